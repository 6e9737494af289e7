"""A picture in the colors of a palette: the last step of a StyleNet that has one, and of blends of such networks."""

import itertools
from collections.abc import Mapping, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from engine.network.filters import luminance
from engine.protocol.palettes import KEPT_COLOR_SHARE, PALETTE_COLORS

COLORS, STRENGTH = "palette_colors", "palette_strength"  # a StyleNet's state dict has both of these keys, or neither


def in_palette(picture: Tensor, colors: Tensor, strength: Tensor) -> Tensor:
    """Return a picture (n, 3, h, w) in shades of a palette.

    Each pixel's luminance chooses a color between the palette's; KEPT_COLOR_SHARE of the picture's own
    colors remains, so that neighboring colors of equal luminance stay apart. Exact and differentiable, and pixel by
    pixel, so that a picture can be painted in tiles.

    Args:
        colors: (k, 3) in [0, 1] from dark to light, for luminances from 0 to 1 in equal steps.
        strength: () the share of the result; it counts from 0 to 1.
    """
    gray = luminance(picture)
    place = gray * (len(colors) - 1)
    ramp = colors[0].view(3, 1, 1) * torch.ones_like(gray)
    for step, (dark, light) in enumerate(itertools.pairwise(colors)):
        ramp = ramp + (place - step).clamp(0, 1) * (light - dark).view(3, 1, 1)
    tinted = (1 - KEPT_COLOR_SHARE) * ramp + KEPT_COLOR_SHARE * picture
    return torch.lerp(picture, tinted, strength.clamp(0, 1))


def palette_tensors(colors: Sequence[str], strength: float) -> dict[str, Tensor]:
    """Return a palette as entries of a StyleNet's state dict: (PALETTE_COLORS, 3), and () for its strength.

    colors: two or more as "rrggbb", from dark to light.
    """
    stops = torch.tensor([list(bytes.fromhex(color)) for color in colors], dtype=torch.float32) / 255
    even = F.interpolate(stops.T.unsqueeze(0), size=PALETTE_COLORS, mode="linear", align_corners=True)[0].T
    return {COLORS: even.contiguous(), STRENGTH: torch.tensor(strength)}


def mix_states(states: Sequence[Mapping[str, Tensor]], shares: Sequence[float]) -> dict[str, Tensor]:
    """Return the weights between several StyleNets', with these shares, which add up to 1.

    Palettes are mixed by share and strength; a network without one counts with strength 0.
    """
    names = [name for name in states[0] if name not in (COLORS, STRENGTH)]
    mixed = {name: sum_of([share * state[name] for state, share in zip(states, shares, strict=True)]) for name in names}
    parts = zip(states, shares, strict=True)
    tinted = [(state, share * float(state[STRENGTH])) for state, share in parts if STRENGTH in state]
    total = sum(part for _, part in tinted)
    if total:
        mixed[COLORS] = sum_of([state[COLORS] * (part / total) for state, part in tinted])
        mixed[STRENGTH] = tinted[0][0][STRENGTH].new_tensor(total)
    return mixed


def sum_of(tensors: Sequence[Tensor]) -> Tensor:
    """Return the sum of one or more tensors of one shape."""
    total = tensors[0]
    for tensor in tensors[1:]:
        total = total + tensor
    return total
