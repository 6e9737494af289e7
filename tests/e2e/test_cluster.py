"""The bot with its engines on a Ray cluster, whose nodes come and go."""

import json
from pathlib import Path

import pytest

from bot.sandbox.messages import Upload
from bot.sandbox.person import text_of
from tests.cluster import RayNodes
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running, until

pytest.importorskip("ray")


def ready(bot: BotProcess) -> list[str]:
    """The devices whose engines have become ready, in order."""
    return [json.loads(line)["device"] for line in bot.log if '"engine ready"' in line]


async def test_engines_come_and_go_with_the_nodes_of_the_cluster(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    with RayNodes(1) as nodes:
        async with running_bot(discord.sandbox, tmp_path, environment=nodes.environment()) as bot:
            forever = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
            await forever.says(is_running)
            await forever.says(lambda message: any(one.filename.startswith("preview") for one in message.attachments))
            waiting = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire for 60 s")
            await waiting.says("in the queue")
            nodes.nodes.append(nodes.add(1))
            await until(lambda: len(ready(bot)) == 2)
            await waiting.says(is_running)

            nodes.kill(nodes.nodes[1])
            await waiting.says("in the queue", 60)
            message = await forever.says(is_running)
            await discord.ana.press(message, "Cancel")
            assert "steps" in text_of(await forever.says("Canceled after"))
            await waiting.says(is_running)
            assert [json.loads(line)["deaths"] for line in bot.log if "engine died" in line] == [0], (
                "not the job's fault"
            )


async def test_without_the_cluster_people_are_told_and_their_jobs_wait(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    nowhere = {"WORDBRUSH_ENGINE__BACKEND": "ray", "WORDBRUSH_ENGINE__RAY__ADDRESS": "127.0.0.1:1"}
    async with running_bot(discord.sandbox, tmp_path, environment=nowhere, connected=False) as bot:
        await discord.sandbox.world.until(lambda: discord.sandbox.gateway.connected, 60)
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")
        await act.says("The engine is not ready")
        await (await discord.ana.run(discord.channel, "queue")).says("No engine is running.")
        lost = json.loads(await bot.logs("cluster lost"))
        assert "127.0.0.1:1 cannot be reached" in lost["problem"]
        assert "Traceback" not in lost["problem"]
        assert lost["next_try_in_seconds"] == 1


async def test_the_head_that_this_machine_had_is_said_to_be_away(discord: Discord, tmp_path: Path) -> None:
    environment = {"WORDBRUSH_ENGINE__BACKEND": "ray", "RAY_ADDRESS": "127.0.0.1:1"}
    async with running_bot(discord.sandbox, tmp_path, environment=environment, connected=False) as bot:
        assert "The head cannot be reached" in json.loads(await bot.logs("cluster lost"))["problem"]
