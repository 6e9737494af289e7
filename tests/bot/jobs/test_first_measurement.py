"""A first measurement tells how long a step takes; whatever happens to it, nothing else ends."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from msgspec.structs import replace
from sqlalchemy import text

from bot.engines.connection import Engine
from bot.engines.local import LocalEngine
from bot.errors import EngineDied
from bot.jobs.fair_queue import Work
from bot.jobs.first_measurement import FirstMeasurement
from bot.jobs.step_times import ONE_PASS, TRAINING, StepTimes
from bot.store.database import Database
from bot.store.measured_steps import MeasuredSteps
from engine.protocol.messages import Ready, Start
from engine.protocol.presets import PRESETS
from tests.conftest import BUNDLED

DRAFT = PRESETS["openai"]["draft"]
ONE_STEP = Work(DRAFT.name, DRAFT.size, 1)
OPENAI = Ready(
    models="openai",
    clip="CLIP",
    content="VGG19",
    device="cpu",
    other_devices=[],
    device_name="a CPU",
    versions={},
    seconds=1.0,
)


@pytest.fixture
def step_times(database: Database) -> StepTimes:
    return StepTimes(MeasuredSteps(database))


@pytest.fixture
def first_measurement(step_times: StepTimes) -> FirstMeasurement:
    return FirstMeasurement(step_times, lambda: DRAFT)


@pytest_asyncio.fixture
async def engine() -> AsyncIterator[Engine]:
    async with LocalEngine(worker="bot.sandbox.torch_free_engine") as running:
        await running.start(Start(models=BUNDLED, device="cpu", threads=1))
        yield running


async def test_a_device_is_measured_once(first_measurement: FirstMeasurement) -> None:
    assert not first_measurement.is_needed(replace(OPENAI, models="bundled"))
    assert first_measurement.is_needed(OPENAI)
    assert not first_measurement.is_needed(OPENAI), "an engine that dies of it must not die again"
    assert first_measurement.is_needed(replace(OPENAI, device_name="a GPU"))


@pytest.mark.parametrize("kind", [ONE_PASS, TRAINING])
async def test_a_device_that_has_never_optimized_is_measured(
    first_measurement: FirstMeasurement, step_times: StepTimes, kind: str
) -> None:
    await step_times.learn(OPENAI, Work(kind, 512, 1), 1.0)
    assert first_measurement.is_needed(OPENAI)


async def test_a_device_that_has_optimized_at_another_size_is_not_measured(
    first_measurement: FirstMeasurement, step_times: StepTimes
) -> None:
    await step_times.learn(OPENAI, Work("fine", 768, 200), 100.0)
    assert not first_measurement.is_needed(OPENAI)


@pytest.mark.process
async def test_a_measurement_is_learned(
    first_measurement: FirstMeasurement, step_times: StepTimes, engine: Engine
) -> None:
    await first_measurement.measure(engine, OPENAI)
    assert (step_times.seconds("openai", "a CPU", ONE_STEP) or 0) > 0


@pytest.mark.process
async def test_without_its_table_nothing_else_ends(
    first_measurement: FirstMeasurement, database: Database, engine: Engine
) -> None:
    async with database.writing() as session:
        await session.execute(text("DROP TABLE paces"))
    await first_measurement.measure(engine, OPENAI)


@pytest.mark.process
async def test_an_engine_that_dies_in_it_ends_nothing_else(
    first_measurement: FirstMeasurement, step_times: StepTimes, engine: Engine
) -> None:
    engine.kill()
    assert isinstance(await engine.ended(), EngineDied)
    await first_measurement.measure(engine, OPENAI)
    await first_measurement.stop(engine)
    assert step_times.seconds("openai", "a CPU", ONE_STEP) is None
