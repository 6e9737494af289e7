"""The bot, PostgreSQL, Ray's head and the engines on machines of their own, whose network cables are pulled."""

import asyncio
import sys
import time
from pathlib import Path

import pytest

from bot.sandbox.messages import Upload
from bot.sandbox.person import Act
from bot.store.backend import DatabaseProblem
from bot.store.database import Database
from bot.store.jobs import Jobs
from bot.store.models import Job
from tests.bot.store.conftest import FREE, new_job
from tests.e2e.bot_process import running_bot
from tests.e2e.conftest import Discord, is_running
from tests.e2e.test_postgres import URL
from tests.networks import Network, missing
from tests.postgres import PostgresServer, programs

NONE_HERE = missing()
pytestmark = [
    pytest.mark.prove,
    pytest.mark.skipif(NONE_HERE is not None, reason=NONE_HERE or ""),
    pytest.mark.skipif(programs() is None, reason="PostgreSQL's programs are not installed"),
]

JOBS = 50
PATIENCE = 240.0  # seconds for what was accepted
NO_LIMITS = {"WORDBRUSH_LIMITS__QUEUED_AT_ONCE": "0", "WORDBRUSH_LIMITS__JOBS_PER_DAY": "0"}


async def asked(discord: Discord, photo: Upload, job_seconds: float) -> list[Act]:
    """Give the bot JOBS jobs, and wait until the first one runs."""
    people = (discord.ana, discord.ben, discord.cleo)
    prompt = f"fire for {job_seconds} s"
    acts = [
        await people[number % 3].run(discord.channel, "stylize", picture=photo, prompt=prompt) for number in range(JOBS)
    ]
    await acts[0].says(lambda message: is_running(message) or bool(message.attachments), 60)
    return acts


async def delivered(discord: Discord, acts: list[Act]) -> None:
    """Wait until every job has shown its picture, and check that none has done so twice."""
    for act in acts:
        await act.result(PATIENCE)
    assert len([message for message in discord.sandbox.world.messages() if message.attachments]) == len(acts)


async def cut_in_a_transaction(network: Network, database: Database, job: int) -> None:
    """Cut PostgreSQL off between two statements of a transaction, which has not happened then."""
    async with database.writing() as session:
        row = await session.get_one(Job, job)
        row.prompt = "ice"
        await session.flush()
        network.cut("postgres")
        row.prompt = "gold"
        await session.flush()


async def test_a_bot_cut_off_from_its_database_goes_on(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    with Network() as network, PostgresServer(network.add("postgres"), network.inside("postgres")) as server:
        database = Database(server.url(server.new_database()))
        await database.migrate()
        job = await Jobs(database).submit(new_job(), FREE, 10)
        environment = NO_LIMITS | {URL: server.url(server.new_database())}
        async with running_bot(discord.sandbox, tmp_path, environment=environment) as bot:
            acts = await asked(discord, photo, 0.5)
            cutting = asyncio.create_task(cut_in_a_transaction(network, database, job.id))
            await asyncio.sleep(100)
            network.join("postgres")
            joined = time.monotonic()
            with pytest.raises(DatabaseProblem):
                await cutting
            begun = await Jobs(database).begin(job.id)
            assert begun
            assert begun.prompt == "fire"
            sys.stdout.write(f"a write took place after {time.monotonic() - joined:.0f} s\n")
            await delivered(discord, acts)
            sys.stdout.write(f"all was delivered after {time.monotonic() - joined:.0f} s\n")
            assert bot.process.returncode is None
        await database.close()
