"""Pictures in one colour: what "blue" means, also in front of another style ("blue watercolor")."""

import torch
from torch import Tensor

# From dark over middle to light, as hexadecimal red, green and blue.
RAMPS: dict[str, tuple[str, str, str]] = {
    "red": ("1c0303", "cc1e1e", "ffb3a8"),
    "green": ("04180a", "23952d", "bff0b4"),
    "blue": ("050a24", "234bcc", "b0ccff"),
    "purple": ("12051c", "7d28af", "e2bcff"),
    "yellow": ("241e02", "e0cc22", "fffbc0"),
    "pink": ("290a18", "f06eaa", "ffd9ea"),
    "orange": ("261002", "eb7d19", "ffddb0"),
}
OWN_COLOUR = 0.12  # how much of its own colours a picture keeps


def rgb(code: str) -> list[float]:
    """Red, green and blue in [0, 1] of a hexadecimal code."""
    return [int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)]


def along_ramp(colour: str) -> tuple[Tensor, Tensor]:
    """Stretch and move (3,) with which a luminance's logits become red's, green's and blue's: a least-squares fit."""
    v = torch.linspace(0.05, 0.95, 19)
    stops = torch.tensor([rgb(code) for code in RAMPS[colour]])
    share = (2 * v).unsqueeze(1)
    ramp = torch.where(share < 1, torch.lerp(stops[0], stops[1], share), torch.lerp(stops[1], stops[2], share - 1))
    wanted = torch.logit((1 - OWN_COLOUR) * ramp + OWN_COLOUR * v.unsqueeze(1))
    given = torch.stack([torch.logit(v), torch.ones_like(v)], dim=1)
    stretch, move = torch.linalg.lstsq(given, wanted).solution
    return stretch, move
