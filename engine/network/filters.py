"""Filters over pictures (n, c, h, w), as every textbook has them."""

import math
from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor

LUMINANCE = (0.299, 0.587, 0.114)  # of red, green and blue (ITU-R BT.601)


def luminance(x: Tensor) -> Tensor:
    """Pictures (n, 3, h, w) to their luminance (n, 1, h, w)."""
    return (x * for_channels(LUMINANCE, x.device)).sum(1, keepdim=True)


@cache
def for_channels(values: tuple[float, ...], device: torch.device) -> Tensor:
    """Return one number for each channel of a picture, (c, 1, 1) in fp32.

    The tensor is kept: a GPU that has to be sent something waits for the CPU, and a CUDA graph cannot be sent anything.
    """
    return torch.tensor(values, device=device).view(-1, 1, 1)


def with_colours_of(picture: Tensor, content: Tensor) -> Tensor:
    """The luminance of one picture with the colours (chroma) of another, both (n, 3, h, w) in [0, 1].

    Where a colour is too strong to be so light or so dark it is weakened, so that the luminance is kept.
    """
    light = luminance(picture)
    chroma = content - luminance(content)
    room = torch.where(chroma > 0, 1 - light, light) / chroma.abs().clamp(min=1e-4)
    return light + chroma * room.amin(1, keepdim=True).clamp(max=1)


def blur(x: Tensor, sigma: float) -> Tensor:
    """Gaussian, of `sigma` pixels."""
    radius = max(1, math.ceil(2.5 * sigma))
    at = torch.arange(-radius, radius + 1, dtype=x.dtype, device=x.device)
    kernel = torch.exp(-(at**2) / (2 * sigma**2))
    kernel = kernel / kernel.sum()
    channels = x.shape[1]
    x = F.pad(x, (radius, radius, radius, radius), mode="replicate")
    x = F.conv2d(x, kernel.view(1, 1, 1, -1).expand(channels, 1, 1, -1), groups=channels)
    return F.conv2d(x, kernel.view(1, 1, -1, 1).expand(channels, 1, -1, 1), groups=channels)


def box(x: Tensor, radius: int) -> Tensor:
    """Means over squares of 2 × radius + 1 pixels."""
    return F.avg_pool2d(F.pad(x, (radius,) * 4, mode="replicate"), 2 * radius + 1, 1)


def smooth(x: Tensor, radius: int = 4, epsilon: float = 0.01) -> Tensor:
    """Flat areas without losing edges: the guided filter (He et al. 2010), the picture being its own guide."""
    mean, square = box(x, radius), box(x * x, radius)
    variance = (square - mean**2).clamp(min=0)
    a = variance / (variance + epsilon)
    return box(a, radius) * x + box(mean - a * mean, radius)


def gradient(x: Tensor) -> tuple[Tensor, Tensor]:
    """d/dy and d/dx of (n, 1, h, w)."""
    x = F.pad(x, (1, 1, 1, 1), mode="replicate")
    dx = (x[..., 2:] - x[..., :-2])[..., 1:-1, :]
    dy = (x[..., 2:, :] - x[..., :-2, :])[..., 1:-1]
    return dy / 2, dx / 2


def outline(x: Tensor, sigma: float = 1.0, gain: float = 9.0, floor: float = 0.12) -> Tensor:
    """Lines where the luminance changes, (n, 1, h, w) in [0, 1]."""
    dy, dx = gradient(blur(luminance(x), sigma))
    return ((dy**2 + dx**2 + 1e-8).sqrt() * gain - floor).clamp(0, 1)


def saturated(x: Tensor, amount: float) -> Tensor:
    """Colours `amount` times as far from grey, cut off at 0 and 1."""
    grey = luminance(x)
    return (grey + (x - grey) * amount).clamp(0, 1)


def contrasted(x: Tensor, amount: float) -> Tensor:
    """Values `amount` times as far from the middle, cut off at 0 and 1."""
    return ((x - 0.5) * amount + 0.5).clamp(0, 1)


def stairs(x: Tensor, count: float, softness: float = 0.15) -> Tensor:
    """`count` + 1 values instead of many, with short slopes between them."""
    scaled = x * count
    whole = scaled.floor()
    part = ((scaled - whole - 0.5) / softness).clamp(-0.5, 0.5) + 0.5
    return (whole + part) / count
