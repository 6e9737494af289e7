"""What other people's programs, cameras and phones write: each picture as browsers show it, or a sentence."""

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageCms

from bot.i18n.texts import notice_text
from engine.media import animations, images, opened_pictures
from engine.media.file_kinds import film_kind, kind_of
from engine.media.png_chunks import chunk
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode
from tests.conftest import SHARED

pillow_heif.register_heif_opener()

PNG = b"\x89PNG\r\n\x1a\n"
FAULTS = SHARED / "faults"
GRAY = [bytes([100] * 60)] * 20
NOTHING = 0  # of alpha
ALL = 255


def encoded(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def png(depth: int, color_type: int, rows: list[bytes], *between: bytes, side: int = 20) -> bytes:
    """rows: as they stand in the file. between: chunks before the pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, depth, color_type, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows)))
    return b"".join([PNG, head, *between, pixels, chunk(b"IEND", b"")])


def photo(size: tuple[int, int] = (64, 48)) -> Image.Image:
    """Redder to the right, greener to the bottom."""
    x, y = np.meshgrid(np.linspace(0, 250, size[0]), np.linspace(0, 250, size[1]))
    return Image.fromarray(np.stack([x, y, np.full_like(x, 90)], -1).astype(np.uint8))


def seen(data: bytes, at: tuple[int, int] = (0, 0)) -> tuple[int, ...]:
    """A pixel with its alpha."""
    picture = images.decode(data)
    color: Any = picture.rgb.getpixel(at)
    return (*color, picture.alpha.getpixel(at) if picture.alpha else ALL)


def near(one: tuple[int, ...], other: tuple[int, ...], within: int = 3) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= within


def refused(data: bytes) -> tuple[NoticeCode, str]:
    with pytest.raises(EngineError) as error:
        images.decode(data)
    return error.value.notice.code, notice_text(error.value.notice)


# ── colors ───────────────────────────────────────────────────────────────────────────────────────────────────────


def chromaticities(*values: float) -> bytes:
    return chunk(b"cHRM", struct.pack(">8I", *(round(value * 100_000) for value in values)))


def gamma(value: float) -> bytes:
    return chunk(b"gAMA", struct.pack(">I", round(value * 100_000)))


P3 = (0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)
SRGB = (0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)
BLUISH = [bytes([51, 102, 153] * 20)] * 20


@pytest.mark.parametrize(
    ("rows", "chunks", "color"),
    [
        (GRAY, [gamma(1.0)], (168, 168, 168)),
        (GRAY, [gamma(1 / 1.8)], (119, 119, 119)),
        (GRAY, [gamma(1 / 2.2)], (100, 100, 100)),
        (GRAY, [gamma(1 / 2.2), chromaticities(*SRGB)], (100, 100, 100)),
        (GRAY, [chunk(b"sRGB", b"\0"), gamma(1.0)], (100, 100, 100)),
        (BLUISH, [chunk(b"cICP", bytes([12, 13, 0, 1]))], (27, 104, 157)),
        (BLUISH, [chunk(b"cICP", bytes([1, 13, 0, 1])), gamma(1.0)], (51, 102, 153)),
        (BLUISH, [gamma(1 / 2.2), chromaticities(*P3)], (17, 104, 159)),
        (GRAY, [chunk(b"gAMA", bytes(4)), chunk(b"cHRM", bytes(32))], (100, 100, 100)),
        (GRAY, [gamma(1 / 2.2), chunk(b"cHRM", bytes(32))], (100, 100, 100)),
    ],
)
def test_what_a_png_says_of_its_colors_holds(rows: list[bytes], chunks: list[bytes], color: tuple[int, ...]) -> None:
    assert near(seen(png(8, 2, rows, *chunks)), (*color, ALL))


@pytest.mark.parametrize("transfer", [16, 18])
def test_what_is_brighter_than_white_is_brought_below_it(transfer: int) -> None:
    """In order, with its hue, and paper's white not far from where it was: 203 candela of PQ are 148, of HLG 191."""
    hdr = chunk(b"cICP", bytes([9, transfer, 0, 1]))
    steps = [value * 255 // 19 for value in range(20)]
    picture = images.decode(png(8, 2, [bytes(value for step in steps for value in [step] * 3)] * 20, hdr)).rgb
    shown: list[Any] = [picture.getpixel((place, 0)) for place in range(20)]
    assert shown == sorted(shown)
    assert shown[0] == (0, 0, 0)
    assert shown[-1] == (255, 255, 255)
    white = {16: 148, 18: 191}[transfer]
    assert 180 < seen(png(8, 2, [bytes([white] * 60)] * 20, hdr))[0] < 230
    red = seen(png(8, 2, [bytes([170, 90, 90] * 20)] * 20, hdr))
    assert red[0] > red[1] + 40
    assert abs(red[1] - red[2]) < 40


def swapped_profile() -> bytes:
    """Of sRGB with its red and blue exchanged, so that it is seen at once."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {
        bytes(profile[at : at + 4]): int.from_bytes(profile[at + 4 : at + 8])
        for at in range(132, 132 + 12 * int.from_bytes(profile[128:132]), 12)
    }
    red, blue = tags[b"rXYZ"], tags[b"bXYZ"]
    profile[red : red + 20], profile[blue : blue + 20] = profile[blue : blue + 20], profile[red : red + 20]
    return bytes(profile)


@pytest.mark.parametrize("behind", [False, True])
def test_a_profile_holds_wherever_a_jpeg_has_it(behind: bool) -> None:
    plain = encoded(Image.new("RGB", (32, 32), (200, 20, 20)), "JPEG", quality=95)
    body = b"ICC_PROFILE\0\x01\x01" + swapped_profile()
    at = plain.index(b"\xff\xc0")
    if behind:
        at += 2 + int.from_bytes(plain[at + 2 : at + 4])
    data = plain[:at] + b"\xff\xe2" + struct.pack(">H", len(body) + 2) + body + plain[at:]
    red, _, blue, _ = seen(data)
    assert blue > red + 100


# ── HEIC and AVIF ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["HEIF", "AVIF"])
def test_what_phones_send_is_a_picture_upright_and_in_its_colors(kind: str) -> None:
    data = encoded(photo(), kind, quality=95)
    assert film_kind(data) is None
    assert near(seen(data, (60, 4)), (*photo().getpixel((60, 4)), ALL), 8)  # type: ignore[misc]  # a color
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: its right is the bottom
    turned = images.decode(encoded(photo(), kind, quality=95, exif=exif.tobytes())).rgb
    assert turned.size == (48, 64)
    assert near(turned.getpixel((43, 60)), photo().getpixel((60, 4)), 12)  # type: ignore[arg-type]  # colors
    clear = photo().convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize((64, 48)))
    assert images.decode(encoded(clear, kind)).alpha is not None


@pytest.mark.parametrize("kind", ["HEIF", "AVIF"])
def test_colors_that_are_named_by_numbers_hold(kind: str) -> None:
    options = {"save_nclx_profile": True} if kind == "HEIF" else {}
    data = encoded(Image.new("RGB", (64, 64), (51, 102, 153)), kind, quality=100, subsampling="4:4:4", **options)
    at = data.index(b"colrnclx") + 8
    named = data[:at] + struct.pack(">HH", 12, 13) + data[at + 4 :]
    assert near(seen(named), (27, 104, 157, ALL), 6)
    assert near(seen(data[:at] + struct.pack(">HH", 1, 13) + data[at + 4 :]), (51, 102, 153, ALL), 6)


@pytest.mark.parametrize("kind", ["HEIF", "AVIF"])
def test_of_several_pictures_in_a_file_the_first_is_painted_and_it_is_said(kind: str) -> None:
    data = encoded(photo(), kind, save_all=True, append_images=[photo().rotate(180)])
    picture = images.decode(data)
    assert picture.notes == (NoticeCode.FIRST_FRAME,)
    assert not picture.animated, "it cannot be painted moving"
    assert near(seen(data, (60, 4)), (*photo().getpixel((60, 4)), ALL), 12)  # type: ignore[misc]  # a color
    assert len(animations.decode(data).frames) == 1


@pytest.mark.skipif(not FAULTS.is_dir(), reason="the project's shared folder is not there")
def test_a_phones_own_file_is_as_its_maker_shows_it() -> None:
    shown = images.decode((FAULTS / "IMG_0002.HEIC").read_bytes()).rgb
    with Image.open(FAULTS / "IMG_0002-truth.png") as truth:
        assert shown.size == truth.size
        difference = np.abs(np.asarray(shown).astype(int) - np.asarray(truth.convert("RGB")))
    assert difference.mean() < 3


def test_a_jpeg_with_a_second_picture_inside_is_one_still() -> None:
    for other in (photo().resize((32, 24)), photo().rotate(180)):
        data = encoded(photo(), "MPO", save_all=True, append_images=[other])
        picture = images.decode(data)
        assert (picture.animated, picture.notes, picture.rgb.size) == (False, (), (64, 48))
        assert not images.is_animated(data)
        assert len(animations.decode(data).frames) == 1


# ── what nobody needs ────────────────────────────────────────────────────────────────────────────────────────────

LONG = zlib.compress(bytes(1_200_000))
BROKEN = chunk(b"tEXt", b"a note")[:-1] + b"\0"


@pytest.mark.parametrize(
    "extra",
    [
        chunk(b"zTXt", b"a\0\0" + LONG),
        chunk(b"iTXt", b"workflow\0\1\0\0\0" + LONG),
        chunk(b"tEXt", b"a\0" + b"x" * 2_000_000),
        chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(1_200_000))),
        chunk(b"iCCP", b"a\0\0not packed"),
        chunk(b"tEXt", b"Raw profile type exif\0\nexif\n      40\n45786966zz not hex"),
        chunk(b"eXIf", b"garbage" * 20),
        chunk(b"eXIf", b"MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\xff\xff\0\0"),
        BROKEN,
        chunk(b"pHYs", b"?"),
    ],
)
def test_what_no_viewer_needs_stops_nothing(extra: bytes) -> None:
    assert seen(png(8, 2, GRAY, extra)) == (100, 100, 100, ALL)


def test_a_jpeg_without_its_last_bytes_is_whole() -> None:
    data = encoded(photo(), "JPEG", quality=95)
    picture = images.decode(data[:-2])
    assert picture.notes == ()
    assert picture.rgb.tobytes() == images.decode(data).rgb.tobytes()


def test_only_exif_turns_a_picture() -> None:
    xmp = b'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><a tiff:Orientation="6"/></x:xmpmeta>'
    data = encoded(photo(), "JPEG")
    turned = data[:2] + b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp + data[2:]
    assert images.decode(turned).rgb.size == (64, 48)


# ── transparent shades and frames ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("depth", "row", "shade"),
    [
        (16, struct.pack(">20H", *[0xFFFF] * 10 + [0x4000] * 10), 0xFFFF),
        (8, bytes([255] * 10 + [70] * 10), 255),
        (4, bytes([0xFF] * 5 + [0x44] * 5), 15),
        (2, bytes([0xFF, 0xFF, 0b11110101, 0x55, 0x55]), 3),
        (1, bytes([0xFF, 0b11000000, 0]), 1),
    ],
)
def test_a_shade_of_gray_can_be_transparent(depth: int, row: bytes, shade: int) -> None:
    data = png(depth, 0, [row] * 20, chunk(b"tRNS", struct.pack(">H", shade)))
    assert seen(data)[-1] == NOTHING
    assert seen(data, (19, 0))[-1] == ALL


def test_a_color_of_sixteen_bits_can_be_transparent() -> None:
    row = struct.pack(">60H", *[0x1234, 0x5678, 0x9ABC] * 10, *[0xFFFF, 0, 0] * 10)
    data = png(16, 2, [row] * 20, chunk(b"tRNS", struct.pack(">3H", 0x1234, 0x5678, 0x9ABC)))
    assert seen(data)[-1] == NOTHING
    assert seen(data, (19, 0)) == (255, 0, 0, ALL)


def apng(color_type: int, frames: list[tuple[bytes, int, int]], *between: bytes) -> bytes:
    """frames: a pixel that fills each, how it is disposed of, how it is blended."""
    side = 32
    out = [PNG, chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, color_type, 0, 0, 0))]
    out += [chunk(b"acTL", struct.pack(">II", len(frames), 0)), *between]
    sequence = 0
    for number, (pixel, dispose, blend) in enumerate(frames):
        control = struct.pack(">IIIIIHHBB", sequence, side, side, 0, 0, 1, 10, dispose, blend)
        data = zlib.compress((b"\0" + pixel * side) * side)
        out.append(chunk(b"fcTL", control))
        sequence += 1
        out.append(chunk(b"IDAT", data) if not number else chunk(b"fdAT", struct.pack(">I", sequence) + data))
        sequence += bool(number)
    return b"".join([*out, chunk(b"IEND", b"")])


def frames_seen(data: bytes, at: tuple[int, int] = (5, 5)) -> list[tuple[int, ...]]:
    found = []
    for frame in animations.decode(data).frames:
        color: Any = frame.rgb.getpixel(at)
        found.append((*color, frame.alpha.getpixel(at) if frame.alpha else ALL))
    return found


GREEN, RED, CLEAR = bytes([0, 255, 0, 255]), bytes([255, 0, 0, 255]), bytes(4)


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (apng(6, [(GREEN, 0, 0), (RED, 2, 1), (CLEAR, 0, 1)]), [(0, 255, 0), (255, 0, 0), (0, 255, 0)]),
        (apng(6, [(GREEN, 0, 0), (RED, 0, 1), (CLEAR, 0, 1)]), [(0, 255, 0), (255, 0, 0), (255, 0, 0)]),
        (apng(6, [(GREEN, 0, 0), (RED, 1, 0), (CLEAR, 0, 1)]), [(0, 255, 0), (255, 0, 0), None]),
        (apng(6, [(GREEN, 2, 0), (CLEAR, 0, 1)]), [(0, 255, 0), None]),
        (apng(0, [(b"\xc8", 0, 0), (b"\0", 0, 1)], chunk(b"tRNS", b"\0\0")), [(200, 200, 200)] * 2),
    ],
)
def test_what_is_below_a_frame_is_seen_where_it_should_be(data: bytes, shown: list[tuple[int, ...] | None]) -> None:
    """None: nothing is seen there."""
    assert [one[:3] if one[3] else None for one in frames_seen(data)] == shown


def gif(*frames: tuple[tuple[int, int, int, int], int, int], side: int = 40, loop: int | None = None) -> bytes:
    """frames: left, top, width and height, the color by its number, and how it is disposed of. Three colors."""
    out = [b"GIF89a", struct.pack("<HHBBB", side, side, 0x81, 0, 0), bytes([255, 0, 0, 0, 0, 255, 0, 255, 0, 9, 9, 9])]
    if loop is not None:
        out.append(b"\x21\xff\x0bNETSCAPE2.0\x03\x01" + struct.pack("<H", loop) + b"\0")
    for (left, top, width, height), color, dispose in frames:
        out.append(b"\x21\xf9\x04" + struct.pack("<BHB", dispose << 2, 10, 0) + b"\0")
        one = Image.new("P", (width, height), color)
        one.putpalette([255, 0, 0, 0, 0, 255, 0, 255, 0, 9, 9, 9])
        data = encoded(one, "GIF", interlace=False, optimize=False)
        at = data.rindex(b"\x2c\0\0\0\0" + struct.pack("<HH", width, height))
        flags = data[at + 9]
        pixels = data[at + 10 + (3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0) : -1]
        table = data[13 : 13 + 3 * 2 ** ((data[10] & 7) + 1)]
        out.append(b"\x2c" + struct.pack("<HHHHB", left, top, width, height, 0x80 | data[10] & 7) + table + pixels)
    return b"".join([*out, b"\x3b"])


def test_around_a_small_first_frame_of_a_gif_is_nothing() -> None:
    data = gif(((0, 0, 20, 20), 1, 0), ((20, 20, 20, 20), 2, 0))
    assert seen(data) == (0, 0, 255, ALL)
    assert seen(data, (30, 30))[-1] == NOTHING
    assert [one[3] for one in frames_seen(data, (30, 30))] == [NOTHING, ALL]


@pytest.mark.parametrize(("dispose", "shown"), [(0, (0, 255, 0)), (1, (0, 255, 0)), (2, None), (3, (0, 0, 255))])
def test_a_frame_of_a_gif_goes_as_it_says(dispose: int, shown: tuple[int, ...] | None) -> None:
    data = gif(((0, 0, 40, 40), 1, 0), ((0, 0, 20, 20), 2, dispose), ((30, 30, 10, 10), 0, 0))
    last = frames_seen(data)[2]
    assert (last[:3] if last[3] else None) == shown


def test_a_frame_of_a_gif_that_sticks_out_is_cropped() -> None:
    data = gif(((0, 0, 40, 40), 1, 0), ((30, 30, 20, 20), 2, 0))
    assert frames_seen(data, (35, 35))[1] == (0, 255, 0, ALL)
    assert animations.decode(data).size == (40, 40)


@pytest.mark.parametrize(("loop", "plays"), [(None, 1), (0, 0), (2, 3)])
def test_a_gif_plays_as_often_when_it_is_given_back(loop: int | None, plays: int) -> None:
    data = gif(((0, 0, 40, 40), 1, 0), ((0, 0, 20, 20), 2, 0), loop=loop)
    inside = animations.encode(animations.decode(data), "PNG")
    for kind, given_back in (("GIF", "GIF"), ("PNG", "PNG"), ("WEBP", "WEBP")):
        again = animations.decode(animations.encode(animations.decode(inside), kind))  # type: ignore[arg-type]
        assert (again.kind, again.loops) == (given_back, plays)


def test_a_gif_that_is_cut_off_is_painted_as_far_as_it_goes() -> None:
    data = gif(*[((0, 0, 40, 40), number % 3, 0) for number in range(6)])
    animation = animations.decode(data[: len(data) * 2 // 3])
    assert animation.notes == (NoticeCode.PICTURE_CUT,)
    assert 2 <= len(animation.frames) < 6


# ── other kinds ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_screenshots_and_scans_are_painted() -> None:
    for kind, options in (
        ("BMP", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", {"save_all": True}),
    ):
        pages: dict[str, Any] = {"append_images": [photo().rotate(180)]} if "save_all" in options else {}
        data = encoded(photo(), kind, **options, **pages)
        assert seen(data, (60, 4)) == (*photo().getpixel((60, 4)), ALL)  # type: ignore[misc]  # a color
    wide = Image.fromarray(np.asarray(photo().convert("L")).astype(np.uint16) * 257)
    assert near(seen(encoded(wide, "TIFF"), (60, 4)), (*[photo().convert("L").getpixel((60, 4))] * 3, ALL))  # type: ignore[arg-type]
    exif = Image.Exif()
    exif[0x0112] = 6
    assert images.decode(encoded(photo(), "TIFF", exif=exif)).rgb.size == (48, 64)


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"\xff\x0a" + bytes(60), "JPEG XL", "This is a JPEG XL file. Save it as PNG or JPEG and send it again."),
        (b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(60), "JPEG XL", "JPEG XL"),
        (b"\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 ", "JPEG 2000", "JPEG 2000"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG", "This is an SVG picture."),
        (b"8BPS\0\1" + bytes(60), "Photoshop", "Photoshop"),
        (b"%PDF-1.7", "PDF", "PDF"),
        (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom", "RAW", "camera RAW"),
        (b"II*\0\x10\0\0\0CR\2\0" + bytes(60), "RAW", "camera RAW"),
        (b"II*\0\x08\0\0\0\1\0" + struct.pack("<HHII", 50706, 1, 4, 0x401), "RAW", "camera RAW"),
        (b"FUJIFILMCCD-RAW 0201", "RAW", "camera RAW"),
        (
            b"RIFF\x20\0\0\0AVI LIST",
            "AVI",
            "This is an AVI video. Save it in one of these formats and send it again: MP4, MOV, WebM.",
        ),
        (b"FLV\x01\x05", "FLV", "MP4, MOV, WebM"),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9", "WMV", "MP4, MOV, WebM"),
        (b"\0\0\0\x18ftypM4A \0\0\0\0isomM4A ", "sound", "This file is not a picture in a supported format."),
        (b"RIFF\x20\0\0\0WAVEfmt ", "sound", "This file is not a picture in a supported format."),
        (b"BMore words than a picture", None, "This file is not a picture in a supported format."),
    ],
)
def test_what_is_not_taken_is_called_what_it_is(data: bytes, kind: str | None, words: str) -> None:
    assert kind_of(data) == kind
    assert film_kind(data) is None
    assert words in refused(data)[1]


@pytest.mark.parametrize("box", [b"moov", b"mdat", b"wide", b"free", b"skip"])
def test_quicktime_films_need_not_say_what_they_are(box: bytes) -> None:
    assert film_kind(b"\0\0\0\x08" + box + b"\0\0\x10\0mdat") == "MP4"


def test_a_png_with_a_damaged_head_is_damaged() -> None:
    data = bytearray(encoded(photo()))
    data[20] ^= 0x55
    assert refused(bytes(data))[0] == NoticeCode.PICTURE_UNREADABLE


@pytest.mark.parametrize("brand", [b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1", b"hevc"])
def test_pictures_in_films_clothes_are_never_an_internal_error(brand: bytes) -> None:
    data = b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1" + brand
    assert film_kind(data) is None
    decoders: tuple[Callable[[bytes], object], ...] = (images.decode, animations.decode)
    for decode in decoders:
        with pytest.raises(EngineError) as error:
            decode(data)
        assert error.value.notice.code == NoticeCode.PICTURE_UNREADABLE


def test_colors_of_a_laboratory_are_no_alpha() -> None:
    lab = ImageCms.profileToProfile(photo(), opened_pictures.SRGB, opened_pictures.LAB, outputMode="LAB")
    assert lab
    assert near(seen(encoded(lab, "TIFF"), (60, 4)), (*photo().getpixel((60, 4)), ALL), 8)  # type: ignore[misc]  # a color


def test_of_an_animation_the_first_frame_is_painted_and_not_what_is_for_those_that_show_none() -> None:
    moving = apng(6, [(GREEN, 0, 0), (RED, 0, 0)])
    at = moving.index(b"fcTL") - 4
    other = chunk(b"IDAT", zlib.compress((b"\0" + bytes([9, 9, 9, 255]) * 32) * 32))
    first = moving.index(b"IDAT") - 4
    length = int.from_bytes(moving[first : first + 4])
    moved = chunk(b"fdAT", struct.pack(">I", 1) + moving[first + 8 : first + 8 + length])
    data = moving[:at] + other + moving[at:first] + moved + moving[first + 12 + length :]
    assert seen(data) == (0, 255, 0, ALL)
    assert [one[:3] for one in frames_seen(data)] == [(0, 255, 0), (255, 0, 0)]


# What Chromium 142 shows of gray in PQ and HLG, at every tenth value from 0 to 250 (July 2026; read from its canvas).
IN_CHROMIUM = {
    16: (0, 0, 1, 4, 9, 17, 26, 36, 48, 61, 76, 94, 114, 137, 163, 193, 213, 229, 242, 253, *[255] * 6),
    18: (
        0,
        1,
        5,
        13,
        21,
        30,
        39,
        48,
        57,
        66,
        75,
        84,
        92,
        101,
        111,
        122,
        135,
        150,
        166,
        185,
        202,
        214,
        224,
        234,
        243,
        251,
    ),
}


@pytest.mark.parametrize("transfer", IN_CHROMIUM)
def test_what_is_brighter_than_white_is_as_chromium_shows_it(transfer: int) -> None:
    row = bytes(value for step in range(26) for value in [step * 10] * 3)
    picture = images.decode(png(8, 2, [row] * 26, chunk(b"cICP", bytes([9, transfer, 0, 1])), side=26)).rgb
    shown: list[Any] = [picture.getpixel((place, 0)) for place in range(26)]
    for color, wanted in zip(shown, IN_CHROMIUM[transfer], strict=True):
        assert near(color, (wanted,) * 3)


def test_a_picture_of_floats_keeps_its_light_whatever_glares_in_it() -> None:
    for brightest in (1.0, 1.02, 90.0, float("inf")):
        light = np.full((64, 64), 0.5, np.float32)
        light[0, 0] = brightest
        assert near(seen(encoded(Image.fromarray(light), "TIFF"), (30, 30)), (128, 128, 128, ALL))
    assert near(seen(encoded(Image.fromarray(np.full((64, 64), 100, np.int32)), "TIFF")), (100, 100, 100, ALL))


@pytest.mark.parametrize(("alpha", "shown"), [(0, ALL), (255, ALL), (128, 128)])
def test_a_bmp_whose_alpha_is_nothing_everywhere_does_not_use_it(alpha: int, shown: int) -> None:
    pixels = bytes([10, 20, 200, alpha]) * (32 * 32)
    head = struct.pack("<IiiHHIIiiII", 108, 32, 32, 1, 32, 3, len(pixels), 2835, 2835, 0, 0)
    head += struct.pack("<IIII", 0xFF0000, 0xFF00, 0xFF, 0xFF000000) + b"BGRs" + bytes(48)
    data = b"BM" + struct.pack("<IHHI", 14 + len(head) + len(pixels), 0, 0, 14 + len(head)) + head + pixels
    assert seen(data) == (200, 20, 10, shown)


def test_a_shade_that_is_not_whole_is_none() -> None:
    assert seen(png(8, 2, GRAY, chunk(b"tRNS", b"\0"))) == (100, 100, 100, ALL)
    assert seen(png(8, 6, [bytes([1, 2, 3, 255] * 20)] * 20, chunk(b"tRNS", bytes(6)))) == (1, 2, 3, ALL)


def test_what_moves_is_not_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    options: dict[str, Any] = {"save_all": True, "append_images": [photo().rotate(180)], "exif": exif.tobytes()}
    for kind in ("WEBP", "PNG"):
        data = encoded(photo(), kind, **options)
        animation = animations.decode(data)
        assert images.decode(data).rgb.size == animation.size == (64, 48)
        assert {frame.rgb.size for frame in animation.frames} == {(64, 48)}


def test_a_small_picture_in_the_metadata_is_not_the_picture() -> None:
    """A progressive JPEG that is cut off in its first scan, with a whole one in its EXIF."""
    whole = encoded(photo((1024, 768)), "JPEG", progressive=True)
    small = b"Exif\0\0" + encoded(photo((160, 120)), "JPEG")
    data = whole[:2] + b"\xff\xe1" + struct.pack(">H", len(small) + 2) + small + whole[2:]
    first = data.index(b"\xff\xda", len(small) + 6)
    assert refused(data[: first + 200])[0] == NoticeCode.PICTURE_UNREADABLE
    assert images.decode(data[:-40]).notes == (NoticeCode.PICTURE_CUT,)
