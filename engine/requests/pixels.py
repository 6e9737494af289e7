"""Between pictures and tensors, and the finish of a result."""

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torchvision.transforms.functional import adjust_contrast

from engine.protocol.presets import Finish

PAPER_CONTRAST = 1.5


def to_tensor(image: Image.Image) -> Tensor:
    """An RGB image as (1, 3, h, w) in [0, 1]."""
    return from_bytes(to_bytes(image))


def to_image(picture: Tensor) -> Image.Image:
    """(1, 3, h, w) in [0, 1] as an RGB image; values outside are clipped."""
    return image_of(as_bytes(picture))


def to_bytes(image: Image.Image) -> Tensor:
    """An RGB image as (1, h, w, 3), uint8. It computes nothing: made for threads beside torch's own."""
    return torch.from_numpy(np.array(image, dtype=np.uint8))[None]  # a copy: Pillow's own bytes are read-only


def from_bytes(pixels: Tensor) -> Tensor:
    """(n, h, w, 3), uint8, as (n, 3, h, w) in [0, 1]."""
    return pixels.permute(0, 3, 1, 2).float() / 255


def as_bytes(picture: Tensor) -> Tensor:
    """(n, 3, h, w) in [0, 1] as (n, h, w, 3), uint8; values outside are clipped."""
    return picture.detach().clamp(0, 1).mul(255).round().byte().permute(0, 2, 3, 1)


def image_of(pixels: Tensor) -> Image.Image:
    """(1, h, w, 3), uint8, as an RGB image. It computes nothing, but waits for the device."""
    return Image.fromarray(np.ascontiguousarray(pixels[0].cpu().numpy()))


def finished(picture: Tensor, finish: Finish) -> Tensor:
    """A result as it is shown, (1, 3, h, w) in [0, 1].

    `natural` leaves it as the network painted it. `paper` is what the published script does without saying so: contrast
    times 1.5, then stretched so that its darkest value is 0 and its brightest 1.
    """
    if finish == "natural":
        return picture
    contrasted: Tensor = adjust_contrast(picture, PAPER_CONTRAST)
    low, high = contrasted.aminmax()
    return (contrasted - low) / (high - low).clamp(min=1e-5)
