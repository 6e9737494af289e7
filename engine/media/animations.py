"""Animated pictures to frames and back: GIF, APNG and WebP, with their timing and their loop.

They come from strangers, like other pictures (engine.media.images). One frame after the other is decoded and encoded,
so that a long animation needs no more memory than a short one. Shared with the bot, so without torch.
"""

import io
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args, overload

from PIL import Image, ImageChops

from engine.media import gif_blocks, images, png_chunks
from engine.media.file_kinds import PNG_SIGNATURE
from engine.media.images import Picture
from engine.media.png_chunks import chunk
from engine.protocol.bounds import MAX_FRAMES, MAX_FRAMES_PIXELS
from engine.protocol.errors import EngineError
from engine.protocol.messages import MAX_FRAME_BYTES, AnimationKind, NoticeCode

KINDS: tuple[AnimationKind, ...] = get_args(AnimationKind)
LEAST_MILLISECONDS = 20  # what browsers make of shorter frames is slower than they say; most of these say 0
DEFAULT_MILLISECONDS = 100
PLAYED_ONCE = 1
MOST_ENCODED = 128 * 1024 * 1024  # bytes of an animation that was made safe: what is small can be large inside
LEAST_PRESENT = 0.9  # of the frames that an APNG says it has


class Frames(Sequence[Picture]):
    """Frames that are made when they are asked for, from the first one on each time."""

    def __init__(self, count: int, make: Callable[[], Iterator[Picture]]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Picture]:
        """Raises EngineError where a frame is damaged."""
        with images.quiet_pillow(), images.damage_said():
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

    def each(self, change: Callable[[Picture], Picture]) -> "Frames":
        """Changed, one by one, when they are asked for."""
        return Frames(self._count, lambda: (change(frame) for frame in self))


@dataclass(frozen=True)
class Animation:
    """Frames of one size. milliseconds: how long each is shown. loops: how often it plays; 0 is for ever.

    size: width and height in pixels. kind: GIF, PNG or WEBP, as it came.
    """

    size: tuple[int, int]
    frames: Sequence[Picture]
    milliseconds: tuple[int, ...]
    loops: int
    kind: AnimationKind
    notes: tuple[NoticeCode, ...] = ()

    def with_frames(self, frames: Sequence[Picture], size: tuple[int, int] | None = None) -> "Animation":
        """Others in their place, with the same timing. size: of theirs, where that is another one."""
        assert len(frames) == len(self.frames)
        return replace(self, frames=frames, size=size or frames[0].rgb.size)

    def fitted(self, longest: int) -> "Animation":
        """With its longer side at `longest` pixels."""
        scale = longest / max(self.size)
        size = (round(self.size[0] * scale), round(self.size[1] * scale))
        return self.with_frames(as_frames(self.frames).each(lambda frame: images.fit(frame, longest)), size)


def as_frames(frames: Sequence[Picture]) -> Frames:
    """What is there already, as Frames."""
    return frames if isinstance(frames, Frames) else Frames(len(frames), lambda: iter(frames))


def decode(data: bytes, *, most: int = MAX_FRAME_BYTES) -> Animation:
    """An animated picture, each frame as it is seen when it is shown; what does not move has one.

    most: bytes. Raises EngineError as `images.decode` does, and ANIMATION_LONG where there are too many frames or
    pixels in all. Damaged frames raise it when they are read.
    """
    kind = images.taken_kind(data, most)
    with images.quiet_pillow(), images.damage_said():
        if kind == "GIF":
            return _of_gif(gif_blocks.read(data))
        if kind == "WebP":
            return _of_webp(data)
        if kind == "PNG" and (png := png_chunks.read(data)).frame_count:
            return _of_png(png)
    still = images.decode(data)
    return Animation(still.rgb.size, [still], (DEFAULT_MILLISECONDS,), 0, "PNG", still.notes)


def _of_gif(gif: gif_blocks.Gif) -> Animation:
    size = (gif.width, gif.height)
    # What sticks out of it is decoded before it is cropped.
    _check(gif.frame_count, size, sum(part.box[2] * part.box[3] for part in gif.frames()))
    times = tuple(_milliseconds(part.milliseconds) for part in gif.frames())
    cut = (NoticeCode.PICTURE_CUT,) if gif.is_cut else ()
    return Animation(size, Frames(len(times), lambda: images.gif_frames(gif)), times, gif.loops, "GIF", cut)


def _of_png(png: png_chunks.Png) -> Animation:
    size = (png.width, png.height)
    _check(max(png.says_frames, png.frame_count), size)
    if png.frame_count < LEAST_PRESENT * png.says_frames:
        raise EngineError(NoticeCode.PICTURE_UNREADABLE)
    times = tuple(_milliseconds(part.milliseconds) for part in png.frames())
    cut = (NoticeCode.PICTURE_CUT,) if png.frame_count < png.says_frames else ()
    return Animation(size, Frames(len(times), lambda: images.png_frames(png)), times, png.plays, "PNG", cut)


def _of_webp(data: bytes) -> Animation:
    image: Any = Image.open(io.BytesIO(data), formats=["WEBP"])
    count = getattr(image, "n_frames", 1)
    _check(count, image.size)
    times = tuple(_milliseconds(time) for time in _times_of_webp(data)) or (DEFAULT_MILLISECONDS,)
    if len(times) != count:
        raise EngineError(NoticeCode.PICTURE_UNREADABLE)
    frames = Frames(count, lambda: images.webp_frames(data))
    return Animation(image.size, frames, times, int(image.info.get("loop") or 0), "WEBP")


def _times_of_webp(data: bytes) -> Iterator[int]:
    """Milliseconds, without decoding: https://developers.google.com/speed/webp/docs/riff_container#animation."""
    at = 12
    while at + 8 <= len(data):
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        if kind == b"ANMF" and at + 23 <= len(data):
            yield int.from_bytes(data[at + 20 : at + 23], "little")
        at += 8 + length + length % 2


def _check(count: int, size: tuple[int, int], pixels: int = 0) -> None:
    """pixels: in all of the frames, where these can have other sizes."""
    images.check_size(size)
    if count > MAX_FRAMES or max(pixels, count * size[0] * size[1]) > MAX_FRAMES_PIXELS:
        limit = round(MAX_FRAMES_PIXELS / 1e6)
        raise EngineError(NoticeCode.ANIMATION_LONG, frames=count, most=MAX_FRAMES, limit=limit)


def _milliseconds(said: float) -> int:
    shown = round(said)
    return shown if shown >= LEAST_MILLISECONDS else DEFAULT_MILLISECONDS


# ── encoding ─────────────────────────────────────────────────────────────────────────────────────────────────────


def encode(animation: Animation, kind: AnimationKind | None = None, quality: int = 80) -> bytes:
    """An animated file of this kind, or of the kind that it came as. quality: of WebP.

    Raises EngineError: ANIMATION_LARGE, and what reading a frame does.
    """
    kind = kind or animation.kind
    if kind == "PNG":
        return _apng(animation)
    shown = _Played(as_frames(animation.frames))
    buffer = io.BytesIO()
    options: dict[str, object] = {"save_all": True, "duration": list(animation.milliseconds)}
    if kind == "GIF":
        # A GIF without the extension plays once; with it, it plays as often as it says after the first time.
        options |= {"disposal": 2, "optimize": False}
        if animation.loops != PLAYED_ONCE:
            options["loop"] = max(0, animation.loops - 1)
    else:
        options |= {"loop": animation.loops, "quality": quality, "method": 2}
        if shown.transparent:
            # libwebp crops frames to what is opaque, and then says that nothing is transparent: each is to be whole.
            options |= {"kmin": 1, "kmax": 1}
    shown.save(buffer, kind, **options)
    return buffer.getvalue()


class _Played(Image.Image):
    """An image of many frames, each made when Pillow's writers seek it."""

    def __init__(self, frames: Frames) -> None:
        super().__init__()
        self._frames = frames
        self.n_frames = len(frames)
        # Writers take the first frame's mode for all, so it has to be known whether any has something transparent.
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
        image = images.with_alpha(picture)
        image = image.convert("RGBA") if self.transparent else image
        self._mode, self._size, self.im = image.mode, image.size, image.im

    def tell(self) -> int:
        return self._at


def _apng(animation: Animation) -> bytes:
    """Of each frame what differs from the one before, in the place of what was there."""
    for transparent in (False, True):
        try:
            return b"".join(_apng_parts(animation, transparent=transparent))
        except _SomethingTransparent:
            continue
    raise AssertionError


class _SomethingTransparent(Exception):
    """A frame has an alpha channel; all of them need one then."""


def _apng_parts(animation: Animation, *, transparent: bool) -> Iterator[bytes]:
    before: Image.Image | None = None
    sequence, written = 0, 0
    for picture, milliseconds in zip(animation.frames, animation.milliseconds, strict=True):
        if picture.alpha and not transparent:
            raise _SomethingTransparent
        frame = images.with_alpha(picture)
        frame = frame.convert("RGBA") if transparent else frame
        box = (0, 0, *frame.size)
        if before:  # at least one pixel
            box = ImageChops.difference(before, frame).getbbox(alpha_only=False) or (0, 0, 1, 1)
        head, pixels = _pixels_of(frame.crop(box))
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
        if written > MOST_ENCODED:
            limit = round(MOST_ENCODED / 1e6)
            raise EngineError(NoticeCode.ANIMATION_LARGE, frames=len(animation.frames), limit=limit)
        before = frame
    yield chunk(b"IEND", b"")


def _pixels_of(image: Image.Image) -> tuple[bytes, bytes]:
    """The head and the pixels of a PNG of it."""
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
