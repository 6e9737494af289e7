"""The frames of GIF, APNG and WebP as browsers show them: each painted over those before it."""

import io
from collections.abc import Iterator

from PIL import Image

from engine.media import gif_blocks, png_chunks
from engine.media.opened_pictures import (
    MIN_PRESENT_SHARE,
    OpenedPicture,
    Picture,
    fill_transparent,
    load_truncated,
    open_picture,
    png_color_space,
    quiet_pillow,
    to_picture,
    to_srgb,
)
from engine.protocol.bounds import MAX_PIXELS
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode


def gif_frames(gif: gif_blocks.Gif) -> Iterator[Picture]:
    """Yield each frame of a GIF as browsers show it; pixels that no frame has painted are transparent."""
    canvas = Image.new("RGBA", (gif.width, gif.height))
    for part in gif.frames():
        _check_frame_box(part.box)
        shown = _load_gif_frame(part.gif)
        frame = shown.convert("RGB").convert("RGBA")
        if part.transparent is not None:
            mask = [0 if value == part.transparent else 255 for value in range(256)]
            frame.putalpha(Image.frombytes("L", shown.size, shown.tobytes()).point(mask))
        before = canvas.copy() if part.dispose == gif_blocks.DISPOSE_PREVIOUS else None
        canvas.paste(frame, part.box[:2], frame)
        yield _canvas_to_picture(canvas)
        if before:
            canvas = before
        elif part.dispose == gif_blocks.DISPOSE_BACKGROUND:
            _clear(canvas, part.box)


def _load_gif_frame(data: bytes) -> Image.Image:
    image: Image.Image
    try:
        image = Image.open(io.BytesIO(data), formats=["GIF"])
        image.load()
    except OSError:
        image = load_truncated("GIF", data)
        import numpy as np  # imported late: large, and seldom needed

        # Rows may be interlaced, so the missing ones are counted.
        if np.asarray(image).any(axis=1).mean() < MIN_PRESENT_SHARE:
            raise
    return image


def png_frames(png: png_chunks.Png) -> Iterator[Picture]:
    """Yield each frame of an APNG as it is shown: https://www.w3.org/TR/png-3/#fcTL-chunk."""
    canvas = Image.new("RGBA", (png.width, png.height))
    space = png_color_space(png.colors)
    for number, part in enumerate(png.frames()):
        left, top, width, height = part.box
        if left + width > png.width or top + height > png.height:
            raise EngineError(NoticeCode.PICTURE_UNREADABLE)
        image = Image.open(io.BytesIO(part.png), formats=["PNG"])
        image.load()
        rgb, alpha = to_srgb(OpenedPicture(image, "PNG", b"", png.colors.profile, space, png))
        frame = rgb.convert("RGBA")
        if alpha:
            frame.putalpha(alpha)
        # Before the first frame there is nothing to restore: clear its part instead.
        dispose = png_chunks.DISPOSE_BACKGROUND if number == 0 and part.dispose else part.dispose
        before = canvas.copy() if dispose == png_chunks.DISPOSE_PREVIOUS else None
        if part.blend == png_chunks.BLEND_OVER:
            canvas.alpha_composite(frame, (left, top))
        else:
            canvas.paste(frame, (left, top))
        yield _canvas_to_picture(canvas)
        if before:
            canvas = before
        elif dispose == png_chunks.DISPOSE_BACKGROUND:
            _clear(canvas, part.box)


def webp_frames(data: bytes) -> Iterator[Picture]:
    """Yield each frame of a WebP as it is shown; libwebp composes the frames itself."""
    with quiet_pillow():
        source = open_picture("WebP", data)
    for number in range(getattr(source.image, "n_frames", 1)):
        source.image.seek(number)
        source.image.load()
        yield to_picture(source)


def _check_frame_box(box: tuple[int, int, int, int]) -> None:
    if box[2] * box[3] > MAX_PIXELS or not box[2] * box[3]:
        raise EngineError(NoticeCode.PICTURE_UNREADABLE)


def _clear(canvas: Image.Image, box: tuple[int, int, int, int]) -> None:
    left, top, width, height = box
    canvas.paste((0, 0, 0, 0), (left, top, left + width, top + height))


def _canvas_to_picture(canvas: Image.Image) -> Picture:
    alpha = canvas.getchannel("A")
    rgb = canvas.convert("RGB")
    return Picture(rgb) if alpha.getextrema() == (255, 255) else Picture(fill_transparent(rgb, alpha), alpha)
