"""Line work: pens, markers, tattoos, characters, maps and circuits."""

import torch
from torch import Tensor

from engine.bundled.training.renderers.blocks import (
    diagonals,
    fine,
    flat_tone,
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
    paper_grain,
    piece_colors,
    relief,
    renders,
    texture,
    unit_texture,
)
from engine.network.filters import gaussian_blur, outline, posterize, scale_saturation


@renders("tattoo")
def _tattoo(x: Tensor, c: Tensor) -> Tensor:
    skin = hex_color(x, "d9a07c") * (0.94 + 0.06 * texture(c, "cloud") + 0.03 * texture(c, "grain"))
    tone = equalize(gaussian_blur(x, 1.2))
    dots = step(0.34 - tone + 0.25 * texture(c, "grain"), 0.0, 0.3)  # shaded with a needle
    lines = step(outline(x, 1.5, 15, 0.25), 0.35, 0.4)
    shade = 0.75 * step(0.62 - tone + 0.3 * texture(c, "grain"), 0.0, 0.5) * step(tone, 0.2, 0.2)
    marked = torch.maximum(torch.maximum(lines, 0.92 * dots), 0.55 * shade)
    red = step(warm_share(area(c, "flat")) - 0.3 * tone, 0.22, 0.1) * step(tone, 0.35, 0.1) * step(0.7 - tone, 0.0, 0.1)
    return paint(marked * 0.9, paint(0.5 * red, skin.expand_as(x), "b0282c"), "18222c")


@renders("pastel")
def _pastel(x: Tensor, c: Tensor) -> Tensor:
    color = scale_saturation(boost_contrast(x, area(c, "flat")), 1.7) * 0.68 + 0.34
    chalk = 0.9 * texture(c, "hatch") + 0.5 * texture(c, "grain")
    cover = (0.8 + 0.9 * chalk).clamp(0, 1)
    picture = mix(cover, sheet(x, "8f8078"), color + 0.05 * texture(c, "cloud"))
    return picture * (1 - 0.45 * step(outline(x, 2.0, 12, 0.3) * unit_texture(c, "grain"), 0.2, 0.6))


@renders("ballpoint")
def _ballpoint(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 0.8))
    first, second = diagonals(c)
    scribble = 0.5 * texture(c, "hatch") + 0.35 * fine(first)
    shade = step(0.62 - tone + 0.45 * scribble, 0.1, 0.5) * 0.8
    deep = step(0.32 - tone + 0.3 * second, 0.0, 0.4) * 0.9
    lines = step(outline(x, 0.9, 13, 0.2), 0.3, 0.5)
    blue = torch.maximum(torch.maximum(shade, deep), lines)
    return paint(blue * 0.92, sheet(x, "f8f7f2"), "1c2f9e")


@renders("marker")
def _marker(x: Tensor, c: Tensor) -> Tensor:
    first, _ = diagonals(c)
    flat = scale_saturation(boost_contrast(x, posterize(area(c, "flat"), 5, 0.3)), 1.8)
    streaks = 0.12 * texture(c, "hatch").clamp(-1, 1) + 0.05 * first
    left_white = step(equalize(area(c, "flat")) + 0.22 * texture(c, "hatch"), 0.88, 0.1)
    color = mix(left_white, (0.12 + 0.88 * flat) * (1 + streaks), torch.ones_like(x))
    lines = step(outline(x, 1.5, 15, 0.3), 0.35, 0.3)
    return paint(lines, color, "101012").clamp(0, 1)


@renders("cross-hatching")
def _cross_hatching(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 0.8))
    first, second = diagonals(c)
    one = step(0.66 - tone + 0.35 * first, 0.15, 0.25)
    two = step(0.42 - tone + 0.35 * second, 0.1, 0.25)
    three = step(0.2 - tone + 0.3 * fine(texture(c, "lattice y")), 0.0, 0.25)
    lines = step(outline(x, 0.9, 12, 0.2), 0.35, 0.4)
    black = torch.maximum(torch.maximum(one * 0.85, two * 0.9), torch.maximum(three, lines))
    return paint(black, hex_color(x, "f4efe3") * paper_grain(c, 0.06), "1a1716")


@renders("stippling")
def _stippling(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 0.8))
    dots = step(1.05 * texture(c, "grain") + 1.0 * (0.62 - tone) * 2, 0.55, 0.35)
    return paint(dots * 0.95, sheet(x, "f8f6ef"), "151515")


@renders("manga")
def _manga(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(mix(0.6, x, area(c, "flat")))
    screen = step(fine(texture(c, "lattice x")) + fine(texture(c, "lattice y")), 0.5, 0.6)
    middle = step(0.5 - tone, 0.0, 0.04) * screen * 0.75
    black = step(0.22 - tone, 0.0, 0.06)
    lines = step(outline(mix(0.4, x, area(c, "flat")), 1.2, 16, 0.3), 0.35, 0.35)
    return gray(1 - torch.maximum(torch.maximum(middle, black), lines))


@renders("anime")
def _anime(x: Tensor, c: Tensor) -> Tensor:
    flat = boost_contrast(x, area(c, "flat"))
    tone = equalize(flat)
    color = scale_saturation(posterize(flat, 4, 0.2) * 0.8 + 0.22, 1.7)
    color = mix(step(tone, 0.42, 0.06), color * hex_color(x, "a08ed0"), color)
    sky = 0.12 * gaussian_blur(step(tone, 0.7, 0.3), 4.0) * hex_color(x, "b8e4ff")
    shine = 0.25 * step(tone, 0.85, 0.08)
    lines = step(outline(x, 1.5, 15, 0.3), 0.35, 0.35)
    return paint(lines * 0.9, (color + shine + sky).clamp(0, 1), "2a1a30")


@renders("children's drawing")
def _childrens_drawing(x: Tensor, c: Tensor) -> Tensor:
    tone = gaussian_blur(flat_tone(x, c), 2.0)
    wobble = 0.06 * texture(c, "cloud")
    own = scale_saturation(boost_contrast(x, piece_colors(c, "broad")), 2.4)
    scribble = step(0.9 * texture(c, "hatch") + 0.3 * texture(c, "ring") + 2.0 * (0.95 - tone), 0.1, 0.5)
    lines = step(outline(x, 3.0, 22, 0.35) + wobble, 0.4, 0.3) * (0.7 + 0.4 * texture(c, "grain")).clamp(0, 1)
    drawn = mix(scribble * 0.9, sheet(x, "fdfcf6"), own * 0.85 + 0.1)
    return paint(lines, drawn, "1e2a8c").clamp(0, 1)


@renders("ascii art")
def _ascii(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(boost_contrast(x, piece_colors(c, "square")))
    down, right = -texture(c, "lattice y"), -texture(c, "lattice x")  # 1 in the middle of each square
    side_y, side_x = texture(c, "lattice y, a quarter on"), texture(c, "lattice x, a quarter on")
    inside = step(right, -0.6, 0.3) * step(down, -0.75, 0.3)
    dot = step(right + down, 1.5, 0.4)
    dash = step(down, 0.8, 0.3) * inside
    plus = torch.maximum(dash, step(right, 0.8, 0.3) * inside)
    slant = step(0.4 - (side_x - side_y).abs(), 0.0, 0.3) * inside
    cross = torch.maximum(slant, step(0.4 - (side_x + side_y).abs(), 0.0, 0.3) * inside)
    ring = step(0.45 - (right + down - 0.5).abs(), 0.0, 0.4) * inside
    drawn = torch.zeros_like(tone)
    for at, sign in ((0.2, dot), (0.34, dash), (0.46, plus), (0.58, cross), (0.72, torch.maximum(ring, dash)),
                     (0.86, torch.maximum(ring, cross))):  # fmt: skip
        drawn = mix(step(tone, at, 0.04), drawn, sign)
    return mix(drawn, sheet(x, "0c0f12"), hex_color(x, "e6ecea"))


@renders("matrix code")
def _matrix(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(boost_contrast(x, mix(0.6, x, piece_colors(c, "square"))))
    trail = unit_texture(c, "trail")
    sign = step(texture(c, "glyph"), 0.0, 0.6)
    head = step(trail, 0.95, 0.03)
    light = sign * (0.02 + 1.35 * tone**1.5) * (0.5 + 0.5 * trail)
    glow = gaussian_blur(light, 2.0)
    green = color_ramp(light + 0.35 * glow, (0, "000400"), (0.4, "046a1c"), (0.8, "22e050"), (1.1, "a8ffb8"))
    return mix(head * sign * 0.9 * step(tone, 0.5, 0.3), green, hex_color(x, "eafff0")).clamp(0, 1)


@renders("topographic map")
def _topographic(x: Tensor, c: Tensor) -> Tensor:
    height = gaussian_blur(flat_tone(x, c), 2.5) * 0.92 + 0.04 * texture(c, "cloud")
    land = color_ramp(
        height,
        (0, "8cbcd8"),
        (0.22, "b4d8e0"),
        (0.26, "a8cc94"),
        (0.45, "dce4a8"),
        (0.65, "e8c890"),
        (0.85, "c89c70"),
        (1, "f4ece4"),
    )
    levels = posterize(height, 14, 0.25)
    slope = outline(levels.expand(-1, 3, -1, -1), 0.4, 20, 0.15)
    shade = relief(height, 0.8)
    return paint(slope * 0.8, land + shade, "7a4a22").clamp(0, 1)


@renders("star map")
def _star_map(x: Tensor, c: Tensor) -> Tensor:
    tone = flat_tone(x, c)
    sky = color_ramp(0.2 + 0.35 * tone + 0.08 * texture(c, "cloud"), (0, "060a24"), (0.5, "142a5c"), (1, "2c4c8c"))
    lines = cell_border(c, "plane edge", 0.5) * step(texture(c, "plane value"), -0.2, 0.1)
    figure = step(outline(x, 1.4, 13, 0.25), 0.35, 0.4)
    dotted = figure * (0.5 + 0.5 * step(texture(c, "grain"), 0, 0.4))
    stars = step(texture(c, "star"), -0.45, 0.7)
    chart = paint(0.45 * lines, sky, "a8c4f0")
    chart = paint(0.8 * dotted, chart, "e8d8a0")
    return paint(stars, chart, "fffbe8")


@renders("circuit board")
def _circuit(x: Tensor, c: Tensor) -> Tensor:
    tone = flat_tone(x, c)
    board = color_ramp(tone, (0, "021a0c"), (0.5, "0c6a34"), (1, "6cd08c"))
    trace = step(texture(c, "trace"), 0.0, 0.6) * (0.45 + 0.4 * tone)
    copper = color_ramp(0.2 + 0.75 * tone, (0, "3c6a34"), (0.5, "c8a04c"), (1, "fff0b4"))
    chip = step(0.2 - tone, 0.0, 0.05)
    picture = mix(trace, board, copper)
    picture = mix(chip * 0.92 * (1 - 0.7 * trace), picture, hex_color(x, "101412"))
    lines = step(outline(x, 1.6, 13, 0.3), 0.4, 0.4)
    return paint(lines * 0.75, picture, "e8f4e8").clamp(0, 1)
