import subprocess
import sys

import pytest

from engine.protocol.meaning import Part, hue_of, suggest_styles, understand
from engine.protocol.vocabulary import COLORS, SIMPLIFIED_CHINESE, STYLES, SYNONYMS, TRADITIONAL_CHINESE
from engine.protocol.words import RARE_FILE, load_words


def only_part(prompt: str) -> Part:
    (part,) = understand(prompt).parts
    return part


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
        ("green", "green"),
        ("dark green", "green"),
        ("like a watercolor", "watercolor painting"),
        ("pencil drawing", "pencil sketch"),
        ("as if it were knitted", "knitted wool"),
        ("a video game with pixels", "pixel art"),
        ("made of cobblestone", "stone wall"),
        ("水彩画风格", "watercolor painting"),
        ("把这张照片变成蓝色的油画", "blue oil painting"),
        ("蓝图", "blueprint"),
        ("像梵高的星空一样", "starry night"),
        ("請把這張照片變成藍色的油畫", "blue oil painting"),
        ("像梵谷的星空一樣", "starry night"),
        ("pink mosaic", "pink mosaic"),
        ("a mosaic in pink and yellow", "pink mosaic"),
        ("green grass", "grass"),
        ("red rocks", "red stone wall"),
        ("red and blue", "red"),
        ("a mozaic", "mosaic"),
        ("watercolr", "watercolor painting"),
    ],
)
def test_named_styles_and_colors_are_read_as_they_were_trained(prompt: str, read_as: str) -> None:
    part = only_part(prompt)
    assert part.is_named
    assert part.caption == read_as


def test_every_style_synonym_and_chinese_name_is_read_as_its_style() -> None:
    for style in STYLES:
        for name in (style, *SYNONYMS.get(style, ()), *SIMPLIFIED_CHINESE[style], *TRADITIONAL_CHINESE[style]):
            part = only_part(name)
            assert (part.caption, part.unknown, part.is_named) == (style, (), True), name


@pytest.mark.parametrize(
    ("prompt", "among"),
    [
        ("granite", {"marble", "stone wall", "concrete"}),
        ("sunflowers", {"flowers"}),
        ("ruby", {"emerald", "amethyst", "diamond"}),
        ("a hurricane", {"lightning"}),
        ("woodburning", {"wood"}),
        ("asteroids", {"galaxy", "star map"}),
        ("ceramic tiles", {"mosaic"}),
        ("despair", {"expressionism", "horror"}),
    ],
)
def test_other_words_are_painted_as_the_style_nearest_by_meaning(prompt: str, among: set[str]) -> None:
    part = only_part(prompt)
    assert not part.is_named
    assert part.styles[0][0] in among
    assert sum(share for _, share in part.styles) == pytest.approx(1)


@pytest.mark.parametrize(
    ("word", "hues"),
    [
        ("chocolate", {"brown"}), ("lavender", {"purple"}), ("the ocean wind", {"blue"}), ("blood", {"red"}),
        ("mint", {"green"}), ("rusty old nails", {"brown", "orange"}), ("galaxy", {"purple", "blue"}),
        ("zombie", {"green"}), ("zombies", {"green"}), ("a desert island", {"brown", "orange", "yellow"}),
        ("forest", {"green"}), ("cherry blossoms", {"pink"}), ("tomato", {"red", "orange"}), ("emerald", {"green"}),
    ],
)  # fmt: skip
def test_words_carry_their_colors_from_dark_to_light(word: str, hues: set[str]) -> None:
    palette = only_part(f"{word} watercolor").palette or only_part(word).palette
    assert palette
    assert palette.hue in hues
    light = [0.2126 * int(c[:2], 16) + 0.7152 * int(c[2:4], 16) + 0.0722 * int(c[4:], 16) for c in palette.colors]
    assert light == sorted(light)
    assert light[-1] - light[0] > 100


@pytest.mark.parametrize("word", ["music", "happy", "beautiful", "computer", "portrait", "abstract"])
def test_words_without_a_color_carry_none(word: str) -> None:
    assert only_part(f"{word} mosaic").palette is None


@pytest.mark.parametrize(
    ("prompt", "source"),
    [
        ("wood carving", None),
        ("oil painting with matte lighting", None),
        ("oil painting of a stormy sea", "stormy"),
        ("watercolor of a rusty robot", "rusty"),
        ("peacock feathers", "peacock"),
    ],
)
def test_beside_a_style_only_what_surely_has_a_color_gives_it(prompt: str, source: str | None) -> None:
    palette = only_part(prompt).palette
    assert (palette.source if palette else None) == source


def test_a_plain_color_comes_before_one_that_a_word_carries() -> None:
    palette = only_part("blue chocolate oil painting").palette
    assert palette
    assert palette.source == "blue"


@pytest.mark.parametrize("prompt", ["qwertz", "asdf ghjk", "xqzt", "???", "42"])
def test_strings_without_a_known_word_are_not_understood(prompt: str) -> None:
    assert not understand(prompt).is_understood


@pytest.mark.parametrize(("rare", "common"), [("axolotl", "salamander"), ("argentous", "silver")])
def test_a_rare_english_word_means_what_a_common_one_does(rare: str, common: str) -> None:
    assert load_words().row(rare) is None
    assert only_part(rare).styles == only_part(common).styles
    assert common not in (*only_part(rare).meant, *only_part(f"{rare} on velvet").ignored)


def test_each_rare_word_stands_for_a_known_one() -> None:
    lines = RARE_FILE.read_text(encoding="ascii").splitlines()[1:]
    assert len(lines) > 40_000
    known = {load_words().name(row) for row in range(len(load_words()))}
    assert all(common in known and rare not in known for rare, common in (line.split("\t") for line in lines))


@pytest.mark.parametrize(
    ("prompt", "has_palette"),
    [
        ("a sunset over the ocean", False),
        ("neon lights in the rain", False),
        ("blue sunset", True),
        ("walnut wood", True),
    ],
)
def test_what_has_colors_of_its_own_takes_them_only_from_a_plain_color(prompt: str, has_palette: bool) -> None:
    assert bool(only_part(prompt).palette) == has_palette


@pytest.mark.parametrize(
    ("prompt", "source"),
    [
        ("white wool", "white"),
        ("black leather", "black"),
        ("a wall of grey stone", "grey"),
        ("a black pencil sketch", None),
        ("black and white wool", None),
        ("a black cat in oil", None),
    ],
)
def test_materials_may_be_black_or_white(prompt: str, source: str | None) -> None:
    palette = only_part(prompt).palette
    assert (palette.source if palette else None) == source


@pytest.mark.parametrize("color", COLORS)
def test_each_plain_color_is_called_by_its_name(color: str) -> None:
    palette = only_part(f"{color} mosaic").palette
    assert palette
    assert palette.hue == color


def test_colors_in_the_plural_are_colors() -> None:
    palette = only_part("stained glass in deep reds and blues").palette
    assert palette
    assert palette.source == "red"


def test_a_prompt_of_filler_words_is_painted_too() -> None:
    assert only_part("a painting").styles
    assert only_part("make it look like art").styles
    assert not only_part("art qwertz").styles


def test_typing_errors_and_plurals_are_the_words_that_were_meant() -> None:
    assert only_part("zombei").palette == only_part("zombie").palette
    assert only_part("vampires").styles == only_part("vampire").styles


@pytest.mark.parametrize(
    ("prompt", "style"),
    [
        ("celtic knotwork", "golden patterns"),  # no dotwork
        ("diwali lamps", "candlelight"),  # not by Dali
        ("impresionism", "impressionism"),
        ("psycadelic", "psychedelic"),
        ("a picture by Mucah", "art nouveau"),
        ("rembrant", "oil painting"),
        ("an old vilage in the mountians", "stone wall"),
        ("thundercloudy", "clouds"),
    ],
)
def test_a_word_is_taken_for_another_one_only_if_it_is_nearly_that(prompt: str, style: str) -> None:
    assert only_part(prompt).styles[0][0] == style


def test_a_misspelt_word_may_say_nothing() -> None:
    assert only_part("an oil paiting").ignored == ()


def test_each_weighted_part_is_understood_by_itself() -> None:
    zombie, watercolor = understand("zombie:3, watercolor:1").parts
    assert (zombie.weight, watercolor.weight) == (0.75, 0.25)
    assert watercolor.is_named
    assert watercolor.palette is None
    assert not understand("watercolor:1, qwertz:1").is_understood


def test_words_that_change_nothing_are_told_apart_from_unknown_ones() -> None:
    part = only_part("a watercolor of my music and qwertz, please")
    assert part.ignored == ("music",)
    assert part.unknown == ("qwertz",)


@pytest.mark.parametrize(
    ("prompt", "english"),
    [
        ("僵尸", "zombie"),
        ("巧克力", "chocolate"),
        ("樱花", "cherry blossom"),
        ("龍", "dragon"),
        ("猫", "cat"),
        ("红宝石", "ruby"),
        ("紅寶石", "ruby"),
        ("蓝天", "blue sky"),
    ],
)
def test_common_chinese_words_mean_what_their_english_ones_do(prompt: str, english: str) -> None:
    assert only_part(prompt).styles == only_part(english).styles


def test_suggestions_come_by_meaning_and_for_unknown_words_by_letters() -> None:
    assert set(suggest_styles("embroiderer")) & {"embroidery", "knitted wool"}
    assert suggest_styles("wtaercolor")[0] == "watercolor painting"
    assert len(suggest_styles("qwertz")) == 3
    assert not set(suggest_styles("a sad song")) & set(COLORS)


@pytest.mark.parametrize(
    ("color", "hue"),
    [("8e0d12", "red"), ("ff7a1a", "orange"), ("6f3f22", "brown"), ("5f7d3a", "green"), ("808080", "gray")],
)
def test_colors_are_called_as_people_call_them(color: str, hue: str) -> None:
    assert hue_of(color) == hue


@pytest.mark.process
def test_it_needs_neither_numpy_nor_torch() -> None:
    code = """
import sys
from engine.protocol.meaning import suggest_styles, understand
assert understand("zombie").is_understood and understand("巧克力").is_understood and suggest_styles("qwertz")
assert not {"numpy", "torch"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)
