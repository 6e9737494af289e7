"""Pictures are handled in processes of their own, without torch: hostile bytes never reach the bot's own process.

A process that takes too long or dies is replaced; the picture it died of is refused.
"""

import asyncio
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
    Shrink,
    Thumbnail,
)
from bot.observability.metrics import IMAGING_ENDS
from bot.processes.child import ChildProcess, OnLog
from engine.protocol.messages import DamagedStream, Notice, NoticeCode

WORKER = "bot.imaging.worker"
PROCESSES = 2  # so that one heavy picture does not keep everybody waiting
SECONDS = 20.0  # for one picture
LONGER = 10  # times as long for many of them, or for what moves
LONG = (PrepareAlbum, PrepareMoving, DeliverMoving)
PICTURES_EACH = 200  # then a process is replaced: whatever a decoder leaked goes with it
TRIES = 2  # of a picture at which a process died

Answer = TypeVar("Answer", Prepared, Album, Moving, Inspected, Deliverable)

log = structlog.get_logger()

_decode_reply = msgspec.msgpack.Decoder(Reply).decode


class Imaging:
    """The imaging processes; use it as an async context manager."""

    def __init__(self, *, seconds: float = SECONDS, on_log: OnLog | None = None) -> None:
        """`seconds`: what one picture may take. `on_log` is told what the processes log."""
        self._seconds = seconds
        self._on_log = on_log
        # Places for processes; None is one where none has been started, or the last one has ended.
        self._places: asyncio.LifoQueue[_Process | None] = asyncio.LifoQueue()

    async def __aenter__(self) -> Self:
        for _ in range(PROCESSES - 1):
            self._places.put_nowait(None)
        self._places.put_nowait(await _Process.spawn(self._on_log))
        return self

    async def __aexit__(self, *exception: object) -> None:
        for _ in range(PROCESSES):
            if process := await self._places.get():
                await process.child.close()

    async def prepare(self, data: bytes, longest: int) -> Prepared:
        """A stranger's picture made safe: upright, sRGB, no metadata, at most `longest` pixels a side, as PNG.

        Raises PictureRefused.
        """
        return await self._ask(Prepare(data=data, longest=longest), Prepared)

    async def album(self, archive: bytes, longest: int, most: int) -> Album:
        """The pictures of a stranger's ZIP archive, each made safe as in `prepare`; what is none is left out.

        Raises PictureRefused where there is none at all, or more than `most`.
        """
        return await self._ask(PrepareAlbum(data=archive, longest=longest, most=most), Album)

    async def prepare_moving(self, data: bytes, longest: int) -> Moving:
        """A stranger's animation or film made safe: an APNG, or an MP4 with its sound, of at most `longest` pixels.

        Raises PictureRefused.
        """
        return await self._ask(PrepareMoving(data=data, longest=longest), Moving)

    async def deliver_moving(self, data: bytes, kind: MovingKind, limit: int) -> Deliverable:
        """What moves in a file of this kind with at most `limit` bytes, smaller where it has to be.

        Raises PictureRefused where nothing of it would be left.
        """
        return await self._ask(DeliverMoving(data=data, kind=kind, limit=limit), Deliverable)

    async def inspect_style(self, data: bytes) -> Inspected:
        """What a stranger's style file says about itself; raises PictureRefused where it is none."""
        return await self._ask(InspectStyle(data=data), Inspected)

    async def shrink(self, png: bytes, limit: int) -> Deliverable:
        """A result in at most `limit` bytes: the PNG itself where it fits, else the best WebP that does.

        At the same number of bytes a WebP looks better than a JPEG, and it keeps transparency.
        """
        return await self._ask(Shrink(picture=png, limit=limit), Deliverable)

    async def thumbnail(self, png: bytes, side: int) -> Deliverable:
        """A result with its longer side at `side` pixels, as WebP."""
        return await self._ask(Thumbnail(picture=png, side=side), Deliverable)

    async def chart(self, chart: Chart) -> bytes:
        """A chart as PNG."""
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
        """What a process answers; None where it has died, which may have had another reason than the picture.

        Raises PictureRefused where it takes too long or answers nonsense.
        """
        process = await self._places.get()
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
            self._places.put_nowait(process)
        return reply

    async def _reply(self, process: "_Process", request: Request) -> Reply | None:
        process.pictures += 1
        try:
            async with asyncio.timeout(self._seconds * (LONGER if isinstance(request, LONG) else 1)):
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
