"""/block: who may not use the bot in a server."""

from pathlib import Path

import pytest

from bot.sandbox.messages import Upload
from bot.sandbox.person import CannotDo, text_of
from bot.sandbox.world import Flag
from tests.e2e.bot_process import running_bot
from tests.e2e.conftest import Discord, press_more

SENTENCE = "The admins of this server have blocked you from using the bot here."


async def test_whom_an_admin_blocks_is_refused_whatever_they_ask_for(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    admin, ben = discord.cleo, discord.ben
    of_ben = str(ben.user.id)
    async with running_bot(discord.sandbox, tmp_path):
        first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        gallery = await (await ben.run(discord.channel, "stylize", picture=photo, prompt="ice", count=2)).result()
        said = await (await admin.run(discord.channel, "block person", person=of_ben)).says(
            "can no longer use the bot in this server"
        )
        assert said.flags & Flag.EPHEMERAL
        await (await admin.run(discord.channel, "block person", person=of_ben)).says("Nothing changed")
    async with running_bot(discord.sandbox, tmp_path):
        refused = await (await ben.run(discord.channel, "stylize", picture=photo, prompt="fire")).says(SENTENCE)
        assert refused.flags & Flag.EPHEMERAL
        for message, button in ((first, "Variation"), (gallery, "1")):
            await (await ben.press(message, button)).says(SENTENCE)
        await (await press_more(ben, first, "Stronger")).says(SENTENCE)
        await (await ben.run(discord.channel, "show", id="2")).says(SENTENCE)
        assert {one.id for one in discord.channel.messages.values() if one.only_for is None} == {first.id, gallery.id}
        private = discord.sandbox.world.direct_messages(ben.user)
        await (await ben.run(private, "stylize", picture=photo, prompt="fire")).result()
        await (await discord.ana.press(first, "Variation")).result()
        # To have everything deleted is no way around it.
        shown = await (await ben.run(private, "privacy")).says("Your data since")
        question = await (await ben.press(shown, "Delete everything…")).says("permanently")
        await (await ben.press(question, "Delete data, keep messages")).says("Your data is deleted.")
        await (await ben.run(discord.channel, "stylize", picture=photo, prompt="fire")).says(SENTENCE)

        lists = await (await admin.run(discord.channel, "block list")).says(" · <t:")
        assert f"<@{of_ben}>" in text_of(lists)
        await (await admin.run(discord.channel, "block lift", person=of_ben)).says("no longer blocked")
        await (await ben.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        await (await admin.run(discord.channel, "block list")).says("Nobody is blocked")
        with pytest.raises(CannotDo):
            await discord.ana.run(discord.channel, "block person", person=of_ben)
