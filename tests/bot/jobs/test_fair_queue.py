"""Whose job is next."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jobs.fair_queue import FairQueue, Pace, Ticket, Work
from bot.rules.usage_limits import LARGEST_QUEUE_SHARE, AccountKind

WORK = Work("draft", 256, 10)


def ticket(job_id: int, user: int = 1, guild: int | None = 100, cost: int = 10, share: int = 1) -> Ticket:
    return Ticket(job_id, guild, user, cost, WORK, queue_share=share)


def filled(*tickets: Ticket) -> FairQueue:
    queue = FairQueue()
    for one in tickets:
        queue.put(one)
    return queue


async def drained(queue: FairQueue) -> list[Ticket]:
    return [await queue.take() for _ in range(len(queue))]


def ids(tickets: Iterable[Ticket]) -> list[int]:
    return [one.job_id for one in tickets]


async def test_for_one_person_first_in_first_out() -> None:
    assert ids(await drained(filled(*(ticket(n) for n in range(1, 6))))) == [1, 2, 3, 4, 5]


async def test_nobody_waits_behind_more_than_one_job_of_the_same_person() -> None:
    flood = [ticket(n, user=1) for n in range(1, 21)]
    queue = filled(*flood, ticket(21, user=2), ticket(22, user=3), ticket(23, user=2))
    assert ids(await drained(queue))[:6] == [1, 21, 22, 2, 23, 3]


async def test_a_guild_that_floods_does_not_slow_another_one() -> None:
    flood = [ticket(n, user=n, guild=100) for n in range(1, 21)]
    queue = filled(*flood, *(ticket(n, user=50, guild=200) for n in range(21, 25)))
    order = [one.guild_id for one in await drained(queue)][:8]
    assert order.count(200) == 4


async def test_the_measure_is_cost_and_not_jobs() -> None:
    dear = [ticket(n, user=1, cost=40) for n in range(1, 5)]
    cheap = [ticket(n, user=2, cost=10) for n in range(5, 21)]
    order = await drained(filled(*dear, *cheap))
    first_half = order[: len(order) // 2]
    assert sum(one.cost for one in first_half if one.user_id == 1) == pytest.approx(
        sum(one.cost for one in first_half if one.user_id == 2), abs=40
    )


async def test_people_in_direct_messages_are_each_their_own() -> None:
    queue = filled(*(ticket(n, user=1, guild=None) for n in range(1, 5)), ticket(5, user=2, guild=None))
    assert ids(await drained(queue))[:2] == [1, 5]


async def test_who_was_away_has_no_credit_and_who_comes_back_no_advantage() -> None:
    queue = filled(*(ticket(n, user=1) for n in range(1, 11)), ticket(11, user=2))
    assert ids([await queue.take() for _ in range(4)]) == [1, 11, 2, 3]
    queue.put(ticket(12, user=2))
    queue.put(ticket(13, user=2))
    queue.put(ticket(14, user=3))
    order = [one.user_id for one in [await queue.take() for _ in range(6)]]
    assert order.count(2) == 2
    assert order.count(1) >= 2
    assert 3 in order[:3]


async def test_a_job_that_comes_back_is_next_for_its_person() -> None:
    queue = filled(ticket(1), ticket(2), ticket(3, user=2))
    first = await queue.take()
    queue.put(first, again=True)
    assert ids(await drained(queue)) == [1, 3, 2]


async def test_places_are_the_order_of_taking() -> None:
    queue = filled(ticket(1), ticket(2), ticket(3, user=2), ticket(4, user=3, cost=90))
    places = {queue.place(n): n for n in (1, 2, 3, 4)}
    assert queue.place(99) is None
    assert [places[n] for n in (1, 2, 3, 4)] == ids(await drained(queue))


async def test_a_newcomer_can_be_asked_about_without_a_trace() -> None:
    queue = filled(ticket(1), ticket(2), ticket(3, user=2), ticket(4, user=3))
    before = ids(queue.in_order())
    assert ids(queue.in_order_with(ticket(9, user=4))) == [1, 3, 4, 9, 2]
    assert ids(queue.in_order()) == before
    assert ids(FairQueue().in_order_with(ticket(9))) == [9]


@pytest.mark.parametrize("seed", range(20))
async def test_the_order_is_what_happens(seed: int) -> None:
    random = Random(seed)
    queue = FairQueue()
    for job_id in range(200):
        guild = random.choice([None, 1, 2, 3])
        queue.put(ticket(job_id, random.randrange(6), guild, random.choice([1, 3, 9, 36]), random.choice([1, 2, 5])))
        if random.random() < 0.3:
            taken = await queue.take()
            if random.random() < 0.2:
                queue.put(taken, again=True)
        if random.random() < 0.1:
            queue.remove(random.randrange(job_id + 1))
    order = queue.in_order()
    assert [queue.place(one.job_id) for one in order] == list(range(1, len(queue) + 1))
    assert await drained(queue) == order


# ── shares ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("share", range(1, LARGEST_QUEUE_SHARE + 1))
async def test_who_has_a_share_of_k_gets_k_times_the_turns(share: int) -> None:
    others = [ticket(n, user=n % 2 + 1) for n in range(1, 41)]
    patrons = [ticket(n, user=9, share=share) for n in range(41, 141)]
    order = await drained(filled(*others, *patrons))
    turns = Counter(one.user_id for one in order[: 10 * (share + 2)])
    assert turns == {1: 10, 2: 10, 9: 10 * share}


shares = st.integers(1, LARGEST_QUEUE_SHARE)
plays = st.lists(
    st.one_of(
        st.tuples(st.integers(1, 4), st.integers(1, 12)), st.none()
    ),  # a job of a person with its cost, or a turn
    min_size=20,
    max_size=120,
)


@given(st.tuples(shares, shares, shares), plays)
def test_nobody_starves_whatever_shares_others_have(
    larger: tuple[int, int, int], play: list[tuple[int, int] | None]
) -> None:
    """The first person, with a share of 1, asks for something once in a while; the others have any share."""
    held = {1: 1} | dict(enumerate(larger, start=2))
    queue, waits, since_turn = FairQueue(), False, Counter[int]()
    last_cost = 0
    dearest: Counter[int] = Counter()

    def take() -> None:
        nonlocal waits, last_cost
        taken = queue._pop()
        if taken is None:
            return
        queue._dequeued(taken.job_id)
        if taken.user_id == 1:
            since_turn.clear()
            last_cost, waits = taken.cost, any(one.user_id == 1 for one in queue.in_order())
        elif waits:
            since_turn[taken.user_id] += taken.cost
            # Before the first turn one job at most; after a turn its cost for each part of their share, and a job more.
            may = last_cost * held[taken.user_id] + dearest[taken.user_id]
            assert since_turn[taken.user_id] <= may

    for job_id, deed in enumerate(play):
        if deed is None:
            take()
            continue
        user, cost = deed
        if user == 1 and not waits:
            since_turn.clear()
            waits = True
        dearest[user] = max(dearest[user], cost)
        queue.put(ticket(job_id, user, cost=cost, share=held[user]))
    while len(queue):
        take()


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 4), shares), min_size=1, max_size=60))
async def test_a_share_changes_nothing_between_guilds(asked: list[tuple[int, int, int]]) -> None:
    queue = filled(*(ticket(n, user, guild, share=share) for n, (guild, user, share) in enumerate(asked)))
    turns = Counter(dict.fromkeys({guild for guild, _, _ in asked}, 0))
    while len(queue):
        turns[(await queue.take()).guild_id or 0] += 1
        waiting = {one.guild_id for one in queue.in_order()}
        of_waiting = [count for guild, count in turns.items() if guild in waiting]
        assert not of_waiting or max(of_waiting) - min(of_waiting) <= 1


async def test_a_job_that_comes_back_was_not_charged_whatever_the_share() -> None:
    queue = filled(*(ticket(n, share=3, cost=7) for n in (1, 2, 3, 4)), *(ticket(n, user=2, cost=7) for n in (5, 6)))
    before = ids(queue.in_order())
    for _ in range(3):
        queue.put(await queue.take(), again=True)
    assert ids(queue.in_order()) == before == [1, 5, 2, 3, 4, 6]


async def test_the_people_with_a_larger_share_who_are_ahead_are_counted() -> None:
    queue = filled(
        *(ticket(n, user=1) for n in (1, 2)),
        *(ticket(n, user=2, share=2) for n in (3, 4)),
        *(ticket(n, user=3, share=5) for n in (5, 6)),
        ticket(7, user=4, guild=200),
    )
    assert ids(queue.in_order()) == [1, 7, 3, 5, 6, 4, 2]
    assert [queue.favored_ahead(n) for n in (1, 7, 3, 5, 6, 4, 2)] == [0, 0, 0, 0, 0, 1, 2]
    queue.put(ticket(8, user=3, share=1))
    assert queue.favored_ahead(8) == 1, "nobody is ahead of themselves, whatever their share was"
    assert queue.favored_ahead(99) == 0
    queue.remove(5)
    queue.remove(6)
    assert queue.favored_ahead(2) == 1


async def test_a_training_waits_for_pictures_and_not_for_shares() -> None:
    queue = filled(training(1), ticket(2, user=2, guild=1, share=5))
    assert ids(queue.in_order()) == [2, 1]
    assert queue.favored_ahead(1) == 0


async def test_what_is_removed_is_not_taken() -> None:
    queue = filled(ticket(1), ticket(2), ticket(3))
    queue.remove(2)
    queue.remove(99)
    assert 2 not in queue
    assert ids(await drained(queue)) == [1, 3]


async def test_a_cancelled_wait_loses_nothing() -> None:
    queue = FairQueue()
    impatient = asyncio.create_task(queue.take())
    patient = asyncio.create_task(queue.take())
    await asyncio.sleep(0)
    impatient.cancel()
    queue.put(ticket(1))
    assert (await patient).job_id == 1
    assert len(queue) == 0


def capped(job_id: int, whose: str = "member", user: int = 1, guild: int = 100) -> Ticket:
    """One that may run while no other one does of the same person, member or guild."""
    return Ticket(job_id, guild, user, 10, WORK, {AccountKind(whose): 1})


async def test_who_has_as_many_running_as_they_may_is_passed_over_until_one_ends() -> None:
    queue = filled(capped(1), capped(2), capped(3, user=2))
    assert (await queue.take()).job_id == 1
    assert (await queue.take()).job_id == 3
    waiting = asyncio.create_task(queue.take())
    await asyncio.sleep(0)
    assert not waiting.done()
    queue.put(ticket(4, user=5))
    assert (await waiting).job_id == 4
    waiting = asyncio.create_task(queue.take())
    queue.finished(3)
    await asyncio.sleep(0)
    assert not waiting.done(), "the end of somebody else's job changes nothing"
    queue.finished(1)
    queue.finished(1)
    assert (await waiting).job_id == 2


@pytest.mark.parametrize(("whose", "begins"), [("person", [1, 4]), ("guild", [1, 3]), ("member", [1, 3, 4])])
async def test_what_runs_is_counted_of_a_person_everywhere_of_a_member_and_of_a_guild(
    whose: str, begins: list[int]
) -> None:
    tickets = [
        capped(1, whose, user=1, guild=100),
        capped(2, whose, user=1, guild=100),
        capped(3, whose, user=1, guild=200),
        capped(4, whose, user=2, guild=100),
    ]
    queue = filled(*tickets)
    begun = [(await queue.take()).job_id for _ in begins]
    assert sorted(begun) == begins
    waiting = asyncio.create_task(queue.take())
    await asyncio.sleep(0)
    assert not waiting.done()
    waiting.cancel()


async def test_a_job_that_waits_again_runs_no_longer() -> None:
    queue = filled(capped(1), capped(2))
    queue.put(await queue.take(), again=True)
    assert (await queue.take()).job_id == 1


async def test_a_paused_queue_gives_nothing_until_it_goes_on() -> None:
    queue = filled(ticket(1))
    queue.pause("")
    waiting = asyncio.create_task(queue.take())
    queue.put(ticket(2))
    await asyncio.sleep(0)
    assert not waiting.done()
    assert len(queue) == 2
    queue.resume()
    assert (await waiting).job_id == 1


def training(job_id: int, user: int = 1, guild: int | None = 1) -> Ticket:
    return Ticket(job_id, guild, user, 80, Work("training", 256, 240, training=True))


async def test_trainings_come_after_everybody_and_one_at_a_time() -> None:
    queue = filled(training(1), ticket(2), training(3, user=2), ticket(4, user=3, cost=99))
    assert ids(queue.in_order()) == [2, 4, 1, 3]
    assert [queue.place(number) for number in (1, 2, 3, 4)] == [3, 1, 4, 2]
    assert queue.kept_waiting
    assert ids([await queue.take() for _ in range(3)]) == [2, 4, 1]
    assert not queue.kept_waiting, "another training does not count"
    taking = asyncio.create_task(queue.take())
    await asyncio.sleep(0)
    assert not taking.done()
    queue.put(ticket(5, user=4))
    assert (await taking).job_id == 5
    queue.finished(1)
    assert (await queue.take()).job_id == 3


async def test_a_training_that_stops_for_others_goes_on_before_other_trainings() -> None:
    queue = filled(training(1), training(2, user=1))
    first = await queue.take()
    queue.put(ticket(3, user=2))
    assert queue.kept_waiting
    queue.put(first, again=True)
    assert ids(queue.in_order()) == [3, 1, 2]
    queue.pause("")
    assert not queue.kept_waiting


def test_what_takes_long_is_computed_in_a_share_of_the_time() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    for took in (0.001, 0.2, 0.0):  # a quick computation may follow at once, a slow one may not
        assert pace.is_due()
        with pace.measured():
            now[0] += took
        if took > Pace.QUICK_S:
            now[0] += took / Pace.SHARE
            assert not pace.is_due()
            now[0] += 0.001


def test_while_places_are_not_computed_again_a_newcomer_is_the_last_one() -> None:
    now = [0.0]
    queue = filled(*(ticket(n) for n in range(1, 4)))
    queue._pace = Pace(lambda: now[0])
    with queue._pace.measured():
        now[0] += 1.0
    queue.put(ticket(4, user=2))
    assert queue.place(4) == 4
    assert queue.place(5) is None
    now[0] += 60.0
    assert queue.place(4) == 2, "another person's first job comes before the second of the first one"
