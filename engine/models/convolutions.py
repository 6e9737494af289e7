"""Winograd's algorithm for 3×3 convolutions on CPUs, which needs a fraction of the multiplications.

PyTorch comes with NNPACK (https://github.com/Maratyszcza/NNPACK), which has the algorithm F(6×6, 3×3) of Lavin and Gray
2016, "Fast Algorithms for Convolutional Neural Networks", for AVX2 and NEON. By itself PyTorch uses it only without
oneDNN, and never for gradients.
"""

from typing import Any, TypeGuard

import torch
import torch.nn.functional as F
from torch import Tensor, nn

WINOGRAD_OUTPUT, WINOGRAD_TILE = 6, 8  # a tile of 6×6 outputs takes 8×8 multiplications for each pair of channels
MIN_CHANNELS = 16  # NNPACK refuses fewer
MIN_PIXELS = 32 * 32  # of an activation: below, transforming the weights takes longer than it saves
MAX_TRANSFORMED_BYTES = 96 << 20  # of a band of an activation, and of its result
MAX_ERROR = 1e-4  # of the largest value; measured: 1e-5


class FrozenConvolution(nn.Module):
    """A 3×3 convolution with stride 1, padding 1 and frozen weights, forward and backward by Winograd's algorithm."""

    def __init__(self, convolution: nn.Conv2d) -> None:
        super().__init__()
        self.weight, self.bias = convolution.weight, convolution.bias

    def forward(self, x: Tensor) -> Tensor:
        """Return (n, outputs, h, w) for fp32 activations (n, inputs, h, w)."""
        if x.shape[-1] * x.shape[-2] < MIN_PIXELS:
            return F.conv2d(x, self.weight, self.bias, padding=1)
        output: Tensor = _Winograd.apply(x, self.weight, self.bias)
        return output


class _Winograd(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        ctx.save_for_backward(weight)
        return _convolve(x, weight, bias)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None, None]:
        (weight,) = ctx.saved_tensors
        # The gradient of a convolution's input is the convolution of its output's gradient with the turned weights.
        turned = weight.transpose(0, 1).flip(2, 3)
        return _convolve(gradient, turned, weight.new_zeros(len(turned))), None, None


def _convolve(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    weight = weight.contiguous()
    # One picture at a time: for several, NNPACK has another way that is no faster than PyTorch's own.
    results = [_convolve_bands(picture, weight, bias) for picture in x.split(1)]
    return results[0] if len(results) == 1 else torch.cat(results)


def _convolve_bands(picture: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """Return the convolution of one picture, computed in bands of rows so that NNPACK's memory stays small.

    NNPACK transforms everything that it is given at once, and never returns that memory. The bands have whole tiles, so
    the result is the same.
    """
    outputs, inputs, height, width = *weight.shape[:2], *picture.shape[-2:]
    row_of_tiles = -(-width // WINOGRAD_OUTPUT) * WINOGRAD_TILE**2 * (inputs + outputs) * picture.element_size()
    band = max(1, MAX_TRANSFORMED_BYTES // row_of_tiles) * WINOGRAD_OUTPUT
    if band >= height:
        return torch._nnpack_spatial_convolution(picture.contiguous(), weight, bias, (1, 1))
    padded = F.pad(picture, (0, 0, 1, 1))
    result = picture.new_empty(1, outputs, height, width)
    for top in range(0, height, band):
        bottom = min(top + band, height)
        rows = padded[..., top : bottom + 2, :].contiguous()
        result[..., top:bottom, :] = torch._nnpack_spatial_convolution(rows, weight, bias, (0, 1))
    return result


def use_winograd(model: nn.Module) -> None:
    """Replace the 3×3 convolutions of a frozen fp32 model on the CPU in place, where NNPACK can compute them.

    Without NNPACK (no AVX2, for example), nothing changes.
    """
    for parent in list(model.modules()):
        for name, layer in list(parent.named_children()):
            if _is_suitable(layer) and _agrees(layer):
                setattr(parent, name, FrozenConvolution(layer))


def _is_suitable(layer: nn.Module) -> TypeGuard[nn.Conv2d]:
    return (
        isinstance(layer, nn.Conv2d)
        and (layer.kernel_size, layer.stride, layer.padding) == ((3, 3), (1, 1), (1, 1))
        and (layer.dilation, layer.groups, layer.padding_mode) == ((1, 1), 1, "zeros")
        and min(layer.in_channels, layer.out_channels) >= MIN_CHANNELS
        and layer.weight.dtype == torch.float32
        and layer.weight.device.type == "cpu"
        and layer.bias is not None
        and torch._nnpack_available()
    )


@torch.no_grad()
def _agrees(layer: nn.Conv2d) -> bool:
    """Return whether NNPACK computes this layer as PyTorch does, which also finds out whether it can at all."""
    assert layer.bias is not None
    x = torch.rand(1, layer.in_channels, 8, 8, generator=torch.Generator().manual_seed(0))
    try:
        computed = _convolve(x, layer.weight, layer.bias)
    except RuntimeError:
        return False
    wanted = F.conv2d(x, layer.weight, layer.bias, padding=1)
    return bool((computed - wanted).abs().max() <= MAX_ERROR * wanted.abs().max())
