"""Benchmarks of the whole bot with the real engine and the bundled models, on the local Discord."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

from bot.samples import SAMPLES
from bot.sandbox.messages import Upload
from bot.sandbox.person import Act, Person, text_of
from bot.sandbox.running import running_bot
from bot.sandbox.server import Sandbox
from bot.sandbox.world import Channel, Message

STARTING = 120.0  # seconds in which bot and engine have to be ready
PATIENCE = 600.0  # seconds to wait for a picture
KINDS = ("stylize",) * 7 + ("broken picture", "history", "autocomplete")  # taken in turn
PRESETS = ("draft", "draft", "standard")  # taken in turn


@dataclass(frozen=True)
class _Stage:
    sandbox: Sandbox
    channel: Channel
    people: list[Person]


@asynccontextmanager
async def _stage(people: int, settings: dict[str, str]) -> AsyncIterator[_Stage]:
    """Start a guild of people and the bot, and wait until its engine has painted a first picture."""
    with TemporaryDirectory() as folder:
        async with Sandbox() as sandbox:
            users = [sandbox.world.add_user(f"Person {number}") for number in range(people)]
            guild = sandbox.world.add_guild("Bench", users[0], users[1:])
            stage = _Stage(sandbox, next(iter(guild.channels.values())), [Person(sandbox, user) for user in users])
            async with running_bot(sandbox, Path(folder), settings):
                await sandbox.world.until(lambda: sandbox.gateway.connected, STARTING)
                act = await stage.people[0].run(
                    stage.channel, "stylize", picture=_photo(0), prompt="fire", preset="draft"
                )
                await act.result(PATIENCE)
                yield stage


def _photo(number: int) -> Upload:
    name, path = list(SAMPLES.items())[number % len(SAMPLES)]
    return Upload(f"{name}.jpg", path.read_bytes())


async def first_responses(on_progress: Callable[[str], None], commands: int, seconds: float) -> list[dict[str, Any]]:
    """Time the first responses to commands while the engine is fully loaded, by kind of command.

    Runs `commands` commands, each by another user, within `seconds`. Times are in milliseconds. `lost` counts commands
    that got no first response within 3 s; `explained` is the longest time until a broken picture was explained.
    """
    settings = {"WORDBRUSH_LIMITS__JOBS_PER_DAY": "0", "WORDBRUSH_LIMITS__QUEUED_AT_ONCE": "0"}
    async with _stage(commands, settings) as stage:
        on_progress("An engine at work")
        busy = await stage.people[0].run(
            stage.channel, "stylize", picture=_photo(0), prompt="fire", preset="fine", size=1024, count=4
        )
        await busy.says(lambda message: "Step " in text_of(message), PATIENCE)
        on_progress(f"{commands} commands in {seconds:g} s")
        begun = time.monotonic()
        given = []
        for number in range(commands):
            await asyncio.sleep(max(0.0, begun + number * seconds / commands - time.monotonic()))
            kind = KINDS[number % len(KINDS)]
            given.append((kind, asyncio.create_task(_run_command(stage, stage.people[number], kind, number))))
        answers = [(kind, await task) for kind, task in given]
        return [_row(kind, [answer for one, answer in answers if one == kind]) for kind in dict.fromkeys(KINDS)] + [
            _row("all", [answer for _, answer in answers])
        ]


@dataclass(frozen=True)
class _Answer:
    first: float | None  # seconds until the first response; None if it did not come in time
    explained: float | None = None  # seconds until the sentence that says what is wrong


async def _run_command(stage: _Stage, person: Person, kind: str, number: int) -> _Answer:
    match kind:
        case "history":
            act = await person.run(stage.channel, "history")
        case "autocomplete":
            act = await person.autocomplete(stage.channel, "stylize", "prompt", prompt="wat")
        case "broken picture":
            return await _send_broken_picture(stage, person)
        case _:
            image = _photo(number)
            act = await person.run(stage.channel, "stylize", picture=image, prompt="mosaic", preset="draft")
    return _Answer(await _first_response_s(act))


async def _send_broken_picture(stage: _Stage, person: Person) -> _Answer:
    begun = time.monotonic()
    image = Upload("broken.png", _photo(0).data[:5000])
    act = await person.run(stage.channel, "stylize", picture=image, prompt="mosaic", preset="draft")
    first = await _first_response_s(act)
    await act.says(lambda message: message.only_for is not None, PATIENCE)
    return _Answer(first, time.monotonic() - begun)


async def _first_response_s(act: Act) -> float | None:
    try:
        await act.answered(act.sandbox.interactions.first_response_seconds + 1)
    except TimeoutError:
        return None
    return act.interaction.answered_after


def _row(kind: str, answers: list[_Answer]) -> dict[str, Any]:
    first = sorted(1000 * answer.first for answer in answers if answer.first is not None)
    explained = [1000 * answer.explained for answer in answers if answer.explained is not None]
    shares = quantiles(first, n=100, method="inclusive") if len(first) > 1 else first * 99
    row = {"kind": kind, "n": len(answers), "lost": len(answers) - len(first), "median": shares[49]}
    row |= {"p90": shares[89], "p99": shares[98], "max": first[-1]}
    row["under_1_s"] = sum(one < 1000 for one in first) / len(answers)
    return row | ({"explained": max(explained)} if explained else {})


async def estimates(on_progress: Callable[[str], None], jobs: int) -> list[dict[str, Any]]:
    """Compare the estimated starts of waiting jobs with the real ones.

    Runs `jobs` - 1 jobs to learn from, then `jobs` at once. Each is one of PRESETS on a sample photo. Times are in
    seconds from the moment of the estimate.
    """
    settings = {"WORDBRUSH_LIMITS__QUEUED_AT_ONCE": "0"}
    async with _stage(1, settings) as stage:
        person = stage.people[0]
        for number in range(1, jobs):
            on_progress(f"Job {number + 1} of {jobs} to learn from")
            await (await _stylize(stage, person, number)).result(PATIENCE)
        on_progress(f"{jobs} jobs at once")
        acts = [await _stylize(stage, person, number) for number in range(jobs)]
        return list(await asyncio.gather(*(_compare_estimate(act, number) for number, act in enumerate(acts))))[1:]


async def _stylize(stage: _Stage, person: Person, number: int) -> Act:
    preset = PRESETS[number % len(PRESETS)]
    return await person.run(stage.channel, "stylize", picture=_photo(number), prompt="mosaic", preset=preset)


async def _compare_estimate(act: Act, number: int) -> dict[str, Any]:
    def begins(message: Message) -> float | None:
        found = re.search(r"Starts <t:(\d+):R>", text_of(message))
        return float(found[1]) if found else None

    row: dict[str, Any] = {"job": number + 1, "preset": PRESETS[number % len(PRESETS)]}
    message = await act.says(lambda one: begins(one) is not None or "Step " in text_of(one), PATIENCE)
    at, expected = time.time(), begins(message)
    await act.says(lambda one: "Starting" in text_of(one) or "Step " in text_of(one), PATIENCE)
    waited = time.time() - at
    await act.result(PATIENCE)
    if expected is None:
        return row
    return row | {"expected": expected - at, "waited": waited, "off": (expected - at) / waited - 1}
