"""Measure how many pictures a StyleNet stylizes in a second: `python -m engine.benchmarks.style_speed`.

Writes a JSON object to stdout, with the style that was used.
"""

import argparse
import base64
import json
import sys
import time
from collections.abc import Callable

import msgspec
import torch

from engine.models.perception import load_perception
from engine.protocol.messages import ModelsConfig
from engine.protocol.presets import PRESETS, Options
from engine.requests import pixels, style_files
from engine.requests.applying import batch_size
from engine.requests.rendering import OptimizedNet, render
from engine.stylize import starting_point
from engine.worker import find_device

PROMPT = "stained glass"
MAX_BATCH = 64


def main() -> None:
    """Run the command line: stylize batches of random pictures, and write the rate and the style."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", required=True, help="a ModelsConfig as JSON")
    parser.add_argument("--pictures", type=int, required=True)
    parser.add_argument("--size", type=int, required=True)
    parser.add_argument("--device", required=True)
    parser.add_argument("--threads", type=int)
    asked = parser.parse_args()
    if asked.threads:
        torch.set_num_threads(asked.threads)
    models = msgspec.json.decode(asked.models, type=ModelsConfig)
    device = find_device(asked.device)
    preset = PRESETS[models.models]["draft"]
    start = starting_point(PROMPT, load_perception(models, device, lambda *_: None), preset, 0)
    optimized = OptimizedNet(start.net.to(device), None)
    together = min(MAX_BATCH, asked.pictures, batch_size(asked.size, asked.size, device))
    batch = torch.randint(0, 256, (together, asked.size, asked.size, 3), dtype=torch.uint8).to(device)

    def paint() -> torch.Tensor:
        # From uint8 to uint8 on the device, as the engine does.
        return pixels.float_to_uint8(render(optimized, pixels.uint8_to_float(batch), Options()))

    paint()
    rounds = max(1, asked.pictures // together)
    seconds = _seconds(paint, rounds, device)
    about = {"prompt": PROMPT, "preset": msgspec.to_builtins(preset), "start": start.name, "bank": None}
    style = base64.b64encode(style_files.encode(start.net, about)).decode()
    result = {"pictures_a_second": rounds * together / seconds, "together": together, "style": style}
    sys.stdout.write(json.dumps(result) + "\n")


def _seconds(paint: Callable[[], torch.Tensor], rounds: int, device: torch.device) -> float:
    began = time.perf_counter()
    for _ in range(rounds):
        painted = paint()
    painted[0, 0, 0, 0].item()  # waits for the device
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
