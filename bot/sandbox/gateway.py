"""The gateway of the local Discord: WebSocket connections, sessions that resume, and their events.

https://docs.discord.com/developers/events/gateway
"""

import asyncio
import contextlib
import uuid
import zlib
from collections import deque
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import aiohttp
import msgspec
from aiohttp import web

from bot.sandbox.world import Guild, World

HEARTBEAT_MS = 41_250
ACK_SECONDS = 0.02  # before a heartbeat is acknowledged
GUILDS_INTENT = 1 << 0
PRIVILEGED_INTENTS = (1 << 1) | (1 << 8) | (1 << 15)
KEPT_EVENTS = 10_000  # of a session, for replay after a resume


class Op(IntEnum):
    """Opcodes of gateway payloads, as far as the local Discord uses them.

    https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-opcodes
    """

    DISPATCH, HEARTBEAT, IDENTIFY = 0, 1, 2
    RESUME, RECONNECT = 6, 7
    INVALID_SESSION, HELLO, HEARTBEAT_ACK = 9, 10, 11


class Close(IntEnum):
    """Close codes with which the gateway ends a connection.

    https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
    """

    UNKNOWN, NOT_AUTHENTICATED, AUTHENTICATION_FAILED = 4000, 4003, 4004
    DISALLOWED_INTENTS = 4014


@dataclass(eq=False)
class Session:
    """A session that one shard has identified, with its latest events; a session outlives its connections.

    `socket` is None while no connection serves the session. https://docs.discord.com/developers/events/gateway#resuming
    """

    shard: int
    shards: int
    intents: int
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    sequence: int = 0
    events: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))
    socket: "_Socket | None" = None

    def hears_of(self, guild_id: int | None) -> bool:
        """Return whether events of a guild go to this shard.

        Events of direct messages, with a `guild_id` of None, go to shard 0.
        https://docs.discord.com/developers/events/gateway#sharding
        """
        return (0 if guild_id is None else (guild_id >> 22) % self.shards) == self.shard


class _Socket:
    """A connection, compressed with zlib-stream where the client asked for that."""

    def __init__(self, socket: web.WebSocketResponse, *, compressed: bool) -> None:
        self.socket = socket
        self._zlib = zlib.compressobj() if compressed else None

    async def send(self, op: Op, data: Any, sequence: int | None = None, event: str | None = None) -> None:
        """Send one frame; ignore a client that has disconnected."""
        body = msgspec.json.encode({"op": op, "d": data, "s": sequence, "t": event})
        with contextlib.suppress(ConnectionError):
            if self._zlib:
                await self.socket.send_bytes(self._zlib.compress(body) + self._zlib.flush(zlib.Z_SYNC_FLUSH))
            else:
                await self.socket.send_str(body.decode())


class Gateway:
    """All gateway sessions and connections of one local Discord.

    Tests may set `away`, `shards`, `starts_left` and `starts_again_in`. `identified` and `resumed` count what clients
    did.
    """

    def __init__(self, world: World, token: str, address: str) -> None:
        """`address` is the WebSocket address at which clients resume."""
        self._world = world
        self.token = token
        self._address = address
        self._sessions: dict[str, Session] = {}
        self._sockets: set[web.WebSocketResponse] = set()
        self.away = False  # connections are refused with 503
        self.identified = 0
        self.resumed = 0
        self.shards = 1  # how many the gateway recommends
        self.starts_left = 1000  # https://docs.discord.com/developers/events/gateway#session-start-limit-object
        self.starts_again_in = 0.0  # seconds until starts_left is reset

    @property
    def connected(self) -> bool:
        """Whether every shard of the bot is connected."""
        there = [session for session in self._sessions.values() if session.socket]
        return bool(there) and len(there) >= there[0].shards

    async def dispatch(self, event: str, data: dict[str, Any], guild_id: int | None) -> None:
        """Send an event to every session whose shard it is for.

        A session without a connection gets the event when it resumes. A `guild_id` of None is for direct messages.
        """
        for session in list(self._sessions.values()):
            if session.hears_of(guild_id):
                await self._send(session, event, data)

    async def joined(self, guild: Guild) -> None:
        """Send GUILD_CREATE, as after an invitation, for a guild of which the bot is already a member.

        https://docs.discord.com/developers/events/gateway-events#guild-create
        """
        for session in list(self._sessions.values()):
            if self._hears_of_guild(session, guild):
                await self._send(session, "GUILD_CREATE", guild.payload(self._world.bot, joined=True))

    async def left(self, guild: Guild) -> None:
        """Send GUILD_DELETE for a guild that the bot is about to leave.

        The bot still has to be a member. https://docs.discord.com/developers/events/gateway-events#guild-delete
        """
        for session in list(self._sessions.values()):
            if self._hears_of_guild(session, guild):
                await self._send(session, "GUILD_DELETE", {"id": str(guild.id)})

    async def drop(self, *, resumable: bool = True) -> None:
        """Close all connections, as a failing network does.

        Clients can resume their sessions afterward, unless `resumable` is False: then they have to identify again.
        """
        if not resumable:
            self._sessions.clear()
        for socket in list(self._sockets):
            await socket.close(code=Close.UNKNOWN)

    async def close(self) -> None:
        """Close all connections and forget all sessions, as when the local Discord stops."""
        self._sessions.clear()
        for socket in list(self._sockets):
            await socket.close(code=aiohttp.WSCloseCode.GOING_AWAY)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one WebSocket connection until the connection closes.

        Raises HTTPServiceUnavailable (503) while the gateway is `away`.
        """
        if self.away:
            raise web.HTTPServiceUnavailable
        response = web.WebSocketResponse(max_msg_size=0)
        await response.prepare(request)
        self._sockets.add(response)
        socket = _Socket(response, compressed=request.query.get("compress") == "zlib-stream")
        session: Session | None = None
        try:
            await socket.send(Op.HELLO, {"heartbeat_interval": HEARTBEAT_MS, "_trace": ["sandbox"]})
            async for message in response:
                frame = msgspec.json.decode(message.data)
                match frame["op"]:
                    case Op.HEARTBEAT:
                        # An instant answer would beat any network; discord.py measures from the heartbeat before.
                        await asyncio.sleep(ACK_SECONDS)
                        await socket.send(Op.HEARTBEAT_ACK, None)
                    case Op.IDENTIFY:
                        session = await self._identify(socket, frame["d"])
                    case Op.RESUME:
                        session = await self._resume(socket, frame["d"])
        finally:
            self._sockets.discard(response)
            if session and session.socket is socket:
                session.socket = None
            self._world.changed()
        return response

    async def _identify(self, socket: _Socket, data: dict[str, Any]) -> Session | None:
        if data["token"] != self.token:
            await socket.socket.close(code=Close.AUTHENTICATION_FAILED, message=b"Authentication failed.")
            return None
        if data["intents"] & PRIVILEGED_INTENTS:
            await socket.socket.close(code=Close.DISALLOWED_INTENTS, message=b"Disallowed intent(s).")
            return None
        shard, shards = data.get("shard") or (0, 1)
        session = Session(shard, shards, data["intents"], socket=socket)
        for other in list(self._sessions.values()):  # a shard that identifies again gives up its old session
            if other.shard == shard and other.socket is None:
                del self._sessions[other.id]
        self._sessions[session.id] = session
        guilds = [guild for guild in self._world.guilds.values() if self._hears_of_guild(session, guild)]
        ready = {
            "v": 10,
            "user": self._world.bot.payload() | {"verified": True, "mfa_enabled": False, "email": None},
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self._address,
            "shard": [shard, shards],
            "application": {"id": str(self._world.bot.id), "flags": 0},
            "private_channels": [],
            "relationships": [],
            "_trace": ["sandbox"],
        }
        self.identified += 1
        self.starts_left -= 1
        await self._send(session, "READY", ready)
        for guild in guilds:
            await self._send(session, "GUILD_CREATE", guild.payload(self._world.bot))
        self._world.changed()
        return session

    def _hears_of_guild(self, session: Session, guild: Guild) -> bool:
        inside = self._world.bot.id in guild.members
        return inside and bool(session.intents & GUILDS_INTENT) and session.hears_of(guild.id)

    async def _resume(self, socket: _Socket, data: dict[str, Any]) -> Session | None:
        session = self._sessions.get(data["session_id"])
        if data["token"] != self.token or session is None:
            await socket.send(Op.INVALID_SESSION, False)
            return None
        session.socket = socket
        self.resumed += 1
        for event in list(session.events):
            if event["s"] > data["seq"]:
                await socket.send(Op.DISPATCH, event["d"], event["s"], event["t"])
        await self._send(session, "RESUMED", {"_trace": ["sandbox"]})
        self._world.changed()
        return session

    async def _send(self, session: Session, event: str, data: dict[str, Any]) -> None:
        session.sequence += 1
        session.events.append({"d": data, "s": session.sequence, "t": event})
        if session.socket:
            await session.socket.send(Op.DISPATCH, data, session.sequence, event)
