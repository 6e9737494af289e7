"""Reading and writing the files that a person names on the command line."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from bot.errors import WordbrushError
from engine.protocol.bounds import MAX_BYTES

LONGEST_NAME = 255  # bytes, nearly everywhere


class FileProblem(WordbrushError):
    """A file or folder that a person named cannot be read or written."""


def read_input(path: Path, most: int = MAX_BYTES + 1) -> bytes:
    """Return the first `most` bytes of a file; by default one more than an engine accepts.

    Raises FileProblem if the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise FileProblem(f"The file {path} cannot be read: {_reason(error)}.") from error


def is_there(path: Path) -> bool:
    """Return whether a file or folder exists; one whose name is too long does not."""
    try:
        return path.exists()
    except OSError:
        return False


def make_folder(path: Path) -> None:
    """Make a folder with its parents unless it exists. Raises FileProblem if it cannot be made or written."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(f"The folder {path} cannot be created: {_reason(error)}. Choose another folder.") from error
    if not os.access(path, os.W_OK):
        raise FileProblem(f"The folder {path} cannot be written. Choose another folder.")


def check_output(path: Path, suffixes: set[str], source: Path | None) -> None:
    """Check, before an hour of work, that a result can be written to `path`.

    suffixes: those that are allowed, in lower case. source: the input, which must not be overwritten. Raises
    FileProblem.
    """
    if path.suffix.lower() not in suffixes:
        raise FileProblem(f"The name {path} must end in {' or '.join(sorted(suffixes))}.")
    if not is_there(path.parent) or not path.parent.is_dir():
        raise FileProblem(f"The folder {path.parent} does not exist. Create it first.")
    check_name(path)
    if path.is_dir() or not os.access(path.parent, os.W_OK):
        raise FileProblem(f"{path} cannot be written. Choose another place.")
    if path.exists() and source and source.exists() and path.samefile(source):
        raise FileProblem(f"{path} is the picture itself. Choose another name for the result.")


def check_name(path: Path) -> None:
    """Check that the file system allows the length of a file's name; the folder may not exist yet.

    Raises FileProblem if the name is too long.
    """
    folder = next((one for one in path.parents if one.is_dir()), Path())
    try:
        longest = os.pathconf(folder, "PC_NAME_MAX")
    except (AttributeError, OSError, ValueError):  # Windows has no pathconf
        longest = LONGEST_NAME
    if len(os.fsencode(path.name)) > longest:
        raise FileProblem(
            f"The name {path.name} is too long: at most {longest} bytes are allowed. Choose a shorter name."
        )


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it has all of the data or, after an error, is as it was.

    Raises FileProblem if the file cannot be written.
    """
    partial = path.with_name(f".{secrets.token_hex(4)}.partial")  # not from its name, which may be as long as allowed
    try:
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise FileProblem(f"{path} cannot be written: {_reason(error)}.") from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
