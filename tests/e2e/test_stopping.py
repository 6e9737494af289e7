"""A bot that is asked to stop: what runs is finished or handed back, and people are told."""

import signal
from pathlib import Path

import pytest

from bot.sandbox.messages import Upload
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running, until

RESTARTING = "The bot is restarting. Your job keeps its place"


async def test_what_is_nearly_ready_is_finished_and_the_rest_keeps_its_place(
    discord: Discord, bot: BotProcess, tmp_path: Path, photo: Upload
) -> None:
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 1.5 s")).result()
    running = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 1.5 s")
    await running.says(is_running)
    waiting = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire for 1.5 s")
    await waiting.says("in the queue")
    bot.terminate()
    await running.result()
    await waiting.says(RESTARTING)
    assert await bot.ended() == 0
    async with running_bot(discord.sandbox, tmp_path):
        await waiting.result()


async def test_what_would_take_too_long_is_handed_back_and_its_panel_says_so(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path) as bot:
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire forever")
        await act.says(is_running)
        bot.terminate()
        await bot.logs("job handed back")
        await act.says(RESTARTING)
        assert await bot.ended() == 0
        assert not [line for line in bot.log if "Traceback" in line or '"level": "error"' in line]
    async with running_bot(discord.sandbox, tmp_path):
        await act.says(is_running)


@pytest.mark.prove
async def test_a_style_in_training_stops_where_it_is_and_goes_on_from_there(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path) as bot:
        act = await discord.ana.run(discord.channel, "style create", name="ink", prompt="slow ink")
        await act.says(is_running)
        await until(lambda: bool(list((tmp_path / "data" / "blobs").rglob("*.checkpoint"))))
        bot.terminate()
        assert await bot.ended() == 0
        await act.says(RESTARTING)
    async with running_bot(discord.sandbox, tmp_path):
        await act.says(lambda message: bool(message.attachments), 30)
    [weights] = (tmp_path / "data" / "blobs").rglob("*.safetensors")
    assert b"from step 0" not in weights.read_bytes()


@pytest.mark.prove
async def test_new_commands_are_refused_in_a_sentence_while_it_stops(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 3 s")).result()
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 3 s")
    await act.says(is_running)
    bot.terminate()
    await bot.logs("stopping")
    refused = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")
    await refused.says("The bot is restarting. Try again")
    await act.result()
    assert await bot.ended() == 0


async def test_a_second_signal_is_quick(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    """Without it, the bot would wait for the job, which is expected to be ready in time."""
    async with running_bot(discord.sandbox, tmp_path, environment={"WORDBRUSH_ENGINE__FINISH_WITHIN": "600"}) as bot:
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 1 s")).result()
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 60 s")
        await act.says(is_running)
        bot.terminate()
        await bot.logs("stopping")
        bot.process.send_signal(signal.SIGTERM)
        assert await bot.ended(10) == 0
    async with running_bot(discord.sandbox, tmp_path):
        await act.says(is_running)


async def test_a_second_bot_on_the_same_database_is_refused_and_the_first_goes_on(
    discord: Discord, bot: BotProcess, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path, connected=False) as second:
        assert await second.ended() == 1
        assert "Another bot is running on the database" in "\n".join(second.log)
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    bot.kill()
    await bot.ended()
    async with running_bot(discord.sandbox, tmp_path):  # a dead one holds nothing
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()
