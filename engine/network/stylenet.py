"""StyleNet: the small U-Net that is optimized for one picture and one prompt (Kwon & Ye 2022, section 3.2)."""

import copy
import functools
from collections.abc import Mapping
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from engine.network import textures, tinting

STRIDE = 8  # three downsamplings: both sides must be multiples of this
REACH = 80  # pixels, a multiple of STRIDE: no output pixel depends on an input pixel further away (it is 73)
BASE_WIDTH = 16


class StyleNet(nn.Module):
    """The U-Net that repaints a picture: (n, 3, h, w) in [0, 1] to the same shape in (0, 1).

    Module names are those of the published weights, so that their state dicts load.

    Attributes:
        texture_shift: where in the textures the picture lies, in pixels down and right, multiples of STRIDE.
        palette_colors, palette_strength: buffers with a palette (engine.network.tinting) that the output is put into at
            last, or None. They are in the state dict only if there is one, and come and go with a state dict.

    Args:
        affine: whether every instance norm has a gain and a bias. Not in the paper; the style bank's networks have it.
        texture_channels: how many of the texture channels (engine.network.textures) the network sees beside the
            picture, for which its first convolution has more inputs: none, or FIRST_CHANNELS to CHANNELS. Not in the
            paper; the style bank's networks have it. Raises ValueError for any other number.
    """

    def __init__(self, *, affine: bool = False, texture_channels: int = 0) -> None:
        super().__init__()
        if texture_channels and not textures.FIRST_CHANNELS <= texture_channels <= textures.CHANNELS:
            raise ValueError(f"{texture_channels} texture channels")
        w = BASE_WIDTH
        self.affine = affine
        self.texture_channels = texture_channels
        self.texture_shift = (0, 0)
        self.conv_init = nn.Conv2d(3 + texture_channels, w, 1)
        self.init = ResidualBlock(w, w, affine)
        self.down1 = Down(w, w, affine)
        self.down2 = Down(w, 2 * w, affine)
        self.down3 = Down(2 * w, 4 * w, affine)
        self.encoding = ResidualBlock(4 * w, 8 * w, affine)
        self.up3 = Up(8 * w + 4 * w, 4 * w, affine)
        self.up2 = Up(4 * w + 2 * w, 2 * w, affine)
        self.up1 = Up(2 * w + w, w, affine)
        self.out = ResidualBlock(w + w, w, affine)
        self.conv_fin = nn.Conv2d(w, 3, 1)
        self.register_buffer(tinting.COLORS, None)
        self.register_buffer(tinting.STRENGTH, None)

    palette_colors: Tensor | None
    palette_strength: Tensor | None

    def load_state_dict(self, state_dict: Mapping[str, Any], strict: bool = True, assign: bool = False) -> Any:
        """Load weights as every module does, and the palette that they come with, or none."""
        for name in (tinting.COLORS, tinting.STRENGTH):
            given, like = state_dict.get(name), self.conv_fin.weight
            setattr(
                self, name, None if given is None else torch.empty(given.shape, dtype=like.dtype, device=like.device)
            )
        return super().load_state_dict(state_dict, strict, assign)

    def forward(self, picture: Tensor) -> Tensor:
        """Repaint a picture (n, 3, h, w) in [0, 1] of any size from 16×16 up; return the same shape in (0, 1)."""
        height, width = picture.shape[-2:]
        return self.forward_inputs(self.inputs(picture))[..., :height, :width]

    def inputs(self, picture: Tensor, contrast: Tensor | None = None) -> Tensor:
        """Return the network's input for a picture: (n, 3 + texture_channels, H, W).

        H and W are the picture's sides, continued by reflection to multiples of STRIDE. contrast: as in
        texture_channels, for the frames of a clip.
        """
        height, width = picture.shape[-2:]
        padded = F.pad(picture, (0, -width % STRIDE, 0, -height % STRIDE), mode="reflect")
        if not self.texture_channels:
            return padded
        seen = textures.texture_channels(padded, self.texture_shift, count=self.texture_channels, contrast=contrast)
        return torch.cat([padded, seen], dim=1)

    def forward_inputs(self, inputs: Tensor) -> Tensor:
        """Repaint a picture from what `inputs` returned; the result (n, 3, H, W) has the same margin."""
        first = self.init(self.conv_init(inputs))  # (n, 16, h, w)
        skip1, x = self.down1(first)  # (n, 16, h, w), (n, 16, h/2, w/2)
        skip2, x = self.down2(x)  # (n, 32, h/2, w/2), (n, 32, h/4, w/4)
        skip3, x = self.down3(x)  # (n, 64, h/4, w/4), (n, 64, h/8, w/8)
        x = self.encoding(x)  # (n, 128, h/8, w/8)
        x = self.up3(x, skip3)
        x = self.up2(x, skip2)
        x = self.up1(x, skip1)  # (n, 16, h, w)
        x = self.out(torch.cat([x, first], dim=1))
        output = torch.sigmoid(self.conv_fin(x))
        if self.palette_colors is None or self.palette_strength is None:
            return output
        return tinting.in_palette(output, self.palette_colors, self.palette_strength)

    @torch.no_grad()
    def with_fixed_norms(self, inputs: Tensor) -> "StyleNet":
        """Return a copy whose instance norms have the statistics of these inputs, whatever it is given.

        So each pixel depends only on its surroundings (REACH), and a picture can be painted in tiles. The norms are
        folded into the convolutions before them.
        """
        net = copy.deepcopy(self)
        blocks = [module.conv for module in net.modules() if isinstance(module, ResidualBlock)]

        def fold(convolution: nn.Conv2d, norm: nn.InstanceNorm2d, x: Tensor) -> None:
            assert convolution.bias is not None
            variance, mean = torch.var_mean(x, dim=(0, 2, 3), correction=0)
            scale = (variance + norm.eps).rsqrt()
            if norm.affine:
                scale = scale * norm.weight
            convolution.weight.mul_(scale.view(-1, 1, 1, 1))
            convolution.bias.sub_(mean).mul_(scale)
            if norm.affine:
                convolution.bias.add_(norm.bias)

        handles = []
        for first, first_norm, _, second, second_norm, _ in blocks:
            for convolution, norm in ((first, first_norm), (second, second_norm)):
                hook = functools.partial(lambda c, n, _, __, x: fold(c, n, x), convolution, norm)
                handles.append(convolution.register_forward_hook(hook))
        net.forward_inputs(inputs)
        for handle in handles:
            handle.remove()
        for block in blocks:
            block[1] = block[4] = nn.Identity()
        return net

    def settings(self) -> dict[str, object]:
        """Return what is needed besides the weights to paint with them again.

        Style files store this dict, so its keys must not change, although the attributes have other names by now. How
        many texture channels there are is seen from the first convolution (`texture_channels_of`).
        """
        return {"affine": self.affine, "on_canvas": self.texture_channels > 0, "canvas_shift": self.texture_shift}


def texture_channels_of(state: Mapping[str, Tensor]) -> int:
    """Return how many texture channels the network of a state dict, or of a whole style bank, sees."""
    return state["conv_init.weight"].shape[-3] - 3


class InstanceNorm(nn.InstanceNorm2d):
    """Instance normalization that is fast for a single picture on a GPU.

    PyTorch's own normalizes in the memory format NCHW, with one block of threads for each of 16 channels. Batch
    normalization in training mode computes the same for one picture, and in the format NHWC it uses the whole GPU: on
    an H100 the network's forward and backward passes take 6.9 ms instead of 12.7 at 512 pixels
    (engine/benchmarks/LAB.md, entry 10).
    """

    def forward(self, x: Tensor) -> Tensor:
        """Normalize each channel of each picture (n, c, h, w) to mean 0 and variance 1, then apply gain and bias."""
        if x.is_cuda and len(x) == 1:
            return F.batch_norm(x, None, None, self.weight, self.bias, training=True, eps=self.eps)
        return super().forward(x)


class ResidualBlock(nn.Module):
    """Two 3×3 convolutions, each with instance norm and ReLU, plus a 1×1 convolution as skip connection."""

    def __init__(self, inputs: int, outputs: int, affine: bool) -> None:
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, padding=1),
            InstanceNorm(outputs, affine=affine),
            nn.ReLU(inplace=True),
            nn.Conv2d(outputs, outputs, 3, padding=1),
            InstanceNorm(outputs, affine=affine),
            nn.ReLU(inplace=True),
        )
        self.skip = nn.Conv2d(inputs, outputs, 1)

    def forward(self, x: Tensor) -> Tensor:
        styled: Tensor = self.conv(x) + self.skip(x)
        return styled


class Down(ResidualBlock):
    """A residual block, then a stride-2 convolution; returns both, the block's output for the skip connection."""

    def __init__(self, inputs: int, outputs: int, affine: bool) -> None:
        super().__init__(inputs, outputs, affine)
        self.downsample = nn.Conv2d(outputs, outputs, 4, stride=2, padding=1)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:  # type: ignore[override]  # returns the skip connection as well
        features = super().forward(x)
        return features, self.downsample(features)


class Up(ResidualBlock):
    """Bilinear upsampling by 2, then a residual block over the result and the skip connection."""

    def forward(self, x: Tensor, skip: Tensor) -> Tensor:  # type: ignore[override]  # takes the skip connection as well
        x = F.interpolate(x, scale_factor=2, mode="bilinear")
        return super().forward(torch.cat([x, skip], dim=1))
