"""The Discord client: its command tree, its buttons, and one place where every failure becomes a sentence."""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress

import discord
import structlog
from discord import app_commands

from bot.commands.context import ANSWERED_ALREADY, DEFERRED_PANEL, PERMISSIONS
from bot.commands.history import show_history
from bot.commands.job_buttons import press
from bot.commands.registry import add_commands
from bot.config import Settings
from bot.errors import WordbrushError
from bot.jobs.service import JobService
from bot.panels.buttons import HistoryButton, JobButton
from bot.store.jobs import History
from bot.store.memory import Memory
from bot.texts import text
from engine.presets import PresetName

LATE = 10062
LONGEST_WAIT = 30.0  # seconds of a rate limit that a request waits for by itself

log = structlog.get_logger()


class WordbrushClient(discord.AutoShardedClient):
    """Discord as the bot sees it. Guilds are all it has to know: no privileged intent is needed."""

    def __init__(self, settings: Settings, history: History, memory: Memory) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_ratelimit_timeout=LONGEST_WAIT,
        )
        self.settings = settings
        self.history = history
        self.memory = memory
        self.service: JobService
        self.choose_preset: Callable[[], PresetName]  # for jobs that ask for none
        self.stopping = False
        self.tree = _Tree(self)
        add_commands(self.tree)
        self.add_dynamic_items(JobButton, HistoryButton)

    async def setup_hook(self) -> None:
        """After login, before the gateway."""
        assert self.application_id
        address = discord.utils.oauth_url(
            self.application_id, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
        )
        log.info(text("invite", address=address))
        await self.sync_if_changed()

    async def sync_if_changed(self) -> bool:
        """Tell Discord the commands where they are not the ones that it has; there are 200 creations a day."""
        assert self.application_id
        payload = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
        key = f"commands:{self.application_id}"
        there = {command.name for command in await self.tree.fetch_commands()}
        if await self.memory.get(key) == digest and there == {command["name"] for command in payload}:
            return False
        await self.tree.sync()
        await self.memory.set(key, digest)
        log.info("commands synced", commands=sorted(command["name"] for command in payload))
        return True

    async def pressed_job_button(
        self, interaction: "discord.Interaction[WordbrushClient]", job: int, action: str
    ) -> None:
        """A button of a job's panel."""
        with structlog.contextvars.bound_contextvars(job=job):
            try:
                await press(interaction, job, action)
            except Exception as error:
                await explain(interaction, error)

    async def pressed_history_button(self, interaction: "discord.Interaction[WordbrushClient]", offset: int) -> None:
        """Another page of the history."""
        try:
            await show_history(interaction, offset)
        except Exception as error:
            await explain(interaction, error)


class _Tree(app_commands.CommandTree[WordbrushClient]):
    async def on_error(
        self, interaction: discord.Interaction[WordbrushClient], error: app_commands.AppCommandError, /
    ) -> None:
        original = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await explain(interaction, original)


async def explain(interaction: discord.Interaction[WordbrushClient], error: Exception) -> None:
    """The one error handler: a sentence for the person, and a log line where something is wrong."""
    if isinstance(error, discord.HTTPException) and error.code == LATE:
        log.warning("answered too late", interaction=interaction.id)
        return
    if isinstance(error, discord.HTTPException) and error.code == ANSWERED_ALREADY:
        # The first one had arrived, and its receipt was lost.
        log.warning("answer repeated", interaction=interaction.id)
        return
    locale = str(interaction.locale)
    if isinstance(error, WordbrushError):
        sentence = error.sentence(locale)
        log.info("refused", user=interaction.user.id, guild=interaction.guild_id, why=str(error))
    else:
        sentence = text("something-wrong", locale)
        log.error("command broken", user=interaction.user.id, guild=interaction.guild_id, exc_info=error)
    try:
        await _say_privately(interaction, sentence)
    except (discord.DiscordException, OSError) as failure:
        log.warning("explanation not delivered", user=interaction.user.id, problem=str(failure))


async def _say_privately(interaction: discord.Interaction[WordbrushClient], sentence: str) -> None:
    if interaction.extras.get(DEFERRED_PANEL):
        # A follow-up would take the place of the public "thinking…", and its visibility: take that away first.
        with suppress(discord.NotFound):
            await interaction.delete_original_response()
    elif not interaction.response.is_done():
        await interaction.response.send_message(sentence, ephemeral=True)
        return
    await interaction.followup.send(sentence, ephemeral=True)
