"""Measure what the bundled models can do: `python -m engine.bundled.training.measure FOLDER PHOTO...`.

Stylizes each photo with a list of prompts, as a job would, and lets the judge of the training folder classify each
picture. FOLDER keeps every picture and every number, and the same command continues from there. At the end come a sheet
of all pictures and the figures. Needs torchmetrics, which `pip install -e .[dev]` installs.
"""

import argparse
import json
import textwrap
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean

import torch
from PIL import Image
from torch import Tensor
from torchmetrics.functional.image import structural_similarity_index_measure

from engine.bundled.training.bank import NAMES
from engine.bundled.training.judge import Judge, load_judge
from engine.media import encoding, images
from engine.models.perception import load_perception
from engine.network.filters import outline
from engine.protocol import vocabulary
from engine.protocol.meaning import understand
from engine.protocol.messages import ModelsConfig
from engine.protocol.presets import PRESET_NAMES, PRESETS, Preset
from engine.requests import pixels
from engine.stylize import stylize

# Fixed before any picture was made, so that no prompt was chosen for its result.
PROMPTS = (
    "Sketch with black pencil", "Mosaic", "Watercolor painting", "oil painting", "a stained-glass window", "pixel art",
    "pointillism", "low poly", "comic book", "woodcut print", "blueprint", "chalk on a blackboard", "neon lights",
    "fire", "ice", "charcoal", "crayon drawing", "Chinese ink painting", "starry night by Vincent van Gogh", "cubism",
    "knitted wool", "embroidery", "made of wood", "white marble", "gold", "lava", "underwater", "cyberpunk",
    "blue watercolor", "old sepia photograph",
)  # fmt: skip
LISTED = tomllib.loads(Path(__file__).with_name("prompts.toml").read_text(encoding="utf-8"))
LISTS: dict[str, tuple[str, ...]] = {
    "fixed": PROMPTS,
    "styles": tuple(vocabulary.STYLES),
    "seen": tuple(LISTED["seen"]),
    "held-out": tuple(LISTED["held_out"]),
}
# Styles that look alike, so that a stranger would accept one for the other.
FAMILIES = (
    ("gold", "bronze", "copper"),
    ("silver", "brushed steel", "aluminum foil"),
    ("diamond", "amethyst", "emerald", "obsidian", "ice"),
    ("pencil sketch", "charcoal drawing", "ballpoint", "cross-hatching", "stippling"),
    ("woodcut print", "scratchboard", "cross-hatching"),
    ("manga", "stencil", "silhouette"),
    ("oil painting", "impressionism", "expressionism", "fauvism", "starry night"),
    ("gouache", "pastel", "watercolor painting"),
    ("tapestry", "carpet", "wicker", "quilt"),
    ("knitted wool", "embroidery", "felt", "fur"),
    ("sepia", "vintage", "daguerreotype"),
    ("black and white", "film noir", "daguerreotype"),
    ("night", "moonlight", "cyanotype"),
    ("pixel art", "lego bricks", "beads"),
    ("mosaic", "paper mosaic", "stained glass", "pointillism"),
    ("cartoon", "comic book", "anime", "cel-shaded 3d render", "marker", "sticker"),
    ("minimalism", "flat vector design", "paper cut", "screen print", "street poster"),
    ("neon", "cyberpunk", "synthwave grid", "vaporwave", "disco lights"),
    ("fire", "lava", "candlelight"),
    ("stone wall", "cracked earth", "pebbles"),
    ("grass", "moss"),
    ("flowers", "cherry blossom", "autumn leaves"),
    ("suprematism", "de stijl", "bauhaus", "cut-outs", "kandinsky abstraction"),
    ("clouds", "fog", "smoke", "cotton candy"),
    ("wood", "bark", "cork", "cardboard", "papyrus"),
    ("water drops", "bubbles"),
    ("galaxy", "star map", "aurora"),
    ("slime", "jelly", "jade", "plastic"),
)
# Styles that neither break the photo into pieces nor lay a texture over it, so that its edges must remain.
KEEP_EDGES = frozenset(
    {"pencil sketch", "charcoal drawing", "blueprint", "chalk drawing", "cartoon", "fire"}
    | {"ink wash painting", "cyberpunk", "thermal image", "sunset", "night", "sepia", "black and white", "negative"}
    | {"vintage", "gold", "silver", *vocabulary.COLORS}
)
LONGEST_TITLE = 36  # characters, above two pictures
EDGE_SIGMA = 2.0  # pixels: finer detail is texture


@dataclass(frozen=True)
class JudgedPicture:
    """One stylized picture and the judge's opinion of it.

    Attributes:
        named: the style that the judge finds most probable.
        certainty: the probability that the judge gives the right style.
        edges: the similarity of its edges to the photo's (SSIM).
    """

    prompt: str
    photo: str
    seed: int
    named: str
    certainty: float
    edges: float

    @property
    def is_right(self) -> bool:
        """Whether the judge names the style that the prompt asks for."""
        return self.named == painted_style(self.prompt)

    @property
    def is_of_family(self) -> bool:
        """Whether the judge names that style, or one of its family."""
        return self.is_right or any({self.named, painted_style(self.prompt)} <= set(family) for family in FAMILIES)


def painted_style(prompt: str) -> str:
    """Return the style that is painted for a prompt, the one with the largest share if there are several."""
    return understand(prompt).parts[0].styles[0][0]


def _sheet_folder(folder: Path, preset: Preset) -> Path:
    return folder / f"sheet-{preset.name}"


def _stem(prompt: str, photo: str, seed: int) -> str:
    return f"{prompt} - {photo} - {seed}"


def edge_similarity(output: Tensor, photo: Tensor) -> float:
    """Return the SSIM (Wang et al. 2004) of the luminance edges of two pictures (1, 3, h, w), at most 1."""
    of_output, of_photo = (outline(picture, EDGE_SIGMA, 14.0) for picture in (output, photo))
    similarity = structural_similarity_index_measure(of_output, of_photo, data_range=1.0)
    assert isinstance(similarity, Tensor)
    return similarity.item()


def measure(
    folder: Path, photos: list[Path], preset: Preset, prompts: tuple[str, ...], seeds: range
) -> list[JudgedPicture]:
    """Stylize and judge every combination that is not in the folder yet, and return all of them."""
    config = ModelsConfig(models="bundled", clip="", vgg=None, cache_dir="")
    perception = load_perception(config, torch.device("cpu"), lambda *_: None)
    judge = load_judge(folder)
    sheet = _sheet_folder(folder, preset)
    sheet.mkdir(exist_ok=True)
    found = []
    for prompt in prompts:
        for photo in photos:
            given = pixels.to_tensor(images.fit(images.decode(photo.read_bytes()), preset.size).rgb)
            for seed in seeds:
                stem = _stem(prompt, photo.stem, seed)
                numbers, picture = sheet / f"{stem}.json", sheet / f"{stem}.png"
                if not numbers.exists():
                    output = stylize(given, prompt, perception, preset, seed=seed).output
                    pixels.to_image(output).save(picture)
                    numbers.write_text(json.dumps(asdict(_judge(prompt, photo.stem, seed, output, given, judge))))
                found.append(JudgedPicture(**json.loads(numbers.read_text())))
        of_prompt = found[-len(photos) * len(seeds) :]
        right = sum(painted.is_right for painted in of_prompt)
        edges = mean(painted.edges for painted in of_prompt)
        print(f"{prompt}: {right} of {len(of_prompt)} named right, edges {edges:.2f}", flush=True)  # noqa: T201  # progress
    return found


def _judge(prompt: str, photo: str, seed: int, output: Tensor, given: Tensor, judge: Judge) -> JudgedPicture:
    opinion = judge.predict(output[0])
    certainty = float(opinion[NAMES.index(painted_style(prompt))])
    return JudgedPicture(prompt, photo, seed, NAMES[int(opinion.argmax())], certainty, edge_similarity(output, given))


def make_sheet(folder: Path, found: list[JudgedPicture], preset: Preset, columns: int | None, tile: int) -> Image.Image:
    """Return a sheet of all pictures, each with its prompt; what a misjudged one was taken for stands beside it.

    columns: or None for two prompts a row. tile: the side of each picture, in pixels.
    """
    titled = []
    for painted in found:
        path = _sheet_folder(folder, preset) / f"{_stem(painted.prompt, painted.photo, painted.seed)}.png"
        with Image.open(path) as picture:
            titled.append((painted.prompt if painted.is_right else f"not {painted.named}?", picture.copy()))
    if columns is None:
        columns = 2 * len({(painted.photo, painted.seed) for painted in found})
    else:  # too narrow for both, and for a title above each picture of a prompt
        for place, painted in enumerate(found):
            follows = place > 0 and found[place - 1].prompt == painted.prompt
            titled[place] = ("" if follows else textwrap.shorten(painted.prompt, LONGEST_TITLE), titled[place][1])
    return encoding.contact_sheet(titled, columns, tile)


def main() -> None:
    """Run the command line: measure, write the sheet and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a training folder, with the judge in it")
    parser.add_argument("photos", type=Path, nargs="+")
    parser.add_argument("--preset", choices=PRESET_NAMES, default="draft")
    parser.add_argument("--prompts", choices=LISTS, default="fixed", help="styles: each style by its name")
    parser.add_argument("--seeds", type=int, default=2, help="pictures for each prompt and photo")
    parser.add_argument("--columns", type=int, help="of the sheet (two prompts a row)")
    parser.add_argument("--tile", type=int, default=encoding.TILE, help="pixels of each picture on the sheet")
    asked = parser.parse_args()
    preset = PRESETS["bundled"][asked.preset]
    found = measure(asked.folder, asked.photos, preset, LISTS[asked.prompts], range(asked.seeds))
    sheet = make_sheet(asked.folder, found, preset, asked.columns, asked.tile)
    sheet.save(asked.folder / f"{asked.prompts}-{preset.name}.png")
    kept = [painted.edges for painted in found if painted_style(painted.prompt) in KEEP_EDGES]
    print(f"SSIM of edges {mean(kept):.3f}, least {min(kept):.3f}")  # noqa: T201  # its result
    naming = [painted for painted in found if understand(painted.prompt).parts[0].is_named]
    right, kin = (mean(getattr(painted, kind) for painted in naming) for kind in ("is_right", "is_of_family"))
    print(f"of {len(naming)} for prompts that name a style, {right:.3f} named right, {kin:.3f} with its family")  # noqa: T201  # its result


if __name__ == "__main__":
    main()
