"""Measure one row of `wordbrush bench engine`: `python -m engine.benchmarks.speed`, JSON on stdout.

Each row has a process of its own, so that its peak memory is its own. Random weights of OpenAI's sizes take as long as
the real ones.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import psutil
import torch
import torchvision
from clip.model import CLIP
from msgspec.structs import replace
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from engine.benchmarks.published import Published
from engine.media import images
from engine.models.encoders import clip
from engine.models.perception import Perception, VggFeatures, build_perception, load_perception
from engine.network.stylenet import StyleNet
from engine.optimization.objective import Objective
from engine.prompts import TEMPLATES
from engine.protocol.messages import BENCH_MODELS, BenchModels, ModelsConfig
from engine.protocol.presets import PRESETS, SOURCE, Preset, PresetName
from engine.requests import pixels
from engine.requests.reporting import versions
from engine.stylize import random_geometries, stylize
from engine.worker import device_name, find_device

BUNDLED = ModelsConfig(models="bundled", clip="", vgg=None, cache_dir="")
WARM_PROMPT, PROMPT = "Oil painting", "Watercolor painting"
MATRIX_SIDE, MATRIX_RUNS = 2048, 5
VIT_B_32 = {
    "embed_dim": 512,
    "image_resolution": 224,
    "vision_layers": 12,
    "vision_width": 768,
    "vision_patch_size": 32,
    "context_length": 77,
    "vocab_size": 49408,
    "transformer_width": 512,
    "transformer_heads": 8,
    "transformer_layers": 12,
}


def main() -> None:
    """Run the command line: measure one row, and write it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--who", choices=("published", "ours"), required=True)
    parser.add_argument("--picture", type=Path, required=True)
    parser.add_argument("--models", choices=BENCH_MODELS, required=True)
    parser.add_argument("--preset", required=True)
    parser.add_argument("--size", type=int)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--device", required=True)
    parser.add_argument("--threads", type=int)
    asked = parser.parse_args()
    if asked.threads:
        torch.set_num_threads(asked.threads)
    device = find_device(asked.device)
    preset = presets_for(asked.models)[asked.preset]
    preset = replace(preset.at_size(asked.size or preset.size), steps=asked.steps)
    content = pixels.to_tensor(images.fit(images.decode(asked.picture.read_bytes()), preset.size).rgb).to(device)
    measure = _measure_published if asked.who == "published" else _measure_ours
    row = measure(content, asked.models, preset, device)
    row |= {"device": str(device), "device_name": device_name(device), "versions": versions()}
    json.dump(row, sys.stdout)


def _measure_ours(content: Tensor, models: BenchModels, preset: Preset, device: torch.device) -> dict[str, Any]:
    perception = perception_for(models, device)
    loaded = time.time() - psutil.Process().create_time()
    clock = Clock(device)
    stylize(content, WARM_PROMPT, perception, replace(preset, steps=1), on_progress=clock.tick)
    first_picture = clock.seconds_to_first_tick()
    clock.start()
    stylize(content, PROMPT, perception, preset, on_progress=clock.tick)
    row = {"seconds_to_load": loaded, "seconds_to_first_step_of_all": first_picture, **clock.row()}

    net = StyleNet().to(device)
    objective = Objective(content, PROMPT, perception, preset)
    geometries = random_geometries(content, preset, torch.Generator().manual_seed(0))
    at_once = objective.patches_at_once().number
    row["patches_at_once"] = at_once
    operations = _operations(lambda: objective.backward(net(content), geometries, at_once))
    row |= _throughput(operations, row["seconds_a_step"], device)
    if models == "random" and len(geometries) == 1:
        model, vgg = _random_models()
        with torch.no_grad():
            output = net(content)
            published = _published(content, model.to(device), vgg.to(device)).total(output, *geometries)
            row["loss_as_a_share_of_the_published"] = (objective(output, geometries).total / published).item()
    return row


def _measure_published(content: Tensor, models: BenchModels, preset: Preset, device: torch.device) -> dict[str, Any]:
    if models != "random":
        raise SystemExit("the published procedure is measured with the published models' sizes")
    model, vgg = _random_models()
    model, vgg = model.to(device), vgg.to(device)
    loaded = time.time() - psutil.Process().create_time()
    clock = Clock(device)
    published = _published(content, model, vgg)
    net = StyleNet().to(device)
    optimizer = torch.optim.Adam(net.parameters(), lr=preset.learning_rate)
    generator = torch.Generator().manual_seed(0)

    def step() -> None:
        (geometry,) = random_geometries(content, preset, generator)
        total = published.total(net(content), geometry)
        optimizer.zero_grad()
        total.backward()
        optimizer.step()

    clock.tick()
    operations = _operations(step)
    clock.tick()
    for _ in range(preset.steps):
        step()
        clock.tick()
    row = {"seconds_to_load": loaded, **clock.row()}
    return row | _throughput(operations, row["seconds_a_step"], device)


def _published(content: Tensor, model: nn.Module, vgg: nn.Sequential) -> Published:
    texts = [clip.tokenize([template.format(text) for template in TEMPLATES]) for text in (SOURCE, PROMPT)]
    return Published(content, [tokens.to(content.device) for tokens in texts], model, vgg)


class Clock:
    """The times at which the steps of a job began, in seconds. On a GPU, reading the time waits for the device."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self.start()

    def start(self) -> None:
        """Forget all times, and note the beginning of a job."""
        self._ticks = [self._now()]

    def tick(self, _: object = None) -> None:
        """Note the beginning of a step; the argument is ignored, so that this can be a callback."""
        self._ticks.append(self._now())

    def seconds_to_first_tick(self) -> float:
        """Return the seconds from the beginning of the job to its first step."""
        return self._ticks[1] - self._ticks[0]

    def intervals(self) -> list[float]:
        """Return the seconds from each noted time to the next."""
        return [end - begin for begin, end in pairwise(self._ticks)]

    def row(self) -> dict[str, float]:
        """Return the measurements by name.

        A job's first step is left out of the median, because memory is allocated in it.
        """
        _, *steps = self.intervals()
        return {
            "seconds_to_first_step": self.seconds_to_first_tick(),
            "seconds_a_step": statistics.median(steps[1:] or steps),
            "peak_megabytes": peak_bytes(self._device) / 1e6,
        }

    def _now(self) -> float:
        if self._device.type == "cuda":
            torch.cuda.synchronize(self._device)
        return time.perf_counter()


def peak_bytes(device: torch.device) -> float:
    """Return the peak memory of this process so far: of the GPU if the device is one, else of the machine."""
    if device.type == "cuda":
        return torch.cuda.max_memory_allocated(device)
    memory = psutil.Process().memory_info()
    if sys.platform == "win32":
        return float(memory.peak_wset)
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _operations(step: Callable[[], object]) -> int:
    """Return the number of floating-point operations of a step, including its backward pass."""
    with FlopCounterMode(display=False) as counter:
        step()
    return int(counter.get_total_flops())


def _throughput(operations: int, seconds: float, device: torch.device) -> dict[str, float]:
    """Return how much a step computes, and the share that its rate is of the device's fastest matrix product."""
    best = max(matrix_rate(device, dtype) for dtype in (torch.float32, torch.bfloat16))
    return {
        "gigaflop_a_step": operations / 1e9,
        "gigaflop_a_second": operations / seconds / 1e9,
        "share_of_matrix_rate": operations / seconds / best,
    }


def matrix_rate(device: torch.device, dtype: torch.dtype, side: int = MATRIX_SIDE) -> float:
    """Return the floating-point operations per second of a product of square matrices, the best of several runs."""
    a, b = torch.rand(2, side, side, device=device, dtype=dtype)
    clock = Clock(device)
    for _ in range(MATRIX_RUNS + 1):
        clock.tick(a @ b)
    return float(2 * side**3 / min(end - begin for begin, end in zip(clock._ticks, clock._ticks[1:], strict=False)))


def presets_for(models: BenchModels) -> dict[PresetName, Preset]:
    """Return the presets for a benchmark's models; random weights of OpenAI's sizes use OpenAI's presets."""
    return PRESETS["openai" if models == "random" else "bundled"]


def perception_for(models: BenchModels, device: torch.device) -> Perception:
    """Return the models of a benchmark: the bundled ones, or CLIP and VGG19 with random weights."""
    if models == "random":
        model, vgg = _random_models()
        return build_perception(model, VggFeatures(vgg[: VggFeatures.RELU5_2 + 1]), device)
    return load_perception(BUNDLED, device, lambda *_: None)


def _random_models() -> tuple[nn.Module, nn.Sequential]:
    """Return ViT-B/32 and the convolutions of VGG19 with random weights."""
    torch.manual_seed(0)
    features: nn.Sequential = torchvision.models.vgg19().features
    return CLIP(**VIT_B_32).eval(), features


if __name__ == "__main__":
    main()
