"""What a server's admins have set, and who has changed it when."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.database import Database, insert_new
from bot.store.models import Guild, GuildBlock, GuildSetting, GuildWord, Job, SettingChange, Style
from bot.store.retention import unneeded


@dataclass(frozen=True)
class Words:
    """What may not be in prompts, and what is no matter there; as the admins have written it."""

    blocked: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


class Kind(StrEnum):
    """Of whom something is set."""

    SERVER = "server"
    ROLE = "role"
    MEMBER = "member"


@dataclass(frozen=True)
class Target:
    """Of whom something is set. id: of the role or the member."""

    kind: Kind = Kind.SERVER
    id: int = 0

    def setting(self, name: str) -> str:
        """What a change of this value is called."""
        return f"{self.kind} {name}" if self.kind == Kind.SERVER else f"{self.kind} {self.id} {name}"


class SetValue(NamedTuple):
    """A value that is set, and of whom. target_id: of a role or a member."""

    kind: str
    target_id: int
    name: str
    value: Any


class TooMuch(Exception):  # not an error: the admin is told, and nothing was changed
    """Something is set of as many roles and people as it may."""


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
    ) -> SettingChange | None:
        """Block a word, allow it, or neither (None); None where it is so already.

        Raises TooManyWords where there are `most` of them.
        """
        async with self._database.writing() as session:
            row = await session.get(GuildWord, (guild_id, normal_form))
            before = None if row is None else row.allowed
            if before == allowed:
                return None
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
            return _note(session, guild_id, user_id, f"word {word}", _said(before), _said(allowed))

    async def is_blocked(self, guild_id: int, person_id: int) -> bool:
        """Whether a person may not use the bot in a server."""
        async with self._database.reading() as session:
            return await session.get(GuildBlock, (guild_id, person_id)) is not None

    async def blocked_people(self, guild_id: int, limit: int) -> Sequence[GuildBlock]:
        """Who may not, the last blocked first."""
        query = select(GuildBlock).where(GuildBlock.guild_id == guild_id).order_by(GuildBlock.blocked_at.desc())
        async with self._database.reading() as session:
            return (await session.scalars(query.limit(limit))).all()

    async def set_blocked(self, guild_id: int, person_id: int, *, blocked: bool, user_id: int) -> SettingChange | None:
        """Block a person, or no longer; None where it is so already."""
        async with self._database.writing() as session:
            row = await session.get(GuildBlock, (guild_id, person_id))
            if (row is not None) == blocked:
                return None
            await insert_new(session, Guild, id=guild_id, first_seen_at=datetime.now(UTC))
            if row is None:
                session.add(GuildBlock(guild_id=guild_id, user_id=person_id, blocked_at=datetime.now(UTC)))
            else:
                await session.delete(row)
            before, after = (None, "blocked") if blocked else ("blocked", None)
            return _note(session, guild_id, user_id, f"person {person_id}", before, after)

    async def set_left(self, guild_id: int, *, left: bool) -> None:
        """The bot is no longer in a server, or is again."""
        moment = datetime.now(UTC) if left else None
        async with self._database.writing() as session:
            await session.execute(update(Guild).where(Guild.id == guild_id).values(joined=True, left_at=moment))

    async def set_present(self, guild_ids: set[int]) -> None:
        """The bot is a member of these servers, and of no others."""
        async with self._database.writing() as session:
            for guild in (await session.scalars(select(Guild))).all():
                if guild.id in guild_ids:
                    guild.joined, guild.left_at = True, None
                elif guild.joined and guild.left_at is None:
                    guild.left_at = datetime.now(UTC)

    async def left(self, before: datetime) -> Sequence[int]:
        """Servers that the bot was removed from before a moment, and not invited to again."""
        async with self._database.reading() as session:
            return (await session.scalars(select(Guild.id).where(Guild.left_at < before))).all()

    async def forget(self, guild_id: int) -> list[str]:
        """Delete every row about a server; gives the blobs that are free now.

        Only its people's counts of the week stay, as limits need them.
        """
        async with self._database.writing() as session:
            jobs = (await session.scalars(select(Job).where(Job.guild_id == guild_id))).all()
            had = {blob for job in jobs for blob in job.blobs}
            await session.execute(delete(Job).where(Job.guild_id == guild_id))
            await session.execute(update(Style).where(Style.guild_id == guild_id).values(guild_id=None))
            await session.execute(update(Style).where(Style.shared_with == guild_id).values(shared_with=None))
            for table in (GuildSetting, GuildWord, GuildBlock, SettingChange):
                await session.execute(delete(table).where(table.guild_id == guild_id))
            await session.execute(delete(Guild).where(Guild.id == guild_id))
            return await unneeded(session, had)

    async def settings(self, guild_id: int) -> list[SetValue]:
        """All that is set in a server."""
        columns = (GuildSetting.kind, GuildSetting.target_id, GuildSetting.name, GuildSetting.value)
        async with self._database.reading() as session:
            rows = await session.execute(select(*columns).where(GuildSetting.guild_id == guild_id))
            return [SetValue(*row) for row in rows]

    async def set(
        self,
        guild_id: int,
        target: Target,
        values: Mapping[str, Any],
        unset: Sequence[str] = (),
        *,
        user_id: int,
        most: int,
    ) -> list[SettingChange]:
        """Set values and let others no longer be set, all or none; gives what has changed by it.

        Raises TooMuch where the server has more than `most` of them then.
        """
        changes: list[SettingChange] = []
        async with self._database.writing() as session:
            await insert_new(session, Guild, id=guild_id, first_seen_at=datetime.now(UTC))
            for name in [*values, *unset]:
                row = await session.get(GuildSetting, (guild_id, target.kind, target.id, name))
                before = None if row is None else json.dumps(row.value)
                after = None if name not in values else json.dumps(values[name])
                if before == after:
                    continue
                if row is None:
                    key = {"guild_id": guild_id, "kind": target.kind, "target_id": target.id, "name": name}
                    session.add(GuildSetting(**key, value=values[name]))
                elif after is None:
                    await session.delete(row)
                else:
                    row.value = values[name]
                changes.append(_note(session, guild_id, user_id, target.setting(name), before, after))
            await session.flush()
            count = select(func.count()).select_from(GuildSetting).where(GuildSetting.guild_id == guild_id)
            if (await session.scalars(count)).one() > most:
                raise TooMuch
        return changes

    async def changes(self, guild_id: int, limit: int) -> Sequence[SettingChange]:
        """The last changes of a server's settings, the last one first."""
        query = select(SettingChange).where(SettingChange.guild_id == guild_id).order_by(SettingChange.id.desc())
        async with self._database.reading() as session:
            return (await session.scalars(query.limit(limit))).all()


def _said(allowed: bool | None) -> str | None:
    return None if allowed is None else "allowed" if allowed else "blocked"


def _note(
    session: AsyncSession, guild_id: int, user_id: int, setting: str, before: str | None, after: str | None
) -> SettingChange:
    now = datetime.now(UTC)
    change = SettingChange(
        guild_id=guild_id, user_id=user_id, changed_at=now, setting=setting, before=before, after=after
    )
    session.add(change)
    return change
