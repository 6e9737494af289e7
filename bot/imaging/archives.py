"""ZIP archives that the bot makes itself: pictures that are already safe, under safe names."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from bot.imaging.file_names import UniqueNames, safe_name
from engine.media.file_kinds import PNG_SIGNATURE


def zipped(pictures: Sequence[tuple[str, bytes]]) -> bytes:
    """Return a ZIP archive of PNGs in order; each pair is the original file's name and the PNG."""
    names = UniqueNames()
    return packed({f"{names.of(safe_name(name))}.png": picture for name, picture in pictures})


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return an uncompressed ZIP archive of files by name, as pictures are compressed already."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def as_one_file(pictures: Sequence[bytes]) -> tuple[bytes, str]:
    """Return one or several PNGs as the bytes of one file and its suffix: a PNG, or a ZIP archive of them."""
    if len(pictures) == 1:
        return pictures[0], "png"
    return zipped([(str(number), picture) for number, picture in enumerate(pictures, start=1)]), "zip"


def pictures_of(file: bytes) -> list[bytes]:
    """Return the pictures in a file from `as_one_file`."""
    return [file] if file.startswith(PNG_SIGNATURE) else unzip_pictures(file)


def names_in(archive: bytes) -> list[str]:
    """Return the names of an archive's files, without their extensions."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return [PurePosixPath(name).stem for name in files.namelist()]


def unzip_picture(archive: bytes, number: int) -> bytes:
    """Return the bytes of one file of an archive; `number` counts from 1."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return files.read(files.infolist()[number - 1])


def unzip_pictures(archive: bytes) -> list[bytes]:
    """Return the bytes of all files of an archive, in order."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return [files.read(entry) for entry in files.infolist()]
