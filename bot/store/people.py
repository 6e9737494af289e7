"""Everything that the bot keeps about one user."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, update

from bot.store.bans import BanKind
from bot.store.database import Database
from bot.store.guilds import TargetKind
from bot.store.models import (
    UNFINISHED,
    Ban,
    Base,
    Grant,
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
from bot.store.retention import unreferenced

SECRET = {"token"}  # columns that no export may contain: a token is a credential


@dataclass(frozen=True)
class Summary:
    """How many rows of each kind belong to a user, and how many granted units are left.

    `since` is when they first used the bot or, before that, granted or got units; None if nothing is known about them.
    """

    since: datetime | None
    jobs: int
    pictures: int
    prompts: int
    styles: int
    granted: int = 0


class People:
    """The repository of everything that belongs to one user."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def summary(self, user_id: int) -> Summary:
        """Count what is kept about a user; pictures deleted by retention do not count."""
        pictures = select(func.count()).select_from(Result).join(Job, Job.id == Result.job_id)
        prompts = select(func.count()).select_from(HistoryEntry)
        async with self._database.reading() as session:

            async def count(query: Select[int]) -> int:
                return (await session.scalars(query)).one()

            user = await session.get(User, user_id)
            grants = select(func.min(Grant.granted_at))
            granted = await session.scalar(grants.where(or_(Grant.user_id == user_id, Grant.granted_by == user_id)))
            return Summary(
                since=user.first_seen_at if user else granted,
                jobs=await count(select(func.count()).select_from(Job).where(Job.user_id == user_id)),
                pictures=await count(pictures.where(Job.user_id == user_id, Result.picture != "")),
                prompts=await count(prompts.where(HistoryEntry.user_id == user_id)),
                styles=await count(select(func.count()).select_from(Style).where(Style.user_id == user_id)),
                granted=await count(
                    select(func.coalesce(func.sum(Grant.remaining), 0)).where(Grant.user_id == user_id)
                ),
            )

    async def rows(self, user_id: int) -> AsyncIterator[tuple[str, dict[str, Any]]]:
        """Yield every row about a user as table name and JSON-ready values, table by table.

        The columns in SECRET are omitted.
        """
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
            Grant: Grant.user_id == user_id,
            GuildSetting: and_(GuildSetting.kind == TargetKind.MEMBER, GuildSetting.target_id == user_id),
            Ban: and_(Ban.kind == BanKind.PERSON, Ban.target_id == user_id),
        }
        async with self._database.reading() as session:
            for model, condition in wanted.items():
                table = model.__table__
                columns = [column for column in table.c if column.name not in SECRET]
                found = await session.stream(select(*columns).where(condition).order_by(*table.primary_key))
                async for row in found.mappings():
                    yield model.__tablename__, {key: _plain(value) for key, value in row.items()}

    async def unfinished(self, user_id: int) -> Sequence[int]:
        """Return the ids of a user's queued jobs, the newest first, followed by their running ones.

        Cancelled in this order, no queued job starts because a running one has ended.
        """
        query = select(Job.id).where(Job.user_id == user_id, Job.state.in_(UNFINISHED))
        async with self._database.reading() as session:
            return (await session.scalars(query.order_by(Job.state == JobState.RUNNING, Job.id.desc()))).all()

    async def jobs(self, user_id: int, after: int, limit: int) -> Sequence[Job]:
        """Return at most `limit` of a user's jobs with ids above `after`, the oldest first."""
        query = select(Job).where(Job.user_id == user_id, Job.id > after).order_by(Job.id).limit(limit)
        async with self._database.reading() as session:
            return (await session.scalars(query)).all()

    async def forget(self, user_id: int) -> list[str]:
        """Delete every row about a user, and return the blobs that nothing refers to any more.

        The usage counts of the week, bans and blocks stay. Jobs that others have made from the user's stay without
        their parent, and what the user has set or granted as an admin stays without their name.
        """
        async with self._database.writing(ended=self._database.known_users.deleting(user_id)) as session:
            jobs = (await session.scalars(select(Job).where(Job.user_id == user_id))).all()
            styles = (await session.scalars(select(Style).where(Style.user_id == user_id))).all()
            blobs = {blob for job in jobs for blob in job.blobs} | {blob for style in styles for blob in style.blobs}
            await session.execute(delete(Style).where(Style.user_id == user_id))
            await session.execute(delete(Job).where(Job.user_id == user_id))
            await session.execute(delete(HistoryEntry).where(HistoryEntry.user_id == user_id))
            await session.execute(delete(Grant).where(Grant.user_id == user_id))
            await session.execute(update(Grant).where(Grant.granted_by == user_id).values(granted_by=None))
            changed = update(SettingChange).where(SettingChange.user_id == user_id)
            await session.execute(changed.values(user_id=None))
            counted = select(UsageCount.user_id).where(UsageCount.user_id == user_id).exists()
            await session.execute(delete(User).where(User.id == user_id, ~counted))
            return await unreferenced(session, blobs)

    async def drop_counts(self, before: date) -> None:
        """Delete usage counts from before a day, grants that are over, and users about whom nothing else is kept.

        A grant is over if it ended before the day, or if it is used up and no job can give anything back to it.
        """
        tables = (HistoryEntry, UsageCount, Style)
        active = select(Job.user_id).union(*(select(table.user_id) for table in tables))
        async with self._database.writing(ended=self._database.known_users.deleting()) as session:
            await session.execute(delete(UsageCount).where(UsageCount.day < before))
            unfinished = select(Job.id).where(Job.user_id == Grant.user_id, Job.delivered_at.is_(None)).exists()
            ended = Grant.until < datetime.combine(before, time(), UTC)
            await session.execute(delete(Grant).where(or_(ended, and_(Grant.remaining == 0, ~unfinished))))
            await session.execute(delete(User).where(User.id.not_in(active)))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
