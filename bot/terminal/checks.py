"""The checks of `wordbrush doctor`: configuration, Discord, database, disks, cluster, models and device."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import aiohttp
import discord

from bot.client import NEEDED, PERMISSIONS
from bot.config import Settings, readable_by_others
from bot.engines.cluster import Cluster, ClusterLost
from bot.engines.cluster_messages import Node
from bot.engines.connection import Engine
from bot.errors import EngineDied, JobFailed
from bot.samples import SAMPLES
from bot.store import maintenance
from bot.store.backend import DatabaseProblem
from bot.store.database import Database
from engine.protocol.messages import Progress, Ready, Stylize, SurveyModels
from engine.protocol.presets import default_preset

State = Literal["ok", "warning", "problem"]

DISCORD_SECONDS = 15.0
GUILDS_AT_ONCE = 200  # on a page, the most that Discord gives
LITTLE_ROOM, NO_ROOM = 2e9, 200e6  # bytes
FEW_STARTS = 20  # sessions left to start, of the 1000 a day that Discord allows
MEASURED_STEPS = 3
CLUSTER_SECONDS = 60.0
PORTAL = "https://discord.com/developers/applications"


@dataclass(frozen=True)
class Finding:
    """The result of one check: what was checked, its state, a description, and what to do about it."""

    what: str
    state: State
    said: str
    to_do: str = ""


def configuration(file: Path | None) -> Finding:
    """Check that nobody else on this machine can read the configuration, which was loaded before.

    file: the configuration's; None for the usual one.
    """
    if open_to_all := readable_by_others(file):
        said = f"others on this machine can read {open_to_all}, with the token in it"
        return Finding("configuration", "warning", said, f"chmod 600 {open_to_all}")
    return Finding("configuration", "ok", "can be read")


async def of_discord(settings: Settings) -> AsyncIterator[Finding]:
    """Check the token, the gateway and the bot's permissions in each of its servers.

    Problems of the network are findings, too; nothing is raised for them.
    https://docs.discord.com/developers/events/gateway#session-start-limit
    """
    if settings.discord.token is None:
        to_do = f"{PORTAL}, “Bot”, “Reset Token”; then WORDBRUSH_DISCORD__TOKEN or config.toml"
        yield Finding("token", "warning", "there is none, which “wordbrush run” needs", to_do)
        return
    headers = {"Authorization": f"Bot {settings.discord.token.get_secret_value()}"}
    limit, proxy = aiohttp.ClientTimeout(DISCORD_SECONDS), settings.discord.proxy_address()
    async with aiohttp.ClientSession(headers=headers, timeout=limit) as session:

        async def get(path: str) -> tuple[int, Any]:
            async with session.get(settings.discord.api_base.rstrip("/") + path, proxy=proxy) as answer:
                return answer.status, await answer.json(content_type=None)

        try:
            status, me = await get("/users/@me")
            if status == 401:
                to_do = f"{PORTAL}, “Bot”, “Reset Token”, and put the new one where the old one is"
                yield Finding("token", "problem", "Discord does not accept it", to_do)
                return
            yield Finding("token", "ok", f"it is that of {me['username']} ({me['id']})")
            yield _of_gateway((await get("/gateway/bot"))[1])
            async for finding in _of_guilds(get, int(me["id"])):
                yield finding
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
            said = f"{settings.discord.api_base} does not answer as it should: {error or type(error).__name__}"
            yield Finding("Discord", "problem", said, "look at this machine's network, or try again later")


def _of_gateway(gateway: dict[str, Any]) -> Finding:
    starts, shards = gateway["session_start_limit"], gateway["shards"]
    left = f"{starts['remaining']} of {starts['total']} starts left today"
    said = f"no privileged ones are needed; {shards} shard{'s' * (shards > 1)}, {left}"
    if starts["remaining"] < FEW_STARTS:
        return Finding("intents", "warning", said, "do not start the bot again and again: at 0 its token is reset")
    return Finding("intents", "ok", said)


async def _of_guilds(get: Any, application: int) -> AsyncIterator[Finding]:
    after, found = 0, 0
    while page := (await get(f"/users/@me/guilds?limit={GUILDS_AT_ONCE}&after={after}"))[1]:
        for guild in page:
            found += 1
            allowed = discord.Permissions(int(guild["permissions"]))
            missing = [name for name in NEEDED if not (allowed.administrator or getattr(allowed, name))]
            if missing:
                names = ", ".join(name.replace("_", " ").title() for name in missing)
                to_do = f"allow it there in the settings of roles, or invite again: {invitation(application)}"
                yield Finding(f"server {guild['name']}", "problem", f"the bot lacks {names}", to_do)
        after = page[-1]["id"]
        if len(page) < GUILDS_AT_ONCE:
            break
    if not found:
        yield Finding("servers", "warning", "the bot is in none", f"invite it: {invitation(application)}")
    else:
        yield Finding("servers", "ok", f"the bot is in {found}")


def invitation(application: int) -> str:
    """Return the link with which a server adds the bot and its permissions."""
    return discord.utils.oauth_url(application, permissions=PERMISSIONS, scopes=("bot", "applications.commands"))


async def of_database(settings: Settings) -> AsyncIterator[Finding]:
    """Check that the database is intact and of this version, and whether a bot is using it."""
    try:
        database = Database(settings.database.url)
    except DatabaseProblem as problem:
        yield Finding("database", "problem", str(problem), "correct database.url in config.toml")
        return
    try:
        if database.file is not None and not database.file.exists():
            yield Finding("database", "ok", f"{database.file} is made when the bot starts")
            return
        found = await maintenance.check(database)
        said = f"{database.name}: revision {found.revision}, {found.jobs} jobs, {found.waiting} waiting"
        if found.revision != maintenance.revisions()[-1]:
            yield Finding("database", "ok", found.problems[0])
        elif found.problems:
            yield Finding(
                "database", "problem", found.problems[0], "wordbrush db check; then wordbrush db restore BACKUP"
            )
        else:
            yield Finding("database", "ok", said)
        try:
            async with database.reserved():
                yield Finding("bot", "ok", "none is running on this database")
        except DatabaseProblem:
            yield Finding("bot", "ok", "one is running on this database")
    except DatabaseProblem as problem:
        to_do = "wordbrush db restore BACKUP, or move the file away to begin anew"
        yield Finding("database", "problem", str(problem), to_do if database.file else "start it; see database.url")
    finally:
        await database.close()


def of_disks(settings: Settings) -> list[Finding]:
    """Check the free space for the database, for pictures in a local folder, and for the models."""
    places = {}
    if settings.database.url.startswith("sqlite"):
        places["database"] = _nearest_folder(settings.database.url.rpartition("///")[2])
    if "://" not in settings.blobs.url:
        places["pictures"] = _nearest_folder(settings.blobs.url)
    places["models"] = _nearest_folder(str(settings.engine.cache_dir.expanduser()))
    found = []
    for what, folder in places.items():
        free = shutil.disk_usage(folder).free
        said, state = f"{free / 1e9:.1f} GB free", "ok"
        to_do = ""
        limit = settings.retention.gigabytes * 1e9
        if free < NO_ROOM:
            state, to_do = "problem", "make room: new pictures are refused where nothing can be written"
        elif free < LITTLE_ROOM:
            state, to_do = "warning", "make room, or let less be kept: gigabytes in [retention]"
        elif what == "pictures" and limit and free < limit:
            said += f", and {settings.retention.gigabytes:g} GB may be kept"
            to_do = "where other things fill this disk too, let less be kept: gigabytes in [retention]"
        found.append(Finding(f"disk of the {what}", state, said, to_do))  # type: ignore[arg-type]  # one of the three
    return found


def _nearest_folder(path: str) -> Path:
    """Return the nearest folder at or above a path that exists."""
    folder = Path(path).absolute()
    while not folder.is_dir():
        folder = folder.parent
    return folder


async def of_cluster(cluster: Cluster, settings: Settings) -> tuple[Node | None, Finding]:
    """Check that the Ray cluster can be joined and has room for engines.

    Returns a node with room, or None, beside the finding.
    """
    try:
        nodes = await cluster.joined(CLUSTER_SECONDS)
    except ClusterLost as problem:
        to_do = "start it, and make this machine a node of it; see address in [engine.ray] and docs/cluster.md"
        return None, Finding("cluster", "problem", str(problem), to_do)
    with_room = [node for node in nodes if node.room]
    share = ", ".join(f"{name} {amount:g}" for name, amount in settings.engine.ray.share.items())
    if not with_room:
        said = f"{len(nodes)} nodes, and none of them has {share} for an engine"
        return None, Finding("cluster", "problem", said, "start a node that has, or set share in [engine.ray]")
    rooms = ", ".join(f"{node.name} {node.room}" for node in with_room)
    said = f"{len(nodes)} nodes, room for {sum(node.room for node in nodes)} engines: {rooms}"
    return with_room[0], Finding("cluster", "ok", said)


async def of_models(engine: Engine, settings: Settings) -> list[Finding]:
    """Check that the files of the models exist and are the published ones."""
    files = await engine.survey_models(SurveyModels(models=settings.engine.models_config(), fetch=False, check=True))
    found = []
    for file in files.files:
        what, fetched = f"model {file.name}", bool(file.comes_from)
        if not file.bytes:
            to_do = "it is fetched when it is first needed, or now: wordbrush models fetch"
            state: State = "warning" if fetched else "problem"
            found.append(Finding(what, state, f"{file.path} is not there", to_do if fetched else "correct its path"))
        elif not file.whole:
            found.append(Finding(what, "problem", f"{file.path} is damaged", "wordbrush models fetch"))
        else:
            found.append(Finding(what, "ok", f"{file.path}, {file.bytes / 1e6:.0f} MB, whole"))
    return found


async def of_device(engine: Engine, settings: Settings) -> tuple[Ready | None, list[Finding]]:
    """Check that the device can load the models, and measure the seconds of a step on it.

    Returns what the engine says of itself, or None if it failed, beside the findings.
    """
    try:
        ready = await engine.start(settings.engine.start_requests()[0])
        seconds, steps = await _seconds_a_step(engine, settings, ready)
    except (JobFailed, EngineDied) as problem:
        return None, [Finding("device", "problem", str(problem), "choose another `device` or `models` in [engine]")]
    preset = settings.engine.preset or default_preset(settings.engine.models, ready.device)
    took = f"{seconds:.2g} s a step, about {seconds * steps:.0f} s for a “{preset}” picture"
    slow = seconds > settings.engine.hung_after / 2
    to_do = "a GPU, a smaller preset, or a larger hung_after in [engine]" if slow else ""
    finding = Finding("device", "warning" if slow else "ok", f"{ready.device_name} ({ready.device}): {took}", to_do)
    return ready, [finding]


async def _seconds_a_step(engine: Engine, settings: Settings, ready: Ready) -> tuple[float, int]:
    """Return the seconds of a step with the preset that jobs get, and the preset's number of steps.

    The first step is left out, because it is slower.
    """
    preset = settings.preset(settings.engine.preset or default_preset(settings.engine.models, ready.device))
    photo = await asyncio.to_thread(SAMPLES["chelsea"].read_bytes)
    request = Stylize(job="speed", picture=photo, prompt="watercolor painting", preset=preset, seed=0)
    first: Progress | None = None
    async for event in engine.paint(request):
        if isinstance(event, Progress) and event.step:
            first = first or event
            if event.step >= first.step + MEASURED_STEPS:
                await engine.cancel("speed")
                return (event.seconds - first.seconds) / (event.step - first.step), preset.steps
    raise AssertionError("unreachable: presets have more steps")
