"""The command /styles, which shows the styles that the bundled models know."""

import asyncio
import re

from discord import app_commands

from bot.commands.context import Interaction, contexts
from bot.i18n.texts import text
from bot.i18n.translator import localized
from bot.panels.known_styles import styles_file, styles_panel


@app_commands.command(name=localized("command-styles"), description=localized("command-styles-about"))
@contexts
async def styles(interaction: Interaction) -> None:
    """Show the person alone every known style, each on the same photo."""
    await _show(interaction)


async def press_styles(interaction: Interaction, _: re.Match[str]) -> None:
    """Show the known styles to whoever presses the button below an unknown prompt's refusal."""
    await _show(interaction)


async def _show(interaction: Interaction) -> None:
    client = interaction.client
    view = styles_panel(
        client.parts.settings.engine.models, client.mentions[text("command-stylize")], str(interaction.locale)
    )
    file = await asyncio.to_thread(styles_file)
    await interaction.response.send_message(view=view, file=file, ephemeral=True)
