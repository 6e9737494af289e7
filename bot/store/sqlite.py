"""The backend for SQLite: a file that belongs to one bot."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from bot.store.backend import DatabaseProblem, Reservation

BUSY_TIMEOUT_S = 30.0  # how long a writer waits for another one


class _Held:
    async def lost(self) -> None:
        """Wait forever, as a lock on a file is not lost."""
        await asyncio.Event().wait()


class SqliteBackend:
    """The SQLite backend: WAL, foreign keys, and BEGIN IMMEDIATE for transactions that write.

    After a plain BEGIN, two transactions could both read a limit before either writes, and both take its last unit.
    https://www.sqlite.org/lang_transaction.html
    """

    retry_for_s = 0.0
    connection_errors: tuple[type[Exception], ...] = ()
    write_options: dict[str, Any] = {"begin": "BEGIN IMMEDIATE"}  # noqa: RUF012  # never mutated
    read_options: dict[str, Any] = {"begin": None}  # noqa: RUF012  # never mutated

    def __init__(self, url: URL) -> None:
        """Open the file of `url`, and create its folder. Raises DatabaseProblem if that fails."""
        self._url = url
        self.file = Path(str(url.database)) if url.database else None
        self.name = str(self.file or url.render_as_string())
        if self.file:
            try:
                self.file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise DatabaseProblem(f"The folder of the database {self.file} cannot be created: {error}") from error

    def engine(self) -> AsyncEngine:
        """Create the engine; every connection sets its pragmas, and transactions begin as their options say."""
        engine = create_async_engine(self._url, connect_args={"timeout": BUSY_TIMEOUT_S})
        _listen(engine.sync_engine)
        return engine

    def blocking_engine(self) -> Engine | None:
        """Create an engine like the other one for threads; None for a database in memory, which has one connection."""
        if self.file is None:
            return None
        engine = create_engine(self._url.set(drivername="sqlite"), connect_args={"timeout": BUSY_TIMEOUT_S})
        _listen(engine)
        return engine

    def is_unavailable(self, error: BaseException) -> bool:
        """Return False, as a file does not come back by waiting."""
        return False

    @asynccontextmanager
    async def reserved(self, engine: AsyncEngine) -> AsyncIterator[Reservation]:
        """Hold a lock on a file beside the database; one in memory needs none.

        Raises DatabaseProblem if another bot holds the lock, or if the folder cannot be written.
        """
        if self.file is None:
            yield _Held()
            return
        lock = FileLock(f"{self.file}.lock")
        try:
            lock.acquire(blocking=False)
        except Timeout:
            raise DatabaseProblem(
                f"Another bot is running on the database {self.file}. Stop that bot first, or set database.url to "
                "another database."
            ) from None
        except OSError as error:
            raise DatabaseProblem(f"The folder of the database {self.file} cannot be written: {error}") from error
        try:
            yield _Held()
        finally:
            lock.release()

    async def begin_writing(self, session: AsyncSession) -> str:
        """Return an empty id: BEGIN IMMEDIATE has made the session the only writer."""
        return ""

    async def was_committed(self, engine: AsyncEngine, transaction: str) -> bool:
        """Return False: a local COMMIT that fails has not taken place."""
        return False


def _listen(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: Any, record: object) -> None:
        connection.isolation_level = None  # keeps the driver from beginning transactions by itself
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if begin_statement := connection.get_execution_options().get("begin", "BEGIN"):
            connection.exec_driver_sql(begin_statement)
