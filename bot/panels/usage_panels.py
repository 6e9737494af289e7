"""The panels of /usage: what a person, or a whole server, has used."""

from collections.abc import Mapping, Sequence

import discord
from discord import ui

from bot.i18n.texts import text
from bot.i18n.user_text import prompt_or_stand_in, quoted
from bot.jobs.admission import Allowance
from bot.jobs.server_usage import Report
from bot.panels.layout import MOST_TEXT, fitting, frame, view_of
from bot.panels.limit_texts import allowance_lines
from bot.store.usage_counts import Amount

LONGEST_PROMPT = 60  # characters


def own_usage_panel(allowance: Allowance, costs: Mapping[str, int], locale: str) -> ui.LayoutView:
    """Return a panel with what a person has used of their limits. costs: units of a picture, by preset."""
    container = frame()
    title = text("usage-title", locale)
    container.add_item(ui.TextDisplay(title))
    container.add_item(ui.TextDisplay(fitting(allowance_lines(allowance, costs, locale), MOST_TEXT - len(title))))
    return view_of(container)


def server_usage_panel(report: Report, days: int, zone: str, filenames: Sequence[str], locale: str) -> ui.LayoutView:
    """Return a panel with what a server has used in some days.

    zone: the name of the time zone of these days. filenames: of the attached chart and table, in this order.
    """
    chart, table = filenames
    people = [_line(f"<@{one.what}>", one, locale) for one in report.people]
    asked = [quoted(prompt_or_stand_in(str(one.what), locale), LONGEST_PROMPT) for one in report.prompts]
    prompts = [_line(what, one, locale) for what, one in zip(asked, report.prompts, strict=True)]
    container = frame()
    for lines in (
        [text("usage-server-title", locale, days=days), amount_of(report.total, locale)],
        [f"**{text('usage-people', locale)}**", *people],
        [f"**{text('usage-prompts', locale)}**", *prompts],
        [f"**{text('usage-days', locale)}**"],
    ):
        container.add_item(ui.TextDisplay("\n".join(lines)))
    container.add_item(
        ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{chart}", description=text("usage-days", locale)))
    )
    container.add_item(ui.TextDisplay(text("usage-zone", locale, zone=zone)))
    container.add_item(ui.File(f"attachment://{table}"))
    return view_of(container)


def _line(what: str, amount: Amount, locale: str) -> str:
    return text("usage-line", locale, what=what, amount=amount_of(amount, locale))


def amount_of(amount: Amount, locale: str) -> str:
    """Return an amount in words: how many requests, and how many units."""
    return text("amount", locale, jobs=amount.jobs, units=amount.units)
