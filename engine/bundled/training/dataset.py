"""Training data for the small CLIP and the judge: photos rendered in every style, with many texture sets."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from engine.bundled import photos
from engine.bundled.training.renderers import RENDERERS
from engine.network import textures

MARGIN = 16  # pixels around a picture that renderers see, and that are then cropped away


@dataclass(frozen=True)
class RenderedPhotos:
    """Photos in every style: `pictures` is (photos, 1 + styles, 3, side, side) in uint8.

    The unchanged photo comes first, then the styles in the order of RENDERERS.
    """

    pictures: Tensor

    def __len__(self) -> int:
        return len(self.pictures)

    def select(self, which: Tensor, styles: Tensor) -> Tensor:
        """Return the pictures of these photos in these styles, (n, 3, side, side) in [0, 1]."""
        return self.pictures[which, styles].float() / 255


def render_photos(count: int, side: int, texture_sets: Sequence[tuple[int, float]], seed: int) -> RenderedPhotos:
    """Render `count` photos of `side` pixels in all styles.

    `texture_sets` gives the texture sets by (seed, scale), which the photos use in turn.
    """
    generator = torch.Generator().manual_seed(seed)
    made = torch.empty(count, 1 + len(RENDERERS), 3, side, side, dtype=torch.uint8)
    inner = slice(MARGIN, MARGIN + side)
    for index in range(count):
        photo = photos.random_pictures(1, side + 2 * MARGIN, generator)
        shift = torch.randint(0, textures.SIDE // textures.STRIDE, (2,), generator=generator) * textures.STRIDE
        channels = textures.texture_channels(
            photo, tuple(shift.tolist()), textures.texture_set(*texture_sets[index % len(texture_sets)])
        )
        pictures = torch.cat([photo, *(renderer(photo, channels) for renderer in RENDERERS.values())])
        made[index] = (pictures[..., inner, inner].clamp(0, 1) * 255).round().to(torch.uint8)
    return RenderedPhotos(made)
