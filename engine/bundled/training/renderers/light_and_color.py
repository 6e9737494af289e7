"""Light and color: a picture seen in another light or in other colors."""

import torch
from torch import Tensor

from engine.bundled.training.renderers.tools import (
    color_ramp,
    equalize,
    gray,
    hex_color,
    hue_wheel,
    moved,
    pixel_phase,
    renders,
    texture,
)
from engine.network.filters import (
    gaussian_blur,
    luminance,
    outline,
    scale_contrast,
    scale_saturation,
)
from engine.protocol.palettes import KEPT_COLOR_SHARE, RAMPS


@renders("neon")
def _neon(x: Tensor, c: Tensor) -> Tensor:
    tubes = (outline(x, 1.2, 14, 0.25) * 1.3).clamp(0, 1)
    color = 0.1 + 0.9 * hue_wheel(0.5 * texture(c, "wash value") + 0.35)
    glow = (gaussian_blur(tubes, 2.5) * 1.5 + gaussian_blur(tubes, 7.0) * 1.3).clamp(0, 1)
    return (hex_color(x, "07030f") + 0.05 * x + color * glow + 0.45 * (tubes - 0.5).clamp(0, 1)).clamp(0, 1)


@renders("cyberpunk")
def _cyberpunk(x: Tensor, c: Tensor) -> Tensor:
    ramp = color_ramp(equalize(x), (0, "120430"), (0.3, "5c1190"), (0.55, "f02aa8"), (0.8, "42d2f0"), (1, "e0ffff"))
    bright = ramp + 0.6 * gaussian_blur((ramp - 0.6).clamp(min=0), 4.0)
    return (bright * (0.86 + 0.14 * texture(c, "lattice y"))).clamp(0, 1)


@renders("psychedelic")
def _psychedelic(x: Tensor, c: Tensor) -> Tensor:
    return (
        hue_wheel(1.3 * equalize(gaussian_blur(x, 2.0)) + 0.35 * gaussian_blur(texture(c, "cloud"), 3.0)) * 1.1
    ).clamp(0, 1)


@renders("glitch")
def _glitch(x: Tensor, c: Tensor) -> Tensor:
    _, v = pixel_phase(x)
    tear = torch.where(v < 0.35, 8.0, 0.0).expand_as(luminance(x))
    shifted = moved(x, tear)
    red, blue = moved(shifted[:, :1], torch.full_like(tear, 6)), moved(shifted[:, 2:], torch.full_like(tear, -6))
    split = torch.cat([red, shifted[:, 1:2], blue], dim=1)
    return scale_contrast(scale_saturation(split, 1.8), 1.2) * (0.8 + 0.2 * texture(c, "lattice y"))


@renders("thermal image")
def _thermal(x: Tensor, c: Tensor) -> Tensor:
    return color_ramp(
        equalize(gaussian_blur(x, 1.5)),
        (0.05, "08004c"),
        (0.25, "4c00aa"),
        (0.42, "be0096"),
        (0.58, "f03c32"),
        (0.72, "ff9600"),
        (0.86, "ffeb3c"),
        (0.97, "fffff0"),
    )


@renders("sunset")
def _sunset(x: Tensor, c: Tensor) -> Tensor:
    v = equalize(x) * 0.9 + 0.12 * gaussian_blur(texture(c, "cloud"), 3.0) + 0.05
    return color_ramp(v, (0, "1e0d34"), (0.3, "842a5c"), (0.55, "ee5f3c"), (0.8, "ffa84a"), (1, "ffe79c"))


@renders("night")
def _night(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(x)
    stars = (
        ((texture(c, "small cell dot") - 0.6) * 4).clamp(0, 1) * (texture(c, "small cell value") > 0.8) * (tone < 0.35)
    )
    return (
        color_ramp(tone * 0.9, (0, "02030c"), (0.5, "12224e"), (0.85, "3f61a4"), (1, "d6ddff")) + 0.8 * stars
    ).clamp(0, 1)


@renders("sepia")
def _sepia(x: Tensor, c: Tensor) -> Tensor:
    return color_ramp(luminance(x) + 0.04 * texture(c, "grain"), (0, "26160a"), (0.5, "967048"), (1, "fae4be"))


@renders("black and white")
def _black_and_white(x: Tensor, c: Tensor) -> Tensor:
    return gray(scale_contrast(luminance(x), 1.35))


@renders("negative")
def _negative(x: Tensor, c: Tensor) -> Tensor:
    return 1 - x


@renders("vintage")
def _vintage(x: Tensor, c: Tensor) -> Tensor:
    faded = scale_saturation(x, 0.6) * x.new_tensor([0.8, 0.72, 0.58]).view(3, 1, 1) + x.new_tensor(
        [0.17, 0.13, 0.12]
    ).view(3, 1, 1)
    return (faded + 0.06 * texture(c, "grain") + 0.03 * texture(c, "cloud")).clamp(0, 1)


def tint(x: Tensor, color: str) -> Tensor:
    """Return a picture in shades of one of the colors of RAMPS."""
    dark, middle, light = RAMPS[color]
    v = scale_contrast(luminance(x), 1.15)
    return (1 - KEPT_COLOR_SHARE) * color_ramp(v, (0, dark), (0.5, middle), (1, light)) + KEPT_COLOR_SHARE * x


def _tint(name: str) -> None:
    @renders(name)
    def render(x: Tensor, c: Tensor) -> Tensor:
        return tint(x, name)


for _name in RAMPS:
    _tint(_name)
