"""The bot, PostgreSQL, Ray's head and the engines on machines of their own, whose network cables are pulled.

Each test writes how fast everything was back; the table in docs/cluster.md is made of that.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from bot.sandbox.messages import Upload
from bot.sandbox.person import Act
from bot.store.backend import DatabaseProblem
from bot.store.database import Database
from bot.store.jobs import Jobs
from bot.store.models import Job
from tests.bot.store.conftest import FREE, new_job
from tests.cluster import RayMachines
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running, until
from tests.e2e.test_postgres import URL
from tests.networks import Network, missing
from tests.postgres import PostgresServer, programs

NONE_HERE = missing()
pytestmark = [
    pytest.mark.prove,
    pytest.mark.skipif(NONE_HERE is not None, reason=NONE_HERE or ""),
    pytest.mark.skipif(programs() is None, reason="PostgreSQL's programs are not installed"),
]
pytest.importorskip("ray")

JOBS = 50
JOB_SECONDS = 2.0
PATIENCE = 240.0  # seconds for what was accepted
ROOMS = {"engines1": 2, "engines2": 2}
NO_LIMITS = {"WORDBRUSH_LIMITS__QUEUED_AT_ONCE": "0", "WORDBRUSH_LIMITS__JOBS_PER_DAY": "0"}


@dataclass
class Site:
    """All of it, with the bot on this machine."""

    discord: Discord
    photo: Upload
    network: Network
    server: PostgresServer
    machines: RayMachines
    bot: BotProcess

    async def asked(self) -> list[Act]:
        """Give the bot JOBS jobs, and wait until it has accepted all of them and the first one runs."""
        people = (self.discord.ana, self.discord.ben, self.discord.cleo)
        prompt = f"fire for {JOB_SECONDS} s"
        acts = [
            await people[number % 3].run(self.discord.channel, "stylize", picture=self.photo, prompt=prompt)
            for number in range(JOBS)
        ]
        for act in acts:
            await act.says("", 60)
        await acts[0].says(lambda message: is_running(message) or bool(message.attachments), 60)
        return acts

    async def all_back(self, acts: list[Act], what: str, before: int = 0) -> None:
        """Wait until all jobs have shown their pictures, each one once, and all engines run."""
        begun, shown = time.time(), self.pictures()
        # A picture that was on its way during the cut counts, too.
        await until(lambda: self.pictures() > shown or self.pictures() == before + JOBS, PATIENCE)
        first = time.time() - begun
        for act in acts:
            await act.result(PATIENCE)
        delivered = time.time() - begun
        await until(lambda: up(self.bot) == sum(ROOMS.values()), PATIENCE)
        engines = max(0.0, last_ready(self.bot) - begun)
        assert self.pictures() == before + JOBS
        assert self.bot.process.returncode is None
        sys.stdout.write(
            f"{what}: the next picture after {first:.0f} s, all after {delivered:.0f} s, "
            f"all engines after {engines:.0f} s\n"
        )

    def pictures(self) -> int:
        return len([message for message in self.discord.sandbox.world.messages() if message.attachments])


def up(bot: BotProcess) -> int:
    """Return how many engines run, as the log tells."""
    running: set[str] = set()
    for line in bot.log:
        entry = json.loads(line)
        match entry["event"]:
            case "engine ready":
                running.add(entry["device"])
            case "engine down" | "engine's node gone":
                running.discard(entry["device"])
            case "cluster lost":
                running.clear()
    return len(running)


def last_ready(bot: BotProcess) -> float:
    """Return when the last engine became ready, in seconds since 1970."""
    line = next(line for line in reversed(bot.log) if '"engine ready"' in line)
    return datetime.fromisoformat(json.loads(line)["timestamp"]).timestamp()


@asynccontextmanager
async def site(discord: Discord, folder: Path, photo: Upload) -> AsyncIterator[Site]:
    with (
        Network() as network,
        PostgresServer(network.add("postgres"), network.inside("postgres")) as server,
        RayMachines(network, ROOMS) as machines,
    ):
        environment = NO_LIMITS | machines.environment() | {URL: server.url(server.new_database())}
        try:
            async with running_bot(discord.sandbox, folder, environment=environment, connected=False) as bot:
                await until(lambda: up(bot) == sum(ROOMS.values()), PATIENCE)
                yield Site(discord, photo, network, server, machines, bot)
        finally:
            sys.stdout.write(machines.log())


async def cut_in_a_transaction(site: Site, machines: Sequence[str], database: Database, job: int) -> None:
    """Cut machines off between two statements of a transaction."""
    async with database.writing() as session:
        row = await session.get_one(Job, job)
        row.prompt = "ice"
        await session.flush()
        for machine in machines:
            site.network.cut(machine)
        row.prompt = "gold"
        await session.flush()


@pytest.mark.parametrize("seconds", [25, 100])
async def test_after_a_cut_every_job_is_delivered_once(
    discord: Discord, tmp_path: Path, photo: Upload, seconds: int
) -> None:
    """The bot's machine is cut off from PostgreSQL and the head, and a node from all others."""
    await survives_a_cut(discord, tmp_path, photo, ("here", "engines1"), seconds)


async def survives_a_cut(
    discord: Discord, tmp_path: Path, photo: Upload, machines: Sequence[str], seconds: int
) -> None:
    async with site(discord, tmp_path, photo) as there:
        database = Database(there.server.url(there.server.new_database()))
        await database.migrate()
        job = await Jobs(database).submit(new_job(), FREE, 10)
        acts = await there.asked()
        cutting = asyncio.create_task(cut_in_a_transaction(there, machines, database, job.id))
        await asyncio.sleep(seconds)
        for machine in machines:
            there.network.join(machine)
        await there.all_back(acts, f"{', '.join(machines)} cut off for {seconds} s")
        happened = True
        try:
            await cutting
        except DatabaseProblem:
            happened = False
        begun = await Jobs(database).begin(job.id)
        assert begun
        assert begun.prompt == ("gold" if happened else "fire"), "a transaction takes place as a whole or not at all"
        await database.close()


async def test_a_head_and_a_node_that_are_restarted_are_used_again(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with site(discord, tmp_path, photo) as there:
        for machine, away in (("head", 5), ("engines1", 15)):
            before = there.pictures()
            acts = await there.asked()
            there.machines.stop(machine)
            await asyncio.sleep(away)
            there.machines.start(machine)
            await there.all_back(acts, f"{machine} restarted", before)
