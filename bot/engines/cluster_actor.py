"""What runs on a cluster's nodes: an actor with an engine process beside it, the same one as on the bot's machine.

It stays a process of its own, so that it can be killed, and hears at once when the actor has died: its stdin ends.
"""

import asyncio
from collections.abc import AsyncGenerator

import msgspec

from bot.engines.cluster_messages import Ended, Launched, Logged, Said
from bot.engines.local import WORKER_ENVIRONMENT
from bot.processes.child import ChildProcess, Entry
from engine.protocol.messages import DamagedStream, frame


class EngineActor:
    """One engine. An async actor of Ray: its methods run beside each other, on one event loop."""

    def __init__(self, engine: int, worker: str) -> None:
        """`engine`: its number at the bot. `worker`: the module that is run."""
        self._engine = engine
        self._worker = worker
        self._child: ChildProcess | None = None

    async def reports(self) -> AsyncGenerator[bytes]:
        """Start the process; then everything that it says until its end, in frames for the bot."""
        reports: asyncio.Queue[msgspec.Struct | None] = asyncio.Queue()

        def hear(pid: int, entry: Entry) -> None:
            reports.put_nowait(Logged(self._engine, {**entry, "pid": pid}))

        async def read(child: ChildProcess) -> None:
            try:
                while (body := await child.receive()) is not None:
                    reports.put_nowait(Said(self._engine, body))
            except DamagedStream as error:
                child.note(f"its replies cannot be read: {error}")
                child.kill()
            reports.put_nowait(Ended(self._engine, *await child.ended()))
            reports.put_nowait(None)

        self._child = child = await ChildProcess.spawn(self._worker, WORKER_ENVIRONMENT, on_log=hear)
        reading = asyncio.create_task(read(child))
        try:
            yield frame(Launched(self._engine, child.pid))
            while (report := await reports.get()) is not None:
                yield frame(report)
            await reading
        finally:
            child.kill()

    async def deliver(self, message: bytes) -> None:
        """A frame for the engine."""
        if self._child:
            await self._child.write(message)

    async def end(self) -> None:
        """Ask the engine to end."""
        if self._child:
            await self._child.close()
