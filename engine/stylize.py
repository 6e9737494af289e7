"""CLIPstyler: optimise a StyleNet until CLIP agrees that the picture looks like the sentence.

Kwon & Ye, "CLIPstyler: Image Style Transfer with a Single Text Condition", CVPR 2022, arXiv 2112.00374.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.optim.lr_scheduler import StepLR

from engine.bundled import Start
from engine.errors import EngineError, StopRequested
from engine.losses import Losses, content_loss, direction, directional_loss, patch_loss, total_variation
from engine.messages import NoticeCode
from engine.patches import PatchGeometry, random_patches, sample_patches
from engine.perception import Perception
from engine.presets import SOURCE, Preset
from engine.prompts import text_embedding
from engine.stylenet import StyleNet

# On a GPU sums are added up in any order, and many steps amplify it: mean |difference| of two runs, in [0, 1].
GPU_TOLERANCE = 0.02


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

    output: (1, 3, h, w) in (0, 1), without any finish. losses: of that output. start: what the net started from.
    """

    output: Tensor
    losses: Losses
    net: StyleNet
    start: str


def stylize(
    content: Tensor,
    prompt: str,
    perception: Perception,
    preset: Preset,
    *,
    source: str = SOURCE,
    seed: int = 0,
    on_progress: Callable[[StepProgress], None] = lambda progress: None,
    stop_requested: Callable[[], bool] = lambda: False,
) -> Stylized:
    """Repaint one picture in the style of a sentence.

    Args:
        content: (1, 3, h, w) in [0, 1], already at its working size.
        prompt: the style in words; `source` is what the picture itself is called in words.
        seed: of the network's first weights and of every patch. On a CPU the same seed, settings and thread count
            give the same picture bit for bit, on a GPU within GPU_TOLERANCE.
        on_progress: called `steps + 1` times.
        stop_requested: asked before each step.

    Raises:
        StopRequested: before the next step once `stop_requested` said so.
        EngineError: NOT_FINITE, when the optimisation diverged.
    """
    content = content.to(perception.device)
    objective = Objective(content, prompt, source, perception, preset)
    start = _start(prompt, perception, preset, seed)
    net = start.net.to(perception.device)
    optimizer = torch.optim.Adam(net.parameters(), lr=preset.learning_rate)
    schedule = StepLR(optimizer, step_size=preset.halve_every, gamma=0.5)
    generator = torch.Generator().manual_seed(seed)
    height, width = content.shape[-2:]
    seen = net.seen(content)

    # The published loop makes one update more, but saves the picture as it was before it.
    for step in range(preset.steps + 1):
        if stop_requested():
            raise StopRequested(step)
        output = net.paint(seen)[..., :height, :width]
        losses = objective(output, random_geometries(output, preset, generator))
        on_progress(StepProgress(step, preset.steps, losses, output.detach()))
        if step < preset.steps:
            optimizer.zero_grad()
            losses.total.backward()
            optimizer.step()
            schedule.step()

    if not losses.total.isfinite():
        raise EngineError(NoticeCode.NOT_FINITE, steps=preset.steps)
    return Stylized(output.detach(), losses, net, start.name)


class Objective:
    """What is minimised: the weighted losses of an output, for one content image and one prompt. Equation 6.

    style: (d,), the prompt's own embedding. text_direction: (d,), from what the content image is called to it: ΔT in
    equation 3. content_embedding: (1, d).
    """

    def __init__(self, content: Tensor, prompt: str, source: str, perception: Perception, preset: Preset) -> None:
        self.perception = perception
        self.preset = preset
        self.style = text_embedding(perception, prompt)
        self.text_direction = direction(text_embedding(perception, source), self.style)
        with torch.no_grad():
            self.content_features = perception.content_features(content)
            self.content_embedding = self._encode_whole(content)

    def __call__(self, output: Tensor, geometries: Sequence[PatchGeometry]) -> Losses:
        """The losses of an output (1, 3, h, w) seen through the given patches."""
        preset = self.preset
        patches = torch.cat(
            [
                sample_patches(output, geometry, self.perception.resolution, fused=preset.fused)
                for geometry in geometries
            ]
        )
        content = content_loss(self.perception.content_features(output), self.content_features)
        patch = patch_loss(self._styled(self.perception.encode_images(patches)), preset.threshold)
        whole = self._styled(self._encode_whole(output)).mean()
        variation = preset.total_variation_weight * total_variation(output)
        total = (
            preset.patch_weight * patch + preset.direction_weight * whole + preset.content_weight * content + variation
        )
        return Losses(total, content, patch, whole, variation)

    def _styled(self, embeddings: Tensor) -> Tensor:
        """How far embeddings (n, d) are from the style, (n,): in direction and, by the preset's share, in place."""
        directional = directional_loss(direction(self.content_embedding, embeddings), self.text_direction)
        if self.preset.likeness == 0:
            return directional
        plain = 1 - embeddings @ self.style
        return torch.lerp(directional, plain, self.preset.likeness)

    def _encode_whole(self, picture: Tensor) -> Tensor:
        return self.perception.encode_images(picture, antialias=self.preset.antialias)


def random_geometries(output: Tensor, preset: Preset, generator: torch.Generator) -> list[PatchGeometry]:
    """This step's patches, never larger than the output's shorter side."""
    height, width = output.shape[-2:]
    return [
        random_patches(height, width, group.count, min(group.side, height, width), preset.distortion, generator)
        for group in preset.patches
    ]


def _start(prompt: str, perception: Perception, preset: Preset, seed: int) -> Start:
    """Where this job starts from, with a StyleNet of its own."""
    if preset.start == "style" and perception.starts and (start := perception.starts.for_prompt(prompt, seed)):
        return start
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return Start("random", StyleNet())
