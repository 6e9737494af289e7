"""The command group /owner, with which the bot's owner looks at its status, bans, pauses and drains it.

It is registered in one server only (see bot.commands.router.serve_interactions), and raises Refusal for everybody else.
"""

import discord
from discord import app_commands

from bot.commands.context import Interaction, parts_of
from bot.errors import Refusal
from bot.i18n.texts import text
from bot.i18n.translator import localized
from bot.i18n.user_text import parse_number, quoted
from bot.panels.owner_panel import MOST_BANS, bans_panel, owner_panel
from bot.store.bans import BanKind

LONGEST_MESSAGE = 300  # characters
ANSWERABLE_S = 14 * 60.0  # an interaction can be answered for 15 minutes

owner = app_commands.Group(
    name=localized("command-owner"),
    description=localized("command-owner-about"),
    default_permissions=discord.Permissions(administrator=True),
)


def check_owner(interaction: Interaction) -> None:
    """Raise Refusal unless the bot belongs to this person.

    It belongs to the people that the configuration names or, if it names none, to the application's owner, or to those
    members of its team who are not read-only.
    """
    client = interaction.client
    people = set(client.parts.settings.owner.people)
    application = client.application
    if not people and application:
        people = {application.owner.id}
        if application.team:
            # https://docs.discord.com/developers/topics/teams#team-member-roles
            people = {member.id for member in application.team.members if _may_change(member)}
            if application.team.owner_id:
                people.add(application.team.owner_id)
    if interaction.user.id not in people:
        raise Refusal("owner-only")


def _may_change(member: discord.TeamMember) -> bool:
    accepted = member.membership_state is discord.TeamMembershipState.accepted
    return accepted and member.role is not discord.TeamMemberRole.read_only


@owner.command(name=localized("command-owner-status"), description=localized("command-owner-status-about"))
async def show_status(interaction: Interaction) -> None:
    """Show the owner alone the bot's servers, load, disk space and engines."""
    check_owner(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    client = interaction.client
    report = await client.parts.operation.report()
    names = {guild.id: guild.name for guild in client.guilds}
    await interaction.followup.send(view=owner_panel(report, names, str(interaction.locale)), ephemeral=True)


@owner.command(name=localized("command-owner-ban"), description=localized("command-owner-ban-about"))
@app_commands.rename(person=localized("option-person"), server=localized("option-server"))
@app_commands.describe(person=localized("option-person-about"), server=localized("option-server-about"))
async def ban(
    interaction: Interaction,
    person: discord.User | None = None,
    server: app_commands.Range[str, 15, 20] | None = None,
) -> None:
    """Ban a person, or everybody in a server, from the bot in every place.

    server: a guild id. Raises Refusal unless exactly one of the two is given, and if the ban is in place already.
    """
    await _set_banned(interaction, person, server, banned=True)


@owner.command(name=localized("command-owner-unban"), description=localized("command-owner-unban-about"))
@app_commands.rename(person=localized("option-person"), server=localized("option-server"))
@app_commands.describe(person=localized("option-person-about"), server=localized("option-server-about"))
async def unban(
    interaction: Interaction,
    person: discord.User | None = None,
    server: app_commands.Range[str, 15, 20] | None = None,
) -> None:
    """Lift the ban of a person or of a server.

    server: a guild id. Raises Refusal unless exactly one of the two is given, and if there is no such ban.
    """
    await _set_banned(interaction, person, server, banned=False)


@owner.command(name=localized("command-owner-bans"), description=localized("command-owner-bans-about"))
async def list_bans(interaction: Interaction) -> None:
    """Show the owner alone which people and servers are banned, the last banned first."""
    check_owner(interaction)
    bans = await parts_of(interaction).moderation.bans(MOST_BANS)
    await interaction.response.send_message(view=bans_panel(bans, str(interaction.locale)), ephemeral=True)


@owner.command(name=localized("command-owner-pause"), description=localized("command-owner-pause-about"))
@app_commands.rename(message=localized("option-message"))
@app_commands.describe(message=localized("option-message-about"))
async def pause(interaction: Interaction, message: app_commands.Range[str, 1, LONGEST_MESSAGE] = "") -> None:
    """Pause the bot until /owner continue: running jobs finish, and waiting jobs keep their places.

    message: shown on the panels of waiting jobs.
    """
    check_owner(interaction)
    await parts_of(interaction).operation.pause(message)
    await _say(interaction, text("owner-paused", str(interaction.locale)))


@owner.command(name=localized("command-owner-continue"), description=localized("command-owner-continue-about"))
async def go_on(interaction: Interaction) -> None:
    """End a pause of the bot, and accept new jobs again if it is draining."""
    check_owner(interaction)
    await parts_of(interaction).operation.go_on()
    await _say(interaction, text("owner-goes-on", str(interaction.locale)))


@owner.command(name=localized("command-owner-drain"), description=localized("command-owner-drain-about"))
async def drain(interaction: Interaction) -> None:
    """Accept no new jobs, and tell the owner when the last job has ended, or how many are left after a while."""
    check_owner(interaction)
    operation, locale = parts_of(interaction).operation, str(interaction.locale)
    operation.drain()
    jobs = operation.unfinished_jobs
    if not jobs:
        await _say(interaction, text("owner-drained", locale))
        return
    if operation.paused:
        await _say(interaction, text("owner-draining-paused", locale))
        return
    await _say(interaction, text("owner-draining", locale, jobs=jobs))
    if await operation.is_drained(ANSWERABLE_S):
        await interaction.followup.send(text("owner-drained", locale), ephemeral=True)
    elif operation.draining:
        said = text("owner-still-draining", locale, jobs=operation.unfinished_jobs)
        await interaction.followup.send(said, ephemeral=True)


async def _set_banned(
    interaction: Interaction,
    person: discord.User | None,
    server: str | None,
    *,
    banned: bool,
) -> None:
    check_owner(interaction)
    number = parse_number(server or "")
    if (person is None) == (number is None):
        raise Refusal("owner-whom")
    kind, target_id, shown = BanKind.GUILD, number or 0, str(number)
    if person:
        kind, target_id, shown = BanKind.PERSON, person.id, person.mention
    await parts_of(interaction).moderation.set_banned(kind, target_id, banned=banned)
    if kind == BanKind.GUILD and (guild := interaction.client.get_guild(target_id)):
        shown = quoted(guild.name)
    locale = str(interaction.locale)
    said = text("owner-banned", locale, what=shown) if banned else text("owner-unbanned", locale, what=shown)
    await _say(interaction, said)


async def _say(interaction: Interaction, sentence: str) -> None:
    await interaction.response.send_message(sentence, ephemeral=True)
