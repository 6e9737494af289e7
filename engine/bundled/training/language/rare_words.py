"""The table of English words that have no vector, each with a known word that means nearly the same."""

import re
from pathlib import Path

Sense = tuple[str, str]  # one of KINDS, and the place in the file of its data
Synsets = dict[Sense, tuple[list[str], list[Sense]]]  # synonyms, and the senses that each points up to

KINDS = ("noun", "adj", "verb")
# Pointers to what a word is a kind of, is like, or belongs to (https://wordnet.princeton.edu/documentation/wninput5wn).
_UPWARDS = frozenset({"@", "@i", "&", "\\", "+"})
MOST_STEPS = 4  # from a word to a more general one: what is further up says nothing
_LEMMA = re.compile(r"[a-z]{4,}")
# What anything is: better unknown than that.
_EMPTY = frozenset(
    """
    entity object whole artifact matter thing act action person someone group part unit abstraction attribute quality
    state relation event process cause change use make be do have get move substance genus family class order phylum
    inhabitant individual
    """.split()  # noqa: SIM905  # a list of forty quoted words reads worse
)


def write_rare_words(wordnet: Path, known: set[str], target: Path) -> None:
    """Write WordNet's words of one word that are not among the known ones, each with the nearest known word.

    That is a synonym in its most frequent sense, or else the first one on the way to what it is a kind of.
    """
    synsets = _synsets(wordnet)
    rare: dict[str, str] = {}
    for kind in KINDS:
        for line in (wordnet / f"index.{kind}").read_text().splitlines():
            lemma, *columns = line.split()
            if not _LEMMA.fullmatch(lemma) or lemma in known or lemma in rare:
                continue
            first = (kind, columns[-int(columns[1])])
            if meant := _nearest(first, synsets, known):
                rare[lemma] = meant
    lines = ["# English words from WordNet 3.1, each with one of words.safetensors (LICENSES.md)"]
    lines += [f"{word}\t{rare[word]}" for word in sorted(rare)]
    target.write_text("\n".join(lines) + "\n", encoding="ascii")


def _synsets(wordnet: Path) -> Synsets:
    found: Synsets = {}
    letters = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
    for kind in KINDS:
        for line in (wordnet / f"data.{kind}").read_text().splitlines():
            if not line[:1].isdigit():
                continue
            columns = line.partition(" | ")[0].split()
            number = int(columns[3], 16)
            synonyms = [re.sub(r"\(.*\)", "", word).replace("_", " ") for word in columns[4 : 4 + 2 * number : 2]]
            pointers = columns[5 + 2 * number :]
            up = [
                (letters[pointers[i + 2]], pointers[i + 1])
                for i in range(0, 4 * int(columns[4 + 2 * number]), 4)
                if pointers[i] in _UPWARDS
            ]
            found[kind, columns[0]] = synonyms, up
    return found


def _nearest(first: Sense, synsets: Synsets, known: set[str]) -> str | None:
    level = [first]
    for _ in range(MOST_STEPS):
        further = []
        for sense in level:
            synonyms, up = synsets.get(sense, ([], []))
            if meant := next((word for word in synonyms if word in known and word not in _EMPTY), None):
                return meant
            further += up
        level = further
    return None
