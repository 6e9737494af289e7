"""The chunks of a PNG: what a picture needs, apart from what it does not; and the frames of an animated one.

https://www.w3.org/TR/png-3/. Pillow decodes the pixels. It refuses whole pictures for metadata that nobody needs here,
and reads neither gAMA, cHRM nor cICP.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.media.file_kinds import PNG_SIGNATURE

LONGEST_PROFILE = 4 * 1024 * 1024  # bytes; a larger one is not read
DISPOSE_NONE, DISPOSE_BACKGROUND, DISPOSE_PREVIOUS = range(3)
BLEND_SOURCE, BLEND_OVER = range(2)
NEEDED = (b"IHDR", b"PLTE", b"tRNS")  # besides the pixels, in this order
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # of a pixel, by color type


class BrokenPng(ValueError):
    """It does not even have a head and pixels."""


@dataclass(frozen=True)
class Colors:
    """What a PNG says of its colors. chromaticities: x and y of white, red, green and blue.

    codes: of cICP, as in ITU-T H.273: primaries, transfer, matrix, full range.
    """

    profile: bytes | None = None  # ICC
    is_srgb: bool = False
    gamma: float | None = None
    chromaticities: tuple[float, ...] | None = None
    codes: tuple[int, int, int, int] | None = None


@dataclass(frozen=True)
class FramePart:
    """A frame of an APNG: a part of its canvas, as a PNG. milliseconds: how long it is shown."""

    box: tuple[int, int, int, int]  # left, top, width, height
    milliseconds: float
    dispose: int
    blend: int
    png: bytes


@dataclass
class Png:
    """A PNG, taken apart."""

    width: int
    height: int
    depth: int
    color_type: int
    interlaced: bool
    colors: Colors
    exif: bytes
    plays: int = 0  # of an APNG; 0 is for ever
    says_frames: int = 0  # of an APNG
    _head: list[tuple[bytes, bytes]] = field(default_factory=list)
    _pixels: list[bytes] = field(default_factory=list)  # whole IDAT chunks
    _frames: list[tuple[bytes, list[bytes]]] = field(default_factory=list)  # fcTL, and the data of its fdATs or IDATs
    is_cut: bool = False  # its end is missing

    @property
    def transparent_gray(self) -> int | None:
        """Of a gray picture, the shade that is transparent, in its own depth."""
        shade = dict(self._head).get(b"tRNS")
        return int.from_bytes(shade[:2]) if shade and self.color_type == 0 else None

    def still(self) -> bytes:
        """The picture with what it needs and nothing else."""
        head = [chunk(kind, data) for kind, data in self._head]
        return b"".join([PNG_SIGNATURE, *head, *self._pixels, chunk(b"IEND", b"")])

    @property
    def frame_count(self) -> int:
        """Of an APNG, those that are whole; 0 of a still."""
        return len(self._frames)

    def frames(self) -> Iterator[FramePart]:
        """Of an APNG, each as it came."""
        for control, parts in self._frames:
            _, width, height, left, top, count, scale, dispose, blend = struct.unpack(">IIIIIHHBB", control[:26])
            size = struct.pack(">II", width, height)
            head = [chunk(kind, size + data[8:]) if kind == b"IHDR" else chunk(kind, data) for kind, data in self._head]
            pixels = [chunk(b"IDAT", part) for part in parts]
            png = b"".join([PNG_SIGNATURE, *head, *pixels, chunk(b"IEND", b"")])
            yield FramePart((left, top, width, height), 1000 * count / (scale or 100), dispose, blend, png)

    def present(self) -> float:
        """How much of the pixels is there, from 0 to 1, as far as that can be said."""
        unpacked, decompressor = 0, zlib.decompressobj()
        bits = self.depth * SAMPLES.get(self.color_type, 4)
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
    """As it stands in a file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def read(data: bytes) -> Png:
    """Take a PNG apart; what nobody needs here is left out, whatever is wrong with it. Raises BrokenPng."""
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
        reader.take(kind, body, data[at : at + 12 + length], right=right)
        at += 12 + length
    return reader.png(is_cut=not ended)


class _Reader:
    def __init__(self) -> None:
        self.head: dict[bytes, bytes] = {}
        self.other: dict[bytes, bytes] = {}
        self.pixels: list[bytes] = []
        self.frames: list[tuple[bytes, list[bytes]]] = []

    def take(self, kind: bytes, body: bytes, whole: bytes, *, right: bool) -> None:
        """One chunk. right: whether its checksum is; without that, only pixels may still be any good."""
        if kind == b"IDAT":
            self.pixels.append(whole)
            if self.frames and right:
                self.frames[-1][1].append(body)
        elif not right:
            if kind in (b"IHDR", b"PLTE"):
                raise BrokenPng
        elif kind in NEEDED:
            if kind != b"tRNS" or len(body) >= self._shortest_shade():
                self.head.setdefault(kind, body)
        elif kind == b"fcTL" and len(body) >= 26:
            self.frames.append((body, []))
        elif kind == b"fdAT" and self.frames:
            self.frames[-1][1].append(body[4:])
        elif kind in (b"acTL", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"cICP", b"eXIf"):
            self.other.setdefault(kind, body)

    def _shortest_shade(self) -> int:
        """Bytes that say which color is transparent; more than any where there can be none."""
        color_type = self.head.get(b"IHDR", bytes(13))[9]
        return {0: 2, 2: 6, 3: 1}.get(color_type, 1 << 32)

    def png(self, *, is_cut: bool) -> Png:
        """All of them."""
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
            [(kind, self.head[kind]) for kind in NEEDED if kind in self.head],
            self.pixels,
            [(one, parts) for one, parts in self.frames if parts] if moves else [],
            is_cut,
        )

    def _colors(self) -> Colors:
        gamma, white = self.other.get(b"gAMA", b""), self.other.get(b"cHRM", b"")
        codes = self.other.get(b"cICP", b"")
        return Colors(
            profile=_profile(self.other[b"iCCP"]) if b"iCCP" in self.other else None,
            is_srgb=b"sRGB" in self.other,
            gamma=int.from_bytes(gamma) / 100_000 if len(gamma) == 4 else None,
            chromaticities=tuple(n / 100_000 for n in struct.unpack(">8i", white)) if len(white) == 32 else None,
            codes=(codes[0], codes[1], codes[2], codes[3]) if len(codes) == 4 else None,
        )


def _profile(body: bytes) -> bytes | None:
    _, _, packed = body.partition(b"\0")
    try:
        unpacking = zlib.decompressobj()
        profile = unpacking.decompress(packed[1:], LONGEST_PROFILE + 1)
    except zlib.error:
        return None
    return profile if len(profile) <= LONGEST_PROFILE else None
