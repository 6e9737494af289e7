"""Opening films: in the format that their first bytes say, and never as a playlist."""

import io
from typing import Any

import av
from av.stream import Disposition

from engine.media.file_kinds import film_kind
from engine.protocol.errors import EngineError
from engine.protocol.messages import FilmKind, NoticeCode

READERS: dict[FilmKind, str] = {"MP4": "mov", "WEBM": "matroska"}
THREADS = 2
# Metadata of a film may be in any encoding. Versions of PyAV before 19 raise for some, unless told to ignore it.
METADATA: dict[str, Any] = {"metadata_errors": "ignore"} if int(av.__version__.split(".")[0]) < 19 else {}


def open_film(data: bytes) -> Any:
    """Open a film in the format that its first bytes say.

    If FFmpeg guessed the format, it would also accept playlists, and open the addresses in them.
    """
    kind = film_kind(data)
    if kind is None:
        raise EngineError(NoticeCode.FILM_UNREADABLE)
    return av.open(io.BytesIO(data), format=READERS[kind], **METADATA)


def video_stream(source: Any) -> Any:
    """Return the first video stream that can be decoded and is no cover picture of a sound file.

    Raises EngineError: FILM_UNREADABLE if there is none.
    """
    for stream in source.streams.video:
        if stream.codec_context is not None and not stream.disposition & Disposition.attached_pic:
            stream.thread_count = THREADS
            return stream
    raise EngineError(NoticeCode.FILM_UNREADABLE)


def has_sound(film: bytes) -> bool:
    """Return whether a film has an audio stream, decodable or not."""
    with open_film(film) as source:
        return bool(source.streams.audio)
