"""Pictures to bytes: PNG, JPEG and WebP, time lapses and contact sheets."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont, ImageOps

from engine.media.opened_pictures import Picture

QUICK_WEBP = {"quality": 80, "method": 1}
TILE, TITLE, GAP = 168, 22, 6  # pixels, in a contact sheet
BACKGROUND, INK = "#1e1f22", "#f2f3f5"
FRAME_MS, LAST_FRAME_MS = 120, 2500  # of a time lapse


def encode(picture: Picture, kind: str) -> bytes:
    """Encode a picture as PNG (lossless), JPEG (transparency becomes white) or WEBP."""
    options: dict[str, int] = {} if kind == "PNG" else {"quality": 95 if kind == "JPEG" else 90}
    return _encoded(picture, kind, options)


def encode_quickly(picture: Picture) -> bytes:
    """Encode a picture as a PNG in a fraction of the usual time, at the price of a larger file."""
    return _encoded(picture, "PNG", {"compress_level": 1})


def encode_preview(picture: Picture) -> bytes:
    """Encode a picture as a WebP in a third of the usual time, good enough to be looked at for a moment."""
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
    """Return a picture as one image, in mode RGBA if it has transparency, else RGB."""
    if picture.alpha is None:
        return picture.rgb
    image = picture.rgb.copy()
    image.putalpha(picture.alpha)
    return image


def encode_time_lapse(frames: Sequence[Image.Image]) -> bytes:
    """Encode images of one size as an endless animated WebP that rests on the last one."""
    buffer = io.BytesIO()
    first, *others = frames
    durations = [FRAME_MS] * len(others) + [LAST_FRAME_MS]
    first.save(buffer, "WEBP", save_all=True, append_images=others, duration=durations, loop=0, **QUICK_WEBP)
    return buffer.getvalue()


def contact_sheet(pictures: Sequence[tuple[str, Image.Image]], columns: int, tile: int = TILE) -> Image.Image:
    """Return one image of many pictures, cropped to squares of `tile` pixels, in rows, each with its title above."""
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (tile + GAP) + GAP, rows * (tile + TITLE + GAP) + GAP), BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=min(14, tile / 10))  # as long a title as a style has fits
    for index, (title, picture) in enumerate(pictures):
        left = GAP + index % columns * (tile + GAP)
        top = GAP + index // columns * (tile + TITLE + GAP)
        draw.text((left + 2, top + 2), title, fill=INK, font=font)
        sheet.paste(ImageOps.fit(picture, (tile, tile)), (left, top + TITLE))
    return sheet
