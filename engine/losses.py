"""CLIPstyler's losses, one small function each (Kwon & Ye 2022, equations 2 to 6)."""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

DIRECTION_EPS = 1e-4  # added to the length in quadrature


class Losses(NamedTuple):
    """The losses of one step: scalars on the device, unweighted as the published script prints them.

    Of several pictures together, each is a tensor (n,).

    Reading one waits for the device, so the optimization loop never does.
    """

    total: Tensor  # the weighted sum
    content: Tensor
    patch: Tensor
    direction: Tensor  # the directional loss of the whole output: the paper's global loss
    total_variation: Tensor  # weighted, as in the published script
    negative: Tensor  # similarity to the negative prompt; 0 without one

    def values(self) -> dict[str, float]:
        """Return the losses as numbers by name, in one transfer from the device."""
        return dict(zip(self._fields, torch.stack(self).tolist(), strict=True))

    def of_picture(self, number: int) -> "Losses":
        """Return the losses of one of several pictures, counted from 0."""
        return Losses(*(loss[number] for loss in self))


def direction(start: Tensor, end: Tensor) -> Tensor:
    """Return the unit vector from one normalized embedding to another, (..., d).

    Two equal embeddings have no direction. The length is softened by DIRECTION_EPS, so that the result there is zero
    with a finite gradient instead of NaN; at usual lengths this changes less than 1e-6.
    """
    difference = end - start
    length = (difference.square().sum(dim=-1, keepdim=True) + DIRECTION_EPS**2).sqrt()
    return difference / length


def directional_loss(image_direction: Tensor, text_direction: Tensor) -> Tensor:
    """Return 1 − cos between image directions (..., d) and the text direction (d,): (...) in [0, 2]. Equation 3."""
    return 1 - (image_direction @ text_direction)


def patch_loss(per_patch: Tensor, threshold: float) -> Tensor:
    """Return the mean of the patches' style losses (..., n), those up to the threshold set to zero. Equation 5."""
    return torch.where(per_patch > threshold, per_patch, 0.0).mean(dim=-1)


def negative_loss(image_directions: Tensor, negative_direction: Tensor) -> Tensor:
    """Return the mean positive cosine between image directions (..., n, d) and the negative direction (d,).

    Negative cosines count as zero. Not in the paper: it serves the option `negative`.
    """
    return (image_directions @ negative_direction).clamp(min=0).mean(dim=-1)


def content_loss(features: list[Tensor], content_features: list[Tensor]) -> Tensor:
    """Return the sum over layers of the mean squared difference of activations. Equation 6, L_c."""
    losses = [F.mse_loss(ours, theirs) for ours, theirs in zip(features, content_features, strict=True)]
    return torch.stack(losses).sum()


def total_variation(picture: Tensor) -> Tensor:
    """Return the total variation of a picture (1, 3, h, w), as the published script computes it.

    The sum of the L2 norms, neither squared nor averaged, of the horizontal, vertical and both diagonal differences.
    """
    horizontal = picture[..., :, :-1] - picture[..., :, 1:]
    vertical = picture[..., :-1, :] - picture[..., 1:, :]
    falling = picture[..., :-1, :-1] - picture[..., 1:, 1:]
    rising = picture[..., 1:, :-1] - picture[..., :-1, 1:]
    return torch.stack([difference.norm() for difference in (horizontal, vertical, falling, rising)]).sum()
