"""/history and /show: one's own results, in private, and again for everybody."""

from pathlib import Path

from bot.sandbox import validation
from bot.sandbox.interactions import Callback
from bot.sandbox.messages import Upload
from bot.sandbox.person import Act, Person, buttons_of, text_of
from bot.sandbox.world import Flag, Message
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import RESULT_BUTTONS, Discord, press_more
from tests.e2e.test_forms import fields_of


def menu_of(message: Message) -> str:
    """The custom id of its menu."""
    menus = [one for one in validation.walk(message.components) if one["type"] == validation.STRING_SELECT]
    return str(menus[0]["custom_id"])


async def opened(person: Person, page: Message, job: int) -> Message:
    """A result, chosen on a page."""
    return await (await person.use(page, menu_of(page), str(job))).says(lambda one: "Back" in buttons_of(one))


async def searched(person: Person, page: Message, **fields: str | list[str]) -> Act:
    act = await person.press(page, "Search…")
    assert await act.answered() == Callback.MODAL
    return await person.submit(act, **fields)


async def test_the_history_is_ones_own_newest_first_and_outlives_a_restart(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        for prompt in ("fire", "ice", "mosaic"):
            await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt=prompt)).result()
        await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="lava")).result()
    async with running_bot(discord.sandbox, tmp_path):
        message = await (await discord.ana.run(discord.channel, "history")).says("Your pictures")
        said = text_of(message)
        assert said.index("mosaic") < said.index("ice") < said.index("fire")
        assert "#3" in said
        assert "Garden" in said
        assert "lava" not in said
        assert [file.content_type for file in message.attachments] == ["image/webp"] * 3
        assert message.flags & Flag.EPHEMERAL
        assert message not in discord.sandbox.visible_to(discord.ben.user, discord.channel)


async def test_an_empty_history_says_how_to_begin(discord: Discord, bot: BotProcess) -> None:
    message = await (await discord.ana.run(discord.channel, "history")).says("Type /stylize")
    assert buttons_of(message) == []


async def test_a_long_history_has_pages_in_one_message(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        for number in range(12):
            await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt=f"fire {number}")).result()
        first = await (await discord.ana.run(discord.channel, "history")).says("fire 11")
        assert buttons_of(first) == ["Newer", "Older", "Search…"]
    async with running_bot(discord.sandbox, tmp_path):
        second = await (await discord.ana.press(first, "Older")).says("fire 6")
        assert second is first, "the same message shows the other page"
        assert "fire 7" not in text_of(second)
        last = await (await discord.ana.press(first, "Older")).says("fire 1*")
        assert "fire 0" in text_of(last)
        await (await discord.ana.press(first, "Newer")).says("fire 6")
        await (await discord.ana.press(first, "Newer")).says("fire 11")


async def test_a_history_is_searched_by_words_by_server_and_by_favourite(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    private = discord.sandbox.world.direct_messages(discord.ana.user)
    async with running_bot(discord.sandbox, tmp_path) as bot:
        for channel, prompt in ((discord.channel, "Night sky"), (discord.channel, "fire"), (private, "night fire")):
            await (await discord.ana.run(channel, "stylize", picture=photo, prompt=prompt)).result()
        page = await (await discord.ana.run(private, "history")).says("Night sky")
        assert "Direct messages" in text_of(page)

        entry = await opened(discord.ana, page, 2)
        starred = await (await discord.ana.press(entry, "★ Add to favorites")).says(
            lambda message: "Remove from favorites" in buttons_of(message)
        )
        page = await (await discord.ana.press(starred, "Back")).says("★ **fire**")

        found = await (await searched(discord.ana, page, words="NIGHT")).says("“NIGHT”")
        assert "Night sky" in text_of(found)
        assert "night fire" in text_of(found)
        assert "★" not in text_of(found)
        assert not [line for line in bot.log if "NIGHT" in line], "what somebody looks for is theirs"
    async with running_bot(discord.sandbox, tmp_path) as bot:
        act = await discord.ana.press(found, "Search…")
        await act.answered()
        assert fields_of(act) == {"words": "NIGHT", "place": "everywhere", "kind": "all"}
        there = await discord.ana.submit(act, place=[str(discord.guild.id)])
        await there.says(lambda one: "Night sky" in text_of(one) and "night fire" not in text_of(one))
        nothing = await (await searched(discord.ana, found, kind=["favourites"])).says("No picture matches your search")
        favourites = await (await searched(discord.ana, nothing, words="", place=["everywhere"])).says("★ **fire**")
        assert "Night sky" not in text_of(favourites)
        await (await discord.ana.press(favourites, "Show all")).says("night fire")
        assert any('"what": "history"' in line for line in bot.log)
        assert not [line for line in bot.log if "NIGHT" in line], "what somebody looks for is theirs"


async def test_from_an_entry_people_go_on(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        options = {"seed": 7, "strength": 80, "preset": "draft"}
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", **options)).result()
        page = await (await discord.ana.run(discord.channel, "history")).says("fire")
    async with running_bot(discord.sandbox, tmp_path):
        entry = await opened(discord.ana, page, 1)
        assert "draft · strength 80% · seed 7" in text_of(entry)
        assert buttons_of(entry)[:5] == ["Post here", "Run again", "Variation", "Another picture…", "Details"]
        again = await (await discord.ana.press(entry, "Run again")).result()
        assert "seed 7 ·" in text_of(again)
        assert not again.flags & Flag.EPHEMERAL
        other = await (await discord.ana.press(entry, "Variation")).result()
        assert "seed 7 ·" not in text_of(other)
        form = await discord.ana.press(entry, "Another picture…")
        await form.answered()
        assert fields_of(form) == {
            "upload": "",
            "prompt": "fire",
            "negative": "",
            "preset": "draft",
            "strength": "80",
        }
        await (await discord.ana.submit(form, upload=[photo])).result()
        question = await (await discord.ana.press(entry, "Delete…")).says("permanently")
        await (await discord.ana.press(question, "Delete permanently")).says("The result is deleted.")
        page = await (await discord.ana.press(entry, "Back")).says("Your pictures")
        assert "#1 " not in text_of(page)
        assert "#2 " in text_of(page)


async def test_a_gallery_is_one_entry(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", count=3)).result()
    page = await (await discord.ana.run(discord.channel, "history")).says("fire")
    assert len(page.attachments) == 1
    entry = await opened(discord.ana, page, 1)
    assert len(entry.attachments) == 3
    shown = await (await discord.ana.press(entry, "Post here")).result()
    assert buttons_of(shown)[:3] == ["1", "2", "3"]


async def test_an_own_result_is_shown_again_elsewhere_with_its_buttons(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    elsewhere = discord.sandbox.world.add_channel(discord.guild, "gallery")
    async with running_bot(discord.sandbox, tmp_path):
        first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()
        typing = await discord.ana.autocomplete(elsewhere, "show", "id", id="fi")
        await typing.answered()
        assert typing.interaction.choices == [{"name": "1 · fire", "value": "1"}]
        shown = await (await discord.ana.run(elsewhere, "show", id="1")).result()
        assert [file.data for file in shown.attachments] == [file.data for file in first.attachments]
        assert buttons_of(shown) == RESULT_BUTTONS
        assert not shown.flags & Flag.EPHEMERAL
    async with running_bot(discord.sandbox, tmp_path):
        await (await discord.ben.press(shown, "Variation")).result()
        await (await discord.ben.run(elsewhere, "show", id="1")).says("You have no result with this number")
        await (await discord.ana.run(elsewhere, "show", id="nonsense")).says("You have no result with this number")
        question = await (await press_more(discord.ana, first, "Delete…")).says("permanently")
        await (await discord.ana.press(question, "Delete permanently")).says("The result is deleted.")
        assert shown.id not in elsewhere.messages, "wherever it was shown"
        assert first.id not in discord.channel.messages


async def test_a_picture_that_is_no_longer_kept_is_said(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path
) -> None:
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    for path in (tmp_path / "data" / "blobs").rglob("*.png"):
        path.unlink()
    page = await (await discord.ana.run(discord.channel, "history")).says("This picture has been deleted.")
    entry = await opened(discord.ana, page, 1)
    await (await discord.ana.press(entry, "Post here")).says("deleted, so this is no longer possible")
    form = await discord.ana.press(entry, "Run again")
    assert await form.answered() == Callback.MODAL
    assert fields_of(form)["prompt"] == "fire"
    await (await discord.ana.submit(form, upload=[photo])).result()
