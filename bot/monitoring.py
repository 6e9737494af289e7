"""The bot's monitoring: request counts, and /metrics, /healthz and /readyz on a loopback address."""

import asyncio
import re
import shutil
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Self

import aiohttp
import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.engines.fleet import Fleet
from bot.observability.metrics import FIRST_RESPONSE, RATE_LIMITS, REGISTRY, REQUESTS
from bot.store.backend import DatabaseProblem
from bot.store.database import Database

CHECK_SECONDS = 2.0  # in which the database has to answer
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
            log.critical("too many invalid requests: the bot goes on slowly, so as not to be banned", most=SLOW_FROM)

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


class State(Collector):
    """A collector of gauges that are computed when Prometheus asks for them."""

    def __init__(self, jobs: Callable[[], Mapping[str, int]], fleet: Fleet, disk: Path) -> None:
        """Prepare the collector; `jobs` counts unfinished jobs by state, `disk` is a folder on the disk to watch."""
        self._jobs = jobs
        self._fleet = fleet
        self._disk = disk

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the metric families; prometheus_client calls this for every scrape."""
        yield _gauge("wordbrush_jobs", "Jobs that have not ended.", "state", self._jobs().items())
        up = [(engine.device, int(engine.is_up)) for engine in self._fleet.engines]
        yield _gauge("wordbrush_engine_up", "Whether an engine can take a job.", "device", up)
        vitals = [(engine.device, engine.vitals) for engine in self._fleet.engines if engine.vitals]
        used = [(device, one.memory_used) for device, one in vitals]
        total = [(device, one.memory_total) for device, one in vitals]
        yield _gauge("wordbrush_device_memory_used_bytes", "On a CPU those of the engine.", "device", used)
        yield _gauge("wordbrush_device_memory_total_bytes", "That the device has.", "device", total)
        yield _gauge("wordbrush_tasks", "Tasks of the event loop.", None, [("", len(asyncio.all_tasks()))])
        free = shutil.disk_usage(self._disk).free
        yield _gauge("wordbrush_disk_free_bytes", "Where the database is.", None, [("", free)])


def _gauge(name: str, about: str, label: str | None, values: Iterable[tuple[str, float]]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, about, labels=[label] if label else [])
    for value_of, value in values:
        family.add_metric([value_of] if label else [], value)
    return family


class Monitoring:
    """The HTTP server of the monitoring; use it as an async context manager.

    If its address is taken, the bot runs without it.
    """

    def __init__(
        self,
        listen: str,
        database: Database,
        state: State,
        *,
        connected: Callable[[], bool],
        token_is_taken: Callable[[], bool],
        engine_ready: Callable[[], bool],
        stopping: Callable[[], bool],
    ) -> None:
        self._listen = listen
        self._database = database
        self._state = state
        self._connected = connected
        self._token_is_taken = token_is_taken
        self._engine_ready = engine_ready
        self._stopping = stopping

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.add_routes(
            [
                web.get("/metrics", self._metrics),
                web.get("/healthz", self._alive),
                web.get("/readyz", self._ready),
            ]
        )
        REGISTRY.register(self._state)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        host, _, port = self._listen.rpartition(":")
        if not self._listen:
            return self
        try:
            await web.TCPSite(self._runner, host.strip("[]"), int(port)).start()
        except OSError as error:
            log.error("monitoring not there", address=self._listen, problem=str(error))
        else:
            log.info("monitoring", address=f"http://{host}:{self._runner.addresses[0][1]}")
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self._runner.cleanup()
        REGISTRY.unregister(self._state)

    async def _metrics(self, request: web.Request) -> web.Response:
        return web.Response(body=generate_latest(REGISTRY), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _alive(self, request: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def _ready(self, request: web.Request) -> web.Response:
        checks = {
            "gateway": self._connected(),
            "token": self._token_is_taken(),
            "database": await self._database_answers(),
            "engine": self._engine_ready(),
            "serving": not self._stopping(),
        }
        ready = all(checks.values())
        return web.json_response({"ready": ready, "checks": checks}, status=200 if ready else 503)

    async def _database_answers(self) -> bool:
        try:
            await asyncio.wait_for(self._database.check(), CHECK_SECONDS)
        except (DatabaseProblem, TimeoutError):
            return False
        return True
