"""Files that a person names on the command line."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from bot.errors import WordbrushError
from engine.protocol.bounds import MAX_BYTES

LONGEST_NAME = 255  # bytes, nearly everywhere


class FileProblem(WordbrushError):
    """A file cannot be read or written."""


def read_input(path: Path, most: int = MAX_BYTES + 1) -> bytes:
    """The first bytes of a picture or a style; no more than an engine would accept are read, unless said."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise FileProblem(f"The file {path} cannot be read: {_reason(error)}.") from error


def is_there(path: Path) -> bool:
    """Whether there is a file or folder of this name; a name that is too long is nobody's."""
    try:
        return path.exists()
    except OSError:
        return False


def make_folder(path: Path) -> None:
    """Make a folder where there is none yet; one that cannot be written is refused."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(f"The folder {path} cannot be made: {_reason(error)}. Please choose another one.") from error
    if not os.access(path, os.W_OK):
        raise FileProblem(f"The folder {path} cannot be written. Please choose another one.")


def check_output(path: Path, suffixes: set[str], source: Path | None) -> None:
    """Whether a result can be written to `path`, found out before an hour of work and not after."""
    if path.suffix.lower() not in suffixes:
        raise FileProblem(f"{path} has to end in {' or '.join(sorted(suffixes))}.")
    if not is_there(path.parent) or not path.parent.is_dir():
        raise FileProblem(f"The folder {path.parent} is not there. Please make it first.")
    check_name(path)
    if path.is_dir() or not os.access(path.parent, os.W_OK):
        raise FileProblem(f"{path} cannot be written. Please choose another place.")
    if path.exists() and source and source.exists() and path.samefile(source):
        raise FileProblem(f"{path} is the picture itself. Please choose another name for the result.")


def check_name(path: Path) -> None:
    """Whether a file can have this name, in a folder that is there or will be."""
    folder = next((one for one in path.parents if one.is_dir()), Path())
    try:
        longest = os.pathconf(folder, "PC_NAME_MAX")
    except (AttributeError, OSError, ValueError):  # Windows does not say
        longest = LONGEST_NAME
    if len(os.fsencode(path.name)) > longest:
        raise FileProblem(
            f"The name {path.name} is too long; {longest} bytes are the most. Please choose a shorter one."
        )


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that there is either all of it or none."""
    partial = path.with_name(f".{secrets.token_hex(4)}.partial")  # however long its own name is
    try:
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise FileProblem(f"{path} cannot be written: {_reason(error)}.") from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
