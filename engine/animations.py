"""Animated pictures to frames and back, with Pillow: GIF, APNG and WebP, with their timing and their loop.

They come from strangers, like other pictures (engine.images). Shared with the bot, so without torch.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from PIL import Image

from engine import images
from engine.bounds import MAX_FRAMES, MAX_FRAMES_PIXELS
from engine.errors import EngineError
from engine.images import Picture
from engine.messages import AnimationKind, NoticeCode

KINDS: tuple[AnimationKind, ...] = get_args(AnimationKind)
LEAST_MILLISECONDS = 20  # what browsers make of shorter frames is slower than they say; most of these say 0
DEFAULT_MILLISECONDS = 100
PLAYED_ONCE = 1


@dataclass(frozen=True)
class Animation:
    """Frames of one size. milliseconds: how long each is shown. loops: how often it plays; 0 is for ever.

    kind: GIF, PNG or WEBP, as it came.
    """

    frames: tuple[Picture, ...]
    milliseconds: tuple[int, ...]
    loops: int
    kind: AnimationKind

    def with_frames(self, frames: Sequence[Picture]) -> "Animation":
        """Others in their place, with the same timing."""
        assert len(frames) == len(self.frames)
        return replace(self, frames=tuple(frames))


def decode(data: bytes) -> Animation:
    """All frames of an animated picture, each as it is seen when it is shown.

    Raises EngineError as `images.decode` does, and ANIMATION_LONG where there are too many frames or pixels in all.
    """
    with images.quiet_pillow():
        image = images.opened(data)
        try:
            return _decoded(image)
        except EngineError:
            raise
        except Exception as error:  # damaged files make Pillow raise nearly anything
            raise EngineError(NoticeCode.PICTURE_UNREADABLE) from error


def _decoded(image: Image.Image) -> Animation:
    first = 1 if image.info.get("default_image") else 0  # of an APNG, for those that show no animations
    count = getattr(image, "n_frames", 1)
    size, pixels = image.size, count * image.width * image.height
    if count > MAX_FRAMES or pixels > MAX_FRAMES_PIXELS:
        raise EngineError(
            NoticeCode.ANIMATION_LONG, frames=count, most=MAX_FRAMES, limit=round(MAX_FRAMES_PIXELS / 1e6)
        )
    kind: AnimationKind = image.format  # type: ignore[assignment]  # of images.FORMATS those that move
    loops = _loops(image)
    frames, times = [], []
    for number in range(first, count):
        image.seek(number)
        if image.size != size:  # Pillow makes room for a frame of a GIF that is outside of it
            raise EngineError(NoticeCode.PICTURE_UNREADABLE)
        image.load()
        times.append(_milliseconds(image))
        frames.append(images.as_picture(image))
    if not frames:
        raise EngineError(NoticeCode.PICTURE_UNREADABLE)
    return Animation(tuple(frames), tuple(times), loops, kind)


def encode(animation: Animation, kind: AnimationKind | None = None, quality: int = 80) -> bytes:
    """An animated file of this kind, or of the kind that it came as. quality: of WebP."""
    kind = kind or animation.kind
    first, *others = [images.with_alpha(frame) for frame in animation.frames]
    buffer = io.BytesIO()
    options: dict[str, object] = {"save_all": True, "append_images": others, "duration": list(animation.milliseconds)}
    if kind == "GIF":
        # A GIF without the extension plays once; with it, it plays as often as it says after the first time.
        options |= {"disposal": 2, "optimize": False}
        if animation.loops != PLAYED_ONCE:
            options["loop"] = max(0, animation.loops - 1)
    else:
        options["loop"] = animation.loops
    if kind == "WEBP":
        options |= {"quality": quality, "method": 2}
        if any(frame.alpha for frame in animation.frames):
            # libwebp crops frames to what is opaque, and then says that nothing is transparent: each is to be whole.
            options |= {"kmin": 1, "kmax": 1}
    if kind == "PNG":
        options["blend"] = 0
    first.save(buffer, kind, **options)
    return buffer.getvalue()


def _loops(image: Image.Image) -> int:
    loop = image.info.get("loop")
    if image.format == "GIF":
        return PLAYED_ONCE if loop is None else 0 if loop == 0 else int(loop) + 1
    return int(loop or 0)


def _milliseconds(image: Image.Image) -> int:
    shown = round(float(image.info.get("duration") or 0))
    return shown if shown >= LEAST_MILLISECONDS else DEFAULT_MILLISECONDS
