"""The kind of a file, by its first bytes: file names and content types prove nothing. Needs neither Pillow nor torch.

Kinds have the names that people know, also those that are refused, so that an answer can name them.
"""

import re
from typing import Literal

PictureKind = Literal["PNG", "JPEG", "WebP", "GIF", "HEIC", "AVIF", "TIFF", "BMP"]
PICTURES: tuple[PictureKind, ...] = ("PNG", "JPEG", "WebP", "GIF", "HEIC", "AVIF", "TIFF", "BMP")
FILMS = ("MP4", "MOV", "WebM")  # for people; `kind_of` returns "MP4" for MOV, which is read in the same way

# https://nokiatech.github.io/heif/technical.html and https://aomediacodec.github.io/av1-avif/#brands
HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"mif2", b"msf1"}
AVIF_BRANDS = {b"avif", b"avis", b"avio"}
SEQUENCE_BRANDS = {b"hevc", b"hevx", b"hevm", b"hevs", b"msf1", b"avis"}  # image sequences
SOUND_BRANDS = {b"M4A ", b"M4B ", b"M4P ", b"F4A ", b"F4B "}
RAW_BRANDS = {b"crx "}
# The first boxes of QuickTime films without a brand: https://developer.apple.com/documentation/quicktime-file-format
QUICKTIME_BOXES = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (PNG_SIGNATURE, "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"\x1a\x45\xdf\xa3", "WebM"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"8BPS", "Photoshop"),
    (b"gimp xcf", "GIMP"),
    (b"%PDF-", "PDF"),
    (b"%!PS", "PostScript"),
    (b"\x76\x2f\x31\x01", "OpenEXR"),
    (b"#?RADIANCE", "Radiance HDR"),
    (b"\0\0\x01\0", "icon"),
    (b"qoif", "QOI"),
    (b"DDS ", "DDS"),
    (b"FUJIFILMCCD-RAW", "RAW"),
    (b"FOVb", "RAW"),
    (b"IIRO", "RAW"),
    (b"IIRS", "RAW"),
    (b"IIU\0", "RAW"),
    (b"FLV\x01", "FLV"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "WMV"),
    (b"\0\0\x01\xba", "MPEG"),
    (b"\0\0\x01\xb3", "MPEG"),
    (b"OggS", "Ogg"),
)
BMP_HEADS = (12, 16, 40, 52, 56, 64, 108, 124)  # header sizes in bytes: two letters as signature are too common
OTHER_FILMS = ("AVI", "FLV", "WMV", "MPEG", "Ogg")
SOUNDS = ("sound",)
SVG_HEAD = re.compile(rb"^(\xef\xbb\xbf)?\s*(<\?xml|<!--|<!DOCTYPE svg|<svg)", re.IGNORECASE)
SVG_SEARCHED = 4096  # bytes


def kind_of(data: bytes) -> str | None:
    """Return one of PICTURES, "MP4", "WebM", the name of a kind that is refused, or None if the kind is unknown."""
    if data[4:8] == b"ftyp":
        return _iso_kind(data)
    if data[4:8] in QUICKTIME_BOXES:
        return "MP4"
    if data[:4] == b"RIFF":
        return {b"WEBP": "WebP", b"AVI ": "AVI", b"WAVE": "sound"}.get(data[8:12])
    if data[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "RAW" if _is_raw(data) else "TIFF"
    if data[:2] == b"BM":
        return "BMP" if int.from_bytes(data[14:18], "little") in BMP_HEADS else None
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            return kind
    if SVG_HEAD.match(data) and b"<svg" in data[:SVG_SEARCHED].lower():
        return "SVG"
    return None


def brands_of(data: bytes) -> list[bytes]:
    """Return the brands in the `ftyp` box of an ISO base media file, the major brand first."""
    length = int.from_bytes(data[:4])
    end = min(len(data), length if 16 <= length <= 4096 else 16)
    return [data[8:12], *(data[at : at + 4] for at in range(16, end - 3, 4))]


def _iso_kind(data: bytes) -> str | None:
    first, *others = brands_of(data)
    if first in RAW_BRANDS:
        return "RAW"
    if first in SOUND_BRANDS:
        return "sound"
    if first in AVIF_BRANDS or (first in HEIF_BRANDS and AVIF_BRANDS & set(others)):
        return "AVIF"
    if first in HEIF_BRANDS:
        return "HEIC"
    if first == b"jxl ":
        return "JPEG XL"
    return "JPEG 2000" if first in (b"jp2 ", b"jpx ", b"jpm ") else "MP4"


def is_sequence(data: bytes) -> bool:
    """Return whether a HEIC or AVIF file says that it is a sequence of pictures."""
    return data[4:8] == b"ftyp" and brands_of(data)[0] in SEQUENCE_BRANDS


# ── camera RAW formats, which look like TIFF ─────────────────────────────────────────────────────────────────────

SUBFILE_TYPE, COMPRESSION, PHOTOMETRIC, SUB_IFDS, DNG_VERSION = 254, 259, 262, 330, 50706
REDUCED = 1  # of SUBFILE_TYPE: a thumbnail of a picture that is elsewhere in the file
CAMERA_COMPRESSION = {32767, 34713, 65535, 65000, 34892}  # Sony, Nikon, Pentax, Kodak, lossy DNG
CAMERA_PHOTOMETRIC = {32803, 34892}  # color filter array, linear RAW


def _is_raw(data: bytes) -> bool:
    """Return whether a file that begins like a TIFF is a camera's RAW: CR2, NEF, ARW, DNG, PEF and the like."""
    if data[8:10] == b"CR":
        return True
    order: Literal["little", "big"] = "little" if data[:2] == b"II" else "big"
    at = int.from_bytes(data[4:8], order)
    count = int.from_bytes(data[at : at + 2], order)
    tags: dict[int, int] = {}
    for entry in range(min(count, 200)):
        here = at + 2 + 12 * entry
        short = data[here + 2 : here + 4] == (3).to_bytes(2, order)
        value = data[here + 8 : here + (10 if short else 12)]
        tags[int.from_bytes(data[here : here + 2], order)] = int.from_bytes(value, order)
    if DNG_VERSION in tags or tags.get(COMPRESSION) in CAMERA_COMPRESSION:
        return True
    return tags.get(PHOTOMETRIC) in CAMERA_PHOTOMETRIC or (SUB_IFDS in tags and tags.get(SUBFILE_TYPE) == REDUCED)


def film_kind(data: bytes) -> Literal["MP4", "WEBM"] | None:
    """Return the kind of a film as messages name it, by its first bytes, or None if it is no film that is accepted."""
    kind = kind_of(data)
    return "MP4" if kind == "MP4" else "WEBM" if kind == "WebM" else None
