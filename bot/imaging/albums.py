"""ZIP archives of untrusted pictures, made safe; runs in the imaging process only."""

import io
import zipfile
from pathlib import PurePosixPath

from bot.imaging.file_names import UniqueNames, safe_name
from bot.imaging.imaging_messages import Album, PrepareAlbum
from engine.media import encoding, images
from engine.protocol.bounds import MAX_BYTES
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode

MOST_BYTES = 512 * 1024 * 1024  # unpacked, of all entries together
MOST_ENTRIES = 5000  # pictures or not
HIDDEN = ("__MACOSX",)  # folders that archivers add
ENCRYPTED = 1  # the bit of an entry's flags that says that it needs a password


def prepare_album(request: PrepareAlbum) -> Album:
    """Make every picture of a ZIP archive safe, and skip the entries that are no pictures.

    Raises EngineError if the archive cannot be read, has no picture, or has more than `request.most`. Hidden files and
    the folders of archivers are ignored; no more than MOST_BYTES are unpacked in all.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(request.data))
    except Exception as error:  # a forged archive makes zipfile raise nearly anything
        raise EngineError(NoticeCode.ALBUM_UNREADABLE) from error
    entries = [entry for entry in archive.infolist() if not _hidden(entry.filename) and not entry.is_dir()]
    if len(entries) > MOST_ENTRIES:
        raise EngineError(NoticeCode.ALBUM_MANY, count=len(entries), most=request.most)
    buffer, left_out, names = io.BytesIO(), [], UniqueNames()
    count, bytes_left = 0, MOST_BYTES
    with archive, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as target:
        for entry in entries:
            try:
                data = _read(archive, entry, min(MAX_BYTES, bytes_left))
                bytes_left -= len(data)
                picture = images.decode(data)
            except Exception:
                left_out.append(safe_name(entry.filename))
                continue
            count += 1
            if count > request.most:
                raise EngineError(NoticeCode.ALBUM_MANY, count=len(entries), most=request.most)
            if max(picture.rgb.size) > request.longest:
                picture = images.fit(picture, request.longest)
            target.writestr(f"{names.of(safe_name(entry.filename))}.png", encoding.encode_quickly(picture))
    if not count:
        raise EngineError(NoticeCode.ALBUM_EMPTY)
    return Album(archive=buffer.getvalue(), count=count, left_out=left_out)


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return not parts or parts[-1].startswith(".") or parts[0] in HIDDEN


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """Read an entry, without trusting the size that it declares."""
    if entry.flag_bits & ENCRYPTED:
        raise RuntimeError("it needs a password")
    with archive.open(entry) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise EngineError(NoticeCode.PICTURE_BYTES, megabytes=0, limit=most // 1_000_000)
    return data
