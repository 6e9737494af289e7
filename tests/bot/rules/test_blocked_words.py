"""Which prompts have a blocked word in them, however it is written, and which only look as if."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.blocked_words import blocked_words, normal_form

EVASIONS = [
    "gore",
    "GORE",
    "a Gore, please",
    "gore!",
    "“gore”",
    "gòré",
    "g\u200bo\u200br\u200be",  # zero-width spaces
    "go\u00adre",  # a soft hyphen
    "gоrе",  # Cyrillic о and е
    "ɡore",
    "ｇｏｒｅ",
    "𝓰𝓸𝓻𝓮",
    "g0r3",
    "g o r e",
    "g.o.r.e",
    "g-o-r-e and more",
    "go-re",
    "go_re",
    "goooore",
    "much g*o*r*e",
]
INNOCENT = [
    "gorey edward",
    "gorgeous",
    "allegory",
    "categoreal",
    "Gorenje",
    "let us go reading",
    "go re",
    "a g or an e",
    "watercolor painting",
    "",
    "水彩画",
]


@pytest.mark.parametrize("prompt", EVASIONS)
def test_a_blocked_word_is_found_however_it_is_written(prompt: str) -> None:
    assert blocked_words(prompt, ["gore"]) == ["gore"]


@pytest.mark.parametrize("prompt", INNOCENT)
def test_an_innocent_word_that_contains_one_is_no_matter(prompt: str) -> None:
    assert blocked_words(prompt, ["gore"]) == []


@pytest.mark.parametrize(
    ("prompt", "blocked", "allowed", "found"),
    [
        ("the pen is red", ["penis"], [], []),
        ("class, assassin, Scunthorpe, bass", ["ass", "cunt"], [], []),
        ("a$$", ["ass"], [], ["ass"]),
        ("dead   bodies", ["dead bodies"], [], ["dead bodies"]),
        ("bodies that are dead", ["dead bodies"], [], []),
        ("dead-bodies", ["dead bodies"], [], ["dead bodies"]),
        ("ice and fire", ["fire", "ice"], [], ["fire", "ice"]),
        ("血腥的画", ["血腥"], [], ["血腥"]),
        ("血 腥", ["血腥"], [], ["血腥"]),
        ("彩色玻璃", ["色"], [], ["色"]),
        ("彩色玻璃", ["色"], ["彩色"], []),
        ("彩色和色", ["色"], ["彩色"], ["色"]),
        ("Gore Vidal", ["gore"], ["gore vidal"], []),
        ("Gore Vidal's gore", ["gore"], ["gore vidal"], ["gore"]),
        ("кровь и огонь", ["кровь"], [], ["кровь"]),
        ("КРОВЬ", ["кровь"], [], ["кровь"]),
        ("90s style, 4k", ["gore"], [], []),
        ("STRASSE", ["straße"], [], ["straße"]),
    ],
)
def test_words_phrases_and_scripts(prompt: str, blocked: list[str], allowed: list[str], found: list[str]) -> None:
    assert blocked_words(prompt, blocked, allowed) == found


def test_two_ways_to_write_a_word_have_one_normal_form() -> None:
    assert len({normal_form(word) for word in ("Gore", "gоrе", "g0re", "goooore")}) == 1
    assert normal_form("gore") != normal_form("gory")


@given(st.text(max_size=60), st.text(max_size=10))
def test_no_text_breaks_it_and_a_word_is_found_in_itself(prompt: str, word: str) -> None:
    blocked_words(prompt, [word], [prompt])
    if any(char.isalpha() for char in normal_form(word)):
        assert blocked_words(word, [word]) == [word]
