import sys

import pytest
from msgspec.structs import replace

from bot.config import ModerationSettings, PictureCheckSettings, PresetSettings, Settings
from bot.imaging.imaging_client import CHECK_PACKAGES
from bot.rules.picture_rules import PictureCheck
from bot.terminal.checks import picture_check
from bot.terminal.doctor import PUBLISHED_LOSSES, example_presets, far_off
from engine.protocol.presets import PAPER


def test_losses_of_the_published_order_of_magnitude_are_well() -> None:
    assert far_off({key: 1.8 * loss for key, loss in PUBLISHED_LOSSES.items()}) == []


def test_a_loss_far_off_is_named_with_what_it_means() -> None:
    (content,) = far_off({**PUBLISHED_LOSSES, "content": 30.0})
    assert content.startswith("content is far off")
    assert "VGG19" in content
    (direction,) = far_off({**PUBLISHED_LOSSES, "direction": 1.05})
    assert "CLIP does not see the style" in direction


def test_one_example_stands_for_standard_where_that_is_the_published_procedure() -> None:
    assert example_presets(Settings().preset("standard"), 20) == {"paper and standard": replace(PAPER, steps=20)}


def test_a_standard_of_its_own_is_painted_too_with_no_more_than_its_steps() -> None:
    standard = Settings(presets={"standard": PresetSettings(base="quick")}).preset("standard")
    examples = example_presets(standard, 200)
    assert examples == {"paper": PAPER, "standard": standard}
    assert [preset.steps for preset in example_presets(standard, 20).values()] == [20, 20]


def test_the_picture_check_is_looked_at_where_the_configuration_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Settings(moderation=ModerationSettings(pictures=PictureCheckSettings(check=PictureCheck.REFUSE)))
    assert picture_check(Settings()) is None
    found = picture_check(asked)
    assert found
    assert (found.state, found.said) == ("ok", "installed; refuse, normal")
    for package in CHECK_PACKAGES:
        monkeypatch.setitem(sys.modules, package, None)
    found = picture_check(asked)
    assert found
    assert found.state == "problem"
    assert "EXTRAS=moderation" in found.to_do
