"""What a server's admins have set, and who has changed it when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.database import Database, insert_new
from bot.store.models import Guild, GuildBlock, GuildWord, SettingChange


@dataclass(frozen=True)
class Words:
    """What may not be in prompts, and what is no matter there; as the admins have written it."""

    blocked: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


class TooManyWords(Exception):  # not an error: the admin is told, and nothing was changed
    """A server has as many words as it may."""


class Guilds:
    """The repository of servers' settings. Every change is kept with who made it, and when."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def words(self, guild_id: int) -> Words:
        """A server's words, in the order of the alphabet."""
        query = select(GuildWord).where(GuildWord.guild_id == guild_id).order_by(GuildWord.normal_form)
        async with self._database.reading() as session:
            rows = (await session.scalars(query)).all()
        return Words(
            blocked=tuple(row.word for row in rows if not row.allowed),
            allowed=tuple(row.word for row in rows if row.allowed),
        )

    async def set_word(
        self, guild_id: int, word: str, normal_form: str, *, allowed: bool | None, user_id: int, most: int
    ) -> bool:
        """Block a word, allow it, or neither (None); False where it is so already.

        Raises TooManyWords where there are `most` of them.
        """
        async with self._database.writing() as session:
            row = await session.get(GuildWord, (guild_id, normal_form))
            before = None if row is None else row.allowed
            if before == allowed:
                return False
            await insert_new(session, Guild, id=guild_id, first_seen_at=datetime.now(UTC))
            if row is None:
                count = select(func.count()).select_from(GuildWord).where(GuildWord.guild_id == guild_id)
                if (await session.scalars(count)).one() >= most:
                    raise TooManyWords
                session.add(GuildWord(guild_id=guild_id, normal_form=normal_form, word=word, allowed=bool(allowed)))
            elif allowed is None:
                await session.delete(row)
            else:
                row.word, row.allowed = word, allowed
            _note(session, guild_id, user_id, f"word {word}", _said(before), _said(allowed))
        return True

    async def is_blocked(self, guild_id: int, person_id: int) -> bool:
        """Whether a person may not use the bot in a server."""
        async with self._database.reading() as session:
            return await session.get(GuildBlock, (guild_id, person_id)) is not None

    async def blocked_people(self, guild_id: int, limit: int) -> Sequence[GuildBlock]:
        """Who may not, the last blocked first."""
        query = select(GuildBlock).where(GuildBlock.guild_id == guild_id).order_by(GuildBlock.blocked_at.desc())
        async with self._database.reading() as session:
            return (await session.scalars(query.limit(limit))).all()

    async def set_blocked(self, guild_id: int, person_id: int, *, blocked: bool, user_id: int) -> bool:
        """Block a person, or no longer; False where it is so already."""
        async with self._database.writing() as session:
            row = await session.get(GuildBlock, (guild_id, person_id))
            if (row is not None) == blocked:
                return False
            await insert_new(session, Guild, id=guild_id, first_seen_at=datetime.now(UTC))
            if row is None:
                session.add(GuildBlock(guild_id=guild_id, user_id=person_id, blocked_at=datetime.now(UTC)))
            else:
                await session.delete(row)
            before, after = (None, "blocked") if blocked else ("blocked", None)
            _note(session, guild_id, user_id, f"person {person_id}", before, after)
        return True

    async def changes(self, guild_id: int, limit: int) -> Sequence[SettingChange]:
        """The last changes of a server's settings, the last one first."""
        query = select(SettingChange).where(SettingChange.guild_id == guild_id).order_by(SettingChange.id.desc())
        async with self._database.reading() as session:
            return (await session.scalars(query.limit(limit))).all()


def _said(allowed: bool | None) -> str | None:
    return None if allowed is None else "allowed" if allowed else "blocked"


def _note(
    session: AsyncSession, guild_id: int, user_id: int, setting: str, before: str | None, after: str | None
) -> None:
    session.add(
        SettingChange(
            guild_id=guild_id,
            user_id=user_id,
            changed_at=datetime.now(UTC),
            setting=setting,
            before=before,
            after=after,
        )
    )
