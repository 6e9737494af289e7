"""The people and guilds that the bot's owner has banned."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import select

from bot.store.database import Database
from bot.store.memory import Memory
from bot.store.models import Ban


class BanKind(StrEnum):
    """What a ban applies to: a person or a guild. The values are stored."""

    PERSON = "person"
    GUILD = "guild"


class Bans:
    """The repository of the owner's bans."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._all: Memory[None, frozenset[tuple[str, int]]] = Memory(1)

    async def of(self, user_id: int, guild_id: int | None) -> BanKind | None:
        """Return which ban keeps a user from using the bot in a guild, or None.

        A ban of the person comes before a ban of the guild. `guild_id` is None for direct messages.
        """
        bans = await self._all.get(None, self._read)
        if (BanKind.PERSON, user_id) in bans:
            return BanKind.PERSON
        return BanKind.GUILD if (BanKind.GUILD, guild_id) in bans else None

    async def _read(self) -> frozenset[tuple[str, int]]:
        async with self._database.reading() as session:
            return frozenset((kind, target) for kind, target in await session.execute(select(Ban.kind, Ban.target_id)))

    async def all(self, limit: int) -> Sequence[Ban]:
        """Return at most `limit` bans, the newest first."""
        async with self._database.reading() as session:
            return (await session.scalars(select(Ban).order_by(Ban.banned_at.desc()).limit(limit))).all()

    async def set(self, kind: BanKind, target_id: int, *, banned: bool) -> bool:
        """Ban a person or guild, or lift the ban; return whether anything changed."""
        async with self._database.writing(ended=lambda: self._all.forget(None)) as session:
            row = await session.get(Ban, (kind, target_id))
            if (row is not None) == banned:
                return False
            if row is None:
                session.add(Ban(kind=kind, target_id=target_id, banned_at=datetime.now(UTC)))
            else:
                await session.delete(row)
        return True
