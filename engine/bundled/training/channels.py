"""What renderers see: the texture channels, and behind them those of more_textures, which no network knows yet."""

from functools import cache

import torch
from torch import Tensor

from engine.network import textures
from engine.network.more_textures import more_textures
from engine.network.texture_set import grid, noise

SEED_APART = 2  # from the seed of the texture set


@cache
def _more(seed: int, scale: float) -> tuple[Tensor, Tensor]:
    """Return the textures of more_textures and the number of each pixel's panel, (side, side)."""
    y, x = grid()
    generator = torch.Generator().manual_seed(seed + SEED_APART)
    made, row, column = more_textures(y, x, scale, noise, generator)
    return made, row * (int(column.max()) + 1) + column


def renderer_channels(
    picture: Tensor, shift: tuple[int, int] = (0, 0), seed: int = textures.SEED, scale: float = 1.0
) -> Tensor:
    """Return all that renderers see beside pictures (n, 3, h, w) in [0, 1], the texture channels first.

    Args:
        shift: where in the textures the picture lies, in pixels down and right.
        seed, scale: of the texture set.
    """
    made, panel = _more(seed, scale)
    rows, columns = (
        (torch.arange(size) + by) % textures.SIDE for size, by in zip(picture.shape[-2:], shift, strict=True)
    )
    _, pieces, sizes = panel[rows][:, columns].flatten().unique(return_inverse=True, return_counts=True)
    sums = picture.new_zeros(*picture.shape[:2], len(sizes)).index_add(2, pieces, picture.flatten(2))
    means = (sums / sizes)[..., pieces].view_as(picture)
    first = textures.texture_channels(picture, shift, textures.texture_set(seed, scale))
    return torch.cat([first, made[:, rows][:, :, columns].expand(len(picture), -1, -1, -1), means * 2 - 1], dim=1)
