"""What comes in is hostile: each kind of picture works or gets a clear sentence."""

import contextlib
import io
import struct
import zlib
from typing import Any

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageCms

from bot.i18n.texts import notice_text
from engine.media import encoding, images, opened_pictures, png_chunks
from engine.protocol.bounds import MAX_BYTES
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode

pillow_heif.register_heif_opener()


def encoded(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def refused(data: bytes) -> tuple[NoticeCode, str]:
    with pytest.raises(EngineError) as error:
        images.decode(data)
    return error.value.notice.code, notice_text(error.value.notice)


def photo(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    """Red to the left, blue to the right, brighter to the bottom."""
    width, height = size
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    pixels = np.stack([200 * (1 - x), 60 * y, 200 * x], axis=-1).astype(np.uint8)
    return Image.fromarray(pixels).convert(mode)


def assert_looks_like(image: Image.Image, other: Image.Image, within: float) -> None:
    assert image.size == other.size
    difference = np.abs(np.asarray(image, dtype=float) - np.asarray(other.convert("RGB"), dtype=float))
    assert difference.mean() < within


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("PNG", "RGB"),
        ("PNG", "L"),
        ("PNG", "1"),
        ("PNG", "P"),
        ("JPEG", "RGB"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("WEBP", "RGB"),
        ("GIF", "P"),
    ],
)
def test_every_kind_of_picture_keeps_its_look(kind: str, mode: str) -> None:
    original = photo(mode)
    picture = images.decode(encoded(original, kind))
    assert picture.alpha is None
    assert picture.rgb.mode == "RGB"
    assert_looks_like(picture.rgb, original, within=6)


def test_the_kind_is_decided_by_content() -> None:
    code, sentence = refused(b"no picture")
    assert code == NoticeCode.PICTURE_FORMAT
    assert "PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF, BMP" in sentence
    assert refused(b"")[0] == NoticeCode.PICTURE_FORMAT
    for kind in opened_pictures.PILLOW_FORMATS.values():
        assert_looks_like(images.decode(encoded(photo(), kind)).rgb, photo(), within=9)


def test_sixteen_bits_are_scaled_and_not_clipped() -> None:
    ramp = np.linspace(0, 65535, 64 * 32).reshape(32, 64).astype(np.uint16)
    picture = images.decode(encoded(Image.fromarray(ramp)))
    expected = Image.fromarray((ramp // 257).astype(np.uint8))
    assert_looks_like(picture.rgb, expected, within=1)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_honoured(orientation: int) -> None:
    upright = photo()
    turned = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    stored = upright if turned is None else upright.transpose(turned)
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = images.decode(encoded(stored, "JPEG", exif=exif, quality=95))
    assert_looks_like(picture.rgb, upright, within=4)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "P in PNG"])
def test_alpha_is_kept(kind: str) -> None:
    image = photo("RGBA")
    mask = Image.new("L", image.size, 255)
    mask.paste(0, (0, 0, 30, 40))
    image.putalpha(mask)
    if kind == "P in PNG":
        data = encoded(image.quantize(64))
    elif kind == "WEBP":
        data = encoded(image, kind, lossless=True)
    else:
        data = encoded(image, kind)
    picture = images.decode(data)
    assert picture.alpha is not None
    assert list(picture.alpha.crop((0, 0, 30, 40)).getextrema()) == [0, 0]
    assert list(picture.alpha.crop((30, 0, 60, 40)).getextrema()) == [255, 255]


def test_what_is_hidden_by_alpha_does_not_colour_the_picture() -> None:
    image = Image.new("RGBA", (40, 40), (0, 255, 0, 0))
    image.paste((200, 10, 10, 255), (10, 10, 30, 30))
    picture = images.decode(encoded(image))
    assert picture.rgb.getpixel((0, 0)) == (200, 10, 10)


def test_an_alpha_channel_that_hides_nothing_is_dropped_and_one_that_hides_all_is_not_a_fault() -> None:
    assert images.decode(encoded(photo("RGBA"))).alpha is None
    hidden = Image.new("RGBA", (20, 20), (9, 9, 9, 0))
    assert images.decode(encoded(hidden)).alpha is not None


def test_profiles_are_converted_to_srgb() -> None:
    # A profile for grey pixels with gamma 1 says that 128 is much brighter than sRGB's 128.
    linear = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    lab = ImageCms.createProfile("LAB")
    grey = Image.new("RGB", (32, 32), (128, 128, 128))
    same = images.decode(encoded(grey, icc_profile=linear.tobytes()))
    assert same.rgb.getpixel((5, 5)) == pytest.approx((128, 128, 128), abs=2)
    # One that does not fit the pixels, and one that is none, are ignored.
    for profile in (ImageCms.ImageCmsProfile(lab).tobytes(), b"no profile"):
        assert images.decode(encoded(grey, icc_profile=profile)).rgb.getpixel((5, 5)) == (128, 128, 128)


def test_a_wider_profile_makes_colours_stronger() -> None:
    picture = images.decode(encoded(Image.new("RGB", (32, 32), (200, 100, 100)), icc_profile=wide_gamut_profile()))
    red, green, _ = picture.rgb.getpixel((5, 5))  # type: ignore[misc]  # an RGB picture has three
    assert red > 205
    assert green < 95


def wide_gamut_profile() -> bytes:
    """sRGB's own profile with its red and green primaries' XYZ replaced by Display P3's, which are further out."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    primaries = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    for i in range(struct.unpack(">I", profile[128:132])[0]):
        tag, offset, _ = struct.unpack(">4sII", profile[132 + 12 * i : 144 + 12 * i])
        if tag in primaries:
            values = [round(value * 65536) for value in primaries[tag]]
            profile[offset + 8 : offset + 20] = struct.pack(">3i", *values)
    return bytes(profile)


NOISE = Image.fromarray(np.random.RandomState(0).randint(0, 255, (80, 80, 3), dtype=np.uint8))
CUT = [*("PNG", "JPEG", "WEBP", "GIF", "BMP"), *("interlaced PNG", "progressive JPEG")]


def cut(kind: str, share: float) -> bytes:
    """The first part of a file of noise, which cannot be guessed from what is there."""
    options = {"progressive": True} if kind.startswith("progressive") else {}
    data = interlaced(NOISE) if kind.startswith("interlaced") else encoded(NOISE, kind.split()[-1], **options)
    return data[: int(len(data) * share)]


@pytest.mark.parametrize("kind", [*CUT[:6], "TIFF", "AVIF"])
@pytest.mark.parametrize("share", [0.2, 0.6])
def test_of_what_a_large_part_is_missing_it_is_said_that_it_is_damaged(kind: str, share: float) -> None:
    code, sentence = refused(cut(kind, share))
    assert code == NoticeCode.PICTURE_UNREADABLE
    assert "Save it again" in sentence


@pytest.mark.parametrize("kind", CUT)
def test_what_is_nearly_whole_is_painted_and_it_is_said(kind: str) -> None:
    picture = images.decode(cut(kind, 0.95))
    assert picture.notes == (NoticeCode.PICTURE_CUT,)
    rows = slice(20, 80) if kind == "BMP" else slice(60)  # from the bottom to the top
    there = np.asarray(picture.rgb)[rows].astype(int)
    whole = np.asarray(images.decode(encoded(NOISE, kind.split()[-1])).rgb)[rows]
    assert np.abs(there - whole).mean() < (20 if "JPEG" in kind else 1 if kind != "WEBP" else 40)


def interlaced(image: Image.Image) -> bytes:
    """A PNG whose pixels come in seven passes: https://www.w3.org/TR/png-3/#8Interlace."""
    pixels = np.asarray(image)
    rows = [
        b"\0" + pixels[row, x::dx].tobytes() for x, y, dx, dy in png_chunks.PASSES for row in range(y, image.height, dy)
    ]
    head = struct.pack(">IIBBBBB", image.width, image.height, 8, 2, 0, 0, 1)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunks.chunk(kind, data) for kind, data in parts)


def test_flipped_bytes_never_do_more_than_be_refused() -> None:
    random = np.random.RandomState(1)
    for kind in opened_pictures.PILLOW_FORMATS.values():
        whole = encoded(photo(), kind)
        for _ in range(40):
            data = bytearray(whole)
            for place in random.randint(0, len(data), 6):
                data[place] = random.randint(256)
            with contextlib.suppress(EngineError):
                assert images.decode(bytes(data)).rgb.mode == "RGB"


def png_header(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds hardly anything: the start of a bomb."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(9_000, 9_000), (15_000, 15_000), (60_000, 60_000)])
def test_bombs_are_refused_by_their_size(size: tuple[int, int]) -> None:
    code, sentence = refused(png_header(*size))
    assert code == NoticeCode.PICTURE_PIXELS
    assert "64 million" in sentence


def test_too_many_bytes_are_refused() -> None:
    code, sentence = refused(b"\0" * (MAX_BYTES + 1))
    assert code == NoticeCode.PICTURE_BYTES
    assert "34 MB" in sentence


def test_a_line_and_a_dot_are_refused_with_their_sizes() -> None:
    code, sentence = refused(encoded(Image.new("RGB", (20_000, 1))))
    assert code == NoticeCode.PICTURE_NARROW
    assert "20000×1" in sentence
    code, sentence = refused(encoded(Image.new("RGB", (1, 1))))
    assert code == NoticeCode.PICTURE_SMALL
    assert "1×1" in sentence


def test_of_an_animation_the_first_frame_is_taken() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    for kind in ("GIF", "WEBP", "PNG"):
        picture = images.decode(encoded(frames[0], kind, save_all=True, append_images=frames[1:]))
        red, _, blue = picture.rgb.getpixel((10, 10))  # type: ignore[misc]  # an RGB picture has three
        assert red > 200
        assert blue < 60


@pytest.mark.parametrize("size", [(600, 400), (400, 600), (100, 70), (1000, 130)])
def test_fitting_keeps_the_aspect_ratio(size: tuple[int, int]) -> None:
    fitted = images.fit(opened_pictures.Picture(photo(size=size)), 256).rgb
    assert max(fitted.size) == 256
    assert fitted.width / fitted.height == pytest.approx(size[0] / size[1], rel=0.02)


def test_results_are_written_as_asked_and_a_jpeg_shows_white_where_nothing_is() -> None:
    picture = opened_pictures.Picture(photo(), Image.new("L", (60, 40), 0))
    for kind in ("PNG", "WEBP"):
        assert Image.open(io.BytesIO(encoding.encode(picture, kind))).getchannel("A").getextrema() == (0, 0)
    jpeg = Image.open(io.BytesIO(encoding.encode(picture, "JPEG")))
    assert jpeg.getpixel((30, 20)) == pytest.approx((255, 255, 255), abs=2)
