"""/help: what the bot does, examples to press, and what this person may do here and now."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.commands.context import contexts, person_of
from bot.i18n.translator import localised
from bot.panels.help_panel import help_panel

if TYPE_CHECKING:
    from bot.client import WordbrushClient


@app_commands.command(name=localised("command-help"), description=localised("command-help-about"))
@contexts
async def show_help(interaction: "discord.Interaction[WordbrushClient]") -> None:
    """Only the person sees it."""
    client = interaction.client
    allowance = await client.service.allowance(person_of(interaction))
    view = help_panel(client.mentions, allowance, client.settings.costs_of_presets, str(interaction.locale))
    await interaction.response.send_message(view=view, ephemeral=True)
