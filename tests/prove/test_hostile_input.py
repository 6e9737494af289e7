"""Everything that strangers could send, through the whole path: each gets a picture or a sentence."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.sandbox.messages import Upload
from bot.sandbox.person import text_of
from bot.sandbox.world import Message
from tests import hostile
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord

pytestmark = pytest.mark.prove

LONGEST = 60.0  # seconds
BROKEN = ("Something went wrong", "internal")


@pytest_asyncio.fixture
async def bot(discord: Discord, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """One without limits."""
    environment = {"WORDBRUSH_LIMITS__JOBS_PER_DAY": "0", "WORDBRUSH_LIMITS__QUEUED_AT_ONCE": "0"}
    async with running_bot(discord.sandbox, tmp_path, environment=environment) as running:
        yield running


def is_the_end(message: Message) -> bool:
    return bool(message.attachments) or message.only_for is not None


async def test_every_picture_is_painted_or_refused_in_a_sentence(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    outcomes = {}
    for name, data in hostile.pictures().items():
        act = await discord.ana.run(discord.channel, "stylize", picture=Upload("picture.png", data), prompt="fire")
        message = await act.says(is_the_end, LONGEST)
        outcomes[name] = "painted" if message.attachments else text_of(message)
    assert not {name: said for name, said in outcomes.items() if any(words in said for words in BROKEN)}
    assert all(outcomes.values())
    # What a careful person would take for a picture is one.
    good = [name for name in outcomes if " as " in name or name in GOOD]
    assert {name: outcomes[name] for name in good} == dict.fromkeys(good, "painted")
    assert not [line for line in bot.log if "Traceback" in line]


LIVE = ("@everyone", "@here", "<@", "<#", "</", "<t:", "<a:", "https://", "\n#", "\0")
GOOD: tuple[str, ...] = (
    "animated",
    "picture and archive",
    "picture and page",
    "script in a gif",
    "damaged profile",
    "profile of ink",
)
GOOD += ("damaged exif", "endless exif", "huge orientation")


async def test_no_name_of_a_file_gets_anywhere(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    for name in hostile.NAMES:
        act = await discord.ana.run(discord.channel, "stylize", picture=Upload(name, photo.data), prompt="fire")
        message = await act.result()
        assert [file.filename for file in message.attachments] == [f"wordbrush-{_number(message)}.png"]


def _number(message: Message) -> str:
    return message.attachments[0].filename.removeprefix("wordbrush-").removesuffix(".png")


async def test_no_prompt_is_more_than_words(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    for prompt in hostile.PROMPTS:
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt=prompt)
        message = await act.says(is_the_end, LONGEST)
        said = text_of(message)
        assert not [words for words in BROKEN if words in said], prompt
        words = said.replace(f"<@{discord.ana.user.id}>", "").replace("\\<", "")  # what is escaped is only letters
        assert not [one for one in LIVE if one in words], (prompt, said)
        assert not any("\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069" for letter in said)
        assert not message.payload()["mentions"]
    page = await (await discord.ana.run(discord.channel, "history")).says("#")
    assert "@everyone" not in text_of(page)
    assert not [line for line in bot.log if "Traceback" in line]


async def test_twenty_heavy_ones_at_once_keep_nobody_waiting_for_long(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    bomb = Upload("bomb.png", hostile.pictures()["bomb by compression"])
    heavy = [await discord.ana.run(discord.channel, "stylize", picture=bomb, prompt="fire") for _ in range(20)]
    await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")).result(LONGEST)
    await asyncio.gather(*(act.says(is_the_end, LONGEST) for act in heavy))
