"""People in the local Discord who run commands, press buttons, submit modals and wait for responses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox import error_codes, validation
from bot.sandbox.interactions import Callback, Interaction, InteractionType, context_of
from bot.sandbox.messages import Body, Upload
from bot.sandbox.server import Sandbox, is_loading
from bot.sandbox.world import Channel, ChannelType, Message, Permission, User

SECONDS = 20.0  # that a person waits by default

SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2
STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(3, 12)
ENTITIES = {USER, CHANNEL, ROLE, MENTIONABLE}
# Option types that correspond to user, role, mentionable and channel selects.
SELECT_ENTITIES = {5: USER, 6: ROLE, 7: MENTIONABLE, 8: CHANNEL}
CHAT_INPUT, USER_COMMAND, MESSAGE_COMMAND = 1, 2, 3

Command = dict[str, Any]
Resolved = dict[str, dict[str, Any]]


class CannotDo(Exception):
    """An action that Discord's app would not let a person do; the message says why."""


@dataclass(frozen=True)
class Person:
    """A person in the local Discord, as whom tests, the crowd and the chat page act.

    Methods that act raise CannotDo where Discord's app would not offer or accept the action.
    """

    sandbox: Sandbox
    user: User

    def commands(self, channel: Channel) -> list[Command]:
        """Return all commands of any type that Discord's app offers this person in a channel."""
        return [command for command in self._registered(channel) if self._why_not(command, channel) is None]

    async def run(self, channel: Channel, command: str, **options: Any) -> "Act":
        """Run a slash command, such as "stylize" or "limits show", with options by name.

        An attachment is given as an Upload; users, roles and channels are given by id, as strings.
        """
        resolved: Resolved = {}
        data = self._typed(channel, command, options, resolved)
        return await self._act(InteractionType.COMMAND, channel, data | ({"resolved": resolved} if resolved else {}))

    async def autocomplete(self, channel: Channel, command: str, focused: str, **options: Any) -> "Act":
        """Type in the option `focused` of a slash command and ask the bot for choices.

        https://docs.discord.com/developers/interactions/application-commands#autocomplete
        """
        data = self._typed(channel, command, options, {}, focused=focused)
        return await self._act(InteractionType.AUTOCOMPLETE, channel, data)

    async def use_on_message(self, message: Message, command: str) -> "Act":
        """Run a command from the context menu of a message."""
        self._must_see(message)
        found = self._command(message.channel, command, MESSAGE_COMMAND)
        resolved = {"messages": {str(message.id): message.payload()}}
        data = _described(found) | {"target_id": str(message.id), "resolved": resolved}
        return await self._act(InteractionType.COMMAND, message.channel, data)

    async def use_on_user(self, channel: Channel, user: User, command: str) -> "Act":
        """Run a command from the context menu of a user, in a channel."""
        found = self._command(channel, command, USER_COMMAND)
        resolved: Resolved = {}
        self._resolve(channel, USER, str(user.id), resolved)
        data = _described(found) | {"target_id": str(user.id), "resolved": resolved}
        return await self._act(InteractionType.COMMAND, channel, data)

    async def press(self, message: Message, label: str) -> "Act":
        """Press the button of a message that has this label."""
        for component in validation.walk(message.components):
            if component["type"] == validation.BUTTON and component.get("label") == label:
                return await self.use(message, component["custom_id"])
        raise CannotDo(f"The message has no button {label}, it has {buttons_of(message)}.")

    async def use(self, message: Message, custom_id: str, *values: str) -> "Act":
        """Press the button with this custom id, or choose values in that select menu."""
        self._must_see(message)
        component = next(
            (one for one in validation.walk(message.components) if one.get("custom_id") == custom_id), None
        )
        if component is None:
            raise CannotDo("This button or menu no longer exists.")
        if component.get("disabled"):
            raise CannotDo(f"{component.get('label') or 'This'} is disabled.")
        data = {"component_type": component["type"], "custom_id": custom_id, "id": component["id"]}
        if component["type"] in validation.SELECTS:
            data |= self._selected(component, list(values), message.channel)
        return await self._act(InteractionType.COMPONENT, message.channel, data, message)

    async def submit(self, act: "Act", **values: str | list[str] | list[Upload]) -> "Act":
        """Fill in the modal that an earlier act opened, and submit it.

        `values` are by custom id: a string for a text input, a list of values for a select menu, a list of Uploads for
        a file upload. Fields left out keep what the modal filled in.
        """
        interaction = act.interaction
        if interaction.modal is None or interaction.user is not self.user:
            raise CannotDo("No modal is open.")
        resolved: Resolved = {}
        components: list[dict[str, Any]] = []
        for outer in interaction.modal["components"]:
            inner = outer.get("component") or (outer.get("components") or [None])[0]
            if inner is None:
                continue
            name = outer.get("label") or inner.get("label") or inner["custom_id"]
            filled = self._filled(name, inner, values.get(inner["custom_id"]), interaction.channel, resolved)
            key = "component" if outer["type"] == validation.LABEL else "components"
            components.append(
                {"type": outer["type"], "id": len(components) + 1, key: filled if key == "component" else [filled]}
            )
        data = {"custom_id": interaction.modal["custom_id"], "components": components, "resolved": resolved}
        return await self._act(InteractionType.MODAL, interaction.channel, data, interaction.source)

    def say(self, channel: Channel, words: str, *uploads: Upload) -> Message:
        """Write an ordinary message in a channel, with uploads.

        The message has to have words or an upload; each upload has to fit the channel's limit.
        """
        if not channel.permissions(self.user) & Permission.SEND_MESSAGES:
            raise CannotDo("You do not have permission to write in this channel.")
        try:
            return self.sandbox.messages.create(channel, self.user, Body({"content": words}, dict(enumerate(uploads))))
        except error_codes.TooLarge as error:
            raise CannotDo(f"A file here can have at most {channel.upload_limit // 2**20} MB.") from error
        except error_codes.ApiError as error:
            raise CannotDo("The message is empty.") from error

    def forward(self, message: Message, channel: Channel) -> Message:
        """Forward a message to another channel.

        https://docs.discord.com/developers/resources/message#message-reference
        """
        self._must_see(message)
        forwarded = Message(self.sandbox.world.new_id(), channel, self.user, forwarded=message)
        channel.messages[forwarded.id] = forwarded
        self.sandbox.world.changed()
        return forwarded

    def delete(self, message: Message) -> None:
        """Delete a message of one's own, or of anybody where this person may manage messages."""
        self._must_see(message)
        if message.author is not self.user and not message.channel.permissions(self.user) & Permission.MANAGE_MESSAGES:
            raise CannotDo("Only the author and moderators can delete this message.")
        self.sandbox.delete_message(message)

    def _filled(
        self, name: str, field: dict[str, Any], value: Any, channel: Channel, resolved: Resolved
    ) -> dict[str, Any]:
        required = field.get("required", True)
        filled = {"type": field["type"], "id": 1, "custom_id": field["custom_id"]}
        if field["type"] == validation.TEXT_INPUT:
            given: Any = field.get("value") or "" if value is None else value
            least, most, unit = field.get("min_length", int(required)), field.get("max_length", 4000), "characters"
        else:
            given = _preselected(field) if value is None else value
            least, most = field.get("min_values", 1), field.get("max_values", 1)
            unit = "files" if field["type"] == validation.FILE_UPLOAD else "options"
        if not given and required:
            raise CannotDo(f"{name} is required.")
        if (given and len(given) < least) or len(given) > most:
            raise CannotDo(f"{name} takes {least} to {most} {unit}.")
        if field["type"] == validation.TEXT_INPUT:
            return filled | {"value": given}
        if field["type"] == validation.FILE_UPLOAD:
            return filled | {"values": [self._attached(channel, upload, resolved) for upload in given]}
        return filled | self._selected(field, given, channel, resolved)

    def _selected(
        self, select: dict[str, Any], values: list[str], channel: Channel, resolved: Resolved | None = None
    ) -> dict[str, Any]:
        """Return what a select menu sends, with a `resolved` of its own unless the menu is in a modal."""
        if not select.get("min_values", 1) <= len(values) <= select.get("max_values", 1) and resolved is None:
            raise CannotDo(f"Choose {select.get('min_values', 1)} to {select.get('max_values', 1)} options.")
        if select["type"] == validation.STRING_SELECT:
            if strange := set(values) - {option["value"] for option in select["options"]}:
                raise CannotDo(f"The menu has no option {', '.join(sorted(strange))}.")
            return {"values": values}
        found: Resolved = {} if resolved is None else resolved
        for value in values:
            self._resolve(channel, SELECT_ENTITIES[select["type"]], value, found)
        return {"values": values} | ({"resolved": found} if resolved is None else {})

    async def _act(
        self, kind: InteractionType, channel: Channel, data: dict[str, Any], source: Message | None = None
    ) -> "Act":
        member = channel.guild.members.get(self.user.id) if channel.guild else None
        if member and member.timed_out and not channel.permissions(self.user) & Permission.USE_APPLICATION_COMMANDS:
            raise CannotDo("You are timed out in this server.")
        return Act(self.sandbox, await self.sandbox.interactions.begin(kind, self.user, channel, data, source))

    def _must_see(self, message: Message) -> None:
        if message.deleted or message not in self.sandbox.visible_to(self.user, message.channel):
            raise CannotDo("You cannot see this message.")

    def _registered(self, channel: Channel) -> list[Command]:
        here = self.sandbox.commands.get(channel.guild.id, []) if channel.guild else []
        return [*here, *self.sandbox.commands[None]]

    def _why_not(self, command: Command, channel: Channel) -> str | None:
        """Return why Discord's app does not offer this person a command in a channel, or None."""
        allowed = channel.permissions(self.user)
        needed = command.get("default_member_permissions")
        contexts = command.get("contexts")
        if channel.guild and needed is not None and int(needed) & ~allowed:
            return f"/{command['name']} is not available to everybody here."
        if channel.guild and not allowed & Permission.USE_APPLICATION_COMMANDS:
            return "You cannot use commands here."
        if contexts is not None and context_of(channel) not in contexts:
            return f"/{command['name']} does not work here."
        here = channel.permissions(self.sandbox.world.bot) or self.sandbox.world.bot.id in _members(channel)
        as_own_app = self.user.installed and 1 in command.get("integration_types", [0])
        alone = channel.guild is not None and channel.guild.commands_alone
        if not here and not alone and not as_own_app:
            return f"/{command['name']} belongs to an app that is not in this place."
        return None

    def _command(self, channel: Channel, name: str, kind: int) -> Command:
        for command in self._registered(channel):
            if command["name"] == name and command["type"] == kind:
                if problem := self._why_not(command, channel):
                    raise CannotDo(problem)
                return command
        raise CannotDo(f"There is no command {name}.")

    def _typed(
        self, channel: Channel, words: str, given: dict[str, Any], resolved: Resolved, focused: str | None = None
    ) -> dict[str, Any]:
        """Return a slash command as Discord's app sends it; options are checked unless one is `focused`."""
        name, *below = words.split() or [""]
        command = innermost = self._command(channel, name, CHAT_INPUT)
        path: list[Command] = []
        for word in below:
            inside = [option for option in innermost.get("options", []) if option["type"] in _SUBCOMMANDS]
            innermost = next((option for option in inside if option["name"] == word), {})
            if not innermost:
                raise CannotDo(f"There is no command /{words}.")
            path.append(innermost)
        leaves = innermost.get("options", [])
        if any(option["type"] in _SUBCOMMANDS for option in leaves):
            raise CannotDo(f"/{words} needs a subcommand.")
        options = self._options(words, leaves, given, channel, resolved, complete=focused is None)
        for option in options:
            if option["name"] == focused:
                option["focused"] = True
        for group in reversed(path):
            options = [{"type": group["type"], "name": group["name"], "options": options}]
        return _described(command) | {"options": options}

    def _options(
        self,
        words: str,
        options: list[dict[str, Any]],
        given: dict[str, Any],
        channel: Channel,
        resolved: Resolved,
        *,
        complete: bool,
    ) -> list[dict[str, Any]]:
        known = {option["name"]: option for option in options}
        if unknown := set(given) - set(known):
            raise CannotDo(f"/{words} has no option {', '.join(sorted(unknown))}.")
        filled = []
        for name, option in known.items():
            if name not in given:
                if complete and option.get("required"):
                    raise CannotDo(f"The option {name} is required.")
                continue
            value = given[name]
            if complete:
                _check_option(option, value)
            if option["type"] == ATTACHMENT:
                value = self._attached(channel, value, resolved)
            elif option["type"] in ENTITIES:
                self._resolve(channel, option["type"], value, resolved)
            filled.append({"name": name, "type": option["type"], "value": value})
        return filled

    def _attached(self, channel: Channel, upload: Upload, resolved: Resolved) -> str:
        attachment = self.sandbox.messages.attach(channel, upload, ephemeral=True)
        resolved.setdefault("attachments", {})[str(attachment.id)] = attachment.payload()
        return str(attachment.id)

    def _resolve(self, channel: Channel, kind: int, value: str, resolved: Resolved) -> None:
        """Add the object that an id stands for to `resolved`, as Discord does for chosen ids."""
        number, guild = int(value) if str(value).isdecimal() else 0, channel.guild
        user = self.sandbox.world.users.get(number)
        if kind in (USER, MENTIONABLE) and user:
            resolved.setdefault("users", {})[value] = user.payload()
            if guild and number in guild.members:
                member = guild.members[number].payload()
                del member["user"], member["mute"], member["deaf"]
                permissions = {"permissions": str(int(guild.permissions(user, channel)))}
                resolved.setdefault("members", {})[value] = member | permissions
            return
        role = next((role for role in guild.roles if role.id == number), None) if guild else None
        if kind in (ROLE, MENTIONABLE) and guild and role:
            resolved.setdefault("roles", {})[value] = role.payload(guild.roles.index(role))
            return
        there = guild.channels.get(number) if guild else None
        if kind == CHANNEL and there:
            shown = there.payload()
            partial = {key: shown[key] for key in ("id", "name", "type", "flags", "parent_id")}
            if there.type == ChannelType.PUBLIC_THREAD:
                partial["thread_metadata"] = shown["thread_metadata"]
            partial["permissions"] = str(int(there.permissions(self.user)))
            resolved.setdefault("channels", {})[value] = partial
            return
        raise CannotDo("This person, role or channel does not exist here.")


def _members(channel: Channel) -> set[int]:
    return set(channel.guild.members) if channel.guild else set()


_SUBCOMMANDS = {SUBCOMMAND, SUBCOMMAND_GROUP}


def _described(command: Command) -> dict[str, Any]:
    """Return the id, name and type of a command, and the guild of a guild's own command."""
    described = {key: command[key] for key in ("id", "name", "type")}
    return described | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})


def _preselected(field: dict[str, Any]) -> list[str]:
    """Return what a select menu sends when nobody has touched it."""
    chosen = [option["value"] for option in field.get("options", []) if option.get("default")]
    return [entity["id"] for entity in field.get("default_values", [])] or chosen


def _check_option(option: dict[str, Any], value: Any) -> None:
    kinds: dict[int, type | tuple[type, ...]] = {
        STRING: str,
        INTEGER: int,
        BOOLEAN: bool,
        NUMBER: (int, float),
        ATTACHMENT: Upload,
    }
    name = option["name"]
    if not isinstance(value, kinds.get(option["type"], str)):
        raise CannotDo(f"The option {name} does not take this kind of value.")
    choices = [choice["value"] for choice in option.get("choices") or []]
    if choices and value not in choices:
        raise CannotDo(f"The option {name} must be one of {', '.join(str(choice) for choice in choices)}.")
    if option["type"] == STRING:
        least, most = option.get("min_length", 0), option.get("max_length", 6000)
        if not least <= len(str(value)) <= most:
            raise CannotDo(f"The option {name} takes {least} to {most} characters.")
    if option["type"] in (INTEGER, NUMBER):
        least, most = option.get("min_value", -(2**53)), option.get("max_value", 2**53)
        if not least <= value <= most:
            raise CannotDo(f"The option {name} must be a number from {least} to {most}.")


@dataclass
class Act:
    """Something that a person did, with the interaction that began and the bot's responses to it."""

    sandbox: Sandbox
    interaction: Interaction
    seen: list[str] = field(default_factory=list)  # every text that the panel showed while somebody waited

    async def answered(self, seconds: float = SECONDS) -> Callback:
        """Wait for the first response and return its type.

        Raises TimeoutError where none arrives within `seconds`.
        """
        await self.sandbox.world.until(lambda: self.interaction.answered is not None, seconds)
        assert self.interaction.answered
        return self.interaction.answered

    async def says(self, wanted: str | Callable[[Message], bool], seconds: float = SECONDS) -> Message:
        """Wait for a response or follow-up that contains a text or meets a condition, and return that message.

        Deferred responses that still load do not count. Raises AssertionError after `seconds`, with what the bot said
        instead.
        """

        def look() -> bool:
            for message in self.messages():
                said = text_of(message)
                if not self.seen or self.seen[-1] != said:
                    self.seen.append(said)
            return self._saying(wanted) is not None

        try:
            await self.sandbox.world.until(look, seconds)
        except TimeoutError:
            raise AssertionError(f"waited for {wanted!r}; it said {self.seen}") from None
        found = self._saying(wanted)
        assert found
        return found

    def _saying(self, wanted: str | Callable[[Message], bool]) -> Message | None:
        for message in self.messages():
            if not is_loading(message) and (wanted(message) if callable(wanted) else wanted in text_of(message)):
                return message
        return None

    def messages(self) -> list[Message]:
        """Return the bot's responses to this act that have not been deleted, oldest first."""
        own = [self.interaction.original, *self.interaction.followups]
        return [message for message in own if message and not message.deleted]

    async def result(self, seconds: float = 30.0) -> Message:
        """Wait for a message with a picture that is not a preview, and return that message.

        Raises AssertionError after `seconds`.
        """

        def has_picture(message: Message) -> bool:
            return any(not file.filename.startswith("preview-") for file in message.attachments)

        return await self.says(has_picture, seconds)


def text_of(message: Message) -> str:
    """Return all text of a message, its content and its text displays, one per line."""
    shown = [component["content"] for component in validation.walk(message.components) if component.get("content")]
    return "\n".join([message.content, *shown]).strip()


def buttons_of(message: Message) -> list[str]:
    """Return the labels of a message's buttons, in order; an unlabeled button has an empty label."""
    return [
        component.get("label", "")
        for component in validation.walk(message.components)
        if component["type"] == validation.BUTTON
    ]


def custom_id_of(message: Message, action: str) -> str | None:
    """Return the custom id of a message's component for an action of the bot, or None if there is none.

    The action is the part of the custom id after the last colon, which is the same in every language.
    """
    ids = (component.get("custom_id") or "" for component in validation.walk(message.components))
    return next((custom_id for custom_id in ids if custom_id.rsplit(":", 1)[-1] == action), None)
