"""The list of styles, and how people come to it."""

import io

from PIL import Image

from bot.sandbox import validation
from bot.sandbox.messages import Upload
from bot.sandbox.person import buttons_of, text_of
from engine.protocol.vocabulary import STYLES
from tests.e2e.bot_process import BotProcess
from tests.e2e.conftest import Discord


async def test_the_styles_are_shown_as_a_picture_to_the_person_alone(discord: Discord, bot: BotProcess) -> None:
    message = await (await discord.ana.run(discord.channel, "styles")).says(f"{len(STYLES)} styles")
    assert message.only_for == discord.ana.user.id
    assert "small models for trying the bot" in text_of(message)
    assert "switch to OpenAI's CLIP" in text_of(message)
    assert all(style in text_of(message) for style in STYLES)
    [gallery] = [c for c in validation.walk(message.components) if c["type"] == validation.MEDIA_GALLERY]
    assert gallery["items"][0]["media"]["url"] == message.attachments[0].url
    with Image.open(io.BytesIO(message.attachments[0].data)) as picture:
        assert picture.width > 1000


async def test_a_prompt_of_unknown_words_is_refused_with_the_list_a_click_away(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="qwertz")
    refusal = await act.says("none of these words")
    assert refusal.only_for == discord.ana.user.id
    assert "such as pencil sketch, " in text_of(refusal)
    assert buttons_of(refusal) == ["Show styles"]
    shown = await (await discord.ana.press(refusal, "Show styles")).says(f"{len(STYLES)} styles")
    assert shown.only_for == discord.ana.user.id
    assert shown.attachments
    # Nothing was used up, and nothing is in the history.
    await (await discord.ana.run(discord.channel, "history")).says("no pictures yet")
