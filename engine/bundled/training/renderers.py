"""Renderers: procedures that repaint a photo in each style, from which the bundled models learn.

A renderer is a function of a photo and its texture channels (engine.network.textures) alone: whatever looks random in
it comes from the texture channels. So a network that sees both can learn it exactly.

In every renderer `x` are photos (n, 3, h, w) in [0, 1], `c` their texture channels `texture_channels(x)`, (n, CHANNELS,
h, w), and the result has the shape of `x`.
"""

import math
from collections.abc import Callable
from itertools import pairwise

import torch
from torch import Tensor

from engine.bundled.plain_colors import KEPT_COLOR_SHARE, RAMPS, hex_to_rgb
from engine.network.filters import (
    gaussian_blur,
    gradient,
    guided_filter,
    luminance,
    outline,
    posterize,
    scale_contrast,
    scale_saturation,
)
from engine.network.textures import AREAS, LARGE_CELL, LAYOUTS, LINES, PLANE, SMALL_CELL, TEXTURES

Renderer = Callable[[Tensor, Tensor], Tensor]
RENDERERS: dict[str, Renderer] = {}
EDGE_SCALES = {  # of the textures that are distances to an edge, in pixels
    "small cell edge": SMALL_CELL / 4,
    "large cell edge": LARGE_CELL / 4,
    "plane edge": PLANE / 12,
    "brick edge": 3.0,
}


def renders(name: str) -> Callable[[Renderer], Renderer]:
    """Register a renderer under the vocabulary's name of its style."""

    def register(renderer: Renderer) -> Renderer:
        RENDERERS[name] = renderer
        return renderer

    return register


# ── tools ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def texture(c: Tensor, name: str) -> Tensor:
    """Return one texture, (n, 1, h, w) in about [-1, 1]."""
    return c[:, TEXTURES.index(name)].unsqueeze(1)


def piece_colors(c: Tensor, layout: str) -> Tensor:
    """Return the photo in pieces of a layout, each in its mean color, (n, 3, h, w) in [0, 1]."""
    first = len(TEXTURES) + 3 * LAYOUTS.index(layout)
    return (c[:, first : first + 3] + 1) / 2


def area(c: Tensor, name: str) -> Tensor:
    """Return the photo's areas of this name, (n, 3, h, w) in [0, 1]."""
    first = len(TEXTURES) + 3 * len(LAYOUTS) + len(LINES) + 3 * AREAS.index(name)
    return (c[:, first : first + 3] + 1) / 2


def unit_texture(c: Tensor, name: str) -> Tensor:
    """Return one texture, scaled and clipped to [0, 1], (n, 1, h, w)."""
    return (texture(c, name).clamp(-1, 1) + 1) / 2


def cell_border(c: Tensor, name: str, width: float, soft: float = 0.8) -> Tensor:
    """Return 1 on the borders between cells, `width` pixels to either side, and 0 inside them, (n, 1, h, w)."""
    distance = (texture(c, name) + 1) * EDGE_SCALES[name]
    return ((width + soft / 2 - distance) / soft).clamp(0, 1)


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
    return x.new_tensor(hex_to_rgb(code)).view(1, 3, 1, 1)


def gray(v: Tensor) -> Tensor:
    """Return a gray picture (n, 3, h, w) of values (n, 1, h, w), clipped to [0, 1]."""
    return v.clamp(0, 1).expand(-1, 3, -1, -1)


# ── drawings ─────────────────────────────────────────────────────────────────────────────────────────────────────────


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


# ── paintings ────────────────────────────────────────────────────────────────────────────────────────────────────────


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
    stroke = equalize(mix(0.6, gaussian_blur(x, 1.0), boost_contrast(x, piece_colors(c, "stroke"))))
    stars = ((texture(c, "large cell edge") - 0.35) * 2.2).clamp(0, 1) * (texture(c, "large cell value") > 0.75)
    v = 0.04 + 0.84 * stroke + 0.16 * texture(c, "stroke value") + 0.09 * texture(c, "bristle") + 0.7 * stars
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


# ── made of pieces ───────────────────────────────────────────────────────────────────────────────────────────────────


@renders("mosaic")
def _mosaic(x: Tensor, c: Tensor) -> Tensor:
    tile = scale_saturation(scale_contrast(boost_contrast(x, piece_colors(c, "small cell")), 1.2), 1.6)
    glaze = tile * (1 + 0.25 * texture(c, "small cell value")) + 0.08 * unit_texture(c, "small cell edge")
    return mix(cell_border(c, "small cell edge", 0.75), glaze.clamp(0, 1), hex_color(x, "e6e0d3").expand_as(x))


@renders("stained glass")
def _stained_glass(x: Tensor, c: Tensor) -> Tensor:
    pane = scale_saturation(scale_contrast(boost_contrast(x, piece_colors(c, "large cell")), 1.4), 2.6)
    tint = hue_wheel(texture(c, "large cell value") * 0.5)
    glass = 0.75 * pane + 0.4 * tint * (0.2 + 0.9 * equalize(piece_colors(c, "large cell")))
    glow = (0.85 + 0.3 * unit_texture(c, "cloud")) * (0.75 + 0.45 * unit_texture(c, "large cell edge"))
    lead = torch.maximum(cell_border(c, "large cell edge", 1.6), outline(x, 2.2, 12, 0.5) * 0.8)
    return (scale_saturation(glass * glow, 1.3) * (1 - lead) + 0.03 * lead).clamp(0, 1)


@renders("pixel art")
def _pixels(x: Tensor, c: Tensor) -> Tensor:
    return posterize(scale_saturation(scale_contrast(boost_contrast(x, piece_colors(c, "square")), 1.3), 1.7), 5, 0.1)


@renders("low poly")
def _low_poly(x: Tensor, c: Tensor) -> Tensor:
    return (
        scale_saturation(scale_contrast(boost_contrast(x, piece_colors(c, "facet")), 1.15), 1.5)
        * (1 + 0.34 * texture(c, "facet"))
    ).clamp(0, 1)


@renders("brick wall")
def _bricks(x: Tensor, c: Tensor) -> Tensor:
    v = 0.04 + 0.78 * equalize(gaussian_blur(x, 1.2)) + 0.12 * texture(c, "brick value") + 0.1 * texture(c, "grain")
    wall = color_ramp(v, (0, "461810"), (0.5, "a8462f"), (1, "eda07e"))
    mortar = hex_color(x, "cfc7bb") * (0.45 + 0.55 * equalize(gaussian_blur(x, 2.0)))
    return mix(cell_border(c, "brick edge", 0.9), wall, mortar)


@renders("stone wall")
def _stones(x: Tensor, c: Tensor) -> Tensor:
    rough = 0.35 * texture(c, "cloud") + 0.16 * texture(c, "grain")
    v = 0.1 + 0.8 * equalize(gaussian_blur(x, 1.2)) + 0.1 * texture(c, "large cell value") + 0.3 * rough
    v = (
        v
        + relief(unit_texture(c, "large cell edge") * 2 + rough, 0.25)
        - 0.75 * cell_border(c, "large cell edge", 1.3, 1.5)
    )
    return color_ramp(v, (0, "1d1b19"), (0.5, "87817a"), (1, "dcd6cb"))


@renders("embroidery")
def _embroidery(x: Tensor, c: Tensor) -> Tensor:
    color = scale_saturation(boost_contrast(x, piece_colors(c, "square")), 1.7)
    u, v = _phase(x)
    cross = torch.maximum(torch.exp(-(((u - v) / 0.24) ** 2)), torch.exp(-(((u + v - 1) / 0.24) ** 2)))
    cloth = hex_color(x, "efe9dc") * (0.75 + 0.25 * paper_grain(c, 0.4))
    thread = color * (0.75 + 0.35 * cross + 0.12 * texture(c, "hatch"))
    return mix((cross * 1.5).clamp(0, 1), cloth.expand_as(x), thread.clamp(0, 1))


@renders("knitted wool")
def _knit(x: Tensor, c: Tensor) -> Tensor:
    color = scale_saturation(boost_contrast(x, gaussian_blur(x, 2.0)), 1.4)
    u, v = _phase(x)
    bent = (v + 0.8 * (2 * u - 1).abs()) % 1
    stitch = torch.sin(math.pi * bent).clamp(min=0) ** 0.7 * (0.45 + 0.75 * torch.sin(math.pi * ((2 * u) % 1)))
    return (color * (0.3 + 0.95 * stitch) * (1 + 0.22 * texture(c, "grain"))).clamp(0, 1)


# ── materials ────────────────────────────────────────────────────────────────────────────────────────────────────────


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
    cracks = cell_border(c, "large cell edge", 0.7) + 0.7 * unit_texture(c, "vein") ** 2
    v = 0.12 + 0.55 * equalize(x) + 0.14 * texture(c, "large cell value") + 0.4 * cracks
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
        + 0.46 * tone
        - 0.55 * unit_texture(c, "vein") ** 2
        + 0.12 * texture(c, "cloud")
        + relief(equalize(gaussian_blur(x, 1.2)), 0.6)
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


# ── light and color ─────────────────────────────────────────────────────────────────────────────────────────────────


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
    _, v = _phase(x)
    tear = torch.where(v < 0.35, 8.0, 0.0).expand_as(luminance(x))
    shifted = _moved(x, tear)
    red, blue = _moved(shifted[:, :1], torch.full_like(tear, 6)), _moved(shifted[:, 2:], torch.full_like(tear, -6))
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


# ── where a pixel is ─────────────────────────────────────────────────────────────────────────────────────────────────


def _phase(x: Tensor, side: int = 8) -> tuple[Tensor, Tensor]:
    """Return the position of each pixel in its square of `side` pixels, in [0, 1), horizontally and vertically."""
    height, width = x.shape[-2:]
    u = ((torch.arange(width, device=x.device, dtype=x.dtype) + 0.5) / side % 1).view(1, 1, 1, -1)
    v = ((torch.arange(height, device=x.device, dtype=x.dtype) + 0.5) / side % 1).view(1, 1, -1, 1)
    return u.expand(1, 1, height, width), v.expand(1, 1, height, width)


def _moved(x: Tensor, by: Tensor) -> Tensor:
    """Return a picture in which each pixel comes from `by` (n, 1, h, w) pixels to its right."""
    width = x.shape[-1]
    at = (torch.arange(width, device=x.device).view(1, 1, 1, -1) + by.long()).clamp(0, width - 1)
    return x.gather(-1, at.expand(-1, x.shape[1], -1, -1))
