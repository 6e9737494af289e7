"""CLIPstyler: optimise a StyleNet until CLIP agrees that the picture looks like the sentence.

Kwon & Ye, "CLIPstyler: Image Style Transfer with a Single Text Condition", CVPR 2022, arXiv 2112.00374.
"""

import copy
import functools
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.optim.lr_scheduler import LambdaLR

from engine.bundled import Start
from engine.errors import EngineError, StopRequested
from engine.filters import with_colours_of
from engine.losses import (
    Losses,
    content_loss,
    direction,
    directional_loss,
    negative_loss,
    patch_loss,
    total_variation,
)
from engine.memory import PatchesAtOnce, patches_that_fit
from engine.messages import NoticeCode
from engine.patches import PatchGeometry, random_patches, sample_patches
from engine.perception import Perception
from engine.presets import WARM_UP, Preset
from engine.prompts import prompt_embedding, text_embedding
from engine.stylenet import StyleNet

# On a GPU sums are added up in any order, and many steps amplify it: mean |difference| of two runs, in [0, 1].
GPU_TOLERANCE = 0.02
DRAWN_AHEAD = 50  # steps


@dataclass(frozen=True)
class StepProgress:
    """Where an optimisation is, told before each update and once after the last.

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
    """

    output: Tensor
    losses: Losses
    history: dict[str, list[float]]
    net: StyleNet
    start: Start
    patches_at_once: int


def stylize(
    content: Tensor,
    prompt: str,
    perception: Perception,
    preset: Preset,
    *,
    seed: int = 0,
    on_progress: Callable[[StepProgress], None] = lambda progress: None,
    stop_requested: Callable[[], bool] = lambda: False,
) -> Stylized:
    """Repaint one picture in the style of a sentence.

    Args:
        content: (1, 3, h, w) in [0, 1], already at its working size.
        prompt: the style in words, or several with weights (engine.wording).
        preset: of its options `source`, `negative` and `keep_colors` count here, the others in engine.rendering.
        seed: of the network's first weights and of every patch. On a CPU the same seed, settings, thread count and
            patches at once give the same picture bit for bit, on a GPU within GPU_TOLERANCE.
        on_progress: called `steps + 1` times.
        stop_requested: asked before each step.

    Raises:
        StopRequested: before the next step once `stop_requested` said so.
        EngineError: NOT_FINITE, when the optimisation diverged.
    """
    content = content.to(perception.device)
    objective = Objective(content, prompt, perception, preset)
    start = starting_point(prompt, perception, preset, seed)
    net = copy.deepcopy(start.net).to(perception.device)
    betas = (0.9, preset.second_moment)
    optimizer = torch.optim.Adam(net.parameters(), lr=preset.learning_rate, betas=betas, fused=True)
    schedule = LambdaLR(optimizer, functools.partial(share_of_learning_rate, preset=preset))
    generator = torch.Generator().manual_seed(seed)
    height, width = content.shape[-2:]
    seen = net.seen(content)
    at_once = objective.patches_at_once()
    geometries = _drawn_ahead(content, preset, generator)
    history: list[Tensor] = []

    def measured(geometries: Sequence[PatchGeometry], patches: int, *, learn: bool) -> tuple[Tensor, Losses]:
        """The network's output, its losses, and in the network their gradient if it is to learn from it."""
        optimizer.zero_grad()
        with torch.set_grad_enabled(learn):
            output = net.paint(seen)[..., :height, :width]
            if preset.options.keep_colors:
                output = with_colours_of(output, content)
            losses = (objective.backward if learn else objective)(output, geometries, patches)
        return output.detach(), losses

    # The published loop makes one update more, but saves the picture as it was before it.
    for step in range(preset.steps + 1):
        if stop_requested():
            raise StopRequested(step)
        learn = step < preset.steps
        output, losses = at_once.within_memory(functools.partial(measured, next(geometries), learn=learn))
        history.append(torch.stack(losses))
        on_progress(StepProgress(step, preset.steps, losses, output))
        if learn:
            optimizer.step()
            schedule.step()

    if not losses.total.isfinite():
        raise EngineError(NoticeCode.NOT_FINITE, steps=preset.steps)
    told = dict(zip(Losses._fields, torch.stack(history).T.tolist(), strict=True))
    return Stylized(output, losses, told, net, start, at_once.number)


class Objective:
    """What is minimised: the weighted losses of an output, for one content image and one prompt. Equation 6.

    style: (d,), the prompt's own embedding. text_direction: (d,), from what the content image is called to it: ΔT in
    equation 3. negative_direction: (d,), the same for the negative prompt. content_embedding: (1, d).
    """

    def __init__(self, content: Tensor, prompt: str, perception: Perception, preset: Preset) -> None:
        self.perception = perception
        self.preset = preset
        source = text_embedding(perception, preset.options.source)
        self.style = prompt_embedding(perception, prompt)
        self.text_direction = direction(source, self.style)
        self.negative_direction: Tensor | None = None
        if negative := preset.options.negative.strip():
            self.negative_direction = direction(source, prompt_embedding(perception, negative))
        self._look_at(content)

    def about(self, content: Tensor) -> "Objective":
        """The same wish for another content image, (1, 3, h, w); the texts are not read again."""
        other = copy.copy(self)
        other._look_at(content)
        return other

    @torch.no_grad()
    def _look_at(self, content: Tensor) -> None:
        self.content_features = self.perception.content_features(content)
        self.content_embedding = self._encode_whole(content)

    def __call__(
        self, output: Tensor, geometries: Sequence[PatchGeometry], patches_at_once: int | None = None
    ) -> Losses:
        """The losses of an output (1, 3, h, w) seen through the given patches; all of them at once, unless said."""
        most = max(len(geometry.top) for geometry in geometries)
        return _summed(self._parts(output, geometries, patches_at_once or most))

    def backward(
        self, output: Tensor, geometries: Sequence[PatchGeometry], patches_at_once: int, share: float = 1.0
    ) -> Losses:
        """The losses, detached, and their gradient, times `share`, in all that the output came from.

        Each part's own graph is freed before the next, so memory does not grow with the number of patches.
        """
        leaf = output.detach().requires_grad_()
        parts = []
        for part in self._parts(leaf, geometries, patches_at_once):
            part.total.backward()
            parts.append(Losses(*(loss.detach() for loss in part)))
        assert leaf.grad is not None
        output.backward(share * leaf.grad)
        return _summed(parts)

    def patches_at_once(self) -> PatchesAtOnce:
        """As many as memory allows."""
        side = self.perception.resolution
        patch = torch.full((1, 3, side, side), 0.5, device=self.perception.device)
        return PatchesAtOnce(patches_that_fit(self.perception.encode_images, patch))

    def _parts(self, output: Tensor, geometries: Sequence[PatchGeometry], at_once: int) -> Iterator[Losses]:
        """Losses that add up to all of them."""
        preset, perception = self.preset, self.perception
        nothing = output.new_zeros(())

        content = content_loss(perception.content_features(output), self.content_features)
        yield Losses(preset.content_weight * content, content, nothing, nothing, nothing, nothing)

        variation = preset.total_variation_weight * total_variation(output)
        yield Losses(variation, nothing, nothing, nothing, variation, nothing)

        whole = self._styled(self._encode_whole(output)).mean()
        yield Losses(preset.direction_weight * whole, nothing, nothing, whole, nothing, nothing)

        count = sum(len(geometry.top) for geometry in geometries)
        for group in (part for geometry in geometries for part in geometry.split(at_once)):
            patches = sample_patches(output, group, perception.resolution, fused=preset.fused)
            embeddings = perception.encode_images(patches)
            share = len(group.top) / count
            patch = share * patch_loss(self._styled(embeddings), preset.threshold)
            total, negative = preset.patch_weight * patch, nothing
            if self.negative_direction is not None:
                directions = direction(self.content_embedding, embeddings)
                negative = share * negative_loss(directions, self.negative_direction)
                total = total + preset.negative_weight * negative
            yield Losses(total, nothing, patch, nothing, nothing, negative)

    def _styled(self, embeddings: Tensor) -> Tensor:
        """How far embeddings (n, d) are from the style, (n,): in direction and, by the preset's share, in place."""
        directional = directional_loss(direction(self.content_embedding, embeddings), self.text_direction)
        if self.preset.likeness == 0:
            return directional
        plain = 1 - embeddings @ self.style
        return torch.lerp(directional, plain, self.preset.likeness)

    def _encode_whole(self, picture: Tensor) -> Tensor:
        return self.perception.encode_images(picture, antialias=self.preset.antialias)


def _summed(parts: Iterable[Losses]) -> Losses:
    return Losses(*(torch.stack(losses).sum() for losses in zip(*parts, strict=True)))


def share_of_learning_rate(step: int, preset: Preset) -> float:
    """What an update, counted from 0, has of the preset's learning rate."""
    if preset.schedule == "halved":
        return 0.5 ** (step // preset.halve_every)
    return min(1.0, (step + 1) / WARM_UP) * (1 + math.cos(math.pi * step / preset.steps)) / 2


def random_geometries(output: Tensor, preset: Preset, generator: torch.Generator) -> list[PatchGeometry]:
    """This step's patches, never larger than the output's shorter side."""
    height, width = output.shape[-2:]
    return [
        random_patches(height, width, group.count, min(group.side, height, width), preset.distortion, generator).to(
            output.device
        )
        for group in preset.patches
    ]


def _drawn_ahead(output: Tensor, preset: Preset, generator: torch.Generator) -> Iterator[list[PatchGeometry]]:
    """The patches of each step. A GPU that is sent something waits for the CPU: it is seldom done, for many steps."""
    while True:
        yield from [random_geometries(output, preset, generator) for _ in range(DRAWN_AHEAD)]


def starting_point(prompt: str, perception: Perception, preset: Preset, seed: int) -> Start:
    """Where this job starts from, with a StyleNet of its own."""
    if preset.start == "style" and perception.starts:
        return perception.starts.for_prompt(prompt, seed) or perception.starts.for_photo(seed)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return Start("random", StyleNet())
