"""In people's languages: in private the person's, in public the server's."""

from bot.i18n.texts import LOCALES
from bot.sandbox.messages import Upload
from bot.sandbox.person import buttons_of, text_of
from tests.e2e.bot_process import BotProcess
from tests.e2e.conftest import Discord


async def test_in_a_chinese_server_all_is_chinese(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    discord.guild.locale = discord.ana.user.locale = "zh-CN"
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="水彩画", seed=7)
    message = await act.result()
    assert "水彩画" in text_of(message)
    assert "种子 7" in text_of(message)
    assert any("队列第 1 位" in said or "步，共" in said or "正在开始" in said for said in act.seen)
    assert buttons_of(message)[:2] == ["变体", "编辑…"]
    form = await discord.ana.press(message, "编辑…")
    await form.answered()
    assert form.interaction.modal
    assert form.interaction.modal["title"] == "重新绘制图片"
    await (await discord.ana.run(discord.channel, "help")).says("我能用任何可以描述的风格")
    await (await discord.ana.run(discord.channel, "history")).says("你的图片")
    await (await discord.ana.run(discord.channel, "queue")).says("这里没有人在等待")
    await (await discord.ana.run(discord.channel, "styles")).says("种风格")


async def test_a_chinese_person_in_an_english_server(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    discord.ana.user.locale = "zh-CN"
    refused = await discord.ana.run(discord.channel, "stylize", picture=Upload("a.png", b"nothing"), prompt="霓虹灯")
    await refused.says("这个文件不是可以读取的图片")
    message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="霓虹灯", seed=7)).result()
    assert "seed 7" in text_of(message)  # everybody reads it
    private = discord.sandbox.world.direct_messages(discord.ana.user)
    alone = await (await discord.ana.run(private, "stylize", picture=photo, prompt="霓虹灯", seed=7)).result()
    assert "种子 7" in text_of(alone)


async def test_another_language_gets_english(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    discord.guild.locale = discord.ana.user.locale = "th"
    await (await discord.ana.run(discord.channel, "history")).says("You have no pictures yet.")


async def test_discord_knows_the_commands_names_in_chinese(discord: Discord, bot: BotProcess) -> None:
    commands = {command["name"]: command for command in discord.sandbox.commands[None]}
    assert commands["stylize"]["name_localizations"]["zh-CN"] == "风格化"
    assert set(commands["stylize"]["name_localizations"]) == set(LOCALES)
    assert commands["Stylize…"]["name_localizations"]["zh-CN"] == "风格化…"
    options = {option["name"]: option for option in commands["stylize"]["options"]}
    assert options["prompt"]["name_localizations"]["zh-CN"] == "提示词"
    assert "水彩画" in options["prompt"]["description_localizations"]["zh-CN"]
    assert options["preset"]["choices"][0]["name_localizations"]["zh-CN"].startswith("draft")
