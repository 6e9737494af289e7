"""How much of many engines' time the bot can use, and what a job costs the bot itself."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import psutil

from bot.bench.load import given
from bot.bench.site import Served, Site, site

PATIENCE = 120.0  # seconds for one job
PEOPLE, GUILDS = 40, 4
COMMANDS_A_SECOND = 20  # more than the engines can do
IMAGING, DRIVER = "bot.imaging", "bot.engines.cluster_driver"


async def throughput(
    told: Callable[[str], None],
    engines: Sequence[int],
    jobs_an_engine: int,
    job_seconds: float,
    configured: Callable[[int], Mapping[str, str]],
) -> list[dict[str, Any]]:
    """A row for each number of engines, which only take their time.

    configured: what of the bot's configuration makes so many engines, as variables.
    """
    rows = []
    for number in engines:
        told(f"{number} engines")
        async with site(PEOPLE, GUILDS, configured(number)) as there:
            await _ready(there, number)
            before = _processor_seconds(there.process)
            jobs = number * jobs_an_engine
            acts = [act async for act in given(there, jobs, jobs / COMMANDS_A_SECOND, job_seconds)]
            for act in acts:
                await act.result(PATIENCE)
            after = _processor_seconds(there.process)
            async with asyncio.timeout(PATIENCE):
                served = await there.all_served(after=1)
        rows.append(
            {
                "engines": number,
                "jobs": jobs,
                "jobs_a_second": jobs / _span(served),
                "of_ideal": jobs * job_seconds / number / _span(served),
                **{f"{what}_ms_a_job": 1000 * (after[what] - before[what]) / jobs for what in after},
                "jobs_a_second_of_the_bot": jobs / (after["bot"] - before["bot"]),
            }
        )
    return rows


def _span(served: Sequence[Served]) -> float:
    return max(one.ended for one in served) - min(one.began for one in served)


async def _ready(there: Site, engines: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while (await there.metrics())["wordbrush_engine_up"] < engines:  # noqa: ASYNC110  # another process says so
            await asyncio.sleep(0.2)


def _processor_seconds(bot: psutil.Process) -> dict[str, float]:
    """Used by the bot itself, by those who decode pictures for it, and by its part of a cluster."""
    used = {"bot": _seconds(bot), "imaging": 0.0, "cluster": 0.0}
    for child in bot.children():
        command = " ".join(child.cmdline())
        if IMAGING in command:
            used["imaging"] += _seconds(child)
        elif DRIVER in command:
            used["cluster"] += _seconds(child)
    return used


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
