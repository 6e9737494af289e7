"""Building blocks of prints, drawings and light: flat layers, inks, screens, hatching, paint, glow, lamps."""

import torch
from torch import Tensor

from engine.bundled.training.renderers.tools import (
    area,
    boost_contrast,
    color_ramp,
    equalize,
    hex_color,
    mix,
    piece_colors,
    relief,
    texture,
    unit_texture,
)
from engine.network.filters import gaussian_blur, luminance, scale_saturation


def piece_tone(x: Tensor, c: Tensor, pieces: str) -> Tensor:
    """Return the equalized luminance of the pieces of this name, (n, 1, h, w)."""
    return equalize(piece_colors(c, pieces))


def step(v: Tensor, at: float, soft: float = 0.1) -> Tensor:
    """Return 0 where v is below `at`, 1 above, with a slope of the width `soft`."""
    return ((v - at) / soft + 0.5).clamp(0, 1)


def flat_tone(x: Tensor, c: Tensor) -> Tensor:
    """Return the equalized luminance of the photo's flat areas, (n, 1, h, w)."""
    return equalize(area(c, "flat"))


def layers(v: Tensor, *colors: str, soft: float = 0.05) -> Tensor:
    """Return flat colors (n, 3, h, w), from dark to light, for values (n, 1, h, w) in [0, 1] in equal steps."""
    out = hex_color(v, colors[0]).expand(len(v), 3, *v.shape[2:])
    for number, color in enumerate(colors[1:], 1):
        out = mix(step(v, number / len(colors), soft), out, hex_color(v, color))
    return out


def ink(cover: Tensor, paper: Tensor, color: str) -> Tensor:
    """Return a sheet printed with one ink where `cover` (n, 1, h, w) is 1: the ink darkens what lies below."""
    return paper * mix(cover.clamp(0, 1), torch.ones_like(paper), hex_color(paper, color))


def paint(cover: Tensor, ground: Tensor, color: str) -> Tensor:
    """Return a picture covered with one color where `cover` (n, 1, h, w) is 1."""
    return mix(cover.clamp(0, 1), ground, hex_color(ground, color))


def sheet(x: Tensor, color: str) -> Tensor:
    """Return an empty sheet of one color, with the shape of x."""
    return hex_color(x, color).expand_as(x)


def diagonals(c: Tensor) -> tuple[Tensor, Tensor]:
    """Return waves of 5.7 pixels across both diagonals, (n, 1, h, w) each in [-1, 1]."""
    even = texture(c, "lattice x") * texture(c, "lattice y")
    odd = texture(c, "lattice x, a quarter on") * texture(c, "lattice y, a quarter on")
    return even - odd, even + odd


def fine(wave: Tensor) -> Tensor:
    """Return a wave of half the wavelength."""
    return 2 * wave**2 - 1


def dot_screen(c: Tensor) -> Tensor:
    """Return halftone dots in a lattice turned by 45°, in [0, 1], 1 in the middle of each dot."""
    first, second = diagonals(c)
    return 0.5 + 0.25 * (first + second)


def strokes_colors(x: Tensor, c: Tensor, saturation: float) -> Tensor:
    """Return the photo in brush strokes of one color each."""
    return scale_saturation(boost_contrast(x, piece_colors(c, "stroke")), saturation)


def impasto(color: Tensor, c: Tensor, thickness: float) -> Tensor:
    """Return colors painted with a bristle brush: thick paint in the light from the upper left."""
    thick = 0.18 * texture(c, "bristle") + relief(unit_texture(c, "stroke edge"), 0.8)
    return color + thickness * thick * (0.35 + 0.65 * color)


def glow(light: Tensor, near: float = 2.0, far: float = 6.0) -> Tensor:
    """Return the shine around lights (n, k, h, w), the lights included."""
    return light + 0.6 * gaussian_blur(light, near) + 0.6 * gaussian_blur(light, far)


def duotone(x: Tensor, c: Tensor, *stops: tuple[float, str], contrast: float = 1.0) -> Tensor:
    """Return the photo's equalized tone as a ramp of colors."""
    return color_ramp(((equalize(x) - 0.5) * contrast + 0.5).clamp(0, 1), *stops)


def warm_share(x: Tensor) -> Tensor:
    """Return how much more red than blue a picture is, (n, 1, h, w), 0 for gray."""
    return x[:, :1] - x[:, 2:]


def rim_light(v: Tensor, strength: float = 4.0) -> Tensor:
    """Return the light (n, 1, h, w) in [0, 1] on slopes of a height that face the upper left."""
    return relief(gaussian_blur(v, 1.2), strength).clamp(0, 1)


def darkened(x: Tensor, by: Tensor | float) -> Tensor:
    """Return a picture darkened by a share, shadows more than lights."""
    return x * (1 - by) ** (1.2 - luminance(x))
