"""What the bot remembers about itself."""

from sqlalchemy import delete

from bot.store.database import Database, inserting
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
        async with self._database.writing() as session:
            insert = inserting(session, Setting).values(key=key, value=value)
            await session.execute(insert.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

    async def forget(self, key: str) -> None:
        """Keep it no longer."""
        async with self._database.writing() as session:
            await session.execute(delete(Setting).where(Setting.key == key))
