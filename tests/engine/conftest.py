"""The engine inside the test's own process, where a test looks at tensors."""

import os

import pytest
import torch

from bot.samples import SAMPLES
from engine.media import images
from engine.models.perception import Perception, load_perception
from engine.protocol.messages import ModelsConfig
from engine.protocol.presets import Patches, Preset
from engine.requests import pixels

if "PYTEST_XDIST_WORKER" in os.environ:
    torch.set_num_threads(1)  # there are as many workers as cores, or more


@pytest.fixture(scope="session")
def perception() -> Perception:
    """The bundled models on the CPU."""
    config = ModelsConfig(models="bundled", clip="ViT-B/32", vgg=None, cache_dir="")
    return load_perception(config, torch.device("cpu"), lambda *_: None)


@pytest.fixture(scope="session")
def content() -> torch.Tensor:
    """A sample photo as the engine sees it: (1, 3, 43, 64)."""
    return pixels.to_tensor(images.fit(images.decode(SAMPLES["coffee"].read_bytes()), 64).rgb)


@pytest.fixture
def tiny() -> Preset:
    """As published, but with little work."""
    return Preset(name="paper", size=64, steps=4, patches=(Patches(4, 32),), threshold=0.0)
