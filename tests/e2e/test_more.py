"""The panel behind “More…” below a result."""

from pathlib import Path

from bot.sandbox import validation
from bot.sandbox.messages import Upload
from bot.sandbox.person import buttons_of, text_of
from bot.sandbox.world import Flag, Message
from tests.e2e.bot_process import running_bot
from tests.e2e.conftest import MORE_BUTTONS, RESULT_BUTTONS, Discord
from tests.e2e.test_stylize import picture_of

EXPLAINED = {
    "Stronger": "Paint your picture again with 105% strength.",
    "Softer": "Paint your picture again with 55% strength.",
    "Use style…": "Paint another picture in this style.",
    "Use as style…": "Paint another picture so that it looks like this result.",
    "Save style…": "Save this style under a name, to use it on other pictures.",
    "Before/after": "See your picture and the result side by side.",
    "Time-lapse": "See how the picture was painted.",
    "Details": "See all settings and the command that repeats this result.",
    "Delete…": "Delete the result and its message.",
}


def explained_in(panel: Message) -> dict[str, str]:
    """Return what the panel says beside each of its buttons."""
    sections = [one for one in validation.walk(panel.components) if one["type"] == validation.SECTION]
    return {one["accessory"]["label"]: one["components"][0]["content"] for one in sections}


async def test_everything_behind_more_is_explained_and_works_for_another_person_also_after_a_restart(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire filmed", strength=80)
        result = await act.result()
        assert buttons_of(result) == RESULT_BUTTONS
        panel = await (await discord.ben.press(result, "More…")).says("**fire filmed**")
        assert (panel.only_for, bool(panel.flags & Flag.EPHEMERAL)) == (discord.ben.user.id, True)
        assert buttons_of(panel) == MORE_BUTTONS
        assert explained_in(panel) == EXPLAINED
        softer = await (await discord.ben.press(panel, "Softer")).result()
        assert "strength 55%" in text_of(softer)
    async with running_bot(discord.sandbox, tmp_path):
        stronger = await (await discord.ben.press(panel, "Stronger")).result()
        assert f"<@{discord.ben.user.id}>" in text_of(stronger)
        assert picture_of(stronger).getpixel((0, 0)) == (105, 0, 0)
        for button in ("Before/after", "Time-lapse"):
            await (await discord.ben.press(panel, button)).says(lambda message: bool(message.attachments))
        await (await discord.ben.press(panel, "Details")).says("Result #1")
        form = await discord.ben.press(panel, "Use style…")
        await form.answered()
        again = await (await discord.ben.submit(form, upload=[photo])).result()
        assert f"<@{discord.ben.user.id}>" in text_of(again)
        form = await discord.ben.press(panel, "Save style…")
        await form.answered()
        await (await discord.ben.submit(form, name="flames")).says("**flames**")
        refused = await (await discord.ben.press(panel, "Delete…")).says("can delete this result")
        assert f"<@{discord.ana.user.id}>" in text_of(refused)
        own = await (await discord.ana.press(result, "More…")).says("**fire filmed**")
        question = await (await discord.ana.press(own, "Delete…")).says("permanently")
        await (await discord.ana.press(question, "Delete permanently")).says("The result is deleted.")
        assert result.id not in discord.channel.messages
        await (await discord.ben.press(panel, "Stronger")).says("has been deleted, so this is no longer possible")
