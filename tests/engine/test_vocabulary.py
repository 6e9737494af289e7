import pytest

from engine import vocabulary


@pytest.mark.parametrize(
    ("prompt", "read_as"),
    [
        ("Sketch with black pencil", "pencil sketch"),
        ("Mosaic", "mosaic"),
        ("Watercolor painting", "watercolor painting"),
        ("in the style of a stained-glass window", "stained glass"),
        ("a painting by van gogh", "starry night"),
        ("blue watercolor", "blue watercolor painting"),
        ("make it neon, please", "neon"),
        ("oil painting of fire", "oil painting"),
        ("green", "green"),
        ("a dishwasher", "a dishwasher"),
    ],
)
def test_the_bundled_models_read_a_prompt_in_the_words_they_know(prompt: str, read_as: str) -> None:
    assert vocabulary.reading(prompt) == read_as


def test_every_style_is_read_as_itself() -> None:
    assert [vocabulary.reading(style) for style in vocabulary.STYLES] == list(vocabulary.STYLES)


def test_unknown_words_are_named_once_and_fillers_are_not() -> None:
    assert vocabulary.unknown_words("a watercolor of my Zeppelin and zeppelin, please") == ["zeppelin"]


@pytest.mark.parametrize(
    ("prompt", "latin"),
    [("Ölgemälde", True), ("水彩画", False), ("акварель", False), ("watercolor 水", True), ("42", True)],
)
def test_scripts_that_clip_cannot_read_are_noticed(prompt: str, latin: bool) -> None:
    assert vocabulary.is_latin(prompt) is latin
