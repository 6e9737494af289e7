"""Avatars of the people in the local Discord: default pictures, and portraits cut from photos."""

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

COLORS = ("#5865f2", "#747f8d", "#3ba55c", "#faa61a", "#ed4245", "#eb459f")
SIDE = 256  # pixels


def default_avatar(number: int) -> bytes:
    """Draw a head and shoulders in white on one of Discord's default colors.

    `number` is an index into COLORS, 0 to 5. Returns a PNG of 256 × 256 pixels.
    https://docs.discord.com/developers/reference#image-formatting
    """
    picture = Image.new("RGB", (SIDE, SIDE), COLORS[number])
    draw = ImageDraw.Draw(picture)
    draw.ellipse((88, 56, 168, 136), fill="white")
    draw.ellipse((48, 148, 208, 330), fill="white")
    return _png(picture)


def portrait(photo: Path, box: tuple[float, float, float, float]) -> bytes:
    """Cut a part out of a photo and return that part as an avatar.

    `box` is left, top, right and bottom as shares of the photo's width and height, 0 to 1. Returns a PNG of 256 × 256
    pixels, cropped at the center where the part is not square. Raises OSError where the file cannot be read as a
    picture.
    """
    with Image.open(photo) as file:
        left, top, right, bottom = box
        part = file.convert("RGB").crop(
            (round(left * file.width), round(top * file.height), round(right * file.width), round(bottom * file.height))
        )
    return _png(ImageOps.fit(part, (SIDE, SIDE)))


def _png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
