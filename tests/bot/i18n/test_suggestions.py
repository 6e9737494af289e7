import pytest

from bot.i18n.suggestions import curated_styles, suggestions


@pytest.mark.parametrize(("locale", "shown"), [("zh-CN", "水彩画"), ("zh-TW", "水彩畫"), ("ja", "watercolor painting")])
def test_styles_are_offered_in_chinese_or_in_english(locale: str, shown: str) -> None:
    styles = curated_styles(locale)
    assert {style.isascii() for style in styles} == {locale == "ja"}
    for typed in ("水彩", "水彩画", "水彩畫"):
        assert suggestions(typed, [], styles)[0] == shown
