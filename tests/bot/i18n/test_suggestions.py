import pytest

from bot.i18n.suggestions import curated_styles, nearest_by_meaning, suggestions


@pytest.mark.parametrize(("locale", "shown"), [("zh-CN", "水彩画"), ("zh-TW", "水彩畫"), ("ja", "watercolor painting")])
def test_styles_are_offered_in_chinese_or_in_english(locale: str, shown: str) -> None:
    styles = curated_styles(locale)
    assert {style.isascii() for style in styles} == {locale == "ja"}
    for typed in ("水彩", "水彩画", "水彩畫"):
        assert suggestions(typed, [], styles)[0] == shown


def test_styles_are_near_by_meaning_in_the_words_of_the_list() -> None:
    assert set(nearest_by_meaning("a needle and thread", "en-US")) & {"embroidery", "knitted wool"}
    assert set(nearest_by_meaning("needle and thread", "zh-CN")) <= set(curated_styles("zh-CN"))
    assert nearest_by_meaning("qwertz", "en-US") == []
