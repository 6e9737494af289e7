"""What the bot can do, and what somebody may do with it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from discord import ui

from bot.i18n.texts import text
from bot.panels.buttons import ExampleButton
from bot.panels.job_panel import BLUE
from bot.panels.limit_texts import allowance_lines
from bot.panels.welcome import EXAMPLES

if TYPE_CHECKING:
    from bot.jobs.service import Allowance


def help_panel(
    commands: Mapping[str, str], allowance: "Allowance", costs: Mapping[str, int], locale: str
) -> ui.LayoutView:
    """`commands`: mentions of the commands, by name, which people can press. costs: units of a picture, by preset."""
    mentions = {name: commands[text(f"command-{name}")] for name in ("stylize", "styles", "history")}
    style = text("command-style")
    mentions |= {name: commands[f"{style} {text(f'command-style-{name}')}"] for name in ("create", "apply")}
    view = ui.LayoutView(timeout=None)
    container = ui.Container[ui.LayoutView](accent_colour=BLUE)
    container.add_item(ui.TextDisplay(text("help", locale, menu=text("menu-stylize", locale), **mentions)))
    container.add_item(ui.ActionRow(*(ExampleButton(name, locale) for name in EXAMPLES)))
    container.add_item(ui.TextDisplay("\n".join(allowance_lines(allowance, costs, locale))))
    view.add_item(container)
    return view
