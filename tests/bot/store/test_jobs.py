"""Jobs as rows, in a real SQLite file."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import inspect

from bot.rules.usage_limits import LimitReached, Needed, day_of
from bot.store.database import Database
from bot.store.jobs import Jobs
from bot.store.key_values import KeyValues
from bot.store.models import Job, JobState, UsageCount
from bot.store.new_jobs import Painted
from bot.store.people import People
from bot.store.person_history import Cursor, History, Search
from bot.store.usage_counts import QueueFull
from engine.protocol.messages import Notice, NoticeCode
from tests.bot.store.conftest import FREE, UTC_ZONE, new_job, of_person


async def used(database: Database, user_id: int = 1) -> int:
    async with database.reading() as session:
        use = await session.get(UsageCount, (0, user_id, day_of(datetime.now(UTC), UTC_ZONE)))
        return use.jobs if use else 0


async def running(jobs: Jobs) -> Job:
    job = await jobs.submit(new_job(), of_person(), 100)
    begun = await jobs.begin(job.id)
    assert begun
    return begun


async def test_a_job_is_returned_as_it_is_stored(jobs: Jobs) -> None:
    job = await jobs.submit(new_job(), FREE, 100)
    stored = await jobs.get(job.id)
    assert stored
    names = [attribute.key for attribute in inspect(Job).attrs]
    assert [(name, getattr(job, name)) for name in names] == [(name, getattr(stored, name)) for name in names]


async def test_a_job_goes_from_queued_to_done(jobs: Jobs) -> None:
    job = await jobs.submit(new_job(), FREE, 100)
    assert (job.state, job.seed, job.starts) == (JobState.QUEUED, 2**53 - 1, 0)
    begun = await jobs.begin(job.id)
    assert begun
    assert (begun.state, begun.starts) == (JobState.RUNNING, 1)
    notes = [Notice(NoticeCode.PROMPT_TRUNCATED, {"tokens": 77})]
    await jobs.add_result(job.id, Painted(number=1, seed=job.seed, picture="p", weights="w"))
    done = await jobs.finish(begun, seconds=9.0, notes=notes)
    assert done
    assert (done.state, done.notes[0]["arguments"]) == (JobState.DONE, {"tokens": 77})
    assert [one.id for one in await jobs.undelivered()] == [job.id]
    assert [(result.seed, result.picture) for result in done.results] == [(2**53 - 1, "p")]
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


async def test_there_is_no_job_of_a_number_that_none_has(jobs: Jobs) -> None:
    for number in (0, -1, 2**31, 2**63 - 1):
        assert await jobs.get(number) is None
        assert await jobs.cancel_queued(number) is None


async def test_50_at_once_take_exactly_what_is_left(jobs: Jobs, database: Database) -> None:
    results = await asyncio.gather(
        *(jobs.submit(new_job(), of_person(jobs_per_day=10), 100) for _ in range(50)), return_exceptions=True
    )
    assert sum(isinstance(result, Job) for result in results) == 10
    assert sum(isinstance(result, LimitReached) for result in results) == 40
    assert await used(database) == 10
    assert len(await jobs.queued()) == 10


async def test_two_on_one_database_share_the_limit(jobs: Jobs, database: Database) -> None:
    other_database = Database(database.url)
    other = Jobs(other_database)
    one_each = [
        repository.submit(new_job(), of_person(jobs_per_day=5), 100) for _ in range(15) for repository in (jobs, other)
    ]
    results = await asyncio.gather(*one_each, return_exceptions=True)
    await other_database.close()
    assert sum(isinstance(result, Job) for result in results) == 5


async def test_the_queue_limits_are_exact_and_say_what_they_are(jobs: Jobs, database: Database) -> None:
    results = await asyncio.gather(
        *(jobs.submit(new_job(), of_person(queued_at_once=3), 100) for _ in range(20)), return_exceptions=True
    )
    reached = [result for result in results if isinstance(result, LimitReached)]
    assert len(reached) == 17
    assert (reached[0].limit, reached[0].allowed, reached[0].used) == ("queued_at_once", 3, 3)
    assert await used(database) == 3, "a refusal takes nothing"
    with pytest.raises(QueueFull):
        await jobs.submit(new_job(user_id=2), FREE, 3)
    with pytest.raises(QueueFull):
        await jobs.check(FREE, 3, Needed(jobs=1, units=1))


async def test_checking_takes_nothing(jobs: Jobs, database: Database) -> None:
    await jobs.check(of_person(jobs_per_day=1, queued_at_once=1), 100, Needed(jobs=1, units=1))
    await jobs.submit(new_job(), of_person(jobs_per_day=1, queued_at_once=1), 100)
    with pytest.raises(LimitReached) as refusal:
        await jobs.check(of_person(jobs_per_day=1, queued_at_once=5), 100, Needed(jobs=1, units=1))
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
    await jobs.cancelled(stopped_early.id, step=0, steps=10)
    assert await used(database) == 0
    stopped_late = await running(jobs)
    await jobs.cancelled(stopped_late.id, step=1, steps=10)
    assert await used(database) == 1
    waiting = await jobs.submit(new_job(), of_person(), 100)
    await jobs.cancel_queued(waiting.id)
    assert await used(database) == 1


async def test_what_was_running_is_taken_up_again(jobs: Jobs) -> None:
    first, second = await running(jobs), await jobs.submit(new_job(), FREE, 100)
    await jobs.requeue_running()
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
    assert await history.prompts(1, 10) == ["fire", "ice"]
    assert await history.prompts(1, 1) == ["fire"]


async def painted(jobs: Jobs, prompt: str, **changes: Any) -> Job:
    job = await jobs.submit(new_job(prompt=prompt, **changes), FREE, 100)
    begun = await jobs.begin(job.id)
    assert begun
    await jobs.add_result(
        job.id, Painted(number=1, seed=1, picture=f"p{job.id}", weights=f"w{job.id}", film=f"f{job.id}")
    )
    done = await jobs.finish(begun, seconds=1.0, notes=[])
    assert done
    return done


async def test_a_history_pages_both_ways_over_the_persons_own_results(jobs: Jobs, database: Database) -> None:
    own = [(await painted(jobs, f"fire {number}")).id for number in range(7)]
    await painted(jobs, "lava", user_id=9)
    await jobs.submit(new_job(prompt="not yet"), FREE, 100)
    history = History(database)
    first = await history.page(1, Search(), Cursor(), 3)
    assert ([job.id for job in first.jobs], first.newer, first.older) == (own[:3:-1], False, True)
    second = await history.page(1, Search(), Cursor(own[4], "before"), 3)
    assert ([job.id for job in second.jobs], second.newer, second.older) == (own[3:0:-1], True, True)
    last = await history.page(1, Search(), Cursor(own[1], "before"), 3)
    assert ([job.id for job in last.jobs], last.newer, last.older) == (own[:1], True, False)
    back = await history.page(1, Search(), Cursor(own[0], "after"), 3)
    assert ([job.id for job in back.jobs], back.newer, back.older) == (own[3:0:-1], True, True)
    newest = await history.page(1, Search(), Cursor(own[3], "after"), 3)
    assert ([job.id for job in newest.jobs], newest.newer, newest.older) == (own[:3:-1], False, True)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (Search("WATERCOLOR"), ["watercolor, night sky"]),
        (Search("sky night"), ["Night Sky", "watercolor, night sky"]),
        (Search("水彩"), ["水彩画"]),
        (Search("grün"), ["GRÜNE Wiese"]),
        (Search("100%"), ["100% neon"]),
        (Search("_"), []),
        (Search(place=2), ["Night Sky", "watercolor, night sky"]),
        (Search(place=0), ["100% neon", "GRÜNE Wiese"]),
        (Search(favourites=True), ["水彩画"]),
        (Search("neon", place=2), []),
    ],
)
async def test_a_history_is_searched(jobs: Jobs, database: Database, search: Search, found: list[str]) -> None:
    history = History(database)
    await painted(jobs, "watercolor, night sky")
    await painted(jobs, "Night Sky")
    await history.set_favourite((await painted(jobs, "水彩画", guild_id=3)).id, favourite=True)
    await painted(jobs, "GRÜNE Wiese", guild_id=None)
    await painted(jobs, "100% neon", guild_id=None)
    assert [job.prompt for job in (await history.page(1, search, Cursor(), 9)).jobs] == found
    assert await history.places(1, 9) == [None, 3, 2]


async def test_what_is_forgotten_goes_unless_somebody_else_has_it(jobs: Jobs, database: Database) -> None:
    first = await painted(jobs, "fire")
    picked = await jobs.add_picked(new_job(user_id=9, parent_id=first.id), first.results[0], 1.0)
    await jobs.add_post(first.id, 77, 3)
    assert await jobs.forget(first.id) == [], "the other one has the same pictures"
    assert (await jobs.posts(first.id), (await History(database).page(1, Search(), Cursor(), 5)).jobs) == ([], [])
    assert await jobs.forget(picked.id) == ["ab/abc.png", "f1", "p1", "w1"]


async def test_the_bot_remembers(database: Database) -> None:
    memory = KeyValues(database)
    assert await memory.get("a") is None
    await memory.set("a", "1")
    await memory.set("a", "2")
    assert await memory.get("a") == "2"


async def test_what_waits_is_stopped_before_what_runs(jobs: Jobs, database: Database) -> None:
    """Where it would be the other way round, one would begin as another ends, and count."""
    first, second, third = [(await jobs.submit(new_job(), FREE, 100)).id for _ in range(3)]
    await jobs.submit(new_job(user_id=9), FREE, 100)
    await jobs.begin(second)
    assert list(await People(database).unfinished(1)) == [third, first, second]


async def stored_message(database: Database, job_id: int) -> int | None:
    async with database.reading() as session:
        return (await session.get_one(Job, job_id)).message_id


async def test_which_message_is_a_panel_is_known_at_once_and_written_with_the_next_change(
    database: Database, jobs: Jobs
) -> None:
    first, second = [await jobs.submit(new_job(), FREE, 100) for _ in range(2)]
    for job in (first, second):
        await jobs.set_message(job.id, 100 + job.id)
        found = await jobs.get(job.id)
        assert found
        assert found.message_id == 100 + job.id
        assert await stored_message(database, job.id) == 4, "as it was submitted"
    begun = await jobs.begin(first.id)
    assert begun
    assert (begun.message_id, await stored_message(database, first.id)) == (101, 101)
    assert await stored_message(database, second.id) == 4
    await jobs.close()
    assert await stored_message(database, second.id) == 102
