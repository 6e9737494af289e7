"""Jobs as rows: every change of a job's state is one transaction here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.rules.usage_limits import Account, Needed, Used, Whose, day_of, the_last_to_end, used_units
from bot.store.database import Database, insert_new
from bot.store.models import UNFINISHED, Guild, HistoryEntry, Job, JobKind, JobState, Post, Result, User, folded
from bot.store.orders import Content, Order
from bot.store.retention import unneeded
from bot.store.saved_styles import NewStyle, insert_style
from bot.store.usage_counts import QueueFull, give_back, state_of, take
from engine.protocol.messages import Notice


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Where in Discord a job is shown, and how its message can be reached."""

    channel_id: int
    message_id: int | None  # None: not known yet, the token's original response
    application_id: int
    token: str
    token_expires_at: datetime
    filesize_limit: int  # bytes
    reachable: bool = True  # by the bot itself; else only with the token, as long as that lives


@dataclass(frozen=True, kw_only=True)
class NewJob:
    """A job before it is a row. cost: units. order: with a seed. most_running: how many may run at once, by account."""

    user_id: int
    guild_id: int | None
    locale: str
    parent_id: int | None = None
    order: Order
    content: Content
    cost: int
    most_running: Mapping[Whose, int] = field(default_factory=dict)
    spoiler: bool = False
    panel: Panel
    shared: frozenset[str] = frozenset()  # of its blobs those that belong to earlier jobs

    @property
    def needed(self) -> Needed:
        """What it takes."""
        return needed_by(self.order.kind, self.order.style, self.cost)


def needed_by(kind: JobKind, style: str | None, units: int) -> Needed:
    """What a job takes: one that optimises nothing is no job of the day."""
    training = kind == JobKind.TRAINING
    return Needed(jobs=int(not training and not style), trainings=int(training), units=units)


class ContentGone(Exception):  # not an error: the person is asked for the picture again
    """The photo that a job shares with an earlier one is no longer kept."""


class Jobs:
    """The repository of jobs, with what people have used of their limits."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def submit(self, new: NewJob, accounts: Sequence[Account], longest_queue: int) -> Job:
        """Reserve what the job needs and insert it as queued, both or neither; its prompt goes into the history.

        One that optimises nothing is no picture of the day, and its prompt is in the history already.
        Raises LimitReached, QueueFull and ContentGone; of any number of simultaneous calls exactly as many pass as may.
        """
        now = datetime.now(UTC)
        needed = new.needed
        async with self._database.writing() as session:
            await _insert_whom(session, new, now)
            await take(session, accounts, needed, now=now, longest_queue=longest_queue)
            if new.shared and await unneeded(session, new.shared):
                raise ContentGone
            if needed.counts:
                await _remember_prompt(session, new.user_id, new.order.prompt, now)
            days = {account.whose: day_of(now, account.zone) for account in accounts}
            job = _row(
                new,
                now,
                state=JobState.QUEUED,
                counted_on=days.get(Whose.PERSON),
                counted_here_on=days.get(Whose.MEMBER),
                counted_jobs=needed.jobs,
                counted_units=needed.units,
                counted_trainings=needed.trainings,
            )
            session.add(job)
            await session.flush()
            await session.refresh(job)
        return job

    async def add_picked(self, new: NewJob, picked: Result, seconds: float) -> Job:
        """A picture of a gallery as a job of its own, which is done already and takes nothing; raises ContentGone."""
        now = datetime.now(UTC)
        async with self._database.writing() as session:
            if await unneeded(session, picked.blobs):
                raise ContentGone
            await _insert_whom(session, new, now)
            job = _row(new, now, state=JobState.DONE, finished_at=now, seconds=seconds)
            job.results.append(
                Result(number=1, seed=picked.seed, picture=picked.picture, weights=picked.weights, film=picked.film)
            )
            session.add(job)
            await session.flush()
            await session.refresh(job)
        return job

    async def check(self, accounts: Sequence[Account], longest_queue: int, needed: Needed) -> None:
        """Whether a job that takes so much would be accepted now; raises as `submit` does, reserves nothing."""
        now = datetime.now(UTC)
        async with self._database.reading() as session:
            state = await state_of(session, accounts, now)
        if state.queued >= longest_queue:
            raise QueueFull
        if stops := state.stops(accounts, needed, now):
            raise the_last_to_end(stops)

    async def used(self, accounts: Sequence[Account], now: datetime) -> list[Used]:
        """What has been used of each of these."""
        async with self._database.reading() as session:
            return (await state_of(session, accounts, now)).used

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

    async def begin(self, job_id: int) -> Job | None:
        """queued → running; None where the job is no longer queued."""
        return await self._change(
            job_id, JobState.QUEUED, state=JobState.RUNNING, starts=Job.starts + 1, started_at=datetime.now(UTC)
        )

    async def add_result(
        self, job_id: int, *, number: int, seed: int, picture: str, weights: str, film: str | None = None
    ) -> None:
        """A picture of a running job is painted."""
        result = Result(job_id=job_id, number=number, seed=seed, picture=picture, weights=weights, film=film)
        async with self._database.writing() as session:
            session.add(result)

    async def finish(
        self, job: Job, *, seconds: float, notes: list[Notice], style: NewStyle | None = None
    ) -> Job | None:
        """running → done. notes: the engine's, besides those that the job had before. style: what a training made."""
        both = [*job.notes, *msgspec.to_builtins(notes)]
        values = {"state": JobState.DONE, "seconds": seconds, "notes": both}
        async with self._database.writing() as session:
            done = await _changed(session, job.id, JobState.RUNNING, **values, **_ended())
            if done is not None and style is not None:
                await insert_style(session, style, another_name=True)
        return done

    async def keep_checkpoint(self, job_id: int, checkpoint: str) -> str | None:
        """A training goes on from here, if it has to; gives the blob that it went on from before."""
        async with self._database.writing() as session:
            job = await session.get_one(Job, job_id)
            before, job.checkpoint = job.checkpoint, checkpoint
        return before

    async def drop_checkpoint(self, job_id: int) -> str | None:
        """A training has ended; gives the blob with which it would have gone on."""
        async with self._database.writing() as session:
            job = await session.get_one(Job, job_id)
            before, job.checkpoint = job.checkpoint, None
        return before

    async def names_in_training(self, user_id: int) -> set[str]:
        """Of styles that a person has in training, folded."""
        query = select(Job.style_name).where(
            Job.user_id == user_id, Job.state.in_(UNFINISHED), Job.kind == JobKind.TRAINING
        )
        async with self._database.reading() as session:
            return {folded(name) for name in await session.scalars(query) if name}

    async def pause(self, job_id: int, step: int) -> Job | None:
        """running → queued after some steps, to let others go first; that is no further start."""
        return await self._change(job_id, JobState.RUNNING, state=JobState.QUEUED, starts=Job.starts - 1, step=step)

    async def drop_results(self, job_id: int) -> list[str]:
        """What a job has painted that did not get to its end; gives the blobs that nobody else has."""
        async with self._database.writing() as session:
            job = await session.get_one(Job, job_id)
            had = {blob for result in job.results for blob in result.blobs}
            return await _drop(session, job, had)

    async def fail(self, job_id: int, notice: Notice) -> Job | None:
        """queued or running → failed, and everything that it had reserved is given back."""
        failure = msgspec.to_builtins(notice)
        return await self._end(job_id, *UNFINISHED, refund=True, state=JobState.FAILED, failure=failure)

    async def lose(self, job_id: int, notice: Notice) -> Job | None:
        """done → failed, where its pictures have gone before anybody has seen them; everything is given back."""
        failure = msgspec.to_builtins(notice)
        return await self._change(job_id, JobState.DONE, refund=True, state=JobState.FAILED, failure=failure)

    async def cancel_queued(self, job_id: int, steps: int = 1) -> Job | None:
        """queued → cancelled; None where the job is no longer queued.

        What was made of its steps before it had to wait again stays used, as in `cancelled`; the rest is given back.
        """
        async with self._database.writing() as session:
            job = await _changed(session, job_id, JobState.QUEUED, state=JobState.CANCELLED, **_ended())
            if job is not None:
                await give_back(session, job, used_units(job.cost, job.step, steps))
        return job

    async def cancelled(self, job_id: int, step: int, steps: int) -> Job | None:
        """running → cancelled after some of its steps.

        Before the first one everything is given back; later the units of those that were not made.
        """
        async with self._database.writing() as session:
            job = await _changed(session, job_id, JobState.RUNNING, state=JobState.CANCELLED, step=step, **_ended())
            if job is not None:
                await give_back(session, job, used_units(job.cost, step, steps))
        return job

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
            had = job.blobs
            job.content, job.style = "", None
            await session.execute(delete(Post).where(Post.job_id == job_id))
            return await _drop(session, job, had)

    async def add_post(self, job_id: int, message_id: int, channel_id: int) -> None:
        """A further message shows a job."""
        async with self._database.writing() as session:
            session.add(Post(message_id=message_id, job_id=job_id, channel_id=channel_id))

    async def posts(self, job_id: int) -> Sequence[Post]:
        """The messages that show a job besides its panel."""
        async with self._database.reading() as session:
            return (await session.scalars(select(Post).where(Post.job_id == job_id))).all()

    async def _end(self, job_id: int, *states: JobState, refund: bool = False, **values: object) -> Job | None:
        return await self._change(job_id, *states, refund=refund, **_ended(), **values)

    async def _change(self, job_id: int, *states: JobState, refund: bool = False, **values: object) -> Job | None:
        """Change a job that is in one of the states, with what it had reserved given back or not."""
        async with self._database.writing() as session:
            job = await _changed(session, job_id, *states, **values)
            if job is not None and refund:
                await give_back(session, job, 0)
        return job


async def _changed(session: AsyncSession, job_id: int, *states: JobState, **values: object) -> Job | None:
    """Change a job that is in one of the states; None where it is in another one."""
    change = update(Job).where(Job.id == job_id, Job.state.in_(states)).values(values).returning(Job.id)
    if (await session.execute(change)).scalar_one_or_none() is None:
        return None
    return await session.get_one(Job, job_id)


def _ended() -> dict[str, object]:
    return {"finished_at": datetime.now(UTC)}


def token_lives(job: Job, margin: timedelta) -> bool:
    """Whether the job's interaction can still be answered with its token."""
    return bool(job.token) and datetime.now(UTC) + margin < job.token_expires_at


def _row(new: NewJob, now: datetime, **values: Any) -> Job:
    return Job(
        user_id=new.user_id,
        guild_id=new.guild_id,
        locale=new.locale,
        parent_id=new.parent_id,
        **new.order.columns,
        searched=folded(new.order.prompt),
        content=new.content.blob,
        moving=new.content.moving,
        frames=new.content.frames,
        notes=msgspec.to_builtins(new.content.notes),
        cost=new.cost,
        most_running={str(whose): most for whose, most in new.most_running.items()},
        spoiler=new.spoiler,
        created_at=now,
        **vars(new.panel),
        **values,
    )


async def _drop(session: AsyncSession, job: Job, had: set[str]) -> list[str]:
    """A job's results go; of the blobs that it had, those that nobody has now."""
    await session.flush()
    await session.execute(delete(Result).where(Result.job_id == job.id))
    return await unneeded(session, had)


async def _insert_whom(session: AsyncSession, new: NewJob, now: datetime) -> None:
    await insert_new(session, User, id=new.user_id, first_seen_at=now)
    if new.guild_id is not None:
        await insert_new(session, Guild, id=new.guild_id, first_seen_at=now)


async def _remember_prompt(session: AsyncSession, user_id: int, prompt: str, now: datetime) -> None:
    entry = await session.get(HistoryEntry, (user_id, prompt))
    if entry is None:
        session.add(HistoryEntry(user_id=user_id, prompt=prompt, uses=1, last_used_at=now))
    else:
        entry.uses += 1
        entry.last_used_at = now
