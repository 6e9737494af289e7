"""`python -m tests.prove.fuzz_decoder --seconds=300`: mutated files for the imaging process, guided by coverage.

Whatever a stranger sends is answered or refused in a sentence that is meant for it. What breaks that is written to
`crash-…` in the current folder. The first byte of an input says what is asked for; --corpus keeps what was found.
"""

import sys

import atheris

with atheris.instrument_imports(
    include=[
        *(
            "engine.media.images",
            "engine.media.opened_pictures",
            "engine.media.frame_composition",
            "engine.media.encoding",
            "engine.media.animations",
            "engine.media.colors",
            "engine.media.file_kinds",
            "engine.media.gif_blocks",
        ),
        *("engine.media.png_chunks", "engine.protocol.style_header", "PIL", "bot.imaging", "pillow_heif"),
    ]
):
    from bot.imaging import worker
    from bot.imaging.imaging_messages import (
        InspectStyle,
        Prepare,
        PrepareAlbum,
        PrepareMoving,
        Refused,
        Request,
        Thumbnail,
    )

import argparse
import json
import logging
import struct
import tempfile
from pathlib import Path

import structlog

from engine.media.file_kinds import film_kind
from engine.protocol.messages import NoticeCode
from tests import hostile

LONGEST = 64 * 1024  # bytes of an input
SLOW = 20  # seconds: as long as the bot waits for a picture
MEGABYTES = 2048  # as much as an imaging process has


def request_of(data: bytes) -> Request | None:
    """What an input asks for; None where that is not for this: films are decoded by a library of their own."""
    what, data = data[:1], data[1:]
    if what == b"z":
        return PrepareAlbum(data=data, longest=64, most=20)
    if what == b"m":
        return None if film_kind(data) else PrepareMoving(data=data, longest=64)
    if what == b"s":
        return InspectStyle(data=data)
    if what == b"t":
        return Thumbnail(picture=data, side=32)
    return Prepare(data=data, longest=64)


def test_one(data: bytes) -> None:
    """Raises where an input breaks something."""
    request = request_of(data)
    if request is None:
        return
    reply = worker.answer(request)
    # Thumbnails are of our own pictures: a damaged one is no stranger's, and is said to be internal.
    if isinstance(reply, Refused) and reply.notice.code == NoticeCode.INTERNAL and not isinstance(request, Thumbnail):
        raise AssertionError(f"internal: {reply.notice.arguments}")


def seeds() -> list[bytes]:
    """The corpus of hostile files, and some good ones, for each request."""
    found = [b"p" + data for data in hostile.pictures().values() if len(data) < LONGEST]
    found += [b"m" + data[1:] for data in found]
    png = hostile.encoded(hostile.photo())
    found += [b"z" + hostile.archive({"a.png": png, "b/c.jpg": b"no", "../d.gif": png}), b"t" + png]
    header = json.dumps(
        {"__metadata__": {"prompt": "fire"}, "a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}
    )
    return [*found, b"s" + struct.pack("<Q", len(header)) + header.encode() + bytes(4)]


def main() -> None:
    """Until the seconds are over, or something is broken: then the exit code is another one than 0."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--corpus", type=Path)
    arguments = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    with tempfile.TemporaryDirectory() as folder:
        corpus = arguments.corpus or Path(folder)
        corpus.mkdir(exist_ok=True)
        for number, data in enumerate(seeds()):
            (corpus / f"seed-{number}").write_bytes(data)
        limits = [f"-max_total_time={arguments.seconds}", f"-timeout={SLOW}", f"-rss_limit_mb={MEGABYTES}"]
        atheris.Setup([sys.argv[0], str(corpus), *limits, f"-max_len={LONGEST}", "-print_final_stats=1"], test_one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
