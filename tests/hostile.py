"""What strangers could send: pictures that are none, or too much, and prompts that want to be something else."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

import numpy as np
import pillow_heif
from PIL import Image, ImageCms

from engine.media.opened_pictures import SRGB
from tests.moving import a_film

pillow_heif.register_heif_opener()

PNG = b"\x89PNG\r\n\x1a\n"
MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBa", "CMYK", "YCbCr", "HSV", "LAB", "I", "F")
LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
BOMB_SIDE = 60_000  # pixels


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def photo(width: int = 64, height: int = 48) -> Image.Image:
    x, y = np.meshgrid(np.linspace(0, 255, width), np.linspace(0, 255, height))
    return Image.fromarray(np.stack([x, y, 255 - x], axis=-1).astype(np.uint8))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_claiming(width: int, height: int, data: bytes = b"", depth: int = 8, colour: int = 2) -> bytes:
    """A PNG whose head says this, whatever is in it."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return PNG + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def pictures() -> dict[str, bytes]:
    """By name; every one of them is either painted or refused in a sentence."""
    good = photo()
    png, jpeg, gif, webp = (encoded(good, kind) for kind in ("PNG", "JPEG", "GIF", "WEBP"))
    frames = [Image.new("L", (20, 20), shade % 256) for shade in range(3000)]
    animated = encoded(good, "GIF", save_all=True, append_images=[photo().rotate(turn) for turn in (90, 180)])
    found = {
        "empty": b"",
        "one byte": b"\x89",
        "text": b"hello",
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "html": b"<html><img src=x onerror=alert(1)></html>",
        "null bytes": b"\0" * 5000,
        "executable": b"\x7fELF" + bytes(500),
        "zip": archive({"a.png": png}),
        "bomb by size": png_claiming(BOMB_SIDE, BOMB_SIDE),
        "bomb by compression": png_claiming(8000, 8000, bytes(3 * 8000 * 8000 // 4)),
        "bomb in one row": png_claiming(2**31 - 1, 1),
        "no pixels": png_claiming(0, 0),
        "negative size": png_claiming(2**32 - 1, 2**32 - 1),
        "20000×1": encoded(Image.new("RGB", (20000, 1))),
        "1×1": encoded(Image.new("RGB", (1, 1))),
        "lying depth": png_claiming(40, 40, bytes(5000), depth=3),
        "lying colour": png_claiming(40, 40, bytes(5000), colour=5),
        "text bomb": PNG + png[8:33] + chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(80_000_000))) + png[33:],
        "profile bomb": PNG + png[8:33] + chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(80_000_000))) + png[33:],
        "3000 frames": encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]),
        "animated": animated,
        "wrong checksum": png[:-20] + bytes([png[-20] ^ 1]) + png[-19:],
        "picture and archive": png + archive({"a.txt": b"hello"}),
        "picture and page": gif + b"<script>alert(1)</script>",
        "script in a gif": gif[:13] + b"\x21\xfe\x1d<script>alert(document)</scr>\0" + gif[13:],
        "a film": a_film(),
        "half a film": a_film()[:800],
        "bmp": encoded(good, "BMP"),
        "tiff": encoded(good, "TIFF"),
        "packed tiff": encoded(good, "TIFF", compression="tiff_lzw"),
        "tiff of many pages": encoded(good, "TIFF", save_all=True, append_images=[good] * 3),
        "heic": encoded(good, "HEIF"),
        "heic of many": encoded(good, "HEIF", save_all=True, append_images=[good.rotate(90)]),
        "avif": encoded(good, "AVIF"),
        "moving avif": encoded(good, "AVIF", save_all=True, append_images=[good.rotate(90)]),
        "mpo": encoded(good, "MPO", save_all=True, append_images=[good.resize((32, 24))]),
        "apng": encoded(good, "PNG", save_all=True, append_images=[good.rotate(90)], disposal=1, blend=1),
        "gif of small frames": encoded(good, "GIF", save_all=True, append_images=[good.rotate(3)], disposal=3),
        "named colors": png[:33] + chunk(b"cICP", bytes([9, 16, 0, 1])) + png[33:],
        "wrong colors": png[:33] + chunk(b"gAMA", bytes(4)) + chunk(b"cHRM", bytes(32)) + png[33:],
        "colors of nowhere": png[:33] + chunk(b"gAMA", b"\0\0\0\1") + chunk(b"cHRM", b"\x80" * 32) + png[33:],
        "damaged exif": with_exif(jpeg, b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + bytes(range(40))),
        "endless exif": with_exif(jpeg, b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x08\0\0\0"),
        "huge orientation": with_exif(jpeg, b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\xff\xff\xff\xff\xff\xff\0\0"),
        "damaged profile": encoded(good, "PNG", icc_profile=b"nonsense" * 100),
        "profile of ink": encoded(
            good, "PNG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
        ),
    }
    heic, avif, tiff = (encoded(good, kind) for kind in ("HEIF", "AVIF", "TIFF"))
    kinds = {"png": png, "jpeg": jpeg, "gif": animated, "webp": webp, "heic": heic, "avif": avif, "tiff": tiff}
    for kind, data in kinds.items():
        for part in (0.1, 0.5, 0.9):
            found[f"{part:.0%} of a {kind}"] = data[: int(part * len(data))]
        found[f"{kind} with a hole"] = data[: len(data) // 2] + bytes(20) + data[len(data) // 2 + 20 :]
    return found | dict(modes())


def modes() -> Iterator[tuple[str, bytes]]:
    """Every mode that Pillow can write, in each format."""
    for mode in (*MODES, "I;16"):
        image = Image.fromarray(np.full((20, 20), 999, np.uint16)) if mode == "I;16" else _in_mode(mode)
        for kind in ("PNG", "JPEG", "WEBP", "GIF", "TIFF", "BMP"):
            try:
                yield f"{mode} as {kind}", encoded(image, kind)
            except (OSError, KeyError, ValueError):
                continue


def _in_mode(mode: str) -> Image.Image:
    whole = photo(24, 20)
    if mode == "LAB":
        return ImageCms.profileToProfile(whole, SRGB, LAB, outputMode="LAB") or whole
    if mode in ("PA", "RGBa"):
        return whole.convert("RGBA" if mode == "RGBa" else "P").convert(mode)
    return whole.convert(mode)


def with_exif(jpeg: bytes, exif: bytes) -> bytes:
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def archive(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as found:
        for name, data in files.items():
            found.writestr(name, data)
    return buffer.getvalue()


NAMES = (
    "..%2f..%2fetc%2fpasswd.png",
    "..png",
    "nul.png",
    "a" * 250 + ".png",
    "photo.png\u202egnp.exe",
    "@everyone.png",
    "<@1>.png",
    "фото 照片 🙂.png",
    ".png",
)
PROMPTS = (
    "@everyone fire",
    "@here fire",
    "<@1000000000000000000> fire",
    "<@&1000000000000000000> fire",
    "<#1000000000000000000> fire",
    "</stylize:1000000000000000000> fire",
    "<t:1:R> fire <a:x:1000000000000000000>",
    "**fire** __ice__ ~~mosaic~~ ||neon|| `fire` ```fire```",
    "# fire\n## ice\n> mosaic\n-# neon\n1. fire\n* ice",
    "[fire](https://example.com) https://example.com discord.gg/abc",
    "fire\u202e erif \u2066\u2067\u2069 fire",
    "f\u200bi\u200cr\u200de fire",
    "fire\0\x01\x02\x1b[31m",
    "../../etc/passwd fire",
    "fire'; DROP TABLE jobs; --",
    "{{7*7}} ${jndi:ldap://x} %s %n fire",
    "fire " * 74,
    "fire " * 75,
    "fire " * 76,
    "fire " * 390,
    "fi\u0301re\u0301 fire " + "\u0301" * 300,
    "🙂" * 40 + " fire",
    "FIRE",
    "火 fire",
    "\ud83d\ude42".encode("utf-16", "surrogatepass").decode("utf-16") + " fire",
    "fire | ice::2 | mosaic::-1 | neon::",
    "fire::1e308 fire::-1e308 fire::nan",
)
