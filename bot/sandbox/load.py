"""Load: a thousand commands in a minute, and thousands of jobs on end, on the real bot with the torch-free engine."""

import asyncio
import json
import re
import socket
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from math import inf
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp
import psutil

from bot.blobs import Blobs
from bot.samples import SAMPLES
from bot.sandbox.leash import ENGINE
from bot.sandbox.messages import Upload
from bot.sandbox.person import Act, Person
from bot.sandbox.running import LOG, TORCH_FREE, running_bot
from bot.sandbox.server import Sandbox
from bot.sandbox.world import Channel, Guild
from bot.store.bench import fill_for_restart

STARTING = 60.0  # seconds
PATIENCE = 120.0  # seconds
FLOOD = 3  # times as many commands come from the first guild as from each of the others
NO_LIMITS = {
    "WORDBRUSH_LIMITS__JOBS_PER_DAY": "0",
    "WORDBRUSH_LIMITS__QUEUED_AT_ONCE": "0",
    "WORDBRUSH_LIMITS__GUILD__QUEUED_AT_ONCE": "0",
    "WORDBRUSH_LIMITS__LONGEST_QUEUE": "100000",
}
METRIC = re.compile(r"^([a-z_]+)(\{[^}]*\})? ([0-9.e+-]+)$", re.MULTILINE)
AT_ONCE = 20  # jobs of a soak
KEPT_MESSAGES = 100  # of a channel of it
MEGABYTE = 2**20


@dataclass
class Served:
    """A job, with when it was asked for, and when the engine began and ended with it; all on one clock."""

    job: int
    guild: int
    user: int
    asked: float = 0.0
    began: float = 0.0
    ended: float = 0.0


@dataclass
class _Site:
    sandbox: Sandbox
    folder: Path
    guilds: list[Guild]
    people: list[tuple[Person, Channel]]
    process: psutil.Process
    metrics_address: str
    photo: Upload = field(default_factory=lambda: Upload("chelsea.jpg", SAMPLES["chelsea"].read_bytes()))

    async def metrics(self) -> dict[str, float]:
        """Sums over labels, by name."""
        async with aiohttp.ClientSession() as session, session.get(f"{self.metrics_address}/metrics") as answer:
            page = await answer.text()
        found: defaultdict[str, float] = defaultdict(float)
        for name, _, value in METRIC.findall(page):
            found[name] += float(value)
        return found

    def journal(self) -> list[tuple[int, float, float]]:
        """Job, began, ended: what the engine has done, in order."""
        file = self.folder / "journal"
        return [tuple(json.loads(line)) for line in file.read_text().splitlines()] if file.exists() else []


@asynccontextmanager
async def _site(people: int, guilds: int) -> AsyncIterator[_Site]:
    """So many people in so many guilds, in turn, and the bot with the torch-free engine."""
    with TemporaryDirectory() as name, socket.socket() as reserved:
        folder = Path(name)
        (folder / "tmp").mkdir()
        reserved.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{reserved.getsockname()[1]}"
        reserved.close()
        async with Sandbox() as sandbox:
            users = [sandbox.world.add_user(f"Person {number}") for number in range(people)]
            places = [
                sandbox.world.add_guild(f"Guild {number}", users[number], users[number + guilds :: guilds])
                for number in range(guilds)
            ]
            settings = NO_LIMITS | {
                ENGINE: TORCH_FREE,
                "WORDBRUSH_MONITORING__LISTEN": address,
                "TORCH_FREE_JOURNAL": str(folder / "journal"),
                "TMPDIR": str(folder / "tmp"),
            }
            async with running_bot(sandbox, folder, settings) as process:
                await sandbox.world.until(lambda: sandbox.gateway.connected, STARTING)
                channels = [next(iter(guild.channels.values())) for guild in places]
                site = _Site(
                    sandbox,
                    folder,
                    places,
                    [(Person(sandbox, user), channels[number % guilds]) for number, user in enumerate(users)],
                    psutil.Process(process.pid),
                    f"http://{address}",
                )
                person, channel = site.people[0]
                await (await person.run(channel, "stylize", image=site.photo, prompt="fire")).result(STARTING)
                yield site


async def crowd(
    told: Callable[[str], None], commands: int, people: int, guilds: int, seconds: float, job_seconds: float
) -> list[dict[str, Any]]:
    """So many commands in so many seconds, of which the first guild gives FLOOD times as many as another one.

    Jobs take `job_seconds`, so that nearly all of them wait when the last command is given.
    """
    async with _site(people, guilds) as site:
        turns = _turns(site, commands)
        before = await site.metrics()
        begun = time.monotonic()
        acts: list[Act] = []
        peak = before["process_resident_memory_bytes"]
        for number, (person, channel) in enumerate(turns):
            await asyncio.sleep(max(0.0, begun + number * seconds / commands - time.monotonic()))
            told(f"{number + 1} of {commands} commands")
            prompt = f"fire for {job_seconds} s"
            acts.append(await person.run(channel, "stylize", image=site.photo, prompt=prompt))
            if number % 100 == 99:
                peak = max(peak, (await site.metrics())["process_resident_memory_bytes"])
        took = time.monotonic() - begun
        told("Waiting for first responses")
        late = site.sandbox.interactions.first_response_seconds
        with suppress(TimeoutError):
            await site.sandbox.world.until(lambda: all(act.interaction.answered for act in acts), late)
        after = await site.metrics()
        peak = max(peak, after["process_resident_memory_bytes"])
        served = _served(site)
        return [
            {
                "commands": len(acts),
                "people": people,
                "guilds": guilds,
                "seconds": took,
                **_first_responses(acts),
                "engine_busy": busy_share(served),
                "most_before_one": most_before_one(served),
                "flood_over_its_share": flood_over_its_share(served, site.guilds[0].id),
                "waiting": after["wordbrush_jobs"],
                "megabytes_before": before["process_resident_memory_bytes"] / MEGABYTE,
                "megabytes_peak": peak / MEGABYTE,
            }
        ]


def _turns(site: _Site, commands: int) -> list[tuple[Person, Channel]]:
    """Who gives a command, in order: everybody in turn, those of the first guild FLOOD times as often."""
    first, others = (
        site.people[:: len(site.guilds)],
        [one for number, one in enumerate(site.people) if number % len(site.guilds)],
    )
    weight = len(site.guilds) - 1
    turns: list[tuple[Person, Channel]] = []
    for number in range(commands):
        flooding = number % (weight + FLOOD) < FLOOD
        crowd = first if flooding else others
        turns.append(crowd[len(turns) % len(crowd)])
    return turns


def _first_responses(acts: Sequence[Act]) -> dict[str, Any]:
    answered = sorted(
        1000 * act.interaction.answered_after for act in acts if act.interaction.answered_after is not None
    )
    shares = quantiles(answered, n=100, method="inclusive")
    return {"lost": len(acts) - len(answered), "median_ms": shares[49], "p99_ms": shares[98], "max_ms": answered[-1]}


def _served(site: _Site) -> list[Served]:
    """All jobs that were queued, the first one apart, as the bot's log and the engine's journal have them."""
    clock = time.time() - time.monotonic()
    done = {job: (began, ended) for job, began, ended in site.journal()}
    found = []
    for line in (site.folder / LOG).read_text().splitlines():
        entry = json.loads(line)
        if entry["event"] == "job queued" and entry["job"] != 1:
            asked = datetime.fromisoformat(entry["timestamp"]).timestamp() - clock
            times = done.get(entry["job"], (inf, inf))
            found.append(Served(entry["job"], entry["guild"], entry["user"], asked, *times))
    return sorted(found, key=lambda one: (one.began, one.job))


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
    async with _site(AT_ONCE, 2) as site:
        rows = []
        done = 0

        async def live(person: Person, channel: Channel) -> None:
            nonlocal done
            while done < goal:
                done += 1
                await (await person.run(channel, "stylize", image=site.photo, prompt="fire")).result(PATIENCE)
                for message in list(channel.messages.values())[:-KEPT_MESSAGES]:
                    site.sandbox.delete_message(message)

        for sample in range(samples):
            goal = jobs * (sample + 1) // samples
            async with asyncio.TaskGroup() as group:
                for person, channel in site.people:
                    group.create_task(live(person, channel))
            told(f"{done} of {jobs} jobs")
            rows.append({"jobs": done, **await _held(site)})
        return rows


async def _held(site: _Site) -> dict[str, float]:
    metrics = await site.metrics()
    family = {"imaging": 0.0, "engine": 0.0}
    for child in site.process.children():
        kind = "imaging" if any("imaging" in part for part in child.cmdline()) else "engine"
        family[kind] += child.memory_info().rss / MEGABYTE
    return {
        "megabytes": metrics["process_resident_memory_bytes"] / MEGABYTE,
        "open_files": metrics["process_open_fds"],
        "tasks": metrics["wordbrush_tasks"],
        "temporary_files": sum(1 for _ in (site.folder / "tmp").rglob("*")),
        "imaging_megabytes": family["imaging"],
        "engine_megabytes": family["engine"],
    }
