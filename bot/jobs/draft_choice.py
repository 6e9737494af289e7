"""Which numbers the preset draft has with OpenAI's CLIP: the published ones, or fewer pixels and patches."""

from collections.abc import Callable, Iterable

from bot.config import Settings
from bot.jobs.step_times import StepTimes
from engine.protocol.messages import Ready
from engine.protocol.presets import Preset, PresetName, default_preset, preset_of

LONGEST_DRAFT_S = 180.0


class DraftChoice:
    """Chooses the small draft if every engine is a CPU that needs more than three minutes for the published one.

    A configuration with a `base` for the draft leaves no choice.
    """

    def __init__(self, settings: Settings, step_times: StepTimes, ready_engines: Callable[[], Iterable[Ready]]) -> None:
        """ready_engines: returns what the engines that are ready say of themselves."""
        self._settings = settings
        self._step_times = step_times
        self._ready_engines = ready_engines

    @property
    def default_preset(self) -> PresetName:
        """The preset of jobs that ask for none."""
        engine = self._settings.engine
        devices = [ready.device for ready in self._ready_engines()]
        return engine.preset or default_preset(engine.models, (devices or engine.devices)[0])

    @property
    def published(self) -> Preset:
        """The draft with the published numbers and the configuration's changes."""
        changed = self._settings.presets.get("draft")
        preset = preset_of(self._settings.engine.models, "draft")
        return preset.changed_to(changed.size, changed.steps) if changed else preset

    def is_small(self) -> bool:
        """Return whether jobs with the preset draft get the small one."""
        engines = list(self._ready_engines())
        return bool(engines) and all(self._is_slow(ready) for ready in engines)

    def is_unknown(self, ready: Ready) -> bool:
        """Return whether an engine has a choice and nobody has measured the published draft on it."""
        return self._has_choice(ready) and self._seconds_a_step(ready) is None

    def _has_choice(self, ready: Ready) -> bool:
        changed = self._settings.presets.get("draft")
        return ready.models == "openai" and ready.device == "cpu" and not (changed and changed.base)

    def _is_slow(self, ready: Ready) -> bool:
        seconds = self._seconds_a_step(ready)
        return self._has_choice(ready) and (seconds is None or seconds * self.published.steps > LONGEST_DRAFT_S)

    def _seconds_a_step(self, ready: Ready) -> float | None:
        return self._step_times.measured_seconds(ready.models, ready.device_name, "draft", self.published.size)
