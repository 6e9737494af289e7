"""The database: sessions for reading, transactions for writing, and the migrations that create the tables."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, event, literal, make_url, select
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
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase

from bot.observability.metrics import STATEMENTS, TRANSACTIONS
from bot.store.backend import RETRY_PAUSE_S, Backend, DatabaseProblem, Reservation
from bot.store.database_threads import DatabaseThreads
from bot.store.memory import KnownIds
from bot.store.revisions import revision_of, revisions
from bot.store.sqlite import SqliteBackend

MOST_KNOWN_USERS, MOST_KNOWN_GUILDS = 50_000, 10_000  # of which it is remembered that they have rows
INTERACTION_RETRY_S = 1.5  # how long a task waits for the database if Discord expects its response within 3 s

# Whether the current task owes Discord a first response: then it does not wait for a restart of the database.
owes_first_response: ContextVar[Callable[[], bool]] = ContextVar("owes_first_response", default=lambda: False)

Value = TypeVar("Value")

PROGRAM_ERRORS = (DataError, IntegrityError, NotSupportedError, ProgrammingError)  # bugs, not failures of the database


class Database:
    """The connection to one database, which the repositories of this package open their sessions on."""

    def __init__(self, url: str) -> None:
        """Open `url`: sqlite+aiosqlite:///FILE or postgresql+asyncpg://….

        Raises DatabaseProblem if it is neither, if asyncpg is missing, or if the file's folder cannot be made.
        """
        self._backend = _backend_of(url)
        self.url = url
        self.name = self._backend.name  # shown to people, without a password
        self.file = self._backend.file
        self._engine = self._backend.engine()
        event.listen(self._engine.sync_engine, "before_cursor_execute", lambda *_: STATEMENTS.inc())
        self._threads: DatabaseThreads | None = None
        if blocking := self._backend.blocking_engine():
            event.listen(blocking, "before_cursor_execute", lambda *_: STATEMENTS.inc())
            self._threads = DatabaseThreads(blocking, self._backend.write_options, self._backend.read_options)
        self.known_users, self.known_guilds = KnownIds(MOST_KNOWN_USERS), KnownIds(MOST_KNOWN_GUILDS)
        self._writing_engine = self._engine.execution_options(**self._backend.write_options)
        self._reading_engine = self._engine.execution_options(**self._backend.read_options)

    @asynccontextmanager
    async def reserved(self) -> AsyncIterator[Reservation]:
        """Hold the lock that makes this bot the only one on the database.

        Two bots on one database would both run every job and answer every command. Raises DatabaseProblem if another
        bot holds the lock. The lock ends with the process that holds it.
        """
        async with AsyncExitStack() as stack:
            with self._as_database_problems():
                reservation = await stack.enter_async_context(self._backend.reserved(self._engine))
            yield reservation

    async def check(self) -> None:
        """Check that the database answers a query, or raise DatabaseProblem."""
        async with self.reading() as session:
            await session.execute(select(literal(1)))

    async def migrate(self) -> None:
        """Upgrade the tables to this version's revision.

        Raises DatabaseProblem if the database cannot be opened, or if a later version of Wordbrush has migrated it.
        """
        known = revisions()
        try:
            async with self._engine.connect() as connection:
                revision = await connection.run_sync(revision_of)
                await connection.rollback()  # the migrations begin a transaction of their own
                if revision not in (None, *known):
                    raise DatabaseProblem(
                        f"The database {self.name} was made by a later version of Wordbrush. Update Wordbrush, or "
                        "restore an earlier backup: wordbrush db restore BACKUP."
                    )
                if revision != known[-1]:
                    from bot.store import migrating  # nearly every start needs none of it

                    await connection.run_sync(migrating.upgrade)
        except (SQLAlchemyError, OSError) as error:
            raise DatabaseProblem(f"The database {self.name} cannot be opened: {error}") from error

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """Open a session that only reads; each statement sees the rows as they are at that moment.

        The rows that it returns stay usable after the block. Raises DatabaseProblem.
        """
        with self._as_database_problems():
            async with AsyncSession(self._reading_engine, expire_on_commit=False) as session:
                await self._connect(session)
                yield session

    @asynccontextmanager
    async def writing(
        self, *, ended: Callable[[], None] = lambda: None, committed: Callable[[], None] = lambda: None
    ) -> AsyncIterator[AsyncSession]:
        """Open a transaction that is the only writer from its first statement on, and commit it after the block.

        An exception in the block rolls it back. A commit that has begun is finished even if the task is cancelled, so
        that no lock remains. `ended` is called when the transaction has been committed or rolled back, and `committed`
        before that if it was committed: for what is kept in memory (bot.store.memory). Raises DatabaseProblem.
        """
        with self._as_database_problems():
            session = AsyncSession(self._writing_engine, expire_on_commit=False)
            try:
                await self._connect(session)
                transaction = await self._backend.begin_writing(session)
                yield session
            except BaseException:
                await asyncio.shield(self._roll_back(session, ended))
                raise
            await asyncio.shield(self._commit(session, transaction, ended, committed))

    async def transact(
        self,
        work: Callable[[Connection], Value],
        *,
        ended: Callable[[], None] = lambda: None,
        committed: Callable[[], None] = lambda: None,
    ) -> Value:
        """Run `work` as a transaction like those of `writing`, and return its value when it is committed.

        It costs less than `writing`, and is for what each job does. On SQLite, `work` runs in the thread of
        bot.store.database_threads, perhaps twice, so it changes nothing but the database. Raises DatabaseProblem.
        """
        if self._threads is None:
            async with self.writing(ended=ended, committed=committed) as session:
                return await (await session.connection()).run_sync(work)
        with self._as_database_problems():
            return await self._threads.transact(work, ended, committed)

    async def read(self, query: Callable[[Connection], Value]) -> Value:
        """Run `query`, which only reads, and return its value. It costs less than `reading`. Raises DatabaseProblem."""
        if self._threads is None:
            async with self.reading() as session:
                return await (await session.connection()).run_sync(query)
        with self._as_database_problems():
            return await self._threads.read(query)

    async def _connect(self, session: AsyncSession) -> None:
        """Connect, and retry while the server is being restarted."""
        begun = time.monotonic()
        while True:
            try:
                await session.connection()
                return
            except Exception as error:
                retry_for_s = self._backend.retry_for_s
                if owes_first_response.get()():
                    retry_for_s = min(retry_for_s, INTERACTION_RETRY_S)
                if time.monotonic() > begun + retry_for_s or not self._backend.is_unavailable(error):
                    raise
            await session.rollback()
            await asyncio.sleep(RETRY_PAUSE_S)

    async def _roll_back(self, session: AsyncSession, ended: Callable[[], None]) -> None:
        try:
            await session.close()
        finally:
            ended()

    async def _commit(
        self, session: AsyncSession, transaction: str, ended: Callable[[], None], committed: Callable[[], None]
    ) -> None:
        try:
            await session.flush()
            session.expunge_all()  # so that the rows stay usable even if the commit's answer is lost
            try:
                await session.commit()
            except (DBAPIError, OSError):
                if not await self._backend.was_committed(self._engine, transaction):
                    raise
            TRANSACTIONS.inc()
            committed()
        finally:
            try:
                await session.close()
            finally:
                ended()

    async def close(self) -> None:
        """Close all connections, after the transactions that wait."""
        if self._threads:
            await self._threads.close()
        await self._engine.dispose()

    @contextmanager
    def _as_database_problems(self) -> Iterator[None]:
        """Turn the database's own failures into DatabaseProblem; mistakes of the program pass unchanged."""
        try:
            yield
        except PROGRAM_ERRORS as error:
            if not self._backend.is_unavailable(error):
                raise
            raise DatabaseProblem(f"The database is not available: {error.orig}") from error
        except DBAPIError as error:
            raise DatabaseProblem(f"The database reports an error: {error.orig}") from error
        except PoolTimeoutError as error:  # while the server is away, whoever waits for it has a connection of the pool
            raise DatabaseProblem(
                f"The database {self.name} responds too slowly: all connections are in use."
            ) from error
        except self._backend.connection_errors as error:
            raise DatabaseProblem(
                f"The database {self.name} is not available: {error}. Check that it is running, and that database.url "
                "is correct."
            ) from error


def _backend_of(url: str) -> Backend:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise DatabaseProblem("database.url is not a URL that SQLAlchemy can read. See config.example.toml.") from error
    match parsed.drivername:
        case "sqlite+aiosqlite":
            return SqliteBackend(parsed)
        case "postgresql+asyncpg":
            try:
                from bot.store.postgres import PostgresBackend
            except ModuleNotFoundError as error:
                raise DatabaseProblem(
                    "PostgreSQL needs the package asyncpg. Run: make setup. "
                    "In a container, build the image with EXTRAS=cluster."
                ) from error
            return PostgresBackend(parsed)
    raise DatabaseProblem(
        f"database.url begins with {parsed.drivername}://. Use sqlite+aiosqlite:///FILE or "
        "postgresql+asyncpg://user:password@host/database."
    )


async def insert_new(session: AsyncSession, table: type[DeclarativeBase], **values: object) -> None:
    """Insert a row unless a row with the same key exists."""
    await insert_new_rows(session, table, [values])


async def insert_new_rows(session: AsyncSession, table: type[DeclarativeBase], rows: list[dict[str, Any]]) -> None:
    """Insert rows, except for those whose keys exist already."""
    await (await session.connection()).run_sync(insert_missing, table, rows)


def insert_missing(connection: Connection, table: type[DeclarativeBase], rows: list[dict[str, Any]]) -> None:
    """Insert rows, except for those whose keys exist already."""
    connection.execute(_insert_missing(connection.dialect.name, table), rows)


@cache
def _insert_missing(dialect: str, table: type[DeclarativeBase]) -> sqlite.Insert | postgresql.Insert:
    return dialect_insert(dialect, table).on_conflict_do_nothing()


def dialect_insert(dialect: str, table: type[DeclarativeBase]) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT of the dialect, which supports ON CONFLICT; SQLAlchemy's generic one does not."""
    return _INSERTS[dialect](table)


_INSERTS: dict[str, Callable[[type[DeclarativeBase]], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}
