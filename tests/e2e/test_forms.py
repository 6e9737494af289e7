"""Forms: from a message's menu, and from a result's buttons."""

import asyncio
import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from bot.sandbox.interactions import Callback
from bot.sandbox.messages import Upload
from bot.sandbox.person import Act, buttons_of, text_of
from bot.sandbox.world import ChannelType, Permission
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import RESULT_BUTTONS, Discord, press_more
from tests.e2e.test_stylize import different, picture_of, picture_of_bytes

BLUE = (0, 0, 255)


def _blue() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), BLUE).save(buffer, "PNG")
    return buffer.getvalue()


def fields_of(act: Act) -> dict[str, str]:
    """What a form has in it, by field."""
    modal = act.interaction.modal
    assert modal
    filled = {}
    for label in modal["components"]:
        field = label["component"]
        chosen = [option["value"] for option in field.get("options", []) if option.get("default")]
        filled[field["custom_id"]] = field.get("value") or ",".join(chosen)
    return filled


async def test_a_picture_of_any_message_is_painted_from_its_menu(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    said = discord.ben.say(discord.channel, "look", photo)
    act = await discord.ana.use_on_message(said, "Stylize…")
    assert await act.answered() == Callback.MODAL
    assert list(fields_of(act)) == ["prompt", "like", "negative", "preset", "strength"]
    sent = await discord.ana.submit(act, prompt="fire", negative="text", preset=["draft"], strength=["75"])
    message = await sent.result()
    assert f"<@{discord.ana.user.id}>" in text_of(message)
    assert "draft · strength 75% · without “text”" in text_of(message)


async def test_of_several_pictures_one_is_chosen(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    other = Upload("blue.png", _blue())
    said = discord.ben.say(discord.channel, "look", photo, other)
    act = await discord.ana.use_on_message(said, "Stylize…")
    await act.answered()
    assert next(iter(fields_of(act))) == "picture"
    message = await (await discord.ana.submit(act, prompt="fire", picture=["1"])).result()
    assert picture_of(message).getpixel((30, 30)) == BLUE  # the engine of these tests paints what it is given


async def test_a_message_without_a_picture_says_so(discord: Discord, bot: BotProcess) -> None:
    said = discord.ben.say(discord.channel, "only words", Upload("song.mp3", b"..."))
    await (await discord.ana.use_on_message(said, "Stylize…")).says("This message has no picture.")


@pytest.mark.parametrize("how", ["forwarded", "preview of a link", "thumbnail of a link", "sticker", "emoji"])
async def test_the_picture_that_is_seen_is_the_picture_that_is_taken(
    discord: Discord, tmp_path: Path, how: str
) -> None:
    blue = Upload("blue.png", _blue())
    world = discord.sandbox.world
    elsewhere = world.add_channel(discord.guild, "elsewhere")
    original = discord.ben.say(elsewhere, "look", blue)
    said = discord.ben.say(discord.channel, "look")
    proxied = {"url": "https://example.com/a.png", "proxy_url": original.attachments[0].url, "width": 9, "height": 9}
    world.pictures[number := world.new_id()] = blue.data
    if how == "forwarded":
        said = discord.ben.forward(original, discord.channel)
    elif how == "sticker":
        said.stickers = [{"id": str(number), "name": "blue", "format_type": 1}]
    elif how == "emoji":
        said.content = f"look <:blue:{number}>"
    else:
        place = "image" if how == "preview of a link" else "thumbnail"
        said.embeds = [{"type": "link", "url": "https://example.com", place: proxied}]
    async with running_bot(discord.sandbox, tmp_path):
        menu = await discord.ana.use_on_message(said, "Stylize…")
        await menu.answered()
    async with running_bot(discord.sandbox, tmp_path):
        result = await (await discord.ana.submit(menu, prompt="fire")).result()
        assert picture_of(result).getpixel((30, 30)) == BLUE


async def test_a_stop_waits_for_what_a_form_writes_after_it_was_shown(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    said = discord.ben.say(discord.channel, "look", photo)
    async with running_bot(discord.sandbox, tmp_path) as bot:
        with closing(sqlite3.connect(tmp_path / "data" / "wordbrush.db", isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")
            menu = await discord.ana.use_on_message(said, "Stylize…")
            await menu.answered()
            bot.terminate()
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(bot.process.wait(), 1)
            database.execute("ROLLBACK")
        await bot.ended(15)
    async with running_bot(discord.sandbox, tmp_path):
        await (await discord.ana.submit(menu, prompt="fire")).result()


async def test_a_form_is_understood_after_a_restart(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    said = discord.ben.say(discord.channel, "look", photo)
    async with running_bot(discord.sandbox, tmp_path):
        menu = await discord.ana.use_on_message(said, "Stylize…")
        await menu.answered()
        first = await (await discord.ana.submit(menu, prompt="ice")).result()
        edit = await discord.ana.press(first, "Edit…")
        await edit.answered()
    async with running_bot(discord.sandbox, tmp_path):
        assert "fire" in text_of(await (await discord.ana.submit(menu, prompt="fire")).result())
        assert "mosaic" in text_of(await (await discord.ana.submit(edit, prompt="mosaic")).result())


async def test_a_form_whose_message_is_gone_after_a_restart_says_so(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    said = discord.ben.say(discord.channel, "look", photo)
    async with running_bot(discord.sandbox, tmp_path):
        menu = await discord.ana.use_on_message(said, "Stylize…")
        await menu.answered()
    discord.ben.delete(said)
    async with running_bot(discord.sandbox, tmp_path):
        await (await discord.ana.submit(menu, prompt="ice")).says("Attach it again.")
        await (await discord.ana.run(discord.channel, "history")).says("no pictures yet")


async def test_edit_has_everything_filled_in_and_paints_the_same_picture(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    small = {"WORDBRUSH_PRESETS__DRAFT__STEPS": "1"}
    async with running_bot(discord.sandbox, tmp_path, worker="engine.worker", environment=small):
        first = await (
            await discord.ana.run(
                discord.channel, "stylize", picture=photo, prompt="fire", preset="draft", size=130, negative="text",
                strength=110,
            )
        ).result()  # fmt: skip
        assert buttons_of(first) == RESULT_BUTTONS
        act = await discord.ben.press(first, "Edit…")
        await act.answered()
        assert fields_of(act) == {
            "prompt": "fire",
            "like": "",
            "negative": "text",
            "preset": "draft",
            "strength": "110",
        }
        edited = await (await discord.ben.submit(act, prompt="ice", strength=["25"])).result()
        assert "ice" in text_of(edited)
        assert "draft · 130 px · strength 25% · without “text”" in text_of(edited)
        given = picture_of_bytes(photo.data)
        assert different(picture_of(edited), given.resize(picture_of(edited).size)) < 50


async def test_another_picture_in_the_same_style_at_once_or_anew(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    first = await (
        await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", negative="text", preset="draft")
    ).result()
    act = await press_more(discord.ben, first, "Use style…")
    await act.answered()
    assert fields_of(act) == {"upload": "", "how": "once", "strength": "100"}
    blue = Upload("blue.png", _blue())
    at_once = await (await discord.ben.submit(act, upload=[blue], strength=["75"])).result()
    assert "draft · strength 75% · without “text”" in text_of(at_once)
    assert picture_of(at_once).getpixel((30, 30)) == BLUE
    assert picture_of(at_once).getpixel((0, 0)) == (75, 0, 0)  # rendered, says the engine of these tests
    again = await press_more(discord.ben, first, "Use style…")
    await again.answered()
    anew = await (await discord.ben.submit(again, upload=[blue], how=["anew"])).result()
    assert "draft · strength 100% · without “text”" in text_of(anew)
    assert picture_of(anew).getpixel((30, 30)) == BLUE
    seed = int(text_of(anew).split("· seed ")[1].split(" ")[0])
    assert picture_of(anew).getpixel((0, 0)) == (seed % 256, 0, 0)  # optimised, says the engine
    film = Upload("film.mp4", b"...")
    last = await press_more(discord.ben, first, "Use style…")
    await last.answered()
    await (await discord.ben.submit(last, upload=[film])).says("not a picture")


async def test_where_the_picture_is_no_longer_kept_edit_asks_for_it(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        for path in (tmp_path / "data" / "blobs").rglob("*.png"):
            path.unlink()
        act = await discord.ana.press(first, "Edit…")
        await act.answered()
        assert next(iter(fields_of(act))) == "upload"
        assert "ice" in text_of(await (await discord.ana.submit(act, upload=[photo], prompt="ice")).result())


async def test_the_chat_of_a_voice_channel_is_for_who_may_join_it(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    voice = discord.sandbox.world.add_channel(discord.guild, "Lounge", ChannelType.VOICE)
    async with running_bot(discord.sandbox, tmp_path):
        await (await discord.ana.run(voice, "stylize", picture=photo, prompt="fire")).result()
        voice.overwrites[discord.sandbox.world.bot.id] = (Permission(0), Permission.CONNECT)
        refused = await discord.ana.run(voice, "stylize", picture=photo, prompt="fire")
        await refused.says("lacks these permissions: Connect.")
        discord.ana.user.locale = "de"
        refused = await discord.ana.run(voice, "stylize", picture=photo, prompt="fire")
        await refused.says("weil ihm diese Berechtigungen fehlen: Verbinden.")


async def test_a_menu_where_the_bot_cannot_post_says_so(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    discord.channel.overwrites[discord.sandbox.world.bot.id] = (Permission(0), Permission.ATTACH_FILES)
    said = discord.ben.say(discord.channel, "look", photo)
    await (await discord.ana.use_on_message(said, "Stylize…")).says("lacks these permissions: Attach Files.")


async def test_a_persons_avatar_is_painted_from_their_menu(discord: Discord, tmp_path: Path) -> None:
    discord.ben.user.avatar = _blue()
    async with running_bot(discord.sandbox, tmp_path):
        act = await discord.ana.use_on_user(discord.channel, discord.ben.user, "Stylize avatar…")
        assert await act.answered() == Callback.MODAL
        assert list(fields_of(act)) == ["prompt", "like", "negative", "preset", "strength"]
    async with running_bot(discord.sandbox, tmp_path):  # the form is still open
        message = await (await discord.ana.submit(act, prompt="fire")).result()
        assert f"<@{discord.ana.user.id}>" in text_of(message)
        assert picture_of(message).getpixel((30, 30)) == BLUE
        without = await discord.ana.use_on_user(discord.channel, discord.cleo.user, "Stylize avatar…")
        await without.answered()
        await (await discord.ana.submit(without, prompt="fire")).result()


async def test_an_avatar_that_was_changed_meanwhile_is_said(discord: Discord, bot: BotProcess) -> None:
    discord.ben.user.avatar = _blue()
    act = await discord.ana.use_on_user(discord.channel, discord.ben.user, "Stylize avatar…")
    await act.answered()
    discord.ben.user.avatar = None
    await (await discord.ana.submit(act, prompt="fire")).says("could not be downloaded from Discord")
