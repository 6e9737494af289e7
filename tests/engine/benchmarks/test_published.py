"""The published procedure, against which benchmarks measure, computes what ours does."""

import pytest
import torch
from torch import Tensor, nn

from engine.benchmarks.published import Published
from engine.models.encoders import ImageEncoder, clip, to_bfloat16
from engine.models.perception import Perception, VggFeatures, freeze
from engine.network.stylenet import StyleNet
from engine.optimization.objective import Objective
from engine.prompts import TEMPLATES
from engine.protocol.presets import PAPER
from engine.stylize import random_geometries
from tests.engine import checkpoints

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def models() -> tuple[nn.Module, nn.Sequential]:
    torch.manual_seed(3)
    return checkpoints.random_clip().eval(), checkpoints.random_vgg19()


@pytest.mark.parametrize("in_bfloat16", [False, True])
def test_the_same_loss_and_gradient_at_the_same_weights_and_patches(
    in_bfloat16: bool, content: Tensor, models: tuple[nn.Module, nn.Sequential]
) -> None:
    model, vgg = models
    preset = PAPER.at_size(96)
    geometries = random_geometries(content, preset, torch.Generator().manual_seed(2))
    torch.manual_seed(4)
    net = StyleNet()
    texts = [clip.tokenize([template.format(text) for template in TEMPLATES]) for text in ("a Photo", "fire")]
    published = Published(content, texts, model, vgg).total(net(content), *geometries)
    published.backward()
    expected = [parameter.grad.clone() for parameter in net.parameters() if parameter.grad is not None]
    assert all(parameter.grad is not None for parameter in model.visual.parameters())  # type: ignore[union-attr]  # a module
    net.zero_grad()

    features = VggFeatures(checkpoints.random_vgg19()[: VggFeatures.RELU5_2 + 1])
    features.load_state_dict(VggFeatures(vgg[: VggFeatures.RELU5_2 + 1]).state_dict())
    encoder = ImageEncoder(model.visual, torch.bfloat16 if in_bfloat16 else None)  # type: ignore[arg-type]  # a module
    seen = to_bfloat16(freeze(features, CPU)) if in_bfloat16 else freeze(features, CPU)
    perception = Perception(freeze(model, CPU), seen, CPU, image_encoder=encoder)
    ours = Objective(content, "fire", perception, preset).backward(net(content), geometries, 16).total

    assert ours.item() == pytest.approx(published.item(), rel=1e-2 if in_bfloat16 else 1e-4)
    gradients = [parameter.grad for parameter in net.parameters() if parameter.grad is not None]
    mine, theirs = (torch.cat([gradient.flatten() for gradient in each]) for each in (gradients, expected))
    assert torch.nn.functional.cosine_similarity(mine, theirs, dim=0) > (0.95 if in_bfloat16 else 0.9999)
