"""The command /privacy, which shows, exports and deletes what is kept about a person."""

import io
import re

import discord
from discord import app_commands

from bot.commands.context import Interaction, contexts, parts_of, person_of, send_what_fits, upload_room
from bot.i18n.texts import text
from bot.i18n.translator import localized
from bot.i18n.user_text import with_undeleted_messages
from bot.panels.privacy_panel import deletion_panel, export_panel, privacy_panel


@app_commands.command(name=localized("command-privacy"), description=localized("command-privacy-about"))
@contexts
async def privacy(interaction: Interaction) -> None:
    """Show the person alone how much is kept about them, and for how long."""
    parts = parts_of(interaction)
    summary = await parts.personal_data.summary(interaction.user.id)
    view = privacy_panel(summary, parts.settings.retention, str(interaction.locale))
    await interaction.response.send_message(view=view, ephemeral=True)


async def press_privacy(interaction: Interaction, about: re.Match[str]) -> None:
    """Answer a button of /privacy for whoever presses it: export, ask, delete, or also delete messages.

    An export comes in parts that Discord accepts; the custom id has the last job of the part before. Raises Refusal.
    """
    verb, after = about["verb"], int(about["after"])
    person_of(interaction)
    personal, locale, user_id = parts_of(interaction).personal_data, str(interaction.locale), interaction.user.id
    if verb == "ask":
        await interaction.response.send_message(view=deletion_panel(locale), ephemeral=True)
        return
    await interaction.response.defer(ephemeral=True, thinking=True)
    if verb == "export":

        async def send(room: int) -> None:
            part = await personal.export(user_id, after, room)
            file = discord.File(io.BytesIO(part.data), f"wordbrush-{user_id}-{after}.zip")
            view = export_panel(file.filename, part.last_job if part.more else None, locale)
            await interaction.followup.send(view=view, file=file, ephemeral=True)

        await send_what_fits(upload_room(interaction), send)
        return
    undeleted = await personal.forget(user_id, messages=verb == "everywhere")
    await interaction.followup.send(
        with_undeleted_messages(text("privacy-done", locale), undeleted, locale), ephemeral=True
    )
