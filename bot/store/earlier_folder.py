"""The data of containers of version 0.1.0, which lies one folder too deep: in /data/data instead of /data."""

from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from bot.store.backend import DatabaseProblem

NESTED = "data"  # the bot ran in /data there, with the same relative paths as everywhere


def move_up(database: Path, pictures: Path) -> Path | None:
    """Move the database and the pictures of a 0.1.0 container to where they are now, and return where they were.

    None if there are none, or if there is a database already. The database is moved last, so that a start that is
    interrupted is continued by the next one. Raises DatabaseProblem if a bot runs there, and OSError.
    """
    old, old_pictures = (path.parent / NESTED / path.name for path in (database, pictures))
    if database.exists() or not old.exists():
        return None
    lock = FileLock(f"{old}.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        raise DatabaseProblem(f"Another bot is running on the database {old}. Stop it first.") from error
    try:
        if old_pictures.is_dir() and not pictures.exists():
            old_pictures.rename(pictures)
        # SQLite writes committed pages from -wal back into the file of the same name.
        for suffix in ("-shm", "-wal", ""):
            with suppress(FileNotFoundError):
                old.with_name(old.name + suffix).rename(database.with_name(database.name + suffix))
    finally:
        lock.release()
    Path(lock.lock_file).unlink(missing_ok=True)
    with suppress(OSError):  # something else is there, too
        old.parent.rmdir()
    return old.parent
