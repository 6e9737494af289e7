"""Names that mean a look: artists, works, movements, games, moods. Nothing here imports torch.

A sentence encoder that is small enough to ship knows little about "Vermeer" or "cottagecore"; `names.toml` beside this
file says which of the known styles come nearest.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from engine.protocol.vocabulary import COLORS, FILLERS, STYLES
from engine.protocol.words import load_words, spelled_alike, split_words

# What names have of the words that otherwise say nothing: "rock art" is not about rocks.
_TELLING = frozenset(
    {"art", "painting", "paintings", "drawing", "photo", "picture", "image", "thing", "things", "look"}
)
NAMES_FILE = Path(__file__).with_name("names.toml")


class Name(NamedTuple):
    """A name, and the styles that come nearest to it, in equal shares.

    `color` is one of COLORS, in which they are painted, or None for their own. `is_thing` is whether the name stands
    for a thing, a place or a mood, and not for who makes pictures like that.
    """

    words: frozenset[str]
    styles: tuple[str, ...]
    color: str | None = None
    is_thing: bool = False


def find_name(words: Sequence[str]) -> Name | None:
    """Return the name that words (in lower case, fillers among them or not) have whole, or None.

    Of several it is the longest one, and of these the one whose words are rarest: "a cute squirrel" is about the
    squirrel. A plural counts as well; the words of the result are those that were given.
    """
    given = {word.removesuffix("s"): word for word in words} | {word: word for word in words}
    found = [name for name in all_names() if name.words <= given.keys()]
    if not found:
        return None
    best = max(found, key=lambda name: (len(name.words), -max(map(load_words().frequency, name.words))))
    return best._replace(words=frozenset(given[word] for word in best.words))


def is_word_of_names(word: str) -> bool:
    """Return whether a name has this word."""
    return word in _words_of_names()


def misspelt_word_of_names(word: str) -> str | None:
    """Return the word of names that another one was probably meant as, or None."""
    return next((known for known, _ in spelled_alike(word, _words_of_names())), None)


@cache
def all_names() -> tuple[Name, ...]:
    """Return all names whose styles are known, in the order of the file."""
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(NAMES_FILE.read_text(encoding="utf-8"))
    found = []
    for kind, table in tables.items():
        for key, names in table.items():
            color, styles = _color_and_styles(key)
            if STYLES.keys() >= set(styles):
                found += [
                    Name(frozenset(split_words(name)) - (FILLERS - _TELLING), styles, color, kind == "things")
                    for name in names
                ]
    return tuple(found)


def _color_and_styles(key: str) -> tuple[str | None, tuple[str, ...]]:
    """Return what a key of the file says: ("green", ("horror",)) for "green horror"."""
    color, _, style = key.partition(" ")
    return (color, (style,)) if color in COLORS and style in STYLES else (None, tuple(key.split(" + ")))


@cache
def _words_of_names() -> frozenset[str]:
    return frozenset(word for name in all_names() for word in name.words)
