"""The composition root: what the bot is made of, started and stopped in order."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import aiohttp
import discord
import structlog
import yarl
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.client import WordbrushClient
from bot.commands.router import serve_interactions
from bot.config import DISCORD_API, Settings, load_settings, readable_by_others
from bot.delivery.attachments import Attachments
from bot.delivery.audit import Audit
from bot.delivery.live_panels import Delivery
from bot.delivery.posting import Posting
from bot.engines.cluster import ClusterFleet
from bot.engines.fleet import Fleet, LocalFleet, ready_engines
from bot.engines.local import WORKER
from bot.errors import ConfigError, WordbrushError
from bot.i18n.texts import text
from bot.imaging.imaging_client import Imaging
from bot.jobs.admission import Admission
from bot.jobs.draft_choice import DraftChoice
from bot.jobs.engine_events import EngineEvents
from bot.jobs.estimates import Estimates
from bot.jobs.executor import Executor
from bot.jobs.fair_queue import FairQueue
from bot.jobs.first_measurement import FirstMeasurement
from bot.jobs.intake import Intake
from bot.jobs.moderation import Moderation
from bot.jobs.open_forms import OpenForms
from bot.jobs.operation import Operation
from bot.jobs.overview import Overviews
from bot.jobs.parts import Parts
from bot.jobs.personal_data import PersonalData
from bot.jobs.picture_checker import PictureChecker
from bot.jobs.policy import Policy
from bot.jobs.results import Results
from bot.jobs.runner import Runner
from bot.jobs.runs import Runs
from bot.jobs.server_usage import ServerUsage
from bot.jobs.service import JobService
from bot.jobs.step_times import StepTimes
from bot.jobs.style_service import StyleService
from bot.jobs.style_trainer import StyleTrainer
from bot.jobs.sweeper import Sweeper
from bot.jobs.workloads import Workloads
from bot.monitoring import GaugeCollector, Monitoring
from bot.observability.build_info import commit
from bot.observability.logs import pass_on, set_up_logs
from bot.processes.permissions import keep_files_private, open_to_others, reason_of, unwritable
from bot.processes.signals import stop_on_signals
from bot.rules.picture_rules import PictureCheck
from bot.store import earlier_folder
from bot.store.backend import Reservation
from bot.store.bans import Bans
from bot.store.blobs import Blobs
from bot.store.database import Database
from bot.store.grants import Grants
from bot.store.guilds import Guilds
from bot.store.jobs import Jobs
from bot.store.key_values import KeyValues
from bot.store.measured_steps import MeasuredSteps
from bot.store.people import People
from bot.store.person_history import History
from bot.store.retention import Retention
from bot.store.saved_styles import Styles
from bot.store.usage_counts import Usage
from engine.protocol.version import VERSION

PATIENCE = 5.0  # seconds for what is on its way when the bot stops
CONNECT_RETRY = 5.0  # seconds
AUTHENTICATION_FAILED = 4004  # the gateway's: the token is no longer the right one

log = structlog.get_logger()


class DiscordRefuses(WordbrushError):
    """Discord does not let the bot in: the token is missing or wrong."""


class ReconnectPauses(ExponentialBackoff[Literal[False]]):
    """Pauses between attempts to reach the gateway again: up to 32 seconds, instead of discord.py's 17 minutes.

    For as long the bot would stay deaf after the end of an outage.
    """

    def __init__(self) -> None:
        super().__init__()
        self._max = 5  # doublings of a second


@dataclass(frozen=True, kw_only=True)
class Wordbrush:
    """All that the bot is made of, but for its connection to Discord."""

    parts: Parts
    client: WordbrushClient
    jobs: Jobs
    imaging: Imaging
    queue: FairQueue
    runs: Runs
    runner: Runner
    delivery: Delivery
    sweeper: Sweeper
    audit: Audit
    reservation: Reservation

    async def run(self, connection: Coroutine[Any, Any, None], stop: asyncio.Event, at_once: asyncio.Event) -> None:
        """Take up what waits, and go on until `stop` or until a part ends. To be called after the login.

        connection: what holds the gateway until the client is closed.
        at_once: set where nothing that runs is to be finished.
        Raises what a part has raised, and DiscordRefuses where the gateway no longer takes the token.
        """
        await self.parts.jobs.recover()
        gateway = asyncio.create_task(connection, name="gateway")
        parts = [
            asyncio.create_task(self.runner.run(), name="runner"),
            asyncio.create_task(self.delivery.run(), name="waiting panels"),
            asyncio.create_task(self.sweeper.run(), name="sweeper"),
            asyncio.create_task(self.reservation.lost(), name="reservation"),
        ]
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait([gateway, *parts, stopping], return_when=asyncio.FIRST_COMPLETED)
        self.client.stopping = True
        log.info("stopping", running=len(self.runs.tickets()), waiting=len(self.queue))
        if stop.is_set():
            await self.runner.drain(self.parts.settings.engine.finish_within, at_once)
        for task in [*parts, stopping]:
            task.cancel()
        ended = await asyncio.gather(*parts, stopping, return_exceptions=True)
        patience = 0.0 if at_once.is_set() else PATIENCE
        await self.delivery.announce_restart(patience)
        await self.delivery.close(patience)
        await self.client.finish_interactions(patience)
        await self.audit.close(PATIENCE)
        await self.client.close()
        ended += await asyncio.gather(gateway, return_exceptions=True)
        for error in ended:
            if isinstance(error, discord.ConnectionClosed) and error.code == AUTHENTICATION_FAILED:
                raise DiscordRefuses(text("token-refused")) from error
            if isinstance(error, Exception):
                raise error


def run_bot(config: Path | None = None, *, worker: str = WORKER) -> None:
    """Read the configuration, set up the log and be the bot until SIGTERM or Ctrl-C.

    config: a file instead of ./config.toml. worker: the engine process's module. Raises WordbrushError where it cannot
    begin.
    """
    settings = load_settings(config)
    token = settings.discord.token
    set_up_logs(settings.monitoring.logs, [token.get_secret_value()] if token else [])
    log.info("starting", version=VERSION, commit=commit())
    if file := readable_by_others(config):
        problem = "other users of this machine can read the configuration, which contains the token"
        log.warning(problem, file=str(file), to_do=f"chmod 600 {file}")
    keep_files_private()
    check_folders(settings)
    move_earlier_data(settings)
    asyncio.run(serve(settings, worker=worker))


def check_folders(settings: Settings) -> None:
    """Check that the bot can write its database and pictures, and warn about what other users can read.

    Raises ConfigError where a folder cannot be written.
    """
    for what, folder in settings.local_folders().items():
        if (problem := unwritable(folder)) and what != "models":
            to_do = problem.to_do[:1].upper() + problem.to_do[1:]
            raise ConfigError(f"The {what} cannot be stored: {problem.said}. {to_do}.")
        if problem:
            log.warning("models cannot be downloaded", problem=problem.said, to_do=problem.to_do)
    for path in settings.private_paths().values():
        if problem := open_to_others(path):
            log.warning(problem.said, to_do=problem.to_do)


def move_earlier_data(settings: Settings) -> None:
    """Move the data of a container of version 0.1.0 to where it is now. Raises WordbrushError where that fails."""
    match settings.private_paths():
        case {"database": database, "pictures": pictures}:
            try:
                moved = earlier_folder.move_up(database, pictures)
            except OSError as error:
                raise ConfigError(f"The data of version 0.1.0 cannot be moved: {reason_of(error)}.") from error
            if moved:
                log.info("moved the data of version 0.1.0", source=str(moved), to=str(database.parent))


async def serve(settings: Settings, *, worker: str = WORKER) -> None:
    """Be the bot until SIGTERM or Ctrl-C. worker: the engine process's module.

    Raises WordbrushError where it cannot begin.
    """
    if settings.discord.token is None:
        raise DiscordRefuses(text("token-missing"))
    point_discord_at(settings.discord.api_base)
    vars(discord.shard)["ExponentialBackoff"] = ReconnectPauses  # there is no setting for it
    stop, at_once = asyncio.Event(), asyncio.Event()
    stop_on_signals(stop, ("SIGINT", "SIGTERM"), at_once=at_once)
    async with assembled(settings, worker=worker) as wordbrush:
        await _log_in(wordbrush.client, settings.discord.token.get_secret_value(), stop)
        if stop.is_set():
            return
        await wordbrush.run(_connect(wordbrush.client, stop), stop, at_once)
    log.info("stopped")


@asynccontextmanager
async def assembled(settings: Settings, *, worker: str = WORKER) -> AsyncIterator[Wordbrush]:
    """Put the bot together, with its database reserved and migrated. worker: the engine process's module."""
    async with AsyncExitStack() as stack:
        database = Database(settings.database.url)
        stack.push_async_callback(database.close)
        reservation = await stack.enter_async_context(database.reserved())
        await database.migrate()
        imaging = await stack.enter_async_context(Imaging(on_log=pass_on("imaging")))
        wordbrush = await _make_parts(settings, database, imaging, reservation, _fleet(settings, worker))
        stack.push_async_callback(wordbrush.jobs.close)
        await stack.enter_async_context(_monitoring(settings, database, wordbrush))
        await stack.enter_async_context(wordbrush.client)
        yield wordbrush


async def _make_parts(
    settings: Settings, database: Database, imaging: Imaging, reservation: Reservation, fleet: Fleet
) -> Wordbrush:
    """Make everything in one order, each part from those before it. Only the client gets `parts` at the end."""
    jobs, guilds, key_values = Jobs(database), Guilds(database), KeyValues(database)
    saved_styles, usage_counts, people = Styles(database), Usage(database), People(database)
    blobs = Blobs(settings.blobs.url)
    hung_after = settings.engine.hung_after

    queue = FairQueue()
    step_times = StepTimes(MeasuredSteps(database))
    await step_times.load()
    forms = OpenForms(key_values)
    await forms.load()
    runs = Runs(fleet, step_times, settings.engine.training_turn)
    estimates = Estimates(queue, step_times, runs.engine_loads)

    client = WordbrushClient(settings, key_values, guilds)
    audit = Audit(client, guilds)
    attachments = Attachments(blobs, saved_styles, imaging)
    delivery = Delivery(jobs, queue, runs, estimates, Posting(client, jobs), attachments, settings.engine.models)

    operation = Operation(key_values, queue, usage_counts, blobs, runs, delivery.queue_changed)
    await operation.load()
    moderation = Moderation(settings, guilds, Bans(database), audit)
    policy = Policy(settings, guilds, Grants(database), audit)
    workloads = Workloads(settings)

    checker = PictureChecker(imaging, jobs, audit)
    if settings.moderation.pictures.check != PictureCheck.OFF and not checker.is_installed:
        log.error(text("check-packages-missing"))
    events = EngineEvents(jobs, blobs, delivery, queue, runs, checker, hung_after)
    trainer = StyleTrainer(jobs, blobs, imaging, step_times, events, checker, settings.style_training)
    shown = {"previews": settings.discord.previews, "time_lapses": settings.discord.time_lapses}
    together = settings.engine.results_together
    executor = Executor(
        jobs, blobs, delivery, step_times, workloads, events, trainer, checker, **shown, results_together=together
    )
    draft_choice = DraftChoice(settings, step_times, lambda: ready_engines(fleet))
    settings.choose_draft(draft_choice.is_small)
    first_measurement = FirstMeasurement(step_times, draft_choice, lambda: settings.preset(draft_choice.default_preset))
    runner = Runner(fleet, queue, jobs, blobs, delivery, runs, events, executor, first_measurement, hung_after)

    admission = Admission(settings, jobs, moderation, policy, operation, runs, estimates, workloads)
    intake = Intake(settings, blobs, imaging, checker)
    results = Results(jobs, blobs, imaging)
    service = JobService(
        settings, jobs, queue, blobs, admission, intake, checker, results, workloads, runner, delivery, audit
    )
    styles = StyleService(saved_styles, jobs, blobs, imaging, admission, results, runner, moderation, policy, audit)
    client.parts = Parts(
        settings=settings,
        admission=admission,
        jobs=service,
        results=results,
        overviews=Overviews(jobs, queue, runs, estimates),
        workloads=workloads,
        styles=styles,
        history=History(database),
        personal_data=PersonalData(people, service, blobs, imaging, delivery),
        moderation=moderation,
        policy=policy,
        operation=operation,
        usage=ServerUsage(usage_counts, imaging),
        forms=forms,
        default_preset=lambda: draft_choice.default_preset,
    )
    serve_interactions(client, settings.owner.guild)
    return Wordbrush(
        parts=client.parts,
        client=client,
        jobs=jobs,
        imaging=imaging,
        queue=queue,
        runs=runs,
        runner=runner,
        delivery=delivery,
        sweeper=Sweeper(settings.retention, Retention(database), people, guilds, blobs),
        audit=audit,
        reservation=reservation,
    )


def _monitoring(settings: Settings, database: Database, wordbrush: Wordbrush) -> Monitoring:
    client, runs, queue = wordbrush.client, wordbrush.runs, wordbrush.queue
    state = GaugeCollector(
        lambda: {"queued": len(queue), "running": len(runs.tickets())},
        runs.fleet,
        database.file.parent if database.file else Path(),
    )
    return Monitoring(
        settings.monitoring.listen,
        database,
        state,
        connected=lambda: client.is_ready() and not client.is_closed(),
        token_is_taken=lambda: wordbrush.delivery.token_is_taken,
        engine_ready=lambda: runs.engine_is_up,
        stopping=lambda: client.stopping,
    )


async def _log_in(client: WordbrushClient, token: str, stop: asyncio.Event) -> None:
    """Log in, however long it takes until Discord answers. Raises DiscordRefuses."""
    while not stop.is_set():
        try:
            await client.login(token)
            return
        except discord.LoginFailure as error:
            raise DiscordRefuses(text("token-refused")) from error
        except (discord.DiscordServerError, discord.RateLimited, aiohttp.ClientError, OSError) as error:
            log.warning("discord not reached", next_try_in_seconds=CONNECT_RETRY, problem=str(error))
            await client.http.close()
            client.http.connector = discord.utils.MISSING  # closed with it; the next login makes another
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), CONNECT_RETRY)


async def _connect(client: WordbrushClient, stop: asyncio.Event) -> None:
    """Hold the gateway until the client is closed; wait first if the starts of a day are used up.

    https://docs.discord.com/developers/events/gateway#session-start-limit
    """
    with suppress(discord.DiscordException, aiohttp.ClientError, OSError):  # then connecting finds out, and repeats
        limits = await client.fetch_session_start_limits()
        while limits.remaining < 1 and not stop.is_set():
            seconds = max(limits.reset_after / 1000, CONNECT_RETRY)
            log.error(text("starts-used-up", total=limits.total), seconds=round(seconds))
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), seconds)
            limits = await client.fetch_session_start_limits()
    if not stop.is_set():
        await client.connect()


def _fleet(settings: Settings, worker: str) -> Fleet:
    starts, hung_after = settings.engine.start_requests(), settings.engine.hung_after
    if settings.engine.backend == "local":
        return LocalFleet(starts, worker=worker, hung_after=hung_after)
    engine = settings.engine
    if find_spec("ray") is None:
        raise ConfigError(text("ray-missing"))
    return ClusterFleet(engine.join(worker), starts[0], most=engine.ray.most, hung_after=hung_after)


def point_discord_at(api_base: str) -> None:
    """Make discord.py talk to another Discord, for the rest of the process: the addresses belong to classes."""
    if api_base == DISCORD_API:
        return
    address = yarl.URL(api_base)
    Route.BASE = api_base.rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = address.origin().with_scheme("wss" if address.scheme == "https" else "ws")
    discord.Asset.BASE = str(address.origin())
