"""The welcome message in a server that has added the bot: what to type, and examples to press."""

from dataclasses import dataclass

from discord import ui

from bot.i18n.texts import text
from bot.panels.buttons import example_button
from bot.panels.layout import frame, view_of


@dataclass(frozen=True)
class Example:
    """A sample photo, by its name in bot.samples, and a style for it that all models know."""

    photo: str
    prompt: str


EXAMPLES = {
    "glass": Example("chelsea", "stained glass"),
    "neon": Example("astronaut", "neon"),
    "sketch": Example("coffee", "pencil sketch"),
}


def welcome_panel(stylize: str, locale: str) -> ui.LayoutView:
    """Return the welcome message. stylize: a mention of the command, which people can press."""
    container = frame()
    container.add_item(ui.TextDisplay(text("welcome", locale, stylize=stylize)))
    container.add_item(ui.ActionRow(*(example_button(name, locale) for name in EXAMPLES)))
    return view_of(container)
