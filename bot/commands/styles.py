"""/styles: what to ask for."""

import asyncio
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.commands.context import contexts
from bot.i18n.texts import text
from bot.i18n.translator import localised
from bot.panels.known_styles import styles_file, styles_panel

if TYPE_CHECKING:
    from bot.client import WordbrushClient


@app_commands.command(name=localised("command-styles"), description=localised("command-styles-about"))
@contexts
async def styles(interaction: "discord.Interaction[WordbrushClient]") -> None:
    """Every style on one photo; only the person sees it."""
    await show_styles(interaction)


async def show_styles(interaction: "discord.Interaction[WordbrushClient]") -> None:
    """A new private message, for the command and for its button."""
    client = interaction.client
    view = styles_panel(
        client.settings.engine.models, client.mentions[text("command-stylize")], str(interaction.locale)
    )
    file = await asyncio.to_thread(styles_file)
    await interaction.response.send_message(view=view, file=file, ephemeral=True)
