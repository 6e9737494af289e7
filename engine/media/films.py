"""Films to frames and back, with PyAV: MP4 and WebM, with their sound.

A stranger's film is first made safe (`make_safe`, in the imaging process): small, with a constant frame rate, as H.264
and AAC. Engines read only such films, and people get only films that an engine wrote (`encode_for_delivery`).
"""

import io
import itertools
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.stream import Disposition
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from PIL import Image

from engine.media import colors
from engine.media.file_kinds import film_kind
from engine.protocol.bounds import MAX_FILM_SECONDS, MAX_PIXELS, MIN_SIDE
from engine.protocol.errors import EngineError
from engine.protocol.messages import FilmKind, NoticeCode

MAX_RATE = Fraction(30)  # frames per second
MIN_RATE = Fraction(1)
SAFE_QUALITY, PAINTED_QUALITY = "14", "12"  # x264's constant rate factor: visually lossless
AUDIO_RATE_HZ = 48_000
AUDIO_BITS_PER_S = 96_000
MIN_VIDEO_BITS_PER_S = 60_000  # with less, nothing can be recognized
MIN_BITS_PER_PIXEL, MAX_BITS_PER_PIXEL = 0.06, 0.3  # below, a smaller picture looks better; above, none looks better
THREADS = 2
HD_LINES = 720  # from this height on, a film without color information is taken for BT.709, else BT.601
WIDE_GAMUTS = (colors.BT2020, colors.DCI_P3, colors.DISPLAY_P3)
MIN_PIXEL_ASPECT = 0.1  # pixel aspect ratios below this, or above its inverse, are ignored as mistakes
# With these flags colors are within 2 of 255; with swscale's defaults they are 5 off.
SCALING = (
    Interpolation.BICUBIC | Interpolation.FULL_CHR_H_INT | Interpolation.FULL_CHR_H_INP | Interpolation.ACCURATE_RND
)
ALPHA_ERROR = 6  # of 255: the encoder's error for fully transparent and fully opaque pixels
SYNC_TOLERANCE_S = 0.04  # smaller offsets of the sound are rounding errors
ALPHA_FORMATS = ("yuva", "rgba", "bgra", "argb", "abgr", "gbrap", "ya")  # prefixes of pixel formats
ALPHA_DECODERS = {"vp8": "libvpx", "vp9": "libvpx-vp9"}
RATE_MARGIN = 0.94  # of the allowed file size, because encoders do not hit a bit rate exactly
Size = tuple[int | None, int | None]  # width and height; None: unchanged
CODECS: dict[FilmKind, tuple[str, str, str]] = {
    "MP4": ("mp4", "libx264", "aac"),
    "WEBM": ("webm", "libvpx-vp9", "libopus"),
}
READERS: dict[FilmKind, str] = {"MP4": "mov", "WEBM": "matroska"}
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
        with _open(data) as source:
            stream = _video_stream(source)
            _check_declared(source, stream)
            rate, start = _rate(stream), _StartTime()
            alpha_stream = None
            if _has_alpha(stream) and film_kind(data) == "WEBM":
                alpha_stream = _AlphaStream(data, lambda: _alpha_frames(data, rate, longest))
            elif _has_alpha(stream):
                notify(NoticeCode.FILM_FLATTENED)
            timed = _at_constant_rate(_normalized_frames(source, stream, longest), rate, start)
            first = next(timed)
            size = _even_size(first.width, first.height, longest)
            shown = itertools.chain([first], timed)
            audio = _AudioTrack(data, start=start, notify=notify)
            return _encode(shown, size, rate, "MP4", {"crf": SAFE_QUALITY}, audio=audio, alpha_stream=alpha_stream)
    except EngineError:
        raise
    except (av.FFmpegError, ValueError, IndexError, OSError, EOFError) as error:
        raise EngineError(NoticeCode.FILM_UNREADABLE) from error


def frames(film: bytes) -> Iterator[Image.Image]:
    """Yield the frames of a film from `make_safe` as RGB images."""
    reformatter = VideoReformatter()
    with _open(film) as source:
        for frame in source.decode(_video_stream(source)):
            yield _to_rgb(reformatter, frame, _ColorEncoding.of_safe_films())


def count_frames(film: bytes) -> int:
    """Return the number of frames in a film from `make_safe`, without decoding them."""
    with _open(film) as source:
        return sum(packet.size > 0 for packet in source.demux(_video_stream(source)))


def replace_frames(film: bytes, painted: Iterable[Image.Image]) -> bytes:
    """Return a film from `make_safe` with other frames, and with the sound and alpha channel that it had."""
    with _open(film) as source:
        rate = _rate(_video_stream(source))
    images = iter(painted)
    first = next(images)

    def all_of_them() -> Iterator[av.VideoFrame]:
        for image in itertools.chain([first], images):
            yield _to_frame(image)

    options = {"crf": PAINTED_QUALITY}
    audio, alpha_stream = _AudioTrack(film, copied=True), _AlphaStream(film)
    data, _ = _encode(all_of_them(), first.size, rate, "MP4", options, audio=audio, alpha_stream=alpha_stream)
    return data


def encode_for_delivery(film: bytes, kind: FilmKind, limit: int) -> tuple[bytes, bool]:
    """Encode a stylized film as MP4 or WebM in at most `limit` bytes; return it, and whether it is smaller in pixels.

    An MP4 within the limit comes back unchanged. Raises EngineError: FILM_UNREADABLE if not even the smallest size
    fits.
    """
    if kind == "MP4" and len(film) <= limit:
        return film, False
    with _open(film) as source:
        stream = _video_stream(source)
        rate, width, height = _rate(stream), stream.codec_context.width, stream.codec_context.height
    seconds = count_frames(film) / rate
    size = (width, height)
    room = float(limit)
    while True:
        bits = int(room * 8 * RATE_MARGIN / float(seconds)) - (AUDIO_BITS_PER_S if _has_sound(film) else 0)
        if bits < MIN_VIDEO_BITS_PER_S:
            # Below this rate encoders write more than they are asked for, so only a smaller picture helps.
            if room == limit or min(size) <= 2 * MIN_SIDE:
                raise EngineError(NoticeCode.FILM_UNREADABLE)
            size, bits = _even_size(size[0], size[1], int(max(size) * 0.85)), MIN_VIDEO_BITS_PER_S
        bits = min(bits, max(MIN_VIDEO_BITS_PER_S, int(MAX_BITS_PER_PIXEL * size[0] * size[1] * rate)))
        while bits < MIN_BITS_PER_PIXEL * size[0] * size[1] * float(rate) and min(size) > 2 * MIN_SIDE:
            size = _even_size(size[0], size[1], int(max(size) * 0.85))
        shown = _decode_safe_with_alpha(film) if kind == "WEBM" and _has_alpha_stream(film) else _decode_safe(film)
        data, _ = _encode(shown, size, rate, kind, {}, bits=bits, audio=_AudioTrack(film))
        if len(data) <= limit:
            return data, size != (width, height)
        room *= min(0.9, limit / len(data))


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────


# Metadata of a film may be in any encoding. Versions of PyAV before 19 raise for some, unless told to ignore it.
METADATA: dict[str, Any] = {"metadata_errors": "ignore"} if int(av.__version__.split(".")[0]) < 19 else {}


def _open(data: bytes) -> Any:
    """Open a film in the format that its first bytes say.

    If FFmpeg guessed the format, it would also accept playlists, and open the addresses in them.
    """
    kind = film_kind(data)
    if kind is None:
        raise EngineError(NoticeCode.FILM_UNREADABLE)
    return av.open(io.BytesIO(data), format=READERS[kind], **METADATA)


def _video_stream(source: Any) -> Any:
    """Return the first video stream that can be decoded and is no cover picture of a sound file.

    Raises EngineError: FILM_UNREADABLE if there is none.
    """
    for stream in source.streams.video:
        if stream.codec_context is not None and not stream.disposition & Disposition.attached_pic:
            stream.thread_count = THREADS
            return stream
    raise EngineError(NoticeCode.FILM_UNREADABLE)


def _has_alpha(stream: Any) -> bool:
    """Return whether a stream has an alpha channel, in its pixel format or (VP8, VP9) beside it."""
    inside = (stream.codec_context.pix_fmt or "").startswith(ALPHA_FORMATS)
    return _has_alpha_beside(stream) or inside


def _has_alpha_beside(stream: Any) -> bool:
    return stream.metadata.get("alpha_mode") == "1" and stream.codec_context.name in ALPHA_DECODERS


def _has_alpha_stream(film: bytes) -> bool:
    """Return whether a film from `make_safe` has a second video stream, its alpha channel."""
    with _open(film) as source:
        return len(source.streams.video) > 1


def _has_sound(film: bytes) -> bool:
    with _open(film) as source:
        return bool(source.streams.audio)


def _decode_safe(film: bytes) -> Iterator[av.VideoFrame]:
    with _open(film) as source:
        yield from source.decode(_video_stream(source))


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


@dataclass(frozen=True)
class _ColorEncoding:
    """How the pixel values of a film are to be read: matrix, range and color space."""

    matrix: Colorspace
    range: ColorRange
    space: colors.ColorSpace

    @classmethod
    def of(cls, frame: av.VideoFrame) -> "_ColorEncoding":
        """Return the encoding that a frame declares or, for undeclared parts, the one that players assume."""
        known = {int(one): one for one in Colorspace}
        matrix = known.get(int(frame.colorspace), Colorspace.ITU709 if frame.height >= HD_LINES else Colorspace.ITU601)
        full = int(frame.color_range) == int(ColorRange.JPEG) or frame.format.name.startswith("yuvj")
        primaries, transfer = int(frame.color_primaries), int(frame.color_trc)
        # Primaries of standard-definition television differ so little that players do not convert them.
        space = colors.space_from_codes(primaries if primaries in WIDE_GAMUTS else colors.BT709, transfer)
        if not space.is_hdr:  # players do not convert the transfers of SDR video either
            space = colors.ColorSpace(space.primaries)
        return cls(matrix, ColorRange.JPEG if full else ColorRange.MPEG, space)

    @classmethod
    def of_rgb(cls) -> "_ColorEncoding":
        """Return the encoding of RGB frames."""
        return cls(Colorspace.ITU709, ColorRange.JPEG, colors.ColorSpace())

    @classmethod
    def of_safe_films(cls) -> "_ColorEncoding":
        """Return the encoding of all films that this module writes."""
        return cls(Colorspace.ITU709, ColorRange.MPEG, colors.ColorSpace())


def _to_rgb(
    reformatter: VideoReformatter, frame: av.VideoFrame, encoding: _ColorEncoding, size: Size = (None, None)
) -> Image.Image:
    """Return a frame as an RGB image in the film's color space, resized if `size` is given."""
    converted: Any = reformatter.reformat(
        frame,
        *size,
        format="rgb24",
        src_colorspace=encoding.matrix,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=encoding.range,
        dst_color_range=ColorRange.JPEG,
        interpolation=SCALING,
    )
    image: Image.Image = converted.to_image()
    return image


def _to_yuv(
    reformatter: VideoReformatter, frame: av.VideoFrame, encoding: _ColorEncoding, size: Size, pixels: str = "yuv420p"
) -> av.VideoFrame:
    """Return a frame resized and in the encoding of all films written here.

    `encoding` is the frame's own. `pixels` is yuv420p, or yuva420p with an alpha channel.
    """
    return reformatter.reformat(
        frame,
        *size,
        format=pixels,
        src_colorspace=encoding.matrix,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=encoding.range,
        dst_color_range=ColorRange.MPEG,
        interpolation=SCALING,
    )


def _normalized_frames(source: Any, stream: Any, longest: int) -> Iterator[tuple[float, av.VideoFrame]]:
    """Yield the time in seconds and the frame, upright, opaque, with square pixels, in our encoding.

    The longer side has at most `longest` pixels.
    """
    reformatter = VideoReformatter()
    ratio = stream.sample_aspect_ratio or stream.codec_context.sample_aspect_ratio
    pixel_aspect = float(ratio) if ratio and MIN_PIXEL_ASPECT < ratio < 1 / MIN_PIXEL_ASPECT else 1.0
    for number, frame in enumerate(_decode_stream(source, stream)):
        second = float(frame.time) if frame.time is not None else number / float(_rate(stream))
        encoding, rotation = _ColorEncoding.of(frame), frame.rotation
        size = _even_size(round(frame.width * pixel_aspect), frame.height, longest)
        if frame.format.name.startswith(ALPHA_FORMATS):
            frame = _flatten_on_white(frame, kept=_has_alpha_beside(stream))
            encoding = _ColorEncoding.of(frame)
        if encoding.space.is_srgb and not rotation:
            yield second, _to_yuv(reformatter, frame, encoding, size)
            continue
        image = _to_rgb(reformatter, frame, encoding, size)
        if not encoding.space.is_srgb:
            image = Image.fromarray(colors.to_srgb(np.asarray(image), encoding.space))
        if rotation:
            image = image.rotate(rotation, expand=True)
        frame = _to_frame(image)
        yield second, _to_yuv(reformatter, frame, _ColorEncoding.of_rgb(), image.size)


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
    return _to_frame(white)


def _alpha_frames(data: bytes, rate: Fraction, longest: int) -> Iterator[av.VideoFrame]:
    """Yield the alpha channel of a stranger's film as gray frames, in step with `_normalized_frames`."""
    with _open(data) as source:
        stream = _video_stream(source)

        def each() -> Iterator[tuple[float, av.VideoFrame]]:
            for number, frame in enumerate(_decode_stream(source, stream)):
                second = float(frame.time) if frame.time is not None else number / float(_rate(stream))
                array: Any = frame.to_ndarray(format="rgba")
                alpha = Image.fromarray(array[..., 3])
                alpha.thumbnail((longest, longest))
                yield second, _to_frame(alpha.rotate(frame.rotation, expand=True).convert("RGB"))

        yield from _at_constant_rate(each(), rate, _StartTime())


def _decode_safe_with_alpha(film: bytes) -> Iterator[av.VideoFrame]:
    """Yield the frames of a film from `make_safe` that has an alpha stream, in RGBA."""
    with _open(film) as second:
        alphas = second.decode(second.streams.video[1])
        for image, frame in zip(frames(film), alphas, strict=False):
            alpha = _to_rgb(VideoReformatter(), frame, _ColorEncoding.of_safe_films(), image.size).convert("L")
            image.putalpha(
                alpha.point(lambda value: 0 if value < ALPHA_ERROR else 255 if value > 255 - ALPHA_ERROR else value)
            )
            yield av.VideoFrame.from_ndarray(np.asarray(image), format="rgba")


def _to_frame(image: Image.Image) -> av.VideoFrame:
    frame: av.VideoFrame = av.VideoFrame.from_image(image)  # type: ignore[no-untyped-call]  # it has no annotations
    return frame


class _StartTime:
    """The time in seconds of a film's first frame, or None until that frame is decoded."""

    second: float | None = None


def _at_constant_rate(
    shown: Iterable[tuple[float, av.VideoFrame]], rate: Fraction, start: _StartTime
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


class _AudioTrack:
    """The sound of a film, to be written into another one: copied, or encoded anew in sync with the frames.

    `start` is the time of the first frame, and `notify` is called with each notice for the person.
    """

    def __init__(
        self,
        film: bytes,
        *,
        copied: bool = False,
        start: _StartTime | None = None,
        notify: Callable[[NoticeCode], None] = lambda code: None,
    ) -> None:
        self._film = film
        self._copied = copied
        self._start = start or _StartTime()
        self._notify = notify

    def _first_decodable_track(self) -> int | None:
        """Return the number of the first track that can be decoded, or None without one."""
        with _open(self._film) as source:
            tracks = len(source.streams.audio)
        for number in range(tracks):
            with suppress(av.FFmpegError, ValueError, StopIteration), _open(self._film) as source:
                track = source.streams.audio[number]
                if track.codec_context is not None and next(source.decode(track)):
                    return number
        if tracks:
            self._notify(NoticeCode.FILM_SILENT)
        return None

    def add_to(self, target: Any, codec: str) -> Callable[[], None]:
        """Add an audio stream to a film; return a function that writes it. Both do nothing without a sound."""
        number = 0 if self._copied and _has_sound(self._film) else self._first_decodable_track()
        if number is None:
            return lambda: None
        source = _open(self._film)
        track = source.streams.audio[number]
        if self._copied:
            stream = target.add_stream_from_template(track)
        else:
            stream = target.add_stream(codec, rate=AUDIO_RATE_HZ, layout="stereo")
            stream.codec_context.bit_rate = AUDIO_BITS_PER_S

        def write() -> None:
            with source:
                for packet in self._packets(source, track, stream):
                    target.mux(packet)

        return write

    def _packets(self, source: Any, track: Any, stream: Any) -> Iterator[Any]:
        if self._copied:
            for packet in source.demux(track):
                if packet.dts is not None:
                    packet.stream = stream
                    yield packet
            return
        written = 0
        for part in self._in_sync(source, track, stream.codec_context.format):
            if written / AUDIO_RATE_HZ > MAX_FILM_SECONDS + 1:
                break
            part.pts, part.time_base = written, Fraction(1, AUDIO_RATE_HZ)
            written += part.samples
            yield from stream.encode(part)
        yield from stream.encode(None)

    def _in_sync(self, source: Any, track: Any, kind: Any) -> Iterator[av.AudioFrame]:
        """Yield decoded audio from the first frame on, with silence where the sound has gaps."""
        resampler = av.AudioResampler(format=kind, layout="stereo", rate=AUDIO_RATE_HZ)
        sample_count = 0
        for frame in source.decode(track):
            begins = (
                sample_count / AUDIO_RATE_HZ if frame.time is None else float(frame.time) - (self._start.second or 0.0)
            )
            late = begins - sample_count / AUDIO_RATE_HZ
            frame.pts = None
            if begins + frame.samples / frame.sample_rate <= 0 or late < -SYNC_TOLERANCE_S:
                continue  # before the first frame, or overlapping with what was written
            if late > SYNC_TOLERANCE_S:
                for part in _silence(min(late, MAX_FILM_SECONDS + 1), kind):
                    sample_count += part.samples
                    yield part
            for part in resampler.resample(frame):
                sample_count += part.samples
                yield part
        yield from resampler.resample(None)


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
        source = _open(self._film)
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
                scaled = _to_yuv(reformatter, frame, _ColorEncoding.of_rgb(), size)
                scaled.pts, scaled.time_base = number, 1 / rate
                target.mux(stream.encode(scaled))
            target.mux(stream.encode(None))

        return write


def _silence(seconds: float, kind: Any) -> Iterator[av.AudioFrame]:
    """Yield silence in audio frames of at most a tenth of a second."""
    left = round(seconds * AUDIO_RATE_HZ)
    while left > 0:
        part = av.AudioFrame(format=kind, layout="stereo", samples=min(left, AUDIO_RATE_HZ // 10))
        part.sample_rate = AUDIO_RATE_HZ
        for plane in part.planes:
            plane.update(bytes(plane.buffer_size))
        left -= part.samples
        yield part


def _encode(
    shown: Iterable[av.VideoFrame],
    size: tuple[int, int],
    rate: Fraction,
    kind: FilmKind,
    options: dict[str, str],
    *,
    audio: _AudioTrack,
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
                    _ColorEncoding.of_rgb() if frame.format.name.startswith("rgb") else _ColorEncoding.of_safe_films()
                )
                scaled = _to_yuv(reformatter, frame, encoding, size, pixels)
                scaled.pts, scaled.time_base = count, 1 / rate
                count += 1
                target.mux(stream.encode(scaled))
            target.mux(stream.encode(None))
            if write_alpha:
                write_alpha()
            write_audio()
        return path.read_bytes(), count
