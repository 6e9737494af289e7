"""What /privacy says about how long pictures are kept."""

from datetime import UTC, datetime

import pytest

from bot.config import RetentionSettings
from bot.panels.privacy_panel import privacy_panel
from bot.sandbox import validation
from bot.store.people import Summary

SUMMARY = Summary(since=datetime.now(UTC), jobs=3, pictures=2, prompts=1, styles=0)
FOR_EVER = RetentionSettings(photos_days=0, results_days=0, networks_days=0, gigabytes=0)
PHOTOS = "-# Your photos are deleted after 7 days."
RESULTS = "-# Results are deleted after one day, except favorites."
SPACE = "-# The oldest pictures are deleted earlier when the bot's storage is full, favorites last."


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ({}, []),
        ({"photos_days": 7}, [PHOTOS]),
        ({"photos_days": 6.5}, [PHOTOS]),  # never sooner than it says
        ({"results_days": 1}, [RESULTS]),
        ({"gigabytes": 20}, [SPACE]),
        ({"photos_days": 7, "results_days": 1, "gigabytes": 20}, [PHOTOS, RESULTS, SPACE]),
    ],
)
def test_it_says_how_long_photos_and_results_are_kept_where_they_are_not_kept_for_ever(
    kept: dict[str, float], said: list[str]
) -> None:
    panel = privacy_panel(SUMMARY, FOR_EVER.model_copy(update=kept), "en-US")
    components = panel.to_components()  # type: ignore[no-untyped-call]  # discord.py's
    lines = [
        line
        for component in validation.walk(components)
        if component["type"] == validation.TEXT_DISPLAY
        for line in component["content"].splitlines()
    ]
    assert [line for line in lines if line.startswith("-#")] == said
