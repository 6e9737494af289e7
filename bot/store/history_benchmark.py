"""Databases with many jobs, and the time that a page of a user's history takes in one."""

import random
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import delete, insert, update

from bot.store.database import Database
from bot.store.guilds import TargetKind
from bot.store.models import Guild, GuildSetting, Job, JobState, Result, UsageCount, User
from bot.store.person_history import Cursor, History, Search

PAGE, TIMES, GUILDS = 5, 20, 20
PEOPLE, WAITING, ROLES = 2000, 100, 20
BATCH_ROWS = 20_000
WORDS = ["watercolor", "mosaic", "fire", "ice", "pencil", "sketch", "neon", "city", "night", "cat", "glass", "oil"]


async def time_history(jobs: int) -> list[dict[str, Any]]:
    """Time nine kinds of pages of one user's history of `jobs` results.

    Returns a row for each kind, with the median and the longest time in milliseconds.
    """
    asked = {
        "the newest": (Search(), Cursor()),
        "in the middle": (Search(), Cursor(jobs // 2)),
        "the oldest, backwards": (Search(), Cursor(1, "after")),
        "a common word": (Search("cat"), Cursor()),
        "a word of one picture": (Search("unicorn"), Cursor()),
        "a word of none": (Search("zebra"), Cursor()),
        "one server": (Search(place=7), Cursor()),
        "favourites": (Search(favourites=True), Cursor()),
        "no favourite in one server": (Search("zebra", place=7, favourites=True), Cursor()),
    }
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}")
        await database.migrate()
        await _fill(database, jobs)
        history = History(database)
        rows = [{"page": name, **await _timed(history, search, cursor)} for name, (search, cursor) in asked.items()]
        await database.close()
    return rows


@asynccontextmanager
async def crowded_database(jobs: int) -> AsyncIterator[Database]:
    """Create a temporary database with `jobs` jobs of PEOPLE users in GUILDS guilds.

    WAITING of the jobs are queued. The users have usage counts of nine days, and guild 1 has limits for ROLES roles.
    """
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}")
        await database.migrate()
        await _fill(database, jobs, people=PEOPLE, waiting=WAITING)
        today = datetime.now(UTC).date()
        counts = [
            {"guild_id": guild, "user_id": user, "day": today - timedelta(days=days), "jobs": 3, "units": 30}
            for user in range(1, PEOPLE + 1)
            for guild in (0, user % GUILDS + 1)
            for days in range(9)
        ]
        settings = [
            {"guild_id": 1, "kind": TargetKind.ROLE, "target_id": role, "name": name, "value": 1000}
            for role in range(1, ROLES + 1)
            for name in ("jobs_per_day", "jobs_per_week", "units_per_day", "queued_at_once")
        ]
        async with database.writing() as session:
            await session.execute(insert(UsageCount), counts)
            await session.execute(insert(GuildSetting), settings)
        yield database
        await database.close()


async def fill_for_restart(url: str, finished: int, queued: int, content: str) -> None:
    """Fill the database of a bot that stopped with `finished` jobs done and `queued` jobs waiting.

    `content` is the blob that all queued jobs have as their content image.
    """
    database = Database(url)
    await database.migrate()
    await _fill(database, finished + queued, people=PEOPLE, waiting=queued)
    async with database.writing() as session:
        changes = update(Job).where(Job.state == JobState.QUEUED)
        await session.execute(changes.values(content=content, delivered_at=None, prompt="fire for 60 s"))
        await session.execute(delete(Result).where(Result.job_id > finished))
    await database.close()


async def _timed(history: History, search: Search, cursor: Cursor) -> dict[str, float]:
    took = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        await history.page(1, search, cursor, PAGE)
        took.append(1000 * (time.perf_counter() - begun))
    return {"median": sorted(took)[TIMES // 2], "longest": max(took)}


async def _fill(database: Database, count: int, *, people: int = 1, waiting: int = 0) -> None:
    """Insert `count` jobs with results, of which the last `waiting` are queued and the others are done."""
    now = datetime.now(UTC)
    async with database.writing() as session:
        session.add_all([User(id=number, first_seen_at=now) for number in range(1, people + 1)])
        session.add_all([Guild(id=number, first_seen_at=now) for number in range(1, GUILDS + 1)])
    rng = random.Random(1)  # noqa: S311  # not for cryptography
    for first in range(1, count + 1, BATCH_ROWS):
        numbers = range(first, min(first + BATCH_ROWS, count + 1))
        jobs = list(_jobs(numbers, now, rng, people, count - waiting))
        results = [
            {"job_id": number, "number": 1, "seed": number, "picture": f"p{number}", "weights": f"w{number}"}
            for number in numbers
        ]
        async with database.writing() as session:
            await session.execute(insert(Job), jobs)
            await session.execute(insert(Result), results)


def _jobs(
    numbers: Iterable[int], now: datetime, rng: random.Random, people: int, last_done: int
) -> Iterator[dict[str, Any]]:
    for number in numbers:
        prompt = " ".join(rng.choices(WORDS, k=6)) + (" unicorn" if number == 1 else "")
        yield (
            {
                "id": number,
                "state": JobState.DONE if number <= last_done else JobState.QUEUED,
                "user_id": number % people + 1,
                "guild_id": rng.randint(1, GUILDS),
                "prompt": prompt,
                "searched": prompt,
                "preset": "standard",
                "seed": number,
                "count": 1,
                "options": {"strength": 80},
                "content": f"ab/{number:032x}.png",
                "cost": 9,
                "locale": "en-US",
                "starts": 1,
                "engine_deaths": 0,
                "step": 0,
                "notes": [],
                "seconds": 9.0,
                "favourite": number % 5000 == 0,
                "created_at": now,
                "started_at": now,
                "finished_at": now,
                "reachable": True,
                "channel_id": 1,
                "message_id": number,
                "application_id": 3,
                "token": "",
                "token_expires_at": now,
                "filesize_limit": 10 * 1024 * 1024,
                "delivered_at": now,
            }
        )
