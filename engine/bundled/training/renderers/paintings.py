"""Paintings: washes, strokes, dots, planes and outlines."""

import torch
from torch import Tensor

from engine.bundled.training.renderers.tools import (
    area,
    boost_contrast,
    cell_border,
    color_ramp,
    equalize,
    hex_color,
    hue_wheel,
    mix,
    paper_grain,
    piece_colors,
    relief,
    renders,
    texture,
    unit_texture,
)
from engine.network.filters import (
    gaussian_blur,
    guided_filter,
    outline,
    scale_contrast,
    scale_saturation,
)


@renders("watercolor painting")
def _watercolor(x: Tensor, c: Tensor) -> Tensor:
    flat = boost_contrast(x, area(c, "flat"))
    color = scale_saturation(mix(0.15, flat, piece_colors(c, "wash")), 1.9)
    dry = 1 - unit_texture(c, "wash edge")  # drying water leaves its pigment at the edge
    wash = (
        0.68 + 0.22 * texture(c, "wash value") + 0.25 * texture(c, "cloud") + 0.35 * dry**4 + 0.14 * texture(c, "grain")
    )
    light = ((equalize(flat) - 0.62) * 3.5 + 0.7 * texture(c, "cloud")).clamp(0, 1)
    painted = mix(light * 0.85, 1 - (1 - color) * wash, torch.ones_like(x)) - 0.35 * outline(x, 1.2, 9, 0.2)
    return painted.clamp(0, 1) * paper_grain(c, 0.1)


@renders("oil painting")
def _oil(x: Tensor, c: Tensor) -> Tensor:
    color = scale_saturation(scale_contrast(mix(0.8, x, boost_contrast(x, piece_colors(c, "stroke"))), 1.2), 1.6)
    thick = 0.16 * texture(c, "bristle") + relief(unit_texture(c, "stroke edge"), 0.9)
    return (color * (1 + 0.22 * texture(c, "stroke value")) + thick * (0.35 + 0.65 * color)).clamp(0, 1)


@renders("starry night")
def _starry(x: Tensor, c: Tensor) -> Tensor:
    stroke = equalize(mix(0.55, gaussian_blur(x, 1.0), boost_contrast(x, piece_colors(c, "fine"))))
    stars = ((texture(c, "large cell edge") - 0.35) * 2.2).clamp(0, 1) * (texture(c, "large cell value") > 0.75)
    v = 0.04 + 0.84 * stroke + 0.1 * texture(c, "stroke value") + 0.09 * texture(c, "bristle") + 0.7 * stars
    ramp = color_ramp(v, (0, "0a1236"), (0.3, "1c3f8c"), (0.58, "4f93c4"), (0.8, "e3c356"), (1, "fff3a6"))
    return (ramp + relief(unit_texture(c, "stroke edge"), 0.5)).clamp(0, 1)


@renders("pointillism")
def _pointillism(x: Tensor, c: Tensor) -> Tensor:
    dots = ((texture(c, "small cell dot") - 0.1) * 5).clamp(0, 1)
    color = scale_saturation(boost_contrast(x, piece_colors(c, "small cell")), 2.0)
    jump = (hue_wheel(texture(c, "small cell value") * 0.5 + 0.1) - 0.5) * texture(c, "small cell value").abs()
    between = mix(0.4, hex_color(x, "f1ead8"), color)
    return mix(dots, between, (color + 0.4 * jump).clamp(0, 1))


@renders("cubism")
def _cubism(x: Tensor, c: Tensor) -> Tensor:
    palette = color_ramp(
        unit_texture(c, "plane value"), (0, "4a3222"), (0.3, "c08a4c"), (0.5, "4d6f7a"), (0.75, "dcc193"), (1, "94492f")
    )
    tone = equalize(mix(0.45, area(c, "flat"), boost_contrast(x, piece_colors(c, "plane"))))
    shade = 1 + 0.45 * texture(c, "plane slope")  # each plane is light on one side
    painted = mix(0.55, boost_contrast(x, piece_colors(c, "plane")), palette) * (0.25 + 1.2 * tone) * shade
    lines = torch.maximum(0.8 * outline(x, 1.4, 12, 0.3), 0.7 * cell_border(c, "plane edge", 0.8))
    return painted.clamp(0, 1) * (1 - lines)


@renders("comic book")
def _comic(x: Tensor, c: Tensor) -> Tensor:
    color = area(c, "few colors")
    screen = (texture(c, "lattice x") + texture(c, "lattice y")) / 4 + 0.5
    shadow = ((screen - equalize(x) * 1.2) * 8).clamp(0, 1)
    return mix(shadow * 0.8, color, color * 0.25) * (1 - outline(x, 1.2, 14, 0.4))


@renders("cartoon")
def _cartoon(x: Tensor, c: Tensor) -> Tensor:
    color = 0.1 + 0.9 * mix(0.75, scale_saturation(area(c, "flat"), 1.9), area(c, "few colors"))
    return color * (1 - outline(guided_filter(x, 2, 0.01), 1.1, 16, 0.35))
