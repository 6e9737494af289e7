"""The bot's monitoring: /metrics, /healthz and /readyz on a loopback address."""

import asyncio
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Self

import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.engines.fleet import Fleet
from bot.observability.metrics import REGISTRY
from bot.store.backend import DatabaseProblem
from bot.store.database import Database

CHECK_SECONDS = 2.0  # in which the database has to answer

log = structlog.get_logger()


class GaugeCollector(Collector):
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
        state: GaugeCollector,
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
