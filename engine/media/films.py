"""Films to frames and back, with PyAV: MP4 and WebM, with their sound. Shared with the bot, so without torch.

A stranger's film is first made safe (`safe`, in the imaging process): small, of a constant rate, H.264 and AAC. Only
such a film is given to an engine, and only what an engine makes of it is given back to people (`deliverable`).
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

MOST_RATE = Fraction(30)  # frames a second
LEAST_RATE = Fraction(1)
SAFE_QUALITY, PAINTED_QUALITY = "14", "12"  # x264's constant rate factor: hardly to be told from the original
AUDIO_RATE = 48_000  # samples a second
AUDIO_BITS = 96_000  # a second
LEAST_VIDEO_BITS = 60_000  # a second; less is no picture any more
BITS_A_PIXEL, MOST_BITS_A_PIXEL = 0.06, 0.3  # below that, a smaller picture looks better; above it, none does
THREADS = 2
HD = 720  # lines, from which on a film that says nothing of its colors has those of high definition
WIDE = (colors.BT2020, colors.DCI_P3, colors.DISPLAY_P3)
LEAST_SHAPE = 0.1  # of a pixel: a film that says less than that, or more than its inverse, does not know
# Colors come out within 2 of 255, where swscale's usual way is 5 away.
SCALING = (
    Interpolation.BICUBIC | Interpolation.FULL_CHR_H_INT | Interpolation.FULL_CHR_H_INP | Interpolation.ACCURATE_RND
)
CLEAR = 6  # of 255: as much as an encoder errs about what is transparent, or not
OUT_OF_STEP = 0.04  # seconds that a sound may be early or late: less is rounding
ALPHA_FORMATS = ("yuva", "rgba", "bgra", "argb", "abgr", "gbrap", "ya")  # of pixels
ALPHA_DECODERS = {"vp8": "libvpx", "vp9": "libvpx-vp9"}
SPARE = 0.94  # of what a file may have: encoders do not hit a rate exactly
Size = tuple[int | None, int | None]  # width and height; None as it is
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


def safe(data: bytes, longest: int, tell: Callable[[NoticeCode], None] = lambda code: None) -> tuple[bytes, int]:
    """A stranger's film as an MP4 whose longer side has at most `longest` pixels, and how many frames it has.

    Its pixels are square, and its colors are BT.709 of limited range, whatever they were. What is transparent in a WebM
    is in a second stream of pictures. tell: gets what people are to be told of it. Raises EngineError: FILM_LONG,
    PICTURE_PIXELS, PICTURE_SMALL, FILM_UNREADABLE.
    """
    try:
        with _opened(data) as source:
            stream = _video(source)
            _check(source, stream)
            rate, begin = _rate(stream), _Begin()
            clear = None
            if _has_alpha(stream) and film_kind(data) == "WEBM":
                clear = _Clear(data, lambda: _alphas(data, rate, longest))
            elif _has_alpha(stream):
                tell(NoticeCode.FILM_FLATTENED)
            timed = _timed(_shown(source, stream, longest), rate, begin)
            first = next(timed)
            size = _even(first.width, first.height, longest)
            shown = itertools.chain([first], timed)
            sound = _Sound(data, begin=begin, tell=tell)
            return _written(shown, size, rate, "MP4", {"crf": SAFE_QUALITY}, sound=sound, clear=clear)
    except EngineError:
        raise
    except (av.FFmpegError, ValueError, IndexError, OSError, EOFError) as error:
        raise EngineError(NoticeCode.FILM_UNREADABLE) from error


def frames(film: bytes) -> Iterator[Image.Image]:
    """Of a film that was made safe, one after the other."""
    reformatter = VideoReformatter()
    with _opened(film) as source:
        for frame in source.decode(_video(source)):
            yield _to_rgb(reformatter, frame, _Look.of_ours())


def count_frames(film: bytes) -> int:
    """Of a film that was made safe."""
    with _opened(film) as source:
        return sum(packet.size > 0 for packet in source.demux(_video(source)))


def repainted(film: bytes, painted: Iterable[Image.Image]) -> bytes:
    """Other frames in the place of a safe film's own, with its sound and with what is transparent in it."""
    with _opened(film) as source:
        rate = _rate(_video(source))
    images = iter(painted)
    first = next(images)

    def all_of_them() -> Iterator[av.VideoFrame]:
        for image in itertools.chain([first], images):
            yield _frame(image)

    options = {"crf": PAINTED_QUALITY}
    sound, clear = _Sound(film, copied=True), _Clear(film)
    data, _ = _written(all_of_them(), first.size, rate, "MP4", options, sound=sound, clear=clear)
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
        shown = _decoded_with_alpha(film) if kind == "WEBM" and _has_clear(film) else _decoded(film)
        data, _ = _written(shown, size, rate, kind, {}, bits=bits, sound=_Sound(film))
        if len(data) <= limit:
            return data, size != (width, height)
        room *= min(0.9, limit / len(data))


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────


# What a film says of itself may be in any encoding. PyAV 19 reads it all; earlier versions refuse to, unless asked.
METADATA: dict[str, Any] = {"metadata_errors": "ignore"} if int(av.__version__.split(".")[0]) < 19 else {}


def _opened(data: bytes) -> Any:
    """Read as what it is by its first bytes: left to guess, FFmpeg would take lists of addresses, and open these."""
    kind = film_kind(data)
    if kind is None:
        raise EngineError(NoticeCode.FILM_UNREADABLE)
    return av.open(io.BytesIO(data), format=READERS[kind], **METADATA)


def _video(source: Any) -> Any:
    """The stream of pictures. Raises EngineError where there is none that can be decoded: a sound's cover is none."""
    for stream in source.streams.video:
        if stream.codec_context is not None and not stream.disposition & Disposition.attached_pic:
            stream.thread_count = THREADS
            return stream
    raise EngineError(NoticeCode.FILM_UNREADABLE)


def _has_alpha(stream: Any) -> bool:
    """Whether something may be transparent: in a WebM beside its colors, which only libvpx decodes, else in them."""
    inside = (stream.codec_context.pix_fmt or "").startswith(ALPHA_FORMATS)
    return _has_alpha_beside(stream) or inside


def _has_alpha_beside(stream: Any) -> bool:
    return stream.metadata.get("alpha_mode") == "1" and stream.codec_context.name in ALPHA_DECODERS


def _has_clear(film: bytes) -> bool:
    """Whether a safe film has a second stream of what is transparent."""
    with _opened(film) as source:
        return len(source.streams.video) > 1


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


@dataclass(frozen=True)
class _Look:
    """How the numbers of a film's pixels are to be understood."""

    matrix: Colorspace
    range: ColorRange
    space: colors.Space

    @classmethod
    def of(cls, frame: av.VideoFrame) -> "_Look":
        """As it says or, where it says nothing, as players take it: BT.709 from 720 lines on."""
        known = {int(one): one for one in Colorspace}
        matrix = known.get(int(frame.colorspace), Colorspace.ITU709 if frame.height >= HD else Colorspace.ITU601)
        full = int(frame.color_range) == int(ColorRange.JPEG) or frame.format.name.startswith("yuvj")
        primaries, transfer = int(frame.color_primaries), int(frame.color_trc)
        # Those of standard television differ so little that nobody converts them.
        space = colors.of_codes(primaries if primaries in WIDE else colors.BT709, transfer)
        if not space.is_hdr:  # the curves of television are shown as they are
            space = colors.Space(space.primaries)
        return cls(matrix, ColorRange.JPEG if full else ColorRange.MPEG, space)

    @classmethod
    def of_rgb(cls) -> "_Look":
        """Of a picture that is no film."""
        return cls(Colorspace.ITU709, ColorRange.JPEG, colors.Space())

    @classmethod
    def of_ours(cls) -> "_Look":
        """As everything here is written."""
        return cls(Colorspace.ITU709, ColorRange.MPEG, colors.Space())


def _to_rgb(reformatter: VideoReformatter, frame: av.VideoFrame, look: _Look, size: Size = (None, None)) -> Image.Image:
    """As a picture whose colors are still the film's own; of another size where that is given."""
    converted: Any = reformatter.reformat(
        frame,
        *size,
        format="rgb24",
        src_colorspace=look.matrix,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=look.range,
        dst_color_range=ColorRange.JPEG,
        interpolation=SCALING,
    )
    image: Image.Image = converted.to_image()
    return image


def _to_yuv(
    reformatter: VideoReformatter, frame: av.VideoFrame, look: _Look, size: Size, pixels: str = "yuv420p"
) -> av.VideoFrame:
    """As everything is written here. look: of the frame. pixels: yuva420p with an alpha channel."""
    return reformatter.reformat(
        frame,
        *size,
        format=pixels,
        src_colorspace=look.matrix,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=look.range,
        dst_color_range=ColorRange.MPEG,
        interpolation=SCALING,
    )


def _shown(source: Any, stream: Any, longest: int) -> Iterator[tuple[float, av.VideoFrame]]:
    """Each frame, upright, opaque, of square pixels and in our colors, with the second at which it is shown.

    longest: pixels of its longer side, at most.
    """
    reformatter = VideoReformatter()
    ratio = stream.sample_aspect_ratio or stream.codec_context.sample_aspect_ratio
    shape = float(ratio) if ratio and LEAST_SHAPE < ratio < 1 / LEAST_SHAPE else 1.0
    for number, frame in enumerate(_frames_of(source, stream)):
        second = float(frame.time) if frame.time is not None else number / float(_rate(stream))
        look, rotation = _Look.of(frame), frame.rotation
        size = _even(round(frame.width * shape), frame.height, longest)
        if frame.format.name.startswith(ALPHA_FORMATS):
            frame = _on_white(frame, kept=_has_alpha_beside(stream))
            look = _Look.of(frame)
        if look.space.is_srgb and not rotation:
            yield second, _to_yuv(reformatter, frame, look, size)
            continue
        image = _to_rgb(reformatter, frame, look, size)
        if not look.space.is_srgb:
            image = Image.fromarray(colors.to_srgb(np.asarray(image), look.space))
        if rotation:
            image = image.rotate(rotation, expand=True)
        frame = _frame(image)
        yield second, _to_yuv(reformatter, frame, _Look.of_rgb(), image.size)


def _frames_of(source: Any, stream: Any) -> Iterator[av.VideoFrame]:
    """Decoded; with their alpha channel, where they have one."""
    if not _has_alpha_beside(stream):
        yield from source.decode(stream)
        return
    decoder: Any = av.CodecContext.create(ALPHA_DECODERS[stream.codec_context.name], "r")
    for packet in source.demux(stream):
        yield from decoder.decode(packet)


def _on_white(frame: Any, *, kept: bool) -> av.VideoFrame:
    """Opaque. kept: what is transparent is known apart, so that only what nobody sees becomes white."""
    image = Image.fromarray(frame.to_ndarray(format="rgba"))
    white = Image.new("RGB", image.size, "white")
    alpha = image.getchannel("A")
    white.paste(image.convert("RGB"), mask=alpha.point(lambda value: 255 if value else 0) if kept else alpha)
    return _frame(white)


def _alphas(data: bytes, rate: Fraction, longest: int) -> Iterator[av.VideoFrame]:
    """The alpha channel of each of a stranger's frames, in gray, in step with `_shown`."""
    with _opened(data) as source:
        stream = _video(source)

        def each() -> Iterator[tuple[float, av.VideoFrame]]:
            for number, frame in enumerate(_frames_of(source, stream)):
                second = float(frame.time) if frame.time is not None else number / float(_rate(stream))
                array: Any = frame.to_ndarray(format="rgba")
                alpha = Image.fromarray(array[..., 3])
                alpha.thumbnail((longest, longest))
                yield second, _frame(alpha.rotate(frame.rotation, expand=True).convert("RGB"))

        yield from _timed(each(), rate, _Begin())


def _decoded_with_alpha(film: bytes) -> Iterator[av.VideoFrame]:
    """Of a safe film with a second stream, in RGBA."""
    with _opened(film) as second:
        alphas = second.decode(second.streams.video[1])
        for image, frame in zip(frames(film), alphas, strict=False):
            alpha = _to_rgb(VideoReformatter(), frame, _Look.of_ours(), image.size).convert("L")
            image.putalpha(alpha.point(lambda value: 0 if value < CLEAR else 255 if value > 255 - CLEAR else value))
            yield av.VideoFrame.from_ndarray(np.asarray(image), format="rgba")


def _frame(image: Image.Image) -> av.VideoFrame:
    frame: av.VideoFrame = av.VideoFrame.from_image(image)  # type: ignore[no-untyped-call]  # it has no annotations
    return frame


class _Begin:
    """The second at which a film's first picture is shown, once that is known."""

    second: float | None = None


def _timed(shown: Iterable[tuple[float, av.VideoFrame]], rate: Fraction, begin: _Begin) -> Iterator[av.VideoFrame]:
    """For each tick of a constant rate the frame that is shown next to it."""
    last: av.VideoFrame | None = None
    ticks = 0
    for second, frame in shown:
        if begin.second is None:
            begin.second = second
        if second - begin.second > MAX_FILM_SECONDS + 1:
            raise EngineError(NoticeCode.FILM_LONG, most=MAX_FILM_SECONDS)
        while last is not None and (ticks + 0.5) / rate < second - begin.second:
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
    """Of a film, to be written into another one: as it is, or encoded anew, in step with the pictures.

    begin: of these. tell: gets what people are to be told.
    """

    def __init__(
        self,
        film: bytes,
        *,
        copied: bool = False,
        begin: _Begin | None = None,
        tell: Callable[[NoticeCode], None] = lambda code: None,
    ) -> None:
        self._film = film
        self._copied = copied
        self._begin = begin or _Begin()
        self._tell = tell

    def _heard(self) -> int | None:
        """The first track that can be decoded, by its number; None where there is none."""
        with _opened(self._film) as source:
            tracks = len(source.streams.audio)
        for number in range(tracks):
            with suppress(av.FFmpegError, ValueError, StopIteration), _opened(self._film) as source:
                track = source.streams.audio[number]
                if track.codec_context is not None and next(source.decode(track)):
                    return number
        if tracks:
            self._tell(NoticeCode.FILM_SILENT)
        return None

    def add_to(self, target: Any, codec: str) -> Callable[[], None]:
        """Give the other film a stream for it; what is returned writes it. Without a sound neither does anything."""
        number = 0 if self._copied and _has_sound(self._film) else self._heard()
        if number is None:
            return lambda: None
        source = _opened(self._film)
        heard = source.streams.audio[number]
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
        written = 0
        for part in self._in_step(source, heard, stream.codec_context.format):
            if written / AUDIO_RATE > MAX_FILM_SECONDS + 1:
                break
            part.pts, part.time_base = written, Fraction(1, AUDIO_RATE)
            written += part.samples
            yield from stream.encode(part)
        yield from stream.encode(None)

    def _in_step(self, source: Any, heard: Any, kind: Any) -> Iterator[av.AudioFrame]:
        """Decoded, from the first picture on, with silence where there is none."""
        resampler = av.AudioResampler(format=kind, layout="stereo", rate=AUDIO_RATE)
        made = 0
        for frame in source.decode(heard):
            begins = made / AUDIO_RATE if frame.time is None else float(frame.time) - (self._begin.second or 0.0)
            late = begins - made / AUDIO_RATE
            frame.pts = None
            if begins + frame.samples / frame.sample_rate <= 0 or late < -OUT_OF_STEP:
                continue  # before the first picture, or it has been heard already
            if late > OUT_OF_STEP:
                for part in _silence(min(late, MAX_FILM_SECONDS + 1), kind):
                    made += part.samples
                    yield part
            for part in resampler.resample(frame):
                made += part.samples
                yield part
        yield from resampler.resample(None)


class _Clear:
    """What is transparent in a film: a second stream, black there. make: gray frames; else it is copied from `film`."""

    def __init__(self, film: bytes, make: Callable[[], Iterator[av.VideoFrame]] | None = None) -> None:
        self._film = film
        self._make = make

    def add_to(self, target: Any, rate: Fraction, size: tuple[int, int]) -> Callable[[], None]:
        """Give a film the stream; what is returned writes it. Where nothing is transparent, neither does anything."""
        if self._make:
            return self._encoded(target, rate, size, self._make)
        source = _opened(self._film)
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

    def _encoded(
        self, target: Any, rate: Fraction, size: tuple[int, int], make: Callable[[], Iterator[av.VideoFrame]]
    ) -> Callable[[], None]:
        stream = target.add_stream("libx264", rate=rate, options=VIDEO_OPTIONS["libx264"] | {"crf": SAFE_QUALITY})
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"

        def write() -> None:
            reformatter = VideoReformatter()
            for number, frame in enumerate(make()):
                scaled = _to_yuv(reformatter, frame, _Look.of_rgb(), size)
                scaled.pts, scaled.time_base = number, 1 / rate
                target.mux(stream.encode(scaled))
            target.mux(stream.encode(None))

        return write


def _silence(seconds: float, kind: Any) -> Iterator[av.AudioFrame]:
    """In frames of at most a tenth of a second."""
    left = round(seconds * AUDIO_RATE)
    while left > 0:
        part = av.AudioFrame(format=kind, layout="stereo", samples=min(left, AUDIO_RATE // 10))
        part.sample_rate = AUDIO_RATE
        for plane in part.planes:
            plane.update(bytes(plane.buffer_size))
        left -= part.samples
        yield part


def _written(
    shown: Iterable[av.VideoFrame],
    size: tuple[int, int],
    rate: Fraction,
    kind: FilmKind,
    options: dict[str, str],
    *,
    sound: _Sound,
    clear: _Clear | None = None,
    bits: int | None = None,
) -> tuple[bytes, int]:
    """Frames of a constant rate as a file, and how many there were. bits: a second; else the options say how good."""
    container, video_codec, audio_codec = CODECS[kind]
    count, shown = 0, iter(shown)
    first = next(shown)
    pixels = "yuva420p" if first.format.name == "rgba" else "yuv420p"
    # Only a file can have what is known at its end written at its beginning, so that it plays while it is fetched.
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
            write_clear = clear.add_to(target, rate, size) if clear else None
            write_sound = sound.add_to(target, audio_codec)
            reformatter = VideoReformatter()
            for frame in itertools.chain([first], shown):
                look = _Look.of_rgb() if frame.format.name.startswith("rgb") else _Look.of_ours()
                scaled = _to_yuv(reformatter, frame, look, size, pixels)
                scaled.pts, scaled.time_base = count, 1 / rate
                count += 1
                target.mux(stream.encode(scaled))
            target.mux(stream.encode(None))
            if write_clear:
                write_clear()
            write_sound()
        return path.read_bytes(), count
