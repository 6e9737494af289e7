"""What the bot can do, and what somebody may do with it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from discord import ui

from bot.panels.buttons import ExampleButton
from bot.panels.job import BLUE
from bot.panels.welcome import EXAMPLES
from bot.texts import text

if TYPE_CHECKING:
    from bot.jobs.service import Allowance


def help_panel(commands: Mapping[str, str], allowance: "Allowance", locale: str) -> ui.LayoutView:
    """`commands`: mentions of the commands, by name, which people can press."""
    mentions = {name: commands[text(f"command-{name}")] for name in ("stylize", "styles", "history")}
    view = ui.LayoutView(timeout=None)
    container = ui.Container[ui.LayoutView](accent_colour=BLUE)
    container.add_item(ui.TextDisplay(text("help", locale, menu=text("menu-stylize", locale), **mentions)))
    container.add_item(ui.ActionRow(*(ExampleButton(name, locale) for name in EXAMPLES)))
    lines = [text("help-largest", locale, size=allowance.largest_size)]
    if allowance.limits.jobs_per_day is not None:
        renews = str(int(allowance.renews_at.timestamp()))
        allowed = allowance.limits.jobs_per_day
        lines.append(text("help-day", locale, used=allowance.used_today, allowed=allowed, renews=renews))
    if allowance.limits.queued_at_once is not None:
        allowed = allowance.limits.queued_at_once
        lines.append(text("help-queue", locale, queued=allowance.queued, allowed=allowed))
    container.add_item(ui.TextDisplay("\n".join(lines)))
    view.add_item(container)
    return view
