import pytest

from engine.protocol import vocabulary


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
        ("like a watercolor", "watercolor painting"),
        ("pencil drawing", "pencil sketch"),
        ("as if it were knitted", "knitted wool"),
        ("a video game with pixels", "pixel art"),
        ("made of cobblestone", "stone wall"),
        ("水彩画风格", "watercolor painting"),
        ("把这张照片变成蓝色的油画", "blue oil painting"),
        ("蓝图", "blueprint"),
        ("像梵高的星空一样", "starry night"),
        ("水彩畫風格", "watercolor painting"),
        ("請把這張照片變成藍色的油畫", "blue oil painting"),
        ("藍圖", "blueprint"),
        ("像梵谷的星空一樣", "starry night"),
        ("pink mosaic", "pink mosaic"),
        ("a mosaic in pink and yellow", "pink mosaic"),
        ("green grass", "grass"),
        ("red and blue", "red"),
    ],
)
def test_the_bundled_models_read_a_prompt_in_the_words_they_know(prompt: str, read_as: str) -> None:
    assert vocabulary.canonical_prompt(prompt) == read_as


def test_every_style_is_read_as_itself() -> None:
    assert [vocabulary.canonical_prompt(style) for style in vocabulary.STYLES] == list(vocabulary.STYLES)


def test_unknown_words_are_named_once_and_fillers_are_not() -> None:
    assert vocabulary.unknown_words("a watercolor of my Zeppelin and zeppelin, please") == ["zeppelin"]


@pytest.mark.parametrize("table", [vocabulary.SIMPLIFIED_CHINESE, vocabulary.TRADITIONAL_CHINESE])
def test_every_style_has_a_chinese_name_that_is_read_as_itself(table: dict[str, tuple[str, ...]]) -> None:
    assert list(table) == list(vocabulary.STYLES)
    for style, names in table.items():
        for name in names:
            assert vocabulary.canonical_prompt(name) == style, name
            assert vocabulary.unknown_words(name) == [], name


@pytest.mark.parametrize("style", vocabulary.SYNONYMS)
def test_synonyms_ask_for_their_style(style: str) -> None:
    for synonym in vocabulary.SYNONYMS[style]:
        assert vocabulary.canonical_prompt(synonym) == style, synonym


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
    assert vocabulary.unknown_words("飞艇的水彩画") == ["飞艇"]
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
