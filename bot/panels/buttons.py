"""The buttons of panels. They are found by their custom id, so they work after every restart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.i18n.texts import text
from bot.store.models import MOST_PICTURES

if TYPE_CHECKING:
    from bot.client import WordbrushClient

HISTORY_ID = r"history:(?P<verb>[a-z]+):(?P<job>[0-9]{1,12}):(?P<view>[\s\S]*)"
HISTORY_MENU_ID = r"history-menu:(?P<view>[\s\S]*)"
PICK = "pick"  # with the number of a gallery's picture
STYLES = {
    **{f"{PICK}{number}": discord.ButtonStyle.primary for number in range(1, MOST_PICTURES + 1)},
    "cancel": discord.ButtonStyle.secondary,
    "variation": discord.ButtonStyle.primary,
    "retry": discord.ButtonStyle.primary,
    "edit": discord.ButtonStyle.secondary,
    "style": discord.ButtonStyle.secondary,
    "stronger": discord.ButtonStyle.secondary,
    "softer": discord.ButtonStyle.secondary,
    "larger": discord.ButtonStyle.secondary,
    "compare": discord.ButtonStyle.secondary,
    "save": discord.ButtonStyle.secondary,
    "delete": discord.ButtonStyle.secondary,
    "forget": discord.ButtonStyle.danger,
    "details": discord.ButtonStyle.secondary,
    "film": discord.ButtonStyle.secondary,
    "show": discord.ButtonStyle.secondary,
    "again": discord.ButtonStyle.secondary,
    "reuse": discord.ButtonStyle.secondary,
}


class JobButton(
    ui.DynamicItem[ui.Button[ui.LayoutView]],
    template=rf"job:(?P<id>[0-9]{{1,18}}):(?P<action>{'|'.join(STYLES)})",
):
    """`job:<id>:<action>`."""

    def __init__(self, job_id: int, action: str, locale: str, *, disabled: bool = False) -> None:
        super().__init__(
            ui.Button(
                label=action.removeprefix(PICK) if action.startswith(PICK) else text(f"button-{action}", locale),
                style=STYLES[action],
                custom_id=f"job:{job_id}:{action}",
                disabled=disabled,
            )
        )
        self.job_id = job_id
        self.action = action

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> JobButton:
        """From a press on a message of whatever age."""
        return cls(int(match["id"]), match["action"], str(interaction.locale))

    async def callback(self, interaction: discord.Interaction[WordbrushClient]) -> None:  # type: ignore[override]  # there is one client
        """Hand the press to the client, which has one way to handle them all."""
        await interaction.client.pressed_job_button(interaction, self.job_id, self.action)


class HistoryButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=HISTORY_ID):
    """What can be done in one's own history: see bot.panels.history_pages.View."""

    def __init__(self, custom_id: str, label: str, *, disabled: bool = False) -> None:
        super().__init__(ui.Button(label=label, custom_id=custom_id, disabled=disabled))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> HistoryButton:
        """From a press on a message of whatever age."""
        return cls(match[0], "…")

    async def callback(self, interaction: discord.Interaction[WordbrushClient]) -> None:  # type: ignore[override]  # there is one client
        """Hand the press to the client."""
        await interaction.client.used_history(interaction, self.custom_id)


class HistoryMenu(ui.DynamicItem[ui.Select[ui.LayoutView]], template=HISTORY_MENU_ID):
    """A menu of a page of one's own history."""

    def __init__(self, custom_id: str, placeholder: str, options: list[discord.SelectOption]) -> None:
        super().__init__(ui.Select(custom_id=custom_id, placeholder=placeholder, options=options))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> HistoryMenu:
        """From a choice on a message of whatever age."""
        return cls(match[0], "…", [])

    async def callback(self, interaction: discord.Interaction[WordbrushClient]) -> None:  # type: ignore[override]  # there is one client
        """Hand the choice to the client."""
        await interaction.client.used_history(interaction, self.custom_id, self.item.values)


class PrivacyButton(
    ui.DynamicItem[ui.Button[ui.LayoutView]],
    template=r"privacy:(?P<verb>export|ask|forget|everywhere):(?P<after>[0-9]{1,18})",
):
    """`privacy:<verb>:<job>`: an export goes on after this job."""

    def __init__(self, verb: str, after: int, locale: str) -> None:
        danger = verb in ("forget", "everywhere")
        super().__init__(
            ui.Button(
                label=text(f"privacy-{verb}", locale) if after == 0 else text("privacy-next", locale),
                style=discord.ButtonStyle.danger if danger else discord.ButtonStyle.secondary,
                custom_id=f"privacy:{verb}:{after}",
            )
        )
        self.verb = verb
        self.after = after

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> PrivacyButton:
        """From a press on a message of whatever age."""
        return cls(match["verb"], int(match["after"]), str(interaction.locale))

    async def callback(self, interaction: discord.Interaction[WordbrushClient]) -> None:  # type: ignore[override]  # there is one client
        """Hand the press to the client."""
        await interaction.client.pressed_privacy_button(interaction, self.verb, self.after)


class StyleButton(
    ui.DynamicItem[ui.Button[ui.LayoutView]],
    template=r"style:(?P<id>[0-9]{1,18}):(?P<verb>use|share|hide|export|delete|forget|newer|older)",
):
    """`style:<id>:<verb>`; of a page of styles its number in the place of an id."""

    def __init__(self, number: int, verb: str, label: str, *, disabled: bool = False) -> None:
        style = {"use": discord.ButtonStyle.primary, "forget": discord.ButtonStyle.danger}
        super().__init__(
            ui.Button(
                label=label,
                style=style.get(verb, discord.ButtonStyle.secondary),
                custom_id=f"style:{number}:{verb}",
                disabled=disabled,
            )
        )
        self.number = number
        self.verb = verb

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> StyleButton:
        """From a press on a message of whatever age."""
        return cls(int(match["id"]), match["verb"], "…")

    async def callback(self, interaction: discord.Interaction[WordbrushClient]) -> None:  # type: ignore[override]  # there is one client
        """Hand the press to the client."""
        await interaction.client.pressed_style_button(interaction, self.number, self.verb)


class StyleMenu(ui.DynamicItem[ui.Select[ui.LayoutView]], template=r"style-menu"):
    """Of a page of styles: one of them, with all that can be done with it."""

    def __init__(self, placeholder: str, options: list[discord.SelectOption]) -> None:
        super().__init__(ui.Select(custom_id="style-menu", placeholder=placeholder, options=options))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> StyleMenu:
        """From a choice on a message of whatever age."""
        return cls("…", [])

    async def callback(self, interaction: discord.Interaction[WordbrushClient]) -> None:  # type: ignore[override]  # there is one client
        """Hand the choice to the client."""
        await interaction.client.pressed_style_button(interaction, int(self.item.values[0]), "show")


class StylesButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=r"styles"):
    """`styles`: what the bundled models know."""

    def __init__(self, locale: str) -> None:
        super().__init__(ui.Button(label=text("button-styles", locale), custom_id="styles"))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> StylesButton:
        """From a press on a message of whatever age."""
        return cls(str(interaction.locale))

    async def callback(self, interaction: discord.Interaction[WordbrushClient]) -> None:  # type: ignore[override]  # there is one client
        """Hand the press to the client."""
        await interaction.client.pressed_styles_button(interaction)


class ExampleButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=r"example:(?P<name>[a-z]{1,20})"):
    """`example:<name>`: a sample photo in a style, for whoever presses."""

    def __init__(self, name: str, locale: str) -> None:
        label = text(f"example-{name}", locale)
        super().__init__(ui.Button(label=label, style=discord.ButtonStyle.primary, custom_id=f"example:{name}"))
        self.name = name

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> ExampleButton:
        """From a press on a message of whatever age."""
        return cls(match["name"], str(interaction.locale))

    async def callback(self, interaction: discord.Interaction[WordbrushClient]) -> None:  # type: ignore[override]  # there is one client
        """Hand the press to the client."""
        await interaction.client.pressed_example_button(interaction, self.name)
