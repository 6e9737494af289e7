"""What the gateway tells, and how often one may ask it: shards, starts, channels that come and go, time-outs."""

import asyncio
from pathlib import Path

from bot.sandbox.messages import Upload
from bot.sandbox.person import buttons_of, text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world import Permission
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, until


async def test_several_shards_serve_their_guilds_and_outlive_each_other(tmp_path: Path, photo: Upload) -> None:
    async with Sandbox() as sandbox:
        discord, world = Discord(sandbox), sandbox.world
        sandbox.gateway.shards = 2
        on_shard = {(discord.guild.id >> 22) % 2: discord.channel}
        while len(on_shard) < 2:  # a guild's shard is told by its id
            guild = world.add_guild("Other", discord.cleo.user, [discord.ana.user])
            on_shard[(guild.id >> 22) % 2] = next(iter(guild.channels.values()))
            await asyncio.sleep(0.002)
        private = world.direct_messages(discord.ana.user)
        async with running_bot(sandbox, tmp_path) as bot:
            assert sandbox.gateway.identified == 2
            for channel in (*on_shard.values(), private):
                await (await discord.ana.run(channel, "stylize", picture=photo, prompt="fire")).result()
            await sandbox.gateway.drop()
            await until(lambda: sandbox.gateway.resumed == 2)
            for channel in (*on_shard.values(), private):
                await (await discord.ana.run(channel, "stylize", picture=photo, prompt="fire")).result()
            bot.kill()
            await bot.ended()
        # What the other shard's guilds keep is kept: none of them has removed the bot.
        async with running_bot(sandbox, tmp_path):
            for channel in on_shard.values():
                page = await (await discord.ana.run(channel, "history")).says("fire")
                assert text_of(page).count("fire") == 5


async def test_a_bot_that_has_started_too_often_waits_and_says_so(tmp_path: Path, photo: Upload) -> None:
    async with Sandbox() as sandbox:
        discord = Discord(sandbox)
        sandbox.gateway.starts_left, sandbox.gateway.starts_again_in = 0, 3600.0
        async with running_bot(sandbox, tmp_path, connected=False) as bot:
            assert "3600" in await bot.logs("1,000 starts a day")
            await asyncio.sleep(0.3)
            assert sandbox.gateway.identified == 0
            bot.terminate()
            assert await bot.ended(10) == 0, "and can be stopped"
        sandbox.gateway.starts_again_in = 0.5
        async with running_bot(sandbox, tmp_path, connected=False) as bot:
            await bot.logs("1,000 starts a day")
            sandbox.gateway.starts_left = 1000
            await bot.connected(sandbox)
            await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()


async def test_channels_that_are_made_and_deleted_while_it_runs(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    admin, sandbox = discord.cleo, discord.sandbox
    made = await sandbox.create_channel(discord.guild, "pictures")
    changes = await sandbox.create_channel(discord.guild, "changes")
    # A channel that is newer than the bot's start can be set at once, by command and by menu.
    done = await admin.run(discord.channel, "limits set", channels=f"<#{made.id}>")
    await done.says("This applies from the next job on.")
    panel = await (await admin.run(discord.channel, "settings")).says("Server settings")
    await (await admin.use(panel, "settings-menu:audit:server:0", str(changes.id))).answered()
    await (await discord.ana.run(made, "stylize", picture=photo, prompt="fire")).result()
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).says(f"<#{made.id}>")
    # Deleted, it is still said what holds, and the settings can be changed.
    await sandbox.delete_channel(made)
    await sandbox.delete_channel(changes)
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).says("channel")
    await (await admin.press(panel, "Spoilers: no")).answered()
    await until(lambda: "Spoilers: yes" in buttons_of(panel))
    refused = await admin.run(discord.channel, "limits set", channels=f"<#{made.id}>")
    await refused.says("Enter up to 25 channels of this server")
    await (await admin.run(discord.channel, "limits set", channels="*")).says("This applies from the next job on.")
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()


async def test_a_bot_in_time_out_says_so_and_delivers_what_it_had_begun(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    sandbox, me = discord.sandbox, discord.sandbox.world.bot
    first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    await act.answered()
    await sandbox.time_out(discord.guild, me, 600)
    for refused in (
        await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire"),
        await discord.ana.press(first, "Variation"),
    ):
        message = await refused.says("in time-out")
        assert message.only_for == discord.ana.user.id
    await act.result()
    await sandbox.time_out(discord.guild, me, 0)
    await (await discord.ana.press(first, "Variation")).result()


async def test_who_is_in_time_out_still_gets_what_they_have_asked_for(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    await act.answered()
    await discord.sandbox.time_out(discord.guild, discord.ana.user, 600)
    await act.result()


async def test_somebodys_own_app_where_such_apps_may_not_speak_in_public(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    """Only the person sees what it says, and everything works for them."""
    world = discord.sandbox.world
    discord.ana.user.installed = True
    guild = world.add_guild("Elsewhere", discord.ben.user, [discord.ana.user], with_bot=False)
    channel = next(iter(guild.channels.values()))
    channel.overwrites[discord.ana.user.id] = (Permission(0), Permission.USE_EXTERNAL_APPS)
    first = await (await discord.ana.run(channel, "stylize", picture=photo, prompt="fire", count=2)).result()
    assert first.only_for == discord.ana.user.id
    for button in ("1", "2", "Variation", "Before/after"):
        if button in buttons_of(first):
            await (await discord.ana.press(first, button)).says(lambda message: bool(message.attachments))
    question = await discord.ana.press(first, "Delete…")
    said = await question.says("permanently")
    done = await (await discord.ana.press(said, buttons_of(said)[0])).says("did not let the bot delete one message")
    assert f"/{first.id}" in text_of(done), "only its token could have, and that is not kept"
