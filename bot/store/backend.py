"""What differs between the databases that the bot can stand on."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.errors import StorageProblem

RETRY = 0.25  # seconds, while a server is away


class DatabaseProblem(StorageProblem):
    """The database cannot be opened, read, written or brought up to date now."""


class Reservation(Protocol):
    """Of a database for one bot."""

    async def lost(self) -> None:
        """Wait until another bot has taken the database, and raise DatabaseProblem then."""


class Backend(Protocol):
    """A kind of database: how it is opened, and what makes its transactions exact."""

    name: str  # for people, without a password
    file: Path | None  # that it is; None of a server
    patience: float  # seconds that a session waits for a server that is being restarted
    connecting: tuple[type[Exception], ...]  # what the driver itself raises where it gets no connection
    writing: dict[str, Any]  # execution options of transactions that write
    reading: dict[str, Any]  # and of sessions that only read

    def engine(self) -> AsyncEngine:
        """A pool of connections. Raises DatabaseProblem where the driver is missing."""

    def is_away(self, error: BaseException) -> bool:
        """Whether something failed only because the server is not there now."""

    def reserved(self, engine: AsyncEngine) -> AbstractAsyncContextManager[Reservation]:
        """Be the only bot on this database; DatabaseProblem where there is one already. Its death ends it, too."""

    async def begin_writing(self, session: AsyncSession) -> str:
        """Be the only writer until the end of the session's transaction; gives what `was_committed` asks for."""

    async def was_committed(self, engine: AsyncEngine, transaction: str) -> bool:
        """Whether a transaction took place whose end was not heard of."""
