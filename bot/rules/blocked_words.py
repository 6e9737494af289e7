"""Blocked words in prompts, recognized however they are written; pure functions.

Two words are the same if they differ only in case, accents, look-alike letters (Unicode's table of confusables,
https://www.unicode.org/reports/tr39/), digits in place of letters, invisible characters, repeated letters, or
punctuation between letters. Only whole words count, except in scripts that put no spaces between words.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache

LONGEST_WORD = 50  # characters
CACHED = 5000  # words of all guilds
_AS_LETTERS = str.maketrans("013457@$!|+", "oieastasilt")
_WORD = re.compile(r"(?:[^\W_]|[@$!|+])+")
_RUN = re.compile(r"(.)\1{2,}")  # a letter three times or more, which no word needs


def blocked_words(prompt: str, blocked: Collection[str], allowed: Collection[str] = ()) -> list[str]:
    """Return the blocked words that occur in a prompt, in the order of `blocked`.

    `allowed` are words or phrases that are ignored even if they contain a blocked word.
    """
    if not blocked:
        return []
    text = _plain(prompt)
    for phrase in sorted((_plain(one) for one in allowed), key=len, reverse=True):
        if phrase:
            text = re.sub(_whole(phrase), " ", text)
    readings = set(_readings(text))
    tight = "".join(text.split())
    lengths = {len(_wanted(word)) for word in blocked} - {0}
    phrases = {
        reading[start : start + length]
        for reading in readings
        for length in lengths
        for start in range(len(reading) - length + 1)
    }
    return [word for word in blocked if _wanted(word) in phrases or (_inside(word) and _inside(word) in tight)]


def normal_form(word: str) -> str:
    """Return the form in which words and phrases are compared; equal forms are the same word."""
    return " ".join(_same_letters(one) for one in _plain(word).split())


@lru_cache(CACHED)
def _wanted(word: str) -> tuple[str, ...]:
    """Return the words of a phrase as they must follow each other in a prompt.

    Empty for scripts without spaces, and for a phrase without any word.
    """
    plain = _plain(word)
    return () if _unspaced(plain) else tuple(_same_letters(one) for one in _WORD.findall(plain))


@lru_cache(CACHED)
def _inside(word: str) -> str:
    """Return a word that is searched inside of others, as its script puts no spaces between words; else ""."""
    plain = _plain(word)
    return "".join(plain.split()) if _unspaced(plain) else ""


def _readings(text: str) -> Iterable[tuple[str, ...]]:
    """Yield the words of a text in every way in which it can be read."""
    chunks = text.split()
    apart = [word for chunk in chunks for word in _WORD.findall(chunk)]
    joined = ["".join(_WORD.findall(chunk)) for chunk in chunks]  # f.i.r.e, fi-re
    for words in (apart, _spelled(apart), joined, _spelled(joined)):
        yield tuple(_same_letters(word) for word in words)
        yield tuple(_same_letters(word.strip("!|+@$")) for word in words)


def _spelled(words: Sequence[str]) -> list[str]:
    """Join two or more single letters in a row to one word, as in "f i r e"."""
    found: list[str] = []
    alone = ""
    for word in [*words, "  "]:
        if len(word) == 1:
            alone += word
            continue
        if alone:
            found.append(alone)
        alone = ""
        found.append(word)
    return found[:-1]


def _same_letters(word: str) -> str:
    return _RUN.sub(r"\1", word.translate(_AS_LETTERS))


def _plain(text: str) -> str:
    """Return a text case-folded, without accents and invisible characters, with look-alikes replaced."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = (char for char in decomposed if unicodedata.category(char) not in ("Mn", "Cf", "Cc") or char.isspace())
    return "".join(_look_alike(char) for char in kept)


@cache
def _look_alike(char: str) -> str:
    """Return the Latin letter that a character looks like, or the character itself."""
    if char.isascii() or _unspaced(char):
        return char
    from confusable_homoglyphs import confusables  # takes 10 MB, needed only if a guild blocks words

    same = [one["c"].casefold() for one in confusables.confusables_data.get(char, [])]
    return next((one for one in same if len(one) == 1 and one.isascii() and one.isalpha()), char)


def _unspaced(text: str) -> bool:
    """Return whether a text has a letter of a script that puts no spaces between words."""
    names = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
    return any(unicodedata.name(char, "").startswith(names) for char in text)


def _whole(phrase: str) -> str:
    escaped = re.escape(phrase)
    return escaped if _unspaced(phrase) else rf"(?<!\w){escaped}(?!\w)"
