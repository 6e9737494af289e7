"""Materials: what a picture looks like if it is made of something else."""

import torch
from torch import Tensor

from engine.bundled.training.renderers.tools import (
    cell_border,
    color_ramp,
    equalize,
    gray,
    hex_color,
    line_at,
    mix,
    relief,
    renders,
    texture,
    unit_texture,
)
from engine.network.filters import (
    gaussian_blur,
    guided_filter,
    scale_saturation,
)


@renders("fire")
def _fire(x: Tensor, c: Tensor) -> Tensor:
    tongues = 0.6 * texture(c, "cloud") + 0.4 * texture(c, "blade")
    v = 0.66 * equalize(x) + 0.24 * tongues + 0.2 * unit_texture(c, "vein") * equalize(x)
    return color_ramp(
        v, (0, "080200"), (0.25, "7a0f00"), (0.5, "e34606"), (0.72, "ff9a12"), (0.88, "ffdd55"), (1, "fffbd0")
    )


@renders("lava")
def _lava(x: Tensor, c: Tensor) -> Tensor:
    crack = (1 - unit_texture(c, "large cell edge") * 3.2).clamp(0, 1) + 0.4 * cell_border(c, "large cell edge", 1.0)
    heat = crack * (0.1 + 0.75 * equalize(x)) + 0.9 * (equalize(x) - 0.5)
    rock = gray(0.04 + 0.16 * unit_texture(c, "cloud") * equalize(x) + 0.06 * texture(c, "grain"))
    glow = color_ramp(heat, (0, "000000"), (0.25, "7a0800"), (0.55, "f04a00"), (0.8, "ffb020"), (1, "fff09a"))
    return (rock + glow).clamp(0, 1)


@renders("ice")
def _ice(x: Tensor, c: Tensor) -> Tensor:
    cracks = line_at(texture(c, "broad edge"), -0.9, 0.3) + 0.7 * unit_texture(c, "vein") ** 3
    v = 0.08 + 0.72 * equalize(x) + 0.06 * texture(c, "broad value") + 0.06 * texture(c, "broad facet") + 0.2 * cracks
    return color_ramp(v, (0, "0f3562"), (0.4, "4f9fd0"), (0.75, "bfe6f6"), (1, "ffffff"))


@renders("snow")
def _snow(x: Tensor, c: Tensor) -> Tensor:
    cold = scale_saturation(x, 0.35) * 0.5 + 0.42
    cover = ((equalize(x) - 0.42) * 2.4 + 0.6 * texture(c, "cloud")).clamp(0, 1)
    snowy = mix(cover, cold * hex_color(x, "c3d2e6"), hex_color(x, "eef3fb"))
    return torch.maximum(snowy, unit_texture(c, "flake").expand_as(x))


@renders("underwater")
def _underwater(x: Tensor, c: Tensor) -> Tensor:
    v = 0.06 + 0.66 * equalize(gaussian_blur(x, 1.2)) + 0.4 * unit_texture(c, "vein") ** 2
    return color_ramp(v, (0, "001a3e"), (0.5, "07748f"), (0.8, "45c9cf"), (1, "dcfff8"))


@renders("sand")
def _sand(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 1.2))
    v = 0.2 + 0.52 * tone + 0.12 * texture(c, "ring") + 0.14 * texture(c, "grain") + relief(tone, 0.8)
    return color_ramp(v, (0, "5f3f1e"), (0.5, "cba066"), (1, "fbe6b8"))


@renders("marble")
def _marble(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(guided_filter(x, 3, 0.02))
    v = (
        0.5
        + 0.55 * tone
        - 0.34 * unit_texture(c, "vein") ** 3
        + 0.12 * texture(c, "cloud")
        + relief(equalize(gaussian_blur(x, 1.2)), 1.0)
        - 0.16
    )
    return color_ramp(v, (0, "2b2c30"), (0.5, "a9a9ac"), (1, "fdfcf9"))


@renders("wood")
def _wood(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 1.2))
    v = 0.16 + 0.55 * tone + 0.15 * texture(c, "ring") + 0.07 * texture(c, "grain") + relief(tone, 0.8)
    return color_ramp(v, (0, "2c1608"), (0.45, "8a5226"), (0.8, "c9925a"), (1, "e8c493"))


@renders("grass")
def _grass(x: Tensor, c: Tensor) -> Tensor:
    v = 0.12 + 0.62 * equalize(x) + 0.26 * texture(c, "blade") + relief(texture(c, "blade"), 0.2)
    return color_ramp(v, (0, "06200a"), (0.4, "2a6d18"), (0.72, "72ab33"), (1, "d8ee86"))


@renders("gold")
def _gold(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 1.2))
    v = 0.5 + 0.5 * torch.sin(6 * tone + 1.2 * texture(c, "cloud"))
    v = 0.1 + 0.4 * v + 0.42 * tone + relief(tone, 1.8)
    return color_ramp(v, (0, "2c1602"), (0.3, "8f5a0b"), (0.65, "dfa728"), (0.88, "ffdf70"), (1, "fffce3"))


@renders("silver")
def _silver(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 1.2))
    v = 0.5 + 0.5 * torch.sin(6 * tone + 1.2 * texture(c, "cloud"))
    v = 0.06 + 0.45 * v + 0.4 * tone + relief(tone, 1.8)
    return color_ramp(v, (0, "101216"), (0.5, "858b95"), (1, "fcfdff"))


@renders("rust")
def _rust(x: Tensor, c: Tensor) -> Tensor:
    rough = 0.5 * texture(c, "cloud") + 0.24 * texture(c, "grain")
    v = 0.1 + 0.55 * equalize(x) + 0.55 * rough + relief(rough, 0.25)
    return color_ramp(v, (0, "23100a"), (0.4, "7a3413"), (0.65, "bd5f25"), (0.85, "9d938b"), (1, "c6c1bb"))
