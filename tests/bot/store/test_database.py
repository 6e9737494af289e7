"""The connection to a database, whatever holds it up."""

from contextlib import AsyncExitStack

import pytest

from bot.store.backend import DatabaseProblem
from bot.store.database import Database


async def test_where_all_connections_are_taken_it_is_said_like_an_outage(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As while a server restarts: whoever waits for it has a connection of the pool."""
    pool = database._engine.sync_engine.pool
    monkeypatch.setattr(pool, "_timeout", 0.05)
    async with AsyncExitStack() as stack:
        for _ in range(pool.size() + pool._max_overflow):  # type: ignore[attr-defined]  # a QueuePool
            await stack.enter_async_context(database.reading())
        for session in (database.reading(), database.writing()):
            with pytest.raises(DatabaseProblem, match="all connections are in use"):
                await stack.enter_async_context(session)
    async with database.reading():
        pass
