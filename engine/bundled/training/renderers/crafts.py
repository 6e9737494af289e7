"""Toys, paper, clay, glass and other things made by hand."""

import torch
from torch import Tensor

from engine.bundled.training.renderers.tools import (
    area,
    blurred_tone,
    boost_contrast,
    color_ramp,
    equalize,
    hex_color,
    hue_wheel,
    line_at,
    mix,
    paper_grain,
    piece_colors,
    relief,
    renders,
    shine,
    texture,
    unit_texture,
    vivid_pieces,
)
from engine.network.filters import (
    gaussian_blur,
    guided_filter,
    outline,
    posterize,
    scale_saturation,
)


def _bump(c: Tensor) -> Tensor:
    """Return round bumps, one in each square of 8 pixels: 1 in the middle, -1 in the corners."""
    return -(texture(c, "lattice x") + texture(c, "lattice y")) / 2


def _slant(c: Tensor) -> Tensor:
    """Return a slope in each square of 8 pixels: 1 at its upper left, -1 at its lower right."""
    return (texture(c, "lattice x, a quarter on") + texture(c, "lattice y, a quarter on")) / 2


@renders("lego bricks")
def _lego(x: Tensor, c: Tensor) -> Tensor:
    plastic = posterize(0.06 + 0.9 * vivid_pieces(x, c, "square", 1.8), 4, 0.2)
    stud = ((_bump(c) + 0.1) * 5).clamp(0, 1)
    rim = line_at(_bump(c), -0.05, 0.3) * _slant(c)
    gap = ((torch.maximum(texture(c, "lattice x"), texture(c, "lattice y")) - 0.8) * 4).clamp(0, 1)
    return (plastic * (0.82 + 0.22 * stud - 0.45 * gap) + 0.5 * rim * (0.35 + 0.65 * plastic)).clamp(0, 1)


@renders("beads")
def _beads(x: Tensor, c: Tensor) -> Tensor:
    color = 0.08 + 0.9 * vivid_pieces(x, c, "square", 1.9)
    ball = ((_bump(c) + 0.75) * 1.1).clamp(0, 1)
    light = (_slant(c) * 1.4 - 0.35).clamp(0, 1) * ((_bump(c) - 0.05) * 3).clamp(0, 1)
    return (color * (0.3 + 0.7 * ball) * (0.95 + 0.25 * _slant(c)) + 0.55 * light).clamp(0, 1)


@renders("sequins")
def _sequins(x: Tensor, c: Tensor) -> Tensor:
    color = vivid_pieces(x, c, "small cell", 1.7)
    value = texture(c, "small cell value")
    disc = ((texture(c, "small cell dot") + 0.35) * 5).clamp(0, 1)
    hole = ((texture(c, "small cell dot") - 0.75) * 6).clamp(0, 1)
    metal = mix(0.5, boost_contrast(x, x), color) * (0.9 + 0.3 * value) + 0.6 * ((value - 0.7) * 4).clamp(0, 1)
    return (metal * (0.4 + 0.6 * disc) * (1 - 0.4 * hole)).clamp(0, 1)


@renders("origami")
def _origami(x: Tensor, c: Tensor) -> Tensor:
    paper = 0.16 + 0.8 * vivid_pieces(x, c, "broad", 1.6)
    fold = (texture(c, "broad facet") * 8).clamp(-1, 1)  # each piece is folded in the middle
    crease = line_at(texture(c, "broad facet"), 0.0, 0.16) * 0.35 + line_at(texture(c, "broad edge"), -0.9, 0.3) * 0.5
    folded = paper * (0.86 + 0.2 * fold + 0.07 * texture(c, "broad facet"))
    return mix(crease, folded, torch.ones_like(x)).clamp(0, 1) * paper_grain(c, 0.06)


@renders("paper mosaic")
def _paper_mosaic(x: Tensor, c: Tensor) -> Tensor:
    scrap = scale_saturation(boost_contrast(x, piece_colors(c, "medium")), 1.5) * (1 + 0.2 * texture(c, "medium value"))
    edge = texture(c, "medium edge") + 0.3 * texture(c, "grain")
    torn = ((-0.6 - edge) * 2.5).clamp(0, 1)
    shadow = (0.16 * relief(texture(c, "medium edge"), 1.0)).clamp(-0.2, 0.2)
    return (mix(torn, scrap.clamp(0, 1), hex_color(x, "f7f3e8")) + shadow).clamp(0, 1) * paper_grain(c, 0.14)


@renders("cardboard")
def _cardboard(x: Tensor, c: Tensor) -> Tensor:
    layers = posterize(equalize(area(c, "flat")), 4, 0.1)
    flute = 0.08 * texture(c, "lattice x") * (layers < 0.45)
    v = 0.22 + 0.55 * layers + relief(gaussian_blur(layers, 0.8), 1.1) + flute + 0.05 * texture(c, "grain")
    v = v + 0.04 * texture(c, "blade")
    return color_ramp(v, (0, "3a2512"), (0.45, "98703f"), (0.8, "cda871"), (1, "efd6a6"))


@renders("claymation")
def _claymation(x: Tensor, c: Tensor) -> Tensor:
    soft = gaussian_blur(guided_filter(x, 5, 0.03), 1.5)
    color = 0.07 + 0.86 * scale_saturation(boost_contrast(x, mix(0.5, soft, piece_colors(c, "medium"))), 1.7)
    height = 1.2 * equalize(soft) + 0.5 * unit_texture(c, "medium edge") + 0.15 * texture(c, "ring")
    height = gaussian_blur(height, 0.8)
    return (color * (1 + relief(height, 1.4)) + 0.4 * shine(height, 2.2, 0.3)).clamp(0, 1)


@renders("plastic")
def _plastic(x: Tensor, c: Tensor) -> Tensor:
    color = posterize(scale_saturation(boost_contrast(x, area(c, "flat")), 2.2) * 0.9 + 0.06, 4, 0.5)
    height = equalize(gaussian_blur(area(c, "flat"), 1.6))
    light = (shine(height, 9, 0.35) * 1.6).clamp(0, 1)
    return mix(light, color * (1 + relief(height, 2.0)), torch.ones_like(x)).clamp(0, 1)


@renders("glass blocks")
def _glass_blocks(x: Tensor, c: Tensor) -> Tensor:
    glass = mix(0.3, piece_colors(c, "square"), hex_color(x, "a8e2dc"))
    bend = 0.2 * _slant(c) * (1 - unit_texture(c, "cloud")) + 0.12 * _bump(c)
    joint = ((torch.maximum(texture(c, "lattice x"), texture(c, "lattice y")) - 0.62) * 4).clamp(0, 1)
    light = line_at(_bump(c), 0.1, 0.35) * (_slant(c) - 0.1).clamp(0, 1) * 0.8
    return mix(
        joint * 0.8, (glass * (1 + 1.2 * bend) + light), hex_color(x, "e9f6f4") * (0.55 + 0.45 * equalize(x))
    ).clamp(0, 1)


@renders("mandala")
def _mandala(x: Tensor, c: Tensor) -> Tensor:
    ring, petal = texture(c, "rosette ring"), texture(c, "rosette petal")
    ground = color_ramp(
        0.8 * blurred_tone(x) + 0.1 + 0.12 * petal,
        (0, "1a0b3a"),
        (0.3, "6a1b78"),
        (0.55, "d03a6a"),
        (0.78, "f5a13c"),
        (1, "fff0b8"),
    )
    lines = torch.maximum(line_at(ring, 0.0, 0.45), 0.8 * line_at(petal, 0.0, 0.35))
    return mix(lines * 0.85, ground, hex_color(x, "fff4d2") * (0.35 + 0.65 * blurred_tone(x))).clamp(0, 1)


@renders("kaleidoscope")
def _kaleidoscope(x: Tensor, c: Tensor) -> Tensor:
    hue = 0.28 * texture(c, "rosette ring") + 0.18 * texture(c, "rosette petal")
    colored = scale_saturation(boost_contrast(x, x), 1.6)
    glass = mix(0.6, colored, hue_wheel(hue + 0.25 * equalize(x)) * (0.25 + 0.9 * equalize(x)))
    splinter = 0.16 * (texture(c, "rosette petal") * 6).clamp(-1, 1)
    lines = line_at(texture(c, "rosette petal"), 0.0, 0.14) * 0.5
    return (glass * (1 + splinter) + lines).clamp(0, 1)


@renders("candle wax")
def _wax(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x, 2.0)
    runs = gaussian_blur(texture(c, "blade"), 1.2)
    height = tone + 0.35 * runs
    v = 0.2 + 0.6 * tone + relief(height, 1.0) + 0.06 * texture(c, "cloud")
    wax = color_ramp(v, (0, "6a3410"), (0.35, "c98640"), (0.65, "f3d08c"), (1, "fff6d8"))
    return (wax + 0.5 * shine(height, 3.0, 0.25)).clamp(0, 1)


@renders("gingerbread")
def _gingerbread(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x)
    v = 0.16 + 0.55 * tone + relief(tone, 1.0) + 0.12 * texture(c, "grain") - 0.1 * unit_texture(c, "flake")
    dough = color_ramp(v, (0, "3e1c08"), (0.45, "94531f"), (0.8, "c98644"), (1, "eebc7a"))
    ice = (gaussian_blur(outline(x, 1.8, 16, 0.4), 0.8) * 1.7).clamp(0, 1)
    iced = mix(ice, dough, hex_color(x, "fffdf6") * (0.92 + relief(ice, 0.25)))
    pearl = ((texture(c, "flake") - 0.1) * 3).clamp(0, 1) * (tone > 0.62)
    return mix(pearl, iced, 0.25 + 0.75 * hue_wheel(0.5 * texture(c, "large cell value"))).clamp(0, 1)
