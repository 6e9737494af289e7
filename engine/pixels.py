"""Between pictures and tensors, and the finish of a result."""

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torchvision.transforms.functional import adjust_contrast

from engine.presets import Finish

PAPER_CONTRAST = 1.5


def to_tensor(image: Image.Image) -> Tensor:
    """An RGB image as (1, 3, h, w) in [0, 1]."""
    pixels = torch.from_numpy(np.array(image, dtype=np.uint8))  # a copy: Pillow's own bytes are read-only
    return pixels.permute(2, 0, 1)[None].float() / 255


def to_image(picture: Tensor) -> Image.Image:
    """(1, 3, h, w) in [0, 1] as an RGB image; values outside are clipped."""
    pixels = picture.detach()[0].clamp(0, 1).mul(255).round().byte()
    return Image.fromarray(pixels.permute(1, 2, 0).cpu().numpy())


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
