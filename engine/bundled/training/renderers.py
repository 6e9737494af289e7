"""What each style looks like: procedures that repaint a photo, from which the bundled models learn.

Every one of them is a function of the photo and of the canvas (`engine.network.textures`) alone: whatever looks random
in it, the canvas has. So a network that sees both can learn it exactly.

`x`: photos (n, 3, h, w) in [0, 1]. `c`: the canvas beside each, `canvas.beside(x)`, (n, CHANNELS, h, w).
Returns pictures like `x`.
"""

import math
from collections.abc import Callable
from itertools import pairwise

import torch
from torch import Tensor

from engine.bundled.plain_colors import OWN_COLOUR, RAMPS, rgb
from engine.network.filters import blur, contrasted, gradient, luminance, outline, saturated, smooth, stairs
from engine.network.textures import AREAS, LARGE_CELL, LAYOUTS, LINES, PLANE, SMALL_CELL, TEXTURES

Renderer = Callable[[Tensor, Tensor], Tensor]
RENDERERS: dict[str, Renderer] = {}
SCALES = {  # of the channels that are distances to an edge, in pixels
    "small cell edge": SMALL_CELL / 4,
    "large cell edge": LARGE_CELL / 4,
    "plane edge": PLANE / 12,
    "brick edge": 3.0,
}


def style(name: str) -> Callable[[Renderer], Renderer]:
    """Register a renderer under the name that the vocabulary has for its style."""

    def register(renderer: Renderer) -> Renderer:
        RENDERERS[name] = renderer
        return renderer

    return register


# ── tools ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def of(c: Tensor, name: str) -> Tensor:
    """One texture of the canvas, (n, 1, h, w)."""
    return c[:, TEXTURES.index(name)].unsqueeze(1)


def pieces(c: Tensor, layout: str) -> Tensor:
    """The photo in pieces, each of one colour, (n, 3, h, w)."""
    first = len(TEXTURES) + 3 * LAYOUTS.index(layout)
    return (c[:, first : first + 3] + 1) / 2


def area(c: Tensor, name: str) -> Tensor:
    """The photo's areas, (n, 3, h, w)."""
    first = len(TEXTURES) + 3 * len(LAYOUTS) + len(LINES) + 3 * AREAS.index(name)
    return (c[:, first : first + 3] + 1) / 2


def unit(c: Tensor, name: str) -> Tensor:
    """One channel in [0, 1]."""
    return (of(c, name).clamp(-1, 1) + 1) / 2


def line(c: Tensor, name: str, width: float, soft: float = 0.8) -> Tensor:
    """1 on the lines between cells of a channel, `width` pixels to either side of an edge, and 0 inside the cells."""
    distance = (of(c, name) + 1) * SCALES[name]
    return ((width + soft / 2 - distance) / soft).clamp(0, 1)


def relief(height: Tensor, strength: float) -> Tensor:
    """Light from the upper left on a surface."""
    dy, dx = gradient(height)
    return strength * (dx + dy)


def evened(x: Tensor) -> Tensor:
    """Luminance with its contrast made alike everywhere, (n, 1, h, w): dark and light photos come out the same."""
    y = luminance(x)
    mean, deviation = y.mean((2, 3), keepdim=True), y.std((2, 3), keepdim=True)
    return torch.sigmoid((y - mean) / (deviation + 0.05) * 1.6)


def lively(x: Tensor, colours: Tensor) -> Tensor:
    """`colours` with more contrast where the photo `x` has little, so that flat photos are not lost in a pattern."""
    mean, deviation = x.mean((1, 2, 3), keepdim=True), luminance(x).std((2, 3), keepdim=True)
    return (mean + (colours - mean) * (0.24 / (deviation + 0.02)).clamp(1, 2)).clamp(0, 1)


def coloured(v: Tensor, *stops: tuple[float, str]) -> Tensor:
    """A map from values (n, 1, h, w) in [0, 1] to colours, given as (value, "rrggbb")."""
    out = hexed(v, stops[0][1]).expand(len(v), 3, *v.shape[2:])
    for (low, first), (high, second) in pairwise(stops):
        share = ((v - low) / (high - low)).clamp(0, 1)
        out = out + share * (hexed(v, second) - hexed(v, first))
    return out


def wheel(hue: Tensor) -> Tensor:
    """Bright colours around the circle; hue (n, 1, h, w) in turns."""
    return torch.cat([0.5 + 0.5 * torch.cos(2 * math.pi * (hue + shift)) for shift in (0.0, 0.33, 0.67)], dim=1)


def mixed(share: Tensor, first: Tensor, second: Tensor) -> Tensor:
    """`second` where the share is 1."""
    return first + share * (second - first)


def blend(share: float, first: Tensor, second: Tensor) -> Tensor:
    return first + share * (second - first)


def paper(c: Tensor, depth: float) -> Tensor:
    return 1 - depth * (0.6 * unit(c, "grain") + 0.4 * unit(c, "cloud"))


def hexed(x: Tensor, code: str) -> Tensor:
    return x.new_tensor(rgb(code)).view(1, 3, 1, 1)


def grey(v: Tensor) -> Tensor:
    return v.clamp(0, 1).expand(-1, 3, -1, -1)


# ── drawings ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@style("pencil sketch")
def _pencil(x: Tensor, c: Tensor) -> Tensor:
    tone = evened(blur(x, 1.0))
    dodge = (tone / (blur(tone, 3.5) + 0.02)).clamp(0, 1) ** 3
    shade = (0.75 - tone).clamp(0, 1) * (0.5 + 0.9 * of(c, "hatch")).clamp(0, 1)
    return grey((dodge * 0.95 - 0.75 * shade - 0.5 * outline(x, 0.8)) * paper(c, 0.1))


@style("charcoal drawing")
def _charcoal(x: Tensor, c: Tensor) -> Tensor:
    tone = contrasted(evened(blur(x, 1.5)), 1.5)
    rough = 0.35 * of(c, "grain") + 0.2 * of(c, "hatch")
    return grey((tone + rough * (1 - tone) * 0.9 - 0.9 * outline(x, 1.6, 12)) * paper(c, 0.22) * 0.93 + 0.03)


@style("crayon drawing")
def _crayon(x: Tensor, c: Tensor) -> Tensor:
    colour = saturated(0.2 + 0.8 * lively(x, area(c, "flat")), 2.4)
    cover = (1.15 - evened(area(c, "flat")) + 0.6 * of(c, "hatch") + 0.5 * of(c, "grain")).clamp(0, 1)
    contour = (outline(x, 1.5, 10, 0.2) * (0.75 + 0.5 * of(c, "grain"))).clamp(0, 1)
    drawn = mixed(cover * 0.95, torch.ones_like(x), colour)
    return mixed(contour * 0.9, drawn, colour * 0.25) * paper(c, 0.08)


@style("chalk drawing")
def _chalk(x: Tensor, c: Tensor) -> Tensor:
    board = hexed(x, "20382f") * (0.9 + 0.35 * unit(c, "cloud"))
    dust = (0.55 + 0.9 * of(c, "grain")).clamp(0, 1)
    strokes = (outline(x, 1.2, 12) * 1.3).clamp(0, 1) * dust
    fill = ((evened(x) - 0.55) * 2).clamp(0, 1) * (of(c, "hatch") * 1.2).clamp(0, 1)
    return mixed((strokes + 0.8 * fill).clamp(0, 1), board.expand_as(x), hexed(x, "f3f3ea"))


@style("ink wash painting")
def _ink(x: Tensor, c: Tensor) -> Tensor:
    tone = evened(blur(smooth(x, 6, 0.05), 1.5))
    wash = stairs((tone * 1.15 + 0.22 * of(c, "cloud")).clamp(0, 1), 3, 0.35)
    brush = outline(x, 2.2, 16, 0.3) * (0.5 + 0.7 * unit(c, "cloud"))
    return coloured(
        (0.15 + 0.95 * wash - 0.9 * brush).clamp(0, 1), (0, "141416"), (0.5, "77756f"), (1, "f3eee0")
    ) * paper(c, 0.08)


@style("woodcut print")
def _woodcut(x: Tensor, c: Tensor) -> Tensor:
    tone = evened(blur(x, 1.2))
    cut = ((tone * 1.15 - unit(c, "engraving") * 0.9 - 0.05) * 6 + 0.5).clamp(0, 1)
    return grey(cut * (1 - outline(x, 1.2, 14, 0.35))) * hexed(x, "f6f0e0") + 0.03


@style("blueprint")
def _blueprint(x: Tensor, c: Tensor) -> Tensor:
    grid = torch.maximum(of(c, "lattice x"), of(c, "lattice y"))
    fine = ((grid - 0.75) * 4).clamp(0, 1) * 0.16
    ground = hexed(x, "124a9c") * (0.9 + 0.2 * unit(c, "cloud"))
    return mixed((outline(x, 1.0, 12, 0.15) * 1.1 + fine).clamp(0, 1), ground.expand_as(x), hexed(x, "e2efff"))


# ── paintings ────────────────────────────────────────────────────────────────────────────────────────────────────────


@style("watercolor painting")
def _watercolor(x: Tensor, c: Tensor) -> Tensor:
    flat = lively(x, area(c, "flat"))
    colour = saturated(blend(0.15, flat, pieces(c, "wash")), 1.9)
    dry = 1 - unit(c, "wash edge")  # where the water dried up it left its pigment
    wash = 0.68 + 0.22 * of(c, "wash value") + 0.25 * of(c, "cloud") + 0.35 * dry**4 + 0.14 * of(c, "grain")
    light = ((evened(flat) - 0.62) * 3.5 + 0.7 * of(c, "cloud")).clamp(0, 1)
    painted = mixed(light * 0.85, 1 - (1 - colour) * wash, torch.ones_like(x)) - 0.35 * outline(x, 1.2, 9, 0.2)
    return painted.clamp(0, 1) * paper(c, 0.1)


@style("oil painting")
def _oil(x: Tensor, c: Tensor) -> Tensor:
    colour = saturated(contrasted(blend(0.8, x, lively(x, pieces(c, "stroke"))), 1.2), 1.6)
    thick = 0.16 * of(c, "bristle") + relief(unit(c, "stroke edge"), 0.9)
    return (colour * (1 + 0.22 * of(c, "stroke value")) + thick * (0.35 + 0.65 * colour)).clamp(0, 1)


@style("starry night")
def _starry(x: Tensor, c: Tensor) -> Tensor:
    stroke = evened(blend(0.6, blur(x, 1.0), lively(x, pieces(c, "stroke"))))
    stars = ((of(c, "large cell edge") - 0.35) * 2.2).clamp(0, 1) * (of(c, "large cell value") > 0.75)
    v = 0.04 + 0.84 * stroke + 0.16 * of(c, "stroke value") + 0.09 * of(c, "bristle") + 0.7 * stars
    ramp = coloured(v, (0, "0a1236"), (0.3, "1c3f8c"), (0.58, "4f93c4"), (0.8, "e3c356"), (1, "fff3a6"))
    return (ramp + relief(unit(c, "stroke edge"), 0.5)).clamp(0, 1)


@style("pointillism")
def _pointillism(x: Tensor, c: Tensor) -> Tensor:
    dots = ((of(c, "small cell dot") - 0.1) * 5).clamp(0, 1)
    colour = saturated(lively(x, pieces(c, "small cell")), 2.0)
    jump = (wheel(of(c, "small cell value") * 0.5 + 0.1) - 0.5) * of(c, "small cell value").abs()
    between = blend(0.4, hexed(x, "f1ead8"), colour)
    return mixed(dots, between, (colour + 0.4 * jump).clamp(0, 1))


@style("cubism")
def _cubism(x: Tensor, c: Tensor) -> Tensor:
    palette = coloured(
        unit(c, "plane value"), (0, "4a3222"), (0.3, "c08a4c"), (0.5, "4d6f7a"), (0.75, "dcc193"), (1, "94492f")
    )
    tone = evened(blend(0.45, area(c, "flat"), lively(x, pieces(c, "plane"))))
    shade = 1 + 0.45 * of(c, "plane slope")  # each plane is light on one side
    painted = blend(0.55, lively(x, pieces(c, "plane")), palette) * (0.25 + 1.2 * tone) * shade
    lines = torch.maximum(0.8 * outline(x, 1.4, 12, 0.3), 0.7 * line(c, "plane edge", 0.8))
    return painted.clamp(0, 1) * (1 - lines)


@style("comic book")
def _comic(x: Tensor, c: Tensor) -> Tensor:
    colour = area(c, "few colours")
    screen = (of(c, "lattice x") + of(c, "lattice y")) / 4 + 0.5
    shadow = ((screen - evened(x) * 1.2) * 8).clamp(0, 1)
    return mixed(shadow * 0.8, colour, colour * 0.25) * (1 - outline(x, 1.2, 14, 0.4))


@style("cartoon")
def _cartoon(x: Tensor, c: Tensor) -> Tensor:
    colour = 0.1 + 0.9 * blend(0.75, saturated(area(c, "flat"), 1.9), area(c, "few colours"))
    return colour * (1 - outline(smooth(x, 2, 0.01), 1.1, 16, 0.35))


# ── made of pieces ───────────────────────────────────────────────────────────────────────────────────────────────────


@style("mosaic")
def _mosaic(x: Tensor, c: Tensor) -> Tensor:
    tile = saturated(contrasted(lively(x, pieces(c, "small cell")), 1.2), 1.6)
    glaze = tile * (1 + 0.25 * of(c, "small cell value")) + 0.08 * unit(c, "small cell edge")
    return mixed(line(c, "small cell edge", 0.75), glaze.clamp(0, 1), hexed(x, "e6e0d3").expand_as(x))


@style("stained glass")
def _stained_glass(x: Tensor, c: Tensor) -> Tensor:
    pane = saturated(contrasted(lively(x, pieces(c, "large cell")), 1.4), 2.6)
    tint = wheel(of(c, "large cell value") * 0.5)
    glass = 0.75 * pane + 0.4 * tint * (0.2 + 0.9 * evened(pieces(c, "large cell")))
    glow = (0.85 + 0.3 * unit(c, "cloud")) * (0.75 + 0.45 * unit(c, "large cell edge"))
    lead = torch.maximum(line(c, "large cell edge", 1.6), outline(x, 2.2, 12, 0.5) * 0.8)
    return (saturated(glass * glow, 1.3) * (1 - lead) + 0.03 * lead).clamp(0, 1)


@style("pixel art")
def _pixels(x: Tensor, c: Tensor) -> Tensor:
    return stairs(saturated(contrasted(lively(x, pieces(c, "square")), 1.3), 1.7), 5, 0.1)


@style("low poly")
def _low_poly(x: Tensor, c: Tensor) -> Tensor:
    return (saturated(contrasted(lively(x, pieces(c, "facet")), 1.15), 1.5) * (1 + 0.34 * of(c, "facet"))).clamp(0, 1)


@style("brick wall")
def _bricks(x: Tensor, c: Tensor) -> Tensor:
    v = 0.04 + 0.78 * evened(blur(x, 1.2)) + 0.12 * of(c, "brick value") + 0.1 * of(c, "grain")
    wall = coloured(v, (0, "461810"), (0.5, "a8462f"), (1, "eda07e"))
    mortar = hexed(x, "cfc7bb") * (0.45 + 0.55 * evened(blur(x, 2.0)))
    return mixed(line(c, "brick edge", 0.9), wall, mortar)


@style("stone wall")
def _stones(x: Tensor, c: Tensor) -> Tensor:
    rough = 0.35 * of(c, "cloud") + 0.16 * of(c, "grain")
    v = 0.1 + 0.8 * evened(blur(x, 1.2)) + 0.1 * of(c, "large cell value") + 0.3 * rough
    v = v + relief(unit(c, "large cell edge") * 2 + rough, 0.25) - 0.75 * line(c, "large cell edge", 1.3, 1.5)
    return coloured(v, (0, "1d1b19"), (0.5, "87817a"), (1, "dcd6cb"))


@style("embroidery")
def _embroidery(x: Tensor, c: Tensor) -> Tensor:
    colour = saturated(lively(x, pieces(c, "square")), 1.7)
    u, v = _phase(x)
    cross = torch.maximum(torch.exp(-(((u - v) / 0.24) ** 2)), torch.exp(-(((u + v - 1) / 0.24) ** 2)))
    cloth = hexed(x, "efe9dc") * (0.75 + 0.25 * paper(c, 0.4))
    thread = colour * (0.75 + 0.35 * cross + 0.12 * of(c, "hatch"))
    return mixed((cross * 1.5).clamp(0, 1), cloth.expand_as(x), thread.clamp(0, 1))


@style("knitted wool")
def _knit(x: Tensor, c: Tensor) -> Tensor:
    colour = saturated(lively(x, blur(x, 2.0)), 1.4)
    u, v = _phase(x)
    bent = (v + 0.8 * (2 * u - 1).abs()) % 1
    stitch = torch.sin(math.pi * bent).clamp(min=0) ** 0.7 * (0.45 + 0.75 * torch.sin(math.pi * ((2 * u) % 1)))
    return (colour * (0.3 + 0.95 * stitch) * (1 + 0.22 * of(c, "grain"))).clamp(0, 1)


# ── materials ────────────────────────────────────────────────────────────────────────────────────────────────────────


@style("fire")
def _fire(x: Tensor, c: Tensor) -> Tensor:
    tongues = 0.6 * of(c, "cloud") + 0.4 * of(c, "blade")
    v = 0.66 * evened(x) + 0.24 * tongues + 0.2 * unit(c, "vein") * evened(x)
    return coloured(
        v, (0, "080200"), (0.25, "7a0f00"), (0.5, "e34606"), (0.72, "ff9a12"), (0.88, "ffdd55"), (1, "fffbd0")
    )


@style("lava")
def _lava(x: Tensor, c: Tensor) -> Tensor:
    crack = (1 - unit(c, "large cell edge") * 3.2).clamp(0, 1) + 0.4 * line(c, "large cell edge", 1.0)
    heat = crack * (0.1 + 0.75 * evened(x)) + 0.9 * (evened(x) - 0.5)
    rock = grey(0.04 + 0.16 * unit(c, "cloud") * evened(x) + 0.06 * of(c, "grain"))
    glow = coloured(heat, (0, "000000"), (0.25, "7a0800"), (0.55, "f04a00"), (0.8, "ffb020"), (1, "fff09a"))
    return (rock + glow).clamp(0, 1)


@style("ice")
def _ice(x: Tensor, c: Tensor) -> Tensor:
    cracks = line(c, "large cell edge", 0.7) + 0.7 * unit(c, "vein") ** 2
    v = 0.12 + 0.55 * evened(x) + 0.14 * of(c, "large cell value") + 0.4 * cracks
    return coloured(v, (0, "0f3562"), (0.4, "4f9fd0"), (0.75, "bfe6f6"), (1, "ffffff"))


@style("snow")
def _snow(x: Tensor, c: Tensor) -> Tensor:
    cold = saturated(x, 0.35) * 0.5 + 0.42
    cover = ((evened(x) - 0.42) * 2.4 + 0.6 * of(c, "cloud")).clamp(0, 1)
    snowy = mixed(cover, cold * hexed(x, "c3d2e6"), hexed(x, "eef3fb"))
    return torch.maximum(snowy, unit(c, "flake").expand_as(x))


@style("underwater")
def _underwater(x: Tensor, c: Tensor) -> Tensor:
    v = 0.06 + 0.66 * evened(blur(x, 1.2)) + 0.4 * unit(c, "vein") ** 2
    return coloured(v, (0, "001a3e"), (0.5, "07748f"), (0.8, "45c9cf"), (1, "dcfff8"))


@style("sand")
def _sand(x: Tensor, c: Tensor) -> Tensor:
    tone = evened(blur(x, 1.2))
    v = 0.2 + 0.52 * tone + 0.12 * of(c, "ring") + 0.14 * of(c, "grain") + relief(tone, 0.8)
    return coloured(v, (0, "5f3f1e"), (0.5, "cba066"), (1, "fbe6b8"))


@style("marble")
def _marble(x: Tensor, c: Tensor) -> Tensor:
    tone = evened(smooth(x, 3, 0.02))
    v = 0.5 + 0.46 * tone - 0.55 * unit(c, "vein") ** 2 + 0.12 * of(c, "cloud") + relief(evened(blur(x, 1.2)), 0.6)
    return coloured(v, (0, "2b2c30"), (0.5, "a9a9ac"), (1, "fdfcf9"))


@style("wood")
def _wood(x: Tensor, c: Tensor) -> Tensor:
    tone = evened(blur(x, 1.2))
    v = 0.16 + 0.55 * tone + 0.15 * of(c, "ring") + 0.07 * of(c, "grain") + relief(tone, 0.8)
    return coloured(v, (0, "2c1608"), (0.45, "8a5226"), (0.8, "c9925a"), (1, "e8c493"))


@style("grass")
def _grass(x: Tensor, c: Tensor) -> Tensor:
    v = 0.12 + 0.62 * evened(x) + 0.26 * of(c, "blade") + relief(of(c, "blade"), 0.2)
    return coloured(v, (0, "06200a"), (0.4, "2a6d18"), (0.72, "72ab33"), (1, "d8ee86"))


@style("gold")
def _gold(x: Tensor, c: Tensor) -> Tensor:
    tone = evened(blur(x, 1.2))
    v = 0.5 + 0.5 * torch.sin(6 * tone + 1.2 * of(c, "cloud"))
    v = 0.1 + 0.4 * v + 0.42 * tone + relief(tone, 1.8)
    return coloured(v, (0, "2c1602"), (0.3, "8f5a0b"), (0.65, "dfa728"), (0.88, "ffdf70"), (1, "fffce3"))


@style("silver")
def _silver(x: Tensor, c: Tensor) -> Tensor:
    tone = evened(blur(x, 1.2))
    v = 0.5 + 0.5 * torch.sin(6 * tone + 1.2 * of(c, "cloud"))
    v = 0.06 + 0.45 * v + 0.4 * tone + relief(tone, 1.8)
    return coloured(v, (0, "101216"), (0.5, "858b95"), (1, "fcfdff"))


@style("rust")
def _rust(x: Tensor, c: Tensor) -> Tensor:
    rough = 0.5 * of(c, "cloud") + 0.24 * of(c, "grain")
    v = 0.1 + 0.55 * evened(x) + 0.55 * rough + relief(rough, 0.25)
    return coloured(v, (0, "23100a"), (0.4, "7a3413"), (0.65, "bd5f25"), (0.85, "9d938b"), (1, "c6c1bb"))


# ── light and colour ─────────────────────────────────────────────────────────────────────────────────────────────────


@style("neon")
def _neon(x: Tensor, c: Tensor) -> Tensor:
    tubes = (outline(x, 1.2, 14, 0.25) * 1.3).clamp(0, 1)
    colour = 0.1 + 0.9 * wheel(0.5 * of(c, "wash value") + 0.35)
    glow = (blur(tubes, 2.5) * 1.5 + blur(tubes, 7.0) * 1.3).clamp(0, 1)
    return (hexed(x, "07030f") + 0.05 * x + colour * glow + 0.45 * (tubes - 0.5).clamp(0, 1)).clamp(0, 1)


@style("cyberpunk")
def _cyberpunk(x: Tensor, c: Tensor) -> Tensor:
    ramp = coloured(evened(x), (0, "120430"), (0.3, "5c1190"), (0.55, "f02aa8"), (0.8, "42d2f0"), (1, "e0ffff"))
    bright = ramp + 0.6 * blur((ramp - 0.6).clamp(min=0), 4.0)
    return (bright * (0.86 + 0.14 * of(c, "lattice y"))).clamp(0, 1)


@style("psychedelic")
def _psychedelic(x: Tensor, c: Tensor) -> Tensor:
    return (wheel(1.3 * evened(blur(x, 2.0)) + 0.35 * blur(of(c, "cloud"), 3.0)) * 1.1).clamp(0, 1)


@style("glitch")
def _glitch(x: Tensor, c: Tensor) -> Tensor:
    _, v = _phase(x)
    tear = torch.where(v < 0.35, 8.0, 0.0).expand_as(luminance(x))
    shifted = _moved(x, tear)
    red, blue = _moved(shifted[:, :1], torch.full_like(tear, 6)), _moved(shifted[:, 2:], torch.full_like(tear, -6))
    split = torch.cat([red, shifted[:, 1:2], blue], dim=1)
    return contrasted(saturated(split, 1.8), 1.2) * (0.8 + 0.2 * of(c, "lattice y"))


@style("thermal image")
def _thermal(x: Tensor, c: Tensor) -> Tensor:
    return coloured(
        evened(blur(x, 1.5)),
        (0.05, "08004c"),
        (0.25, "4c00aa"),
        (0.42, "be0096"),
        (0.58, "f03c32"),
        (0.72, "ff9600"),
        (0.86, "ffeb3c"),
        (0.97, "fffff0"),
    )


@style("sunset")
def _sunset(x: Tensor, c: Tensor) -> Tensor:
    v = evened(x) * 0.9 + 0.12 * blur(of(c, "cloud"), 3.0) + 0.05
    return coloured(v, (0, "1e0d34"), (0.3, "842a5c"), (0.55, "ee5f3c"), (0.8, "ffa84a"), (1, "ffe79c"))


@style("night")
def _night(x: Tensor, c: Tensor) -> Tensor:
    tone = evened(x)
    stars = ((of(c, "small cell dot") - 0.6) * 4).clamp(0, 1) * (of(c, "small cell value") > 0.8) * (tone < 0.35)
    return (coloured(tone * 0.9, (0, "02030c"), (0.5, "12224e"), (0.85, "3f61a4"), (1, "d6ddff")) + 0.8 * stars).clamp(
        0, 1
    )


@style("sepia")
def _sepia(x: Tensor, c: Tensor) -> Tensor:
    return coloured(luminance(x) + 0.04 * of(c, "grain"), (0, "26160a"), (0.5, "967048"), (1, "fae4be"))


@style("black and white")
def _black_and_white(x: Tensor, c: Tensor) -> Tensor:
    return grey(contrasted(luminance(x), 1.35))


@style("negative")
def _negative(x: Tensor, c: Tensor) -> Tensor:
    return 1 - x


@style("vintage")
def _vintage(x: Tensor, c: Tensor) -> Tensor:
    faded = saturated(x, 0.6) * x.new_tensor([0.8, 0.72, 0.58]).view(3, 1, 1) + x.new_tensor([0.17, 0.13, 0.12]).view(
        3, 1, 1
    )
    return (faded + 0.06 * of(c, "grain") + 0.03 * of(c, "cloud")).clamp(0, 1)


def tinted(x: Tensor, colour: str) -> Tensor:
    """A picture in one of the colours of RAMPS."""
    dark, middle, light = RAMPS[colour]
    v = contrasted(luminance(x), 1.15)
    return (1 - OWN_COLOUR) * coloured(v, (0, dark), (0.5, middle), (1, light)) + OWN_COLOUR * x


def _tint(name: str) -> None:
    @style(name)
    def render(x: Tensor, c: Tensor) -> Tensor:
        return tinted(x, name)


for _name in RAMPS:
    _tint(_name)


# ── where a pixel is ─────────────────────────────────────────────────────────────────────────────────────────────────


def _phase(x: Tensor, side: int = 8) -> tuple[Tensor, Tensor]:
    """Where in its square of 8 pixels each pixel is, in [0, 1): horizontally and vertically."""
    height, width = x.shape[-2:]
    u = ((torch.arange(width, device=x.device, dtype=x.dtype) + 0.5) / side % 1).view(1, 1, 1, -1)
    v = ((torch.arange(height, device=x.device, dtype=x.dtype) + 0.5) / side % 1).view(1, 1, -1, 1)
    return u.expand(1, 1, height, width), v.expand(1, 1, height, width)


def _moved(x: Tensor, by: Tensor) -> Tensor:
    """Each pixel from `by` (n, 1, h, w) pixels to its right."""
    width = x.shape[-1]
    at = (torch.arange(width, device=x.device).view(1, 1, 1, -1) + by.long()).clamp(0, width - 1)
    return x.gather(-1, at.expand(-1, x.shape[1], -1, -1))
