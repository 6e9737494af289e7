"""From the typed command to the picture in the chat."""

import io
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from bot.sandbox import validation
from bot.sandbox.interactions import Callback
from bot.sandbox.messages import Upload
from bot.sandbox.person import CannotDo, Person, buttons_of, text_of
from bot.sandbox.world import ChannelType, Flag, Message, Permission
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import RESULT_BUTTONS, Discord, is_running


def picture_of(message: Message) -> Image.Image:
    with Image.open(io.BytesIO(message.attachments[0].data)) as image:
        return image.convert("RGB")


async def test_a_picture_and_a_prompt_become_a_painted_picture(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    """With the real engine and the bundled models, at small settings."""
    small = {"WORDBRUSH_PRESETS__DRAFT__SIZE": "128", "WORDBRUSH_PRESETS__DRAFT__STEPS": "4"}
    async with running_bot(discord.sandbox, tmp_path, worker="engine.worker", environment=small):
        act = await discord.ana.run(
            discord.channel, "stylize", picture=photo, prompt="stained glass", preset="draft", seed=7
        )
        message = await act.result()
        first = message.attachments[0].data
        assert picture_of(message).size == (128, 86)
        assert "seed 7" in text_of(message)
        assert "Painted by the small bundled models" in text_of(message)
        again = await discord.ben.press(message, "Variation")
        variation = await again.result()
        assert variation is not message
        assert picture_of(variation).size == (128, 86)
        assert variation.attachments[0].data != first
        assert message.attachments[0].data == first


async def test_what_people_choose_is_painted_and_said(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    small = {"WORDBRUSH_PRESETS__DRAFT__STEPS": "2"}
    async with running_bot(discord.sandbox, tmp_path, worker="engine.worker", environment=small):
        chosen = {"size": 130, "strength": 0, "negative": "*text*", "preset": "draft"}
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", **chosen)
        message = await act.result()
        given = picture_of_bytes(photo.data).resize((130, 87))
        assert picture_of(message).size == given.size
        assert different(picture_of(message), given) < 12  # of 255: at strength 0 it is the photo
        assert "draft · 130 px · strength 0% · without “\\*text\\*”" in text_of(message)
        kept = await discord.ana.run(
            discord.channel, "stylize", picture=photo, prompt="black and white", keep_colors=True, preset="draft"
        )
        coloured = await kept.result()
        assert "original colors" in text_of(coloured)
        assert ImageStat.Stat(picture_of(coloured).convert("HSV")).mean[1] > 60  # a cup of coffee is brown
        again = await (await discord.ben.press(message, "Variation")).result()
        assert "draft · 130 px · strength 0%" in text_of(again)
        assert different(picture_of(again), given) < 12


def picture_of_bytes(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def different(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of the channels, in [0, 255]."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


async def test_a_size_that_is_too_large_here_is_refused(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment={"WORDBRUSH_LIMITS__LARGEST_SIZE": "600"}):
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", size=700)
        await act.says("700 pixels is too large. Your limit here is 600 pixels.")


async def test_prompts_are_suggested_while_they_are_typed(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    async def suggested(typed: str, person: Person) -> list[str]:
        act = await person.autocomplete(discord.channel, "stylize", "prompt", prompt=typed)
        await act.answered()
        return [choice["value"] for choice in act.interaction.choices or []]

    styles = await suggested("", discord.ana)
    assert len(styles) == 25
    assert "watercolor painting" in styles
    assert (await suggested("watrecolor", discord.ana))[0] == "watercolor painting"
    assert (await suggested("van gogh", discord.ana))[0] == "starry night"
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="a fire in my garden")).result()
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire " * 50)).result()
    assert (await suggested("", discord.ana))[0] == "a fire in my garden"
    assert (await suggested("gard", discord.ana))[0] == "a fire in my garden"
    assert "a fire in my garden" not in await suggested("gard", discord.ben)
    discord.ben.user.locale = "zh-CN"
    assert (await suggested("水彩", discord.ben))[0] == "水彩画"
    assert (await suggested("watercolor", discord.ben))[0] == "水彩画"


async def test_the_whole_conversation_is_one_message(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    assert await act.answered() == Callback.DEFERRED_MESSAGE
    message = await act.result()
    assert [m for m in discord.sandbox.world.messages() if m.author.bot] == [message]
    assert message.flags == Flag.COMPONENTS_V2
    assert any("Starting" in said or "Step " in said for said in act.seen)
    assert buttons_of(message) == RESULT_BUTTONS
    assert discord.ana.user.name not in message.attachments[0].filename
    gallery = next(c for c in validation.walk(message.components) if c["type"] == validation.MEDIA_GALLERY)
    assert gallery["items"][0]["media"]["url"] == message.attachments[0].url
    await bot.logs("job delivered")


async def test_it_gets_visible_while_it_is_painted(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow long fire")
    message = await act.says(lambda panel: bool(panel.attachments))
    preview = message.attachments[0]
    assert preview.filename.startswith("preview-1-")
    assert "Step " in text_of(message)
    assert picture_of(message).size == (32, 24)
    await act.says(lambda panel: bool(panel.attachments) and panel.attachments[0].filename != preview.filename)
    await discord.ana.press(message, "Cancel")
    cancelled = await act.says("Canceled")
    assert not cancelled.attachments


async def test_a_preview_before_the_first_step_is_shown_at_once(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="sketched slow forever fire")
    message = await act.says(lambda panel: bool(panel.attachments))
    assert "Starting…" in text_of(message), "the steps of the next seconds are not waited for"
    assert message.attachments[0].filename == "preview-1-0.webp"
    gallery = next(c for c in validation.walk(message.components) if c["type"] == validation.MEDIA_GALLERY)
    assert gallery["items"][0]["description"] == "Starting…"
    await act.says(lambda panel: bool(panel.attachments) and "Step " in text_of(panel))


async def test_a_style_is_seen_before_the_first_step(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    """With the real engine."""
    long = {"WORDBRUSH_PRESETS__DRAFT__STEPS": "1000"}
    async with running_bot(discord.sandbox, tmp_path, worker="engine.worker", environment=long):
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", preset="draft")
        message = await act.says(lambda panel: bool(panel.attachments))
        assert message.attachments[0].filename == "preview-1-0.webp"
        await discord.ana.press(message, "Cancel")
        await act.says("Canceled")


async def test_previews_can_be_switched_off(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment={"WORDBRUSH_DISCORD__PREVIEWS": "false"}):
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow long fire")
        await act.says(lambda panel: " of 70" in text_of(panel) and "▰▰▰▰" in text_of(panel))
        assert not any(message.attachments for message in discord.sandbox.world.messages())


async def test_a_variation_has_a_new_seed_and_the_button_too(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", seed=5)).result()
    second = await (await discord.ben.press(first, "Variation")).result()
    third = await (await discord.ana.press(second, "Variation")).result()
    said = [text_of(message) for message in (first, second, third)]
    assert "seed 5 " in said[0]
    assert "seed 5 " not in said[1]
    assert f"<@{discord.ben.user.id}>" in said[1]
    seeds = [int(text.split("seed ")[1].split()[0]) for text in said]
    assert len(set(seeds)) == 3
    pictures = [picture_of(message) for message in (first, second, third)]
    assert [picture.getpixel((0, 0)) for picture in pictures] == [(seed % 256, 0, 0) for seed in seeds]


async def test_two_people_at_once_both_get_theirs(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    ana = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    await ana.says(is_running)
    ben = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="slow ice")
    await ben.says("Position in the queue: 1")
    assert "ice" in text_of(await ben.result())
    assert "fire" in text_of(await ana.result())


async def test_it_works_in_direct_messages(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    private = discord.sandbox.world.direct_messages(discord.ana.user)
    message = await (await discord.ana.run(private, "stylize", picture=photo, prompt="fire")).result()
    assert message.channel is private


async def test_a_prompt_of_2000_characters_paints_and_is_shown_short(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    prompt = ("a very long mosaic " * 200)[:2000]
    message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt=prompt)).result()
    assert len(text_of(message)) < 600
    with pytest.raises(CannotDo, match="takes 1 to 2000 characters"):
        await discord.ana.run(discord.channel, "stylize", picture=photo, prompt=prompt + "!")


async def test_a_prompt_is_no_markdown_no_mention_and_no_file_name(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    prompt = "fire **bold** @everyone <@1> [a](https://evil.example) ../../etc/passwd\n# big `code`"
    message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt=prompt)).result()
    said = text_of(message).split(" · <@")[0]
    for living in ("**bold**", "@everyone", " <@1>", "](https://", "\n#", " `code`"):
        assert living not in said
    gallery = next(c for c in validation.walk(message.components) if c["type"] == validation.MEDIA_GALLERY)
    assert gallery["items"][0]["description"] == " ".join(prompt.split()), (
        "what a screen reader says has no backslashes"
    )
    assert message.attachments[0].filename == "wordbrush-1.png"


async def test_another_script_is_remarked_before_it_costs_anything(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    blocking = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
    await blocking.says(is_running)
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire 我家的老房子和花园")
    await act.says("CLIP was trained on English")


WRONG_FILES = {
    "a text": (Upload("notes.png", b"dear diary"), "is not a picture in a supported format"),
    "a truncated picture": (None, "is damaged"),
    "a text that says so": (Upload("notes.txt", b"dear diary"), "is not a picture in a supported format"),
    "a film": (Upload("cat.mp4", b"a film"), "need a saved style"),
}


@pytest.mark.parametrize("name", WRONG_FILES)
async def test_a_wrong_file_is_refused_in_private_and_uses_nothing_up(
    discord: Discord, bot: BotProcess, photo: Upload, name: str
) -> None:
    upload, sentence = WRONG_FILES[name]
    upload = upload or Upload("half.png", photo.data[: len(photo.data) // 2])
    act = await discord.ana.run(discord.channel, "stylize", picture=upload, prompt="fire")
    message = await act.says(sentence)
    assert message.flags & Flag.EPHEMERAL
    assert discord.sandbox.visible_to(discord.ben.user, discord.channel) == []
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()


async def test_of_an_animation_the_first_frame_is_painted_and_that_is_said(discord: Discord, bot: BotProcess) -> None:
    colours = [Image.new("RGB", (64, 48), colour) for colour in ("blue", "red")]
    buffer = io.BytesIO()
    colours[0].save(buffer, "GIF", save_all=True, append_images=colours[1:])
    image = Upload("party.gif", buffer.getvalue())
    act = await discord.ana.run(discord.channel, "stylize", picture=image, prompt="slow fire")
    message = await act.result()
    said = "This picture is animated. Only its first frame was painted."
    assert said in text_of(message)
    assert any(said in panel for panel in act.seen[:-1]), "not only when it is done"
    assert picture_of(message).getpixel((30, 30)) == (0, 0, 255)


async def test_a_picture_is_one_whatever_its_name_says(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    misnamed = Upload("notes.txt", photo.data)
    await (await discord.ana.run(discord.channel, "stylize", picture=misnamed, prompt="fire")).result()


async def test_a_file_that_is_too_large_is_refused_before_it_is_fetched(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    huge = Upload("huge.png", photo.data + bytes(33 * 1024 * 1024))
    act = await discord.ana.run(discord.channel, "stylize", picture=huge, prompt="fire")
    await act.says("This file is too large: 35 MB, and the limit is 34 MB.")
    assert act.interaction.answered == Callback.MESSAGE


async def test_words_that_the_bundled_models_do_not_know_are_refused(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="quux")
    message = await act.says("none of these words")
    assert message.flags & Flag.EPHEMERAL
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="   ")
    await act.says("There is no prompt")
    assert act.interaction.answered == Callback.MESSAGE


@pytest.mark.parametrize(
    ("prompt", "locale", "said"),
    [
        ("zombie", "en-US", ["No style called “zombie”: painted as", "in the colors of “zombie”"]),
        ("zombie", "de", ["Einen Stil „zombie“ gibt es nicht", "in den Farben von „zombie“"]),
        ("watercolor galaxy", "en-US", ["The colors are those of “galaxy”."]),
        ("丛林", "zh-CN", ["没有叫“jungle”的风格"]),
    ],
)
async def test_what_was_understood_is_said_before_it_costs_anything(
    discord: Discord, bot: BotProcess, photo: Upload, prompt: str, locale: str, said: list[str]
) -> None:
    blocking = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
    await blocking.says(is_running)
    discord.guild.locale = discord.ana.user.locale = locale
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt=prompt)
    for part in said:
        await act.says(part)


async def test_an_attachment_that_has_expired_is_said(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    discord.sandbox.faults.add("/attachments/", status=404)
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")
    message = await act.says("Attach it again")
    assert message.flags & Flag.EPHEMERAL


@pytest.mark.parametrize(
    ("denied", "named"), [(Permission.ATTACH_FILES, "Attach Files"), (Permission.SEND_MESSAGES, "Send Messages")]
)
async def test_a_channel_where_the_bot_could_not_post_is_refused_first(
    discord: Discord, bot: BotProcess, photo: Upload, denied: Permission, named: str
) -> None:
    bots = discord.sandbox.world.bot
    discord.channel.overwrites[bots.id] = (Permission(0), denied)
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")
    await act.says(named)
    assert act.interaction.answered == Callback.MESSAGE


async def test_threads_need_their_own_permission(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    thread = discord.sandbox.world.add_channel(discord.guild, "a thread", ChannelType.PUBLIC_THREAD)
    thread.overwrites[discord.sandbox.world.bot.id] = (Permission(0), Permission.SEND_MESSAGES_IN_THREADS)
    act = await discord.ana.run(thread, "stylize", picture=photo, prompt="fire")
    await act.says("Send Messages in Threads")


async def test_a_job_that_fails_says_why_and_can_be_tried_again(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire fails")
    message = await act.says("diverged")
    assert "does not count" in text_of(message)
    again = await discord.ana.press(message, "Try again")
    await again.says("diverged")


async def test_a_picture_too_large_for_discord_is_made_to_fit(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    discord.guild.upload_limit = 400_000
    message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="noisy fire")).result()
    assert len(message.attachments[0].data) < 400_000
    assert message.attachments[0].filename.endswith(".webp")
    assert picture_of(message).width > 300


async def test_a_limit_that_shrank_in_the_meantime_is_found_out(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow noisy fire")
    await act.says(is_running)
    discord.guild.upload_limit = 200_000
    message = await act.result()
    assert len(message.attachments[0].data) < 200_000


async def test_commands_are_synced_only_when_they_changed(discord: Discord, tmp_path: Path) -> None:
    for _ in range(2):
        async with running_bot(discord.sandbox, tmp_path):
            pass
    assert discord.sandbox.command_writes == 1
    names = {command["name"] for command in discord.sandbox.commands[None]}
    slash = {"stylize", "history", "show", "styles", "queue", "help", "privacy", "words", "block"}
    slash |= {"limits", "settings", "usage", "remove", "style"}
    assert names == slash | {"Stylize…", "Stylize avatar…", "Use as style…"}
    discord.sandbox.commands[None].pop()
    async with running_bot(discord.sandbox, tmp_path):
        assert discord.sandbox.command_writes == 2


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
async def test_the_bots_own_process_stays_small_and_knows_no_torch(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path, forked=False) as bot:
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        status, mapped = (Path(f"/proc/{bot.process.pid}/{name}").read_text() for name in ("status", "maps"))  # noqa: ASYNC240  # in memory
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    assert int(peak.split()[1]) < 150 * 1024  # kibibytes
    assert "libtorch" not in mapped
    assert "_imaging" not in mapped, "strangers' pictures are decoded elsewhere"
