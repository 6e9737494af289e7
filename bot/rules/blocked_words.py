"""Words that a server does not want in prompts, however they are written. Pure policy, as bot.rules.usage_limits is.

Two words are the same where case, accents, look-alike letters (Unicode's table of confusables), digits in the place of
letters, invisible characters, repeated letters and punctuation between letters make the difference. Only whole words
count, but in scripts that put no spaces between words.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache

LONGEST_WORD = 50  # characters
REMEMBERED = 5000  # words, of all servers, as they are compared
_AS_LETTERS = str.maketrans("013457@$!|+", "oieastasilt")
_WORD = re.compile(r"(?:[^\W_]|[@$!|+])+")
_RUN = re.compile(r"(.)\1{2,}")  # nobody writes a letter three times by mistake


def blocked_words(prompt: str, blocked: Collection[str], allowed: Collection[str] = ()) -> list[str]:
    """Of the blocked words those that are in a prompt, in the order in which they are blocked.

    allowed: words, or phrases, that are no matter even where a blocked one is found in them.
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
    """A word or phrase as it is compared; two with the same one are the same."""
    return " ".join(_same_letters(one) for one in _plain(word).split())


@lru_cache(REMEMBERED)
def _wanted(word: str) -> tuple[str, ...]:
    """A word or phrase as it has to stand in a text; empty where there is no word in it."""
    plain = _plain(word)
    return () if _unspaced(plain) else tuple(_same_letters(one) for one in _WORD.findall(plain))


@lru_cache(REMEMBERED)
def _inside(word: str) -> str:
    """A word that is found in the middle of others, as its script puts no spaces between them; else empty."""
    plain = _plain(word)
    return "".join(plain.split()) if _unspaced(plain) else ""


def _readings(text: str) -> Iterable[tuple[str, ...]]:
    """The words of a text, in each way in which they can be read."""
    chunks = text.split()
    apart = [word for chunk in chunks for word in _WORD.findall(chunk)]
    joined = ["".join(_WORD.findall(chunk)) for chunk in chunks]  # f.i.r.e, fi-re
    for words in (apart, _spelt(apart), joined, _spelt(joined)):
        yield tuple(_same_letters(word) for word in words)
        yield tuple(_same_letters(word.strip("!|+@$")) for word in words)


def _spelt(words: Sequence[str]) -> list[str]:
    """With letters that stand alone, two or more of them, as one word: f i r e."""
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
    """In one case, without accents and invisible characters, and with letters for their look-alikes."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = (char for char in decomposed if unicodedata.category(char) not in ("Mn", "Cf", "Cc") or char.isspace())
    return "".join(_look_alike(char) for char in kept)


@cache
def _look_alike(char: str) -> str:
    """The Latin letter that a letter looks like; else itself."""
    if char.isascii() or _unspaced(char):
        return char
    from confusable_homoglyphs import confusables  # 10 MB, which only those need who block words

    same = [one["c"].casefold() for one in confusables.confusables_data.get(char, [])]
    return next((one for one in same if len(one) == 1 and one.isascii() and one.isalpha()), char)


def _unspaced(text: str) -> bool:
    """Whether a text is in a script that puts no spaces between words."""
    names = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
    return any(unicodedata.name(char, "").startswith(names) for char in text)


def _whole(phrase: str) -> str:
    escaped = re.escape(phrase)
    return escaped if _unspaced(phrase) else rf"(?<!\w){escaped}(?!\w)"
