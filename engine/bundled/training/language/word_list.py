"""Which words and phrases of two words get a vector, and how common each is.

The sources are wordfreq (frequent words), WordNet (its less frequent nouns and adjectives, and its artists), a list of
named colors, the captions of the known styles, and `art_words.txt` beside this file.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.protocol.vocabulary import STYLES, SYNONYMS

ART_WORDS = Path(__file__).with_name("art_words.txt")
FREQUENT_WORDS = 22_000
LEAST_ZIPF = 2.3  # of WordNet's other words: log10 of the occurrences in a billion words (van Heuven et al. 2014)
LEAST_PHRASE_ZIPF = 3.3  # of the rarer word of a phrase from WordNet
FREQUENT_PHRASES = 2000
INTANGIBLE = 0.4
# Animals, artifacts, bodies, foods, objects, phenomena, plants and substances.
_TANGIBLE = {5: 0.8, 6: 0.7, 8: 0.8, 13: 1.0, 17: 1.0, 19: 1.0, 20: 1.0, 27: 1.0}
_WORD = re.compile(r"[a-z]{2,}")
# Frequent strings that are no words: keyboards' rows, placeholders, repetitions.
_NO_WORDS = re.compile(r"qwert.*|azerty|asdf.*|zxcv.*|yxcv.*|lorem|ipsum|foo|foobar|xyz|abc|aaa+|hmm+|([a-z])\1{2,}.*")
_ARTIST = re.compile(
    r"\b(painter|sculptor|artist|illustrator|printmaker|engraver|etcher|cartoonist|photographer|architect|potter)\b"
)


def normalized(name: str) -> str:
    """Return a name in lower case, with one space between its words, and without apostrophes."""
    return " ".join(re.findall(r"[a-z]+", name.casefold().replace("'", "").replace("’", "")))


def art_words() -> list[str]:
    """Return the words and phrases of `art_words.txt`."""
    lines = (line for line in ART_WORDS.read_text().splitlines() if line and not line.startswith("#"))
    return list(dict.fromkeys(normalized(name) for line in lines for name in line.split(",") if name.strip()))


def collect_words(wordnet: Path, color_names: Sequence[str]) -> dict[str, float]:
    """Return the words and phrases with their Zipf frequencies; a phrase has that of its rarest word.

    wordnet: the folder with WordNet's files (`index.noun`, `data.noun`). color_names: the names of colors, which give
    words, and phrases if they have two words.
    """
    from wordfreq import top_n_list, zipf_frequency  # installed as README.md in engine/bundled says

    frequent = [word for word in top_n_list("en", 2 * FREQUENT_WORDS) if _WORD.fullmatch(word)][:FREQUENT_WORDS]
    lemmas = list(_lemmas(wordnet))
    colors = [normalized(name) for name in color_names]
    captions = [normalized(caption) for style in STYLES for caption in (*STYLES[style], *SYNONYMS.get(style, ()))]
    words = dict.fromkeys(frequent)
    words |= dict.fromkeys(lemma for lemma in lemmas if " " not in lemma and zipf_frequency(lemma, "en") >= LEAST_ZIPF)
    words |= dict.fromkeys(word for name in _artists(wordnet) for word in name.split())
    taught = [word for name in (*art_words(), *captions) for word in name.split()]
    words |= dict.fromkeys(taught)
    words |= dict.fromkeys(word for name in colors for word in name.split() if zipf_frequency(word, "en") >= LEAST_ZIPF)
    known: dict[str, float] = {
        word: zipf_frequency(word, "en") for word in words if _WORD.fullmatch(word) and not _NO_WORDS.fullmatch(word)
    }

    def rarest(phrase: str) -> float:
        return min(known.get(word, 0.0) for word in phrase.split())

    phrases = [name for name in (*art_words(), *captions) if len(name.split()) == 2]
    pairs = [lemma for lemma in lemmas if len(lemma.split()) == 2 and rarest(lemma) >= LEAST_PHRASE_ZIPF]
    phrases += sorted(pairs, key=rarest, reverse=True)[:FREQUENT_PHRASES]
    phrases += [name for name in colors if len(name.split()) == 2 and rarest(name) >= LEAST_PHRASE_ZIPF]
    return known | {phrase: rarest(phrase) for phrase in dict.fromkeys(phrases) if rarest(phrase) > 0}


def _lemmas(wordnet: Path) -> Iterator[str]:
    for kind in ("noun", "adj"):
        for line in (wordnet / f"index.{kind}").read_text().splitlines():
            lemma = line.split(" ", 1)[0].replace("_", " ")
            if re.fullmatch(r"[a-z]{2,}( [a-z]{2,})?", lemma):
                yield lemma


def _artists(wordnet: Path) -> Iterator[str]:
    """Yield the names of artists: WordNet's people (its 18th file) whose gloss calls them one."""
    for line in (wordnet / "data.noun").read_text().splitlines():
        if line[:1].isdigit():
            fields, _, gloss = line.partition(" | ")
            columns = fields.split()
            if columns[1] == "18" and columns[4][:1].isupper() and _ARTIST.search(gloss):
                yield from (normalized(columns[4 + 2 * i].replace("_", " ")) for i in range(int(columns[3], 16)))


def tangibility(wordnet: Path) -> dict[str, float]:
    """Return for each noun from 0 to 1 whether its most frequent sense is something that has a color of its own.

    By WordNet's lexicographer files (https://wordnet.princeton.edu/documentation/lexnames5wn).
    """
    said: dict[str, float] = {}
    for line in (wordnet / "data.noun").read_text().splitlines():
        if line[:1].isdigit():
            offset, kind, _ = line.split(" ", 2)
            is_color = re.search(r"\bcolou?r\b", line.partition(" | ")[2].split(";")[0])
            said[offset] = 1.0 if is_color else _TANGIBLE.get(int(kind), INTANGIBLE)
    found = {}
    for line in (wordnet / "index.noun").read_text().splitlines():
        columns = line.split()
        if not line.startswith(" "):
            found[columns[0].replace("_", " ")] = said[columns[-int(columns[2])]]
    return found


def glosses(wordnet: Path) -> dict[str, str]:
    """Return WordNet's explanation of the most frequent sense of each noun and adjective, without its examples."""
    found: dict[str, str] = {}
    for kind in ("noun", "adj"):
        said = {}
        for line in (wordnet / f"data.{kind}").read_text().splitlines():
            if line[:1].isdigit():
                said[line.split(" ", 1)[0]] = line.partition(" | ")[2].split(";")[0].strip()
        for line in (wordnet / f"index.{kind}").read_text().splitlines():
            columns = line.split()
            if not line.startswith(" "):
                found.setdefault(columns[0].replace("_", " "), said[columns[-int(columns[2])]])
    return found
