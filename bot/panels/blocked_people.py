"""The panel that lists who is blocked from the bot in a server."""

from collections.abc import Sequence
from datetime import datetime

import discord
from discord import ui

from bot.i18n.texts import text
from bot.panels.layout import frame, view_of

MOST_SHOWN = 40  # people


def blocked_panel(people: Sequence[tuple[int, datetime]], locale: str) -> ui.LayoutView:
    """Return a panel that lists blocked people. people: ids, and since when each is blocked."""
    container = frame()
    lines = [
        text("person-blocked-since", locale, person=f"<@{user_id}>", when=discord.utils.format_dt(since, "R"))
        for user_id, since in people
    ]
    container.add_item(ui.TextDisplay("\n".join(lines) or text("person-none-blocked", locale)))
    return view_of(container)
