"""The time that the bot takes to decide whether somebody may submit a job."""

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import discord

from bot.config import Settings
from bot.delivery.audit import Audit
from bot.jobs.policy import Policy
from bot.jobs.requester import Requester
from bot.rules.usage_limits import Needed
from bot.store.grants import Grants
from bot.store.guilds import Guilds
from bot.store.history_benchmark import GUILDS, PEOPLE, ROLES, crowded_database
from bot.store.jobs import Jobs
from bot.store.new_jobs import NewJob, PanelAddress
from bot.store.orders import Content, Order

TIMES = 200


async def time_decisions(jobs: int) -> list[dict[str, Any]]:
    """Time four kinds of decisions with `jobs` jobs in the database.

    Returns a row for each kind, with the median, the 99th percentile and the longest time in milliseconds.
    """
    settings = Settings()
    async with crowded_database(jobs) as database:
        guilds, repository = Guilds(database), Jobs(database)
        audit = Audit(discord.Client(intents=discord.Intents.none()), guilds)
        policy = Policy(settings, guilds, Grants(database), audit)

        def person(number: int, guild_id: int | None) -> Requester:
            return Requester(number % PEOPLE + 1, guild_id, "en-US", roles=frozenset(range(1, ROLES + 1)))

        async def decide(number: int, guild_id: int | None) -> None:
            standing = await policy.standing(person(number, guild_id))
            await repository.check(standing.accounts, settings.limits.longest_queue, Needed(jobs=1, units=80))

        async def reserve(number: int) -> None:
            who = person(number, 1)
            standing = await policy.standing(who)
            job = await repository.submit(_job(who), standing.accounts, settings.limits.longest_queue)
            await repository.cancel_queued(job.id)

        return [
            await _time("in a server with rules for 20 roles", lambda number: decide(number, 1)),
            await _time("in one without rules", lambda number: decide(number, GUILDS)),
            await _time("in direct messages", lambda number: decide(number, None)),
            await _time("decided, reserved, committed, given back", reserve),
        ]


async def _time(what: str, decide: Callable[[int], Awaitable[None]]) -> dict[str, Any]:
    took = []
    for number in range(TIMES):
        begun = time.perf_counter()
        await decide(number)
        took.append(1000 * (time.perf_counter() - begun))
    took.sort()
    return {"decision": what, "median": took[TIMES // 2], "99%": took[TIMES * 99 // 100], "longest": took[-1]}


def _job(person: Requester) -> NewJob:
    panel = PanelAddress(
        channel_id=1,
        message_id=1,
        application_id=1,
        token="",
        token_expires_at=datetime.now(UTC) + timedelta(minutes=15),
        filesize_limit=10 * 1024 * 1024,
    )
    return NewJob(
        user_id=person.user_id,
        guild_id=person.guild_id,
        order=Order(prompt="watercolor", preset="standard", seed=1),
        content=Content("ab/c.png"),
        cost=80,
        locale=person.locale,
        panel=panel,
    )
