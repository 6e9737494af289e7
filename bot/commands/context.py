"""What an interaction tells a command handler: who asks, where, and whether a result can be posted there."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypedDict, TypeVar

import discord
from discord import app_commands

from bot.client import NEEDED, WordbrushClient
from bot.delivery.attachments import SMALLEST_UPLOAD, room_for
from bot.errors import DiscordAnswer, Refusal, answer_of
from bot.i18n.texts import text
from bot.jobs.parts import Parts
from bot.jobs.requester import Requester
from bot.jobs.results import Viewer
from bot.store.new_jobs import PanelAddress

Interaction = discord.Interaction[WordbrushClient]

T = TypeVar("T")
TOKEN_LIFE = timedelta(minutes=15)  # of an interaction's token, from the interaction on
ANSWERED_ALREADY = 40060  # https://docs.discord.com/developers/topics/opcodes-and-status-codes
DEFERRED_PANEL = "deferred-panel"  # the key in an interaction's extras while its public answer is still empty


def parts_of(interaction: Interaction) -> Parts:
    """Return the bot's services, which every command, component and form can call."""
    return interaction.client.parts


def viewer_of(interaction: Interaction) -> Viewer:
    """Return who pressed a component or sent a form, and on which message.

    A panel that only this person sees stands for the message from which they opened it. The viewer moderates the guild
    if they can manage its messages or the guild itself.
    """
    allowed = interaction.permissions
    return Viewer(
        user_id=interaction.user.id,
        message_id=_seen_message_id(interaction.message) if interaction.message else None,
        moderates=interaction.guild_id if allowed.manage_messages or allowed.manage_guild else None,
    )


def _seen_message_id(message: discord.Message) -> int:
    opened_by = message.interaction_metadata
    opened_from = opened_by.interacted_message_id if opened_by else None
    return opened_from if message.flags.ephemeral and opened_from else message.id


def check_own_panel(interaction: Interaction) -> None:
    """Raise Refusal unless a component's message is ephemeral, so that its changes concern this person alone."""
    if interaction.message is None or not interaction.message.flags.ephemeral:
        raise Refusal("panel-not-yours")


def contexts(command: T) -> T:
    """Make a command available in servers, direct messages and group chats, also where a user installed the bot.

    The command is changed in place and returned.
    https://docs.discord.com/developers/resources/application#installation-context
    """
    installs = app_commands.allowed_installs(guilds=True, users=True)
    places = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    return installs(places(command))


def person_of(interaction: Interaction) -> Requester:
    """Return who asks, where, and with which roles. Raises Refusal while the bot is stopping."""
    if interaction.client.stopping:
        raise Refusal("stopping")
    # Everybody sees the job's messages, so they are in the server's language; ephemeral answers are in the person's.
    locale = str(interaction.guild_locale or interaction.locale)
    channel, member = interaction.channel, interaction.user
    restricted = isinstance(channel, discord.abc.GuildChannel | discord.Thread) and is_age_restricted(channel)
    if not is_reachable(interaction):
        return Requester(member.id, None, locale, reachable=False, age_restricted=restricted)
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return Requester(
        member.id,
        interaction.guild_id,
        locale,
        roles=frozenset(role.id for role in member.roles) if isinstance(member, discord.Member) else frozenset(),
        places=frozenset(place for place in (interaction.channel_id, parent) if place),
        admin=interaction.guild_id is not None and interaction.permissions.manage_guild,
        age_restricted=restricted,
    )


def is_age_restricted(channel: discord.abc.GuildChannel | discord.Thread) -> bool:
    """Return whether a channel, or the parent channel of a thread, is age-restricted."""
    is_nsfw = getattr(channel, "is_nsfw", None)  # discord.abc.GuildChannel does not declare the method
    return bool(is_nsfw and is_nsfw())


def admin_of(interaction: Interaction) -> int:
    """Return the id of the guild whose settings this person may change.

    Servers can override the default permissions of a command, so the permission is checked again here:
    https://docs.discord.com/developers/interactions/application-commands#permissions

    Raises Refusal if the person cannot manage the guild, or if the bot is not a member of it.
    """
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        raise Refusal("admins-only")
    if not is_reachable(interaction):
        raise Refusal("settings-not-a-member")
    return interaction.guild_id


class ForAdmins(TypedDict):
    """The keyword arguments of a command group that by default only the admins of a server see."""

    default_permissions: discord.Permissions
    allowed_installs: app_commands.AppInstallationType
    allowed_contexts: app_commands.AppCommandContext


ADMINS: ForAdmins = {
    "default_permissions": discord.Permissions(manage_guild=True),
    "allowed_installs": app_commands.AppInstallationType(guild=True, user=False),
    "allowed_contexts": app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
}


def upload_room(interaction: Interaction) -> int:
    """Return how many bytes the files of one answer may have together."""
    return room_for(interaction.filesize_limit)


async def send_what_fits(room: int, send: Callable[[int], Awaitable[None]]) -> None:
    """Send files in at most `room` bytes, and in half as many each time Discord finds them too large.

    send: gets the number of bytes. Raises Refusal if even SMALLEST_UPLOAD bytes are too many, and whatever else `send`
    raises.
    """
    while room >= SMALLEST_UPLOAD:
        try:
            await send(room)
            return
        except discord.HTTPException as error:
            if answer_of(error) is not DiscordAnswer.TOO_LARGE:
                raise
            room //= 2
    raise Refusal("show-too-large")


def is_reachable(interaction: Interaction) -> bool:
    """Return whether the bot can post here by itself, and not only with the interaction's token.

    It cannot where only a user has installed it, and in a server that has added only its commands (the scope
    `applications.commands` without `bot`). The interaction does not tell that server from one with a bot member:
    https://docs.discord.com/developers/resources/application#installation-context
    """
    if interaction.guild_id is not None:
        return interaction.is_guild_integration() and interaction.client.get_guild(interaction.guild_id) is not None
    return interaction.context.dm_channel


def check_channel(interaction: Interaction) -> None:
    """Raise Refusal if the result of a job cannot be posted here.

    Where the bot can post by itself it needs its own permissions, because a job may outlive the interaction's token;
    elsewhere the token has to allow files. The Refusal names the missing permissions, or the end of the bot's time-out.
    """
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
        # Admins look for the permissions under the names that Discord's settings have for them in their language.
        names = [text(f"permission-{name}", str(interaction.locale)) for name in missing]
        raise Refusal("channel-no-access", missing=names)


async def defer_panel(interaction: Interaction) -> PanelAddress:
    """Defer the answer publicly, and return the panel that becomes the job's message.

    Marks the interaction's extras with DEFERRED_PANEL. Raises discord.HTTPException if Discord refuses the answer. How
    long the token lives: https://docs.discord.com/developers/interactions/receiving-and-responding
    """
    message_id = None
    try:
        answer = await interaction.response.defer(thinking=True)
        message_id = answer.message_id if answer else None
    except discord.HTTPException as error:
        # discord.py has repeated a request whose response was lost: the first one has deferred the answer.
        if error.code != ANSWERED_ALREADY:
            raise
    interaction.extras[DEFERRED_PANEL] = True
    assert interaction.channel_id
    return PanelAddress(
        channel_id=interaction.channel_id,
        message_id=message_id,
        application_id=interaction.application_id,
        token=interaction.token,
        token_expires_at=discord.utils.utcnow() + TOKEN_LIFE,  # by this machine's clock, which it is compared with
        filesize_limit=interaction.filesize_limit,
        reachable=is_reachable(interaction),
    )
