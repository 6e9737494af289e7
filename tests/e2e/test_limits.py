"""The limits of everybody: reserved exactly, explained, given back."""

import asyncio
from pathlib import Path

from bot.sandbox.messages import Upload
from bot.sandbox.person import Act, text_of
from bot.sandbox.world import Flag
from tests.e2e.bot_process import running_bot
from tests.e2e.conftest import Discord, is_running


def limits(**values: int) -> dict[str, str]:
    return {f"WORDBRUSH_LIMITS__{name.upper()}": str(value) for name, value in values.items()}


async def test_of_50_simultaneous_commands_exactly_one_gets_the_last_unit(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment=limits(jobs_per_day=1)):
        acts = await asyncio.gather(
            *(discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire") for _ in range(50))
        )

        async def outcome(act: Act) -> bool:
            message = await act.says(lambda m: bool(m.attachments) or "for today" in text_of(m), 60)
            assert message.attachments or message.flags & Flag.EPHEMERAL
            return bool(message.attachments)

        assert sum(await asyncio.gather(*map(outcome, acts))) == 1
    assert len([m for m in discord.sandbox.world.messages() if m.only_for is None]) == 1


async def test_the_refusal_says_how_much_is_used_and_when_it_works_again(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment=limits(jobs_per_day=1)):
        message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")
        assert "used 1 of your 1 job for today. The limit resets <t:" in text_of(await act.says("for today"))
        await (await discord.ana.press(message, "Variation")).says("for today")
        await (await discord.ben.press(message, "Variation")).result()


async def test_what_fails_or_is_cancelled_in_time_is_given_back(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment=limits(jobs_per_day=2)):
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire fails")
        await act.says("diverged")
        blocking = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
        await blocking.says(is_running)
        for _ in range(3):
            act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")
            waiting = await act.says("Position in the queue: 1")
            await discord.ana.press(waiting, "Cancel")
            assert "does not count" in text_of(await act.says("Canceled before it started"))
        running = await blocking.says("Step ")  # paints the first result has been painted
        await discord.ben.press(running, "Cancel")
        assert "does not count" not in text_of(await blocking.says("Canceled after"))
        for prompt in ("ice", "lava"):
            await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt=prompt)).result()
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="gold")).says("for today")
        await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="gold")).result()
        await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="gold")).says("for today")


async def test_only_so_many_wait_at_once(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment=limits(queued_at_once=2)):
        first = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
        message = await first.says(is_running)
        waiting = []
        for place in (1, 2):
            waiting.append(await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice"))
            await waiting[-1].says(f"Position in the queue: {place}")
        refused = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")
        await refused.says("your limit of waiting jobs (2 of 2)")
        await discord.ana.press(message, "Cancel")
        for act in waiting:
            await act.result()


async def test_a_full_queue_is_said(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment=limits(longest_queue=1)):
        first = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
        await first.says(is_running)
        second = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")
        await second.says("Position in the queue: 1")
        await (await discord.cleo.run(discord.channel, "stylize", picture=photo, prompt="ice")).says("queue is full")
