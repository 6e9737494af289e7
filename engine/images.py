"""Encoded pictures to pixels and back, with Pillow: decode, check, orient, fit, encode.

Pictures come from strangers. Everything about them is checked, by content and not by name, before a pixel is decoded.
Shared with the bot, so without torch.
"""

import io
import threading
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageCms, ImageDraw, ImageFont, ImageOps, ImageStat, UnidentifiedImageError

from engine.bounds import FORMATS, MAX_ASPECT, MAX_BYTES, MAX_PIXELS, MIN_SIDE
from engine.errors import EngineError
from engine.messages import NoticeCode

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
RESAMPLE = Image.Resampling.LANCZOS
QUICK_WEBP = {"quality": 80, "method": 1}
TILE, TITLE, GAP = 168, 22, 6  # pixels of a contact sheet
BACKGROUND, INK = "#1e1f22", "#f2f3f5"
FRAME_MILLISECONDS, LAST_FRAME_MILLISECONDS = 120, 2500  # of a film


@dataclass(frozen=True)
class Picture:
    """A decoded picture, upright, in sRGB.

    rgb: mode RGB. alpha: mode L and of the same size, or None where everything is opaque. Under transparent pixels
    `rgb` has the average of the visible ones, so that they do not bleed into what is painted.
    """

    rgb: Image.Image
    alpha: Image.Image | None = None
    animated: bool = False  # it is the first of several frames


def decode(data: bytes) -> Picture:
    """The picture in these bytes; of an animation the first frame.

    Raises EngineError: PICTURE_BYTES, PICTURE_FORMAT, PICTURE_PIXELS, PICTURE_SMALL, PICTURE_NARROW where it is not
    for us, PICTURE_UNREADABLE where it is damaged.
    """
    with quiet_pillow():
        image = opened(data)
        try:
            animated = bool(getattr(image, "is_animated", False))
            image.load()
            return replace(as_picture(image), animated=animated)
        except Exception as error:  # damaged files make Pillow raise nearly anything
            raise EngineError(NoticeCode.PICTURE_UNREADABLE) from error


def is_animated(data: bytes) -> bool:
    """Whether a picture has several frames; False also where it is none."""
    with quiet_pillow():
        try:
            return bool(getattr(opened(data), "is_animated", False))
        except EngineError:
            return False


class _Quiet:
    """No warnings while any thread is inside; the filters belong to the whole process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._caught = warnings.catch_warnings()

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._caught = warnings.catch_warnings()
                self._caught.__enter__()
                warnings.simplefilter("ignore")

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0:
                self._caught.__exit__(None, None, None)


_QUIET = _Quiet()


def quiet_pillow() -> _Quiet:
    """Pillow warns of suspicious sizes and metadata; sizes are checked here, and metadata is dropped."""
    return _QUIET


def opened(data: bytes) -> Image.Image:
    """A file whose size and kind are right, of which no pixel is decoded yet. Raises EngineError as `decode` does."""
    if len(data) > MAX_BYTES:
        raise EngineError(NoticeCode.PICTURE_BYTES, megabytes=_mega(len(data)), limit=_mega(MAX_BYTES))
    image = _open(data)
    _check_size(image)
    return image


def as_picture(image: Image.Image) -> Picture:
    """What an opened file shows now, upright and in sRGB."""
    rgb, alpha = _to_srgb(ImageOps.exif_transpose(image))
    return Picture(rgb) if alpha is None else Picture(_fill_transparent(rgb, alpha), alpha)


def _open(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise EngineError(NoticeCode.PICTURE_PIXELS, limit=_mega(MAX_PIXELS)) from error
    except UnidentifiedImageError as error:
        raise EngineError(NoticeCode.PICTURE_FORMAT, formats=", ".join(FORMATS)) from error
    except Exception as error:  # the right format, with a damaged head
        raise EngineError(NoticeCode.PICTURE_UNREADABLE) from error


def _check_size(image: Image.Image) -> None:
    width, height = image.size
    size = {"width": width, "height": height}
    if width * height > MAX_PIXELS:
        raise EngineError(NoticeCode.PICTURE_PIXELS, limit=_mega(MAX_PIXELS))
    if max(width, height) > MAX_ASPECT * min(width, height):
        raise EngineError(NoticeCode.PICTURE_NARROW, **size, limit=MAX_ASPECT)
    if min(width, height) < MIN_SIDE:
        raise EngineError(NoticeCode.PICTURE_SMALL, **size, limit=MIN_SIDE)


def _to_srgb(image: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """The colours in sRGB, and the alpha channel where the picture has one that matters."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey, which Pillow would clip instead of scale
        import numpy as np  # large, and hardly ever needed

        wide = np.asarray(image).astype(np.float32).clip(0, 65535)
        image = Image.fromarray((wide / 257).round().astype(np.uint8))
    if image.mode == "P" or "transparency" in image.info:
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")

    alpha = image.getchannel("A") if "A" in image.getbands() else None
    if alpha is not None and alpha.getextrema() == (255, 255):
        alpha = None
    image = image.convert({"LA": "L", "RGBA": "RGB", "1": "L"}.get(image.mode, image.mode))
    if profile:
        try:
            # A profile speaks of one kind of pixels; a wrong or damaged one is ignored.
            converted = ImageCms.profileToProfile(image, io.BytesIO(profile), SRGB, outputMode="RGB")
            return converted or image.convert("RGB"), alpha
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image.convert("RGB"), alpha


def _fill_transparent(rgb: Image.Image, alpha: Image.Image) -> Image.Image:
    visible = alpha.point(lambda value: 255 if value else 0)
    mean = ImageStat.Stat(rgb, visible).mean if visible.getbbox() else (127, 127, 127)
    filled = Image.new("RGB", rgb.size, tuple(round(channel) for channel in mean))
    filled.paste(rgb, mask=visible)
    return filled


def fit(picture: Picture, size: int) -> Picture:
    """The picture with its longer side at `size` pixels, at least MAX_ASPECT × MIN_SIDE, and its aspect ratio kept."""
    scale = size / max(picture.rgb.size)
    fitted = (round(picture.rgb.width * scale), round(picture.rgb.height * scale))
    if fitted == picture.rgb.size:
        return picture
    alpha = picture.alpha.resize(fitted, RESAMPLE) if picture.alpha else None
    return Picture(picture.rgb.resize(fitted, RESAMPLE), alpha)


def encode(picture: Picture, kind: str) -> bytes:
    """The picture as a file of this kind: PNG (lossless), JPEG (no alpha: on white) or WEBP."""
    options: dict[str, int] = {} if kind == "PNG" else {"quality": 95 if kind == "JPEG" else 90}
    return _encoded(picture, kind, options)


def encode_quickly(picture: Picture) -> bytes:
    """The picture as a PNG, larger than it could be, in a fraction of the time."""
    return _encoded(picture, "PNG", {"compress_level": 1})


def encode_preview(picture: Picture) -> bytes:
    """The picture as a WebP, in a third of the time, to be looked at for a moment."""
    return _encoded(picture, "WEBP", QUICK_WEBP)


def _encoded(picture: Picture, kind: str, options: dict[str, int]) -> bytes:
    image = with_alpha(picture)
    if kind == "JPEG" and image.mode == "RGBA":
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image).convert("RGB")
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def with_alpha(picture: Picture) -> Image.Image:
    """As one image: mode RGBA where something is transparent, else RGB."""
    if picture.alpha is None:
        return picture.rgb
    image = picture.rgb.copy()
    image.putalpha(picture.alpha)
    return image


def encode_film(frames: Sequence[Image.Image]) -> bytes:
    """An animated WebP of frames of one size, endless, that rests on the last one."""
    buffer = io.BytesIO()
    first, *others = frames
    durations = [FRAME_MILLISECONDS] * len(others) + [LAST_FRAME_MILLISECONDS]
    first.save(buffer, "WEBP", save_all=True, append_images=others, duration=durations, loop=0, **QUICK_WEBP)
    return buffer.getvalue()


def _mega(number: int) -> int:
    return round(number / 1_000_000)


def contact_sheet(pictures: Sequence[tuple[str, Image.Image]], columns: int) -> Image.Image:
    """The middles of pictures, small, in rows, each with its title above it."""
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (TILE + GAP) + GAP, rows * (TILE + TITLE + GAP) + GAP), BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=14)
    for index, (title, picture) in enumerate(pictures):
        left = GAP + index % columns * (TILE + GAP)
        top = GAP + index // columns * (TILE + TITLE + GAP)
        draw.text((left + 2, top + 2), title, fill=INK, font=font)
        sheet.paste(ImageOps.fit(picture, (TILE, TILE)), (left, top + TITLE))
    return sheet
