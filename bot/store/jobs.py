"""Jobs as rows: every change of a job's state is one transaction in this module."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime

import msgspec
import structlog
from sqlalchemy import delete, inspect, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import lazyload
from sqlalchemy.orm.attributes import set_committed_value

from bot.errors import StorageProblem
from bot.rules.usage_limits import Account, AccountKind, Needed, Used, day_of, longest_stop, used_units
from bot.store.database import Database, dialect_insert, insert_new
from bot.store.models import UNFINISHED, Guild, HistoryEntry, Job, JobKind, JobState, Post, Result, User, folded
from bot.store.new_jobs import ContentGone, NewJob, Painted, job_row
from bot.store.retention import unreferenced
from bot.store.saved_styles import NewStyle, insert_style
from bot.store.usage_counts import QueueFull, current_usage, give_back, take
from engine.protocol.messages import Notice

WRITTEN_WITHIN_S = 1.0  # after which it is written what message is a job's panel

log = structlog.get_logger()


class Jobs:
    """The repository of jobs, which also keeps the usage counts of their users."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._messages: dict[int, dict[str, int]] = {}  # columns of jobs that are not written yet
        self._writing_messages: asyncio.Task[None] | None = None

    async def submit(self, new: NewJob, accounts: Sequence[Account], longest_queue: int) -> Job:
        """Reserve what the job needs and insert it as queued, both or neither.

        Its prompt is added to the user's history, unless the job applies an existing style. Raises LimitReached,
        QueueFull and ContentGone. Of any number of simultaneous calls exactly as many pass as the limits allow.
        """
        now = datetime.now(UTC)
        needed = new.needed
        async with self._database.writing(committed=lambda: self._know(new)) as session:
            await self._insert_user_and_guild(session, new, now)
            granted = await take(session, accounts, needed, now=now, longest_queue=longest_queue)
            if new.shared and await unreferenced(session, new.shared):
                raise ContentGone
            if needed.counts:
                await _remember_prompt(session, new.user_id, new.order.prompt, now)
            days = {account.whose: day_of(now, account.zone) for account in accounts}
            if granted and sum(granted.values()) == needed.units:
                del days[AccountKind.MEMBER]
            job = job_row(
                new,
                now,
                state=JobState.QUEUED,
                counted_on=days.get(AccountKind.PERSON),
                counted_here_on=days.get(AccountKind.MEMBER),
                counted_jobs=needed.jobs,
                counted_units=needed.units,
                counted_trainings=needed.trainings,
                granted=granted,
            )
            await _insert(session, job)
        return job

    async def add_picked(self, new: NewJob, picked: Result, seconds: float) -> Job:
        """Insert one picture of a gallery as a job of its own, which is done and costs nothing.

        `seconds` is the time that the engine needed for it. Raises ContentGone.
        """
        now = datetime.now(UTC)
        async with self._database.writing(committed=lambda: self._know(new)) as session:
            if await unreferenced(session, picked.blobs):
                raise ContentGone
            await self._insert_user_and_guild(session, new, now)
            job = job_row(new, now, state=JobState.DONE, finished_at=now, seconds=seconds)
            job.results.append(
                Result(number=1, seed=picked.seed, picture=picked.picture, weights=picked.weights, film=picked.film)
            )
            await _insert(session, job)
        return job

    async def _insert_user_and_guild(self, session: AsyncSession, new: NewJob, now: datetime) -> None:
        if new.user_id not in self._database.known_users:
            await insert_new(session, User, id=new.user_id, first_seen_at=now)
        if new.guild_id is not None and new.guild_id not in self._database.known_guilds:
            await insert_new(session, Guild, id=new.guild_id, first_seen_at=now)

    def _know(self, new: NewJob) -> None:
        self._database.known_users.add(new.user_id)
        if new.guild_id is not None:
            self._database.known_guilds.add(new.guild_id)

    async def check(self, accounts: Sequence[Account], longest_queue: int, needed: Needed) -> None:
        """Check whether a job that needs this much would be accepted now; nothing is reserved.

        Raises LimitReached and QueueFull, as `submit` does.
        """
        now = datetime.now(UTC)
        async with self._database.reading() as session:
            state = await current_usage(session, accounts, now)
        if state.queued >= longest_queue:
            raise QueueFull
        if stops := state.stops(accounts, needed, now):
            raise longest_stop(stops)

    async def used(self, accounts: Sequence[Account], now: datetime) -> list[Used]:
        """Return what has been used of each account at `now`, in the order of the accounts."""
        async with self._database.reading() as session:
            return (await current_usage(session, accounts, now)).used

    async def get(self, job_id: int) -> Job | None:
        """Return the job as it is stored now, or None if there is none with this id."""
        async with self._database.reading() as session:
            job = await session.get(Job, job_id)
        if job is not None:
            for name, value in self._messages.get(job_id, {}).items():
                set_committed_value(job, name, value)
        return job

    async def queued(self) -> Sequence[Job]:
        """Return all queued jobs, the oldest first."""
        async with self._database.reading() as session:
            query = select(Job).where(Job.state == JobState.QUEUED).order_by(Job.id)
            return (await session.scalars(query)).all()

    async def prompts(self, job_ids: Sequence[int]) -> dict[int, str]:
        """Return the prompts of these jobs by job id."""
        async with self._database.reading() as session:
            rows = (await session.execute(select(Job.id, Job.prompt).where(Job.id.in_(job_ids)))).all()
        return {row.id: row.prompt for row in rows}

    async def undelivered(self) -> Sequence[Job]:
        """Return all jobs that have ended while their panels do not show it yet, the oldest first."""
        async with self._database.reading() as session:
            query = select(Job).where(Job.state.not_in(UNFINISHED), Job.delivered_at.is_(None)).order_by(Job.id)
            return (await session.scalars(query)).all()

    async def begin(self, job_id: int) -> Job | None:
        """Change a job from queued to running; return None if it is no longer queued."""
        now = datetime.now(UTC)
        return await self._change(
            job_id, JobState.QUEUED, state=JobState.RUNNING, starts=Job.starts + 1, started_at=now
        )

    async def add_result(self, job_id: int, painted: Painted) -> None:
        """Store a picture that a running job has painted while others are still to come."""
        async with self._database.writing() as session:
            session.add(painted.row(job_id))

    async def hide(self, job_id: int) -> None:
        """Have a job's pictures shown behind a spoiler from now on."""
        async with self._database.writing() as session:
            await session.execute(update(Job).where(Job.id == job_id).values(spoiler=True))

    async def finish(
        self,
        job: Job,
        *,
        seconds: float,
        notes: list[Notice],
        painted: Painted | None = None,
        style: NewStyle | None = None,
    ) -> Job | None:
        """Change a job from running to done; return None if it is no longer running.

        The engine's `notes` are added to those that the job already has. `painted` is its last picture, if that is not
        stored yet, and `style` what a training made: it gets another name if the user already has one of this name.
        """
        all_notes = [*job.notes, *msgspec.to_builtins(notes)]
        values = {"state": JobState.DONE, "seconds": seconds, "notes": all_notes}
        async with self._changing(job.id) as session:
            done = await self._updated(session, job.id, JobState.RUNNING, **values, **_ended())
            if done is None:
                return None
            if painted is not None:
                session.add(row := painted.row(job.id))
                await session.flush()
            if painted is not None and done.count == 1:
                set_committed_value(done, "results", [row])
            else:
                await session.refresh(done, ["results"])
            if style is not None:
                await insert_style(session, style, another_name=True)
        return done

    async def keep_checkpoint(self, job_id: int, checkpoint: str) -> str | None:
        """Set the blob from which a training continues after an interruption, and return the one before."""
        async with self._database.writing() as session:
            job = await session.get_one(Job, job_id)
            before, job.checkpoint = job.checkpoint, checkpoint
        return before

    async def drop_checkpoint(self, job_id: int) -> str | None:
        """Remove the checkpoint of a training that has ended, and return its blob."""
        async with self._database.writing() as session:
            job = await session.get_one(Job, job_id)
            before, job.checkpoint = job.checkpoint, None
        return before

    async def names_in_training(self, user_id: int) -> set[str]:
        """Return the folded names of the styles that a user has queued or in training."""
        query = select(Job.style_name).where(
            Job.user_id == user_id, Job.state.in_(UNFINISHED), Job.kind == JobKind.TRAINING
        )
        async with self._database.reading() as session:
            return {folded(name) for name in await session.scalars(query) if name}

    async def pause(self, job_id: int, step: int) -> Job | None:
        """Change a job from running back to queued at `step`, to let other jobs go first.

        The next start does not count as a further one. Returns None if the job is no longer running.
        """
        return await self._change(job_id, JobState.RUNNING, state=JobState.QUEUED, starts=Job.starts - 1, step=step)

    async def drop_results(self, job_id: int) -> list[str]:
        """Delete the results of a job that did not finish, and return the blobs that nothing refers to any more."""
        async with self._database.writing() as session:
            job = await session.get_one(Job, job_id)
            blobs = {blob for result in job.results for blob in result.blobs}
            return await _drop(session, job, blobs)

    async def fail(self, job_id: int, notice: Notice) -> Job | None:
        """Change a queued or running job to failed, and give back everything that it had reserved."""
        failure = msgspec.to_builtins(notice)
        return await self._end(job_id, *UNFINISHED, refund=True, state=JobState.FAILED, failure=failure)

    async def fail_undeliverable(self, job_id: int, notice: Notice) -> Job | None:
        """Change a done job to failed because its blobs vanished before delivery, and give everything back."""
        failure = msgspec.to_builtins(notice)
        return await self._change(job_id, JobState.DONE, refund=True, state=JobState.FAILED, failure=failure)

    async def cancel_queued(self, job_id: int, steps: int = 1) -> Job | None:
        """Change a job from queued to cancelled; return None if it is no longer queued.

        Steps that were made before the job was paused stay paid for, pro rata of `steps`; the rest is given back.
        """
        async with self._changing(job_id) as session:
            job = await self._changed(session, job_id, JobState.QUEUED, state=JobState.CANCELLED, **_ended())
            if job is not None:
                await give_back(session, job, used_units(job.cost, job.step, steps))
        return job

    async def cancelled(self, job_id: int, step: int, steps: int) -> Job | None:
        """Change a job from running to cancelled after `step` of its `steps`.

        Before the first step everything is given back; later the units of the steps that were not made.
        """
        values = {"state": JobState.CANCELLED, "step": step}
        async with self._changing(job_id) as session:
            job = await self._changed(session, job_id, JobState.RUNNING, **values, **_ended())
            if job is not None:
                await give_back(session, job, used_units(job.cost, step, steps))
        return job

    async def requeue(self, job_id: int, *, engine_died: bool) -> Job | None:
        """Change a job from running back to queued because the engine or the bot stopped in the middle of it."""
        return await self._change(
            job_id, JobState.RUNNING, state=JobState.QUEUED, engine_deaths=Job.engine_deaths + int(engine_died)
        )

    async def requeue_running(self) -> None:
        """Requeue every job that was running when the bot last stopped; called once at the start."""
        async with self._database.writing() as session:
            await session.execute(update(Job).where(Job.state == JobState.RUNNING).values(state=JobState.QUEUED))

    async def set_message(self, job_id: int, message_id: int, channel_id: int | None = None) -> None:
        """Record that another message, perhaps in another channel, is the job's panel now.

        It is written with the next change of the job, or WRITTEN_WITHIN_S later together with those of other jobs. If
        the bot is killed before that, the interaction's token still leads to the message, and a message that the bot
        sent itself is looked for before another one is sent.
        """
        values = {"message_id": message_id} | ({} if channel_id is None else {"channel_id": channel_id})
        self._messages[job_id] = self._messages.get(job_id, {}) | values
        if self._writing_messages is None or self._writing_messages.done():
            self._writing_messages = asyncio.create_task(self._write_messages_soon())

    async def _write_messages_soon(self) -> None:
        await asyncio.sleep(WRITTEN_WITHIN_S)
        await self._write_messages()

    async def close(self) -> None:
        """Write what is not written yet."""
        if self._writing_messages:
            self._writing_messages.cancel()
            await asyncio.gather(self._writing_messages, return_exceptions=True)
        await self._write_messages()

    async def _write_messages(self) -> None:
        if not (messages := dict(self._messages)):
            return
        try:
            async with self._database.writing(committed=lambda: self._wrote(messages)) as session:
                for job_id, values in messages.items():
                    await session.execute(update(Job).where(Job.id == job_id).values(values))
        except StorageProblem as problem:  # the next change of a job tries again
            log.warning("panels not written", jobs=len(self._messages), problem=str(problem))

    def _wrote(self, messages: Mapping[int, Mapping[str, int]]) -> None:
        for job_id, values in messages.items():
            if self._messages.get(job_id) == values:
                del self._messages[job_id]

    async def set_delivered(self, job_id: int) -> None:
        """Record that the panel shows how the job ended, and delete the interaction's token."""
        values = {"delivered_at": datetime.now(UTC), "token": ""}
        async with self._changing(job_id) as session:
            await session.execute(update(Job).where(Job.id == job_id).values(self._messages.get(job_id, {}) | values))

    async def forget(self, job_id: int) -> list[str]:
        """Delete a job's pictures and weights, and return the blobs that nothing refers to any more."""
        async with self._database.writing() as session:
            job = await session.get_one(Job, job_id)
            blobs = job.blobs
            job.content, job.style = "", None
            await session.execute(delete(Post).where(Post.job_id == job_id))
            return await _drop(session, job, blobs)

    async def add_post(self, job_id: int, message_id: int, channel_id: int) -> None:
        """Record a further message that shows the job."""
        async with self._database.writing() as session:
            session.add(Post(message_id=message_id, job_id=job_id, channel_id=channel_id))

    async def posts(self, job_id: int) -> Sequence[Post]:
        """Return the messages that show a job besides its panel."""
        async with self._database.reading() as session:
            return (await session.scalars(select(Post).where(Post.job_id == job_id))).all()

    async def _end(self, job_id: int, *states: JobState, refund: bool = False, **values: object) -> Job | None:
        return await self._change(job_id, *states, refund=refund, **_ended(), **values)

    async def _change(self, job_id: int, *states: JobState, refund: bool = False, **values: object) -> Job | None:
        """Change a job that is in one of the states, and give back what it had reserved if `refund` is set."""
        async with self._changing(job_id) as session:
            job = await self._changed(session, job_id, *states, **values)
            if job is not None and refund:
                await give_back(session, job, 0)
        return job

    def _changing(self, job_id: int) -> AbstractAsyncContextManager[AsyncSession]:
        """Open a transaction that changes a job, and writes which message is its panel."""
        message = {job_id: self._messages.get(job_id, {})}
        return self._database.writing(committed=lambda: self._wrote(message))

    async def _changed(self, session: AsyncSession, job_id: int, *states: JobState, **values: object) -> Job | None:
        """Change a job that is in one of the states; return None if it is in another one."""
        job = await self._updated(session, job_id, *states, **values)
        if job is None:
            return None
        if job.state == JobState.RUNNING and job.starts == 1:
            set_committed_value(job, "results", [])  # nothing was painted before the first start
        else:
            await session.refresh(job, ["results"])
        return job

    async def _updated(self, session: AsyncSession, job_id: int, *states: JobState, **values: object) -> Job | None:
        """Change a job as `_changed` does, and return it without its results."""
        change = update(Job).where(Job.id == job_id, Job.state.in_(states)).options(lazyload(Job.results))
        change = change.values(self._messages.get(job_id, {}) | values).execution_options(synchronize_session=False)
        return await session.scalar(change.returning(Job))


def _ended() -> dict[str, object]:
    return {"finished_at": datetime.now(UTC)}


async def _drop(session: AsyncSession, job: Job, blobs: set[str]) -> list[str]:
    """Delete a job's results, and return those of `blobs` that nothing refers to any more."""
    await session.flush()
    await session.execute(delete(Result).where(Result.job_id == job.id))
    return await unreferenced(session, blobs)


async def _insert(session: AsyncSession, job: Job) -> None:
    """Insert a job, and fill in what was left out as the database has it, without reading it again."""
    session.add(job)
    await session.flush()
    if "results" not in vars(job):
        set_committed_value(job, "results", [])
    for attribute in inspect(Job).column_attrs:
        if attribute.key not in vars(job):
            set_committed_value(job, attribute.key, None)


async def _remember_prompt(session: AsyncSession, user_id: int, prompt: str, now: datetime) -> None:
    insert = dialect_insert(session, HistoryEntry).values(user_id=user_id, prompt=prompt, uses=1, last_used_at=now)
    again = {"uses": HistoryEntry.uses + 1, "last_used_at": now}
    await session.execute(
        insert.on_conflict_do_update(index_elements=[HistoryEntry.user_id, HistoryEntry.prompt], set_=again)
    )
