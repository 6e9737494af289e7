"""What is kept, for how long and in how much space; with a real database and real files."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.config import RetentionSettings
from bot.jobs.sweeper import Sweeper
from bot.store import retention
from bot.store.blobs import Blobs
from bot.store.database import Database
from bot.store.guilds import Guilds, Target
from bot.store.jobs import Jobs
from bot.store.models import Job
from bot.store.new_jobs import ContentGone, Painted
from bot.store.people import People
from bot.store.person_history import History
from bot.store.retention import BlobKind, Retention
from tests.bot.store.conftest import FREE, new_job

NOW = datetime.now(UTC)
KILOBYTE = 1e-6  # in gigabytes
FOR_EVER = dict.fromkeys(("photos_days", "results_days", "networks_days", "left_guilds_days", "gigabytes"), 0.0)


class Kept:
    """Jobs with files of 1000 bytes each."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.jobs = Jobs(database)
        self.blobs = Blobs(str(folder / "blobs"))

    async def painted(self, *, delivered: bool = True, content: str | None = None) -> Job:
        """A job that is done: four files, or three where it shares its photo."""
        content = content or await self._blob("png")
        job = await self.jobs.submit(new_job(content=content), FREE, 100)
        begun = await self.jobs.begin(job.id)
        assert begun
        await self.jobs.add_result(
            job.id,
            Painted(
                number=1,
                seed=1,
                picture=await self._blob("png"),
                weights=await self._blob("safetensors"),
                film=await self._blob("webp"),
            ),
        )
        done = await self.jobs.finish(begun, seconds=1.0, notes=[])
        assert done
        if delivered:
            await self.jobs.set_delivered(job.id)
        return done

    async def _blob(self, suffix: str) -> str:
        return await self.blobs.put(bytes(1000), suffix)

    async def sweep(self, days_later: float, **settings: float) -> None:
        await self.sweeper(**settings).sweep(datetime.now(UTC) + timedelta(days=days_later))

    def sweeper(self, **settings: float) -> Sweeper:
        retention = RetentionSettings(**(FOR_EVER | settings))
        guilds = Guilds(self.database)
        return Sweeper(retention, Retention(self.database), People(self.database), guilds, self.blobs)

    async def there(self, job: Job) -> str:
        """Which of a job's files are there: photo, picture, film, network."""
        result = job.results[0]
        letters = zip("pifn", (job.content, result.picture, result.film or "", result.weights), strict=True)
        return "".join([letter for letter, blob in letters if await self.blobs.exists(blob)])


@pytest.fixture
def kept(database: Database, tmp_path: Path) -> Kept:
    return Kept(database, tmp_path)


@pytest.mark.parametrize(
    ("setting", "left"),
    [("photos_days", "ifn"), ("results_days", "pn"), ("networks_days", "pif"), ("gigabytes", "pifn")],
)
async def test_each_kind_has_its_time(kept: Kept, setting: str, left: str) -> None:
    job = await kept.painted()
    await kept.sweep(9, **{setting: 10.0})
    assert await kept.there(job) == "pifn"
    await kept.sweep(11, **{setting: 10.0})
    assert await kept.there(job) == left


async def test_a_favourite_stays_until_the_space_is_needed(kept: Kept) -> None:
    favourite, other = await kept.painted(), await kept.painted()
    await History(kept.database).set_favourite(favourite.id, favourite=True)
    await kept.sweep(99, photos_days=10.0, results_days=10.0, networks_days=10.0)
    assert (await kept.there(favourite), await kept.there(other)) == ("pifn", "")
    newer = await kept.painted()
    await kept.sweep(1, gigabytes=5 * KILOBYTE)
    assert (await kept.there(favourite), await kept.there(newer)) == ("pifn", ""), "its picture and film go together"
    await kept.sweep(1, gigabytes=2 * KILOBYTE)
    assert await kept.there(favourite) == "if"


async def test_where_space_is_short_the_oldest_go_and_pictures_last(kept: Kept) -> None:
    first, second = await kept.painted(), await kept.painted()
    await kept.sweep(1, gigabytes=7 * KILOBYTE)
    assert (await kept.there(first), await kept.there(second)) == ("pif", "pifn")
    await kept.sweep(1, gigabytes=5 * KILOBYTE)
    assert (await kept.there(first), await kept.there(second)) == ("if", "pif")
    await kept.sweep(1, gigabytes=2 * KILOBYTE)
    assert (await kept.there(first), await kept.there(second)) == ("", "if")


async def test_what_others_need_stays(kept: Kept) -> None:
    parent = await kept.painted()
    style = parent.results[0].weights
    waiting = await kept.jobs.submit(new_job(content=parent.content, style=style), FREE, 100)
    undelivered = await kept.painted(delivered=False)
    await kept.sweep(99, photos_days=1.0, results_days=1.0, networks_days=1.0, gigabytes=KILOBYTE)
    assert await kept.there(parent) == "pn", "for the one that waits"
    assert await kept.there(undelivered) == "pifn"
    await kept.jobs.cancel_queued(waiting.id)
    await kept.jobs.set_delivered(waiting.id)
    await kept.sweep(99, photos_days=1.0, results_days=1.0, networks_days=1.0)
    assert await kept.there(parent) == ""


async def test_a_job_cannot_begin_with_a_photo_that_has_just_gone(kept: Kept) -> None:
    parent = await kept.painted()
    await Retention(kept.database).drop(BlobKind.PHOTO, [parent.id])
    with pytest.raises(ContentGone):
        await kept.jobs.submit(new_job(content=parent.content, shared=frozenset([parent.content])), FREE, 100)
    assert await kept.jobs.queued() == []
    await Retention(kept.database).drop(BlobKind.RESULT, [parent.id])
    with pytest.raises(ContentGone):
        await kept.jobs.add_picked(new_job(), parent.results[0], 1.0)


async def test_what_a_dead_process_has_left_behind_goes_after_a_while(kept: Kept) -> None:
    job = await kept.painted()
    stray = await kept.blobs.put(b"half a job", "png")
    sweeper = kept.sweeper()
    await sweeper.sweep(NOW)
    assert await kept.blobs.exists(stray), "it may be on its way into a job"
    await sweeper.sweep(NOW + timedelta(hours=2))
    assert not await kept.blobs.exists(stray)
    assert await kept.there(job) == "pifn"


async def test_many_jobs_go_in_batches(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 8)
    first = await kept.painted()
    for _ in range(20):
        await kept.painted(content=first.content)
    await kept.sweep(11, photos_days=10.0, results_days=10.0, networks_days=10.0)
    assert await kept.blobs.sizes() == {}


async def test_what_is_kept_of_a_server_goes_some_time_after_the_bot_was_removed(
    database: Database, tmp_path: Path
) -> None:
    kept = Kept(database, tmp_path)
    guilds = Guilds(database)
    gone = await kept.painted()
    other = await kept.jobs.submit(new_job(guild_id=3, content="kept"), FREE, 100)
    await guilds.set(2, Target(), {"jobs_per_day": 3}, user_id=1, most=9)
    await guilds.set_word(2, "gore", "gore", allowed=False, user_id=1, most=9)
    await guilds.set_blocked(2, 9, blocked=True, user_id=1)
    await guilds.set_present({3})
    await kept.sweep(29, left_guilds_days=30.0)
    assert await kept.there(gone) == "pifn"
    await guilds.set_departed(2, departed=False)  # invited again
    await kept.sweep(31, left_guilds_days=30.0)
    assert await kept.there(gone) == "pifn"
    await guilds.set_departed(2, departed=True)
    await kept.sweep(31, left_guilds_days=0.0)
    assert await kept.there(gone) == "pifn", "0 is no limit"
    await kept.sweep(31, left_guilds_days=30.0)
    assert await kept.there(gone) == ""
    assert await kept.jobs.get(gone.id) is None
    assert await kept.jobs.get(other.id)
    assert (await guilds.settings(2), await guilds.changes(2, 9), await guilds.blocked_people(2, 9)) == ((), [], [])
    assert (await guilds.words(2)).blocked == ()
