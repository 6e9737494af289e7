"""The buttons of panels. They are found by their custom id, so they work after every restart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.texts import text

if TYPE_CHECKING:
    from bot.client import WordbrushClient

STYLES = {
    "cancel": discord.ButtonStyle.secondary,
    "variation": discord.ButtonStyle.primary,
    "retry": discord.ButtonStyle.primary,
    "edit": discord.ButtonStyle.secondary,
    "style": discord.ButtonStyle.secondary,
    "stronger": discord.ButtonStyle.secondary,
    "softer": discord.ButtonStyle.secondary,
    "larger": discord.ButtonStyle.secondary,
    "compare": discord.ButtonStyle.secondary,
    "delete": discord.ButtonStyle.secondary,
    "forget": discord.ButtonStyle.danger,
    "details": discord.ButtonStyle.secondary,
}


class JobButton(
    ui.DynamicItem[ui.Button[ui.LayoutView]],
    template=rf"job:(?P<id>[0-9]{{1,18}}):(?P<action>{'|'.join(STYLES)})",
):
    """`job:<id>:<action>`."""

    def __init__(self, job_id: int, action: str, locale: str, *, disabled: bool = False) -> None:
        super().__init__(
            ui.Button(
                label=text(f"button-{action}", locale),
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


class HistoryButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=r"history:(?P<offset>[0-9]{1,9})"):
    """`history:<offset>`: another page of one's own prompts."""

    def __init__(self, offset: int, label: str) -> None:
        super().__init__(ui.Button(label=label, custom_id=f"history:{offset}"))
        self.offset = offset

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> HistoryButton:
        """From a press."""
        return cls(int(match["offset"]), "…")

    async def callback(self, interaction: discord.Interaction[WordbrushClient]) -> None:  # type: ignore[override]  # there is one client
        """Hand the press to the client."""
        await interaction.client.pressed_history_button(interaction, self.offset)


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
