"""Load benchmarks of the real bot with the torch-free engine: many commands, many jobs, a restart."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import suppress
from math import inf
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

import psutil

from bot.bench.site import NO_LIMITS, Served, Site, cpu_seconds, site
from bot.samples import SAMPLES
from bot.sandbox.parent_watch import ENGINE
from bot.sandbox.person import Act, Person
from bot.sandbox.running import TORCH_FREE, running_bot
from bot.sandbox.server import Sandbox
from bot.sandbox.world import Channel
from bot.store.blobs import Blobs
from bot.store.history_benchmark import fill_for_restart

PATIENCE = 120.0  # seconds
FLOOD = 3  # how many times as many commands the first guild runs as each other guild
AT_ONCE = 20  # jobs of a soak that run or wait at the same time
KEPT_MESSAGES = 100  # in each channel of a soak
MEGABYTE = 2**20


async def crowd(
    on_progress: Callable[[str], None],
    commands: int,
    people: int,
    guilds: int,
    seconds: float,
    job_seconds: float,
    settings: Mapping[str, str] | None = None,
) -> list[dict[str, Any]]:
    """Submit `commands` jobs within `seconds`, and measure responses, fairness, memory and the bot's CPU time.

    The first of the `guilds` submits FLOOD times as many as each other one. Jobs take `job_seconds`, so that nearly all
    of them wait when the last one is submitted. `settings` are environment variables of the bot's configuration.
    cpu_percent: of one core, by the bot's own process while the commands come.
    """
    async with site(people, guilds, settings) as there:
        before = await there.metrics()
        begun, spent = time.monotonic(), cpu_seconds(there.process)
        peak = before["process_resident_memory_bytes"]
        acts: list[Act] = []
        async for act in given(there, commands, seconds, job_seconds):
            acts.append(act)
            on_progress(f"{len(acts)} of {commands} commands")
            if len(acts) % 100 == 0:
                peak = max(peak, (await there.metrics())["process_resident_memory_bytes"])
        took, spent = time.monotonic() - begun, cpu_seconds(there.process) - spent
        on_progress("Waiting for first responses")
        late = there.sandbox.interactions.first_response_seconds
        with suppress(TimeoutError):
            await there.sandbox.world.until(lambda: all(act.interaction.answered for act in acts), late)
        after = await there.metrics()
        peak = max(peak, after["process_resident_memory_bytes"])
        served = there.served(after=1)
        return [
            {
                "commands": len(acts),
                "people": people,
                "guilds": guilds,
                "seconds": took,
                "cpu_percent": 100 * spent / took,
                **first_response_times(acts),
                "engine_busy": busy_share(served),
                "most_before_one": most_before_one(served),
                "flood_over_its_share": flood_over_its_share(served, there.guilds[0].id),
                "waiting": after["wordbrush_jobs"],
                "megabytes_before": before["process_resident_memory_bytes"] / MEGABYTE,
                "megabytes_peak": peak / MEGABYTE,
            }
        ]


async def given(there: Site, commands: int, seconds: float, job_seconds: float) -> AsyncIterator[Act]:
    """Run `commands` commands, spread evenly over `seconds`, and yield each one's Act."""
    begun = time.monotonic()
    for number, (person, channel) in enumerate(_turns(there, commands)):
        await asyncio.sleep(max(0.0, begun + number * seconds / commands - time.monotonic()))
        yield await person.run(channel, "stylize", picture=there.photo, prompt=f"fire for {job_seconds} s")


def _turns(there: Site, commands: int) -> list[tuple[Person, Channel]]:
    """Return who runs each command: people take turns, those of the first guild FLOOD times as often."""
    first, others = (
        there.people[:: len(there.guilds)],
        [one for number, one in enumerate(there.people) if number % len(there.guilds)],
    )
    weight = len(there.guilds) - 1
    turns: list[tuple[Person, Channel]] = []
    for number in range(commands):
        flooding = number % (weight + FLOOD) < FLOOD
        crowd = first if flooding else others
        turns.append(crowd[len(turns) % len(crowd)])
    return turns


def first_response_times(acts: Sequence[Act]) -> dict[str, Any]:
    """Return the percentiles of the times to the first response in milliseconds, and how many never came."""
    answered = sorted(
        1000 * act.interaction.answered_after for act in acts if act.interaction.answered_after is not None
    )
    shares = quantiles(answered, n=100, method="inclusive")
    return {"lost": len(acts) - len(answered), "median_ms": shares[49], "p99_ms": shares[98], "max_ms": answered[-1]}


def busy_share(served: Sequence[Served]) -> float:
    """Return the share of the time between the first job's start and the last one's end that an engine was busy."""
    done = [one for one in served if one.ended < inf]
    return sum(one.ended - one.began for one in done) / (done[-1].ended - done[0].began)


def most_before_one(served: Sequence[Served]) -> int:
    """Return the most jobs that one person had begun while another one of the guild waited for their next."""
    worst = 0
    last_began: dict[int, float] = {}
    for one in served:  # in the order of their starts; jobs that still wait come last
        since = max(one.asked, last_began.get(one.user, 0.0))
        last_began[one.user] = one.began
        if since < inf:
            before = Counter(
                other.user
                for other in served
                if other.guild == one.guild and other.user != one.user and since < other.began < one.began
            )
            worst = max([worst, *before.values()])
    return worst


def flood_over_its_share(served: Sequence[Served], flooding: int) -> int:
    """Return by how many jobs the flooding guild was ahead of another one while all guilds had jobs waiting."""
    guilds = {one.guild for one in served}
    since = max(min(one.asked for one in served if one.guild == guild) for guild in guilds)
    begun = dict.fromkeys(guilds, 0)
    worst = 0
    for one in served:
        if since < one.began < inf:
            begun[one.guild] += 1
            worst = max(worst, begun[flooding] - min(begun.values()))
    return worst


async def restart(on_progress: Callable[[str], None], finished: int, queued: int, times: int) -> list[dict[str, Any]]:
    """Time the start of a bot with `finished` jobs in its database and `queued` jobs in its queue.

    Returns a row for each of `times` starts: the seconds until it is connected and until it answers, its memory in
    megabytes, and the seconds that it needed to stop.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        photo = SAMPLES["chelsea"].read_bytes()
        blobs = Blobs(str(folder / "data" / "blobs"))
        on_progress("Filling the database")
        url = f"sqlite+aiosqlite:///{folder / 'data' / 'wordbrush.db'}"
        await fill_for_restart(url, finished, queued, await blobs.put(photo, "png"))
        rows = []
        async with Sandbox() as sandbox:
            user = sandbox.world.add_user("Ana")
            channel = next(iter(sandbox.world.add_guild("Guild", user, []).channels.values()))
            settings = NO_LIMITS | {ENGINE: TORCH_FREE, "WORDBRUSH_ENGINE__FINISH_WITHIN": "0"}
            for number in range(times):
                on_progress(f"Start {number + 1} of {times}")
                begun = time.monotonic()
                async with running_bot(sandbox, folder, settings) as process:
                    await sandbox.world.until(lambda: sandbox.gateway.connected, PATIENCE)
                    connected = time.monotonic() - begun
                    act = await Person(sandbox, user).run(channel, "queue")
                    await act.answered(PATIENCE)
                    serving = time.monotonic() - begun
                    megabytes = psutil.Process(process.pid).memory_info().rss / MEGABYTE
                    stopping = time.monotonic()
                rows.append(
                    {
                        "start": number + 1,
                        "connected": connected,
                        "serving": serving,
                        "megabytes": megabytes,
                        "stopping": time.monotonic() - stopping,
                    }
                )
        return rows


async def soak(on_progress: Callable[[str], None], jobs: int, samples: int = 10) -> list[dict[str, Any]]:
    """Run `jobs` jobs without a pause, and measure what the processes hold after each of `samples` parts.

    Returns a row for each part with memory in megabytes, and counts of open files, tasks and temporary files.
    """
    async with site(AT_ONCE, 2) as there:
        rows = []
        done = 0

        async def submit_jobs(person: Person, channel: Channel) -> None:
            nonlocal done
            while done < goal:
                done += 1
                await (await person.run(channel, "stylize", picture=there.photo, prompt="fire")).result(PATIENCE)
                for message in list(channel.messages.values())[:-KEPT_MESSAGES]:
                    there.sandbox.delete_message(message)

        for sample in range(samples):
            goal = jobs * (sample + 1) // samples
            async with asyncio.TaskGroup() as group:
                for person, channel in there.people:
                    group.create_task(submit_jobs(person, channel))
            on_progress(f"{done} of {jobs} jobs")
            rows.append({"jobs": done, **await _held(there)})
        return rows


async def _held(there: Site) -> dict[str, float]:
    metrics = await there.metrics()
    family = {"imaging": 0.0, "engine": 0.0}
    for child in there.process.children():
        kind = "imaging" if any("imaging" in part for part in child.cmdline()) else "engine"
        family[kind] += child.memory_info().rss / MEGABYTE
    return {
        "megabytes": metrics["process_resident_memory_bytes"] / MEGABYTE,
        "open_files": metrics["process_open_fds"],
        "tasks": metrics["wordbrush_tasks"],
        "temporary_files": sum(1 for _ in (there.folder / "tmp").rglob("*")),
        "imaging_megabytes": family["imaging"],
        "engine_megabytes": family["engine"],
    }
