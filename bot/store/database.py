"""The database: one engine, sessions for reading, transactions for writing, and the migrations that make the tables."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection, literal, make_url, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    NotSupportedError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase

from bot.store.backend import RETRY, Backend, DatabaseProblem, Reservation
from bot.store.sqlite import SqliteBackend

MIGRATIONS = Path(__file__).parents[2] / "migrations"
SOON = 1.5  # seconds that are waited for the database by whoever has to give Discord an answer within 3

# Whether the task has to answer somebody soon: then no restart of the database is waited for.
answers_soon: ContextVar[Callable[[], bool]] = ContextVar("answers_soon", default=lambda: False)

OUR_MISTAKES = (DataError, IntegrityError, NotSupportedError, ProgrammingError)  # not the database's


class Database:
    """Opens sessions; everything else in the bot goes through the repositories beside this file."""

    def __init__(self, url: str) -> None:
        """`url`: sqlite+aiosqlite:///FILE or postgresql+asyncpg://…; DatabaseProblem where it is neither."""
        self._backend = _backend_of(url)
        self.url = url
        self.name = self._backend.name  # without a password
        self.file = self._backend.file
        self._engine = self._backend.engine()
        self._writing_engine = self._engine.execution_options(**self._backend.writing)
        self._reading_engine = self._engine.execution_options(**self._backend.reading)

    @asynccontextmanager
    async def reserved(self) -> AsyncIterator[Reservation]:
        """Be the only bot on this database; DatabaseProblem where there is one already. Its death ends it, too.

        Two would both run every job, and answer every command.
        """
        async with AsyncExitStack() as stack:
            with self._problems_named():
                reservation = await stack.enter_async_context(self._backend.reserved(self._engine))
            yield reservation

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
            raise DatabaseProblem(f"The database {self.name} cannot be opened: {error}") from error
        except CommandError as error:  # it knows of a revision that we do not
            raise DatabaseProblem(
                f"The database {self.name} is of a later version of Wordbrush. Please update, or restore an earlier "
                "backup: wordbrush db restore."
            ) from error

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session that only reads, each statement what is there at its moment; what it returns stays usable."""
        with self._problems_named():
            async with AsyncSession(self._reading_engine, expire_on_commit=False) as session:
                await self._connect(session)
                yield session

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """A transaction that is the only writer from its first statement on, and is committed when the block ends.

        What has been begun is finished even where the task is cancelled, so that no lock is left behind.
        """
        with self._problems_named():
            session = AsyncSession(self._writing_engine, expire_on_commit=False)
            try:
                await self._connect(session)
                transaction = await self._backend.begin_writing(session)
                yield session
            except BaseException:
                await asyncio.shield(session.close())
                raise
            await asyncio.shield(self._commit(session, transaction))

    async def _connect(self, session: AsyncSession) -> None:
        """Wait for a server that is being restarted."""
        begun = time.monotonic()
        while True:
            try:
                await session.connection()
                return
            except Exception as error:
                patience = min(self._backend.patience, SOON) if answers_soon.get()() else self._backend.patience
                if time.monotonic() > begun + patience or not self._backend.is_away(error):
                    raise
            await session.rollback()
            await asyncio.sleep(RETRY)

    async def _commit(self, session: AsyncSession, transaction: str) -> None:
        try:
            await session.flush()
            session.expunge_all()  # what it returns stays usable, however the commit ends
            try:
                await session.commit()
            except (DBAPIError, OSError):
                if not await self._backend.was_committed(self._engine, transaction):
                    raise
        finally:
            await session.close()

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()

    @contextmanager
    def _problems_named(self) -> Iterator[None]:
        """What the database itself has to complain of becomes DatabaseProblem."""
        try:
            yield
        except OUR_MISTAKES as error:
            if not self._backend.is_away(error):
                raise
            raise DatabaseProblem(f"The database is not there now: {error.orig}") from error
        except DBAPIError as error:
            raise DatabaseProblem(f"The database does not answer as it should: {error.orig}") from error
        except self._backend.connecting as error:
            raise DatabaseProblem(
                f"The database {self.name} is not there now: {error}. Please look whether it runs, and whether "
                "database.url is right."
            ) from error


def _backend_of(url: str) -> Backend:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise DatabaseProblem(
            "database.url is not an address that SQLAlchemy knows; see config.example.toml."
        ) from error
    match parsed.drivername:
        case "sqlite+aiosqlite":
            return SqliteBackend(parsed)
        case "postgresql+asyncpg":
            try:
                from bot.store.postgres import PostgresBackend
            except ModuleNotFoundError as error:
                raise DatabaseProblem(
                    "For PostgreSQL the package asyncpg is needed: pip install 'wordbrush[cluster]'."
                ) from error
            return PostgresBackend(parsed)
    raise DatabaseProblem(
        f"database.url begins with {parsed.drivername}://. Please write sqlite+aiosqlite:/// and a file, or "
        "postgresql+asyncpg://user:password@host/database."
    )


async def insert_new(session: AsyncSession, table: type[DeclarativeBase], **values: object) -> None:
    """Insert a row, unless there is one with its key."""
    await insert_new_rows(session, table, [values])


async def insert_new_rows(session: AsyncSession, table: type[DeclarativeBase], rows: list[dict[str, Any]]) -> None:
    """Insert rows, but for those whose key there is."""
    await session.execute(inserting(session, table).on_conflict_do_nothing(), rows)


def inserting(session: AsyncSession, table: type[DeclarativeBase]) -> sqlite.Insert | postgresql.Insert:
    """An insertion that can say what happens where there is such a row; standard SQL cannot."""
    return _INSERTS[session.get_bind().dialect.name](table)


_INSERTS: dict[str, Callable[[type[DeclarativeBase]], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


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
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))  # which it reads as a placeholder
    return config


def _alembic(connection: Connection) -> Config:
    config = alembic_config()
    config.attributes["connection"] = connection
    return config
