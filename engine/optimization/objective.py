"""The objective of an optimization: the weighted losses of an output (Kwon & Ye 2022, equation 6)."""

import copy
from collections.abc import Iterable, Iterator, Sequence

import torch
from torch import Tensor

from engine.losses import Losses, content_loss, direction, directional_loss, negative_loss, patch_loss, total_variation
from engine.memory import PatchesAtOnce, patches_that_fit
from engine.models.perception import Perception
from engine.optimization.references import style_target
from engine.patches import PatchGeometry, sample_patches
from engine.protocol.presets import Preset


class Objective:
    """The weighted losses of an output for one content image and one style. Equation 6.

    Attributes:
        style_embedding: (d,), of the prompt, of the references, or of both.
        text_direction: (d,), from the source text to the prompt: ΔT in equation 3. With references see StyleTarget.
        negative_direction: (d,), from the source text to the negative prompt, or None without one.
        content_embedding: (1, d), of the content image.
        content_features: the activations of the content image.

    Args:
        content: (1, 3, h, w) in [0, 1], on the device of `perception`.
        references: pictures of the style, as engine.optimization.references.style_target takes them.
    """

    def __init__(
        self,
        content: Tensor,
        prompt: str,
        perception: Perception,
        preset: Preset,
        references: Sequence[Tensor] = (),
    ) -> None:
        self.perception = perception
        self.preset = preset
        self.style_embedding, self.text_direction = style_target(prompt, references, perception, preset)
        self.negative_direction: Tensor | None = None
        if negative := preset.options.negative.strip():
            self.negative_direction = style_target(negative, (), perception, preset).direction
        self._set_content(content)

    def for_content(self, content: Tensor) -> "Objective":
        """Return a copy for another content image (1, 3, h, w); the style is not encoded again."""
        other = copy.copy(self)
        other._set_content(content)
        return other

    @torch.no_grad()
    def _set_content(self, content: Tensor) -> None:
        self.content_features = self.perception.content_features(content)
        self.content_embedding = self.perception.encode_images(content, antialias=self.preset.antialias)

    def __call__(
        self, output: Tensor, geometries: Sequence[PatchGeometry], patches_at_once: int | None = None
    ) -> Losses:
        """Return the losses of an output (1, 3, h, w) seen through the given patches.

        `patches_at_once` limits how many patches go through CLIP together; None means all of them.
        """
        most = max(len(geometry.top) for geometry in geometries)
        return self.losses_together(output, [geometries], patches_at_once or most).of_picture(0)

    def losses_together(
        self, outputs: Tensor, geometries: Sequence[Sequence[PatchGeometry]], patches_at_once: int
    ) -> Losses:
        """Return the losses (n,) of several outputs (n, 3, h, w) of the content image, computed in one batch.

        `geometries` has the patches of each output, of the same numbers and sizes.
        """
        return _sum(self._partial_losses(outputs, geometries, patches_at_once))

    def backward(
        self, output: Tensor, geometries: Sequence[PatchGeometry], patches_at_once: int, scale: float = 1.0
    ) -> Losses:
        """Add the gradient of the total loss, times `scale`, to everything the output (1, 3, h, w) came from.

        Returns the losses, detached. The graph of each group of patches is freed before the next one is computed, so
        memory does not grow with the number of patches.
        """
        return self.backward_together(output, [geometries], patches_at_once, scale).of_picture(0)

    def backward_together(
        self,
        outputs: Tensor,
        geometries: Sequence[Sequence[PatchGeometry]],
        patches_at_once: int,
        scale: float = 1.0,
    ) -> Losses:
        """Do what `backward` does for several outputs in one batch, with arguments as `losses_together` has them."""
        leaf = outputs.detach().requires_grad_()
        parts = []
        for part in self._partial_losses(leaf, geometries, patches_at_once):
            part.total.sum().backward()
            parts.append(Losses(*(loss.detach() for loss in part)))
        assert leaf.grad is not None
        outputs.backward(scale * leaf.grad)
        return _sum(parts)

    def patches_at_once(self) -> PatchesAtOnce:
        """Return how many patches may go through CLIP together, measured with this model on its device."""
        side = self.perception.resolution
        patch = torch.full((1, 3, side, side), 0.5, device=self.perception.device)
        return PatchesAtOnce(patches_that_fit(self.perception.encode_images, patch))

    def _partial_losses(
        self, outputs: Tensor, geometries: Sequence[Sequence[PatchGeometry]], at_once: int
    ) -> Iterator[Losses]:
        """Yield losses (n,) that add up to those of the outputs, in parts that can be differentiated one by one."""
        preset, perception = self.preset, self.perception
        each = outputs.split(1)
        nothing = outputs.new_zeros(len(each))

        activations = zip(*(one.split(1) for one in perception.content_features(outputs)), strict=True)
        content = torch.stack([content_loss(list(one), self.content_features) for one in activations])
        yield Losses(preset.content_weight * content, content, nothing, nothing, nothing, nothing)

        variation = preset.total_variation_weight * torch.stack([total_variation(output) for output in each])
        yield Losses(variation, nothing, nothing, nothing, variation, nothing)

        # The whole output goes through CLIP with the first patches: alone, it takes a third of the time of 64 patches.
        whole: Tensor | None = perception.for_clip(outputs, antialias=preset.antialias)
        count = sum(len(geometry.top) for geometry in geometries[0])
        split = [
            [part for geometry in of_one for part in geometry.split(max(1, at_once // len(each)))]
            for of_one in geometries
        ]
        for group in zip(*split, strict=True):
            resolution, share = perception.resolution, len(group[0].top) / count
            patches = torch.cat(
                [
                    sample_patches(output, part, resolution, fused=preset.fused)
                    for output, part in zip(each, group, strict=True)
                ]
            )
            total = global_loss = negative = nothing
            if whole is not None:
                first, embeddings = perception.encode_images(torch.cat([whole, patches])).split(
                    [len(each), len(patches)]
                )
                global_loss = self._style_loss(first)
                total, whole = preset.direction_weight * global_loss, None
            else:
                embeddings = perception.encode_images(patches)
            embeddings = embeddings.unflatten(0, (len(each), -1))  # (n, patches, d)
            patch = share * patch_loss(self._style_loss(embeddings), preset.threshold)
            total = total + preset.patch_weight * patch
            if self.negative_direction is not None:
                directions = direction(self.content_embedding, embeddings)
                negative = share * negative_loss(directions, self.negative_direction)
                total = total + preset.negative_weight * negative
            yield Losses(total, nothing, patch, global_loss, nothing, negative)

    def _style_loss(self, embeddings: Tensor) -> Tensor:
        """Return the loss of embeddings (..., d) in the style, (...).

        The preset's `likeness` blends the directional loss with 1 − cos of embedding and prompt.
        """
        directional = directional_loss(direction(self.content_embedding, embeddings), self.text_direction)
        if self.preset.likeness == 0:
            return directional
        plain = 1 - embeddings @ self.style_embedding
        return torch.lerp(directional, plain, self.preset.likeness)


def _sum(parts: Iterable[Losses]) -> Losses:
    return Losses(*(torch.stack(losses).sum(dim=0) for losses in zip(*parts, strict=True)))
