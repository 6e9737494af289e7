"""The local Discord as a server, on loopback unless told otherwise: REST, gateway and CDN under one port.

REST is at /api/v10, the gateway at /, attachments at /attachments.
"""

import hashlib
import hmac
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Self
from urllib.parse import quote

from aiohttp import web

from bot.sandbox import error_codes, faults, validation
from bot.sandbox.avatars import default_avatar
from bot.sandbox.buckets import Buckets
from bot.sandbox.faults import Faults
from bot.sandbox.gateway import Gateway
from bot.sandbox.hosts import EVERY_ADDRESS, LOOPBACK
from bot.sandbox.interactions import Interactions
from bot.sandbox.messages import Body, Messages, read_body
from bot.sandbox.wire import json_response
from bot.sandbox.world import Attachment, Channel, ChannelType, Flag, Guild, Member, Message, Permission, User, World

API = "/api/v10"
LONGEST_REQUEST = 26 * 1024 * 1024  # bytes
CDN_SECONDS = 24 * 3600.0  # how long the address of an attachment is valid

Answer = dict[str, Any] | list[Any] | None
Handler = Callable[[web.Request, Body], Awaitable[Answer]]


@dataclass(frozen=True)
class Exchange:
    """A REST request and its response, for an observer that checks both."""

    method: str
    path: str  # with parameter names instead of values, as in Discord's OpenAPI document
    request: Any  # JSON
    status: int
    response: Any  # JSON


class Sandbox:
    """A complete local Discord: REST, gateway, CDN and world.

    Use the sandbox as an async context manager; `messages`, `gateway` and `interactions` exist only inside.
    """

    def __init__(
        self,
        *,
        host: str = LOOPBACK,
        port: int = 0,
        first_response_seconds: float = 3.0,
        token_seconds: float = 15 * 60.0,
        cdn_seconds: float = CDN_SECONDS,
        buckets: Buckets | None = None,
        observer: Callable[[Exchange], None] = lambda exchange: None,
    ) -> None:
        """Serve on the address `host`; a `port` of 0 becomes a free port once the sandbox serves.

        `first_response_seconds` and `token_seconds` limit interactions, `cdn_seconds` is how long attachment addresses
        stay valid. Without `buckets` there are no rate limits. The `observer` sees every exchange except those that a
        rate limit or a fault stopped before they were carried out; where a fault replaces a response, the observer sees
        the original.
        """
        self.host = host
        self.port = port
        self._first_response_seconds = first_response_seconds
        self._token_seconds = token_seconds
        self._cdn_seconds = cdn_seconds
        self._cdn_key = secrets.token_bytes(32)
        self._buckets = buckets
        self._observer = observer
        self.token = f"sandbox.{secrets.token_urlsafe(24)}"
        self.world = World()
        self.faults = Faults()
        self.commands: dict[int | None, list[dict[str, Any]]] = {None: []}  # by guild id; None: global
        self.command_writes = 0
        self.app = web.Application(client_max_size=LONGEST_REQUEST)
        self.app.add_routes(self._routes())

    async def __aenter__(self) -> Self:
        self._runner = web.AppRunner(self.app, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.messages = Messages(self.world, self._cdn_address)
        self.gateway = Gateway(self.world, self.token, f"ws://{self._own_address}:{self.port}/")
        self.interactions = Interactions(
            self.world,
            self.gateway,
            self.messages,
            first_response_seconds=self._first_response_seconds,
            token_seconds=self._token_seconds,
        )
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.gateway.close()
        await self._runner.cleanup()

    @property
    def origin(self) -> str:
        """The address at which this machine reaches the server, http://127.0.0.1 with the port by default."""
        return f"http://{self._own_address}:{self.port}"

    @property
    def _own_address(self) -> str:
        return LOOPBACK if self.host in EVERY_ADDRESS else f"[{self.host}]" if ":" in self.host else self.host

    @property
    def api_base(self) -> str:
        """The address of the REST API, for the setting `[discord] api_base`."""
        return self.origin + API

    # ── serving ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _api(self, handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """Wrap a handler: faults first, then rate limits and authorization; refusals as Discord words them."""

        async def serve(request: web.Request) -> web.StreamResponse:
            fault = await self.faults.next_for(request)
            if fault and not fault.after_effect:
                return faults.answer(fault)
            headers, limited = self._buckets.take(request) if self._buckets else ({}, None)
            if limited is not None:
                return limited
            body = Body(None)
            try:
                public = "/webhooks/" in request.path or request.path.endswith("/callback")
                if not public and request.headers.get("Authorization") != f"Bot {self.token}":
                    raise error_codes.unauthorized()
                body = await read_body(request, LONGEST_REQUEST)
                status, answer = 200, await handler(request, body)
            except error_codes.ApiError as error:
                status, answer = error.status, error.body
            if answer is None:
                status = 204
            self._observe(request, body, status, answer)
            if fault:
                return faults.answer(fault)
            if answer is None:
                return web.Response(status=204, headers=headers)
            return json_response(status, answer, headers)

        return serve

    async def _not_there(self, request: web.Request, body: Body) -> Answer:
        raise error_codes.ApiError(404, 0, "404: Not Found")

    def _observe(self, request: web.Request, body: Body, status: int, answer: Answer) -> None:
        resource = request.match_info.route.resource
        if resource:
            path = resource.canonical.removeprefix(API)
            self._observer(Exchange(request.method, path, body.json, status, answer))

    def _routes(self) -> list[web.RouteDef]:
        message = "/channels/{channel_id}/messages/{message_id}"
        webhook = "/webhooks/{webhook_id}/{webhook_token}"
        application = "/applications/{application_id}"
        api: list[tuple[str, str, Handler]] = [
            ("GET", "/users/@me", self._me),
            ("GET", "/users/@me/guilds", self._my_guilds),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", "/applications/@me", self._application),
            ("GET", "/gateway/bot", self._gateway_bot),
            ("POST", "/users/@me/channels", self._open_direct_messages),
            ("GET", "/channels/{channel_id}", self._get_channel),
            ("GET", "/channels/{channel_id}/messages", self._list_messages),
            ("POST", "/channels/{channel_id}/messages", self._create_message),
            ("GET", message, self._get_message),
            ("PATCH", message, self._edit_message),
            ("DELETE", message, self._delete_message),
            ("GET", "/guilds/{guild_id}/roles", self._roles),
            ("GET", "/guilds/{guild_id}/members/{user_id}", self._member),
            ("GET", application + "/commands", self._get_commands),
            ("PUT", application + "/commands", self._put_commands),
            ("GET", application + "/guilds/{guild_id}/commands", self._get_commands),
            ("PUT", application + "/guilds/{guild_id}/commands", self._put_commands),
            ("POST", "/interactions/{interaction_id}/{interaction_token}/callback", self._callback),
            ("POST", webhook, self._follow_up),
            ("GET", webhook + "/messages/@original", self._get_own),
            ("PATCH", webhook + "/messages/@original", self._edit_own),
            ("DELETE", webhook + "/messages/@original", self._delete_own),
            ("GET", webhook + "/messages/{message_id}", self._get_own),
            ("PATCH", webhook + "/messages/{message_id}", self._edit_own),
            ("DELETE", webhook + "/messages/{message_id}", self._delete_own),
        ]
        routes = [web.route(method, API + path, self._api(handler)) for method, path, handler in api]
        return [
            *routes,
            web.route("*", API + "/{elsewhere:.*}", self._api(self._not_there)),
            web.get("/", self._serve_gateway),
            web.get("/attachments/{channel_id}/{attachment_id}/{filename}", self._serve_attachment),
            web.get("/{kind:emojis|stickers}/{number}.{suffix:png|gif|webp}", self._serve_picture),
            web.get("/avatars/{user_id}/{key}.png", self._serve_avatar),
            web.get("/embed/avatars/{number:[0-5]}.png", self._serve_default_avatar),
        ]

    async def _serve_gateway(self, request: web.Request) -> web.StreamResponse:
        if request.headers.get("Upgrade", "").lower() != "websocket":
            raise web.HTTPFound("/chat/")  # a person with a browser
        return await self.gateway.serve(request)

    def _cdn_address(self, attachment: Attachment, channel: Channel) -> str:
        """Return the signed address of an attachment.

        https://docs.discord.com/developers/reference#signed-attachment-cdn-urls
        """
        path = f"/attachments/{channel.id}/{attachment.id}/{quote(attachment.filename, safe='')}"
        ends = f"{int(time.time() + self._cdn_seconds):x}"
        return f"{self.origin}{path}?ex={ends}&is={int(time.time()):x}&hm={self._signature(attachment.id, ends)}&"

    def _signature(self, attachment_id: int, ends: str) -> str:
        return hmac.new(self._cdn_key, f"{attachment_id} {ends}".encode(), hashlib.sha256).hexdigest()

    async def _serve_attachment(self, request: web.Request) -> web.Response:
        fault = await self.faults.next_for(request)
        if fault:
            return faults.answer(fault)
        number = int(request.match_info["attachment_id"])
        attachment, ends = self.world.attachments.get(number), request.query.get("ex", "0")
        right = hmac.compare_digest(request.query.get("hm", ""), self._signature(number, ends))
        if attachment is None or not right or int(ends, 16) < time.time():
            return web.Response(status=404, text="This content is no longer available.")
        headers = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}  # anybody's file
        return web.Response(body=attachment.data, content_type=attachment.content_type, headers=headers)

    async def _serve_picture(self, request: web.Request) -> web.Response:
        """Serve the picture of a custom emoji or a sticker."""
        data = self.world.pictures.get(int(request.match_info["number"]))
        if data is None:
            raise web.HTTPNotFound
        return web.Response(body=data, content_type="image/png")

    async def _serve_avatar(self, request: web.Request) -> web.Response:
        user = self.world.users.get(int(request.match_info["user_id"]))
        if user is None or not user.avatar or user.avatar_key != request.match_info["key"]:
            raise web.HTTPNotFound
        return web.Response(body=user.avatar, content_type="image/png")

    async def _serve_default_avatar(self, request: web.Request) -> web.Response:
        picture = default_avatar(int(request.match_info["number"]))
        return web.Response(body=picture, content_type="image/png")

    # ── the application ──────────────────────────────────────────────────────────────────────────────────────────

    async def _me(self, request: web.Request, body: Body) -> Answer:
        return self.world.bot.payload() | {"mfa_enabled": False, "locale": "en-US", "verified": True, "email": None}

    async def _my_guilds(self, request: web.Request, body: Body) -> Answer:
        after, limit = int(request.query.get("after", "0")), int(request.query.get("limit", "200"))
        bot = self.world.bot
        inside = [guild for guild in self.world.guilds.values() if bot.id in guild.members and guild.id > after]
        return [
            {
                "id": str(guild.id),
                "name": guild.name,
                "icon": None,
                "banner": None,
                "owner": guild.owner is bot,
                "permissions": str(int(guild.permissions(bot, first))),
                "features": [],
            }
            for guild in sorted(inside, key=lambda one: one.id)[:limit]
            for first in [next(iter(guild.channels.values()), None)]
            if first
        ]

    async def _application(self, request: web.Request, body: Body) -> Answer:
        bot = self.world.bot
        return {
            "id": str(bot.id),
            "name": bot.name,
            "icon": None,
            "description": "",
            "type": None,
            "verify_key": "0" * 64,
            "flags": 0,
            "flags_new": "0",
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "owner": self.world.application_owner.payload(),
            "approximate_guild_count": len(self.world.guilds),
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "team": self._team(),
            "eligible_oauth2_scopes": [],
            "bot_public": True,
            "bot_require_code_grant": False,
            "rpc_origins": [],
        }

    def _team(self) -> dict[str, Any] | None:
        """Return the application's team object, or None.

        https://docs.discord.com/developers/topics/teams#data-models
        """
        if not self.world.team:
            return None
        members = [
            {
                "membership_state": 2,
                "team_id": "1",
                "user": self.world.users[user].payload(),
                "role": role,
                "permissions": ["*"],
            }
            for user, role in self.world.team.items()
        ]
        owner = str(self.world.application_owner.id)
        return {"icon": None, "id": "1", "members": members, "name": "Team", "owner_user_id": owner}

    async def _gateway_bot(self, request: web.Request, body: Body) -> Answer:
        left, again = self.gateway.starts_left, round(self.gateway.starts_again_in * 1000)
        limit = {"total": 1000, "remaining": max(0, left), "reset_after": again, "max_concurrency": 1}
        return {
            "url": f"ws://{self._own_address}:{self.port}/",
            "shards": self.gateway.shards,
            "session_start_limit": limit,
        }

    async def _get_commands(self, request: web.Request, body: Body) -> Answer:
        return self.commands.get(self._command_scope(request), [])

    async def _put_commands(self, request: web.Request, body: Body) -> Answer:
        wanted = body.json or []
        if problems := validation.command_problems(wanted):
            raise error_codes.invalid_form(problems)
        scope = self._command_scope(request)
        before = {(command["name"], command["type"]): command for command in self.commands.get(scope, [])}
        self.commands[scope] = [self._registered(command, scope, before) for command in wanted]
        self.command_writes += 1
        self.world.changed()
        return self.commands[scope]

    def _command_scope(self, request: web.Request) -> int | None:
        if request.match_info["application_id"] != str(self.world.bot.id):
            raise error_codes.missing_access()
        guild_id = request.match_info.get("guild_id")
        return self._guild(guild_id).id if guild_id else None

    def _registered(
        self, sent: dict[str, Any], scope: int | None, before: dict[tuple[str, int], dict[str, Any]]
    ) -> dict[str, Any]:
        kind = sent.get("type", 1)
        earlier = before.get((sent["name"], kind))
        command = {key: value for key, value in sent.items() if value is not None}
        permissions = sent.get("default_member_permissions")
        command |= {
            "id": earlier["id"] if earlier else str(self.world.new_id()),
            "application_id": str(self.world.bot.id),
            "version": str(self.world.new_id()),
            "type": kind,
            "description": sent.get("description") or "",
            "default_member_permissions": None if permissions is None else str(permissions),
            "nsfw": bool(sent.get("nsfw")),
        }
        return command | ({"guild_id": str(scope)} if scope else {})

    # ── channels and messages ────────────────────────────────────────────────────────────────────────────────────

    def _guild(self, guild_id: str) -> Guild:
        guild = self.world.guilds.get(int(guild_id))
        if guild is None:
            raise error_codes.unknown("Guild")
        if self.world.bot.id not in guild.members:
            raise error_codes.missing_access()
        return guild

    def _channel(self, request: web.Request, *needed: Permission) -> Channel:
        """Return the channel of a request.

        Raises ApiError: 10003 where the channel does not exist, 50001 where the bot does not see the channel, 50013
        where the bot lacks one of the permissions in `needed`.
        """
        channel = self.world.channels.get(int(request.match_info["channel_id"]))
        if channel is None:
            raise error_codes.unknown("Channel")
        allowed = channel.permissions(self.world.bot)
        if not allowed & Permission.VIEW_CHANNEL:
            raise error_codes.missing_access()
        if any(not allowed & permission for permission in needed):
            raise error_codes.missing_permissions()
        return channel

    def _message(self, request: web.Request) -> Message:
        message = self._channel(request).messages.get(int(request.match_info["message_id"]))
        if message is None or message.only_for is not None:  # only the webhook reaches ephemeral messages
            raise error_codes.unknown("Message")
        return message

    async def _get_channel(self, request: web.Request, body: Body) -> Answer:
        return self._channel(request).payload()

    async def _list_messages(self, request: web.Request, body: Body) -> Answer:
        channel = self._channel(request, Permission.READ_MESSAGE_HISTORY)
        limit = int(request.query.get("limit", "50"))
        after = int(request.query.get("after", "0"))
        shown = [one for one in channel.messages.values() if one.only_for is None and one.id > after]
        return [self._without_content(message) for message in sorted(shown, key=lambda one: -one.id)[:limit]]

    async def _create_message(self, request: web.Request, body: Body) -> Answer:
        thread = self.world.channels.get(int(request.match_info["channel_id"]))
        send = Permission.SEND_MESSAGES
        if thread and thread.type == ChannelType.PUBLIC_THREAD:
            send = Permission.SEND_MESSAGES_IN_THREADS
        needed = (send, Permission.ATTACH_FILES) if body.files else (send,)
        if thread and thread.type == ChannelType.VOICE:  # its chat is for those who can join the channel
            needed = (*needed, Permission.CONNECT)
        channel = self._channel(request, *needed)
        if channel.type == ChannelType.DM and not channel.recipients[0].takes_messages:
            raise error_codes.cannot_message_user()
        if channel.locked and not channel.permissions(self.world.bot) & Permission.MANAGE_THREADS:
            raise error_codes.archived_thread()
        channel.archived = False
        return self.messages.create(channel, self.world.bot, body).payload()

    async def _get_message(self, request: web.Request, body: Body) -> Answer:
        return self._without_content(self._message(request))

    def _without_content(self, message: Message) -> dict[str, Any]:
        """Return a message object without what the bot may not read lacking the message content intent.

        Direct messages and the bot's own messages stay complete.
        https://docs.discord.com/developers/events/gateway#message-content-intent
        """
        if message.author is self.world.bot or message.channel.type == ChannelType.DM:
            return message.payload()
        hidden = {"content": "", "embeds": [], "attachments": [], "components": [], "sticker_items": []}
        return message.payload() | hidden | ({"message_snapshots": []} if message.forwarded else {})

    async def _edit_message(self, request: web.Request, body: Body) -> Answer:
        message = self._message(request)
        if message.author is not self.world.bot:
            raise error_codes.not_the_author()
        if message.channel.archived:
            raise error_codes.archived_thread()
        return self.messages.edit(message, body).payload()

    async def _delete_message(self, request: web.Request, body: Body) -> Answer:
        message = self._message(request)
        allowed = message.channel.permissions(self.world.bot)
        if message.author is not self.world.bot and not allowed & Permission.MANAGE_MESSAGES:
            raise error_codes.missing_permissions()
        if message.channel.archived:
            raise error_codes.archived_thread()
        self.messages.delete(message)
        return None

    async def _open_direct_messages(self, request: web.Request, body: Body) -> Answer:
        user = self.world.users.get(int(body.payload.get("recipient_id") or 0))
        if user is None:
            raise error_codes.unknown("User")
        return self.world.direct_messages(user).payload()

    async def _roles(self, request: web.Request, body: Body) -> Answer:
        roles = self._guild(request.match_info["guild_id"]).roles
        return [role.payload(position) for position, role in enumerate(roles)]

    async def _member(self, request: web.Request, body: Body) -> Answer:
        member = self._guild(request.match_info["guild_id"]).members.get(int(request.match_info["user_id"]))
        if member is None:
            raise error_codes.unknown("Member")
        return member.payload()

    # ── interactions ─────────────────────────────────────────────────────────────────────────────────────────────

    async def _callback(self, request: web.Request, body: Body) -> Answer:
        response = self.interactions.answer(
            int(request.match_info["interaction_id"]), request.match_info["interaction_token"], body
        )
        return response if request.query.get("with_response") in {"true", "True", "1"} else None

    async def _follow_up(self, request: web.Request, body: Body) -> Answer:
        interaction = self.interactions.of_webhook(*_webhook(request))
        return self.interactions.follow_up(interaction, body).payload()

    def _own(self, request: web.Request) -> Message:
        interaction = self.interactions.of_webhook(*_webhook(request))
        return self.interactions.message(interaction, request.match_info.get("message_id", "@original"))

    async def _get_own(self, request: web.Request, body: Body) -> Answer:
        return self._own(request).payload()

    async def _edit_own(self, request: web.Request, body: Body) -> Answer:
        message = self._own(request)
        if message.channel.archived:
            raise error_codes.archived_thread()
        return self.messages.edit(message, body).payload()

    async def _delete_own(self, request: web.Request, body: Body) -> Answer:
        self.messages.delete(self._own(request))
        return None

    # ── what people and owners of servers do ─────────────────────────────────────────────────────────────────────

    def reset_token(self) -> None:
        """Replace the bot's token, as its owner can; the earlier token stops working."""
        self.token = self.gateway.token = f"sandbox.{secrets.token_urlsafe(24)}"

    async def invite(self, guild: Guild) -> None:
        """Add the bot to a guild, as an admin can, and send GUILD_CREATE."""
        guild.members[self.world.bot.id] = Member(self.world.bot)
        await self.gateway.joined(guild)
        self.world.changed()

    async def remove_bot(self, guild: Guild) -> None:
        """Send GUILD_DELETE and remove the bot from a guild, as an admin can."""
        await self.gateway.left(guild)
        del guild.members[self.world.bot.id]
        self.world.changed()

    def delete_message(self, message: Message) -> None:
        """Delete a message with its attachments, without checking anybody's permission."""
        self.messages.delete(message)

    def archive(self, thread: Channel, *, locked: bool = False) -> None:
        """Archive a thread, as people or inactivity do.

        Only holders of MANAGE_THREADS can reopen a `locked` thread.
        """
        thread.archived, thread.locked = True, locked
        self.world.changed()

    async def create_channel(self, guild: Guild, name: str, kind: int = ChannelType.TEXT) -> Channel:
        """Create a channel or a thread in a guild and send CHANNEL_CREATE or THREAD_CREATE."""
        channel = self.world.add_channel(guild, name, kind)
        what = "THREAD" if kind == ChannelType.PUBLIC_THREAD else "CHANNEL"
        await self.gateway.dispatch(f"{what}_CREATE", channel.payload(), guild.id)
        self.world.changed()
        return channel

    async def delete_channel(self, channel: Channel) -> None:
        """Delete a channel or a thread with all its messages, and send CHANNEL_DELETE or THREAD_DELETE.

        The channel has to belong to a guild.
        """
        assert channel.guild
        shown = channel.payload()
        del channel.guild.channels[channel.id]
        del self.world.channels[channel.id]
        channel.messages.clear()
        what = "THREAD" if channel.type == ChannelType.PUBLIC_THREAD else "CHANNEL"
        await self.gateway.dispatch(f"{what}_DELETE", shown, channel.guild.id)
        self.world.changed()

    async def change_language(self, locale: str, user: User, guild: Guild | None = None) -> None:
        """Change a user's language, as the user can, and a guild's, as an admin can, and send GUILD_UPDATE.

        A guild's language is that of a community: https://docs.discord.com/developers/resources/guild#guild-object.
        """
        user.locale = locale
        if guild:
            guild.locale = locale
            if self.world.bot.id in guild.members:
                await self.gateway.dispatch("GUILD_UPDATE", guild.payload(self.world.bot), guild.id)
        self.world.changed()

    async def time_out(self, guild: Guild, user: User, seconds: float) -> None:
        """Put a member in time-out for so many seconds, as a moderator can; 0 ends the time-out.

        The bot hears of its own time-out alone, because it lacks the intent for guild members.
        """
        member = guild.members[user.id]
        member.timed_out_until = datetime.now(UTC) + timedelta(seconds=seconds) if seconds else None
        if user is self.world.bot:
            shown = member.payload() | {"guild_id": str(guild.id)}
            await self.gateway.dispatch("GUILD_MEMBER_UPDATE", shown, guild.id)
        self.world.changed()

    def visible_to(self, user: User, channel: Channel) -> list[Message]:
        """Return the messages of a channel that a user sees, oldest first.

        Ephemeral messages for others are left out; permissions are not checked.
        """
        return [message for message in channel.messages.values() if message.only_for in (None, user.id)]


def _webhook(request: web.Request) -> tuple[int, str]:
    return int(request.match_info["webhook_id"]), request.match_info["webhook_token"]


def is_loading(message: Message) -> bool:
    """Return whether a message is a deferred response that still shows "thinking…"."""
    return bool(message.flags & Flag.LOADING)
