"""Texture channels: what StyleNet sees beside a picture, so that it can paint tiles, strokes and flat areas.

A convolution cannot make a grid of tiles, a weave or a brush stroke out of a flat sky: nothing there tells it where one
tile ends, and the mean color of a tile lies beyond its receptive field. The texture channels provide both, and also
lines and flat areas: fixed tileable textures; the picture averaged over the pieces of several layouts; its lines; its
areas; pieces that follow its edges. The textures are computed, not stored. They are the same for every job, except for
a shift that depends on the seed.

A network knows the channels that there were when it was trained. New ones are only ever added behind the others.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import torch
from torch import Tensor

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
from engine.network.further_textures import FurtherTextures, further_textures
from engine.network.more_textures import LAYOUTS as MORE_LAYOUTS
from engine.network.more_textures import NAMES as MORE_TEXTURES
from engine.network.more_textures import more_textures
from engine.network.superpixels import contrast_of as superpixel_contrast
from engine.network.superpixels import superpixels
from engine.network.texture_set import SEED, SIDE, STRIDE, Layout, TextureSet, texture_set

__all__ = ["SEED", "SIDE", "STRIDE", "Layout", "TextureSet", "texture_set"]

MAX_CACHED_PIXELS = 1 << 20  # the largest picture whose window is cached

TEXTURES = (
    "small cell edge",  # distance to the next cell's edge, -1 at the edge
    "small cell value",  # a random number for each cell
    "small cell dot",  # 1 at the cell's point, 0 at 5 pixels from it
    "large cell edge",
    "large cell value",
    "wash edge",  # large cells with frayed edges, as watercolor leaves them
    "wash value",
    "stroke edge",  # overlapping brush strokes along a swirling flow: 1 in the middle, -1 at the edge
    "stroke value",
    "bristle",  # fine lines along each stroke
    "brick edge",  # bricks of 24×12 pixels, each row shifted by half a brick
    "brick value",
    "facet",  # triangles, each with a random number
    "plane edge",  # large triangles
    "plane value",
    "plane slope",  # rises from -1 to 1 across each triangle, in a direction of its own
    "flake",  # scattered soft dots, small and large
    "hatch",  # noise stretched along one diagonal
    "blade",  # noise stretched vertically
    "cloud",  # soft noise
    "grain",  # fine noise
    "vein",  # 1 on crooked lines, -1 away from them
    "ring",  # bent waves of 8 pixels, like wood grain
    "engraving",  # nearly straight waves of 5 pixels
    "lattice x",  # waves of 8 pixels
    "lattice y",
    "lattice x, a quarter on",
    "lattice y, a quarter on",
)
LAYOUTS = ("square", "small cell", "large cell", "wash", "stroke", "facet", "plane")  # divisions into pieces
LINES = ("line", "broad line", "light")  # luminance edges, thin and broad; the slope towards the lower right
AREAS = ("flat", "few colors")  # the picture without details, and the same in saturated colors of four levels
# What the first networks knew ends here.
FURTHER_TEXTURES = (
    "leaf edge",  # overlapping leaves in all directions: 1 in the middle, -1 at the edge
    "leaf value",
    "leaf side",  # from -1 at one long side to 1 at the other
    "fiber",  # hairs along a swirling flow
    "weave",  # threads of 4 pixels over and under each other: 1 where one is high, -1 between them
    "weave way",  # 0.8 where the horizontal thread is on top, -0.8 elsewhere
    "basket",  # the same with canes of 8 pixels
    "basket way",
    "scale",  # overlapping rows of scales of 16 pixels: 1 at the lower rim, -1 under the next ones
    "scale value",
    "drop",  # drops of many sizes: 1 in the middle, 0 at the rim, down to -1 outside
    "drop slope",  # from -1 at the upper left of each drop to 1 at the lower right, 0 outside
    "drop value",
    "rosette petal",  # rosettes of 128 pixels: 1 in the petals, -1 between them
    "rosette ring",  # waves of 16 pixels from the middle of each rosette, along its petals
    "fold",  # bent waves of about 33 pixels, like the folds of a cloth
    "cane",  # upright canes of 11 pixels with nodes: 1 in the middle, -1 between them and at the nodes
    "rope",  # upright ropes of 13 pixels, twisted: 1 in the middle of a strand, -1 between two
)
FURTHER_LAYOUTS = ("leaf",)
SUPERPIXELS = {"fine": 48, "medium": 28, "broad": 16}  # pieces that follow the picture, by their number along a side
PARTS = {"color": 3, "edge": 1, "value": 1, "facet": 1}  # of each, with their channels
# All channels by name, in their order: with the number of channels that each has.
SIZES = {
    **dict.fromkeys(TEXTURES, 1),
    **{f"{layout} color": 3 for layout in LAYOUTS},
    **dict.fromkeys(LINES, 1),
    **dict.fromkeys(AREAS, 3),
    **dict.fromkeys(FURTHER_TEXTURES, 1),
    **{f"{layout} color": 3 for layout in FURTHER_LAYOUTS},
    **dict.fromkeys(MORE_TEXTURES, 1),
    **{f"{layout} color": 3 for layout in MORE_LAYOUTS},
    **{f"{pieces} {part}": size for pieces in SUPERPIXELS for part, size in PARTS.items()},
}
FIRST = dict(zip(SIZES, accumulate(SIZES.values(), initial=0), strict=False))  # the number of each one's first channel
CHANNELS = sum(SIZES.values())
FIRST_CHANNELS = FIRST[FURTHER_TEXTURES[0]]  # how many the first networks knew: the least that there can be


def texture_channels(
    picture: Tensor,
    shift: tuple[int, int] = (0, 0),
    textures: TextureSet | None = None,
    count: int = CHANNELS,
    contrast: Tensor | None = None,
) -> Tensor:
    """Return the texture channels for pictures (n, 3, h, w) in [0, 1]: (n, count, h, w) in about [-1, 1].

    In the order of SIZES: the textures; for each layout the mean color of the piece around each pixel; the picture's
    lines; its areas; the further textures and layouts, twice; the superpixels of each size.

    Args:
        shift: where in the textures the picture lies, in pixels down and right.
        textures: a texture set to use instead of the default one.
        count: how many, from the first on, between FIRST_CHANNELS and CHANNELS. What only the others need is not
            computed.
        contrast: what `contrast_of` returned for other pictures, so that superpixels are divided as in those; None for
            each picture's own.
    """
    height, width = picture.shape[-2:]
    is_cached = textures is None and height * width <= MAX_CACHED_PIXELS
    cut = _cached_window if is_cached else _cut_window
    source = textures or texture_set()
    window = cut(source, height, width, shift, picture.device)
    colors = [_means(picture, pieces) * 2 - 1 for pieces in window.layouts]
    dy, dx = gradient(gaussian_blur(luminance(picture), 1.2))
    lines = [outline(picture, 1.0) * 2 - 1, outline(picture, 2.0, 14.0) * 2 - 1, (8 * (dx + dy)).clamp(-1, 1)]
    flat = _flat(picture)
    areas = [flat * 2 - 1, posterize(scale_saturation(scale_contrast(flat, 1.35), 1.9), 3) * 2 - 1]
    channels = [_repeated(window.textures, picture), *colors, *lines, *areas]
    for first, more in ((FURTHER_TEXTURES[0], further_textures), (MORE_TEXTURES[0], more_textures)):
        if count > FIRST[first]:
            window = cut(more(source.seed, source.scale), height, width, shift, picture.device)
            channels.append(_repeated(window.textures, picture))
            channels += [_means(picture, pieces) * 2 - 1 for pieces in window.layouts]
    for pieces, per_side in SUPERPIXELS.items():
        if count > FIRST[f"{pieces} color"]:
            channels.append(superpixels(flat, per_side, shift, contrast))
    return torch.cat(channels, dim=1)[:, :count]


def contrast_of(pictures: Tensor) -> Tensor:
    """Return the mean contrast of pictures (n, 3, h, w) in [0, 1], (1,), as superpixels measure it."""
    return superpixel_contrast(_flat(pictures)).mean(0, keepdim=True)


def _flat(picture: Tensor) -> Tensor:
    return guided_filter(guided_filter(picture, 4, 0.015), 3, 0.01)


def _repeated(textures: Tensor, picture: Tensor) -> Tensor:
    return textures.to(picture.dtype).expand(len(picture), -1, -1, -1)


@dataclass(frozen=True)
class _Pieces:
    """The pieces of a layout in a window.

    Attributes:
        index: (h × w,), the number of each pixel's piece.
        sizes: the number of pixels of each piece.
    """

    index: Tensor
    sizes: Tensor


@dataclass(frozen=True)
class _TextureWindow:
    """The part of textures behind a picture: textures (count, h, w), and the pieces of each layout."""

    textures: Tensor
    layouts: tuple[_Pieces, ...]


def _cut_window(
    source: TextureSet | FurtherTextures, height: int, width: int, shift: tuple[int, int], device: torch.device
) -> _TextureWindow:
    rows = torch.arange(height) + shift[0]
    columns = torch.arange(width) + shift[1]
    textures = source.textures[:, rows % SIDE][:, :, columns % SIDE].to(device)
    return _TextureWindow(textures, tuple(_pieces(layout, rows, columns, device) for layout in source.layouts))


@lru_cache(maxsize=6)
def _cached_window(
    source: TextureSet | FurtherTextures, height: int, width: int, shift: tuple[int, int], device: torch.device
) -> _TextureWindow:
    """Cut a window out of default textures; cached, as most pictures have the size of the last one."""
    return _cut_window(source, height, width, shift, device)


def shift_for_seed(seed: int) -> tuple[int, int]:
    """Return the shift that belongs to a seed, (y, x) in pixels, multiples of STRIDE."""
    y, x = torch.randint(0, SIDE // STRIDE, (2,), generator=torch.Generator().manual_seed(seed)).tolist()
    return y * STRIDE, x * STRIDE


def _pieces(layout: Layout, rows: Tensor, columns: Tensor, device: torch.device) -> _Pieces:
    row, column = (
        coordinate[rows % SIDE][:, columns % SIDE] + count
        for coordinate, count in (
            (layout.row, layout.count * (rows // SIDE).unsqueeze(1)),
            (layout.column, layout.count * (columns // SIDE).unsqueeze(0)),
        )
    )
    row, column = row - row.min(), column - column.min()
    index = (row * (column.max() + 1) + column).flatten()
    sizes = torch.zeros(int(index.max()) + 1).index_add(0, index, torch.ones(len(index))).clamp(min=1)
    return _Pieces(index.to(device), sizes.to(device))


def _means(picture: Tensor, pieces: _Pieces) -> Tensor:
    """Return the means of pictures (n, c, h, w) over the piece around each pixel, in the same shape."""
    flat = picture.flatten(2)
    sums = flat.new_zeros(*flat.shape[:2], len(pieces.sizes)).index_add(2, pieces.index, flat)
    return (sums / pieces.sizes)[..., pieces.index].view_as(picture)
