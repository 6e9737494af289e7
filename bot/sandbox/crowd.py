"""Simulated people who use the bot at the same time, so that queue, fairness and limits can be watched."""

import asyncio
import random
from contextlib import suppress

from bot.samples import SAMPLES
from bot.sandbox.messages import Upload
from bot.sandbox.person import Act, CannotDo, Person, custom_id_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world import Channel, Guild, Message
from engine.protocol.vocabulary import STYLES

NAMES = [
    "Ada",
    "Bo",
    "Caro",
    "Dan",
    "Eva",
    "Finn",
    "Gus",
    "Hana",
    "Ines",
    "Jon",
    "Kira",
    "Leo",
    "Mia",
    "Nils",
    "Olga",
    "Pia",
    "Quin",
    "Rosa",
    "Sam",
    "Tara",
    "Uma",
    "Vito",
    "Wanda",
    "Xena",
    "Yara",
    "Zoe",
]
THINKING = (2.0, 30.0)  # seconds between two actions of one person, from and to
PATIENCE = 3600.0  # seconds that somebody waits for a picture
AT_ONCE = 6  # commands of a person in a hurry, one more than may wait by default
IN_A_HURRY = 7  # one person in so many is in a hurry


_dice = random.Random()  # noqa: S311  # not for secrets


class Crowd:
    """Simulated people, spread evenly over guilds, who ask for pictures and react to the results.

    Creates `count` users with ids from `first_id` on; every seventh is in a hurry and runs several commands at once.
    """

    def __init__(self, sandbox: Sandbox, guilds: list[Guild], count: int, first_id: int) -> None:
        self._sandbox = sandbox
        self._people: list[tuple[Person, Channel, bool]] = []
        for number in range(count):
            name = NAMES[number % len(NAMES)] + (f" {number // len(NAMES) + 1}" if number >= len(NAMES) else "")
            guild = guilds[number % len(guilds)]
            user = sandbox.world.add_user(name, snowflake=first_id + number)
            sandbox.world.add_member(guild, user)
            channel = next(iter(guild.channels.values()))
            self._people.append((Person(sandbox, user), channel, number % IN_A_HURRY == IN_A_HURRY - 1))

    async def run(self) -> None:
        """Let everybody use the bot until the task is cancelled.

        Returns at once where there are no people. A command that the bot or Discord's app refuses does not stop
        anybody.
        """
        async with asyncio.TaskGroup() as group:
            for person, channel, hurried in self._people:
                group.create_task(self._live(person, channel, hurried=hurried))

    async def _live(self, person: Person, channel: Channel, *, hurried: bool) -> None:
        while True:
            await asyncio.sleep(_dice.uniform(*THINKING))
            # A refusal by Discord's app or by the bot, or a wait that is too long, does not end the simulation.
            with suppress(CannotDo, AssertionError):
                acts = [await self._stylize(person, channel) for _ in range(AT_ONCE if hurried else 1)]
                if _dice.random() < 0.15:
                    await self._change_mind(person, acts[0])
                for act in acts:
                    await self._look(person, await act.says(_ended, PATIENCE))

    async def _stylize(self, person: Person, channel: Channel) -> Act:
        name, path = _dice.choice(list(SAMPLES.items()))
        photo = Upload(f"{name}.jpg", await asyncio.to_thread(path.read_bytes))
        style = _dice.choice(list(STYLES))
        return await person.run(channel, "stylize", picture=photo, prompt=style, preset="draft")

    async def _change_mind(self, person: Person, act: Act) -> None:
        message = await act.says(lambda message: custom_id_of(message, "cancel") is not None, PATIENCE)
        await asyncio.sleep(_dice.uniform(*THINKING))
        if cancel := custom_id_of(message, "cancel"):
            await person.use(message, cancel)

    async def _look(self, person: Person, message: Message) -> None:
        await asyncio.sleep(_dice.uniform(*THINKING))
        variation = custom_id_of(message, "variation")
        if variation and _dice.random() < 0.3:
            await (await person.use(message, variation)).says(_ended, PATIENCE)
        elif _dice.random() < 0.2:
            await (await person.run(message.channel, "history")).answered()


def _ended(message: Message) -> bool:
    """Return whether a message shows a picture, a refusal or another end of a job."""
    return message.only_for is not None or any(custom_id_of(message, action) for action in ("variation", "retry"))
