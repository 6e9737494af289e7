"""/queue: who waits in this server, and one's own jobs."""

from discord import app_commands

from bot.commands.context import Interaction, contexts, parts_of, person_of
from bot.i18n.translator import localised
from bot.panels.queue_panel import queue_panel


@app_commands.command(name=localised("command-queue"), description=localised("command-queue-about"))
@contexts
async def show_queue(interaction: Interaction) -> None:
    """Only the person sees it."""
    overview = await parts_of(interaction).overviews.of(person_of(interaction))
    await interaction.response.send_message(view=queue_panel(overview, str(interaction.locale)), ephemeral=True)
