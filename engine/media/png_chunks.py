"""The chunks of a PNG: a picture without its metadata, its color space, and the frames of an animated PNG.

https://www.w3.org/TR/png-3/. Pillow decodes the pixels. By itself it refuses whole pictures for damaged metadata, and
reads neither gAMA, cHRM nor cICP.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.media.file_kinds import PNG_SIGNATURE

MAX_PROFILE_BYTES = 4 * 1024 * 1024  # larger ICC profiles are ignored
DISPOSE_NONE, DISPOSE_BACKGROUND, DISPOSE_PREVIOUS = range(3)
BLEND_SOURCE, BLEND_OVER = range(2)
KEPT_CHUNKS = (b"IHDR", b"PLTE", b"tRNS")  # before the pixels, in this order
# Adam7: for each pass the first column and row, and the steps between columns and rows.
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
SAMPLES_PER_PIXEL = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by color type


class BrokenPng(ValueError):
    """Raised for data without an intact header and pixels of a PNG."""


@dataclass(frozen=True)
class ColorChunks:
    """What a PNG says about its colors.

    Attributes:
        profile: an ICC profile.
        is_srgb: whether there is an sRGB chunk.
        gamma: the encoding exponent of gAMA.
        chromaticities: x and y of white, red, green and blue.
        codes: of cICP, as in ITU-T H.273: primaries, transfer, matrix, full range.
    """

    profile: bytes | None = None  # ICC
    is_srgb: bool = False
    gamma: float | None = None
    chromaticities: tuple[float, ...] | None = None
    codes: tuple[int, int, int, int] | None = None


@dataclass(frozen=True)
class FramePart:
    """A frame of an APNG: a part of the canvas as a PNG, how long it is shown, and how it is composed."""

    box: tuple[int, int, int, int]  # left, top, width, height
    milliseconds: float
    dispose: int
    blend: int
    png: bytes


@dataclass
class Png:
    """A parsed PNG, still or animated."""

    width: int
    height: int
    depth: int
    color_type: int
    interlaced: bool
    colors: ColorChunks
    exif: bytes
    plays: int = 0  # of an APNG; 0: forever
    declared_frames: int = 0  # of an APNG, in acTL
    _head: list[tuple[bytes, bytes]] = field(default_factory=list)
    _pixels: list[bytes] = field(default_factory=list)  # whole IDAT chunks
    _frames: list[tuple[bytes, list[bytes]]] = field(default_factory=list)  # fcTL, and the data of its fdATs or IDATs
    is_cut: bool = False  # whether its end is missing

    @property
    def transparent_gray(self) -> int | None:
        """The transparent shade of a gray picture, in the picture's own bit depth, or None."""
        shade = dict(self._head).get(b"tRNS")
        return int.from_bytes(shade[:2]) if shade and self.color_type == 0 else None

    def still(self) -> bytes:
        """Return the still picture as a PNG without metadata."""
        head = [chunk(kind, data) for kind, data in self._head]
        return b"".join([PNG_SIGNATURE, *head, *self._pixels, chunk(b"IEND", b"")])

    @property
    def frame_count(self) -> int:
        """The number of complete frames of an APNG; 0 for a still picture."""
        return len(self._frames)

    def frames(self) -> Iterator[FramePart]:
        """Yield each frame of an APNG with its part of the canvas."""
        for control, parts in self._frames:
            _, width, height, left, top, count, scale, dispose, blend = struct.unpack(">IIIIIHHBB", control[:26])
            size = struct.pack(">II", width, height)
            head = [chunk(kind, size + data[8:]) if kind == b"IHDR" else chunk(kind, data) for kind, data in self._head]
            pixels = [chunk(b"IDAT", part) for part in parts]
            png = b"".join([PNG_SIGNATURE, *head, *pixels, chunk(b"IEND", b"")])
            yield FramePart((left, top, width, height), 1000 * count / (scale or 100), dispose, blend, png)

    def present_share(self) -> float:
        """Return the share of the still picture's pixels that can be decompressed, in [0, 1]."""
        unpacked, decompressor = 0, zlib.decompressobj()
        bits = self.depth * SAMPLES_PER_PIXEL.get(self.color_type, 4)
        if self.interlaced:
            sizes = [(-(-(self.width - x) // dx), -(-(self.height - y) // dy)) for x, y, dx, dy in PASSES]
        else:
            sizes = [(self.width, self.height)]
        needed = sum(max(0, height) * (1 + (bits * width + 7) // 8) for width, height in sizes if width > 0)
        try:
            for whole in self._pixels:
                data = whole[8:-4]
                while data and unpacked < needed:
                    unpacked += len(decompressor.decompress(data, 1 << 20))
                    data = decompressor.unconsumed_tail
        except zlib.error:
            pass
        return min(1.0, unpacked / needed) if needed else 0.0


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a PNG chunk as it stands in a file: length, kind, data, checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def parse(data: bytes) -> Png:
    """Parse a PNG, also one whose end is missing; unneeded chunks are dropped, damaged or not. Raises BrokenPng."""
    if not data.startswith(PNG_SIGNATURE):
        raise BrokenPng
    reader = _Reader()
    at, ended = len(PNG_SIGNATURE), False
    while at + 8 <= len(data) and not ended:
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        whole = at + 12 + length <= len(data)
        right = whole and zlib.crc32(kind + body) == int.from_bytes(data[at + 8 + length : at + 12 + length])
        ended = kind == b"IEND"
        if not whole:
            if kind == b"IDAT":
                reader.pixels.append(chunk(kind, body))
            break
        reader.add(kind, body, data[at : at + 12 + length], right=right)
        at += 12 + length
    return reader.png(is_cut=not ended)


class _Reader:
    def __init__(self) -> None:
        self.head: dict[bytes, bytes] = {}
        self.other: dict[bytes, bytes] = {}
        self.pixels: list[bytes] = []
        self.frames: list[tuple[bytes, list[bytes]]] = []

    def add(self, kind: bytes, body: bytes, whole: bytes, *, right: bool) -> None:
        """Add a chunk; `right` is whether its checksum is. If it is not, only pixels are still worth keeping."""
        if kind == b"IDAT":
            self.pixels.append(whole)
            if self.frames and right:
                self.frames[-1][1].append(body)
        elif not right:
            if kind in (b"IHDR", b"PLTE"):
                raise BrokenPng
        elif kind in KEPT_CHUNKS:
            if kind != b"tRNS" or len(body) >= self._min_transparency_bytes():
                self.head.setdefault(kind, body)
        elif kind == b"fcTL" and len(body) >= 26:
            self.frames.append((body, []))
        elif kind == b"fdAT" and self.frames:
            self.frames[-1][1].append(body[4:])
        elif kind in (b"acTL", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"cICP", b"eXIf"):
            self.other.setdefault(kind, body)

    def _min_transparency_bytes(self) -> int:
        """Return the least length of a tRNS chunk for the color type; unreachably many if it may have none."""
        color_type = self.head.get(b"IHDR", bytes(13))[9]
        return {0: 2, 2: 6, 3: 1}.get(color_type, 1 << 32)

    def png(self, *, is_cut: bool) -> Png:
        """Return the parsed PNG. Raises BrokenPng if header or pixels are missing."""
        head = self.head.get(b"IHDR", b"")
        if len(head) != 13 or not self.pixels:
            raise BrokenPng
        width, height, depth, color_type, _, _, interlace = struct.unpack(">IIBBBBB", head)
        control = self.other.get(b"acTL", b"")
        moves = len(control) == 8
        says, plays = struct.unpack(">II", control) if moves else (0, 0)
        return Png(
            width,
            height,
            depth,
            color_type,
            bool(interlace),
            self._colors(),
            self.other.get(b"eXIf", b""),
            plays,
            says,
            [(kind, self.head[kind]) for kind in KEPT_CHUNKS if kind in self.head],
            self.pixels,
            [(one, parts) for one, parts in self.frames if parts] if moves else [],
            is_cut,
        )

    def _colors(self) -> ColorChunks:
        gamma, white = self.other.get(b"gAMA", b""), self.other.get(b"cHRM", b"")
        codes = self.other.get(b"cICP", b"")
        return ColorChunks(
            profile=_inflate_profile(self.other[b"iCCP"]) if b"iCCP" in self.other else None,
            is_srgb=b"sRGB" in self.other,
            gamma=int.from_bytes(gamma) / 100_000 if len(gamma) == 4 else None,
            chromaticities=tuple(n / 100_000 for n in struct.unpack(">8i", white)) if len(white) == 32 else None,
            codes=(codes[0], codes[1], codes[2], codes[3]) if len(codes) == 4 else None,
        )


def _inflate_profile(body: bytes) -> bytes | None:
    _, _, packed = body.partition(b"\0")
    try:
        unpacking = zlib.decompressobj()
        profile = unpacking.decompress(packed[1:], MAX_PROFILE_BYTES + 1)
    except zlib.error:
        return None
    return profile if len(profile) <= MAX_PROFILE_BYTES else None
