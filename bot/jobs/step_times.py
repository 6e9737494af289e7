"""How long work takes, learned from how long it took."""

from bot.jobs.fair_queue import Work
from bot.store.measured_steps import MeasuredSteps
from bot.store.models import StepTime
from engine.protocol.messages import Progress, Ready

ONE_PASS, TRAINING = "one pass", "training"  # in the preset's place
STORED_WITHIN = 0.05  # an average is stored again when it has changed by more than this share
REMEMBERED = 5  # pictures: after these the older ones count less and less


class StepTimes:
    """Learned seconds a step, by models, device, preset and size. They outlive restarts."""

    def __init__(self, measured: MeasuredSteps) -> None:
        self._measured = measured
        self._known: dict[tuple[str, str], dict[tuple[str, int], StepTime]] = {}
        self._stored: dict[tuple[str, str, str, int], float] = {}  # the averages as the database has them

    async def load(self) -> None:
        """Read at start what was learned before."""
        for step_time in await self._measured.all():
            key = step_time.models, step_time.device, step_time.preset, step_time.size
            self._stored[key] = step_time.seconds_a_step
            self._known.setdefault((step_time.models, step_time.device), {})[step_time.preset, step_time.size] = (
                step_time
            )

    async def learn(self, engine: Ready | None, work: Work, seconds: float) -> None:
        """Learn how long one picture of this work took an engine; nothing from an engine that has ended (None)."""
        if engine is None:
            return
        models, device = engine.models, engine.device_name
        known = self._known.setdefault((models, device), {})
        before = known.get((work.preset, work.size))
        measured = seconds / work.steps
        pictures = before.pictures + 1 if before else 1
        share = 1 / min(pictures, REMEMBERED)
        average = before.seconds_a_step + share * (measured - before.seconds_a_step) if before else measured
        step_time = StepTime(
            models=models,
            device=device,
            preset=work.preset,
            size=work.size,
            seconds_a_step=average,
            pictures=pictures,
        )
        known[work.preset, work.size] = step_time
        key = models, device, work.preset, work.size
        if abs(average - self._stored.get(key, 0.0)) > STORED_WITHIN * average:
            self._stored[key] = average
            await self._measured.keep(step_time)

    def measured_seconds(self, models: str, device: str, preset: str, size: int) -> float | None:
        """Return the seconds of a step with exactly this preset and size, or None if that was never measured."""
        step_time = self._known.get((models, device), {}).get((preset, size))
        return step_time.seconds_a_step if step_time else None

    def seconds(self, models: str, device: str, work: Work) -> float | None:
        """Return how long all pictures of this work should take, or None if nothing is known of the device.

        For a preset and size that were never measured, what is known of the nearest size is scaled by the pixels.
        """
        known = {
            key: step_time
            for key, step_time in self._known.get((models, device), {}).items()
            if _alike(step_time.preset, work.preset)
        }
        if not known:
            return None
        step_time = known.get((work.preset, work.size))
        if step_time is None:
            step_time = min(known.values(), key=lambda one: (abs(one.size - work.size), one.preset != work.preset))
        scale = (work.size / step_time.size) ** 2
        return step_time.seconds_a_step * scale * work.steps * work.pictures


def _alike(preset: str, other: str) -> bool:
    """Return whether the time of one tells something about the other: optimizing, one pass and training differ."""
    return preset == other or not {preset, other} & {ONE_PASS, TRAINING}


def seconds_left_of(progress: Progress | None) -> float | None:
    """Return how long work still takes at the speed so far, or None before its first step."""
    if progress is None or not progress.step:
        return None
    return progress.seconds / progress.step * (progress.steps - progress.step)
