"""Photos and what every style makes of them, on many canvases: what the small CLIP and its judge learn from."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from engine.bundled import photos
from engine.bundled.training.renderers import RENDERERS
from engine.network import textures

MARGIN = 16  # pixels that renderers may look at, and that are cut off again


@dataclass(frozen=True)
class Renders:
    """pictures: (photos, 1 + styles, 3, side, side), uint8; the photo, then the styles in their renderers' order."""

    pictures: Tensor

    def __len__(self) -> int:
        return len(self.pictures)

    def take(self, which: Tensor, styles: Tensor) -> Tensor:
        """(n, 3, side, side) in [0, 1]."""
        return self.pictures[which, styles].float() / 255


def render(count: int, side: int, canvases: Sequence[tuple[int, float]], seed: int) -> Renders:
    """`count` photos of `side` pixels in all styles, each on one of the canvases, given as (seed, scale)."""
    generator = torch.Generator().manual_seed(seed)
    made = torch.empty(count, 1 + len(RENDERERS), 3, side, side, dtype=torch.uint8)
    inner = slice(MARGIN, MARGIN + side)
    for index in range(count):
        photo = photos.pictures(1, side + 2 * MARGIN, generator)
        shift = torch.randint(0, textures.SIDE // textures.STRIDE, (2,), generator=generator) * textures.STRIDE
        beside = textures.beside(photo, tuple(shift.tolist()), textures.canvas(*canvases[index % len(canvases)]))
        pictures = torch.cat([photo, *(renderer(photo, beside) for renderer in RENDERERS.values())])
        made[index] = (pictures[..., inner, inner].clamp(0, 1) * 255).round().to(torch.uint8)
    return Renders(made)
