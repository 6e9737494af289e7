"""When a job's turn should come."""

from datetime import UTC, datetime

import pytest

from bot.jobs.estimates import Estimates
from bot.jobs.fair_queue import FairQueue, Ticket, Work
from bot.jobs.runs import EngineLoad
from bot.jobs.step_times import StepTimes
from bot.rules.usage_limits import AccountKind
from bot.store.database import Database
from bot.store.measured_steps import MeasuredSteps
from engine.protocol.messages import Ready

DRAFT, FINE = Work("draft", 256, 10), Work("fine", 512, 30)


def ticket(job_id: int, work: Work, user: int = 1) -> Ticket:
    return Ticket(job_id, 100, user, 1, work)


def an_engine(device_name: str) -> Ready:
    return Ready(
        models="bundled",
        clip="tiny",
        content="pooled",
        device="cpu",
        other_devices=[],
        device_name=device_name,
        versions={},
        seconds=1.0,
    )


def seconds_until(estimates: Estimates, *job_ids: int) -> list[float]:
    begin = estimates.beginnings(job_ids)
    return [round((begin[job_id] - datetime.now(UTC)).total_seconds()) for job_id in job_ids]


async def test_what_was_measured_is_expected_and_outlives_a_restart(database: Database) -> None:
    book = StepTimes(MeasuredSteps(database))
    assert book.seconds("bundled", "a CPU", DRAFT) is None
    for seconds in (9.0, 11.0, 10.0):
        await book.learn(an_engine("a CPU"), DRAFT, seconds)
    await book.learn(an_engine("a GPU"), DRAFT, 1.0)
    later = StepTimes(MeasuredSteps(database))
    await later.load()
    for known in (book, later):
        assert known.seconds("bundled", "a CPU", DRAFT) == pytest.approx(10.0)
        assert known.seconds("bundled", "a CPU", Work("draft", 256, 5, pictures=4)) == pytest.approx(20.0)
        assert known.seconds("bundled", "a GPU", DRAFT) == pytest.approx(1.0)
        assert known.seconds("openai", "a CPU", DRAFT) is None


async def test_what_was_never_measured_is_guessed_from_the_nearest_and_then_learned(database: Database) -> None:
    book = StepTimes(MeasuredSteps(database))
    await book.learn(an_engine("a CPU"), DRAFT, 10.0)
    assert book.seconds("bundled", "a CPU", FINE) == pytest.approx(10.0 * 4 * 3)
    await book.learn(an_engine("a CPU"), FINE, 60.0)
    assert book.seconds("bundled", "a CPU", FINE) == pytest.approx(60.0)
    assert book.seconds("bundled", "a CPU", DRAFT) == pytest.approx(10.0)


async def test_a_machine_that_has_become_slower_is_noticed(database: Database) -> None:
    book = StepTimes(MeasuredSteps(database))
    for seconds in [10.0] * 50 + [20.0] * 10:
        await book.learn(an_engine("a CPU"), DRAFT, seconds)
    assert book.seconds("bundled", "a CPU", DRAFT) == pytest.approx(20.0, rel=0.15)


async def test_the_queue_is_played_through_on_the_engines_that_there_are(database: Database) -> None:
    book = StepTimes(MeasuredSteps(database))
    await book.learn(an_engine("slow"), DRAFT, 10.0)
    await book.learn(an_engine("fast"), DRAFT, 2.0)
    queue = FairQueue()
    loads = [EngineLoad("bundled", "slow", 3.0)]
    estimates = Estimates(queue, book, lambda: loads)
    for number in (1, 2, 3):
        queue.put(ticket(number, DRAFT))
    assert seconds_until(estimates, 1, 2, 3) == [3, 13, 23]
    assert estimates.seconds_until_done(ticket(9, DRAFT, user=2)) == pytest.approx(23.0), (
        "behind one of the other person"
    )
    loads.append(EngineLoad("bundled", "fast", 0.0))
    assert seconds_until(estimates, 1, 2, 3) == [0, 2, 3]


async def test_nothing_is_said_that_nobody_knows(database: Database) -> None:
    book = StepTimes(MeasuredSteps(database))
    queue = FairQueue()
    queue.put(ticket(1, DRAFT))
    assert Estimates(queue, book, lambda: [EngineLoad("bundled", "new", 0.0)]).beginnings([1]) == {}
    await book.learn(an_engine("new"), DRAFT, 2.0)
    assert Estimates(queue, book, list).beginnings([1]) == {}
    assert Estimates(queue, book, lambda: [EngineLoad("bundled", "new", None)]).beginnings([1]) == {}
    assert list(Estimates(queue, book, lambda: [EngineLoad("bundled", "new", 0.0)]).beginnings([1])) == [1]


async def test_who_may_have_one_running_begins_when_it_ends_and_others_pass(database: Database) -> None:
    book = StepTimes(MeasuredSteps(database))
    await book.learn(an_engine("a CPU"), DRAFT, 10.0)

    def one(job_id: int, user: int) -> Ticket:
        return Ticket(job_id, 100, user, 1, DRAFT, {AccountKind.MEMBER: 1} if user == 1 else {})

    queue = FairQueue()
    for job_id, user in ((2, 1), (3, 1), (4, 2), (5, 2)):
        queue.put(one(job_id, user))
    loads = [EngineLoad("bundled", "a CPU", 25.0, one(1, 1)), EngineLoad("bundled", "a CPU", 0.0)]
    estimates = Estimates(queue, book, lambda: loads)
    # The second engine has nothing but the other person's until the first one is free.
    assert seconds_until(estimates, 4, 5, 2, 3) == [0, 10, 25, 35]
    unknown = [EngineLoad("bundled", "a CPU", None, one(1, 1)), EngineLoad("bundled", "a CPU", 0.0)]
    estimates = Estimates(queue, book, lambda: unknown)
    assert seconds_until(estimates, 4, 5) == [0, 10]
    assert estimates.beginnings([2, 3]) == {}, "nobody knows when the first one ends"


TRAINING = Work("training", 256, 240, training=True)


async def test_trainings_and_single_passes_have_paces_of_their_own(database: Database) -> None:
    book = StepTimes(MeasuredSteps(database))
    await book.learn(an_engine("a CPU"), DRAFT, 10.0)
    assert book.seconds("bundled", "a CPU", TRAINING) is None
    assert book.seconds("bundled", "a CPU", Work("one pass", 256, 1, 30)) is None
    await book.learn(an_engine("a CPU"), TRAINING, 480.0)
    await book.learn(an_engine("a CPU"), Work("one pass", 256, 1), 0.5)
    assert book.seconds("bundled", "a CPU", TRAINING) == pytest.approx(480.0)
    assert book.seconds("bundled", "a CPU", Work("one pass", 512, 1, 30)) == pytest.approx(60.0)
    assert book.seconds("bundled", "a CPU", DRAFT) == pytest.approx(10.0)


async def test_who_waits_behind_a_training_waits_for_its_turn_and_the_next_training_for_its_end(
    database: Database,
) -> None:
    book = StepTimes(MeasuredSteps(database))
    await book.learn(an_engine("a CPU"), DRAFT, 10.0)
    await book.learn(an_engine("a CPU"), TRAINING, 480.0)
    queue = FairQueue()
    running = Ticket(1, 100, 1, 80, TRAINING)
    estimates = Estimates(queue, book, lambda: [EngineLoad("bundled", "a CPU", 15.0, running, ends_in=300.0)])
    queue.put(Ticket(2, 100, 1, 80, TRAINING))
    queue.put(ticket(3, DRAFT, user=2))
    assert seconds_until(estimates, 3, 2) == [15, 300]
