"""The imaging process: `python -m bot.imaging.worker`. Bytes from strangers are decoded here and nowhere else.

It has a memory limit where the system knows one; the bot watches the clock.
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
    Shrink,
    Thumbnail,
)
from engine.media import encoding, images, opened_pictures
from engine.protocol import style_header
from engine.protocol.errors import EngineError
from engine.protocol.logs import set_up_logs
from engine.protocol.messages import Notice, NoticeCode, frame, read_body, take_pipes

MEMORY_BYTES = 2 * 1024**3  # the largest picture that engine.media.images allows needs 1 GiB
WATCH_SECONDS = 0.1
QUALITIES = (95, 90, 80, 65)  # of WebP, tried in this order before the picture is made smaller
SMALLER = 0.8

log = structlog.get_logger()

_decode_request = msgspec.msgpack.Decoder(Request).decode


def main() -> None:
    """Answer requests until the bot closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the bot
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
    """Let the system refuse memory beyond MEMORY_BYTES; where it cannot, as on macOS and Windows, watch it here."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    except (ImportError, ValueError, OSError) as error:
        log.info("memory is watched, as this system sets no limit to it", limit=MEMORY_BYTES, problem=str(error))
        threading.Thread(target=_watch_memory, daemon=True).start()


def _watch_memory() -> None:
    """End this process when it has more than its share; the picture that it was about is refused then."""
    import psutil

    own = psutil.Process()
    while own.memory_info().rss <= MEMORY_BYTES:
        time.sleep(WATCH_SECONDS)
    log.warning("too much memory", limit=MEMORY_BYTES)
    os._exit(1)


def answer(request: Request) -> Reply:
    """One reply to one request; a picture that cannot be handled is refused, whatever goes wrong with it."""
    try:
        match request:
            case Prepare():
                return prepare(request)
            case PrepareAlbum():
                return prepare_album(request)
            case PrepareMoving():
                from bot.imaging.moving_pictures import prepare_moving  # its library is large

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
                from bot.imaging.charts import draw  # its library is large, and few ask for it

                return draw(request)
    except EngineError as error:
        return Refused(notice=error.notice)
    except MemoryError:
        return Refused(notice=Notice(NoticeCode.PICTURE_HEAVY))
    except Exception as error:
        log.exception("request broken")
        return Refused(notice=Notice(NoticeCode.INTERNAL, {"error": type(error).__name__}))


def prepare(request: Prepare) -> Prepared:
    """See Imaging.prepare."""
    picture = images.decode(request.data)
    animated, notes = picture.animated, [Notice(code) for code in picture.notes]
    if max(picture.rgb.size) > request.longest:
        picture = images.fit(picture, request.longest)
    width, height = picture.rgb.size
    return Prepared(
        picture=encoding.encode_quickly(picture), width=width, height=height, animated=animated, notes=notes
    )


def shrink(request: Shrink) -> Deliverable:
    """See Imaging.shrink."""
    if len(request.picture) <= request.limit:
        return Deliverable(data=request.picture, suffix="png")
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
    """See Imaging.thumbnail."""
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
