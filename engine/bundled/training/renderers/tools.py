"""What renderers are made of: texture channels by name, borders, reliefs, color ramps, and their registry."""

import math
from collections.abc import Callable
from itertools import pairwise

import torch
from torch import Tensor

from engine.network.filters import (
    gaussian_blur,
    gradient,
    luminance,
    scale_saturation,
)
from engine.network.texture_set import LARGE_CELL, PLANE, SMALL_CELL, WASH
from engine.network.textures import FIRST

Renderer = Callable[[Tensor, Tensor], Tensor]
RENDERERS: dict[str, Renderer] = {}
EDGE_SCALES = {  # of the textures that are distances to an edge, in pixels
    "small cell edge": SMALL_CELL / 4,
    "large cell edge": LARGE_CELL / 4,
    "plane edge": PLANE / 12,
    "brick edge": 3.0,
    "wash edge": WASH / 6,
}


def renders(name: str) -> Callable[[Renderer], Renderer]:
    """Register a renderer under the vocabulary's name of its style."""

    def register(renderer: Renderer) -> Renderer:
        RENDERERS[name] = renderer
        return renderer

    return register


def texture(c: Tensor, name: str) -> Tensor:
    """Return one texture, or the edge, value or facet of superpixels ("fine edge"), (n, 1, h, w) in about [-1, 1]."""
    return c[:, FIRST[name]].unsqueeze(1)


def piece_colors(c: Tensor, layout: str) -> Tensor:
    """Return the photo in pieces of a layout or in superpixels, each in its mean color, (n, 3, h, w) in [0, 1]."""
    return area(c, f"{layout} color")


def area(c: Tensor, name: str) -> Tensor:
    """Return the photo's areas of this name, (n, 3, h, w) in [0, 1]."""
    return (c[:, FIRST[name] : FIRST[name] + 3] + 1) / 2


def unit_texture(c: Tensor, name: str) -> Tensor:
    """Return one texture, scaled and clipped to [0, 1], (n, 1, h, w)."""
    return (texture(c, name).clamp(-1, 1) + 1) / 2


def cell_border(c: Tensor, name: str, width: float, soft: float = 0.8) -> Tensor:
    """Return 1 on the borders between cells, `width` pixels to either side, and 0 inside them, (n, 1, h, w)."""
    distance = (texture(c, name) + 1) * EDGE_SCALES[name]
    return ((width + soft / 2 - distance) / soft).clamp(0, 1)


def blurred_tone(x: Tensor, sigma: float = 1.2) -> Tensor:
    """Return the equalized luminance without fine detail, the height of a relief, (n, 1, h, w) in [0, 1]."""
    return equalize(gaussian_blur(x, sigma))


def vivid_pieces(x: Tensor, c: Tensor, layout: str, saturation: float) -> Tensor:
    """Return the photo in pieces, with more contrast if it has little and `saturation` times as colorful."""
    return scale_saturation(boost_contrast(x, piece_colors(c, layout)), saturation)


def shine(height: Tensor, strength: float, floor: float = 0.25) -> Tensor:
    """Return the highlights on a smooth surface (n, 1, h, w) lit from the upper left, in [0, 1]."""
    return (relief(height, strength) - floor).clamp(0, 1)


def line_at(v: Tensor, at: float, width: float) -> Tensor:
    """Return 1 where values (n, 1, h, w) are `at`, falling to 0 at `width` from it."""
    return (1 - (v - at).abs() / width).clamp(0, 1)


def relief(height: Tensor, strength: float) -> Tensor:
    """Return the light and shadow on a surface (n, 1, h, w) lit from the upper left."""
    dy, dx = gradient(height)
    return strength * (dx + dy)


def equalize(x: Tensor) -> Tensor:
    """Return the luminance with mean and contrast equalized, (n, 1, h, w): dark and light photos look the same."""
    y = luminance(x)
    mean, deviation = y.mean((2, 3), keepdim=True), y.std((2, 3), keepdim=True)
    return torch.sigmoid((y - mean) / (deviation + 0.05) * 1.6)


def boost_contrast(x: Tensor, colors: Tensor) -> Tensor:
    """Return `colors` with more contrast if the photo `x` has little, so that a pattern does not hide it."""
    mean, deviation = x.mean((1, 2, 3), keepdim=True), luminance(x).std((2, 3), keepdim=True)
    return (mean + (colors - mean) * (0.24 / (deviation + 0.02)).clamp(1, 2)).clamp(0, 1)


def color_ramp(v: Tensor, *stops: tuple[float, str]) -> Tensor:
    """Return colors (n, 3, h, w) for values (n, 1, h, w) in [0, 1], interpolated between stops (value, "rrggbb")."""
    out = hex_color(v, stops[0][1]).expand(len(v), 3, *v.shape[2:])
    for (low, first), (high, second) in pairwise(stops):
        share = ((v - low) / (high - low)).clamp(0, 1)
        out = out + share * (hex_color(v, second) - hex_color(v, first))
    return out


def hue_wheel(hue: Tensor) -> Tensor:
    """Return saturated colors (n, 3, h, w) for hues (n, 1, h, w) in turns."""
    return torch.cat([0.5 + 0.5 * torch.cos(2 * math.pi * (hue + shift)) for shift in (0.0, 0.33, 0.67)], dim=1)


def mix(share: Tensor | float, first: Tensor, second: Tensor) -> Tensor:
    """Return the linear blend of two pictures, `second` where the share is 1."""
    return first + share * (second - first)


def paper_grain(c: Tensor, depth: float) -> Tensor:
    """Return the brightness of grained paper, (n, 1, h, w) in [1 − depth, 1]."""
    return 1 - depth * (0.6 * unit_texture(c, "grain") + 0.4 * unit_texture(c, "cloud"))


def hex_color(x: Tensor, code: str) -> Tensor:
    """Return the color "rrggbb" as (1, 3, 1, 1), in the precision and on the device of `x`."""
    return (x.new_tensor(list(bytes.fromhex(code))) / 255).view(1, 3, 1, 1)


def gray(v: Tensor) -> Tensor:
    """Return a gray picture (n, 3, h, w) of values (n, 1, h, w), clipped to [0, 1]."""
    return v.clamp(0, 1).expand(-1, 3, -1, -1)


def pixel_phase(x: Tensor, side: int = 8) -> tuple[Tensor, Tensor]:
    """Return the position of each pixel in its square of `side` pixels, in [0, 1), horizontally and vertically."""
    height, width = x.shape[-2:]
    u = ((torch.arange(width, device=x.device, dtype=x.dtype) + 0.5) / side % 1).view(1, 1, 1, -1)
    v = ((torch.arange(height, device=x.device, dtype=x.dtype) + 0.5) / side % 1).view(1, 1, -1, 1)
    return u.expand(1, 1, height, width), v.expand(1, 1, height, width)


def moved(x: Tensor, by: Tensor) -> Tensor:
    """Return a picture in which each pixel comes from `by` (n, 1, h, w) pixels to its right."""
    width = x.shape[-1]
    at = (torch.arange(width, device=x.device).view(1, 1, 1, -1) + by.long()).clamp(0, width - 1)
    return x.gather(-1, at.expand(-1, x.shape[1], -1, -1))
