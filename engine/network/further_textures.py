"""The textures that were added later: leaves, fibers, weaves, scales, drops, rosettes, folds, canes and ropes.

They are drawn from a random generator of their own, so that the first textures remain what they were.
engine.network.textures says what each is.
"""

import math
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

from engine.network.texture_set import SIDE, Layout, flow_directions, grid, noise, overlap

LEAF, LEAF_LENGTH, LEAF_WIDTH = 10, 22, 10  # pixels: distance between leaves, and their size
THREAD, CANE = 4, 8  # pixels: the width of a thread, and of a cane
SCALE_WIDTH, DROP, ROSETTE, STEM, ROPE = 16, 15, 128, 11, 13  # pixels: of each one, or the distance between two


@dataclass(frozen=True, eq=False)
class FurtherTextures:
    """Tileable textures (len(FURTHER_TEXTURES), SIDE, SIDE), each roughly in [-1, 1], and the leaves' layout."""

    textures: Tensor
    layouts: tuple[Layout, ...]


@cache
def further_textures(seed: int, scale: float) -> FurtherTextures:
    """Return the further textures that belong to a texture set, cached; computing them takes about a second."""
    generator = torch.Generator().manual_seed(seed + 1)
    leaf, leaves = _leaves(scale, generator)
    textures = [
        *leaf,
        _fibers(scale, generator),
        *_weave(THREAD * scale),
        *_weave(CANE * scale),
        *_scales(scale, generator),
        *_drops(scale, generator),
        *_rosettes(),
        _folds(generator),
        _canes(scale, generator),
        _ropes(scale),
    ]
    return FurtherTextures(torch.stack([texture.clamp(-2, 2).float() for texture in textures]), (leaves,))


def _leaves(scale: float, generator: torch.Generator) -> tuple[tuple[Tensor, Tensor, Tensor], Layout]:
    """Compute pointed leaves in all directions, each on top of some of its neighbors.

    Returns for each pixel the position between the leaf's middle (1) and edge (-1), the leaf's random value and the
    position from one long side (-1) to the other (1), and the layout.
    """
    count = round(SIDE / (LEAF * scale))
    points = 0.5 + 0.7 * (torch.rand(2, count, count, generator=generator) - 0.5)
    angle, values, depth = torch.rand(3, count, count, generator=generator) * 2 - 1
    half_length, half_width = LEAF_LENGTH * scale / 2, LEAF_WIDTH * scale / 2

    def radius(along: Tensor, across: Tensor) -> Tensor:
        at = (along / half_length).abs()
        return torch.maximum(at, (across / half_width).abs() / (1 - at**2).clamp(min=0.05))

    top = overlap(points, (torch.cos(math.pi * angle), torch.sin(math.pi * angle)), depth, radius)
    value = values[top.row % count, top.column % count]
    return (1 - 2 * top.radius, value, top.across / half_width), Layout(count, top.row, top.column)


def _fibers(scale: float, generator: torch.Generator) -> Tensor:
    """Return hairs along a swirling flow: white noise averaged along the flow (Cabral & Leedom 1993)."""
    white = noise(generator, lambda fy, fx: torch.exp(-((torch.hypot(fx, fy) / 0.4) ** 2)))
    directions = flow_directions(generator, 0.0035)
    total = white.clone()
    for way in (-1, 1):
        y, x = grid()
        for _ in range(round(9 * scale)):
            at = y.long() % SIDE, x.long() % SIDE
            y, x = y + way * directions[0][at], x + way * directions[1][at]
            total += white[y.long() % SIDE, x.long() % SIDE]
    return total / (2 * total.std())


def _weave(thread_px: float) -> tuple[Tensor, Tensor]:
    """Return a plain weave's height, and 0.8 where the horizontal thread lies on top and -0.8 elsewhere."""
    count = 2 * round(SIDE / thread_px / 2)
    y, x = (at * count / SIDE for at in grid())
    is_horizontal = (y.long() + x.long()) % 2 == 0
    along, across = torch.where(is_horizontal, x, y) % 1, torch.where(is_horizontal, y, x) % 1
    height = torch.sin(math.pi * across) ** 0.7 * (0.5 + 0.5 * torch.sin(math.pi * along))
    return 2 * height - 1, torch.where(is_horizontal, 0.8, -0.8)


def _scales(scale: float, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Return overlapping rows of round scales: 1 at each one's lower rim and -1 under its neighbors, and its value."""
    columns = round(SIDE / (SCALE_WIDTH * scale))
    width = SIDE / columns
    rows = 2 * columns
    values = torch.rand(rows, columns, generator=generator) * 2 - 1
    y, x = (at / width for at in grid())
    slope, value = torch.zeros(2, SIDE, SIDE)
    first = (2 * y).long() + 1
    for step in range(4):  # from below: each row lies on top of the next
        row = first - step
        at = x - 0.5 * (row % 2)
        column = at.floor().long()
        distance = torch.hypot(y - row / 2, at - column - 0.5) / 0.58
        inside = distance < 1
        slope = torch.where(inside, distance, slope)
        value = torch.where(inside, values[row % rows, column % columns], value)
    return 2.4 * slope - 1.4, value


def _drops(scale: float, generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
    """Compute drops of many sizes beside each other.

    Returns 1 in each drop's middle, 0 at its rim and down to -1 outside; a slope from -1 to 1 across each drop towards
    the lower right, 0 outside; and each drop's value.
    """
    count = round(SIDE / (DROP * scale))
    points = 0.5 + 0.5 * (torch.rand(2, count, count, generator=generator) - 0.5)
    sizes = 0.25 + 0.25 * torch.rand(count, count, generator=generator)  # of the distance between two
    values = torch.rand(count, count, generator=generator) * 2 - 1
    y, x = (at * count / SIDE for at in grid())
    nearest, slope, value = torch.full((SIDE, SIDE), math.inf), torch.zeros(SIDE, SIDE), torch.zeros(SIDE, SIDE)
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            r, c = y.long() + dy, x.long() + dx
            at = r % count, c % count
            py, px = y - r - points[0][at], x - c - points[1][at]
            distance = torch.hypot(py, px) / sizes[at]
            nearer = distance < nearest
            nearest = torch.where(nearer, distance, nearest)
            slope = torch.where(nearer, (py + px) / (sizes[at] * math.sqrt(2)), slope)
            value = torch.where(nearer, values[at], value)
    return (1 - nearest).clamp(min=-1), torch.where(nearest < 1, slope, 0.0), value


def _rosettes() -> tuple[Tensor, Tensor]:
    """Return rosettes of 128 pixels: petals in rings around each middle, and waves from it to its petals' tips."""
    y, x = (at % ROSETTE - ROSETTE / 2 for at in grid())
    radius, angle = torch.hypot(y, x), torch.atan2(y, x)
    ring = (radius / 16).floor()
    petal = torch.cos(8 * angle + math.pi * (ring % 2)) * (radius / 8).clamp(max=1)
    return petal, torch.cos(2 * math.pi * (radius / 16 + 0.3 * torch.cos(8 * angle).abs()))


def _folds(generator: torch.Generator) -> Tensor:
    """Return the folds of a cloth: bent waves of about 33 pixels."""
    y, x = grid()
    bent = noise(generator, lambda fy, fx: 1 / (0.008**2 + fx**2 + fy**2) ** 1.6)
    return torch.cos(2 * math.pi * ((14 * x + 6 * y) / SIDE + 0.5 * bent))


def _canes(scale: float, generator: torch.Generator) -> Tensor:
    """Return upright canes of 11 pixels beside each other: 1 in the middle of each, -1 between two and at its nodes."""
    count, joints = round(SIDE / (STEM * scale)), round(SIDE / (40 * scale))
    y, x = grid()
    column = (x * count / SIDE).long()
    start = torch.rand(count, generator=generator)
    node = ((y * joints / SIDE + start[column]) % 1 - 0.5).abs() * SIDE / joints  # pixels to the nearest one
    return torch.minimum(2 * torch.sin(math.pi * (x * count / SIDE % 1)) ** 0.7 - 1, node - 2)


def _ropes(scale: float) -> Tensor:
    """Return upright ropes of 13 pixels, twisted of slanting strands: 1 in the middle of a strand, -1 between two."""
    count = round(SIDE / (ROPE * scale))
    y, x = grid()
    across = x * count / SIDE % 1 * 2 - 1
    strand = torch.cos(2 * math.pi * (y * round(SIDE / (9 * scale)) / SIDE + 0.45 * across + 0.2 * across**3))
    return (strand + 0.35) * (1 - across**2).clamp(min=0).sqrt() + 1.3 * (1 - across**4) - 1.3
