"""Interactions: how people use commands and components, and how the application responds.

https://docs.discord.com/developers/interactions/receiving-and-responding
"""

import secrets
import time
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from bot.sandbox import error_codes, validation
from bot.sandbox.gateway import Gateway
from bot.sandbox.messages import Body, Messages
from bot.sandbox.wire import without_nulls
from bot.sandbox.world import DM_PERMISSIONS, Channel, Flag, Guild, Message, Permission, User, World


class InteractionType(IntEnum):
    """Types of interactions, by what a person used.

    https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type
    """

    COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5


class Callback(IntEnum):
    """Callback types, with which an application gives its first response to an interaction.

    https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type
    """

    PONG, MESSAGE, DEFERRED_MESSAGE = 1, 4, 5
    DEFERRED_UPDATE, UPDATE, AUTOCOMPLETE, MODAL = 6, 7, 8, 9


MOST_FOLLOW_UPS = 5  # of a user-installed app that the guild has not installed: Discord's change log of June 27, 2024
NEW_MESSAGE = (Callback.MESSAGE, Callback.DEFERRED_MESSAGE)
OF_SOURCE = (Callback.DEFERRED_UPDATE, Callback.UPDATE)
MESSAGE_TYPES = {InteractionType.COMMAND: 20, InteractionType.COMPONENT: 19, InteractionType.MODAL: 19}


@dataclass(eq=False)
class Interaction:
    """An interaction, from the person's act until its token expires.

    `begun` is a time on the monotonic clock. `answered` and `original`, `modal` or `choices` are set by the first
    response.
    """

    id: int
    token: str
    type: InteractionType
    user: User
    channel: Channel
    data: dict[str, Any]
    source: Message | None  # the message whose component was used
    begun: float = field(default_factory=time.monotonic)
    answered: Callback | None = None
    answered_after: float | None = None  # seconds since the beginning
    original: Message | None = None
    modal: dict[str, Any] | None = None
    choices: list[dict[str, Any]] | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    follow_ups: int = 0  # including deleted ones

    @property
    def guild(self) -> Guild | None:
        """The guild in which the interaction happened; None in a direct message."""
        return self.channel.guild

    @property
    def followups(self) -> list[Message]:
        """The interaction's messages except the original response, oldest first."""
        return [message for message in self.messages.values() if message is not self.original]


class Interactions:
    """All interactions that have begun in one local Discord, and the application's responses to them."""

    def __init__(
        self, world: World, gateway: Gateway, messages: Messages, *, first_response_seconds: float, token_seconds: float
    ) -> None:
        """`first_response_seconds` and `token_seconds` count from the beginning of each interaction."""
        self._world = world
        self._gateway = gateway
        self._messages = messages
        self.first_response_seconds = first_response_seconds
        self.token_seconds = token_seconds
        self._by_token: dict[str, Interaction] = {}
        self.by_id: dict[int, Interaction] = {}

    async def begin(
        self, kind: InteractionType, user: User, channel: Channel, data: dict[str, Any], source: Message | None = None
    ) -> Interaction:
        """Begin an interaction and dispatch INTERACTION_CREATE to the application.

        `data` is the interaction's data as Discord's app sends it; `source` is the message whose component was used.
        """
        interaction = Interaction(self._world.new_id(), secrets.token_urlsafe(48), kind, user, channel, data, source)
        self._by_token[interaction.token] = self.by_id[interaction.id] = interaction
        guild = channel.guild
        await self._gateway.dispatch("INTERACTION_CREATE", self._payload(interaction), guild.id if guild else None)
        return interaction

    def _payload(self, interaction: Interaction) -> dict[str, Any]:
        guild, channel, user = interaction.guild, interaction.channel, interaction.user
        payload: dict[str, Any] = {
            "id": str(interaction.id),
            "application_id": str(self._world.bot.id),
            "type": interaction.type,
            "token": interaction.token,
            "version": 1,
            "data": interaction.data,
            "channel_id": str(channel.id),
            "channel": channel.payload(),
            "locale": user.locale,
            "entitlements": [],
            "attachment_size_limit": channel.upload_limit,
            "context": context_of(channel),
        }
        if interaction.source:
            payload["message"] = interaction.source.payload()
        owners = self._owners(interaction)
        if guild is None:
            return payload | {
                "user": user.payload(),
                "app_permissions": str(int(DM_PERMISSIONS)),
                "authorizing_integration_owners": owners,
            }
        inside = self._world.bot.id in guild.members
        permissions = guild.permissions(user, channel)
        payload["channel"] |= {"permissions": str(int(permissions))}
        return payload | {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "member": guild.members[user.id].payload() | {"permissions": str(int(permissions))},
            # An app that only the person installed may do what that person may.
            "app_permissions": str(int(guild.permissions(self._world.bot if inside else user, channel))),
            "authorizing_integration_owners": owners,
        }

    def _owners(self, interaction: Interaction) -> dict[str, str]:
        """Return whose installation authorized the interaction, as Discord sends it.

        "1" is the person's. "0" is the guild's, or has the value "0" in a direct message with the bot.
        https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object
        """
        guild, user = interaction.guild, interaction.user
        owners = {"1": str(user.id)} if user.installed else {}
        if guild is None:
            return owners | ({} if interaction.channel.private else {"0": "0"})
        inside = self._world.bot.id in guild.members or guild.commands_alone
        return owners | ({"0": str(guild.id)} if inside else {})

    def _forced_ephemeral(self, interaction: Interaction) -> bool:
        """Return whether a guild hides what somebody's own app says from everybody else.

        A guild does that to people without the permission USE_EXTERNAL_APPS.
        https://docs.discord.com/developers/topics/permissions
        """
        if interaction.guild is None or "0" in self._owners(interaction):
            return False
        return not interaction.guild.permissions(interaction.user, interaction.channel) & Permission.USE_EXTERNAL_APPS

    def answer(self, interaction_id: int, token: str, body: Body) -> dict[str, Any]:
        """Carry out the application's first response and return Discord's interaction callback object.

        Raises ApiError: 10062 where the interaction is unknown or `first_response_seconds` have passed, 40060 where
        there was a first response before, 50035 where the response is invalid, and whatever Messages raises.
        https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback-interaction-callback-object
        """
        interaction = self._by_token.get(token)
        if interaction is None or interaction.id != interaction_id:
            raise error_codes.unknown("Interaction")
        if interaction.answered is not None:
            raise error_codes.already_acknowledged()
        after = time.monotonic() - interaction.begun
        if after > self.first_response_seconds:
            raise error_codes.unknown("Interaction")
        kind, data = self._checked(interaction, body)
        inner = Body(data, body.files)
        if kind in NEW_MESSAGE:
            interaction.original = self._new(interaction, inner, deferred=kind == Callback.DEFERRED_MESSAGE)
        elif kind in OF_SOURCE:
            interaction.original = interaction.source
            if kind == Callback.UPDATE and interaction.source:
                self._messages.edit(interaction.source, inner)
        elif kind == Callback.MODAL:
            interaction.modal = without_nulls(data)
        elif kind == Callback.AUTOCOMPLETE:
            interaction.choices = data["choices"]
        interaction.answered, interaction.answered_after = kind, after
        self._world.changed()
        return self._response(interaction, kind)

    def _checked(self, interaction: Interaction, body: Body) -> tuple[Callback, dict[str, Any]]:
        allowed = {*NEW_MESSAGE, Callback.MODAL}
        if interaction.type == InteractionType.AUTOCOMPLETE:
            allowed = {Callback.AUTOCOMPLETE}
        if interaction.type == InteractionType.MODAL:
            allowed.discard(Callback.MODAL)
        if interaction.source:
            allowed |= set(OF_SOURCE)
        kind = body.payload.get("type")
        if kind not in allowed:
            said = f"Value must be one of {tuple(sorted(int(one) for one in allowed))}."
            raise error_codes.invalid_form([(("type",), "BASE_TYPE_CHOICES", said)])
        data = body.payload.get("data") or {}
        flags = int(data.get("flags") or 0)
        if kind == Callback.DEFERRED_MESSAGE and flags & ~Flag.EPHEMERAL:
            said = "Only the EPHEMERAL flag can be set on a deferred response"
            raise error_codes.invalid_form([(("data", "flags"), "MESSAGE_FLAGS_INVALID", said)])
        if kind == Callback.MODAL and (problems := validation.modal_problems(data)):
            raise error_codes.invalid_form(problems)
        if kind == Callback.AUTOCOMPLETE and len(data.get("choices") or []) > 25:
            said = "Must be between 0 and 25 in length."
            raise error_codes.invalid_form([(("data", "choices"), "BASE_TYPE_BAD_LENGTH", said)])
        return Callback(kind), data

    def _new(self, interaction: Interaction, body: Body, *, deferred: bool = False, followup: bool = False) -> Message:
        ephemeral = int(body.payload.get("flags") or 0) & Flag.EPHEMERAL
        if self._forced_ephemeral(interaction):
            ephemeral = Flag.EPHEMERAL
        metadata: dict[str, Any] = {
            "id": str(interaction.id),
            "type": int(interaction.type),
            "user": interaction.user.payload(),
            "authorizing_integration_owners": {},
        }
        if interaction.type == InteractionType.COMPONENT and interaction.source:
            metadata["interacted_message_id"] = str(interaction.source.id)
        more: dict[str, Any] = {
            "type": 0 if followup else MESSAGE_TYPES[interaction.type],
            "only_for": interaction.user.id if ephemeral else None,
            "interaction_metadata": metadata if interaction.type != InteractionType.MODAL else None,
            "application_id": self._world.bot.id,
            "used": _used(interaction),
        }
        if deferred:
            message = Message(self._world.new_id(), interaction.channel, self._world.bot, **more)
            message.flags = ephemeral | Flag.LOADING
            interaction.channel.messages[message.id] = message
        else:
            message = self._messages.create(interaction.channel, self._world.bot, body, **more)
            message.flags |= ephemeral
        interaction.messages[message.id] = message
        return message

    def _response(self, interaction: Interaction, kind: Callback) -> dict[str, Any]:
        described: dict[str, Any] = {"id": str(interaction.id), "type": int(interaction.type)}
        original = interaction.original
        response: dict[str, Any] = {"interaction": described}
        if original and kind in (*NEW_MESSAGE, *OF_SOURCE):
            described |= {
                "response_message_id": str(original.id),
                "response_message_loading": bool(original.flags & Flag.LOADING),
                "response_message_ephemeral": bool(original.flags & Flag.EPHEMERAL),
            }
            if kind in (Callback.MESSAGE, Callback.UPDATE):
                response["resource"] = {"type": int(kind), "message": original.payload()}
        return response

    def of_webhook(self, application_id: int, token: str) -> Interaction:
        """Return the interaction that a webhook's token belongs to.

        Raises ApiError: 10015 where there is no such interaction or no first response yet, 50027 where the token has
        expired.
        """
        interaction = self._by_token.get(token)
        if application_id != self._world.bot.id or interaction is None or interaction.answered is None:
            raise error_codes.unknown("Webhook")
        if time.monotonic() - interaction.begun > self.token_seconds:
            raise error_codes.invalid_webhook_token()
        return interaction

    def follow_up(self, interaction: Interaction, body: Body) -> Message:
        """Create a follow-up message, or fill in the deferred response with the first one.

        A filled-in response keeps the visibility with which it was deferred. Raises ApiError 40094 after
        MOST_FOLLOW_UPS follow-ups of a user-installed app, and whatever Messages raises.
        https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages
        """
        if interaction.follow_ups >= MOST_FOLLOW_UPS and "0" not in self._owners(interaction):
            raise error_codes.too_many_follow_ups()
        interaction.follow_ups += 1
        original = interaction.original
        if original and original.flags & Flag.LOADING and not original.deleted:
            return self._messages.edit(original, body)
        return self._new(interaction, body, followup=True)

    def message(self, interaction: Interaction, message_id: str) -> Message:
        """Return one of the interaction's messages, by id or as "@original".

        The message whose component was used counts as one of them. Raises ApiError 10008 where the message does not
        exist.
        """
        found = interaction.original if message_id == "@original" else interaction.messages.get(int(message_id))
        if found is None and interaction.source and message_id == str(interaction.source.id):
            found = interaction.source
        if found is None or found.deleted:
            raise error_codes.unknown("Message")
        return found


def context_of(channel: Channel) -> int:
    """Return the interaction context type of a channel.

    0 is a guild, 1 a direct message with the bot, 2 a private channel between people.
    https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-context-types
    """
    if channel.guild:
        return 0
    return 2 if channel.private else 1


def _used(interaction: Interaction) -> str | None:
    """Return what Discord's app shows as used above the response, such as /limits show; None for a modal."""
    data = interaction.data
    if interaction.type == InteractionType.COMPONENT:
        return "a button" if data["component_type"] == validation.BUTTON else "a menu"
    if interaction.type != InteractionType.COMMAND:
        return None
    if data["type"] != 1:  # a context menu command
        return str(data["name"])
    words = [data["name"]]
    options = data.get("options") or []
    while options and options[0]["type"] in (1, 2):  # a subcommand, or a group of them
        words.append(options[0]["name"])
        options = options[0].get("options") or []
    return f"/{' '.join(words)}"
