"""What a person may do: the policy by itself."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.usage_limits import (
    LIMIT_NAMES,
    PERMISSIONS,
    SETS,
    Account,
    AccountKind,
    LimitName,
    Limits,
    Needed,
    Rules,
    Used,
    cost,
    cost_at_size,
    day_of,
    end_of,
    longest_stop,
    most_generous,
    reached,
    used_units,
    week_of,
)
from engine.protocol.presets import PRESETS

UTC_ZONE = ZoneInfo("UTC")
ZONES = ["UTC", "Europe/Berlin", "Africa/Cairo", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu"]
MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_day_belongs_to_its_zone() -> None:
    moment = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    assert day_of(moment, UTC_ZONE) == date(2026, 3, 1)
    assert day_of(moment, ZoneInfo("Asia/Shanghai")) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("zone", "day", "ends"),
    [
        ("Europe/Berlin", date(2026, 3, 29), datetime(2026, 3, 29, 22, tzinfo=UTC)),  # a day of 23 hours
        ("Europe/Berlin", date(2026, 3, 28), datetime(2026, 3, 28, 23, tzinfo=UTC)),
        ("Europe/Berlin", date(2026, 10, 25), datetime(2026, 10, 25, 23, tzinfo=UTC)),  # of 25
        ("Africa/Cairo", date(2026, 4, 23), datetime(2026, 4, 23, 22, tzinfo=UTC)),  # midnight itself is left out
    ],
)
def test_a_day_ends_at_midnight_however_long_it_was(zone: str, day: date, ends: datetime) -> None:
    there = ZoneInfo(zone)
    assert end_of(day, there) == ends
    assert day_of(ends, there) == day + timedelta(days=1)
    assert day_of(ends - timedelta(seconds=1), there) == day


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)),  # in UTC
    st.sampled_from(
        ["UTC", "Europe/Berlin", "Africa/Cairo", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu"]
    ),
)
def test_every_moment_is_before_the_end_of_its_day_and_after_that_of_the_one_before(naive: datetime, name: str) -> None:
    moment, zone = naive.replace(tzinfo=UTC), ZoneInfo(name)
    day = day_of(moment, zone)
    assert end_of(day - timedelta(days=1), zone) <= moment < end_of(day, zone)


def test_a_week_begins_on_monday() -> None:
    assert [week_of(date(2026, 3, day)) for day in (1, 2, 8, 9)] == [
        date(2026, 2, 23),
        date(2026, 3, 2),
        date(2026, 3, 2),
        date(2026, 3, 9),
    ]


def test_more_work_costs_more_and_nothing_is_free() -> None:
    for presets in PRESETS.values():
        assert 1 <= cost(presets["draft"]) < cost(presets["standard"]) < cost(presets["fine"])
    assert cost(PRESETS["bundled"]["draft"].at_size(128)) >= 1
    assert [cost_at_size(4, size, 256) for size in (64, 128, 256, 512)] == [1, 1, 4, 16]


@given(st.integers(1, 1000), st.integers(0, 500), st.integers(1, 500))
def test_what_is_stopped_costs_its_share_and_never_more_than_all(units: int, step: int, steps: int) -> None:
    used = used_units(units, step, steps)
    assert 0 <= used <= units
    assert (used == 0) == (step == 0)
    if step <= steps:
        assert used - 1 < units * step / steps <= used


# ── whose rule holds ─────────────────────────────────────────────────────────────────────────────────────────────────


def values_of(name: str) -> st.SearchStrategy[Any]:
    if name in PERMISSIONS:
        return st.booleans()
    if name in SETS:
        return st.none() | st.frozensets(st.sampled_from(["draft", "fine", "paper"]), min_size=1)
    return st.none() | st.integers(1, 100)


rules = st.fixed_dictionaries({}, optional={name: values_of(name) for name in LIMIT_NAMES})


@given(
    rules,
    st.dictionaries(st.integers(1, 4), rules),
    st.dictionaries(st.integers(1, 3), rules),
    st.sets(st.integers(1, 5)),
)
def test_a_person_is_before_their_roles_and_these_before_the_server(
    server: dict[str, Any], roles: dict[int, dict[str, Any]], people: dict[int, dict[str, Any]], own: set[int]
) -> None:
    limits = Rules(server, roles, people).of(1, own)
    for name in LIMIT_NAMES:
        of_roles = [roles[role][name] for role in own if name in roles.get(role, {})]
        if name in people.get(1, {}):
            expected = people[1][name]
        elif of_roles:
            expected = most_generous(name, of_roles)
        else:
            expected = server.get(name, getattr(Limits(), name))
        assert getattr(limits, name) == expected


@given(st.sampled_from(LIMIT_NAMES), st.data())
def test_the_most_generous_is_at_least_as_generous_as_each(name: LimitName, data: st.DataObject) -> None:
    values = data.draw(st.lists(values_of(name), min_size=1))
    most = most_generous(name, values)
    for value in values:
        if most is None or most is True:
            continue
        assert value is not None
        if name in SETS:
            assert value <= most
        elif name == "cooldown":
            assert most <= value
        else:
            assert value <= most
    assert most_generous(name, values[::-1]) == most


# ── what stands in the way ───────────────────────────────────────────────────────────────────────────────────────────


def stops(
    used: Used, *, jobs: int = 1, trainings: int = 0, units: int = 1, now: datetime = MONDAY, **limits: Any
) -> dict[str, Any]:
    account = Account(AccountKind.PERSON, 0, 1, Limits(**limits), UTC_ZONE)
    return {
        one.limit: one.renews_at
        for one in reached(account, used, Needed(jobs=jobs, trainings=trainings, units=units), now)
    }


def test_each_limit_says_when_it_works_again() -> None:
    used = Used(jobs_today=2, jobs_this_week=5, units_today=7, queued=3, last_at=MONDAY - timedelta(seconds=20))
    tonight, next_monday = datetime(2026, 3, 3, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC)
    assert stops(used, jobs_per_day=2, jobs_per_week=5, units_per_day=7, queued_at_once=3, cooldown=30) == {
        "jobs_per_day": tonight,
        "jobs_per_week": next_monday,
        "units_per_day": tonight,
        "queued_at_once": None,
        "cooldown": MONDAY + timedelta(seconds=10),
    }
    assert stops(used, jobs_per_day=3, jobs_per_week=6, units_per_day=8, queued_at_once=4, cooldown=20) == {}
    assert stops(used) == {}


def test_what_optimises_nothing_is_no_job_of_the_day_but_costs_its_unit() -> None:
    used = Used(jobs_today=9, jobs_this_week=9, units_today=7, last_at=MONDAY)
    assert stops(used, jobs=0, jobs_per_day=1, jobs_per_week=1, cooldown=99) == {}
    assert list(stops(used, jobs=0, units_per_day=7)) == ["units_per_day"]


@given(st.integers(1, 50), st.integers(0, 60))
def test_what_grants_do_not_pay_is_left_to_the_limits(units: int, granted: int) -> None:
    needed = Needed(jobs=1, units=units)
    rest = needed.beyond(granted)
    assert rest.units == max(0, units - granted)
    assert rest.counts == (granted < units)
    used = Used(jobs_today=9, units_today=9, last_at=MONDAY)
    account = Account(AccountKind.MEMBER, 2, 1, Limits(jobs_per_day=9, units_per_day=5, cooldown=99), UTC_ZONE)
    assert bool(reached(account, used, rest, MONDAY)) == (granted < units)


def test_of_several_the_one_is_told_that_lasts_longest() -> None:
    used = Used(jobs_today=2, jobs_this_week=5, units_today=7, queued=3)
    account = Account(
        AccountKind.PERSON, 0, 1, Limits(jobs_per_day=2, jobs_per_week=5, queued_at_once=3, units_per_day=10), UTC_ZONE
    )
    found = reached(account, used, Needed(jobs=1, units=4), MONDAY)
    assert longest_stop(found).limit == "jobs_per_week"
    too_much = reached(account, used, Needed(jobs=1, units=11), MONDAY)
    assert longest_stop(too_much).never, "waiting helps nobody whose job costs more than a day has"
