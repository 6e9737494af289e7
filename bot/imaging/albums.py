"""ZIP archives of pictures, made safe: in the imaging process, and nowhere else."""

import io
import zipfile
from pathlib import PurePosixPath

from bot.imaging.file_names import UniqueNames, safe_name
from bot.imaging.imaging_messages import Album, PrepareAlbum
from engine.media import encoding, images
from engine.protocol.bounds import MAX_BYTES
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode

MOST_BYTES = 512 * 1024 * 1024  # of all that is unpacked
MOST_ENTRIES = 5000  # that are looked at, pictures or not
HIDDEN = ("__MACOSX",)  # folders that archivers add
LOCKED = 1  # in an entry's flags: it needs a password


def prepare_album(request: PrepareAlbum) -> Album:
    """See Imaging.album."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(request.data))
    except Exception as error:  # what lies about itself makes zipfile raise nearly anything
        raise EngineError(NoticeCode.ALBUM_UNREADABLE) from error
    entries = [entry for entry in archive.infolist() if not _hidden(entry.filename) and not entry.is_dir()]
    if len(entries) > MOST_ENTRIES:
        raise EngineError(NoticeCode.ALBUM_MANY, count=len(entries), most=request.most)
    buffer, left_out, names = io.BytesIO(), [], UniqueNames()
    count, room = 0, MOST_BYTES
    with archive, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as kept:
        for entry in entries:
            try:
                data = _read(archive, entry, min(MAX_BYTES, room))
                room -= len(data)
                picture = images.decode(data)
            except Exception:
                left_out.append(safe_name(entry.filename))
                continue
            count += 1
            if count > request.most:
                raise EngineError(NoticeCode.ALBUM_MANY, count=len(entries), most=request.most)
            if max(picture.rgb.size) > request.longest:
                picture = images.fit(picture, request.longest)
            kept.writestr(f"{names.of(safe_name(entry.filename))}.png", encoding.encode_quickly(picture))
    if not count:
        raise EngineError(NoticeCode.ALBUM_EMPTY)
    return Album(archive=buffer.getvalue(), count=count, left_out=left_out)


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return not parts or parts[-1].startswith(".") or parts[0] in HIDDEN


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """What an entry has, whatever it says about its size."""
    if entry.flag_bits & LOCKED:
        raise RuntimeError("it needs a password")
    with archive.open(entry) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise EngineError(NoticeCode.PICTURE_BYTES, megabytes=0, limit=most // 1_000_000)
    return data
