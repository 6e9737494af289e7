"""What /styles lists."""

import pytest

from bot.panels.known_styles import styles_panel
from bot.sandbox import validation


@pytest.mark.parametrize(
    ("locale", "listed"),
    [
        ("en-US", "charcoal drawing, watercolor painting, oil painting"),
        ("de", "charcoal drawing, watercolor painting, oil painting"),
        ("zh-CN", "炭笔画、水彩画、油画"),
        ("zh-TW", "炭筆畫、水彩畫、油畫"),
    ],
)
def test_the_styles_are_listed_as_people_type_them(locale: str, listed: str) -> None:
    components = styles_panel("bundled", "/stylize", locale).to_components()  # type: ignore[no-untyped-call]  # discord.py's
    texts = [one["content"] for one in validation.walk(components) if one["type"] == validation.TEXT_DISPLAY]
    assert listed in texts[-1]
