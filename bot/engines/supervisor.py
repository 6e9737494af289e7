"""Keeps an engine process running on a device: notices at once when it ends, and starts another one with back-off."""

import asyncio
import time

import structlog

from bot.engines.local import WORKER, LocalEngine
from bot.errors import EngineDied, JobFailed
from bot.logs import pass_on
from bot.metrics import ENGINE_ENDS
from engine.messages import Fetching, Ready, Start, Vitals

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 60.0  # seconds, doubled each time that it does not work
WATCH_EVERY = 1.0  # seconds

log = structlog.get_logger()


class SupervisedEngine:
    """One device's engine, whichever process it is at the moment."""

    def __init__(self, start: Start, *, worker: str = WORKER, hung_after: float) -> None:
        """`hung_after`: seconds without a word after which a start counts as hung."""
        self._start = start
        self._worker = worker
        self._hung_after = hung_after
        self._failures = 0
        self._heard = 0.0
        self._running: asyncio.Future[LocalEngine] = asyncio.get_running_loop().create_future()
        self.ready: Ready | None = None  # what the engine said when it was last ready
        self.problem: str | None = None  # why there is none now
        self.vitals: Vitals | None = None  # as it was last heard

    @property
    def device(self) -> str:
        """As it was configured."""
        return self._start.device

    @property
    def is_up(self) -> bool:
        """Whether there is an engine that is ready."""
        return self._running.done()

    async def engine(self) -> LocalEngine:
        """The engine, waiting until there is one that is ready."""
        return await asyncio.shield(self._running)

    def proven(self) -> None:
        """It has done its work: the next failure is a first one again."""
        self._failures = 0

    async def run(self) -> None:
        """Keep one running until cancelled."""
        while True:
            try:
                await self._run_once()
            except (EngineDied, JobFailed, OSError) as error:
                self.problem = str(error)
            self.vitals = None
            ENGINE_ENDS.labels(self.device).inc()
            pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2**self._failures)
            self._failures += 1
            log.error("engine down", device=self.device, problem=self.problem, next_try_in_seconds=pause)
            await asyncio.sleep(pause)

    async def _run_once(self) -> None:
        async with LocalEngine(
            worker=self._worker,
            on_fetching=self._on_fetching,
            on_vitals=self._on_vitals,
            on_log=pass_on("engine"),
        ) as engine:
            self.ready = await self._started(engine)
            self.problem = None
            log.info("engine ready", device=self.ready.device, name=self.ready.device_name, pid=engine.pid)
            self._running.set_result(engine)
            try:
                death = await engine.ended()
            finally:
                self._running = asyncio.get_running_loop().create_future()
            raise death

    async def _started(self, engine: LocalEngine) -> Ready:
        self._heard = time.monotonic()
        starting = asyncio.create_task(engine.start(self._start))
        try:
            while not (await asyncio.wait({starting}, timeout=WATCH_EVERY))[0]:
                if time.monotonic() - self._heard > self._hung_after:
                    engine.kill()
            return starting.result()
        finally:
            starting.cancel()

    def _on_vitals(self, vitals: Vitals) -> None:
        self.vitals = vitals

    def _on_fetching(self, fetching: Fetching) -> None:
        self._heard = time.monotonic()
        if not fetching.received:
            log.info("fetching", file=fetching.name, bytes=fetching.total)
