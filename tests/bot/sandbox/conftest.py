"""The local Discord without a bot: what an application would send is sent by hand."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest_asyncio

from bot.sandbox.person import Person
from bot.sandbox.server import Exchange, Sandbox
from bot.sandbox.world import Channel, Guild
from tests.e2e import openapi


@dataclass
class Answer:
    status: int
    body: Any

    @property
    def code(self) -> int:
        """Discord's error code."""
        number: int = self.body["code"]
        return number


class Application:
    """What an application can send."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self.session = session
        world = sandbox.world
        self.id = world.bot.id
        users = [world.add_user(name) for name in ("Ana", "Ben")]
        self.ana, self.ben = (Person(sandbox, user) for user in users)
        self.guild: Guild = world.add_guild("Garden", users[1], users[:1])
        self.channel: Channel = next(iter(self.guild.channels.values()))

    async def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        files: dict[str, bytes] | None = None,
        *,
        token: str | None = None,
    ) -> Answer:
        headers = {"Authorization": f"Bot {token or self.sandbox.token}"}
        options: dict[str, Any] = {"json": body}
        if files:
            form = aiohttp.FormData(quote_fields=False)
            form.add_field("payload_json", json.dumps(body), content_type="application/json")
            for number, (name, data) in enumerate(files.items()):
                form.add_field(f"files[{number}]", data, filename=name)
            options = {"data": form}
        async with self.session.request(method, self.sandbox.api_base + path, headers=headers, **options) as response:
            assert response.status == 204 or response.headers["Content-Type"] == "application/json"
            return Answer(response.status, None if response.status == 204 else await response.json())

    async def answer(self, interaction: Any, kind: int, data: Any = None, *, ask: bool = True) -> Answer:
        path = f"/interactions/{interaction.id}/{interaction.token}/callback"
        body = {"type": kind} | ({"data": data} if data is not None else {})
        return await self.send("POST", path + ("?with_response=true" if ask else ""), body)

    def webhook(self, interaction: Any) -> str:
        return f"/webhooks/{self.id}/{interaction.token}"

    async def register(self, *commands: dict[str, Any]) -> Answer:
        return await self.send("PUT", f"/applications/{self.id}/commands", list(commands))


@pytest_asyncio.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest_asyncio.fixture
async def app(session: aiohttp.ClientSession) -> AsyncIterator[Application]:
    exchanges: list[Exchange] = []
    async with Sandbox(observer=exchanges.append) as sandbox:
        application = Application(sandbox, session)
        await application.register({"name": "paint", "description": "Paint", "options": []})
        yield application
    if openapi.FILE.is_file():
        found = [problem for exchange in exchanges for problem in openapi.problems(exchange)]
        assert not found, "\n".join(dict.fromkeys(found))
