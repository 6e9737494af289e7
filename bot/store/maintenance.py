"""What the bot's owner does with the database: back it up while the bot runs, put a backup back, check it."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from bot.store.backend import DatabaseProblem
from bot.store.database import Database, alembic_config, revision_of
from bot.store.models import UNFINISHED, Job, Result, Style, UsageCount

PAGES_AT_ONCE = 1000  # of a backup, between which the bot may write
BATCH = 10_000  # rows
SIDECARS = ("-wal", "-shm")  # files that SQLite has beside a database


@dataclass(frozen=True)
class Checked:
    """What is in a database and what is wrong with it, in sentences."""

    revision: str | None
    jobs: int
    waiting: int
    undelivered: int
    problems: list[str]


def file_of(database: Database) -> Path:
    """Of an SQLite database; DatabaseProblem where it is another one, or not there."""
    if database.file is None:
        raise DatabaseProblem("This is for SQLite. For another database please use what it brings along, like pg_dump.")
    if not database.file.is_file():
        raise DatabaseProblem(f"There is no database {database.file}. It is made when the bot starts.")
    return database.file


async def back_up(database: Database, to: Path) -> int:
    """The database as it is at one moment, as a file of its own, also while the bot runs; gives its bytes.

    Raises DatabaseProblem. https://www.sqlite.org/backup.html
    """
    return await asyncio.to_thread(_copy, file_of(database), to)


def _copy(source: Path, to: Path) -> int:
    if to.exists():
        raise DatabaseProblem(f"{to} is there already. Please choose another name.")
    partial = to.with_name(f"{to.name}.partial")
    try:
        with _opened(source) as there, _opened(partial) as copy:
            there.backup(copy, pages=PAGES_AT_ONCE)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without others beside it
        partial.replace(to)
        return to.stat().st_size
    except (sqlite3.Error, OSError) as error:
        raise DatabaseProblem(f"{to} cannot be written: {error}") from error
    finally:
        partial.unlink(missing_ok=True)


async def restore(database: Database, backup: Path) -> Path | None:
    """Put a backup in the database's place; gives where the one that was there is now.

    Raises DatabaseProblem: while a bot runs on it, or where the backup is damaged or of a later version.
    """
    if database.file is None:
        file_of(database)
    assert database.file
    place = database.file
    async with database.reserved():
        await asyncio.to_thread(_check_backup, backup)
        aside = await asyncio.to_thread(_put_back, backup, place)
        await database.migrate()
    return aside


def _check_backup(backup: Path) -> None:
    if not backup.is_file():
        raise DatabaseProblem(f"There is no file {backup}.")
    try:
        with _opened(backup) as file:
            [(said,)] = file.execute("PRAGMA quick_check(1)").fetchall()
            [(revision,)] = file.execute("SELECT version_num FROM alembic_version").fetchall()
    except (sqlite3.Error, ValueError) as error:
        raise DatabaseProblem(f"{backup} is no backup of a Wordbrush database: {error}") from error
    if said != "ok":
        raise DatabaseProblem(f"{backup} is damaged: {said}")
    if revision not in revisions():
        raise DatabaseProblem(f"{backup} is of a later version of Wordbrush ({revision}). Please update it first.")


def _put_back(backup: Path, place: Path) -> Path | None:
    """Gives where the files that were there are now, in whatever state they are."""
    partial = place.with_name(f"{place.name}.partial")
    aside = place.with_name(f"{place.name}.before-{datetime.now(UTC):%Y%m%d-%H%M%S}") if place.exists() else None
    try:
        partial.write_bytes(backup.read_bytes())
        for suffix in ("", *SIDECARS):
            if aside and (file := place.with_name(place.name + suffix)).exists():
                file.replace(aside.with_name(aside.name + suffix))
        partial.replace(place)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise DatabaseProblem(f"{place} cannot be written: {error}") from error
    return aside


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(file)
    try:
        yield connection
    finally:
        connection.close()


def revisions() -> list[str]:
    """Of the tables, oldest first, as this version knows them."""
    scripts = ScriptDirectory.from_config(alembic_config())
    return [script.revision for script in reversed(list(scripts.walk_revisions()))]


async def check(database: Database) -> Checked:
    """Look through all of it, while the bot runs or not; nothing is changed. Raises DatabaseProblem."""
    if database.file:
        file_of(database)
    async with database.reading() as session:
        connection = await session.connection()
        revision = await connection.run_sync(revision_of)
        if revision != revisions()[-1]:
            told = f"The tables are of revision {revision}; the next start brings them to {revisions()[-1]}."
            return Checked(revision, 0, 0, 0, [told])
        problems = await _damage(connection) if database.file else []  # a server looks after that itself
        problems += await _miscounted(session)
        jobs = await session.scalar(select(func.count()).select_from(Job))
        waiting = await session.scalar(select(func.count()).where(Job.state.in_(UNFINISHED)))
        undelivered = await session.scalar(
            select(func.count()).where(Job.state.not_in(UNFINISHED), Job.delivered_at.is_(None))
        )
    return Checked(revision, jobs or 0, waiting or 0, undelivered or 0, problems)


async def _damage(connection: AsyncConnection) -> list[str]:
    """Of an SQLite file. https://www.sqlite.org/pragma.html#pragma_integrity_check"""
    problems = [f"SQLite: {row[0]}" for row in await connection.exec_driver_sql("PRAGMA integrity_check")]
    problems = [] if problems == ["SQLite: ok"] else problems
    for lost in (await connection.exec_driver_sql("PRAGMA foreign_key_check")).mappings():
        told = f"Row {lost['rowid']} of {lost['table']} refers to a row of {lost['parent']} that is not there."
        problems.append(told)
    return problems


async def _miscounted(session: AsyncSession) -> list[str]:
    """Days on which less was counted for a person than their jobs took; what is deleted stays counted."""
    sums = func.sum(Job.counted_jobs).label("jobs"), func.sum(Job.counted_units).label("units")
    of_days = select(Job.user_id, Job.counted_on, *sums).where(Job.counted_on.is_not(None))
    used = of_days.group_by(Job.user_id, Job.counted_on).subquery()
    same = (UsageCount.guild_id == 0) & (UsageCount.user_id == used.c.user_id) & (UsageCount.day == used.c.counted_on)
    less = or_(UsageCount.jobs < used.c.jobs, UsageCount.units < used.c.units)
    query = select(used.c.user_id, used.c.counted_on, used.c.jobs, UsageCount.jobs).join(UsageCount, same).where(less)
    wrong = (await session.execute(query)).all()
    return [f"Person {row[0]} has {row[2]} jobs on {row[1]}, and {row[3]} are counted." for row in wrong]


async def blobs_in(database: Database) -> set[str]:
    """All that jobs, results and styles have; what retention has dropped is not among them."""
    found: set[str] = set()
    columns = (Job.content, Job.style, Job.checkpoint, Result.picture, Result.weights, Result.film, Style.weights)
    async with database.reading() as session:
        for column in (*columns, Style.thumbnail):
            rows = await session.stream_scalars(
                select(column).where(column.is_not(None), column != "").execution_options(yield_per=BATCH)
            )
            async for blob in rows:
                found.add(str(blob))
    return found
