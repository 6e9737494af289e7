"""The database: one engine, sessions for reading, transactions for writing, and the migrations that make the tables."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.util import CommandError
from filelock import FileLock, Timeout
from sqlalchemy import Connection, event, literal, make_url, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    IntegrityError,
    NotSupportedError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase

from bot.errors import StorageProblem

MIGRATIONS = Path(__file__).parents[2] / "migrations"
BUSY_SECONDS = 30.0  # that a writer waits for another one


OUR_MISTAKES = (DataError, IntegrityError, NotSupportedError, ProgrammingError)  # not the database's


class DatabaseProblem(StorageProblem):
    """The database cannot be opened, read, written or brought up to date now."""


class Database:
    """Opens sessions; everything else in the bot goes through the repositories beside this file."""

    def __init__(self, url: str) -> None:
        """`url`: as SQLAlchemy has it, with an async driver. Raises DatabaseProblem where it is none."""
        try:
            parsed = make_url(url)
        except ArgumentError as error:
            raise DatabaseProblem(f"database.url is not an address that SQLAlchemy knows: {url}") from error
        is_file = parsed.get_backend_name() == "sqlite" and parsed.database
        self.file = Path(str(parsed.database)) if is_file else None
        if self.file:
            try:
                self.file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise DatabaseProblem(f"The folder of the database {self.file} cannot be made: {error}") from error
        self.url = url
        self._engine = create_async_engine(url, connect_args={"timeout": BUSY_SECONDS})
        _set_up_sqlite(self._engine)
        self._writing_engine = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        self._reading_engine = self._engine.execution_options(begin=None)

    @contextmanager
    def reserved(self) -> Iterator[None]:
        """Be the only bot on this database; DatabaseProblem where there is one already. Its death ends it, too.

        Two would both run every job, and answer every command.
        """
        if self.file is None:
            yield
            return
        lock = FileLock(f"{self.file}.lock")
        try:
            lock.acquire(blocking=False)
        except Timeout:
            raise DatabaseProblem(
                f"Another bot is running on the database {self.file}. Please stop that one first, or give this one a "
                "database of its own: database.url."
            ) from None
        except OSError as error:
            raise DatabaseProblem(f"The folder of the database {self.file} cannot be written: {error}") from error
        try:
            yield
        finally:
            lock.release()

    async def check(self) -> None:
        """Whether it answers; else DatabaseProblem."""
        async with self.reading() as session:
            await session.execute(select(literal(1)))

    async def migrate(self) -> None:
        """Bring the tables to this version; DatabaseProblem where that is not possible."""
        try:
            async with self._engine.connect() as connection:
                await connection.run_sync(upgrade)
        except (SQLAlchemyError, OSError) as error:
            raise DatabaseProblem(f"The database {self.url} cannot be opened: {error}") from error
        except CommandError as error:  # it knows of a revision that we do not
            raise DatabaseProblem(
                f"The database {self.url} is of a later version of Wordbrush. Please update, or restore an earlier "
                "backup: wordbrush db restore."
            ) from error

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session that only reads, each statement what is there at its moment; what it returns stays usable."""
        with _problems_named():
            async with AsyncSession(self._reading_engine, expire_on_commit=False) as session:
                yield session

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """A transaction that is the only writer from its first statement on, and is committed when the block ends.

        What has been begun is finished even where the task is cancelled, so that no lock is left behind.
        """
        with _problems_named():
            session = AsyncSession(self._writing_engine, expire_on_commit=False)
            try:
                yield session
                await asyncio.shield(session.commit())
            finally:
                await asyncio.shield(session.close())

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()


@contextmanager
def _problems_named() -> Iterator[None]:
    """What the database itself has to complain of becomes DatabaseProblem."""
    try:
        yield
    except OUR_MISTAKES:
        raise
    except DatabaseError as error:
        raise DatabaseProblem(f"The database does not answer as it should: {error.orig}") from error


async def insert_new(session: AsyncSession, table: type[DeclarativeBase], **values: object) -> None:
    """Insert a row, unless there is one with its key."""
    await session.execute(insert_new_rows(table).values(**values))


def insert_new_rows(table: type[DeclarativeBase]) -> sqlite.Insert:
    """A statement that inserts rows, unless there are some with their keys."""
    return sqlite.insert(table).on_conflict_do_nothing()


def _set_up_sqlite(engine: AsyncEngine) -> None:
    """WAL, foreign keys, BEGIN IMMEDIATE for writers, and nothing to begin or end for readers.

    With a plain BEGIN two transactions may both read a limit before either writes, and both take its last unit.
    """
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine.sync_engine, "connect")
    def connect(connection: Any, record: object) -> None:
        connection.isolation_level = None  # the driver begins no transactions by itself
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        if begin_statement := connection.get_execution_options().get("begin", "BEGIN"):
            connection.exec_driver_sql(begin_statement)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run Alembic's migrations on an open connection."""
    command.upgrade(_alembic(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Take migrations back."""
    command.downgrade(_alembic(connection), revision)


def revision_of(connection: Connection) -> str | None:
    """Of the tables that are there."""
    return MigrationContext.configure(connection).get_current_revision()


def alembic_config() -> Config:
    """Where the migrations are."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _alembic(connection: Connection) -> Config:
    config = alembic_config()
    config.attributes["connection"] = connection
    return config
