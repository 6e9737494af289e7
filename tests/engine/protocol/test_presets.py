import json

import msgspec
import pytest
from msgspec.structs import replace

from engine.protocol.bounds import MAX_ASPECT, MIN_SIDE
from engine.protocol.messages import MODELS
from engine.protocol.presets import (
    CANDIDATES,
    MIN_SIZE,
    PAPER,
    PRESET_NAMES,
    PRESETS,
    STYLE_TRAININGS,
    Options,
    Patches,
    Preset,
    PresetName,
    default_preset,
)


def test_every_kind_of_models_has_every_preset() -> None:
    for models in MODELS:
        assert tuple(PRESETS[models]) == PRESET_NAMES
        assert all(preset.name == name for name, preset in PRESETS[models].items())


def test_more_costly_presets_do_more_work() -> None:
    for presets in PRESETS.values():
        work = [presets[name].size ** 2 * presets[name].steps for name in ("draft", "standard", "fine")]
        assert work == sorted(work)


def test_paper_is_the_published_procedure() -> None:
    assert json.loads(msgspec.json.encode(PAPER)) == {
        "name": "paper",
        "size": 512,
        "steps": 200,
        "patches": [{"count": 64, "side": 128}],
        "learning_rate": 5e-4,
        "schedule": "halved",
        "halve_every": 100,
        "second_moment": 0.999,
        "distortion": 0.5,
        "threshold": 0.7,
        "patch_weight": 9000.0,
        "direction_weight": 500.0,
        "content_weight": 150.0,
        "total_variation_weight": 2e-3,
        "fused": False,
        "antialias": False,
        "likeness": 0.0,
        "start": "random",
        "negative_weight": 3000.0,
        "options": {
            "source": "a Photo",
            "negative": "",
            "like_weight": 50,
            "strength": 100,
            "keep_colors": False,
            "finish": "paper",
            "full_size": False,
        },
    }
    assert all(presets["paper"] is PAPER for presets in PRESETS.values())


@pytest.mark.parametrize(("name", "size", "steps"), [("draft", 256, 100), ("standard", 512, 200), ("fine", 768, 200)])
def test_openais_presets_are_the_published_procedure_at_other_sizes(name: PresetName, size: int, steps: int) -> None:
    published = replace(PAPER, name=name, size=size, steps=steps, patches=(Patches(64, size // 4),), options=Options())
    assert PRESETS["openai"][name] == published
    assert PRESETS["openai"][name].options.finish == "natural"


def test_candidates_are_cheaper_and_belong_to_presets() -> None:
    for models, candidates in CANDIDATES.items():
        for presets in candidates.values():
            for name, candidate in presets.items():
                preset = PRESETS[models][name]
                assert candidate.name == name
                assert _work(candidate) < _work(preset)


def _work(preset: Preset) -> int:
    return preset.size**2 * preset.steps * sum(group.count for group in preset.patches)


def test_the_small_draft_is_the_published_procedure_with_fewer_pixels_and_patches() -> None:
    small, draft = CANDIDATES["openai"]["small"]["draft"], PRESETS["openai"]["draft"]
    assert small == replace(draft.at_size(small.size), patches=small.patches)
    assert small.patches[0].side == small.size // 4


def test_openais_trainings_do_not_follow_the_presets() -> None:
    preset = STYLE_TRAININGS["openai"].preset
    assert (preset.size, preset.steps, preset.patches, preset.start) == (256, 400, (Patches(32, 64),), "style")
    assert (preset.learning_rate, preset.schedule, preset.second_moment) == (5e-4, "cosine", 0.95)
    assert (preset.content_weight, preset.fused) == (300.0, True)


def test_another_size_keeps_the_patches_share_of_the_picture() -> None:
    assert PAPER.at_size(256).patches == (Patches(64, 64),)
    assert PAPER.at_size(256).size == 256
    small = Preset(name="draft", size=512, steps=1, patches=(Patches(1, 32),))
    assert small.at_size(128).patches == (Patches(1, 16),)


@pytest.mark.parametrize(
    ("models", "device", "name"),
    [
        ("openai", "cpu", "draft"),
        ("openai", "cuda:0", "standard"),
        ("openai", "mps", "standard"),
        ("bundled", "cpu", "standard"),
    ],
)
def test_the_default_suits_the_device_and_the_models(models: str, device: str, name: str) -> None:
    assert default_preset(models, device) == name


def test_the_narrowest_picture_at_the_smallest_size_can_still_be_painted() -> None:
    assert MIN_SIZE / MAX_ASPECT >= MIN_SIDE
