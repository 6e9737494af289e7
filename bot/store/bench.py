"""How long a page of a long history takes."""

import random
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert

from bot.store.database import Database
from bot.store.history import Cursor, History, Search
from bot.store.models import Guild, Job, JobState, Result, User

PAGE, TIMES, GUILDS = 5, 20, 20
WORDS = ["watercolor", "mosaic", "fire", "ice", "pencil", "sketch", "neon", "city", "night", "cat", "glass", "oil"]


async def time_history(jobs: int) -> list[dict[str, Any]]:
    """Milliseconds for a page of a person's `jobs` results, by what is asked for: the median and the longest."""
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


async def _timed(history: History, search: Search, cursor: Cursor) -> dict[str, float]:
    took = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        await history.page(1, search, cursor, PAGE)
        took.append(1000 * (time.perf_counter() - begun))
    return {"median": sorted(took)[TIMES // 2], "longest": max(took)}


async def _fill(database: Database, count: int) -> None:
    now, dice = datetime.now(UTC), random.Random(1)  # noqa: S311  # nobody's secret
    jobs = []
    for number in range(1, count + 1):
        prompt = " ".join(dice.choices(WORDS, k=6)) + (" unicorn" if number == 1 else "")
        jobs.append(
            {
                "id": number,
                "state": JobState.DONE,
                "user_id": 1,
                "guild_id": dice.randint(1, GUILDS),
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
    results = [
        {"job_id": number, "number": 1, "seed": number, "picture": f"p{number}", "weights": f"w{number}"}
        for number in range(1, count + 1)
    ]
    async with database.writing() as session:
        session.add(User(id=1, first_seen_at=now))
        session.add_all([Guild(id=number, first_seen_at=now) for number in range(1, GUILDS + 1)])
        await session.flush()
        await session.execute(insert(Job), jobs)
        await session.execute(insert(Result), results)
