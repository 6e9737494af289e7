"""As somebody's own app, where the bot itself is not: all it has there is the interaction's token."""

import sqlite3
from pathlib import Path

import pytest

from bot.sandbox.messages import Upload
from bot.sandbox.person import CannotDo, text_of
from bot.sandbox.world import Channel, Permission
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running, press_more


def elsewhere(discord: Discord) -> list[Channel]:
    """A server where the bot is not, and a conversation of two people."""
    world, ana, ben = discord.sandbox.world, discord.ana.user, discord.ben.user
    ana.installed = True
    guild = world.add_guild("Elsewhere", ben, [ana], with_bot=False)
    return [next(iter(guild.channels.values())), world.private_conversation(ana, ben)]


async def test_it_paints_where_the_bot_is_not(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    for channel in elsewhere(discord):
        act = await discord.ana.run(channel, "stylize", picture=photo, prompt="fire", seed=7)
        message = await act.result()
        assert message is act.interaction.original
        stronger = await (await press_more(discord.ana, message, "Stronger")).result()
        await (await discord.ana.press(stronger, "Variation")).result()
        await (await discord.ana.run(channel, "history")).says("Direct messages")
        with pytest.raises(CannotDo):
            await discord.ben.run(channel, "stylize", picture=photo, prompt="fire")


async def test_without_an_engine_it_says_so_at_once(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path, worker="tests.no_such_worker", connected=False) as bot:
        await bot.logs("engine down")
        await discord.sandbox.world.until(lambda: discord.sandbox.gateway.connected, 20)
        refused = await discord.ana.run(elsewhere(discord)[0], "stylize", picture=photo, prompt="fire")
        await refused.says("its engine is not ready")
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).says(
            "Your job keeps its place"
        )


async def test_where_files_cannot_be_attached_it_says_so_at_once(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    channel = elsewhere(discord)[0]
    channel.overwrites[discord.ana.user.id] = (Permission(0), Permission.ATTACH_FILES)
    act = await discord.ana.run(channel, "stylize", picture=photo, prompt="fire")
    message = await act.says("Files cannot be attached in this channel")
    assert message.only_for == discord.ana.user.id


async def test_what_would_outlive_the_token_is_refused_at_once(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path):  # it learns how long a step takes
        await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="slow fire")).result()
    async with running_bot(discord.sandbox, tmp_path, environment={"WORDBRUSH_PRESETS__FINE__STEPS": "20000"}):
        channel = elsewhere(discord)[0]
        refused = await discord.ana.run(channel, "stylize", picture=photo, prompt="fire", preset="fine")
        message = await refused.says("This job would take about")
        assert message.only_for == discord.ana.user.id
        await (await discord.ana.run(channel, "stylize", picture=photo, prompt="fire")).result()
        # Where the bot is, the same is taken.
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", preset="fine")).result()


@pytest.mark.parametrize("takes_messages", [True, False])
async def test_a_result_that_its_token_cannot_deliver_comes_in_private_or_waits_in_the_history(
    forgetful: Discord, tmp_path: Path, photo: Upload, takes_messages: bool
) -> None:
    channel = elsewhere(forgetful)[0]
    forgetful.ana.user.takes_messages = takes_messages
    async with running_bot(forgetful.sandbox, tmp_path) as bot:
        act = await forgetful.ana.run(channel, "stylize", picture=photo, prompt="slow long fire")
        await act.says(is_running)
        await bot.logs("job delivered")
        private = forgetful.sandbox.world.direct_messages(forgetful.ana.user)
        assert [bool(message.attachments) for message in private.messages.values()] == [True] * takes_messages
        page = await (await forgetful.ana.run(forgetful.channel, "history")).says("slow long fire")
        assert "#1" in text_of(page)
        await (await forgetful.ana.run(forgetful.channel, "show", id="1")).result()


async def test_a_server_with_the_commands_alone_is_served_like_somebodys_own_app_and_never_left(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    """It was added with the scope applications.commands, without bot: the bot is no member there."""
    world = discord.sandbox.world
    guild = world.add_guild("Commands alone", discord.cleo.user, [discord.ana.user], with_bot=False)
    guild.commands_alone = True
    channel = next(iter(guild.channels.values()))
    once = {"WORDBRUSH_RETENTION__LEFT_GUILDS_DAYS": "0.00001"}
    async with running_bot(discord.sandbox, tmp_path, environment=once):
        act = await discord.ana.run(channel, "stylize", picture=photo, prompt="fire")
        assert await act.result() is act.interaction.original
        await (await discord.cleo.run(channel, "settings")).says("only the bot's commands")
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()
    async with running_bot(discord.sandbox, tmp_path, environment=once):
        page = await (await discord.ana.run(discord.channel, "history")).says("fire")
        assert "ice" in text_of(page)
        with sqlite3.connect(tmp_path / "data" / "wordbrush.db") as rows:
            assert rows.execute("SELECT id, left_at FROM guilds").fetchall() == [(discord.guild.id, None)]
