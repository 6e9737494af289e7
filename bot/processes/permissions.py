"""What this process's user may read and write, and who may read what the process writes."""

import errno
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

PRIVATE_UMASK = 0o077


@dataclass(frozen=True)
class Problem:
    """What is wrong with the permissions of a file or folder, and what to do about it."""

    said: str
    to_do: str


def keep_files_private() -> None:
    """Let only this process's user read the files that the process and its children create from now on.

    Files that exist keep their permissions, and Windows has its own.
    """
    os.umask(PRIVATE_UMASK)


def process_user() -> str:
    """Return a name for the user that this process runs as, for sentences: "uid 10001"."""
    return f"uid {os.geteuid()}" if hasattr(os, "geteuid") else "this user"


def reason_of(error: OSError) -> str:
    """Return what is wrong with a file or folder; where permissions are wrong, with the user that lacks them."""
    reason = (error.strerror or str(error)).lower()
    return f"{reason} for {process_user()}" if isinstance(error, PermissionError) else reason


def nearest_folder(path: Path) -> Path:
    """Return the nearest folder at or above a path that exists."""
    folder = path.absolute()
    while not folder.is_dir():
        folder = folder.parent
    return folder


def unwritable(path: Path) -> Problem | None:
    """Try to write a file into a folder, or into the nearest one above it that exists, and return the problem.

    Permissions alone do not tell: file systems can be read-only or belong to other users in a user namespace.
    """
    folder = path.absolute()
    try:
        folder = nearest_folder(path)
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        said = f"{folder} cannot be written: {reason_of(error)}"
        if error.errno == errno.EROFS:
            return Problem(said, f"mount a folder or volume that can be written at {folder}")
        if not isinstance(error, PermissionError) or not hasattr(os, "geteuid"):
            return Problem(said, "free some space, or choose another folder in config.toml")
        to_do = f"run as root: chown -R {os.geteuid()} {folder}"
        return Problem(said, f"{to_do} (for a container, the folder or volume that is mounted there)")


def open_to_others(path: Path) -> Problem | None:
    """Return a problem if users other than the owner and the group can read an existing file or folder.

    Windows has other permissions, so nothing is checked there.
    """
    try:
        if os.name != "posix" or not path.stat().st_mode & stat.S_IROTH:
            return None
        if not all(folder.stat().st_mode & stat.S_IXOTH for folder in path.absolute().parents):
            return None
    except OSError:
        return None
    with_its_journals = "" if path.is_dir() else "*"
    return Problem(f"other users of this machine can read {path}", f"run: chmod o-rwx {path}{with_its_journals}")
