"""When the space is short, or the time is over."""

from pathlib import Path

from bot.sandbox.interactions import Callback
from bot.sandbox.messages import Upload
from tests.e2e.bot_process import running_bot
from tests.e2e.conftest import Discord, is_running, press_more
from tests.e2e.test_delete import kept
from tests.e2e.test_forms import fields_of

NO_ROOM = {"WORDBRUSH_RETENTION__GIGABYTES": "0.000000001"}


async def test_after_its_time_a_picture_is_asked_for_again_and_what_waits_is_painted(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path) as bot:
        first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", seed=7)).result()
        busy = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="slow ice")
        await busy.says(is_running)
        bot.kill()
        await bot.ended()
    assert len(kept(tmp_path)) == 4
    async with running_bot(discord.sandbox, tmp_path, environment=NO_ROOM) as bot:
        await bot.logs("swept")
        await busy.result()
        assert len(kept(tmp_path)) == 3, "of the second one"
        variation = await discord.ana.press(first, "Variation")
        assert await variation.answered() == Callback.MODAL
        assert fields_of(variation)["prompt"] == "fire"
        await (await press_more(discord.ana, first, "Before/after")).says("deleted, so this is no longer possible")
        await (await discord.ana.run(discord.channel, "history")).says("This picture has been deleted.")
        await (await discord.ana.submit(variation, upload=[photo])).result()
