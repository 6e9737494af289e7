"""Compare what presets paint with the published procedure, in numbers: `python -m engine.benchmarks.quality`.

Writes a JSON object per line to stdout, one for each picture as it is done, and a sheet of all pictures at the end.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import torch
from msgspec.structs import replace
from PIL import Image
from torch import Tensor

from engine.media import encoding, images
from engine.models.perception import Perception, load_perception
from engine.optimization.objective import Objective
from engine.patches import random_patches, sample_patches
from engine.prompts import prompt_embedding
from engine.protocol.messages import MODELS, Models, ModelsConfig
from engine.protocol.presets import PAPER, PRESET_NAMES, PRESETS, Patches, PresetName
from engine.requests import pixels
from engine.stylize import StepProgress, random_geometries, stylize
from engine.worker import find_device

FIXED_PATCHES = 256
SCORE_PATCHES, SCORE_SIDES = 64, (64, 224)  # sides in pixels, for a picture of 512 pixels
CURVE_STEPS = 20  # approximate number of points on a curve


class Painted(msgspec.Struct):
    """The measurements of one picture, as the command writes them.

    Losses have the published weights, on fixed patches, without a threshold.
    """

    photo: str
    prompt: str
    preset: PresetName
    steps: int
    seconds: float
    loss: float
    content: float
    patch_clip: float  # Scorer.patch_clip; higher is better
    curve: list[tuple[int, float, float]]  # step, seconds so far without those for measuring, loss


class Scorer:
    """The same measurements for all outputs of one photo and one prompt at one size.

    `content` is (1, 3, h, w) in [0, 1], on the device of `perception`.
    """

    def __init__(self, content: Tensor, prompt: str, perception: Perception) -> None:
        size = max(content.shape[-2:])
        scoring_preset = replace(PAPER.at_size(size), threshold=0.0)
        side = scoring_preset.patches[0].side
        scoring_preset = replace(scoring_preset, patches=(Patches(FIXED_PATCHES, side),))
        self._objective = Objective(content, prompt, perception, scoring_preset)
        self._geometries = random_geometries(content, scoring_preset, torch.Generator().manual_seed(0))
        self._perception = perception
        self._style = prompt_embedding(perception, prompt)
        self._scale = size / PAPER.size

    @torch.no_grad()
    def losses(self, output: Tensor) -> dict[str, float]:
        """Return the losses of a picture (1, 3, h, w) by name."""
        return self._objective(output, self._geometries).values()

    @torch.no_grad()
    def patch_clip(self, output: Tensor) -> float:
        """Return the mean cosine between the prompt's embedding and those of random crops of random sizes.

        The paper's patch-wise CLIP score, section 4.2.
        """
        generator = torch.Generator().manual_seed(1)
        height, width = output.shape[-2:]
        low, high = SCORE_SIDES
        sides = torch.randint(low, high + 1, (SCORE_PATCHES,), generator=generator).tolist()
        crops = []
        for side in sides:
            here = min(max(8, round(side * self._scale)), height, width)
            place = random_patches(height, width, 1, here, 0.0, generator).to(output.device)
            crops.append(sample_patches(output, place, self._perception.resolution, fused=False))
        return (self._perception.encode_images(torch.cat(crops)) @ self._style).mean().item()


def compare(
    photos: Sequence[Path], prompts: Sequence[str], presets: Sequence[PresetName], size: int | None,
    models: ModelsConfig, presets_of: Models, device: torch.device, seed: int,
) -> Iterator[tuple[Painted, Image.Image]]:  # fmt: skip
    """Yield the measurements and the picture for each photo, prompt and preset, all at one size if `size` is given.

    `presets_of` says whose presets are used, so that OpenAI's can be tried with the bundled models.
    """
    perception = load_perception(models, device, lambda *_: None)
    for photo in photos:
        for prompt in prompts:
            for name in presets:
                preset = PRESETS[presets_of][name]
                preset = preset.at_size(size) if size else preset
                content = pixels.to_tensor(images.fit(images.decode(photo.read_bytes()), preset.size).rgb).to(device)
                scorer = Scorer(content, prompt, perception)
                curve: list[tuple[int, float, float]] = []
                measuring, begun = 0.0, time.perf_counter()

                def on_progress(progress: StepProgress) -> None:
                    nonlocal measuring
                    if progress.step % max(1, progress.steps // CURVE_STEPS) == 0 or progress.step == progress.steps:
                        now = time.perf_counter()
                        total = scorer.losses(progress.output)["total"]  # noqa: B023  # called in this iteration
                        curve.append((progress.step, now - begun - measuring, total))  # noqa: B023
                        measuring += time.perf_counter() - now

                result = stylize(content, prompt, perception, preset, seed=seed, on_progress=on_progress)
                losses = scorer.losses(result.output)
                yield (
                    Painted(
                        photo=photo.stem,
                        prompt=prompt,
                        preset=name,
                        steps=preset.steps,
                        seconds=time.perf_counter() - begun - measuring,
                        loss=losses["total"],
                        content=losses["content"],
                        patch_clip=scorer.patch_clip(result.output),
                        curve=curve,
                    ),
                    pixels.to_image(pixels.apply_finish(result.output, preset.options.finish)),
                )


def main() -> None:
    """Run the command line: compare presets, and write the sheet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", required=True, help="a ModelsConfig as JSON")
    parser.add_argument("--photo", type=Path, action="append", required=True)
    parser.add_argument("--prompt", action="append", required=True)
    parser.add_argument("--preset", choices=PRESET_NAMES, action="append", required=True)
    parser.add_argument("--presets-of", choices=MODELS)
    parser.add_argument("--size", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", required=True)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--sheet", type=Path, required=True)
    asked = parser.parse_args()
    if asked.threads:
        torch.set_num_threads(asked.threads)
    models = msgspec.json.decode(asked.models, type=ModelsConfig)
    device = find_device(asked.device)
    painted = []
    whose = asked.presets_of or models.models
    found = compare(asked.photo, asked.prompt, asked.preset, asked.size, models, whose, device, asked.seed)
    for measured, picture in found:
        painted.append((measured, picture))
        sys.stdout.write(msgspec.json.encode(measured).decode() + "\n")
        sys.stdout.flush()
    titled = [
        (f"{measured.prompt}, {measured.preset} {measured.patch_clip:.2f}", picture) for measured, picture in painted
    ]
    encoding.contact_sheet(titled, columns=len(asked.preset)).save(asked.sheet)


if __name__ == "__main__":
    main()
