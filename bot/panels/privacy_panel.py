"""What is kept about a person, why, and what they can do about it."""

from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.i18n.texts import text
from bot.panels.buttons import PrivacyButton
from bot.panels.job_panel import BLUE

if TYPE_CHECKING:
    from bot.config import RetentionSettings
    from bot.store.people import Summary


def privacy_panel(summary: "Summary", retention: "RetentionSettings", locale: str) -> ui.LayoutView:
    """For the person alone."""
    view = ui.LayoutView(timeout=None)
    if summary.since is None:
        view.add_item(ui.TextDisplay(text("privacy-nothing", locale)))
        return view
    since = discord.utils.format_dt(summary.since, "D")
    numbers = {"jobs": summary.jobs, "pictures": summary.pictures, "prompts": summary.prompts}
    lines = [text("privacy-others", locale)]
    if summary.styles:
        lines.insert(0, text("privacy-styles", locale, styles=summary.styles))
    if retention.results_days:
        lines.append(text("privacy-retention", locale, days=round(retention.results_days)))
    container = ui.Container[ui.LayoutView](accent_colour=BLUE)
    container.add_item(ui.TextDisplay(text("privacy", locale, since=since, **numbers)))
    container.add_item(ui.TextDisplay("\n".join(lines)))
    buttons = (PrivacyButton("export", 0, locale), PrivacyButton("ask", 0, locale))
    container.add_item(ui.ActionRow(*buttons))
    view.add_item(container)
    return view


def deletion_panel(locale: str) -> ui.LayoutView:
    """Whether everything is to be deleted for good."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(text("privacy-question", locale)))
    view.add_item(ui.ActionRow(PrivacyButton("forget", 0, locale), PrivacyButton("everywhere", 0, locale)))
    return view


def export_panel(filename: str, last_job: int | None, locale: str) -> ui.LayoutView:
    """A part of an export, attached under this name. last_job: where the next one goes on; None: it is the last."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.File(f"attachment://{filename}"))
    if last_job is None:
        view.add_item(ui.TextDisplay(text("privacy-all", locale)))
    else:
        view.add_item(ui.TextDisplay(text("privacy-more", locale)))
        view.add_item(ui.ActionRow(PrivacyButton("export", last_job, locale)))
    return view
