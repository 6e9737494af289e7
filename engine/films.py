"""Films to frames and back, with PyAV: MP4 and WebM, with their sound. Shared with the bot, so without torch.

A stranger's film is first made safe (`safe`, in the imaging process): small, of a constant rate, H.264 and AAC. Only
such a film is given to an engine, and only what an engine makes of it is given back to people (`deliverable`).
"""

import io
import itertools
import tempfile
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.video.reformatter import VideoReformatter
from PIL import Image

from engine.bounds import MAX_FILM_SECONDS, MAX_PIXELS, MIN_SIDE
from engine.errors import EngineError
from engine.messages import FilmKind, NoticeCode

MOST_RATE = Fraction(30)  # frames a second
LEAST_RATE = Fraction(1)
SAFE_QUALITY, PAINTED_QUALITY = "14", "12"  # x264's constant rate factor: hardly to be told from the original
AUDIO_RATE = 48_000  # samples a second
AUDIO_BITS = 96_000  # a second
LEAST_VIDEO_BITS = 60_000  # a second; less is no picture any more
BITS_A_PIXEL, MOST_BITS_A_PIXEL = 0.06, 0.3  # below that, a smaller picture looks better; above it, none does
THREADS = 2
SPARE = 0.94  # of what a file may have: encoders do not hit a rate exactly
CODECS: dict[FilmKind, tuple[str, str, str]] = {
    "MP4": ("mp4", "libx264", "aac"),
    "WEBM": ("webm", "libvpx-vp9", "libopus"),
}
WRITER_OPTIONS: dict[FilmKind, dict[str, str]] = {"MP4": {"movflags": "faststart"}, "WEBM": {}}
VIDEO_OPTIONS = {
    "libx264": {"preset": "veryfast"},
    "libvpx-vp9": {"deadline": "realtime", "cpu-used": "6", "row-mt": "1"},
}


def safe(data: bytes, longest: int) -> tuple[bytes, int]:
    """A stranger's film as an MP4 whose longer side has at most `longest` pixels, and how many frames it has.

    Raises EngineError: FILM_LONG, PICTURE_PIXELS, PICTURE_SMALL, FILM_UNREADABLE.
    """
    try:
        with _opened(data) as source:
            stream = _video(source)
            _check(source, stream)
            rate = _rate(stream)
            timed = _timed(_shown(source, stream), rate)
            first = next(timed)
            size = _even(first.width, first.height, longest)
            shown = itertools.chain([first], timed)
            return _written(shown, size, rate, "MP4", {"crf": SAFE_QUALITY}, sound=_Sound(data))
    except EngineError:
        raise
    except (av.FFmpegError, ValueError, IndexError, OSError, EOFError) as error:
        raise EngineError(NoticeCode.FILM_UNREADABLE) from error


def frames(film: bytes) -> Iterator[Image.Image]:
    """Of a film that was made safe, one after the other."""
    with _opened(film) as source:
        for frame in source.decode(_video(source)):
            yield frame.to_image()


def count_frames(film: bytes) -> int:
    """Of a film that was made safe."""
    with _opened(film) as source:
        return sum(packet.size > 0 for packet in source.demux(_video(source)))


def repainted(film: bytes, painted: Iterable[Image.Image]) -> bytes:
    """Other frames in the place of a safe film's own, with its sound."""
    with _opened(film) as source:
        rate = _rate(_video(source))
    images = iter(painted)
    first = next(images)

    def all_of_them() -> Iterator[av.VideoFrame]:
        for image in itertools.chain([first], images):
            yield _frame(image)

    options = {"crf": PAINTED_QUALITY}
    data, _ = _written(all_of_them(), first.size, rate, "MP4", options, sound=_Sound(film, copied=True))
    return data


def deliverable(film: bytes, kind: FilmKind, limit: int) -> tuple[bytes, bool]:
    """A painted film as a file of its kind in at most `limit` bytes, and whether it had to be made smaller for that.

    Raises EngineError: FILM_UNREADABLE, where nothing of it would be left.
    """
    if kind == "MP4" and len(film) <= limit:
        return film, False
    with _opened(film) as source:
        stream = _video(source)
        rate, width, height = _rate(stream), stream.codec_context.width, stream.codec_context.height
    seconds = count_frames(film) / rate
    size = (width, height)
    room = float(limit)
    while True:
        bits = int(room * 8 * SPARE / float(seconds)) - (AUDIO_BITS if _has_sound(film) else 0)
        if bits < LEAST_VIDEO_BITS:
            # An encoder that wrote more than it was asked to does not write less by being asked for less than this.
            if room == limit or min(size) <= 2 * MIN_SIDE:
                raise EngineError(NoticeCode.FILM_UNREADABLE)
            size, bits = _even(size[0], size[1], int(max(size) * 0.85)), LEAST_VIDEO_BITS
        bits = min(bits, max(LEAST_VIDEO_BITS, int(MOST_BITS_A_PIXEL * size[0] * size[1] * rate)))
        while bits < BITS_A_PIXEL * size[0] * size[1] * float(rate) and min(size) > 2 * MIN_SIDE:
            size = _even(size[0], size[1], int(max(size) * 0.85))
        data, _ = _written(_decoded(film), size, rate, kind, {}, bits=bits, sound=_Sound(film))
        if len(data) <= limit:
            return data, size != (width, height)
        room *= min(0.9, limit / len(data))


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────


# What a film says of itself may be in any encoding. PyAV 19 reads it all; earlier versions refuse to, unless asked.
METADATA: dict[str, Any] = {"metadata_errors": "ignore"} if int(av.__version__.split(".")[0]) < 19 else {}


def _opened(data: bytes) -> Any:
    return av.open(io.BytesIO(data), **METADATA)


def _video(source: Any) -> Any:
    stream = source.streams.video[0]
    stream.thread_count = THREADS
    return stream


def _has_sound(film: bytes) -> bool:
    with _opened(film) as source:
        return bool(source.streams.audio)


def _decoded(film: bytes) -> Iterator[av.VideoFrame]:
    with _opened(film) as source:
        yield from source.decode(_video(source))


def _check(source: Any, stream: Any) -> None:
    """What the file says of itself; what it does not say is noticed while it is read."""
    width, height = stream.codec_context.width, stream.codec_context.height
    if width * height > MAX_PIXELS:
        raise EngineError(NoticeCode.PICTURE_PIXELS, limit=round(MAX_PIXELS / 1e6))
    if min(width, height) < MIN_SIDE:
        raise EngineError(NoticeCode.PICTURE_SMALL, width=width, height=height, limit=MIN_SIDE)
    if source.duration and source.duration / av.time_base > MAX_FILM_SECONDS + 1:
        raise EngineError(NoticeCode.FILM_LONG, most=MAX_FILM_SECONDS)


def _rate(stream: Any) -> Fraction:
    rate = Fraction(stream.average_rate or stream.guessed_rate or 25)
    return min(MOST_RATE, max(LEAST_RATE, rate)).limit_denominator(1001)


def _shown(source: Any, stream: Any) -> Iterator[tuple[float, av.VideoFrame]]:
    """Each frame, upright, with the second at which it is shown."""
    for number, frame in enumerate(source.decode(stream)):
        second = float(frame.time) if frame.time is not None else number / float(_rate(stream))
        if frame.rotation:
            frame = _frame(frame.to_image().rotate(frame.rotation, expand=True))
        yield second, frame


def _frame(image: Image.Image) -> av.VideoFrame:
    frame: av.VideoFrame = av.VideoFrame.from_image(image)  # type: ignore[no-untyped-call]  # it has no annotations
    return frame


def _timed(shown: Iterable[tuple[float, av.VideoFrame]], rate: Fraction) -> Iterator[av.VideoFrame]:
    """For each tick of a constant rate the frame that is shown next to it."""
    begin: float | None = None
    last: av.VideoFrame | None = None
    ticks = 0
    for second, frame in shown:
        begin = second if begin is None else begin
        if second - begin > MAX_FILM_SECONDS + 1:
            raise EngineError(NoticeCode.FILM_LONG, most=MAX_FILM_SECONDS)
        while last is not None and (ticks + 0.5) / rate < second - begin:
            yield last
            ticks += 1
        last = frame
    if last is None:
        raise EngineError(NoticeCode.FILM_UNREADABLE)
    yield last


def _even(width: int, height: int, longest: int) -> tuple[int, int]:
    """A size of even numbers, as video has, whose longer side has at most so many pixels."""
    scale = min(1.0, longest / max(width, height))
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────


class _Sound:
    """Of a film, to be written into another one: as it is, or encoded anew."""

    def __init__(self, film: bytes, *, copied: bool = False) -> None:
        self._film = film
        self._copied = copied

    def add_to(self, target: Any, codec: str) -> Callable[[], None]:
        """Give the other film a stream for it; what is returned writes it. Without a sound neither does anything."""
        source = _opened(self._film)
        if not source.streams.audio:
            source.close()
            return lambda: None
        heard = source.streams.audio[0]
        if self._copied:
            stream = target.add_stream_from_template(heard)
        else:
            stream = target.add_stream(codec, rate=AUDIO_RATE, layout="stereo")
            stream.codec_context.bit_rate = AUDIO_BITS

        def write() -> None:
            with source:
                for packet in self._packets(source, heard, stream):
                    target.mux(packet)

        return write

    def _packets(self, source: Any, heard: Any, stream: Any) -> Iterator[Any]:
        if self._copied:
            for packet in source.demux(heard):
                if packet.dts is not None:
                    packet.stream = stream
                    yield packet
            return
        resampler = av.AudioResampler(format=stream.codec_context.format, layout="stereo", rate=AUDIO_RATE)
        written = 0
        for frame in source.decode(heard):
            if written / AUDIO_RATE > MAX_FILM_SECONDS + 1:
                break
            frame.pts = None
            for part in resampler.resample(frame):
                part.pts, part.time_base = written, Fraction(1, AUDIO_RATE)
                written += part.samples
                yield from stream.encode(part)
        yield from stream.encode(None)


def _written(
    shown: Iterable[av.VideoFrame],
    size: tuple[int, int],
    rate: Fraction,
    kind: FilmKind,
    options: dict[str, str],
    *,
    sound: _Sound,
    bits: int | None = None,
) -> tuple[bytes, int]:
    """Frames of a constant rate as a file, and how many there were. bits: a second; else the options say how good."""
    container, video_codec, audio_codec = CODECS[kind]
    count = 0
    # Only a file can have what is known at its end written at its beginning, so that it plays while it is fetched.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film"
        target: Any = av.open(str(path), "w", format=container, options=WRITER_OPTIONS[kind])
        with target:
            stream: Any = target.add_stream(video_codec, rate=rate, options=VIDEO_OPTIONS[video_codec] | options)
            stream.width, stream.height = size
            stream.pix_fmt = "yuv420p"
            stream.thread_count = THREADS
            if bits:
                stream.codec_context.bit_rate = bits
            write_sound = sound.add_to(target, audio_codec)
            reformatter = VideoReformatter()
            for frame in shown:
                scaled = reformatter.reformat(frame, *size, format="yuv420p")
                scaled.pts, scaled.time_base = count, 1 / rate
                count += 1
                target.mux(stream.encode(scaled))
            target.mux(stream.encode(None))
            write_sound()
        return path.read_bytes(), count
