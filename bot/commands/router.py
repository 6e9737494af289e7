"""All commands, and the routes from the custom id of a component or form to its handler.

A handler gets the interaction and the match of its route's pattern. Whatever a command or a handler raises is explained
here in an ephemeral message.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from re import Match, Pattern
from typing import Any

import discord
import structlog
from discord import app_commands, ui

from bot.client import WordbrushClient
from bot.commands.block import block
from bot.commands.context import ANSWERED_ALREADY, DEFERRED_PANEL, Interaction
from bot.commands.examples import press_example
from bot.commands.forms import JOB_FORM, send_job_form, stylize_avatar, stylize_message, use_as_style
from bot.commands.help import show_help
from bot.commands.history import choose_from_history, history, press_history, send_search, show
from bot.commands.job_buttons import press_job
from bot.commands.limits import limits
from bot.commands.owner import owner
from bot.commands.privacy import press_privacy, privacy
from bot.commands.queue import show_queue
from bot.commands.remove import remove_result
from bot.commands.settings import settings, use_settings
from bot.commands.style import style
from bot.commands.style_actions import STYLE_FORM, choose_style, press_style, send_style_form
from bot.commands.styles import press_styles, styles
from bot.commands.stylize import stylize
from bot.commands.usage import usage
from bot.commands.words import words
from bot.errors import NoticeError, Refusal, StorageProblem, UnknownStyle, WordbrushError
from bot.i18n.texts import text
from bot.observability.metrics import BROKEN, REFUSALS, TOO_LATE
from bot.panels.buttons import (
    EXAMPLE_BUTTON,
    HISTORY_BUTTON,
    HISTORY_MENU,
    JOB_BUTTON,
    PRIVACY_BUTTON,
    STYLE_BUTTON,
    STYLE_MENU,
    STYLES_BUTTON,
)
from bot.panels.history_pages import SEARCH_FORM
from bot.panels.known_styles import styles_offer
from bot.panels.settings_panel import SETTINGS_COMPONENT

LATE = 10062  # https://docs.discord.com/developers/topics/opcodes-and-status-codes
LONGEST_CONTENT = 2000  # characters of a message

log = structlog.get_logger()


@dataclass(frozen=True)
class Route:
    """The handler of the custom ids that a pattern matches as a whole."""

    pattern: Pattern[str]
    handler: Callable[[Interaction, Match[str]], Awaitable[None]]


COMMANDS: tuple[app_commands.Command[Any, ..., Any] | app_commands.ContextMenu | app_commands.Group, ...] = (
    *(
        stylize,
        stylize_message,
        use_as_style,
        stylize_avatar,
        history,
        show,
        style,
        styles,
        show_queue,
        show_help,
        privacy,
    ),
    *(limits, settings, words, block, remove_result, usage),
)
PRESSES = (
    Route(JOB_BUTTON, press_job),
    Route(HISTORY_BUTTON, press_history),
    Route(HISTORY_MENU, choose_from_history),
    Route(STYLE_BUTTON, press_style),
    Route(STYLE_MENU, choose_style),
    Route(STYLES_BUTTON, press_styles),
    Route(EXAMPLE_BUTTON, press_example),
    Route(PRIVACY_BUTTON, press_privacy),
    Route(SETTINGS_COMPONENT, use_settings),
)
FORMS = (
    Route(JOB_FORM, send_job_form),
    Route(STYLE_FORM, send_style_form),
    Route(SEARCH_FORM, send_search),
    Route(SETTINGS_COMPONENT, use_settings),
)
ROUTES = {discord.InteractionType.component: PRESSES, discord.InteractionType.modal_submit: FORMS}


def serve_interactions(client: WordbrushClient, owners_guild: int | None) -> None:
    """Register every command, and the handlers of components and forms, with a client.

    owners_guild: the only guild with the commands of the bot's owner; None if no guild has them.
    """
    for command in COMMANDS:
        client.tree.add_command(command)
    if owners_guild is not None:
        client.tree.add_command(owner, guild=discord.Object(owners_guild))
    client.tree.error(on_command_error)
    client.event(on_interaction)


async def on_interaction(interaction: Interaction) -> None:
    """Answer a component or a form by the first matching route; commands come through the command tree."""
    data: Any = interaction.data
    for route in ROUTES.get(interaction.type, ()):
        if match := route.pattern.fullmatch(data["custom_id"]):
            interaction.client.take_in_hand(interaction)
            try:
                await route.handler(interaction, match)
            except Exception as error:
                await explain(interaction, error)
            else:
                # Without the words of a search, which are a person's own.
                about = {name: value for name, value in match.groupdict().items() if name != "view"}
                what = data["custom_id"].split(":")[0]
                log.info("interaction answered", **_whose(interaction), what=what, about=about)
            return


async def on_command_error(interaction: Interaction, error: app_commands.AppCommandError) -> None:
    """Explain an error that a command raised, without the wrapper that discord.py puts around it."""
    await explain(interaction, error.original if isinstance(error, app_commands.CommandInvokeError) else error)


async def explain(interaction: Interaction, error: Exception) -> None:
    """Tell the person privately what an error means, and log and count it.

    An answer that came too late or twice is only logged, as is a failure to deliver the explanation.
    """
    if isinstance(error, discord.HTTPException) and error.code == LATE:
        TOO_LATE.inc()
        log.warning("answered too late", interaction=interaction.id)
        return
    if isinstance(error, discord.HTTPException) and error.code == ANSWERED_ALREADY:
        # discord.py has repeated an answer that Discord had received: the person has it.
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


def _whose(interaction: Interaction) -> dict[str, int | None]:
    return {"interaction": interaction.id, "user": interaction.user.id, "guild": interaction.guild_id}


def _cause(error: WordbrushError) -> str:
    """Return the id of the message that explains an error."""
    if isinstance(error, Refusal):
        return error.message
    return error.notice.code if isinstance(error, NoticeError) else type(error).__name__


async def _say_privately(interaction: Interaction, sentence: str, view: ui.View | None) -> None:
    offered = view or discord.utils.MISSING
    sentence = sentence if len(sentence) <= LONGEST_CONTENT else f"{sentence[: LONGEST_CONTENT - 1].rstrip()}…"
    if interaction.extras.get(DEFERRED_PANEL):
        # The first follow-up would replace the public "thinking…" and be public, too, so that is deleted first.
        with suppress(discord.NotFound):
            await interaction.delete_original_response()
    elif not interaction.response.is_done():
        await interaction.response.send_message(sentence, ephemeral=True, view=offered)
        return
    await interaction.followup.send(sentence, ephemeral=True, view=offered)
