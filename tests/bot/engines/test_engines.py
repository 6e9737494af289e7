"""The bot's side of an engine, on this machine and on a cluster: the same for both."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from bot.engines.cluster import Cluster, ClusterEngine
from bot.engines.cluster_messages import Join
from bot.engines.connection import Engine
from bot.engines.local import WORKER, LocalEngine
from bot.errors import EngineDied, JobCancelled, JobFailed
from engine.protocol.messages import Classify, Done, NoticeCode, Preview, Progress, Render, Start, Stylize
from engine.protocol.presets import Options, Patches, Preset
from tests.cluster import SHARE, RayNodes
from tests.conftest import BUNDLED

pytestmark = pytest.mark.process

TINY = Preset(name="draft", size=128, steps=3, patches=(Patches(4, 32),), threshold=0.0)
LONG = Preset(name="draft", size=128, steps=100_000, patches=(Patches(4, 32),), threshold=0.0)


def request(job: str, picture: bytes, preset: Preset = TINY) -> Stylize:
    return Stylize(job=job, picture=picture, prompt="fire", preset=preset, seed=1)


async def events_of(engine: Engine, request: Stylize) -> list[Progress | Preview | Done]:
    return [event async for event in engine.paint(request)]


@pytest_asyncio.fixture(scope="module", params=["local", pytest.param("cluster", marks=pytest.mark.prove)])
async def new_engine(request: pytest.FixtureRequest) -> AsyncIterator[Callable[[], Engine]]:
    """Makes engines of each kind, to be entered."""
    if request.param == "local":
        yield LocalEngine
        return
    pytest.importorskip("ray")
    with RayNodes(2, 2) as nodes:
        async with Cluster(Join(nodes.address, json.loads(SHARE), WORKER)) as cluster:
            node = next(node.id for node in await cluster.joined(60) if node.room)
            yield lambda: ClusterEngine(cluster, node, patience=60)


@pytest_asyncio.fixture(scope="module")
async def engine(new_engine: Callable[[], Engine]) -> AsyncIterator[Engine]:
    """One that all tests of a kind use."""
    async with new_engine() as running:
        await running.start(Start(models=BUNDLED, device="cpu", threads=1))
        yield running


@pytest_asyncio.fixture
async def mortal_engine(new_engine: Callable[[], Engine]) -> AsyncIterator[Engine]:
    """One that may be killed."""
    async with new_engine() as running:
        await running.start(Start(models=BUNDLED, device="cpu", threads=1))
        yield running


async def test_a_job_ends_with_done(engine: Engine, coffee: bytes) -> None:
    events = await events_of(engine, request("a", coffee))
    assert isinstance(events[0], Progress)
    assert isinstance(events[-1], Done)


async def test_a_failure_is_a_sentence(engine: Engine) -> None:
    with pytest.raises(JobFailed, match="not a picture") as failure:
        await events_of(engine, request("a", b"nothing"))
    assert failure.value.notice.code == NoticeCode.PICTURE_FORMAT


async def test_a_cancelled_job_says_after_which_step(engine: Engine, coffee: bytes) -> None:
    async def cancelled() -> None:
        async for event in engine.paint(request("a", coffee, LONG)):
            if isinstance(event, Progress):
                await engine.cancel("a")

    with pytest.raises(JobCancelled):
        await cancelled()
    assert isinstance((await events_of(engine, request("a", coffee)))[-1], Done)


async def test_clip_answers_what_is_in_a_picture(engine: Engine, coffee: bytes) -> None:
    probabilities = await engine.classify(Classify(job="a", picture=coffee, texts=["fire", "blueprint", "ice"]))
    assert sum(probabilities) == pytest.approx(1, abs=1e-4)
    assert probabilities[0] == max(probabilities)


async def test_an_engine_that_is_killed_is_noticed_with_its_exit_code(mortal_engine: Engine, coffee: bytes) -> None:
    async def killed() -> None:
        async for event in mortal_engine.paint(request("a", coffee, LONG)):
            if isinstance(event, Progress):
                os.kill(mortal_engine.pid, signal.SIGKILL)

    with pytest.raises(EngineDied) as death:
        await killed()
    assert death.value.returncode == -signal.SIGKILL
    with pytest.raises(EngineDied):
        await events_of(mortal_engine, request("b", coffee))


async def test_an_engine_that_we_kill_has_died(mortal_engine: Engine, coffee: bytes) -> None:
    async def killed() -> None:
        async for event in mortal_engine.paint(request("a", coffee, LONG)):
            if isinstance(event, Progress):
                mortal_engine.kill()

    with pytest.raises(EngineDied) as death:
        await killed()
    assert death.value.returncode == -signal.SIGKILL
    await ended(mortal_engine.pid)


async def test_previews_come_while_it_paints(engine: Engine, coffee: bytes) -> None:
    wanted = Stylize(job="a", picture=coffee, prompt="fire", preset=TINY, seed=1, preview_every=1)
    events = await events_of(engine, wanted)
    assert [event.step for event in events if isinstance(event, Preview)] == [0, 1, 2]
    steps = [event.step for event in events if isinstance(event, Progress)]
    assert (steps[0], steps[-1]) == (0, 3)


async def test_what_is_quick_is_done_between_the_steps_of_another_job(engine: Engine, coffee: bytes) -> None:
    done = (await events_of(engine, request("a", coffee)))[-1]
    assert isinstance(done, Done)
    quick = Render(job="quick", picture=coffee, weights=done.weights, options=Options(), size=128)
    meanwhile: list[Progress | Preview | Done] = []

    async def both() -> None:
        async for event in engine.paint(request("b", coffee, LONG)):
            if isinstance(event, Progress) and event.step >= 2 and not meanwhile:  # not each step is told
                meanwhile.extend([one async for one in engine.paint(quick)])
                await engine.cancel("b")

    with pytest.raises(JobCancelled):
        await both()
    assert isinstance(meanwhile[-1], Done)


async def test_leaving_ends_the_process_in_the_middle_of_a_job(new_engine: Callable[[], Engine], coffee: bytes) -> None:
    async with new_engine() as engine:
        await engine.start(Start(models=BUNDLED, device="cpu", threads=1))
        async for _ in engine.paint(request("a", coffee, LONG)):
            break
    await ended(engine.pid)


async def test_a_device_that_is_not_there_is_said(new_engine: Callable[[], Engine]) -> None:
    async with new_engine() as engine:
        with pytest.raises(JobFailed, match=r"“cuda:77” does not exist.*“cpu”"):
            await engine.start(Start(models=BUNDLED, device="cuda:77", threads=1))


async def ended(pid: int) -> None:
    """Wait until there is no such process."""
    async with asyncio.timeout(20):
        while True:
            try:
                os.kill(pid, 0)
            except ProcessLookupError:
                return
            await asyncio.sleep(0.05)
