"""The frames of a GIF, each as a GIF of its own, with its place and its disposal on the canvas.

https://www.w3.org/Graphics/GIF/spec-gif89a.txt. Pillow decodes the pixels of a frame, but composes frames differently
from browsers.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

DISPOSE_BACKGROUND, DISPOSE_PREVIOUS = 2, 3
EXTENSION, IMAGE, TRAILER = 0x21, 0x2C, 0x3B
CONTROL, APPLICATION = 0xF9, 0xFF
LOOPING = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
HAS_TABLE, INTERLACED, IS_TRANSPARENT = 0x80, 0x40, 0x01
BLACK = b"\0\0\0" * 2  # the color table of frames without one


class BrokenGif(ValueError):
    """Raised for data without any frame of a GIF."""


@dataclass(frozen=True)
class FramePart:
    """A frame of a GIF: a part of the canvas as a GIF, and the number of its transparent color."""

    box: tuple[int, int, int, int]  # left, top, width, height
    milliseconds: float
    dispose: int
    transparent: int | None
    gif: bytes


@dataclass
class Gif:
    """A parsed GIF; `loops` is how often it plays, and 0 means forever.

    Without the NETSCAPE2.0 extension a GIF plays once.
    """

    width: int
    height: int
    loops: int = 1
    is_cut: bool = False  # whether its end is missing
    _frames: list[tuple[bytes, bytes, bytes, bytes]] = field(default_factory=list)  # control, place, colors, pixels

    @property
    def frame_count(self) -> int:
        """The number of frames, including a last one that is cut off."""
        return len(self._frames)

    def frames(self) -> Iterator[FramePart]:
        """Yield each frame with its part of the canvas and its disposal."""
        for control, place, table, pixels in self._frames:
            left, top, width, height, flags = struct.unpack("<HHHHB", place)
            how, hundredths, transparent = struct.unpack("<BHB", control) if control else (0, 0, 0)
            bits = (len(table) // 3).bit_length() - 2
            head = b"GIF89a" + struct.pack("<HHBBB", width, height, HAS_TABLE | bits, 0, 0) + table
            image = struct.pack("<BHHHHB", IMAGE, 0, 0, width, height, flags & INTERLACED)
            yield FramePart(
                (left, top, width, height),
                hundredths * 10,
                how >> 2 & 7,
                transparent if how & IS_TRANSPARENT else None,
                head + image + pixels + bytes([TRAILER]),
            )


def parse(data: bytes) -> Gif:
    """Parse a GIF, also one whose end is missing. Raises BrokenGif."""
    if len(data) < 13 or data[:6] not in (b"GIF87a", b"GIF89a"):
        raise BrokenGif
    width, height, flags = struct.unpack("<HHB", data[6:11])
    at, colors = _color_table(data, 13, flags)
    gif, control = Gif(width, height), b""
    try:
        while data[at] != TRAILER:
            if data[at] == EXTENSION:
                label = data[at + 1]
                at, parts = _sub_blocks(data, at + 2)
                if label == CONTROL and parts and len(parts[0]) >= 4:
                    control = parts[0][:4]
                elif label == APPLICATION and len(parts) > 1 and parts[0] in LOOPING and len(parts[1]) >= 3:
                    times = int.from_bytes(parts[1][1:3], "little")
                    gif.loops = times + 1 if times else 0
            elif data[at] == IMAGE:
                place = data[at + 1 : at + 10]
                begin, own = _color_table(data, at + 10, place[8])
                at = _end_of_pixels(data, begin)
                gif._frames.append((control, place, own or colors or BLACK, data[begin:at]))
                control = b""
                gif.is_cut = at > len(data)
            else:
                at += 1  # decoders skip bytes between blocks
    except (IndexError, struct.error):
        gif.is_cut = True
    gif.width, gif.height = gif.width or _canvas_extent(gif, 0), gif.height or _canvas_extent(gif, 1)
    if not gif._frames:
        raise BrokenGif
    return gif


def _canvas_extent(gif: Gif, side: int) -> int:
    """Return the canvas's size along an axis from its frames, for a GIF that does not declare it."""
    return max((part.box[side] + part.box[side + 2] for part in gif.frames()), default=0)


def _color_table(data: bytes, at: int, flags: int) -> tuple[int, bytes]:
    """Return the end of a color table and its bytes, which are empty if the flags say that there is none."""
    if not flags & HAS_TABLE:
        return at, b""
    end = at + 3 * 2 ** ((flags & 7) + 1)
    return end, data[at:end].ljust(end - at, b"\0")


def _sub_blocks(data: bytes, at: int) -> tuple[int, list[bytes]]:
    parts = []
    while length := data[at]:
        parts.append(data[at + 1 : at + 1 + length])
        at += 1 + length
    return at + 1, parts


def _end_of_pixels(data: bytes, at: int) -> int:
    """Return the position after a frame's last block; it is beyond the data if the frame is cut off."""
    at += 1  # the LZW minimum code size
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1
