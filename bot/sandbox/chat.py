"""The chat page's side of the server: static files, a live view for one person, and that person's actions.

Everything is below /chat/. Discord has no counterpart: whoever opens the page may act as anybody.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from aiohttp import WSMsgType, web

from bot.sandbox import error_codes
from bot.sandbox.hosts import is_own_host
from bot.sandbox.interactions import Callback
from bot.sandbox.messages import Body, read_body
from bot.sandbox.person import Act, CannotDo, Person
from bot.sandbox.server import LONGEST_REQUEST, Sandbox
from bot.sandbox.wire import json_response
from bot.sandbox.world import Channel, ChannelType, Guild, Message, Permission, User

PAGE = Path(__file__).with_name("page")
FIRST_SHOWN = 100  # latest messages of a channel; the page can ask for more
PAUSE = 0.04  # seconds between two looks at the world, so that a burst of changes makes one frame

# Fixed, because a system's own table of types may be wrong.
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}

# The page loads nothing from other servers, and no text of a message can run as a script.
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


class RunCommand(msgspec.Struct, tag="run", tag_field="do"):
    """A slash command that a person runs; `files` gives the upload's number for each attachment option."""

    channel: int
    command: str
    options: dict[str, Any]
    files: dict[str, int] = {}


class Complete(msgspec.Struct, tag="complete", tag_field="do"):
    """A person's typing in an option with autocomplete, whose name is `focused`."""

    channel: int
    command: str
    options: dict[str, Any]
    focused: str


class UseOnMessage(msgspec.Struct, tag="use on message", tag_field="do"):
    """A command from a message's context menu that a person chooses."""

    channel: int
    message: int
    command: str


class UseOnPerson(msgspec.Struct, tag="use on person", tag_field="do"):
    """A command from a user's context menu that a person chooses."""

    channel: int
    person: int
    command: str


class UseComponent(msgspec.Struct, tag="component", tag_field="do"):
    """A button that a person presses, or a select menu in which a person chooses `values`."""

    channel: int
    message: int
    custom_id: str
    values: list[str] = []


class Submit(msgspec.Struct, tag="submit", tag_field="do"):
    """A modal that a person submits; `fields` and `files` are by custom id, files as numbers of uploads."""

    interaction: int
    fields: dict[str, str | list[str]] = {}
    files: dict[str, list[int]] = {}


class Say(msgspec.Struct, tag="say", tag_field="do"):
    """An ordinary message that a person writes, with all uploads of the request."""

    channel: int
    words: str


class Delete(msgspec.Struct, tag="delete", tag_field="do"):
    """The deletion of a message, by its author or a moderator."""

    channel: int
    message: int


class Speak(msgspec.Struct, tag="speak", tag_field="do"):
    """A language that a person chooses, for themselves and for the server of the channel, if it has one.

    Both, because an app answers a person in the person's language and posts in the server's.
    """

    channel: int
    locale: str


Deed = RunCommand | Complete | UseOnMessage | UseOnPerson | UseComponent | Submit | Say | Delete | Speak


class Request(msgspec.Struct):
    """A request of the chat page: the id of the person who acts, and the action."""

    person: int
    deed: Deed


class ChatPage:
    """The routes below /chat/ of a sandbox, which only pages of the same origin may use.

    `samples` are pictures that the page offers, by name. `languages` are those that it offers, by locale, each with its
    own name.
    """

    def __init__(self, sandbox: Sandbox, samples: dict[str, Path], languages: dict[str, str]) -> None:
        self._sandbox = sandbox
        self._samples = samples
        self._languages = languages
        sandbox.app.add_routes(
            [
                web.get("/chat/", self._guarded(self._index)),
                web.get("/chat/live", self._guarded(self._live)),
                web.post("/chat/deeds", self._guarded(self._deed)),
                web.get("/chat/samples/{name}", self._guarded(self._sample)),
                web.get("/chat/{file:[a-z/-]+[.](?:js|css|svg)}", self._guarded(self._file)),
            ]
        )

    def _guarded(
        self, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """Wrap a handler so that it serves only this server's pages: no other site may act here."""

        async def serve(request: web.Request) -> web.StreamResponse:
            hosts = {request.host, request.headers.get("Origin", request.host).removeprefix("http://")}
            if not all(is_own_host(host, self._sandbox.host, self._sandbox.port) for host in hosts):
                raise web.HTTPForbidden(text=f"Open {self._sandbox.origin}/chat/ instead.")
            response = await handler(request)
            if not response.prepared:
                response.headers.update(HEADERS)
            return response

        return serve

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE / "index.html")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        path = PAGE / request.match_info["file"]
        if not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Content-Type": TYPES[path.suffix]})

    async def _sample(self, request: web.Request) -> web.StreamResponse:
        path = self._samples.get(request.match_info["name"])
        if path is None:
            raise web.HTTPNotFound
        return web.FileResponse(path)

    # ── what a person sees ───────────────────────────────────────────────────────────────────────────────────────

    async def _live(self, request: web.Request) -> web.StreamResponse:
        """Serve a WebSocket with the changes for ?person=ID&channel=ID; the first frames hold everything."""
        socket = web.WebSocketResponse(heartbeat=20.0)
        user = self._people().get(_number(request.query.get("person"))) or next(iter(self._people().values()))
        person = Person(self._sandbox, user)
        channels = self._sandbox.world.channels_of(user)
        wanted = _number(request.query.get("channel"))
        view = _View(self, person, next((one for one in channels if one.id == wanted), channels[0]))
        await socket.prepare(request)
        showing = asyncio.create_task(self._show(socket, view, f"http://{request.host}"))
        try:
            async for frame in socket:
                if frame.type == WSMsgType.TEXT:  # the page asks for earlier messages
                    view.shown = _number(frame.data) or FIRST_SHOWN
                    self._sandbox.world.changed()
        finally:
            showing.cancel()
            with suppress(asyncio.CancelledError, ConnectionError):
                await showing
        return socket

    async def _show(self, socket: web.WebSocketResponse, view: "_View", origin: str) -> None:
        """Send changes as long as the person sees the channel; then the page reconnects to another channel.

        `origin` is where the page has been opened; pictures get addresses there.
        """
        try:
            while not socket.closed and view.there():
                change = self._sandbox.world.next_change
                for frame in view.news():
                    said = msgspec.json.encode(frame).decode()
                    await socket.send_str(said.replace(f'"{self._sandbox.origin}/', f'"{origin}/'))
                await change.wait()
                await asyncio.sleep(PAUSE)
        finally:
            await socket.close()

    def _people(self) -> dict[int, User]:
        """Return the users whom a visitor can act as, by id."""
        return {user.id: user for user in self._sandbox.world.users.values() if not user.bot}

    def world_for(self, person: Person, channel: Channel) -> dict[str, Any]:
        """Return everything except the messages that the page shows a person in a channel, as JSON.

        Guilds, channels and commands are those that the person sees, names of commands in the person's language.
        """
        world, user = self._sandbox.world, person.user
        seen = world.channels_of(user)
        guilds = [guild for guild in world.guilds.values() if user.id in guild.members]
        return {
            "me": str(user.id),
            "locale": user.locale,
            "channel": str(channel.id),
            "bot": {"id": str(world.bot.id), "name": world.bot.name, "online": self._sandbox.gateway.connected},
            "people": [self._person(one) for one in world.users.values()],
            "cast": [str(user_id) for user_id in self._people()],
            "guilds": [
                {
                    "id": str(guild.id),
                    "name": guild.name,
                    "channels": [self._channel(one, person) for one in seen if one.guild is guild],
                    "members": [str(member) for member in guild.members],
                    "roles": [{"id": str(role.id), "name": role.name} for role in guild.roles[1:]],
                }
                for guild in guilds
            ],
            "direct": [self._channel(one, person) for one in seen if one.guild is None],
            "commands": [_in_language(command, user.locale) for command in person.commands(channel)],
            "samples": sorted(self._samples),
            "languages": [{"locale": locale, "name": name} for locale, name in self._languages.items()],
        }

    def _person(self, user: User) -> dict[str, Any]:
        runs = [guild.name for guild in self._sandbox.world.guilds.values() if _is_admin(guild, user)]
        avatar = f"/avatars/{user.id}/{user.avatar_key}.png" if user.avatar else None
        return {"id": str(user.id), "name": user.name, "bot": user.bot, "admin_of": runs, "avatar": avatar}

    def _channel(self, channel: Channel, person: Person) -> dict[str, Any]:
        allowed = channel.permissions(person.user)
        visible = self._sandbox.visible_to(person.user, channel)
        return {
            "id": str(channel.id),
            "name": channel.name if channel.guild or channel.private else self._sandbox.world.bot.name,
            "private": channel.private,
            "thread": channel.type == ChannelType.PUBLIC_THREAD,
            "last": str(visible[-1].id) if visible else "0",
            "may_write": bool(allowed & Permission.SEND_MESSAGES),
            "may_moderate": bool(allowed & Permission.MANAGE_MESSAGES),
        }

    # ── what a person does ───────────────────────────────────────────────────────────────────────────────────────

    async def _deed(self, request: web.Request) -> web.StreamResponse:
        """Carry out an action and return the first response, if there is one; a problem comes as a sentence."""
        try:
            body = await read_body(request, LONGEST_REQUEST)
            asked = msgspec.convert(body.payload, Request, strict=False)
            person = Person(self._sandbox, self._people()[asked.person])
            act = await self._done(person, asked.deed, body)
            return json_response(200, await self._answered(act) if act else {})
        except CannotDo as error:
            return json_response(400, {"problem": str(error)})
        except error_codes.TooLarge:
            most = LONGEST_REQUEST // 2**20
            return json_response(400, {"problem": f"You can send at most {most} MB at once."})
        except (error_codes.ApiError, msgspec.ValidationError, KeyError):
            return json_response(400, {"problem": "This no longer exists. Reload the page."})

    async def _done(self, person: Person, deed: Deed, body: Body) -> Act | None:
        match deed:
            case RunCommand():
                files = {name: body.files[number] for name, number in deed.files.items()}
                return await person.run(self._channel_of(person, deed.channel), deed.command, **deed.options, **files)
            case Complete():
                channel = self._channel_of(person, deed.channel)
                return await person.autocomplete(channel, deed.command, deed.focused, **deed.options)
            case UseOnMessage():
                message = self._channel_of(person, deed.channel).messages[deed.message]
                return await person.use_on_message(message, deed.command)
            case UseOnPerson():
                target = self._sandbox.world.users[deed.person]
                return await person.use_on_user(self._channel_of(person, deed.channel), target, deed.command)
            case UseComponent():
                message = self._channel_of(person, deed.channel).messages[deed.message]
                return await person.use(message, deed.custom_id, *deed.values)
            case Submit():
                uploads = {name: [body.files[number] for number in numbers] for name, numbers in deed.files.items()}
                modal = Act(self._sandbox, self._sandbox.interactions.by_id[deed.interaction])
                return await person.submit(modal, **deed.fields, **uploads)
            case Say():
                person.say(self._channel_of(person, deed.channel), deed.words, *body.files.values())
            case Delete():
                person.delete(self._channel_of(person, deed.channel).messages[deed.message])
            case Speak():
                if deed.locale not in self._languages:
                    raise CannotDo("The bot does not speak this language.")
                guild = self._channel_of(person, deed.channel).guild
                await self._sandbox.change_language(deed.locale, person.user, guild)
        return None

    def _channel_of(self, person: Person, channel_id: int) -> Channel:
        channel = self._sandbox.world.channels[channel_id]
        if channel not in self._sandbox.world.channels_of(person.user):
            raise CannotDo("You cannot see this channel.")
        return channel

    async def _answered(self, act: Act) -> dict[str, Any]:
        try:
            kind = await act.answered(self._sandbox.interactions.first_response_seconds)
        except TimeoutError:
            return {"problem": "The application did not respond."}
        answer: dict[str, Any] = {"interaction": str(act.interaction.id)}
        if kind == Callback.MODAL:
            return answer | {"modal": act.interaction.modal}
        if kind == Callback.AUTOCOMPLETE:
            return answer | {"choices": act.interaction.choices}
        return answer


class _View:
    """The state that one open page already shows, so that only changes are sent."""

    def __init__(self, page: ChatPage, person: Person, channel: Channel) -> None:
        self._page = page
        self._person = person
        self._channel = channel
        self.shown = FIRST_SHOWN
        self._world: dict[str, Any] = {}
        self._known: dict[int, int] = {}  # message → its edits
        self._sent_first = False

    def there(self) -> bool:
        """Return whether the person still sees the channel."""
        return self._channel in self._person.sandbox.world.channels_of(self._person.user)

    def news(self) -> list[dict[str, Any]]:
        """Return the frames that bring the page up to date."""
        frames: list[dict[str, Any]] = []
        world = self._page.world_for(self._person, self._channel)
        if world != self._world:
            frames.append({"is": "world", **world})
            self._world = world
        visible = self._person.sandbox.visible_to(self._person.user, self._channel)
        now = {message.id: message for message in visible[-self.shown :]}
        changed = [message for message in now.values() if self._known.get(message.id) != message.edits]
        gone = [str(message_id) for message_id in self._known if message_id not in now]
        if changed or gone or not self._sent_first:
            earlier = len(visible) > len(now)
            messages = [_shown(message) for message in changed]
            frames.append({"is": "messages", "changed": messages, "gone": gone, "earlier": earlier})
        self._known = {message.id: message.edits for message in now.values()}
        self._sent_first = True
        return frames


def _shown(message: Message) -> dict[str, Any]:
    return message.payload() | {"private": message.only_for is not None, "used": message.used}


def _in_language(command: dict[str, Any], locale: str) -> dict[str, Any]:
    """Return a command, option or choice in a language, as Discord's app shows it.

    `shown` is the name to show, `name` the name to send.

    https://docs.discord.com/developers/interactions/application-commands#localization
    """

    def of(key: str) -> str:
        return str((command.get(f"{key}_localizations") or {}).get(locale) or command.get(key) or "")

    choices = [choice | {"name": _in_language(choice, locale)["shown"]} for choice in command.get("choices") or []]
    options = [_in_language(option, locale) for option in command.get("options") or []]
    localized = {"shown": of("name"), "description": of("description"), "options": options}
    return command | localized | ({"choices": choices} if choices else {})


def _is_admin(guild: Guild, user: User) -> bool:
    return bool(guild.permissions(user) & Permission.MANAGE_GUILD)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
