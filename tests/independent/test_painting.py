"""From a photo to a picture and on from there, in a Discord that others have written."""

import io
from pathlib import Path

import pytest
from PIL import Image

from engine.protocol.presets import PRESET_NAMES
from tests.e2e.conftest import MORE_BUTTONS, RESULT_BUTTONS
from tests.independent.stage import buttons_of, click_more, fields_of, independent, text_of

pytestmark = pytest.mark.prove

BLUE = (0, 0, 255)
COMMANDS = [
    *(
        "Stylize avatar…",
        "Stylize…",
        "Use as style…",
        "block",
        "help",
        "history",
        "limits",
        "privacy",
        "queue",
        "remove",
    ),
    *("settings", "show", "style", "styles", "stylize", "usage", "words"),
]


def blue() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), BLUE).save(buffer, "PNG")
    return buffer.getvalue()


def is_blue(picture: bytes) -> bool:
    """The engine of these tests paints what it is given."""
    return Image.open(io.BytesIO(picture)).convert("RGB").getpixel((30, 20)) == BLUE


async def test_the_commands_are_there(tmp_path: Path) -> None:
    async with independent(tmp_path) as stage:
        there = await stage.wordbrush.client.tree.fetch_commands()
        assert sorted(command.name for command in there) == COMMANDS
        own = {name.split()[0] for name in stage.ana.available_commands(stage.channel)}
        managed = {name.split()[0] for name in stage.admin.available_commands(stage.channel)}
        assert managed - own == {"block", "limits", "remove", "settings", "words"}
        for name in ("help", "queue", "styles", "privacy", "usage me", "style list"):
            answer = await stage.ana.slash(stage.channel, name)
            assert answer.ephemeral, name
            assert len(text_of(answer)) > 20, name


async def test_a_photo_becomes_a_picture_and_others_from_it(tmp_path: Path, coffee: bytes) -> None:
    async with independent(tmp_path) as stage:
        ana, ben = stage.ana, stage.ben
        asked = await ana.slash(stage.channel, "stylize", picture=("coffee.png", coffee), prompt="watercolor painting")
        first = await stage.result(asked)
        assert not first.ephemeral
        assert "watercolor painting" in text_of(first)
        assert ana.mention in text_of(first)
        assert buttons_of(first) == RESULT_BUTTONS
        assert buttons_of(await ben.click(first, label="More…")) == [one for one in MORE_BUTTONS if one != "Time-lapse"]
        assert Image.open(io.BytesIO(stage.file_of(first))).format == "PNG"

        for clicked in (await ben.click(first, label="Variation"), await click_more(ben, first, "Stronger")):
            other = await stage.result(clicked)
            assert other.id != first.id
            assert ben.mention in text_of(other)

        edit = await ana.click(first, label="Edit…")
        assert fields_of(edit)["prompt"] == "watercolor painting"
        edited = await stage.result(await ana.submit_modal(edit, {"prompt": "mosaic", "preset": ["draft"]}))
        assert "mosaic" in text_of(edited)
        assert "draft" in text_of(edited)

        style = await click_more(ben, first, "Use style…")
        upload = {"upload": [("blue.png", blue())], "how": ["once"]}
        restyled = await stage.result(await ben.submit_modal(style, upload))
        assert is_blue(stage.file_of(restyled))

        details = await click_more(ben, first, "Details")
        assert details.ephemeral
        assert "watercolor painting" in text_of(details)
        compared = await click_more(ana, first, "Before/after")
        await stage.until(lambda: stage.has_file(compared))
        saving = await click_more(ana, first, "Save style…")
        saved = await ana.submit_modal(saving, {"name": "our watercolor"})
        assert "our watercolor" in text_of(saved)
        applied = await ana.slash(stage.channel, "style apply", style="our watercolor", picture1=("blue.png", blue()))
        assert is_blue(stage.file_of(await stage.result(applied)))

        question = await click_more(ana, first, "Delete…")
        assert question.ephemeral
        await ana.click(question.response or first, label=buttons_of(question)[0])
        await stage.until(lambda: first.id not in {message.id for message in stage.channel.history()})
        gone = await ana.slash(stage.channel, "show", id="1")
        assert gone.ephemeral


async def test_both_menus_of_messages_and_people(tmp_path: Path) -> None:
    async with independent(tmp_path) as stage:
        said = await stage.ben.send(stage.channel, "look", attachments=[("blue.png", blue())])
        form = await stage.ana.context_menu(stage.channel, "Stylize…", said)
        assert list(fields_of(form)) == ["prompt", "like", "negative", "preset", "strength"]
        assert is_blue(stage.file_of(await stage.result(await stage.ana.submit_modal(form, {"prompt": "fire"}))))

        # Sent after a restart, when Discord no longer says what is in a message.
        form = await stage.ana.context_menu(stage.channel, "Stylize…", said)
        await stage.restart()
        assert is_blue(stage.file_of(await stage.result(await stage.ana.submit_modal(form, {"prompt": "ice"}))))

        forwarded = await stage.ana.forward(said, stage.channel)
        form = await stage.ana.context_menu(stage.channel, "Stylize…", forwarded)
        assert is_blue(stage.file_of(await stage.result(await stage.ana.submit_modal(form, {"prompt": "ice"}))))

        words = await stage.ben.send(stage.channel, "only words")
        refused = await stage.ana.context_menu(stage.channel, "Stylize…", words)
        assert refused.ephemeral
        assert refused.modal is None
        assert "no picture" in text_of(refused)

        form = await stage.ana.context_menu(stage.channel, "Stylize avatar…", stage.ben)
        assert set(fields_of(form)) == {"prompt", "like", "negative", "preset", "strength"}


async def test_several_pictures_at_once_and_every_preset(tmp_path: Path) -> None:
    async with independent(tmp_path) as stage:
        picture = ("blue.png", blue())
        for preset in PRESET_NAMES:
            asked = await stage.ana.slash(stage.channel, "stylize", picture=picture, prompt="fire", preset=preset)
            assert preset in text_of(await stage.result(asked))
        asked = await stage.ana.slash(stage.channel, "stylize", picture=picture, prompt="fire", count=4)
        gallery = await stage.result(asked)
        assert len(gallery.attachments) == 4
        assert buttons_of(gallery)[:4] == ["1", "2", "3", "4"]
        shown = await stage.ben.click(gallery, label="2")
        await stage.until(lambda: stage.has_file(shown))


async def test_what_a_restart_finds_goes_on(tmp_path: Path) -> None:
    async with independent(tmp_path) as stage:
        asked = await stage.ana.slash(stage.channel, "stylize", picture=("blue.png", blue()), prompt="fire")
        first = await stage.result(asked)
        history = await stage.ana.slash(stage.channel, "history")
        await stage.restart()
        again = await stage.result(await stage.ben.click(first, label="Variation"))
        assert is_blue(stage.file_of(again))
        assert history.response
        await stage.ana.click(history.response, label="Search…")


async def test_direct_messages_with_the_bot(tmp_path: Path) -> None:
    async with independent(tmp_path) as stage:
        dora = stage.env.create_user("dora")
        assert {name.split()[0] for name in dora.available_commands()} >= {"stylize", "history", "privacy", "help"}
        first = await stage.result(await dora.slash("stylize", picture=("blue.png", blue()), prompt="fire"))
        assert is_blue(stage.file_of(first))
        assert "fire" in text_of(await stage.result(await dora.click(first, label="Variation")))
        exported = await dora.click((await dora.slash("privacy")).response, label="Export everything")
        await stage.until(lambda: stage.has_file(exported))
