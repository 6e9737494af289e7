"""How much work a job gets: one table. Shared with the bot, so without torch.

The numbers of `paper` are the published ones (Kwon & Ye 2022, section 4.1 and the published script).
"""

from typing import Any, Literal, get_args

import msgspec
from msgspec.structs import replace

PresetName = Literal["draft", "standard", "fine", "paper"]
PRESET_NAMES: tuple[PresetName, ...] = get_args(PresetName)
Finish = Literal["natural", "paper"]
FINISHES: tuple[Finish, ...] = get_args(Finish)

SOURCE = "a Photo"  # what the content image is called in words, unless said

MIN_SIZE, MAX_SIZE = 128, 2048  # pixels
MAX_FULL_SIZE = 4096  # pixels: the longer side of a result at its photo's own size
MAX_STRENGTH = 150  # percent
MIN_PATCH_SIDE = 16
WARM_UP = 5  # steps
Schedule = Literal["halved", "cosine"]


class Patches(msgspec.Struct, frozen=True):
    """Random square crops of the output that CLIP looks at in each step."""

    count: int
    side: int  # pixels of the output


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What people choose besides how much work it gets."""

    source: str = SOURCE  # what the picture itself is called in words
    negative: str = ""  # what it is not to look like, in words
    strength: int = 100  # percent, 0 to MAX_STRENGTH: 0 is the photo, 100 what was optimised, more goes on beyond it
    keep_colors: bool = False  # the style changes light and texture, and the photo's colours stay
    finish: Finish = "natural"
    full_size: bool = False  # at the photo's own size, MAX_FULL_SIZE at most, instead of the size that is optimised

    def choosing(self, **options: Any) -> "Options":
        """With some as given; those that are None stay as they are."""
        return replace(self, **{name: value for name, value in options.items() if value is not None})


class Preset(msgspec.Struct, frozen=True, kw_only=True):
    """All numbers of one optimisation."""

    name: PresetName
    size: int  # pixels: the longer side of the picture that is optimised
    steps: int  # updates of the network
    patches: tuple[Patches, ...]
    learning_rate: float = 5e-4
    schedule: Schedule = "halved"  # of the learning rate; `cosine`: it rises for WARM_UP steps and falls to 0
    halve_every: int = 100  # steps after which it is halved
    second_moment: float = 0.999  # Adam's β₂
    distortion: float = 0.5  # of the patches' perspective, in [0, 1]
    threshold: float = 0.7  # patch losses up to this one count as zero
    patch_weight: float = 9000.0
    direction_weight: float = 500.0
    content_weight: float = 150.0
    total_variation_weight: float = 2e-3
    negative_weight: float = 3000.0  # where there is a negative prompt
    # Departures from the paper; these values are the published procedure.
    fused: bool = False  # sample patches once at CLIP's resolution instead of warping, then resizing
    antialias: bool = False  # when the whole picture is made small for CLIP
    likeness: float = 0.0  # share of the plain 1 − cos(picture, style) in the patch and global losses, in [0, 1]
    start: Literal["random", "style"] = "random"  # `style`: what paints the style already, or else the photo
    options: Options = Options()

    def choosing(self, **options: Any) -> "Preset":
        """With some of the options as given; those that are None stay as they are."""
        return replace(self, options=self.options.choosing(**options))

    def at_size(self, size: int) -> "Preset":
        """The same work on a picture whose longer side is `size`: patches keep their share of it."""
        scaled = tuple(
            Patches(group.count, max(MIN_PATCH_SIDE, round(group.side * size / self.size))) for group in self.patches
        )
        return replace(self, size=size, patches=scaled)


PAPER = Preset(name="paper", size=512, steps=200, patches=(Patches(64, 128),), options=Options(finish="paper"))

# What the bundled models need otherwise than the published procedure. Measured in engine/bundled/README.md.
BUNDLED_SETTINGS: dict[str, Any] = {
    "start": "style",  # their CLIP is too small to find a style from noise; the bank of starts knows them all
    "learning_rate": 1e-4,  # a start paints its style already; larger steps turn its colours
    "threshold": 0.0,  # a small CLIP is never as sure as 0.7 asks for, or is so in the wrong places
    "likeness": 0.7,  # from a start that is far from the photo, the direction from the photo says little more
    "content_weight": 2000.0,  # their content features have other magnitudes than VGG19's; faces stay readable
    "distortion": 0.3,  # as their CLIP was trained
    "fused": True,
    "antialias": True,
}
_BUNDLED = replace(
    PAPER, size=256, steps=10, patches=(Patches(18, 60), Patches(6, 96)), options=Options(), **BUNDLED_SETTINGS
)

# The published loss in about a third of the steps. Measured with the bundled models: benchmarks/LAB.md, entry 8.
_QUICKER: dict[str, Any] = {
    "learning_rate": 2e-3,
    "schedule": "cosine",
    "second_moment": 0.95,
    "content_weight": 300.0,  # in few steps the shapes come last
    "fused": True,
}

# Of OpenAI's presets only `paper` is measured by the paper.
PRESETS: dict[str, dict[PresetName, Preset]] = {
    "openai": {
        "draft": Preset(name="draft", size=256, steps=50, patches=(Patches(32, 64),), **_QUICKER),
        "standard": Preset(name="standard", size=512, steps=70, patches=(Patches(64, 128),), **_QUICKER),
        "fine": Preset(name="fine", size=768, steps=120, patches=(Patches(64, 192),), **_QUICKER),
        "paper": PAPER,
    },
    "bundled": {
        "draft": replace(_BUNDLED, name="draft"),
        "standard": replace(_BUNDLED, name="standard", size=384, steps=20),
        "fine": replace(_BUNDLED, name="fine", size=512, steps=30),
        "paper": PAPER,
    },
}


LEAST_TRAINING_PICTURES = 2
TRAINING_LARGER = 2  # a picture to learn from is kept at so many times the side of what is learned from at once


class StyleTraining(msgspec.Struct, frozen=True, kw_only=True):
    """How a StyleNet is trained on many pictures, each crop of them by the losses of `preset`, at its size."""

    preset: Preset
    batch: int  # crops an update
    examine_every: int = 40  # updates between two looks at pictures that it is not trained on
    patience: int = 120  # updates after which it ends where it has not got better at these


# The losses of a draft. The bundled models' numbers are measured: benchmarks/LAB.md, entry 9. Of OpenAI's only the
# batch is known, from the published code; its rate of 1e-4 is for a pre-trained decoder, which a StyleNet is not.
STYLE_TRAININGS: dict[str, StyleTraining] = {
    "openai": StyleTraining(
        preset=replace(PRESETS["openai"]["draft"], steps=400, start="style", learning_rate=5e-4), batch=4
    ),
    "bundled": StyleTraining(preset=replace(PRESETS["bundled"]["draft"], steps=240, schedule="cosine"), batch=1),
}


def default_preset(models: str, device: str) -> PresetName:
    """What a job gets when nobody said: a draft where a step takes seconds (OpenAI's CLIP on a CPU), else standard."""
    return "draft" if models == "openai" and device.startswith("cpu") else "standard"
