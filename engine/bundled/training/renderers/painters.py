"""Painters and their movements: walls and icons, rococo to action painting."""

import torch
from torch import Tensor

from engine.bundled.training.renderers.blocks import (
    flat_tone,
    impasto,
    layers,
    paint,
    sheet,
    step,
    strokes_colors,
)
from engine.bundled.training.renderers.tools import (
    area,
    boost_contrast,
    cell_border,
    color_ramp,
    equalize,
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

GOLD = ((0.0, "5a3208"), (0.35, "a8741c"), (0.7, "e2b53e"), (1.0, "fff0b0"))


@renders("impressionism")
def _impressionism(x: Tensor, c: Tensor) -> Tensor:
    color = mix(0.65, x, strokes_colors(x, c, 1.2))
    airy = mix(0.25, color, hex_color(x, "d4d2ec")) + 0.06
    violet_or_yellow = x.new_tensor([0.05, 0.04, -0.16]).view(3, 1, 1)
    return impasto(airy + texture(c, "stroke value") * violet_or_yellow, c, 0.45).clamp(0, 1)


@renders("expressionism")
def _expressionism(x: Tensor, c: Tensor) -> Tensor:
    tone = flat_tone(x, c)
    bent = 0.09 * texture(c, "ring") + 0.07 * texture(c, "stroke value")
    color = color_ramp(
        tone + bent,
        (0, "14203a"),
        (0.28, "1f5a6e"),
        (0.45, "7a2e1e"),
        (0.62, "e2621e"),
        (0.82, "f2b23a"),
        (1, "f6e2a0"),
    )
    dark = step(outline(x, 2.2, 16, 0.3), 0.4, 0.6)
    return impasto(mix(0.85 * dark, color, hex_color(x, "10182a")), c, 0.9).clamp(0, 1)


@renders("fauvism")
def _fauvism(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(mix(0.5, area(c, "flat"), strokes_colors(x, c, 1)))
    v = tone + 0.1 * texture(c, "stroke value")
    color = layers(v, "1b2a8c", "1f8a54", "e0312c", "f58a1e", "f7d84a", "f9e4d0", soft=0.1)
    own = scale_saturation(boost_contrast(x, area(c, "flat")), 2.6)
    return impasto(mix(0.3, color, own), c, 0.6).clamp(0, 1)


@renders("rococo")
def _rococo(x: Tensor, c: Tensor) -> Tensor:
    soft = mix(0.5, x, strokes_colors(x, c, 1.0))
    tone = equalize(soft)
    powder = color_ramp(tone, (0, "5e3f3a"), (0.3, "b87f7c"), (0.55, "f2bfb8"), (0.8, "cfe3e6"), (1, "fffaf0"))
    own = mix(0.65, scale_saturation(soft, 1.1) * 0.75 + 0.22, powder)
    swirls = step(texture(c, "spiral"), 0.35, 0.4) * step(texture(c, "wash value"), 0.2, 0.1)
    leaves = step(texture(c, "leaf edge"), -0.2, 0.3) * step(texture(c, "wash value"), 0.55, 0.1)
    ornament = torch.maximum(swirls, leaves) * step(tone, 0.35, 0.2)
    gold = color_ramp(0.35 + 0.4 * tone + relief(gaussian_blur(ornament, 0.8), 0.6), *GOLD)
    return (mix(0.9 * ornament, own, gold) + 0.04 * texture(c, "bristle")).clamp(0, 1)


@renders("gouache")
def _gouache(x: Tensor, c: Tensor) -> Tensor:
    flat = mix(0.4, boost_contrast(x, area(c, "flat")), boost_contrast(x, piece_colors(c, "medium")))
    color = scale_saturation(posterize(flat, 5, 0.25), 1.5) * 0.78 + 0.16
    brush = 0.06 * texture(c, "bristle") + 0.04 * texture(c, "cloud") + 0.04 * texture(c, "medium value")
    dry = step(texture(c, "hatch") + 0.4 * texture(c, "grain"), 0.75, 0.2) * equalize(x)
    return mix(0.5 * dry, color + brush, sheet(x, "f4ecdc")).clamp(0, 1) * paper_grain(c, 0.1)


@renders("finger paint")
def _finger_paint(x: Tensor, c: Tensor) -> Tensor:
    tone = gaussian_blur(flat_tone(x, c), 1.5) + 0.06 * texture(c, "ring") + 0.08 * texture(c, "stroke value")
    color = layers(tone, "2444b4", "2c9a54", "d8342c", "f6b42c", "fbe46c", "fdf9ec", soft=0.1)
    groove = relief(texture(c, "ring"), 0.45)  # as wide as a finger's ridges are in a picture of a child's size
    return (color * (1 + 0.5 * groove) + 0.25 * groove).clamp(0, 1)


@renders("graffiti")
def _graffiti(x: Tensor, c: Tensor) -> Tensor:
    wall = hex_color(x, "9a8f88") * (0.85 + 0.15 * texture(c, "cloud") + 0.06 * texture(c, "grain"))
    wall = wall * (1 - 0.35 * cell_border(c, "brick edge", 0.8))
    tone = gaussian_blur(flat_tone(x, c), 1.0)
    fill = layers(tone + 0.12 * texture(c, "cloud"), "3a1a8a", "e0218a", "ff7a1c", "ffe02e", "46d8e8", soft=0.12)
    color = mix(step(0.9 - tone, 0.0, 0.1), wall.expand_as(x), fill)
    black = step(outline(x, 2.4, 18, 0.35), 0.4, 0.3)
    white = step(gaussian_blur(black, 2.0), 0.18, 0.12) * (1 - black)
    drips = step(texture(c, "drip"), 0.3) * step(gaussian_blur(black, 6.0), 0.3, 0.2)
    color = paint(torch.maximum(black, 0.9 * drips), paint(white * 0.7, color, "ffffff"), "120c16")
    return color * (1 - 0.15 * cell_border(c, "brick edge", 0.8))


@renders("spray paint")
def _spray_paint(x: Tensor, c: Tensor) -> Tensor:
    tone = gaussian_blur(flat_tone(x, c), 2.5)
    speck = 0.08 * texture(c, "grain") + 0.1 * texture(c, "cloud")
    color = layers(tone + speck, "120a24", "2b3fd0", "b41ee0", "ff4fa0", "ffd84a", "ffffff", soft=0.24)
    stars = step(texture(c, "star"), -0.3, 0.6) * step(0.5 - tone, 0.0, 0.1)
    disc = step(texture(c, "disc"), 0.1, 0.12) * step(texture(c, "disc value"), 0.55, 0.1)
    planet = color_ramp(unit_texture(c, "disc"), (0.5, "2a1a5a"), (0.75, "38b8d8"), (1, "f0ffff"))
    return paint(stars, mix(0.8 * disc * step(0.6 - tone, 0.0, 0.1), color, planet), "ffffff")


@renders("fresco")
def _fresco(x: Tensor, c: Tensor) -> Tensor:
    soft = mix(0.6, x, area(c, "flat"))
    ramp = color_ramp(equalize(soft), (0, "4a382c"), (0.35, "9a6a4a"), (0.65, "cfae84"), (1, "efe3c8"))
    color = mix(0.55, scale_saturation(soft, 0.7) * 0.7 + 0.2, ramp)
    crack = step(texture(c, "vein"), 0.55, 0.4) * 0.5 + 0.5 * cell_border(c, "wash edge", 0.5)
    lost = step(texture(c, "cloud") + 0.25 * texture(c, "grain"), 0.85, 0.15)
    plaster = hex_color(x, "d9cdb8") * (0.9 + 0.12 * texture(c, "grain"))
    aged = mix(lost, color * (1 + 0.1 * texture(c, "cloud")), plaster)
    return (aged * (1 - 0.55 * crack) + relief(texture(c, "cloud"), 0.12)).clamp(0, 1)


@renders("cave painting")
def _cave(x: Tensor, c: Tensor) -> Tensor:
    rough = 0.5 * texture(c, "cloud") + 0.18 * texture(c, "grain")
    rock = color_ramp(0.55 + 0.35 * rough, (0, "6a4a2c"), (0.5, "c29a66"), (1, "e6caa0"))
    rock = rock + relief(texture(c, "cloud"), 0.45)
    tone = flat_tone(x, c)
    ochre = step(0.52 - tone + 0.12 * rough, 0.0, 0.25) * (0.6 + 0.4 * unit_texture(c, "grain"))
    lines = step(outline(x, 2.0, 15, 0.3) + 0.2 * rough, 0.4, 0.5) * (0.6 + 0.5 * unit_texture(c, "grain"))
    black = torch.maximum(lines, 0.8 * step(0.24 - tone, 0.0, 0.15))
    return paint(black * 0.9, paint(ochre * 0.75, rock, "7c2c14"), "1e120c").clamp(0, 1)


@renders("icon with gold leaf")
def _icon(x: Tensor, c: Tensor) -> Tensor:
    tone = flat_tone(x, c)
    leaf = 0.62 + 0.1 * texture(c, "cloud") + 0.22 * relief(texture(c, "cloud"), 1.0)
    crack = 0.4 * step(texture(c, "vein"), 0.7, 0.3)
    gold = color_ramp(leaf - crack + 0.12 * texture(c, "brick value"), *GOLD)
    color = layers(tone, "1c0e10", "6a1216", "1e3a5c", "b4502c", "d8a46a", soft=0.06)
    picture = mix(step(tone, 0.66, 0.06), color, gold)
    light = step(equalize(gaussian_blur(x, 1.2)) - equalize(gaussian_blur(x, 4.0)), 0.09, 0.08)
    lined = mix(0.7 * light * step(0.66 - tone, 0.0, 0.1), picture, color_ramp(0.8 + 0 * tone, *GOLD))
    return paint(step(outline(x, 1.4, 13, 0.3), 0.4, 0.4) * 0.85, lined, "2a0c0a").clamp(0, 1)


@renders("action painting")
def _action(x: Tensor, c: Tensor) -> Tensor:
    tone = flat_tone(x, c)
    color = layers(tone + 0.2 * texture(c, "cloud"), "17130f", "6b5a48", "c2ae8c", "ece3cf", soft=0.12)
    first = step(texture(c, "splatter"), 0.0, 0.5)
    second = step(texture(c, "vein"), 0.5, 0.3)
    third = step(texture(c, "flake"), 0.4, 0.5)
    color = paint(second * step(tone, 0.42, 0.2), color, "15110f")
    color = paint(second * step(0.42 - tone, 0.0, 0.2), color, "efe8d8")
    color = paint(third, color, "c8401e")
    color = mix(first, color, color_ramp(1 - tone, (0.2, "1a1512"), (0.5, "e0b42a"), (0.8, "f6f1e4")))
    return (color + relief(unit_texture(c, "splatter"), 0.25)).clamp(0, 1)


@renders("color field")
def _color_field(x: Tensor, c: Tensor) -> Tensor:
    soft = gaussian_blur(area(c, "flat"), 4.0)
    v = equalize(mix(0.75, soft, gaussian_blur(piece_colors(c, "panel"), 2.5))) + 0.06 * texture(c, "cloud")
    color = layers(v, "3a0c14", "8a1620", "d8401c", "f2902a", soft=0.1)
    veil = 0.1 * texture(c, "cloud") + 0.05 * texture(c, "hatch")
    return (color * (1 + veil) + 0.02).clamp(0, 1)


@renders("golden patterns")
def _klimt(x: Tensor, c: Tensor) -> Tensor:
    tone = flat_tone(x, c)
    ground = color_ramp(0.25 + 0.5 * tone + 0.14 * texture(c, "small cell value"), *GOLD)
    spiral = step(texture(c, "spiral"), 0.3, 0.5) * step(texture(c, "wash value"), -0.1, 0.1)
    ground = mix(spiral * 0.85, ground, color_ramp(0.25 + 0.65 * (1 - step(tone, 0.5)), *GOLD))
    box = step(texture(c, "panel edge"), -0.1, 0.4)
    value = texture(c, "panel value")
    gown = layers((value + 1) / 2, "181410", "e8dcc0", "b8342c", "2c6a8c", "d8a42c", "3c7c4c", soft=0.01)
    patterned = mix(box * step(0.1 - texture(c, "wash value"), 0.0, 0.1) * step(0.62 - tone, 0, 0.06), ground, gown)
    own = scale_saturation(boost_contrast(x, area(c, "flat")), 1.1)
    picture = mix(0.3, patterned, own) * (0.55 + 0.6 * tone)
    return paint(step(outline(x, 1.4, 12, 0.3), 0.4, 0.5) * 0.8, picture, "2a1608").clamp(0, 1)


@renders("de stijl")
def _de_stijl(x: Tensor, c: Tensor) -> Tensor:
    panel = piece_colors(c, "panel")
    tone = mix(0.45, equalize(panel), flat_tone(x, c)) + 0.08 * texture(c, "panel value")
    color = layers(tone, "121212", "1f3f9c", "c8201c", "f2c81c", "f4f1e6", "f4f1e6", soft=0.01)
    return paint(step(-0.35 - texture(c, "panel edge"), 0.0, 0.25), color, "0c0c0c")


@renders("kandinsky abstraction")
def _kandinsky(x: Tensor, c: Tensor) -> Tensor:
    tone = flat_tone(x, c)
    disc, value = texture(c, "disc"), texture(c, "disc value")
    ground = 0.1 + 0.9 * mix(
        0.25,
        layers(tone + 0.25 * texture(c, "plane value"), "3c5ca0", "c85a4c", "e8b85c", "a8c8b4", "f6ecd6", soft=0.1),
        hex_color(x, "f4e8cf"),
    )
    turn = (value + 1) / 2 + 0.4 * step(disc, 0.35, 0.05) - 0.55 * step(disc, 0.65, 0.05)
    ring = layers(turn, "1c2430", "c83228", "2f5fa8", "f0b42c", "3c8c64", "d87a9c", soft=0.02)
    picture = mix(step(disc, 0.02, 0.04) * step(value, -0.3, 0.1) * 0.9, ground, ring)
    rim = step(0.07 - disc.abs(), 0.0, 0.04)
    rays = cell_border(c, "plane edge", 0.8) * step(texture(c, "plane value"), -0.2, 0.1)
    lines = torch.maximum(step(outline(x, 1.6, 14, 0.3), 0.35, 0.4), torch.maximum(rim, rays))
    return paint(lines * 0.9, picture * (0.68 + 0.4 * tone), "141018").clamp(0, 1)


@renders("bauhaus")
def _bauhaus(x: Tensor, c: Tensor) -> Tensor:
    disc = texture(c, "disc")
    tone = equalize(mix(0.5, area(c, "flat"), piece_colors(c, "plane")))
    color = layers(tone, "1d1d1b", "21468c", "d33f2a", "e9b82c", "efe6d2", soft=0.02)
    round_ = step(disc, 0.0, 0.04)
    return mix(round_, color, layers(1 - tone, "efe6d2", "e9b82c", "d33f2a", "21468c", "1d1d1b", soft=0.02))


@renders("suprematism")
def _suprematism(x: Tensor, c: Tensor) -> Tensor:
    edge, value = texture(c, "card edge"), texture(c, "card value")
    tone = flat_tone(x, c)
    ground = mix(step(tone, 0.5, 0.04), sheet(x, "e9e2d0") * 0.9, hex_color(x, "f4efe2"))
    shape = layers((value + 1) / 2, "141414", "c2281e", "141414", "e0a81c", "1e3a84", soft=0.01)
    bars = step(edge, -0.2, 0.1) * step(0.5 - tone, 0.0, 0.05)
    return mix(bars, ground, shape) * paper_grain(c, 0.08)


@renders("art nouveau")
def _art_nouveau(x: Tensor, c: Tensor) -> Tensor:
    tone = flat_tone(x, c)
    own = boost_contrast(x, area(c, "flat"))
    color = mix(
        0.85, scale_saturation(own, 1.2), layers(tone, "4a3420", "a8743c", "8fae7c", "eac27c", "fbf0d2", soft=0.06)
    )
    tendril = step(texture(c, "spiral"), 0.72, 0.3) * step(texture(c, "wash value"), 0.1, 0.05)
    ornament = tendril * step(tone, 0.5, 0.1)
    picture = mix(0.8 * ornament, color, hex_color(x, "b8802c"))
    return paint(step(outline(x, 2.2, 16, 0.3), 0.35, 0.35), picture, "2c1a10") * paper_grain(c, 0.08)


@renders("surrealism")
def _surrealism(x: Tensor, c: Tensor) -> Tensor:
    soft = mix(0.5, x, area(c, "flat"))
    tone = equalize(soft)
    sky = color_ramp(tone, (0, "0e2a4a"), (0.5, "3f86b4"), (0.8, "9ccbe0"), (1, "e6f0ee"))
    clouds = step(texture(c, "cloud") + 0.4 * (tone - 0.5), 0.3, 0.8) * 0.85
    sky = mix(clouds, sky, torch.ones_like(x))
    thing = scale_saturation(soft, 1.3) * hex_color(x, "ffe2b0")
    return mix(step(0.58 - gaussian_blur(tone, 1.5), 0.0, 0.1), sky, thing).clamp(0, 1)
