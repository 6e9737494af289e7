"""What renderers see: the texture channels, and behind them those of more_textures, which no network knows yet."""

import torch
from torch import Tensor

from engine.network import textures
from engine.network.more_textures import more_textures


def renderer_channels(
    picture: Tensor, shift: tuple[int, int] = (0, 0), seed: int = textures.SEED, scale: float = 1.0
) -> Tensor:
    """Return all that renderers see beside pictures (n, 3, h, w) in [0, 1], the texture channels first.

    Args:
        shift: where in the textures the picture lies, in pixels down and right.
        seed, scale: of the texture set.
    """
    more = more_textures(seed, scale)
    rows, columns = (
        (torch.arange(size) + by) % textures.SIDE for size, by in zip(picture.shape[-2:], shift, strict=True)
    )
    channels = [textures.texture_channels(picture, shift, textures.texture_set(seed, scale))]
    channels.append(more.textures[:, rows][:, :, columns].expand(len(picture), -1, -1, -1))
    for layout in more.layouts:
        number = (layout.row * layout.count + layout.column)[rows][:, columns].flatten()
        _, pieces, sizes = number.unique(return_inverse=True, return_counts=True)
        sums = picture.new_zeros(*picture.shape[:2], len(sizes)).index_add(2, pieces, picture.flatten(2))
        channels.append((sums / sizes)[..., pieces].view_as(picture) * 2 - 1)
    return torch.cat(channels, dim=1)
