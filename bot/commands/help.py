"""The command /help, which shows what the bot does, examples to press, and what the person may do here."""

from discord import app_commands

from bot.commands.context import Interaction, contexts, person_of
from bot.i18n.translator import localized
from bot.panels.help_panel import help_panel


@app_commands.command(name=localized("command-help"), description=localized("command-help-about"))
@contexts
async def show_help(interaction: Interaction) -> None:
    """Show the help, with the person's limits in this place, to the person alone."""
    client = interaction.client
    allowance = await client.parts.admission.allowance(person_of(interaction))
    view = help_panel(client.mentions, allowance, client.parts.settings.costs_of_presets, str(interaction.locale))
    await interaction.response.send_message(view=view, ephemeral=True)
