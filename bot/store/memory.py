"""What the bot remembers about itself."""

from sqlalchemy import delete
from sqlalchemy.dialects import sqlite

from bot.store.database import Database
from bot.store.models import Setting


class Memory:
    """A few values by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, key: str) -> str | None:
        """The value, or None."""
        async with self._database.reading() as session:
            found = await session.get(Setting, key)
            return found.value if found else None

    async def set(self, key: str, value: str) -> None:
        """Keep a value."""
        insert = sqlite.insert(Setting).values(key=key, value=value)
        async with self._database.writing() as session:
            await session.execute(insert.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

    async def forget(self, key: str) -> None:
        """Keep it no longer."""
        async with self._database.writing() as session:
            await session.execute(delete(Setting).where(Setting.key == key))
