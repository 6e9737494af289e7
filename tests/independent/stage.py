"""The unmodified bot in simcord, a Discord that others have written: https://github.com/SilentHacks/simcord.

simcord waits after each deed until all has settled that the bot does in its scope. The engine, its queue and the
processes of the bot go on by themselves, so they are begun outside of that scope, and awaited by what is seen.
"""

import asyncio
import io
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import discord
import simcord
from PIL import Image
from simcord import ChannelHandle, GuildHandle, InteractionResult, MemberActor, ResponseMessage

from bot.app import Wordbrush, assembled
from bot.config import Settings
from bot.errors import WordbrushError
from bot.imaging.imaging_client import PROCESSES
from bot.sandbox.running import TORCH_FREE
from tests import tables
from tests.e2e.conftest import until

SECONDS = 30.0

Seen = InteractionResult | ResponseMessage | discord.Message


class Stage:
    """A guild with a channel, people in it, and the bot, which can be started again."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._bot = AsyncExitStack()
        self.env: simcord.Env
        self.wordbrush: Wordbrush
        self.guild: GuildHandle
        self.channel: ChannelHandle
        self.ana: MemberActor
        self.ben: MemberActor
        self.admin: MemberActor

    async def assemble(self) -> None:
        """Put the bot together; it does not run yet."""
        self._bot = AsyncExitStack()
        self.wordbrush = await self._bot.enter_async_context(assembled(self._settings, worker=TORCH_FREE))
        # One process is there, and the others come when they are needed: now, not in the scope of an interaction.
        dot = io.BytesIO()
        Image.new("RGB", (16, 16)).save(dot, "PNG")
        await asyncio.gather(*(self.wordbrush.imaging.prepare(dot.getvalue(), 64) for _ in range(PROCESSES)))

    def people(self) -> None:
        """Fill the guild."""
        self.guild = self.env.create_guild("Garden")
        self.channel = self.guild.create_text_channel("art")
        self.ana, self.ben = (self.guild.add_member(self.env.create_user(name)) for name in ("ana", "ben"))
        managing = discord.Permissions(manage_guild=True, manage_messages=True)
        admins = self.guild.create_role("admins", permissions=managing)
        self.admin = self.guild.add_member(self.env.create_user("cleo"), roles=[admins])

    async def begin(self) -> None:
        """Run what does not belong to one interaction, until the stage is left or the bot is started again."""
        stop, at_once = asyncio.Event(), asyncio.Event()
        running = asyncio.create_task(self.wordbrush.run(self._connected(), stop, at_once))

        async def end() -> None:
            stop.set()
            await running

        self._bot.push_async_callback(end)

    async def end(self) -> None:
        """Stop the bot as Ctrl-C does."""
        await self._bot.aclose()

    async def restart(self) -> None:
        """Stop the bot, and start another one on the same data, in the same Discord."""
        await self.end()
        await self.assemble()
        await self.env.restart_bot(self.wordbrush.client)
        await self.begin()

    async def _connected(self) -> None:
        while not self.wordbrush.client.is_closed():  # noqa: ASYNC110  # simcord holds no connection that would end
            await asyncio.sleep(0.05)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for what nobody tells of; AssertionError with all that has happened where it does not come."""
        try:
            await until(condition, SECONDS)
        except TimeoutError as error:
            raise AssertionError(self.env.transcript()) from error

    async def result(self, of: InteractionResult) -> ResponseMessage:
        """The panel of a job that was asked for, with its picture on it."""
        await self.until(lambda: self.has_file(of) or of.ephemeral or "does not count" in text_of(of))
        panel = of.response
        assert panel
        assert panel.attachments, text_of(of)
        return panel

    def has_file(self, seen: Seen) -> bool:
        """Whether it has one by now."""
        message = message_of(seen)
        return message is not None and bool(message.attachments)

    def file_of(self, message: ResponseMessage, number: int = 0) -> bytes:
        """A file of a message, as it lies in Discord's store."""
        return self.env.backend.cdn.get(message.attachments[number].url) or b""


@asynccontextmanager
async def independent(folder: Path) -> AsyncIterator[Stage]:
    """simcord with the bot in it; whatever the bot raises that is no sentence for a person is raised at the end."""
    tables.lay(folder / "data" / "wordbrush.db")
    settings = Settings.model_validate(
        {
            "discord": {"token": "never used"},
            "engine": {"models": "bundled", "device": "cpu"},
            "monitoring": {"listen": "127.0.0.1:0"},
            "database": {"url": f"sqlite+aiosqlite:///{folder}/data/wordbrush.db"},
            "blobs": {"url": str(folder / "blobs")},
        }
    )
    stage = Stage(settings)
    await stage.assemble()
    try:
        async with simcord.run(stage.wordbrush.client, shard_count=1, check_errors=False) as env:
            stage.env = env
            _fill_in_interactions(env)
            stage.people()
            await stage.begin()
            try:
                yield stage
            finally:
                await stage.end()
    finally:
        await stage.end()
    broken = [error for error in env.errors if not isinstance(getattr(error, "original", error), WordbrushError)]
    if broken:
        raise BaseExceptionGroup("the bot raised", broken)


def _fill_in_interactions(env: simcord.Env) -> None:
    """Add what simcord leaves out of interactions: by whose installation a command runs, and what opened a message.

    https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object
    https://docs.discord.com/developers/resources/message#message-interaction-metadata-object
    """
    emit = env.backend.emit
    pressed_on: dict[str, str] = {}  # the message of each component's interaction

    def filled(event: str, payload: Mapping[str, Any]) -> None:
        if event == "INTERACTION_CREATE":
            payload = {**payload, "authorizing_integration_owners": {"0": payload.get("guild_id", "0")}}
            if message := payload.get("message"):
                pressed_on[payload["id"]] = message["id"]
                opened_by = message.get("interaction_metadata")
                if opened_by and (opened_from := pressed_on.get(opened_by["id"])):
                    metadata = {**opened_by, "interacted_message_id": opened_from}
                    payload["message"] = {**message, "interaction_metadata": metadata}
        emit(event, payload)

    vars(env.backend)["emit"] = filled


def message_of(seen: Seen) -> ResponseMessage | discord.Message | None:
    """What an interaction has led to: the last follow-up, or the answer."""
    if isinstance(seen, InteractionResult):
        followups = seen.followups
        return followups[-1] if followups else seen.response
    return seen


def components_of(seen: Seen) -> Iterator[dict[str, Any]]:
    """All components of a message, inner ones too."""
    message = message_of(seen)
    if message is None:
        return
    waiting: list[Any] = [one if isinstance(one, dict) else one.to_dict() for one in message.components]
    while waiting:
        component: dict[str, Any] = waiting.pop(0)
        yield component
        inner = [component[key] for key in ("component", "accessory") if key in component]
        waiting[:0] = [*inner, *component.get("components", [])]


def text_of(seen: Seen) -> str:
    """All that a message says."""
    message = message_of(seen)
    if message is None:
        return ""
    return "\n".join([message.content, *(one["content"] for one in components_of(seen) if "content" in one)])


def buttons_of(seen: Seen) -> list[str]:
    """The labels of its buttons that can be pressed."""
    return [one["label"] for one in components_of(seen) if one["type"] == 2 and not one.get("disabled")]


async def click_more(person: MemberActor, result: ResponseMessage, label: str) -> InteractionResult:
    """Click a button of the panel that is behind “More…” of a result."""
    panel = await person.click(result, label="More…")
    assert panel.response, text_of(panel)
    return await person.click(panel.response, label=label)


def menu_of(seen: Seen, begins: str = "") -> str:
    """The custom id of the first menu whose id begins so."""
    menus = [str(one["custom_id"]) for one in components_of(seen) if one["type"] in (3, 5, 6, 7, 8)]
    return next(custom_id for custom_id in menus if custom_id.startswith(begins))


def fields_of(form: InteractionResult) -> dict[str, str]:
    """What a form has in it, by field."""
    assert form.modal, text_of(form)
    filled = {}
    for label in form.modal["components"]:
        field = label["component"]
        chosen = [option["value"] for option in field.get("options", []) if option.get("default")]
        filled[field["custom_id"]] = field.get("value") or ",".join(chosen)
    return filled
