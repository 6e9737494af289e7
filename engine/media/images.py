"""Encoded pictures to pixels and back, with Pillow: decode, check, orient, fit, encode.

Pictures come from strangers. Everything about them is checked, by content and not by name, before a pixel is decoded.
Shared with the bot, so without torch.
"""

import io
import threading
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFile, ImageFont, ImageOps, ImageStat

from engine.media import colors, gif_blocks, png_chunks
from engine.media.colors import Space
from engine.media.file_kinds import FILMS, OTHER_FILMS, PICTURES, SOUNDS, PictureKind, is_sequence, kind_of
from engine.protocol.bounds import MAX_ASPECT, MAX_BYTES, MAX_PIXELS, MIN_SIDE
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
RESAMPLE = Image.Resampling.LANCZOS
QUICK_WEBP = {"quality": 80, "method": 1}
TILE, TITLE, GAP = 168, 22, 6  # pixels of a contact sheet
BACKGROUND, INK = "#1e1f22", "#f2f3f5"
FRAME_MILLISECONDS, LAST_FRAME_MILLISECONDS = 120, 2500  # of a film

# By Pillow's names of the kinds that are taken.
PILLOW: dict[PictureKind, str] = {
    "PNG": "PNG",
    "JPEG": "JPEG",
    "WebP": "WEBP",
    "GIF": "GIF",
    "HEIC": "HEIF",
    "AVIF": "AVIF",
    "TIFF": "TIFF",
    "BMP": "BMP",
}
GLARE = 1.5  # how far the brightest of a picture of floats may be above its white
LEAST_PRESENT = 0.9  # of a picture whose end is missing
ORIENTATION = 0x0112  # in EXIF
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
NAMED_COLORS = b"colrnclx"  # a box of HEIC and AVIF that names their colors by numbers


@dataclass(frozen=True)
class Picture:
    """A decoded picture, upright, in sRGB.

    rgb: mode RGB. alpha: mode L and of the same size, or None where everything is opaque. Under transparent pixels
    `rgb` has the average of the visible ones, so that they do not bleed into what is painted.
    """

    rgb: Image.Image
    alpha: Image.Image | None = None
    animated: bool = False  # it is the first of several frames, of a kind that moves
    notes: tuple[NoticeCode, ...] = ()  # what people are to be told of it


def decode(data: bytes) -> Picture:
    """The picture in these bytes; of an animation the first frame.

    Raises EngineError: PICTURE_BYTES, PICTURE_FORMAT, PICTURE_KIND, FILM_KIND, PICTURE_PIXELS, PICTURE_SMALL,
    PICTURE_NARROW where it is not for us, PICTURE_UNREADABLE where it is damaged.
    """
    kind = taken_kind(data)
    with quiet_pillow(), damage_said():
        if kind == "GIF":
            gif = gif_blocks.read(data)
            check_size((gif.width, gif.height))
            picture = next(gif_frames(gif))
            if gif.is_cut and gif.frame_count == 1:
                picture = replace(picture, notes=(NoticeCode.PICTURE_CUT,))
            return replace(picture, animated=gif.frame_count > 1)
        source = _opened(kind, data)
        if source.png and source.png.frame_count:  # not what is for those that show no animations
            return replace(next(png_frames(source.png)), animated=source.animated)
        picture = _whole(source) or _from_what_is_there(source)
        notes = [NoticeCode.PICTURE_CUT] if source.is_cut else []
        if source.is_sequence:
            notes.append(NoticeCode.FIRST_FRAME)
        return replace(picture, animated=source.animated, notes=tuple(notes))


def taken_kind(data: bytes, most: int = MAX_BYTES) -> PictureKind:
    """What kind of picture this is. Raises EngineError where it is none that is taken, or has over `most` bytes."""
    if len(data) > most:
        raise EngineError(NoticeCode.PICTURE_BYTES, megabytes=_mega(len(data)), limit=_mega(most))
    kind = kind_of(data)
    if kind in PICTURES:
        return kind
    if kind in OTHER_FILMS:
        raise EngineError(NoticeCode.FILM_KIND, kind=kind, films=", ".join(FILMS))
    if kind is None or kind in (*SOUNDS, "MP4", "WebM"):
        raise EngineError(NoticeCode.PICTURE_FORMAT, formats=", ".join(PICTURES))
    raise EngineError(NoticeCode.PICTURE_KIND, kind=kind)


def is_animated(data: bytes) -> bool:
    """Whether a picture has several frames that move; False also where it is none."""
    with quiet_pillow():
        try:
            kind = taken_kind(data)
            with damage_said():
                if kind == "GIF":
                    return gif_blocks.read(data).frame_count > 1
                return kind in ("PNG", "WebP") and _opened(kind, data).animated
        except EngineError:
            return False


class damage_said:  # noqa: N801  # used as a context manager
    """Around whatever reads a stranger's bytes: damaged files make Pillow raise nearly anything."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Image.DecompressionBombError):
            raise EngineError(NoticeCode.PICTURE_PIXELS, limit=_mega(MAX_PIXELS)) from error
        if isinstance(error, Exception) and not isinstance(error, EngineError | MemoryError):
            raise EngineError(NoticeCode.PICTURE_UNREADABLE) from error


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


@dataclass
class Source:
    """An opened file, of which no pixel has been decoded, and what it says of its colors and its way up."""

    image: Image.Image
    kind: PictureKind
    data: bytes
    profile: bytes | None = None
    space: Space = field(default_factory=Space)
    png: png_chunks.Png | None = None
    animated: bool = False
    is_sequence: bool = False  # of pictures, of which only the first is taken
    is_cut: bool = False  # its end is missing


def _opened(kind: PictureKind, data: bytes) -> Source:
    """Raises EngineError where its size is not right, and whatever Pillow raises."""
    if kind == "PNG":
        png = png_chunks.read(data)
        check_size((png.width, png.height))
        image = Image.open(io.BytesIO(png.still()), formats=["PNG"])
        return Source(image, kind, data, png.colors.profile, _space_of(png.colors), png, animated=png.frame_count > 1)
    if kind == "HEIC":
        _add_heif()
    whole = _padded(data) if kind == "WebP" else data
    image = Image.open(io.BytesIO(whole), formats=[PILLOW[kind]])
    check_size(image.size)
    source = Source(image, kind, data, image.info.get("icc_profile"), is_cut=len(whole) > len(data))
    frames = getattr(image, "n_frames", 1)
    if kind == "JPEG" and not source.profile and (parts := getattr(image, "icclist", [])):
        source.profile = b"".join(part[14:] for part in sorted(parts, key=lambda part: part[12]))  # after the size
    if kind == "WebP":
        source.animated = frames > 1
    if kind in ("HEIC", "AVIF"):
        source.is_sequence = is_sequence(data) or frames > 1
        at = data.find(NAMED_COLORS)
        if at >= 0 and not source.profile:
            at += len(NAMED_COLORS)
            source.space = colors.of_codes(int.from_bytes(data[at : at + 2]), int.from_bytes(data[at + 2 : at + 4]))
    return source


def _padded(data: bytes) -> bytes:
    """A WebP of which hardly anything is missing: its decoder wants all that the file says it has.

    Nothing stands for what is missing, which reads as nothing new.
    """
    says = 8 + int.from_bytes(data[4:8], "little")
    return data.ljust(says, b"\0") if LEAST_PRESENT * says <= len(data) < says else data


def _add_heif() -> None:
    """Let Pillow read HEIC; its library is large, and few send one."""
    import pillow_heif

    if "HEIF" not in Image.OPEN:
        pillow_heif.register_heif_opener(thumbnails=False)


def _space_of(said: png_chunks.Colors) -> Space:
    """What a PNG says besides a profile: https://www.w3.org/TR/png-3/#color-chunk-precendence."""
    if said.codes:
        return colors.of_codes(said.codes[0], said.codes[1])
    if said.profile or said.is_srgb or not said.gamma:
        return Space()
    return Space(gamma=said.gamma, chromaticities=said.chromaticities)


def check_size(size: tuple[int, int]) -> None:
    """Raises EngineError where a picture has too many pixels or too few, or is too narrow."""
    width, height = size
    said = {"width": width, "height": height}
    if width * height > MAX_PIXELS:
        raise EngineError(NoticeCode.PICTURE_PIXELS, limit=_mega(MAX_PIXELS))
    if max(width, height) > MAX_ASPECT * min(width, height):
        raise EngineError(NoticeCode.PICTURE_NARROW, **said, limit=MAX_ASPECT)
    if min(width, height) < MIN_SIDE:
        raise EngineError(NoticeCode.PICTURE_SMALL, **said, limit=MIN_SIDE)


def _whole(source: Source) -> Picture | None:
    """The picture; None where its end is missing, or it is damaged."""
    try:
        source.image.load()
    except (MemoryError, Image.DecompressionBombError):
        raise
    except Exception:
        return None
    return as_picture(source)


def as_picture(source: Source) -> Picture:
    """What an opened file shows now, upright and in sRGB."""
    rgb, alpha = _to_srgb(source)
    turn = None if source.animated else TURNS.get(_orientation(source))
    if turn is not None:
        rgb, alpha = rgb.transpose(turn), alpha.transpose(turn) if alpha else None
    return Picture(rgb) if alpha is None else Picture(_fill_transparent(rgb, alpha), alpha)


def _orientation(source: Source) -> int:
    """As EXIF says, which may be damaged. Pillow would also look into XMP, where browsers do not."""
    try:
        if source.kind == "TIFF":
            return int(source.image.getexif().get(ORIENTATION, 1))
        exif = Image.Exif()
        exif.load(source.png.exif if source.png else source.image.info.get("exif") or b"")
        return int(exif.get(ORIENTATION, 1))
    except Exception:
        return 1


def _to_srgb(source: Source) -> tuple[Image.Image, Image.Image | None]:
    """The colors in sRGB, and the alpha channel where the picture has one that matters."""
    image, alpha = source.image, None
    gray = source.png.transparent_gray if source.png else None
    if source.png and gray is not None:
        alpha = _alpha_of_gray(image, gray, source.png.depth)
        image.info.pop("transparency", None)
    if source.png and source.png.depth == 16 and isinstance(shade := image.info.get("transparency"), tuple):
        image.info["transparency"] = tuple(one >> 8 for one in shade)  # Pillow has made 8 bits of the pixels alone
    image = _eight_bits(image)
    if image.mode in ("P", "PA") or "transparency" in image.info:
        image = image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    if image.mode == "RGBa":  # multiplied already
        image = image.convert("RGBA")
    if image.mode in ("RGBA", "LA"):
        alpha = image.getchannel("A")
    if alpha is not None and (
        alpha.getextrema() == (255, 255) or (source.kind == "BMP" and alpha.getextrema() == (0, 0))
    ):
        alpha = None  # a BMP of nothing is one that does not use it
    image = image.convert({"LA": "L", "RGBA": "RGB", "RGBX": "RGB", "1": "L"}.get(image.mode, image.mode))
    if image.mode == "LAB":
        return ImageCms.profileToProfile(image, LAB, SRGB, outputMode="RGB") or image, alpha
    if source.profile and source.space.is_srgb:
        try:
            # A profile speaks of one kind of pixels; a wrong or damaged one is ignored.
            converted = ImageCms.profileToProfile(image, io.BytesIO(source.profile), SRGB, outputMode="RGB")
            return converted or image.convert("RGB"), alpha
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    image = image.convert("RGB")
    if not source.space.is_srgb:
        import numpy as np  # large, and hardly ever needed

        image = Image.fromarray(colors.to_srgb(np.asarray(image), source.space))
    return image, alpha


def _eight_bits(image: Image.Image) -> Image.Image:
    """Of what has more bits, which Pillow would clip instead of scale."""
    if not image.mode.startswith(("I", "F")):
        return image
    import numpy as np

    wide = np.nan_to_num(np.asarray(image).astype(np.float32))
    most = 65535.0
    if not image.mode.startswith("I;"):  # which does not say: light to 1, or numbers to 255, or more; a little is glare
        top = float(np.percentile(wide, 99))
        of_floats = 1.0 if top <= GLARE else 255.0 if top <= 255 * GLARE else top
        most = of_floats if image.mode == "F" else 255.0 if wide.max() <= 255 else max(65535.0, float(wide.max()))
    return Image.fromarray((wide.clip(0, most) * (255 / most)).round().astype(np.uint8))


def _alpha_of_gray(image: Image.Image, shade: int, depth: int) -> Image.Image:
    """Of a gray picture in which one shade is transparent."""
    if depth == 16:
        import numpy as np

        return Image.fromarray(np.where(np.asarray(image) == shade, 0, 255).astype(np.uint8))
    shown = shade * 255 // (2**depth - 1)
    return image.convert("L").point([0 if value == shown else 255 for value in range(256)])


# ── what is cut off ──────────────────────────────────────────────────────────────────────────────────────────────

SCAN_OF_JPEG, PROGRESSIVE_JPEG = b"\xff\xda", 0xC2
_TRUNCATED = threading.Lock()  # the setting belongs to the whole process


def _from_what_is_there(source: Source) -> Picture:
    """Of a picture whose end is missing; raises EngineError where that is more than a tenth."""
    there = {"PNG": _cut_png, "JPEG": _cut_jpeg, "BMP": _cut_bmp}.get(source.kind)
    if there is None:
        raise EngineError(NoticeCode.PICTURE_UNREADABLE)
    image, present = there(source)
    if present < LEAST_PRESENT:
        raise EngineError(NoticeCode.PICTURE_UNREADABLE)
    source.is_cut = present < 1.0
    return as_picture(replace(source, image=image))


def tolerant(kind: str, data: bytes) -> Image.Image:
    """A file decoded as far as it goes; what is missing is black, and gray in a JPEG."""
    with _TRUNCATED:
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            image = Image.open(io.BytesIO(data), formats=[kind])
            image.load()
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
    return image


def _cut_png(source: Source) -> tuple[Image.Image, float]:
    assert source.png
    present = source.png.present()
    return (tolerant("PNG", source.png.still()) if present >= LEAST_PRESENT else source.image), present


def _cut_jpeg(source: Source) -> tuple[Image.Image, float]:
    """What is missing is gray."""
    image = tolerant("JPEG", source.data)
    progressive, scans = _scans_of_jpeg(source.data)
    if progressive:  # from the second scan on, all of it is there, only less fine
        return image, LEAST_PRESENT if scans > 1 else 0.0
    difference = ImageChops.difference(image, Image.new(image.mode, image.size, (128,) * len(image.getbands())))
    box = difference.getbbox(alpha_only=False)
    last = difference.crop((0, image.height - 8, *image.size)).getbbox(alpha_only=False)  # a row of blocks
    ends = 1.0 if last and last[2] == image.width else LEAST_PRESENT
    return image, min(ends, box[3] / image.height) if box else 0.0


def _scans_of_jpeg(data: bytes) -> tuple[bool, int]:
    """Whether its scans make it finer and finer, and how many there are; not of the small picture in its metadata."""
    at, progressive = 2, False
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != SCAN_OF_JPEG[1]:
        progressive = progressive or data[at + 1] == PROGRESSIVE_JPEG
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return progressive, data.count(SCAN_OF_JPEG, at)


def _cut_bmp(source: Source) -> tuple[Image.Image, float]:
    begin = int.from_bytes(source.data[10:14], "little")
    bits = int.from_bytes(source.data[28:30], "little")
    width, height = source.image.size
    row = (bits * width + 31) // 32 * 4
    present = (len(source.data) - begin) / max(1, row * height)
    return tolerant("BMP", source.data) if present >= LEAST_PRESENT else source.image, present


# ── animations ───────────────────────────────────────────────────────────────────────────────────────────────────


def gif_frames(gif: gif_blocks.Gif) -> Iterator[Picture]:
    """Each as it is seen when it is shown, as browsers show it: what no frame has painted is transparent."""
    canvas = Image.new("RGBA", (gif.width, gif.height))
    for part in gif.frames():
        _check_part(part.box)
        shown = _gif_part(part.gif)
        frame = shown.convert("RGB").convert("RGBA")
        if part.transparent is not None:
            mask = [0 if value == part.transparent else 255 for value in range(256)]
            frame.putalpha(Image.frombytes("L", shown.size, shown.tobytes()).point(mask))
        before = canvas.copy() if part.dispose == gif_blocks.DISPOSE_PREVIOUS else None
        canvas.paste(frame, part.box[:2], frame)
        yield _of_canvas(canvas)
        if before:
            canvas = before
        elif part.dispose == gif_blocks.DISPOSE_BACKGROUND:
            _clear(canvas, part.box)


def _gif_part(data: bytes) -> Image.Image:
    image: Image.Image
    try:
        image = Image.open(io.BytesIO(data), formats=["GIF"])
        image.load()
    except OSError:
        image = tolerant("GIF", data)
        import numpy as np  # large, and hardly ever needed

        # Its rows may come in another order than from top to bottom.
        if np.asarray(image).any(axis=1).mean() < LEAST_PRESENT:
            raise
    return image


def png_frames(png: png_chunks.Png) -> Iterator[Picture]:
    """The same for an APNG: https://www.w3.org/TR/png-3/#fcTL-chunk."""
    canvas = Image.new("RGBA", (png.width, png.height))
    space = _space_of(png.colors)
    for number, part in enumerate(png.frames()):
        left, top, width, height = part.box
        if left + width > png.width or top + height > png.height:
            raise EngineError(NoticeCode.PICTURE_UNREADABLE)
        image = Image.open(io.BytesIO(part.png), formats=["PNG"])
        image.load()
        rgb, alpha = _to_srgb(Source(image, "PNG", b"", png.colors.profile, space, png))
        frame = rgb.convert("RGBA")
        if alpha:
            frame.putalpha(alpha)
        # Of the first frame there is nothing before.
        dispose = png_chunks.DISPOSE_BACKGROUND if number == 0 and part.dispose else part.dispose
        before = canvas.copy() if dispose == png_chunks.DISPOSE_PREVIOUS else None
        if part.blend == png_chunks.BLEND_OVER:
            canvas.alpha_composite(frame, (left, top))
        else:
            canvas.paste(frame, (left, top))
        yield _of_canvas(canvas)
        if before:
            canvas = before
        elif dispose == png_chunks.DISPOSE_BACKGROUND:
            _clear(canvas, part.box)


def webp_frames(data: bytes) -> Iterator[Picture]:
    """The same for a WebP, whose decoder gives whole frames."""
    with quiet_pillow():
        source = _opened("WebP", data)
    for number in range(getattr(source.image, "n_frames", 1)):
        source.image.seek(number)
        source.image.load()
        yield as_picture(source)


def _check_part(box: tuple[int, int, int, int]) -> None:
    if box[2] * box[3] > MAX_PIXELS or not box[2] * box[3]:
        raise EngineError(NoticeCode.PICTURE_UNREADABLE)


def _clear(canvas: Image.Image, box: tuple[int, int, int, int]) -> None:
    left, top, width, height = box
    canvas.paste((0, 0, 0, 0), (left, top, left + width, top + height))


def _of_canvas(canvas: Image.Image) -> Picture:
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
