"""/history: one's own prompts."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.panels.history import PAGE, history_panel
from bot.translator import localised

if TYPE_CHECKING:
    from bot.client import WordbrushClient


@app_commands.command(name=localised("command-history"), description=localised("command-history-about"))
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
async def history(interaction: "discord.Interaction[WordbrushClient]") -> None:
    """Newest first; only the person sees it."""
    await show_history(interaction, 0)


async def show_history(interaction: "discord.Interaction[WordbrushClient]", offset: int) -> None:
    """A page: a new private message for the command, the same message for a button on it."""
    prompts = interaction.client.history
    entries = await prompts.newest(interaction.user.id, PAGE, offset)
    total = await prompts.count(interaction.user.id)
    view = history_panel(entries, offset, total, str(interaction.locale))
    if interaction.type is discord.InteractionType.component:
        await interaction.response.edit_message(view=view)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)
