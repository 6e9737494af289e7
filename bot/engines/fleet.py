"""All engines of the bot; their number and places may change while it runs."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, Protocol

import msgspec
import structlog

from bot.engines.local import WORKER, LocalEngine
from bot.engines.supervisor import SupervisedEngine
from bot.observability.logs import pass_on
from engine.protocol.messages import Ready, Start

Serve = Callable[[SupervisedEngine], Coroutine[Any, Any, None]]

log = structlog.get_logger()


class Fleet(Protocol):
    """A set of engines that are kept running."""

    @property
    def engines(self) -> Sequence[SupervisedEngine]:
        """Return the engines that exist at the moment, ready or not."""

    async def run(self, serve: Serve) -> None:
        """Keep the engines running, and call `serve` with each, until cancelled."""


def ready_engines(fleet: Fleet) -> list[Ready]:
    """Return what the engines that are ready say of themselves."""
    return [engine.ready for engine in fleet.engines if engine.ready]


class LocalFleet:
    """One engine process for each device of this machine."""

    def __init__(self, starts: Sequence[Start], *, worker: str = WORKER, hung_after: float) -> None:
        """Create an engine for each of `starts`; the one whose device is `auto` reports further devices.

        `worker` is the module that the processes run. `hung_after` is as in SupervisedEngine.
        """
        self._worker = worker
        self._hung_after = hung_after
        self._group: asyncio.TaskGroup | None = None
        self.engines: list[SupervisedEngine] = []
        for start in starts:
            self.engines.append(self._engine(start))

    async def run(self, serve: Serve) -> None:
        """Keep the engines running, and call `serve` with each, until cancelled."""
        self._serve = serve
        async with asyncio.TaskGroup() as self._group:
            for engine in self.engines:
                self._run_engine(engine)

    def _run_engine(self, engine: SupervisedEngine) -> None:
        assert self._group
        self._group.create_task(engine.run())
        self._group.create_task(self._serve(engine))

    def _engine(self, start: Start) -> SupervisedEngine:
        make = partial(LocalEngine, worker=self._worker, on_log=pass_on("engine"))
        on_ready = partial(self._add_devices, start)
        same = sum(engine.device.split("#")[0] == start.device for engine in self.engines)
        name = f"{start.device}#{same + 1}" if same else start.device
        return SupervisedEngine(name, start, make, hung_after=self._hung_after, on_ready=on_ready)

    def _add_devices(self, start: Start, ready: Ready) -> None:
        """Add an engine for each device that no engine uses yet."""
        known = {engine.device for engine in self.engines}
        for device in ready.other_devices:
            if device not in known:
                log.info("device found", device=device)
                engine = self._engine(msgspec.structs.replace(start, device=device))
                self.engines.append(engine)
                self._run_engine(engine)
