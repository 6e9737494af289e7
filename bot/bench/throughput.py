"""The share of many engines' time that the bot can use, and what a job costs the bot itself."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import psutil

from bot.bench.load import given
from bot.bench.site import Served, Site, cpu_seconds, site

PATIENCE = 120.0  # seconds to wait for one job
PEOPLE, GUILDS = 40, 4
COMMANDS_A_SECOND = 20  # more than the engines can handle
IMAGING, DRIVER = "bot.imaging", "bot.engines.cluster_driver"


async def throughput(
    on_progress: Callable[[str], None],
    engines: Sequence[int],
    jobs_an_engine: int,
    job_seconds: float,
    configured: Callable[[int], Mapping[str, str]],
) -> list[dict[str, Any]]:
    """Measure the throughput with each number of engines, which only wait for `job_seconds`.

    `configured` returns the environment variables that give the bot so many engines. Returns a row for each number.
    """
    rows = []
    for number in engines:
        on_progress(f"{number} engines")
        async with site(PEOPLE, GUILDS, configured(number)) as there:
            await _wait_for_engines(there, number)
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


async def _wait_for_engines(there: Site, engines: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while (await there.metrics())["wordbrush_engine_up"] < engines:  # noqa: ASYNC110  # the state is another process's
            await asyncio.sleep(0.2)


def _processor_seconds(bot: psutil.Process) -> dict[str, float]:
    """Return the CPU seconds used by the bot, its imaging processes and its cluster driver."""
    used = {"bot": cpu_seconds(bot), "imaging": 0.0, "cluster": 0.0}
    for child in bot.children():
        command = " ".join(child.cmdline())
        if IMAGING in command:
            used["imaging"] += cpu_seconds(child)
        elif DRIVER in command:
            used["cluster"] += cpu_seconds(child)
    return used
