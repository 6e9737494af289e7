"""SQLite: a file of the bot's own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from bot.store.backend import DatabaseProblem, Reservation

BUSY_SECONDS = 30.0  # that a writer waits for another one


class _Held:
    async def lost(self) -> None:
        """A lock on a file is not lost."""
        await asyncio.Event().wait()


class SqliteBackend:
    """WAL, foreign keys, BEGIN IMMEDIATE for writers, and nothing to begin or end for readers.

    With a plain BEGIN two transactions may both read a limit before either writes, and both take its last unit.
    """

    patience = 0.0
    connecting: tuple[type[Exception], ...] = ()
    writing: dict[str, Any] = {"begin": "BEGIN IMMEDIATE"}  # noqa: RUF012  # read only
    reading: dict[str, Any] = {"begin": None}  # noqa: RUF012  # read only

    def __init__(self, url: URL) -> None:
        """Raises DatabaseProblem where its folder cannot be made."""
        self._url = url
        self.file = Path(str(url.database)) if url.database else None
        self.name = str(self.file or url.render_as_string())
        if self.file:
            try:
                self.file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise DatabaseProblem(f"The folder of the database {self.file} cannot be made: {error}") from error

    def engine(self) -> AsyncEngine:
        """Connections to the file."""
        engine = create_async_engine(self._url, connect_args={"timeout": BUSY_SECONDS})

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

        return engine

    def is_away(self, error: BaseException) -> bool:
        """A file is there or not."""
        return False

    @asynccontextmanager
    async def reserved(self, engine: AsyncEngine) -> AsyncIterator[Reservation]:
        """By a lock on a file beside it."""
        if self.file is None:
            yield _Held()
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
            yield _Held()
        finally:
            lock.release()

    async def begin_writing(self, session: AsyncSession) -> str:
        """The transaction has begun as the only writer; see `writing`."""
        return ""

    async def was_committed(self, engine: AsyncEngine, transaction: str) -> bool:
        """A commit that fails has not taken place."""
        return False
