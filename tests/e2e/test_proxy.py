"""A machine that reaches Discord only through a proxy."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.sandbox.messages import Upload
from tests.e2e.bot_process import running_bot
from tests.e2e.conftest import Discord
from tests.e2e.test_doctor import examined


class Proxy:
    """An HTTP proxy, and how many requests it has passed on to whom."""

    address = ""

    def __init__(self) -> None:
        self.passed: list[str] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection: all of its requests go to where the first one goes."""
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            method, target, version = (await reader.readline()).decode().split()
            where = urlsplit(target)
            self.passed.append(where.path)
            upstream, onward = await asyncio.open_connection(where.hostname, where.port)
            path = where.path + (f"?{where.query}" if where.query else "")
            onward.write(f"{method} {path} {version}\r\nConnection: close\r\n".encode())
            while (line := await reader.readline()) != b"\r\n":
                if not line.lower().startswith(b"connection:") or b"upgrade" in line.lower():
                    onward.write(line)
            onward.write(b"\r\n")
            await asyncio.gather(_copy(reader, onward), _copy(upstream, writer))


async def _copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await source.read(65536):
            target.write(data)
            await target.drain()
    target.close()


@asynccontextmanager
async def a_proxy() -> AsyncIterator[Proxy]:
    proxy = Proxy()
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield proxy
    server.close()


@pytest.mark.parametrize("setting", ["WORDBRUSH_DISCORD__PROXY", "http_proxy"])
async def test_all_that_the_bot_says_goes_through_it(
    discord: Discord, tmp_path: Path, photo: Upload, setting: str
) -> None:
    async with (
        a_proxy() as proxy,
        running_bot(discord.sandbox, tmp_path, environment={setting: proxy.address, "no_proxy": "", "NO_PROXY": ""}),
    ):
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")
        await act.result()
        passed = list(proxy.passed)
    assert "/" in passed, "the gateway"
    for part in ("/gateway", "/users/@me", "/callback", "/messages/", "/attachments/"):
        assert any(part in path for path in passed), part


async def test_the_doctor_asks_through_it_too(discord: Discord, tmp_path: Path) -> None:
    async with a_proxy() as proxy:
        _, said = await examined(discord.sandbox, tmp_path, WORDBRUSH_DISCORD__PROXY=proxy.address)
        assert "✓ token" in said
        assert any("/users/@me" in path for path in proxy.passed)
