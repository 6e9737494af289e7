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
from bot.i18n.texts import text
from bot.imaging.imaging_client import check_is_installed
from bot.processes.permissions import nearest_folder, open_to_others, unwritable
from bot.rules.picture_rules import PictureCheck
from bot.samples import SAMPLES
from bot.store import maintenance
from bot.store.backend import DatabaseProblem
from bot.store.database import Database
from bot.store.revisions import revisions
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
        said = f"other users of this machine can read {open_to_all}, which contains the token"
        return Finding("configuration", "warning", said, f"run: chmod 600 {open_to_all}")
    return Finding("configuration", "ok", "valid")


def picture_check(settings: Settings) -> Finding | None:
    """Check that the picture check is installed if the configuration asks for it; return None if it does not."""
    pictures = settings.moderation.pictures
    if pictures.check == PictureCheck.OFF:
        return None
    if not check_is_installed():
        said = "its packages are not installed, so the bot accepts no pictures"
        return Finding(
            "picture check", "problem", said, "run: make setup; in a container, build the image with EXTRAS=moderation"
        )
    return Finding("picture check", "ok", f"installed; {pictures.check}, {pictures.threshold}")


async def of_discord(settings: Settings) -> AsyncIterator[Finding]:
    """Check the token, the gateway and the bot's permissions in each of its servers.

    Problems of the network are findings, too; nothing is raised for them.
    https://docs.discord.com/developers/events/gateway#session-start-limit
    """
    if settings.discord.token is None:
        to_do = f"get one at {PORTAL} (“Bot”, “Reset Token”); set WORDBRUSH_DISCORD__TOKEN, or token in config.toml"
        yield Finding("token", "warning", "not set; “wordbrush run” needs one", to_do)
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
                to_do = f"get a new one at {PORTAL} (“Bot”, “Reset Token”), and replace the old one with it"
                yield Finding("token", "problem", "Discord rejects it", to_do)
                return
            yield Finding("token", "ok", f"belongs to {me['username']} ({me['id']})")
            yield _of_gateway((await get("/gateway/bot"))[1])
            async for finding in _of_guilds(get, int(me["id"])):
                yield finding
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
            said = f"no valid response from {settings.discord.api_base}: {error or type(error).__name__}"
            to_do = "check this machine's network connection and proxy, or try again later"
            yield Finding("Discord", "problem", said, to_do)


def _of_gateway(gateway: dict[str, Any]) -> Finding:
    starts, shards = gateway["session_start_limit"], gateway["shards"]
    left = f"{starts['remaining']} of {starts['total']} session starts left today"
    said = f"{shards} shard{'s' * (shards > 1)}, {left}"
    if starts["remaining"] < FEW_STARTS:
        return Finding("gateway", "warning", said, "avoid further restarts today: at 0, Discord resets the token")
    return Finding("gateway", "ok", said)


async def _of_guilds(get: Any, application: int) -> AsyncIterator[Finding]:
    after, found = 0, 0
    while page := (await get(f"/users/@me/guilds?limit={GUILDS_AT_ONCE}&after={after}"))[1]:
        for guild in page:
            found += 1
            allowed = discord.Permissions(int(guild["permissions"]))
            missing = [name for name in NEEDED if not (allowed.administrator or getattr(allowed, name))]
            if missing:
                names = ", ".join(text(f"permission-{name}") for name in missing)
                to_do = f"grant it in the server's role settings, or invite the bot again: {invitation(application)}"
                yield Finding(f"server {guild['name']}", "problem", f"the bot lacks the permission {names}", to_do)
        after = page[-1]["id"]
        if len(page) < GUILDS_AT_ONCE:
            break
    if not found:
        yield Finding("servers", "warning", "the bot is in none", f"invite the bot: {invitation(application)}")
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
            yield Finding("database", "ok", f"{database.file} does not exist yet; the bot creates it when it starts")
            return
        found = await maintenance.check(database)
        said = f"{database.name}: revision {found.revision}, {found.jobs} jobs, {found.waiting} waiting"
        if found.revision != revisions()[-1]:
            yield Finding("database", "ok", found.problems[0])
        elif found.problems:
            yield Finding(
                "database", "problem", found.problems[0], "run: wordbrush db check; then: wordbrush db restore BACKUP"
            )
        else:
            yield Finding("database", "ok", said)
        try:
            async with database.reserved():
                yield Finding("bot", "ok", "not running on this database")
        except DatabaseProblem:
            yield Finding("bot", "ok", "running on this database")
    except DatabaseProblem as problem:
        to_do = "start the database server, or correct database.url in config.toml"
        if database.file:
            to_do = "run: wordbrush db restore BACKUP; or move the file away to start with an empty database"
        yield Finding("database", "problem", str(problem), to_do)
    finally:
        await database.close()


def of_disks(settings: Settings) -> list[Finding]:
    """Check the folders for the database, for pictures and for the models: that they can be written, and their space.

    Also checks that other users of this machine cannot read the database and the pictures.
    """
    found = []
    for what, folder in settings.local_folders().items():
        if problem := unwritable(folder):
            # The files of the models may all be there already.
            state: State = "warning" if what == "models" else "problem"
            found.append(Finding(f"folder for the {what}", state, problem.said, problem.to_do))
        found.append(_free_space(what, folder, settings))
    for what, path in settings.private_paths().items():
        if problem := open_to_others(path):
            found.append(Finding(what, "warning", problem.said, problem.to_do))
    return found


def _free_space(what: str, folder: Path, settings: Settings) -> Finding:
    free = shutil.disk_usage(nearest_folder(folder)).free
    said, state, to_do = f"{free / 1e9:.1f} GB free", "ok", ""
    limit = settings.retention.gigabytes * 1e9
    if free < NO_ROOM:
        state, to_do = "problem", "free some space: the bot refuses new pictures when it cannot write them"
    elif free < LITTLE_ROOM:
        state, to_do = "warning", "free some space, or lower gigabytes in [retention]"
    elif what == "pictures" and limit and free < limit:
        said += f", less than the {settings.retention.gigabytes:g} GB that the bot may keep"
        to_do = "lower gigabytes in [retention] if other programs fill this disk, too"
    return Finding(f"disk for the {what}", state, said, to_do)  # type: ignore[arg-type]  # one of the three


async def of_cluster(cluster: Cluster, settings: Settings) -> tuple[Node | None, Finding]:
    """Check that the Ray cluster can be joined and has room for engines.

    Returns a node with room, or None, beside the finding.
    """
    try:
        nodes = await cluster.joined(CLUSTER_SECONDS)
    except ClusterLost as problem:
        to_do = "start the head of the cluster; see address in [engine.ray] and docs/cluster.md"
        return None, Finding("cluster", "problem", str(problem), to_do)
    with_room = [node for node in nodes if node.room]
    share = ", ".join(f"{name} {amount:g}" for name, amount in settings.engine.ray.share.items())
    if not with_room:
        said = f"none of the {len(nodes)} nodes has {share} for an engine"
        return None, Finding("cluster", "problem", said, "add such a node, or change share in [engine.ray]")
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
            to_do = "run: wordbrush models fetch; otherwise it is downloaded when it is first needed"
            state: State = "warning" if fetched else "problem"
            said = f"{file.path} does not exist{' yet' if fetched else ''}"
            found.append(Finding(what, state, said, to_do if fetched else "correct its path in [engine]"))
        elif not file.whole:
            found.append(Finding(what, "problem", f"{file.path} is damaged", "run: wordbrush models fetch"))
        else:
            found.append(Finding(what, "ok", f"{file.path}, {file.bytes / 1e6:.0f} MB, intact"))
    return found


async def of_device(engine: Engine, settings: Settings) -> tuple[Ready | None, list[Finding]]:
    """Check that the device can load the models, and measure the seconds of a step on it.

    Returns what the engine says of itself, or None if it failed, beside the findings.
    """
    try:
        ready = await engine.start(settings.engine.start_requests()[0])
        seconds, steps = await _seconds_a_step(engine, settings, ready)
    except (JobFailed, EngineDied) as problem:
        return None, [Finding("device", "problem", str(problem), "set another device or other models in [engine]")]
    preset = settings.engine.preset or default_preset(settings.engine.models, ready.device)
    took = f"{seconds:.2g} s per step, about {seconds * steps:.0f} s for a picture with the preset {preset}"
    slow = seconds > settings.engine.hung_after / 2
    to_do = "use a GPU or a smaller preset, or raise hung_after in [engine]" if slow else ""
    finding = Finding("device", "warning" if slow else "ok", f"{ready.device_name} ({ready.device}): {took}", to_do)
    card = Finding("graphics card", "warning", ready.card_problem, ready.card_to_do)
    return ready, [finding, card] if ready.card_problem else [finding]


async def _seconds_a_step(engine: Engine, settings: Settings, ready: Ready) -> tuple[float, int]:
    """Return the seconds of a step with the preset that jobs get, and the preset's number of steps.

    The first step is left out, because it is slower.
    """
    settings.choose_draft(lambda: ready.device == "cpu")  # nobody has measured how fast it is
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
