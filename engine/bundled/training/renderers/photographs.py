"""Photographs and films: old processes, special cameras, and worlds as films show them."""

import torch
from torch import Tensor

from engine.bundled.training.renderers.blocks import (
    paint,
    sheet,
    step,
    warm_share,
)
from engine.bundled.training.renderers.tools import (
    area,
    boost_contrast,
    cell_border,
    color_ramp,
    equalize,
    gray,
    hex_color,
    mix,
    moved,
    piece_colors,
    relief,
    renders,
    texture,
    unit_texture,
)
from engine.network.filters import (
    gaussian_blur,
    outline,
    scale_saturation,
)


@renders("film noir")
def _film_noir(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(x)
    blinds = step(texture(c, "lattice y"), -0.15, 0.7) * 0.45 + 0.55  # light through a venetian blind
    hard = step(tone, 0.5, 0.55) ** 1.2
    haze = 0.1 * unit_texture(c, "cloud") * tone
    return gray(hard * blinds + haze + 0.05 * texture(c, "grain") * (0.3 + tone))


@renders("cyanotype")
def _cyanotype(x: Tensor, c: Tensor) -> Tensor:
    brushed = 0.1 * texture(c, "hatch") + 0.1 * texture(c, "cloud") + 0.05 * texture(c, "grain")
    v = 1.1 * equalize(x) - 0.05 + brushed * 0.7
    return color_ramp(v, (0, "04183c"), (0.35, "11437f"), (0.65, "5f9cc4"), (1, "eef4f2"))


@renders("daguerreotype")
def _daguerreotype(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 0.8))
    plate = color_ramp(0.9 * tone + 0.05, (0, "14110f"), (0.5, "6f6658"), (0.85, "c8bca4"), (1, "efe6d2"))
    tarnish = step(texture(c, "cloud") + 0.3 * texture(c, "grain"), 0.35, 0.9)
    scratches = step(texture(c, "hatch"), 1.15, 0.3) * 0.25 + step(texture(c, "flake"), 0.6, 0.5) * 0.5
    dark = step(unit_texture(c, "wash edge") * -1, -0.12, 0.1) * 0.12
    tarnished = mix(tarnish * 0.5, plate, plate * hex_color(x, "7c86a8"))
    return (mix(scratches, tarnished, hex_color(x, "e8dcc0")) * (1 - dark)).clamp(0, 1)


@renders("polaroid")
def _polaroid(x: Tensor, c: Tensor) -> Tensor:
    faded = scale_saturation(x, 0.85) * x.new_tensor([0.78, 0.74, 0.62]).view(3, 1, 1)
    faded = faded + x.new_tensor([0.17, 0.15, 0.16]).view(3, 1, 1)
    faded = mix(0.25 * step(texture(c, "cloud"), 0.2, 1.2), faded, hex_color(x, "ffd9a0"))
    edge = texture(c, "card edge")
    shade = 0.06 * texture(c, "card value")
    framed = mix(step(edge, 0.0, 0.12), sheet(x, "f7f5ef"), faded + shade)
    return (framed * (0.55 + 0.45 * step(edge, -0.8, 0.4))).clamp(0, 1)


@renders("infrared photo")
def _infrared(x: Tensor, c: Tensor) -> Tensor:
    flat = area(c, "flat")
    leaf = step(warm_share(flat) + 0.15 * texture(c, "cloud"), 0.1, 0.4)
    tone = equalize(x)
    sky = color_ramp(0.85 * tone, (0, "06121c"), (0.5, "1f5a70"), (1, "c8eef0"))
    foliage = color_ramp(0.2 + 0.85 * tone, (0, "3c0620"), (0.4, "c81e5c"), (0.7, "ff7aa4"), (1, "fff0f4"))
    bloom = 0.35 * gaussian_blur(step(tone, 0.6, 0.5), 4.0)
    return (mix(leaf, sky, foliage) + bloom * hex_color(x, "ffd0e0")).clamp(0, 1)


@renders("double exposure")
def _double_exposure(x: Tensor, c: Tensor) -> Tensor:
    ghost = gaussian_blur(moved(x, torch.full_like(x[:, :1], 14)), 0.8)
    branches = torch.maximum(step(texture(c, "vein"), 0.35, 0.35), 0.7 * step(texture(c, "blade"), 0.4, 0.5))
    hills = color_ramp(
        0.55 + 0.4 * gaussian_blur(texture(c, "cloud"), 2.0) - 0.4 * branches,
        (0, "12262a"), (0.4, "3c6a62"), (0.7, "c88a6a"), (1, "f6dcc0"),
    )  # fmt: skip
    first, second = gray(equalize(x)) * hex_color(x, "d87a5c"), gray(equalize(ghost)) * hex_color(x, "4c9cb8")
    exposed = 1 - (1 - first) * (1 - second)  # exposed twice: light adds
    return mix(0.5 * step(0.5 - equalize(x), 0.0, 0.4), exposed, hills).clamp(0, 1)


@renders("steampunk")
def _steampunk(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 1.0))
    brass = color_ramp(
        0.12 + 0.6 * tone + relief(tone, 1.6) + 0.08 * texture(c, "cloud"),
        (0, "140a06"), (0.3, "5a3014"), (0.6, "b0762c"), (0.85, "e8c064"), (1, "fff0c0"),
    )  # fmt: skip
    plates = cell_border(c, "plane edge", 0.7)
    gear = unit_texture(c, "gear")
    wheel = step(gear, 0.5, 0.5)
    shade = 0.45 * gaussian_blur(wheel, 2.0) * (1 - wheel)
    copper = color_ramp(0.12 + 0.85 * tone + relief(gear, 0.5), (0, "2a120a"), (0.5, "b4703a"), (1, "ffd8a8"))
    rivets = step(texture(c, "small cell dot"), 0.5, 0.3) * step(texture(c, "plane edge") * -1, 0.4, 0.3)
    picture = mix(0.9 * wheel, brass * (1 - shade), copper)
    return paint(0.4 * plates, picture + 0.25 * rivets, "180c06").clamp(0, 1)


@renders("horror")
def _horror(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 0.8))
    rot = 0.16 * texture(c, "cloud") + 0.06 * texture(c, "grain")
    flesh = color_ramp(
        tone**1.3 + rot * tone, (0, "020303"), (0.3, "1a2418"), (0.6, "5c6a48"), (0.85, "a4ac84"), (1, "dce0c0")
    )
    veins = step(texture(c, "vein"), 0.55, 0.4) * 0.5 * tone
    blood = step(texture(c, "drip"), 0.0, 0.5)
    spots = step(texture(c, "splatter"), 0.3, 0.5) * step(texture(c, "cloud"), 0.1, 0.3)
    cut = paint(veins, flesh, "3a0a10")
    return paint(torch.maximum(blood, spots) * 0.92, cut, "8c060a") * (0.9 + 0.1 * texture(c, "grain"))


@renders("cel-shaded 3d render")
def _cel_shaded(x: Tensor, c: Tensor) -> Tensor:
    flat = boost_contrast(x, mix(0.5, area(c, "flat"), piece_colors(c, "fine")))
    height = equalize(gaussian_blur(area(c, "flat"), 2.0))
    lit = relief(height, 5.0)
    bands = 0.62 + 0.22 * step(lit, -0.12, 0.06) + 0.2 * step(lit, 0.1, 0.06)
    gloss = step(lit, 0.42, 0.08) * 0.7
    color = scale_saturation(0.12 + 0.85 * flat, 1.9) * bands * 1.1
    rim = step(outline(x, 1.8, 14, 0.3), 0.4, 0.3)
    return paint(0.85 * rim, mix(gloss, color, torch.ones_like(x)), "1a1426").clamp(0, 1)
