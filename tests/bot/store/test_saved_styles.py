"""Styles with names: who has which, and how many there may be."""

import asyncio
from typing import Any

import pytest

from bot.rules.usage_limits import AccountKind
from bot.store.database import Database
from bot.store.guilds import Guilds
from bot.store.jobs import Jobs
from bot.store.models import Style, StyleOrigin
from bot.store.people import People
from bot.store.saved_styles import NameTaken, NewStyle, StyleQuota, Styles, TooManyStyles, WeightsGone
from tests.bot.store.conftest import FREE, new_job

ANA, BEN, GARDEN, OTHER = 1, 2, 10, 11


def new_style(name: str = "ink", user_id: int = ANA, guild_id: int | None = GARDEN, **changes: Any) -> NewStyle:
    values: dict[str, Any] = {
        "user_id": user_id,
        "guild_id": guild_id,
        "name": name,
        "prompt": "ink",
        "origin": StyleOrigin.BLEND,
        "weights": f"ab/{name}.safetensors",
        "thumbnail": f"ab/{name}.webp",
    }
    return NewStyle(**(values | changes))


@pytest.fixture
def styles(database: Database) -> Styles:
    return Styles(database)


def names(found: Any) -> list[str]:
    return [style.name for style in found]


async def test_a_person_has_a_name_only_once_in_whatever_case(styles: Styles) -> None:
    await styles.add(new_style("Ink"), StyleQuota())
    with pytest.raises(NameTaken):
        await styles.add(new_style("iNK"), StyleQuota())
    await styles.add(new_style("Ink", BEN), StyleQuota())
    found = await styles.named(ANA, GARDEN, "INK")
    assert found
    assert found.user_id == ANA


async def test_of_many_at_once_exactly_as_many_are_kept_as_may_be(styles: Styles) -> None:
    quota = StyleQuota(everywhere=7, here=3)
    added = await asyncio.gather(*(styles.add(new_style(f"a{n}"), quota) for n in range(20)), return_exceptions=True)
    assert sum(isinstance(one, Style) for one in added) == 3
    assert all(one.whose == AccountKind.MEMBER for one in added if isinstance(one, TooManyStyles))
    added = await asyncio.gather(
        *(styles.add(new_style(f"b{n}", guild_id=OTHER), StyleQuota(everywhere=7)) for n in range(20)),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Style) for one in added) == 4
    with pytest.raises(TooManyStyles) as many:
        await styles.check_quota(ANA, None, "c", quota)
    assert (many.value.allowed, many.value.whose) == (7, AccountKind.PERSON)


async def test_shared_ones_are_seen_in_their_server_and_nowhere_else(styles: Styles) -> None:
    own, other = (
        await styles.add(new_style("own"), StyleQuota()),
        await styles.add(new_style("other", BEN), StyleQuota()),
    )
    assert names(await styles.usable(ANA, GARDEN)) == ["own"]
    await styles.share(other.id, GARDEN, most=1)
    assert names(await styles.usable(ANA, GARDEN)) == ["other", "own"]
    assert await styles.count_usable(ANA, GARDEN) == 2
    assert names(await styles.usable(ANA, OTHER)) == names(await styles.usable(ANA, None)) == ["own"]
    assert await styles.named(ANA, OTHER, "other") is None
    with pytest.raises(TooManyStyles):
        await styles.share(own.id, GARDEN, most=1)
    await styles.share(other.id, None, most=1)
    assert names(await styles.usable(ANA, GARDEN)) == ["own"]


async def test_weights_that_a_job_still_has_stay_and_those_that_are_gone_are_not_kept(
    styles: Styles, jobs: Jobs
) -> None:
    job = await jobs.submit(new_job(style="ab/of-a-job.safetensors"), FREE, 10)
    kept = await styles.add(
        new_style("kept", weights="ab/of-a-job.safetensors", shared=frozenset({"ab/of-a-job.safetensors"})),
        StyleQuota(),
    )
    assert await styles.delete(kept.id) == ["ab/kept.webp"]
    kept = await styles.add(new_style("again", weights="ab/of-a-job.safetensors"), StyleQuota())
    await jobs.cancel_queued(job.id)
    assert "ab/of-a-job.safetensors" not in await jobs.forget(job.id), "the style has it"
    assert sorted(await styles.delete(kept.id)) == ["ab/again.webp", "ab/of-a-job.safetensors"]
    with pytest.raises(WeightsGone):
        await styles.add(new_style("late", shared=frozenset({"ab/of-a-job.safetensors"})), StyleQuota())


async def test_what_a_training_made_gets_another_name_where_its_own_was_taken_meanwhile(
    styles: Styles, jobs: Jobs
) -> None:
    job = await jobs.submit(new_job(user_id=ANA, guild_id=GARDEN), FREE, 10)
    await jobs.begin(job.id)
    await styles.add(new_style("ink"), StyleQuota())
    made = new_style("ink", origin=StyleOrigin.TRAINED, job_id=job.id, weights="ab/x.safetensors")
    await jobs.finish(job, seconds=1.0, notes=[], style=made)
    found = await styles.of_job(job.id)
    assert found
    assert found.name == "ink 2"
    assert await jobs.finish(job, seconds=1.0, notes=[], style=made) is None, "it has ended"
    assert len(await styles.usable(ANA, GARDEN)) == 2


async def test_a_server_that_is_forgotten_loses_them_and_their_owner_does_not(
    styles: Styles, database: Database
) -> None:
    style = await styles.add(new_style(), StyleQuota())
    await styles.share(style.id, GARDEN, most=None)
    await Guilds(database).forget(GARDEN)
    assert names(await styles.usable(ANA, None)) == ["ink"]
    assert names(await styles.usable(BEN, GARDEN)) == []
    assert sorted(await People(database).forget(ANA)) == ["ab/ink.safetensors", "ab/ink.webp"]
    assert names(await styles.usable(ANA, None)) == []
