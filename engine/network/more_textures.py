"""The textures of prints, light and later painters: scales, spirals, discs, cards, panels, paint, gears, signs, stars.

They are drawn from a random generator of their own, so that the other textures remain what they were.
"""

import math
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import torch
from torch import Tensor

from engine.network.further_textures import FurtherTextures
from engine.network.texture_set import Layout, grid, noise

NAMES = (
    "scallop",  # overlapping scales, each with rings of 5 pixels: 1 on its rim
    "spiral",  # spirals with turns of 8 pixels
    "disc",  # scattered discs of different sizes: 1 in the middle, 0 on the rim, at least -1 outside
    "disc value",  # a random number for each disc
    "card edge",  # overlapping tilted cards with a margin, which is broader below: -1 at the edge, 1 inside
    "card value",
    "panel edge",  # upright rectangles of different sizes: -1 at the edge, 1 at 8 pixels from it
    "panel value",
    "splatter",  # 1 on threads and drops of paint, -1 away from them
    "drip",  # 1 on runs of paint that end in a drop, -1 away from them
    "gear",  # scattered toothed wheels with hub and spokes: 1 on them, -1 beside them
    "trace",  # 1 on the conductors and pads of a circuit board, -1 between them
    "glyph",  # a character in each square of 8 pixels: 1 on it, -1 beside it
    "trail",  # rises down each column of squares from -1 to 1, then falls at once
    "bolt",  # 1 on branched lightning, -1 at 12 pixels from it
    "star",  # points and four-pointed stars: 1 in the middle, -1 away from them
)
LAYOUTS = ("panel",)
SCALLOP, SPIRAL, DISC, CARD, PANEL, DRIP, SQUARE, STAR, GEAR = 40, 44, 40, 52, 16, 20, 8, 20, 46  # pixels


@cache
def more_textures(seed: int, scale: float) -> FurtherTextures:
    """Return the textures of NAMES and the layouts of LAYOUTS for a texture set, cached; it takes half a second."""
    generator = torch.Generator().manual_seed(seed + 2)
    y, x = grid()
    disc, disc_value = _discs(y, x, DISC * scale, generator)
    card_edge, card_value = _cards(y, x, CARD * scale, generator)
    panel_edge, panel_value, panels = _panels(y, x, 2 ** round(math.log2(PANEL * scale)), generator)
    textures = [
        _scallops(y, x, SCALLOP * scale),
        _spirals(y, x, SPIRAL * scale, generator),
        disc,
        disc_value,
        card_edge,
        card_value,
        panel_edge,
        panel_value,
        _splatter(y, x, generator),
        _drips(y, x, DRIP * scale, generator),
        _gears(y, x, GEAR * scale, generator),
        _traces(y, x, generator),
        *_code(y, x, generator),
        _bolts(y, x, generator),
        _stars(y, x, STAR * scale, generator),
    ]
    return FurtherTextures(torch.stack([texture.clamp(-1, 1).float() for texture in textures]), (panels,))


def _around(y: Tensor, x: Tensor, cell_px: float, reach: int) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor, int]]:
    """Yield, for each cell within reach: row and column (wrapped), and the way from its corner to each pixel."""
    side = len(y)
    count = round(side / cell_px)
    size = side / count
    row, column = (y / size).long(), (x / size).long()
    for dy in range(-reach, reach + 1):
        for dx in range(-reach, reach + 1):
            r, c = row + dy, column + dx
            yield r % count, c % count, y - r * size, x - c * size, count


def _numbers(side: int, cell_px: float, kinds: int, generator: torch.Generator) -> Tensor:
    """Return random numbers in [0, 1] for each cell, (kinds, count, count)."""
    count = round(side / cell_px)
    return torch.rand(kinds, count, count, generator=generator)


def _scallops(y: Tensor, x: Tensor, width: float) -> Tensor:
    side = len(y)
    columns, rows = round(side / width), 2 * round(side / (width / 4) / 2)
    step, radius = side / rows, side / columns / 2
    found = torch.zeros_like(y)
    row = (y / step).long()
    for below in range(6):  # the scales below lie on top, so the last one that covers a pixel is the nearest below
        r = row + below - 1
        shift = radius * (r % 2)
        across = (x - shift) % (2 * radius) - radius
        away = torch.hypot(across, (r + 1) * step + radius * 0.5 - y - 0 * x)
        found = torch.where((away <= radius), away, found)
    return torch.cos(2 * math.pi * (radius - found) / (radius / 3))


def _spirals(y: Tensor, x: Tensor, cell: float, generator: torch.Generator) -> Tensor:
    at_y, at_x, hand = _numbers(len(y), cell, 3, generator)
    nearest, wave = torch.full_like(y, math.inf), torch.zeros_like(y)
    for r, c, down, right, _ in _around(y, x, cell, 1):
        dy, dx = down - cell * (0.3 + 0.4 * at_y[r, c]), right - cell * (0.3 + 0.4 * at_x[r, c])
        away = torch.hypot(dy, dx)
        turn = torch.atan2(dy, dx) * torch.where(hand[r, c] > 0.5, 1.0, -1.0)
        wave = torch.where(away < nearest, torch.cos(2 * math.pi * away / 8 + turn), wave)
        nearest = torch.minimum(nearest, away)
    return wave


def _discs(y: Tensor, x: Tensor, cell: float, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    at_y, at_x, size, value = _numbers(len(y), cell, 4, generator)
    best, chosen = torch.full_like(y, -1.0), torch.zeros_like(y)
    for r, c, down, right, _ in _around(y, x, cell, 1):
        radius = cell * (0.14 + 0.38 * size[r, c] ** 1.5)
        away = torch.hypot(down - cell * at_y[r, c], right - cell * at_x[r, c])
        inside = 1 - away / radius
        better = inside > best
        best, chosen = torch.where(better, inside, best), torch.where(better, value[r, c], chosen)
    return best, chosen * 2 - 1


def _cards(y: Tensor, x: Tensor, cell: float, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    at_y, at_x, tilt, value, depth = _numbers(len(y), cell, 5, generator)
    best, edge, chosen = torch.full_like(y, -math.inf), torch.zeros_like(y), torch.zeros_like(y)
    for r, c, down, right, _ in _around(y, x, cell, 1):
        dy, dx = down - cell * (0.35 + 0.3 * at_y[r, c]), right - cell * (0.35 + 0.3 * at_x[r, c])
        angle = (tilt[r, c] - 0.5) * 0.7
        along, across = dy * torch.cos(angle) - dx * torch.sin(angle), dy * torch.sin(angle) + dx * torch.cos(angle)
        margin = torch.minimum(cell * 0.62 - across.abs(), cell * 0.66 + along)
        inside = torch.minimum(margin, (cell * 0.74 - along) * 0.4)  # the margin below is broader
        score = torch.where(inside > 0, depth[r, c], inside - 1000)
        better = score > best
        best, edge, chosen = (
            torch.where(better, new, old) for new, old in ((score, best), (inside, edge), (value[r, c], chosen))
        )
    return edge / (cell / 12) - 1, chosen * 2 - 1


def _panels(y: Tensor, x: Tensor, unit: int, generator: torch.Generator) -> tuple[Tensor, Tensor, Layout]:
    """Compute upright rectangles, each of one to five times one to five squares of `unit` pixels, a power of two.

    Returns for each pixel the distance to its rectangle's edge in units of 4 pixels, less 1, the rectangle's random
    value, and the layout.
    """
    side = len(y)
    count = side // unit
    number = torch.full((count, count), -1)
    boxes: list[tuple[int, int, int, int]] = []
    for row in range(count):
        for column in range(count):
            if number[row, column] >= 0:
                continue
            high, wide = (1 + int(4 * torch.rand((), generator=generator) ** 1.3) for _ in range(2))
            bottom, right = min(row + high, count), column + 1
            while right < min(column + wide, count) and number[row, right] < 0:
                right += 1
            number[row:bottom, column:right] = len(boxes)
            boxes.append((row, column, bottom, right))
    values = torch.rand(len(boxes), generator=generator) * 2 - 1
    at = torch.tensor(boxes)[number.repeat_interleave(unit, 0).repeat_interleave(unit, 1)] * unit
    edge = torch.stack([y - at[..., 0], x - at[..., 1], at[..., 2] - y, at[..., 3] - x]).amin(0)
    own = number.repeat_interleave(unit, 0).repeat_interleave(unit, 1)
    return edge / 4 - 1, values[own], Layout(count, own // count, own % count)


def _splatter(y: Tensor, x: Tensor, generator: torch.Generator) -> Tensor:
    crooked = noise(generator, lambda fy, fx: 1 / (0.008**2 + fx**2 + fy**2) ** 1.7)
    thick = noise(generator, lambda fy, fx: torch.exp(-((torch.hypot(fx, fy) / 0.02) ** 2)))
    slope = torch.hypot(crooked.roll(1, 0) - crooked.roll(-1, 0), crooked.roll(1, 1) - crooked.roll(-1, 1)) / 2
    lines = torch.minimum((crooked - 0.3).abs(), (crooked + 0.35).abs())
    thread = (1.7 + 1.8 * thick).clamp(min=0.6) - lines / slope.clamp(min=0.012)
    at_y, at_x, size = _numbers(len(y), 11, 3, generator)
    for r, c, down, right, _ in _around(y, x, 11, 1):
        away = torch.hypot(down - 11 * at_y[r, c], right - 11 * at_x[r, c])
        thread = torch.maximum(thread, 3.4 * size[r, c] ** 6 - away)
    return thread / 1.5


def _drips(y: Tensor, x: Tensor, cell: float, generator: torch.Generator) -> Tensor:
    side = len(y)
    count = round(side / cell)
    size = side / count
    first, period, length, width = torch.rand(4, count, generator=generator)
    found = torch.full_like(y, -1.0)
    for step in (-1, 0, 1):
        column = (x / size).long() + step
        own = column % count
        across = (x - (column + 0.5 + 0.5 * (period[own] - 0.5)) * size).abs()
        along = (y / side + first[own]) * 4 % 1  # four runs one below the other
        end = 0.25 + 0.5 * length[own]
        half = 1.1 + 1.3 * width[own]
        stem = torch.where(along < end, half - across, torch.full_like(y, -9.0))
        drop = 1.6 * half - torch.hypot(across, (along - end) * side / 4 * 0.6)
        found = torch.maximum(found, torch.maximum(stem, drop) / 1.5)
    return found


def _gears(y: Tensor, x: Tensor, cell: float, generator: torch.Generator) -> Tensor:
    at_y, at_x, size, turn = _numbers(len(y), cell, 4, generator)
    found = torch.full_like(y, -1.0)
    for r, c, down, right, _ in _around(y, x, cell, 1):
        dy, dx = down - cell * (0.3 + 0.4 * at_y[r, c]), right - cell * (0.3 + 0.4 * at_x[r, c])
        radius = cell * (0.2 + 0.26 * size[r, c])
        away, angle = torch.hypot(dy, dx), torch.atan2(dy, dx) + 6 * turn[r, c]
        teeth = torch.round(radius * 0.75)
        rim = torch.minimum(radius + (3 * torch.cos(teeth * angle)).clamp(-1.2, 1.2) - away, away - 0.62 * radius)
        spokes = torch.minimum(0.14 * radius - (away * torch.sin(2 * angle) / 2).abs(), 0.7 * radius - away)
        hub = torch.minimum(0.32 * radius - away, away - 0.12 * radius)
        wheel = torch.maximum(torch.maximum(rim, torch.minimum(spokes, away - 0.3 * radius)), hub)
        found = torch.maximum(found, wheel)
    return found


def _segments(side: int, lines: list[tuple[float, float, float, float]], reach: int) -> Tensor:
    """Return the distance of each pixel to the nearest of the lines (y, x, y, x), in pixels, at most `reach`."""
    away = torch.full((side, side), float(reach))
    for from_y, from_x, to_y, to_x in lines:
        rows = torch.arange(int(min(from_y, to_y)) - reach, int(max(from_y, to_y)) + reach + 1)
        columns = torch.arange(int(min(from_x, to_x)) - reach, int(max(from_x, to_x)) + reach + 1)
        py, px = (rows + 0.5 - from_y).unsqueeze(1), (columns + 0.5 - from_x).unsqueeze(0)
        dy, dx = to_y - from_y, to_x - from_x
        share = ((py * dy + px * dx) / max(dy * dy + dx * dx, 1e-6)).clamp(0, 1)
        index = (rows.unsqueeze(1) % side, columns.unsqueeze(0) % side)
        away[index] = torch.minimum(away[index], torch.hypot(py - share * dy, px - share * dx))
    return away


def _traces(y: Tensor, x: Tensor, generator: torch.Generator) -> Tensor:
    side, step = len(y), 8
    count = side // step
    free = torch.ones(count, count, dtype=torch.bool)
    lines, pads = [], []
    ways = ((0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1))
    for _ in range(1500):
        row, column, way = (int(n) for n in torch.randint(0, count, (3,), generator=generator))
        way = way % 4 * 2
        path = [(row, column)]
        while len(path) < 14 and free[path[-1][0] % count, path[-1][1] % count]:
            free[path[-1][0] % count, path[-1][1] % count] = False
            turn = float(torch.rand((), generator=generator))
            way = (way + (1 if turn < 0.15 else -1 if turn < 0.3 else 0)) % 8
            path.append((path[-1][0] + ways[way][0], path[-1][1] + ways[way][1]))
        path = path[:-1]
        if len(path) < 3:
            continue
        points = [(r * step + 4.0, c * step + 4.0) for r, c in path]
        lines += [(*a, *b) for a, b in pairwise(points)]
        pads += [points[0], points[-1]]
    away = _segments(side, lines, 6)
    pad = _segments(side, [(*at, *at) for at in pads], 6)
    ring = 1.1 - (pad - 2.3).abs()
    return torch.where(pad < 1.3, -1.0, torch.maximum(1.3 - away, ring) / 0.8)


def _code(y: Tensor, x: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    side = len(y)
    count = side // SQUARE
    dots = torch.rand(count, count, 3, 3, generator=generator) < 0.55
    row, column = (y / SQUARE).long(), (x / SQUARE).long()
    inside_y, inside_x = ((at % SQUARE - 1) / 2 for at in (y, x))  # three dots of 2 pixels, and a margin
    is_inside = (inside_y >= 0) & (inside_y < 3) & (inside_x >= 0) & (inside_x < 3)
    on = dots[row, column, inside_y.clamp(0, 2.9).long(), inside_x.clamp(0, 2.9).long()] & is_inside
    start = torch.rand(count, generator=generator)[column]
    return torch.where(on, 1.0, -1.0), (row / count * 4 + start) % 1 * 2 - 1


def _bolts(y: Tensor, x: Tensor, generator: torch.Generator) -> Tensor:
    side, step = len(y), 16
    lines = []

    def run(from_y: float, from_x: float, lean: float, steps: int, back_to: float | None) -> None:
        here = (from_y, from_x)
        for left in range(steps, 0, -1):
            jitter, branch, hand = torch.rand(3, generator=generator).tolist()
            lean_now = lean if back_to is None else (back_to - here[1]) / left / step * 1.2
            there = (here[0] + step, here[1] + step * (lean_now + (jitter - 0.5) * 1.7))
            if back_to is not None and left == 1:
                there = (there[0], back_to)
            lines.append((*here, *there))
            if branch < 0.2 and steps > 5:
                run(*there, 0.9 if hand > 0.5 else -0.9, min(5, steps // 3), None)
            here = there

    for column in range(4):
        start = (column + 0.25 + 0.5 * float(torch.rand((), generator=generator))) * side / 4
        run(0.0, start, 0.0, side // step, start)
    return 1 - _segments(side, lines, 12) / 6


def _stars(y: Tensor, x: Tensor, cell: float, generator: torch.Generator) -> Tensor:
    at_y, at_x, size = _numbers(len(y), cell, 3, generator)
    found = torch.zeros_like(y)
    for r, c, down, right, _ in _around(y, x, cell, 1):
        dy, dx = (down - cell * at_y[r, c]).abs(), (right - cell * at_x[r, c]).abs()
        big = size[r, c] ** 3
        point = (0.35 + big) * torch.exp(-(dy**2 + dx**2) / (0.9 + 2.2 * big))
        rays = big * torch.maximum(
            torch.exp(-dx / 0.8 - dy / (6 * big + 0.1)), torch.exp(-dy / 0.8 - dx / (6 * big + 0.1))
        )
        found = torch.maximum(found, torch.maximum(point, rays))
    return 2 * found - 1
