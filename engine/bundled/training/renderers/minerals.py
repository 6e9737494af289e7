"""Metals, gems, earth and what is built of them."""

import torch
from torch import Tensor

from engine.bundled.training.renderers.tools import (
    blurred_tone,
    color_ramp,
    equalize,
    gray,
    hex_color,
    hue_wheel,
    line_at,
    mix,
    piece_colors,
    relief,
    renders,
    shine,
    texture,
)
from engine.network.filters import gaussian_blur, outline


@renders("bronze")
def _bronze(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x)
    v = 0.08 + 0.75 * tone + relief(tone, 2.2) + 0.05 * texture(c, "grain")
    metal = color_ramp(v, (0, "120a04"), (0.35, "4f3214"), (0.7, "a8743a"), (1, "f6dca0"))
    patina = ((0.6 - tone) * 1.5 + 0.9 * texture(c, "cloud")).clamp(0, 1) * 0.75
    return mix(patina, metal, color_ramp(v, (0, "0d2a24"), (0.6, "4f9580"), (1, "b4e2cc")))


@renders("copper")
def _copper(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x)
    v = 0.05 + 0.7 * tone + relief(tone, 2.4) + 0.12 * texture(c, "fold")
    metal = color_ramp(v, (0, "260a04"), (0.35, "8a3a1c"), (0.65, "dc7c4c"), (0.85, "ffb690"), (1, "fff0e2"))
    return (metal + 0.5 * shine(tone, 5)).clamp(0, 1)


@renders("brushed steel")
def _steel(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x)
    v = 0.16 + 0.6 * tone + relief(tone, 1.6) + 0.2 * texture(c, "blade")
    return color_ramp(v, (0, "14181d"), (0.5, "848d96"), (1, "f6f9fc"))


@renders("aluminum foil")
def _foil(x: Tensor, c: Tensor) -> Tensor:
    v = 0.1 + 0.7 * mix(0.5, equalize(x), equalize(piece_colors(c, "medium"))) + relief(blurred_tone(x), 1.2)
    v = v + 0.1 * texture(c, "medium facet") + 0.18 * texture(c, "broad facet")
    v = v + 0.16 * line_at(texture(c, "broad edge"), -0.9, 0.3)
    return color_ramp(v, (0, "24272b"), (0.45, "8b9198"), (0.75, "d5d9de"), (1, "ffffff"))


@renders("corrugated iron")
def _corrugated(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x)
    wave = 0.6 * texture(c, "lattice x, a quarter on") + 0.4 * texture(c, "lattice x")
    v = 0.12 + 0.6 * tone + 0.24 * wave
    rust = ((0.75 - tone) * 1.2 + 1.3 * texture(c, "cloud") + 0.3 * texture(c, "blade")).clamp(0, 1) * 0.8
    zinc = color_ramp(v, (0, "16191c"), (0.5, "7d868c"), (1, "eef2f4"))
    return mix(rust, zinc, color_ramp(v, (0, "200d06"), (0.5, "8a4420"), (1, "e6a26c")))


def _gem(x: Tensor, c: Tensor, sparkle: float, *stops: tuple[float, str]) -> Tensor:
    """Return faceted stones that follow the photo, in colors for their brightness; `sparkle` is that of their edges."""
    tone = equalize(piece_colors(c, "broad"))
    v = 0.06 + 0.72 * mix(0.6, tone, equalize(piece_colors(c, "fine"))) + 0.16 * texture(c, "broad facet")
    v = v + 0.05 * texture(c, "medium facet") + sparkle * line_at(texture(c, "broad edge"), -0.75, 0.35)
    return color_ramp(v + 0.05 * texture(c, "broad value"), *stops)


@renders("diamond")
def _diamond(x: Tensor, c: Tensor) -> Tensor:
    stone = _gem(x, c, 0.2, (0, "10141c"), (0.35, "5c7088"), (0.65, "bcd0e6"), (0.9, "ffffff"), (1, "ffffff"))
    fire = (texture(c, "medium value") > 0.55) * (texture(c, "medium facet") + 0.3).clamp(0, 1) * 0.55
    return mix(fire, stone, 0.15 + 0.9 * hue_wheel(0.5 * texture(c, "medium facet"))).clamp(0, 1)


@renders("amethyst")
def _amethyst(x: Tensor, c: Tensor) -> Tensor:
    return _gem(x, c, 0.14, (0, "14041f"), (0.35, "4f1d80"), (0.65, "9a5fd0"), (0.88, "d9b8f6"), (1, "ffffff"))


@renders("emerald")
def _emerald(x: Tensor, c: Tensor) -> Tensor:
    return _gem(x, c, 0.14, (0, "001a0f"), (0.35, "00673c"), (0.65, "14b06c"), (0.88, "8cf0be"), (1, "ffffff"))


@renders("obsidian")
def _obsidian(x: Tensor, c: Tensor) -> Tensor:
    tone = mix(0.5, equalize(piece_colors(c, "broad")), equalize(piece_colors(c, "fine")))
    flakes = (0.5 + texture(c, "broad facet")).clamp(0, 1) * (0.6 + 0.5 * texture(c, "ring"))
    v = (
        0.02
        + 0.42 * tone**2
        + 0.3 * flakes * (0.15 + tone)
        + 0.4 * line_at(texture(c, "broad edge"), -0.85, 0.3) * tone
    )
    return color_ramp(v, (0, "030305"), (0.3, "1a1a22"), (0.6, "5c5f74"), (1, "f2f4ff"))


@renders("jade")
def _jade(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x, 1.8)
    v = 0.16 + 0.6 * tone + relief(tone, 1.5) + 0.14 * texture(c, "cloud")
    stone = color_ramp(v, (0, "0c3b26"), (0.4, "3b8a5c"), (0.7, "8fcaa0"), (1, "eef9e6"))
    return (stone + 0.6 * shine(tone, 4.5, 0.2)).clamp(0, 1)


@renders("porcelain")
def _porcelain(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x)
    paint = ((0.62 - tone) * 2.2 + 0.2 * texture(c, "cloud")).clamp(0, 1) * (0.7 + 0.3 * texture(c, "bristle"))
    paint = torch.maximum(paint, outline(x, 1.2, 10, 0.2) * 0.9)
    glaze = color_ramp(paint, (0, "f7faff"), (0.4, "8fb0e6"), (0.75, "2a52b4"), (1, "0c1f6a"))
    return (glaze + 0.4 * shine(tone, 4.5)).clamp(0, 1)


@renders("terracotta")
def _terracotta(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x)
    v = 0.14 + 0.62 * tone + relief(tone, 2.0) + 0.07 * texture(c, "grain") + 0.07 * texture(c, "lattice y")
    return color_ramp(v, (0, "421408"), (0.4, "a34a26"), (0.7, "d9784a"), (1, "ffc8a0"))


@renders("concrete")
def _concrete(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x)
    pores = ((texture(c, "drop") - 0.45) * 4).clamp(0, 1) * (texture(c, "drop value") > 0.3)
    v = 0.22 + 0.5 * tone + relief(tone, 1.2) + 0.12 * texture(c, "cloud") + 0.07 * texture(c, "grain") - 0.3 * pores
    return color_ramp(v, (0, "2f2f2d"), (0.5, "8e8d88"), (1, "d8d7d0"))


@renders("cracked earth")
def _cracked_earth(x: Tensor, c: Tensor) -> Tensor:
    edge = texture(c, "broad edge")
    crack = ((-0.6 - edge) * 3).clamp(0, 1)
    v = 0.1 + 0.8 * mix(0.35, blurred_tone(x), equalize(piece_colors(c, "broad"))) + 0.07 * texture(c, "broad value")
    v = v + relief(edge, 0.07) + 0.06 * texture(c, "grain")
    ground = color_ramp(v, (0, "4b2f1a"), (0.45, "a07247"), (0.8, "dcb98a"), (1, "f6e2c0"))
    return mix(crack * 0.62, ground, hex_color(x, "1f120a"))


@renders("mother of pearl")
def _pearl(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x)
    sheen = hue_wheel(0.25 * texture(c, "fold") + 0.3 * texture(c, "cloud") + 0.3 * tone)
    v = 0.36 + 0.6 * tone + relief(tone, 1.5)
    return (gray(v) * (0.72 + 0.36 * sheen) + 0.4 * shine(tone, 4.5)).clamp(0, 1)


@renders("coral")
def _coral(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x)
    tubes = gaussian_blur(((texture(c, "vein") + 0.55) * 2).clamp(0, 1), 0.8)
    polyps = ((texture(c, "small cell dot") - 0.2) * 2.5).clamp(0, 1)
    v = 0.05 + 0.62 * tone + 0.2 * tubes + 0.16 * polyps + relief(tubes + 0.5 * polyps, 0.25)
    return color_ramp(v, (0, "04283a"), (0.25, "1d5f6e"), (0.42, "c2405a"), (0.7, "ff7f62"), (1, "ffe4cc"))
