"""The simulated people of the demo, on the real bot."""

import asyncio
from pathlib import Path

import pytest

from bot.sandbox import crowd
from bot.sandbox.crowd import Crowd
from bot.sandbox.person import text_of
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
