"""What people look like: the pictures that Discord gives those who have none, and portraits from photos."""

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

COLOURS = ("#5865f2", "#747f8d", "#3ba55c", "#faa61a", "#ed4245", "#eb459f")
SIDE = 256  # pixels


def default_avatar(number: int) -> bytes:
    """Head and shoulders on a colour, PNG."""
    picture = Image.new("RGB", (SIDE, SIDE), COLOURS[number])
    draw = ImageDraw.Draw(picture)
    draw.ellipse((88, 56, 168, 136), fill="white")
    draw.ellipse((48, 148, 208, 330), fill="white")
    return _png(picture)


def portrait(photo: Path, box: tuple[float, float, float, float]) -> bytes:
    """A part of a photo (left, top, right, bottom as shares of it) as an avatar, PNG."""
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
