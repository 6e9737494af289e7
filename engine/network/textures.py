"""Texture channels: what StyleNet sees beside a picture, so that it can paint tiles, strokes and flat areas.

A convolution cannot make a grid of tiles, a weave or a brush stroke out of a flat sky: nothing there tells it where one
tile ends, and the mean color of a tile lies beyond its receptive field. The texture channels provide both, and also
lines and flat areas: fixed tileable textures; the picture averaged over the pieces of several layouts; its lines; its
areas. The textures are computed, not stored. They are the same for every job, except for a shift that depends on the
seed.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

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

SEED = 20221124  # of the default texture set
SIDE = 512  # pixels, after which textures repeat
MAX_CACHED_PIXELS = 1 << 20  # the largest picture whose window is cached
STRIDE = 8  # pixels: shifts are multiples of it, so that the lattice fits StyleNet's downsampling

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
CHANNELS = len(TEXTURES) + 3 * len(LAYOUTS) + len(LINES) + 3 * len(AREAS)
SMALL_CELL, LARGE_CELL, WASH, BRICK, FACET, PLANE, FLAKE = 10, 20, 40, (12, 24), 16, 48, 15  # about, in pixels
STROKE, STROKE_LENGTH, STROKE_WIDTH = 8, 26, 7  # pixels: distance between strokes, and their size


@dataclass(frozen=True)
class Layout:
    """A division of a texture set into pieces: for each pixel, the row and column of its piece.

    Attributes:
        count: rows and columns of pieces in SIDE pixels.
        row, column: (SIDE, SIDE) integers. They continue below 0 and beyond `count` where a piece crosses the border,
            so that no piece is torn.
    """

    count: int
    row: Tensor
    column: Tensor


@dataclass(frozen=True)
class TextureSet:
    """Tileable textures and layouts of SIDE × SIDE pixels.

    Attributes:
        textures: (len(TEXTURES), SIDE, SIDE), each roughly in [-1, 1].
        layouts: in the order of LAYOUTS.
    """

    textures: Tensor
    layouts: tuple[Layout, ...]


def texture_channels(picture: Tensor, shift: tuple[int, int] = (0, 0), textures: TextureSet | None = None) -> Tensor:
    """Return the texture channels for pictures (n, 3, h, w) in [0, 1]: (n, CHANNELS, h, w) in about [-1, 1].

    In this order: the textures; for each layout the mean color of the piece around each pixel; the picture's lines; its
    areas.

    Args:
        shift: where in the textures the picture lies, in pixels down and right.
        textures: a texture set to use instead of the default one.
    """
    height, width = picture.shape[-2:]
    if textures is None and height * width <= MAX_CACHED_PIXELS:
        window = _cached_window(height, width, shift, picture.device)
    else:
        window = _cut_window(textures or texture_set(), height, width, shift, picture.device)
    cut = [_means(picture, pieces) * 2 - 1 for pieces in window.layouts]
    dy, dx = gradient(gaussian_blur(luminance(picture), 1.2))
    lines = [outline(picture, 1.0) * 2 - 1, outline(picture, 2.0, 14.0) * 2 - 1, (8 * (dx + dy)).clamp(-1, 1)]
    flat = guided_filter(guided_filter(picture, 4, 0.015), 3, 0.01)
    areas = [flat * 2 - 1, posterize(scale_saturation(scale_contrast(flat, 1.35), 1.9), 3) * 2 - 1]
    return torch.cat([window.textures.to(picture.dtype).expand(len(picture), -1, -1, -1), *cut, *lines, *areas], dim=1)


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
    """The part of a texture set behind a picture: textures (len(TEXTURES), h, w), and the pieces of each layout."""

    textures: Tensor
    layouts: tuple[_Pieces, ...]


def _cut_window(
    source: TextureSet, height: int, width: int, shift: tuple[int, int], device: torch.device
) -> _TextureWindow:
    rows = torch.arange(height) + shift[0]
    columns = torch.arange(width) + shift[1]
    textures = source.textures[:, rows % SIDE][:, :, columns % SIDE].to(device)
    return _TextureWindow(textures, tuple(_pieces(layout, rows, columns, device) for layout in source.layouts))


@lru_cache(maxsize=2)
def _cached_window(height: int, width: int, shift: tuple[int, int], device: torch.device) -> _TextureWindow:
    """Cut a window out of the default texture set; cached, as most pictures have the size of the last one."""
    return _cut_window(texture_set(), height, width, shift, device)


def shift_for_seed(seed: int) -> tuple[int, int]:
    """Return the shift that belongs to a seed, (y, x) in pixels, multiples of STRIDE."""
    y, x = torch.randint(0, SIDE // STRIDE, (2,), generator=torch.Generator().manual_seed(seed)).tolist()
    return y * STRIDE, x * STRIDE


@cache
def texture_set(seed: int = SEED, scale: float = 1.0) -> TextureSet:
    """Return the texture set of a seed and scale, cached; computing one takes over a second.

    StyleNets are trained with the default seed and scale. Others have other, or larger, pieces; the bundled models'
    training uses them.
    """
    generator = torch.Generator().manual_seed(seed)
    y, x = _grid()
    cloud = _noise(generator, lambda fy, fx: 1 / (0.01**2 + fx**2 + fy**2) ** 1.05)
    small_edge, small_value, small_distance, small = _cells(y, x, SMALL_CELL * scale, 0.32, generator)
    large_edge, large_value, _, large = _cells(y, x, LARGE_CELL * scale, 0.42, generator)
    wave_y, wave_x = (_noise(generator, lambda fy, fx: 1 / (0.025**2 + fx**2 + fy**2) ** 1.6) for _ in range(2))
    wash_edge, wash_value, _, wash = _cells(y + 13 * wave_y, x + 13 * wave_x, WASH * scale, 0.4, generator)
    stroke_edge, stroke_value, bristle, strokes = _strokes(scale, generator)
    brick_edge, brick_value = _bricks(scale, generator)
    facet, _, _, facets = _triangles(FACET * scale, generator)
    plane_value, plane_edge, plane_slope, planes = _triangles(PLANE * scale, generator)
    _, flake_value, flake_distance, _ = _cells(y, x, FLAKE * scale, 0.45, generator)
    crooked = _noise(generator, lambda fy, fx: 1 / (0.012**2 + fx**2 + fy**2) ** 1.4)
    bent = _noise(generator, lambda fy, fx: 1 / (0.015**2 + (3 * fx) ** 2 + fy**2) ** 1.6)
    turn = 2 * math.pi / STRIDE
    textures = [
        small_edge / (SMALL_CELL * scale / 4) - 1,
        small_value,
        1 - small_distance / (SMALL_CELL * scale / 2),
        large_edge / (LARGE_CELL * scale / 4) - 1,
        large_value,
        wash_edge / (WASH * scale / 6) - 1,
        wash_value,
        stroke_edge,
        stroke_value,
        bristle,
        brick_edge / (3 * scale) - 1,
        brick_value,
        facet,
        plane_edge / (PLANE * scale / 12) - 1,
        plane_value,
        plane_slope,
        2 * (2 - flake_distance / (1.0 + 0.9 * flake_value)).clamp(0, 1) - 1,
        _noise(generator, lambda fy, fx: torch.exp(-(((fx + fy) / 0.015) ** 2) - ((fx - fy) / 0.35) ** 2)),
        _noise(generator, lambda fy, fx: torch.exp(-((fy / 0.02) ** 2) - (fx / 0.3) ** 2)),
        cloud,
        _noise(generator, lambda fy, fx: torch.exp(-((torch.hypot(fx, fy) - 0.3) ** 2) / 0.02)),
        1 - (6 * crooked).abs().clamp(max=2),
        torch.cos(turn * (y + 13 * bent)),
        torch.cos(2 * math.pi * (y * round(SIDE / 5) / SIDE + 0.9 * bent)),
        torch.cos(turn * x),
        torch.cos(turn * y),
        torch.sin(turn * x),
        torch.sin(turn * y),
    ]
    square = Layout(SIDE // STRIDE, (y / STRIDE).long(), (x / STRIDE).long())
    stacked = torch.stack([texture.clamp(-2, 2).float() for texture in textures])
    return TextureSet(stacked, (square, small, large, wash, strokes, facets, planes))


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


def _grid() -> tuple[Tensor, Tensor]:
    """Return the y and x coordinates of the pixel centers, each (SIDE, SIDE)."""
    y, x = torch.meshgrid(torch.arange(SIDE) + 0.5, torch.arange(SIDE) + 0.5, indexing="ij")
    return y, x


def _noise(generator: torch.Generator, spectrum: Callable[[Tensor, Tensor], Tensor]) -> Tensor:
    """Return tileable noise (SIDE, SIDE) with a standard deviation of 1/2 and a given amplitude spectrum."""
    fy, fx = torch.meshgrid(torch.fft.fftfreq(SIDE), torch.fft.rfftfreq(SIDE), indexing="ij")
    amplitude = spectrum(fy, fx)
    amplitude[0, 0] = 0
    white = torch.fft.rfft2(torch.randn(SIDE, SIDE, generator=generator))
    noise: Tensor = torch.fft.irfft2(white * amplitude, s=(SIDE, SIDE))
    return noise / (2 * noise.std())


def _cells(
    y: Tensor, x: Tensor, cell_px: float, jitter: float, generator: torch.Generator
) -> tuple[Tensor, Tensor, Tensor, Layout]:
    """Compute Voronoi cells around a jittered grid of points, seen from the coordinates y and x.

    Returns for each pixel the distance to the cell's edge, the cell's random value and the distance to its point, in
    pixels, and the layout.
    """
    count = round(SIDE / cell_px)
    size = SIDE / count
    points = (torch.rand(2, count, count, generator=generator) - 0.5) * 2 * jitter + 0.5
    values = torch.rand(count, count, generator=generator) * 2 - 1
    row, column = (y / size).floor().long(), (x / size).floor().long()
    reach = (-2, -1, 0, 1, 2)  # with jitter, the nearest point can be two cells away
    offsets = [(dy, dx) for dy in reach for dx in reach]
    near: list[tuple[Tensor, Tensor, Tensor, Tensor]] = []
    for dy, dx in offsets:
        r, c = row + dy, column + dx
        py = (r + points[0, r % count, c % count]) * size - y
        px = (c + points[1, r % count, c % count]) * size - x
        near.append((py, px, r, c))
    ys, xs, rows, columns = (torch.stack(parts) for parts in zip(*near, strict=True))
    (first, second), order = torch.hypot(ys, xs).topk(2, dim=0, largest=False)
    between = torch.hypot(*(both.gather(0, order).diff(dim=0)[0] for both in (ys, xs)))
    edge = (second**2 - first**2) / (2 * between.clamp(min=1e-3))
    layout = Layout(count, rows.gather(0, order[:1])[0], columns.gather(0, order[:1])[0])
    return edge, values[layout.row % count, layout.column % count], first, layout


def _strokes(scale: float, generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor, Layout]:
    """Compute brush strokes along a flow field, each on top of some of its neighbors.

    Returns for each pixel the position between the stroke's middle (1) and edge (-1), the stroke's random value and its
    bristles, and the layout.
    """
    count = round(SIDE / (STROKE * scale))
    size = SIDE / count
    y, x = _grid()
    jitter = 0.5 + 0.8 * (torch.rand(2, count, count, generator=generator) - 0.5)
    values, depth, first_phase, second_phase = torch.rand(4, count, count, generator=generator) * 2 - 1
    flow = _noise(generator, lambda fy, fx: torch.exp(-((torch.hypot(fx, fy) / 0.007) ** 2)))
    at = ((torch.arange(count) + 0.5) * size).long()
    # Strokes follow the contour lines of the noise, so they swirl around its maxima and minima.
    dy = (torch.roll(flow, -1, 0) - torch.roll(flow, 1, 0))[at][:, at]
    dx = (torch.roll(flow, -1, 1) - torch.roll(flow, 1, 1))[at][:, at]
    steepness = torch.hypot(dy, dx).clamp(min=1e-6)
    along_y, along_x = dx / steepness, -dy / steepness

    best = torch.full((SIDE, SIDE), -math.inf)
    chosen_row, chosen_column = torch.zeros(SIDE, SIDE).long(), torch.zeros(SIDE, SIDE).long()
    chosen_radius, chosen_across = torch.zeros(SIDE, SIDE), torch.zeros(SIDE, SIDE)
    for step_y in range(-2, 3):
        for step_x in range(-2, 3):
            r, c = (y / size).long() + step_y, (x / size).long() + step_x
            at_r, at_c = r % count, c % count
            py = y - (r + jitter[0, at_r, at_c]) * size
            px = x - (c + jitter[1, at_r, at_c]) * size
            vy, vx = along_y[at_r, at_c], along_x[at_r, at_c]
            along, across = (
                (py * vy + px * vx) / (STROKE_LENGTH * scale / 2),
                (py * vx - px * vy) / (STROKE_WIDTH * scale / 2),
            )
            radius = (along.abs() ** 3 + across.abs() ** 3) ** (1 / 3)
            score = torch.where(radius < 1, depth[at_r, at_c] + 2, -radius)  # the nearest, if none covers it
            better = score > best
            best = torch.where(better, score, best)
            chosen_row, chosen_column = torch.where(better, r, chosen_row), torch.where(better, c, chosen_column)
            chosen_radius = torch.where(better, radius, chosen_radius)
            chosen_across = torch.where(better, across, chosen_across)
    at_r, at_c = chosen_row % count, chosen_column % count
    first, second = first_phase[at_r, at_c], second_phase[at_r, at_c]
    bristle = 0.5 * torch.cos(math.pi * (2.6 * chosen_across + first)) + 0.5 * torch.cos(
        math.pi * (4.1 * chosen_across + second)
    )
    return 1 - 2 * chosen_radius, values[at_r, at_c], bristle, Layout(count, chosen_row, chosen_column)


def _bricks(scale: float, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    height, width = (side * scale for side in BRICK)
    rows, columns = 2 * round(SIDE / height / 2), round(SIDE / width)
    y, x = (at * count / SIDE for at, count in zip(_grid(), (rows, columns), strict=True))
    row = y.long()
    x = (x + 0.5 * (row % 2)) % columns
    values = torch.rand(rows, columns, generator=generator) * 2 - 1
    inside_y, inside_x = y % 1, x % 1
    edge = torch.minimum(torch.minimum(inside_y, 1 - inside_y) * height, torch.minimum(inside_x, 1 - inside_x) * width)
    return edge, values[row % rows, x.long() % columns]


def _triangles(cell_px: float, generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor, Layout]:
    """Compute triangles between the points of a jittered grid, two for each square of the grid.

    Returns for each pixel the triangle's random value, the distance to its edge in pixels and a slope across it, and
    the layout.
    """
    count = round(SIDE / cell_px)
    size = SIDE / count
    jitter = (torch.rand(2, count, count, generator=generator) - 0.5) * 0.7
    values = torch.rand(2, count, count, generator=generator) * 2 - 1
    y, x = _grid()
    row, column = (y / size).long(), (x / size).long()
    value, edge, slope = torch.zeros(3, SIDE, SIDE)
    rows, columns = row.clone(), column * 2

    @cache
    def corner(down: int, right: int) -> tuple[Tensor, Tensor]:
        r, c = row + down, column + right
        return (r + jitter[0, r % count, c % count]) * size - y, (c + jitter[1, r % count, c % count]) * size - x

    for dy in range(-1, 2):
        for dx in range(-1, 2):
            r, c = row + dy, column + dx
            top_left, top_right, bottom_left, bottom_right = (corner(dy + i, dx + j) for i in (0, 1) for j in (0, 1))
            for half, points in enumerate(((top_left, top_right, bottom_right), (top_left, bottom_left, bottom_right))):
                sides = list(zip(points, (*points[1:], points[0]), strict=True))
                across = torch.stack([p[0] * q[1] - p[1] * q[0] for p, q in sides])
                lengths = torch.stack([torch.hypot(p[0] - q[0], p[1] - q[1]) for p, q in sides])
                inside = (across >= 0).all(0) | (across <= 0).all(0)
                own = values[half, r % count, c % count]
                down, right = (-torch.stack([p[axis] for p in points]).mean(0) / (0.6 * size) for axis in (0, 1))
                value = torch.where(inside, own, value)
                edge = torch.where(inside, (across.abs() / lengths.clamp(min=1e-3)).amin(0), edge)
                slope = torch.where(inside, down * torch.cos(math.pi * own) + right * torch.sin(math.pi * own), slope)
                rows, columns = torch.where(inside, r, rows), torch.where(inside, c * 2 + half, columns)
    return value, edge, slope, Layout(2 * count, 2 * rows, columns)
