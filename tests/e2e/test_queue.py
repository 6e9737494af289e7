"""/queue: who waits, without what they have written."""

from bot.sandbox.messages import Upload
from bot.sandbox.person import buttons_of, text_of
from bot.sandbox.world import Flag
from tests.e2e.bot_process import BotProcess
from tests.e2e.conftest import Discord, is_running


async def test_the_queue_shows_places_and_only_ones_own_prompts(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    empty = await (await discord.ana.run(discord.channel, "queue")).says("The queue is empty.")
    assert empty.flags & Flag.EPHEMERAL
    assert "Engine ready on" in text_of(empty)

    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow forever fire")).says(
        is_running
    )
    await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="secret ice")).says(
        "Position in the queue: 1"
    )
    mine = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="my own mosaic")
    await mine.says("Position in the queue: 2")
    cleo = discord.sandbox.world.direct_messages(discord.cleo.user)
    await (await discord.cleo.run(cleo, "stylize", picture=photo, prompt="lava in private")).says("in the queue")

    shown = await (await discord.ana.run(discord.channel, "queue")).says("**Queue**")
    said = text_of(shown)
    assert f"▶ <@{discord.ana.user.id}>" in said
    assert f"<@{discord.ben.user.id}>" in said
    assert "my own mosaic" in said
    assert "secret" not in said
    assert "private" not in said
    assert "One job from another server or a direct message" in said
    assert buttons_of(shown) == ["Cancel", "Cancel"]

    assert "starts <t:" not in said, "nobody knows how long this engine takes"

    direct = await (await discord.cleo.run(cleo, "queue")).says("lava in private")
    assert f"<@{discord.ben.user.id}>" not in text_of(direct)

    await discord.ana.use(shown, "job:3:cancel")
    await mine.says("Canceled before it started.")
    again = await (await discord.ana.run(discord.channel, "queue")).says("slow forever fire")
    assert "mosaic" not in text_of(again)


async def test_with_what_was_learned_the_queue_says_when(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")).result()
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow long fire")).says(is_running)
    waiting = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="slow ice")
    await waiting.says("Starts <t:")
    shown = await (await discord.ben.run(discord.channel, "queue")).says("**Queue**")
    assert f"▶ <@{discord.ana.user.id}>, ready <t:" in text_of(shown)
    assert f"1. <@{discord.ben.user.id}>, starts <t:" in text_of(shown)
