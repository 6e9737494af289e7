"""Winograd's algorithm computes what PyTorch's convolutions compute."""

import copy

import pytest
import torch
import torchvision
from torch import nn

from engine.models import convolutions
from engine.models.convolutions import FrozenConvolution, use_winograd
from engine.models.perception import VggFeatures

needs_nnpack = pytest.mark.skipif(not torch._nnpack_available(), reason="NNPACK does not support this CPU")


def convolution(inputs: int, outputs: int) -> nn.Sequential:
    torch.manual_seed(0)
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding=1)).requires_grad_(False)


@needs_nnpack
@pytest.mark.parametrize("shape", [(1, 32, 64, 64), (3, 32, 33, 50), (1, 32, 8, 8), (2, 32, 1, 40)])
def test_a_convolution_and_its_gradient_are_those_of_pytorch(shape: tuple[int, ...]) -> None:
    direct = convolution(32, 48)
    winograd = copy.deepcopy(direct)
    use_winograd(winograd)
    assert isinstance(winograd[0], FrozenConvolution)
    x = torch.rand(shape)
    results = []
    for net in (direct, winograd):
        given = x.clone().requires_grad_()
        output = net(given)
        (gradient,) = torch.autograd.grad(output.square().sum(), given)
        results.append((output.detach(), gradient))
    for wanted, computed in zip(*results, strict=True):
        assert (computed - wanted).abs().max() <= 1e-4 * wanted.abs().max()


@needs_nnpack
@pytest.mark.parametrize("shape", [(1, 32, 64, 64), (2, 32, 33, 50), (1, 32, 35, 40)])
def test_bands_of_rows_give_the_same_result_bit_for_bit(
    shape: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    winograd = convolution(32, 48)
    use_winograd(winograd)
    x = torch.rand(shape)
    results = []
    for limit in (1 << 40, 1, 3 << 20):
        monkeypatch.setattr(convolutions, "MAX_TRANSFORMED_BYTES", limit)
        given = x.clone().requires_grad_()
        output = winograd(given)
        (gradient,) = torch.autograd.grad(output.square().sum(), given)
        results.append((output.detach(), gradient))
    for result in results[1:]:
        assert all(torch.equal(*pair) for pair in zip(result, results[0], strict=True))


@needs_nnpack
def test_all_of_vgg19_but_its_first_layer_is_computed_so() -> None:
    with torch.device("meta"):
        features = torchvision.models.vgg19().features[: VggFeatures.RELU5_2 + 1]
    vgg = VggFeatures(features.to_empty(device="cpu")).requires_grad_(False)
    for parameter in vgg.parameters():
        nn.init.normal_(parameter, std=0.05)
    use_winograd(vgg)
    assert sum(isinstance(layer, FrozenConvolution) for layer in vgg.modules()) == 13
    assert sum(isinstance(layer, nn.Conv2d) for layer in vgg.modules()) == 1


@pytest.mark.parametrize(
    "layer",
    [
        nn.Conv2d(32, 32, 1),
        nn.Conv2d(32, 32, 3),
        nn.Conv2d(32, 32, 3, padding=1, stride=2),
        nn.Conv2d(32, 32, 3, padding=1, groups=2),
        nn.Conv2d(32, 32, 3, padding=1, padding_mode="reflect"),
        nn.Conv2d(32, 32, 3, padding=1, bias=False),
        nn.Conv2d(32, 32, 3, padding=1).bfloat16(),
        nn.Conv2d(3, 32, 3, padding=1),
    ],
)
def test_what_it_cannot_compute_stays_as_it_is(layer: nn.Conv2d) -> None:
    net = nn.Sequential(layer)
    use_winograd(net)
    assert net[0] is layer
