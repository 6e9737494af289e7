"""Names that mean a look: artists, works, movements, games, moods. Nothing here imports torch.

A sentence encoder that is small enough to ship knows little about "Vermeer" or "cottagecore"; `names.toml` beside this
file says which of the known styles come nearest.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from engine.protocol.vocabulary import FILLERS, STYLES
from engine.protocol.words import split_words

NAMES_FILE = Path(__file__).with_name("names.toml")


class Name(NamedTuple):
    """A name, and the styles that come nearest to it, in equal shares."""

    words: frozenset[str]
    styles: tuple[str, ...]


def find_name(words: Sequence[str]) -> Name | None:
    """Return the name that words (in lower case, without fillers) have whole, or None; the longest one of several.

    A plural counts as well; the words of the result are those that were given.
    """
    given = {word.removesuffix("s"): word for word in words} | {word: word for word in words}
    found = [name for name in _names() if name.words <= given.keys()]
    if not found:
        return None
    longest = max(found, key=lambda name: len(name.words))  # the first one of the file among equals
    return Name(frozenset(given[word] for word in longest.words), longest.styles)


def is_word_of_names(word: str) -> bool:
    """Return whether a name has this word."""
    return word in _words_of_names()


@cache
def _names() -> tuple[Name, ...]:
    """Return all names whose styles are known, in the order of the file."""
    table: dict[str, list[str]] = tomllib.loads(NAMES_FILE.read_text(encoding="utf-8"))
    return tuple(
        Name(frozenset(split_words(name)) - FILLERS, tuple(styles.split(" + ")))
        for styles, names in table.items()
        for name in names
        if STYLES.keys() >= set(styles.split(" + "))
    )


@cache
def _words_of_names() -> frozenset[str]:
    return frozenset(word for name in _names() for word in name.words)
