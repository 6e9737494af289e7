import pytest

from engine.protocol import vocabulary


@pytest.mark.parametrize("table", [vocabulary.SIMPLIFIED_CHINESE, vocabulary.TRADITIONAL_CHINESE])
def test_every_style_has_a_chinese_name(table: dict[str, tuple[str, ...]]) -> None:
    assert list(table) == list(vocabulary.STYLES)
    assert all(table.values())


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["mozaic"], ["mosaic"]),
        (["watercolr"], ["watercolor painting"]),
        (["dishwasher"], []),
        (["embroidry"], ["embroidery"]),
    ],
)
def test_words_that_are_written_wrong_are_near_to_a_style(words: list[str], near: list[str]) -> None:
    assert vocabulary.nearest_styles(words)[:1] == near


def test_chinese_that_names_no_style_is_unknown() -> None:
    assert vocabulary.find_style("飞艇") is None


@pytest.mark.parametrize(
    ("prompt", "latin"),
    [
        ("Ölgemälde", True),
        ("水彩画", True),
        ("水彩畫", True),
        ("我的猫和狗", False),
        ("акварель", False),
        ("watercolor 水", True),
        ("42", True),
    ],
)
def test_scripts_that_clip_cannot_read_are_noticed(prompt: str, latin: bool) -> None:
    assert vocabulary.is_latin(prompt) is latin
