"""Wordbrush's tables in SQLite, made once: all migrations take longer than most tests that need what they make."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine

from bot.store.migrating import upgrade


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        engine = create_engine(f"sqlite:///{file}")
        with engine.connect() as connection:
            upgrade(connection)
        engine.dispose()
        return file.read_bytes()


def lay(file: Path) -> None:
    """Write a new database file with the tables and no rows, and the folders that it needs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_empty())
