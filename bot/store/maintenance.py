"""What the bot's owner does with the database: back it up, restore a backup, check it."""

import asyncio
import contextlib
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Text, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from bot.processes.permissions import reason_of, unwritable
from bot.store.backend import DatabaseProblem
from bot.store.database import Database
from bot.store.models import UNFINISHED, Grant, Job, UsageCount
from bot.store.retention import BLOB_COLUMNS
from bot.store.revisions import revision_of, revisions

PAGES_AT_ONCE = 1000  # of a backup; the bot may write between two such steps
BATCH_ROWS = 10_000
SNAPSHOT_DATABASE, SNAPSHOT_PICTURES = "wordbrush.db", "blobs"  # in the folder of a snapshot
SNAPSHOT_NAMES = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9]"
SIDECARS = ("-wal", "-shm")  # suffixes of the files that SQLite keeps beside a database


@dataclass(frozen=True)
class CheckReport:
    """How many jobs a database has, and its problems as sentences.

    `revision` is Alembic's. If it is not the current one, nothing is counted.
    """

    revision: str | None
    jobs: int
    waiting: int
    undelivered: int
    problems: list[str]


def file_of(database: Database) -> Path:
    """Return the path of an SQLite database.

    Raises DatabaseProblem if the database is a server, or if the file does not exist.
    """
    if database.file is None:
        raise DatabaseProblem("This command is for SQLite only. For PostgreSQL, use its own tools, such as pg_dump.")
    if not database.file.is_file():
        raise DatabaseProblem(f"The database {database.file} does not exist. The bot creates it when it starts.")
    return database.file


async def back_up(database: Database, to: Path) -> int:
    """Write the database as it is at one moment to a new file, and return the size in bytes.

    The file's folder is made unless it exists. The bot may keep running. Raises DatabaseProblem if `to` exists or
    cannot be written.
    https://www.sqlite.org/backup.html
    """
    return await asyncio.to_thread(_copy, file_of(database), to)


def _copy(source: Path, to: Path) -> int:
    if to.exists():
        raise DatabaseProblem(f"{to} exists already. Choose another name.")
    partial = to.with_name(f"{to.name}.partial")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with _opened(source) as there, _opened(partial) as copy:
            there.backup(copy, pages=PAGES_AT_ONCE)
            copy.execute("PRAGMA journal_mode=DELETE")  # so that the backup is a single file
        partial.replace(to)
        return to.stat().st_size
    except (sqlite3.Error, OSError) as error:
        reason = problem.said if (problem := unwritable(to.parent)) else error
        raise DatabaseProblem(f"{to} cannot be written: {reason}") from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


async def take_snapshot(database: Database, pictures: Path, folder: Path, keep: int) -> Path:
    """Write a snapshot below `folder`, a folder with the database and the pictures, and return its path.

    Pictures never change, so those of the latest snapshot are linked and take no space again. Then the oldest snapshots
    are deleted, until `keep` are left. The bot may keep running. Raises DatabaseProblem; no snapshot is deleted then.
    """
    partial = folder / f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}.partial"
    finished = partial.with_suffix("")
    try:
        await back_up(database, partial / SNAPSHOT_DATABASE)  # first: what is painted afterwards is not in it
        await asyncio.to_thread(_link_pictures, pictures, partial / SNAPSHOT_PICTURES, _snapshots(folder)[-1:])
        partial.rename(finished)
        for old in _snapshots(folder)[:-keep]:
            await asyncio.to_thread(shutil.rmtree, old)
        return finished
    except OSError as error:
        raise DatabaseProblem(f"The snapshot {finished} cannot be written: {reason_of(error)}") from error
    finally:
        await asyncio.to_thread(shutil.rmtree, partial, ignore_errors=True)


def _snapshots(folder: Path) -> list[Path]:
    """Return the finished snapshots in a folder, the oldest first."""
    return sorted(path for path in folder.glob(SNAPSHOT_NAMES) if (path / SNAPSHOT_DATABASE).is_file())


def _link_pictures(source: Path, to: Path, latest: list[Path]) -> None:
    """Link each picture from the latest snapshot, or copy it if it is new or the file system has no links."""
    to.mkdir()
    for picture in source.rglob("*"):
        if not picture.is_file() or picture.suffix == ".partial":
            continue
        key = picture.relative_to(source)
        place = to / key
        place.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):  # retention deletes pictures while they are copied
            for snapshot in latest:
                with contextlib.suppress(OSError):
                    place.hardlink_to(snapshot / SNAPSHOT_PICTURES / key)
            if not place.exists():
                shutil.copyfile(picture, place)


async def restore_snapshot(database: Database, pictures: Path, snapshot: Path) -> Path | None:
    """Replace the database with that of a snapshot, and copy the pictures that are missing.

    Returns the path where the replaced database is now, or None. Raises DatabaseProblem as `restore` does.
    """
    replaced = await restore(database, snapshot / SNAPSHOT_DATABASE)

    def copy_missing() -> None:
        for saved in (snapshot / SNAPSHOT_PICTURES).rglob("*"):
            place = pictures / saved.relative_to(snapshot / SNAPSHOT_PICTURES)
            if saved.is_file() and not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                partial = place.with_name(f"{place.name}.partial")
                shutil.copyfile(saved, partial)
                partial.replace(place)

    try:
        await asyncio.to_thread(copy_missing)
    except OSError as error:
        raise DatabaseProblem(f"The pictures cannot be written to {pictures}: {reason_of(error)}") from error
    return replaced


async def restore(database: Database, backup: Path) -> Path | None:
    """Replace the database with a backup; return the path where the replaced one is now, or None.

    Raises DatabaseProblem if a bot runs on the database, if the backup is damaged, or if a later version made it.
    """
    if database.file is None:
        file_of(database)
    assert database.file
    place = database.file
    async with database.reserved():
        await asyncio.to_thread(_check_backup, backup)
        replaced = await asyncio.to_thread(_put_back, backup, place)
        await database.migrate()
    return replaced


def _check_backup(backup: Path) -> None:
    if not backup.is_file():
        raise DatabaseProblem(f"The file {backup} does not exist.")
    try:
        with _opened(backup) as file:
            [(said,)] = file.execute("PRAGMA quick_check(1)").fetchall()
            [(revision,)] = file.execute("SELECT version_num FROM alembic_version").fetchall()
    except (sqlite3.Error, ValueError) as error:
        raise DatabaseProblem(f"{backup} is not a backup of a Wordbrush database: {error}") from error
    if said != "ok":
        raise DatabaseProblem(f"{backup} is damaged: {said}")
    if revision not in revisions():
        raise DatabaseProblem(
            f"{backup} was made by a later version of Wordbrush (revision {revision}). Update Wordbrush first."
        )


def _put_back(backup: Path, place: Path) -> Path | None:
    """Put the backup in place, and return the path where the files that it replaces are now."""
    partial = place.with_name(f"{place.name}.partial")
    replaced = place.with_name(f"{place.name}.before-{datetime.now(UTC):%Y%m%d-%H%M%S}") if place.exists() else None
    try:
        partial.write_bytes(backup.read_bytes())
        for suffix in ("", *SIDECARS):
            if replaced and (file := place.with_name(place.name + suffix)).exists():
                file.replace(replaced.with_name(replaced.name + suffix))
        partial.replace(place)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise DatabaseProblem(f"{place} cannot be written: {error}") from error
    return replaced


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(file)
    try:
        yield connection
    finally:
        connection.close()


async def check(database: Database) -> CheckReport:
    """Check the whole database without changing it; the bot may keep running. Raises DatabaseProblem."""
    if database.file:
        file_of(database)
    async with database.reading() as session:
        connection = await session.connection()
        revision = await connection.run_sync(revision_of)
        if revision != revisions()[-1]:
            told = f"The tables have revision {revision}. The next start of the bot upgrades them to {revisions()[-1]}."
            return CheckReport(revision, 0, 0, 0, [told])
        problems = await _damage(connection) if database.file else []  # PostgreSQL has no such check
        problems += await _miscounted(session)
        problems += await _overdrawn(session)
        jobs = await session.scalar(select(func.count()).select_from(Job))
        waiting = await session.scalar(select(func.count()).where(Job.state.in_(UNFINISHED)))
        undelivered = await session.scalar(
            select(func.count()).where(Job.state.not_in(UNFINISHED), Job.delivered_at.is_(None))
        )
    return CheckReport(revision, jobs or 0, waiting or 0, undelivered or 0, problems)


async def _damage(connection: AsyncConnection) -> list[str]:
    """Return what SQLite's own checks find: https://www.sqlite.org/pragma.html#pragma_integrity_check."""
    problems = [f"SQLite: {row[0]}" for row in await connection.exec_driver_sql("PRAGMA integrity_check")]
    problems = [] if problems == ["SQLite: ok"] else problems
    for lost in (await connection.exec_driver_sql("PRAGMA foreign_key_check")).mappings():
        told = f"Row {lost['rowid']} of {lost['table']} refers to a missing row of {lost['parent']}."
        problems.append(told)
    return problems


async def _miscounted(session: AsyncSession) -> list[str]:
    """Return a sentence for each day on which a user's jobs took more than was counted.

    The reverse is no problem: a job that is deleted stays counted.
    """
    sums = func.sum(Job.counted_jobs).label("jobs"), func.sum(Job.counted_units).label("units")
    of_days = select(Job.user_id, Job.counted_on, *sums).where(Job.counted_on.is_not(None))
    used = of_days.group_by(Job.user_id, Job.counted_on).subquery()
    same = (UsageCount.guild_id == 0) & (UsageCount.user_id == used.c.user_id) & (UsageCount.day == used.c.counted_on)
    less = or_(UsageCount.jobs < used.c.jobs, UsageCount.units < used.c.units)
    query = select(used.c.user_id, used.c.counted_on, used.c.jobs, UsageCount.jobs).join(UsageCount, same).where(less)
    wrong = (await session.execute(query)).all()
    return [f"Person {row[0]} had {row[2]} jobs on {row[1]}, but only {row[3]} are counted." for row in wrong]


async def _overdrawn(session: AsyncSession) -> list[str]:
    """Return a sentence for each grant of which jobs have used more than was taken from it.

    The reverse is no problem: a job that is deleted has used its units all the same.
    """
    used: Counter[int] = Counter()
    some = cast(Job.granted, Text) != "{}"
    rows = await session.stream_scalars(select(Job.granted).where(some).execution_options(yield_per=BATCH_ROWS))
    async for granted in rows:
        used.update({int(grant_id): units for grant_id, units in granted.items()})
    grants = await session.stream_scalars(select(Grant).execution_options(yield_per=BATCH_ROWS))
    return [
        f"Jobs of person {grant.user_id} used {used[grant.id]} units of grant {grant.id}, but only "
        f"{grant.units - grant.remaining} of its {grant.units} are counted."
        async for grant in grants
        if used[grant.id] > grant.units - grant.remaining
    ]


async def blobs_in(database: Database) -> set[str]:
    """Return every blob that a job, a result or a style refers to."""
    found: set[str] = set()
    async with database.reading() as session:
        for column in BLOB_COLUMNS:
            rows = await session.stream_scalars(
                select(column).where(column.is_not(None), column != "").execution_options(yield_per=BATCH_ROWS)
            )
            async for blob in rows:
                found.add(str(blob))
    return found
