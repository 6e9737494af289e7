"""The interface that hides the differences between SQLite and PostgreSQL."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Engine
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.errors import StorageProblem

RETRY_PAUSE_S = 0.25  # between two attempts to reach a server


class DatabaseProblem(StorageProblem):
    """Raised when the database cannot be opened, read, written or migrated."""


class Reservation(Protocol):
    """A lock that makes one bot the only user of a database."""

    async def lost(self) -> None:
        """Wait until another bot has taken the database, then raise DatabaseProblem."""


class Backend(Protocol):
    """A kind of database: how it is opened, and what makes its transactions exact."""

    name: str  # shown to people, without a password
    file: Path | None  # None for a server
    retry_for_s: float  # how long a session waits for a server that is being restarted
    connection_errors: tuple[type[Exception], ...]  # what the driver raises when it cannot connect
    write_options: dict[str, Any]  # execution options of transactions that write
    read_options: dict[str, Any]  # execution options of sessions that only read

    def engine(self) -> AsyncEngine:
        """Create the SQLAlchemy engine with its connection pool.

        Raises DatabaseProblem if the driver is not installed.
        """

    def blocking_engine(self) -> Engine | None:
        """Create an engine whose driver blocks, for threads (bot.store.database_threads); None if there is none."""

    def is_unavailable(self, error: BaseException) -> bool:
        """Return whether an operation failed only because the server is unreachable at the moment."""

    def reserved(self, engine: AsyncEngine) -> AbstractAsyncContextManager[Reservation]:
        """Hold the lock that makes this bot the only one on the database.

        Raises DatabaseProblem if another bot holds it. The lock ends with the process that holds it.
        """

    async def begin_writing(self, session: AsyncSession) -> str:
        """Make the session the only writer until its transaction ends.

        Returns the transaction's id, which `was_committed` takes.
        """

    async def was_committed(self, engine: AsyncEngine, transaction: str) -> bool:
        """Return whether a transaction was committed although the answer to its COMMIT was lost."""
