"""/owner: how the bot is, and what its owner can do about it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.sandbox.messages import Upload
from bot.sandbox.person import CannotDo, text_of
from bot.sandbox.world import Flag, Guild, Permission
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running


def owned(discord: Discord) -> dict[str, str]:
    return {"WORDBRUSH_OWNER__GUILD": str(discord.guild.id), "WORDBRUSH_OWNER__PEOPLE": f"[{discord.cleo.user.id}]"}


@pytest.fixture
def elsewhere(discord: Discord) -> Guild:
    """Another guild, in which Ana is an admin."""
    return discord.sandbox.world.add_guild("Elsewhere", discord.ana.user, [discord.ben.user, discord.cleo.user])


@pytest_asyncio.fixture
async def bot(discord: Discord, elsewhere: Guild, tmp_path: Path) -> AsyncIterator[BotProcess]:
    async with running_bot(discord.sandbox, tmp_path, environment=owned(discord)) as running:
        yield running


async def test_the_owner_sees_guilds_load_and_engines(
    discord: Discord, elsewhere: Guild, bot: BotProcess, photo: Upload
) -> None:
    there = next(iter(elsewhere.channels.values()))
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", preset="draft")).result()
    for person in (discord.ana, discord.ben):
        await (await person.run(there, "stylize", picture=photo, prompt="fire", preset="draft")).result()
    running = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow forever ice")
    await running.says(is_running)
    await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")).says(
        "Position in the queue: 1"
    )
    message = await (await discord.cleo.run(discord.channel, "owner status")).says("Bot status")
    assert message.flags & Flag.EPHEMERAL
    said = text_of(message)
    assert "Servers: 2" in said
    assert "Running: 1, waiting: 1" in said
    assert "Engine ready on cpu: a test" in said
    assert f"Elsewhere (`{elsewhere.id}`): 2 jobs, 2 units" in said


async def test_of_a_team_those_who_may_only_read_are_no_owners(discord: Discord, tmp_path: Path) -> None:
    world, guild = discord.sandbox.world, discord.guild
    world.application_owner = discord.cleo.user
    world.team = {discord.cleo.user.id: "admin", discord.ana.user.id: "developer", discord.ben.user.id: "read_only"}
    world.add_role(guild, "Admins", Permission.ADMINISTRATOR, discord.ana.user, discord.ben.user)
    async with running_bot(discord.sandbox, tmp_path, environment={"WORDBRUSH_OWNER__GUILD": str(guild.id)}):
        for person in (discord.cleo, discord.ana):
            await (await person.run(discord.channel, "owner status")).says("Bot status")
        await (await discord.ben.run(discord.channel, "owner status")).says("Only the bot owner can use this command")


async def test_it_is_for_the_owner_in_one_server(discord: Discord, elsewhere: Guild, bot: BotProcess) -> None:
    with pytest.raises(CannotDo):
        await discord.cleo.run(next(iter(elsewhere.channels.values())), "owner status")
    with pytest.raises(CannotDo):
        await discord.ben.run(discord.channel, "owner status")
    # An admin of that server is not the bot's owner.
    discord.sandbox.world.add_role(discord.guild, "Admins", Permission.ADMINISTRATOR, discord.ben.user)
    await (await discord.ben.run(discord.channel, "owner status")).says("Only the bot owner can use this command")


async def test_without_people_it_is_the_applications_owner(discord: Discord, tmp_path: Path) -> None:
    guild = {"WORDBRUSH_OWNER__GUILD": str(discord.guild.id)}
    async with running_bot(discord.sandbox, tmp_path, environment=guild):
        await (await discord.cleo.run(discord.channel, "owner status")).says("Only the bot owner can use this command")
    discord.sandbox.world.application_owner = discord.cleo.user
    async with running_bot(discord.sandbox, tmp_path, environment=guild):
        await (await discord.cleo.run(discord.channel, "owner status")).says("Bot status")


async def test_a_banned_person_and_a_banned_server_are_refused_until_they_are_not(
    discord: Discord, elsewhere: Guild, bot: BotProcess, photo: Upload
) -> None:
    owner, there = discord.cleo, next(iter(elsewhere.channels.values()))
    private = discord.sandbox.world.direct_messages(discord.ana.user)
    await (await owner.run(discord.channel, "owner ban")).says("Enter either a person or a server ID")
    await (await owner.run(discord.channel, "owner ban", person=str(discord.ana.user.id))).says("can no longer use")
    await (await owner.run(discord.channel, "owner ban", person=str(discord.ana.user.id))).says("Nothing changed")
    for channel in (discord.channel, there, private):
        act = await discord.ana.run(channel, "stylize", picture=photo, prompt="fire")
        await act.says("The bot owner has banned you from using this bot.")
    await (await discord.ben.run(there, "stylize", picture=photo, prompt="fire")).result()
    await (await owner.run(discord.channel, "owner ban", server=str(elsewhere.id))).says("Elsewhere can no longer use")
    act = await discord.ben.run(there, "stylize", picture=photo, prompt="fire")
    await act.says("The bot owner has banned this server from using this bot.")
    await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    bans = text_of(await (await owner.run(discord.channel, "owner bans")).says(" · <t:"))
    assert f"<@{discord.ana.user.id}>" in bans
    assert str(elsewhere.id) in bans
    await (await owner.run(discord.channel, "owner unban", server=str(elsewhere.id))).says("no longer banned")
    await (await owner.run(discord.channel, "owner unban", person=str(discord.ana.user.id))).says("no longer banned")
    await (await discord.ana.run(there, "stylize", picture=photo, prompt="fire")).result()
    await (await owner.run(discord.channel, "owner bans")).says("Nobody is banned.")


async def test_a_pause_is_said_to_whoever_waits_and_lasts_over_a_restart(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    owner = discord.cleo
    async with running_bot(discord.sandbox, tmp_path, environment=owned(discord)):
        running = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow long ice")
        await running.says(is_running)
        waiting = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="lava")
        await waiting.says("Position in the queue: 1")
        await (await owner.run(discord.channel, "owner pause", message="A new GPU *arrives*.")).says(
            "The queue is paused. Running jobs finish"
        )
        said = text_of(await waiting.says("The queue is paused."))
        assert "> A new GPU \\*arrives\\*." in said
        await running.result()
        late = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="gold")
        await late.says("The queue is paused.")
        status = text_of(await (await owner.run(discord.channel, "owner status")).says("Bot status"))
        assert "Running: 0, waiting: 2" in status
        assert "People who wait see: A new GPU" in status
    async with running_bot(discord.sandbox, tmp_path, environment=owned(discord)):
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).says(
            "The queue is paused."
        )
        await (await owner.run(discord.channel, "owner continue")).says("The queue continues")
        await waiting.result()
        await late.result()


async def test_draining_takes_nothing_new_and_says_when_nothing_is_left(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    owner = discord.cleo
    async with running_bot(discord.sandbox, tmp_path, environment=owned(discord)):
        running = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow ice")
        await running.says(is_running)
        waiting = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="lava")
        await waiting.says("Position in the queue: 1")
        drain = await owner.run(discord.channel, "owner drain")
        await drain.says("2 jobs are left")
        refused = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="gold")
        message = await refused.says("The bot is about to be updated and accepts no new jobs.")
        assert message.flags & Flag.EPHEMERAL
        await waiting.result()
        await drain.says("All jobs are done. You can stop the bot now.")
        await (await owner.run(discord.channel, "owner drain")).says("All jobs are done")
    async with running_bot(discord.sandbox, tmp_path, environment=owned(discord)):
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="gold")).result()
