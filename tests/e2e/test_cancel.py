"""Cancel: while it waits, while it runs, and who may."""

from bot.sandbox.interactions import Callback
from bot.sandbox.messages import Upload
from bot.sandbox.person import buttons_of, text_of
from bot.sandbox.world import Flag
from tests.e2e.bot_process import BotProcess
from tests.e2e.conftest import Discord, is_running


async def test_a_waiting_and_a_running_job_can_be_cancelled(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    running = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
    await running.says(is_running)
    waiting = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")
    panel = await waiting.says("Position in the queue: 1")
    after = await discord.cleo.run(discord.channel, "stylize", picture=photo, prompt="gold")
    await after.says("Position in the queue: 2")
    press = await discord.ben.press(panel, "Cancel")
    assert await press.answered() == Callback.DEFERRED_UPDATE
    ended = await waiting.says("Canceled before it started")
    assert buttons_of(ended) == ["Try again"]
    await after.says("Position in the queue: 1")
    await discord.ana.press(await running.says("Step "), "Cancel")
    await running.says("Canceled after")
    await after.result()


async def test_a_cancel_in_the_first_moment_is_not_lost(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    for _ in range(5):
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
        message = await act.says(lambda message: "Cancel" in buttons_of(message))
        await discord.ana.press(message, "Cancel")
        await act.says("Canceled")


async def test_only_the_owner_and_moderators_may(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
    message = await act.says(is_running)
    refused = await (await discord.ben.press(message, "Cancel")).says("Only <@")
    assert refused.flags & Flag.EPHEMERAL
    assert "Canceled" not in text_of(message)
    discord.guild.members[discord.ben.user.id].roles.append(discord.moderators)
    await discord.ben.press(message, "Cancel")
    await act.says("Canceled")  # before or after its first step


async def test_too_late_is_said(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    message = await act.says(is_running)
    components = message.components
    await act.result()
    message.components = components  # somebody's app still shows the old panel
    await (await discord.ana.press(message, "Cancel")).says("already ended")
