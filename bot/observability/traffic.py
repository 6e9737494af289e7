"""How the bot's requests to Discord go: counted, timed, and slowed down before Discord bans an address."""

import asyncio
import re
import time
from collections import OrderedDict, deque
from types import SimpleNamespace

import aiohttp
import structlog

from bot.observability.metrics import FIRST_RESPONSE, RATE_LIMITS, REQUESTS

OPEN_INTERACTIONS = 10_000  # unanswered interactions that are remembered
# Cloudflare bans an address for an hour after 10,000 requests in ten minutes that are answered with these statuses.
# https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
INVALID, INVALID_SECONDS = (401, 403, 429), 600.0
# From so many invalid requests on, so many seconds between two requests, which makes at most 3,000 in ten minutes.
SLOW_FROM, SLOW_PAUSE = 5000, 0.2
PLACE = re.compile(r"/(interactions|webhooks|channels|guilds|users|applications|attachments|gateway|oauth2)\b")
FIRST_RESPONSE_PATH = re.compile(r"/interactions/([0-9]+)/[^/]+/callback$")

log = structlog.get_logger()


class Traffic:
    """Counts requests to Discord and their statuses, and times first responses to interactions.

    It slows requests down before Discord bans the bot's address for too many invalid ones.
    """

    def __init__(self) -> None:
        # Interactions without a first response, and invalid requests, by their time on the monotonic clock.
        self._heard: OrderedDict[int, float] = OrderedDict()
        self._invalid: deque[float] = deque(maxlen=SLOW_FROM)
        self._slow_lock = asyncio.Lock()
        self.trace = aiohttp.TraceConfig()
        self.trace.on_request_start.append(self._on_start)
        self.trace.on_request_end.append(self._on_end)
        self.trace.on_request_exception.append(self._on_exception)

    def heard(self, interaction_id: int) -> None:
        """Note that an interaction has arrived, so that its first response can be timed."""
        self._heard[interaction_id] = time.monotonic()
        if len(self._heard) > OPEN_INTERACTIONS:
            self._heard.popitem(last=False)

    @property
    def is_near_ban(self) -> bool:
        """Return whether the last SLOW_FROM invalid requests are all within INVALID_SECONDS."""
        full = len(self._invalid) == self._invalid.maxlen
        return full and self._invalid[0] > time.monotonic() - INVALID_SECONDS

    async def _on_start(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, request: aiohttp.TraceRequestStartParams
    ) -> None:
        if self.is_near_ban:
            async with self._slow_lock:
                await asyncio.sleep(SLOW_PAUSE)

    def _count(self, answer: aiohttp.ClientResponse) -> None:
        # Discord does not count a 429 with the scope "shared", which other applications may have caused.
        if answer.status not in INVALID or answer.headers.get("X-RateLimit-Scope") == "shared":
            return
        before = self.is_near_ban
        self._invalid.append(time.monotonic())
        if self.is_near_ban and not before:
            log.critical("too many invalid requests: the bot slows down to avoid a ban", most=SLOW_FROM)

    async def _on_end(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, answer: aiohttp.TraceRequestEndParams
    ) -> None:
        place, status = _place(answer.url.path), answer.response.status
        REQUESTS.labels(place, answer.method, str(status)).inc()
        self._count(answer.response)
        if status == 429:
            RATE_LIMITS.labels(place).inc()
        first = FIRST_RESPONSE_PATH.search(answer.url.path)
        if first and status < 300 and (since := self._heard.pop(int(first[1]), None)):
            FIRST_RESPONSE.observe(time.monotonic() - since)

    async def _on_exception(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, problem: aiohttp.TraceRequestExceptionParams
    ) -> None:
        REQUESTS.labels(_place(problem.url.path), problem.method, "none").inc()


def _place(path: str) -> str:
    found = PLACE.search(path)
    return found[1] if found else "elsewhere"
