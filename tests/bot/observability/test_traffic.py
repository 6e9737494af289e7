"""What the bot asks of Discord is counted, and slowed down before Discord bans it."""

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from structlog.testing import capture_logs

from bot.observability import traffic as module
from bot.observability.traffic import Traffic

MOST = 5


@pytest.mark.parametrize(
    ("status", "scope", "slowed"),
    [(403, None, True), (401, None, True), (429, "user", True), (429, "shared", False), (200, None, False)],
)
async def test_many_invalid_requests_slow_it_down(
    monkeypatch: pytest.MonkeyPatch, status: int, scope: str | None, slowed: bool
) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=status, headers={"X-RateLimit-Scope": scope} if scope else {})

    monkeypatch.setattr(module, "SLOW_FROM", MOST)
    monkeypatch.setattr(module, "SLOW_PAUSE", 0.01)
    traffic, app = Traffic(), web.Application()
    app.router.add_get("/", answer)
    async with TestServer(app) as server, aiohttp.ClientSession(trace_configs=[traffic.trace]) as session:
        with capture_logs() as logs:
            for _ in range(MOST - 1):
                await (await session.get(server.make_url("/"))).read()
            assert not traffic.is_near_ban
            for _ in range(3):
                await (await session.get(server.make_url("/"))).read()
    assert traffic.is_near_ban == slowed
    assert sum("invalid" in line["event"] for line in logs) == slowed, "said once"
    monkeypatch.setattr(module, "INVALID_SECONDS", 0.0)
    assert not traffic.is_near_ban, "ten minutes later"
