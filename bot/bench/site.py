"""The setting of a benchmark: a crowd in the local Discord, and the real bot with the torch-free engine."""

import asyncio
import json
import re
import socket
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp
import psutil

from bot.samples import SAMPLES
from bot.sandbox.messages import Upload
from bot.sandbox.parent_watch import ENGINE
from bot.sandbox.person import Person
from bot.sandbox.running import LOG, TORCH_FREE, running_bot
from bot.sandbox.server import Sandbox
from bot.sandbox.world import Channel, Guild

STARTING = 60.0  # seconds in which the bot has to be ready
NO_LIMITS = {
    "WORDBRUSH_LIMITS__JOBS_PER_DAY": "0",
    "WORDBRUSH_LIMITS__QUEUED_AT_ONCE": "0",
    "WORDBRUSH_LIMITS__GUILD__QUEUED_AT_ONCE": "0",
    "WORDBRUSH_LIMITS__LONGEST_QUEUE": "100000",
}
METRIC = re.compile(r"^([a-z_]+)(\{[^}]*\})? ([0-9.e+-]+)$", re.MULTILINE)


@dataclass
class Served:
    """A job with its submission, start and end, in seconds since 1970; infinity for what has not happened yet."""

    job: int
    guild: int
    user: int
    asked: float = 0.0
    began: float = 0.0
    ended: float = 0.0


@dataclass
class Site:
    """The crowd and the bot of a benchmark, with ways to observe the bot."""

    sandbox: Sandbox
    folder: Path  # of the bot's data
    guilds: list[Guild]
    people: list[tuple[Person, Channel]]
    process: psutil.Process
    metrics_address: str
    photo: Upload = field(default_factory=lambda: Upload("chelsea.jpg", SAMPLES["chelsea"].read_bytes()))

    async def metrics(self) -> dict[str, float]:
        """Read the bot's metrics, each summed over its labels."""
        async with aiohttp.ClientSession() as session, session.get(f"{self.metrics_address}/metrics") as answer:
            page = await answer.text()
        found: defaultdict[str, float] = defaultdict(float)
        for name, _, value in METRIC.findall(page):
            found[name] += float(value)
        return found

    def served(self, after: int = 0) -> list[Served]:
        """Return the jobs with ids above `after` from the bot's log, in the order of their starts."""
        queued: dict[int, Served] = {}
        for line in (self.folder / LOG).read_text().splitlines():
            entry = json.loads(line)
            if entry["event"] == "job queued" and entry["job"] > after:
                asked = datetime.fromisoformat(entry["timestamp"]).timestamp()
                queued[entry["job"]] = Served(entry["job"], entry["guild"], entry["user"], asked, inf, inf)
            elif entry["event"] == "request answered" and "began" in entry and int(entry["job"]) in queued:
                one = queued[int(entry["job"])]
                one.began, one.ended = entry["began"], entry["ended"]
        return sorted(queued.values(), key=lambda one: (one.began, one.job))

    async def all_served(self, after: int = 0) -> list[Served]:
        """Wait until every job has ended in the log, and return them as `served` does.

        The engine's log line may be written after the picture has been delivered.
        """
        while True:
            served = self.served(after)
            if all(one.ended < inf for one in served):
                return served
            await asyncio.sleep(0.1)


def cpu_seconds(process: psutil.Process) -> float:
    """Return the CPU seconds that a process has used by itself, without its children."""
    times = process.cpu_times()
    return float(times.user + times.system)


@asynccontextmanager
async def site(people: int, guilds: int, settings: Mapping[str, str] | None = None) -> AsyncIterator[Site]:
    """Start a bot with `people` users spread over `guilds` guilds, and wait for its first picture.

    `settings` are environment variables of the bot's configuration; limits are off unless they set some.
    """
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
            configured = NO_LIMITS | {
                ENGINE: TORCH_FREE,
                "WORDBRUSH_MONITORING__LISTEN": address,
                "TMPDIR": str(folder / "tmp"),
            }
            async with running_bot(sandbox, folder, configured | dict(settings or {})) as process:
                await sandbox.world.until(lambda: sandbox.gateway.connected, STARTING)
                channels = [next(iter(guild.channels.values())) for guild in places]
                there = Site(
                    sandbox,
                    folder,
                    places,
                    [(Person(sandbox, user), channels[number % guilds]) for number, user in enumerate(users)],
                    psutil.Process(process.pid),
                    f"http://{address}",
                )
                person, channel = there.people[0]
                await (await person.run(channel, "stylize", picture=there.photo, prompt="fire")).result(STARTING)
                yield there
