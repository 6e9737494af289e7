"""More than one machine: nodes of a Ray cluster and a PostgreSQL server, broken while people use the bot."""

import asyncio
import json
import os
import signal
import sys
from collections import Counter
from pathlib import Path

import psutil
import pytest
from sqlalchemy import func, select

from bot.bench.load import given, most_before_one
from bot.bench.site import site
from bot.sandbox.messages import Upload
from bot.sandbox.person import Act, text_of
from bot.sandbox.running import LOG
from bot.store import maintenance
from bot.store.database import Database
from bot.store.models import Job, JobState
from tests.cluster import SHARE, RayNodes
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running, until
from tests.e2e.test_postgres import URL
from tests.postgres import PostgresServer
from tests.prove.test_load import bench

pytestmark = pytest.mark.prove
pytest.importorskip("ray")

COMMANDS, PEOPLE, GUILDS, SECONDS, JOB_SECONDS = 1000, 200, 5, 110.0, 0.75
JOBS_PER_DAY = 6
FROZEN_SECONDS = 60.0
FIRST_RESPONSE_SECONDS = 120.0  # more than the database may be away for
PATIENCE = 240.0  # seconds for what was accepted

REFUSED = "jobs for today"
NOT_NOW = "cannot store anything"


async def broken(nodes: RayNodes, server: PostgresServer) -> None:
    """One thing after the other, while commands come in."""
    await asyncio.sleep(8)
    nodes.actors(nodes.nodes[0])[0].kill()
    await asyncio.sleep(7)
    nodes.kill(nodes.nodes[1])
    await asyncio.sleep(7)
    await asyncio.to_thread(server.stop)
    await asyncio.to_thread(server.start)
    await asyncio.sleep(5)
    frozen = nodes.nodes[-1]
    nodes.stop(frozen)
    await asyncio.sleep(5)
    nodes.nodes.append(nodes.add(2))
    await asyncio.sleep(FROZEN_SECONDS - 5)
    nodes.go_on(frozen)


async def test_a_thousand_commands_while_machines_die(mortal_postgres: PostgresServer) -> None:
    url = mortal_postgres.url(mortal_postgres.new_database())
    with RayNodes(2, 2, 2) as nodes:
        settings = nodes.environment() | {
            URL: url,
            "WORDBRUSH_LIMITS__JOBS_PER_DAY": str(JOBS_PER_DAY),
            "WORDBRUSH_ENGINE__HUNG_AFTER": "10",
        }
        async with site(PEOPLE, GUILDS, settings) as there:
            # The whole cluster is on this machine, perhaps beside other tests: how soon is for test_load.py to say.
            there.sandbox.interactions.first_response_seconds = FIRST_RESPONSE_SECONDS
            breaking = asyncio.create_task(broken(nodes, mortal_postgres))
            acts = [act async for act in given(there, COMMANDS, SECONDS, JOB_SECONDS)]
            await breaking
            try:
                ends = Counter([await ended(act) for act in acts])
            finally:
                lines = (there.folder / LOG).read_text().splitlines()
                sys.stdout.write("\n".join(line for line in lines if '"level": "info"' not in line))
            served = there.served(after=1)
            pictures = [message for message in there.sandbox.world.messages() if message.attachments]
    sys.stdout.write(f"{ends}, most before one: {most_before_one(served)}\n")
    assert sum(ends.values()) == COMMANDS
    assert ends[NOT_NOW] < COMMANDS / 20, "only who asked while the database was away"
    assert len(pictures) == ends["picture"] + 1, "nothing is shown twice"
    database = Database(url)
    async with database.reading() as session:
        by_state = dict((await session.execute(select(Job.state, func.count()).group_by(Job.state))).all())
        counted = select(Job.user_id, func.sum(Job.counted_jobs)).group_by(Job.user_id)
        used = {row[0]: row[1] for row in await session.execute(counted)}
    assert by_state == {JobState.DONE: ends["picture"] + 1}
    refused = {act.interaction.user.id for act in acts if REFUSED in said(act)}
    assert max(used.values()) == JOBS_PER_DAY
    assert {used[person] for person in refused} == {JOBS_PER_DAY}, "nobody is refused who has something left"
    assert (await maintenance.check(database)).problems == []
    await database.close()
    assert most_before_one(served) <= 2  # one more than where no job is handed back, and begun again


def said(act: Act) -> str:
    return "\n".join(text_of(message) for message in act.messages())


async def ended(act: Act) -> str:
    """How it came out: picture, REFUSED or NOT_NOW."""

    def over(message: object) -> bool:
        return bool(getattr(message, "attachments", None)) or any(words in said(act) for words in (REFUSED, NOT_NOW))

    await act.says(over, PATIENCE)
    return next((words for words in (REFUSED, NOT_NOW) if words in said(act)), "picture")


async def test_a_job_that_ends_while_the_database_is_away_for_long_is_delivered_afterwards(
    discord: Discord, tmp_path: Path, photo: Upload, mortal_postgres: PostgresServer
) -> None:
    """For longer than anything waits for it."""
    environment = {URL: mortal_postgres.url(mortal_postgres.new_database())}
    async with running_bot(discord.sandbox, tmp_path, environment=environment) as bot:
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 2 s")
        await act.says(is_running)
        await asyncio.to_thread(mortal_postgres.stop)
        await bot.logs("still interrupted", 90)
        await asyncio.to_thread(mortal_postgres.start)
        await act.result(60)
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()
    assert len([one for one in discord.sandbox.world.messages() if one.attachments]) == 2


async def test_the_cluster_paints_what_this_machine_paints(
    discord: Discord, tmp_path_factory: pytest.TempPathFactory, photo: Upload
) -> None:
    """The real engine with the bundled models, on two nodes."""

    async def painted(folder: Path, environment: dict[str, str]) -> list[bytes]:
        threads = {"WORDBRUSH_ENGINE__THREADS": "1"}
        async with running_bot(
            discord.sandbox, folder, worker="engine.worker", environment=threads | environment, connected=False
        ) as bot:
            await bot.logs("engine ready", 120)
            acts = [
                await discord.ana.run(
                    discord.channel, "stylize", picture=photo, prompt="watercolor painting", preset="draft", seed=seed
                )
                for seed in (1, 2)
            ]
            results = [await act.result(120) for act in acts]
            if environment:
                assert {json.loads(line)["device"] for line in bot.log if '"engine ready"' in line} > set(), "a name"
        return [file.data for message in results for file in message.attachments]

    here = await painted(tmp_path_factory.mktemp("here"), {})
    with RayNodes(1, 1) as nodes:
        there = await painted(tmp_path_factory.mktemp("there"), nodes.environment())
    assert there == here
    assert here[0] != here[1]


async def test_a_bot_outlives_its_part_of_the_cluster_and_the_cluster(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    with RayNodes(1) as nodes:
        async with running_bot(discord.sandbox, tmp_path, environment=nodes.environment()) as bot:
            act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 3 s")
            await act.says(is_running)
            children = psutil.Process(bot.process.pid).children()
            [driver] = [child for child in children if "cluster_driver" in " ".join(child.cmdline())]
            driver.kill()
            await bot.logs("cluster lost")
            await act.result(60)
            bot.log.clear()
            nodes.kill_head()
            await bot.logs("cluster lost", 120)
            later = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")
            await later.says("The engine is not ready")
    async with running_bot(discord.sandbox, tmp_path):
        await later.result()


async def test_the_bots_own_node_is_started_again_and_ends_with_the_bot(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    def node_of(bot: BotProcess) -> psutil.Process:
        processes = psutil.Process(bot.process.pid).children(recursive=True)
        [node] = [one for one in processes if "bot.engines.cluster_node" in one.cmdline()]
        return node

    with RayNodes(1) as nodes:
        environment = nodes.environment() | {"WORDBRUSH_ENGINE__RAY__ADDRESS": nodes.address}
        async with running_bot(discord.sandbox, tmp_path, environment=environment) as bot:
            act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 3 s")
            await act.says(is_running)
            first = node_of(bot)
            first.kill()
            assert json.loads(await bot.logs("the bot's own Ray node has ended"))["exit_code"] == -signal.SIGKILL
            await act.result(60)
            second = node_of(bot)
            folder = Path(second.cmdline()[-1])
            parts = second.children(recursive=True)
            assert any(part.name() == "raylet" for part in parts)
        await until(lambda: not any(part.is_running() for part in [second, *parts]))
        assert not folder.exists()  # noqa: ASYNC240  # a moment


async def test_a_job_that_crashes_its_engine_is_given_up_and_one_whose_machine_dies_is_not(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    with RayNodes(1) as nodes:
        async with running_bot(discord.sandbox, tmp_path, environment=nodes.environment()) as bot:
            dies = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire dies")
            await dies.says("twice", 60)
            # Not before, since it would take the engine between the two crashes.
            lives = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 8 s")
            for _ in range(4):
                await lives.says(is_running, 60)
                for actor in nodes.actors(nodes.nodes[0]):
                    os.kill(actor.pid, signal.SIGKILL)
                await until(lambda: any("engine died" in line for line in bot.log[-20:]))
            await lives.result(90)


async def test_an_engine_that_is_not_heard_of_any_more_loses_its_job_to_another(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    """As after a short cut of the network, in which a report was lost: Ray takes the actor for alive."""
    with RayNodes(1, 1) as nodes:
        async with running_bot(discord.sandbox, tmp_path, environment=nodes.environment()) as bot:
            await bot.logs("engine ready", 60)
            act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 3 s")
            await act.says(is_running)
            for node in nodes.nodes:
                for actor in nodes.actors(node):
                    os.kill(actor.pid, signal.SIGSTOP)
            await act.result(150)  # the engine counts as hung after 300 seconds
            assert any("nothing was heard of it" in line for line in bot.log)


async def test_the_throughput_of_many_engines_is_measured(tmp_path: Path, mortal_postgres: PostgresServer) -> None:
    """How much it is, is for `wordbrush bench engines` to say."""
    for number, rooms in ((1, (1,)), (3, (2, 1))):
        with RayNodes(*rooms) as nodes:
            database = mortal_postgres.url(mortal_postgres.new_database())
            options = ["--ray", nodes.address, "--share", SHARE, "--database", database]
            work = ["--engines", str(number), "--jobs", "4", "--job-seconds", "0.5"]
            [row] = await bench(tmp_path, "engines", *work, *options)
        assert (row["engines"], row["jobs"]) == (number, 4 * number)
        assert 0 < row["of_ideal"] <= 1.001
        assert row["bot_ms_a_job"] > 0
        assert row["cluster_ms_a_job"] > 0
