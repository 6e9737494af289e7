"""CLIPstyler's losses, one small function each (Kwon & Ye 2022, equations 2 to 6)."""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

DIRECTION_EPS = 1e-4


class Losses(NamedTuple):
    """What one step cost; scalars on the device, unweighted as the published script prints them.

    Reading one waits for the device, so the loop never does.
    """

    total: Tensor  # the weighted sum
    content: Tensor
    patch: Tensor
    direction: Tensor  # of the whole output: the paper's global loss
    total_variation: Tensor  # with its weight, as in the published script
    negative: Tensor  # how far it looks like the negative prompt; 0 where there is none

    def values(self) -> dict[str, float]:
        """The numbers, in one transfer from the device."""
        return dict(zip(self._fields, torch.stack(self).tolist(), strict=True))


def direction(start: Tensor, end: Tensor) -> Tensor:
    """The unit vector from one normalised embedding to another, (..., d).

    Where both are the same there is no direction. The length is softened by 1e-4, so that the result
    there is zero with a finite gradient instead of NaN; at usual lengths this changes less than 1e-6.
    """
    difference = end - start
    length = (difference.square().sum(dim=-1, keepdim=True) + DIRECTION_EPS**2).sqrt()
    return difference / length


def directional_loss(image_direction: Tensor, text_direction: Tensor) -> Tensor:
    """1 − cos between image directions (n, d) and the text direction (d,): (n,), in [0, 2]. Equation 3."""
    return 1 - (image_direction @ text_direction)


def patch_loss(per_patch: Tensor, threshold: float) -> Tensor:
    """Mean over patches of their directional losses (n,), those not above the threshold set to zero. Equation 5."""
    return torch.where(per_patch > threshold, per_patch, 0.0).mean()


def negative_loss(image_directions: Tensor, negative_direction: Tensor) -> Tensor:
    """Mean cosine between image directions (n, d) and the direction (d,) that they are not to take, where positive."""
    return (image_directions @ negative_direction).clamp(min=0).mean()


def content_loss(features: list[Tensor], content_features: list[Tensor]) -> Tensor:
    """Sum over layers of the mean squared difference of their activations. Equation 6, L_c."""
    losses = [F.mse_loss(ours, theirs) for ours, theirs in zip(features, content_features, strict=True)]
    return torch.stack(losses).sum()


def total_variation(picture: Tensor) -> Tensor:
    """L2 norms, neither squared nor averaged, of the four differences between neighbours: (1, 3, h, w) to a scalar."""
    horizontal = picture[..., :, :-1] - picture[..., :, 1:]
    vertical = picture[..., :-1, :] - picture[..., 1:, :]
    falling = picture[..., :-1, :-1] - picture[..., 1:, 1:]
    rising = picture[..., 1:, :-1] - picture[..., :-1, 1:]
    return torch.stack([difference.norm() for difference in (horizontal, vertical, falling, rising)]).sum()
