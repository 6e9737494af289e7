"""A person's own prompts."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.panels.buttons import HistoryButton
from bot.panels.words import quoted
from bot.store.models import HistoryEntry
from bot.texts import text

PAGE = 10  # prompts; ten of the longest are well below the 4,000 characters of a message


def history_panel(entries: Sequence[HistoryEntry], offset: int, total: int, locale: str) -> ui.LayoutView:
    """One page, newest first."""
    view = ui.LayoutView(timeout=None)
    if not entries:
        view.add_item(ui.TextDisplay(text("history-empty", locale)))
        return view
    lines = [
        text(
            "history-entry",
            locale,
            prompt=quoted(entry.prompt, 150),
            when=discord.utils.format_dt(entry.last_used_at, "R"),
            uses=entry.uses,
        )
        for entry in entries
    ]
    view.add_item(ui.TextDisplay(text("history-title", locale, total=total)))
    view.add_item(ui.TextDisplay("\n".join(lines)))
    buttons = []
    if offset > 0:
        buttons.append(HistoryButton(max(0, offset - PAGE), text("button-newer", locale)))
    if offset + PAGE < total:
        buttons.append(HistoryButton(offset + PAGE, text("button-older", locale)))
    if buttons:
        view.add_item(ui.ActionRow(*buttons))
    return view
