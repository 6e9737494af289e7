import tomllib

import pytest

from engine.bundled.training.captions import filed_styles
from engine.protocol.meaning import understand
from engine.protocol.names import NAMES_FILE, all_names, find_name
from engine.protocol.vocabulary import COLORS, MEDIA, STYLES

RENDERED = STYLES.keys() | filed_styles().keys()


def test_names_stand_for_styles_that_there_are_and_each_stands_once() -> None:
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(NAMES_FILE.read_text(encoding="utf-8"))
    assert tables.keys() == {"makers", "things"}
    keys = [key for table in tables.values() for key in table]
    for style in (style for key in keys for style in key.split(" + ")):
        color, _, rest = style.partition(" ")
        assert style in RENDERED or (color in COLORS and rest in RENDERED)
    names = [name.words for name in all_names()]
    assert all(names)
    assert len(names) == len(set(names))


def test_media_are_styles_that_there_are() -> None:
    assert MEDIA <= RENDERED


@pytest.mark.parametrize(
    ("prompt", "styles"),
    [
        ("Vermeer", ["oil painting"]),
        ("in the style of Georges Seurat", ["pointillism"]),
        ("Wallace & Gromit", ["claymation"]),
        ("vampires", ["horror"]),
        ("a picture from Minecraft", ["pixel art"]),
        ("Vermeer underwater", ["oil painting"]),
        ("blue Vermeer", ["oil painting"]),
    ],
)
def test_a_name_is_painted_as_what_stands_for_it(prompt: str, styles: list[str]) -> None:
    (part,) = understand(prompt).parts
    assert [style for style, _ in part.styles] == styles
    assert not part.is_named
    assert part.meant


def test_a_longer_name_comes_first() -> None:
    found = find_name(["sargent", "singer", "john"])
    assert found
    assert found.words == {"john", "singer", "sargent"}
    assert find_name(["edward"]) is None
    assert understand("ice cream").parts[0].styles != understand("ice").parts[0].styles


def test_a_name_needs_its_words_that_otherwise_say_nothing() -> None:
    assert understand("rock art").parts[0].styles == (("cave painting", 1.0),)
    assert understand("rock").parts[0].styles != (("cave painting", 1.0),)
    assert understand("a press photo").parts[0].styles == (("newspaper", 1.0),)
    assert understand("instant coffee").parts[0].styles != (("polaroid", 1.0),)
    assert understand("an old leather book").parts[0].styles == (("leather", 1.0),)


def test_of_two_names_the_rarer_one_counts() -> None:
    assert understand("a cute squirrel").parts[0].styles == understand("squirrel").parts[0].styles
    assert understand("a happy zombie").parts[0].styles == understand("zombie").parts[0].styles


@pytest.mark.parametrize(
    ("prompt", "style", "hue", "source"),
    [
        ("zombies", "horror", "green", "zombies"),
        ("a jungle", "autumn leaves", "green", "jungle"),
        ("tropical monstera leaves", "autumn leaves", "green", "tropical monstera"),
        ("a red jungle", "autumn leaves", "red", "red"),
        ("a lavender field", "grass", "purple", "lavender field"),
    ],
)
def test_a_name_may_bring_a_color(prompt: str, style: str, hue: str, source: str) -> None:
    (part,) = understand(prompt).parts
    assert part.styles == ((style, 1.0),)
    assert part.palette
    assert part.palette.hue == hue
    assert set(part.palette.source.split()) <= set(source.split())


def test_autumn_leaves_in_a_forest_stay_brown() -> None:
    (part,) = understand("autumn leaves in a jungle").parts
    assert part.palette is None or part.palette.source == "jungle"
    assert part.is_named


@pytest.mark.parametrize(
    ("prompt", "style"),
    [("a neon pizza", "neon"), ("cyberpunk samurai", "cyberpunk"), ("a calm galaxy", "galaxy"), ("cute lava", "lava")],
)
def test_things_and_moods_change_no_style_that_is_named(prompt: str, style: str) -> None:
    assert understand(prompt).parts[0].styles == ((style, 1.0),)


@pytest.mark.parametrize(
    ("prompt", "style", "source"),
    [
        ("watercolor underwater", "watercolor painting", "underwater"),
        ("stained glass of a galaxy", "stained glass", "galaxy"),
        ("an oil painting of chocolate", "oil painting", "chocolate"),
        ("pink cyberpunk", "cyberpunk", "pink"),
        ("zombie watercolor", "watercolor painting", "zombie"),
        ("an abstract mosaic", "mosaic", None),
        ("a mosaic by Vermeer", "mosaic", None),
    ],
)
def test_how_a_picture_is_made_comes_before_what_is_on_it(prompt: str, style: str, source: str | None) -> None:
    (part,) = understand(prompt).parts
    assert part.is_named
    assert part.styles == ((style, 1.0),)
    assert (part.palette.source if part.palette else None) == source
