"""The requests and replies exchanged with an engine, over any transport."""

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


class Transport(Protocol):
    """What carries frames to an engine process and back, wherever the process runs."""

    @property
    def pid(self) -> int:
        """Return the id of the engine process."""

    async def send(self, message: msgspec.Struct) -> None:
        """Write one message; without effect if the process has ended, which `receive` reports."""

    async def receive(self) -> bytes | None:
        """Return the body of the next frame, or None once the process has ended. Raises DamagedStream."""

    def note(self, line: str) -> None:
        """Add a line to the log that `ended` returns."""

    def kill(self) -> None:
        """Kill the process without letting it finish anything."""

    async def ended(self) -> tuple[int | None, str]:
        """Wait for the end of the process; return its exit code, if known, and the end of its log."""

    async def close(self) -> None:
        """Ask the process to end, and kill it if it does not."""


class Engine:
    """The connection to one engine process; use it as an async context manager.

    Requests may overlap; the process answers them one after the other.
    """

    def __init__(
        self,
        open_transport: Callable[[], Awaitable[Transport]],
        *,
        on_fetching: Callable[[Fetching], None] = lambda fetching: None,
        on_vitals: Callable[[Vitals], None] = lambda vitals: None,
    ) -> None:
        """Prepare an engine whose process `open_transport` starts.

        `on_fetching` is called for every report about a download of models, `on_vitals` for every report of memory use.
        """
        self._open_transport = open_transport
        self._on_fetching = on_fetching
        self._on_vitals = on_vitals
        # Replies by job id; "" is for replies that belong to no job. None in a queue: the process has ended.
        self._inboxes: dict[str, asyncio.Queue[Reply | None]] = {}

    async def __aenter__(self) -> Self:
        self._transport = await self._open_transport()
        self._reading = asyncio.create_task(self._read_replies())
        return self

    async def __aexit__(self, *_: object) -> None:
        """End the process: it exits when its stdin closes, in the middle of a step if need be."""
        await self._transport.close()
        await self._reading

    @property
    def pid(self) -> int:
        """Return the id of the engine process."""
        return self._transport.pid

    def kill(self) -> None:
        """Kill the process; whoever waits for a reply gets EngineDied."""
        self._transport.kill()

    async def ended(self) -> EngineDied:
        """Wait for the end of the process, and return the error that says what is known about it."""
        await asyncio.shield(self._reading)
        return EngineDied(*await self._transport.ended())

    async def start(self, request: Start) -> Ready:
        """Load the models. Raises JobFailed if they cannot be loaded, and EngineDied."""
        return await self._answer(request, "", Ready)

    async def survey_models(self, request: SurveyModels) -> ModelFiles:
        """Return which files the models need, and which of them exist.

        Raises JobFailed if one cannot be fetched, and EngineDied.
        """
        return await self._answer(request, "", ModelFiles)

    async def classify(self, request: Classify) -> list[float]:
        """Return for each text of the request the probability that it describes the picture.

        Raises JobFailed if the picture is damaged, and EngineDied.
        """
        return (await self._answer(request, request.job, Classified)).probabilities

    async def paint(self, request: Stylize | Render | Animate) -> AsyncGenerator[Progress | Preview | Done]:
        """Paint one picture, and yield its events; the last one is Done.

        Raises JobFailed, JobCancelled and EngineDied.
        """
        async with aclosing(self._ask(request, request.job)) as replies:
            async for reply in replies:
                if isinstance(reply, Progress | Preview | Done):
                    yield reply

    async def train(self, request: Train) -> AsyncGenerator[Progress | Preview | Checkpoint | StyleDone]:
        """Train a style, and yield its events; the last one is StyleDone.

        Raises JobFailed, JobCancelled and EngineDied.
        """
        async with aclosing(self._ask(request, request.job)) as replies:
            async for reply in replies:
                if isinstance(reply, Progress | Preview | Checkpoint | StyleDone):
                    yield reply

    async def blend(self, request: Blend) -> StyleDone:
        """Blend several styles into one. Raises JobFailed if they do not fit together, and EngineDied."""
        return await self._answer(request, request.job, StyleDone)

    async def cancel(self, job: str) -> None:
        """Ask the engine to stop a job before its next step; whoever iterates over it gets JobCancelled."""
        await self._send(Cancel(job=job))

    async def _answer(self, request: Request, job: str, kind: type[Answer]) -> Answer:
        async with aclosing(self._ask(request, job)) as replies:
            async for reply in replies:
                if isinstance(reply, kind):
                    return reply
        raise AssertionError("unreachable: the replies end with an answer or raise")

    async def _ask(self, request: Request, job: str) -> AsyncGenerator[Reply]:
        """Send a request, and yield its replies up to and including the one that ends it."""
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
        await self._transport.send(request)

    async def _read_replies(self) -> None:
        try:
            while (body := await self._transport.receive()) is not None:
                reply = decode_reply(body)
                if isinstance(reply, Fetching):
                    self._on_fetching(reply)
                elif isinstance(reply, Vitals):
                    self._on_vitals(reply)
                elif inbox := self._inboxes.get(getattr(reply, "job", "")):
                    inbox.put_nowait(reply)
        except (DamagedStream, ValueError) as error:
            self._transport.note(f"its replies cannot be read: {error}")
            self._transport.kill()
        finally:
            for inbox in self._inboxes.values():
                inbox.put_nowait(None)
