"""The local Discord with people in it, and the real bot connected to it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.sandbox.messages import Upload
from bot.sandbox.person import Act, Person, buttons_of, text_of
from bot.sandbox.server import Exchange, Sandbox
from bot.sandbox.world import Channel, Guild, Message, Permission
from tests.e2e import openapi
from tests.e2e.bot_process import BotProcess, running_bot


class Discord:
    """A sandbox with a guild, a channel and three people."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        world = sandbox.world
        users = [world.add_user(name) for name in ("Ana", "Ben", "Cleo")]
        self.ana, self.ben, self.cleo = (Person(sandbox, user) for user in users)
        self.guild: Guild = world.add_guild("Garden", users[2], users[:2])
        self.channel: Channel = next(iter(self.guild.channels.values()))
        moderators = world.add_role(self.guild, "Moderators", Permission.MANAGE_MESSAGES)
        self.moderators = moderators


RESULT_BUTTONS = ["Variation", "Edit…", "Full size", "More…"]
MORE_BUTTONS = [  # behind “More…”
    *("Stronger", "Softer", "Use style…", "Use as style…", "Save style…"),
    *("Before/after", "Time-lapse", "Details", "Delete…"),
]


def is_running(message: Message) -> bool:
    """Whether the panel says that an engine has begun."""
    return any(words in text_of(message) for words in ("Starting", "Step "))


async def press_more(person: Person, result: Message, label: str) -> Act:
    """Press a button of the panel that is behind “More…” of a result."""
    panel = await (await person.press(result, "More…")).says(lambda message: label in buttons_of(message))
    return await person.press(panel, label)


async def until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait until something has come about that nobody tells of."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  # nobody sets an event in another process
            await asyncio.sleep(0.05)


@pytest_asyncio.fixture
async def discord() -> AsyncIterator[Discord]:
    """Every exchange with it is held against Discord's OpenAPI document, where that is there."""
    exchanges: list[Exchange] = []
    async with Sandbox(observer=exchanges.append) as sandbox:
        yield Discord(sandbox)
    if openapi.FILE.is_file():
        found = [problem for exchange in exchanges for problem in openapi.problems(exchange)]
        assert not found, "\n".join(dict.fromkeys(found))


@pytest_asyncio.fixture
async def bot(discord: Discord, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """The bot with the torch-free engine."""
    async with running_bot(discord.sandbox, tmp_path) as running:
        yield running


@pytest_asyncio.fixture
async def forgetful() -> AsyncIterator[Discord]:
    """A Discord whose interaction tokens live for two seconds."""
    async with Sandbox(token_seconds=2.0) as sandbox:
        yield Discord(sandbox)


@pytest.fixture
def photo(coffee: bytes) -> Upload:
    return Upload("my photo.png", coffee)
