"""Prints and paper: flat layers of few colors, inks, stencils, cut and pasted paper."""

import torch
from torch import Tensor

from engine.bundled.training.renderers.blocks import (
    diagonals,
    dot_screen,
    fine,
    flat_tone,
    ink,
    layers,
    paint,
    piece_tone,
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


@renders("newspaper")
def _newspaper(x: Tensor, c: Tensor) -> Tensor:
    black = step(dot_screen(c) + 0.05 - 1.05 * equalize(gaussian_blur(x, 0.8)), 0.0, 0.25)
    text = step(texture(c, "glyph"), 0.0) * step(flat_tone(x, c), 0.78) * 0.45
    paper = hex_color(x, "dcd5c3") * paper_grain(c, 0.16)
    return paint(torch.maximum(black * 0.9, text), paper, "2a2826")


@renders("stencil")
def _stencil(x: Tensor, c: Tensor) -> Tensor:
    wall = hex_color(x, "cfc9bf") * (0.82 + 0.16 * texture(c, "cloud") + 0.1 * texture(c, "grain"))
    wall = wall * (1 - 0.25 * cell_border(c, "brick edge", 0.8))
    spray = step(0.46 - flat_tone(x, c) + 0.05 * texture(c, "grain"), 0.0, 0.06)
    over = 0.35 * step(0.56 - gaussian_blur(flat_tone(x, c), 3.0), 0.0, 0.3) * unit_texture(c, "grain")
    drips = step(texture(c, "drip"), 0.2) * gaussian_blur(spray, 6.0)
    tone = flat_tone(x, c)
    red = spray * step(warm_share(area(c, "flat")) - 0.6 * tone, 0.2, 0.08)
    painted = paint(torch.maximum(torch.maximum(spray, over), drips) * 0.95, wall.expand_as(x), "141414")
    return paint(red * 0.9, painted, "c81e28")


@renders("screen print")
def _screen_print(x: Tensor, c: Tensor) -> Tensor:
    tone = flat_tone(x, c)
    ground = paint(step(tone, 0.36), sheet(x, "f7d51e"), "e8288c")
    ground = paint(step(tone, 0.56), ground, "35b8e8")
    ground = paint(step(tone, 0.74), ground, "f7e03c")
    black = step(0.36 - equalize(gaussian_blur(x, 1.2)), 0.0, 0.06)
    return paint(torch.maximum(black, 0.8 * step(outline(x, 1.4, 12, 0.45), 0.3, 0.3)), ground, "16101c")


@renders("risograph")
def _risograph(x: Tensor, c: Tensor) -> Tensor:
    flat = boost_contrast(x, area(c, "flat"))
    grain = 0.28 * texture(c, "grain")
    teal = step(0.62 - equalize(x) + grain, 0.0, 0.5)
    pink = step(0.36 + 1.1 * warm_share(flat) - 0.35 * equalize(x) + 0.7 * grain, 0.2, 0.5)
    return ink(teal * 0.92, ink(pink * 0.85, sheet(x, "f6efe0"), "ff6c70"), "16647f") * paper_grain(c, 0.08)


@renders("ukiyo-e waves")
def _ukiyoe(x: Tensor, c: Tensor) -> Tensor:
    tone = flat_tone(x, c)
    color = layers(tone + 0.03 * texture(c, "cloud"), "16284e", "2c5384", "7f9fae", "e2cfa2", "f2e6c8")
    waves = step(texture(c, "scallop"), 0.15, 0.5) * step(0.62 - tone, 0.0, 0.1)
    color = mix(0.75 * waves, color, hex_color(x, "dfe3d6"))
    lines = step(outline(x, 1.3, 13, 0.25), 0.35, 0.4)
    return paint(lines * 0.92, color, "122040") * paper_grain(c, 0.12)


@renders("art deco")
def _art_deco(x: Tensor, c: Tensor) -> Tensor:
    tone = flat_tone(x, c)
    color = layers(tone, "0b1418", "123a42", "1f6660", "c8a24c", "f0e2b8")
    fans = step(texture(c, "scallop"), 0.45, 0.3) * step(0.56 - tone, 0.0, 0.08)
    lines = torch.maximum(fans * 0.9, step(outline(x, 1.6, 12, 0.3), 0.35, 0.3))
    gold = color_ramp(0.45 + 0.5 * equalize(gaussian_blur(x, 3.0)), (0, "7a5414"), (0.6, "d8a83c"), (1, "fbe9a4"))
    return mix(lines, color, gold)


@renders("street poster")
def _street_poster(x: Tensor, c: Tensor) -> Tensor:
    tone = flat_tone(x, c) + 0.04 * texture(c, "grain")
    color = layers(tone, "12293f", "b8252c", "5c8a96", "eedfae")
    lined = step(fine(texture(c, "engraving")), 0.0, 0.8) * step(tone, 0.5, 0.05) * step(0.72 - tone, 0.0, 0.05)
    color = mix(lined * 0.8, color, hex_color(x, "eedfae"))
    torn = step(texture(c, "cloud") + 0.4 * texture(c, "card value"), 0.95, 0.05)
    rim = step(texture(c, "cloud") + 0.4 * texture(c, "card value"), 0.86, 0.05)
    color = mix(rim, color, hex_color(x, "f4efe2"))
    wall = hex_color(x, "8d8378") * (0.85 + 0.25 * texture(c, "grain"))
    creases = 0.16 * relief(texture(c, "vein"), 1.0)
    return (mix(torn, color, wall) + creases).clamp(0, 1)


@renders("minimalism")
def _minimalism(x: Tensor, c: Tensor) -> Tensor:
    tone = gaussian_blur(flat_tone(x, c), 2.0)
    return layers(tone, "2f3e46", "2f3e46", "d9a184", "ede6da", "f5f1e9", soft=0.02)


@renders("flat vector design")
def _flat_vector(x: Tensor, c: Tensor) -> Tensor:
    flat = boost_contrast(x, gaussian_blur(mix(0.6, x, area(c, "flat")), 1.0))
    few = posterize(scale_saturation(flat, 1.4), 3, 0.06)
    themed = layers(equalize(flat), "1f2a56", "8c3f74", "f0696a", "ffb35c", "fff0c8", soft=0.02)
    return 0.06 + 0.92 * mix(0.65, few, themed)


@renders("sticker")
def _sticker(x: Tensor, c: Tensor) -> Tensor:
    tone = gaussian_blur(flat_tone(x, c), 2.0)
    inside = step(0.58 - tone, 0.0, 0.05)
    wide = gaussian_blur(inside, 2.5)
    rim = step(wide, 0.12, 0.1)
    shadow = gaussian_blur(rim, 3.0)
    color = 0.08 + 0.92 * scale_saturation(boost_contrast(x, area(c, "flat")), 2.0)
    ground = hex_color(x, "5cc4d6") * (1 - 0.4 * shadow)
    back = mix(rim, ground.expand_as(x), torch.ones_like(x))
    return mix(step(wide, 0.45, 0.1), back, color).clamp(0, 1)


@renders("cut-outs")
def _cut_outs(x: Tensor, c: Tensor) -> Tensor:
    tone = mix(0.4, piece_tone(x, c, "broad"), gaussian_blur(flat_tone(x, c), 1.5)) + 0.05 * texture(c, "broad value")
    warm = warm_share(piece_colors(c, "broad"))
    warm = warm - warm.mean((2, 3), keepdim=True)
    color = layers(tone, "12347c", "1e6fc0", "f2c32e", "fbf7ea", soft=0.03)
    color = paint(step(warm, 0.1, 0.03) * step(0.62 - tone, 0.0, 0.03), color, "e8402c")
    leaves = step(texture(c, "wash edge"), 0.35, 0.05) * step(texture(c, "wash value"), 0.1, 0.05)
    color = paint(leaves * step(tone, 0.62, 0.03), color, "2c9c5c")
    return color * paper_grain(c, 0.06)


@renders("paper cut")
def _paper_cut(x: Tensor, c: Tensor) -> Tensor:
    tone = gaussian_blur(flat_tone(x, c), 1.5)
    color = layers(tone, "5b1a38", "a02c4a", "dc5a56", "f49a76", "fbd3b0", soft=0.02)
    height = posterize(tone, 5, 0.1)
    shadow = (gaussian_blur(height, 3.5) - height).clamp(0, 1)  # lower layers lie in the shade of higher ones
    return (color * (1 - 3.2 * shadow).clamp(0.35, 1) + relief(height, 0.35).clamp(0, 1)).clamp(0, 1) * paper_grain(
        c, 0.1
    )


@renders("collage")
def _collage(x: Tensor, c: Tensor) -> Tensor:
    value, edge = texture(c, "card value"), texture(c, "card edge")
    sheets = color_ramp(unit_texture(c, "card value"), (0, "d8452a"), (0.3, "f0dfb4"), (0.6, "3f8e96"), (1, "f0b424"))
    toned = mix(step(value.abs(), 0.35, 0.02) * 0.85, x, sheets * (0.35 + 0.8 * equalize(x)))
    news = step(0.15 - (value - 0.2).abs(), 0.0, 0.02)
    page = hex_color(x, "e6dfcc") * (1 - 0.5 * step(texture(c, "glyph"), 0.0)) * (0.35 + 0.7 * equalize(x))
    printed = mix(news * 0.85, toned, page)
    rough = edge + 0.3 * texture(c, "cloud") + 0.2 * texture(c, "grain")
    torn = mix(step(-0.55 - rough, 0.0, 0.2) * step(value, -0.2, 0.02), printed, hex_color(x, "f7f3e8"))
    return (torn * (0.5 + 0.5 * step(edge, -0.9, 0.25)) * paper_grain(c, 0.1)).clamp(0, 1)


@renders("silhouette")
def _silhouette(x: Tensor, c: Tensor) -> Tensor:
    tone = flat_tone(x, c)
    sky = color_ramp(gaussian_blur(tone, 5.0), (0.2, "e8683c"), (0.6, "f8b45c"), (0.95, "fdeab4"))
    return mix(step(0.55 - gaussian_blur(tone, 1.0), 0.0, 0.05), sky, hex_color(x, "0c0a10"))


@renders("op art")
def _op_art(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 2.0))
    wave = texture(c, "lattice y") * step(tone, 0.5, 0.15) + texture(c, "lattice x") * (1 - step(tone, 0.5, 0.15))
    return gray(step(wave + 2.6 * (tone - 0.5), 0.0, 0.35))


@renders("scratchboard")
def _scratchboard(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(x)
    detail = tone + 1.5 * (tone - gaussian_blur(tone, 2.5))
    _, across = diagonals(c)
    scratches = step(0.8 * texture(c, "hatch") + 1.9 * detail, 1.45, 0.5) * step(across + 2.4 * detail, 0.9, 0.6)
    rim = step(outline(x, 0.9, 12, 0.2), 0.3, 0.4) * unit_texture(c, "grain") * 1.2
    return gray(0.04 + 0.95 * torch.maximum(scratches, rim * 0.8))
