"""Style training: one StyleNet, trained on many pictures for one prompt, then stylizes any picture in one pass.

This is the second mode of CLIPstyler (Kwon & Ye, CVPR 2022, "fast style transfer"). Each crop has the losses of a
single picture, with its own content; the crops change from step to step.
"""

import copy
import functools
import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import torch
from torch import Tensor
from torch.optim.lr_scheduler import LambdaLR

from engine.bundled import StartingPoint
from engine.losses import Losses
from engine.models.perception import Perception
from engine.network.stylenet import StyleNet
from engine.optimization.objective import Objective
from engine.protocol.errors import EngineError, StopRequested
from engine.protocol.messages import NoticeCode
from engine.protocol.presets import StyleTraining
from engine.stylize import learning_rate_factor, random_geometries, starting_point

HELD_OUT_SEED = 2**31  # of the patches for held-out pictures, which are the same in every training


class CropSource(Protocol):
    """A source of random crops, which a training learns from."""

    def crop(self, side: int, generator: torch.Generator) -> Tensor:
        """Return a crop (1, 3, side, side) in [0, 1] of a picture and a place that the generator draws."""


@dataclass(frozen=True)
class TrainingProgress:
    """The state of a training, reported before each update and once after the last.

    Attributes:
        step: updates made so far, 0 to `steps`.
        losses: the mean losses of this step's crops.
        held_out: the mean total loss of the held-out crops, or None if it was not measured at this step.
        preview: (1, 3, h, w) in (0, 1), the network's output for the first held-out crop, or None likewise.
    """

    step: int
    steps: int
    losses: Losses
    held_out: float | None
    preview: Tensor | None


@dataclass(frozen=True)
class Trained:
    """The result of a training: the network as it was when the held-out loss was lowest.

    Attributes:
        net: with the weights of `step`.
        start: the weights that the training started from.
        step: the step with the lowest held-out loss.
        steps: updates made in all, fewer than the preset's if the loss no longer fell.
        history: each mean loss of the crops at each step.
        held_out: the mean total loss of the held-out crops, by step.
    """

    net: StyleNet
    start: StartingPoint
    step: int
    steps: int
    history: dict[str, list[float]]
    held_out: dict[int, float]


@dataclass
class _State:
    """The part of a checkpoint that is no torch state; its field names are the keys in the checkpoint."""

    step: int = 0
    best_step: int = 0
    best: dict[str, Tensor] = field(default_factory=dict)
    held_out: dict[int, float] = field(default_factory=dict)
    history: list[list[float]] = field(default_factory=list)


def train(
    pictures: CropSource,
    held_out: Sequence[Tensor],
    prompt: str,
    perception: Perception,
    training: StyleTraining,
    *,
    seed: int = 0,
    references: Sequence[Tensor] = (),
    resume: bytes = b"",
    on_progress: Callable[[TrainingProgress], None] = lambda progress: None,
    on_checkpoint: Callable[[int, bytes, float], None] = lambda step, state, held_out: None,
    stop_requested: Callable[[], bool] = lambda: False,
) -> Trained:
    """Train a StyleNet to paint any picture in the style of a prompt.

    Args:
        pictures: the source of the crops that are trained on.
        held_out: at least one picture (1, 3, h, w) in [0, 1] that is never trained on. Their loss decides when to stop.
        prompt: the style in words, or several styles with weights. Empty with references alone.
        perception: the models that judge the output. It is not changed.
        seed: of the network's first weights, every crop and every patch. On a CPU the same seed gives the same network
            bit for bit, also if the training was stopped and resumed.
        references: pictures of the style (1, 3, h, w) in [0, 1], as large as the crops or larger, instead of words or
            beside them.
        resume: a state that `on_checkpoint` was given, for the same prompt, references, training and seed.
        on_progress: called before each update and once after the last.
        on_checkpoint: called after each measurement of the held-out loss, and before the training stops on request,
            with the number of updates made, the state for `resume`, and the mean held-out loss.
        stop_requested: called before each step.

    Raises:
        StopRequested: before the next step, once `stop_requested` returned True.
        EngineError: NOT_FINITE, if the optimization diverged; CHECKPOINT_OTHER, if `resume` is damaged or belongs to
            another style, training or seed.
    """
    preset = training.preset
    device = perception.device
    start = starting_point(prompt, perception, preset, seed, references)
    net = copy.deepcopy(start.net).to(device)
    optimizer = torch.optim.Adam(net.parameters(), lr=preset.learning_rate, betas=(0.9, preset.second_moment))
    schedule = LambdaLR(optimizer, functools.partial(learning_rate_factor, preset=preset))
    generator = torch.Generator().manual_seed(seed)
    training_id = f"{prompt} {seed} {training}{_digest(references)}"
    state = _restore_checkpoint(resume, training_id, net, optimizer, schedule, generator) if resume else _State()
    objective = Objective(held_out[0].to(device), prompt, perception, preset, references)
    held_out_crops = HeldOutCrops(held_out, objective, device)
    at_once = objective.patches_at_once()

    def compute_gradient(crops: list[Tensor], geometries: list[Any], patches: int) -> Losses:
        optimizer.zero_grad()
        parts = []
        for crop, seen_through in zip(crops, geometries, strict=True):
            crop_objective = objective.for_content(crop)
            parts.append(crop_objective.backward(net(crop), seen_through, patches, scale=1 / len(crops)))
        return Losses(*(torch.stack(values).mean() for values in zip(*parts, strict=True)))

    while True:
        examined = state.step % training.examine_every == 0 or state.step == preset.steps
        held_out_loss, preview = held_out_crops.evaluate(net) if examined else (None, None)
        if held_out_loss is not None:
            if not state.held_out or held_out_loss < min(state.held_out.values()):
                state.best_step = state.step
                state.best = {name: tensor.detach().clone() for name, tensor in net.state_dict().items()}
            state.held_out[state.step] = held_out_loss
            on_checkpoint(
                state.step, _encode_checkpoint(state, training_id, net, optimizer, schedule, generator), held_out_loss
            )
        enough = state.step - state.best_step >= training.patience
        if stop_requested():
            if held_out_loss is None and state.held_out:  # otherwise the state has just been sent
                on_checkpoint(
                    state.step,
                    _encode_checkpoint(state, training_id, net, optimizer, schedule, generator),
                    state.held_out[max(state.held_out)],
                )
            raise StopRequested(state.step)
        crops = [pictures.crop(preset.size, generator).to(device) for _ in range(training.batch)]
        geometries = [random_geometries(crop, preset, generator) for crop in crops]
        losses = at_once.within_memory(functools.partial(compute_gradient, crops, geometries))
        state.history.append(torch.stack(losses).tolist())
        on_progress(TrainingProgress(state.step, preset.steps, losses, held_out_loss, preview))
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


class HeldOutCrops:
    """Held-out pictures (1, 3, h, w), which are always seen through the same patches.

    `objective` is any objective with the prompt and preset of the training.
    """

    def __init__(self, pictures: Sequence[Tensor], objective: Objective, device: torch.device) -> None:
        generator = torch.Generator().manual_seed(HELD_OUT_SEED)
        self._objectives = []
        for picture in pictures:
            on_device = picture.to(device)
            geometries = random_geometries(on_device, objective.preset, generator)
            self._objectives.append((on_device, objective.for_content(on_device), geometries))

    @torch.no_grad()
    def evaluate(self, net: StyleNet) -> tuple[float, Tensor]:
        """Return the mean total loss, and the network's output (1, 3, h, w) for the first picture."""
        outputs = [net(picture) for picture, _, _ in self._objectives]
        totals = [
            float(objective(output, geometries).total)
            for output, (_, objective, geometries) in zip(outputs, self._objectives, strict=True)
        ]
        return sum(totals) / len(totals), outputs[0]


def _digest(references: Sequence[Tensor]) -> str:
    """Return what tells these references from others in a checkpoint; empty without any, as before there were some."""
    known = [hashlib.sha256(picture.cpu().numpy().tobytes()).hexdigest() for picture in references]
    return "".join(f" {digest}" for digest in known)


def _encode_checkpoint(
    state: _State,
    training_id: str,
    net: StyleNet,
    optimizer: torch.optim.Optimizer,
    schedule: LambdaLR,
    generator: torch.Generator,
) -> bytes:
    buffer = io.BytesIO()
    torch.save(
        {
            "about": training_id,
            "net": net.state_dict(),
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
            "generator": generator.get_state(),
            "state": vars(state),
        },
        buffer,
    )
    return buffer.getvalue()


def _restore_checkpoint(
    written: bytes,
    training_id: str,
    net: StyleNet,
    optimizer: torch.optim.Optimizer,
    schedule: LambdaLR,
    generator: torch.Generator,
) -> _State:
    try:
        found = torch.load(io.BytesIO(written), map_location="cpu", weights_only=True)
        if found["about"] != training_id:
            raise EngineError(NoticeCode.CHECKPOINT_OTHER)
        net.load_state_dict(found["net"])
        optimizer.load_state_dict(found["optimizer"])
        schedule.load_state_dict(found["schedule"])
        generator.set_state(found["generator"])
        return _State(**found["state"])
    except EngineError:
        raise
    except Exception as error:  # torch raises many kinds of exception for a damaged file
        raise EngineError(NoticeCode.CHECKPOINT_OTHER) from error


def crop_source(pictures: Sequence[Tensor]) -> CropSource:
    """Return pictures (3, h, w) in uint8 as a source of crops; every crop is mirrored with probability 1/2."""
    return _PictureCrops(pictures)


@dataclass(frozen=True)
class _PictureCrops:
    pictures: Sequence[Tensor]

    def crop(self, side: int, generator: torch.Generator) -> Tensor:
        whole = self.pictures[_random_below(len(self.pictures), generator)].float() / 255
        shorter = min(whole.shape[-2:])
        taken = shorter if shorter <= side else side + _random_below(shorter - side + 1, generator)
        top, left = (_random_below(length - taken + 1, generator) for length in whole.shape[-2:])
        piece = whole[None, :, top : top + taken, left : left + taken]
        if taken != side:
            size = (side, side)
            piece = torch.nn.functional.interpolate(piece, size=size, mode="bicubic", antialias=True).clamp(0, 1)
        return piece.flip(-1) if _random_below(2, generator) else piece


def _random_below(end: int, generator: torch.Generator) -> int:
    return int(torch.randint(end, (), generator=generator))


def draw_crops(pictures: CropSource, side: int, count: int, seed: int) -> Iterator[Tensor]:
    """Return an iterator over `count` crops (1, 3, side, side); the same seed gives the same crops."""
    generator = torch.Generator().manual_seed(seed)
    return (pictures.crop(side, generator) for _ in range(count))
