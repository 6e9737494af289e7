"""Agreement with the published code: every quantity that was recorded from it, to 1e-4 relative in fp32.

The numbers are in golden/golden.json. Their inputs are rebuilt from seeds, but for the content image beside them.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from engine.losses import Losses, direction, directional_loss, patch_loss, total_variation
from engine.optimization.objective import Objective
from engine.patches import PatchGeometry, sample_patches
from engine.prompts import TEMPLATES, text_embedding
from engine.protocol.presets import PAPER
from tests.engine import reference

GOLDEN = Path(__file__).with_name("golden")
RELATIVE = 1e-4


def close(expected: Any, relative: float = RELATIVE) -> Any:
    return pytest.approx(expected, rel=relative, abs=2e-6)  # lists were written with six decimals


def geometry_of(patches: list[dict[str, Any]], side: int) -> PatchGeometry:
    top, left, corners = (torch.tensor([patch[key] for patch in patches]) for key in ("top", "left", "endpoints"))
    return PatchGeometry(side, top, left, corners)


class Recorded:
    """The quantities that our code computes from the inputs of the published code, on one device in fp32."""

    def __init__(self, folder: Path, device: torch.device) -> None:
        self.numbers = json.loads((folder / "golden.json").read_text())
        pixels = np.array(Image.open(folder / "content.png").convert("RGB"))
        self.content = (torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255).to(device)
        self.net = reference.golden_stylenet().to(device)
        inputs = self.numbers["inputs"]
        self.perception = reference.golden_perception(device)
        paper = PAPER.choosing(source=inputs["source"])
        self.objective = Objective(self.content, inputs["prompt"], self.perception, paper)
        self.output: Tensor = self.net(self.content)
        self.geometry = geometry_of(self.numbers["patches"], self.numbers["patches"][0]["height"]).to(device)
        patches = sample_patches(self.output, self.geometry, self.perception.resolution, fused=False)
        embeddings = self.perception.encode_images(patches)
        self.per_patch = directional_loss(
            direction(self.objective.content_embedding, embeddings), self.objective.text_direction
        )
        self.losses: Losses = self.objective(self.output, [self.geometry])
        self.losses.total.backward()

    def gradient_norm(self, module: torch.nn.Module) -> float:
        gradients = [parameter.grad.flatten() for parameter in module.parameters() if parameter.grad is not None]
        return float(torch.cat(gradients).norm())


@pytest.fixture(scope="module", params=["cpu", "cuda"])
def recorded(request: pytest.FixtureRequest) -> Iterator[Recorded]:
    if request.param == "cuda" and not torch.cuda.is_available():
        pytest.skip("needs a GPU")
    threads, tf32 = torch.get_num_threads(), torch.backends.cudnn.allow_tf32
    torch.set_num_threads(1)  # as it was recorded
    torch.backends.cudnn.allow_tf32 = False  # which has ten bits of a number where fp32 has 23
    yield Recorded(GOLDEN, torch.device(request.param))
    torch.backends.cudnn.allow_tf32 = tf32
    torch.set_num_threads(threads)


class TestPublishedNumbers:
    def test_the_text_direction(self, recorded: Recorded) -> None:
        numbers, inputs = recorded.numbers, recorded.numbers["inputs"]
        assert len(TEMPLATES) == inputs["templates"]
        assert recorded.objective.text_direction[:8].tolist() == close(numbers["text_direction_first8"])
        prompt, source = (text_embedding(recorded.perception, inputs[key]) for key in ("prompt", "source"))
        assert (prompt @ source).item() == close(numbers["text_cosine"])

    def test_the_embedding_of_the_content_image(self, recorded: Recorded) -> None:
        embedding = recorded.objective.content_embedding[0, :8]
        assert embedding.tolist() == close(recorded.numbers["source_embedding_first8"])

    def test_the_output_of_the_stylenet(self, recorded: Recorded) -> None:
        assert recorded.output.mean().item() == close(recorded.numbers["output_mean"])
        assert recorded.output.std().item() == close(recorded.numbers["output_std"])
        assert recorded.output[0, :, 10, 20].tolist() == close(recorded.numbers["output_pixel_10_20"])

    def test_the_content_loss_of_each_layer(self, recorded: Recorded) -> None:
        ours = recorded.perception.content_features(recorded.output)
        theirs = recorded.objective.content_features
        conv4_2, conv5_2 = ((a - b).square().mean().item() for a, b in zip(ours, theirs, strict=True))
        assert conv4_2 == close(recorded.numbers["content_conv4_2"])
        assert conv5_2 == close(recorded.numbers["content_conv5_2"])
        assert recorded.losses.content.item() == close(conv4_2 + conv5_2)

    def test_the_cosine_of_every_patch(self, recorded: Recorded) -> None:
        assert (1 - recorded.per_patch).tolist() == close(recorded.numbers["patch_cosines"])

    @pytest.mark.parametrize(("threshold", "key"), [(0.7, "patch_loss_threshold_0_7"), (0.0, "patch_loss_threshold_0")])
    def test_the_patch_loss(self, recorded: Recorded, threshold: float, key: str) -> None:
        assert patch_loss(recorded.per_patch, threshold).item() == close(recorded.numbers[key])

    def test_the_global_loss(self, recorded: Recorded) -> None:
        assert recorded.losses.direction.item() == close(recorded.numbers["global_loss"])

    def test_the_total_variation(self, recorded: Recorded) -> None:
        assert total_variation(recorded.output).item() == close(recorded.numbers["total_variation"])
        y = recorded.output
        norms = [
            (y[..., :, :-1] - y[..., :, 1:]).norm().item(),
            (y[..., :-1, :] - y[..., 1:, :]).norm().item(),
            (y[..., 1:, :-1] - y[..., :-1, 1:]).norm().item(),
            (y[..., :-1, :-1] - y[..., 1:, 1:]).norm().item(),
        ]
        assert sorted(norms) == close(sorted(recorded.numbers["tv_norms"]))

    def test_the_total_and_its_weights(self, recorded: Recorded) -> None:
        assert recorded.losses.total.item() == close(recorded.numbers["total_loss"])
        assert recorded.numbers["loss_weights"] == {
            "patch": PAPER.patch_weight,
            "global": PAPER.direction_weight,
            "content": PAPER.content_weight,
            "total_variation": PAPER.total_variation_weight,
        }

    def test_the_gradients(self, recorded: Recorded) -> None:
        numbers = recorded.numbers
        assert recorded.gradient_norm(recorded.net) == close(numbers["gradient_norm"], 1e-3)
        # These two were recorded of the weights, without the biases.
        for name in ("conv_fin", "conv_init"):
            gradient = getattr(recorded.net, name).weight.grad
            assert gradient.norm().item() == close(numbers[f"gradient_norm_{name}"], 1e-3)


@torch.no_grad()
def test_the_small_golden_numbers_of_this_repository() -> None:
    """The same kind of agreement for patches whose losses lie on both sides of the threshold."""
    golden = json.loads(reference.SMALL_GOLDEN.read_text())
    content, net = reference.small_inputs()
    perception = reference.golden_perception()
    objective = Objective(content, reference.PROMPT, perception, PAPER.choosing(source=reference.SOURCE))
    output = net(content)
    geometry = geometry_of(reference.small_geometry(), reference.SIDE)
    patches = sample_patches(output, geometry, perception.resolution, fused=False)
    assert output.mean().item() == close(golden["output_mean"])
    assert output[0, :, 10, 20].tolist() == close(golden["output_pixel_10_20"])
    assert patches.mean(dim=(1, 2, 3)).tolist() == close(golden["patch_means"])
    assert objective(output, [geometry]).values() == close({**golden["losses"], "negative": 0})
