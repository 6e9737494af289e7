"""Counts of what is used: never more than is allowed or granted, and what comes to nothing is given back."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from bot.rules.usage_limits import Account, AccountKind, LimitReached, Limits, Needed, day_of, used_units
from bot.store.database import Database
from bot.store.grants import Grants, TooManyGrants
from bot.store.guilds import Guilds, Target, TargetKind, TooManySettings
from bot.store.jobs import Jobs
from bot.store.maintenance import check
from bot.store.models import UNFINISHED, Grant, Job, JobState, UsageCount
from bot.store.people import People
from bot.store.usage_counts import Usage
from engine.protocol.messages import Notice, NoticeCode
from tests.bot.conftest import NewDatabase
from tests.bot.store.conftest import UTC_ZONE, new_job, of_person

STEPS = 10
ADMIN = 99


def accounts(user: int, person: Limits, member: Limits, guild: Limits) -> list[Account]:
    return [
        Account(AccountKind.PERSON, 0, user, person, UTC_ZONE),
        Account(AccountKind.GUILD, 2, 0, guild, UTC_ZONE),
        Account(AccountKind.MEMBER, 2, user, member, UTC_ZONE),
    ]


async def counts(database: Database) -> dict[tuple[int, int], tuple[int, int]]:
    async with database.reading() as session:
        rows = (await session.scalars(select(UsageCount))).all()
    return {(row.guild_id, row.user_id): (row.jobs, row.units) for row in rows if row.jobs or row.units}


async def grants_left(database: Database) -> dict[int, int]:
    """The units that are left of each grant, by id."""
    async with database.reading() as session:
        return {grant.id: grant.remaining for grant in (await session.scalars(select(Grant))).all()}


@dataclass(frozen=True)
class Counted:
    """What a job has taken. granted: units by the id of their grant. wholly: grants have paid for all of it."""

    user: int
    jobs: int
    units: int
    granted: dict[int, int] = field(default_factory=dict)
    wholly: bool = False

    def reduced_to(self, units: int) -> "Counted":
        """Limits get their units back first, then the grants, the one that was used last before the others."""
        granted: dict[int, int] = {}
        for grant_id, part in self.granted.items():
            granted[grant_id] = min(part, units - sum(granted.values()))
        return replace(self, jobs=self.jobs if units else 0, units=units, granted=granted)


class Model:
    """What should be counted of each job, and left of each grant."""

    def __init__(self, database: Database, *accounts_of: list[Account]) -> None:
        self.jobs, self.grants = Jobs(database), Grants(database)
        self.accounts_of = accounts_of
        self.states: dict[int, JobState] = {}
        self.counted: dict[int, Counted] = {}
        self.granted: dict[int, Grant] = {}  # as they were granted

    def sums(self) -> dict[tuple[int, int], tuple[int, int]]:
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for one in self.counted.values():
            here = (0, 0) if one.wholly else (one.jobs, one.units - sum(one.granted.values()))
            taken = {(0, one.user): (one.jobs, one.units), (2, 0): (one.jobs, one.units), (2, one.user): here}
            for key, (jobs, units) in taken.items():
                before = found.get(key, (0, 0))
                found[key] = (before[0] + jobs, before[1] + units)
        return found

    def left(self) -> dict[int, int]:
        """The units that should be left of each grant, by id."""
        used = dict.fromkeys(self.granted, 0)
        for one in self.counted.values():
            for grant_id, units in one.granted.items():
                if grant_id in used:  # else it was taken back
                    used[grant_id] += units
        return {grant_id: grant.units - used[grant_id] for grant_id, grant in self.granted.items()}

    def to_be_paid(self, user: int, units: int) -> dict[int, int]:
        """What grants should pay for a job: those that end first, before those that do not end."""
        left, paid = self.left(), dict[int, int]()
        for grant_id in sorted(left, key=lambda one: (str(self.granted[one].until or "never"), one)):
            part = min(left[grant_id], units - sum(paid.values()))
            if part and self.granted[grant_id].user_id == user:
                paid[grant_id] = part
        return paid

    async def do(self, deed: str, user: int, units: int, step: int) -> None:
        if deed in ("submit", "restyle"):
            style = "ab/style" if deed == "restyle" else None
            with suppress(LimitReached):
                new = new_job(user_id=user, cost=units, style=style)
                paid = self.to_be_paid(user, units)
                job = await self.jobs.submit(new, self.accounts_of[user - 1], 100)
                assert job.granted == {str(grant_id): part for grant_id, part in paid.items()}
                taken = Counted(user, int(style is None), units, paid, sum(paid.values()) == units)
                self.states[job.id], self.counted[job.id] = JobState.QUEUED, taken
            return
        if deed == "grant":
            until = datetime.now(UTC) + timedelta(days=step) if step else None
            grant, _ = await self.grants.add(2, user, units, until, user_id=ADMIN, most=100)
            self.granted[grant.id] = grant
            return
        if deed == "take back":
            theirs = [grant_id for grant_id, grant in self.granted.items() if grant.user_id == user]
            taken_back = await self.grants.remove(2, user, user_id=ADMIN)
            assert (taken_back is not None) == bool(theirs)
            for grant_id in theirs:
                del self.granted[grant_id]
            return
        if deed == "restart":
            await self.jobs.requeue_running()
            running = [job_id for job_id, state in self.states.items() if state == JobState.RUNNING]
            self.states |= dict.fromkeys(running, JobState.QUEUED)
            return
        if self.states:
            job_id = list(self.states)[(units + step) % len(self.states)]
            await self.change(deed, job_id, step)

    async def change(self, deed: str, job_id: int, step: int) -> None:
        """One job, in whatever state it is: what does not fit is without effect."""
        before = self.states[job_id]
        row = await self.jobs.get(job_id)
        assert row
        changes: dict[str, tuple[JobState, Sequence[JobState], Callable[[], Awaitable[Job | None]]]] = {
            "begin": (JobState.RUNNING, [JobState.QUEUED], lambda: self.jobs.begin(job_id)),
            "death": (JobState.QUEUED, [JobState.RUNNING], lambda: self.jobs.requeue(job_id, engine_died=True)),
            "fail": (JobState.FAILED, UNFINISHED, lambda: self.jobs.fail(job_id, Notice(NoticeCode.MEMORY))),
            "cancel": (JobState.CANCELLED, [JobState.QUEUED], lambda: self.jobs.cancel_queued(job_id)),
            "stop": (JobState.CANCELLED, [JobState.RUNNING], lambda: self.jobs.cancelled(job_id, step, STEPS)),
            "finish": (JobState.DONE, [JobState.RUNNING], lambda: self.jobs.finish(row, seconds=1.0, notes=[])),
        }
        after, possible, change = changes[deed]
        changed = await change()
        assert (changed is not None) == (before in possible)
        if changed is None:
            return
        self.states[job_id] = after
        if after == JobState.FAILED or deed == "cancel" or (deed == "stop" and step == 0):
            self.counted[job_id] = self.counted[job_id].reduced_to(0)
        elif deed == "stop":
            self.counted[job_id] = self.counted[job_id].reduced_to(used_units(self.counted[job_id].units, step, STEPS))


limit = st.none() | st.integers(0, 9)
some_limits = st.just(Limits()) | st.builds(
    Limits, jobs_per_day=limit, jobs_per_week=limit, units_per_day=st.none() | st.integers(0, 40)
)
deeds = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("submit", "submit", "restyle", "grant", "grant", "take back"),
                *("begin", "begin", "restart", "death", "fail", "cancel", "stop", "finish"),
            ]
        ),
        st.integers(1, 2),
        st.integers(1, 12),
        st.integers(0, STEPS),
    ),
    min_size=20,
    max_size=40,
)


@settings(max_examples=20, deadline=None)  # on each kind of database
@given(person=some_limits, member=some_limits, guild=some_limits, what=deeds)
def test_whatever_happens_the_counts_are_those_of_the_jobs_that_were_not_given_back(
    new_database: NewDatabase, person: Limits, member: Limits, guild: Limits, what: list[tuple[str, int, int, int]]
) -> None:
    async def happens() -> None:
        with new_database() as url:
            database = Database(url)
            try:
                await play(database)
            finally:
                await database.close()

    async def play(database: Database) -> None:
        model = Model(database, accounts(1, person, member, guild), accounts(2, person, member, guild))
        for deed, user, units, step in what:
            await model.do(deed, user, units, step)
        found = await counts(database)
        assert found == {key: sums for key, sums in model.sums().items() if any(sums)}
        assert await grants_left(database) == model.left()
        assert (await check(database)).problems == []
        for (guild_id, user), (counted, units) in found.items():
            limits = person if guild_id == 0 else guild if user == 0 else member
            assert limits.jobs_per_day is None or counted <= limits.jobs_per_day
            assert limits.jobs_per_week is None or counted <= limits.jobs_per_week
            assert limits.units_per_day is None or units <= limits.units_per_day

    asyncio.run(happens())


@pytest.mark.parametrize("whose", [AccountKind.PERSON, AccountKind.MEMBER, AccountKind.GUILD])
async def test_50_at_once_take_exactly_the_units_that_are_left(
    jobs: Jobs, database: Database, whose: AccountKind
) -> None:
    limits = {one: Limits(units_per_day=45) if one == whose else Limits() for one in AccountKind}
    held = accounts(1, limits[AccountKind.PERSON], limits[AccountKind.MEMBER], limits[AccountKind.GUILD])
    results = await asyncio.gather(
        *(jobs.submit(new_job(cost=9), held, 100) for _ in range(50)), return_exceptions=True
    )
    assert sum(isinstance(one, Job) for one in results) == 5
    reached = [one for one in results if isinstance(one, LimitReached)]
    assert {(one.limit, one.whose, one.allowed, one.used, one.needed) for one in reached} == {
        ("units_per_day", whose, 45, 45, 9)
    }
    assert await counts(database) == dict.fromkeys([(0, 1), (2, 0), (2, 1)], (5, 45)), "a refusal takes nothing"


async def test_50_at_once_take_exactly_the_units_that_are_granted(jobs: Jobs, database: Database) -> None:
    """Of the last job, the grant pays a part, which the limit does not allow."""
    grants = Grants(database)
    for units, days in ((20, 3), (27, None)):
        until = days and datetime.now(UTC) + timedelta(days=days)
        await grants.add(2, 1, units, until or None, user_id=ADMIN, most=9)
    held = accounts(1, Limits(), Limits(units_per_day=0, jobs_per_day=0, cooldown=3600), Limits())
    results = await asyncio.gather(
        *(jobs.submit(new_job(cost=9), held, 100) for _ in range(50)), return_exceptions=True
    )
    accepted = [one for one in results if isinstance(one, Job)]
    assert {type(one) for one in results} == {Job, LimitReached}
    assert sorted((one.granted for one in accepted), key=str) == [
        {"1": 2, "2": 7},
        {"1": 9},
        {"1": 9},
        {"2": 9},
        {"2": 9},
    ]
    assert await grants_left(database) == {1: 0, 2: 2}
    assert await counts(database) == {(0, 1): (5, 45), (2, 0): (5, 45)}, "nothing is taken from the limits of the guild"


async def test_a_check_finds_what_is_used_and_not_counted(jobs: Jobs, database: Database) -> None:
    """Of days and of grants; a job that is deleted stays counted."""
    await Grants(database).add(2, 1, 20, None, user_id=ADMIN, most=9)
    held = accounts(1, Limits(), Limits(), Limits())
    for _ in range(2):
        await jobs.submit(new_job(cost=9), held, 100)
    assert (await check(database)).problems == []
    async with database.writing() as session:
        await session.execute(update(Grant).values(remaining=Grant.remaining + 1))
        await session.execute(update(UsageCount).where(UsageCount.guild_id == 0).values(jobs=1))
    today = datetime.now(UTC).date()
    assert (await check(database)).problems == [
        f"Person 1 had 2 jobs on {today}, but only 1 are counted.",
        "Jobs of person 1 used 18 units of grant 1, but only 17 of its 20 are counted.",
    ]
    async with database.writing() as session:
        await session.execute(delete(Job).where(Job.id == 1))
    assert (await check(database)).problems == []


async def test_grants_are_no_way_around_the_limits_of_whoever_runs_the_bot(jobs: Jobs, database: Database) -> None:
    await Grants(database).add(2, 1, 100, None, user_id=ADMIN, most=9)
    for whose in (AccountKind.PERSON, AccountKind.GUILD):
        limits = {one: Limits(units_per_day=8) if one == whose else Limits() for one in AccountKind}
        held = accounts(1, limits[AccountKind.PERSON], limits[AccountKind.MEMBER], limits[AccountKind.GUILD])
        with pytest.raises(LimitReached) as refused:
            await jobs.submit(new_job(cost=9), held, 100)
        assert refused.value.whose == whose
        with pytest.raises(LimitReached):
            await jobs.check(held, 100, Needed(jobs=1, units=9))
    assert await grants_left(database) == {1: 100}, "a refusal takes nothing"


async def test_a_grant_that_pays_a_part_leaves_the_rest_to_the_limits(jobs: Jobs, database: Database) -> None:
    await Grants(database).add(2, 1, 5, None, user_id=ADMIN, most=9)
    held = accounts(1, Limits(), Limits(units_per_day=6), Limits())
    await jobs.check(held, 100, Needed(jobs=1, units=11))
    with pytest.raises(LimitReached) as refused:
        await jobs.check(held, 100, Needed(jobs=1, units=12))
    assert (refused.value.needed, refused.value.allowed) == (7, 6)
    job = await jobs.submit(new_job(cost=9), held, 100)
    assert job.granted == {"1": 5}
    assert await counts(database) == {(0, 1): (1, 9), (2, 0): (1, 9), (2, 1): (1, 4)}
    await jobs.begin(job.id)
    stopped = await jobs.cancelled(job.id, step=2, steps=3)  # 6 units are used: 5 of the grant, and 1 of the limit
    assert stopped
    assert (stopped.granted, stopped.counted_units) == ({"1": 5}, 6)
    assert await counts(database) == {(0, 1): (1, 6), (2, 0): (1, 6), (2, 1): (1, 1)}
    assert await grants_left(database) == {1: 0}


async def test_what_a_grant_has_paid_is_not_given_back_to_the_limits(jobs: Jobs, database: Database) -> None:
    held = accounts(1, Limits(), Limits(), Limits())
    await jobs.submit(new_job(cost=9), held, 100)
    await Grants(database).add(2, 1, 14, None, user_id=ADMIN, most=9)
    wholly, partly = [await jobs.submit(new_job(cost=9), held, 100) for _ in range(2)]
    assert (wholly.granted, partly.granted) == ({"1": 9}, {"1": 5})
    assert await counts(database) == {(0, 1): (3, 27), (2, 0): (3, 27), (2, 1): (2, 13)}
    await jobs.cancel_queued(wholly.id)
    assert await counts(database) == {(0, 1): (2, 18), (2, 0): (2, 18), (2, 1): (2, 13)}
    await jobs.begin(partly.id)
    await jobs.cancelled(partly.id, step=1, steps=3)  # 3 units are used, all of the grant
    assert await counts(database) == {(0, 1): (2, 12), (2, 0): (2, 12), (2, 1): (2, 9)}
    assert await grants_left(database) == {1: 11}


async def test_a_grant_ends_is_of_one_guild_and_one_person_and_there_are_so_many(
    jobs: Jobs, database: Database
) -> None:
    grants, now = Grants(database), datetime.now(UTC)
    await grants.add(2, 1, 9, now - timedelta(seconds=1), user_id=ADMIN, most=2)
    await grants.add(3, 1, 9, None, user_id=ADMIN, most=2)
    await grants.add(2, 7, 9, None, user_id=ADMIN, most=2)
    assert await grants.usable(2, 1) == []
    assert await grants.remove(2, 1, user_id=ADMIN) is None, "what is over cannot be taken back"
    held = accounts(1, Limits(), Limits(units_per_day=0), Limits())
    with pytest.raises(LimitReached):
        await jobs.submit(new_job(cost=9), held, 100)
    await grants.add(2, 1, 9, now + timedelta(days=1), user_id=ADMIN, most=2)
    with pytest.raises(TooManyGrants):
        await grants.add(2, 1, 9, None, user_id=ADMIN, most=2)
    assert (await jobs.submit(new_job(cost=9), held, 100)).granted == {"4": 9}
    await grants.add(2, 1, 9, None, user_id=ADMIN, most=2)  # what is used up or over does not count


async def test_nothing_is_given_back_to_a_grant_that_was_taken_back(jobs: Jobs, database: Database) -> None:
    grants = Grants(database)
    await grants.add(2, 1, 20, None, user_id=ADMIN, most=9)
    job = await jobs.submit(new_job(cost=9), accounts(1, Limits(), Limits(), Limits()), 100)
    change = await grants.remove(2, 1, user_id=ADMIN)
    assert change
    assert (change.setting, change.before, change.after, change.user_id) == ("grant 1", '{"units": 11}', None, ADMIN)
    cancelled = await jobs.cancel_queued(job.id)
    assert cancelled
    assert (cancelled.granted, cancelled.counted_units) == ({}, 0)
    assert await grants_left(database) == {}
    assert await counts(database) == {}


async def test_what_is_kept_of_grants_is_exported_deleted_and_dropped(jobs: Jobs, database: Database) -> None:
    grants, people, now = Grants(database), People(database), datetime.now(UTC)
    for person, units, until in ((1, 9, None), (7, 9, None), (7, 9, now - timedelta(days=10)), (8, 4, None)):
        await grants.add(2, person, units, until, user_id=1, most=9)
    running = await jobs.submit(new_job(user_id=7, cost=9), accounts(7, Limits(), Limits(), Limits()), 100)
    assert running.granted == {"2": 9}
    exported = [row async for table, row in people.rows(1) if table == "grants"]
    assert [(row["id"], row["units"], row["remaining"], row["granted_by"]) for row in exported] == [(1, 9, 9, 1)]
    await people.drop_counts((now - timedelta(days=9)).date())
    assert await grants_left(database) == {1: 9, 2: 0, 4: 4}, "a running job may give back what it has used"
    await jobs.cancel_queued(running.id)
    assert await grants_left(database) == {1: 9, 2: 9, 4: 4}
    again = await jobs.submit(new_job(user_id=7, cost=9), accounts(7, Limits(), Limits(), Limits()), 100)
    for job in (running, again):
        await jobs.begin(job.id)
        await jobs.finish(job, seconds=1.0, notes=[])
        await jobs.set_delivered(job.id)
    await people.drop_counts((now - timedelta(days=9)).date())
    assert await grants_left(database) == {1: 9, 4: 4}, "nothing of the second can be used or come back"
    await people.forget(1)
    async with database.reading() as session:
        [kept] = (await session.scalars(select(Grant))).all()
    assert (kept.user_id, kept.granted_by) == (8, None)
    assert [one.user_id for one in await Guilds(database).changes(2, 9)] == [None] * 4
    await Guilds(database).forget(2)
    assert await grants_left(database) == {}


async def test_a_week_goes_over_days_and_a_cooldown_over_midnight(jobs: Jobs, database: Database) -> None:
    today = day_of(datetime.now(UTC), UTC_ZONE)
    async with database.writing() as session:
        last_week = today - timedelta(days=today.weekday() + 1)
        session.add(UsageCount(guild_id=0, user_id=1, day=last_week, jobs=50, units=0))
    week = of_person(jobs_per_week=2)
    for _ in range(2):
        await jobs.submit(new_job(), week, 100)
    with pytest.raises(LimitReached) as refused:
        await jobs.submit(new_job(), week, 100)
    assert (refused.value.limit, refused.value.used) == ("jobs_per_week", 2)
    assert refused.value.renews_at
    assert refused.value.renews_at.weekday() == 0
    async with database.writing() as session:
        yesterday = UsageCount(guild_id=0, user_id=7, day=today - timedelta(days=1), jobs=1, units=1)
        yesterday.last_at = datetime.now(UTC) - timedelta(seconds=5)
        session.add(yesterday)
    with pytest.raises(LimitReached) as refused:
        await jobs.submit(new_job(user_id=7), of_person(7, cooldown=3600), 100)
    assert refused.value.limit == "cooldown"


async def test_what_is_given_back_is_given_back_to_the_days_it_was_taken_from(jobs: Jobs, database: Database) -> None:
    there, here = ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Pacific/Pago_Pago")  # 25 hours apart
    held = [
        Account(AccountKind.PERSON, 0, 1, Limits(), there),
        Account(AccountKind.GUILD, 2, 0, Limits(), there),
        Account(AccountKind.MEMBER, 2, 1, Limits(), here),
    ]
    job = await jobs.submit(new_job(), held, 100)
    assert job.counted_on
    assert job.counted_here_on
    assert job.counted_on > job.counted_here_on
    assert await counts(database) == dict.fromkeys([(0, 1), (2, 0), (2, 1)], (1, 9))
    await jobs.cancel_queued(job.id)
    assert await counts(database) == {}


async def test_a_job_that_came_to_nothing_starts_no_cooldown(jobs: Jobs) -> None:
    held = of_person(cooldown=3600)
    job = await jobs.submit(new_job(), held, 100)
    with pytest.raises(LimitReached):
        await jobs.submit(new_job(), held, 100)
    await jobs.cancel_queued(job.id)
    await jobs.submit(new_job(), held, 100)


async def test_settings_are_kept_with_who_and_what_and_there_are_so_many(database: Database) -> None:
    guilds = Guilds(database)
    role = Target(TargetKind.ROLE, 5)
    await guilds.set(2, Target(), {"jobs_per_day": 3, "presets": ["draft"]}, user_id=1, most=9)
    changes = await guilds.set(2, role, {"jobs_per_day": None, "cooldown": 5}, user_id=1, most=9)
    assert [(one.setting, one.before, one.after) for one in changes] == [
        ("role 5 jobs_per_day", None, "null"),
        ("role 5 cooldown", None, "5"),
    ]
    assert await guilds.set(2, role, {"cooldown": 5}, ["largest_size"], user_id=1, most=9) == []
    changes = await guilds.set(2, role, {"cooldown": 6}, ["jobs_per_day"], user_id=1, most=9)
    assert [(one.setting, one.before, one.after) for one in changes] == [
        ("role 5 cooldown", "5", "6"),
        ("role 5 jobs_per_day", "null", None),
    ]
    with pytest.raises(TooManySettings):
        await guilds.set(2, role, {"jobs_per_day": 1, "jobs_per_week": 1}, user_id=1, most=4)
    assert len(await guilds.settings(2)) == 3, "all or none"


async def test_a_report_counts_what_was_used_by_day_person_and_prompt(jobs: Jobs, database: Database) -> None:
    async def job(day: date, **changes: Any) -> None:
        made = await jobs.submit(new_job(**changes), of_person(changes.get("user_id", 1)), 100)
        async with database.writing() as session:
            row = await session.get_one(Job, made.id)
            row.created_at = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=12)
            row.state = JobState.DONE

    days = [date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30)]
    await job(days[0], cost=5)
    await job(days[1], cost=7, prompt="Fire", user_id=9)
    await job(days[1], cost=1, prompt="ice")
    await job(days[1], cost=100, guild_id=3)
    usage = Usage(database)
    moments = [datetime.combine(one, datetime.min.time(), UTC) for one in (*days, date(2026, 3, 31))]
    assert [(one.jobs, one.units) for one in await usage.between(2, moments)] == [(1, 5), (2, 8), (0, 0)]
    assert [(one.what, one.units) for one in await usage.people(2, moments[0], 5)] == [(9, 7), (1, 6)]
    assert [(one.what, one.units) for one in await usage.prompts(2, moments[0], 5)] == [("fire", 12), ("ice", 1)]
    assert [(one.what, one.units) for one in await usage.guilds(moments[0], 5)] == [(3, 100), (2, 13)]
    assert (await usage.total(moments[1])).units == 108
