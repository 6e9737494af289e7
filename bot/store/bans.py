"""The people and guilds that the bot's owner has banned."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import or_, select

from bot.store.database import Database
from bot.store.models import Ban


class BanKind(StrEnum):
    """What a ban applies to: a person or a guild. The values are stored."""

    PERSON = "person"
    GUILD = "guild"


class Bans:
    """The repository of the owner's bans."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, user_id: int, guild_id: int | None) -> BanKind | None:
        """Return which ban keeps a user from using the bot in a guild, or None.

        A ban of the person comes before a ban of the guild. `guild_id` is None for direct messages.
        """
        query = select(Ban.kind).where(
            or_(
                (Ban.kind == BanKind.PERSON) & (Ban.target_id == user_id),
                (Ban.kind == BanKind.GUILD) & (Ban.target_id == (guild_id or 0)),
            )
        )
        async with self._database.reading() as session:
            kinds = set((await session.scalars(query)).all())
        return next((kind for kind in BanKind if kind in kinds), None)

    async def all(self, limit: int) -> Sequence[Ban]:
        """Return at most `limit` bans, the newest first."""
        async with self._database.reading() as session:
            return (await session.scalars(select(Ban).order_by(Ban.banned_at.desc()).limit(limit))).all()

    async def set(self, kind: BanKind, target_id: int, *, banned: bool) -> bool:
        """Ban a person or guild, or lift the ban; return whether anything changed."""
        async with self._database.writing() as session:
            row = await session.get(Ban, (kind, target_id))
            if (row is not None) == banned:
                return False
            if row is None:
                session.add(Ban(kind=kind, target_id=target_id, banned_at=datetime.now(UTC)))
            else:
                await session.delete(row)
        return True
