"""A first measurement of a device that has never painted with OpenAI's CLIP.

Otherwise the first people would wait for minutes without an estimate.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from weakref import WeakSet

import structlog
from msgspec.structs import replace

from bot.engines.connection import Engine
from bot.errors import EngineDied, JobCancelled, JobFailed, StorageProblem
from bot.jobs.draft_choice import DraftChoice
from bot.jobs.fair_queue import Work
from bot.jobs.step_times import StepTimes
from bot.samples import SAMPLES
from engine.protocol.messages import Progress, Ready, Stylize
from engine.protocol.presets import Preset

MEASUREMENT = "measurement"  # in place of a job's id
STEPS = 2  # the time of a step is the time between the first two reports
PROMPT = "Watercolor painting"

log = structlog.get_logger()


class FirstMeasurement:
    """Measures a step on engines that nothing is known of, until a job needs the engine."""

    def __init__(self, step_times: StepTimes, draft_choice: DraftChoice, usual_preset: Callable[[], Preset]) -> None:
        """usual_preset: returns the preset of jobs that ask for none."""
        self._step_times = step_times
        self._draft_choice = draft_choice
        self._usual_preset = usual_preset
        self._stopped: WeakSet[Engine] = WeakSet()
        self._tried: set[tuple[str, str]] = set()  # models and device, so that an engine that dies of it dies once

    def is_needed(self, ready: Ready) -> bool:
        """Return whether to measure an engine. The bundled models' first job takes seconds: they are not measured."""
        device = ready.models, ready.device_name
        if ready.models == "bundled" or device in self._tried:
            return False
        known = self._step_times.seconds(*device, _one_step(self._usual_preset())) is not None
        if known and not self._draft_choice.is_unknown(ready):
            return False
        self._tried.add(device)
        return True

    async def measure(self, engine: Engine, ready: Ready) -> None:
        """Measure the published draft if nobody knows whether it suits the engine's CPU, then the usual preset."""
        if self._draft_choice.is_unknown(ready):
            await self._measure_preset(engine, ready, self._draft_choice.published)
        usual = self._usual_preset()
        known = self._step_times.measured_seconds(ready.models, ready.device_name, usual.name, usual.size)
        if known is None and engine not in self._stopped:
            await self._measure_preset(engine, ready, usual)

    async def _measure_preset(self, engine: Engine, ready: Ready, preset: Preset) -> None:
        """Paint two steps of a sample photo, and learn from them how long a step takes."""
        try:
            request = Stylize(
                job=MEASUREMENT,
                picture=await asyncio.to_thread(SAMPLES["coffee"].read_bytes),
                prompt=PROMPT,
                preset=replace(preset, steps=STEPS),
                seed=0,
            )
            reports = [event async for event in engine.paint(request) if isinstance(event, Progress)]
            first, second, *_ = reports
            seconds = (second.seconds - first.seconds) / (second.step - first.step)
            await self._step_times.learn(ready, _one_step(preset), seconds)
        except JobCancelled:  # a job is waiting: its own time will be learned
            return
        except (EngineDied, JobFailed, StorageProblem) as problem:
            log.warning("engine not measured", name=ready.device_name, problem=str(problem))
        except Exception:  # whatever it is, jobs go on
            log.exception("engine not measured", name=ready.device_name)
        else:
            log.info("engine measured", name=ready.device_name, preset=preset.name, seconds_a_step=round(seconds, 2))

    async def stop(self, engine: Engine) -> None:
        """Stop a measurement before its next step, because a job needs the engine."""
        self._stopped.add(engine)
        with suppress(EngineDied):
            await engine.cancel(MEASUREMENT)


def _one_step(preset: Preset) -> Work:
    return Work(preset.name, preset.size, 1)
