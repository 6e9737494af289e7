"""A first measurement tells how long a step takes; whatever happens to it, nothing else ends."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from msgspec.structs import replace
from sqlalchemy import text

from bot.config import PresetSettings, Settings
from bot.engines.connection import Engine
from bot.engines.local import LocalEngine
from bot.errors import EngineDied
from bot.jobs.draft_choice import DraftChoice
from bot.jobs.fair_queue import Work
from bot.jobs.first_measurement import FirstMeasurement
from bot.jobs.step_times import ONE_PASS, TRAINING, StepTimes
from bot.store.database import Database
from bot.store.measured_steps import MeasuredSteps
from engine.protocol.messages import Ready, Start
from engine.protocol.presets import PRESETS, Patches
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
def settings() -> Settings:
    return Settings()


@pytest.fixture
def draft_choice(settings: Settings, step_times: StepTimes) -> DraftChoice:
    """The choice of a bot whose only engine is a CPU."""
    choice = DraftChoice(settings, step_times, lambda: [OPENAI])
    settings.choose_draft(choice.is_small)
    return choice


@pytest.fixture
def first_measurement(settings: Settings, step_times: StepTimes, draft_choice: DraftChoice) -> FirstMeasurement:
    return FirstMeasurement(step_times, draft_choice, lambda: settings.preset("draft"))


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


async def test_a_gpu_that_has_optimized_at_another_size_is_not_measured(
    first_measurement: FirstMeasurement, step_times: StepTimes
) -> None:
    gpu = replace(OPENAI, device="cuda:0", device_name="a GPU")
    await step_times.learn(gpu, Work("fine", 768, 200), 100.0)
    assert not first_measurement.is_needed(gpu)
    await step_times.learn(OPENAI, Work("fine", 768, 200), 100.0)
    assert first_measurement.is_needed(OPENAI), "whether its drafts have to be small ones is not known"


async def test_drafts_are_small_on_a_cpu_until_it_is_known_to_be_fast_enough(
    settings: Settings, draft_choice: DraftChoice, step_times: StepTimes
) -> None:
    small = settings.preset("draft")
    assert (small.name, small.size, small.steps, small.patches) == ("draft", 192, 100, (Patches(12, 48),))
    assert settings.preset("standard") == PRESETS["openai"]["standard"]
    await step_times.learn(OPENAI, Work("draft", small.size, 1), 0.1)
    assert draft_choice.is_unknown(OPENAI), "the small draft tells nothing of the published one"
    await step_times.learn(OPENAI, ONE_STEP, 1.7)
    assert not draft_choice.is_unknown(OPENAI)
    assert settings.preset("draft") == DRAFT, "170 s are within three minutes"
    for _ in range(10):
        await step_times.learn(OPENAI, ONE_STEP, 1.9)
    assert settings.preset("draft") == small


async def test_a_configured_base_and_other_devices_leave_no_choice(step_times: StepTimes) -> None:
    settings = Settings(presets={"draft": PresetSettings(base="published")})
    published = DraftChoice(settings, step_times, lambda: [OPENAI])
    assert not published.is_small()
    assert not published.is_unknown(OPENAI)
    ready = [replace(OPENAI, device="cuda:0"), OPENAI]
    assert not DraftChoice(Settings(), step_times, lambda: ready).is_small(), "a GPU paints, too"
    assert not DraftChoice(Settings(), step_times, lambda: [replace(OPENAI, models="bundled")]).is_small()
    assert not DraftChoice(Settings(), step_times, list).is_small()


@pytest.mark.process
async def test_a_measurement_is_learned(
    first_measurement: FirstMeasurement, step_times: StepTimes, engine: Engine
) -> None:
    await first_measurement.measure(engine, OPENAI)
    assert (step_times.measured_seconds("openai", "a CPU", "draft", DRAFT.size) or 0) > 0


@pytest.mark.process
async def test_the_small_draft_is_measured_where_the_published_one_is_too_slow(
    settings: Settings, first_measurement: FirstMeasurement, step_times: StepTimes, engine: Engine
) -> None:
    await step_times.learn(OPENAI, ONE_STEP, 6.0)
    await first_measurement.measure(engine, OPENAI)
    assert (step_times.measured_seconds("openai", "a CPU", "draft", settings.preset("draft").size) or 0) > 0
    assert step_times.measured_seconds("openai", "a CPU", "draft", DRAFT.size) == 6.0


@pytest.mark.process
async def test_a_measurement_that_is_stopped_does_not_go_on_with_the_next_preset(
    first_measurement: FirstMeasurement, step_times: StepTimes, engine: Engine
) -> None:
    await step_times.learn(OPENAI, ONE_STEP, 6.0)
    await first_measurement.stop(engine)
    await first_measurement.measure(engine, OPENAI)
    assert step_times.measured_seconds("openai", "a CPU", "draft", 192) is None


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
