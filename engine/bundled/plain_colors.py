"""Pictures in shades of one color: what the style "blue" means, also in front of another one ("blue watercolor")."""

import torch
from torch import Tensor

from engine.protocol.palettes import KEPT_COLOR_SHARE, RAMPS


def hex_to_rgb(code: str) -> list[float]:
    """Return red, green and blue in [0, 1] of a hexadecimal code "rrggbb"."""
    return [int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)]


def fit_ramp(color: str) -> tuple[Tensor, Tensor]:
    """Return the scale and shift, (3,) each, that turn the luminance's logit into the logits of a color's ramp.

    A least-squares fit, for `engine.bundled.tint`.
    """
    v = torch.linspace(0.05, 0.95, 19)
    stops = torch.tensor([hex_to_rgb(code) for code in RAMPS[color]])
    share = (2 * v).unsqueeze(1)
    ramp = torch.where(share < 1, torch.lerp(stops[0], stops[1], share), torch.lerp(stops[1], stops[2], share - 1))
    wanted = torch.logit((1 - KEPT_COLOR_SHARE) * ramp + KEPT_COLOR_SHARE * v.unsqueeze(1))
    given = torch.stack([torch.logit(v), torch.ones_like(v)], dim=1)
    scale, shift = torch.linalg.lstsq(given, wanted).solution
    return scale, shift
