"""Delete: for good, by whoever owns the picture and by moderators."""

from pathlib import Path

from bot.sandbox.messages import Upload
from bot.sandbox.person import text_of
from tests.e2e.bot_process import BotProcess
from tests.e2e.conftest import Discord, press_more


def kept(folder: Path) -> set[str]:
    """Pictures and weights on the disk."""
    return {path.name for path in (folder / "data" / "blobs").rglob("*") if path.is_file()}


async def test_a_deleted_picture_leaves_nothing_but_what_others_need(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path
) -> None:
    first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    before = kept(tmp_path)
    stronger = await (await press_more(discord.ben, first, "Stronger")).result()
    question = await (await press_more(discord.ana, first, "Delete…")).says("Delete this result permanently")
    assert first.id in discord.channel.messages
    await (await discord.ana.press(question, "Delete permanently")).says("The result is deleted.")
    assert first.id not in discord.channel.messages
    # Ben's has the same content and the same weights, and goes on.
    await (await press_more(discord.ben, stronger, "Softer")).result()
    assert len(before - kept(tmp_path)) == 1
    await (await discord.ana.press(question, "Delete permanently")).says("The result is deleted.")  # twice does no harm


async def test_all_files_go_with_the_last_job_that_needs_them(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path
) -> None:
    first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    assert len(kept(tmp_path)) == 3
    question = await (await press_more(discord.ana, first, "Delete…")).says("permanently")
    await (await discord.ana.press(question, "Delete permanently")).says("The result is deleted.")
    assert kept(tmp_path) == set()


async def test_who_moderates_elsewhere_may_not(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    other = discord.sandbox.world.add_guild("Elsewhere", discord.ben.user, [discord.ana.user])
    await discord.sandbox.gateway.joined(other)
    first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    shown = await (await discord.ana.run(next(iter(other.channels.values())), "show", id="1")).result()
    await (await press_more(discord.ben, shown, "Delete…")).says("can delete this")
    discord.ben.delete(shown)  # as Discord lets him
    await (await discord.ana.press(first, "Variation")).result()


async def test_others_may_not_and_moderators_may(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    refused = await (await press_more(discord.ben, first, "Delete…")).says("can delete this")
    assert f"<@{discord.ana.user.id}>" in text_of(refused)
    discord.guild.members[discord.ben.user.id].roles.append(discord.moderators)
    question = await (await press_more(discord.ben, first, "Delete…")).says("permanently")
    await (await discord.ben.press(question, "Delete permanently")).says("The result is deleted.")
    assert first.id not in discord.channel.messages
