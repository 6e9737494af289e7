"""Jobs in the style of a picture: asked for in every way there is, kept and deleted as a photo is."""

import io
import json
import sqlite3
from pathlib import Path

import pytest
from PIL import Image

from bot.sandbox.interactions import Callback
from bot.sandbox.messages import Upload
from bot.sandbox.person import Act, buttons_of, text_of
from bot.sandbox.torch_free_engine import bare_shapes
from bot.sandbox.validation import FILE_UPLOAD, walk
from bot.sandbox.world import Flag, Message
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running, press_more
from tests.e2e.test_delete import kept
from tests.e2e.test_forms import fields_of
from tests.e2e.test_picture_check import CHECK, UNSUITABLE, hidden
from tests.e2e.test_privacy import archive_of
from tests.e2e.test_retention import NO_ROOM
from tests.e2e.test_style import has_style
from tests.e2e.test_stylize import picture_of
from tests.moving import moving_ball

BLUE, RED = (0, 0, 255), (255, 0, 0)


def plain(color: tuple[int, int, int], name: str = "style.png") -> Upload:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), color).save(buffer, "PNG")
    return Upload(name, buffer.getvalue())


@pytest.fixture
def blue() -> Upload:
    return plain(BLUE)


def seen_by_the_engine(message: Message) -> tuple[int, int, tuple[int, ...]]:
    """How many references the engine of these tests had, their weight in percent, and the color of the first one."""
    picture = picture_of(message)
    first, second = picture.getpixel((0, 0)), picture.getpixel((1, 0))
    assert isinstance(first, tuple)
    assert isinstance(second, tuple)
    return first[1], first[2], second


def references(folder: Path) -> list[str | None]:
    with sqlite3.connect(folder / "data" / "wordbrush.db") as database:
        return [blob for (blob,) in database.execute("SELECT reference FROM jobs ORDER BY id")]


@pytest.mark.parametrize(
    ("locale", "title", "fact", "weight"),
    [
        ("en-US", "In the style of a picture", "in the style of this picture", "style picture 80%"),
        ("de", "Im Stil eines Bildes", "im Stil dieses Bildes", "Stilbild 80 %"),
        ("zh-CN", "采用一张图片的风格", "采用这张图片的风格", "风格图片 80%"),
    ],
)
async def test_a_picture_is_painted_in_the_style_of_another_one(
    discord: Discord, bot: BotProcess, photo: Upload, blue: Upload, locale: str, title: str, fact: str, weight: str
) -> None:
    discord.guild.locale = discord.ana.user.locale = locale
    alone = await (await discord.ana.run(discord.channel, "stylize", picture=photo, like=blue)).result()
    assert title in text_of(alone)
    assert fact in text_of(alone)
    assert seen_by_the_engine(alone) == (1, 50, BLUE)
    [shown] = [one for one in walk(alone.components) if one.get("accessory")]
    assert f"/{alone.attachments[1].filename}" in shown["accessory"]["media"]["url"]
    act = await discord.ana.run(
        discord.channel, "stylize", picture=photo, like=blue, prompt="fire", like_weight=80, count=2
    )
    both = await act.result()
    assert "fire" in text_of(both)
    assert fact in text_of(both)
    assert weight in text_of(both)
    assert seen_by_the_engine(both) == (1, 80, BLUE)
    await (await discord.ana.run(discord.channel, "history")).says(title)


async def test_words_a_picture_or_a_style_are_needed_and_a_style_is_alone(
    discord: Discord, bot: BotProcess, photo: Upload, blue: Upload
) -> None:
    await (await discord.ana.run(discord.channel, "stylize", picture=photo)).says("attach a style picture, or choose")
    made = await (await discord.ana.run(discord.channel, "style create", name="ink", prompt="ink")).says(has_style)
    assert made
    refused = await discord.ana.run(discord.channel, "stylize", picture=photo, like=blue, style="ink")
    await refused.says("Leave out prompt, like, negative, and count")
    await (await discord.ana.run(discord.channel, "style create", name="nothing")).says("Enter a prompt, attach")


async def test_what_can_be_done_with_the_result_also_after_a_restart(
    discord: Discord, tmp_path: Path, photo: Upload, blue: Upload
) -> None:
    ana, ben = discord.ana, discord.ben
    async with running_bot(discord.sandbox, tmp_path):
        act = await ana.run(discord.channel, "stylize", picture=photo, like=blue, like_weight=30, count=2)
        gallery = await act.result()
        result = await (await ana.press(gallery, "1")).result()
    async with running_bot(discord.sandbox, tmp_path):
        variation = await (await ben.press(result, "Variation")).result()
        assert seen_by_the_engine(variation) == (1, 30, BLUE)
        stronger = await (await press_more(ana, result, "Stronger")).result()
        assert "strength 125%" in text_of(stronger)
        assert "in the style of this picture" in text_of(stronger)
        again = await (await ana.press(stronger, "Variation")).result()
        assert seen_by_the_engine(again)[0::2] == (1, BLUE)
        details = await (await press_more(ana, result, "Details")).says("Result #")
        assert "wordbrush stylize picture.png -o out.png --like style.png" in text_of(details)
        assert "--like-weight 30" in text_of(details)
        form = await ana.press(result, "Edit…")
        await form.answered()
        assert fields_of(form)["prompt"] == ""
        edited = await (await ana.submit(form, prompt="fire")).result()
        assert seen_by_the_engine(edited) == (1, 30, BLUE)
        form = await ana.press(edited, "Edit…")
        await form.answered()
        replaced = await (await ana.submit(form, like=[plain(RED), blue])).result()
        assert seen_by_the_engine(replaced) == (2, 30, RED)
        asked = await press_more(ana, result, "Save style…")
        await asked.answered()
        await (await ana.submit(asked, name="like blue")).says("**like blue**")
        styled = await ana.run(discord.channel, "stylize", picture=photo, style="like blue")
        assert "style “like blue”" in text_of(await styled.result())


async def test_a_result_is_the_style_of_another_picture(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path
) -> None:
    result = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", seed=7)).result()
    form = await press_more(discord.ben, result, "Use as style…")
    assert await form.answered() == Callback.MODAL
    assert list(fields_of(form)) == ["upload", "prompt", "negative", "preset", "strength"]
    painted = await (await discord.ben.submit(form, upload=[plain(BLUE)])).result()
    assert f"<@{discord.ben.user.id}>" in text_of(painted)
    assert seen_by_the_engine(painted) == (1, 50, (7, 0, 0)), "the seed of what was used as the style"
    # What it is made of stays when the result is deleted.
    question = await (await press_more(discord.ana, result, "Delete…")).says("permanently")
    await (await discord.ana.press(question, "Delete permanently")).says("The result is deleted.")
    again = await (await discord.ben.press(painted, "Variation")).result()
    assert seen_by_the_engine(again) == (1, 50, (7, 0, 0))
    assert len(set(references(tmp_path)[1:])) == 1


async def test_a_picture_of_a_message_is_the_style_of_another_one(
    discord: Discord, bot: BotProcess, photo: Upload, blue: Upload
) -> None:
    said = discord.ben.say(discord.channel, "look", plain(RED, "red.png"), blue)
    act = await discord.ana.use_on_message(said, "Use as style…")
    assert await act.answered() == Callback.MODAL
    assert list(fields_of(act)) == ["upload", "picture", "prompt", "preset", "strength"]
    message = await (await discord.ana.submit(act, upload=[photo], picture=["1"], prompt="fire")).result()
    assert seen_by_the_engine(message) == (1, 50, BLUE)
    bare = discord.ben.say(discord.channel, "only words")
    await (await discord.ana.use_on_message(bare, "Use as style…")).says("This message has no picture.")


async def test_the_form_of_a_message_asks_for_a_picture_of_a_style(
    discord: Discord, bot: BotProcess, photo: Upload, blue: Upload
) -> None:
    one = await discord.ana.use_on_message(discord.ben.say(discord.channel, "look", photo), "Stylize…")
    await one.answered()
    assert list(fields_of(one)) == ["prompt", "like", "negative", "preset", "strength"]
    message = await (await discord.ana.submit(one, like=[blue])).result()
    assert seen_by_the_engine(message) == (1, 50, BLUE)
    several = await discord.ana.use_on_message(discord.ben.say(discord.channel, "look", photo, photo), "Stylize…")
    await several.answered()
    assert list(fields_of(several)) == ["picture", "prompt", "like", "preset", "strength"]
    await (await discord.ana.submit(several)).says("There is no prompt.")


async def test_a_style_is_learned_from_a_picture(discord: Discord, tmp_path: Path, photo: Upload, blue: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        act = await discord.ana.run(discord.channel, "style create", name="blues", like=blue, like_weight=70)
        made = await act.says(has_style)
        assert "In the style of a picture" in text_of(made)
        [blob] = references(tmp_path)
        assert blob
        styled = await discord.ana.run(discord.channel, "stylize", picture=photo, style="blues")
        assert "style “blues”" in text_of(await styled.result())
        [file] = (tmp_path / "data" / "blobs").rglob("*.safetensors")
        assert file.read_bytes() == b"0 pictures from step 0, in the style of 1 pictures"


@pytest.mark.parametrize(
    ("like", "why"),
    [
        (Upload("style.png", b"nothing"), "not a picture in a supported format"),
        (Upload("style.mp4", b"nothing"), "not a picture in a supported format"),
        (Upload("style.gif", moving_ball("GIF")), None),
    ],
    ids=["no picture", "a video", "an animation"],
)
async def test_a_style_picture_is_checked_as_a_photo_is(
    discord: Discord, bot: BotProcess, tmp_path: Path, photo: Upload, like: Upload, why: str | None
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, like=like)
    if why is None:
        assert "first frame" not in text_of(await act.result())  # which would be about the photo
        return
    said = await act.says(why)
    assert said.flags & Flag.EPHEMERAL
    assert kept(tmp_path) == set()


async def test_the_picture_check_looks_at_style_pictures(
    discord: Discord, tmp_path: Path, photo: Upload, blue: Upload
) -> None:
    buffer = io.BytesIO()
    bare_shapes().save(buffer, "PNG")
    bare = Upload("shapes.png", buffer.getvalue())
    async with running_bot(discord.sandbox, tmp_path):
        first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, like=bare)).result()
        before = kept(tmp_path)
    async with running_bot(discord.sandbox, tmp_path, environment={CHECK: "refuse"}):
        refused = await discord.ana.run(discord.channel, "stylize", picture=photo, like=bare)
        assert (await refused.says(UNSUITABLE)).flags & Flag.EPHEMERAL
        await (await discord.ana.press(first, "Variation")).says(UNSUITABLE)
        assert kept(tmp_path) == before
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, like=blue)).result()
    async with running_bot(discord.sandbox, tmp_path, environment={CHECK: "spoiler"}):
        message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, like=bare)).result()
        assert hidden(message) == {True}
        assert [one["accessory"]["spoiler"] for one in walk(message.components) if one.get("accessory")] == [True]


async def test_it_is_exported_deleted_and_asked_for_again_as_a_photo_is(
    discord: Discord, tmp_path: Path, photo: Upload, blue: Upload
) -> None:
    ana = discord.ana
    async with running_bot(discord.sandbox, tmp_path):
        first = await (await ana.run(discord.channel, "stylize", picture=photo, like=blue)).result()
        form = await ana.press(first, "Edit…")
        await form.answered()
        await (await ana.submit(form, like=[blue, plain(RED)])).result()
        panel = await (await ana.run(discord.channel, "privacy")).says("the original photo, the style pictures")
        exported = archive_of(await (await ana.press(panel, "Export everything")).says("The export is complete."))
        names = {name.split(".")[0] for name in exported.namelist()}
        assert names == {"data", "1-photo", "1-like-1", "1-1", "2-photo", "2-like-1", "2-like-2", "2-1"}
        assert Image.open(io.BytesIO(exported.read("1-like-1.png"))).getpixel((0, 0)) == BLUE
        assert [job["reference"] for job in json.loads(exported.read("data.json"))["jobs"]] == references(tmp_path)
    async with running_bot(discord.sandbox, tmp_path, environment=NO_ROOM) as bot:
        await bot.logs("swept")
        assert references(tmp_path) == ["", ""]
        variation = await ana.press(first, "Variation")
        assert await variation.answered() == Callback.MODAL
        assert list(fields_of(variation)) == ["upload", "prompt", "like", "preset", "strength"]
        await (await ana.submit(variation, upload=[photo])).says("There is no prompt.")
    async with running_bot(discord.sandbox, tmp_path):
        again = await ana.press(first, "Variation")
        await again.answered()
        assert seen_by_the_engine(await (await ana.submit(again, upload=[photo], like=[blue])).result())[0] == 1
        panel = await (await ana.run(discord.channel, "privacy")).says("The bot stores")
        question = await (await ana.press(panel, "Delete everything…")).says("permanently")
        await (await ana.press(question, "Delete data and messages")).says("Your data is deleted.")
        assert kept(tmp_path) == set()


async def test_a_bot_that_is_killed_paints_it_after_its_start(
    discord: Discord, tmp_path: Path, photo: Upload, blue: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path) as bot:
        running = await discord.ana.run(discord.channel, "stylize", picture=photo, like=blue, prompt="slow ice")
        await running.says(is_running)
        waiting = await discord.ana.run(discord.channel, "stylize", picture=photo, like=plain(RED))
        await waiting.says("In the style of a picture")
        queue = await (await discord.ana.run(discord.channel, "queue")).says("Your job: In the style of a picture")
        assert "Cancel" in buttons_of(queue)
        bot.kill()
        await bot.ended()
    async with running_bot(discord.sandbox, tmp_path):
        assert seen_by_the_engine(await running.result()) == (1, 50, BLUE)
        assert seen_by_the_engine(await waiting.result()) == (1, 50, RED)


def likes_field(act: Act) -> dict[str, object]:
    assert act.interaction.modal
    [field] = [one for one in walk(act.interaction.modal["components"]) if one.get("custom_id") == "like"]
    return field


async def test_the_field_for_style_pictures_may_stay_empty(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    act = await discord.ana.use_on_message(discord.ben.say(discord.channel, "look", photo), "Stylize…")
    await act.answered()
    field = likes_field(act)
    assert (field["type"], field["required"], field["max_values"]) == (FILE_UPLOAD, False, 4)
    message = await (await discord.ana.submit(act, prompt="fire")).result()
    assert "in the style of this picture" not in text_of(message)
