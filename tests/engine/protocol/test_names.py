import tomllib

import pytest

from engine.bundled.training.captions import filed_styles
from engine.protocol.meaning import understand
from engine.protocol.names import NAMES_FILE, find_name
from engine.protocol.vocabulary import FILLERS, MEDIA, STYLES
from engine.protocol.words import split_words

RENDERED = STYLES.keys() | filed_styles().keys()


def test_names_stand_for_styles_that_there_are_and_each_stands_once() -> None:
    table: dict[str, list[str]] = tomllib.loads(NAMES_FILE.read_text(encoding="utf-8"))
    assert {style for key in table for style in key.split(" + ")} <= RENDERED
    names = [frozenset(split_words(name)) - FILLERS for names in table.values() for name in names]
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
