"""Everything in one database is in another one afterwards, or nothing."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from bot.store.backend import DatabaseProblem
from bot.store.copying import copy
from bot.store.database import Database
from bot.store.guilds import Guilds, Target
from bot.store.jobs import Jobs
from bot.store.key_values import KeyValues
from bot.store.models import Base, Job
from bot.store.new_jobs import Painted
from tests.bot.conftest import NewDatabase
from tests.bot.store.conftest import FREE, new_job, of_person
from tests.postgres import PostgresServer

RICH = 'ink ‘wash’ \U0001f58c\ufe0f, 水彩 %s \\ " {}'


@pytest_asyncio.fixture
async def target(postgres: PostgresServer) -> AsyncIterator[Database]:
    """A new one on the server, without tables."""
    name = postgres.new_database()
    database = Database(postgres.url(name))
    yield database
    await database.close()
    postgres.drop_database(name)


async def rows_of(database: Database) -> dict[str, list[Any]]:
    async with database.reading() as session:
        return {
            table.name: sorted(map(repr, (await session.execute(select(table))).all()))
            for table in Base.metadata.sorted_tables
        }


async def filled(database: Database) -> Job:
    """Something in most tables; gives the last job, which is gone again."""
    jobs, guilds = Jobs(database), Guilds(database)
    first = await jobs.submit(new_job(prompt=RICH, options={"b": 1.5, "a": [None, True]}), of_person(jobs_per_day=9), 9)
    begun = await jobs.begin(first.id)
    assert begun
    await jobs.add_result(first.id, Painted(number=1, seed=2**53 - 1, picture="ab/p.png", weights="ab/w.safetensors"))
    await jobs.finish(begun, seconds=0.1 + 0.2, notes=[])
    await jobs.submit(new_job(parent_id=first.id), FREE, 9)
    await guilds.set_word(2, "gore", "gore", allowed=False, user_id=1, most=9)
    await guilds.set(2, Target(), {"jobs_per_day": 5}, user_id=1, most=9)
    await KeyValues(database).set("key", "value")
    last = await jobs.submit(new_job(user_id=77), FREE, 9)
    async with database.writing() as session:
        await session.delete(await session.get_one(Job, last.id))
    return last


async def test_everything_is_there_afterwards_and_numbers_go_on(
    database: Database, target: Database, postgres: PostgresServer
) -> None:
    last = await filled(database)
    tables: list[str] = []
    copied = await copy(database, target, tables.append)
    assert await rows_of(target) == await rows_of(database)
    found = await rows_of(target)
    assert [(one.table, one.rows) for one in copied] == [(name, len(rows)) for name, rows in found.items()]
    assert tables == [one.table for one in copied]
    jobs = Jobs(target)
    kept = await jobs.get(1)
    assert kept
    assert (kept.prompt, kept.seconds, kept.options) == (RICH, 0.1 + 0.2, {"b": 1.5, "a": [None, True]})
    assert (await jobs.submit(new_job(), FREE, 9)).id == last.id + 1, "no number is given twice"
    with pytest.raises(DatabaseProblem, match="is not empty"):
        await copy(database, target, tables.append)


async def test_and_back_again(sqlite: Database, new_database: NewDatabase) -> None:
    last = await filled(sqlite)
    with new_database() as url:
        there = Database(url)
        await there.migrate()
        await copy(sqlite, there, lambda table: None)
        await there.close()
        again, back = Database(url), Database(sqlite.url.replace("wordbrush.db", "back.db"))
        await copy(again, back, lambda table: None)
        assert await rows_of(back) == await rows_of(sqlite)
        assert (await Jobs(back).submit(new_job(), FREE, 9)).id == last.id + 1
        await again.close()
        await back.close()


async def test_what_does_not_arrive_as_it_was_is_not_copied(
    sqlite: Database, target: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await filled(sqlite)
    await target.migrate()
    async with target.writing() as session:
        change = "CREATE FUNCTION spoil() RETURNS trigger AS 'BEGIN NEW.prompt := upper(NEW.prompt); RETURN NEW; END'"
        connection = await session.connection()
        await connection.exec_driver_sql(f"{change} LANGUAGE plpgsql")
        await connection.exec_driver_sql(
            "CREATE TRIGGER spoil BEFORE INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION spoil()"
        )
    with pytest.raises(DatabaseProblem, match="differ after the copy"):
        await copy(sqlite, target, lambda table: None)
    async with target.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Job)) == 0


async def test_nothing_is_copied_while_a_bot_runs_on_one_of_them(sqlite: Database, target: Database) -> None:
    await filled(sqlite)
    other = Database(sqlite.url)
    async with other.reserved():
        with pytest.raises(DatabaseProblem, match="Another bot"):
            await copy(sqlite, target, lambda table: None)
    await other.close()
