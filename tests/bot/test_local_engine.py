"""The bot's side of an engine process."""

import os
import signal
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.engines.local import LocalEngine
from bot.errors import EngineDied, JobCancelled, JobFailed
from engine.messages import Classify, Done, NoticeCode, Preview, Progress, Start, Stylize
from engine.presets import Patches, Preset
from tests.conftest import BUNDLED

TINY = Preset(name="draft", size=128, steps=3, patches=(Patches(4, 32),), threshold=0.0)
LONG = Preset(name="draft", size=128, steps=100_000, patches=(Patches(4, 32),), threshold=0.0)


def request(job: str, picture: bytes, preset: Preset = TINY) -> Stylize:
    return Stylize(job=job, picture=picture, prompt="fire", preset=preset, seed=1)


async def events_of(engine: LocalEngine, request: Stylize) -> list[Progress | Preview | Done]:
    return [event async for event in engine.paint(request)]


@pytest_asyncio.fixture
async def mortal_engine() -> AsyncIterator[LocalEngine]:
    async with LocalEngine() as running:
        await running.start(Start(models=BUNDLED, device="cpu", threads=1))
        yield running


async def test_a_job_ends_with_done(engine: LocalEngine, coffee: bytes) -> None:
    events = await events_of(engine, request("a", coffee))
    assert isinstance(events[0], Progress)
    assert isinstance(events[-1], Done)


async def test_a_failure_is_a_sentence(engine: LocalEngine) -> None:
    with pytest.raises(JobFailed, match="not a picture") as failure:
        await events_of(engine, request("a", b"nothing"))
    assert failure.value.notice.code == NoticeCode.PICTURE_FORMAT


async def test_a_cancelled_job_says_after_which_step(engine: LocalEngine, coffee: bytes) -> None:
    async def cancelled() -> None:
        async for event in engine.paint(request("a", coffee, LONG)):
            if isinstance(event, Progress):
                await engine.cancel("a")

    with pytest.raises(JobCancelled):
        await cancelled()
    assert isinstance((await events_of(engine, request("a", coffee)))[-1], Done)


async def test_clip_answers_what_is_in_a_picture(engine: LocalEngine, coffee: bytes) -> None:
    probabilities = await engine.classify(Classify(job="a", picture=coffee, texts=["fire", "blueprint", "ice"]))
    assert sum(probabilities) == pytest.approx(1, abs=1e-4)
    assert probabilities[0] == max(probabilities)


async def test_an_engine_that_is_killed_is_noticed_with_its_exit_code(
    mortal_engine: LocalEngine, coffee: bytes
) -> None:
    async def killed() -> None:
        async for event in mortal_engine.paint(request("a", coffee, LONG)):
            if isinstance(event, Progress):
                os.kill(mortal_engine.pid, signal.SIGKILL)

    with pytest.raises(EngineDied) as death:
        await killed()
    assert death.value.returncode == -signal.SIGKILL
    with pytest.raises(EngineDied):
        await events_of(mortal_engine, request("b", coffee))


async def test_leaving_ends_the_process_in_the_middle_of_a_job(coffee: bytes) -> None:
    async with LocalEngine() as engine:
        await engine.start(Start(models=BUNDLED, device="cpu", threads=1))
        async for _ in engine.paint(request("a", coffee, LONG)):
            break
    with pytest.raises(ProcessLookupError):
        os.kill(engine.pid, 0)


async def test_a_device_that_is_not_there_is_said() -> None:
    async with LocalEngine() as engine:
        with pytest.raises(JobFailed, match=r"no device “cuda:77”.*“cpu”"):
            await engine.start(Start(models=BUNDLED, device="cuda:77", threads=1))
