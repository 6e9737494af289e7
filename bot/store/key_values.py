"""A table of values by key, in which the bot remembers things about itself."""

from sqlalchemy import delete

from bot.store.database import Database, dialect_insert
from bot.store.models import Setting


class KeyValues:
    """The repository of the bot's own values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, key: str) -> str | None:
        """Return the value stored under a key, or None."""
        async with self._database.reading() as session:
            found = await session.get(Setting, key)
            return found.value if found else None

    async def set(self, key: str, value: str) -> None:
        """Store a value under a key, replacing an earlier one."""
        async with self._database.writing() as session:
            insert = dialect_insert(session.get_bind().dialect.name, Setting).values(key=key, value=value)
            await session.execute(insert.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

    async def forget(self, key: str) -> None:
        """Delete the value stored under a key, if there is one."""
        async with self._database.writing() as session:
            await session.execute(delete(Setting).where(Setting.key == key))
