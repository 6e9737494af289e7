"""Rendering with an optimized StyleNet: the options for strength, colors and size, and whole clips."""

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from engine.network import textures
from engine.network.filters import luminance, with_colors_of
from engine.network.stylenet import REACH, STRIDE, StyleNet
from engine.network.tinting import mix_states
from engine.protocol.presets import Options

SAMPLED_FRAMES = 8  # of a clip, for the statistics of the norms
GRAY = 0.03  # of [0, 1]: the mean difference between a pixel's largest and smallest channel, in a picture without color
TILE_PX = 768  # the side of the part of a tile that is kept


@dataclass(frozen=True)
class OptimizedNet:
    """A StyleNet with optimized weights.

    `identity_weights` is a state dict with which it returns the photo unchanged, or None if none is known.
    """

    net: StyleNet
    identity_weights: Mapping[str, Tensor] | None


@torch.no_grad()
def render(optimized: OptimizedNet, content: Tensor, options: Options, original: Tensor | None = None) -> Tensor:
    """Return what a StyleNet makes of a picture with these options, but without a finish.

    Args:
        content: (n, 3, h, w) in [0, 1], at the network's working size and on its device.
        original: (1, 3, H, W), the same picture larger, if the result is to have that size.
    """
    net, share = _at_strength(optimized, options.strength / 100)
    without_color = options.strength > 100 and _is_gray(optimized.net(content))

    small = net(content)
    if original is None:
        return _apply_options(small, content, share, options, without_color=without_color)
    original = original.to(content.device)
    large = render_enlarged(net, content, original, small)
    return _apply_options(large, original, share, options, without_color=without_color)


@torch.no_grad()
def render_clip(
    optimized: OptimizedNet, samples: Sequence[Tensor], frames: Iterable[Tensor], options: Options
) -> Iterator[Tensor]:
    """Yield what a StyleNet makes of each frame of a clip, (1, 3, h, w), all of one size.

    The instance norms and the superpixels have the statistics of `samples`, frames from the whole clip. With each
    frame's own statistics, anything that moves would change the colors everywhere, and still areas would flicker.
    """
    net, share = _at_strength(optimized, options.strength / 100)
    device = next(net.parameters()).device
    height, width = samples[0].shape[-2:]
    sampled = [frame.to(device) for frame in samples]
    without_color = options.strength > 100 and _is_gray(optimized.net(sampled[0]))
    contrast = textures.contrast_of(torch.cat(sampled))
    frozen = net.with_fixed_norms(torch.cat([net.inputs(frame, contrast) for frame in sampled]))
    for frame in frames:
        photo = frame.to(device)
        painted = frozen.forward_inputs(net.inputs(photo, contrast))[..., :height, :width]
        yield _apply_options(painted, photo, share, options, without_color=without_color)


def sampled_frames(count: int) -> range:
    """Return the numbers of at most SAMPLED_FRAMES frames, spread over a clip of `count`, for its statistics."""
    return range(0, count, -(-count // SAMPLED_FRAMES))


def _is_gray(painted: Tensor) -> bool:
    """Return whether pictures (n, 3, h, w) have next to no color: beyond their weights it would come back."""
    return bool((painted.amax(1) - painted.amin(1)).mean() < GRAY)


def _apply_options(painted: Tensor, photo: Tensor, share: float, options: Options, *, without_color: bool) -> Tensor:
    if share != 1:
        painted = (photo + share * (painted - photo)).clamp(0, 1)
    if without_color:
        painted = luminance(painted).expand_as(painted)
    return with_colors_of(painted, photo) if options.keep_colors else painted


def _at_strength(optimized: OptimizedNet, strength: float) -> tuple[StyleNet, float]:
    """Return a StyleNet of this strength (1: as optimized), and the weight of its output against the photo.

    Strength interpolates between the weights that return the photo unchanged and the optimized ones, and extrapolates
    beyond 1. After random first weights the former are unknown, so photo and output are blended instead.
    """
    identity = optimized.identity_weights
    if identity is None or strength == 1:
        return optimized.net, strength
    net = copy.deepcopy(optimized.net)
    final = net.state_dict()
    unchanged = {name: tensor.to(final[name]) for name, tensor in identity.items()}
    net.load_state_dict(mix_states([unchanged, final], [1 - strength, strength]))
    return net, 1.0


def render_enlarged(net: StyleNet, content: Tensor, original: Tensor, small: Tensor) -> Tensor:
    """Return a larger picture (1, 3, H, W) stylized like the small one, painted in tiles.

    The norms' statistics and the texture channels are those of the small picture, `content`, and `small` is the
    network's output for it. At the larger size the network paints finer detail, but the color of an area can drift.
    Therefore the result is corrected by the difference between `small` and the result at the small size.
    """
    inputs = net.inputs(content)
    painted = torch.empty_like(original)
    frozen = net.with_fixed_norms(inputs)
    for tile in tiles(original, content, inputs):
        painted[..., tile.rows, tile.columns] = frozen.forward_inputs(tile.inputs)[
            ..., tile.inner_rows, tile.inner_columns
        ]
    again = F.interpolate(painted, size=small.shape[-2:], mode="bicubic", antialias=True)
    return (painted + F.interpolate(small - again, size=original.shape[-2:], mode="bicubic")).clamp(0, 1)


@dataclass(frozen=True)
class Tile:
    """A tile of a picture that is painted piece by piece.

    Attributes:
        inputs: the network's inputs for the tile and its surroundings.
        rows, columns: of the picture, that the tile fills.
        inner_rows, inner_columns: the same in the network's output for `inputs`.
    """

    inputs: Tensor
    rows: slice
    columns: slice
    inner_rows: slice
    inner_columns: slice


def tiles(original: Tensor, content: Tensor, inputs: Tensor, side: int = TILE_PX) -> Iterator[Tile]:
    """Yield the tiles of a large picture, each with all surroundings that its output depends on.

    Args:
        original: (1, 3, H, W), the large picture.
        content: (1, 3, h, w), the small one.
        inputs: the network's inputs for the small one. Their texture channels are stretched, so that pieces keep their
            size relative to the picture.
        side: of a tile, in pixels, a multiple of STRIDE.
    """
    height, width = original.shape[-2:]
    whole = F.pad(original, (0, -width % STRIDE, 0, -height % STRIDE), mode="reflect")
    textures = inputs[:, 3:]
    for rows, reached_rows in _spans(height, whole.shape[-2], side):
        for columns, reached_columns in _spans(width, whole.shape[-1], side):
            picture = whole[..., reached_rows, reached_columns]
            if textures.shape[1]:
                y, x = (
                    (torch.arange(span.start, span.stop, device=whole.device) + 0.5) * (small / large) * (2 / of) - 1
                    for span, small, large, of in zip(
                        (reached_rows, reached_columns),
                        content.shape[-2:],
                        (height, width),
                        textures.shape[-2:],
                        strict=True,
                    )
                )
                grid = torch.stack([x.expand(len(y), -1), y[:, None].expand(-1, len(x))], dim=-1)[None]
                stretched = F.grid_sample(textures, grid, mode="bilinear", padding_mode="border", align_corners=False)
                picture = torch.cat([picture, stretched], dim=1)
            yield Tile(picture, rows, columns, _inner(rows, reached_rows), _inner(columns, reached_columns))


def _spans(length: int, padded: int, side: int) -> Iterator[tuple[slice, slice]]:
    """Yield for each tile along one axis the span that is kept, and the span that the network sees."""
    for start in range(0, length, side):
        stop = min(start + side, length)
        reached = min(stop + -stop % STRIDE + REACH, padded)
        yield slice(start, stop), slice(max(0, start - REACH), reached)


def _inner(kept: slice, reached: slice) -> slice:
    return slice(kept.start - reached.start, kept.stop - reached.start)
