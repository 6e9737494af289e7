"""Everything that is kept about one person."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, select, update

from bot.store.bans import Banned
from bot.store.database import Database
from bot.store.guilds import Kind
from bot.store.models import (
    UNFINISHED,
    Ban,
    Base,
    GuildBlock,
    GuildSetting,
    HistoryEntry,
    Job,
    JobState,
    Post,
    Result,
    SettingChange,
    Style,
    UsageCount,
    User,
)
from bot.store.retention import unneeded

SECRET = {"token"}  # columns that are nobody's but Discord's


@dataclass(frozen=True)
class Summary:
    """How much there is. since: when the person first used the bot; None where nothing is known of them."""

    since: datetime | None
    jobs: int
    pictures: int
    prompts: int
    styles: int


class People:
    """The repository of what belongs to one person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def summary(self, user_id: int) -> Summary:
        """How much there is of a person."""
        pictures = select(func.count()).select_from(Result).join(Job, Job.id == Result.job_id)
        prompts = select(func.count()).select_from(HistoryEntry)
        async with self._database.reading() as session:

            async def count(query: Select[int]) -> int:
                return (await session.scalars(query)).one()

            user = await session.get(User, user_id)
            return Summary(
                since=user.first_seen_at if user else None,
                jobs=await count(select(func.count()).select_from(Job).where(Job.user_id == user_id)),
                pictures=await count(pictures.where(Job.user_id == user_id, Result.picture != "")),
                prompts=await count(prompts.where(HistoryEntry.user_id == user_id)),
                styles=await count(select(func.count()).select_from(Style).where(Style.user_id == user_id)),
            )

    async def rows(self, user_id: int) -> AsyncIterator[tuple[str, dict[str, Any]]]:
        """Every row that is about a person, table after table, in plain values."""
        jobs = select(Job.id).where(Job.user_id == user_id)
        wanted: dict[type[Base], ColumnElement[bool]] = {
            User: User.id == user_id,
            Job: Job.user_id == user_id,
            Result: Result.job_id.in_(jobs),
            Post: Post.job_id.in_(jobs),
            Style: Style.user_id == user_id,
            HistoryEntry: HistoryEntry.user_id == user_id,
            UsageCount: UsageCount.user_id == user_id,
            SettingChange: SettingChange.user_id == user_id,
            GuildBlock: GuildBlock.user_id == user_id,
            GuildSetting: and_(GuildSetting.kind == Kind.MEMBER, GuildSetting.target_id == user_id),
            Ban: and_(Ban.kind == Banned.PERSON, Ban.target_id == user_id),
        }
        async with self._database.reading() as session:
            for model, condition in wanted.items():
                table = model.__table__
                columns = [column for column in table.c if column.name not in SECRET]
                found = await session.stream(select(*columns).where(condition).order_by(*table.primary_key))
                async for row in found.mappings():
                    yield model.__tablename__, {key: _plain(value) for key, value in row.items()}

    async def unfinished(self, user_id: int) -> Sequence[int]:
        """A person's jobs that wait, the newest first, then those that run: none begins where they are stopped so."""
        query = select(Job.id).where(Job.user_id == user_id, Job.state.in_(UNFINISHED))
        async with self._database.reading() as session:
            return (await session.scalars(query.order_by(Job.state == JobState.RUNNING, Job.id.desc()))).all()

    async def jobs(self, user_id: int, after: int, limit: int) -> Sequence[Job]:
        """A person's jobs from after this one on, the oldest first."""
        query = select(Job).where(Job.user_id == user_id, Job.id > after).order_by(Job.id).limit(limit)
        async with self._database.reading() as session:
            return (await session.scalars(query)).all()

    async def forget(self, user_id: int) -> list[str]:
        """Delete every row about a person but the counts of the week, and what was decided about them.

        Gives the blobs that are free now. Jobs that others have made from theirs stay, without saying from what; so
        does what an admin has set, without saying who it was.
        """
        async with self._database.writing() as session:
            jobs = (await session.scalars(select(Job).where(Job.user_id == user_id))).all()
            styles = (await session.scalars(select(Style).where(Style.user_id == user_id))).all()
            had = {blob for job in jobs for blob in job.blobs} | {blob for style in styles for blob in style.blobs}
            await session.execute(delete(Style).where(Style.user_id == user_id))
            await session.execute(delete(Job).where(Job.user_id == user_id))
            await session.execute(delete(HistoryEntry).where(HistoryEntry.user_id == user_id))
            changed = update(SettingChange).where(SettingChange.user_id == user_id)
            await session.execute(changed.values(user_id=None))
            counted = select(UsageCount.user_id).where(UsageCount.user_id == user_id).exists()
            await session.execute(delete(User).where(User.id == user_id, ~counted))
            return await unneeded(session, had)

    async def drop_counts(self, before: date) -> None:
        """Of days that no limit asks for any more; and people of whom nothing else was kept."""
        tables = (HistoryEntry, UsageCount, Style)
        active = select(Job.user_id).union(*(select(table.user_id) for table in tables))
        async with self._database.writing() as session:
            await session.execute(delete(UsageCount).where(UsageCount.day < before))
            await session.execute(delete(User).where(User.id.not_in(active)))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
