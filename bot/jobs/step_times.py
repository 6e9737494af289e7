"""How long work takes, learned from how long it took."""

from bot.jobs.fair_queue import Work
from bot.store.measured_steps import Paces
from bot.store.models import Pace
from engine.protocol.messages import Progress, Ready

ONE_PASS, TRAINING = "one pass", "training"  # in the preset's place
REMEMBERED = 5  # pictures: after these the older ones count less and less


class StepTimes:
    """Learned seconds a step, by models, device, preset and size. They outlive restarts."""

    def __init__(self, paces: Paces) -> None:
        self._paces = paces
        self._known: dict[tuple[str, str], dict[tuple[str, int], Pace]] = {}

    async def load(self) -> None:
        """Read at start what was learned before."""
        for pace in await self._paces.all():
            self._known.setdefault((pace.models, pace.device), {})[pace.preset, pace.size] = pace

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
        pace = Pace(
            models=models,
            device=device,
            preset=work.preset,
            size=work.size,
            seconds_a_step=average,
            pictures=pictures,
        )
        known[work.preset, work.size] = pace
        await self._paces.keep(pace)

    def seconds(self, models: str, device: str, work: Work) -> float | None:
        """Return how long all pictures of this work should take, or None if nothing is known of the device.

        For a preset and size that were never measured, what is known of the nearest size is scaled by the pixels.
        """
        known = {
            key: pace for key, pace in self._known.get((models, device), {}).items() if _alike(pace.preset, work.preset)
        }
        if not known:
            return None
        pace = known.get((work.preset, work.size))
        if pace is None:
            pace = min(known.values(), key=lambda one: (abs(one.size - work.size), one.preset != work.preset))
        scale = (work.size / pace.size) ** 2
        return pace.seconds_a_step * scale * work.steps * work.pictures


def _alike(preset: str, other: str) -> bool:
    """Return whether the time of one tells something about the other: optimizing, one pass and training differ."""
    return preset == other or not {preset, other} & {ONE_PASS, TRAINING}


def seconds_left_of(progress: Progress | None) -> float | None:
    """Return how long work still takes at the pace so far, or None before its first step."""
    if progress is None or not progress.step:
        return None
    return progress.seconds / progress.step * (progress.steps - progress.step)
