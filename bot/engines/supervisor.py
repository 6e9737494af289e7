"""Keeps an engine process running on a device: notices at once when it ends, and starts another one with back-off."""

import asyncio
import time
from collections.abc import Callable
from typing import Any, Protocol

import structlog

from bot.engines.connection import Engine
from bot.errors import EngineDied, JobFailed
from bot.observability.metrics import ENGINE_ENDS
from engine.protocol.messages import Fetching, Ready, Start, Vitals

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 60.0  # seconds, doubled each time that it does not work
WATCH_EVERY = 1.0  # seconds

log = structlog.get_logger()


class MakeEngine(Protocol):
    """How a device's engine is made, to be started by entering it."""

    def __call__(self, *, on_fetching: Callable[[Fetching], None], on_vitals: Callable[[Vitals], None]) -> Engine:
        """One that has not been entered yet."""


class SupervisedEngine:
    """One device's engine, whichever process it is at the moment."""

    def __init__(
        self,
        device: str,
        start: Start,
        make: MakeEngine,
        *,
        hung_after: float,
        on_ready: Callable[[Ready], None] = lambda ready: None,
    ) -> None:
        """`device`: its name here. `hung_after`: seconds without a word after which a start counts as hung."""
        self._on_ready = on_ready
        self.device = device
        self._start = start
        self._make = make
        self._hung_after = hung_after
        self._failures = 0
        self._heard = 0.0
        self._running: asyncio.Future[Engine] = asyncio.get_running_loop().create_future()
        self._retired = asyncio.Event()
        self.ready: Ready | None = None  # what the engine said when it was last ready
        self.problem: str | None = None  # why there is none now
        self.vitals: Vitals | None = None  # as it was last heard

    @property
    def machine(self) -> str:
        """Under which name it is counted: of a node without its id, as these come and go without end."""
        return self.device.partition("/")[0]

    @property
    def is_up(self) -> bool:
        """Whether there is an engine that is ready."""
        return self._running.done() and not self._retired.is_set()

    async def engine(self) -> Engine | None:
        """The engine, waiting until there is one that is ready; None where there will be none on this device."""
        retired = asyncio.create_task(self._retired.wait())
        running = asyncio.ensure_future(asyncio.shield(self._running))
        either: set[asyncio.Future[Any]] = {running, retired}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            return None if retired.done() else running.result()
        finally:
            retired.cancel()
            running.cancel()

    def proven(self) -> None:
        """It has done its work: the next failure is a first one again."""
        self._failures = 0

    def retire(self) -> None:
        """The device is gone: `run` ends, and whoever waits for the engine hears so."""
        self._retired.set()
        self.problem = "its device is gone"

    async def run(self) -> None:
        """Keep one running until cancelled or retired."""
        running = asyncio.create_task(self._run())
        retired = asyncio.create_task(self._retired.wait())
        either: set[asyncio.Future[Any]] = {running, retired}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        finally:
            retired.cancel()
            running.cancel()
            await asyncio.wait({running})
        if not running.cancelled():
            running.result()

    async def _run(self) -> None:
        while True:
            try:
                await self._run_once()
            except (EngineDied, JobFailed, OSError) as error:
                self.problem = str(error)
            self.vitals = None
            ENGINE_ENDS.labels(self.machine).inc()
            pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2**self._failures)
            self._failures += 1
            log.error("engine down", device=self.device, problem=self.problem, next_try_in_seconds=pause)
            await asyncio.sleep(pause)

    async def _run_once(self) -> None:
        async with self._make(on_fetching=self._on_fetching, on_vitals=self._on_vitals) as engine:
            self.ready = await self._started(engine)
            self.problem = None
            log.info("engine ready", device=self.device, name=self.ready.device_name, pid=engine.pid)
            self._running.set_result(engine)
            self._on_ready(self.ready)
            try:
                death = await engine.ended()
            finally:
                self._running = asyncio.get_running_loop().create_future()
            raise death

    async def _started(self, engine: Engine) -> Ready:
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
