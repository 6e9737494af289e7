"""From a finished optimisation to the picture that people get: its strength, its colours, its size."""

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from engine.network.filters import with_colours_of
from engine.network.stylenet import REACH, STRIDE, StyleNet
from engine.protocol.presets import Options

FRAMES_MEASURED = 8  # of a clip, for its statistics
TILE = 768  # pixels: the side of what is kept of a tile


@dataclass(frozen=True)
class Painter:
    """A StyleNet that has been optimised.

    photo: the weights with which it paints the photo as it is, where they are known.
    """

    net: StyleNet
    photo: Mapping[str, Tensor] | None


@torch.no_grad()
def rendered(painter: Painter, content: Tensor, options: Options, original: Tensor | None = None) -> Tensor:
    """What a StyleNet makes of a picture, as the options want it, without its finish.

    content: (1, 3, h, w) in [0, 1], at the size that was optimised, on the network's device. original: (1, 3, H, W),
    the same picture larger; the result has its size where it is given, and else that of the content.
    """
    net, share = _at_strength(painter, options.strength / 100)

    small = net(content)
    if original is None:
        return _composed(small, content, share, options)
    original = original.to(content.device)
    return _composed(enlarged(net, content, original, small), original, share, options)


@torch.no_grad()
def rendered_clip(
    painter: Painter, some: Sequence[Tensor], frames: Iterable[Tensor], options: Options
) -> Iterator[Tensor]:
    """What a StyleNet makes of each frame of a clip, (1, 3, h, w) each, all of one size. some: of them, from all over.

    The statistics of its norms are those of the whole clip: were they each frame's own, whatever moves would change
    the colours everywhere. So where nothing moves, nothing flickers.
    """
    net, share = _at_strength(painter, options.strength / 100)
    device = next(net.parameters()).device
    height, width = some[0].shape[-2:]
    frozen = net.frozen(torch.cat([net.seen(frame.to(device)) for frame in some]))
    for frame in frames:
        photo = frame.to(device)
        painted = frozen.paint(net.seen(photo))[..., :height, :width]
        yield _composed(painted, photo, share, options)


def frames_measured(count: int) -> range:
    """The numbers of those frames of a clip that its statistics are taken from."""
    return range(0, count, -(-count // FRAMES_MEASURED))


def _composed(painted: Tensor, photo: Tensor, share: float, options: Options) -> Tensor:
    if share != 1:
        painted = (photo + share * (painted - photo)).clamp(0, 1)
    return with_colours_of(painted, photo) if options.keep_colors else painted


def _at_strength(painter: Painter, strength: float) -> tuple[StyleNet, float]:
    """A StyleNet of this strength, 1 being what was optimised, and the share that its output then has of the picture.

    Between the weights that paint the photo as it is and those at the end, and on beyond them. Where there are no
    such weights, as from a random start, the pictures are mixed instead.
    """
    photo = painter.photo
    if photo is None or strength == 1:
        return painter.net, strength
    net = copy.deepcopy(painter.net)
    final = net.state_dict()
    net.load_state_dict({name: torch.lerp(photo[name].to(end), end, strength) for name, end in final.items()})
    return net, 1.0


def enlarged(net: StyleNet, content: Tensor, original: Tensor, small: Tensor) -> Tensor:
    """A larger picture painted as the small one was, (1, 3, H, W), in tiles.

    The statistics of the norms and the canvas are those of the small picture, `content`; `small` is what the network
    made of it. The network sees finer detail at the larger size and paints it, but what it makes of an area can
    drift; so what differs when made small again is put right.
    """
    seen = net.seen(content)
    painted = torch.empty_like(original)
    frozen = net.frozen(seen)
    for tile in tiles(original, content, seen):
        painted[..., tile.rows, tile.columns] = frozen.paint(tile.seen)[..., tile.inner_rows, tile.inner_columns]
    again = F.interpolate(painted, size=small.shape[-2:], mode="bicubic", antialias=True)
    return (painted + F.interpolate(small - again, size=original.shape[-2:], mode="bicubic")).clamp(0, 1)


@dataclass(frozen=True)
class Tile:
    """A piece of a large picture. rows, columns: of the picture; inner_*: the same of what `seen` shows."""

    seen: Tensor
    rows: slice
    columns: slice
    inner_rows: slice
    inner_columns: slice


def tiles(original: Tensor, content: Tensor, seen: Tensor, side: int = TILE) -> Iterator[Tile]:
    """What a StyleNet is to see of a large picture, piece by piece, each with all that its output depends on.

    seen: what it saw of the small picture, `content`; its canvas is stretched, so that its pieces stay as large in
    the picture as they were. side: of a tile, in pixels, a multiple of STRIDE.
    """
    height, width = original.shape[-2:]
    whole = F.pad(original, (0, -width % STRIDE, 0, -height % STRIDE), mode="reflect")
    canvas = seen[:, 3:]
    for rows, reached_rows in _spans(height, whole.shape[-2], side):
        for columns, reached_columns in _spans(width, whole.shape[-1], side):
            picture = whole[..., reached_rows, reached_columns]
            if canvas.shape[1]:
                y, x = (
                    (torch.arange(span.start, span.stop, device=whole.device) + 0.5) * (small / large) * (2 / of) - 1
                    for span, small, large, of in zip(
                        (reached_rows, reached_columns),
                        content.shape[-2:],
                        (height, width),
                        canvas.shape[-2:],
                        strict=True,
                    )
                )
                grid = torch.stack([x.expand(len(y), -1), y[:, None].expand(-1, len(x))], dim=-1)[None]
                beside = F.grid_sample(canvas, grid, mode="bilinear", padding_mode="border", align_corners=False)
                picture = torch.cat([picture, beside], dim=1)
            yield Tile(picture, rows, columns, _inner(rows, reached_rows), _inner(columns, reached_columns))


def _spans(length: int, padded: int, side: int) -> Iterator[tuple[slice, slice]]:
    """What is kept of each tile along one axis, and how far the tile reaches."""
    for start in range(0, length, side):
        stop = min(start + side, length)
        reached = min(stop + -stop % STRIDE + REACH, padded)
        yield slice(start, stop), slice(max(0, start - REACH), reached)


def _inner(kept: slice, reached: slice) -> slice:
    return slice(kept.start - reached.start, kept.stop - reached.start)
