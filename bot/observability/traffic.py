"""How the bot's requests to Discord go: counted, timed, and slowed down before Discord bans an address."""

import asyncio
import re
import time
from collections import OrderedDict, deque
from types import SimpleNamespace

import aiohttp
import structlog

from bot.observability.metrics import FIRST_RESPONSE, RATE_LIMITS, REQUESTS

OPEN_INTERACTIONS = 10_000
# Who makes 10,000 requests in ten minutes that are answered with these is banned by Cloudflare for an hour.
# https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
INVALID, INVALID_SECONDS = (401, 403, 429), 600.0
SLOW_FROM, SLOW_PAUSE = 5000, 0.2  # of them, and seconds between two requests then: 3,000 in ten minutes
PLACE = re.compile(r"/(interactions|webhooks|channels|guilds|users|applications|attachments|gateway|oauth2)\b")
FIRST_RESPONSE_PATH = re.compile(r"/interactions/([0-9]+)/[^/]+/callback$")

log = structlog.get_logger()


class Traffic:
    """Counts what goes to Discord and how it is answered, and times first responses."""

    def __init__(self) -> None:
        self._heard: OrderedDict[int, float] = OrderedDict()  # interactions without a first response, and since when
        self._invalid: deque[float] = deque(maxlen=SLOW_FROM)  # when, on the monotonic clock
        self._slowly = asyncio.Lock()
        self.trace = aiohttp.TraceConfig()
        self.trace.on_request_start.append(self._begins)
        self.trace.on_request_end.append(self._answered)
        self.trace.on_request_exception.append(self._unanswered)

    def heard(self, interaction_id: int) -> None:
        """An interaction has arrived."""
        self._heard[interaction_id] = time.monotonic()
        if len(self._heard) > OPEN_INTERACTIONS:
            self._heard.popitem(last=False)

    @property
    def near_a_ban(self) -> bool:
        """Whether so many of the last requests were invalid that the next ones have to be few."""
        full = len(self._invalid) == self._invalid.maxlen
        return full and self._invalid[0] > time.monotonic() - INVALID_SECONDS

    async def _begins(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, request: aiohttp.TraceRequestStartParams
    ) -> None:
        if self.near_a_ban:
            async with self._slowly:
                await asyncio.sleep(SLOW_PAUSE)

    def _count(self, answer: aiohttp.ClientResponse) -> None:
        # A limit that others have used up, of a resource that is shared, is nobody's fault.
        if answer.status not in INVALID or answer.headers.get("X-RateLimit-Scope") == "shared":
            return
        before = self.near_a_ban
        self._invalid.append(time.monotonic())
        if self.near_a_ban and not before:
            log.critical("too many invalid requests: the bot goes on slowly, so as not to be banned", most=SLOW_FROM)

    async def _answered(
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

    async def _unanswered(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, problem: aiohttp.TraceRequestExceptionParams
    ) -> None:
        REQUESTS.labels(_place(problem.url.path), problem.method, "none").inc()


def _place(path: str) -> str:
    found = PLACE.search(path)
    return found[1] if found else "elsewhere"
