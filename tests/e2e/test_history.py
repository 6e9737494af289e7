"""/history: one's own prompts, in private."""

from pathlib import Path

from bot.sandbox.messages import Upload
from bot.sandbox.person import buttons_of, text_of
from bot.sandbox.world import Flag
from tests.e2e.bot_process import running_bot
from tests.e2e.conftest import Discord


async def test_the_history_is_ones_own_newest_first_and_outlives_a_restart(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        for prompt in ("fire", "ice", "fire", "mosaic"):
            await (await discord.ana.run(discord.channel, "stylize", image=photo, prompt=prompt)).result()
        await (await discord.ben.run(discord.channel, "stylize", image=photo, prompt="lava")).result()
    async with running_bot(discord.sandbox, tmp_path):
        message = await (await discord.ana.run(discord.channel, "history")).says("Your prompts")
        said = text_of(message)
        assert said.index("mosaic") < said.index("fire") < said.index("ice")
        assert "2 times" in said
        assert "lava" not in said
        assert message.flags & Flag.EPHEMERAL
        assert message not in discord.sandbox.visible_to(discord.ben.user, discord.channel)


async def test_an_empty_history_says_how_to_begin(discord: Discord, tmp_path: Path) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        await (await discord.ana.run(discord.channel, "history")).says("Type /stylize")


async def test_a_long_history_has_pages(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        for number in range(12):
            await (await discord.ana.run(discord.channel, "stylize", image=photo, prompt=f"fire {number}")).result()
        act = await discord.ana.run(discord.channel, "history")
        first = await act.says("fire 11")
        assert "fire 1 " not in text_of(first)
        assert buttons_of(first) == ["Older"]
        older = await (await discord.ana.press(first, "Older")).says("fire 1 ")
        assert older is first, "the same message shows the other page"
        assert buttons_of(older) == ["Newer"]
