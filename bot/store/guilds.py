"""What a guild's admins have set, with a log of who changed what and when."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.database import Database, insert_new
from bot.store.memory import Memory
from bot.store.models import Grant, Guild, GuildBlock, GuildSetting, GuildWord, Job, SettingChange, Style
from bot.store.retention import unreferenced

MOST_REMEMBERED = 2000  # guilds whose settings, words and blocks are in memory


@dataclass(frozen=True)
class WordLists:
    """A guild's blocked and allowed words, as its admins wrote them.

    An allowed word or phrase is ignored even if it contains a blocked word.
    """

    blocked: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


class TargetKind(StrEnum):
    """What a setting applies to: the whole guild, a role or a member. The values are stored."""

    SERVER = "server"
    ROLE = "role"
    MEMBER = "member"


@dataclass(frozen=True)
class Target:
    """The guild, role or member that a setting applies to.

    `id` is the role's or member's, and 0 for the whole guild.
    """

    kind: TargetKind = TargetKind.SERVER
    id: int = 0

    def setting(self, name: str) -> str:
        """Return the name under which the change log records this target's value of `name`."""
        return f"{self.kind} {name}" if self.kind == TargetKind.SERVER else f"{self.kind} {self.id} {name}"


class SetValue(NamedTuple):
    """One stored setting and its target; `target_id` is as in Target."""

    kind: str
    target_id: int
    name: str
    value: Any


class TooManySettings(Exception):  # no WordbrushError: the admin gets a sentence of its own
    """Raised when a guild would have more settings than it may; nothing was changed."""


class TooManyWords(Exception):  # no WordbrushError: the admin gets a sentence of its own
    """Raised when a guild would have more words than it may; nothing was changed."""


class Guilds:
    """The repository of guilds' settings; it records who made each change, and when."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # Commands need these far more often than they change.
        self._words: Memory[int, WordLists] = Memory(MOST_REMEMBERED)
        self._blocks: Memory[int, frozenset[int]] = Memory(MOST_REMEMBERED)
        self._settings: Memory[int, tuple[SetValue, ...]] = Memory(MOST_REMEMBERED)

    async def words(self, guild_id: int) -> WordLists:
        """Return a guild's blocked and allowed words, in alphabetical order."""
        return await self._words.get(guild_id, lambda: self._read_words(guild_id))

    async def _read_words(self, guild_id: int) -> WordLists:
        query = select(GuildWord).where(GuildWord.guild_id == guild_id).order_by(GuildWord.normal_form)
        async with self._database.reading() as session:
            rows = (await session.scalars(query)).all()
        return WordLists(
            blocked=tuple(row.word for row in rows if not row.allowed),
            allowed=tuple(row.word for row in rows if row.allowed),
        )

    async def set_word(
        self, guild_id: int, word: str, normal_form: str, *, allowed: bool | None, user_id: int, most: int
    ) -> SettingChange | None:
        """Block a word (`allowed` False), allow it (True), or remove it from both lists (None).

        Returns the recorded change, or None if nothing changed. `normal_form` is the word's key: see
        bot.rules.blocked_words. Raises TooManyWords if the guild already has `most` words.
        """
        async with self._database.writing(ended=lambda: self._words.forget(guild_id)) as session:
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
            lists = _word_list_name(before), _word_list_name(allowed)
            return record_change(session, guild_id, user_id, f"word {word}", *lists)

    async def is_blocked(self, guild_id: int, person_id: int) -> bool:
        """Return whether a guild's admins have blocked a person from using the bot there."""
        return person_id in await self._blocks.get(guild_id, lambda: self._read_blocks(guild_id))

    async def _read_blocks(self, guild_id: int) -> frozenset[int]:
        query = select(GuildBlock.user_id).where(GuildBlock.guild_id == guild_id)
        async with self._database.reading() as session:
            return frozenset(await session.scalars(query))

    async def blocked_people(self, guild_id: int, limit: int) -> Sequence[GuildBlock]:
        """Return at most `limit` people who are blocked in a guild, the most recently blocked first."""
        query = select(GuildBlock).where(GuildBlock.guild_id == guild_id).order_by(GuildBlock.blocked_at.desc())
        async with self._database.reading() as session:
            return (await session.scalars(query.limit(limit))).all()

    async def set_blocked(self, guild_id: int, person_id: int, *, blocked: bool, user_id: int) -> SettingChange | None:
        """Block a person in a guild, or lift the block.

        `user_id` is the admin who does so. Returns the recorded change, or None if nothing changed.
        """
        async with self._database.writing(ended=lambda: self._blocks.forget(guild_id)) as session:
            row = await session.get(GuildBlock, (guild_id, person_id))
            if (row is not None) == blocked:
                return None
            await insert_new(session, Guild, id=guild_id, first_seen_at=datetime.now(UTC))
            if row is None:
                session.add(GuildBlock(guild_id=guild_id, user_id=person_id, blocked_at=datetime.now(UTC)))
            else:
                await session.delete(row)
            before, after = (None, "blocked") if blocked else ("blocked", None)
            return record_change(session, guild_id, user_id, f"person {person_id}", before, after)

    async def set_departed(self, guild_id: int, *, departed: bool) -> None:
        """Record that the bot was removed from a guild, or that it was invited again."""
        moment = datetime.now(UTC) if departed else None
        async with self._database.writing() as session:
            await session.execute(update(Guild).where(Guild.id == guild_id).values(joined=True, left_at=moment))

    async def set_present(self, guild_ids: set[int]) -> None:
        """Record that the bot is a member of exactly these guilds.

        A guild that is not among them counts as left from now on, if the bot was ever a member of it.
        """
        async with self._database.writing() as session:
            for guild in (await session.scalars(select(Guild))).all():
                if guild.id in guild_ids:
                    guild.joined, guild.left_at = True, None
                elif guild.joined and guild.left_at is None:
                    guild.left_at = datetime.now(UTC)

    async def departed(self, before: datetime) -> Sequence[int]:
        """Return the guilds that the bot was removed from before a moment and has not joined again."""
        async with self._database.reading() as session:
            return (await session.scalars(select(Guild.id).where(Guild.left_at < before))).all()

    async def forget(self, guild_id: int) -> list[str]:
        """Delete every row about a guild, and return the blobs that nothing refers to any more.

        Its members' usage counts stay, as limits still need those of the current week. Styles that were made there stay
        with their owners.
        """
        deleted = self._database.known_guilds.deleting(guild_id)

        def ended() -> None:
            deleted()
            for memory in (self._words, self._blocks, self._settings):
                memory.forget(guild_id)

        async with self._database.writing(ended=ended) as session:
            jobs = (await session.scalars(select(Job).where(Job.guild_id == guild_id))).all()
            blobs = {blob for job in jobs for blob in job.blobs}
            await session.execute(delete(Job).where(Job.guild_id == guild_id))
            await session.execute(update(Style).where(Style.guild_id == guild_id).values(guild_id=None))
            await session.execute(update(Style).where(Style.shared_with == guild_id).values(shared_with=None))
            for table in (GuildSetting, GuildWord, GuildBlock, Grant, SettingChange):
                await session.execute(delete(table).where(table.guild_id == guild_id))
            await session.execute(delete(Guild).where(Guild.id == guild_id))
            return await unreferenced(session, blobs)

    async def settings(self, guild_id: int) -> tuple[SetValue, ...]:
        """Return every value that the admins of a guild have set."""
        return await self._settings.get(guild_id, lambda: self._read_settings(guild_id))

    async def _read_settings(self, guild_id: int) -> tuple[SetValue, ...]:
        columns = (GuildSetting.kind, GuildSetting.target_id, GuildSetting.name, GuildSetting.value)
        async with self._database.reading() as session:
            rows = await session.execute(select(*columns).where(GuildSetting.guild_id == guild_id))
            return tuple(SetValue(*row) for row in rows)

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
        """Set `values` and remove those in `unset`, all or none, and return the recorded changes.

        `user_id` is the admin who does so. Raises TooManySettings if the guild would have more than `most` settings.
        """
        changes: list[SettingChange] = []
        async with self._database.writing(ended=lambda: self._settings.forget(guild_id)) as session:
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
                changes.append(record_change(session, guild_id, user_id, target.setting(name), before, after))
            await session.flush()
            count = select(func.count()).select_from(GuildSetting).where(GuildSetting.guild_id == guild_id)
            if (await session.scalars(count)).one() > most:
                raise TooManySettings
        return changes

    async def changes(self, guild_id: int, limit: int) -> Sequence[SettingChange]:
        """Return at most `limit` changes of a guild's settings, the newest first."""
        query = select(SettingChange).where(SettingChange.guild_id == guild_id).order_by(SettingChange.id.desc())
        async with self._database.reading() as session:
            return (await session.scalars(query.limit(limit))).all()


def _word_list_name(allowed: bool | None) -> str | None:
    return None if allowed is None else "allowed" if allowed else "blocked"


def record_change(
    session: AsyncSession, guild_id: int, user_id: int, setting: str, before: str | None, after: str | None
) -> SettingChange:
    """Record in a guild's change log that an admin has changed something, and return the change."""
    now = datetime.now(UTC)
    change = SettingChange(
        guild_id=guild_id, user_id=user_id, changed_at=now, setting=setting, before=before, after=after
    )
    session.add(change)
    return change
