"""CLIPstyler for one picture: optimize a StyleNet until CLIP finds that the output has the style of the prompt.

Kwon & Ye, "CLIPstyler: Image Style Transfer with a Single Text Condition", CVPR 2022, arXiv 2112.00374.
"""

import copy
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from engine.bundled import StartingPoint
from engine.losses import Losses
from engine.models.perception import Perception
from engine.network.filters import with_colors_of
from engine.network.stylenet import StyleNet
from engine.optimization.objective import Objective
from engine.optimization.references import start_for_references
from engine.optimization.steps import Steps
from engine.patches import PatchGeometry, random_patches
from engine.protocol.errors import EngineError, StopRequested
from engine.protocol.messages import NoticeCode
from engine.protocol.presets import WARM_UP, Preset

# The mean absolute difference, in [0, 1], that two runs with one seed may have on a GPU if they start from the style
# bank: a GPU adds up sums in any order, and many steps amplify that. An H100 gave 0.0002. From random weights there is
# no such bound: the same card gave 0.00001 to 0.15 after 70 to 200 steps (engine/benchmarks/LAB.md, entry 10).
GPU_TOLERANCE = 0.02
STEPS_DRAWN_AHEAD = 50


@dataclass(frozen=True)
class StepProgress:
    """The state of an optimization, reported once for each update and once after the last.

    Attributes:
        step: updates made so far, 0 to `steps`.
        losses: of `output`.
        output: (1, 3, h, w) in (0, 1), the network's output before this step's update.

    Reading a value of `losses` or `output` waits for the device.
    """

    step: int
    steps: int
    losses: Losses
    output: Tensor


@dataclass(frozen=True)
class Stylized:
    """The result of an optimization.

    Attributes:
        output: (1, 3, h, w) in (0, 1), at strength 100 and without any finish.
        losses: of `output`.
        history: each loss at each step, `steps` + 1 numbers.
        net: the optimized network.
        start: the weights that the optimization started from.
        patches_at_once: how many patches went through CLIP together. Another number changes the order of sums, and so
            the last bits of the result.
        captured: whether most steps ran as a CUDA graph.
    """

    output: Tensor
    losses: Losses
    history: dict[str, list[float]]
    net: StyleNet
    start: StartingPoint
    patches_at_once: int
    captured: bool = False


def stylize(
    content: Tensor,
    prompt: str,
    perception: Perception,
    preset: Preset,
    *,
    seed: int = 0,
    references: Sequence[Tensor] = (),
    on_start: Callable[[Tensor], None] | None = None,
    on_progress: Callable[[StepProgress], None] = lambda progress: None,
    stop_requested: Callable[[], bool] = lambda: False,
    capture: bool = True,
) -> Stylized:
    """Repaint one picture in the style of a prompt.

    Args:
        content: (1, 3, h, w) in [0, 1], already at its working size, on any device.
        prompt: the style in words, or several styles with weights (engine.protocol.wording). Empty with references
            alone.
        references: pictures of the style, each (1, 3, h, w) in [0, 1] and as large as `content`, instead of words or
            beside them (engine.optimization.references).
        perception: the models that judge the output. It is not changed.
        preset: of its options only `source`, `negative`, `like_weight` and `keep_colors` count here;
            engine.requests.rendering and engine.requests.pixels apply the others.
        seed: of the network's first weights and of every patch. On a CPU the same seed, settings, thread count and
            `patches_at_once` give the same picture bit for bit, on a GPU a similar one (see GPU_TOLERANCE).
        on_start: called with what the first weights paint, (1, 3, h, w) in (0, 1), before anything is judged, unless
            these weights are random. It is the output of step 0.
        on_progress: called `steps` + 1 times.
        stop_requested: called before each step.
        capture: on a GPU, run the steps as a CUDA graph (engine.optimization.steps).

    Raises:
        StopRequested: before the next step, once `stop_requested` returned True.
        EngineError: NOT_FINITE, if the optimization diverged.
    """
    (result,) = stylize_together(
        content,
        prompt,
        perception,
        preset,
        [seed],
        references=references,
        on_start=(lambda outputs: on_start(outputs[0])) if on_start else None,
        on_progress=lambda progress: on_progress(progress[0]),
        stop_requested=stop_requested,
        capture=capture,
    )
    return result


def stylize_together(
    content: Tensor,
    prompt: str,
    perception: Perception,
    preset: Preset,
    seeds: Sequence[int],
    *,
    references: Sequence[Tensor] = (),
    on_start: Callable[[list[Tensor]], None] | None = None,
    on_progress: Callable[[list[StepProgress]], None] = lambda progress: None,
    stop_requested: Callable[[], bool] = lambda: False,
    capture: bool = True,
    in_one_batch: bool | None = None,
) -> list[Stylized]:
    """Repaint one picture once for each seed, all of them step by step together.

    The arguments are those of `stylize`; callbacks get one item for each seed.

    Args:
        in_one_batch: whether all outputs go through the models in one batch, as far as memory allows. That gives the
            pictures of `stylize` within GPU_TOLERANCE. Otherwise they go one after the other, which gives these
            pictures bit for bit on a CPU. None: in one batch except on a CPU, which is no faster with it
            (docs/measurements.md).
    """
    # What the optimization needs: its first weights, its loss, its updates, its patches.
    content = content.to(perception.device)
    starts = [starting_point(prompt, perception, preset, seed, references) for seed in seeds]
    nets = [copy.deepcopy(start.net).to(perception.device) for start in starts]
    if on_start and starts[0].identity_weights is not None:
        on_start([_painted(net, content, preset) for net in nets])
    objective = Objective(content, prompt, perception, preset, references)
    rates = [preset.learning_rate * learning_rate_factor(step, preset) for step in range(max(1, preset.steps))]
    if in_one_batch is None:
        in_one_batch = content.device.type != "cpu"
    steps = Steps(nets, objective, content, preset, rates, capture=capture, in_one_batch=in_one_batch)
    drawn = [_draw_steps_ahead(content, preset, torch.Generator().manual_seed(seed)) for seed in seeds]
    history: list[Tensor] = []

    with steps.stream():
        # One round more than updates: the last one only measures the result. (The published loop makes one more update,
        # but saves the output from before it.)
        for step in range(preset.steps + 1):
            # Stop on request.
            if stop_requested():
                raise StopRequested(step)
            # Step: outputs, losses, gradient, Adam's update. The last round has no gradient and no update.
            advance = steps.update if step < preset.steps else steps.measure
            outputs, losses = advance([next(geometries) for geometries in drawn])
            # Record and report, without reading a value, which would wait for the device.
            history.append(torch.stack(losses))
            progress = [
                StepProgress(step, preset.steps, losses.of_picture(number), output)
                for number, output in enumerate(outputs.split(1))
            ]
            on_progress(progress)

    # Read the losses from the device.
    if not losses.total.isfinite().all():
        raise EngineError(NoticeCode.NOT_FINITE, steps=preset.steps)
    at_once, captured = steps.patches_at_once.number, steps.is_captured
    histories = torch.stack(history).permute(2, 1, 0).tolist()  # of each picture, of each loss, at each step
    results = []
    for net, start, last, of_one in zip(nets, starts, progress, histories, strict=True):
        net.to(memory_format=torch.contiguous_format)
        by_loss = dict(zip(Losses._fields, of_one, strict=True))
        results.append(Stylized(last.output, last.losses, by_loss, net, start, at_once, captured))
    return results


@torch.no_grad()
def _painted(net: StyleNet, content: Tensor, preset: Preset) -> Tensor:
    output: Tensor = net(content)
    return with_colors_of(output, content) if preset.options.keep_colors else output


def learning_rate_factor(step: int, preset: Preset) -> float:
    """Return the factor for the preset's learning rate at an update, counted from 0.

    In [0, 1], as torch.optim.lr_scheduler.LambdaLR takes it.
    """
    if preset.schedule == "halved":
        return 0.5 ** (step // preset.halve_every)
    return min(1.0, (step + 1) / WARM_UP) * (1 + math.cos(math.pi * step / preset.steps)) / 2


def random_geometries(output: Tensor, preset: Preset, generator: torch.Generator) -> list[PatchGeometry]:
    """Draw the patches of one step, on the output's device, one PatchGeometry for each size in the preset.

    A patch is never larger than the shorter side of the output (1, 3, h, w).
    """
    return [geometry.to(output.device) for geometry in _draw_patches(output, preset, generator)]


def _draw_patches(output: Tensor, preset: Preset, generator: torch.Generator) -> list[PatchGeometry]:
    height, width = output.shape[-2:]
    return [
        random_patches(height, width, group.count, min(group.side, height, width), preset.distortion, generator)
        for group in preset.patches
    ]


def _draw_steps_ahead(output: Tensor, preset: Preset, generator: torch.Generator) -> Iterator[list[PatchGeometry]]:
    """Yield the patches of each step, without end.

    Patches are drawn and sent to the device for many steps at once, because a GPU waits for the CPU at each transfer.
    """
    while True:
        drawn = [_draw_patches(output, preset, generator) for _ in range(STEPS_DRAWN_AHEAD)]
        yield from [[geometry.to(output.device) for geometry in geometries] for geometries in drawn]


def starting_point(
    prompt: str, perception: Perception, preset: Preset, seed: int, references: Sequence[Tensor] = ()
) -> StartingPoint:
    """Return the weights that an optimization starts from, in a new StyleNet.

    With the preset's start `style` they come from the style bank, if the models have one. Otherwise they are random;
    torch's global random state is left as it was.
    """
    if preset.start == "style" and perception.style_bank and references:
        return start_for_references(prompt, references, perception.style_bank, perception, preset, seed)
    if preset.start == "style" and perception.style_bank:
        bank = perception.style_bank
        return bank.for_prompt(prompt, seed, only_named=perception.reads_any_words) or bank.identity(seed)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return StartingPoint("random", StyleNet())
