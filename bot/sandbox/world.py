"""The state of the local Discord: guilds, channels, people and messages, and who may do what."""

import asyncio
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntFlag
from typing import Any

DISCORD_EPOCH = 1_420_070_400_000  # milliseconds
BOT_ID = 1_000_000_000_000_000_000  # the same in every world, so a bot's database stays valid
UPLOAD_LIMIT = 10 * 1024 * 1024  # bytes, unless a guild has a higher limit


class Permission(IntFlag):
    """Permissions of Discord that the local Discord checks.

    https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags
    """

    ADMINISTRATOR = 1 << 3
    MANAGE_GUILD = 1 << 5
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    CONNECT = 1 << 20
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    SEND_MESSAGES_IN_THREADS = 1 << 38
    USE_EXTERNAL_APPS = 1 << 50


EVERYBODY = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.CONNECT
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.USE_EXTERNAL_APPS
)
IN_TIME_OUT = Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY  # all that a member in time-out keeps
ALL = Permission(sum(Permission))
DM_PERMISSIONS = Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES | Permission.ATTACH_FILES | Permission.EMBED_LINKS


class Flag(IntFlag):
    """Message flags that the local Discord knows.

    https://docs.discord.com/developers/resources/message#message-object-message-flags
    """

    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    COMPONENTS_V2 = 1 << 15


class ChannelType:
    """Types of channels that the local Discord knows.

    https://docs.discord.com/developers/resources/channel#channel-object-channel-types
    """

    TEXT, DM, VOICE, PUBLIC_THREAD = 0, 1, 2, 11


@dataclass(eq=False)
class User:
    """A user of the local Discord: a person, or the bot itself."""

    id: int
    name: str
    bot: bool = False
    takes_messages: bool = True  # accepts direct messages from the bot
    locale: str = "en-US"
    avatar: bytes | None = None  # PNG
    installed: bool = False  # has the bot as a user-installed app, also where the bot is no member

    @property
    def avatar_key(self) -> str | None:
        """The hash that names the user's avatar in CDN addresses; None for a default avatar.

        https://docs.discord.com/developers/reference#image-formatting
        """
        return hashlib.md5(self.avatar, usedforsecurity=False).hexdigest() if self.avatar else None

    def payload(self) -> dict[str, Any]:
        """Return the user object that Discord sends.

        https://docs.discord.com/developers/resources/user#user-object
        """
        shown: dict[str, Any] = {
            "id": str(self.id),
            "username": self.name.lower().replace(" ", "_"),
            "global_name": self.name,
            "avatar": self.avatar_key,
            "discriminator": "0",
            "public_flags": 0,
            "flags": 0,
            "primary_guild": None,
        }
        return shown | ({"bot": True} if self.bot else {})


@dataclass(eq=False)
class Role:
    """A role of a guild; the first role of every guild is @everyone."""

    id: int
    name: str
    permissions: Permission

    def payload(self, position: int) -> dict[str, Any]:
        """Return the role object that Discord sends, with the role's position in the guild.

        https://docs.discord.com/developers/topics/permissions#role-object
        """
        return {
            "id": str(self.id),
            "name": self.name,
            "permissions": str(int(self.permissions)),
            "position": position,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "managed": False,
            "mentionable": False,
            "icon": None,
            "unicode_emoji": None,
            "flags": 0,
        }


@dataclass(eq=False)
class Member:
    """A user as a member of a guild, with roles and perhaps in time-out."""

    user: User
    roles: list[Role] = field(default_factory=list)
    timed_out_until: datetime | None = None

    @property
    def timed_out(self) -> bool:
        """Whether moderators have put the member in time-out and the time-out has not ended."""
        return self.timed_out_until is not None and self.timed_out_until > datetime.now(UTC)

    def payload(self) -> dict[str, Any]:
        """Return the guild member object that Discord sends, including the user.

        https://docs.discord.com/developers/resources/guild#guild-member-object
        """
        return {
            "user": self.user.payload(),
            "roles": [str(role.id) for role in self.roles],
            "nick": None,
            "avatar": None,
            "banner": None,
            "joined_at": "2024-01-01T00:00:00+00:00",
            "premium_since": None,
            "communication_disabled_until": self.timed_out_until.isoformat() if self.timed_out_until else None,
            "flags": 0,
            "pending": False,
            "mute": False,
            "deaf": False,
        }


@dataclass(eq=False)
class Attachment:
    """A file on the CDN that belongs to a message or to a command's option."""

    id: int
    filename: str
    data: bytes
    content_type: str
    url: str
    description: str | None = None
    ephemeral: bool = False
    size: tuple[int, int] | None = None  # width and height in pixels; None: no picture or film

    def payload(self) -> dict[str, Any]:
        """Return the attachment object that Discord sends.

        https://docs.discord.com/developers/resources/message#attachment-object
        """
        shown: dict[str, Any] = {
            "id": str(self.id),
            "filename": self.filename,
            "size": len(self.data),
            "url": self.url,
            "proxy_url": self.url,
            "content_type": self.content_type,
        }
        if self.size:
            shown["width"], shown["height"] = self.size
        if self.description is not None:
            shown["description"] = self.description
        return shown | ({"ephemeral": True} if self.ephemeral else {})


@dataclass(eq=False)
class Message:
    """A message of any kind in a channel; an ephemeral message is visible to one person."""

    id: int
    channel: "Channel"
    author: User
    content: str = ""
    flags: int = 0
    components: list[dict[str, Any]] = field(default_factory=list)
    embeds: list[dict[str, Any]] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    stickers: list[dict[str, Any]] = field(default_factory=list)
    forwarded: "Message | None" = None
    type: int = 0
    nonce: str | None = None
    edited_at: datetime | None = None
    only_for: int | None = None  # id of the only user who sees an ephemeral message
    interaction_metadata: dict[str, Any] | None = None
    application_id: int | None = None
    used: str | None = None  # what the message responds to, as shown above the message
    edits: int = 0

    @property
    def deleted(self) -> bool:
        """Whether the message is no longer in its channel."""
        return self.channel.messages.get(self.id) is not self

    def payload(self) -> dict[str, Any]:
        """Return the message object that Discord sends, with a snapshot of a forwarded message.

        https://docs.discord.com/developers/resources/message#message-object
        """
        created = datetime.fromtimestamp(((self.id >> 22) + DISCORD_EPOCH) / 1000, UTC)
        shown: dict[str, Any] = {
            "id": str(self.id),
            "channel_id": str(self.channel.id),
            "author": self.author.payload(),
            "type": self.type,
            "content": self.content,
            "mentions": [],
            "mention_roles": [],
            "mention_everyone": False,
            "attachments": [attachment.payload() for attachment in self.attachments],
            "embeds": self.embeds,
            "sticker_items": self.stickers,
            "components": self.components,
            "timestamp": created.isoformat(),
            "edited_timestamp": self.edited_at.isoformat() if self.edited_at else None,
            "flags": int(self.flags),
            "pinned": False,
            "tts": False,
        }
        if self.forwarded:
            kept = {
                "type",
                "content",
                "embeds",
                "attachments",
                "sticker_items",
                "timestamp",
                "edited_timestamp",
                "flags",
            }
            kept |= {"mentions", "mention_roles", "components"}
            before = self.forwarded.payload()
            place = {"type": 1, "channel_id": before["channel_id"], "message_id": before["id"]}
            shown["message_reference"] = place
            shown["message_snapshots"] = [{"message": {name: value for name, value in before.items() if name in kept}}]
        if self.nonce is not None:
            shown["nonce"] = self.nonce
        if self.interaction_metadata:
            shown["interaction_metadata"] = self.interaction_metadata
        if self.application_id:
            shown["application_id"] = str(self.application_id)
            shown["webhook_id"] = str(self.application_id)
        return shown


@dataclass(eq=False)
class Channel:
    """A channel of a guild, a thread, or a direct message channel."""

    id: int
    name: str
    guild: "Guild | None" = None
    type: int = ChannelType.TEXT
    recipients: list[User] = field(default_factory=list)  # of direct messages; if two, the bot is not among them
    messages: dict[int, Message] = field(default_factory=dict)
    # Permission overwrites, by the id of a role or user: (allow, deny).
    overwrites: dict[int, tuple[Permission, Permission]] = field(default_factory=dict)
    age_restricted: bool = False
    archived: bool = False  # only threads
    locked: bool = False  # only threads: MANAGE_THREADS is needed to write there or to reopen one

    @property
    def private(self) -> bool:
        """Whether the channel is a conversation between people, which the bot does not see."""
        return len(self.recipients) > 1

    def permissions(self, user: User) -> Permission:
        """Return the permissions that a user has in this channel."""
        if self.guild:
            return self.guild.permissions(user, self)
        return Permission(0) if user.bot and self.private else DM_PERMISSIONS

    @property
    def upload_limit(self) -> int:
        """The size in bytes of the largest file that this channel accepts."""
        return self.guild.upload_limit if self.guild else UPLOAD_LIMIT

    def payload(self) -> dict[str, Any]:
        """Return the channel object that Discord sends, with thread metadata for a thread.

        https://docs.discord.com/developers/resources/channel#channel-object
        """
        shown: dict[str, Any] = {"id": str(self.id), "type": self.type, "flags": 0}
        last: dict[str, Any] = {"last_message_id": str(max(self.messages)) if self.messages else None}
        if self.guild is None:
            return shown | last | {"recipients": [user.payload() for user in self.recipients]}
        if self.type == ChannelType.VOICE:
            last |= {"bitrate": 64000, "user_limit": 0, "rtc_region": None, "video_quality_mode": 1}
        if self.type == ChannelType.PUBLIC_THREAD:
            archived = {"archived": self.archived, "auto_archive_duration": 1440, "locked": self.locked}
            last |= {
                "owner_id": str(self.guild.owner.id),
                "message_count": len(self.messages),
                "member_count": 1,
                "total_message_sent": len(self.messages),
                "thread_metadata": archived | {"archive_timestamp": "2024-01-01T00:00:00+00:00"},
            }
        return (
            shown
            | last
            | {
                "name": self.name,
                "guild_id": str(self.guild.id),
                "parent_id": str(next(iter(self.guild.channels))) if "thread_metadata" in last else None,
                "position": 0,
                "nsfw": self.age_restricted,
                "topic": None,
                "rate_limit_per_user": 0,
                "permission_overwrites": [
                    {
                        "id": str(key),
                        "type": 0 if any(role.id == key for role in self.guild.roles) else 1,
                        "allow": str(int(allow)),
                        "deny": str(int(deny)),
                    }
                    for key, (allow, deny) in self.overwrites.items()
                ],
            }
        )


@dataclass(eq=False)
class Guild:
    """A guild, which people call a server, with its roles, members and channels."""

    id: int
    name: str
    owner: User
    locale: str = "en-US"
    roles: list[Role] = field(default_factory=list)  # the first is @everyone
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    upload_limit: int = UPLOAD_LIMIT
    commands_alone: bool = False  # added with the scope applications.commands alone: the bot is no member

    def in_order(self) -> list[Channel]:
        """Return the guild's channels in the order in which people see them.

        All threads belong to the first channel and come right after it.
        """
        first, *others = self.channels.values()
        return [first, *sorted(others, key=lambda channel: channel.type != ChannelType.PUBLIC_THREAD)]

    def permissions(self, user: User, channel: Channel | None = None) -> Permission:
        """Return the permissions that a user has in the guild, or in one of its channels with all overwrites applied.

        Nobody but members has any. Owners and administrators have all; members in time-out keep only what IN_TIME_OUT
        names. https://docs.discord.com/developers/topics/permissions#permission-overwrites
        """
        member = self.members.get(user.id)
        if member is None:
            return Permission(0)
        base = self.roles[0].permissions
        for role in member.roles:
            base |= role.permissions
        if user is self.owner or base & Permission.ADMINISTRATOR:
            return ALL
        if member.timed_out:
            base &= IN_TIME_OUT
        if channel is None:
            return base
        keys = [[self.roles[0].id], [role.id for role in member.roles], [user.id]]
        for group in keys:
            allow = deny = Permission(0)
            for key in group:
                more, less = channel.overwrites.get(key, (Permission(0), Permission(0)))
                allow, deny = allow | more, deny | less
            base = base & ~deny | allow
        base &= IN_TIME_OUT if member.timed_out else ALL
        return base if base & Permission.VIEW_CHANNEL else Permission(0)

    def payload(self, me: User, *, joined: bool = False) -> dict[str, Any]:
        """Return the guild object of a GUILD_CREATE event for the member `me`.

        `joined` says that `me` has just been invited; otherwise the guild has become available.
        https://docs.discord.com/developers/events/gateway-events#guild-create
        """
        shown = {
            "id": str(self.id),
            "name": self.name,
            "owner_id": str(self.owner.id),
            "icon": None,
            "splash": None,
            "discovery_splash": None,
            "banner": None,
            "description": None,
            "afk_channel_id": None,
            "afk_timeout": 300,
            "system_channel_id": str(next(iter(self.channels))) if self.channels else None,
            "system_channel_flags": 0,
            "rules_channel_id": None,
            "public_updates_channel_id": None,
            "safety_alerts_channel_id": None,
            "verification_level": 0,
            "default_message_notifications": 0,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "nsfw_level": 0,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "premium_progress_bar_enabled": False,
            "preferred_locale": self.locale,
            "features": [],
            "vanity_url_code": None,
            "application_id": None,
            "roles": [role.payload(position) for position, role in enumerate(self.roles)],
            "emojis": [],
            "stickers": [],
            "joined_at": "2024-01-01T00:00:00+00:00",
            "large": False,
            "member_count": len(self.members),
            "members": [self.members[me.id].payload()],
            "channels": [
                channel.payload() for channel in self.channels.values() if channel.type != ChannelType.PUBLIC_THREAD
            ],
            "threads": [],
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }
        return shown if joined else shown | {"unavailable": False}


class World:
    """Everything that exists in one local Discord, with new ids and a signal for every change."""

    def __init__(self) -> None:
        self._last_id = 0
        self._changed = asyncio.Event()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.attachments: dict[int, Attachment] = {}
        self.pictures: dict[int, bytes] = {}  # of custom emojis and stickers, by id
        self.bot = self.add_user("Wordbrush", bot=True, snowflake=BOT_ID)
        self.application_owner = self.bot  # of the bot's application
        self.team: dict[int, str] = {}  # roles of the application's team by user id; empty: no team

    def new_id(self) -> int:
        """Return a new snowflake, greater than every one before.

        https://docs.discord.com/developers/reference#snowflakes
        """
        now = (time.time_ns() // 1_000_000 - DISCORD_EPOCH) << 22
        self._last_id = max(now, self._last_id + 1)
        return self._last_id

    def add_user(self, name: str, *, bot: bool = False, snowflake: int | None = None) -> User:
        """Add a user, with a given id where another world should know the same user again."""
        user = User(snowflake or self.new_id(), name, bot)
        self.users[user.id] = user
        return user

    def add_guild(
        self,
        name: str,
        owner: User,
        members: list[User],
        *,
        snowflake: int | None = None,
        with_bot: bool = True,
    ) -> Guild:
        """Add a guild with one channel, "general", and the role @everyone.

        The owner is a member, and the bot too unless `with_bot` is False. With a `snowflake` the channel's id is the
        next number.
        """
        guild = Guild(snowflake or self.new_id(), name, owner)
        guild.roles.append(Role(guild.id, "@everyone", EVERYBODY))
        for user in (owner, *([self.bot] if with_bot else []), *members):
            guild.members[user.id] = Member(user)
        self.guilds[guild.id] = guild
        self.add_channel(guild, "general", snowflake=snowflake + 1 if snowflake else None)
        return guild

    def add_member(self, guild: Guild, user: User) -> None:
        """Add a user to a guild without any role; no event is sent."""
        guild.members[user.id] = Member(user)

    def add_channel(
        self,
        guild: Guild,
        name: str,
        kind: int = ChannelType.TEXT,
        *,
        snowflake: int | None = None,
    ) -> Channel:
        """Add a channel or a thread that every member sees; no event is sent."""
        channel = Channel(snowflake or self.new_id(), name, guild, kind)
        guild.channels[channel.id] = channel
        self.channels[channel.id] = channel
        return channel

    def add_role(self, guild: Guild, name: str, permissions: Permission, *users: User) -> Role:
        """Add a role to a guild and give the role to these members; no event is sent."""
        role = Role(self.new_id(), name, permissions)
        guild.roles.append(role)
        for user in users:
            guild.members[user.id].roles.append(role)
        return role

    def direct_messages(self, user: User, *, snowflake: int | None = None) -> Channel:
        """Return the direct message channel between a person and the bot; create a missing one."""
        for channel in self.channels.values():
            if channel.type == ChannelType.DM and channel.recipients == [user]:
                return channel
        channel = Channel(snowflake or self.new_id(), user.name, None, ChannelType.DM, [user])
        self.channels[channel.id] = channel
        return channel

    def private_conversation(self, *people: User, snowflake: int | None = None) -> Channel:
        """Add a direct message channel between people, without the bot."""
        name = ", ".join(user.name for user in people)
        channel = Channel(snowflake or self.new_id(), name, None, ChannelType.DM, list(people))
        self.channels[channel.id] = channel
        return channel

    def channels_of(self, user: User) -> list[Channel]:
        """Return all channels that a user sees, guild by guild in each guild's order.

        Direct messages come last.
        """
        guilds = [guild for guild in self.guilds.values() if user.id in guild.members]
        inside = [channel for guild in guilds for channel in guild.in_order()]
        direct = [channel for channel in self.channels.values() if user in channel.recipients]
        return [*(one for one in inside if one.permissions(user) & Permission.VIEW_CHANNEL), *direct]

    def messages(self) -> list[Message]:
        """Return all messages of all channels, oldest first."""
        found = [message for channel in self.channels.values() for message in channel.messages.values()]
        return sorted(found, key=lambda message: message.id)

    @property
    def next_change(self) -> asyncio.Event:
        """The event that the next change sets.

        Take the event before looking at the world, so that no change is missed in between.
        """
        return self._changed

    def changed(self) -> None:
        """Wake everybody who waits for a change, after something in the world has changed."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, condition: Callable[[], bool], seconds: float) -> None:
        """Wait until a condition on the world is true; check it after every change.

        Raises TimeoutError where the condition is still false after `seconds`.
        """
        async with asyncio.timeout(seconds):
            while not condition():
                await self._changed.wait()
