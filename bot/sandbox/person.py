"""Acting as a person: run a command, press, select, submit, and wait until a message says something."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox import rules
from bot.sandbox.interactions import Callback, Interaction, InteractionType, permissions_in
from bot.sandbox.messages import Upload
from bot.sandbox.server import Sandbox, is_loading
from bot.sandbox.world import Channel, Message, Permission, User

SECONDS = 20.0  # that a person waits, unless said

STRING, INTEGER, BOOLEAN, USER, NUMBER, ATTACHMENT = 3, 4, 5, 6, 10, 11
USER_COMMAND, MESSAGE_COMMAND = 2, 3


class CannotDo(Exception):
    """Discord's app would not let the person do this."""


@dataclass(frozen=True)
class Person:
    """Somebody in the local Discord, through whom tests act."""

    sandbox: Sandbox
    user: User

    async def run(self, channel: Channel, command: str, **options: Any) -> "Act":
        """Type a slash command; files are given as Upload."""
        found = self._command(channel, command, 1)
        resolved: dict[str, dict[str, Any]] = {}
        data = self._described(found) | {"options": self._options(found, options, channel, resolved)}
        return await self._act(InteractionType.COMMAND, channel, data | ({"resolved": resolved} if resolved else {}))

    async def autocomplete(self, channel: Channel, command: str, focused: str, **options: Any) -> "Act":
        """Type in an option's field."""
        found = self._command(channel, command, 1)
        described = self._options(found, options, channel, {}, complete=False)
        for option in described:
            if option["name"] == focused:
                option["focused"] = True
        return await self._act(InteractionType.AUTOCOMPLETE, channel, self._described(found) | {"options": described})

    async def use_on_message(self, message: Message, command: str) -> "Act":
        """A command of a message's context menu."""
        found = self._command(message.channel, command, MESSAGE_COMMAND)
        resolved = {"messages": {str(message.id): message.payload()}}
        data = self._described(found) | {"target_id": str(message.id), "resolved": resolved}
        return await self._act(InteractionType.COMMAND, message.channel, data)

    async def use_on_user(self, channel: Channel, user: User, command: str) -> "Act":
        """A command of a person's context menu."""
        found = self._command(channel, command, USER_COMMAND)
        resolved: dict[str, Any] = {"users": {str(user.id): user.payload()}}
        if channel.guild and user.id in channel.guild.members:
            member = channel.guild.members[user.id].payload()
            del member["user"], member["mute"], member["deaf"]
            permissions = channel.guild.permissions(user, channel)
            resolved["members"] = {str(user.id): member | {"permissions": str(int(permissions))}}
        data = self._described(found) | {"target_id": str(user.id), "resolved": resolved}
        return await self._act(InteractionType.COMMAND, channel, data)

    async def press(self, message: Message, label: str) -> "Act":
        """Press a button that the message has."""
        self._must_see(message)
        for component in rules.walk(message.components):
            if component["type"] == rules.BUTTON and component.get("label") == label:
                if component.get("disabled"):
                    raise CannotDo(f"The button {label} is disabled.")
                data = {"component_type": rules.BUTTON, "custom_id": component["custom_id"], "id": component["id"]}
                return await self._act(InteractionType.COMPONENT, message.channel, data, message)
        raise CannotDo(f"The message has no button {label}, it has {buttons_of(message)}.")

    async def select(self, message: Message, custom_id: str, *values: str) -> "Act":
        """Choose values of a select menu that the message has."""
        self._must_see(message)
        for component in rules.walk(message.components):
            if component["type"] == rules.STRING_SELECT and component["custom_id"] == custom_id:
                there = {option["value"] for option in component["options"]}
                if not set(values) <= there:
                    raise CannotDo(f"The menu has no {set(values) - there}.")
                data = {"component_type": rules.STRING_SELECT, "custom_id": custom_id, "values": list(values)}
                return await self._act(InteractionType.COMPONENT, message.channel, data, message)
        raise CannotDo(f"The message has no select menu {custom_id}.")

    async def submit(self, act: "Act", **values: str | list[Upload]) -> "Act":
        """Fill in the modal that was the answer, and send it; fields by custom id."""
        interaction = act.interaction
        if interaction.modal is None:
            raise CannotDo("No modal is open.")
        resolved: dict[str, dict[str, Any]] = {}
        components: list[dict[str, Any]] = []
        for outer in interaction.modal["components"]:
            inner = outer.get("component") or (outer.get("components") or [None])[0]
            if inner is None:
                continue
            filled = self._filled(inner, values, interaction.channel, resolved)
            key = "component" if outer["type"] == rules.LABEL else "components"
            components.append(
                {"type": outer["type"], "id": len(components) + 1, key: filled if key == "component" else [filled]}
            )
        data = {"custom_id": interaction.modal["custom_id"], "components": components, "resolved": resolved}
        return await self._act(InteractionType.MODAL, interaction.channel, data, interaction.source)

    def _filled(
        self,
        field: dict[str, Any],
        values: dict[str, str | list[Upload]],
        channel: Channel,
        resolved: dict[str, dict[str, Any]],
    ) -> dict[str, Any]:
        value = values.get(field["custom_id"], field.get("value") or "")
        filled = {"type": field["type"], "id": 1, "custom_id": field["custom_id"]}
        if field["type"] == rules.FILE_UPLOAD:
            return filled | {"values": [self._attached(channel, upload, resolved) for upload in value]}  # type: ignore[arg-type]  # files are given as Uploads
        if field.get("required", True) and not value:
            raise CannotDo(f"The field {field['custom_id']} has to be filled in.")
        return filled | {"value": value}

    async def _act(
        self, kind: InteractionType, channel: Channel, data: dict[str, Any], source: Message | None = None
    ) -> "Act":
        return Act(self.sandbox, await self.sandbox.interactions.begin(kind, self.user, channel, data, source))

    def _must_see(self, message: Message) -> None:
        if message.deleted or message not in self.sandbox.visible_to(self.user, message.channel):
            raise CannotDo("The message is not there for this person.")

    def _command(self, channel: Channel, name: str, kind: int) -> dict[str, Any]:
        """The command as this person finds it here."""
        guild = channel.guild
        everywhere = self.sandbox.commands[None]
        here = self.sandbox.commands.get(guild.id, []) if guild else []
        for command in [*here, *everywhere]:
            if command["name"] != name or command["type"] != kind:
                continue
            allowed = permissions_in(channel, self.user)
            needed = command.get("default_member_permissions")
            if guild and needed is not None and int(needed) & ~allowed:
                raise CannotDo(f"/{name} is not for everybody here.")
            if guild and not allowed & Permission.USE_APPLICATION_COMMANDS:
                raise CannotDo("No commands can be used here.")
            contexts = command.get("contexts")
            if contexts is not None and (0 if guild else 1) not in contexts:
                raise CannotDo(f"/{name} does not work here.")
            return command
        raise CannotDo(f"There is no command {name}.")

    def _described(self, command: dict[str, Any]) -> dict[str, Any]:
        return {"id": command["id"], "name": command["name"], "type": command["type"]}

    def _options(
        self,
        command: dict[str, Any],
        given: dict[str, Any],
        channel: Channel,
        resolved: dict[str, dict[str, Any]],
        *,
        complete: bool = True,
    ) -> list[dict[str, Any]]:
        """The options as Discord's app sends them, checked as it checks them."""
        known = {option["name"]: option for option in command.get("options", [])}
        if unknown := set(given) - set(known):
            raise CannotDo(f"/{command['name']} has no option {unknown}.")
        filled = []
        for name, option in known.items():
            if name not in given:
                if complete and option.get("required"):
                    raise CannotDo(f"The option {name} is required.")
                continue
            value = given[name]
            _check_option(option, value)
            if option["type"] == ATTACHMENT:
                value = self._attached(channel, value, resolved)
            filled.append({"name": name, "type": option["type"], "value": value})
        return filled

    def _attached(self, channel: Channel, upload: Upload, resolved: dict[str, dict[str, Any]]) -> str:
        attachment = self.sandbox.messages.attach(channel, upload, ephemeral=True)
        resolved.setdefault("attachments", {})[str(attachment.id)] = attachment.payload()
        return str(attachment.id)


def _check_option(option: dict[str, Any], value: Any) -> None:
    kinds: dict[int, type | tuple[type, ...]] = {STRING: str, INTEGER: int, NUMBER: (int, float), ATTACHMENT: Upload}
    name = option["name"]
    if not isinstance(value, kinds.get(option["type"], object)):
        raise CannotDo(f"The option {name} takes no {type(value).__name__}.")
    choices = [choice["value"] for choice in option.get("choices") or []]
    if choices and value not in choices:
        raise CannotDo(f"The option {name} is one of {choices}.")
    if isinstance(value, str) and not option.get("min_length", 0) <= len(value) <= option.get("max_length", 6000):
        raise CannotDo(f"The option {name} has a length that is not allowed.")
    if isinstance(value, int | float) and not (
        option.get("min_value", -(2**53)) <= value <= option.get("max_value", 2**53)
    ):
        raise CannotDo(f"The option {name} is out of range.")


@dataclass
class Act:
    """What a person has done, and what came of it."""

    sandbox: Sandbox
    interaction: Interaction
    seen: list[str] = field(default_factory=list)  # every text that the panel has had, while somebody waited

    async def answered(self, seconds: float = SECONDS) -> Callback:
        """Wait for the first response."""
        await self.sandbox.world.until(lambda: self.interaction.answered is not None, seconds)
        assert self.interaction.answered
        return self.interaction.answered

    async def says(self, wanted: str | Callable[[Message], bool], seconds: float = SECONDS) -> Message:
        """Wait until the response, or a follow-up, says something; AssertionError with what it said instead."""

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
        """Its answers that are still there."""
        own = [self.interaction.original, *self.interaction.followups]
        return [message for message in own if message and not message.deleted]

    async def result(self, seconds: float = 30.0) -> Message:
        """Wait for the picture."""
        return await self.says(lambda message: bool(message.attachments), seconds)


def text_of(message: Message) -> str:
    """Everything that a message says in words."""
    shown = [component["content"] for component in rules.walk(message.components) if component.get("content")]
    return "\n".join([message.content, *shown]).strip()


def buttons_of(message: Message) -> list[str]:
    """The labels of its buttons."""
    return [
        component.get("label", "") for component in rules.walk(message.components) if component["type"] == rules.BUTTON
    ]
