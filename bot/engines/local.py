"""An engine in a process of its own on this machine."""

from collections.abc import Callable

from bot.engines.connection import Engine
from bot.processes.child import ChildProcess, OnLog
from engine.protocol.messages import Fetching, Vitals

WORKER = "engine.worker"
WORKER_ENVIRONMENT = {
    # OpenMP's threads spin by default while they wait for each other. With one other busy process on the same two cores
    # a step took 20 times as long; sleeping after a short spin costs nothing on idle cores.
    # https://gcc.gnu.org/onlinedocs/libgomp/GOMP_005fSPINCOUNT.html
    "GOMP_SPINCOUNT": "1000",
    # glibc returns large blocks to the system at once, and the next step gets them again page by page: a quarter of the
    # StyleNet's time. With these two settings it keeps them; the engine trims its memory when it is idle.
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": str(1 << 36),
}


class LocalEngine(Engine):
    """An engine process that the bot starts on this machine."""

    def __init__(
        self,
        *,
        worker: str = WORKER,
        on_fetching: Callable[[Fetching], None] = lambda fetching: None,
        on_vitals: Callable[[Vitals], None] = lambda vitals: None,
        on_log: OnLog | None = None,
    ) -> None:
        """Prepare a process that runs the module `worker`.

        See Engine for `on_fetching` and `on_vitals`; `on_log` gets every line of the process's log.
        """

        async def spawn() -> ChildProcess:
            return await ChildProcess.spawn(worker, WORKER_ENVIRONMENT, on_log=on_log)

        super().__init__(spawn, on_fetching=on_fetching, on_vitals=on_vitals)
