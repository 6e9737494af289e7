"""Random crops of a few free photos, and random synthetic scenes.

The bundled models are trained on them, and so are styles for which nobody gives other pictures.
"""

from functools import cache
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

FOLDER = Path(__file__).with_name("training_photos")  # LICENSES.md says whose photos they are
PHOTOS = {  # with the weight with which each is drawn
    "rocket": 4.0,
    "camera": 2.5,
    "hubble_deep_field": 0.7,
    "brick": 0.7,
    "grass": 0.7,
    "gravel": 0.7,
}
SCENE_SHARE = 0.5  # of all pictures


@cache
def _photos() -> list[Tensor]:
    found = []
    for name in PHOTOS:
        with Image.open(FOLDER / f"{name}.jpg") as image:
            picture = torch.from_numpy(np.array(image.convert("RGB"))).float() / 255
        found.append(picture.permute(2, 0, 1).contiguous())
    return found


@cache
def load_photos(longest: int) -> list[Tensor]:
    """Return all photos as pictures (1, 3, h, w) in [0, 1], `longest` pixels on the longer side at most."""
    found = []
    for photo in _photos():
        scale = min(1.0, longest / max(photo.shape[-2:]))
        size = [max(1, round(scale * side)) for side in photo.shape[-2:]]
        found.append(F.interpolate(photo[None], size=size, mode="bicubic", antialias=True).clamp(0, 1))
    return found


def random_pictures(count: int, side: int, generator: torch.Generator) -> Tensor:
    """Return pictures (count, 3, side, side) in [0, 1]: crops and scenes, with random colors and contrast.

    The same state of the generator gives the same pictures.
    """
    made = []
    for _ in range(count):
        is_scene = float(torch.rand((), generator=generator)) < SCENE_SHARE
        picture = _random_scene(side, generator) if is_scene else _random_crop(side, generator)
        made.append(_augment(picture, generator))
    return torch.stack(made)


def _uniform(generator: torch.Generator, low: float, high: float) -> float:
    return low + (high - low) * float(torch.rand((), generator=generator))


def _random_crop(side: int, generator: torch.Generator) -> Tensor:
    weights = torch.tensor(list(PHOTOS.values()))
    picture = _photos()[int(torch.multinomial(weights, 1, generator=generator))]
    height, width = picture.shape[-2:]
    taken = int(min(height, width, side * 2 ** _uniform(generator, -0.7, 1.7)))
    top, left = (int(_uniform(generator, 0, size - taken + 0.999)) for size in (height, width))
    piece = picture[:, top : top + taken, left : left + taken].unsqueeze(0)
    return F.interpolate(piece, size=(side, side), mode="bicubic", antialias=True)[0].clamp(0, 1)


def smooth_noise(side: int, base: float, generator: torch.Generator) -> Tensor:
    """Return soft noise (1, side, side) in [0, 1] whose largest features have `base` pixels."""
    total = torch.zeros(1, 1, side, side)
    weight = 1.0
    while base > 2:
        size = max(2, int(side / base)) + 2
        layer = torch.rand(1, 1, size, size, generator=generator)
        total = total + weight * F.interpolate(layer, size=(side, side), mode="bicubic", align_corners=True)
        weight, base = weight * 0.55, base / 2
    total = total[0] - total.min()
    return total / total.max().clamp(min=1e-6)


def _random_scene(side: int, generator: torch.Generator) -> Tensor:
    """Return a sky and a ground with shaded objects of many shapes in front of them, (3, side, side)."""
    colors = torch.rand(16, 3, 1, 1, generator=generator)
    y, x = torch.meshgrid(torch.linspace(0, 1, side), torch.linspace(0, 1, side), indexing="ij")
    picture = torch.lerp(
        colors[0], colors[1], (y * _uniform(generator, 0.3, 1) + x * _uniform(generator, -0.3, 0.3)).clamp(0, 1)
    )
    if _uniform(generator, 0, 1) < 0.7:
        horizon = _uniform(generator, 0.35, 0.8) + 0.15 * (smooth_noise(side, side / 2, generator)[0] - 0.5)
        ground = colors[2] * (0.6 + 0.6 * smooth_noise(side, 24, generator))
        picture = torch.where(y > horizon, ground, picture)
    for index in range(int(_uniform(generator, 2, 12))):
        cy, cx = _uniform(generator, 0, 1), _uniform(generator, 0, 1)
        ry, rx = (0.03 * 2 ** _uniform(generator, 0, 3.7) for _ in range(2))
        angle = _uniform(generator, 0, 3.14)
        sine, cosine = torch.sin(torch.tensor(angle)), torch.cos(torch.tensor(angle))
        v, u = ((y - cy) * cosine - (x - cx) * sine) / ry, ((y - cy) * sine + (x - cx) * cosine) / rx
        power = 2.0 if _uniform(generator, 0, 1) < 0.6 else 8.0  # an ellipse, or nearly a box
        inside = (v.abs() ** power + u.abs() ** power) < 1
        shade = 0.75 + 0.5 * (1 - (v**2 + u**2) / 2).clamp(0, 1) * _uniform(generator, 0, 1) - 0.25 * v.clamp(-1, 1)
        texture = 0.8 + 0.4 * smooth_noise(side, _uniform(generator, 4, 40), generator) if index % 2 else 1.0
        picture = torch.where(inside, (colors[3 + index] * shade * texture).clamp(0, 1), picture)
    return (picture * (0.8 + 0.35 * smooth_noise(side, 60, generator))).clamp(0, 1)


def _augment(picture: Tensor, generator: torch.Generator) -> Tensor:
    if _uniform(generator, 0, 1) < 0.5:
        picture = picture.flip(-1)
    if _uniform(generator, 0, 1) < 0.6:  # mix the channels, so that the style does not depend on the photo's colors
        mix = torch.eye(3) + 0.35 * torch.randn(3, 3, generator=generator)
        mix = mix / mix.sum(1, keepdim=True).clamp(min=0.3)
        picture = torch.einsum("ij,jhw->ihw", mix, picture)
    contrast, brightness = _uniform(generator, 0.75, 1.25), _uniform(generator, -0.1, 0.1)
    noise = torch.randn(picture.shape, generator=generator) * _uniform(generator, 0, 0.03)
    return ((picture - 0.5) * contrast + 0.5 + brightness + noise).clamp(0, 1)
