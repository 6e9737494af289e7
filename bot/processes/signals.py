"""The signals that ask a process to stop."""

import asyncio
import signal

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # SIGHUP: the terminal was closed


def stop_on_signals(
    stop: asyncio.Event, names: tuple[str, ...] = NAMES, *, at_once: asyncio.Event | None = None
) -> None:
    """Set `stop` when one of these signals arrives, and `at_once` when another one follows.

    Signals that the system does not know are ignored.
    """
    loop = asyncio.get_running_loop()

    def arrived() -> None:
        if stop.is_set() and at_once:
            at_once.set()
        stop.set()

    for number in (getattr(signal, name) for name in names if hasattr(signal, name)):
        try:
            loop.add_signal_handler(number, arrived)
        except NotImplementedError:  # the event loops of Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(arrived))
