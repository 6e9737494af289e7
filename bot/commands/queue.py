"""The command /queue, which shows who waits in this server, and the person's own jobs."""

from discord import app_commands

from bot.commands.context import Interaction, contexts, parts_of, person_of
from bot.i18n.translator import localized
from bot.panels.queue_panel import queue_panel


@app_commands.command(name=localized("command-queue"), description=localized("command-queue-about"))
@contexts
async def show_queue(interaction: Interaction) -> None:
    """Show the queue of this server to the person alone, with buttons to cancel their own jobs."""
    overview = await parts_of(interaction).overviews.of(person_of(interaction))
    await interaction.response.send_message(view=queue_panel(overview, str(interaction.locale)), ephemeral=True)
