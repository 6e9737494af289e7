"""Which pictures and films are taken. Shared with the bot, so without Pillow and torch."""

from typing import Literal

from engine.media.file_kinds import kind_of

MAX_BYTES = 32 * 1024 * 1024
MAX_PIXELS = 64_000_000
MIN_SIDE = 16  # pixels: what StyleNet can halve three times and still normalise
MAX_FRAMES, MAX_FRAMES_PIXELS = 400, 200_000_000  # of an animation, and the pixels of all of them
MAX_FILM_SECONDS = 30
MAX_ASPECT = 8  # longer side to shorter side

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def film_kind(data: bytes) -> Literal["MP4", "WEBM"] | None:
    """What kind of film this is, by its first bytes; None where it is none that is taken."""
    kind = kind_of(data)
    return "MP4" if kind == "MP4" else "WEBM" if kind == "WebM" else None
