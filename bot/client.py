"""The Discord client: its login, its command tree, and what it does when guilds come and go."""

import asyncio
import hashlib
import json
from typing import Any

import discord
import structlog
from discord import app_commands

from bot.config import Settings
from bot.errors import DiscordAnswer, answer_of
from bot.i18n.texts import text
from bot.i18n.translator import Translator
from bot.jobs.parts import Parts
from bot.observability.traffic import Traffic
from bot.panels.welcome import welcome_panel
from bot.store.database import owes_first_response
from bot.store.guilds import Guilds
from bot.store.key_values import KeyValues

# All that the bot needs in a server; the link that invites it asks for exactly these.
NEEDED = ("view_channel", "send_messages", "send_messages_in_threads", "attach_files")
PERMISSIONS = discord.Permissions(**dict.fromkeys(NEEDED, True))
SPEAKING = discord.Permissions(view_channel=True, send_messages=True)
LONGEST_WAIT = 30.0  # seconds of a rate limit that a request waits for by itself

log = structlog.get_logger()


class WordbrushClient(discord.AutoShardedClient):
    """The connection to Discord. Guilds are the only intent: no privileged one is needed."""

    def __init__(self, settings: Settings, key_values: KeyValues, guilds: Guilds) -> None:
        self._traffic = Traffic()
        super().__init__(
            http_trace=self._traffic.trace,
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_ratelimit_timeout=LONGEST_WAIT,
            proxy=settings.discord.proxy_address(),
        )
        self.parts: Parts  # what interactions are answered with; made of what is made with the client
        self._settings = settings
        self._key_values = key_values
        self._guilds_kept = guilds
        self.stopping = False
        self.mentions: dict[str, str] = {}  # of commands, by name
        self._in_hand: set[asyncio.Task[Any]] = set()
        self._translator = Translator()
        self.tree = _Tree(self)

    async def setup_hook(self) -> None:
        """Log the invitation and sync the commands, after the login and before the gateway."""
        assert self.application_id
        address = discord.utils.oauth_url(
            self.application_id, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
        )
        log.info(text("invite", address=address))
        await self.tree.set_translator(self._translator)
        await self.sync_if_changed()

    async def sync_if_changed(self) -> None:
        """Tell Discord the commands if it has others; a bot may create 200 a day."""
        there = await self._synced(None)
        self.mentions = {command.name: command.mention for command in there}
        self.mentions |= {
            f"{command.name} {part.name}": part.mention
            for command in there
            for part in command.options
            if isinstance(part, app_commands.AppCommandGroup)
        }
        if self._settings.owner.guild is not None:
            try:
                await self._synced(discord.Object(self._settings.owner.guild))
            except discord.Forbidden:
                log.warning(
                    "owner commands not registered",
                    guild=self._settings.owner.guild,
                    problem="the bot is not in that server",
                )

    async def _synced(self, guild: discord.Object | None) -> list[app_commands.AppCommand]:
        assert self.application_id
        commands = self.tree.get_commands(guild=guild)
        payload = [await command.get_translated_payload(self.tree, self._translator) for command in commands]
        digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
        key = f"commands:{self.application_id}" + (f":{guild.id}" if guild else "")
        there = await self.tree.fetch_commands(guild=guild)
        names = {command["name"] for command in payload}
        if await self._key_values.get(key) != digest or {command.name for command in there} != names:
            try:
                there = await self.tree.sync(guild=guild)
            except discord.HTTPException as error:
                if guild or answer_of(error) is DiscordAnswer.LATER:
                    raise
                # What is there already works on; all else waits until the application is set up as it should be.
                log.error(text("commands-refused", problem=str(error)))
                return there
            await self._key_values.set(key, digest)
            log.info("commands synced", commands=sorted(names), guild=guild.id if guild else None)
        return there

    async def on_ready(self) -> None:
        """Mark the guilds that removed the bot while it was away."""
        await self._guilds_kept.set_present({guild.id for guild in self.guilds})

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Mark a guild as gone; bot.jobs.sweeper deletes what is kept of it later."""
        await self._guilds_kept.set_departed(guild.id, departed=True)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Say in a new guild's system channel what to type, if the bot may speak there."""
        await self._guilds_kept.set_departed(guild.id, departed=False)
        if guild.id == self._settings.owner.guild:
            await self._synced(discord.Object(guild.id))
        channel = guild.system_channel
        if channel is None or not channel.permissions_for(guild.me).is_superset(SPEAKING):
            return
        name = text("command-stylize")
        stylize = self.mentions.get(name, f"/{name}")  # where Discord has refused the commands
        try:
            await channel.send(view=welcome_panel(stylize, str(guild.preferred_locale)))
        except (discord.DiscordException, OSError) as error:
            log.warning("welcome not delivered", guild=guild.id, problem=str(error))

    async def on_app_command_completion(
        self, interaction: discord.Interaction["WordbrushClient"], command: app_commands.Command[Any, ..., Any]
    ) -> None:
        """Log a command that was answered without an error."""
        whose = {"interaction": interaction.id, "user": interaction.user.id, "guild": interaction.guild_id}
        log.info("interaction answered", **whose, what=command.qualified_name)

    def take_in_hand(self, interaction: discord.Interaction["WordbrushClient"]) -> None:
        """Enter an interaction for the current task: log lines name it, and a stop waits for it."""
        self._traffic.heard(interaction.id)
        structlog.contextvars.bind_contextvars(interaction=interaction.id)
        owes_first_response.set(lambda: not interaction.response.is_done())
        task = asyncio.current_task()
        assert task
        self._in_hand.add(task)
        task.add_done_callback(self._in_hand.discard)

    async def finish_interactions(self, timeout_s: float) -> None:
        """Wait until every interaction is through: some write what they keep after their answer."""
        if self._in_hand:
            await asyncio.wait(self._in_hand, timeout=timeout_s)


class _Tree(app_commands.CommandTree[WordbrushClient]):
    async def interaction_check(self, interaction: discord.Interaction[WordbrushClient], /) -> bool:
        """Take every command in hand, and let it begin."""
        self.client.take_in_hand(interaction)
        return True
