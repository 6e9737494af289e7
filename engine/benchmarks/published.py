"""CLIPstyler as its published code runs it, to measure against and to test against; it makes no pictures.

In fp32, with CLIP not frozen (so that unused gradients of its weights are computed), all of VGG19, and a loop over the
patches that crops, warps and resizes each one alone (https://github.com/cyclomon/CLIPstyler, train_CLIPstyler.py).
"""

from collections.abc import Sequence
from typing import Any

import torch
import torch.nn.functional as F
import torchvision.transforms.functional as TF
from torch import Tensor, nn

from engine.losses import total_variation
from engine.models.perception import standardized_for_clip, standardized_for_vgg
from engine.patches import PatchGeometry
from engine.protocol.presets import PAPER

CONTENT_LAYERS = (22, 31)  # conv4_2 and conv5_2 after their in-place ReLUs


class Published:
    """The published losses of one picture and one prompt.

    Args:
        content: (1, 3, h, w) in [0, 1].
        texts: the tokens (79, 77) of the source's templates and of the prompt's.
        clip: any model of the clip package; its parameters are set to require gradients.
        vgg: all of torchvision's `vgg19().features`.
    """

    def __init__(self, content: Tensor, texts: Sequence[Tensor], clip: Any, vgg: nn.Sequential) -> None:
        self.clip = clip.requires_grad_(True)
        self.vgg = vgg.requires_grad_(False)
        with torch.no_grad():
            self.features = self._features(content)
            self.content_embedding = self._embedding(content)
            source, style = (F.normalize(clip.encode_text(tokens).mean(0), dim=0) for tokens in texts)
        self.text_direction = F.normalize(style - source, dim=0)

    def total(self, output: Tensor, geometry: PatchGeometry) -> Tensor:
        """Return the weighted total loss of an output (1, 3, h, w) seen through the given patches."""
        features = self._features(output)
        content = sum(F.mse_loss(*pair) for pair in zip(features, self.features, strict=True))
        side, resolution = geometry.side, self.clip.visual.input_resolution
        places = zip(geometry.top.tolist(), geometry.left.tolist(), geometry.corners.tolist(), strict=True)
        patches = torch.cat([warp_one(output, top, left, side, ends, resolution) for top, left, ends in places])
        per_patch = self._directional(self._embedding(patches))
        patch = torch.where(per_patch > PAPER.threshold, per_patch, 0.0).mean()
        whole = self._directional(self._embedding(output)).mean()
        return (
            PAPER.patch_weight * patch
            + PAPER.direction_weight * whole
            + PAPER.content_weight * content
            + PAPER.total_variation_weight * total_variation(output)
        )

    def _features(self, picture: Tensor) -> list[Tensor]:
        x, found = standardized_for_vgg(picture), []
        for number, layer in enumerate(self.vgg):
            x = layer(x)
            if number in CONTENT_LAYERS:
                found.append(x)
        return found

    def _embedding(self, pictures: Tensor) -> Tensor:
        side = self.clip.visual.input_resolution
        if pictures.shape[-2:] != (side, side):
            pictures = F.interpolate(pictures, size=side, mode="bicubic")
        return F.normalize(self.clip.encode_image(standardized_for_clip(pictures)), dim=-1)

    def _directional(self, embeddings: Tensor) -> Tensor:
        return 1 - F.cosine_similarity(embeddings - self.content_embedding, self.text_direction[None], dim=-1)


def warp_one(output: Tensor, top: int, left: int, side: int, endpoints: list[list[int]], resolution: int) -> Tensor:
    """Return one patch (1, 3, resolution, resolution), made by torchvision's perspective and resize."""
    last = side - 1
    crop = TF.crop(output, top, left, side, side)
    corners = [[0, 0], [last, 0], [last, last], [0, last]]
    warped = TF.perspective(crop, corners, endpoints, TF.InterpolationMode.BILINEAR, fill=[0.0, 0.0, 0.0])
    resized: Tensor = TF.resize(warped, [resolution, resolution], TF.InterpolationMode.BILINEAR)
    return resized
