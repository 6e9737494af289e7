"""The backend for PostgreSQL, a server that may be restarted while the bot runs."""

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

from bot.store.backend import RETRY_PAUSE_S, DatabaseProblem, Reservation

RETRY_FOR_S = 20.0  # long enough for a restart of the server
STATEMENT_TIMEOUT_S = 60.0  # after which the connection counts as lost
RESERVE_TIMEOUT_S = 5.0  # long enough for the server to drop the connection of a bot that was killed
WATCH_EVERY_S = 2.0  # between two checks that the reservation still holds
RENEW_TIMEOUT_S = 60.0  # long enough for the server to notice that this bot's own connection is gone
# The server ends the session of a bot that it no longer reaches within 25 s, and with the session the bot's locks. Its
# own default is two hours. https://www.postgresql.org/docs/current/runtime-config-connection.html
SESSION_SETTINGS = {
    "tcp_keepalives_idle": "10",  # seconds of silence before the first probe
    "tcp_keepalives_interval": "5",  # seconds between two probes
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "20000",  # milliseconds until data that the bot has not confirmed counts as lost
    # Where something between them answers the probes. A copy of a large database pauses for some seconds.
    "idle_in_transaction_session_timeout": "120s",
}
BOT_LOCK, WRITER_LOCK = 0x776F7264_00000001, 0x776F7264_00000002  # advisory locks are named by numbers
UNAVAILABLE_ERRORS = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,  # the server is shutting down or starting
    asyncpg.InsufficientResourcesError,  # too many connections
    asyncpg.InterfaceError,
    OSError,
)

log = structlog.get_logger()


def is_unavailable(error: BaseException) -> bool:
    """Return whether an operation failed only because the server is unreachable at the moment."""
    if isinstance(error, DBAPIError):
        if error.orig is None:
            return error.connection_invalidated
        return error.connection_invalidated or is_unavailable(error.orig.__cause__ or error.orig)
    return isinstance(error, UNAVAILABLE_ERRORS)


class PostgresBackend:
    """The PostgreSQL backend, on which writers take turns by an advisory lock.

    The lock ends with the writer's transaction. So what a transaction has read stays true until it commits, and the
    same code reserves exactly as on SQLite. No other program may write to the database meanwhile.
    https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
    """

    file: Path | None = None
    retry_for_s = RETRY_FOR_S
    connection_errors: tuple[type[Exception], ...] = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError)
    write_options: dict[str, Any] = {}  # noqa: RUF012  # never mutated
    read_options: dict[str, Any] = {}  # noqa: RUF012  # never mutated

    def __init__(self, url: URL) -> None:
        self._url = url
        self.name = url.render_as_string()

    def engine(self) -> AsyncEngine:
        """Create the connection pool; a pooled connection is tested before it is reused."""
        return create_async_engine(
            self._url,
            isolation_level="READ COMMITTED",
            pool_pre_ping=True,
            connect_args={
                "command_timeout": STATEMENT_TIMEOUT_S,
                "timeout": RETRY_FOR_S,
                "server_settings": SESSION_SETTINGS,
            },
        )

    def blocking_engine(self) -> None:
        """Return None, as asyncpg never blocks: its transactions need no thread."""

    def is_unavailable(self, error: BaseException) -> bool:
        """Return whether an operation failed only because the server is unreachable at the moment."""
        return is_unavailable(error)

    @asynccontextmanager
    async def reserved(self, engine: AsyncEngine) -> AsyncIterator[Reservation]:
        """Hold an advisory lock on a connection of its own, which ends with that connection.

        Raises DatabaseProblem if another bot holds the lock.
        """
        reservation = _PostgresReservation(engine, self.name)
        try:
            await reservation.take(timeout_s=RESERVE_TIMEOUT_S)
            yield reservation
        finally:
            await reservation.close()

    async def begin_writing(self, session: AsyncSession) -> str:
        """Take the writers' lock for the session's transaction, and return the transaction's id."""
        statement = select(cast(func.pg_current_xact_id(), Text), func.pg_advisory_xact_lock(WRITER_LOCK))
        return str((await session.execute(statement)).scalar_one())

    async def was_committed(self, engine: AsyncEngine, transaction: str) -> bool:
        """Ask the server whether the transaction was committed, retrying until the server is back.

        https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
        """
        query = f"SELECT pg_xact_status('{int(transaction)}'::xid8)"
        deadline = time.monotonic() + RETRY_FOR_S
        while True:
            try:
                async with engine.connect() as connection:
                    status = (await connection.exec_driver_sql(query)).scalar_one()
            except Exception as error:
                if not is_unavailable(error) or time.monotonic() > deadline:
                    raise
            else:
                if status != "in progress":
                    log.warning("connection lost in a commit", status=status)
                    return bool(status == "committed")
            await asyncio.sleep(RETRY_PAUSE_S)


class _PostgresReservation:
    def __init__(self, engine: AsyncEngine, name: str) -> None:
        self._engine = engine
        self._name = name
        self._connection: AsyncConnection | None = None

    async def take(self, timeout_s: float) -> None:
        """Acquire the lock. Raises DatabaseProblem if another bot still holds it after `timeout_s`."""
        deadline = time.monotonic() + timeout_s
        while not await self._try_lock(deadline):
            if time.monotonic() > deadline:
                raise DatabaseProblem(
                    f"Another bot is running on the database {self._name}. Stop that bot first, or set database.url to "
                    "another database."
                )
            await asyncio.sleep(RETRY_PAUSE_S)

    async def lost(self) -> None:
        """Keep the lock over restarts of the server; raise DatabaseProblem once another bot has taken it."""
        while True:
            await asyncio.sleep(WATCH_EVERY_S)
            try:
                if self._connection:
                    await self._connection.exec_driver_sql("SELECT 1")
                    continue
            except Exception as error:
                log.warning("reservation of the database to be renewed", problem=str(error))
                await self.close()
            try:
                await self.take(timeout_s=RENEW_TIMEOUT_S)
            except DatabaseProblem:
                raise
            except Exception as error:
                log.warning("database away", problem=str(error))

    async def close(self) -> None:
        """Release the lock by closing its connection."""
        connection, self._connection = self._connection, None
        if connection:
            await connection.invalidate()  # back in the pool, the connection would keep the lock
            await connection.close()

    async def _try_lock(self, deadline: float) -> bool:
        connection = None
        try:
            connection = await self._engine.connect()
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            locked = await connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({BOT_LOCK})")
            if locked.scalar_one():
                self._connection = connection
                return True
            await connection.close()
        except Exception as error:
            if connection:
                await connection.invalidate()
            if not is_unavailable(error) or time.monotonic() > deadline:
                raise
        return False
