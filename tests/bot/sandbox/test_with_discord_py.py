"""Unmodified discord.py in the local Discord: interactions of all kinds, and the gateway's own rules."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import msgspec
import pytest
import pytest_asyncio

from bot.sandbox.gateway import Close, Op
from bot.sandbox.interactions import Callback
from bot.sandbox.messages import Upload
from bot.sandbox.person import CannotDo
from tests.bot.sandbox.conftest import Application
from tests.specimen import Specimen, running_specimen


@pytest_asyncio.fixture
async def specimen(app: Application) -> AsyncIterator[Specimen]:
    async with running_specimen(app.sandbox) as client:
        yield client


async def test_commands_autocomplete_and_selects(app: Application, specimen: Specimen) -> None:
    typed = await app.ana.autocomplete(app.channel, "options", focused="words", words="water")
    assert await typed.answered() == Callback.AUTOCOMPLETE
    assert typed.interaction.choices == [
        {"name": "water oil", "value": "water-oil"},
        {"name": "water ink", "value": "water-ink"},
    ]
    [channel_id, ben_id] = [str(app.channel.id), str(app.ben.user.id)]
    given = {"words": "oil", "count": 2, "loud": True, "whom": ben_id, "where": channel_id}
    await (await app.ana.run(app.channel, "options", **given)).says("got ['oil', 2, 1.0, True, 'Ben', 'general']")
    await (await app.ana.run(app.channel, "limits show_limits")).says("no limits")
    panel = await (await app.ana.run(app.channel, "show")).says("A heading")
    await (await app.ana.use(panel, "some", "ice", "fire")).says("chose ['fire', 'ice']")
    await (await app.ana.use(panel, "somebody", ben_id)).says("chose ['ben']")
    with pytest.raises(CannotDo, match="Choose 1 to 2 options"):
        await app.ana.use(panel, "some", "ice", "fire", "glass")
    with pytest.raises(CannotDo, match="no option mud"):
        await app.ana.use(panel, "one", "mud")


async def test_a_modal_with_texts_a_menu_and_a_file(app: Application, specimen: Specimen) -> None:
    panel = await (await app.ana.run(app.channel, "show")).says("A heading")
    asked = await app.ana.press(panel, "Ask")
    assert await asked.answered() == Callback.MODAL
    submitted = await app.ana.submit(asked, prompt="fire", preset=["fine"], picture=[Upload("a.png", b"12345")])
    await submitted.says("asked for fire, as it is, ['fine'], [5] bytes")
    with pytest.raises(CannotDo, match="Style takes 1 to 40 characters"):
        await app.ana.submit(asked, prompt="x" * 41)


async def test_context_menus_of_messages_and_people(app: Application, specimen: Specimen) -> None:
    made = await app.send("POST", f"/channels/{app.channel.id}/messages", {"content": "a picture"})
    message = app.channel.messages[int(made.body["id"])]
    await (await app.ana.use_on_message(message, "Look at it")).says("looked at 'a picture'")
    await (await app.ana.use_on_user(app.channel, app.ben.user, "Greet")).says("hello Ben")


async def test_what_discord_py_knows_of_the_guild(app: Application, specimen: Specimen) -> None:
    await app.sandbox.world.until(lambda: app.sandbox.gateway.identified == 1, 10)
    await asyncio.wait_for(specimen.wait_until_ready(), 10)
    guild = specimen.get_guild(app.guild.id)
    assert guild
    assert [channel.name for channel in guild.text_channels] == ["general"]
    assert guild.me.display_name == "Wordbrush"
    changed = specimen.wait_for("guild_update", timeout=10)
    await app.sandbox.change_language("zh-CN", app.ben.user, app.guild)
    await changed
    assert guild.preferred_locale == discord.Locale.chinese


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
