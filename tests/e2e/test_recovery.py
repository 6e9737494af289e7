"""Engines that die, bots that die: nothing is lost, and nothing appears twice."""

import asyncio
import os
import re
import signal
from pathlib import Path

import pytest

from bot.sandbox.messages import Upload
from bot.sandbox.person import text_of
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running


async def engine_pid(bot: BotProcess, which: int = -1) -> int:
    await bot.logs("engine ready")
    lines = [line for line in bot.log if "engine ready" in line]
    found = re.search(r'"pid": (\d+)', lines[which])
    assert found
    return int(found[1])


async def test_a_killed_engine_is_replaced_and_its_job_tried_once_more(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    await act.says(is_running)
    first = await engine_pid(bot)
    os.kill(first, signal.SIGKILL)
    await act.result()
    assert await engine_pid(bot) != first


@pytest.mark.prove
async def test_a_real_engine_that_is_killed_in_the_middle_paints_the_same_job_again(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    small = {"WORDBRUSH_PRESETS__DRAFT__SIZE": "128", "WORDBRUSH_PRESETS__DRAFT__STEPS": "10"}
    async with running_bot(discord.sandbox, tmp_path, worker="engine.worker", environment=small) as bot:
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", preset="draft")
        await bot.logs("job running")
        os.kill(await engine_pid(bot), signal.SIGKILL)
        await bot.logs("engine died")
        message = await act.result()
        assert "seed" in text_of(message)


async def test_a_job_that_kills_its_engine_twice_has_failed_and_is_given_back(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire dies")
    assert "does not count" in text_of(await act.says("twice"))
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()


async def test_once_is_not_twice(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire dies once")).result()


async def test_an_engine_that_hangs_counts_as_dead(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment={"WORDBRUSH_ENGINE__HUNG_AFTER": "0.5"}) as bot:
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire hangs")
        await act.says("twice")
        assert await bot.logs("engine hung")


async def test_a_bot_that_is_killed_takes_up_its_queued_and_its_running_job_again(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path) as bot:
        running = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
        await running.says(is_running)
        waiting = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")
        await waiting.says("Position in the queue: 1")
        pid = await engine_pid(bot)
        bot.kill()
        await bot.ended()
        await process_ended(pid)
    async with running_bot(discord.sandbox, tmp_path):
        await running.result()
        await waiting.result()
    assert len([m for m in discord.sandbox.world.messages() if m.attachments]) == 2


async def process_ended(pid: int) -> None:
    """An engine whose bot has gone leaves by itself."""
    async with asyncio.timeout(5):
        while True:
            try:
                os.kill(pid, 0)
            except ProcessLookupError:
                return
            await asyncio.sleep(0.05)


async def test_buttons_work_after_a_restart(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    async with running_bot(discord.sandbox, tmp_path):
        await (await discord.ana.press(message, "Variation")).result()


async def test_a_result_that_could_not_be_shown_before_the_end_is_shown_at_the_next_start(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path) as bot:
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
        await act.says(is_running)
        discord.sandbox.faults.add("/messages/", method="PATCH", status=500, times=1000)
        await bot.logs("job ended")
        bot.kill()
        await bot.ended()
    discord.sandbox.faults.clear()
    async with running_bot(discord.sandbox, tmp_path) as bot:
        await act.result()
        await bot.logs("job delivered")
    assert len([m for m in discord.sandbox.world.messages() if m.attachments]) == 1


async def test_a_restart_does_not_edit_all_waiting_panels_at_once(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        blocking = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
        await blocking.says(is_running)
        waiting = [await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice") for _ in range(5)]
        for act in waiting:
            await act.says("in the queue")
    before = [act.messages()[0].edits for act in waiting]
    async with running_bot(discord.sandbox, tmp_path) as bot:
        await bot.logs("job running")
        await blocking.says(is_running)
        again = [act.messages()[0].edits for act in waiting]
        assert sum(again) < sum(before) + len(waiting)


async def test_a_slow_edit_of_one_panel_keeps_nobody_else_waiting(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    blocking = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
    await blocking.says(is_running)
    first = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")
    await first.answered()
    original = first.interaction.original
    assert original
    discord.sandbox.faults.add(f"/messages/{original.id}", delay=10.0, times=1)
    second = await discord.cleo.run(discord.channel, "stylize", picture=photo, prompt="gold")
    await second.says("in the queue", 5)
