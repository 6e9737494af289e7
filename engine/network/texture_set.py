"""The default textures: tileable pictures of cells, strokes, bricks, triangles, noise and waves, and layouts of pieces.

They are computed, not stored. engine.network.textures says what each is.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

SEED = 20221124  # of the default texture set
SIDE = 512  # pixels, after which textures repeat
STRIDE = 8  # pixels: shifts are multiples of it, so that the lattice fits StyleNet's downsampling
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


@dataclass(frozen=True, eq=False)  # hashed by identity, so that windows of it can be cached
class TextureSet:
    """Tileable textures and layouts of SIDE × SIDE pixels.

    Attributes:
        textures: (len(TEXTURES), SIDE, SIDE), each roughly in [-1, 1].
        layouts: in the order of LAYOUTS.
        seed, scale: what it was computed from.
    """

    textures: Tensor
    layouts: tuple[Layout, ...]
    seed: int
    scale: float


@cache
def texture_set(seed: int = SEED, scale: float = 1.0) -> TextureSet:
    """Return the texture set of a seed and scale, cached; computing one takes over a second.

    StyleNets are trained with the default seed and scale. Others have other, or larger, pieces; the bundled models'
    training uses them.
    """
    generator = torch.Generator().manual_seed(seed)
    y, x = grid()
    cloud = noise(generator, lambda fy, fx: 1 / (0.01**2 + fx**2 + fy**2) ** 1.05)
    small_edge, small_value, small_distance, small = _cells(y, x, SMALL_CELL * scale, 0.32, generator)
    large_edge, large_value, _, large = _cells(y, x, LARGE_CELL * scale, 0.42, generator)
    wave_y, wave_x = (noise(generator, lambda fy, fx: 1 / (0.025**2 + fx**2 + fy**2) ** 1.6) for _ in range(2))
    wash_edge, wash_value, _, wash = _cells(y + 13 * wave_y, x + 13 * wave_x, WASH * scale, 0.4, generator)
    stroke_edge, stroke_value, bristle, strokes = _strokes(scale, generator)
    brick_edge, brick_value = _bricks(scale, generator)
    facet, _, _, facets = _triangles(FACET * scale, generator)
    plane_value, plane_edge, plane_slope, planes = _triangles(PLANE * scale, generator)
    _, flake_value, flake_distance, _ = _cells(y, x, FLAKE * scale, 0.45, generator)
    crooked = noise(generator, lambda fy, fx: 1 / (0.012**2 + fx**2 + fy**2) ** 1.4)
    bent = noise(generator, lambda fy, fx: 1 / (0.015**2 + (3 * fx) ** 2 + fy**2) ** 1.6)
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
        noise(generator, lambda fy, fx: torch.exp(-(((fx + fy) / 0.015) ** 2) - ((fx - fy) / 0.35) ** 2)),
        noise(generator, lambda fy, fx: torch.exp(-((fy / 0.02) ** 2) - (fx / 0.3) ** 2)),
        cloud,
        noise(generator, lambda fy, fx: torch.exp(-((torch.hypot(fx, fy) - 0.3) ** 2) / 0.02)),
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
    return TextureSet(stacked, (square, small, large, wash, strokes, facets, planes), seed, scale)


def grid() -> tuple[Tensor, Tensor]:
    """Return the y and x coordinates of the pixel centers, each (SIDE, SIDE)."""
    y, x = torch.meshgrid(torch.arange(SIDE) + 0.5, torch.arange(SIDE) + 0.5, indexing="ij")
    return y, x


def noise(generator: torch.Generator, spectrum: Callable[[Tensor, Tensor], Tensor]) -> Tensor:
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
    jitter = 0.5 + 0.8 * (torch.rand(2, count, count, generator=generator) - 0.5)
    values, depth, first_phase, second_phase = torch.rand(4, count, count, generator=generator) * 2 - 1
    along_y, along_x = flow_directions(generator)
    at = ((torch.arange(count) + 0.5) * size).long()
    along_y, along_x = along_y[at][:, at], along_x[at][:, at]

    def radius(along: Tensor, across: Tensor) -> Tensor:
        along, across = along / (STROKE_LENGTH * scale / 2), across / (STROKE_WIDTH * scale / 2)
        return (along.abs() ** 3 + across.abs() ** 3) ** (1 / 3)

    chosen = overlap(jitter, (along_y, along_x), depth, radius)
    chosen_radius, chosen_across = chosen.radius, chosen.across / (STROKE_WIDTH * scale / 2)
    chosen_row, chosen_column = chosen.row, chosen.column
    at_r, at_c = chosen_row % count, chosen_column % count
    first, second = first_phase[at_r, at_c], second_phase[at_r, at_c]
    bristle = 0.5 * torch.cos(math.pi * (2.6 * chosen_across + first)) + 0.5 * torch.cos(
        math.pi * (4.1 * chosen_across + second)
    )
    return 1 - 2 * chosen_radius, values[at_r, at_c], bristle, Layout(count, chosen_row, chosen_column)


def flow_directions(generator: torch.Generator, frequency: float = 0.007) -> tuple[Tensor, Tensor]:
    """Return a swirling flow as unit vectors, y and x, each (SIDE, SIDE), with whirls of 1 / `frequency` pixels."""
    flow = noise(generator, lambda fy, fx: torch.exp(-((torch.hypot(fx, fy) / frequency) ** 2)))
    # It follows the contour lines of noise, so it swirls around its maxima and minima.
    dy, dx = (torch.roll(flow, -1, axis) - torch.roll(flow, 1, axis) for axis in (0, 1))
    steepness = torch.hypot(dy, dx).clamp(min=1e-6)
    return dx / steepness, -dy / steepness


@dataclass(frozen=True)
class Overlapping:
    """For each pixel, which of many overlapping shapes is on top there, and where in it the pixel lies.

    Attributes:
        row, column: of the shape, as in Layout.
        radius: 0 in the shape's middle, 1 at its edge, larger outside; (SIDE, SIDE) as all others.
        along, across: the position in the shape, in pixels from its middle.
    """

    row: Tensor
    column: Tensor
    radius: Tensor
    along: Tensor
    across: Tensor


def overlap(
    points: Tensor, directions: tuple[Tensor, Tensor], depth: Tensor, radius: Callable[[Tensor, Tensor], Tensor]
) -> Overlapping:
    """Lay a shape around each point of a jittered grid, each on top of some of its neighbors.

    Args:
        points: (2, count, count), each point's place in its square of the grid, in [0, 1].
        directions: y and x of the unit vector along each shape, each (count, count).
        depth: (count, count) in [-1, 1]; the largest lies on top.
        radius: of positions along and across a shape, in pixels, the radius as in Overlapping.
    """
    count = points.shape[-1]
    size = SIDE / count
    y, x = grid()
    along_y, along_x = directions
    best = torch.full((SIDE, SIDE), -math.inf)
    row, column = torch.zeros(SIDE, SIDE).long(), torch.zeros(SIDE, SIDE).long()
    top_radius, top_along, top_across = torch.zeros(3, SIDE, SIDE)
    for step_y in range(-2, 3):
        for step_x in range(-2, 3):
            r, c = (y / size).long() + step_y, (x / size).long() + step_x
            at_r, at_c = r % count, c % count
            py = y - (r + points[0, at_r, at_c]) * size
            px = x - (c + points[1, at_r, at_c]) * size
            vy, vx = along_y[at_r, at_c], along_x[at_r, at_c]
            along, across = py * vy + px * vx, py * vx - px * vy
            own = radius(along, across)
            score = torch.where(own < 1, depth[at_r, at_c] + 2, -own)  # the nearest, if none covers it
            better = score > best
            best = torch.where(better, score, best)
            row, column = torch.where(better, r, row), torch.where(better, c, column)
            top_radius = torch.where(better, own, top_radius)
            top_along, top_across = torch.where(better, along, top_along), torch.where(better, across, top_across)
    return Overlapping(row, column, top_radius, top_along, top_across)


def _bricks(scale: float, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    height, width = (side * scale for side in BRICK)
    rows, columns = 2 * round(SIDE / height / 2), round(SIDE / width)
    y, x = (at * count / SIDE for at, count in zip(grid(), (rows, columns), strict=True))
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
    y, x = grid()
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
