"""The Ray actor on a cluster's node, with the engine process that it starts there.

The engine stays a process of its own, as on the bot's machine: it can be killed, and it ends as soon as the actor dies,
because its stdin is closed.
"""

import asyncio
from collections.abc import AsyncGenerator

import msgspec

from bot.engines.cluster_messages import Ended, Launched, Logged, Said
from bot.engines.local import WORKER_ENVIRONMENT
from bot.processes.child import ChildProcess, Entry
from engine.protocol.messages import DamagedStream, frame

BEAT_EVERY_S = 5.0  # at the longest between two reports
BEAT = b""  # the report that there is nothing to report


class EngineActor:
    """One engine, as an async actor of Ray: its methods run concurrently on one event loop.

    https://docs.ray.io/en/latest/ray-core/actors/async_api.html
    """

    def __init__(self, engine: int, worker: str) -> None:
        """Prepare the engine with this number, which runs the module `worker`."""
        self._engine = engine
        self._worker = worker
        self._child: ChildProcess | None = None

    async def reports(self) -> AsyncGenerator[bytes]:
        """Start the process, and yield everything that it says until its end, as frames for the bot.

        While it says nothing, BEAT is yielded every BEAT_EVERY_S.
        """
        reports: asyncio.Queue[msgspec.Struct | None] = asyncio.Queue()

        def handle_log(pid: int, entry: Entry) -> None:
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

        self._child = child = await ChildProcess.spawn(self._worker, WORKER_ENVIRONMENT, on_log=handle_log)
        reading = asyncio.create_task(read(child))
        try:
            yield frame(Launched(self._engine, child.pid))
            while True:
                try:
                    async with asyncio.timeout(BEAT_EVERY_S):
                        report = await reports.get()
                except TimeoutError:
                    yield BEAT
                    continue
                if report is None:
                    break
                yield frame(report)
            await reading
        finally:
            child.kill()

    async def deliver(self, message: bytes) -> None:
        """Write a whole frame to the engine process."""
        if self._child:
            await self._child.write(message)

    async def end(self) -> None:
        """Ask the engine process to end; it is killed if it does not."""
        if self._child:
            await self._child.close()
