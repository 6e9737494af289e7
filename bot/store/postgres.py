"""PostgreSQL: a server, which may be restarted while the bot runs."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import structlog
from sqlalchemy import URL, Text, cast, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

from bot.store.backend import RETRY, DatabaseProblem, Reservation

PATIENCE = 20.0  # seconds for a server that is being restarted
ANSWERS_WITHIN = 60.0  # seconds for one statement; after that the connection counts as lost
RESERVES_WITHIN = 5.0  # seconds, while the connection of a bot ends that has died
WATCH_EVERY = 2.0  # seconds, whether the reservation holds
OWN_SESSION_ENDS_WITHIN = 60.0  # seconds until the server has noticed that a connection of ours is gone
BOT_LOCK, WRITER_LOCK = 0x776F7264_00000001, 0x776F7264_00000002  # advisory locks have numbers for names
AWAY = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,  # it is shut down, or not yet started
    asyncpg.InsufficientResourcesError,  # too many connections
    asyncpg.InterfaceError,
    OSError,
)

log = structlog.get_logger()


def is_away(error: BaseException) -> bool:
    """Whether a statement or a connection failed only because the server is not there now."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or (error.orig is not None and is_away(error.orig.__cause__ or error.orig))
    return isinstance(error, AWAY)


class PostgresBackend:
    """Writers take turns by an advisory lock that ends with their transaction, so that what one reads stays true.

    So reservations are exact by the same code as in SQLite. No other program may write meanwhile.
    https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
    """

    file: Path | None = None
    patience = PATIENCE
    connecting: tuple[type[Exception], ...] = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError)
    writing: dict[str, Any] = {}  # noqa: RUF012  # read only
    reading: dict[str, Any] = {}  # noqa: RUF012  # read only

    def __init__(self, url: URL) -> None:
        self._url = url
        self.name = url.render_as_string()

    def engine(self) -> AsyncEngine:
        """Each connection is asked whether it lives before it is used again."""
        return create_async_engine(
            self._url,
            isolation_level="READ COMMITTED",
            pool_pre_ping=True,
            connect_args={"command_timeout": ANSWERS_WITHIN, "timeout": PATIENCE},
        )

    def is_away(self, error: BaseException) -> bool:
        """Whether it is worth while to try again."""
        return is_away(error)

    @asynccontextmanager
    async def reserved(self, engine: AsyncEngine) -> AsyncIterator[Reservation]:
        """By a lock that a connection of its own holds for as long as it lives."""
        reservation = _PostgresReservation(engine, self.name)
        try:
            await reservation.take(within=RESERVES_WITHIN)
            yield reservation
        finally:
            await reservation.close()

    async def begin_writing(self, session: AsyncSession) -> str:
        """Gives the number of the transaction."""
        statement = select(cast(func.pg_current_xact_id(), Text), func.pg_advisory_xact_lock(WRITER_LOCK))
        return str((await session.execute(statement)).scalar_one())

    async def was_committed(self, engine: AsyncEngine, transaction: str) -> bool:
        """Ask the server, as soon as it is there again.

        https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
        """
        question = f"SELECT pg_xact_status('{int(transaction)}'::xid8)"
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                async with engine.connect() as connection:
                    status = (await connection.exec_driver_sql(question)).scalar_one()
            except Exception as error:
                if not is_away(error) or time.monotonic() > deadline:
                    raise
            else:
                if status != "in progress":
                    log.warning("connection lost in a commit", status=status)
                    return bool(status == "committed")
            await asyncio.sleep(RETRY)


class _PostgresReservation:
    def __init__(self, engine: AsyncEngine, name: str) -> None:
        self._engine = engine
        self._name = name
        self._connection: AsyncConnection | None = None

    async def take(self, within: float) -> None:
        """Raises DatabaseProblem where another bot has it for so many seconds, or the server is not there."""
        deadline = time.monotonic() + within
        while not await self._tried(deadline):
            if time.monotonic() > deadline:
                raise DatabaseProblem(
                    f"Another bot is running on the database {self._name}. Please stop that one first, or give this "
                    "one a database of its own: database.url."
                )
            await asyncio.sleep(RETRY)

    async def lost(self) -> None:
        """Hold it, over restarts of the server; DatabaseProblem where another bot was quicker."""
        while True:
            await asyncio.sleep(WATCH_EVERY)
            try:
                if self._connection:
                    await self._connection.exec_driver_sql("SELECT 1")
                    continue
            except Exception as error:
                log.warning("reservation of the database to be renewed", problem=str(error))
                await self.close()
            try:
                await self.take(within=OWN_SESSION_ENDS_WITHIN)
            except DatabaseProblem:
                raise
            except Exception as error:
                log.warning("database away", problem=str(error))

    async def close(self) -> None:
        """Let it go."""
        connection, self._connection = self._connection, None
        if connection:
            await connection.invalidate()  # the lock belongs to the connection: back in the pool it would live on
            await connection.close()

    async def _tried(self, deadline: float) -> bool:
        connection = None
        try:
            connection = await self._engine.connect()
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            got = await connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({BOT_LOCK})")
            if got.scalar_one():
                self._connection = connection
                return True
            await connection.close()
        except Exception as error:
            if connection:
                await connection.invalidate()
            if not is_away(error) or time.monotonic() > deadline:
                raise
        return False
