"""A conversation with an engine, in whatever way its frames travel."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Protocol, Self, TypeVar

import msgspec

from bot.errors import EngineDied, JobCancelled, JobFailed
from engine.protocol.messages import (
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

Answer = TypeVar("Answer", Ready, ModelFiles, StyleDone, Classified)


class Wire(Protocol):
    """What carries frames to an engine process and back, wherever that runs."""

    @property
    def pid(self) -> int:
        """Of the process."""

    async def send(self, message: msgspec.Struct) -> None:
        """Write one message; without effect where the process has ended, which `receive` says."""

    async def receive(self) -> bytes | None:
        """The body of the next frame; None where the process has ended. Raises DamagedStream."""

    def note(self, line: str) -> None:
        """Add to its log, for the report."""

    def kill(self) -> None:
        """End the process at once."""

    async def ended(self) -> tuple[int | None, str]:
        """Wait for its end: exit code, as far as known, and the end of its log."""

    async def close(self) -> None:
        """Ask it to end; one that stays is killed."""


class Engine:
    """A conversation with one engine process; use it as an async context manager.

    Requests may overlap; the process answers them one after the other.
    """

    def __init__(
        self,
        open_wire: Callable[[], Awaitable[Wire]],
        *,
        on_fetching: Callable[[Fetching], None] = lambda fetching: None,
        on_vitals: Callable[[Vitals], None] = lambda vitals: None,
    ) -> None:
        """`open_wire` starts the process. `on_fetching` is told about downloads of models."""
        self._open_wire = open_wire
        self._on_fetching = on_fetching
        self._on_vitals = on_vitals
        # Replies by job, "" for those that belong to none; None says that the process has ended.
        self._inboxes: dict[str, asyncio.Queue[Reply | None]] = {}

    async def __aenter__(self) -> Self:
        self._wire = await self._open_wire()
        self._reading = asyncio.create_task(self._read_replies())
        return self

    async def __aexit__(self, *_: object) -> None:
        """End the process: it leaves by itself when its stdin closes, in the middle of a step if need be."""
        await self._wire.close()
        await self._reading

    @property
    def pid(self) -> int:
        """Of the engine process."""
        return self._wire.pid

    def kill(self) -> None:
        """End the process at once; whoever waits for a reply gets EngineDied."""
        self._wire.kill()

    async def ended(self) -> EngineDied:
        """Wait for the end of the process, and say what is known about it."""
        await asyncio.shield(self._reading)
        return EngineDied(*await self._wire.ended())

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
        await self._wire.send(request)

    async def _read_replies(self) -> None:
        try:
            while (body := await self._wire.receive()) is not None:
                reply = decode_reply(body)
                if isinstance(reply, Fetching):
                    self._on_fetching(reply)
                elif isinstance(reply, Vitals):
                    self._on_vitals(reply)
                elif inbox := self._inboxes.get(getattr(reply, "job", "")):
                    inbox.put_nowait(reply)
        except (DamagedStream, ValueError) as error:
            self._wire.note(f"its replies cannot be read: {error}")
            self._wire.kill()
        finally:
            for inbox in self._inboxes.values():
                inbox.put_nowait(None)
