"""/help: what the bot does, and what this person may do here and now."""

from pathlib import Path

from bot.sandbox.messages import Upload
from bot.sandbox.person import buttons_of, text_of
from bot.sandbox.world import Flag
from tests.e2e.bot_process import running_bot
from tests.e2e.conftest import Discord


async def test_help_has_examples_and_ones_own_limits(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    limits = {"WORDBRUSH_LIMITS__JOBS_PER_DAY": "7", "WORDBRUSH_LIMITS__LARGEST_SIZE": "900"}
    async with running_bot(discord.sandbox, tmp_path, environment=limits):
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        message = await (await discord.ana.run(discord.channel, "help")).says("Repaint pictures")
        said = text_of(message)
        assert message.flags & Flag.EPHEMERAL
        assert "Jobs today: 1 of 7" in said
        assert "Your waiting jobs: 0 of 5" in said
        assert "Largest size: 900 pixels" in said
        assert "</stylize:" in said
        assert len(buttons_of(message)) == 3
        other = await (await discord.ben.run(discord.channel, "help")).says("Jobs today: 0 of 7")
        await (await discord.ben.press(other, "A cup in pencil")).result()
        await (await discord.ben.run(discord.channel, "help")).says("Jobs today: 1 of 7")


async def test_without_limits_none_are_named(discord: Discord, tmp_path: Path) -> None:
    names = ("JOBS_PER_DAY", "QUEUED_AT_ONCE", "TRAININGS_PER_DAY", "STYLES")
    limits = {f"WORDBRUSH_LIMITS__{name}": "0" for name in names}
    async with running_bot(discord.sandbox, tmp_path, environment=limits):
        message = await (await discord.ana.run(discord.channel, "help")).says("Repaint pictures")
        assert "today" not in text_of(message)
        assert "Waiting" not in text_of(message)
        assert "at most" not in text_of(message)
