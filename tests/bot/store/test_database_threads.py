"""Transactions in a thread: those that share a commit, those that fail, and what is on disk when one is answered."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import DatabaseError

from bot.observability.metrics import TRANSACTIONS
from bot.store.backend import DatabaseProblem
from bot.store.database import Database
from bot.store.models import Job, Setting
from tests import tables

ROOT = Path(__file__).parents[3]
LIFE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Refused(Exception):
    """As a limit that is reached."""


def commits() -> float:
    samples = [sample for metric in TRANSACTIONS.collect() for sample in metric.samples]
    return next(sample.value for sample in samples if sample.name.endswith("_total"))


def add(rows: Connection, *keys: str) -> int:
    """Add settings; return how many there were before."""
    before = len(rows.execute(select(Setting.key)).all())
    for key in keys:
        rows.execute(insert(Setting), {"key": key, "value": ""})
    return before


def adding(key: str) -> Callable[[Connection], int]:
    return lambda rows: add(rows, key)


async def keys(database: Database) -> set[str]:
    return set(await database.read(lambda rows: rows.scalars(select(Setting.key)).all()))


@asynccontextmanager
async def busy(database: Database) -> AsyncIterator[None]:
    """Keep the thread at work on another transaction until the end of the block."""
    has_begun, may_end = threading.Event(), threading.Event()

    def work(rows: Connection) -> None:
        has_begun.set()
        may_end.wait(30)

    working = asyncio.create_task(database.transact(work))
    await asyncio.to_thread(has_begun.wait, 30)
    yield
    may_end.set()
    await working


async def together(database: Database, *transactions: Awaitable[object]) -> list[object]:
    """The outcomes of transactions that wait at the same time, so that they share a commit."""
    async with busy(database):
        waiting = [asyncio.ensure_future(one) for one in transactions]
        await asyncio.sleep(0)  # so that all of them wait
    return await asyncio.gather(*waiting, return_exceptions=True)


@LIFE
@given(
    lives=st.lists(
        st.tuples(st.sampled_from(["added", "refused", "twice the same key", "no such job"]), st.integers(0, 5)),
        max_size=8,
    )
)
async def test_one_that_fails_leaves_nothing_and_takes_no_other_with_it(
    sqlite: Database, lives: list[tuple[str, int]]
) -> None:
    """However they end, and whatever they collide with, it is as if they had run one after the other."""

    def work(rows: Connection, number: int, how: str, key: int) -> int:
        before = add(rows, f"own {number}", f"shared {key}")
        match how:
            case "refused":
                raise Refused
            case "twice the same key":
                add(rows, f"own {number}")
            case "no such job":
                rows.execute(select(Job.id).where(Job.id == 0)).scalar_one()
        return before

    await sqlite.transact(lambda rows: rows.exec_driver_sql("DELETE FROM settings").close())
    told: list[tuple[str, int]] = []
    outcomes = await together(
        sqlite,
        *(
            sqlite.transact(
                lambda rows, number=number, how=how, key=key: work(rows, number, how, key),  # type: ignore[misc]
                committed=lambda number=number: told.append(("committed", number)),  # type: ignore[misc]
                ended=lambda number=number: told.append(("ended", number)),  # type: ignore[misc]
            )
            for number, (how, key) in enumerate(lives)
        ),
    )
    expected: set[str] = set()
    for number, ((how, key), outcome) in enumerate(zip(lives, outcomes, strict=True)):
        if how == "added" and f"shared {key}" not in expected:
            assert outcome == len(expected)
            expected |= {f"own {number}", f"shared {key}"}
            assert told[:2] == [("committed", number), ("ended", number)]
            del told[:2]
        else:
            assert isinstance(outcome, Exception)
            assert isinstance(outcome, Refused) == (how == "refused" and f"shared {key}" not in expected)
            assert told.pop(0) == ("ended", number)
    assert await keys(sqlite) == expected


async def test_those_that_wait_at_the_same_time_share_a_commit(sqlite: Database) -> None:
    before = commits()
    assert await together(sqlite, *(sqlite.transact(adding(str(number))) for number in range(20))) == [*range(20)]
    assert commits() == before + 2
    assert len(await keys(sqlite)) == 20


async def test_where_the_shared_commit_fails_each_has_its_own(sqlite: Database) -> None:
    """As on a full disk, where SQLite gives up the whole transaction and not the savepoint alone."""

    def lost(rows: Connection) -> None:
        add(rows, "lost")
        rows.exec_driver_sql("ROLLBACK")
        rows.exec_driver_sql("SELECT nonsense")

    good = [sqlite.transact(adding(key)) for key in ("a", "b", "c")]
    first, failed, *others = await together(sqlite, good[0], sqlite.transact(lost), *good[1:])
    assert (first, *others) == (0, 1, 2)
    assert isinstance(failed, DatabaseProblem)
    assert await keys(sqlite) == {"a", "b", "c"}


async def test_mistakes_in_what_follows_a_commit_concern_their_own_caller_alone(sqlite: Database) -> None:
    def mistaken() -> None:
        raise Refused

    def ending(rows: Connection) -> None:
        add(rows, "unwritten")
        raise SystemExit

    outcomes = await together(
        sqlite,
        sqlite.transact(adding("a"), committed=mistaken),
        sqlite.transact(adding("b"), ended=mistaken),
        sqlite.transact(adding("c")),
        sqlite.transact(ending),
        sqlite.transact(adding("d")),
    )
    assert [type(one) for one in outcomes] == [Refused, Refused, int, RuntimeError, int]
    assert await sqlite.transact(adding("e")) == 4, "the thread goes on"


async def test_a_transaction_whose_caller_is_gone_before_its_turn_is_not_run(sqlite: Database) -> None:
    told: list[str] = []

    async with busy(sqlite):
        withdrawn = asyncio.create_task(
            sqlite.transact(adding("b"), ended=lambda: told.append("ended"), committed=lambda: told.append("committed"))
        )
        last = asyncio.create_task(sqlite.transact(adding("c")))
        await asyncio.sleep(0)
        withdrawn.cancel()
        await asyncio.sleep(0)
    await last
    assert await keys(sqlite) == {"c"}
    assert told == ["ended"]


async def test_what_waits_is_written_before_the_database_is_closed(tmp_path: Path) -> None:
    tables.lay(tmp_path / "wordbrush.db")
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/wordbrush.db")
    writing = [asyncio.create_task(database.transact(adding(str(n)))) for n in range(60)]
    await asyncio.sleep(0)
    await database.close()
    await asyncio.gather(*writing)
    with sqlite3.connect(tmp_path / "wordbrush.db") as rows:
        assert rows.execute("SELECT count(*) FROM settings").fetchone() == (60,)


async def test_a_database_that_another_writer_holds_is_said_to_all(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sqlite.transact(lambda rows: rows.exec_driver_sql("PRAGMA busy_timeout = 50").close())
    async with sqlite.writing():
        waiting = [sqlite.transact(adding(key)) for key in ("a", "b")]
        for outcome in await asyncio.gather(*waiting, return_exceptions=True):
            assert isinstance(outcome, DatabaseProblem), outcome
    assert await sqlite.transact(lambda rows: add(rows, "c")) == 0


async def test_what_is_read_is_what_was_committed(sqlite: Database) -> None:
    has_written, may_end = threading.Event(), threading.Event()

    def slow(rows: Connection) -> None:
        add(rows, "a")
        has_written.set()
        may_end.wait(30)

    writing = asyncio.create_task(sqlite.transact(slow))
    await asyncio.to_thread(has_written.wait, 30)
    assert await keys(sqlite) == set()
    may_end.set()
    await writing
    assert await keys(sqlite) == {"a"}


async def test_mistakes_of_the_program_pass_unchanged(database: Database) -> None:
    await database.transact(lambda rows: add(rows, "a"))
    with pytest.raises(DatabaseError, match="settings"):
        await database.transact(lambda rows: add(rows, "b", "a"))
    with pytest.raises(Refused):
        await database.transact(lambda rows: _refuse(rows))
    assert await keys(database) == {"a"}


def _refuse(rows: Connection) -> None:
    add(rows, "c")
    raise Refused


KILLED = """
import asyncio, os, sys
from sqlalchemy import insert
from bot.store.database import Database
from bot.store.models import Setting

def add(rows, key):
    if key == sys.argv[2]:
        rows.execute(insert(Setting), {"key": "half " + key, "value": ""})
        os.kill(os.getpid(), 9)
    rows.execute(insert(Setting), {"key": key, "value": ""})
    return key

async def main():
    database = Database(sys.argv[1])

    async def one(number):
        while True:
            os.write(1, (await database.transact(lambda rows: add(rows, str(number))) + "\\n").encode())
            number += 10

    await asyncio.gather(*(one(number) for number in range(10)))

asyncio.run(main())
"""


@pytest.mark.process
@pytest.mark.parametrize("at", [3, 25, 108])
async def test_after_a_crash_what_was_answered_is_on_disk_and_nothing_is_there_by_half(tmp_path: Path, at: int) -> None:
    """The process kills itself inside of a transaction that shares a commit with others."""
    tables.lay(tmp_path / "wordbrush.db")
    url = f"sqlite+aiosqlite:///{tmp_path}/wordbrush.db"
    command = [sys.executable, "-c", textwrap.dedent(KILLED), url, str(at)]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=subprocess.PIPE)
    answered, _ = await process.communicate()
    assert process.returncode == -signal.SIGKILL
    with sqlite3.connect(tmp_path / "wordbrush.db") as rows:
        there = {key for (key,) in rows.execute("SELECT key FROM settings")}
    assert set(answered.decode().split()) <= there
    assert not any(key.startswith("half") for key in there)
    assert str(at) not in there
