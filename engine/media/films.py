"""Films to frames and back, with PyAV: MP4 and WebM, with their sound.

A stranger's film is first made safe (`make_safe`, in the imaging process): small, with a constant frame rate, as H.264
and AAC. Engines read only such films, and people get only films that an engine wrote (`encode_for_delivery`).
"""

import itertools
import tempfile
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from PIL import Image

from engine.media import colors
from engine.media.file_kinds import film_kind
from engine.media.film_colors import ColorEncoding, to_frame, to_rgb, to_yuv
from engine.media.film_containers import THREADS, has_sound, open_film, video_stream
from engine.media.film_sound import AUDIO_BITS_PER_S, AudioTrack, StartTime
from engine.protocol.bounds import MAX_FILM_SECONDS, MAX_PIXELS, MIN_SIDE
from engine.protocol.errors import EngineError
from engine.protocol.messages import FilmKind, NoticeCode

MAX_RATE = Fraction(30)  # frames per second
MIN_RATE = Fraction(1)
SAFE_QUALITY, PAINTED_QUALITY = "14", "12"  # x264's constant rate factor: visually lossless
MIN_VIDEO_BITS_PER_S = 60_000  # with less, nothing can be recognized
MIN_BITS_PER_PIXEL, MAX_BITS_PER_PIXEL = 0.06, 0.3  # below, a smaller picture looks better; above, none looks better
MIN_PIXEL_ASPECT = 0.1  # pixel aspect ratios below this, or above its inverse, are ignored as mistakes
ALPHA_ERROR = 6  # of 255: the encoder's error for fully transparent and fully opaque pixels
ALPHA_FORMATS = ("yuva", "rgba", "bgra", "argb", "abgr", "gbrap", "ya")  # prefixes of pixel formats
ALPHA_DECODERS = {"vp8": "libvpx", "vp9": "libvpx-vp9"}
RATE_MARGIN = 0.94  # of the allowed file size, because encoders do not hit a bit rate exactly
CODECS: dict[FilmKind, tuple[str, str, str]] = {
    "MP4": ("mp4", "libx264", "aac"),
    "WEBM": ("webm", "libvpx-vp9", "libopus"),
}
WRITER_OPTIONS: dict[FilmKind, dict[str, str]] = {"MP4": {"movflags": "faststart"}, "WEBM": {}}
VIDEO_OPTIONS = {
    "libx264": {"preset": "veryfast"},
    "libvpx-vp9": {"deadline": "realtime", "cpu-used": "6", "row-mt": "1"},
}


def make_safe(data: bytes, longest: int, notify: Callable[[NoticeCode], None] = lambda code: None) -> tuple[bytes, int]:
    """Re-encode a stranger's film as an MP4 of at most `longest` pixels; return it and its number of frames.

    The result has square pixels and BT.709 colors in limited range. The alpha channel of a WebM becomes a second video
    stream. `notify` is called with each notice for the person. Raises EngineError: FILM_LONG, PICTURE_PIXELS,
    PICTURE_SMALL, FILM_UNREADABLE.
    """
    try:
        with open_film(data) as source:
            stream = video_stream(source)
            _check_declared(source, stream)
            rate, start = _rate(stream), StartTime()
            alpha_stream = None
            if _has_alpha(stream) and film_kind(data) == "WEBM":
                alpha_stream = _AlphaStream(data, lambda: _alpha_frames(data, rate, longest))
            elif _has_alpha(stream):
                notify(NoticeCode.FILM_FLATTENED)
            timed = _at_constant_rate(_normalized_frames(source, stream, longest), rate, start)
            first = next(timed)
            size = _even_size(first.width, first.height, longest)
            shown = itertools.chain([first], timed)
            audio = AudioTrack(data, start=start, notify=notify)
            return _encode(shown, size, rate, "MP4", {"crf": SAFE_QUALITY}, audio=audio, alpha_stream=alpha_stream)
    except EngineError:
        raise
    except (av.FFmpegError, ValueError, IndexError, OSError, EOFError) as error:
        raise EngineError(NoticeCode.FILM_UNREADABLE) from error


def frames(film: bytes) -> Iterator[Image.Image]:
    """Yield the frames of a film from `make_safe` as RGB images."""
    reformatter = VideoReformatter()
    with open_film(film) as source:
        for frame in source.decode(video_stream(source)):
            yield to_rgb(reformatter, frame, ColorEncoding.of_safe_films())


def count_frames(film: bytes) -> int:
    """Return the number of frames in a film from `make_safe`, without decoding them."""
    with open_film(film) as source:
        return sum(packet.size > 0 for packet in source.demux(video_stream(source)))


def replace_frames(film: bytes, painted: Iterable[Image.Image]) -> bytes:
    """Return a film from `make_safe` with other frames, and with the sound and alpha channel that it had."""
    with open_film(film) as source:
        rate = _rate(video_stream(source))
    images = iter(painted)
    first = next(images)

    def all_of_them() -> Iterator[av.VideoFrame]:
        for image in itertools.chain([first], images):
            yield to_frame(image)

    options = {"crf": PAINTED_QUALITY}
    audio, alpha_stream = AudioTrack(film, copied=True), _AlphaStream(film)
    data, _ = _encode(all_of_them(), first.size, rate, "MP4", options, audio=audio, alpha_stream=alpha_stream)
    return data


def encode_for_delivery(film: bytes, kind: FilmKind, limit: int) -> tuple[bytes, bool]:
    """Encode a stylized film as MP4 or WebM in at most `limit` bytes; return it, and whether it is smaller in pixels.

    An MP4 within the limit comes back unchanged. Raises EngineError: FILM_UNREADABLE if not even the smallest size
    fits.
    """
    if kind == "MP4" and len(film) <= limit:
        return film, False
    with open_film(film) as source:
        stream = video_stream(source)
        rate, width, height = _rate(stream), stream.codec_context.width, stream.codec_context.height
    seconds = count_frames(film) / rate
    size = (width, height)
    room = float(limit)
    while True:
        bits = int(room * 8 * RATE_MARGIN / float(seconds)) - (AUDIO_BITS_PER_S if has_sound(film) else 0)
        if bits < MIN_VIDEO_BITS_PER_S:
            # Below this rate encoders write more than they are asked for, so only a smaller picture helps.
            if room == limit or min(size) <= 2 * MIN_SIDE:
                raise EngineError(NoticeCode.FILM_UNREADABLE)
            size, bits = _even_size(size[0], size[1], int(max(size) * 0.85)), MIN_VIDEO_BITS_PER_S
        bits = min(bits, max(MIN_VIDEO_BITS_PER_S, int(MAX_BITS_PER_PIXEL * size[0] * size[1] * rate)))
        while bits < MIN_BITS_PER_PIXEL * size[0] * size[1] * float(rate) and min(size) > 2 * MIN_SIDE:
            size = _even_size(size[0], size[1], int(max(size) * 0.85))
        shown = _decode_safe_with_alpha(film) if kind == "WEBM" and _has_alpha_stream(film) else _decode_safe(film)
        data, _ = _encode(shown, size, rate, kind, {}, bits=bits, audio=AudioTrack(film))
        if len(data) <= limit:
            return data, size != (width, height)
        room *= min(0.9, limit / len(data))


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _has_alpha(stream: Any) -> bool:
    """Return whether a stream has an alpha channel, in its pixel format or (VP8, VP9) beside it."""
    inside = (stream.codec_context.pix_fmt or "").startswith(ALPHA_FORMATS)
    return _has_alpha_beside(stream) or inside


def _has_alpha_beside(stream: Any) -> bool:
    return stream.metadata.get("alpha_mode") == "1" and stream.codec_context.name in ALPHA_DECODERS


def _has_alpha_stream(film: bytes) -> bool:
    """Return whether a film from `make_safe` has a second video stream, its alpha channel."""
    with open_film(film) as source:
        return len(source.streams.video) > 1


def _decode_safe(film: bytes) -> Iterator[av.VideoFrame]:
    with open_film(film) as source:
        yield from source.decode(video_stream(source))


def _check_declared(source: Any, stream: Any) -> None:
    """Raise EngineError if the declared size or length is not accepted; wrong declarations show while decoding."""
    width, height = stream.codec_context.width, stream.codec_context.height
    if width * height > MAX_PIXELS:
        raise EngineError(NoticeCode.PICTURE_PIXELS, limit=round(MAX_PIXELS / 1e6))
    if min(width, height) < MIN_SIDE:
        raise EngineError(NoticeCode.PICTURE_SMALL, width=width, height=height, limit=MIN_SIDE)
    if source.duration and source.duration / av.time_base > MAX_FILM_SECONDS + 1:
        raise EngineError(NoticeCode.FILM_LONG, most=MAX_FILM_SECONDS)


def _rate(stream: Any) -> Fraction:
    rate = Fraction(stream.average_rate or stream.guessed_rate or 25)
    return min(MAX_RATE, max(MIN_RATE, rate)).limit_denominator(1001)


def _normalized_frames(source: Any, stream: Any, longest: int) -> Iterator[tuple[float, av.VideoFrame]]:
    """Yield the time in seconds and the frame, upright, opaque, with square pixels, in our encoding.

    The longer side has at most `longest` pixels.
    """
    reformatter = VideoReformatter()
    ratio = stream.sample_aspect_ratio or stream.codec_context.sample_aspect_ratio
    pixel_aspect = float(ratio) if ratio and MIN_PIXEL_ASPECT < ratio < 1 / MIN_PIXEL_ASPECT else 1.0
    for number, frame in enumerate(_decode_stream(source, stream)):
        second = float(frame.time) if frame.time is not None else number / float(_rate(stream))
        encoding, rotation = ColorEncoding.of(frame), frame.rotation
        size = _even_size(round(frame.width * pixel_aspect), frame.height, longest)
        if frame.format.name.startswith(ALPHA_FORMATS):
            frame = _flatten_on_white(frame, kept=_has_alpha_beside(stream))
            encoding = ColorEncoding.of(frame)
        if encoding.space.is_srgb and not rotation:
            yield second, to_yuv(reformatter, frame, encoding, size)
            continue
        image = to_rgb(reformatter, frame, encoding, size)
        if not encoding.space.is_srgb:
            image = Image.fromarray(colors.to_srgb(np.asarray(image), encoding.space))
        if rotation:
            image = image.rotate(rotation, expand=True)
        frame = to_frame(image)
        yield second, to_yuv(reformatter, frame, ColorEncoding.of_rgb(), image.size)


def _decode_stream(source: Any, stream: Any) -> Iterator[av.VideoFrame]:
    """Yield the frames of a stranger's stream, with their alpha channel if they have one."""
    if not _has_alpha_beside(stream):
        yield from source.decode(stream)
        return
    decoder: Any = av.CodecContext.create(ALPHA_DECODERS[stream.codec_context.name], "r")
    for packet in source.demux(stream):
        yield from decoder.decode(packet)


def _flatten_on_white(frame: Any, *, kept: bool) -> av.VideoFrame:
    """Return a frame without alpha channel, on white.

    If the alpha channel is `kept` elsewhere, only fully transparent pixels become white.
    """
    image = Image.fromarray(frame.to_ndarray(format="rgba"))
    white = Image.new("RGB", image.size, "white")
    alpha = image.getchannel("A")
    white.paste(image.convert("RGB"), mask=alpha.point(lambda value: 255 if value else 0) if kept else alpha)
    return to_frame(white)


def _alpha_frames(data: bytes, rate: Fraction, longest: int) -> Iterator[av.VideoFrame]:
    """Yield the alpha channel of a stranger's film as gray frames, in step with `_normalized_frames`."""
    with open_film(data) as source:
        stream = video_stream(source)

        def each() -> Iterator[tuple[float, av.VideoFrame]]:
            for number, frame in enumerate(_decode_stream(source, stream)):
                second = float(frame.time) if frame.time is not None else number / float(_rate(stream))
                array: Any = frame.to_ndarray(format="rgba")
                alpha = Image.fromarray(array[..., 3])
                alpha.thumbnail((longest, longest))
                yield second, to_frame(alpha.rotate(frame.rotation, expand=True).convert("RGB"))

        yield from _at_constant_rate(each(), rate, StartTime())


def _decode_safe_with_alpha(film: bytes) -> Iterator[av.VideoFrame]:
    """Yield the frames of a film from `make_safe` that has an alpha stream, in RGBA."""
    with open_film(film) as second:
        alphas = second.decode(second.streams.video[1])
        for image, frame in zip(frames(film), alphas, strict=False):
            alpha = to_rgb(VideoReformatter(), frame, ColorEncoding.of_safe_films(), image.size).convert("L")
            image.putalpha(
                alpha.point(lambda value: 0 if value < ALPHA_ERROR else 255 if value > 255 - ALPHA_ERROR else value)
            )
            yield av.VideoFrame.from_ndarray(np.asarray(image), format="rgba")


def _at_constant_rate(
    shown: Iterable[tuple[float, av.VideoFrame]], rate: Fraction, start: StartTime
) -> Iterator[av.VideoFrame]:
    """Yield for each tick of a constant rate the frame whose time is nearest; sets `start` at the first frame."""
    last: av.VideoFrame | None = None
    ticks = 0
    for second, frame in shown:
        if start.second is None:
            start.second = second
        if second - start.second > MAX_FILM_SECONDS + 1:
            raise EngineError(NoticeCode.FILM_LONG, most=MAX_FILM_SECONDS)
        while last is not None and (ticks + 0.5) / rate < second - start.second:
            yield last
            ticks += 1
        last = frame
    if last is None:
        raise EngineError(NoticeCode.FILM_UNREADABLE)
    yield last


def _even_size(width: int, height: int, longest: int) -> tuple[int, int]:
    """Return a size with even sides, as 4:2:0 video needs, whose longer side has at most `longest` pixels."""
    scale = min(1.0, longest / max(width, height))
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────


class _AlphaStream:
    """The alpha channel of a film as a second video stream, black where the film is transparent.

    Gray frames from `make` are encoded; without `make`, the stream is copied from `film`.
    """

    def __init__(self, film: bytes, make: Callable[[], Iterator[av.VideoFrame]] | None = None) -> None:
        self._film = film
        self._make = make

    def add_to(self, target: Any, rate: Fraction, size: tuple[int, int]) -> Callable[[], None]:
        """Add the stream to a film; return a function that writes it. Both do nothing without an alpha channel."""
        if self._make:
            return self._encode_new(target, rate, size, self._make)
        source = open_film(self._film)
        if len(source.streams.video) < 2:
            source.close()
            return lambda: None
        stream = target.add_stream_from_template(source.streams.video[1])

        def copy() -> None:
            with source:
                for packet in source.demux(source.streams.video[1]):
                    if packet.dts is not None:
                        packet.stream = stream
                        target.mux(packet)

        return copy

    def _encode_new(
        self, target: Any, rate: Fraction, size: tuple[int, int], make: Callable[[], Iterator[av.VideoFrame]]
    ) -> Callable[[], None]:
        stream = target.add_stream("libx264", rate=rate, options=VIDEO_OPTIONS["libx264"] | {"crf": SAFE_QUALITY})
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"

        def write() -> None:
            reformatter = VideoReformatter()
            for number, frame in enumerate(make()):
                scaled = to_yuv(reformatter, frame, ColorEncoding.of_rgb(), size)
                scaled.pts, scaled.time_base = number, 1 / rate
                target.mux(stream.encode(scaled))
            target.mux(stream.encode(None))

        return write


def _encode(
    shown: Iterable[av.VideoFrame],
    size: tuple[int, int],
    rate: Fraction,
    kind: FilmKind,
    options: dict[str, str],
    *,
    audio: AudioTrack,
    alpha_stream: _AlphaStream | None = None,
    bits: int | None = None,
) -> tuple[bytes, int]:
    """Write frames of a constant rate to a film; return it and the number of frames.

    `bits` is the video's bit rate per second; without it, `options` set the quality.
    """
    container, video_codec, audio_codec = CODECS[kind]
    count, shown = 0, iter(shown)
    first = next(shown)
    pixels = "yuva420p" if first.format.name == "rgba" else "yuv420p"
    # A file, not a buffer: `faststart` moves the index to the beginning, so that the film plays while it downloads.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film"
        target: Any = av.open(str(path), "w", format=container, options=WRITER_OPTIONS[kind])
        with target:
            stream: Any = target.add_stream(video_codec, rate=rate, options=VIDEO_OPTIONS[video_codec] | options)
            stream.width, stream.height = size
            stream.pix_fmt = pixels
            context = stream.codec_context
            context.colorspace, context.color_range = int(Colorspace.ITU709), int(ColorRange.MPEG)
            context.color_primaries = context.color_trc = colors.BT709
            stream.thread_count = THREADS
            if bits:
                stream.codec_context.bit_rate = bits
            write_alpha = alpha_stream.add_to(target, rate, size) if alpha_stream else None
            write_audio = audio.add_to(target, audio_codec)
            reformatter = VideoReformatter()
            for frame in itertools.chain([first], shown):
                encoding = (
                    ColorEncoding.of_rgb() if frame.format.name.startswith("rgb") else ColorEncoding.of_safe_films()
                )
                scaled = to_yuv(reformatter, frame, encoding, size, pixels)
                scaled.pts, scaled.time_base = count, 1 / rate
                count += 1
                target.mux(stream.encode(scaled))
            target.mux(stream.encode(None))
            if write_alpha:
                write_alpha()
            write_audio()
        return path.read_bytes(), count
