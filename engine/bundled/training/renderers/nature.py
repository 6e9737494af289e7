"""Plants, animals' remains, water, sky and sweets: what lies or grows in many pieces."""

import torch
from torch import Tensor

from engine.bundled.training.renderers.tools import (
    blurred_tone,
    boost_contrast,
    cell_border,
    color_ramp,
    equalize,
    hex_color,
    hue_wheel,
    line_at,
    mix,
    piece_colors,
    relief,
    renders,
    shine,
    texture,
    unit_texture,
    vivid_pieces,
)
from engine.network.filters import gaussian_blur, outline, scale_contrast, scale_saturation


def _leaf_tone(x: Tensor, c: Tensor) -> Tensor:
    """Return the photo's brightness, each leaf in one tone for the most part, (n, 1, h, w) in [0, 1]."""
    return equalize(mix(0.6, gaussian_blur(x, 1.0), boost_contrast(x, piece_colors(c, "leaf"))))


def _leaf_shade(c: Tensor, depth: float) -> Tensor:
    """Return the shading of overlapping leaves, dark at their edges, around 1."""
    return 1 - depth + 1.2 * depth * unit_texture(c, "leaf edge") + 0.3 * depth * texture(c, "leaf side")


@renders("autumn leaves")
def _autumn(x: Tensor, c: Tensor) -> Tensor:
    v = 0.02 + 0.8 * _leaf_tone(x, c) + 0.16 * texture(c, "leaf value")
    leaves = color_ramp(
        v, (0, "1c0a06"), (0.25, "6e1a0c"), (0.45, "b93a10"), (0.65, "e67a14"), (0.85, "f8be32"), (1, "fff0a0")
    )
    rib = line_at(texture(c, "leaf side"), 0.0, 0.16) * 0.3
    return (leaves * _leaf_shade(c, 0.4) * (1 - rib)).clamp(0, 1)


@renders("cherry blossom")
def _blossom(x: Tensor, c: Tensor) -> Tensor:
    v = 0.04 + 0.85 * _leaf_tone(x, c) + 0.1 * texture(c, "leaf value")
    petals = color_ramp(v, (0, "3a1420"), (0.25, "8e3a58"), (0.45, "e58aa8"), (0.7, "ffc6d6"), (1, "fffafa"))
    heart = ((texture(c, "flake") + 0.2) * 2).clamp(0, 1) * 0.7
    return mix(heart, petals * _leaf_shade(c, 0.28), hex_color(x, "c8325c")).clamp(0, 1)


@renders("flowers")
def _flowers(x: Tensor, c: Tensor) -> Tensor:
    tone = _leaf_tone(x, c)
    value = texture(c, "large cell value")  # one kind of flower for each large cell
    bloom = mix(0.5, vivid_pieces(x, c, "leaf", 2.4), 0.2 + 0.8 * hue_wheel(0.35 * value - 0.02))
    green = color_ramp(0.2 + tone, (0, "06200c"), (0.5, "2c7026"), (1, "86b848"))
    is_flower = ((tone - 0.35 + 0.3 * texture(c, "leaf value")) * 5).clamp(0, 1)
    heart = ((texture(c, "large cell edge") - 0.3) * 4).clamp(0, 1) * is_flower
    field = mix(is_flower, green, bloom * (0.5 + 0.7 * tone)) * _leaf_shade(c, 0.4)
    return mix(heart, field, hex_color(x, "ffd83a") * (0.4 + 0.6 * tone)).clamp(0, 1)


@renders("coffee beans")
def _coffee_beans(x: Tensor, c: Tensor) -> Tensor:
    crease = line_at(texture(c, "leaf side"), 0.04, 0.2) * (unit_texture(c, "leaf edge") > 0.1)
    round_ = unit_texture(c, "leaf edge")
    v = (0.2 + 0.95 * _leaf_tone(x, c)) * (0.4 + 0.8 * round_) - 0.3 * crease - 0.1 * texture(c, "leaf side")
    return color_ramp(v, (0, "0c0502"), (0.35, "3f1d0c"), (0.65, "7d4420"), (0.9, "c48650"), (1, "f6dcb4"))


@renders("bones")
def _bones(x: Tensor, c: Tensor) -> Tensor:
    shaft = unit_texture(c, "stroke edge")
    tone = equalize(mix(0.5, gaussian_blur(x, 1.0), boost_contrast(x, piece_colors(c, "stroke"))))
    v = (0.1 + 0.85 * tone) * (shaft * 2.2).clamp(0, 1) ** 0.8 + relief(shaft, 0.35) + 0.06 * texture(c, "grain")
    return color_ramp(v, (0, "0e0a07"), (0.35, "5d4c38"), (0.65, "c2b08e"), (1, "fbf4de"))


@renders("moss")
def _moss(x: Tensor, c: Tensor) -> Tensor:
    cushion = unit_texture(c, "drop")
    v = 0.02 + 0.62 * blurred_tone(x) + 0.26 * cushion + 0.16 * texture(c, "grain") - 0.08
    v = v + 0.08 * texture(c, "cloud") - 0.1 * texture(c, "drop slope")
    return color_ramp(v, (0, "0a1204"), (0.35, "33501a"), (0.65, "6f8f28"), (0.85, "b3c44a"), (1, "ecee9c"))


@renders("bark")
def _bark(x: Tensor, c: Tensor) -> Tensor:
    ridge = texture(c, "blade") + 0.4 * texture(c, "cloud")
    crack = ((-0.25 - ridge) * 2).clamp(0, 1) + 0.5 * unit_texture(c, "vein") ** 4
    v = 0.22 + 0.58 * blurred_tone(x) + relief(ridge, 0.35) + 0.08 * texture(c, "grain") - 0.38 * crack
    return color_ramp(v, (0, "120b06"), (0.4, "54402e"), (0.7, "8f7860"), (1, "d6c6ae"))


@renders("pebbles")
def _pebbles(x: Tensor, c: Tensor) -> Tensor:
    edge = texture(c, "medium edge")
    stone = 0.14 + 0.7 * equalize(piece_colors(c, "medium")) + 0.14 * texture(c, "medium value")
    v = stone * ((edge + 1.05) * 1.6).clamp(0, 1) + relief(edge, 0.16) + 0.05 * texture(c, "grain")
    pebbles = color_ramp(v, (0, "0f0e0d"), (0.4, "6b655e"), (0.7, "aea597"), (1, "f4efe6"))
    return mix(0.25, pebbles, scale_saturation(pebbles * (0.6 + piece_colors(c, "medium")), 1.2)).clamp(0, 1)


@renders("seashells")
def _seashells(x: Tensor, c: Tensor) -> Tensor:
    fan = texture(c, "scale")
    ribs = texture(c, "engraving")
    band = torch.cos(7 * fan)
    v = (0.25 + 0.72 * blurred_tone(x)) * (0.5 + 0.55 * unit_texture(c, "scale")) + 0.07 * band + 0.05 * ribs
    v = v + 0.07 * texture(c, "scale value")
    return color_ramp(v, (0, "3e2622"), (0.3, "a06a58"), (0.55, "eab196"), (0.8, "fde2cc"), (1, "fffaf2"))


@renders("water drops")
def _water_drops(x: Tensor, c: Tensor) -> Tensor:
    behind = scale_contrast(gaussian_blur(x, 1.2), 0.9) * hex_color(x, "c8dcea")
    inside = ((texture(c, "drop") - 0.12) * 8).clamp(0, 1)
    slope = texture(c, "drop slope")
    lens = boost_contrast(x, x) * (0.95 + 0.75 * slope) + 0.1
    light = ((-0.38 - slope) * 6).clamp(0, 1) * ((texture(c, "drop") - 0.28) * 5).clamp(0, 1)
    rim = line_at(texture(c, "drop"), 0.08, 0.12) * (0.35 + 0.5 * slope).clamp(0, 1)
    return (mix(inside, behind, lens) - 0.5 * rim + light).clamp(0, 1)


@renders("bubbles")
def _bubbles(x: Tensor, c: Tensor) -> Tensor:
    air = mix(0.3, boost_contrast(x, gaussian_blur(x, 1.0)), hex_color(x, "9fd4f4"))
    drop, slope = texture(c, "drop"), texture(c, "drop slope")
    film = line_at(drop, 0.16, 0.26)
    colors = 0.35 + 0.65 * hue_wheel(0.45 * slope + 0.25 * texture(c, "drop value"))
    light = ((-0.42 - slope) * 7).clamp(0, 1) * line_at(drop, 0.36, 0.22)
    return (mix(0.75 * film, air * (1 + 0.12 * (drop > 0)), colors) + light).clamp(0, 1)


@renders("candy")
def _candy(x: Tensor, c: Tensor) -> Tensor:
    ball = ((texture(c, "drop") + 0.3) * 6).clamp(0, 1)
    slope = texture(c, "drop slope")
    shade = ((texture(c, "drop") + 0.4) * 0.8).clamp(0, 1) ** 0.5
    sugar = mix(0.35, 0.18 + 0.82 * hue_wheel(0.5 * texture(c, "drop value")), boost_contrast(x, x))
    light = ((-0.3 - slope) * 5).clamp(0, 1) * ((texture(c, "drop") - 0.3) * 4).clamp(0, 1)
    tone = 0.25 + 0.95 * blurred_tone(x)
    gaps = color_ramp(tone, (0.2, "3a0a2c"), (1.2, "d87aa8"))
    return (mix(ball, gaps, scale_saturation(sugar, 1.3) * tone * (0.45 + 0.6 * shade)) + 0.8 * light).clamp(0, 1)


@renders("chocolate")
def _chocolate(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x, 1.6)
    height = tone + 0.1 * texture(c, "fold")
    v = 0.1 + 0.6 * tone + relief(height, 1.6)
    melted = color_ramp(v, (0, "140703"), (0.4, "4a200f"), (0.75, "8a4c2a"), (1, "d9a578"))
    return (melted + 0.9 * shine(height, 5.5, 0.3) * hex_color(x, "ffe8d4")).clamp(0, 1)


@renders("honey")
def _honey(x: Tensor, c: Tensor) -> Tensor:
    wall = cell_border(c, "large cell edge", 0.9, 1.2)
    cup = unit_texture(c, "large cell edge")
    v = 0.12 + 0.68 * blurred_tone(x) + 0.14 * cup + 0.08 * texture(c, "large cell value")
    syrup = color_ramp(v, (0, "3a1400"), (0.35, "a04e00"), (0.6, "eb9a0c"), (0.85, "ffd24a"), (1, "fff6c0"))
    light = shine(cup, 1.6, 0.12) * 1.6
    return mix(wall * 0.75, syrup + light, hex_color(x, "f6d27a") * (0.4 + 0.6 * blurred_tone(x))).clamp(0, 1)


@renders("slime")
def _slime(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x, 1.6)
    bubble = ((texture(c, "drop") - 0.35) * 3).clamp(0, 1) * (texture(c, "drop value") > 0.2)
    height = tone + 0.25 * gaussian_blur(texture(c, "blade"), 1.5) + 0.25 * bubble
    v = 0.1 + 0.66 * tone + relief(height, 0.9)
    goo = color_ramp(v, (0, "042006"), (0.35, "158a10"), (0.65, "66e01c"), (0.9, "ccff5a"), (1, "f6ffce"))
    return (goo + 0.9 * shine(height, 3.6, 0.3)).clamp(0, 1)


@renders("jelly")
def _jelly(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x, 1.6)
    height = tone + 0.12 * texture(c, "fold")
    inner = 0.14 + 0.72 * tone + 0.16 * gaussian_blur(outline(x, 2.0, 9), 2.0) + relief(height, 0.9)
    body = color_ramp(inner, (0, "3c0010"), (0.35, "b00828"), (0.65, "f83a4c"), (0.9, "ff9a94"), (1, "ffe6de"))
    return (body + 1.1 * shine(height, 5.0, 0.3)).clamp(0, 1)


@renders("clouds")
def _clouds(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x, 1.6)
    puff = tone + 0.22 * texture(c, "cloud")
    v = 0.04 + 0.8 * puff + relief(gaussian_blur(puff, 1.0), 0.7)
    return color_ramp(v, (0, "2a66b4"), (0.35, "6aa6e2"), (0.55, "c3d8ee"), (0.75, "f0f3f8"), (1, "ffffff"))


@renders("cotton candy")
def _cotton_candy(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x, 1.6)
    fluff = 0.1 * texture(c, "fiber") + 0.12 * texture(c, "cloud") + 0.06 * texture(c, "grain")
    v = 0.06 + 0.82 * tone + fluff
    pink = color_ramp(v, (0, "a8307e"), (0.4, "f07ab4"), (0.75, "ffbcd8"), (1, "fff4fa"))
    blue = color_ramp(v, (0, "2f6ab0"), (0.4, "74b8ec"), (0.75, "bfe2fa"), (1, "f6fcff"))
    return mix((0.5 + 1.4 * gaussian_blur(texture(c, "cloud"), 3.0)).clamp(0, 1), pink, blue)


@renders("cork")
def _cork(x: Tensor, c: Tensor) -> Tensor:
    crumb = (
        0.13 * texture(c, "small cell value")
        + 0.1 * texture(c, "grain")
        - 0.3 * (texture(c, "flake") + 0.4).clamp(0, 1)
    )
    v = 0.24 + 0.55 * blurred_tone(x) + crumb
    return color_ramp(v, (0, "3c2410"), (0.4, "97693a"), (0.75, "d3a66c"), (1, "f4d8a8"))
