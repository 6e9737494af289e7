"""Cloth, hair, basketry and other things that are woven, tied or sewn."""

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
    piece_colors,
    relief,
    renders,
    texture,
    unit_texture,
    vivid_pieces,
)
from engine.network.filters import gaussian_blur, outline, scale_saturation


@renders("tapestry")
def _tapestry(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(mix(0.6, x, piece_colors(c, "fine")))
    dyes = color_ramp(
        tone, (0, "1c1a2a"), (0.25, "37415f"), (0.45, "7f2d28"), (0.65, "b2823c"), (0.85, "dcc48c"), (1, "f3e6c4")
    )
    color = mix(0.6, scale_saturation(piece_colors(c, "fine"), 1.3) * 0.85, dyes)
    rib = 0.16 * texture(c, "lattice x") + 0.12 * texture(c, "weave way") + 0.06 * texture(c, "grain")
    return (color * (0.75 + 0.35 * unit_texture(c, "weave") + rib)).clamp(0, 1)


@renders("batik")
def _batik(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(mix(0.5, area(c, "flat"), piece_colors(c, "medium")))
    dyed = color_ramp(
        tone, (0.1, "10183f"), (0.35, "20408a"), (0.4, "7a3a1c"), (0.62, "b3662c"), (0.68, "e6c68c"), (1, "f6e8c8")
    )
    crackle = torch.maximum(line_at(texture(c, "vein"), 1.0, 0.35), 0.7 * line_at(texture(c, "wash edge"), -1.0, 0.18))
    dots = ((texture(c, "small cell dot") - 0.45) * 6).clamp(0, 1) * (texture(c, "medium value") > 0.3)
    wax = torch.maximum(outline(x, 1.6, 14, 0.3), 0.85 * dots)
    return mix(torch.maximum(0.7 * crackle, wax), dyed, hex_color(x, "f4ead0")) * (0.92 + 0.08 * texture(c, "weave"))


@renders("tie dye")
def _tie_dye(x: Tensor, c: Tensor) -> Tensor:
    ring, cloud = gaussian_blur(texture(c, "rosette ring"), 2.0), gaussian_blur(texture(c, "cloud"), 4.0)
    dye = hue_wheel(0.5 * cloud + 0.09 * ring + 0.12 * blurred_tone(x, 2.0))
    pale = (0.75 * (1.6 * ring + 0.5 * cloud).clamp(0, 1) + 0.3 * unit_texture(c, "vein") ** 4).clamp(0, 0.85)
    cloth = mix(pale, scale_saturation(dye, 1.3), torch.ones_like(x))
    return (cloth * (0.25 + 0.85 * equalize(x))).clamp(0, 1)


@renders("leather")
def _leather(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x)
    grain = unit_texture(c, "small cell edge")
    v = 0.1 + 0.55 * tone + relief(tone, 1.6) + relief(grain, 0.28) + 0.12 * grain - 0.12 * unit_texture(c, "vein") ** 2
    return color_ramp(v, (0, "1c0c06"), (0.4, "6b351a"), (0.7, "a8622f"), (1, "ecbb84"))


@renders("velvet")
def _velvet(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x)
    nap = 0.12 * texture(c, "grain") + 0.1 * texture(c, "fold") * (0.3 + tone)
    v = 0.04 + 0.62 * tone**1.3 + 0.35 * outline(x, 2.2, 9) + nap
    return color_ramp(v, (0, "120006"), (0.35, "5a0524"), (0.65, "a81846"), (0.88, "ee6a8c"), (1, "ffc2cc"))


@renders("denim")
def _denim(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x, 1.0)
    twill = 0.5 * texture(c, "weave") + 0.35 * texture(c, "weave way") + 0.4 * texture(c, "hatch")
    v = 0.1 + 0.6 * tone + 0.16 * twill + 0.1 * texture(c, "cloud")
    cloth = color_ramp(v, (0, "0a1430"), (0.4, "2a4a80"), (0.7, "6a8fc0"), (1, "dfe9f4"))
    seam = outline(x, 1.6, 14, 0.55) * (texture(c, "lattice y, a quarter on") * 2 + 0.8).clamp(0, 1)
    return mix(seam * 0.9, cloth, hex_color(x, "e08a34"))


@renders("lace")
def _lace(x: Tensor, c: Tensor) -> Tensor:
    tone = blurred_tone(x)
    mesh = line_at(texture(c, "weave"), -0.2, 0.22) + line_at(texture(c, "small cell edge"), -1.0, 0.5)
    petals = line_at(texture(c, "rosette petal"), 0.0, 0.45) + line_at(texture(c, "rosette ring"), 0.2, 0.5)
    thread = (0.75 * mesh + petals) * (0.3 + tone) + (tone - 0.55) * 1.3 + 0.5 * outline(x, 1.4, 12)
    cloth = hex_color(x, "221a2c") * (0.7 + 0.6 * tone)
    return mix(thread.clamp(0, 1), cloth, hex_color(x, "fbf6ea") * (0.8 + 0.2 * unit_texture(c, "weave")))


@renders("silk")
def _silk(x: Tensor, c: Tensor) -> Tensor:
    color = scale_saturation(gaussian_blur(boost_contrast(x, x), 1.6), 1.5)
    fold = texture(c, "fold")
    glow = ((fold - 0.35) * 1.6).clamp(0, 1) ** 2
    return (color * (0.84 + 0.24 * fold) + 0.26 * glow * (0.4 + 0.6 * color) + 0.03 * texture(c, "weave")).clamp(0, 1)


@renders("felt")
def _felt(x: Tensor, c: Tensor) -> Tensor:
    color = 0.08 + 0.84 * mix(0.55, scale_saturation(area(c, "flat"), 1.6), area(c, "few colors"))
    fuzz = 0.14 * texture(c, "grain") + 0.16 * texture(c, "fiber")
    border = outline(area(c, "few colors"), 1.4, 5, 0.2)
    stitch = border * (texture(c, "lattice x") + texture(c, "lattice y") > 0.2) * outline(x, 1.6, 14, 0.5)
    cut = color * (1 + fuzz) * (1 - 0.45 * border) + relief(gaussian_blur(color.mean(1, keepdim=True), 1.5), 0.9)
    return mix(stitch * 0.8, cut, hex_color(x, "fff6e0")).clamp(0, 1)


@renders("carpet")
def _carpet(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(mix(0.5, area(c, "flat"), piece_colors(c, "square")))
    wool = color_ramp(
        tone, (0, "180a14"), (0.3, "5c0f1c"), (0.5, "a02a26"), (0.68, "c8863a"), (0.85, "e8cf96"), (1, "f6ecd2")
    )
    ornament = 0.2 * line_at(texture(c, "rosette ring"), 0.0, 0.5) - 0.2 * line_at(
        texture(c, "rosette petal"), 0.0, 0.3
    )
    tuft = unit_texture(c, "grain") * 0.5 + 0.5 * (-(texture(c, "lattice x") + texture(c, "lattice y")) / 4 + 0.5)
    return (mix(0.35, wool, vivid_pieces(x, c, "square", 1.4)) * (0.5 + 0.75 * tuft) + ornament * (0.3 + wool)).clamp(
        0, 1
    )


@renders("wicker")
def _wicker(x: Tensor, c: Tensor) -> Tensor:
    cane = unit_texture(c, "basket")
    v = (
        (0.16 + 0.75 * blurred_tone(x)) * (0.3 + 0.85 * cane)
        + 0.08 * texture(c, "basket way")
        + 0.05 * texture(c, "grain")
    )
    return color_ramp(v, (0, "1e0f05"), (0.4, "85562a"), (0.75, "cf9f62"), (1, "f8e0b0"))


@renders("bamboo")
def _bamboo(x: Tensor, c: Tensor) -> Tensor:
    cane = unit_texture(c, "cane")
    v = (0.2 + 0.75 * blurred_tone(x)) * (0.35 + 0.8 * cane) + 0.06 * texture(c, "blade")
    return color_ramp(v, (0, "122008"), (0.35, "4f7228"), (0.65, "a2b64e"), (1, "f2f0ae"))


@renders("rope")
def _rope(x: Tensor, c: Tensor) -> Tensor:
    strand = unit_texture(c, "rope")
    v = (0.14 + 0.85 * blurred_tone(x)) * (0.45 + 0.7 * strand) + 0.1 * texture(c, "grain") * strand
    return color_ramp(v, (0, "1c1206"), (0.4, "7d5f34"), (0.75, "c9a86c"), (1, "f8eac4"))


@renders("chain mail")
def _chain_mail(x: Tensor, c: Tensor) -> Tensor:
    at = (texture(c, "lattice x") + texture(c, "lattice y")) / 2
    rings = torch.maximum(line_at(at, 0.35, 0.42), line_at(at, -0.35, 0.42))
    slant = texture(c, "lattice x, a quarter on") + texture(c, "lattice y, a quarter on")
    v = rings * (0.2 + 0.75 * equalize(x) + 0.14 * slant) + 0.14 * equalize(x)
    return color_ramp(v, (0, "07090b"), (0.4, "515a63"), (0.75, "b4bec8"), (1, "ffffff"))


@renders("papyrus")
def _papyrus(x: Tensor, c: Tensor) -> Tensor:
    fibers = (
        0.11 * texture(c, "blade")
        + 0.08 * texture(c, "lattice y") * unit_texture(c, "cloud")
        + 0.05 * texture(c, "grain")
    )
    v = 0.42 + 0.36 * blurred_tone(x) + fibers
    sheet = color_ramp(v, (0, "6b4a1e"), (0.5, "c79f5c"), (1, "f2dca4"))
    tone = equalize(area(c, "flat"))
    drawn = torch.maximum(outline(x, 1.3, 13, 0.25), ((0.3 - tone) * 4).clamp(0, 0.8))
    return mix(drawn * 0.9, sheet, hex_color(x, "2e1808"))


@renders("fur")
def _fur(x: Tensor, c: Tensor) -> Tensor:
    color = scale_saturation(boost_contrast(x, gaussian_blur(x, 1.6)), 1.15)
    hair = texture(c, "fiber")
    return (color * (0.88 + 0.42 * hair) + 0.16 * (hair - 0.2).clamp(0, 1)).clamp(0, 1)


@renders("feathers")
def _feathers(x: Tensor, c: Tensor) -> Tensor:
    color = scale_saturation(mix(0.5, boost_contrast(x, x), boost_contrast(x, piece_colors(c, "stroke"))), 1.5)
    rim = unit_texture(c, "stroke edge")
    quill = line_at(texture(c, "stroke edge"), 1.0, 0.22)
    barbs = 0.1 * texture(c, "bristle") + 0.12 * texture(c, "hatch")
    down = 0.55 + 0.5 * rim + 0.12 * texture(c, "stroke value") + barbs
    return mix(quill * 0.5, color * down, hex_color(x, "fff4e0")).clamp(0, 1)


@renders("scales")
def _scales(x: Tensor, c: Tensor) -> Tensor:
    rim = unit_texture(c, "scale")
    v = (0.12 + 0.8 * blurred_tone(x)) * (0.35 + 0.8 * rim) + 0.1 * texture(c, "scale value")
    skin = color_ramp(v, (0, "03140f"), (0.35, "0c5a48"), (0.6, "3aa07a"), (0.82, "b9d66a"), (1, "fbf6c2"))
    return (skin + 0.25 * ((rim - 0.75) * 4).clamp(0, 1) * v).clamp(0, 1)


@renders("quilt")
def _quilt(x: Tensor, c: Tensor) -> Tensor:
    """Make rectangular patches, each of a printed cloth, puffed between their seams."""
    patch = 0.14 + 0.84 * mix(0.55, vivid_pieces(x, c, "panel", 1.6), vivid_pieces(x, c, "fine", 1.5))
    value, edge = texture(c, "panel value"), texture(c, "panel edge")
    dots = ((texture(c, "small cell dot") - 0.1) * 4).clamp(0, 1)
    print_of = torch.where(value > 0.33, dots, 0.5 + 0.5 * texture(c, "lattice x"))
    print_of = torch.where(value < -0.33, 0.5 + 0.5 * texture(c, "weave way"), print_of)
    cloth = patch * (0.84 + 0.1 * value + 0.2 * print_of) + relief(edge.clamp(-1, 0.6), 0.14)
    thread = line_at(edge, -0.25, 0.3) * (texture(c, "lattice x") + texture(c, "lattice y") > 0)
    seam = ((-0.65 - edge) * 4).clamp(0, 1) * 0.45
    return mix(0.75 * thread, cloth * (1 - seam), hex_color(x, "fffaf0")).clamp(0, 1)
