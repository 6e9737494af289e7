"""The published procedure written out plainly, one crop at a time, with torchvision's own transforms.

Slow and independent of engine.patches and engine.losses: it made small_golden.json (`python -m tests.engine.reference`)
and checks the batched code on random geometry. The inputs come from numpy's legacy generator, which never changes.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
import torchvision
from torch import Tensor

from engine import bundled
from engine.benchmarks.published import warp_one
from engine.models.encoders import ImageEncoder
from engine.models.perception import Perception, VggFeatures, freeze
from engine.network.stylenet import StyleNet
from engine.prompts import TEMPLATES

GOLDEN_CLIP = Path(__file__).with_name("golden-clip.safetensors")  # the prototype's; the shipped one may change
SMALL_GOLDEN = Path(__file__).with_name("small_golden.json")
SIZE = 96
SIDE = 48
PROMPT, SOURCE = "oil painting", "a Photo"  # its patch losses lie on both sides of the threshold
CPU = torch.device("cpu")


def random_vgg() -> VggFeatures:
    """VGG19 with reproducible random weights: layer i from RandomState(1000 + i), He-scaled, biases zero."""
    with torch.device("meta"):  # all of its weights come below
        features = torchvision.models.vgg19().features[: VggFeatures.RELU5_2 + 1]
    convolutions = [layer for layer in features if isinstance(layer, torch.nn.Conv2d)]
    for i, layer in enumerate(convolutions):
        drawn = np.random.RandomState(1000 + i).standard_normal(tuple(layer.weight.shape)).astype(np.float32)
        scaled = torch.from_numpy(drawn * np.float32(np.sqrt(2 / (layer.in_channels * 9))))
        layer.weight = torch.nn.Parameter(scaled)
        layer.bias = torch.nn.Parameter(torch.zeros(layer.out_channels))
    return VggFeatures(features)


def golden_perception(device: torch.device = CPU) -> Perception:
    """Return the small CLIP with which the numbers were recorded, and the random VGG, in fp32 on a device."""
    clip: Any = freeze(bundled.load_clip(GOLDEN_CLIP), device)
    return Perception(clip, freeze(random_vgg(), device), device, image_encoder=ImageEncoder(clip.visual))


def golden_stylenet() -> StyleNet:
    """Return the StyleNet with which the golden numbers were recorded: its weights are drawn by torch from seed 0."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return StyleNet()


def small_inputs() -> tuple[Tensor, StyleNet]:
    """A content image (1, 3, 96, 96) and a StyleNet, both from fixed random numbers."""
    random = np.random.RandomState(7)
    coarse = torch.from_numpy(random.uniform(size=(1, 3, 9, 9)).astype(np.float32))
    content = F.interpolate(coarse, size=(SIZE, SIZE), mode="bilinear", align_corners=True)
    net = StyleNet()
    for parameter in net.parameters():
        scale = np.sqrt(2 / parameter[0].numel()) if parameter.ndim > 1 else 0.1
        parameter.data = torch.from_numpy((random.standard_normal(tuple(parameter.shape)) * scale).astype(np.float32))
    return content, net


def small_geometry() -> list[dict[str, object]]:
    """Six patches, as crop (top, left) and the endpoints of its corners."""
    random = np.random.RandomState(11)
    far, last = SIDE // 4, SIDE - 1
    patches: list[dict[str, object]] = []
    for _ in range(6):
        x, y = random.randint(0, far + 1, 4), random.randint(0, far + 1, 4)
        ends = [[x[0], y[0]], [last - x[1], y[1]], [last - x[2], last - y[2]], [x[3], last - y[3]]]
        patches.append(
            {
                "top": int(random.randint(0, SIZE - SIDE + 1)),
                "left": int(random.randint(0, SIZE - SIDE + 1)),
                "endpoints": [[int(a), int(b)] for a, b in ends],
            }
        )
    return patches


def losses_one_by_one(
    content: Tensor, output: Tensor, patches: list[Tensor], perception: Perception, prompt: str, source: str
) -> dict[str, float]:
    """The published losses, in its own order of work: directions, patch by patch, content, global, variation."""
    clip_mean = torch.tensor([0.48145466, 0.4578275, 0.40821073]).view(1, 3, 1, 1)
    clip_std = torch.tensor([0.26862954, 0.26130258, 0.27577711]).view(1, 3, 1, 1)
    resolution = perception.resolution

    def image(picture: Tensor) -> Tensor:
        small = F.interpolate(picture, size=resolution, mode="bicubic")
        embedding = perception.clip.encode_image((small - clip_mean) / clip_std)
        normalised: Tensor = embedding / embedding.norm(dim=-1, keepdim=True)
        return normalised

    def text(words: str) -> Tensor:
        mean = perception.encode_texts([template.format(words) for template in TEMPLATES]).mean(0, keepdim=True)
        normalised: Tensor = mean / mean.norm()
        return normalised

    text_direction = text(prompt) - text(source)
    text_direction = text_direction / text_direction.norm()
    start = image(content)

    def one_minus_cosine(picture: Tensor) -> Tensor:
        direction = image(picture) - start
        return 1 - F.cosine_similarity(direction / direction.norm(), text_direction).squeeze()

    patch = 0.0
    for picture in patches:
        loss = one_minus_cosine(picture).item()
        patch += loss if loss > 0.7 else 0.0
    features, content_features = (perception.content_features(picture) for picture in (output, content))
    conv4_2, conv5_2 = ((a - b).square().mean().item() for a, b in zip(features, content_features, strict=True))
    differences = [
        output[..., :-1] - output[..., 1:],
        output[..., :-1, :] - output[..., 1:, :],
        output[..., 1:, :-1] - output[..., :-1, 1:],
        output[..., :-1, :-1] - output[..., 1:, 1:],
    ]
    losses = {
        "content": conv4_2 + conv5_2,
        "patch": patch / len(patches),
        "direction": one_minus_cosine(output).item(),
        "total_variation": 2e-3 * sum(torch.norm(difference).item() for difference in differences),
    }
    weighted = 9000 * losses["patch"] + 500 * losses["direction"] + 150 * losses["content"]
    return {"total": weighted + losses["total_variation"], **losses}


@torch.no_grad()
def make_small_golden() -> dict[str, object]:
    """Everything that small_golden.json holds."""
    content, net = small_inputs()
    perception = golden_perception()
    output = net(content)
    geometry = small_geometry()
    patches = [
        warp_one(output, patch["top"], patch["left"], SIDE, patch["endpoints"], perception.resolution)  # type: ignore[arg-type]  # as made above
        for patch in geometry
    ]
    return {
        "output_mean": output.mean().item(),
        "output_pixel_10_20": output[0, :, 10, 20].tolist(),
        "patch_means": [patch.mean().item() for patch in patches],
        "losses": losses_one_by_one(content, output, patches, perception, PROMPT, SOURCE),
    }


if __name__ == "__main__":
    SMALL_GOLDEN.write_text(json.dumps(make_small_golden(), indent=2) + "\n")
