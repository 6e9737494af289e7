"""Training stages of the bundled models: seeded updates, one by one, with checkpoints to resume from."""

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
    """The training of one of the bundled models.

    The state after an update depends only on the state before and on the update's number, so that a resumed training
    gives the same model.

    Args:
        model: holds everything that is trained.
        optimizer: with the full learning rate in each group.
    """

    name: str
    steps: int

    def __init__(self, model: nn.Module, optimizer: torch.optim.Optimizer) -> None:
        self._trained = model
        self.optimizer = optimizer
        self.running: dict[str, float] = {}  # exponential means over the updates so far
        for group in optimizer.param_groups:
            group["full_lr"] = group["lr"]

    def begin(self, folder: Path) -> None:  # noqa: B027  # most stages need nothing
        """Take what earlier stages left in the folder, before the first update."""

    @abstractmethod
    def update(self, number: int) -> str:
        """Make one update, and return a report for people."""

    def set_learning_rate_factor(self, factor: float) -> None:
        """Set the learning rates of the next update to this share of the full ones."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["full_lr"] * factor

    def update_running_mean(self, name: str, value: float, keep: float) -> None:
        """Update a running mean of this name with weight 1 − `keep`; the first value is the first mean."""
        self.running[name] = keep * self.running.get(name, value) + (1 - keep) * value

    def state(self) -> dict[str, Any]:
        """Return everything that is needed to resume, for torch.save."""
        return {
            "trained": self._trained.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "running": self.running,
        }

    def load(self, state: dict[str, Any]) -> None:
        """Restore a state that `state` returned."""
        self._trained.load_state_dict(state["trained"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.running = state["running"]

    @abstractmethod
    def finish(self, folder: Path) -> None:
        """Write the trained model to a folder."""


def run(stage: Stage, folder: Path, deadline: float = math.inf, max_updates: float = math.inf) -> bool:
    """Continue a stage until it is finished; return whether it is.

    It also stops after `max_updates` updates, or when `time.monotonic` reaches `deadline`. The checkpoint is in
    `folder`, and so is the model when it is finished.
    """
    folder.mkdir(parents=True, exist_ok=True)
    checkpoint = folder / f"{stage.name}.pt"
    done = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        done = state.pop("done")
        stage.load(state)
    else:
        stage.begin(folder)
    if done >= stage.steps:
        return True

    def save() -> None:
        part = checkpoint.with_suffix(".part")
        torch.save({**stage.state(), "done": done}, part)
        part.replace(checkpoint)

    first, begun = done, time.monotonic()
    saved = begun
    while done < stage.steps and done - first < max_updates and time.monotonic() < deadline:
        cosine = 0.5 + 0.5 * math.cos(math.pi * done / stage.steps)
        stage.set_learning_rate_factor(max(cosine, 0.01) * min(1.0, (done + 1) / 50))
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
