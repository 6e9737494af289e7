"""What commands need to know of an interaction: who, where, and whether an answer can be given there."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypedDict, TypeVar

import discord
from discord import app_commands

from bot.client import NEEDED, WordbrushClient
from bot.delivery.attachments import SMALLEST_UPLOAD, room_for
from bot.errors import Answer, Refusal, answer_of
from bot.jobs.parts import Parts
from bot.jobs.requester import Requester
from bot.jobs.results import Viewer
from bot.store.jobs import Panel

Interaction = discord.Interaction[WordbrushClient]

T = TypeVar("T")
TOKEN_LIFE = timedelta(minutes=15)  # of an interaction's token, from its creation
ANSWERED_ALREADY = 40060
DEFERRED_PANEL = "deferred-panel"  # in an interaction's extras: its public answer is still to come


def parts_of(interaction: Interaction) -> Parts:
    """Return everything that a command, a press or a form can ask for."""
    return interaction.client.parts


def viewer_of(interaction: Interaction) -> Viewer:
    """Who presses a button or sends a form, and on which message it was."""
    allowed = interaction.permissions
    return Viewer(
        user_id=interaction.user.id,
        message_id=interaction.message.id if interaction.message else None,
        moderates=interaction.guild_id if allowed.manage_messages or allowed.manage_guild else None,
    )


def check_own_panel(interaction: Interaction) -> None:
    """Whether the message of a component is one that only this person sees, so that it may be changed; else Refusal."""
    if interaction.message is None or not interaction.message.flags.ephemeral:
        raise Refusal("panel-not-yours")


def contexts(command: T) -> T:
    """Where a command can be used: everywhere, also as an app of one's own."""
    installs = app_commands.allowed_installs(guilds=True, users=True)
    places = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    return installs(places(command))


def person_of(interaction: Interaction) -> Requester:
    """Who asks; Refusal while the bot is stopping."""
    if interaction.client.stopping:
        raise Refusal("stopping")
    # What is posted in a server is in the server's language; what only the person sees is in the person's.
    locale = str(interaction.guild_locale or interaction.locale)
    if not is_reachable(interaction):
        return Requester(interaction.user.id, None, locale, reachable=False)
    channel, member = interaction.channel, interaction.user
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return Requester(
        member.id,
        interaction.guild_id,
        locale,
        roles=frozenset(role.id for role in member.roles) if isinstance(member, discord.Member) else frozenset(),
        places=frozenset(place for place in (interaction.channel_id, parent) if place),
        admin=interaction.guild_id is not None and interaction.permissions.manage_guild,
        age_restricted=isinstance(channel, discord.abc.GuildChannel | discord.Thread) and is_age_restricted(channel),
    )


def is_age_restricted(channel: discord.abc.GuildChannel | discord.Thread) -> bool:
    """Whether a channel, or the one that a thread belongs to, is for adults by its settings."""
    asked = getattr(channel, "is_nsfw", None)  # a category has none
    return bool(asked and asked())


def admin_of(interaction: Interaction) -> int:
    """The guild whose settings this person may change; Refusal where that is none.

    Discord's own permissions of a command can be changed by a server, so they are asked again here.
    """
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        raise Refusal("admins-only")
    if not is_reachable(interaction):
        raise Refusal("settings-not-a-member")
    return interaction.guild_id


class ForAdmins(TypedDict):
    """What a group of commands says of itself that is for the admins of a server."""

    default_permissions: discord.Permissions
    allowed_installs: app_commands.AppInstallationType
    allowed_contexts: app_commands.AppCommandContext


ADMINS: ForAdmins = {
    "default_permissions": discord.Permissions(manage_guild=True),
    "allowed_installs": app_commands.AppInstallationType(guild=True, user=False),
    "allowed_contexts": app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
}


def upload_room(interaction: Interaction) -> int:
    """Bytes that the files of one answer may have together."""
    return room_for(interaction.filesize_limit)


async def send_what_fits(room: int, send: Callable[[int], Awaitable[None]]) -> None:
    """Send files in at most `room` bytes, and in half of that as long as Discord finds them too large; else Refusal."""
    while room >= SMALLEST_UPLOAD:
        try:
            await send(room)
            return
        except discord.HTTPException as error:
            if answer_of(error) is not Answer.TOO_LARGE:
                raise
            room //= 2
    raise Refusal("show-too-large")


def is_reachable(interaction: Interaction) -> bool:
    """Whether the bot itself is here. As somebody's own app it only has the interaction's token.

    So it is in a server that has added the commands alone (the scope `applications.commands` without `bot`), which the
    interaction does not tell apart: https://docs.discord.com/developers/resources/application#installation-context
    """
    if interaction.guild_id is not None:
        return interaction.is_guild_integration() and interaction.client.get_guild(interaction.guild_id) is not None
    return interaction.context.dm_channel


def check_channel(interaction: Interaction) -> None:
    """Whether a result can be posted here, also without the interaction's token; Refusal says what is missing."""
    if interaction.guild_id is None:
        return
    if not is_reachable(interaction):
        if not interaction.app_permissions.attach_files:
            raise Refusal("channel-no-files")
        return
    me = interaction.guild.me if interaction.guild else None
    if me and me.is_timed_out() and me.timed_out_until:
        raise Refusal("bot-in-time-out", until=discord.utils.format_dt(me.timed_out_until, "R"))
    elsewhere = "send_messages" if isinstance(interaction.channel, discord.Thread) else "send_messages_in_threads"
    needed = [name for name in NEEDED if name != elsewhere]
    if isinstance(interaction.channel, discord.VoiceChannel | discord.StageChannel):
        needed.append("connect")
    missing = [name for name in needed if not getattr(interaction.app_permissions, name)]
    if missing:
        # Discord's own names of the permissions, as its settings show them in English.
        raise Refusal("channel-no-access", missing=", ".join(name.replace("_", " ").title() for name in missing))


async def defer_panel(interaction: Interaction) -> Panel:
    """Answer in time, in public, with a panel to come."""
    message_id = None
    try:
        answer = await interaction.response.defer(thinking=True)
        message_id = answer.message_id if answer else None
    except discord.HTTPException as error:
        # The first try had arrived although its answer was lost: the panel is there.
        if error.code != ANSWERED_ALREADY:
            raise
    interaction.extras[DEFERRED_PANEL] = True
    assert interaction.channel_id
    return Panel(
        channel_id=interaction.channel_id,
        message_id=message_id,
        application_id=interaction.application_id,
        token=interaction.token,
        token_expires_at=discord.utils.utcnow() + TOKEN_LIFE,  # by the clock that it will be compared with
        filesize_limit=interaction.filesize_limit,
        reachable=is_reachable(interaction),
    )
