"""Load: a thousand commands in a minute, and thousands of jobs on end, on the real bot with the torch-free engine."""

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

from bot.bench.site import NO_LIMITS, Served, Site, site
from bot.samples import SAMPLES
from bot.sandbox.parent_watch import ENGINE
from bot.sandbox.person import Act, Person
from bot.sandbox.running import TORCH_FREE, running_bot
from bot.sandbox.server import Sandbox
from bot.sandbox.world import Channel
from bot.store.blobs import Blobs
from bot.store.history_benchmark import fill_for_restart

PATIENCE = 120.0  # seconds
FLOOD = 3  # times as many commands come from the first guild as from each of the others
AT_ONCE = 20  # jobs of a soak
KEPT_MESSAGES = 100  # of a channel of it
MEGABYTE = 2**20


async def crowd(
    told: Callable[[str], None],
    commands: int,
    people: int,
    guilds: int,
    seconds: float,
    job_seconds: float,
    settings: Mapping[str, str] | None = None,
) -> list[dict[str, Any]]:
    """So many commands in so many seconds, of which the first guild gives FLOOD times as many as another one.

    Jobs take `job_seconds`, so that nearly all of them wait when the last command is given. settings: variables of the
    bot's configuration.
    """
    async with site(people, guilds, settings) as there:
        before = await there.metrics()
        begun = time.monotonic()
        peak = before["process_resident_memory_bytes"]
        acts: list[Act] = []
        async for act in given(there, commands, seconds, job_seconds):
            acts.append(act)
            told(f"{len(acts)} of {commands} commands")
            if len(acts) % 100 == 0:
                peak = max(peak, (await there.metrics())["process_resident_memory_bytes"])
        took = time.monotonic() - begun
        told("Waiting for first responses")
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
                **first_responses(acts),
                "engine_busy": busy_share(served),
                "most_before_one": most_before_one(served),
                "flood_over_its_share": flood_over_its_share(served, there.guilds[0].id),
                "waiting": after["wordbrush_jobs"],
                "megabytes_before": before["process_resident_memory_bytes"] / MEGABYTE,
                "megabytes_peak": peak / MEGABYTE,
            }
        ]


async def given(there: Site, commands: int, seconds: float, job_seconds: float) -> AsyncIterator[Act]:
    """So many commands, spread over so many seconds."""
    begun = time.monotonic()
    for number, (person, channel) in enumerate(_turns(there, commands)):
        await asyncio.sleep(max(0.0, begun + number * seconds / commands - time.monotonic()))
        yield await person.run(channel, "stylize", image=there.photo, prompt=f"fire for {job_seconds} s")


def _turns(there: Site, commands: int) -> list[tuple[Person, Channel]]:
    """Who gives a command, in order: everybody in turn, those of the first guild FLOOD times as often."""
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


def first_responses(acts: Sequence[Act]) -> dict[str, Any]:
    answered = sorted(
        1000 * act.interaction.answered_after for act in acts if act.interaction.answered_after is not None
    )
    shares = quantiles(answered, n=100, method="inclusive")
    return {"lost": len(acts) - len(answered), "median_ms": shares[49], "p99_ms": shares[98], "max_ms": answered[-1]}


def busy_share(served: Sequence[Served]) -> float:
    """Of the time from the first job's beginning to the last one's end that the engine was at one."""
    done = [one for one in served if one.ended < inf]
    return sum(one.ended - one.began for one in done) / (done[-1].ended - done[0].began)


def most_before_one(served: Sequence[Served]) -> int:
    """The most jobs of one person that were begun while another one of the same guild waited for their next."""
    worst = 0
    last_began: dict[int, float] = {}
    for one in served:  # in the order of beginning; those that wait still are last
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
    """How many more jobs of one guild than of another one were begun at any moment since all guilds waited."""
    guilds = {one.guild for one in served}
    since = max(min(one.asked for one in served if one.guild == guild) for guild in guilds)
    begun = dict.fromkeys(guilds, 0)
    worst = 0
    for one in served:
        if since < one.began < inf:
            begun[one.guild] += 1
            worst = max(worst, begun[flooding] - min(begun.values()))
    return worst


async def restart(told: Callable[[str], None], finished: int, queued: int, times: int) -> list[dict[str, Any]]:
    """Seconds from a bot's start, with so many jobs behind it and in its queue, until it is connected and answers."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        photo = SAMPLES["chelsea"].read_bytes()
        blobs = Blobs(str(folder / "data" / "blobs"))
        told("Filling the database")
        url = f"sqlite+aiosqlite:///{folder / 'data' / 'wordbrush.db'}"
        await fill_for_restart(url, finished, queued, await blobs.put(photo, "png"))
        rows = []
        async with Sandbox() as sandbox:
            user = sandbox.world.add_user("Ana")
            channel = next(iter(sandbox.world.add_guild("Guild", user, []).channels.values()))
            settings = NO_LIMITS | {ENGINE: TORCH_FREE, "WORDBRUSH_ENGINE__FINISH_WITHIN": "0"}
            for number in range(times):
                told(f"Start {number + 1} of {times}")
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


async def soak(told: Callable[[str], None], jobs: int, samples: int = 10) -> list[dict[str, Any]]:
    """So many jobs on end: what the bot, and the processes that work for it, hold after each tenth of them."""
    async with site(AT_ONCE, 2) as there:
        rows = []
        done = 0

        async def live(person: Person, channel: Channel) -> None:
            nonlocal done
            while done < goal:
                done += 1
                await (await person.run(channel, "stylize", image=there.photo, prompt="fire")).result(PATIENCE)
                for message in list(channel.messages.values())[:-KEPT_MESSAGES]:
                    there.sandbox.delete_message(message)

        for sample in range(samples):
            goal = jobs * (sample + 1) // samples
            async with asyncio.TaskGroup() as group:
                for person, channel in there.people:
                    group.create_task(live(person, channel))
            told(f"{done} of {jobs} jobs")
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
