"""An engine in a process of its own on this machine."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Self, TypeVar

from bot.child import ChildProcess, OnLog
from bot.errors import EngineDied, JobCancelled, JobFailed
from engine.messages import (
    Animate,
    Blend,
    Cancel,
    Cancelled,
    Checkpoint,
    Classified,
    Classify,
    DamagedStream,
    Done,
    Failed,
    Fetching,
    ModelFiles,
    Preview,
    Progress,
    Ready,
    Render,
    Reply,
    Request,
    Start,
    StyleDone,
    Stylize,
    SurveyModels,
    Train,
    Vitals,
    decode_reply,
)

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

Answer = TypeVar("Answer", Ready, ModelFiles, StyleDone, Classified)


class LocalEngine:
    """One engine process; use it as an async context manager.

    Requests may overlap; the process answers them one after the other.
    """

    def __init__(
        self,
        *,
        worker: str = WORKER,
        on_fetching: Callable[[Fetching], None] = lambda fetching: None,
        on_vitals: Callable[[Vitals], None] = lambda vitals: None,
        on_log: OnLog | None = None,
    ) -> None:
        """`worker`: the module that is run. `on_fetching` is told about downloads of models, `on_log` what it logs."""
        self._worker = worker
        self._on_fetching = on_fetching
        self._on_vitals = on_vitals
        self._on_log = on_log
        # Replies by job, "" for those that belong to none; None says that the process has ended.
        self._inboxes: dict[str, asyncio.Queue[Reply | None]] = {}

    async def __aenter__(self) -> Self:
        self._child = await ChildProcess.spawn(self._worker, WORKER_ENVIRONMENT, on_log=self._on_log)
        self._reading = asyncio.create_task(self._read_replies())
        return self

    async def __aexit__(self, *_: object) -> None:
        """End the process: it leaves by itself when its stdin closes, in the middle of a step if need be."""
        await self._child.close()
        await self._reading

    @property
    def pid(self) -> int:
        """Of the engine process."""
        return self._child.pid

    def kill(self) -> None:
        """End the process at once; whoever waits for a reply gets EngineDied."""
        self._child.kill()

    async def ended(self) -> EngineDied:
        """Wait for the end of the process, and say what is known about it."""
        await asyncio.shield(self._reading)
        return EngineDied(*await self._child.ended())

    async def start(self, request: Start) -> Ready:
        """Load the models; JobFailed where they cannot be loaded."""
        return await self._answer(request, "", Ready)

    async def survey_models(self, request: SurveyModels) -> ModelFiles:
        """Which files the models need and have; JobFailed where one cannot be fetched."""
        return await self._answer(request, "", ModelFiles)

    async def classify(self, request: Classify) -> list[float]:
        """For each of the request's texts the probability that it describes the picture; JobFailed on bad pictures."""
        return (await self._answer(request, request.job, Classified)).probabilities

    async def paint(self, request: Stylize | Render | Animate) -> AsyncGenerator[Progress | Preview | Done]:
        """Paint one picture; the last event is Done.

        Raises JobFailed, JobCancelled, or EngineDied.
        """
        async with aclosing(self._ask(request, request.job)) as replies:
            async for reply in replies:
                if isinstance(reply, Progress | Preview | Done):
                    yield reply

    async def train(self, request: Train) -> AsyncGenerator[Progress | Preview | Checkpoint | StyleDone]:
        """Train a style; the last event is StyleDone. Raises JobFailed, JobCancelled, or EngineDied."""
        async with aclosing(self._ask(request, request.job)) as replies:
            async for reply in replies:
                if isinstance(reply, Progress | Preview | Checkpoint | StyleDone):
                    yield reply

    async def blend(self, request: Blend) -> StyleDone:
        """One style of several; JobFailed where they cannot be one."""
        return await self._answer(request, request.job, StyleDone)

    async def cancel(self, job: str) -> None:
        """Ask for a job to be stopped before its next step; who iterates over it then gets JobCancelled."""
        await self._send(Cancel(job=job))

    async def _answer(self, request: Request, job: str, kind: type[Answer]) -> Answer:
        async with aclosing(self._ask(request, job)) as replies:
            async for reply in replies:
                if isinstance(reply, kind):
                    return reply
        raise AssertionError("unreachable: the replies end with an answer or raise")

    async def _ask(self, request: Request, job: str) -> AsyncGenerator[Reply]:
        """Everything that the engine answers to one request, up to and with the reply that ends it."""
        inbox: asyncio.Queue[Reply | None] = asyncio.Queue()
        self._inboxes[job] = inbox
        try:
            await self._send(request)
            while True:
                match await inbox.get():
                    case None:
                        raise await self.ended()
                    case Failed(notice=notice):
                        raise JobFailed(notice)
                    case Cancelled(step=step):
                        raise JobCancelled(step)
                    case Done() | StyleDone() | Ready() | ModelFiles() | Classified() as answer:
                        yield answer
                        return
                    case event:
                        yield event
        finally:
            del self._inboxes[job]

    async def _send(self, request: Request) -> None:
        if self._reading.done():
            raise await self.ended()
        await self._child.send(request)

    async def _read_replies(self) -> None:
        try:
            while (body := await self._child.receive()) is not None:
                reply = decode_reply(body)
                if isinstance(reply, Fetching):
                    self._on_fetching(reply)
                elif isinstance(reply, Vitals):
                    self._on_vitals(reply)
                elif inbox := self._inboxes.get(getattr(reply, "job", "")):
                    inbox.put_nowait(reply)
        except (DamagedStream, ValueError) as error:
            self._child.note(f"its replies cannot be read: {error}")
            self._child.kill()
        finally:
            for inbox in self._inboxes.values():
                inbox.put_nowait(None)
