"""The command group /block, with which a server's admins block people from the bot."""

import discord
from discord import app_commands

from bot.commands.context import ADMINS, Interaction, admin_of, parts_of
from bot.i18n.texts import text
from bot.i18n.translator import localized
from bot.panels.blocked_people import MOST_SHOWN, blocked_panel

block = app_commands.Group(
    name=localized("command-block"), description=localized("command-block-people-about"), **ADMINS
)


@block.command(name=localized("command-person"), description=localized("command-person-about"))
@app_commands.rename(person=localized("option-person"))
@app_commands.describe(person=localized("option-person-about"))
async def block_person(interaction: Interaction, person: discord.User) -> None:
    """Block a person from the bot in this server.

    Raises Refusal if the caller is no admin or the person is blocked already.
    """
    await _set(interaction, person, blocked=True)
    said = text("person-now-blocked", str(interaction.locale), person=person.mention)
    await interaction.response.send_message(said, ephemeral=True)


@block.command(name=localized("command-lift"), description=localized("command-lift-about"))
@app_commands.rename(person=localized("option-person"))
@app_commands.describe(person=localized("option-person-about"))
async def lift(interaction: Interaction, person: discord.User) -> None:
    """Lift a person's block in this server.

    Raises Refusal if the caller is no admin or the person is not blocked.
    """
    await _set(interaction, person, blocked=False)
    said = text("person-now-free", str(interaction.locale), person=person.mention)
    await interaction.response.send_message(said, ephemeral=True)


@block.command(name=localized("command-list"), description=localized("command-blocked-about"))
async def list_blocked(interaction: Interaction) -> None:
    """Show the admin alone who is blocked in this server, the last blocked first. Raises Refusal for others."""
    people = await parts_of(interaction).moderation.blocked_people(admin_of(interaction), MOST_SHOWN)
    await interaction.response.send_message(view=blocked_panel(people, str(interaction.locale)), ephemeral=True)


async def _set(interaction: Interaction, person: discord.User, *, blocked: bool) -> None:
    guild_id = admin_of(interaction)
    await parts_of(interaction).moderation.set_blocked(
        guild_id, person.id, blocked=blocked, user_id=interaction.user.id
    )
