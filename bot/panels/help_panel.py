"""The panel of /help: what the bot can do, examples to press, and a person's limits."""

from collections.abc import Mapping

from discord import ui

from bot.i18n.texts import text
from bot.jobs.admission import Allowance
from bot.panels.buttons import example_button
from bot.panels.layout import MOST_TEXT, fitting, frame, view_of
from bot.panels.limit_texts import allowance_lines
from bot.panels.welcome import EXAMPLES


def help_panel(
    commands: Mapping[str, str], allowance: Allowance, costs: Mapping[str, int], locale: str
) -> ui.LayoutView:
    """Return the panel of /help for one person in one place.

    commands: their mentions, which people can press, by name. costs: units of a picture, by preset.
    """
    mentions = {name: commands[text(f"command-{name}")] for name in ("stylize", "styles", "history")}
    style = text("command-style")
    mentions |= {name: commands[f"{style} {text(f'command-style-{name}')}"] for name in ("create", "apply")}
    container = frame()
    said = text("help", locale, menu=text("menu-stylize", locale), **mentions)
    container.add_item(ui.TextDisplay(said))
    container.add_item(ui.ActionRow(*(example_button(name, locale) for name in EXAMPLES)))
    container.add_item(ui.TextDisplay(fitting(allowance_lines(allowance, costs, locale), MOST_TEXT - len(said))))
    return view_of(container)
