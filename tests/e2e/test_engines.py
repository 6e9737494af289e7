"""One engine for each device; one that cannot start is tried again, and people are told."""

import json
from pathlib import Path

from bot.sandbox.messages import Upload
from bot.sandbox.person import text_of
from tests.e2e.bot_process import SECONDS, running_bot
from tests.e2e.conftest import Discord, is_running, until


async def test_two_devices_paint_at_the_same_time(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment={"WORDBRUSH_ENGINE__DEVICE": "cpu, cpu"}) as bot:
        forever = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
        await forever.says(is_running)
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()
        assert len([line for line in bot.log if "engine ready" in line]) == 2


async def test_many_engines_are_counted(discord: Discord, tmp_path: Path) -> None:
    environment = {"WORDBRUSH_ENGINE__DEVICE": "cpu, cpu, cpu, cpu, cpu"}
    async with running_bot(discord.sandbox, tmp_path, environment=environment) as bot:
        await until(lambda: len([line for line in bot.log if "engine ready" in line]) == 5)
        said = text_of(await (await discord.ana.run(discord.channel, "queue")).says("The queue is empty."))
        assert "Engines ready: 5 (a test" in said
        assert "Engine ready on" not in said


async def test_all_devices_of_the_machine_are_found(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    environment = {"WORDBRUSH_ENGINE__DEVICE": "auto", "TORCH_FREE_DEVICES": "cuda:1 cuda:2"}
    async with running_bot(discord.sandbox, tmp_path, environment=environment) as bot:
        acts = [
            await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
            for _ in range(3)
        ]
        for act in acts:
            await act.says(is_running)
        ready = [json.loads(line)["device"] for line in bot.log if '"engine ready"' in line]
        assert sorted(ready) == ["auto", "cuda:1", "cuda:2"]


async def test_an_engine_that_cannot_start_is_tried_again_ever_later(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path, worker="tests.no_such_worker", connected=False) as bot:
        await discord.sandbox.world.until(lambda: discord.sandbox.gateway.connected, SECONDS)
        await bot.logs('next_try_in_seconds": 0.5')
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")
        message = await act.says("The engine is not ready")
        await bot.logs('next_try_in_seconds": 2.0')
        assert "No module named" in "\n".join(bot.log), "the log says why"
        await discord.ana.press(message, "Cancel")
        assert "does not count" in text_of(await act.says("Canceled before it started"))


async def test_what_waits_for_an_engine_is_painted_when_there_is_one(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path, worker="tests.no_such_worker", connected=False) as bot:
        await discord.sandbox.world.until(lambda: discord.sandbox.gateway.connected, SECONDS)
        await bot.logs("engine down")
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")
        await act.says("Position in the queue: 1")
    async with running_bot(discord.sandbox, tmp_path):
        await act.result()


async def test_an_engine_that_does_not_get_ready_counts_as_dead(discord: Discord, tmp_path: Path) -> None:
    silent = {"TORCH_FREE_SILENT": "yes", "WORDBRUSH_ENGINE__HUNG_AFTER": "0.5"}
    async with running_bot(discord.sandbox, tmp_path, connected=False, environment=silent) as bot:
        assert "exit code -9" in await bot.logs("engine down")
        await bot.logs('next_try_in_seconds": 1.0')
