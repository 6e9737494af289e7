"""An engine in a process of its own on this machine."""

from collections.abc import Callable

from bot.engines.connection import Engine
from bot.processes.child import ChildProcess, OnLog
from engine.protocol.messages import Fetching, Vitals

WORKER = "engine.worker"
WORKER_ENVIRONMENT = {
    # By default OpenMP's threads wait for each other spinning. Beside one other busy process on the same two cores
    # that made a step take 20 times as long; to fall asleep after a short spin costs nothing on idle cores.
    "GOMP_SPINCOUNT": "1000",
    # glibc gives large blocks back at once, and the next step pays for getting them again, page by page: a quarter of
    # the StyleNet's time. The engine gives back what it holds when it has nothing to do.
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": str(1 << 36),
}


class LocalEngine(Engine):
    """An engine process that the bot has started itself."""

    def __init__(
        self,
        *,
        worker: str = WORKER,
        on_fetching: Callable[[Fetching], None] = lambda fetching: None,
        on_vitals: Callable[[Vitals], None] = lambda vitals: None,
        on_log: OnLog | None = None,
    ) -> None:
        """`worker`: the module that is run. `on_fetching` is told about downloads of models, `on_log` what it logs."""

        async def spawn() -> ChildProcess:
            return await ChildProcess.spawn(worker, WORKER_ENVIRONMENT, on_log=on_log)

        super().__init__(spawn, on_fetching=on_fetching, on_vitals=on_vitals)
