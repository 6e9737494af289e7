"""The imaging process, `python -m bot.imaging.worker`: the only place where strangers' pictures and films are decoded.

It limits its own memory; the bot limits its time.
"""

import io
import os
import signal
import threading
import time

import msgspec
import structlog
from PIL import Image

from bot.imaging.albums import prepare_album
from bot.imaging.imaging_messages import (
    Chart,
    Deliverable,
    DeliverMoving,
    Inspected,
    InspectStyle,
    Prepare,
    PrepareAlbum,
    Prepared,
    PrepareMoving,
    Refused,
    Reply,
    Request,
    Score,
    Shrink,
    Thumbnail,
)
from engine.media import encoding, images, opened_pictures
from engine.protocol import style_header
from engine.protocol.errors import EngineError
from engine.protocol.logs import set_up_logs
from engine.protocol.messages import Notice, NoticeCode, frame, read_body, take_pipes

MEMORY_BYTES = 2 * 1024**3  # twice what the largest picture needs that engine.media.images accepts
MOST_MEMORY_BYTES = MEMORY_BYTES + 256 * 1024**2  # with the picture check's model, which takes 140 MiB of address space
WATCH_SECONDS = 0.1  # between two looks at the memory
QUALITIES = (95, 90, 80, 65)  # of WebP, in the order in which they are tried
SMALLER = 0.8  # the factor by which a picture that is too large is scaled

log = structlog.get_logger()

_memory_bytes = MEMORY_BYTES  # the present limit
_decode_request = msgspec.msgpack.Decoder(Request).decode


def main() -> None:
    """Answer requests until the bot closes stdin."""
    # On Ctrl-C, or when a service manager stops the whole group, the bot ends its processes itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    set_up_logs()
    limit_memory()
    requests, replies = take_pipes()
    while (body := read_body(requests)) is not None:
        request = _decode_request(body)
        begun = time.monotonic()
        with structlog.contextvars.bound_contextvars(**request.context, request=type(request).__name__.lower()):
            reply = answer(request)
            outcome = {"refused": reply.notice.code} if isinstance(reply, Refused) else {}
            log.info("request answered", seconds=round(time.monotonic() - begun, 3), **outcome)
        replies.write(frame(reply))
        replies.flush()


def limit_memory() -> None:
    """Limit this process to MEMORY_BYTES: by RLIMIT_AS, or by a thread on systems that do not support it."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MOST_MEMORY_BYTES))
    except (ImportError, ValueError, OSError) as error:
        log.info(
            "the system sets no memory limit: the process watches its own memory",
            limit=MEMORY_BYTES,
            problem=str(error),
        )
        threading.Thread(target=_watch_memory, daemon=True).start()


def raise_memory() -> None:
    """Raise this process's limit to MOST_MEMORY_BYTES, once it needs the model of the picture check."""
    global _memory_bytes
    _memory_bytes = MOST_MEMORY_BYTES
    try:
        import resource

        if resource.getrlimit(resource.RLIMIT_AS)[0] == MEMORY_BYTES:
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    except (ImportError, ValueError, OSError) as error:
        log.info("memory limit not raised", problem=str(error))


def _watch_memory() -> None:
    """Exit when the process exceeds its limit; the bot then refuses the picture."""
    import psutil

    own = psutil.Process()
    while own.memory_info().rss <= _memory_bytes:
        time.sleep(WATCH_SECONDS)
    log.warning("too much memory", limit=_memory_bytes)
    os._exit(1)


def answer(request: Request) -> Reply:
    """Return the reply to a request; whatever goes wrong with a picture becomes Refused."""
    try:
        match request:
            case Prepare():
                return prepare(request)
            case PrepareAlbum():
                return prepare_album(request)
            case PrepareMoving():
                from bot.imaging.moving_pictures import prepare_moving  # PyAV is large, and few processes need it

                return prepare_moving(request)
            case DeliverMoving():
                from bot.imaging.moving_pictures import deliver_moving

                return deliver_moving(request)
            case InspectStyle():
                return Inspected(prompt=str(style_header.read_metadata(request.data)["prompt"]))
            case Shrink():
                return shrink(request)
            case Thumbnail():
                return thumbnail(request)
            case Chart():
                from bot.imaging.charts import draw  # matplotlib is large, and few processes need it

                return draw(request)
            case Score():
                from bot.imaging import picture_scores  # the model is large, and only a server that wants it needs it

                raise_memory()
                return picture_scores.score(request)
    except EngineError as error:
        return Refused(notice=error.notice)
    except MemoryError:
        return Refused(notice=Notice(NoticeCode.PICTURE_HEAVY))
    except Exception as error:
        log.exception("request broken")
        return Refused(notice=Notice(NoticeCode.INTERNAL, {"error": type(error).__name__}))


def prepare(request: Prepare) -> Prepared:
    """Make a picture safe, as Imaging.prepare describes."""
    picture = images.decode(request.data)
    animated, notes = picture.animated, [Notice(code) for code in picture.notes]
    if max(picture.rgb.size) > request.longest:
        picture = images.fit(picture, request.longest)
    width, height = picture.rgb.size
    return Prepared(
        picture=encoding.encode_quickly(picture), width=width, height=height, animated=animated, notes=notes
    )


def shrink(request: Shrink) -> Deliverable:
    """Fit a PNG into a size limit that it exceeds, as Imaging.shrink describes."""
    image = whole = _loaded(request.picture)
    while True:
        for quality in QUALITIES:
            buffer = io.BytesIO()
            image.save(buffer, "WEBP", quality=quality)
            if buffer.tell() <= request.limit:
                return Deliverable(data=buffer.getvalue(), suffix="webp", smaller=image is not whole)
        smaller = (max(1, round(image.width * SMALLER)), max(1, round(image.height * SMALLER)))
        image = image.resize(smaller, opened_pictures.RESAMPLE)


def thumbnail(request: Thumbnail) -> Deliverable:
    """Make a small WebP of a PNG, as Imaging.thumbnail describes."""
    image = _loaded(request.picture)
    image.thumbnail((request.side, request.side))
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", **encoding.QUICK_WEBP)
    return Deliverable(data=buffer.getvalue(), suffix="webp", smaller=True)


def _loaded(png: bytes) -> Image.Image:
    with Image.open(io.BytesIO(png), formats=["PNG"]) as file:
        file.load()
        return file


if __name__ == "__main__":
    main()
