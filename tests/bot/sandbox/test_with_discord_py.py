"""Unmodified discord.py in the local Discord: interactions of all kinds, and the gateway's own rules."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import msgspec
import pytest
import pytest_asyncio
from discord import app_commands, ui

from bot.app import point_discord_at
from bot.config import DISCORD_API
from bot.sandbox.gateway import Close, Op
from bot.sandbox.interactions import Callback
from bot.sandbox.messages import Upload
from tests.bot.sandbox.conftest import Application


class Ask(ui.Modal, title="Ask"):
    words: ui.Label["Ask"] = ui.Label(text="Words", component=ui.TextInput(custom_id="words"))
    file: ui.Label["Ask"] = ui.Label(text="File", component=ui.FileUpload(custom_id="file"))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        field, upload = self.words.component, self.file.component
        assert isinstance(field, ui.TextInput)
        assert isinstance(upload, ui.FileUpload)
        sizes = [len(await attachment.read()) for attachment in upload.values]
        await interaction.response.send_message(f"asked for {field.value}, {sizes} bytes")


class Choose(ui.View):
    @ui.select(options=[discord.SelectOption(label=name) for name in ("fire", "ice")], custom_id="style")
    async def chosen(self, interaction: discord.Interaction[Any], select: ui.Select["Choose"]) -> None:
        await interaction.response.edit_message(content=f"chose {select.values[0]}", view=None)


class Example(discord.AutoShardedClient):
    """Every kind of interaction once."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), max_messages=None)
        self.tree = app_commands.CommandTree(self)

        @self.tree.command(description="Paint")
        async def paint(interaction: discord.Interaction[Any], style: str) -> None:
            await interaction.response.send_message(f"painted {style}", view=Choose())

        @paint.autocomplete("style")
        async def styles(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=f"{current} painting", value=current)]

        @self.tree.command(description="Ask")
        async def ask(interaction: discord.Interaction[Any]) -> None:
            await interaction.response.send_modal(Ask())

        @self.tree.context_menu(name="Look")
        async def look(interaction: discord.Interaction[Any], message: discord.Message) -> None:
            await interaction.response.send_message(f"looked at {message.content!r}", ephemeral=True)

        @self.tree.context_menu(name="Greet")
        async def greet(interaction: discord.Interaction[Any], user: discord.Member) -> None:
            await interaction.response.send_message(f"hello {user.global_name}")

    async def setup_hook(self) -> None:
        await self.tree.sync()


@pytest_asyncio.fixture
async def example(app: Application) -> AsyncIterator[Example]:
    point_discord_at(app.sandbox.api_base)
    client = Example()
    running = asyncio.create_task(client.start(app.sandbox.token))
    await client.wait_until_ready() if client.is_ready() else await app.sandbox.world.until(
        lambda: app.sandbox.gateway.connected, 10
    )
    yield client
    await client.close()
    await running
    discord.http.Route.BASE = DISCORD_API


async def test_commands_autocomplete_and_selects(app: Application, example: Example) -> None:
    typed = await app.ana.autocomplete(app.channel, "paint", focused="style", style="oil")
    assert await typed.answered() == Callback.AUTOCOMPLETE
    assert typed.interaction.choices == [{"name": "oil painting", "value": "oil"}]
    message = await (await app.ana.run(app.channel, "paint", style="oil")).says("painted oil")
    chosen = await app.ana.use(message, "style", "ice")
    assert await chosen.says("chose ice") is message
    assert message.components == []


async def test_a_modal_with_a_text_and_a_file(app: Application, example: Example) -> None:
    asked = await app.ana.run(app.channel, "ask")
    assert await asked.answered() == Callback.MODAL
    submitted = await app.ana.submit(asked, words="fire", file=[Upload("a.png", b"12345")])
    await submitted.says("asked for fire, [5] bytes")


async def test_context_menus_of_messages_and_people(app: Application, example: Example) -> None:
    made = await app.send("POST", f"/channels/{app.channel.id}/messages", {"content": "a picture"})
    message = app.channel.messages[int(made.body["id"])]
    await (await app.ana.use_on_message(message, "Look")).says("looked at 'a picture'")
    await (await app.ana.use_on_user(app.channel, app.ben.user, "Greet")).says("hello Ben")


async def test_what_discord_py_knows_of_the_guild(app: Application, example: Example) -> None:
    await app.sandbox.world.until(lambda: app.sandbox.gateway.identified == 1, 10)
    await asyncio.wait_for(example.wait_until_ready(), 10)
    guild = example.get_guild(app.guild.id)
    assert guild
    assert [channel.name for channel in guild.text_channels] == ["general"]
    assert guild.me.display_name == "Wordbrush"


class RawGateway:
    """A client of the gateway that says what it is told."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def send(self, op: int, data: Any) -> None:
        await self.socket.send_str(msgspec.json.encode({"op": op, "d": data}).decode())

    async def receive(self) -> Any:
        message = await self.socket.receive(timeout=5)
        assert message.type == aiohttp.WSMsgType.TEXT, message
        return msgspec.json.decode(message.data)

    async def identify(self, token: str, intents: int = 1) -> None:
        assert (await self.receive())["op"] == Op.HELLO
        await self.send(Op.IDENTIFY, {"token": token, "intents": intents, "shard": [0, 1]})


@pytest_asyncio.fixture
async def raw(app: Application, session: aiohttp.ClientSession) -> AsyncIterator[RawGateway]:
    async with session.ws_connect(app.sandbox.origin.replace("http", "ws")) as socket:
        yield RawGateway(socket)


async def test_the_gateway_says_hello_beats_and_resumes_at_itself(
    app: Application, raw: RawGateway, session: aiohttp.ClientSession
) -> None:
    await raw.identify(app.sandbox.token)
    ready = await raw.receive()
    assert ready["t"] == "READY"
    assert ready["d"]["resume_gateway_url"].rstrip("/") == app.sandbox.origin.replace("http", "ws")
    created = await raw.receive()
    assert (created["t"], created["d"]["name"]) == ("GUILD_CREATE", "Garden")
    await raw.send(Op.HEARTBEAT, created["s"])
    assert (await raw.receive())["op"] == Op.HEARTBEAT_ACK
    await app.sandbox.gateway.drop()
    act = await app.ana.run(app.channel, "paint")
    async with session.ws_connect(ready["d"]["resume_gateway_url"]) as socket:
        again = RawGateway(socket)
        assert (await again.receive())["op"] == Op.HELLO
        session_id = ready["d"]["session_id"]
        await again.send(Op.RESUME, {"token": app.sandbox.token, "session_id": session_id, "seq": created["s"]})
        replayed = await again.receive()
        assert (replayed["t"], replayed["d"]["id"]) == ("INTERACTION_CREATE", str(act.interaction.id))
        assert (await again.receive())["t"] == "RESUMED"


async def test_a_session_that_is_gone_cannot_be_resumed(app: Application, raw: RawGateway) -> None:
    assert (await raw.receive())["op"] == Op.HELLO
    await raw.send(Op.RESUME, {"token": app.sandbox.token, "session_id": "gone", "seq": 1})
    assert (await raw.receive())["op"] == Op.INVALID_SESSION


@pytest.mark.parametrize(
    ("token", "intents", "code"),
    [("wrong", 1, Close.AUTHENTICATION_FAILED), (None, 1 << 15, Close.DISALLOWED_INTENTS)],
)
async def test_the_gateway_closes_on_who_may_not(
    app: Application, raw: RawGateway, token: str | None, intents: int, code: int
) -> None:
    await raw.identify(token or app.sandbox.token, intents)
    assert (await raw.socket.receive(timeout=5)).type == aiohttp.WSMsgType.CLOSE
    assert raw.socket.close_code == code
