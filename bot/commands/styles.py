"""/styles: what to ask for."""

import asyncio
import re

from discord import app_commands

from bot.commands.context import Interaction, contexts
from bot.i18n.texts import text
from bot.i18n.translator import localised
from bot.panels.known_styles import styles_file, styles_panel


@app_commands.command(name=localised("command-styles"), description=localised("command-styles-about"))
@contexts
async def styles(interaction: Interaction) -> None:
    """Every style on one photo; only the person sees it."""
    await _show(interaction)


async def press_styles(interaction: Interaction, _: re.Match[str]) -> None:
    """Show them to whoever presses the button that a refusal has."""
    await _show(interaction)


async def _show(interaction: Interaction) -> None:
    client = interaction.client
    view = styles_panel(
        client.parts.settings.engine.models, client.mentions[text("command-stylize")], str(interaction.locale)
    )
    file = await asyncio.to_thread(styles_file)
    await interaction.response.send_message(view=view, file=file, ephemeral=True)
