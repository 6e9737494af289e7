"""Files that a person names on the command line."""

import os
from pathlib import Path

from bot.errors import WordbrushError
from engine.bounds import MAX_BYTES


class FileProblem(WordbrushError):
    """A file cannot be read or written."""


def read_input(path: Path) -> bytes:
    """The bytes of a picture or a style; no more than an engine would accept are read."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FileProblem(f"The file {path} cannot be read: {_reason(error)}.") from error


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
    if not path.parent.is_dir():
        raise FileProblem(f"The folder {path.parent} is not there. Please make it first.")
    if path.is_dir() or not os.access(path.parent, os.W_OK):
        raise FileProblem(f"{path} cannot be written. Please choose another place.")
    if path.exists() and source and source.exists() and path.samefile(source):
        raise FileProblem(f"{path} is the picture itself. Please choose another name for the result.")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that there is either all of it or none."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise FileProblem(f"{path} cannot be written: {_reason(error)}.") from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
