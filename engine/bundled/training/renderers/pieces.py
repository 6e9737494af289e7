"""What is made of pieces: tiles, panes, bricks, stones, stitches."""

import math

import torch
from torch import Tensor

from engine.bundled.training.renderers.tools import (
    boost_contrast,
    cell_border,
    color_ramp,
    equalize,
    hex_color,
    hue_wheel,
    mix,
    paper_grain,
    piece_colors,
    pixel_phase,
    relief,
    renders,
    texture,
    unit_texture,
)
from engine.network.filters import (
    gaussian_blur,
    luminance,
    outline,
    posterize,
    scale_contrast,
    scale_saturation,
)


@renders("mosaic")
def _mosaic(x: Tensor, c: Tensor) -> Tensor:
    tile = scale_saturation(scale_contrast(boost_contrast(x, piece_colors(c, "small cell")), 1.2), 1.6)
    glaze = tile * (1 + 0.25 * texture(c, "small cell value")) + 0.08 * unit_texture(c, "small cell edge")
    return mix(cell_border(c, "small cell edge", 0.75), glaze.clamp(0, 1), hex_color(x, "e6e0d3").expand_as(x))


@renders("stained glass")
def _stained_glass(x: Tensor, c: Tensor) -> Tensor:
    photo = scale_saturation(scale_contrast(boost_contrast(x, x), 1.3), 2.0)
    pane = scale_saturation(scale_contrast(boost_contrast(x, piece_colors(c, "broad")), 1.4), 2.6)
    tint = hue_wheel(texture(c, "broad value") * 0.5)
    tint = tint - luminance(tint)  # as bright as the photo: what differs from pane to pane is the hue
    glass = 0.22 + 0.75 * mix(0.5, photo, pane) + 0.26 * tint + 0.06 * texture(c, "cloud")
    # Lead is strong along the photo's own edges and thin elsewhere, so that panes do not hide what is in the picture.
    lines = outline(x, 2.0, 14, 0.2)
    border = ((-0.7 - texture(c, "broad edge")) * 4).clamp(0, 1)
    lead = torch.maximum(border * (0.28 + 0.72 * lines), 0.9 * lines**1.5)
    return (scale_saturation(glass.clamp(0, 1), 1.3) * (1 - lead) + 0.03 * lead).clamp(0, 1)


@renders("pixel art")
def _pixels(x: Tensor, c: Tensor) -> Tensor:
    return posterize(scale_saturation(scale_contrast(boost_contrast(x, piece_colors(c, "square")), 1.3), 1.7), 5, 0.1)


@renders("low poly")
def _low_poly(x: Tensor, c: Tensor) -> Tensor:
    polygons = boost_contrast(x, mix(0.25, piece_colors(c, "broad"), piece_colors(c, "fine")))
    side = (texture(c, "broad facet") * 8).clamp(-1, 1)  # each polygon has a light and a dark half
    light = 1 + 0.2 * side + 0.1 * texture(c, "broad value")
    return (scale_saturation(scale_contrast(polygons, 1.15), 1.5) * light).clamp(0, 1)


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
    u, v = pixel_phase(x)
    cross = torch.maximum(torch.exp(-(((u - v) / 0.24) ** 2)), torch.exp(-(((u + v - 1) / 0.24) ** 2)))
    cloth = hex_color(x, "efe9dc") * (0.75 + 0.25 * paper_grain(c, 0.4))
    thread = color * (0.75 + 0.35 * cross + 0.12 * texture(c, "hatch"))
    return mix((cross * 1.5).clamp(0, 1), cloth.expand_as(x), thread.clamp(0, 1))


@renders("knitted wool")
def _knit(x: Tensor, c: Tensor) -> Tensor:
    color = scale_saturation(boost_contrast(x, gaussian_blur(x, 2.0)), 1.4)
    u, v = pixel_phase(x)
    bent = (v + 0.8 * (2 * u - 1).abs()) % 1
    stitch = torch.sin(math.pi * bent).clamp(min=0) ** 0.7 * (0.45 + 0.75 * torch.sin(math.pi * ((2 * u) % 1)))
    return (color * (0.3 + 0.95 * stitch) * (1 + 0.22 * texture(c, "grain"))).clamp(0, 1)
