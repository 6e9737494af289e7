"""Encoded pictures to pixels and back, with Pillow: decode, check, orient, fit, encode.

Pictures come from strangers: sizes are checked before a pixel is decoded, and the kind is decided by content, not by
name.
"""

import io
import threading
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFile, ImageFont, ImageOps, ImageStat

from engine.media import colors, gif_blocks, png_chunks
from engine.media.colors import ColorSpace
from engine.media.file_kinds import FILMS, OTHER_FILMS, PICTURES, SOUNDS, PictureKind, is_sequence, kind_of
from engine.protocol.bounds import MAX_ASPECT, MAX_BYTES, MAX_PIXELS, MIN_SIDE
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
RESAMPLE = Image.Resampling.LANCZOS
QUICK_WEBP = {"quality": 80, "method": 1}
TILE, TITLE, GAP = 168, 22, 6  # pixels, in a contact sheet
BACKGROUND, INK = "#1e1f22", "#f2f3f5"
FRAME_MS, LAST_FRAME_MS = 120, 2500  # of a time lapse

# Pillow's names of the accepted kinds.
PILLOW_FORMATS: dict[PictureKind, str] = {
    "PNG": "PNG",
    "JPEG": "JPEG",
    "WebP": "WEBP",
    "GIF": "GIF",
    "HEIC": "HEIF",
    "AVIF": "AVIF",
    "TIFF": "TIFF",
    "BMP": "BMP",
}
MAX_FLOAT_OVERSHOOT = 1.5  # how far highlights of a floating-point picture may exceed its white
MIN_PRESENT_SHARE = 0.9  # of a truncated picture
ORIENTATION = 0x0112  # the tag in EXIF
EXIF_TRANSPOSES = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
NCLX_BOX = b"colrnclx"  # the box of HEIC and AVIF with the color space as numbers of H.273


@dataclass(frozen=True)
class Picture:
    """A decoded picture, upright and in sRGB.

    Attributes:
        rgb: in mode RGB. Under transparent pixels it has the mean color of the visible ones, so that hidden colors do
            not bleed into a result.
        alpha: in mode L and of the same size, or None if everything is opaque.
        animated: whether the picture is the first of several frames of an animation.
        notes: what to tell the person about it.
    """

    rgb: Image.Image
    alpha: Image.Image | None = None
    animated: bool = False
    notes: tuple[NoticeCode, ...] = ()


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
        source = _open(kind, data)
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
        raise EngineError(NoticeCode.PICTURE_BYTES, megabytes=_millions(len(data)), limit=_millions(max_bytes))
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
                return kind in ("PNG", "WebP") and _open(kind, data).animated
        except EngineError:
            return False


class unreadable_on_error:  # noqa: N801  # used as a context manager
    """A context in which every exception becomes EngineError: PICTURE_UNREADABLE (or PICTURE_PIXELS).

    For code that reads a stranger's bytes: damaged files make Pillow raise nearly anything. EngineError and MemoryError
    pass through.
    """

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Image.DecompressionBombError):
            raise EngineError(NoticeCode.PICTURE_PIXELS, limit=_millions(MAX_PIXELS)) from error
        if isinstance(error, Exception) and not isinstance(error, EngineError | MemoryError):
            raise EngineError(NoticeCode.PICTURE_UNREADABLE) from error


class _SuppressedWarnings:
    """A context without warnings as long as any thread is inside; the filters belong to the whole process."""

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


_SUPPRESSED = _SuppressedWarnings()


def quiet_pillow() -> _SuppressedWarnings:
    """Return a context without Pillow's warnings about suspicious sizes and metadata.

    Sizes are checked here, and metadata is dropped.
    """
    return _SUPPRESSED


@dataclass
class OpenedPicture:
    """An opened file of which no pixel has been decoded, with its color space and orientation."""

    image: Image.Image
    kind: PictureKind
    data: bytes
    profile: bytes | None = None
    space: ColorSpace = field(default_factory=ColorSpace)
    png: png_chunks.Png | None = None
    animated: bool = False
    is_sequence: bool = False  # of HEIC or AVIF pictures, of which only the first one is decoded
    is_cut: bool = False  # whether its end is missing


def _open(kind: PictureKind, data: bytes) -> OpenedPicture:
    """Open a file and check its size. Raises EngineError for the size, and whatever Pillow raises."""
    if kind == "PNG":
        png = png_chunks.parse(data)
        check_size((png.width, png.height))
        image = Image.open(io.BytesIO(png.still()), formats=["PNG"])
        return OpenedPicture(
            image, kind, data, png.colors.profile, _png_color_space(png.colors), png, animated=png.frame_count > 1
        )
    if kind == "HEIC":
        _add_heif()
    whole = _pad_truncated_webp(data) if kind == "WebP" else data
    image = Image.open(io.BytesIO(whole), formats=[PILLOW_FORMATS[kind]])
    check_size(image.size)
    source = OpenedPicture(image, kind, data, image.info.get("icc_profile"), is_cut=len(whole) > len(data))
    frames = getattr(image, "n_frames", 1)
    if kind == "JPEG" and not source.profile and (parts := getattr(image, "icclist", [])):
        source.profile = b"".join(part[14:] for part in sorted(parts, key=lambda part: part[12]))  # after the size
    if kind == "WebP":
        source.animated = frames > 1
    if kind in ("HEIC", "AVIF"):
        source.is_sequence = is_sequence(data) or frames > 1
        at = data.find(NCLX_BOX)
        if at >= 0 and not source.profile:
            at += len(NCLX_BOX)
            source.space = colors.space_from_codes(
                int.from_bytes(data[at : at + 2]), int.from_bytes(data[at + 2 : at + 4])
            )
    return source


def _pad_truncated_webp(data: bytes) -> bytes:
    """Return a WebP with zeros for its missing end, if at most a tenth is missing, else unchanged.

    libwebp refuses a file with fewer bytes than its header declares.
    """
    declared = 8 + int.from_bytes(data[4:8], "little")
    return data.ljust(declared, b"\0") if MIN_PRESENT_SHARE * declared <= len(data) < declared else data


def _add_heif() -> None:
    """Register Pillow's HEIC reader; it is imported late, because its library is large and seldom needed."""
    import pillow_heif

    if "HEIF" not in Image.OPEN:
        pillow_heif.register_heif_opener(thumbnails=False)


def _png_color_space(said: png_chunks.ColorChunks) -> ColorSpace:
    """Return a PNG's color space without a profile: https://www.w3.org/TR/png-3/#color-chunk-precendence."""
    if said.codes:
        return colors.space_from_codes(said.codes[0], said.codes[1])
    if said.profile or said.is_srgb or not said.gamma:
        return ColorSpace()
    return ColorSpace(gamma=said.gamma, chromaticities=said.chromaticities)


def check_size(size: tuple[int, int]) -> None:
    """Raise EngineError if a picture of this width and height has too many pixels, too few, or is too narrow."""
    width, height = size
    said = {"width": width, "height": height}
    if width * height > MAX_PIXELS:
        raise EngineError(NoticeCode.PICTURE_PIXELS, limit=_millions(MAX_PIXELS))
    if max(width, height) > MAX_ASPECT * min(width, height):
        raise EngineError(NoticeCode.PICTURE_NARROW, **said, limit=MAX_ASPECT)
    if min(width, height) < MIN_SIDE:
        raise EngineError(NoticeCode.PICTURE_SMALL, **said, limit=MIN_SIDE)


def _decode_intact(source: OpenedPicture) -> Picture | None:
    """Return the picture, or None if it is damaged or its end is missing."""
    try:
        source.image.load()
    except (MemoryError, Image.DecompressionBombError):
        raise
    except Exception:
        return None
    return to_picture(source)


def to_picture(source: OpenedPicture) -> Picture:
    """Return what an opened file shows now, upright and in sRGB."""
    rgb, alpha = _to_srgb(source)
    turn = None if source.animated else EXIF_TRANSPOSES.get(_orientation(source))
    if turn is not None:
        rgb, alpha = rgb.transpose(turn), alpha.transpose(turn) if alpha else None
    return Picture(rgb) if alpha is None else Picture(_fill_transparent(rgb, alpha), alpha)


def _orientation(source: OpenedPicture) -> int:
    """Return the orientation in EXIF, or 1 if that is damaged. Pillow would also read XMP, but browsers do not."""
    try:
        if source.kind == "TIFF":
            return int(source.image.getexif().get(ORIENTATION, 1))
        exif = Image.Exif()
        exif.load(source.png.exif if source.png else source.image.info.get("exif") or b"")
        return int(exif.get(ORIENTATION, 1))
    except Exception:
        return 1


def _to_srgb(source: OpenedPicture) -> tuple[Image.Image, Image.Image | None]:
    """Return the colors in sRGB, and the alpha channel or None if everything is opaque."""
    image, alpha = source.image, None
    gray = source.png.transparent_gray if source.png else None
    if source.png and gray is not None:
        alpha = _alpha_from_gray(image, gray, source.png.depth)
        image.info.pop("transparency", None)
    if source.png and source.png.depth == 16 and isinstance(shade := image.info.get("transparency"), tuple):
        image.info["transparency"] = tuple(one >> 8 for one in shade)  # Pillow has reduced only the pixels to 8 bits
    image = _to_8_bits(image)
    if image.mode in ("P", "PA") or "transparency" in image.info:
        image = image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    if image.mode == "RGBa":  # premultiplied alpha
        image = image.convert("RGBA")
    if image.mode in ("RGBA", "LA"):
        alpha = image.getchannel("A")
    if alpha is not None and (
        alpha.getextrema() == (255, 255) or (source.kind == "BMP" and alpha.getextrema() == (0, 0))
    ):
        alpha = None  # an all-transparent BMP does not use its alpha channel
    image = image.convert({"LA": "L", "RGBA": "RGB", "RGBX": "RGB", "1": "L"}.get(image.mode, image.mode))
    if image.mode == "LAB":
        return ImageCms.profileToProfile(image, LAB, SRGB, outputMode="RGB") or image, alpha
    if source.profile and source.space.is_srgb:
        try:
            # A damaged profile, or one for another mode, is ignored.
            converted = ImageCms.profileToProfile(image, io.BytesIO(source.profile), SRGB, outputMode="RGB")
            return converted or image.convert("RGB"), alpha
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    image = image.convert("RGB")
    if not source.space.is_srgb:
        import numpy as np  # imported late: large, and seldom needed

        image = Image.fromarray(colors.to_srgb(np.asarray(image), source.space))
    return image, alpha


def _to_8_bits(image: Image.Image) -> Image.Image:
    """Scale an image with more than 8 bits to 8 bits, where Pillow would clip it."""
    if not image.mode.startswith(("I", "F")):
        return image
    import numpy as np

    wide = np.nan_to_num(np.asarray(image).astype(np.float32))
    white = 65535.0
    if not image.mode.startswith("I;"):  # the scale is unknown: 1, 255 or more is white, with some highlights above it
        top = float(np.percentile(wide, 99))
        of_floats = 1.0 if top <= MAX_FLOAT_OVERSHOOT else 255.0 if top <= 255 * MAX_FLOAT_OVERSHOOT else top
        white = of_floats if image.mode == "F" else 255.0 if wide.max() <= 255 else max(65535.0, float(wide.max()))
    return Image.fromarray((wide.clip(0, white) * (255 / white)).round().astype(np.uint8))


def _alpha_from_gray(image: Image.Image, shade: int, depth: int) -> Image.Image:
    """Return the alpha channel of a gray picture in which one shade is transparent."""
    if depth == 16:
        import numpy as np

        return Image.fromarray(np.where(np.asarray(image) == shade, 0, 255).astype(np.uint8))
    shown = shade * 255 // (2**depth - 1)
    return image.convert("L").point([0 if value == shown else 255 for value in range(256)])


# ── truncated files ──────────────────────────────────────────────────────────────────────────────────────────────

SCAN_OF_JPEG, PROGRESSIVE_JPEG = b"\xff\xda", 0xC2
_TRUNCATED = threading.Lock()  # LOAD_TRUNCATED_IMAGES belongs to the whole process


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


def load_truncated(kind: str, data: bytes) -> Image.Image:
    """Decode a file as far as it goes; missing pixels are black, or gray in a JPEG."""
    with _TRUNCATED:
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            image = Image.open(io.BytesIO(data), formats=[kind])
            image.load()
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
    return image


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


# ── animations ───────────────────────────────────────────────────────────────────────────────────────────────────


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
    space = _png_color_space(png.colors)
    for number, part in enumerate(png.frames()):
        left, top, width, height = part.box
        if left + width > png.width or top + height > png.height:
            raise EngineError(NoticeCode.PICTURE_UNREADABLE)
        image = Image.open(io.BytesIO(part.png), formats=["PNG"])
        image.load()
        rgb, alpha = _to_srgb(OpenedPicture(image, "PNG", b"", png.colors.profile, space, png))
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
        source = _open("WebP", data)
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
    return Picture(rgb) if alpha.getextrema() == (255, 255) else Picture(_fill_transparent(rgb, alpha), alpha)


def _fill_transparent(rgb: Image.Image, alpha: Image.Image) -> Image.Image:
    visible = alpha.point(lambda value: 255 if value else 0)
    mean = ImageStat.Stat(rgb, visible).mean if visible.getbbox() else (127, 127, 127)
    filled = Image.new("RGB", rgb.size, tuple(round(channel) for channel in mean))
    filled.paste(rgb, mask=visible)
    return filled


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


def _millions(number: int) -> int:
    return round(number / 1_000_000)


def contact_sheet(pictures: Sequence[tuple[str, Image.Image]], columns: int) -> Image.Image:
    """Return one image of many pictures, cropped to squares, in rows, each with its title above."""
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
