"""Jobs as rows: every change of a job's state is one transaction in this module."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec
import structlog
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.orm.attributes import set_committed_value

from bot.errors import StorageProblem
from bot.rules.usage_limits import Account, AccountKind, Needed, Used, day_of, longest_stop, used_units
from bot.store.database import Database, insert_missing
from bot.store.job_rows import (
    change_job,
    drop_results,
    insert_job,
    insert_result,
    read_job,
    read_results,
    remember_prompt,
    set_columns,
)
from bot.store.models import UNFINISHED, Guild, Job, JobKind, JobState, Post, Result, User, folded
from bot.store.new_jobs import ContentGone, NewJob, Painted, job_columns
from bot.store.retention import unreferenced_blobs
from bot.store.saved_styles import NewStyle, insert_style
from bot.store.usage_counts import QueueFull, current_usage, give_back, take
from engine.protocol.messages import Notice

WRITTEN_WITHIN_S = 1.0  # after which it is written what message is a job's panel

Value = TypeVar("Value")

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
        days = {account.whose: day_of(now, account.zone) for account in accounts}

        def insert(rows: Connection) -> Job:
            self._insert_user_and_guild(rows, new, now)
            granted = take(rows, accounts, needed, now=now, longest_queue=longest_queue)
            if new.shared and unreferenced_blobs(rows, new.shared):
                raise ContentGone
            if needed.counts and new.order.prompt:
                remember_prompt(rows, new.user_id, new.order.prompt, now)
            all_granted = granted and sum(granted.values()) == needed.units
            columns = job_columns(
                new,
                now,
                state=JobState.QUEUED,
                counted_on=days.get(AccountKind.PERSON),
                counted_here_on=None if all_granted else days.get(AccountKind.MEMBER),
                counted_jobs=needed.jobs,
                counted_units=needed.units,
                counted_trainings=needed.trainings,
                granted=granted,
            )
            return insert_job(rows, columns)

        return await self._database.transact(insert, committed=lambda: self._know(new))

    async def add_picked(self, new: NewJob, picked: Result, seconds: float) -> Job:
        """Insert one picture of a gallery as a job of its own, which is done and costs nothing.

        `seconds` is the time that the engine needed for it. Raises ContentGone.
        """
        now = datetime.now(UTC)
        painted = Painted(number=1, seed=picked.seed, picture=picked.picture, weights=picked.weights, film=picked.film)

        def insert(rows: Connection) -> Job:
            if unreferenced_blobs(rows, picked.blobs):
                raise ContentGone
            self._insert_user_and_guild(rows, new, now)
            job = insert_job(rows, job_columns(new, now, state=JobState.DONE, finished_at=now, seconds=seconds))
            set_committed_value(job, "results", [insert_result(rows, painted.columns(job.id))])
            return job

        return await self._database.transact(insert, committed=lambda: self._know(new))

    def _insert_user_and_guild(self, rows: Connection, new: NewJob, now: datetime) -> None:
        if new.user_id not in self._database.known_users:
            insert_missing(rows, User, [{"id": new.user_id, "first_seen_at": now}])
        if new.guild_id is not None and new.guild_id not in self._database.known_guilds:
            insert_missing(rows, Guild, [{"id": new.guild_id, "first_seen_at": now}])

    def _know(self, new: NewJob) -> None:
        self._database.known_users.add(new.user_id)
        if new.guild_id is not None:
            self._database.known_guilds.add(new.guild_id)

    async def check(self, accounts: Sequence[Account], longest_queue: int, needed: Needed) -> None:
        """Check whether a job that needs this much would be accepted now; nothing is reserved.

        Raises LimitReached and QueueFull, as `submit` does.
        """
        now = datetime.now(UTC)
        state = await self._database.read(lambda rows: current_usage(rows, accounts, now))
        if state.queued >= longest_queue:
            raise QueueFull
        if stops := state.stops(accounts, needed, now):
            raise longest_stop(stops)

    async def used(self, accounts: Sequence[Account], now: datetime) -> list[Used]:
        """Return what has been used of each account at `now`, in the order of the accounts."""
        return (await self._database.read(lambda rows: current_usage(rows, accounts, now))).used

    async def get(self, job_id: int) -> Job | None:
        """Return the job as it is stored now, or None if there is none with this id."""
        job = await self._database.read(lambda rows: read_job(rows, job_id))
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
        return await self._change(job_id, JobState.QUEUED, more_starts=1, state=JobState.RUNNING, started_at=now)

    async def add_result(self, job_id: int, painted: Painted) -> None:
        """Store a picture that a running job has painted while others are still to come."""
        await self._database.transact(lambda rows: insert_result(rows, painted.columns(job_id)))

    async def hide(self, job_id: int) -> None:
        """Have a job's pictures shown behind a spoiler from now on."""
        await self._database.transact(lambda rows: set_columns(rows, job_id, {"spoiler": True}))

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
        values = {"state": JobState.DONE, "seconds": seconds, "notes": all_notes, "finished_at": datetime.now(UTC)}

        def finish(rows: Connection, message: Mapping[str, int]) -> Job | None:
            done = change_job(rows, job.id, [JobState.RUNNING], {**message, **values})
            if done is None:
                return None
            result = painted and insert_result(rows, painted.columns(job.id))
            if result and done.count == 1:
                set_committed_value(done, "results", [result])
            else:
                read_results(rows, done)
            if style is not None:
                insert_style(rows, style, another_name=True)
            return done

        return await self._changing(job.id, finish)

    async def keep_checkpoint(self, job_id: int, checkpoint: str) -> str | None:
        """Set the blob from which a training continues after an interruption, and return the one before."""
        return await self._set_checkpoint(job_id, checkpoint)

    async def drop_checkpoint(self, job_id: int) -> str | None:
        """Remove the checkpoint of a training that has ended, and return its blob."""
        return await self._set_checkpoint(job_id, None)

    async def _set_checkpoint(self, job_id: int, checkpoint: str | None) -> str | None:
        def replace(rows: Connection) -> str | None:
            before: str | None = rows.execute(select(Job.checkpoint).where(Job.id == job_id)).scalar_one()
            set_columns(rows, job_id, {"checkpoint": checkpoint})
            return before

        return await self._database.transact(replace)

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
        return await self._change(job_id, JobState.RUNNING, more_starts=-1, state=JobState.QUEUED, step=step)

    async def drop_results(self, job_id: int) -> list[str]:
        """Delete the results of a job that did not finish, and return the blobs that nothing refers to any more."""

        def drop(rows: Connection) -> list[str]:
            job = _existing(rows, job_id)
            return drop_results(rows, job_id, {blob for result in job.results for blob in result.blobs})

        return await self._database.transact(drop)

    async def fail(self, job_id: int, notice: Notice) -> Job | None:
        """Change a queued or running job to failed, and give back everything that it had reserved."""
        failure = msgspec.to_builtins(notice)
        return await self._end(job_id, *UNFINISHED, still_used=_nothing, state=JobState.FAILED, failure=failure)

    async def fail_undeliverable(self, job_id: int, notice: Notice) -> Job | None:
        """Change a done job to failed because its blobs vanished before delivery, and give everything back."""
        failure = msgspec.to_builtins(notice)
        return await self._change(job_id, JobState.DONE, still_used=_nothing, state=JobState.FAILED, failure=failure)

    async def cancel_queued(self, job_id: int, steps: int = 1) -> Job | None:
        """Change a job from queued to cancelled; return None if it is no longer queued.

        Steps that were made before the job was paused stay paid for, pro rata of `steps`; the rest is given back.
        """
        return await self._end(
            job_id,
            JobState.QUEUED,
            still_used=lambda job: used_units(job.cost, job.step, steps),
            state=JobState.CANCELLED,
        )

    async def cancelled(self, job_id: int, step: int, steps: int) -> Job | None:
        """Change a job from running to cancelled after `step` of its `steps`.

        Before the first step everything is given back; later the units of the steps that were not made.
        """
        return await self._end(
            job_id,
            JobState.RUNNING,
            still_used=lambda job: used_units(job.cost, step, steps),
            state=JobState.CANCELLED,
            step=step,
        )

    async def requeue(self, job_id: int, *, engine_died: bool) -> Job | None:
        """Change a job from running back to queued because the engine or the bot stopped in the middle of it."""
        return await self._change(job_id, JobState.RUNNING, more_deaths=int(engine_died), state=JobState.QUEUED)

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

        def write(rows: Connection) -> None:
            for job_id, values in messages.items():
                set_columns(rows, job_id, values)

        try:
            await self._database.transact(write, committed=lambda: self._wrote(messages))
        except StorageProblem as problem:  # the next change of a job tries again
            log.warning("panels not written", jobs=len(self._messages), problem=str(problem))

    def _wrote(self, messages: Mapping[int, Mapping[str, int]]) -> None:
        for job_id, values in messages.items():
            if self._messages.get(job_id) == values:
                del self._messages[job_id]

    async def set_delivered(self, job_id: int) -> None:
        """Record that the panel shows how the job ended, and delete the interaction's token."""
        values = {"delivered_at": datetime.now(UTC), "token": ""}
        await self._changing(job_id, lambda rows, message: set_columns(rows, job_id, {**message, **values}))

    async def forget(self, job_id: int) -> list[str]:
        """Delete a job's pictures and weights, and return the blobs that nothing refers to any more."""

        def forget(rows: Connection) -> list[str]:
            job = _existing(rows, job_id)
            blobs = job.blobs
            gone = {"content": "", "style": None, "reference": None if job.reference is None else ""}
            set_columns(rows, job_id, gone)
            rows.execute(delete(Post).where(Post.job_id == job_id))
            return drop_results(rows, job_id, blobs)

        return await self._database.transact(forget)

    async def add_post(self, job_id: int, message_id: int, channel_id: int) -> None:
        """Record a further message that shows the job."""
        post = {"message_id": message_id, "job_id": job_id, "channel_id": channel_id}
        await self._database.transact(lambda rows: rows.execute(insert(Post), post).close())

    async def posts(self, job_id: int) -> Sequence[Post]:
        """Return the messages that show a job besides its panel."""
        async with self._database.reading() as session:
            return (await session.scalars(select(Post).where(Post.job_id == job_id))).all()

    async def _end(self, job_id: int, *states: JobState, still_used: Callable[[Job], int], **values: Any) -> Job | None:
        return await self._change(job_id, *states, still_used=still_used, finished_at=datetime.now(UTC), **values)

    async def _change(
        self,
        job_id: int,
        *states: JobState,
        still_used: Callable[[Job], int] | None = None,
        more_starts: int = 0,
        more_deaths: int = 0,
        **values: Any,
    ) -> Job | None:
        """Change a job that is in one of the states; return None if it is in another one.

        It gives back what it had reserved beyond the units that `still_used` returns.
        """

        def change(rows: Connection, message: Mapping[str, int]) -> Job | None:
            to_set = {**message, **values}
            job = change_job(rows, job_id, states, to_set, more_starts=more_starts, more_deaths=more_deaths)
            if job is None:
                return None
            if job.state == JobState.RUNNING and job.starts == 1:
                set_committed_value(job, "results", [])  # nothing was painted before the first start
            else:
                read_results(rows, job)
            if still_used is not None:
                give_back(rows, job, still_used(job))
            return job

        return await self._changing(job_id, change)

    async def _changing(self, job_id: int, work: Callable[[Connection, Mapping[str, int]], Value]) -> Value:
        """Run a transaction that changes a job, and gets the columns that say which message is the job's panel."""
        message = self._messages.get(job_id, {})
        return await self._database.transact(
            lambda rows: work(rows, message), committed=lambda: self._wrote({job_id: message})
        )


def _nothing(job: Job) -> int:
    return 0


def _existing(rows: Connection, job_id: int) -> Job:
    job = read_job(rows, job_id)
    assert job, f"there is no job {job_id}"
    return job
