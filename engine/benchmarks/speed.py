"""Measure one row of `wordbrush bench engine`: `python -m engine.benchmarks.speed`, JSON on stdout.

Each row has a process of its own, so that its peak memory is its own. Random weights of OpenAI's sizes take as long as
the real ones.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import torch
import torchvision
from clip.model import CLIP
from msgspec.structs import replace
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from engine.benchmarks.published import Published
from engine.media import images
from engine.memory import release_freed_memory
from engine.models.convolutions import WINOGRAD_OUTPUT, WINOGRAD_TILE
from engine.models.encoders import clip, has_bfloat16
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
MATRIX_RUNS = 3
# Rows, columns that are summed over, and columns of the products that the matrix rate is the fastest of: CLIP's image
# encoder multiplies such matrices for 32 patches, and large squares suit most devices.
PRODUCTS = ((1600, 768, 3072), (1600, 3072, 768), (1600, 768, 768), (2048, 2048, 2048))
PRODUCTS_ON_A_GPU = (*PRODUCTS, (4096, 4096, 4096))
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
    release_freed_memory()  # as an engine does before it waits for its first job
    loaded = time.time() - psutil.Process().create_time()
    rate = MatrixRate(device, torch.bfloat16 if models == "random" and has_bfloat16(device) else torch.float32)
    clock = Clock(device)
    stylize(content, WARM_PROMPT, perception, replace(preset, steps=1), on_progress=clock.tick)
    first_picture = clock.intervals[0]
    clock.start()
    more = replace(preset, steps=preset.steps + 1)  # the first step is not counted
    stylize(content, PROMPT, perception, more, on_progress=lambda _: clock.tick(rate.measure))
    clock.intervals.pop()  # the round after the last update measures the result, in half the time of a step
    row = {"seconds_to_load": loaded, "seconds_to_first_step_of_all": first_picture, **clock.row()}

    net = StyleNet().to(device)
    objective = Objective(content, PROMPT, perception, preset)
    geometries = random_geometries(content, preset, torch.Generator().manual_seed(0))
    at_once = objective.patches_at_once().number
    row["patches_at_once"] = at_once
    operations = count_operations(lambda: objective.backward(net(content), geometries, at_once))
    row |= _throughput(operations, row["seconds_a_step"], rate)
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
    rate = MatrixRate(device, torch.float32)
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

    for _ in range(preset.steps + 1):
        step()
        clock.tick(rate.measure)
    row = {"seconds_to_load": loaded, **clock.row()}
    return row | _throughput(count_operations(step), row["seconds_a_step"], rate)


def _published(content: Tensor, model: nn.Module, vgg: nn.Sequential) -> Published:
    texts = [clip.tokenize([template.format(text) for template in TEMPLATES]) for text in (SOURCE, PROMPT)]
    return Published(content, [tokens.to(content.device) for tokens in texts], model, vgg)


class Clock:
    """The seconds from one step's end to the next one's. On a GPU, reading the time waits for the device."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self.start()

    def start(self) -> None:
        """Forget all times, and note the beginning of a job."""
        self.intervals: list[float] = []
        self._since = self._now()

    def tick(self, aside: object = None) -> None:
        """Note that a step has ended now.

        `aside` is called if it is a function, in time that does not count; anything else is ignored, so that this can
        be a callback.
        """
        self.intervals.append(self._now() - self._since)
        if callable(aside):
            aside()
        self._since = self._now()

    def row(self) -> dict[str, float]:
        """Return the measurements by name, from the intervals between the ends of steps.

        The first one begins with the job. It is left out of the median, because everything is prepared in it.
        """
        first, *steps = self.intervals
        return {
            "seconds_to_first_step": first,
            "seconds_a_step": statistics.median(steps),
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


class Operations(NamedTuple):
    """The floating-point operations of a step: multiplications and additions of matrix products and convolutions.

    Attributes:
        direct: as the definitions of matrix product and convolution have them.
        computed: with what Winograd's algorithm needs instead, where it is used (engine.models.convolutions), without
            its transformations.
    """

    direct: int
    computed: int


def count_operations(step: Callable[[], object]) -> Operations:
    """Return the number of floating-point operations of a step, including its backward pass."""
    saved = 0

    def direct(
        picture: Sequence[int], weight: Sequence[int], *_: object, out_shape: Sequence[int], **__: object
    ) -> int:
        nonlocal saved
        outputs, inputs, height, width = *weight[:2], *out_shape[-2:]
        tiles = -(-height // WINOGRAD_OUTPUT) * -(-width // WINOGRAD_OUTPUT) * picture[0]
        each = 2 * outputs * inputs
        operations = each * 9 * height * width * picture[0]
        saved += operations - each * WINOGRAD_TILE**2 * tiles
        return operations

    with FlopCounterMode(display=False, custom_mapping={torch.ops.aten._nnpack_spatial_convolution: direct}) as counter:
        step()
    total = int(counter.get_total_flops())
    return Operations(total, total - saved)


def _throughput(operations: Operations, seconds: float, rate: "MatrixRate") -> dict[str, float]:
    """Return how much a step computes, and the share that its rate is of the matrix rate beside it."""
    return {
        "gigaflop_a_step": operations.direct / 1e9,
        "gigaflop_computed_a_step": operations.computed / 1e9,
        "gigaflop_a_second": operations.computed / seconds / 1e9,
        "matrix_gigaflop_a_second": rate.best / 1e9,
        "share_of_matrix_rate": operations.computed / seconds / rate.best,
    }


class MatrixRate:
    """The floating-point operations per second of matrix products, of the fastest that was measured.

    Other processes and the clock rate of the cores change it, so a benchmark measures it beside each step.

    Args:
        dtype: the one that the models compute in. Others tell nothing: without instructions for bfloat16, a CPU takes
            minutes for such a product.
    """

    def __init__(self, device: torch.device, dtype: torch.dtype) -> None:
        self._products = PRODUCTS_ON_A_GPU if device.type == "cuda" else PRODUCTS
        # One block of memory for all: matrices of their own would fragment the memory of the steps, and raise its peak.
        numbers = max(_numbers(*product) for product in self._products)
        self._memory = torch.rand(numbers, device=device, dtype=dtype)
        self.best = 0.0

    def measure(self) -> None:
        """Measure the rate of all products at this moment."""
        for product in self._products:
            self.best = max(self.best, _multiply(self._memory, *product))


def matrix_rate(device: torch.device, dtype: torch.dtype, rows: int, inner: int, columns: int) -> float:
    """Return the floating-point operations per second of (rows, inner) times (inner, columns), the best of some runs.

    The right matrix is a transposed one, as a linear layer has its weights.
    """
    memory = torch.rand(_numbers(rows, inner, columns), device=device, dtype=dtype)
    return _multiply(memory, rows, inner, columns)


def _numbers(rows: int, inner: int, columns: int) -> int:
    return rows * inner + columns * inner + rows * columns


def _multiply(memory: Tensor, rows: int, inner: int, columns: int) -> float:
    """Return the rate of a product whose matrices lie in a block of memory."""
    sizes = rows * inner, columns * inner, rows * columns
    left, right, result = memory[: sum(sizes)].split(sizes)
    left, right, result = left.view(rows, inner), right.view(columns, inner).T, result.view(rows, columns)
    torch.mm(left, right, out=result)
    clock = Clock(memory.device)
    for _ in range(MATRIX_RUNS):
        torch.mm(left, right, out=result)
        clock.tick()
    return 2 * rows * inner * columns / min(clock.intervals)


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
