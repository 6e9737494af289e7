"""Measure several seeds of one picture, one at a time and together: `python -m engine.benchmarks.seeds`, as JSON.

Together they are optimized step by step, once one after the other in each step, and once in one batch.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from msgspec.structs import replace

from engine.benchmarks.speed import perception_for, presets_for
from engine.media import images
from engine.protocol.messages import BENCH_MODELS, BenchModels
from engine.protocol.presets import PRESET_NAMES, Preset, PresetName
from engine.requests import pixels
from engine.requests.reporting import versions
from engine.stylize import Stylized, stylize, stylize_together
from engine.worker import device_name, find_device

PHOTO = Path(__file__).parents[2] / "bot" / "samples" / "astronaut.jpg"
PROMPT = "stained glass"
SEEDS = 4


def main() -> None:
    """Run the command line: measure one preset, and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", choices=BENCH_MODELS, default="bundled")
    parser.add_argument("--preset", choices=PRESET_NAMES, default="draft")
    parser.add_argument("--steps", type=int, help="of each picture. Default: the preset's")
    parser.add_argument("--count", type=int, default=SEEDS, help="how many seeds")
    parser.add_argument("--rounds", type=int, default=1, help="how often each way is measured; the fastest counts")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--threads", type=int)
    asked = parser.parse_args()
    if asked.threads:
        torch.set_num_threads(asked.threads)
    device = find_device(asked.device)
    measured = measure_seeds(asked.models, asked.preset, device, range(asked.count), asked.steps, asked.rounds)
    measured |= {"device": str(device), "device_name": device_name(device), "versions": versions()}
    json.dump(measured, sys.stdout)


def measure_seeds(
    models: BenchModels,
    name: PresetName,
    device: torch.device,
    seeds: Sequence[int],
    steps: int | None = None,
    rounds: int = 1,
) -> dict[str, Any]:
    """Return the seconds for all seeds in each way, and how far the pictures are from those of one at a time.

    A difference is the mean of |a − b| over the values of a picture in [0, 1], of the seed where it is largest.
    """
    preset = presets_for(models)[name].changed_to(None, steps)
    perception, content = perception_for(models, device), sample_content(preset)
    stylize(content, PROMPT, perception, replace(preset, steps=1))  # what is needed once

    def one_at_a_time() -> list[Stylized]:
        return [stylize(content, PROMPT, perception, preset, seed=seed) for seed in seeds]

    def together(in_one_batch: bool) -> list[Stylized]:
        return stylize_together(content, PROMPT, perception, preset, seeds, in_one_batch=in_one_batch)

    ways: dict[str, Callable[[], list[Stylized]]] = {
        "one_at_a_time": one_at_a_time,
        "together_by_turns": lambda: together(in_one_batch=False),
        "together_in_one_batch": lambda: together(in_one_batch=True),
    }
    measured: dict[str, list[tuple[list[Stylized], float]]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way, work in ways.items():
            measured[way].append(_timed(work, device))
    pictures = {way: results[0][0] for way, results in measured.items()}
    return {
        "models": models,
        "preset": name,
        "seeds": len(seeds),
        "steps": preset.steps,
        **{f"seconds_{way}": min(seconds for _, seconds in results) for way, results in measured.items()},
        "difference_by_turns": _difference(pictures["one_at_a_time"], pictures["together_by_turns"]),
        "difference_in_one_batch": _difference(pictures["one_at_a_time"], pictures["together_in_one_batch"]),
    }


def sample_content(preset: Preset) -> torch.Tensor:
    """Return the photo that is measured with, (1, 3, h, w) in [0, 1], at the preset's size."""
    return pixels.to_tensor(images.fit(images.decode(PHOTO.read_bytes()), preset.size).rgb)


def _timed(work: Callable[[], list[Stylized]], device: torch.device) -> tuple[list[Stylized], float]:
    began = time.perf_counter()
    results = work()
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    return results, time.perf_counter() - began


def _difference(some: Sequence[Stylized], others: Sequence[Stylized]) -> float:
    pairs = zip(some, others, strict=True)
    return max((one.output - other.output).abs().mean().item() for one, other in pairs)


if __name__ == "__main__":
    main()
