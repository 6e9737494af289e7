"""How each of the bundled models is trained: in updates, seeded one by one, with a checkpoint to go on from."""

import math
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

import torch
from torch import nn

CHECKPOINT_SECONDS = 60.0
REPORT_EVERY = 50  # updates


class Stage(ABC):
    """One model's training. Its state after an update depends on the state before and on the update's number alone."""

    name: str
    steps: int

    def __init__(self, model: nn.Module, optimizer: torch.optim.Optimizer) -> None:
        """`model` holds all that is trained, and the optimiser's groups their full learning rates."""
        self._trained = model
        self.optimizer = optimizer
        self.running: dict[str, float] = {}  # means over the updates so far
        for group in optimizer.param_groups:
            group["full_lr"] = group["lr"]

    @abstractmethod
    def update(self, number: int) -> str:
        """One update; returns what to report."""

    def set_pace(self, pace: float) -> None:
        """The share of the full learning rates at which the next update goes."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["full_lr"] * pace

    def follow(self, name: str, value: float, keep: float) -> None:
        """A new value of a running mean; its first one is the mean."""
        self.running[name] = keep * self.running.get(name, value) + (1 - keep) * value

    def state(self) -> dict[str, Any]:
        """All that is needed to go on."""
        return {
            "trained": self._trained.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "running": self.running,
        }

    def load(self, state: dict[str, Any]) -> None:
        """Go on from this state."""
        self._trained.load_state_dict(state["trained"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.running = state["running"]

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
        stage.set_pace(max(cosine, 0.01) * min(1.0, (done + 1) / 50))
        report = stage.update(done)
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
