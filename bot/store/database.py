"""The database: one engine, sessions for reading, transactions for writing, and the migrations that make the tables."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event, make_url
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase

from bot.errors import WordbrushError

MIGRATIONS = Path(__file__).parents[2] / "migrations"
BUSY_SECONDS = 30.0  # that a writer waits for another one


class DatabaseProblem(WordbrushError):
    """The database cannot be opened or brought up to date."""


class Database:
    """Opens sessions; everything else in the bot goes through the repositories beside this file."""

    def __init__(self, url: str) -> None:
        """`url`: as SQLAlchemy has it, with an async driver. Raises DatabaseProblem where it is none."""
        try:
            parsed = make_url(url)
        except ArgumentError as error:
            raise DatabaseProblem(f"database.url is not an address that SQLAlchemy knows: {url}") from error
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            try:
                Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise DatabaseProblem(
                    f"The folder of the database {parsed.database} cannot be made: {error}"
                ) from error
        self.url = url
        self._engine = create_async_engine(url, connect_args={"timeout": BUSY_SECONDS})
        _set_up_sqlite(self._engine)
        self._writing_engine = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        self._reading_engine = self._engine.execution_options(begin=None)

    async def migrate(self) -> None:
        """Bring the tables to this version; DatabaseProblem where that is not possible."""
        try:
            async with self._engine.connect() as connection:
                await connection.run_sync(upgrade)
        except (SQLAlchemyError, OSError) as error:
            raise DatabaseProblem(f"The database {self.url} cannot be opened: {error}") from error

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session that only reads, each statement what is there at its moment; what it returns stays usable."""
        async with AsyncSession(self._reading_engine, expire_on_commit=False) as session:
            yield session

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """A transaction that is the only writer from its first statement on, and is committed when the block ends.

        What has been begun is finished even where the task is cancelled, so that no lock is left behind.
        """
        session = AsyncSession(self._writing_engine, expire_on_commit=False)
        try:
            yield session
            await asyncio.shield(session.commit())
        finally:
            await asyncio.shield(session.close())

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()


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


def _alembic(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
