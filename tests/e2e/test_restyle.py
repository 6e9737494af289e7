"""Stronger, Softer, Full size: a result painted again without optimising again."""

import io
import shlex
from pathlib import Path

from PIL import Image

from bot.sandbox import validation
from bot.sandbox.interactions import Callback
from bot.sandbox.messages import Upload
from bot.sandbox.person import Person, buttons_of, text_of
from bot.sandbox.world import Flag, Message
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import MORE_BUTTONS, Discord, is_running, press_more
from tests.e2e.test_forms import fields_of
from tests.e2e.test_stylize import different, picture_of, picture_of_bytes

SMALL = {"WORDBRUSH_PRESETS__DRAFT__SIZE": "128", "WORDBRUSH_PRESETS__DRAFT__STEPS": "2"}


async def test_at_once_while_another_job_is_painted(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    """With the real engine."""
    endless = SMALL | {"WORDBRUSH_PRESETS__FINE__SIZE": "128", "WORDBRUSH_PRESETS__FINE__STEPS": "100000"}
    async with running_bot(discord.sandbox, tmp_path, worker="engine.worker", environment=endless):
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="mosaic", preset="draft", seed=7)
        first = await act.result()
        busy = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire", preset="fine")
        panel = await busy.says(is_running)

        softer = await (await press_more(discord.ana, first, "Softer")).result()
        softest = await (await press_more(discord.ben, softer, "Softer")).result()
        stronger = await (await press_more(discord.ana, first, "Stronger")).result()
        large = await (await discord.ana.press(softest, "Full size")).result()

        given = picture_of_bytes(photo.data)
        small = given.resize(picture_of(first).size)
        far = [different(picture_of(message), small) for message in (softest, softer, first, stronger)]
        assert far == sorted(far)
        assert "draft · strength 50% · seed 7" in text_of(softest)
        assert "strength 125%" in text_of(stronger)
        assert f"<@{discord.ben.user.id}>" in text_of(softest)
        assert "strength 50% · full size" in text_of(large)
        assert picture_of(large).size == given.size
        assert picture_of(first).size == (128, 86)
        await discord.ben.press(panel, "Cancel")
        await busy.says("Canceled")


async def test_it_is_no_picture_of_the_day_and_no_new_prompt(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment={"WORDBRUSH_LIMITS__JOBS_PER_DAY": "1"}):
        first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        stronger = await (await press_more(discord.ana, first, "Stronger")).result()
        assert picture_of(stronger).getpixel((0, 0)) == (125, 0, 0)
        await (await discord.ana.press(stronger, "Variation")).says("You have used 1 of your 1 job")
        suggested = await discord.ana.autocomplete(discord.channel, "stylize", "prompt", prompt="")
        await suggested.answered()
        assert suggested.interaction.choices
        assert [choice["name"] for choice in suggested.interaction.choices].count("fire") == 1


async def test_after_a_restart_and_up_to_the_ends(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", strength=140)
        first = await act.result()
    async with running_bot(discord.sandbox, tmp_path):
        strongest = await (await press_more(discord.ben, first, "Stronger")).result()
        assert "strength 150%" in text_of(strongest)
        large = await (await discord.ben.press(strongest, "Full size")).result()
        assert disabled(strongest) == set()
        assert disabled(large) == {"Full size"}
        for result in (strongest, large):
            assert await left_out(discord.ben, result) == {"Stronger", "Time-lapse"}


def disabled(message: Message) -> set[str]:
    return {component["label"] for component in validation.walk(message.components) if component.get("disabled")}


async def left_out(person: Person, result: Message) -> set[str]:
    """Return the buttons that are not behind “More…” of a result, because they would do nothing."""
    panel = await (await person.press(result, "More…")).says(lambda message: "Details" in buttons_of(message))
    return set(MORE_BUTTONS) - set(buttons_of(panel))


async def test_a_style_that_is_no_longer_kept_is_said(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path
) -> None:
    first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    for path in (tmp_path / "data" / "blobs").rglob("*.safetensors"):
        path.unlink()
    await (await press_more(discord.ana, first, "Stronger")).says("The trained network of this style or result")


async def test_before_and_after_are_shown_to_whoever_asks(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    shown = await (await press_more(discord.ben, first, "Before/after")).says(
        lambda message: len(message.attachments) == 2
    )
    assert shown.flags & Flag.EPHEMERAL
    before, after = (picture_of_bytes(attachment.data) for attachment in shown.attachments)
    assert before.size == picture_of_bytes(photo.data).size
    assert after.size == picture_of(first).size


async def test_details_are_all_settings_and_the_command_line(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    prompt = "fire `rm`\n```; @everyone"
    async with running_bot(discord.sandbox, tmp_path):
        chosen = {"seed": 7, "strength": 80, "size": 200, "keep_colors": True, "preset": "fine", "negative": "te xt"}
        first = await (
            await discord.ana.run(discord.channel, "stylize", picture=photo, prompt=prompt, **chosen)
        ).result()
    async with running_bot(discord.sandbox, tmp_path):
        details = await (await press_more(discord.ben, first, "Details")).says("Result #1")
        said = text_of(details)
        assert details.flags & Flag.EPHEMERAL
        assert "200 px · 30 steps · 24 patches" in said
        _, block, after = said.split("```")
        assert "@everyone" in block
        assert not after.strip()
        words = shlex.split(block.removeprefix("sh\n"))
        assert words[:3] == ["wordbrush", "stylize", "picture.png"]
        assert words[3].startswith("fire")
        options = "-o out.png --models bundled --preset fine --seed 7"
        options += " --size 200 --strength 80 --negative 'te xt' --keep-colors"
        assert words[4:] == shlex.split(options)


async def test_a_time_lapse_for_whoever_asks(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    """With the real engine."""
    async with running_bot(discord.sandbox, tmp_path, worker="engine.worker", environment=SMALL):
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="mosaic", preset="draft", seed=7)
        first = await act.result()
        film = await (await press_more(discord.ben, first, "Time-lapse")).says(
            lambda message: bool(message.attachments)
        )
        assert film.flags & Flag.EPHEMERAL
        assert film.attachments[0].filename == "time-lapse-1.webp"
        moving = Image.open(io.BytesIO(film.attachments[0].data))
        assert getattr(moving, "n_frames", 1) > 1
        assert moving.size == picture_of(first).size
        stronger = await (await press_more(discord.ana, first, "Stronger")).result()
        assert await left_out(discord.ben, stronger) == {"Time-lapse"}, "it was painted in one pass"


async def test_without_time_lapses_there_are_none(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    off = {"WORDBRUSH_DISCORD__TIME_LAPSES": "false"}
    async with running_bot(discord.sandbox, tmp_path, environment=off):
        first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="filmed fire")).result()
        assert await left_out(discord.ben, first) == {"Time-lapse"}


async def test_where_the_photo_is_gone_a_form_asks_for_it_again(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path
) -> None:
    first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", seed=7)).result()
    for path in (tmp_path / "data" / "blobs").rglob("*.png"):
        path.unlink()
    variation = await discord.ben.press(first, "Variation")
    assert await variation.answered() == Callback.MODAL
    assert list(fields_of(variation)) == ["upload", "prompt", "negative", "preset", "strength"]
    assert fields_of(variation)["prompt"] == "fire"
    await (await discord.ben.submit(variation, upload=[photo])).result()
    stronger = await press_more(discord.ben, first, "Stronger")
    assert await stronger.answered() == Callback.MODAL
    assert fields_of(stronger) == {"upload": "", "how": "once", "strength": "125"}
    message = await (await discord.ben.submit(stronger, upload=[photo])).result()
    assert picture_of(message).getpixel((0, 0)) == (125, 0, 0)
