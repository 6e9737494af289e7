"""One StyleNet for many pictures: trained on a batch of them for one prompt, it then repaints any picture in one pass.

The second mode of CLIPstyler (Kwon & Ye, CVPR 2022, "fast style transfer"). The losses are those of one picture, each
against the content of the crop that was painted; what changes from step to step is the crops.
"""

import copy
import functools
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import torch
from torch import Tensor
from torch.optim.lr_scheduler import LambdaLR

from engine.bundled import Start
from engine.losses import Losses
from engine.models.perception import Perception
from engine.network.stylenet import StyleNet
from engine.optimization.objective import Objective
from engine.protocol.errors import EngineError, StopRequested
from engine.protocol.messages import NoticeCode
from engine.protocol.presets import StyleTraining
from engine.stylize import random_geometries, share_of_learning_rate, starting_point

HELD_OUT_SEED = 2**31  # of the patches through which held-out pictures are always seen


class Pictures(Protocol):
    """What is trained on."""

    def crop(self, side: int, generator: torch.Generator) -> Tensor:
        """(1, 3, side, side) in [0, 1], of a picture and a place that the generator draws."""


@dataclass(frozen=True)
class TrainingProgress:
    """Where a training is, told before each update and once after the last.

    losses: of the crops of this step. held_out: the mean total of the held-out pictures, where it was measured now.
    preview: (1, 3, h, w), the first held-out picture as the network paints it then.
    """

    step: int
    steps: int
    losses: Losses
    held_out: float | None
    preview: Tensor | None


@dataclass(frozen=True)
class Trained:
    """The end of a training: the network as it was when it painted the held-out pictures best.

    step: then. steps: updates made in all; fewer than wanted where it no longer got better. history: each loss of the
    crops at each step. held_out: the mean total of the held-out pictures, by step.
    """

    net: StyleNet
    start: Start
    step: int
    steps: int
    history: dict[str, list[float]]
    held_out: dict[int, float]


@dataclass
class _State:
    """All that changes: with it a training that was stopped goes on as if it had not been."""

    step: int = 0
    best_step: int = 0
    best: dict[str, Tensor] = field(default_factory=dict)
    held_out: dict[int, float] = field(default_factory=dict)
    history: list[list[float]] = field(default_factory=list)


def train(
    pictures: Pictures,
    held_out: Sequence[Tensor],
    prompt: str,
    perception: Perception,
    training: StyleTraining,
    *,
    seed: int = 0,
    resume: bytes = b"",
    on_progress: Callable[[TrainingProgress], None] = lambda progress: None,
    on_checkpoint: Callable[[int, bytes, float], None] = lambda step, state, held_out: None,
    stop_requested: Callable[[], bool] = lambda: False,
) -> Trained:
    """Train a StyleNet to paint any picture in the style of a sentence.

    Args:
        held_out: at least one picture (1, 3, h, w) in [0, 1] that is never trained on; they decide when to stop.
        seed: of the network's first weights, of every crop and every patch; on a CPU the same seed gives the same
            network bit for bit, also when it was stopped and resumed.
        resume: what `on_checkpoint` was given before, of the same prompt, training and seed.
        on_checkpoint: called whenever the held-out pictures were looked at, and before it stops, with the number of
            steps made, all that is needed to go on from there, and the mean loss of these pictures.

    Raises:
        StopRequested: before the next step once `stop_requested` said so.
        EngineError: NOT_FINITE, when the optimisation diverged; STYLE_UNREADABLE where `resume` is of something else.
    """
    preset = training.preset
    device = perception.device
    start = starting_point(prompt, perception, preset, seed)
    net = copy.deepcopy(start.net).to(device)
    optimizer = torch.optim.Adam(net.parameters(), lr=preset.learning_rate, betas=(0.9, preset.second_moment))
    schedule = LambdaLR(optimizer, functools.partial(share_of_learning_rate, preset=preset))
    generator = torch.Generator().manual_seed(seed)
    about = f"{prompt} {seed} {training}"
    state = _resumed(resume, about, net, optimizer, schedule, generator) if resume else _State()
    wish = Objective(held_out[0].to(device), prompt, perception, preset)
    exam = Exam(held_out, wish, device)
    at_once = wish.patches_at_once()

    def learn_from(crops: list[Tensor], geometries: list[Any], patches: int) -> Losses:
        optimizer.zero_grad()
        parts = []
        for crop, seen_through in zip(crops, geometries, strict=True):
            objective = wish.about(crop)
            parts.append(objective.backward(net(crop), seen_through, patches, share=1 / len(crops)))
        return Losses(*(torch.stack(values).mean() for values in zip(*parts, strict=True)))

    while True:
        examined = state.step % training.examine_every == 0 or state.step == preset.steps
        grade, preview = exam.of(net) if examined else (None, None)
        if grade is not None:
            if not state.held_out or grade < min(state.held_out.values()):
                state.best_step = state.step
                state.best = {name: tensor.detach().clone() for name, tensor in net.state_dict().items()}
            state.held_out[state.step] = grade
            on_checkpoint(state.step, _written(state, about, net, optimizer, schedule, generator), grade)
        enough = state.step - state.best_step >= training.patience
        if stop_requested():
            if grade is None and state.held_out:  # else it has just been kept
                on_checkpoint(
                    state.step,
                    _written(state, about, net, optimizer, schedule, generator),
                    state.held_out[max(state.held_out)],
                )
            raise StopRequested(state.step)
        crops = [pictures.crop(preset.size, generator).to(device) for _ in range(training.batch)]
        geometries = [random_geometries(crop, preset, generator) for crop in crops]
        losses = at_once.within_memory(functools.partial(learn_from, crops, geometries))
        state.history.append(torch.stack(losses).tolist())
        on_progress(TrainingProgress(state.step, preset.steps, losses, grade, preview))
        if enough or state.step == preset.steps:
            break
        optimizer.step()
        schedule.step()
        state.step += 1

    if not torch.isfinite(torch.tensor(state.history[-1])).all():
        raise EngineError(NoticeCode.NOT_FINITE, steps=preset.steps)
    net.load_state_dict(state.best)
    history = dict(zip(Losses._fields, map(list, zip(*state.history, strict=True)), strict=True))
    return Trained(net, start, state.best_step, state.step, history, state.held_out)


class Exam:
    """Held-out pictures, always seen through the same patches."""

    def __init__(self, pictures: Sequence[Tensor], wish: Objective, device: torch.device) -> None:
        generator = torch.Generator().manual_seed(HELD_OUT_SEED)
        self._objectives = []
        for picture in pictures:
            there = picture.to(device)
            geometries = random_geometries(there, wish.preset, generator)
            self._objectives.append((there, wish.about(there), geometries))

    @torch.no_grad()
    def of(self, net: StyleNet) -> tuple[float, Tensor]:
        """The mean total loss, and the first picture as the network paints it."""
        outputs = [net(picture) for picture, _, _ in self._objectives]
        totals = [
            float(objective(output, geometries).total)
            for output, (_, objective, geometries) in zip(outputs, self._objectives, strict=True)
        ]
        return sum(totals) / len(totals), outputs[0]


def _written(
    state: _State,
    about: str,
    net: StyleNet,
    optimizer: torch.optim.Optimizer,
    schedule: LambdaLR,
    generator: torch.Generator,
) -> bytes:
    buffer = io.BytesIO()
    torch.save(
        {
            "about": about,
            "net": net.state_dict(),
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
            "generator": generator.get_state(),
            "state": vars(state),
        },
        buffer,
    )
    return buffer.getvalue()


def _resumed(
    written: bytes,
    about: str,
    net: StyleNet,
    optimizer: torch.optim.Optimizer,
    schedule: LambdaLR,
    generator: torch.Generator,
) -> _State:
    try:
        found = torch.load(io.BytesIO(written), map_location="cpu", weights_only=True)
        if found["about"] != about:
            raise EngineError(NoticeCode.CHECKPOINT_OTHER)
        net.load_state_dict(found["net"])
        optimizer.load_state_dict(found["optimizer"])
        schedule.load_state_dict(found["schedule"])
        generator.set_state(found["generator"])
        return _State(**found["state"])
    except EngineError:
        raise
    except Exception as error:  # whatever a damaged file makes torch raise
        raise EngineError(NoticeCode.CHECKPOINT_OTHER) from error


def album(pictures: Sequence[Tensor]) -> Pictures:
    """Pictures (3, h, w), uint8, as a source of crops."""
    return _Album(pictures)


@dataclass(frozen=True)
class _Album:
    pictures: Sequence[Tensor]

    def crop(self, side: int, generator: torch.Generator) -> Tensor:
        """A part of one of them, as large as it is or larger, and every second time mirrored."""
        whole = self.pictures[_draw(len(self.pictures), generator)].float() / 255
        shorter = min(whole.shape[-2:])
        taken = shorter if shorter <= side else side + _draw(shorter - side + 1, generator)
        top, left = (_draw(length - taken + 1, generator) for length in whole.shape[-2:])
        piece = whole[None, :, top : top + taken, left : left + taken]
        if taken != side:
            size = (side, side)
            piece = torch.nn.functional.interpolate(piece, size=size, mode="bicubic", antialias=True).clamp(0, 1)
        return piece.flip(-1) if _draw(2, generator) else piece


def _draw(end: int, generator: torch.Generator) -> int:
    return int(torch.randint(end, (), generator=generator))


def drawn(pictures: Pictures, side: int, count: int, seed: int) -> Iterator[Tensor]:
    """Some crops, always the same."""
    generator = torch.Generator().manual_seed(seed)
    return (pictures.crop(side, generator) for _ in range(count))
