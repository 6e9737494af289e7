"""The handler of the welcome message's examples, which need no picture of the person's own."""

import asyncio
import re

from bot.commands.context import Interaction, check_channel, defer_panel, parts_of, person_of
from bot.errors import Refusal
from bot.panels.welcome import EXAMPLES
from bot.samples import SAMPLES
from bot.store.orders import Order


async def press_example(interaction: Interaction, about: re.Match[str]) -> None:
    """Submit a job that paints a sample photo, counted towards the limits of whoever presses.

    Raises Refusal if the example is unknown, or if the person or the channel is not allowed.
    """
    parts = parts_of(interaction)
    example = EXAMPLES.get(about["name"])
    if example is None:
        raise Refusal("job-unknown")
    person = person_of(interaction)
    check_channel(interaction)
    choice = await parts.admission.choice(person, parts.default_preset())
    order = Order(prompt=example.prompt, preset=choice.preset)
    await parts.admission.check(person, order)
    panel = await defer_panel(interaction)
    picture = await asyncio.to_thread(SAMPLES[example.photo].read_bytes)
    await parts.jobs.submit(person, panel, picture, order)
