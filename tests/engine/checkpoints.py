"""Checkpoints in the formats of the published ones, with random weights: what cannot be downloaded can be made."""

from pathlib import Path
from typing import Any

import torch
import torchvision
from clip.model import CLIP


def random_clip() -> torch.nn.Module:
    """A small vision transformer CLIP; the text side is as small."""
    return _clip(embed_dim=32, image_resolution=48, vision_layers=1, vision_width=64, vision_patch_size=16)


def random_resnet_clip() -> torch.nn.Module:
    """A small ResNet CLIP, the other kind that OpenAI published."""
    return _clip(embed_dim=24, image_resolution=64, vision_layers=(1, 1, 1, 1), vision_width=8, vision_patch_size=None)


def random_vit_b32() -> torch.nn.Module:
    """CLIP with exactly the shapes of ViT-B/32."""
    text = {"transformer_width": 512, "transformer_heads": 8, "transformer_layers": 12}
    vision = {"image_resolution": 224, "vision_layers": 12, "vision_width": 768, "vision_patch_size": 32}
    return _clip(embed_dim=512, **vision, **text)


def _clip(**sizes: Any) -> torch.nn.Module:
    small_text = {"transformer_width": 64, "transformer_heads": 1, "transformer_layers": 1}
    model: torch.nn.Module = CLIP(context_length=77, vocab_size=49408, **{**small_text, **sizes})
    return model


def save_state_dict(model: torch.nn.Module, path: Path) -> Path:
    """As fine-tuned checkpoints come: a half-precision state dict."""
    torch.save({name: tensor.half() for name, tensor in model.state_dict().items()}, path)
    return path


def save_jit_archive(model: torch.nn.Module, path: Path) -> Path:
    """As OpenAI's come: a TorchScript archive that carries its sizes along."""
    model.eval()
    resolution = getattr(model.visual, "input_resolution")  # noqa: B009  # modules' attributes have no types
    pictures = torch.zeros(1, 3, resolution, resolution)
    traced = torch.jit.trace(model, (pictures, torch.zeros(1, 77, dtype=torch.long)))
    torch.jit.save(traced, str(path))
    return path


def random_vgg19() -> torch.nn.Sequential:
    """VGG19's convolutions and what is between them, as torchvision starts to train them.

    The classifier, 120 of 143 million weights, is never made: that takes a second.
    """
    with torch.device("meta"):
        features: torch.nn.Sequential = torchvision.models.vgg19().features
    features.to_empty(device="cpu")
    for layer in features:
        if isinstance(layer, torch.nn.Conv2d):
            assert layer.bias is not None
            torch.nn.init.kaiming_normal_(layer.weight, mode="fan_out", nonlinearity="relu")
            torch.nn.init.zeros_(layer.bias)
    return features


def save_vgg19(path: Path) -> Path:
    """Like torchvision's file of 2014, in the format before zip archives, but for the classifier."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        features = random_vgg19()
    state = {f"features.{name}": tensor for name, tensor in features.state_dict().items()}
    state["classifier.6.bias"] = torch.zeros(1000)
    torch.save(state, path, _use_new_zipfile_serialization=False)
    return path
