"""What the bot says in a server that invites it, and its examples."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from bot.sandbox.messages import Upload
from bot.sandbox.person import buttons_of, text_of
from bot.sandbox.world import Guild, Message, Permission
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord

SETTLED = 3.0  # seconds, until discord.py takes a guild for a new one


def said_in(guild: Guild) -> list[Message]:
    return [message for channel in guild.channels.values() for message in channel.messages.values()]


@pytest_asyncio.fixture
async def settled(discord: Discord, tmp_path: Path) -> AsyncIterator[BotProcess]:
    async with running_bot(discord.sandbox, tmp_path) as bot:
        await asyncio.sleep(SETTLED)
        yield bot


async def test_who_invites_the_bot_is_told_what_to_type(discord: Discord, settled: BotProcess) -> None:
    world = discord.sandbox.world
    guild = world.add_guild("New", discord.cleo.user, [discord.ana.user], with_bot=False)
    await discord.sandbox.invite(guild)
    await world.until(lambda: bool(said_in(guild)), 20)
    [welcome] = said_in(guild)
    [command] = [one for one in discord.sandbox.commands[None] if one["name"] == "stylize"]
    assert f"</stylize:{command['id']}>" in text_of(welcome)
    assert buttons_of(welcome) == ["A cat in stained glass", "An astronaut in neon", "A cup in pencil"]
    result = await (await discord.ana.press(welcome, "An astronaut in neon")).result()
    assert "**neon**" in text_of(result)
    history = await (await discord.ana.run(welcome.channel, "history")).says("neon")
    assert history.only_for == discord.ana.user.id
    # The guild in which it was before hears nothing.
    assert not [message for message in said_in(discord.guild) if message.author.bot]


async def test_where_it_may_not_speak_it_is_silent(discord: Discord, settled: BotProcess) -> None:
    world = discord.sandbox.world
    guild = world.add_guild("Quiet", discord.cleo.user, [], with_bot=False)
    general = next(iter(guild.channels.values()))
    general.overwrites[guild.id] = (Permission(0), Permission.SEND_MESSAGES)
    await discord.sandbox.invite(guild)
    other = world.add_guild("Other", discord.cleo.user, [], with_bot=False)
    await discord.sandbox.invite(other)
    await world.until(lambda: bool(said_in(other)), 20)
    assert not said_in(guild)
    assert not any("welcome not delivered" in line or "Traceback" in line for line in settled.log)


async def test_an_example_counts_like_any_picture(discord: Discord, tmp_path: Path) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment={"WORDBRUSH_LIMITS__JOBS_PER_DAY": "1"}):
        await asyncio.sleep(SETTLED)
        guild = discord.sandbox.world.add_guild("New", discord.cleo.user, [discord.ana.user], with_bot=False)
        await discord.sandbox.invite(guild)
        await discord.sandbox.world.until(lambda: bool(said_in(guild)), 20)
        [welcome] = said_in(guild)
        await (await discord.ana.press(welcome, "A cat in stained glass")).result()
        refusal = await (await discord.ana.press(welcome, "An astronaut in neon")).says("1 of your 1 job")
        assert refusal.only_for == discord.ana.user.id


async def test_that_the_bot_was_removed_is_remembered_also_where_it_was_away(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    def left() -> bool:
        with sqlite3.connect(tmp_path / "data" / "wordbrush.db") as connection:
            return bool(connection.execute("SELECT left_at FROM guilds").fetchone()[0])

    guild, world = discord.guild, discord.sandbox.world
    async with running_bot(discord.sandbox, tmp_path):
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        assert not left()
        await discord.sandbox.remove_bot(guild)
        while not left():  # noqa: ASYNC110  # another process writes it
            await asyncio.sleep(0.05)
        await discord.sandbox.invite(guild)
        while left():  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    del guild.members[world.bot.id]
    async with running_bot(discord.sandbox, tmp_path):
        while not left():  # noqa: ASYNC110
            await asyncio.sleep(0.05)
