"""How a process is asked to stop."""

import asyncio
import signal

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # the last: its terminal is closed


def stop_on_signals(
    stop: asyncio.Event, names: tuple[str, ...] = NAMES, *, at_once: asyncio.Event | None = None
) -> None:
    """Set the event when one of these arrives, and `at_once` at a further one.

    Those that the system does not know are left out.
    """
    loop = asyncio.get_running_loop()

    def arrived() -> None:
        if stop.is_set() and at_once:
            at_once.set()
        stop.set()

    for number in (getattr(signal, name) for name in names if hasattr(signal, name)):
        try:
            loop.add_signal_handler(number, arrived)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(arrived))
