"""A crowd in servers of the local Discord, and the real bot with an engine that paints nothing: to be measured."""

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

STARTING = 60.0  # seconds
NO_LIMITS = {
    "WORDBRUSH_LIMITS__JOBS_PER_DAY": "0",
    "WORDBRUSH_LIMITS__QUEUED_AT_ONCE": "0",
    "WORDBRUSH_LIMITS__GUILD__QUEUED_AT_ONCE": "0",
    "WORDBRUSH_LIMITS__LONGEST_QUEUE": "100000",
}
METRIC = re.compile(r"^([a-z_]+)(\{[^}]*\})? ([0-9.e+-]+)$", re.MULTILINE)


@dataclass
class Served:
    """A job, with when it was asked for, and when an engine began and ended with it: seconds since 1970."""

    job: int
    guild: int
    user: int
    asked: float = 0.0
    began: float = 0.0
    ended: float = 0.0


@dataclass
class Site:
    """Who is there, and what can be seen of the bot."""

    sandbox: Sandbox
    folder: Path  # of the bot's data
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

    def served(self, after: int = 0) -> list[Served]:
        """All jobs with a higher number that were queued, in the order of beginning, as the log has them."""
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
        """The same once each has ended: an engine's log may come behind the picture that it tells of."""
        while True:
            served = self.served(after)
            if all(one.ended < inf for one in served):
                return served
            await asyncio.sleep(0.1)


@asynccontextmanager
async def site(people: int, guilds: int, settings: Mapping[str, str] | None = None) -> AsyncIterator[Site]:
    """So many people in so many guilds, in turn, and the bot, with these variables of its configuration."""
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
                await (await person.run(channel, "stylize", image=there.photo, prompt="fire")).result(STARTING)
                yield there
