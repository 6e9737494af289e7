"""The panels of /usage: what a person, or a whole server, has used."""

from collections.abc import Mapping, Sequence

import discord
from discord import ui

from bot.i18n.texts import text
from bot.jobs.admission import Allowance
from bot.jobs.server_usage import Report
from bot.panels.layout import frame, view_of
from bot.panels.limit_texts import allowance_lines
from bot.store.usage_counts import Amount

PEOPLE = 5  # mentioned in the text: people can press a mention, but not a bar of the chart


def own_usage_panel(allowance: Allowance, costs: Mapping[str, int], locale: str) -> ui.LayoutView:
    """Return a panel with what a person has used of their limits. costs: units of a picture, by preset."""
    container = frame()
    container.add_item(ui.TextDisplay(text("usage-title", locale)))
    container.add_item(ui.TextDisplay("\n".join(allowance_lines(allowance, costs, locale))))
    return view_of(container)


def server_usage_panel(report: Report, days: int, zone: str, filenames: Sequence[str], locale: str) -> ui.LayoutView:
    """Return a panel with what a server has used in some days.

    zone: the name of the time zone of these days. filenames: of the attached chart and table, in this order.
    """
    chart, table = filenames
    lines = [
        text("usage-server-title", locale, days=days),
        amount_of(report.total, locale),
        *(
            text("usage-person", locale, person=f"<@{one.what}>", amount=amount_of(one, locale))
            for one in report.people[:PEOPLE]
        ),
        text("usage-zone", locale, zone=zone),
    ]
    container = frame()
    container.add_item(ui.TextDisplay("\n".join(lines)))
    described = text("usage-chart", locale, days=days)
    container.add_item(ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{chart}", description=described)))
    container.add_item(ui.File(f"attachment://{table}"))
    return view_of(container)


def amount_of(amount: Amount, locale: str) -> str:
    """Return an amount in words: how many requests, and how many units."""
    return text("amount", locale, jobs=amount.jobs, units=amount.units)
