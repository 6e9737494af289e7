"""The simulated people of the demo, on the real bot."""

import asyncio
from pathlib import Path

import pytest

from bot.sandbox import crowd
from bot.sandbox.buckets import Buckets
from bot.sandbox.crowd import Crowd
from bot.sandbox.messages import Upload
from bot.sandbox.person import Person, text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world import Message
from tests.e2e.bot_process import running_bot


def refusals(sandbox: Sandbox) -> list[Message]:
    return [message for message in sandbox.world.messages() if message.only_for and "waiting" in text_of(message)]


def pictures(sandbox: Sandbox) -> list[Message]:
    return [message for message in sandbox.world.messages() if message.author.bot and message.attachments]


@pytest.mark.prove
async def test_a_crowd_paints_in_both_guilds_and_meets_the_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowd, "THINKING", (0.0, 0.1))
    async with Sandbox() as sandbox:
        cleo = sandbox.world.add_user("Cleo")
        guilds = [sandbox.world.add_guild(name, cleo, []) for name in ("Garden", "Prints")]
        people = Crowd(sandbox, guilds, 2 * crowd.IN_A_HURRY, first_id=10**18)
        async with running_bot(sandbox, tmp_path, environment={"WORDBRUSH_LIMITS__QUEUED_AT_ONCE": "2"}):
            living = asyncio.create_task(people.run())
            await sandbox.world.until(
                lambda: living.done() or (len(pictures(sandbox)) > 60 and bool(refusals(sandbox))), 120
            )
            assert not living.done(), living.exception()
            living.cancel()
            await asyncio.gather(living, return_exceptions=True)
        painted = pictures(sandbox)
        assert {message.channel.guild for message in painted} == set(guilds)
        assert (
            len({message.interaction_metadata["user"]["id"] for message in painted if message.interaction_metadata})
            > 10
        )


@pytest.mark.parametrize(
    ("count", "token_seconds"),
    [pytest.param(20, 4.0, id="as the bot"), pytest.param(200, 900.0, id="by tokens", marks=pytest.mark.prove)],
)
async def test_many_panels_in_one_channel_stay_within_discords_rate_limits(
    tmp_path: Path, photo: Upload, count: int, token_seconds: float
) -> None:
    """Each interaction's token has limits of its own; the bot itself has one for each channel."""
    buckets = Buckets()
    async with Sandbox(token_seconds=token_seconds, buckets=buckets) as sandbox:
        people = [Person(sandbox, sandbox.world.add_user(f"Person {number}")) for number in range(count)]
        guild = sandbox.world.add_guild("Garden", people[0].user, [person.user for person in people[1:]])
        channel = next(iter(guild.channels.values()))
        async with running_bot(sandbox, tmp_path):
            acts = []
            for person in people:
                acts.append(await person.run(channel, "stylize", picture=photo, prompt="fire for 0.5 s"))
                await acts[-1].answered()
            for act in acts:
                await act.result(150)
    assert buckets.limited < count / 3, "discord.py waits for what it knows of"
