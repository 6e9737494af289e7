from typing import Any

import pytest

from bot.bench.preset_quality import PUBLISHED, SECOND_SEED, candidates_of, compare, distinct, judge, markdown
from bot.config import PresetSettings, Settings
from engine.protocol.presets import PAPER, Options

TOLERANCES = {"loss": 0.02, "patch_clip": 0.01, "content": 0.1}


def row(candidate: str, prompt: str, loss: float, patch_clip: float, content: float, seconds: float) -> dict[str, Any]:
    """A picture as the engine's part of the benchmark reports it."""
    settings = {"photo": "cat", "photo_sha256": "c0", "prompt": prompt, "candidate": {"name": candidate}}
    return {
        "settings": settings, "loss": loss, "patch_clip": patch_clip, "content": content, "seconds": seconds,
    }  # fmt: skip


ROWS = [
    row(PUBLISHED, "fire", 1000, 0.60, 2.0, 30),
    row(SECOND_SEED, "fire", 1030, 0.61, 2.0, 30),
    row("quick", "fire", 1050, 0.61, 1.0, 10),
    row(PUBLISHED, "ice", 2000, 0.50, 1.0, 30),
    row(SECOND_SEED, "ice", 1980, 0.49, 1.0, 30),
    row("quick", "ice", 2120, 0.50, 0.5, 10),
]


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"loss": 0.0, "patch_clip": 0.0, "content": 0.0}, "as good"),
        ({"loss": -0.019, "patch_clip": 0.009, "content": -0.09}, "as good"),
        ({"loss": 0.03, "patch_clip": 0.0, "content": -0.09}, "better"),
        ({"loss": 0.03, "patch_clip": -0.011, "content": 0.5}, "worse"),
    ],
)
def test_one_number_that_is_worse_decides(changes: dict[str, float], verdict: str) -> None:
    assert judge(changes, TOLERANCES) == verdict


def test_a_candidate_is_compared_pair_by_pair_and_a_second_seed_says_what_is_no_change() -> None:
    published, quick = compare(ROWS, {PUBLISHED: PAPER, "quick": PAPER})
    assert (published.verdict, published.times_as_fast) == ("as good", 1)
    assert quick.changes == pytest.approx({"loss": -0.055, "patch_clip": 0.005, "content": 0.5})
    assert quick.verdict == "worse"
    assert quick.said == (
        "`quick` is worse than the published procedure and 3.0 times as fast: loss +5.5% (up to 2.0% is no change), "
        "patch-CLIP score +0.005 (up to 0.010 is no change), content loss -50.0% (up to 5.0% is no change)."
    )


@pytest.mark.parametrize(("models", "about_openai"), [("openai", False), ("bundled", True)])
def test_the_report_says_when_it_cannot_change_a_preset(models: Any, about_openai: bool) -> None:
    compared = compare(ROWS, {PUBLISHED: PAPER, "quick": PAPER})
    text = markdown(compared, ROWS, {"standard": PUBLISHED}, models, {"device": "a card", "models": {"CLIP": "40d3"}})
    assert "2 pairs are too few" in text
    assert "- `standard` has the settings of `paper`" in text
    assert "on a card. Judged by CLIP (40d3)." in text
    assert ("say nothing about OpenAI's CLIP" in text) == about_openai
    assert "| `quick` | 512 px | 200 | 64 | 10 | 3.00 | 1585 | 0.555 | 0.75 | worse |" in text


def test_candidates_are_the_presets_the_named_ones_and_those_of_the_configuration() -> None:
    settings = Settings(
        presets={"fine": PresetSettings(size=640), "draft": PresetSettings(base="quick")},
    )
    candidates = candidates_of(settings, "openai")
    assert next(iter(candidates)) == PUBLISHED
    assert set(candidates) == {
        *("paper", "draft", "standard", "fine", "quick-draft", "quick-standard", "quick-fine", "small-draft"),
        *("configured-fine", "configured-draft"),
    }
    assert candidates["configured-fine"].size == 640
    assert all(preset.options == Options() for preset in candidates.values())
    painted, same = distinct(candidates)
    assert same == {"standard": "paper", "configured-draft": "quick-draft"}
    assert set(painted) == set(candidates) - set(same)
    assert set(candidates_of(Settings(), "bundled")) == {"paper", "draft", "standard", "fine"}
    small = candidates_of(settings, "openai", 256, 80)
    assert {preset.size for preset in small.values()} == {256}
    assert (small["fine"].steps, small["quick-draft"].steps) == (80, 50)
