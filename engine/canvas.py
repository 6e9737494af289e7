"""What a picture is painted on: fixed, tileable textures that a StyleNet can read beside the picture.

A convolution cannot make a grid of tiles, a weave or a hatching out of a flat sky: nothing there tells it where one
tile ends. The canvas does. It is computed, not stored, and the same for everybody but for a shift, which a seed
chooses.
"""

import math
from collections.abc import Callable
from functools import cache

import torch
from torch import Tensor

SIDE = 512  # pixels; larger pictures repeat it
STRIDE = 8  # shifts are multiples of it, so that its lattice stays the StyleNet's own

NAMES = (
    "small cell edge",  # distance to the next cell's edge, 0 at the edge
    "small cell value",  # a random number for each cell
    "small cell dot",  # 1 at its point, 0 at 6 pixels from it
    "large cell edge",
    "large cell value",
    "hatch",  # noise drawn out along one diagonal
    "cloud",  # soft noise
    "grain",  # fine noise
    "lattice x",  # waves of 8 pixels
    "lattice y",
    "brick edge",  # courses of 24×12 pixels, each shifted by half a brick
    "brick value",
    "facet",  # triangles, each with a random number
)
CHANNELS = len(NAMES)
SMALL_CELL, LARGE_CELL, BRICK, FACET = 12, 28, (12, 24), 24  # pixels, about


@cache
def canvas() -> Tensor:
    """(CHANNELS, SIDE, SIDE), each channel about in [-1, 1], tileable."""
    generator = torch.Generator().manual_seed(20221124)
    small_edge, small_value, small_distance = _cells(round(SIDE / SMALL_CELL), 0.32, generator)
    large_edge, large_value, _ = _cells(round(SIDE / LARGE_CELL), 0.42, generator)
    brick_edge, brick_value = _bricks(generator)
    y, x = torch.meshgrid(torch.arange(SIDE), torch.arange(SIDE), indexing="ij")
    channels = [
        small_edge / (SMALL_CELL / 4) - 1,
        small_value,
        1 - small_distance / (SMALL_CELL / 2),
        large_edge / (LARGE_CELL / 4) - 1,
        large_value,
        _noise(generator, lambda fy, fx: torch.exp(-(((fx + fy) / 0.015) ** 2) - ((fx - fy) / 0.35) ** 2)),
        _noise(generator, lambda fy, fx: 1 / (0.01**2 + fx**2 + fy**2) ** 1.05),
        _noise(generator, lambda fy, fx: torch.exp(-((torch.hypot(fx, fy) - 0.3) ** 2) / 0.02)),
        torch.cos(2 * math.pi * (x + 0.5) / STRIDE),
        torch.cos(2 * math.pi * (y + 0.5) / STRIDE),
        brick_edge / 3 - 1,
        brick_value,
        _facets(generator),
    ]
    return torch.stack([channel.clamp(-2, 2).float() for channel in channels])


def shift_of(seed: int) -> tuple[int, int]:
    """Where the canvas of a seed begins, (y, x) in pixels."""
    y, x = torch.randint(0, SIDE // STRIDE, (2,), generator=torch.Generator().manual_seed(seed)).tolist()
    return y * STRIDE, x * STRIDE


def cut(height: int, width: int, shift: tuple[int, int] = (0, 0)) -> Tensor:
    """(CHANNELS, height, width) of the canvas, repeated where the picture is larger."""
    rows = (torch.arange(height) + shift[0]) % SIDE
    columns = (torch.arange(width) + shift[1]) % SIDE
    return canvas()[:, rows][:, :, columns]


def _noise(generator: torch.Generator, spectrum: Callable[[Tensor, Tensor], Tensor]) -> Tensor:
    """Noise with an amplitude for each frequency (cycles a pixel); tileable, as waves are."""
    fy, fx = torch.meshgrid(torch.fft.fftfreq(SIDE), torch.fft.rfftfreq(SIDE), indexing="ij")
    amplitude = spectrum(fy, fx)
    amplitude[0, 0] = 0
    white = torch.fft.rfft2(torch.randn(SIDE, SIDE, generator=generator))
    noise: Tensor = torch.fft.irfft2(white * amplitude, s=(SIDE, SIDE))
    return noise / (2 * noise.std())


def _cells(count: int, jitter: float, generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
    """Voronoi cells around a jittered grid of count × count points: pixels to the edge, values, pixels to the point."""
    size = SIDE / count
    points = (torch.rand(2, count, count, generator=generator) - 0.5) * 2 * jitter + 0.5
    values = torch.rand(count, count, generator=generator) * 2 - 1
    y, x = torch.meshgrid(torch.arange(SIDE) + 0.5, torch.arange(SIDE) + 0.5, indexing="ij")
    row, column = (y / size).long(), (x / size).long()
    near: list[tuple[Tensor, Tensor, Tensor]] = []
    for dy in range(-1, 2):
        for dx in range(-1, 2):
            r, c = row + dy, column + dx
            py = (r + points[0, r % count, c % count]) * size - y
            px = (c + points[1, r % count, c % count]) * size - x
            near.append((py, px, values[r % count, c % count]))
    distances = torch.stack([torch.hypot(py, px) for py, px, _ in near])
    (first, second), order = distances.topk(2, dim=0, largest=False)
    ys, xs, vs = (torch.stack(parts) for parts in zip(*near, strict=True))
    between = torch.hypot(*(both.gather(0, order).diff(dim=0)[0] for both in (ys, xs)))
    edge = (second**2 - first**2) / (2 * between.clamp(min=1e-3))
    return edge, vs.gather(0, order[:1])[0], first


def _bricks(generator: torch.Generator) -> tuple[Tensor, Tensor]:
    height, width = BRICK
    rows, columns = 2 * round(SIDE / height / 2), round(SIDE / width)
    y, x = torch.meshgrid(
        (torch.arange(SIDE) + 0.5) * rows / SIDE, (torch.arange(SIDE) + 0.5) * columns / SIDE, indexing="ij"
    )
    row = y.long()
    x = (x + 0.5 * (row % 2)) % columns
    values = torch.rand(rows, columns, generator=generator) * 2 - 1
    inside_y, inside_x = y % 1, x % 1
    edge = torch.minimum(torch.minimum(inside_y, 1 - inside_y) * height, torch.minimum(inside_x, 1 - inside_x) * width)
    return edge, values[row % rows, x.long() % columns]


def _facets(generator: torch.Generator) -> Tensor:
    """Triangles between the points of a jittered grid, two to a square."""
    count = round(SIDE / FACET)
    size = SIDE / count
    jitter = (torch.rand(2, count, count, generator=generator) - 0.5) * 0.7
    values = torch.rand(2, count, count, generator=generator) * 2 - 1
    y, x = torch.meshgrid(torch.arange(SIDE) + 0.5, torch.arange(SIDE) + 0.5, indexing="ij")
    row, column = (y / size).long(), (x / size).long()
    facets = torch.zeros(SIDE, SIDE)

    def corner(r: Tensor, c: Tensor) -> tuple[Tensor, Tensor]:
        return (r + jitter[0, r % count, c % count]) * size - y, (c + jitter[1, r % count, c % count]) * size - x

    for dy in range(-1, 2):
        for dx in range(-1, 2):
            r, c = row + dy, column + dx
            top_left, top_right, bottom_left, bottom_right = (corner(r + i, c + j) for i in (0, 1) for j in (0, 1))
            for half, points in enumerate(((top_left, top_right, bottom_right), (top_left, bottom_left, bottom_right))):
                sides = [p[0] * q[1] - p[1] * q[0] for p, q in zip(points, (*points[1:], points[0]), strict=True)]
                inside = (torch.stack(sides) >= 0).all(0) | (torch.stack(sides) <= 0).all(0)
                facets = torch.where(inside, values[half, r % count, c % count], facets)
    return facets
