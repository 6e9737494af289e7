"""Presets: how much work a job gets, as one table. Nothing here imports torch.

The numbers of `paper` are the published ones (Kwon & Ye 2022, section 4.1, and the published script).
"""

from typing import Any, Literal, get_args

import msgspec
from msgspec.structs import replace

PresetName = Literal["draft", "standard", "fine", "paper"]
PRESET_NAMES: tuple[PresetName, ...] = get_args(PresetName)
Finish = Literal["natural", "paper"]
FINISHES: tuple[Finish, ...] = get_args(Finish)

SOURCE = "a Photo"  # the description of the content image, unless another is given

MIN_SIZE, MAX_SIZE = 128, 2048  # pixels
MAX_FULL_SIZE = 4096  # pixels: the longer side of a result with the option `full_size`
MAX_STRENGTH = 150  # percent
MAX_LIKE_WEIGHT = 100  # percent
MIN_PATCH_SIDE = 16  # pixels
WARM_UP = 5  # steps in which the learning rate of the cosine schedule rises
Schedule = Literal["halved", "cosine"]


class Patches(msgspec.Struct, frozen=True):
    """A number of random square crops of the output that CLIP sees in each step."""

    count: int
    side: int  # pixels of the output


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What a person chooses for a job besides the preset."""

    source: str = SOURCE  # the content image in words: the text that the text direction starts from
    negative: str = ""  # in words, what the result must not look like
    like_weight: int = 50  # percent, 0 to MAX_LIKE_WEIGHT: the share of reference pictures in the style, beside words
    strength: int = 100  # percent, 0 to MAX_STRENGTH: 0 is the photo, 100 the optimized style, more exaggerates it
    keep_colors: bool = False  # keep the photo's chroma: the style changes only luminance and texture
    finish: Finish = "natural"
    full_size: bool = False  # a result of the photo's own size, MAX_FULL_SIZE at most, instead of the preset's size

    def choosing(self, **options: Any) -> "Options":
        """Return a copy with the given options replaced; an option that is None keeps its value."""
        return replace(self, **{name: value for name, value in options.items() if value is not None})


class Preset(msgspec.Struct, frozen=True, kw_only=True):
    """All settings of one optimization, as they cross the process boundary and stand in style files."""

    name: PresetName
    size: int  # pixels: the longer side of the picture during the optimization
    steps: int  # updates of the network
    patches: tuple[Patches, ...]
    learning_rate: float = 5e-4
    schedule: Schedule = "halved"  # of the learning rate; `cosine` rises for WARM_UP steps and then falls to 0
    halve_every: int = 100  # steps after which the schedule `halved` halves the rate
    second_moment: float = 0.999  # Adam's β₂
    distortion: float = 0.5  # of the patches' random perspective, in [0, 1]
    threshold: float = 0.7  # patch losses up to this value count as zero (equation 5)
    patch_weight: float = 9000.0
    direction_weight: float = 500.0
    content_weight: float = 150.0
    total_variation_weight: float = 2e-3
    negative_weight: float = 3000.0  # counts only with a negative prompt; the paper has none
    # Departures from the paper; the defaults are the published procedure.
    fused: bool = False  # sample patches once at CLIP's resolution instead of warping, then resizing
    antialias: bool = False  # when the whole picture is resized for CLIP
    likeness: float = 0.0  # share of the plain 1 − cos(picture, style) in the patch and global losses, in [0, 1]
    start: Literal["random", "style"] = "random"  # `style`: weights that paint the style, or else the photo
    options: Options = Options()

    def choosing(self, **options: Any) -> "Preset":
        """Return a copy with the given options replaced; an option that is None keeps its value."""
        return replace(self, options=self.options.choosing(**options))

    def at_size(self, size: int) -> "Preset":
        """Return the preset for a picture whose longer side is `size` pixels.

        Patches keep their share of the picture's side, and have at least MIN_PATCH_SIDE pixels.
        """
        scaled = tuple(
            Patches(group.count, max(MIN_PATCH_SIDE, round(group.side * size / self.size))) for group in self.patches
        )
        return replace(self, size=size, patches=scaled)

    def changed_to(self, size: int | None, steps: int | None) -> "Preset":
        """Return the preset at another size and with another number of steps; None keeps its own."""
        preset = self if size is None else self.at_size(size)
        return preset if steps is None else replace(preset, steps=steps)


PAPER = Preset(name="paper", size=512, steps=200, patches=(Patches(64, 128),), options=Options(finish="paper"))

# Where the bundled models need other values than the published procedure. Measured in engine/bundled/README.md.
BUNDLED_SETTINGS: dict[str, Any] = {
    "start": "style",  # their CLIP is too small to find a style from random weights; the style bank has all styles
    "learning_rate": 1e-4,  # the start already paints its style; larger steps shift its colors
    "threshold": 0.0,  # a small CLIP seldom reaches a loss under 0.7, and then often on the wrong patches
    "likeness": 0.7,  # far from the photo, the direction away from the photo adds little
    "content_weight": 2000.0,  # their content features have other magnitudes than VGG19's; here faces stay recognizable
    "distortion": 0.3,  # the distortion that their CLIP was trained with
    "fused": True,
    "antialias": True,
}
_BUNDLED = replace(
    PAPER, size=256, steps=10, patches=(Patches(18, 60), Patches(6, 96)), options=Options(), **BUNDLED_SETTINGS
)

# With OpenAI's CLIP, only the published procedure has been measured, by its authors. So the presets are that procedure,
# at other sizes and without its contrast stretch, also where an option of ours would cost nothing: `fused` sampling
# changes the patches that CLIP sees by 0.006 in the mean at 512 pixels (values in [0, 1]; by 0.5 at their edges), and
# saves no time that can be measured. `wordbrush bench quality` is how other numbers become a preset.
PRESETS: dict[str, dict[PresetName, Preset]] = {
    "openai": {
        "draft": replace(PAPER.at_size(256), name="draft", steps=100, options=Options()),
        "standard": replace(PAPER, name="standard", options=Options()),
        "fine": replace(PAPER.at_size(768), name="fine", options=Options()),
        "paper": PAPER,
    },
    "bundled": {
        "draft": replace(_BUNDLED, name="draft"),
        "standard": replace(_BUNDLED, name="standard", size=384, steps=20),
        "fine": replace(_BUNDLED, name="fine", size=512, steps=30),
        "paper": PAPER,
    },
}

# Fewer and larger steps than the published procedure has. With the bundled models as judges, `standard` ends 2.2% above
# the published loss (engine/benchmarks/LAB.md, entry 8); with OpenAI's CLIP, nobody has measured them.
_QUICK: dict[str, Any] = {
    "learning_rate": 2e-3,
    "schedule": "cosine",
    "second_moment": 0.95,
    "content_weight": 300.0,  # in few steps shapes converge last
    "fused": True,
}

# The published procedure with fewer pixels and patches, so that two cores without instructions for bfloat16 need less
# than three minutes for a picture (docs/measurements.md).
_SMALL_DRAFT = replace(PAPER.at_size(192), name="draft", steps=100, patches=(Patches(12, 48),), options=Options())

# Other numbers for presets. The table [presets] of the configuration can name them. `quick` may become a preset once it
# is measured; `small` is the draft of CPUs that are too slow for the published one (bot/jobs/draft_choice.py).
CandidateName = Literal["quick", "small"]
BaseName = Literal["published", CandidateName]  # `published`: the preset itself
CANDIDATES: dict[str, dict[CandidateName, dict[PresetName, Preset]]] = {
    "openai": {
        "quick": {
            "draft": Preset(name="draft", size=256, steps=50, patches=(Patches(32, 64),), **_QUICK),
            "standard": Preset(name="standard", size=512, steps=70, patches=(Patches(64, 128),), **_QUICK),
            "fine": Preset(name="fine", size=768, steps=120, patches=(Patches(64, 192),), **_QUICK),
        },
        "small": {"draft": _SMALL_DRAFT},
    },
    "bundled": {},
}


def preset_of(models: str, name: PresetName, base: BaseName = "published") -> Preset:
    """Return a preset, with a candidate's numbers if `base` names one that these models have for this preset."""
    preset = PRESETS[models][name]
    return preset if base == "published" else CANDIDATES[models].get(base, {}).get(name, preset)


MIN_TRAINING_PICTURES = 2
TRAINING_PICTURE_SCALE = 2  # the longer side of a stored training picture, in sides of a training crop


class StyleTraining(msgspec.Struct, frozen=True, kw_only=True):
    """Settings for training one StyleNet on many pictures.

    Each crop has the size of `preset` and is judged by its losses.
    """

    preset: Preset
    batch: int  # crops per update
    examine_every: int = 40  # updates between two measurements of the held-out loss
    patience: int = 120  # updates without a better held-out loss after which the training ends


# The bundled models' numbers are measured: engine/benchmarks/LAB.md, entry 9. OpenAI's are not: the batch is that of
# the published code, whose rate of 1e-4 is for a pre-trained decoder; the other numbers are those of the quick draft,
# with a smaller rate because the training starts from the style bank.
STYLE_TRAININGS: dict[str, StyleTraining] = {
    "openai": StyleTraining(
        preset=Preset(
            name="draft",
            size=256,
            steps=400,
            patches=(Patches(32, 64),),
            learning_rate=5e-4,
            schedule="cosine",
            second_moment=0.95,
            content_weight=300.0,
            fused=True,
            start="style",
        ),
        batch=4,
    ),
    "bundled": StyleTraining(preset=replace(PRESETS["bundled"]["draft"], steps=240, schedule="cosine"), batch=1),
}


def default_preset(models: str, device: str) -> PresetName:
    """Return the preset of a job for which none was chosen, by models and device.

    A draft where a step takes seconds (OpenAI's CLIP on a CPU), else standard.
    """
    return "draft" if models == "openai" and device.startswith("cpu") else "standard"
