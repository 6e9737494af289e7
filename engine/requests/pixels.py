"""Conversion between images and tensors, and the finish of a result."""

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from engine.protocol.presets import Finish

PAPER_CONTRAST = 1.5


def to_tensor(image: Image.Image) -> Tensor:
    """Return an RGB image as a tensor (1, 3, h, w) in [0, 1]."""
    return uint8_to_float(image_to_uint8(image))


def to_image(picture: Tensor) -> Image.Image:
    """Return a tensor (1, 3, h, w) as an RGB image, clipped to [0, 1]."""
    return uint8_to_image(float_to_uint8(picture))


def image_to_uint8(image: Image.Image) -> Tensor:
    """Return an RGB image as a tensor (1, h, w, 3) in uint8.

    This computes nothing, so it may run in threads beside torch's own.
    """
    return torch.from_numpy(np.array(image, dtype=np.uint8))[None]  # a copy: Pillow's own bytes are read-only


def uint8_to_float(pixels: Tensor) -> Tensor:
    """Return pictures (n, h, w, 3) in uint8 as (n, 3, h, w) in [0, 1]."""
    return pixels.permute(0, 3, 1, 2).float() / 255


def float_to_uint8(picture: Tensor) -> Tensor:
    """Return pictures (n, 3, h, w) as (n, h, w, 3) in uint8, clipped to [0, 1]."""
    return picture.detach().clamp(0, 1).mul(255).round().byte().permute(0, 2, 3, 1)


def uint8_to_image(pixels: Tensor) -> Image.Image:
    """Return a picture (1, h, w, 3) in uint8 as an RGB image; this waits for the device, but computes nothing."""
    return Image.fromarray(np.ascontiguousarray(pixels[0].cpu().numpy()))


def apply_finish(picture: Tensor, finish: Finish) -> Tensor:
    """Return a result (1, 3, h, w) with its finish, in [0, 1].

    `natural` changes nothing. `paper` is what the published script does without mentioning it: contrast times 1.5, then
    stretched so that the darkest value is 0 and the brightest 1.
    """
    if finish == "natural":
        return picture
    from torchvision.transforms.functional import adjust_contrast  # slow to import, and only the finish paper needs it

    contrasted: Tensor = adjust_contrast(picture, PAPER_CONTRAST)
    low, high = contrasted.aminmax()
    return (contrasted - low) / (high - low).clamp(min=1e-5)
