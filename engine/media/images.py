"""Encoded pictures to pixels, with Pillow: decode, check, orient, fit.

Pictures come from strangers: sizes are checked before a pixel is decoded, and the kind is decided by content, not by
name.
"""

from dataclasses import replace

from PIL import Image, ImageChops

from engine.media import gif_blocks
from engine.media.file_kinds import FILMS, OTHER_FILMS, PICTURES, SOUNDS, PictureKind, kind_of
from engine.media.frame_composition import gif_frames, png_frames
from engine.media.opened_pictures import (
    MIN_PRESENT_SHARE,
    RESAMPLE,
    OpenedPicture,
    Picture,
    check_size,
    load_truncated,
    millions,
    open_picture,
    quiet_pillow,
    to_picture,
    unreadable_on_error,
)
from engine.protocol.bounds import MAX_BYTES
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode

SCAN_OF_JPEG, PROGRESSIVE_JPEG = b"\xff\xda", 0xC2


def decode(data: bytes) -> Picture:
    """Decode a picture, or the first frame of an animation.

    Raises EngineError: PICTURE_BYTES, PICTURE_FORMAT, PICTURE_KIND, FILM_KIND, PICTURE_PIXELS, PICTURE_SMALL or
    PICTURE_NARROW for a picture that is refused, PICTURE_UNREADABLE for a damaged one. If up to a tenth is missing at
    the end, the rest is decoded, with the note PICTURE_CUT.
    """
    kind = accepted_kind(data)
    with quiet_pillow(), unreadable_on_error():
        if kind == "GIF":
            gif = gif_blocks.parse(data)
            check_size((gif.width, gif.height))
            picture = next(gif_frames(gif))
            if gif.is_cut and gif.frame_count == 1:
                picture = replace(picture, notes=(NoticeCode.PICTURE_CUT,))
            return replace(picture, animated=gif.frame_count > 1)
        source = open_picture(kind, data)
        if source.png and source.png.frame_count:  # the still picture of an APNG is a fallback for other programs
            return replace(next(png_frames(source.png)), animated=source.animated)
        picture = _decode_intact(source) or _decode_truncated(source)
        notes = [NoticeCode.PICTURE_CUT] if source.is_cut else []
        if source.is_sequence:
            notes.append(NoticeCode.FIRST_FRAME)
        return replace(picture, animated=source.animated, notes=tuple(notes))


def accepted_kind(data: bytes, max_bytes: int = MAX_BYTES) -> PictureKind:
    """Return the kind of a picture.

    Raises EngineError if it is larger than `max_bytes` (PICTURE_BYTES), or of a kind that is refused (PICTURE_FORMAT,
    PICTURE_KIND, FILM_KIND).
    """
    if len(data) > max_bytes:
        raise EngineError(NoticeCode.PICTURE_BYTES, megabytes=millions(len(data)), limit=millions(max_bytes))
    kind = kind_of(data)
    if kind in PICTURES:
        return kind
    if kind in OTHER_FILMS:
        raise EngineError(NoticeCode.FILM_KIND, kind=kind, films=", ".join(FILMS))
    if kind is None or kind in (*SOUNDS, "MP4", "WebM"):
        raise EngineError(NoticeCode.PICTURE_FORMAT, formats=", ".join(PICTURES))
    raise EngineError(NoticeCode.PICTURE_KIND, kind=kind)


def is_animated(data: bytes) -> bool:
    """Return whether data is an accepted picture with several frames that move."""
    with quiet_pillow():
        try:
            kind = accepted_kind(data)
            with unreadable_on_error():
                if kind == "GIF":
                    return gif_blocks.parse(data).frame_count > 1
                return kind in ("PNG", "WebP") and open_picture(kind, data).animated
        except EngineError:
            return False


def _decode_intact(source: OpenedPicture) -> Picture | None:
    """Return the picture, or None if it is damaged or its end is missing."""
    try:
        source.image.load()
    except (MemoryError, Image.DecompressionBombError):
        raise
    except Exception:
        return None
    return to_picture(source)


def _decode_truncated(source: OpenedPicture) -> Picture:
    """Return a picture whose end is missing. Raises EngineError if more than a tenth is missing."""
    load = {"PNG": _load_cut_png, "JPEG": _load_cut_jpeg, "BMP": _load_cut_bmp}.get(source.kind)
    if load is None:
        raise EngineError(NoticeCode.PICTURE_UNREADABLE)
    image, present = load(source)
    if present < MIN_PRESENT_SHARE:
        raise EngineError(NoticeCode.PICTURE_UNREADABLE)
    source.is_cut = present < 1.0
    return to_picture(replace(source, image=image))


def _load_cut_png(source: OpenedPicture) -> tuple[Image.Image, float]:
    assert source.png
    present = source.png.present_share()
    return (load_truncated("PNG", source.png.still()) if present >= MIN_PRESENT_SHARE else source.image), present


def _load_cut_jpeg(source: OpenedPicture) -> tuple[Image.Image, float]:
    """Return a truncated JPEG and the share of it that is present; missing pixels are gray."""
    image = load_truncated("JPEG", source.data)
    progressive, scans = _jpeg_scans(source.data)
    if progressive:  # from the second scan on the whole picture is present, only coarser
        return image, MIN_PRESENT_SHARE if scans > 1 else 0.0
    difference = ImageChops.difference(image, Image.new(image.mode, image.size, (128,) * len(image.getbands())))
    box = difference.getbbox(alpha_only=False)
    last = difference.crop((0, image.height - 8, *image.size)).getbbox(alpha_only=False)  # the last row of blocks
    ends = 1.0 if last and last[2] == image.width else MIN_PRESENT_SHARE
    return image, min(ends, box[3] / image.height) if box else 0.0


def _jpeg_scans(data: bytes) -> tuple[bool, int]:
    """Return whether a JPEG is progressive, and its number of scans, without those of an embedded thumbnail."""
    at, progressive = 2, False
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != SCAN_OF_JPEG[1]:
        progressive = progressive or data[at + 1] == PROGRESSIVE_JPEG
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return progressive, data.count(SCAN_OF_JPEG, at)


def _load_cut_bmp(source: OpenedPicture) -> tuple[Image.Image, float]:
    begin = int.from_bytes(source.data[10:14], "little")
    bits = int.from_bytes(source.data[28:30], "little")
    width, height = source.image.size
    row = (bits * width + 31) // 32 * 4
    present = (len(source.data) - begin) / max(1, row * height)
    return load_truncated("BMP", source.data) if present >= MIN_PRESENT_SHARE else source.image, present


def fit(picture: Picture, size: int) -> Picture:
    """Return the picture resized to `size` pixels on its longer side, with its aspect ratio kept.

    `size` is at least MAX_ASPECT × MIN_SIDE, so that the shorter side has at least MIN_SIDE pixels.
    """
    scale = size / max(picture.rgb.size)
    fitted = (round(picture.rgb.width * scale), round(picture.rgb.height * scale))
    if fitted == picture.rgb.size:
        return picture
    alpha = picture.alpha.resize(fitted, RESAMPLE) if picture.alpha else None
    return Picture(picture.rgb.resize(fitted, RESAMPLE), alpha)
