"""Supervision of one engine: a process that ends is replaced after a pause that grows with each failure."""

import asyncio
import time
from collections.abc import Callable
from typing import Any, Protocol

import structlog

from bot.engines.connection import Engine
from bot.errors import EngineDied, JobFailed
from bot.observability.metrics import ENGINE_ENDS
from engine.protocol.messages import Fetching, Ready, Start, Vitals

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 60.0  # seconds before a restart; doubled after each failure
WATCH_EVERY_S = 1.0  # between two checks that a starting process still reports something
LOG_FETCHING_EVERY_S = 30.0  # of a download; each tenth of a file is logged too

log = structlog.get_logger()


class MakeEngine(Protocol):
    """A factory of an engine for one device; entering the engine starts its process."""

    def __call__(self, *, on_fetching: Callable[[Fetching], None], on_vitals: Callable[[Vitals], None]) -> Engine:
        """Return an engine that has not been entered yet."""


class SupervisedEngine:
    """The engine of one device, whichever process it is at the moment."""

    def __init__(
        self,
        device: str,
        start: Start,
        make: MakeEngine,
        *,
        hung_after: float,
        on_ready: Callable[[Ready], None] = lambda ready: None,
    ) -> None:
        """Prepare the engine of `device`, which is its name in logs, metrics and panels.

        Every new process is sent `start`. It is killed as hung if it reports nothing for `hung_after` seconds while it
        loads its models. `on_ready` is called each time the engine is ready.
        """
        self._on_ready = on_ready
        self.device = device
        self._start = start
        self._make = make
        self._hung_after = hung_after
        self._failures = 0
        self._last_heard = 0.0
        self._running: asyncio.Future[Engine] = asyncio.get_running_loop().create_future()
        self._retired = asyncio.Event()
        self.ready: Ready | None = None  # the last Ready of a process, also while none runs
        self.problem: str | None = None  # why no engine is ready
        self.vitals: Vitals | None = None  # the last report of the running process
        self.fetching: Fetching | None = None  # the last report of a download that has not ended
        self._fetching_logged: tuple[str, int] | None = None  # file and tenth
        self._fetching_logged_at = 0.0

    @property
    def machine(self) -> str:
        """Return the name for metrics: without a node's id, since ever new label values would never be dropped."""
        return self.device.partition("/")[0]

    @property
    def is_up(self) -> bool:
        """Return whether an engine process is ready for requests."""
        return self._running.done() and not self._retired.is_set()

    async def engine(self) -> Engine | None:
        """Wait until an engine is ready, and return it; None once the device is retired."""
        retired = asyncio.create_task(self._retired.wait())
        running = asyncio.ensure_future(asyncio.shield(self._running))
        either: set[asyncio.Future[Any]] = {running, retired}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            return None if retired.done() else running.result()
        finally:
            retired.cancel()
            running.cancel()

    def reset_backoff(self) -> None:
        """Reset the pause between restarts, because the engine has finished a job."""
        self._failures = 0

    def retire(self) -> None:
        """Stop for good because the device is gone; `run` ends, and `engine` returns None."""
        self._retired.set()
        self.problem = "its device is gone"

    async def run(self) -> None:
        """Keep an engine process running until cancelled or retired."""
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
            self.vitals = self.fetching = self._fetching_logged = None
            ENGINE_ENDS.labels(self.machine).inc()
            pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2**self._failures)
            self._failures += 1
            log.error("engine down", device=self.device, problem=self.problem, next_try_in_seconds=pause)
            await asyncio.sleep(pause)

    async def _run_once(self) -> None:
        async with self._make(on_fetching=self._on_fetching, on_vitals=self._on_vitals) as engine:
            self.ready = await self._started(engine)
            self.problem = self.fetching = None
            log.info("engine ready", device=self.device, name=self.ready.device_name, pid=engine.pid)
            self._running.set_result(engine)
            self._on_ready(self.ready)
            try:
                death = await engine.ended()
            finally:
                self._running = asyncio.get_running_loop().create_future()
            raise death

    async def _started(self, engine: Engine) -> Ready:
        self._last_heard = time.monotonic()
        starting = asyncio.create_task(engine.start(self._start))
        try:
            while not (await asyncio.wait({starting}, timeout=WATCH_EVERY_S))[0]:
                if time.monotonic() - self._last_heard > self._hung_after:
                    engine.kill()
            return starting.result()
        finally:
            starting.cancel()

    def _on_vitals(self, vitals: Vitals) -> None:
        self.vitals = vitals

    def _on_fetching(self, fetching: Fetching) -> None:
        self._last_heard = now = time.monotonic()
        self.fetching = None if fetching.received == fetching.total else fetching
        tenth = fetching.name, (fetching.percent or 0) // 10
        if tenth != self._fetching_logged or now - self._fetching_logged_at >= LOG_FETCHING_EVERY_S:
            self._fetching_logged, self._fetching_logged_at = tenth, now
            progress = {"percent": fetching.percent, "received": fetching.received, "bytes": fetching.total}
            log.info("fetching", device=self.device, file=fetching.name, **progress)
