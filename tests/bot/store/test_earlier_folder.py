"""Data of containers of version 0.1.0, one folder too deep."""

import sqlite3
from pathlib import Path

import pytest
from filelock import FileLock

from bot.store.backend import DatabaseProblem
from bot.store.earlier_folder import move_up


def filled(folder: Path) -> sqlite3.Connection:
    """A database with a committed row that only its -wal file has, and a picture."""
    (folder / "blobs").mkdir(parents=True)
    (folder / "blobs" / "picture.png").write_bytes(b"picture")
    (folder / "wordbrush.db.lock").touch()
    connection = sqlite3.connect(folder / "wordbrush.db")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE jobs (id INTEGER)")
    connection.execute("INSERT INTO jobs VALUES (7)")
    connection.commit()
    return connection


def rows(file: Path) -> list[tuple[int]]:
    connection = sqlite3.connect(file)
    try:
        return connection.execute("SELECT id FROM jobs").fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize("interrupted", [False, True])
def test_it_is_moved_with_what_was_not_written_back_yet(tmp_path: Path, interrupted: bool) -> None:
    data = tmp_path / "data"
    connection = filled(data / "data")
    if interrupted:
        (data / "data" / "blobs").rename(data / "blobs")
        (data / "data" / "wordbrush.db-wal").rename(data / "wordbrush.db-wal")
    assert move_up(data / "wordbrush.db", data / "blobs") == data / "data"
    assert rows(data / "wordbrush.db") == [(7,)]
    assert (data / "blobs" / "picture.png").read_bytes() == b"picture"
    assert not (data / "data").exists()
    connection.close()


def test_what_is_there_already_stays(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert move_up(data / "wordbrush.db", data / "blobs") is None
    filled(data / "data").close()
    (data / "wordbrush.db").write_bytes(b"new")
    assert move_up(data / "wordbrush.db", data / "blobs") is None
    assert (data / "wordbrush.db").read_bytes() == b"new"
    assert rows(data / "data" / "wordbrush.db") == [(7,)]


def test_nothing_is_taken_from_a_bot_that_runs(tmp_path: Path) -> None:
    data = tmp_path / "data"
    filled(data / "data").close()
    with FileLock(data / "data" / "wordbrush.db.lock"), pytest.raises(DatabaseProblem, match="Another bot is running"):
        move_up(data / "wordbrush.db", data / "blobs")
    assert rows(data / "data" / "wordbrush.db") == [(7,)]
