"""Compare what presets paint with the published procedure, in numbers: `python -m engine.benchmarks.quality`.

Writes two files for each picture into a folder: the picture, and its settings and measurements as JSON. A picture whose
files are there with the same settings is not painted again. Writes the measurements of each picture to stdout as well,
one JSON object per line.
"""

import argparse
import hashlib
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import torch
import torch.nn.functional as F
from msgspec.structs import replace
from PIL import Image
from torch import Tensor

from engine.media import images
from engine.media.opened_pictures import Picture
from engine.models.perception import Perception, load_perception, weights_files
from engine.optimization.objective import Objective
from engine.patches import random_patches, sample_patches
from engine.prompts import prompt_embedding
from engine.protocol.messages import ModelsConfig
from engine.protocol.presets import PAPER, Patches, Preset
from engine.requests import pixels
from engine.requests.reporting import versions
from engine.stylize import StepProgress, random_geometries, stylize
from engine.worker import device_name, find_device

FIXED_PATCHES = 256
SCORE_PATCHES, SCORE_SIDES = 64, (64, 224)  # sides in pixels, for a picture of 512 pixels
CURVE_STEPS = 20  # approximate number of points on a curve
HASH_DIGITS = 16  # of a SHA-256, enough to tell files apart
MACHINE = "machine.json"  # in the folder


class Candidate(msgspec.Struct, frozen=True):
    """A preset to be compared, under the name that it has in the report."""

    name: str
    preset: Preset
    seed: int


class Machine(msgspec.Struct, frozen=True):
    """What painted the pictures of a folder: other times and losses would not be comparable."""

    models: dict[str, str]  # the first digits of the SHA-256 of each file of weights, by the model's name
    device: str
    versions: dict[str, str]


class Settings(msgspec.Struct, frozen=True):
    """Everything that decides how one picture looks and is scored."""

    photo: str
    photo_sha256: str
    prompt: str
    candidate: Candidate
    scored_at: int  # pixels: the longer side at which the picture is scored

    @property
    def file_name(self) -> str:
        """The name of the picture's files without their suffix, for people; a hash keeps pairs of one name apart."""
        pair = hashlib.sha256(f"{self.photo_sha256} {self.prompt}".encode()).hexdigest()[:6]
        words = re.sub(r"[^a-z0-9]+", "-", f"{self.photo}-{self.prompt}".lower())[:60].strip("-")
        return f"{words}-{pair}-{self.candidate.name}"


class Painted(msgspec.Struct):
    """One picture with its measurements.

    Losses have the published weights, on fixed patches, without a threshold.
    """

    settings: Settings
    picture: str  # the name of its file in the folder
    seconds: float
    loss: float
    content: float
    patch_clip: float  # Scorer.patch_clip; higher is better
    curve: list[tuple[int, float, float]]  # step, seconds so far without those for measuring, loss
    was_there: bool = False  # it was painted by an earlier run
    changed: list[str] = []  # the settings that an earlier run had otherwise, for which it was painted again


class Scorer:
    """The same measurements for all outputs of one photo and one prompt, at the size of `content`.

    `content` is (1, 3, h, w) in [0, 1], on the device of `perception`. Outputs of other sizes are resized.
    """

    def __init__(self, content: Tensor, prompt: str, perception: Perception) -> None:
        size = max(content.shape[-2:])
        scoring_preset = replace(PAPER.at_size(size), threshold=0.0)
        side = scoring_preset.patches[0].side
        scoring_preset = replace(scoring_preset, patches=(Patches(FIXED_PATCHES, side),))
        self._size = content.shape[-2:]
        self._objective = Objective(content, prompt, perception, scoring_preset)
        self._geometries = random_geometries(content, scoring_preset, torch.Generator().manual_seed(0))
        self._perception = perception
        self._style = prompt_embedding(perception, prompt)
        self._scale = size / PAPER.size

    @torch.no_grad()
    def losses(self, output: Tensor) -> dict[str, float]:
        """Return the losses of a picture (1, 3, h, w) by name."""
        return self._objective(self._resized(output), self._geometries).values()

    @torch.no_grad()
    def patch_clip(self, output: Tensor) -> float:
        """Return the mean cosine between the prompt's embedding and those of random crops of random sizes.

        The paper's patch-wise CLIP score, section 4.2.
        """
        output = self._resized(output)
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

    def _resized(self, output: Tensor) -> Tensor:
        if output.shape[-2:] == self._size:
            return output
        return F.interpolate(output, size=self._size, mode="bicubic", antialias=True).clamp(0, 1)


def compare(
    photos: Sequence[Path], prompts: Sequence[str], candidates: Sequence[Candidate], scored_at: int,
    models: ModelsConfig, device: torch.device, folder: Path,
) -> Iterator[Painted]:  # fmt: skip
    """Yield the measurements for each photo, prompt and candidate; paint those that the folder does not have.

    Raises SystemExit if the folder's pictures were painted by another machine or other models.
    """
    perception = load_perception(models, device, lambda *_: None)
    _check_machine(folder, models, device)
    is_warm = False
    for photo in photos:
        data = photo.read_bytes()
        picture = images.decode(data)
        for prompt in prompts:
            scorer: Scorer | None = None
            for candidate in candidates:
                settings = Settings(photo.stem, _digest(data), prompt, candidate, scored_at)
                there = _read(folder, settings)
                if there and there.settings == settings:
                    there.was_there, there.changed = True, []
                    yield there
                    continue
                changed = list(_differences(there.settings, settings)) if there else []
                scorer = scorer or Scorer(_fitted(picture, scored_at, device), prompt, perception)
                content = _fitted(picture, candidate.preset.size, device)
                if not is_warm:  # what a device does once is not a candidate's time
                    stylize(content, prompt, perception, replace(candidate.preset, steps=1))
                    is_warm = True
                painted, image = _paint(settings, content, perception, scorer)
                _write(folder, painted, image)
                painted.changed = changed
                yield painted


def _paint(settings: Settings, content: Tensor, perception: Perception, scorer: Scorer) -> tuple[Painted, Image.Image]:
    preset = settings.candidate.preset
    curve: list[tuple[int, float, float]] = []
    measuring, begun = 0.0, time.perf_counter()

    def on_progress(progress: StepProgress) -> None:
        nonlocal measuring
        if progress.step % max(1, progress.steps // CURVE_STEPS) == 0 or progress.step == progress.steps:
            progress.losses.total.item()  # waits for the device, whose work so far belongs to the picture
            now = time.perf_counter()
            curve.append((progress.step, now - begun - measuring, scorer.losses(progress.output)["total"]))
            measuring += time.perf_counter() - now

    result = stylize(
        content, settings.prompt, perception, preset, seed=settings.candidate.seed, on_progress=on_progress
    )
    seconds = time.perf_counter() - begun - measuring
    losses = scorer.losses(result.output)
    painted = Painted(
        settings=settings,
        picture=f"{settings.file_name}.jpg",
        seconds=seconds,
        loss=losses["total"],
        content=losses["content"],
        patch_clip=scorer.patch_clip(result.output),
        curve=curve,
    )
    return painted, pixels.to_image(pixels.apply_finish(result.output, preset.options.finish))


def _fitted(picture: Picture, size: int, device: torch.device) -> Tensor:
    return pixels.to_tensor(images.fit(picture, size).rgb).to(device)


def _check_machine(folder: Path, models: ModelsConfig, device: torch.device) -> None:
    """Note the machine and the models in an empty folder; raise SystemExit if another one is noted there."""
    files = {}
    for weights in weights_files(models):
        with weights.path.open("rb") as opened:
            files[weights.name] = hashlib.file_digest(opened, "sha256").hexdigest()[:HASH_DIGITS]
    here = Machine(files, device_name(device), versions())
    file = folder / MACHINE
    if not file.exists():
        _replace(file, msgspec.json.format(msgspec.json.encode(here)))
        return
    there = msgspec.json.decode(file.read_bytes(), type=Machine)
    if differences := _differences(there, here):
        said = "; ".join(f"{name}: {was}, now {now}" for name, (was, now) in differences.items())
        raise SystemExit(
            f"{folder} has pictures that new ones cannot be compared with ({said}). Choose another folder."
        )


def _read(folder: Path, settings: Settings) -> Painted | None:
    """Return what an earlier run painted under this name; None if it is missing or damaged."""
    try:
        painted = msgspec.json.decode((folder / f"{settings.file_name}.json").read_bytes(), type=Painted)
    except (OSError, msgspec.MsgspecError):
        return None
    return painted if (folder / painted.picture).is_file() else None


def _write(folder: Path, painted: Painted, image: Image.Image) -> None:
    """Write a picture, and its measurements last: an interrupted run leaves no measurements without their picture."""
    image.save(folder / painted.picture, quality=92)
    _replace(folder / f"{painted.settings.file_name}.json", msgspec.json.format(msgspec.json.encode(painted)))


def _replace(path: Path, data: bytes) -> None:
    partial = path.with_name(f"{path.name}.partial")
    partial.write_bytes(data)
    partial.replace(path)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:HASH_DIGITS]


def _differences(there: msgspec.Struct, here: msgspec.Struct) -> dict[str, tuple[Any, Any]]:
    """Return the values that differ, those in inner structs too, by the names that lead to them."""
    was, now = (_flat(msgspec.to_builtins(one)) for one in (there, here))
    names = sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name))
    return {name: (was.get(name), now.get(name)) for name in names}


def _flat(value: Any, above: str = "") -> dict[str, Any]:
    if not isinstance(value, dict):
        return {above: value}
    return {name: one for key, below in value.items() for name, one in _flat(below, f"{above} {key}".strip()).items()}


def main() -> None:
    """Run the command line: compare candidates, and write a line for each picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", required=True, help="a ModelsConfig as JSON")
    parser.add_argument("--candidate", action="append", required=True, help="a Candidate as JSON")
    parser.add_argument("--photo", type=Path, action="append", required=True)
    parser.add_argument("--prompt", action="append", required=True)
    parser.add_argument("--scored-at", type=int, required=True)
    parser.add_argument("--device", required=True)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--folder", type=Path, required=True)
    asked = parser.parse_args()
    if asked.threads:
        torch.set_num_threads(asked.threads)
    models = msgspec.json.decode(asked.models, type=ModelsConfig)
    candidates = [msgspec.json.decode(one, type=Candidate) for one in asked.candidate]
    device = find_device(asked.device)
    for painted in compare(asked.photo, asked.prompt, candidates, asked.scored_at, models, device, asked.folder):
        sys.stdout.write(msgspec.json.encode(painted).decode() + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
