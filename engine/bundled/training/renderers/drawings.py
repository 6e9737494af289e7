"""Drawings and prints: lines and tones on a ground."""

import torch
from torch import Tensor

from engine.bundled.training.renderers.tools import (
    area,
    boost_contrast,
    color_ramp,
    equalize,
    gray,
    hex_color,
    mix,
    paper_grain,
    renders,
    texture,
    unit_texture,
)
from engine.network.filters import (
    gaussian_blur,
    guided_filter,
    outline,
    posterize,
    scale_contrast,
    scale_saturation,
)


@renders("pencil sketch")
def _pencil(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 1.0))
    dodge = (tone / (gaussian_blur(tone, 3.5) + 0.02)).clamp(0, 1) ** 3
    shade = (0.75 - tone).clamp(0, 1) * (0.5 + 0.9 * texture(c, "hatch")).clamp(0, 1)
    return gray((dodge * 0.95 - 0.75 * shade - 0.5 * outline(x, 0.8)) * paper_grain(c, 0.1))


@renders("charcoal drawing")
def _charcoal(x: Tensor, c: Tensor) -> Tensor:
    tone = scale_contrast(equalize(gaussian_blur(x, 1.5)), 1.5)
    rough = 0.35 * texture(c, "grain") + 0.2 * texture(c, "hatch")
    return gray((tone + rough * (1 - tone) * 0.9 - 0.9 * outline(x, 1.6, 12)) * paper_grain(c, 0.22) * 0.93 + 0.03)


@renders("crayon drawing")
def _crayon(x: Tensor, c: Tensor) -> Tensor:
    color = scale_saturation(0.2 + 0.8 * boost_contrast(x, area(c, "flat")), 2.4)
    cover = (1.15 - equalize(area(c, "flat")) + 0.6 * texture(c, "hatch") + 0.5 * texture(c, "grain")).clamp(0, 1)
    contour = (outline(x, 1.5, 10, 0.2) * (0.75 + 0.5 * texture(c, "grain"))).clamp(0, 1)
    drawn = mix(cover * 0.95, torch.ones_like(x), color)
    return mix(contour * 0.9, drawn, color * 0.25) * paper_grain(c, 0.08)


@renders("chalk drawing")
def _chalk(x: Tensor, c: Tensor) -> Tensor:
    board = hex_color(x, "20382f") * (0.9 + 0.35 * unit_texture(c, "cloud"))
    dust = (0.55 + 0.9 * texture(c, "grain")).clamp(0, 1)
    strokes = (outline(x, 1.2, 12) * 1.3).clamp(0, 1) * dust
    fill = ((equalize(x) - 0.55) * 2).clamp(0, 1) * (texture(c, "hatch") * 1.2).clamp(0, 1)
    return mix((strokes + 0.8 * fill).clamp(0, 1), board.expand_as(x), hex_color(x, "f3f3ea"))


@renders("ink wash painting")
def _ink(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(guided_filter(x, 6, 0.05), 1.5))
    wash = posterize((tone * 1.15 + 0.22 * texture(c, "cloud")).clamp(0, 1), 3, 0.35)
    brush = outline(x, 2.2, 16, 0.3) * (0.5 + 0.7 * unit_texture(c, "cloud"))
    return color_ramp(
        (0.15 + 0.95 * wash - 0.9 * brush).clamp(0, 1), (0, "141416"), (0.5, "77756f"), (1, "f3eee0")
    ) * paper_grain(c, 0.08)


@renders("woodcut print")
def _woodcut(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 1.2))
    cut = ((tone * 1.15 - unit_texture(c, "engraving") * 0.9 - 0.05) * 6 + 0.5).clamp(0, 1)
    return gray(cut * (1 - outline(x, 1.2, 14, 0.35))) * hex_color(x, "f6f0e0") + 0.03


@renders("blueprint")
def _blueprint(x: Tensor, c: Tensor) -> Tensor:
    grid = torch.maximum(texture(c, "lattice x"), texture(c, "lattice y"))
    fine = ((grid - 0.75) * 4).clamp(0, 1) * 0.16
    ground = hex_color(x, "124a9c") * (0.9 + 0.2 * unit_texture(c, "cloud"))
    return mix((outline(x, 1.0, 12, 0.15) * 1.1 + fine).clamp(0, 1), ground.expand_as(x), hex_color(x, "e2efff"))
