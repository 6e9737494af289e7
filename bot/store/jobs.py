"""Jobs as rows: every change of a job's state is one transaction here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import ColumnElement, func, select, union, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.limits import LimitReached, Limits, day_of, end_of
from bot.store.database import Database
from bot.store.models import UNFINISHED, DailyUse, Guild, HistoryEntry, Job, JobState, User
from engine.messages import Notice
from engine.presets import PresetName


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Where in Discord a job is shown, and how its message can be reached."""

    channel_id: int
    message_id: int | None  # None: not known yet, the token's original response
    application_id: int
    token: str
    token_expires_at: datetime
    filesize_limit: int  # bytes


@dataclass(frozen=True, kw_only=True)
class NewJob:
    """What is asked for."""

    user_id: int
    guild_id: int | None
    parent_id: int | None
    prompt: str
    preset: PresetName
    seed: int
    size: int | None
    options: dict[str, Any]
    content: str
    style: str | None
    cost: int
    locale: str
    panel: Panel


class QueueFull(Exception):  # not an error: the person is told, and nothing was taken
    """The whole queue is as long as it may get."""


class Jobs:
    """The repository of jobs, with what people have used of their limits."""

    def __init__(self, database: Database, zone: ZoneInfo) -> None:
        """`zone`: where days end."""
        self._database = database
        self._zone = zone

    async def submit(self, new: NewJob, limits: Limits, longest_queue: int) -> Job:
        """Reserve what the job needs and insert it as queued, both or neither; its prompt goes into the history.

        One that optimises nothing is no picture of the day, and its prompt is in the history already.
        Raises LimitReached and QueueFull; of any number of simultaneous calls exactly as many pass as may.
        """
        now = datetime.now(UTC)
        today = day_of(now, self._zone)
        async with self._database.writing() as session:
            await _insert_new(session, User, new.user_id, now)
            if new.guild_id is not None:
                await _insert_new(session, Guild, new.guild_id, now)
            if await _count(session, Job.state == JobState.QUEUED) >= longest_queue:
                raise QueueFull
            if new.style is None:
                await self._reserve(session, new.user_id, today, limits)
                await _remember_prompt(session, new.user_id, new.prompt, now)
            elif reached := await self._reached(session, new.user_id, today, limits.without_days()):
                raise reached
            job = Job(
                state=JobState.QUEUED,
                user_id=new.user_id,
                guild_id=new.guild_id,
                parent_id=new.parent_id,
                prompt=new.prompt,
                preset=new.preset,
                seed=new.seed,
                size=new.size,
                options=new.options,
                content=new.content,
                style=new.style,
                cost=new.cost,
                locale=new.locale,
                counted_on=today if new.style is None else None,
                created_at=now,
                channel_id=new.panel.channel_id,
                message_id=new.panel.message_id,
                application_id=new.panel.application_id,
                token=new.panel.token,
                token_expires_at=new.panel.token_expires_at,
                filesize_limit=new.panel.filesize_limit,
            )
            session.add(job)
            await session.flush()
            await session.refresh(job)
        return job

    async def _reserve(self, session: AsyncSession, user_id: int, today: date, limits: Limits) -> None:
        """Take one unit of the day's jobs by one conditional UPDATE."""
        await session.execute(
            sqlite.insert(DailyUse).values(user_id=user_id, day=today, jobs=0).on_conflict_do_nothing()
        )
        queued = select(func.count()).where(Job.user_id == user_id, Job.state == JobState.QUEUED).scalar_subquery()
        reserve = update(DailyUse).where(DailyUse.user_id == user_id, DailyUse.day == today)
        if limits.jobs_per_day is not None:
            reserve = reserve.where(DailyUse.jobs < limits.jobs_per_day)
        if limits.queued_at_once is not None:
            reserve = reserve.where(queued < limits.queued_at_once)
        taken = (await session.execute(reserve.values(jobs=DailyUse.jobs + 1).returning(DailyUse.jobs))).all()
        if taken:
            return
        raise await self._reached(session, user_id, today, limits) or AssertionError("a limit without a reason")

    async def check(self, user_id: int, limits: Limits, longest_queue: int) -> None:
        """Whether a job would be accepted now; raises as `submit` does, reserves nothing."""
        async with self._database.reading() as session:
            if await _count(session, Job.state == JobState.QUEUED) >= longest_queue:
                raise QueueFull
            today = day_of(datetime.now(UTC), self._zone)
            if reached := await self._reached(session, user_id, today, limits):
                raise reached

    async def used(self, user_id: int) -> tuple[int, int, datetime]:
        """How many of a person's jobs count today, how many wait, and when the day ends."""
        today = day_of(datetime.now(UTC), self._zone)
        async with self._database.reading() as session:
            use = await session.get(DailyUse, (user_id, today))
            queued = await _count(session, Job.user_id == user_id, Job.state == JobState.QUEUED)
        return use.jobs if use else 0, queued, end_of(today, self._zone)

    async def _reached(self, session: AsyncSession, user_id: int, today: date, limits: Limits) -> LimitReached | None:
        use = await session.get(DailyUse, (user_id, today))
        used = use.jobs if use else 0
        if limits.jobs_per_day is not None and used >= limits.jobs_per_day:
            return LimitReached("jobs_per_day", limits.jobs_per_day, used, end_of(today, self._zone))
        queued = await _count(session, Job.user_id == user_id, Job.state == JobState.QUEUED)
        if limits.queued_at_once is not None and queued >= limits.queued_at_once:
            return LimitReached("queued_at_once", limits.queued_at_once, queued, None)
        return None

    async def get(self, job_id: int) -> Job | None:
        """The job as it is now."""
        async with self._database.reading() as session:
            return await session.get(Job, job_id)

    async def queued(self) -> Sequence[Job]:
        """All that wait, oldest first."""
        async with self._database.reading() as session:
            query = select(Job).where(Job.state == JobState.QUEUED).order_by(Job.id)
            return (await session.scalars(query)).all()

    async def prompts(self, job_ids: Sequence[int]) -> dict[int, str]:
        """Of these jobs."""
        async with self._database.reading() as session:
            rows = (await session.execute(select(Job.id, Job.prompt).where(Job.id.in_(job_ids)))).all()
        return {row.id: row.prompt for row in rows}

    async def undelivered(self) -> Sequence[Job]:
        """All that have ended and are not yet shown as ended."""
        async with self._database.reading() as session:
            query = select(Job).where(Job.state.not_in(UNFINISHED), Job.delivered_at.is_(None)).order_by(Job.id)
            return (await session.scalars(query)).all()

    async def pace(self, last: int = 20) -> float | None:
        """Seconds for a cost unit, over the last finished jobs; None where there are none yet."""
        async with self._database.reading() as session:
            query = select(Job.seconds, Job.cost).where(
                Job.state == JobState.DONE, Job.seconds.is_not(None), Job.style.is_(None)
            )
            rows = (await session.execute(query.order_by(Job.id.desc()).limit(last))).all()
        return sum(row.seconds for row in rows) / sum(row.cost for row in rows) if rows else None

    async def begin(self, job_id: int) -> Job | None:
        """queued → running; None where the job is no longer queued."""
        return await self._change(
            job_id, JobState.QUEUED, state=JobState.RUNNING, starts=Job.starts + 1, started_at=datetime.now(UTC)
        )

    async def finish(
        self, job_id: int, *, result: str, weights: str, seconds: float, notes: list[Notice]
    ) -> Job | None:
        """running → done."""
        return await self._end(
            job_id,
            JobState.RUNNING,
            state=JobState.DONE,
            result=result,
            weights=weights,
            seconds=seconds,
            notes=msgspec.to_builtins(notes),
        )

    async def fail(self, job_id: int, notice: Notice) -> Job | None:
        """queued or running → failed, and everything that it had reserved is given back."""
        failure = msgspec.to_builtins(notice)
        return await self._end(job_id, *UNFINISHED, refund=True, state=JobState.FAILED, failure=failure)

    async def cancel_queued(self, job_id: int) -> Job | None:
        """queued → cancelled, and everything given back; None where the job is no longer queued."""
        return await self._end(job_id, JobState.QUEUED, refund=True, state=JobState.CANCELLED)

    async def cancelled(self, job_id: int, step: int) -> Job | None:
        """running → cancelled after `step` steps; before the first one everything is given back."""
        return await self._end(job_id, JobState.RUNNING, refund=step == 0, state=JobState.CANCELLED, step=step)

    async def requeue(self, job_id: int, *, engine_died: bool) -> Job | None:
        """running → queued, where the engine or the bot did not get to its end."""
        return await self._change(
            job_id, JobState.RUNNING, state=JobState.QUEUED, engine_deaths=Job.engine_deaths + int(engine_died)
        )

    async def take_up_again(self) -> None:
        """At start: whatever was running when the bot ended is queued again."""
        async with self._database.writing() as session:
            await session.execute(update(Job).where(Job.state == JobState.RUNNING).values(state=JobState.QUEUED))

    async def set_message(self, job_id: int, message_id: int, channel_id: int | None = None) -> None:
        """The job's panel is another message now."""
        values = {"message_id": message_id} | ({} if channel_id is None else {"channel_id": channel_id})
        async with self._database.writing() as session:
            await session.execute(update(Job).where(Job.id == job_id).values(values))

    async def set_delivered(self, job_id: int) -> None:
        """The person has been shown how the job ended; the interaction's token is no longer needed."""
        values = {"delivered_at": datetime.now(UTC), "token": ""}
        async with self._database.writing() as session:
            await session.execute(update(Job).where(Job.id == job_id).values(values))

    async def forget(self, job_id: int) -> list[str]:
        """A job's pictures and weights are kept no longer; gives the blobs that no other job has."""
        async with self._database.writing() as session:
            job = await session.get_one(Job, job_id)
            had = {blob for blob in (job.content, job.result, job.weights, job.style) if blob}
            job.content, job.result, job.weights, job.style = "", None, None, None
            await session.flush()
            columns = (Job.content, Job.result, Job.weights, Job.style)
            kept = await session.scalars(union(*(select(column).where(column.in_(had)) for column in columns)))
            return sorted(had - set(kept))

    async def _end(self, job_id: int, *states: JobState, refund: bool = False, **values: object) -> Job | None:
        return await self._change(job_id, *states, refund=refund, finished_at=datetime.now(UTC), **values)

    async def _change(self, job_id: int, *states: JobState, refund: bool = False, **values: object) -> Job | None:
        """Change a job that is in one of the states, with what it had reserved given back or not."""
        async with self._database.writing() as session:
            change = update(Job).where(Job.id == job_id, Job.state.in_(states)).values(values).returning(Job)
            job = (await session.execute(change)).scalar_one_or_none()
            if job and refund and job.counted_on:
                given_back = update(DailyUse).where(
                    DailyUse.user_id == job.user_id, DailyUse.day == job.counted_on, DailyUse.jobs > 0
                )
                await session.execute(given_back.values(jobs=DailyUse.jobs - 1))
                job.counted_on = None
        return job


class History:
    """The repository of people's prompts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def newest(self, user_id: int, limit: int, offset: int = 0) -> Sequence[HistoryEntry]:
        """A person's prompts, the last used first."""
        async with self._database.reading() as session:
            query = select(HistoryEntry).where(HistoryEntry.user_id == user_id)
            query = query.order_by(HistoryEntry.last_used_at.desc(), HistoryEntry.prompt)
            return (await session.scalars(query.limit(limit).offset(offset))).all()

    async def count(self, user_id: int) -> int:
        """How many prompts a person has used."""
        async with self._database.reading() as session:
            query = select(func.count()).select_from(HistoryEntry).where(HistoryEntry.user_id == user_id)
            return (await session.scalars(query)).one()


def token_lives(job: Job, margin: timedelta) -> bool:
    """Whether the job's interaction can still be answered with its token."""
    return bool(job.token) and datetime.now(UTC) + margin < job.token_expires_at


async def _count(session: AsyncSession, *conditions: ColumnElement[bool]) -> int:
    return (await session.scalars(select(func.count()).select_from(Job).where(*conditions))).one()


async def _insert_new(session: AsyncSession, table: type[User] | type[Guild], key: int, now: datetime) -> None:
    await session.execute(sqlite.insert(table).values(id=key, first_seen_at=now).on_conflict_do_nothing())


async def _remember_prompt(session: AsyncSession, user_id: int, prompt: str, now: datetime) -> None:
    entry = await session.get(HistoryEntry, (user_id, prompt))
    if entry is None:
        session.add(HistoryEntry(user_id=user_id, prompt=prompt, uses=1, last_used_at=now))
    else:
        entry.uses += 1
        entry.last_used_at = now
