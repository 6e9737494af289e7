"""Pictures opened with Pillow, before and after their pixels are decoded: sizes checked, upright, in sRGB."""

import io
import threading
import warnings
from dataclasses import dataclass, field

from PIL import Image, ImageCms, ImageFile, ImageStat

from engine.media import colors, png_chunks
from engine.media.colors import ColorSpace
from engine.media.file_kinds import PictureKind, is_sequence
from engine.protocol.bounds import MAX_ASPECT, MAX_PIXELS, MIN_SIDE
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
RESAMPLE = Image.Resampling.LANCZOS

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
_TRUNCATED = threading.Lock()  # LOAD_TRUNCATED_IMAGES belongs to the whole process


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


class unreadable_on_error:  # noqa: N801  # used as a context manager
    """A context in which every exception becomes EngineError: PICTURE_UNREADABLE (or PICTURE_PIXELS).

    For code that reads a stranger's bytes: damaged files make Pillow raise nearly anything. EngineError and MemoryError
    pass through.
    """

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Image.DecompressionBombError):
            raise EngineError(NoticeCode.PICTURE_PIXELS, limit=millions(MAX_PIXELS)) from error
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


def open_picture(kind: PictureKind, data: bytes) -> OpenedPicture:
    """Open a file and check its size. Raises EngineError for the size, and whatever Pillow raises."""
    if kind == "PNG":
        png = png_chunks.parse(data)
        check_size((png.width, png.height))
        image = Image.open(io.BytesIO(png.still()), formats=["PNG"])
        return OpenedPicture(
            image, kind, data, png.colors.profile, png_color_space(png.colors), png, animated=png.frame_count > 1
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


def png_color_space(said: png_chunks.ColorChunks) -> ColorSpace:
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
        raise EngineError(NoticeCode.PICTURE_PIXELS, limit=millions(MAX_PIXELS))
    if max(width, height) > MAX_ASPECT * min(width, height):
        raise EngineError(NoticeCode.PICTURE_NARROW, **said, limit=MAX_ASPECT)
    if min(width, height) < MIN_SIDE:
        raise EngineError(NoticeCode.PICTURE_SMALL, **said, limit=MIN_SIDE)


def to_picture(source: OpenedPicture) -> Picture:
    """Return what an opened file shows now, upright and in sRGB."""
    rgb, alpha = to_srgb(source)
    turn = None if source.animated else EXIF_TRANSPOSES.get(_orientation(source))
    if turn is not None:
        rgb, alpha = rgb.transpose(turn), alpha.transpose(turn) if alpha else None
    return Picture(rgb) if alpha is None else Picture(fill_transparent(rgb, alpha), alpha)


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


def to_srgb(source: OpenedPicture) -> tuple[Image.Image, Image.Image | None]:
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


def fill_transparent(rgb: Image.Image, alpha: Image.Image) -> Image.Image:
    """Return the colors with the mean color of the visible pixels under the transparent ones."""
    visible = alpha.point(lambda value: 255 if value else 0)
    mean = ImageStat.Stat(rgb, visible).mean if visible.getbbox() else (127, 127, 127)
    filled = Image.new("RGB", rgb.size, tuple(round(channel) for channel in mean))
    filled.paste(rgb, mask=visible)
    return filled


def millions(number: int) -> int:
    """Return a number of pixels in millions, rounded."""
    return round(number / 1_000_000)
