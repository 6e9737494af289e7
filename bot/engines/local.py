"""An engine in a process of its own on this machine."""

import asyncio
import os
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from typing import Self, TypeVar

from bot.errors import EngineDied, JobCancelled, JobFailed
from engine.messages import (
    HEADER_BYTES,
    Cancel,
    Cancelled,
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
    Reply,
    Request,
    Start,
    Stylize,
    SurveyModels,
    body_length,
    decode_reply,
    frame,
)

LOG_BYTES = 4096  # kept for the report when the process dies
CLOSE_SECONDS = 5.0

WORKER_ENVIRONMENT = {
    "PYTHONUNBUFFERED": "1",
    # By default OpenMP's threads wait for each other spinning. Beside one other busy process on the same two cores
    # that made a step take 20 times as long; to fall asleep after a short spin costs nothing on idle cores.
    "GOMP_SPINCOUNT": "1000",
}

Answer = TypeVar("Answer", Ready, ModelFiles, Classified)


class LocalEngine:
    """One engine process; use it as an async context manager.

    Requests may overlap; the process answers them one after the other.
    """

    def __init__(self, *, on_fetching: Callable[[Fetching], None] = lambda fetching: None) -> None:
        """`on_fetching` is told about downloads of models."""
        self._on_fetching = on_fetching
        self._log = b""  # the end of it
        # Replies by job, "" for those that belong to none; None says that the process has ended.
        self._inboxes: dict[str, asyncio.Queue[Reply | None]] = {}

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "engine.worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            # Ctrl-C in a terminal is for us: the engine is told to stop, not shot.
            start_new_session=True,
            env={**WORKER_ENVIRONMENT, **os.environ},
        )
        self._tasks = [asyncio.create_task(self._read_replies()), asyncio.create_task(self._read_log())]
        return self

    async def __aexit__(self, *_: object) -> None:
        """End the process: it leaves by itself when its stdin closes, in the middle of a step if need be."""
        assert self._process.stdin
        self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), CLOSE_SECONDS)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        await asyncio.gather(*self._tasks)

    @property
    def pid(self) -> int:
        """Of the engine process."""
        return self._process.pid

    async def start(self, request: Start) -> Ready:
        """Load the models; JobFailed where they cannot be loaded."""
        return await self._answer(request, "", Ready)

    async def survey_models(self, request: SurveyModels) -> ModelFiles:
        """Which files the models need and have; JobFailed where one cannot be fetched."""
        return await self._answer(request, "", ModelFiles)

    async def classify(self, request: Classify) -> list[float]:
        """For each of the request's texts the probability that it describes the picture; JobFailed on bad pictures."""
        return (await self._answer(request, request.job, Classified)).probabilities

    async def stylize(self, request: Stylize) -> AsyncGenerator[Progress | Preview | Done]:
        """Paint one picture; the last event is Done.

        Raises JobFailed, JobCancelled, or EngineDied.
        """
        async with aclosing(self._ask(request, request.job)) as replies:
            async for reply in replies:
                if isinstance(reply, Progress | Preview | Done):
                    yield reply

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
                        raise await self._death()
                    case Failed(notice=notice):
                        raise JobFailed(notice)
                    case Cancelled(step=step):
                        raise JobCancelled(step)
                    case Done() | Ready() | ModelFiles() | Classified() as answer:
                        yield answer
                        return
                    case event:
                        yield event
        finally:
            del self._inboxes[job]

    async def _send(self, request: Request) -> None:
        stdin = self._process.stdin
        assert stdin
        if self._tasks[0].done():
            raise await self._death()
        with suppress(ConnectionError):  # the inboxes are told that it ended
            stdin.write(frame(request))
            await stdin.drain()

    async def _read_replies(self) -> None:
        stdout = self._process.stdout
        assert stdout
        try:
            while True:
                length = body_length(await stdout.readexactly(HEADER_BYTES))
                reply = decode_reply(await stdout.readexactly(length))
                if isinstance(reply, Fetching):
                    self._on_fetching(reply)
                elif inbox := self._inboxes.get(getattr(reply, "job", "")):
                    inbox.put_nowait(reply)
        except asyncio.IncompleteReadError:
            pass  # it has ended
        except (DamagedStream, ValueError) as error:
            self._log += f"its replies cannot be read: {error}\n".encode()
            self._process.kill()
        finally:
            for inbox in self._inboxes.values():
                inbox.put_nowait(None)

    async def _read_log(self) -> None:
        stderr = self._process.stderr
        assert stderr
        while chunk := await stderr.read(LOG_BYTES):
            self._log = (self._log + chunk)[-LOG_BYTES:]

    async def _death(self) -> EngineDied:
        returncode = await self._process.wait()
        await self._tasks[1]
        return EngineDied(returncode, self._log.decode(errors="replace"))
