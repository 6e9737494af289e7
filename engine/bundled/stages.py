"""How each of the bundled models is trained: in updates, seeded one by one, with a checkpoint to go on from."""

import math
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

import torch

CHECKPOINT_SECONDS = 60.0
REPORT_EVERY = 50  # updates


class Stage(ABC):
    """One model's training. Its state after an update depends on the state before and on the update's number alone."""

    name: str
    steps: int

    @abstractmethod
    def update(self, number: int, pace: float) -> str:
        """One update, at this share of the full learning rate; returns what to report."""

    @abstractmethod
    def state(self) -> dict[str, Any]:
        """All that is needed to go on."""

    @abstractmethod
    def load(self, state: dict[str, Any]) -> None:
        """Go on from this state."""

    @abstractmethod
    def finish(self, folder: Path) -> None:
        """Write the trained model."""


def run(stage: Stage, folder: Path, deadline: float = math.inf, most: float = math.inf) -> bool:
    """Go on with a stage until it is done, its `most` updates of this run are made, or the clock shows `deadline`.

    The clock is `time.monotonic`. Returns whether the stage is done.
    """
    folder.mkdir(parents=True, exist_ok=True)
    checkpoint = folder / f"{stage.name}.pt"
    done = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        done = state.pop("done")
        stage.load(state)
    if done >= stage.steps:
        return True

    def save() -> None:
        part = checkpoint.with_suffix(".part")
        torch.save({**stage.state(), "done": done}, part)
        part.replace(checkpoint)

    first, begun = done, time.monotonic()
    saved = begun
    while done < stage.steps and done - first < most and time.monotonic() < deadline:
        cosine = 0.5 + 0.5 * math.cos(math.pi * done / stage.steps)
        report = stage.update(done, max(cosine, 0.01) * min(1.0, (done + 1) / 50))
        done += 1
        if done % REPORT_EVERY == 0:
            minutes = (time.monotonic() - begun) / 60
            print(f"{stage.name}: {done} of {stage.steps}, {minutes:.1f} min, {report}", flush=True)  # noqa: T201  # its progress
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            save()
            saved = time.monotonic()
    save()
    if done < stage.steps:
        return False
    stage.finish(folder)
    return True
