"""Jobs as rows, in a real SQLite file."""

import asyncio
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.limits import LimitReached, Limits, day_of
from bot.store.database import Database
from bot.store.jobs import History, Jobs, QueueFull
from bot.store.memory import Memory
from bot.store.models import DailyUse, Job, JobState
from engine.messages import Notice, NoticeCode
from tests.bot.store.conftest import new_job

FREE = Limits(None, None)


async def used(database: Database, user_id: int = 1) -> int:
    async with database.reading() as session:
        use = await session.get(DailyUse, (user_id, day_of(datetime.now(UTC), ZoneInfo("UTC"))))
        return use.jobs if use else 0


async def running(jobs: Jobs) -> Job:
    job = await jobs.submit(new_job(), FREE, 100)
    begun = await jobs.begin(job.id)
    assert begun
    return begun


async def test_a_job_goes_from_queued_to_done(jobs: Jobs) -> None:
    job = await jobs.submit(new_job(), FREE, 100)
    assert (job.state, job.seed, job.starts) == (JobState.QUEUED, 2**53 - 1, 0)
    begun = await jobs.begin(job.id)
    assert begun
    assert (begun.state, begun.starts) == (JobState.RUNNING, 1)
    notes = [Notice(NoticeCode.PROMPT_TRUNCATED, {"tokens": 77})]
    done = await jobs.finish(job.id, result="r", weights="w", seconds=9.0, notes=notes)
    assert done
    assert (done.state, done.notes[0]["arguments"]) == (JobState.DONE, {"tokens": 77})
    assert [one.id for one in await jobs.undelivered()] == [job.id]
    assert await jobs.pace() == pytest.approx(1.0)
    await jobs.set_delivered(job.id)
    assert list(await jobs.undelivered()) == []
    stored = await jobs.get(job.id)
    assert stored
    assert stored.token == "", "a token that is no longer needed is not kept"
    assert stored.created_at.tzinfo is not None


async def test_a_job_is_begun_once(jobs: Jobs) -> None:
    job = await jobs.submit(new_job(), FREE, 100)
    begun = await asyncio.gather(*(jobs.begin(job.id) for _ in range(10)))
    assert sum(one is not None for one in begun) == 1


async def test_a_job_is_either_begun_or_cancelled(jobs: Jobs) -> None:
    for _ in range(10):
        job = await jobs.submit(new_job(), FREE, 100)
        begun, cancelled = await asyncio.gather(jobs.begin(job.id), jobs.cancel_queued(job.id))
        assert (begun is None) != (cancelled is None)


async def test_50_at_once_take_exactly_what_is_left(jobs: Jobs, database: Database) -> None:
    results = await asyncio.gather(
        *(jobs.submit(new_job(), Limits(10, None), 100) for _ in range(50)), return_exceptions=True
    )
    assert sum(isinstance(result, Job) for result in results) == 10
    assert sum(isinstance(result, LimitReached) for result in results) == 40
    assert await used(database) == 10
    assert len(await jobs.queued()) == 10


async def test_two_bots_on_one_file_share_the_limit(jobs: Jobs, database: Database) -> None:
    other_database = Database(database.url)
    other = Jobs(other_database, ZoneInfo("UTC"))
    one_each = [repository.submit(new_job(), Limits(5, None), 100) for _ in range(15) for repository in (jobs, other)]
    results = await asyncio.gather(*one_each, return_exceptions=True)
    await other_database.close()
    assert sum(isinstance(result, Job) for result in results) == 5


async def test_the_queue_limits_are_exact_and_say_what_they_are(jobs: Jobs, database: Database) -> None:
    results = await asyncio.gather(
        *(jobs.submit(new_job(), Limits(None, 3), 100) for _ in range(20)), return_exceptions=True
    )
    reached = [result for result in results if isinstance(result, LimitReached)]
    assert len(reached) == 17
    assert (reached[0].limit, reached[0].allowed, reached[0].used) == ("queued_at_once", 3, 3)
    assert await used(database) == 3, "a refusal takes nothing"
    with pytest.raises(QueueFull):
        await jobs.submit(new_job(user_id=2), FREE, 3)
    with pytest.raises(QueueFull):
        await jobs.check(2, FREE, 3)


async def test_checking_takes_nothing(jobs: Jobs, database: Database) -> None:
    await jobs.check(1, Limits(1, 1), 100)
    await jobs.submit(new_job(), Limits(1, 1), 100)
    with pytest.raises(LimitReached) as refusal:
        await jobs.check(1, Limits(1, 5), 100)
    assert refusal.value.renews_at
    assert refusal.value.renews_at > datetime.now(UTC)
    assert await used(database) == 1


async def test_failures_and_early_ends_are_given_back_and_only_once(jobs: Jobs, database: Database) -> None:
    job = await running(jobs)
    assert await used(database) == 1
    failed = await jobs.fail(job.id, Notice(NoticeCode.MEMORY))
    assert failed
    assert failed.counted_on is None
    assert await used(database) == 0
    assert await jobs.fail(job.id, Notice(NoticeCode.MEMORY)) is None

    stopped_early = await running(jobs)
    await jobs.cancelled(stopped_early.id, step=0)
    assert await used(database) == 0
    stopped_late = await running(jobs)
    await jobs.cancelled(stopped_late.id, step=1)
    assert await used(database) == 1
    waiting = await jobs.submit(new_job(), FREE, 100)
    await jobs.cancel_queued(waiting.id)
    assert await used(database) == 1


async def test_what_was_running_is_taken_up_again(jobs: Jobs) -> None:
    first, second = await running(jobs), await jobs.submit(new_job(), FREE, 100)
    await jobs.take_up_again()
    assert [job.id for job in await jobs.queued()] == [first.id, second.id]
    again = await jobs.begin(first.id)
    assert again
    assert (again.starts, again.engine_deaths) == (2, 0)
    died = await jobs.requeue(first.id, engine_died=True)
    assert died
    assert died.engine_deaths == 1


async def test_the_history_counts_and_orders(jobs: Jobs, database: Database) -> None:
    for prompt in ("fire", "ice", "fire"):
        await jobs.submit(new_job(prompt=prompt), FREE, 100)
    await jobs.submit(new_job(prompt="lava", user_id=9), FREE, 100)
    history = History(database)
    assert [(entry.prompt, entry.uses) for entry in await history.newest(1, 10)] == [("fire", 2), ("ice", 1)]
    assert [entry.prompt for entry in await history.newest(1, 10, offset=1)] == ["ice"]
    assert await history.count(1) == 2


async def test_the_bot_remembers(database: Database) -> None:
    memory = Memory(database)
    assert await memory.get("a") is None
    await memory.set("a", "1")
    await memory.set("a", "2")
    assert await memory.get("a") == "2"
