"""What is kept in memory of the database is what the database has."""

import asyncio
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store.bans import BanKind, Bans
from bot.store.database import Database
from bot.store.guilds import Guilds, Target
from bot.store.jobs import Jobs
from bot.store.memory import KnownIds, Memory
from bot.store.people import People
from tests.bot.store.conftest import FREE, new_job

GUILD = 2
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("limit"), st.sampled_from([None, 1, 2])),
        st.tuples(st.just("word"), st.sampled_from([None, True, False])),
        st.tuples(st.just("block"), st.booleans()),
        st.tuples(st.just("ban"), st.booleans()),
        st.tuples(st.just("forget"), st.none()),
        st.tuples(st.just("read"), st.none()),
    ),
    max_size=12,
)


async def read_all(guilds: Guilds, bans: Bans) -> tuple[Any, ...]:
    reads = guilds.settings(GUILD), guilds.words(GUILD), guilds.is_blocked(GUILD, 7)
    return (*await asyncio.gather(*reads), await bans.of(7, GUILD), await bans.of(8, GUILD))


async def change(guilds: Guilds, bans: Bans, what: str, value: Any) -> None:
    match what:
        case "limit":
            values, unset = ({}, ["cooldown"]) if value is None else ({"cooldown": value}, [])
            await guilds.set(GUILD, Target(), values, unset, user_id=1, most=9)
        case "word":
            await guilds.set_word(GUILD, "fire", "fire", allowed=value, user_id=1, most=9)
        case "block":
            await guilds.set_blocked(GUILD, 7, blocked=value, user_id=1)
        case "ban":
            await bans.set(BanKind.PERSON, 7, banned=value)
        case "forget":
            await guilds.forget(GUILD)
        case _:
            await read_all(guilds, bans)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES, at_once=st.booleans())
async def test_every_read_sees_every_change(sqlite: Database, changes: list[tuple[str, Any]], at_once: bool) -> None:
    guilds, bans = Guilds(sqlite), Bans(sqlite)
    if at_once:
        await asyncio.gather(*(change(guilds, bans, *one) for one in changes))
        assert await read_all(guilds, bans) == await read_all(Guilds(sqlite), Bans(sqlite))
    for one in changes:
        await change(guilds, bans, *one)
        assert await read_all(guilds, bans) == await read_all(Guilds(sqlite), Bans(sqlite))


async def test_what_was_read_before_a_change_is_not_remembered_after_it() -> None:
    memory: Memory[int, str] = Memory(2)
    may_answer = asyncio.Event()

    async def slow() -> str:
        await may_answer.wait()
        return "old"

    async def quick() -> str:
        return "new"

    reading = asyncio.create_task(memory.get(1, slow))
    await asyncio.sleep(0)
    memory.forget(1)
    may_answer.set()
    assert await reading == "old"
    assert await memory.get(1, quick) == "new"
    assert await memory.get(1, slow) == "new", "it is remembered"


async def test_only_so_many_are_remembered() -> None:
    memory: Memory[int, int] = Memory(2)
    asked: list[int] = []

    async def read(number: int) -> int:
        asked.append(number)
        return number

    for number in (1, 2, 1, 3, 1, 2):
        assert await memory.get(number, lambda number=number: read(number)) == number  # type: ignore[misc]
    assert asked == [1, 2, 3, 2], "2 was used longest ago when 3 came"


def test_while_rows_are_deleted_no_id_is_known_anew() -> None:
    known = KnownIds(2)
    known.add(1)
    ended = known.deleting(1)
    known.add(1)
    assert 1 not in known
    ended()
    for row_id in (1, 2, 3):
        known.add(row_id)
    assert [row_id in known for row_id in (1, 2, 3)] == [False, True, True]


@pytest.mark.parametrize("at_once", [False, True])
async def test_whoever_deletes_everything_can_ask_again(database: Database, jobs: Jobs, at_once: bool) -> None:
    people = People(database)
    await jobs.submit(new_job(), FREE, 100)
    asked = [jobs.submit(new_job(), FREE, 100) for _ in range(5)]
    if at_once:
        await asyncio.gather(people.forget(1), *asked[:3], people.forget(1), *asked[3:])
    else:
        await people.forget(1)
        for one in asked:
            await one
    assert (await people.summary(1)).since is not None or at_once
