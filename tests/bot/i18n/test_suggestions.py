import pytest

from bot.i18n.suggestions import curated_styles, suggestions


@pytest.mark.parametrize(("locale", "shown"), [("zh-CN", "水彩画"), ("zh-TW", "watercolor painting"), ("ja", None)])
def test_styles_are_offered_in_simplified_chinese_or_in_english(locale: str, shown: str | None) -> None:
    styles = curated_styles(locale)
    assert suggestions("水彩", [], styles)[0] in styles
    assert all(style.isascii() for style in styles) == (locale != "zh-CN")
    assert shown is None or suggestions("水彩", [], styles) == [shown]
