"""/style: styles with names, learned from pictures, kept from results, blended, shared, taken in from files."""

import io
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.sandbox import validation
from bot.sandbox.messages import Upload
from bot.sandbox.person import buttons_of, text_of
from bot.sandbox.world import Message
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running, press_more, until
from tests.e2e.test_delete import kept
from tests.moving import a_film, facts_of_animation, facts_of_film, moving_ball

STYLE_BUTTONS = ["Use style…", "Share with server", "Export", "Delete…"]


def archive_of(files: dict[str, bytes]) -> Upload:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return Upload("album.zip", buffer.getvalue())


def files_in(message: Message) -> dict[str, bytes]:
    """Of the archive that a message has."""
    archive = next(file for file in message.attachments if file.filename.endswith(".zip"))
    with zipfile.ZipFile(io.BytesIO(archive.data)) as files:
        return {name: files.read(name) for name in files.namelist()}


def sizes_of(message: Message) -> list[tuple[int, int]]:
    return [Image.open(io.BytesIO(file.data)).size for file in message.attachments]


def has_style(message: Message) -> bool:
    return "Use style…" in buttons_of(message)


async def learned(discord: Discord, name: str, prompt: str = "watercolor", **options: Any) -> Message:
    """A style of Ana's."""
    act = await discord.ana.run(discord.channel, "style create", name=name, prompt=prompt, **options)
    return await act.says(has_style)


async def suggested(person: Any, discord: Discord, command: str, option: str, typed: str) -> dict[str, str]:
    act = await person.autocomplete(discord.channel, command, option, **{option: typed})
    await act.answered()
    return {choice["name"]: choice["value"] for choice in act.interaction.choices or []}


async def test_a_style_is_learned_listed_shared_and_used(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    made = await learned(discord, "Our watercolor", picture1=photo, picture2=photo, picture3=photo)
    assert "**Our watercolor** · “watercolor”" in text_of(made)
    assert "learned from 3 pictures" in text_of(made)
    assert buttons_of(made) == STYLE_BUTTONS
    assert len(made.attachments) == 1

    shelf = await (await discord.ana.run(discord.channel, "style list")).says("Our watercolor")
    assert "Learned from 3 pictures." in text_of(shelf)
    assert [file.filename for file in shelf.attachments] == ["style-1.webp"]
    assert await suggested(discord.ana, discord, "style apply", "style", "") == {"Our watercolor · watercolor": "1"}

    # Nobody else has it until it is shared.
    assert await suggested(discord.ben, discord, "stylize", "style", "") == {}
    await (await discord.ben.run(discord.channel, "style apply", style="Our watercolor", picture1=photo)).says(
        "There is no saved style with this name"
    )
    await (await discord.ben.press(made, "Use style…")).says("There is no saved style with this name")
    await (await discord.ana.press(made, "Share with server")).says(
        "Everyone in this server can now use “Our watercolor”"
    )
    assert await suggested(discord.ben, discord, "stylize", "style", "wtaercolor") == {
        "Our watercolor · watercolor": "1"
    }
    act = await discord.ben.run(discord.channel, "stylize", picture=photo, style="our WATERCOLOR", strength=70)
    painted = await act.result()
    assert "style “Our watercolor” · strength 70%" in text_of(painted)
    assert f"<@{discord.ben.user.id}>" in text_of(painted)

    await (await discord.ana.run(discord.channel, "style share", style="1", private=True)).says("Only you can now use")
    await (await discord.ben.run(discord.channel, "stylize", picture=photo, style="1")).says(
        "There is no saved style with this name"
    )


async def test_many_pictures_at_once(discord: Discord, bot: BotProcess, photo: Upload, coffee: bytes) -> None:
    await learned(discord, "ink")
    act = await discord.ana.run(
        discord.channel, "style apply", style="ink", picture1=photo, picture2=photo, picture3=photo, strength=50
    )
    gallery = await act.says(lambda message: len(message.attachments) == 3)
    assert "style “ink” · 3 results · strength 50%" in text_of(gallery)
    assert buttons_of(gallery) == ["Delete…"]
    assert await _pixels(gallery) == [(50, 0, 0)] * 3

    broken = Upload("broken one.png", photo.data[:100])
    act = await discord.ana.run(
        discord.channel, "style apply", style="ink", picture1=photo, picture2=broken, picture3=photo
    )
    gallery = await act.says(lambda message: len(message.attachments) == 2)
    assert r"One file was skipped because it is not a readable picture: broken\_one.png." in text_of(gallery)

    files = {"trip/day 1.png": coffee, "trip/day 2.png": coffee, "__MACOSX/x.png": b"", "trip/notes.txt": b"hello"}
    files |= {f"more/{number}.png": coffee for number in range(10)}
    act = await discord.ana.run(discord.channel, "style apply", style="ink", zip=archive_of(files))
    answer = await act.says(lambda message: any(file.filename.endswith(".zip") for file in message.attachments))
    assert list(files_in(answer)) == ["day 1.png", "day 2.png", *(f"{number}.png" for number in range(10))]
    assert "One file was skipped because it is not a readable picture: notes." in text_of(answer)
    assert "12 results" in text_of(answer)
    assert len(answer.attachments) == 1 + 4, "some are shown beside the archive"


async def _pixels(message: Message) -> list[Any]:
    return [Image.open(io.BytesIO(file.data)).convert("RGB").getpixel((0, 0)) for file in message.attachments]


async def test_the_form_takes_pictures_and_archives(
    discord: Discord, bot: BotProcess, photo: Upload, coffee: bytes
) -> None:
    made = await learned(discord, "ink")
    form = await discord.ana.press(made, "Use style…")
    await form.answered()
    gallery = await (await discord.ana.submit(form, files=[photo, photo])).says(
        lambda message: len(message.attachments) == 2
    )
    assert "style “ink” · 2 results" in text_of(gallery)
    form = await discord.ana.press(made, "Use style…")
    await form.answered()
    act = await discord.ana.submit(form, files=[archive_of({"a.png": coffee, "b.png": coffee})], strength=["25"])
    assert list(files_in(await act.says("2 results · strength 25%"))) == ["a.png", "b.png"]
    form = await discord.ana.press(made, "Use style…")
    await form.answered()
    await (await discord.ana.submit(form, files=[photo, archive_of({"a.png": coffee})])).says("not both")


async def test_learning_waits_for_everybody_and_is_one_at_a_time(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    turn = {"WORDBRUSH_ENGINE__TRAINING_TURN": "0"}
    async with running_bot(discord.sandbox, tmp_path, environment=turn):
        first = await discord.ana.run(discord.channel, "style create", name="one", prompt="slow ink")
        await first.says(is_running)
        second = await discord.ben.run(discord.channel, "style create", name="two", prompt="ink")
        await second.says("Position in the queue: 1")
        # A picture goes before both, in the middle of the first.
        painted = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire")
        await painted.result()
        one = await first.says(has_style)
        two = await second.says(has_style)
        assert one.id < two.id
    style = weights_of(tmp_path)
    assert style[0] != b"0 pictures from step 0", "it went on from where it had stopped"
    assert style[1] == b"0 pictures from step 0"


def weights_of(folder: Path) -> list[bytes]:
    """Of all styles, in order; the engine of these tests writes there from which step on they were trained."""
    keys = asked(folder, "SELECT weights FROM styles ORDER BY id")
    return [next(folder.rglob(Path(key).name)).read_bytes() for key in keys]


def asked(folder: Path, query: str) -> list[Any]:
    """What the database says."""
    with sqlite3.connect(folder / "data" / "wordbrush.db") as database:
        return [row[0] for row in database.execute(query)]


async def test_learning_goes_on_after_everything_that_dies(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path) as bot:
        act = await discord.ana.run(
            discord.channel, "style create", name="slowly", prompt="slow ink", picture1=photo, picture2=photo
        )
        await act.says(is_running)
        await until(lambda: asked(tmp_path, "SELECT checkpoint FROM jobs") != [None])
        bot.kill()
    async with running_bot(discord.sandbox, tmp_path):
        made = await act.says(has_style)
        assert "learned from 2 pictures" in text_of(made)
        assert len(discord.channel.messages) == 1
    (weights,) = weights_of(tmp_path)
    assert weights.startswith(b"2 pictures from step")
    assert not weights.endswith(b" 0")
    await until(lambda: not checkpoints(tmp_path))  # nothing is left of the way there

    mark = {"TORCH_FREE_MARK": str(tmp_path / "mark")}
    async with running_bot(discord.sandbox, tmp_path, environment=mark):
        await learned(discord, "tough", "ink that dies once")
    assert weights_of(tmp_path)[1] == b"0 pictures from step 5"


def checkpoints(folder: Path) -> list[Path]:
    return list(folder.rglob("*.checkpoint"))


async def test_what_fails_or_is_cancelled_is_given_back_and_can_be_tried_again(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment={"WORDBRUSH_LIMITS__TRAININGS_PER_DAY": "1"}):
        failed = await discord.ana.run(discord.channel, "style create", name="no", prompt="ink that fails")
        panel = await failed.says("This job does not count toward your limits")
        again = await discord.ana.press(panel, "Try again")
        await again.says("optimization diverged")
        slow = await discord.ana.run(discord.channel, "style create", name="slow", prompt="slow forever ink")
        running = await slow.says(is_running)
        refused = await discord.ana.run(discord.channel, "style create", name="more", prompt="ink")
        await refused.says("You have created 1 of your 1 styles for today")
        await (await discord.ana.run(discord.channel, "style create", name="SLOW", prompt="ink")).says(
            "You already have a style with this name"
        )
        await discord.ana.press(running, "Cancel")
        await slow.says("Canceled")
        await until(lambda: not checkpoints(tmp_path))


async def test_what_let_others_go_first_and_is_then_cancelled_has_used_its_steps_and_leaves_nothing(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    turn = {"WORDBRUSH_ENGINE__TRAINING_TURN": "0", "WORDBRUSH_LIMITS__TRAININGS_PER_DAY": "1"}
    async with running_bot(discord.sandbox, tmp_path, environment=turn):
        training = await discord.ana.run(discord.channel, "style create", name="slow", prompt="slow forever ink")
        await training.says(is_running)
        await until(lambda: asked(tmp_path, "SELECT checkpoint FROM jobs") != [None])
        painted = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="slow forever fire")
        waiting = await training.says("Position in the queue: 1")
        await discord.ana.press(waiting, "Cancel")
        assert "This job does not count" not in text_of(await training.says("Canceled"))
        await discord.ben.press(await painted.says(is_running), "Cancel")
        await until(lambda: not checkpoints(tmp_path))
        assert asked(tmp_path, "SELECT step > 0 AND counted_units > 0 FROM jobs WHERE kind = 'training'") == [1]
        act = await discord.ana.run(discord.channel, "style create", name="more", prompt="ink")
        await act.says("You have created 1 of your 1 styles for today")


async def test_save_blend_export_import_delete(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    result = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="stained glass")).result()
    form = await press_more(discord.ana, result, "Save style…")
    await form.answered()
    saved = await (await discord.ana.submit(form, name="Glass")).says("**Glass**")
    assert "Saved from one result" in text_of(saved)
    await learned(discord, "Ink", "ink")
    blended = await discord.ana.run(
        discord.channel, "style blend", name="Both", first="Glass", second="ink", first_share=30, second_share=90
    )
    assert "25% stained glass + 75% ink" in text_of(await blended.says("**Both**"))
    await (await discord.ana.run(discord.channel, "style save", id="1", name="both")).says(
        "already have a style with this name"
    )

    exported = await (await discord.ana.run(discord.channel, "style export", style="Both")).says("as a file")
    assert exported.attachments[0].data == b"weights+0 pictures from step 0"
    assert exported.attachments[0].filename == "wordbrush-style-3.safetensors"
    foreign = Upload("model.safetensors", b"\x08\0\0\0\0\0\0\0{}      ")
    for file in (photo, foreign):
        act = await discord.ana.run(discord.channel, "style import", file=file, name="In")
        await act.says("This style cannot be read")

    question = await (await discord.ana.run(discord.channel, "style delete", style="Both")).says("permanently")
    await (await discord.ana.press(question, "Delete permanently")).says("The style is deleted.")
    assert list(await suggested(discord.ana, discord, "style delete", "style", "")) == ["Ink", "Glass · stained glass"]


async def test_wrong_input_gets_a_sentence_and_takes_nothing(
    discord: Discord, tmp_path: Path, photo: Upload, coffee: bytes
) -> None:
    few = {"WORDBRUSH_LIMITS__STYLES": "1", "WORDBRUSH_LIMITS__TRAININGS_PER_DAY": "1"}
    empty, broken = archive_of({"readme.txt": b"no picture"}), Upload("album.zip", b"PK no")
    one = archive_of({"a.png": coffee})
    async with running_bot(discord.sandbox, tmp_path, environment=few):

        async def refused(command: str, sentence: str, **options: Any) -> None:
            await (await discord.ana.run(discord.channel, command, **options)).says(sentence)

        await refused("stylize", "Enter a prompt, attach a style picture, or choose a saved style", picture=photo)
        await refused("stylize", "There is no saved style with this name", picture=photo, style="none")
        await refused("style create", "not both", name="a", prompt="ink", zip=one, picture1=photo)
        await refused("style create", "This archive has no readable pictures", name="a", prompt="ink", zip=empty)
        await refused("style create", "This ZIP archive cannot be read", name="a", prompt="ink", zip=broken)
        await refused("style create", "at least 2 pictures", name="a", prompt="ink", zip=one)
        await refused("style create", "at least 2 pictures", name="a", prompt="ink", picture1=photo)
        film, broken_photo = Upload("a.mp4", b"a film"), Upload("broken.png", photo.data[:100])
        await refused("style create", "Videos cannot be used to learn a style", name="a", prompt="ink", picture1=film)
        await refused(
            "style create", "at least 2 pictures", name="a", prompt="ink", picture1=photo, picture2=broken_photo
        )
        await refused("style create", "with letters or digits", name="…", prompt="ink")
        await refused("style create", "know about fifty styles", name="a", prompt="qwertyuiop")
        await learned(discord, "kept")
        await refused("style create", "You already have a saved style, and your limit is one", name="b", prompt="ink")
        await refused("style apply", "Attach at least one picture", style="kept")
        await refused("style apply", "A video must be attached alone", style="kept", picture1=photo, picture2=film)
        await refused("style apply", "is damaged", style="kept", picture1=broken_photo, picture2=broken_photo)
        await refused("stylize", "Leave out prompt", picture=photo, style="kept", prompt="ink")
        many = archive_of({f"{number}.png": coffee for number in range(101)})
        await refused("style apply", "The limit is 100 pictures", style="kept", zip=many)
    assert not [name for name in kept(tmp_path) if name.endswith(".zip")]


async def test_what_admins_set_about_styles(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    made = await learned(discord, "first")
    await discord.ana.press(made, "Share with server")
    log = discord.sandbox.world.add_channel(discord.guild, "log")
    settings = await (await discord.cleo.run(discord.channel, "settings")).says("Server settings")
    audit = next(
        one["custom_id"] for one in validation.walk(settings.components) if ":audit:" in one.get("custom_id", "")
    )
    await (await discord.cleo.use(settings, audit, str(log.id))).answered()
    form = await discord.cleo.press(settings, "Style limits…")
    await form.answered()
    await (await discord.cleo.submit(form, shared_styles="1", styles="2")).answered()
    await learned(discord, "second")
    act = await discord.ana.run(discord.channel, "style share", style="second")
    await act.says("This server already has a shared style")
    await (await discord.ana.run(discord.channel, "style create", name="third", prompt="ink")).says(
        "already have 2 saved styles from this server"
    )

    await (await discord.cleo.run(discord.channel, "limits set", create_styles=False)).says("This applies")
    act = await discord.ben.run(discord.channel, "style create", name="mine", prompt="ink")
    await act.says("You cannot create styles here")
    await (await discord.ben.run(discord.channel, "stylize", picture=photo, style="first")).result()

    question = await (await discord.cleo.run(discord.channel, "style delete", style="first")).says("Its owner keeps it")
    await (await discord.cleo.press(question, "Remove from server")).says("Its owner still has it")
    await until(lambda: any("removed the style “first”" in text_of(message) for message in log.messages.values()))
    await (await discord.ben.run(discord.channel, "stylize", picture=photo, style="first")).says(
        "no saved style with this name"
    )
    assert "first" in text_of(await (await discord.ana.run(discord.channel, "style list")).says("**Saved styles**"))


async def test_pages_of_styles(discord: Discord, tmp_path: Path) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment={"WORDBRUSH_LIMITS__TRAININGS_PER_DAY": "9"}):
        for number in range(6):
            await learned(discord, f"style {number}")
        shelf = await (await discord.ana.run(discord.channel, "style list")).says("style 5")
        assert "style 0" not in text_of(shelf)
        await (await discord.ana.press(shelf, "Older")).says("style 0")
        shelf = await (await discord.ana.press(shelf, "Newer")).says("style 5")
        chosen = await (await discord.ana.use(shelf, "style-menu", "4")).says("**style 3**")
        assert buttons_of(chosen) == STYLE_BUTTONS


async def test_they_go_with_ones_data(discord: Discord, bot: BotProcess, tmp_path: Path, photo: Upload) -> None:
    await learned(discord, "mine", picture1=photo, picture2=photo)
    panel = await (await discord.ana.run(discord.channel, "privacy")).says("One saved style")
    exported = await (await discord.ana.press(panel, "Export everything")).says("The export is complete")
    assert {"data.json", "1-photo-my_photo.png", "1-photo-my_photo-2.png", "1-1.png"} == set(files_in(exported))
    assert b'"name": "mine"' in files_in(exported)["data.json"]
    question = await (await discord.ana.press(panel, "Delete everything…")).says("permanently")
    await (await discord.ana.press(question, "Delete data, keep messages")).says("Your data is deleted.")
    assert not kept(tmp_path)


SMALL = {
    "WORDBRUSH_PRESETS__DRAFT__SIZE": "128",
    "WORDBRUSH_PRESETS__DRAFT__STEPS": "2",
    "WORDBRUSH_TRAINING__SIZE": "128",
    "WORDBRUSH_TRAINING__STEPS": "3",
    "WORDBRUSH_ENGINE__PRESET": "draft",
}


@pytest.mark.prove
async def test_with_the_real_engine(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    """Learned, blended with what was saved from a result, taken out and in; and what moves comes back moving."""
    async with running_bot(discord.sandbox, tmp_path, worker="engine.worker", environment=SMALL):
        result = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="mosaic")).result()
        form = await press_more(discord.ana, result, "Save style…")
        await form.answered()
        await (await discord.ana.submit(form, name="tiles")).says("**tiles**")
        made = await learned(discord, "glass", "stained glass", picture1=photo, picture2=photo)
        assert sizes_of(made) == [(384, 255)]
        act = await discord.ana.run(discord.channel, "style blend", name="both", first="tiles", second="glass")
        await act.says("50% mosaic + 50% stained glass")
        exported = await (await discord.ana.run(discord.channel, "style export", style="both")).says("as a file")
        file = Upload("both.safetensors", exported.attachments[0].data)
        taken_in = await (await discord.ana.run(discord.channel, "style import", file=file, name="again")).says("again")
        assert "Imported from a file." in text_of(taken_in)
        cut = Upload("cut.safetensors", file.data[:-1000])
        await (await discord.ana.run(discord.channel, "style import", file=cut, name="cut")).says("cannot be read")

        gif = Upload("ball.gif", moving_ball("GIF"))
        painted = await (await discord.ana.run(discord.channel, "stylize", picture=gif, style="glass")).result()
        assert painted.attachments[0].filename == "wordbrush-3.gif"
        assert "style “glass” · 6 frames" in text_of(painted)
        assert facts_of_animation(painted.attachments[0].data) == ("GIF", 6, 120, 2, (128, 96))
        softer = await (await discord.ana.press(painted, "Softer")).result()
        assert facts_of_animation(softer.attachments[0].data) == ("GIF", 6, 120, 2, (128, 96))
        film = Upload("ball.mp4", a_film(seconds=1))
        painted = await (await discord.ana.run(discord.channel, "style apply", style="glass", picture1=film)).result()
        assert painted.attachments[0].filename == "wordbrush-5.mp4"
        assert facts_of_film(painted.attachments[0].data) == facts_of_film(film.data) | {"size": (128, 72)}
        await (await discord.ana.run(discord.channel, "stylize", picture=film, prompt="fire")).says(
            "need a saved style"
        )
        long = Upload("long.mp4", a_film(seconds=33, rate=2))
        await (await discord.ana.run(discord.channel, "stylize", picture=long, style="glass")).says(
            "longer than 30 seconds"
        )


async def test_what_is_painted_in_a_style_is_in_the_history_and_what_learns_is_not(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    await learned(discord, "ink", "watercolor")
    painted = await (await discord.ana.run(discord.channel, "stylize", picture=photo, style="ink")).result()
    assert buttons_of(painted) == ["Full size", "Use style…", "More…"]
    more = await (await discord.ana.press(painted, "More…")).says(lambda message: "Details" in buttons_of(message))
    assert buttons_of(more) == ["Stronger", "Softer", "Use as style…", "Before/after", "Details", "Delete…"]
    page = await (await discord.ana.run(discord.channel, "history")).says("#2 ·")
    assert "#1 ·" not in text_of(page)
    menu = next(one["custom_id"] for one in validation.walk(page.components) if "menu" in one.get("custom_id", ""))
    entry = await (await discord.ana.use(page, menu, "2")).says("style “ink”")
    assert buttons_of(entry)[:4] == ["Post here", "Run again", "Use style…", "Details"]
    again = await (await discord.ana.press(entry, "Run again")).result()
    assert await _pixels(again) == await _pixels(painted), "in the same style, without optimising"
    assert "style apply" in text_of(await (await press_more(discord.ana, again, "Details")).says("one pass"))
