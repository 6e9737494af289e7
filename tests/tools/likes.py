"""`python -m tests.tools.likes docs/likes.webp`: the sheet of docs/using.md, photos in the style of other pictures.

The bundled models paint each sample photo in the style of each of six pictures: four that the renderers have made of
a training photo, and two photos of textures. No word is given, and nothing is chosen by how it looks.
"""

import argparse
from pathlib import Path

import torch
from PIL import Image
from torch import Tensor

from bot.samples import SAMPLES
from engine.bundled import photos
from engine.bundled.training.renderers import RENDERERS
from engine.media import images
from engine.models.perception import load_perception
from engine.network import textures
from engine.protocol.messages import ModelsConfig
from engine.protocol.presets import PRESETS
from engine.requests import pixels
from engine.stylize import stylize

RENDERED, PHOTO = ("stained glass", "mosaic", "woodcut print", "starry night"), "rocket"
TEXTURES = ("brick", "grass")
SEED, TILE, GAP = 0, 176, 6  # pixels
PRESET = PRESETS["bundled"]["draft"]
LARGEST = 300_000  # bytes


def main() -> None:
    """Paint all pictures, and write the sheet: references at the left, photos at the top."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    output: Path = parser.parse_args().output
    config = ModelsConfig(models="bundled", clip="", vgg=None, cache_dir="")
    perception = load_perception(config, torch.device("cpu"), lambda *_: None)
    given = {name: _load(path) for name, path in SAMPLES.items()}
    rows: list[list[Tensor | None]] = [[None, *given.values()]]
    for name, reference in _references().items():
        row: list[Tensor | None] = [reference]
        for photo in given.values():
            result = stylize(photo, "", perception, PRESET, seed=SEED, references=[reference])
            row.append(result.output)
        print(f"{name}: started from {result.start.name}")  # noqa: T201
        rows.append(row)
    sheet = _sheet(rows)
    for quality in range(90, 30, -5):
        sheet.save(output, "WEBP", quality=quality, method=6)
        if output.stat().st_size <= LARGEST:
            break


def _references() -> dict[str, Tensor]:
    photo = _load(photos.FOLDER / f"{PHOTO}.jpg")
    channels = textures.texture_channels(photo)
    found = {style: RENDERERS[style](photo, channels).clamp(0, 1) for style in RENDERED}
    return found | {name: _load(photos.FOLDER / f"{name}.jpg") for name in TEXTURES}


def _load(file: Path) -> Tensor:
    return pixels.to_tensor(images.fit(images.decode(file.read_bytes()), PRESET.size).rgb)


def _sheet(rows: list[list[Tensor | None]]) -> Image.Image:
    step = TILE + GAP
    sheet = Image.new("RGB", (step * len(rows[0]) + GAP, step * len(rows) + GAP), "white")
    for y, row in enumerate(rows):
        for x, picture in enumerate(row):
            if picture is not None:
                image = pixels.to_image(picture)
                side = min(image.size)
                left, top = (image.width - side) // 2, (image.height - side) // 2
                tile = image.crop((left, top, left + side, top + side)).resize((TILE, TILE), Image.Resampling.LANCZOS)
                sheet.paste(tile, (GAP + x * step, GAP + y * step))
    return sheet


if __name__ == "__main__":
    main()
