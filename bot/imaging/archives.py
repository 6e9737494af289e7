"""ZIP archives of our own making: pictures that have been made safe already, under safe names."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from bot.imaging.file_names import UniqueNames, safe_name


def zipped(pictures: Sequence[tuple[str, bytes]]) -> bytes:
    """PNGs in order, under the names of the files that they come from."""
    names = UniqueNames()
    return packed({f"{names.of(safe_name(name))}.png": picture for name, picture in pictures})


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files by name; pictures are compressed already."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def names_in(archive: bytes) -> list[str]:
    """Of the files in it, without their endings."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return [PurePosixPath(name).stem for name in files.namelist()]


def unpacked(archive: bytes, number: int) -> bytes:
    """One of the files, from 1 on."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return files.read(files.infolist()[number - 1])


def all_unpacked(archive: bytes) -> list[bytes]:
    """All of the files."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return [files.read(entry) for entry in files.infolist()]
