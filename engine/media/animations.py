"""Animated pictures to frames and back: GIF, APNG and WebP, with their timing and loops.

They come from strangers, like other pictures (engine.media.images). Frames are decoded and encoded one at a time, so
that a long animation needs no more memory than a short one.
"""

import io
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args, overload

from PIL import Image, ImageChops

from engine.media import encoding, frame_composition, gif_blocks, images, opened_pictures, png_chunks
from engine.media.file_kinds import PNG_SIGNATURE
from engine.media.opened_pictures import Picture
from engine.media.png_chunks import chunk
from engine.protocol.bounds import MAX_FRAMES, MAX_FRAMES_PIXELS
from engine.protocol.errors import EngineError
from engine.protocol.messages import MAX_FRAME_BYTES, AnimationKind, NoticeCode

KINDS: tuple[AnimationKind, ...] = get_args(AnimationKind)
MIN_FRAME_MS = 20  # browsers slow down shorter frames, most of which say 0
DEFAULT_FRAME_MS = 100
PLAYED_ONCE = 1
MAX_ENCODED_BYTES = 128 * 1024 * 1024  # of an APNG: frames of a small file can be large
MIN_PRESENT_SHARE = 0.9  # of the frames that an APNG declares


class Frames(Sequence[Picture]):
    """A sequence of frames that are made when they are asked for.

    Each iteration starts again from the first frame; so does each index, which therefore costs as much as iterating.
    """

    def __init__(self, count: int, make: Callable[[], Iterator[Picture]]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Picture]:
        """Yield the frames. Raises EngineError: PICTURE_UNREADABLE if one is damaged."""
        with opened_pictures.quiet_pillow(), opened_pictures.unreadable_on_error():
            yield from self._make()

    @overload
    def __getitem__(self, number: int) -> Picture: ...
    @overload
    def __getitem__(self, number: slice) -> list[Picture]: ...
    def __getitem__(self, number: int | slice) -> Picture | list[Picture]:
        if isinstance(number, slice):
            return list(self)[number]
        wanted = range(self._count)[number]
        return next(frame for at, frame in enumerate(self) if at == wanted)

    def map(self, change: Callable[[Picture], Picture]) -> "Frames":
        """Return the frames with a change applied to each when it is asked for."""
        return Frames(self._count, lambda: (change(frame) for frame in self))


@dataclass(frozen=True)
class Animation:
    """An animated picture, or a still one as an animation of one frame.

    Attributes:
        size: width and height of every frame, in pixels.
        milliseconds: how long each frame is shown.
        loops: how often it plays; 0 means forever.
        kind: the format that it was decoded from.
        notes: what to tell the person about it.
    """

    size: tuple[int, int]
    frames: Sequence[Picture]
    milliseconds: tuple[int, ...]
    loops: int
    kind: AnimationKind
    notes: tuple[NoticeCode, ...] = ()

    def with_frames(self, frames: Sequence[Picture], size: tuple[int, int] | None = None) -> "Animation":
        """Return the animation with other frames, of another `size` if given, and the same timing."""
        assert len(frames) == len(self.frames)
        return replace(self, frames=frames, size=size or frames[0].rgb.size)

    def resized(self, longest: int) -> "Animation":
        """Return the animation with its longer side at `longest` pixels; frames are resized when asked for."""
        scale = longest / max(self.size)
        size = (round(self.size[0] * scale), round(self.size[1] * scale))
        return self.with_frames(as_frames(self.frames).map(lambda frame: images.fit(frame, longest)), size)


def as_frames(frames: Sequence[Picture]) -> Frames:
    """Return frames that exist already as Frames."""
    return frames if isinstance(frames, Frames) else Frames(len(frames), lambda: iter(frames))


def decode(data: bytes, *, max_bytes: int = MAX_FRAME_BYTES) -> Animation:
    """Decode an animated picture to its frames as they are shown; a still picture has one frame.

    Raises EngineError as `images.decode` does (with a limit of `max_bytes`), and ANIMATION_LONG for too many frames or
    pixels. Damaged frames raise it only when they are iterated.
    """
    kind = images.accepted_kind(data, max_bytes)
    with opened_pictures.quiet_pillow(), opened_pictures.unreadable_on_error():
        if kind == "GIF":
            return _decode_gif(gif_blocks.parse(data))
        if kind == "WebP":
            return _decode_webp(data)
        if kind == "PNG" and (png := png_chunks.parse(data)).frame_count:
            return _decode_apng(png)
    still = images.decode(data)
    return Animation(still.rgb.size, [still], (DEFAULT_FRAME_MS,), 0, "PNG", still.notes)


def _decode_gif(gif: gif_blocks.Gif) -> Animation:
    size = (gif.width, gif.height)
    # A frame that is larger than the canvas is decoded whole before it is cropped.
    _check_limits(gif.frame_count, size, sum(part.box[2] * part.box[3] for part in gif.frames()))
    times = tuple(_shown_ms(part.milliseconds) for part in gif.frames())
    cut = (NoticeCode.PICTURE_CUT,) if gif.is_cut else ()
    return Animation(size, Frames(len(times), lambda: frame_composition.gif_frames(gif)), times, gif.loops, "GIF", cut)


def _decode_apng(png: png_chunks.Png) -> Animation:
    size = (png.width, png.height)
    _check_limits(max(png.declared_frames, png.frame_count), size)
    if png.frame_count < MIN_PRESENT_SHARE * png.declared_frames:
        raise EngineError(NoticeCode.PICTURE_UNREADABLE)
    times = tuple(_shown_ms(part.milliseconds) for part in png.frames())
    cut = (NoticeCode.PICTURE_CUT,) if png.frame_count < png.declared_frames else ()
    return Animation(size, Frames(len(times), lambda: frame_composition.png_frames(png)), times, png.plays, "PNG", cut)


def _decode_webp(data: bytes) -> Animation:
    image: Any = Image.open(io.BytesIO(data), formats=["WEBP"])
    count = getattr(image, "n_frames", 1)
    _check_limits(count, image.size)
    times = tuple(_shown_ms(time) for time in _webp_durations(data)) or (DEFAULT_FRAME_MS,)
    if len(times) != count:
        raise EngineError(NoticeCode.PICTURE_UNREADABLE)
    frames = Frames(count, lambda: frame_composition.webp_frames(data))
    return Animation(image.size, frames, times, int(image.info.get("loop") or 0), "WEBP")


def _webp_durations(data: bytes) -> Iterator[int]:
    """Yield the duration of each frame in milliseconds, without decoding.

    https://developers.google.com/speed/webp/docs/riff_container#animation
    """
    at = 12
    while at + 8 <= len(data):
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        if kind == b"ANMF" and at + 23 <= len(data):
            yield int.from_bytes(data[at + 20 : at + 23], "little")
        at += 8 + length + length % 2


def _check_limits(count: int, size: tuple[int, int], pixels: int = 0) -> None:
    """Raise EngineError if an animation is too large; `pixels` is the sum over frames of different sizes."""
    opened_pictures.check_size(size)
    if count > MAX_FRAMES or max(pixels, count * size[0] * size[1]) > MAX_FRAMES_PIXELS:
        limit = round(MAX_FRAMES_PIXELS / 1e6)
        raise EngineError(NoticeCode.ANIMATION_LONG, frames=count, most=MAX_FRAMES, limit=limit)


def _shown_ms(said: float) -> int:
    shown = round(said)
    return shown if shown >= MIN_FRAME_MS else DEFAULT_FRAME_MS


# ── encoding ─────────────────────────────────────────────────────────────────────────────────────────────────────


def encode(animation: Animation, kind: AnimationKind | None = None, quality: int = 80) -> bytes:
    """Encode an animation as a file of this kind, or of the kind that it was decoded from.

    `quality`, 0 to 100, counts for WebP. Raises EngineError: ANIMATION_LARGE, and what iterating the frames raises.
    """
    kind = kind or animation.kind
    if kind == "PNG":
        return _apng(animation)
    shown = _MultiFrameImage(as_frames(animation.frames))
    buffer = io.BytesIO()
    options: dict[str, object] = {"save_all": True, "duration": list(animation.milliseconds)}
    if kind == "GIF":
        # Without the loop extension a GIF plays once; the extension says how often it is repeated after that.
        options |= {"disposal": 2, "optimize": False}
        if animation.loops != PLAYED_ONCE:
            options["loop"] = max(0, animation.loops - 1)
    else:
        options |= {"loop": animation.loops, "quality": quality, "method": 2}
        if shown.transparent:
            # libwebp crops frames to their opaque part, and then declares them opaque: make each frame a key frame.
            options |= {"kmin": 1, "kmax": 1}
    shown.save(buffer, kind, **options)
    return buffer.getvalue()


class _MultiFrameImage(Image.Image):
    """A Pillow image of many frames, each of which is made when Pillow's writers seek it."""

    def __init__(self, frames: Frames) -> None:
        super().__init__()
        self._frames = frames
        self.n_frames = len(frames)
        # Pillow's writers use the first frame's mode for all, so it must be known whether any frame is transparent.
        self.transparent = any(frame.alpha is not None for frame in frames)
        self._at = self.n_frames
        self.seek(0)

    def seek(self, frame: int) -> None:
        if frame >= self.n_frames:
            raise EOFError
        if frame == self._at:
            return
        if frame < self._at:
            self._left, self._at = iter(self._frames), -1
        for _ in range(frame - self._at):
            picture = next(self._left)
        self._at = frame
        image = encoding.with_alpha(picture)
        image = image.convert("RGBA") if self.transparent else image
        self._mode, self._size, self.im = image.mode, image.size, image.im

    def tell(self) -> int:
        return self._at


def _apng(animation: Animation) -> bytes:
    """Encode an APNG in which each frame replaces only the rectangle that differs from the frame before."""
    for transparent in (False, True):
        try:
            return b"".join(_apng_parts(animation, transparent=transparent))
        except _AlphaNeeded:
            continue
    raise AssertionError


class _AlphaNeeded(Exception):
    """Raised when a frame is transparent: then all frames need an alpha channel."""


def _apng_parts(animation: Animation, *, transparent: bool) -> Iterator[bytes]:
    before: Image.Image | None = None
    sequence, written = 0, 0
    for picture, milliseconds in zip(animation.frames, animation.milliseconds, strict=True):
        if picture.alpha and not transparent:
            raise _AlphaNeeded
        frame = encoding.with_alpha(picture)
        frame = frame.convert("RGBA") if transparent else frame
        box = (0, 0, *frame.size)
        if before:  # the fallback is one pixel, because a frame must not be empty
            box = ImageChops.difference(before, frame).getbbox(alpha_only=False) or (0, 0, 1, 1)
        head, pixels = _split_png(frame.crop(box))
        if before is None:
            yield PNG_SIGNATURE + chunk(b"IHDR", head)
            yield chunk(b"acTL", struct.pack(">II", len(animation.frames), animation.loops))
        left, top, right, bottom = box
        place = struct.pack(">IIII", right - left, bottom - top, left, top)
        timing = struct.pack(">HHBB", min(milliseconds, 65535), 1000, 0, png_chunks.BLEND_SOURCE)
        yield chunk(b"fcTL", struct.pack(">I", sequence) + place + timing)
        sequence += 1
        if before is None:
            yield chunk(b"IDAT", pixels)
        else:
            yield chunk(b"fdAT", struct.pack(">I", sequence) + pixels)
            sequence += 1
        written += len(pixels)
        if written > MAX_ENCODED_BYTES:
            limit = round(MAX_ENCODED_BYTES / 1e6)
            raise EngineError(NoticeCode.ANIMATION_LARGE, frames=len(animation.frames), limit=limit)
        before = frame
    yield chunk(b"IEND", b"")


def _split_png(image: Image.Image) -> tuple[bytes, bytes]:
    """Return the IHDR data and the compressed pixels of an image encoded as a PNG."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=1)
    data, at, head, pixels = buffer.getvalue(), len(PNG_SIGNATURE), b"", []
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            head = body
        elif kind == b"IDAT":
            pixels.append(body)
        at += 12 + length
    return head, b"".join(pixels)
