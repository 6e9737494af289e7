"""Classic image filters on pictures (n, c, h, w) as tensors."""

import math
from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor

LUMINANCE = (0.299, 0.587, 0.114)  # of red, green and blue (ITU-R BT.601)


def luminance(x: Tensor) -> Tensor:
    """Return the luminance (n, 1, h, w) of pictures (n, 3, h, w)."""
    return (x * for_channels(LUMINANCE, x.device)).sum(1, keepdim=True)


@cache
def for_channels(values: tuple[float, ...], device: torch.device) -> Tensor:
    """Return one number for each channel as a tensor (c, 1, 1) in fp32 on a device.

    The tensor is cached, because a transfer makes a GPU wait for the CPU and is impossible inside a CUDA graph.
    """
    return torch.tensor(values, device=device).view(-1, 1, 1)


def with_colors_of(picture: Tensor, content: Tensor) -> Tensor:
    """Return a picture with the luminance of `picture` and the chroma of `content`, both (n, 3, h, w) in [0, 1].

    Chroma that is out of gamut at that luminance is weakened, so that the luminance is exact and the result in [0, 1].
    """
    light = luminance(picture)
    chroma = content - luminance(content)
    room = torch.where(chroma > 0, 1 - light, light) / chroma.abs().clamp(min=1e-4)
    return light + chroma * room.amin(1, keepdim=True).clamp(max=1)


def gaussian_blur(x: Tensor, sigma: float) -> Tensor:
    """Return pictures (n, c, h, w) blurred by a Gaussian with a standard deviation of `sigma` pixels."""
    radius = max(1, math.ceil(2.5 * sigma))
    at = torch.arange(-radius, radius + 1, dtype=x.dtype, device=x.device)
    kernel = torch.exp(-(at**2) / (2 * sigma**2))
    kernel = kernel / kernel.sum()
    channels = x.shape[1]
    x = F.pad(x, (radius, radius, radius, radius), mode="replicate")
    x = F.conv2d(x, kernel.view(1, 1, 1, -1).expand(channels, 1, 1, -1), groups=channels)
    return F.conv2d(x, kernel.view(1, 1, -1, 1).expand(channels, 1, -1, 1), groups=channels)


def box_blur(x: Tensor, radius: int) -> Tensor:
    """Return the means of pictures (n, c, h, w) over squares of 2 × `radius` + 1 pixels."""
    return F.avg_pool2d(F.pad(x, (radius,) * 4, mode="replicate"), 2 * radius + 1, 1)


def guided_filter(x: Tensor, radius: int = 4, epsilon: float = 0.01) -> Tensor:
    """Return pictures (n, c, h, w) with areas flattened and edges kept.

    The guided filter (He et al. 2010) with the picture as its own guide; the larger `epsilon`, the more is flattened.
    """
    mean, square = box_blur(x, radius), box_blur(x * x, radius)
    variance = (square - mean**2).clamp(min=0)
    a = variance / (variance + epsilon)
    return box_blur(a, radius) * x + box_blur(mean - a * mean, radius)


def gradient(x: Tensor) -> tuple[Tensor, Tensor]:
    """Return the derivatives by y and by x of (n, 1, h, w), each of the same shape."""
    x = F.pad(x, (1, 1, 1, 1), mode="replicate")
    dx = (x[..., 2:] - x[..., :-2])[..., 1:-1, :]
    dy = (x[..., 2:, :] - x[..., :-2, :])[..., 1:-1]
    return dy / 2, dx / 2


def outline(x: Tensor, sigma: float = 1.0, gain: float = 9.0, floor: float = 0.12) -> Tensor:
    """Return lines where the luminance of pictures (n, 3, h, w) changes, (n, 1, h, w) in [0, 1]."""
    dy, dx = gradient(gaussian_blur(luminance(x), sigma))
    return ((dy**2 + dx**2 + 1e-8).sqrt() * gain - floor).clamp(0, 1)


def scale_saturation(x: Tensor, amount: float) -> Tensor:
    """Return pictures (n, 3, h, w) with colors `amount` times as far from gray, clipped to [0, 1]."""
    gray = luminance(x)
    return (gray + (x - gray) * amount).clamp(0, 1)


def scale_contrast(x: Tensor, amount: float) -> Tensor:
    """Return pictures with values `amount` times as far from 0.5, clipped to [0, 1]."""
    return ((x - 0.5) * amount + 0.5).clamp(0, 1)


def posterize(x: Tensor, count: float, softness: float = 0.15) -> Tensor:
    """Return values in [0, 1] reduced to `count` + 1 levels, with short slopes of `softness` between them."""
    scaled = x * count
    whole = scaled.floor()
    part = ((scaled - whole - 0.5) / softness).clamp(-0.5, 0.5) + 0.5
    return (whole + part) / count
