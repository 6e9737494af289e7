"""Superpixels: pieces of about one size whose borders lie on the photo's edges.

After SLIC (Achanta et al. 2012): each pixel belongs to the nearest of the seeds around it, in position and color, and
each seed moves to the mean of its pixels, a few times. Here the picture is cut into square blocks, one for each seed,
and a pixel's seeds are those of its block and of the eight around it. So all is done by small products of matrices.
"""

import math
from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor

SEED = 20251128
TABLE = 64  # seeds, after which their places and values repeat
JITTER = 0.38  # of a block's side: how far a seed lies from its middle at most
WEIGHT_OF_COLOR = 0.65  # how much a difference as large as the picture's contrast counts, in sides of a block
ROUNDS = 2  # of moving the seeds
SAMPLES = 6  # pixels along a block's side that decide where its seed moves
OFFSETS = tuple((dy, dx) for dy in range(3) for dx in range(3))
CHANNELS = 6  # mean color, edge, value, facet


def contrast_of(picture: Tensor) -> Tensor:
    """Return the mean standard deviation of the colors of pictures (n, 3, h, w), (n,), at least 0.03."""
    return picture[..., ::4, ::4].float().std(dim=(2, 3)).mean(1).clamp(min=0.03)


def superpixels(
    picture: Tensor, per_side: int, shift: tuple[int, int] = (0, 0), contrast: Tensor | None = None
) -> Tensor:
    """Divide pictures (n, 3, h, w) in [0, 1] into pieces, `per_side` along the side of a square picture.

    Returns (n, CHANNELS, h, w) in about [-1, 1]: the mean color of the piece around each pixel; the distance to the
    piece's edge, -1 there and 1 a quarter of a piece inside; a random value for each piece; a slope across each piece,
    in a random direction, by which it can be light on one side.

    Args:
        picture: without details that the pieces should not follow.
        shift: where the pieces' random numbers lie, as in texture_channels.
        contrast: against which differences of color are measured, (n,) or (1,); None for each picture's own.
    """
    n, _, height, width = picture.shape
    side = max(4, round(math.sqrt(height * width) / per_side))
    rows, columns = -(-height // side), -(-width // side)
    margin = (0, columns * side - width, 0, rows * side - height)
    weight = WEIGHT_OF_COLOR / (contrast_of(picture) if contrast is None else contrast).view(-1, 1, 1, 1, 1, 1)
    colors = _blocks(F.pad(picture.float(), margin, mode="replicate"), side) * weight
    at = (torch.arange(side, device=picture.device) + 0.5) / side - 0.5
    y, x = (at.view(shape).expand(n, rows, columns, 1, side, side) for shape in ((-1, 1), (1, -1)))
    features = torch.cat([y, x, colors, torch.ones_like(y)], dim=3)
    random = _random_numbers(picture.device)
    down, right = (
        (torch.arange(count) + start // 8) % TABLE for count, start in zip((rows, columns), shift, strict=True)
    )
    jitter_y, jitter_x, value, angle = random[:, down][:, :, right]
    places = torch.stack([jitter_y, jitter_x], -1).mul(JITTER).expand(n, -1, -1, -1)
    seeds = torch.cat([places, features[..., 2:5, side // 2, side // 2]], -1)
    step = max(1, side // SAMPLES)
    samples = features[..., step // 2 :: step, step // 2 :: step].flatten(4)
    for _ in range(ROUNDS):
        sums = _gathered(_chosen(samples, seeds) @ samples.mT)
        seeds = torch.where(sums[..., 5:] > 0, sums[..., :5] / sums[..., 5:].clamp(min=1), seeds)
    chosen = _chosen(features.flatten(4), seeds)
    sums = _gathered(chosen @ features.flatten(4).mT)
    mean = sums[..., 2:5] / sums[..., 5:].clamp(min=1) / weight[..., 0, 0] * 2 - 1
    way = torch.stack([torch.sin(math.pi * angle), torch.cos(math.pi * angle)], -1).expand(n, -1, -1, -1) * 1.6
    # The slope is linear in the position in the block: a factor for y, one for x, and its value in the block's middle.
    near = _neighbors(torch.cat([mean, value[..., None].expand(n, -1, -1, -1), way, way * seeds[..., :2]], -1))
    at_middle = -near[..., 6:].sum(-1, keepdim=True) - (near[..., 4:6] * _steps(picture.device)).sum(-1, keepdim=True)
    found = (torch.cat([near[..., :6], at_middle], -1).mT @ chosen).unflatten(-1, (side, side))
    slope = found[..., 4:5, :, :] * y + found[..., 5:6, :, :] * x + found[..., 6:, :, :]
    made = _picture(torch.cat([found[..., :4, :, :], slope], dim=3))
    edge = edge_distance(made[:, 3:4], max(2.0, side / 4))
    # Where two seeds are equally far, both were chosen, and their numbers added up.
    made = torch.cat([made[:, :3].clamp(-1, 1), edge, made[:, 3:].clamp(-2, 2)], dim=1)
    return made[..., :height, :width].to(picture.dtype)


def edge_distance(value: Tensor, reach: float) -> Tensor:
    """Return the distance of each pixel to another piece's pixels: -1 beside one, 1 at `reach` pixels and further.

    Args:
        value: of each pixel's piece, (n, 1, h, w), by which pieces are told apart.
    """
    border = torch.zeros_like(value)
    for axis in (-1, -2):
        length = value.shape[axis] - 1
        differ = (value.diff(dim=axis) != 0).to(value.dtype)
        for start in (0, 1):
            border.narrow(axis, start, length).add_(differ)
    border.clamp_(max=1)
    steps = math.ceil(reach)
    wide = max(1, round(steps / 4))  # pixels at once, so that large pieces do not take longer
    distance = 0.5 - 0.5 * border
    for _ in range(0, steps, wide):
        border = _dilated(border, wide)
        distance.add_(border, alpha=-wide).add_(wide)
    return F.avg_pool2d(F.pad(distance, (1,) * 4, mode="replicate"), 3, 1).clamp(max=reach) * (2 / reach) - 1


def _dilated(x: Tensor, by: int) -> Tensor:
    """Return the largest value within `by` pixels of each pixel of (n, 1, h, w), along both axes."""
    for axis in (-1, -2):
        length, wider = x.shape[axis], x.clone()
        for step in range(1, by + 1):
            for start, other in ((0, step), (step, 0)):
                part = wider.narrow(axis, start, length - step)
                torch.maximum(part, x.narrow(axis, other, length - step), out=part)
        x = wider
    return x


def _chosen(features: Tensor, seeds: Tensor) -> Tensor:
    """Return 1 for the nearest of the nine seeds around each pixel's block and 0 for the others, (…, 9, pixels).

    Args:
        features: (n, rows, columns, 6, pixels), the last of the six being 1.
        seeds: (n, rows, columns, 5).
    """
    near = _neighbors(seeds, beyond=100.0)
    near = torch.cat([near[..., :2] + _steps(seeds.device), near[..., 2:]], -1)
    # The squared distance, without the square of the pixel's own features, which is the same for all nine.
    distance = torch.cat([-2 * near, (near * near).sum(-1, keepdim=True)], -1) @ features
    return (distance == distance.amin(-2, keepdim=True)).to(features.dtype)


def _neighbors(table: Tensor, beyond: float = 0.0) -> Tensor:
    """Return the entries (n, rows, columns, 9, k) of the blocks around each block, from (n, rows, columns, k)."""
    rows, columns = table.shape[1:3]
    padded = F.pad(table, (0, 0, 1, 1, 1, 1), value=beyond)
    return torch.stack([padded[:, dy : dy + rows, dx : dx + columns] for dy, dx in OFFSETS], dim=3)


def _gathered(sums: Tensor) -> Tensor:
    """Add up what each block has for each of its nine seeds, (n, rows, columns, 9, k), by seed: (n, rows, columns, k).

    The first two entries are positions in the block and the last one counts pixels; the positions come back as those in
    the seed's block.
    """
    n, rows, columns, _, k = sums.shape
    sums = torch.cat([sums[..., :2] - sums[..., -1:] * _steps(sums.device), sums[..., 2:]], -1)
    total = sums.new_zeros(n, rows + 2, columns + 2, k)
    for index, (dy, dx) in enumerate(OFFSETS):
        total[:, dy : dy + rows, dx : dx + columns] += sums[..., index, :]
    return total[:, 1:-1, 1:-1]


def _blocks(x: Tensor, side: int) -> Tensor:
    """Return (n, c, rows × side, columns × side) as (n, rows, columns, c, side, side)."""
    n, c, height, width = x.shape
    return x.view(n, c, height // side, side, width // side, side).permute(0, 2, 4, 1, 3, 5)


def _picture(blocks: Tensor) -> Tensor:
    """Return (n, rows, columns, c, side, side) as (n, c, rows × side, columns × side)."""
    n, rows, columns, c, side, _ = blocks.shape
    return blocks.permute(0, 3, 1, 4, 2, 5).reshape(n, c, rows * side, columns * side)


@cache
def _steps(device: torch.device) -> Tensor:
    """Return for each of the nine blocks around a block where it lies, y and x, (9, 2)."""
    return torch.tensor(OFFSETS, device=device, dtype=torch.float32) - 1


@cache
def _random_numbers(device: torch.device) -> Tensor:
    """Return jitter by y and x, value and angle for each seed, (4, TABLE, TABLE) in [-1, 1]."""
    return (torch.rand(4, TABLE, TABLE, generator=torch.Generator().manual_seed(SEED)) * 2 - 1).to(device)
