"""What the bundled models can do: `python -m engine.bundled.training.measure FOLDER PHOTO...`.

Paints a fixed list of prompts on each photo with two seeds, as any job is painted, and asks the judge of the training
folder what each picture is. FOLDER keeps every picture and every number; the same command goes on from there. At the
end come a sheet of all pictures and the figures. Needs torchmetrics, which `pip install -e .[dev]` brings.
"""

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean

import torch
from PIL import Image
from torch import Tensor
from torchmetrics.functional.image import structural_similarity_index_measure

from engine.bundled.training.bank import NAMES
from engine.bundled.training.judge import Judge, load_judge
from engine.media import images
from engine.models.perception import Perception, load_perception
from engine.network.filters import outline
from engine.protocol import vocabulary
from engine.protocol.messages import ModelsConfig
from engine.protocol.presets import PRESET_NAMES, PRESETS, Preset
from engine.requests import pixels
from engine.stylize import stylize

# Fixed before anything was painted.
PROMPTS = (
    "Sketch with black pencil", "Mosaic", "Watercolor painting", "oil painting", "a stained-glass window", "pixel art",
    "pointillism", "low poly", "comic book", "woodcut print", "blueprint", "chalk on a blackboard", "neon lights",
    "fire", "ice", "charcoal", "crayon drawing", "Chinese ink painting", "starry night by Vincent van Gogh", "cubism",
    "knitted wool", "embroidery", "made of wood", "white marble", "gold", "lava", "underwater", "cyberpunk",
    "blue watercolor", "old sepia photograph",
)  # fmt: skip
SEEDS = (0, 1)
# Styles that redraw the photo without breaking it into pieces or laying a texture over it: its edges must stay.
KEEP_EDGES = frozenset(
    {"pencil sketch", "charcoal drawing", "blueprint", "chalk drawing", "cartoon", "fire"}
    | {"ink wash painting", "cyberpunk", "thermal image", "sunset", "night", "sepia", "black and white", "negative"}
    | {"vintage", "gold", "silver", *vocabulary.COLOURS}
)
EDGE_SIGMA = 2.0  # pixels: what is finer is texture


@dataclass(frozen=True)
class Painted:
    """One picture: what the judge names it, how sure it is of the right style, how alike the edges are (SSIM)."""

    prompt: str
    photo: str
    seed: int
    named: str
    certainty: float
    edges: float

    @property
    def right(self) -> bool:
        """Whether the judge names what was asked for."""
        return self.named == vocabulary.style_of(self.prompt)


def _sheet_folder(folder: Path, preset: Preset) -> Path:
    return folder / f"sheet-{preset.name}"


def _stem(prompt: str, photo: str, seed: int) -> str:
    return f"{prompt} - {photo} - {seed}"


def alike_in_edges(output: Tensor, photo: Tensor) -> float:
    """SSIM (Wang et al. 2004) of the luminance edges of two pictures (1, 3, h, w), at most 1."""
    of_output, of_photo = (outline(picture, EDGE_SIGMA, 14.0) for picture in (output, photo))
    similarity = structural_similarity_index_measure(of_output, of_photo, data_range=1.0)
    assert isinstance(similarity, Tensor)
    return similarity.item()


def paint(prompt: str, photo: Tensor, seed: int, perception: Perception, preset: Preset) -> Tensor:
    """As the worker paints a job."""
    return stylize(photo, prompt, perception, preset, seed=seed).output


def measure(folder: Path, photos: list[Path], preset: Preset, prompts: tuple[str, ...]) -> list[Painted]:
    """Paint what is not painted yet."""
    config = ModelsConfig(models="bundled", clip="", vgg=None, cache_dir="")
    perception = load_perception(config, torch.device("cpu"), lambda *_: None)
    judge = load_judge(folder)
    sheet = _sheet_folder(folder, preset)
    sheet.mkdir(exist_ok=True)
    found = []
    for prompt in prompts:
        if vocabulary.asked_for(prompt) is None:
            print(f"{prompt}: not offered", flush=True)  # noqa: T201  # progress
            continue
        for photo in photos:
            given = pixels.to_tensor(images.fit(images.decode(photo.read_bytes()), preset.size).rgb)
            for seed in SEEDS:
                stem = _stem(prompt, photo.stem, seed)
                numbers, picture = sheet / f"{stem}.json", sheet / f"{stem}.png"
                if not numbers.exists():
                    output = paint(prompt, given, seed, perception, preset)
                    pixels.to_image(output).save(picture)
                    numbers.write_text(json.dumps(asdict(_judged(prompt, photo.stem, seed, output, given, judge))))
                found.append(Painted(**json.loads(numbers.read_text())))
        of_prompt = found[-len(photos) * len(SEEDS) :]
        right = sum(painted.right for painted in of_prompt)
        edges = mean(painted.edges for painted in of_prompt)
        print(f"{prompt}: {right} of {len(of_prompt)} named right, edges {edges:.2f}", flush=True)  # noqa: T201  # progress
    return found


def _judged(prompt: str, photo: str, seed: int, output: Tensor, given: Tensor, judge: Judge) -> Painted:
    opinion = judge.opinion(output[0])
    certainty = float(opinion[NAMES.index(vocabulary.style_of(prompt))])
    return Painted(prompt, photo, seed, NAMES[int(opinion.argmax())], certainty, alike_in_edges(output, given))


def sheet_of(folder: Path, found: list[Painted], preset: Preset) -> Image.Image:
    """All pictures, small, two prompts a row, and what the judge calls those that it takes for something else."""
    titled = []
    for painted in found:
        path = _sheet_folder(folder, preset) / f"{_stem(painted.prompt, painted.photo, painted.seed)}.png"
        with Image.open(path) as picture:
            titled.append((painted.prompt if painted.right else f"not {painted.named}?", picture.copy()))
    return images.contact_sheet(titled, columns=2 * len({(painted.photo, painted.seed) for painted in found}))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a training folder, with the judge in it")
    parser.add_argument("photos", type=Path, nargs="+")
    parser.add_argument("--preset", choices=PRESET_NAMES, default="draft")
    parser.add_argument("--every-style", action="store_true", help="each style of the vocabulary by its name instead")
    asked = parser.parse_args()
    preset = PRESETS["bundled"][asked.preset]
    prompts = tuple(vocabulary.STYLES) if asked.every_style else PROMPTS
    found = measure(asked.folder, asked.photos, preset, prompts)
    kind = "styles" if asked.every_style else "prompts"
    sheet_of(asked.folder, found, preset).save(asked.folder / f"{kind}-{preset.name}.png")
    kept = [painted.edges for painted in found if vocabulary.style_of(painted.prompt) in KEEP_EDGES]
    # A prompt whose style is not offered counts as wrong.
    right = sum(painted.right for painted in found) / (len(prompts) * len(asked.photos) * len(SEEDS))
    print(f"{right:.3f} named right; SSIM of edges {mean(kept):.3f}, least {min(kept):.3f}")  # noqa: T201  # its result


if __name__ == "__main__":
    main()
