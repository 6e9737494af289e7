"""An object storage for the pictures that does not answer for a while."""

from pathlib import Path

from bot.sandbox.messages import Upload
from tests.e2e.bot_process import running_bot
from tests.e2e.conftest import Discord, is_running, press_more


async def test_jobs_wait_for_a_storage_that_is_away_and_who_asks_is_told(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    away = tmp_path / "away"
    environment = {"STORAGE_AWAY": str(away), "WORDBRUSH_BLOBS__URL": "memory://pictures"}
    async with running_bot(discord.sandbox, tmp_path, module="tests.e2e.far_storage", environment=environment) as bot:
        ended = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="neon")
        picture = await ended.result()
        ends_meanwhile = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 1 s")
        await ends_meanwhile.says(is_running)
        begins_meanwhile = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")
        await begins_meanwhile.says("Position in the queue: 1")
        away.touch()
        await bot.logs("job interrupted")
        for asks in (
            await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="mosaic"),
            await discord.ben.press(picture, "Variation"),
            await press_more(discord.ben, picture, "Before/after"),
        ):
            await asks.says("the picture storage may not respond")
        away.unlink()
        await ends_meanwhile.result()
        await begins_meanwhile.result()
        assert "job broken" not in "\n".join(bot.log)
