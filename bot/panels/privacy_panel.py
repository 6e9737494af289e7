"""The panels of /privacy: what is kept about a person, its export and its deletion."""

import math

import discord
from discord import ui

from bot.config import RetentionSettings
from bot.i18n.texts import text
from bot.panels.buttons import privacy_button
from bot.panels.layout import frame, view_of
from bot.store.people import Summary


def privacy_panel(summary: Summary, retention: RetentionSettings, locale: str) -> ui.LayoutView:
    """Return a panel with what is kept about a person and for how long, and buttons to export or delete it."""
    if summary.since is None:
        return view_of(ui.TextDisplay(text("privacy-nothing", locale)))
    since = discord.utils.format_dt(summary.since, "D")
    numbers = {"jobs": summary.jobs, "pictures": summary.pictures, "prompts": summary.prompts}
    lines = [text("privacy-others", locale)]
    if summary.styles:
        lines.insert(0, text("privacy-styles", locale, styles=summary.styles))
    if summary.granted:
        lines.insert(0, text("privacy-grants", locale, units=summary.granted))
    if retention.photos_days:
        lines.append(text("privacy-photos", locale, days=math.ceil(retention.photos_days)))
    if retention.results_days:
        lines.append(text("privacy-results", locale, days=math.ceil(retention.results_days)))
    if retention.networks_days:
        lines.append(text("privacy-networks", locale, days=math.ceil(retention.networks_days)))
    if retention.gigabytes:
        lines.append(text("privacy-space", locale))
    container = frame()
    container.add_item(ui.TextDisplay(text("privacy", locale, since=since, **numbers)))
    container.add_item(ui.TextDisplay("\n".join(lines)))
    buttons = (privacy_button("export", 0, locale), privacy_button("ask", 0, locale))
    container.add_item(ui.ActionRow(*buttons))
    return view_of(container)


def deletion_panel(locale: str) -> ui.LayoutView:
    """Return a panel that asks whether all that is kept about a person is to be deleted for good."""
    return view_of(
        ui.TextDisplay(text("privacy-question", locale)),
        ui.ActionRow(privacy_button("forget", 0, locale), privacy_button("everywhere", 0, locale)),
    )


def export_panel(filename: str, last_job: int | None, locale: str) -> ui.LayoutView:
    """Return a panel with one part of an export.

    filename: of the attached archive. last_job: the job after which the next part continues; None for the last part.
    """
    file = ui.File[ui.LayoutView](f"attachment://{filename}")
    if last_job is None:
        return view_of(file, ui.TextDisplay(text("privacy-all", locale)))
    more = ui.ActionRow[ui.LayoutView](privacy_button("export", last_job, locale))
    return view_of(file, ui.TextDisplay(text("privacy-more", locale)), more)
