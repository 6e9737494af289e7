"""The tables come from the migrations, up and down, with data in them."""

import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from bot.store.backend import DatabaseProblem
from bot.store.database import Database
from bot.store.jobs import Jobs
from bot.store.migrating import alembic_config, downgrade, upgrade
from bot.store.models import Base, JobKind, StyleOrigin
from bot.store.new_jobs import Painted
from bot.store.revisions import revisions
from bot.store.saved_styles import NewStyle
from tests.bot.store.conftest import FREE, new_job, of_person


async def run(database: Database, work: object, *arguments: str) -> object:
    async with database._engine.connect() as connection:
        return await connection.run_sync(work, *arguments)  # type: ignore[arg-type]  # functions of a connection


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


async def test_the_migrations_make_exactly_the_models(database: Database) -> None:
    assert await run(database, differences) == []


async def test_no_number_of_a_row_is_given_twice(sqlite: Database) -> None:
    """A batch migration makes a table anew, and forgets that it counts on where it is not told."""

    def counting(connection: Connection) -> set[str]:
        made = text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")
        return set(connection.execute(made).scalars())

    meant = {table.name for table in Base.metadata.sorted_tables if table.dialect_options["sqlite"]["autoincrement"]}
    assert await run(sqlite, counting) == meant


async def test_they_can_be_run_again_without_harm(database: Database, jobs: Jobs) -> None:
    job = await jobs.submit(new_job(), FREE, 100)
    await database.migrate()
    kept = await jobs.get(job.id)
    assert kept
    assert kept.prompt == "fire"


async def test_down_and_up_again_with_data(database: Database, jobs: Jobs) -> None:
    parent = await jobs.submit(new_job(), FREE, 100)
    await jobs.submit(new_job(parent_id=parent.id), FREE, 100)
    await run(database, downgrade, "base")
    tables = await run(database, lambda connection: set(inspect(connection).get_table_names()))
    assert tables == {"alembic_version"}
    await run(database, upgrade)
    assert await run(database, differences) == []
    after = Database(database.url)  # as another start of the bot
    await Jobs(after).submit(new_job(), FREE, 100)
    await after.close()


async def test_without_styles_nothing_is_left_of_jobs_that_asked_for_no_picture(database: Database, jobs: Jobs) -> None:
    picture = await jobs.submit(new_job(), FREE, 10)
    training = await jobs.submit(new_job(kind=JobKind.TRAINING, style_name="ink"), FREE, 10)
    await jobs.begin(training.id)
    await jobs.add_result(training.id, Painted(number=1, seed=0, picture="ab/p.png", weights="ab/w.safetensors"))
    made = NewStyle(
        user_id=1, guild_id=2, name="ink", prompt="ink", origin=StyleOrigin.TRAINED, weights="ab/w.safetensors",
        thumbnail="ab/t.webp", job_id=training.id,
    )  # fmt: skip
    await jobs.finish(training, seconds=1.0, notes=[], style=made)

    def left(connection: Connection) -> tuple[list[int], int]:
        jobs_left = list(connection.execute(text("SELECT id FROM jobs")).scalars())
        return jobs_left, connection.execute(text("SELECT count(*) FROM results")).scalar_one()

    await run(database, downgrade, "0006")
    assert await run(database, left) == ([picture.id], 0)
    await run(database, upgrade)
    kept = await jobs.get(picture.id)
    assert kept
    assert (kept.kind, kept.frames, kept.counted_trainings) == (JobKind.PICTURE, 1, 0)


async def test_migrating_leaves_foreign_keys_on(sqlite: Database) -> None:
    def foreign_keys(connection: Connection) -> object:
        return connection.execute(text("PRAGMA foreign_keys")).scalar()

    assert await run(sqlite, foreign_keys) == 1
    assert await run(sqlite, lambda c: c.execute(text("PRAGMA journal_mode")).scalar()) == "wal"


async def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    file = tmp_path / "wordbrush.db"
    file.write_bytes(b"this is not a database, but long enough to look like one" * 100)
    broken = Database(f"sqlite+aiosqlite:///{file}")
    with pytest.raises(DatabaseProblem, match="cannot be opened"):
        await broken.migrate()
    await broken.close()


def test_an_address_that_is_none_is_said() -> None:
    with pytest.raises(DatabaseProblem, match=r"database\.url"):
        Database("my database")


async def test_days_end_in_the_chosen_zone(jobs: Jobs) -> None:
    there, here = ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Pacific/Pago_Pago")
    first = await jobs.submit(new_job(), of_person(zone=there, jobs_per_day=1), 100)
    second = await jobs.submit(new_job(), of_person(zone=here, jobs_per_day=1), 100)
    assert first.counted_on
    assert second.counted_on
    assert first.counted_on > second.counted_on


def test_the_files_of_migrations_tell_the_revisions_in_their_order() -> None:
    scripts = ScriptDirectory.from_config(alembic_config()).walk_revisions()
    assert revisions() == [script.revision for script in scripts][::-1]


STARTED = """
import asyncio, sys
from bot.store.database import Database

async def main():
    database = Database(sys.argv[1])
    await database.migrate()
    await database.close()
    print("alembic" in sys.modules)

asyncio.run(main())
"""


@pytest.mark.process
def test_alembic_takes_no_memory_where_there_is_nothing_to_change(tmp_path: Path) -> None:
    start = [sys.executable, "-c", STARTED, f"sqlite+aiosqlite:///{tmp_path}/bot.db"]
    assert [subprocess.check_output(start, text=True).strip() for _ in range(2)] == ["True", "False"]
