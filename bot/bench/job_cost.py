"""What one job costs the bot: SQL statements, transactions and CPU time, and how many jobs it carries a second."""

import asyncio
import time
from collections.abc import Callable, Iterator
from typing import Any

from bot.bench.site import Site, cpu_seconds, site
from bot.sandbox.person import Person
from bot.sandbox.world import Channel

PATIENCE = 120.0  # seconds
PEOPLE, GUILDS = 40, 4
COUNTERS = {"statements": "wordbrush_database_statements_total", "writes": "wordbrush_database_transactions_total"}


async def job_cost(on_progress: Callable[[str], None], jobs: int, engines: int) -> list[dict[str, Any]]:
    """Run `jobs` jobs one after the other, and then as many with work for all of `engines` simulated engines.

    Returns a row for each of both: the SQL statements, the transactions that wrote and the milliseconds of CPU time of
    the bot's own process for each job, and the jobs a second. The local Discord has its share of the CPU, too.
    """
    settings = {"WORDBRUSH_ENGINE__DEVICE": ",".join(["cpu"] * engines)}
    rows = []
    async with site(PEOPLE, GUILDS, settings) as there:
        for name, at_once in (("one after the other", 1), (f"{engines} engines at work", 4 * engines)):
            on_progress(name)
            rows.append({"jobs": name, **await _measured(there, jobs, at_once)})
    return rows


async def _measured(there: Site, jobs: int, at_once: int) -> dict[str, float]:
    people = iter(_turns(there, jobs))

    async def submit() -> None:
        for person, channel in people:
            act = await person.run(channel, "stylize", picture=there.photo, prompt="fire", preset="draft")
            await act.result(PATIENCE)

    before, spent = await there.metrics(), cpu_seconds(there.process)
    begun = time.monotonic()
    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(submit())
    took = time.monotonic() - begun
    spent = cpu_seconds(there.process) - spent
    after = await there.metrics()
    counted = {name: (after[counter] - before[counter]) / jobs for name, counter in COUNTERS.items()}
    return {**counted, "cpu_ms": 1000 * spent / jobs, "jobs_a_second": jobs / took}


def _turns(there: Site, jobs: int) -> Iterator[tuple[Person, Channel]]:
    """Yield who asks for each job: people take turns."""
    for number in range(jobs):
        yield there.people[number % len(there.people)]
