"""The buttons and menus of panels, each with the pattern of its custom id.

The custom id has all that a handler needs, so bot.commands.router answers a press after every restart.
"""

import re

import discord
from discord import ui

from bot.i18n.texts import text
from bot.store.models import MOST_PICTURES

Button = ui.Button[ui.LayoutView]
Menu = ui.Select[ui.LayoutView]

PICK = "pick"  # with the number of a gallery's picture
PICKS = tuple(f"{PICK}{number}" for number in range(1, MOST_PICTURES + 1))
PRIMARY = frozenset((*PICKS, "variation", "retry"))
JOB_ACTIONS = (
    *PICKS,
    *(
        "cancel",
        "variation",
        "retry",
        "edit",
        "more",
        "style",
        "like",
        "stronger",
        "softer",
        "larger",
        "compare",
        "save",
    ),
    *("delete", "forget", "details", "film", "show", "again", "reuse"),
)

JOB_BUTTON = re.compile(rf"job:(?P<id>[0-9]{{1,18}}):(?P<action>{'|'.join(JOB_ACTIONS)})")
HISTORY_BUTTON = re.compile(r"history:(?P<verb>[a-z]+):(?P<job>[0-9]{1,12}):(?P<view>[\s\S]*)")
HISTORY_MENU = re.compile(r"history-menu:(?P<view>[\s\S]*)")
PRIVACY_BUTTON = re.compile(r"privacy:(?P<verb>export|ask|forget|everywhere):(?P<after>[0-9]{1,18})")
STYLE_BUTTON = re.compile(r"style:(?P<id>[0-9]{1,18}):(?P<verb>use|share|hide|export|delete|forget|newer|older)")
STYLE_MENU = re.compile(r"style-menu")
STYLES_BUTTON = re.compile(r"styles")
EXAMPLE_BUTTON = re.compile(r"example:(?P<name>[a-z]{1,20})")


def job_button(job_id: int, action: str, locale: str, *, disabled: bool = False) -> Button:
    """Return a button about a job; `action` is one of JOB_ACTIONS."""
    style = discord.ButtonStyle.primary if action in PRIMARY else discord.ButtonStyle.secondary
    return ui.Button(
        label=action.removeprefix(PICK) if action in PICKS else text(f"button-{action}", locale),
        style=discord.ButtonStyle.danger if action == "forget" else style,
        custom_id=f"job:{job_id}:{action}",
        disabled=disabled,
    )


def history_button(custom_id: str, label: str, *, disabled: bool = False) -> Button:
    """Return a button of a person's own history; `custom_id` is from bot.panels.history_pages.View."""
    return ui.Button(label=label, custom_id=custom_id, disabled=disabled)


def history_menu(view: str, placeholder: str, options: list[discord.SelectOption]) -> Menu:
    """Return a menu of the results on a page of a history. view: the page, as View.written gives it."""
    return ui.Select(custom_id=f"history-menu:{view}", placeholder=placeholder, options=options)


def privacy_button(verb: str, after: int, locale: str) -> Button:
    """Return a button of /privacy. after: the job after which an export continues, 0 for its first part."""
    dangerous = verb in ("forget", "everywhere")
    return ui.Button(
        label=text(f"privacy-{verb}", locale) if after == 0 else text("privacy-next", locale),
        style=discord.ButtonStyle.danger if dangerous else discord.ButtonStyle.secondary,
        custom_id=f"privacy:{verb}:{after}",
    )


def style_button(number: int, verb: str, label: str, *, disabled: bool = False) -> Button:
    """Return a button about a style or, for `newer` and `older`, about the page with this number."""
    style = {"use": discord.ButtonStyle.primary, "forget": discord.ButtonStyle.danger}
    return ui.Button(
        label=label,
        style=style.get(verb, discord.ButtonStyle.secondary),
        custom_id=f"style:{number}:{verb}",
        disabled=disabled,
    )


def style_menu(placeholder: str, options: list[discord.SelectOption]) -> Menu:
    """Return a menu of the styles on a page of styles."""
    return ui.Select(custom_id="style-menu", placeholder=placeholder, options=options)


def styles_button(locale: str) -> Button:
    """Return the button that shows the styles that the bundled models know."""
    return ui.Button(label=text("button-styles", locale), custom_id="styles")


def example_button(name: str, locale: str) -> Button:
    """Return a button that paints a sample photo in a style, for whoever presses it."""
    return ui.Button(
        label=text(f"example-{name}", locale), style=discord.ButtonStyle.primary, custom_id=f"example:{name}"
    )
