"""CLIPstyler: optimise a StyleNet until CLIP agrees that the picture looks like the sentence.

Kwon & Ye, "CLIPstyler: Image Style Transfer with a Single Text Condition", CVPR 2022, arXiv 2112.00374.
"""

import copy
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from engine.bundled import Start
from engine.losses import Losses
from engine.models.perception import Perception
from engine.network.stylenet import StyleNet
from engine.optimization.objective import Objective
from engine.optimization.steps import Steps
from engine.patches import PatchGeometry, random_patches
from engine.protocol.errors import EngineError, StopRequested
from engine.protocol.messages import NoticeCode
from engine.protocol.presets import WARM_UP, Preset

# On a GPU sums are added up in any order, and many steps amplify it. This bounds the mean |difference| of two runs, in
# [0, 1], that start from the bank of styles; an H100 gave 0.0002. From random weights the difference has no such bound:
# the same card gave 0.00001 to 0.15 after 70 to 200 steps of the presets (engine/benchmarks/LAB.md, entry 10).
GPU_TOLERANCE = 0.02
DRAWN_AHEAD = 50  # steps


@dataclass(frozen=True)
class StepProgress:
    """Where an optimisation is, told once for each update and once after the last.

    step: updates made so far, 0 to `steps`. output: (1, 3, h, w) as the network paints it now; its losses are `losses`.
    Reading either waits for the device.
    """

    step: int
    steps: int
    losses: Losses
    output: Tensor


@dataclass(frozen=True)
class Stylized:
    """The end of an optimisation.

    output: (1, 3, h, w) in (0, 1), at full strength and without any finish. losses: of that output.
    history: each loss at each step, `steps` + 1 numbers. start: where the net started from.
    patches_at_once: how many went through CLIP together; more or fewer give slightly other sums.
    captured: whether most steps ran as a CUDA graph.
    """

    output: Tensor
    losses: Losses
    history: dict[str, list[float]]
    net: StyleNet
    start: Start
    patches_at_once: int
    captured: bool = False


def stylize(
    content: Tensor,
    prompt: str,
    perception: Perception,
    preset: Preset,
    *,
    seed: int = 0,
    on_progress: Callable[[StepProgress], None] = lambda progress: None,
    stop_requested: Callable[[], bool] = lambda: False,
    capture: bool = True,
) -> Stylized:
    """Repaint one picture in the style of a sentence.

    Args:
        content: (1, 3, h, w) in [0, 1], already at its working size.
        prompt: the style in words, or several with weights (engine.protocol.wording).
        preset: of its options `source`, `negative` and `keep_colors` count here, the others in requests.rendering.
        seed: of the network's first weights and of every patch. On a CPU the same seed, settings, thread count and
            patches at once give the same picture bit for bit, on a GPU a similar one (see GPU_TOLERANCE).
        on_progress: called `steps + 1` times.
        stop_requested: asked before each step.
        capture: on a GPU run the steps as a CUDA graph (engine.optimization.steps).

    Raises:
        StopRequested: before the next step once `stop_requested` said so.
        EngineError: NOT_FINITE, when the optimisation diverged.
    """
    content = content.to(perception.device)
    objective = Objective(content, prompt, perception, preset)
    start = starting_point(prompt, perception, preset, seed)
    net = copy.deepcopy(start.net).to(perception.device)
    rates = [preset.learning_rate * share_of_learning_rate(step, preset) for step in range(max(1, preset.steps))]
    steps = Steps(net, objective, content, preset, rates, capture)
    geometries = _drawn_ahead(content, preset, torch.Generator().manual_seed(seed))
    history: list[Tensor] = []

    with steps.stream():
        # The published loop makes one update more, but saves the picture as it was before it.
        for step in range(preset.steps + 1):
            if stop_requested():
                raise StopRequested(step)
            advance = steps.update if step < preset.steps else steps.measure
            output, losses = advance(next(geometries))
            history.append(torch.stack(losses))
            on_progress(StepProgress(step, preset.steps, losses, output))

    if not losses.total.isfinite():
        raise EngineError(NoticeCode.NOT_FINITE, steps=preset.steps)
    told = dict(zip(Losses._fields, torch.stack(history).T.tolist(), strict=True))
    net.to(memory_format=torch.contiguous_format)
    return Stylized(output, losses, told, net, start, steps.at_once.number, steps.captured)


def share_of_learning_rate(step: int, preset: Preset) -> float:
    """What an update, counted from 0, has of the preset's learning rate."""
    if preset.schedule == "halved":
        return 0.5 ** (step // preset.halve_every)
    return min(1.0, (step + 1) / WARM_UP) * (1 + math.cos(math.pi * step / preset.steps)) / 2


def random_geometries(output: Tensor, preset: Preset, generator: torch.Generator) -> list[PatchGeometry]:
    """Draw one step's patches, never larger than the output's shorter side, and bring them to the output's device."""
    return [geometry.to(output.device) for geometry in _drawn(output, preset, generator)]


def _drawn(output: Tensor, preset: Preset, generator: torch.Generator) -> list[PatchGeometry]:
    height, width = output.shape[-2:]
    return [
        random_patches(height, width, group.count, min(group.side, height, width), preset.distortion, generator)
        for group in preset.patches
    ]


def _drawn_ahead(output: Tensor, preset: Preset, generator: torch.Generator) -> Iterator[list[PatchGeometry]]:
    """Yield the patches of each step.

    They are drawn for many steps, then sent: a GPU that is sent something waits for the CPU.
    """
    while True:
        drawn = [_drawn(output, preset, generator) for _ in range(DRAWN_AHEAD)]
        yield from [[geometry.to(output.device) for geometry in geometries] for geometries in drawn]


def starting_point(prompt: str, perception: Perception, preset: Preset, seed: int) -> Start:
    """Where this job starts from, with a StyleNet of its own."""
    if preset.start == "style" and perception.starts:
        return perception.starts.for_prompt(prompt, seed) or perception.starts.for_photo(seed)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return Start("random", StyleNet())
