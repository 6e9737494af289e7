"""count: several pictures from one command, of which people pick."""

import re
from pathlib import Path

from bot.sandbox.messages import Upload
from bot.sandbox.person import buttons_of, text_of
from bot.sandbox.world import Message
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import RESULT_BUTTONS, Discord, press_more
from tests.e2e.test_delete import kept
from tests.e2e.test_stylize import picture_of, picture_of_bytes

GALLERY_BUTTONS = ["1", "2", "3", "4", "Variation", "Edit…", "Details", "Delete…"]


def seeds_in(message: Message) -> list[int]:
    """The engine of these tests writes the seed into the first pixel."""
    pixels = [picture_of_bytes(file.data).getpixel((0, 0)) for file in message.attachments]
    return [pixel[0] for pixel in pixels if isinstance(pixel, tuple)]


async def test_four_seeds_are_one_job_and_one_message(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment={"WORDBRUSH_LIMITS__JOBS_PER_DAY": "1"}):
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire", seed=7, count=4)
        message = await act.result()
        assert any("Step " in said and " of 80" in said for said in act.seen)
        assert seeds_in(message) == [7, 8, 9, 10]
        assert [file.filename for file in message.attachments] == [f"wordbrush-1-{n}.png" for n in (1, 2, 3, 4)]
        assert "4 results · seed 7–10" in text_of(message)
        assert buttons_of(message) == GALLERY_BUTTONS
        assert len(discord.channel.messages) == 1


async def test_an_engine_can_paint_the_seeds_together(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    environment = {"WORDBRUSH_ENGINE__RESULTS_TOGETHER": "3"}
    async with running_bot(discord.sandbox, tmp_path, environment=environment) as bot:
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", seed=7, count=4)
        message = await act.result()
        assert seeds_in(message) == [7, 8, 9, 10]
        answered = [line for line in bot.log if "request answered" in line and '"engine"' in line]
        assert len(answered) == 2, answered
        assert len(kept(tmp_path)) == 9
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire forever", count=3)
        running = await act.says(lambda message: any(step > 0 for step in steps_in(message)))
        assert {step % 3 for step in steps_in(running)} == {0}, "three results take each step together"
        await discord.ana.press(running, "Cancel")
        await act.says("Canceled after")


def steps_in(message: Message) -> list[int]:
    return [int(step.replace(",", "")) for step in re.findall(r"Step ([\d,]+) of", text_of(message))]


async def test_whoever_picks_one_has_a_result_of_their_own(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", seed=7, count=4)
        gallery = await act.result()
    async with running_bot(discord.sandbox, tmp_path, environment={"WORDBRUSH_LIMITS__JOBS_PER_DAY": "1"}):
        picked = await (await discord.ben.press(gallery, "3")).result()
        assert seeds_in(picked) == [9]
        assert f"<@{discord.ben.user.id}>" in text_of(picked)
        assert "seed 9" in text_of(picked)
        assert buttons_of(picked) == RESULT_BUTTONS
        stronger = await (await press_more(discord.ana, picked, "Stronger")).result()
        assert picture_of(stronger).getpixel((0, 0)) == (125, 0, 0)
        details = await (await press_more(discord.ben, picked, "Details")).says("Result #2")
        assert "--seed 9" in text_of(details)
        again = await (await discord.ben.press(picked, "Variation")).result()
        assert len(again.attachments) == 1
        # Picking took nothing of Ben's day; the variation did.
        await (await discord.ben.press(picked, "Variation")).says("You have used 1 of your 1")


async def test_a_variation_of_a_gallery_is_a_gallery(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", seed=7, count=2)
    first = await act.result()
    assert buttons_of(first) == ["1", "2", *GALLERY_BUTTONS[4:]]
    other = await (await discord.ben.press(first, "Variation")).result()
    assert len(seeds_in(other)) == 2
    assert set(seeds_in(other)) != {7, 8}
    details = await (await discord.ana.press(first, "Details")).says("paints the first result")
    assert "--seed 7" in text_of(details)


async def test_a_killed_bot_goes_on_with_what_is_missing(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path) as bot:
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire", seed=7, count=3)
        await act.says("of 60")
        await discord.sandbox.world.until(lambda: len(kept(tmp_path)) == 3, 20)  # the photo, one picture, its weights
        bot.kill()
        await bot.ended()
    async with running_bot(discord.sandbox, tmp_path):
        message = await act.result()
        assert seeds_in(message) == [7, 8, 9]
        assert len(kept(tmp_path)) == 7, "nothing was painted twice"


async def test_a_gallery_that_is_cancelled_leaves_nothing_but_the_photo(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire", count=4)
    await act.says(lambda message: any(f"Step {step} of 80" in text_of(message) for step in range(21, 80)))
    panel = act.messages()[0]
    await discord.ana.press(panel, "Cancel")
    cancelled = await act.says("Canceled after")
    assert int(text_of(cancelled).split("Canceled after ")[1].split()[0]) > 20
    assert len(kept(tmp_path)) == 1


async def test_a_gallery_is_deleted_as_one(discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path) -> None:
    gallery = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", count=4)).result()
    assert len(kept(tmp_path)) == 9
    question = await (await discord.ana.press(gallery, "Delete…")).says("permanently")
    await (await discord.ana.press(question, "Delete permanently")).says("The result is deleted.")
    assert kept(tmp_path) == set()
    assert gallery.id not in discord.channel.messages


async def test_four_large_pictures_fit_into_one_request(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    """Discord takes 25 MiB at once, however large each file may be."""
    discord.guild.upload_limit = 500 * 1024
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="noisy fire", count=4)
    message = await act.result()
    assert [file.filename.rsplit(".")[-1] for file in message.attachments] == ["webp"] * 4
    assert "this is a WebP" in text_of(message)
