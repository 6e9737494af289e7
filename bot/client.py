"""The Discord client: its command tree, its buttons, and one place where every failure becomes a sentence."""

import asyncio
import hashlib
import json
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any

import discord
import msgspec
import structlog
from discord import app_commands, ui

from bot.commands.context import ANSWERED_ALREADY, DEFERRED_PANEL, PERMISSIONS
from bot.commands.examples import paint_example
from bot.commands.forms import FORM, send_form
from bot.commands.history import send_search, use_history
from bot.commands.job_buttons import press
from bot.commands.pictures import SeenPicture
from bot.commands.privacy import press_privacy
from bot.commands.registry import add_commands
from bot.commands.settings import COMPONENT, use_settings
from bot.commands.style import FORM as STYLE_FORM
from bot.commands.style import press_style, send_style_form
from bot.commands.styles import show_styles
from bot.config import Settings
from bot.delivery.discord_answers import Answer, answer_of
from bot.errors import Noticed, Refusal, StorageProblem, UnknownStyle, WordbrushError
from bot.i18n.texts import text
from bot.i18n.translator import Translator
from bot.jobs.moderation import Moderation
from bot.jobs.operation import Operation
from bot.jobs.personal_data import PersonalData
from bot.jobs.policy import Policy
from bot.jobs.server_usage import ServerUsage
from bot.jobs.service import JobService
from bot.jobs.style_service import StyleService
from bot.monitoring import Traffic
from bot.observability.metrics import BROKEN, REFUSALS, TOO_LATE
from bot.panels.buttons import (
    ExampleButton,
    HistoryButton,
    HistoryMenu,
    JobButton,
    PrivacyButton,
    StyleButton,
    StyleMenu,
    StylesButton,
)
from bot.panels.history_pages import SEARCH_FORM
from bot.panels.known_styles import styles_offer
from bot.panels.settings_panel import SettingsButton, SettingsMenu
from bot.panels.welcome import welcome_panel
from bot.store.database import answers_soon
from bot.store.guilds import Guilds
from bot.store.key_values import Memory
from bot.store.person_history import History
from engine.protocol.presets import PresetName

LATE = 10062
SPEAKING = discord.Permissions(view_channel=True, send_messages=True)
FORMS, OPEN_FORMS, FORM_SECONDS = "open-forms", 100, 86400.0  # the addresses of pictures live for a day
LONGEST_CONTENT = 2000  # characters of a message
LONGEST_WAIT = 30.0  # seconds of a rate limit that a request waits for by itself

log = structlog.get_logger()


class OpenForm(msgspec.Struct):
    """A form about pictures of a message. opened: a moment, in seconds."""

    opened: float
    pictures: list[SeenPicture]


class WordbrushClient(discord.AutoShardedClient):
    """Discord as the bot sees it. Guilds are all it has to know: no privileged intent is needed."""

    def __init__(self, settings: Settings, history: History, memory: Memory, guilds: Guilds) -> None:
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
        self.settings = settings
        self.history = history
        self.memory = memory
        self._guilds_kept = guilds
        self.service: JobService
        self.styles: StyleService
        self.personal: PersonalData
        self.moderation: Moderation
        self.policy: Policy
        self.operation: Operation
        self.usage: ServerUsage
        self.choose_preset: Callable[[], PresetName]  # for jobs that ask for none
        self.stopping = False
        self.mentions: dict[str, str] = {}  # of commands, by name
        self._in_hand: set[asyncio.Task[Any]] = set()
        self._forms: dict[str, OpenForm] | None = None  # by custom id, the oldest first; None: not yet read
        self._translator = Translator()
        self.tree = _Tree(self)
        add_commands(self.tree, settings.owner.guild)
        self.add_dynamic_items(JobButton, PrivacyButton, HistoryButton, HistoryMenu, ExampleButton, StylesButton)
        self.add_dynamic_items(SettingsButton, SettingsMenu, StyleButton, StyleMenu)

    async def setup_hook(self) -> None:
        """After login, before the gateway."""
        assert self.application_id
        address = discord.utils.oauth_url(
            self.application_id, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
        )
        log.info(text("invite", address=address))
        await self.tree.set_translator(self._translator)
        await self.sync_if_changed()

    async def sync_if_changed(self) -> None:
        """Tell Discord the commands where they are not the ones that it has; there are 200 creations a day."""
        there = await self._synced(None)
        self.mentions = {command.name: command.mention for command in there}
        self.mentions |= {
            f"{command.name} {part.name}": part.mention
            for command in there
            for part in command.options
            if isinstance(part, app_commands.AppCommandGroup)
        }
        if self.settings.owner.guild is not None:
            try:
                await self._synced(discord.Object(self.settings.owner.guild))
            except discord.Forbidden:
                log.warning("owner commands not there", guild=self.settings.owner.guild, problem="the bot is not in it")

    async def _synced(self, guild: discord.Object | None) -> list[app_commands.AppCommand]:
        assert self.application_id
        commands = self.tree.get_commands(guild=guild)
        payload = [await command.get_translated_payload(self.tree, self._translator) for command in commands]
        digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
        key = f"commands:{self.application_id}" + (f":{guild.id}" if guild else "")
        there = await self.tree.fetch_commands(guild=guild)
        names = {command["name"] for command in payload}
        if await self.memory.get(key) != digest or {command.name for command in there} != names:
            try:
                there = await self.tree.sync(guild=guild)
            except discord.HTTPException as error:
                if guild or answer_of(error) is Answer.LATER:
                    raise
                # What is there already works on; all else waits until the application is set up as it should be.
                log.error(text("commands-refused", problem=str(error)))
                return there
            await self.memory.set(key, digest)
            log.info("commands synced", commands=sorted(names), guild=guild.id if guild else None)
        return there

    async def on_ready(self) -> None:
        """All guilds are known: those that are no longer among them have removed the bot while it was away."""
        await self._guilds_kept.set_present({guild.id for guild in self.guilds})

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """What is kept of it goes later: see bot.jobs.sweeper."""
        await self._guilds_kept.set_left(guild.id, left=True)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Say what to type, where a server's news go; in silence where that is not for the bot."""
        await self._guilds_kept.set_left(guild.id, left=False)
        if guild.id == self.settings.owner.guild:
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
        """What nothing has stood in the way of."""
        log.info("interaction answered", **_whose(interaction), what=command.qualified_name)

    def take_in_hand(self, interaction: discord.Interaction["WordbrushClient"]) -> None:
        """Enter an interaction for the current task: its log lines name it, and a stop waits until it is through."""
        structlog.contextvars.bind_contextvars(interaction=interaction.id)
        answers_soon.set(lambda: not interaction.response.is_done())
        task = asyncio.current_task()
        assert task
        self._in_hand.add(task)
        task.add_done_callback(self._in_hand.discard)

    async def finish_interactions(self, timeout_s: float) -> None:
        """Wait until every interaction is through: some still write what they were asked to keep after their answer."""
        if self._in_hand:
            await asyncio.wait(self._in_hand, timeout=timeout_s)

    async def remember_pictures(self, form: str, pictures: Sequence[SeenPicture]) -> None:
        """A form about these pictures was opened, and may be sent after a restart; the oldest are forgotten."""
        forms = await self._open_forms()
        forms.pop(form, None)
        forms[form] = OpenForm(time.time(), list(pictures))
        late = time.time() - FORM_SECONDS
        newest = [(name, one) for name, one in forms.items() if one.opened > late][-OPEN_FORMS:]
        self._forms = dict(newest)
        await self.memory.set(FORMS, msgspec.json.encode(self._forms).decode())

    async def seen_pictures(self, form: str) -> Sequence[SeenPicture]:
        """What a form is about; none where it was opened very long ago."""
        found = (await self._open_forms()).get(form)
        return found.pictures if found else ()

    async def _open_forms(self) -> dict[str, OpenForm]:
        if self._forms is None:
            self._forms = msgspec.json.decode(await self.memory.get(FORMS) or "{}", type=dict[str, OpenForm])
        return self._forms

    async def on_interaction(self, interaction: discord.Interaction["WordbrushClient"]) -> None:
        """A form was sent; everything else has handlers of its own."""
        self._traffic.heard(interaction.id)
        if interaction.type is discord.InteractionType.modal_submit:
            data: Any = interaction.data
            if about := FORM.fullmatch(data["custom_id"]):
                await _explained(interaction, send_form(interaction, about))
            elif about := STYLE_FORM.fullmatch(data["custom_id"]):
                await _explained(interaction, send_style_form(interaction, about))
            elif data["custom_id"] == SEARCH_FORM:
                await _explained(interaction, send_search(interaction))
            elif COMPONENT.fullmatch(data["custom_id"]):
                await self.used_settings(interaction, data["custom_id"])

    async def pressed_job_button(
        self, interaction: "discord.Interaction[WordbrushClient]", job: int, action: str
    ) -> None:
        """A button of a job's panel."""
        with structlog.contextvars.bound_contextvars(job=job):
            await _explained(interaction, press(interaction, job, action))

    async def used_history(
        self, interaction: "discord.Interaction[WordbrushClient]", custom_id: str, values: Sequence[str] = ()
    ) -> None:
        """A button or a menu of somebody's own history."""
        await _explained(interaction, use_history(interaction, custom_id, values))

    async def used_settings(
        self, interaction: "discord.Interaction[WordbrushClient]", custom_id: str, values: Sequence[str] = ()
    ) -> None:
        """Something of a server's settings."""
        await _explained(interaction, use_settings(interaction, custom_id, values))

    async def pressed_privacy_button(
        self, interaction: "discord.Interaction[WordbrushClient]", verb: str, after: int
    ) -> None:
        """A button of what is kept about somebody."""
        await _explained(interaction, press_privacy(interaction, verb, after))

    async def pressed_example_button(self, interaction: "discord.Interaction[WordbrushClient]", name: str) -> None:
        """An example of the welcome."""
        await _explained(interaction, paint_example(interaction, name))

    async def pressed_style_button(
        self, interaction: "discord.Interaction[WordbrushClient]", number: int, verb: str
    ) -> None:
        """Something of a style, or of a page of them."""
        await _explained(interaction, press_style(interaction, number, verb))

    async def pressed_styles_button(self, interaction: "discord.Interaction[WordbrushClient]") -> None:
        """What the bundled models know, after a refusal."""
        await _explained(interaction, show_styles(interaction))


async def _explained(interaction: discord.Interaction[WordbrushClient], deed: Awaitable[None]) -> None:
    interaction.client.take_in_hand(interaction)
    try:
        await deed
    except Exception as error:
        await explain(interaction, error)
    else:
        data: Any = interaction.data
        log.info("interaction answered", **_whose(interaction), what=data["custom_id"])


def _whose(interaction: discord.Interaction[WordbrushClient]) -> dict[str, int | None]:
    """For the log."""
    return {"interaction": interaction.id, "user": interaction.user.id, "guild": interaction.guild_id}


class _Tree(app_commands.CommandTree[WordbrushClient]):
    async def interaction_check(self, interaction: discord.Interaction[WordbrushClient], /) -> bool:
        """Everybody may begin; what is logged on the way, in whatever process, names the interaction."""
        self.client.take_in_hand(interaction)
        return True

    async def on_error(
        self, interaction: discord.Interaction[WordbrushClient], error: app_commands.AppCommandError, /
    ) -> None:
        original = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await explain(interaction, original)


async def explain(interaction: discord.Interaction[WordbrushClient], error: Exception) -> None:
    """The one error handler: a sentence for the person, and a log line where something is wrong."""
    if isinstance(error, discord.HTTPException) and error.code == LATE:
        TOO_LATE.inc()
        log.warning("answered too late", interaction=interaction.id)
        return
    if isinstance(error, discord.HTTPException) and error.code == ANSWERED_ALREADY:
        # The first one had arrived, and its receipt was lost.
        log.warning("answer repeated", interaction=interaction.id)
        return
    locale = str(interaction.locale)
    whose = _whose(interaction)
    if isinstance(error, WordbrushError):
        sentence = error.sentence(locale)
        if isinstance(error, StorageProblem):
            log.error("storage problem", **whose, problem=str(error))
        else:
            log.info("refused", **whose, why=str(error))
        REFUSALS.labels(_cause(error)).inc()
    else:
        sentence = text("something-wrong", locale)
        log.error("command broken", **whose, exc_info=error)
        BROKEN.inc()
    try:
        await _say_privately(interaction, sentence, styles_offer(locale) if isinstance(error, UnknownStyle) else None)
    except (discord.DiscordException, OSError) as failure:
        log.warning("explanation not delivered", user=interaction.user.id, problem=str(failure))


def _cause(error: WordbrushError) -> str:
    """Which sentence says it."""
    if isinstance(error, Refusal):
        return error.message
    return error.notice.code if isinstance(error, Noticed) else type(error).__name__


async def _say_privately(
    interaction: discord.Interaction[WordbrushClient], sentence: str, view: ui.View | None
) -> None:
    offered = view or discord.utils.MISSING
    sentence = sentence if len(sentence) <= LONGEST_CONTENT else f"{sentence[: LONGEST_CONTENT - 1].rstrip()}…"
    if interaction.extras.get(DEFERRED_PANEL):
        # A follow-up would take the place of the public "thinking…", and its visibility: take that away first.
        with suppress(discord.NotFound):
            await interaction.delete_original_response()
    elif not interaction.response.is_done():
        await interaction.response.send_message(sentence, ephemeral=True, view=offered)
        return
    await interaction.followup.send(sentence, ephemeral=True, view=offered)
