"""Chinese prompts: names of styles, and a list of common words, in English. Nothing here imports torch."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from engine.protocol.vocabulary import STYLE_NAMES, translate_style_names

WORDS_FILE = Path(__file__).with_name("chinese.tsv")  # made by `python -m engine.bundled.training.language`
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


def in_english(prompt: str) -> str:
    """Return a prompt with the names of styles and the common words in it in English.

    Chinese words that are in no list stay as they are. Of overlapping words the longest counts: 红宝石 is a ruby,
    although 红 is red.
    """
    around = _CHINESE.sub(lambda match: _translate(match[0], _words_around_styles()), prompt)
    return _CHINESE.sub(lambda match: _translate(match[0], _words()), translate_style_names(around))


def _translate(text: str, words: dict[str, str]) -> str:
    english, unknown, at = [], "", 0
    longest = _longest()
    while at < len(text):
        found = next((text[at : at + n] for n in range(longest, 0, -1) if text[at : at + n] in words), None)
        if found:
            english += [unknown, words[found]]
            unknown = ""
        else:
            unknown += text[at]
        at += len(found or text[at])
    return f" {' '.join(word for word in (*english, unknown) if word)} " if english else text


@cache
def _words_around_styles() -> dict[str, str]:
    """Return English by those Chinese words that have the name of a style in them; the names themselves stay."""
    around = {word: english for word, english in _words().items() if not STYLE_NAMES.keys().isdisjoint(_parts(word))}
    return around | {name: name for name in STYLE_NAMES}


@cache
def _longest() -> int:
    """Return the number of characters of the longest word or name of a style."""
    return max(map(len, (*_words(), *STYLE_NAMES)))


def _parts(word: str) -> Iterator[str]:
    return (word[first:last] for first in range(len(word)) for last in range(first + 1, len(word) + 1))


@cache
def _words() -> dict[str, str]:
    """Return English by Chinese words."""
    words: dict[str, str] = {}
    for line in WORDS_FILE.read_text(encoding="utf-8").splitlines():
        simplified, traditional, english = line.split("\t")
        words |= {simplified: english, traditional or simplified: english}
    return words
