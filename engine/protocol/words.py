"""English words and what they mean: a vector and a palette for each, distilled from all-MiniLM-L6-v2.

`words.safetensors` beside this file has them; `python -m engine.bundled.training.language` makes it, and LICENSES.md
names its sources. The file is mapped into memory when the first word is looked up, and read where it is needed, by
Python alone: the bot's process keeps next to nothing of it.
"""

import json
import mmap
import operator
import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from engine.protocol.palettes import PALETTE_COLORS
from engine.protocol.style_header import LENGTH_BYTES

RARE_FILE = Path(__file__).with_name("rare.tsv")  # words without a vector, and known ones of about the same meaning
WORDS_FILE = Path(__file__).with_name("words.safetensors")
FREQUENCY_STEPS = 30  # of one unit of Zipf frequency: log10 of the occurrences in a billion words
SIF = 1e-3  # the constant a of Arora et al. 2017, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings"
PHRASE_WEIGHT = 1.5  # of a phrase beside the words around it: it says more than each of its words
# The endings under which a word is looked for, each with what stands there in the word that has a vector.
_ENDINGS = (
    ("'s", ""), ("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("d", ""),
    ("ish", ""), ("y", ""), ("ly", ""), ("like", ""), ("esque", ""), ("ist", "ism"), ("istic", "ism"), ("ian", ""),
)  # fmt: skip
SHORTEST_STEM = 3
SHORTEST_MISSPELT = 5  # letters: shorter words are one letter away from too many others
SHORTEST_PART = 4  # letters of each of two words that are written as one
LONG_WORD = 8  # letters in which two typing errors are tolerated
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
Vector = Sequence[float]


class Words:
    """The table of known words, each in a row: alphabetically, phrases of two words among them.

    Args:
        data: of the file, which is in the format safetensors.
    """

    def __init__(self, data: memoryview) -> None:
        start = LENGTH_BYTES + int.from_bytes(data[:LENGTH_BYTES], "little")
        header = json.loads(bytes(data[LENGTH_BYTES:start]))

        def tensor(name: str, kind: Literal["b", "B", "I"] = "B") -> "memoryview[int]":
            first, last = header[name]["data_offsets"]
            return data[start + first : start + last].cast(kind)

        self._names, self._ends = tensor("names"), tensor("ends", "I")
        self._vectors, self._dimensions = tensor("vectors", "b"), int(header["vectors"]["shape"][1])
        self._frequencies, self._palettes, self._carries = (
            tensor("frequencies"), tensor("palettes"), tensor("carries"),
        )  # fmt: skip

    def __len__(self) -> int:
        """Return the number of words and phrases."""
        return len(self._ends)

    def name(self, row: int) -> str:
        """Return the word or phrase of a row."""
        return bytes(self._names[self._ends[row - 1] if row else 0 : self._ends[row]]).decode()

    def exact_row(self, word: str) -> int | None:
        """Return the row of exactly this word or phrase in lower case, or None if it is unknown."""
        row = bisect_left(range(len(self)), word, key=self.name)
        return row if row < len(self) and self.name(row) == word else None

    def row(self, word: str) -> int | None:
        """Return the row of a word in lower case, also of one with another ending, or None if it is unknown."""
        if (found := self.exact_row(word)) is not None:
            return found
        for ending, instead in _ENDINGS:
            stem = word.removesuffix(ending)
            if len(stem) < len(word) and len(stem) >= SHORTEST_STEM:
                for tried in (stem + instead, stem[:-1] if stem[-1:] == stem[-2:-1] else ""):
                    if tried and (found := self.exact_row(tried)) is not None:
                        return found
        return None

    def divided(self, word: str) -> list[str]:
        """Return the two known words that an unknown one is made of ("thundercloud"), or nothing."""
        places = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        pairs = [(word[:place], word[place:]) for place in places]
        known = [pair for pair in pairs if all(self.row(part) is not None for part in pair)]
        return list(max(known, key=lambda pair: min(map(self.frequency, pair)), default=()))

    def corrected(self, word: str) -> str | None:
        """Return the known word that an unknown one was probably meant as, or None.

        It has the same first letter, and one typing error, or two in a word of LONG_WORD letters or more. Among
        several, it is the most frequent of the nearest.
        """
        if not word:
            return None
        first, last = (
            bisect_left(range(len(self)), letter, key=self.name) for letter in (word[0], chr(ord(word[0]) + 1))
        )
        near = spelled_alike(word, [self.name(row) for row in range(first, last)])
        found = [(distance, -self.frequency(name), name) for name, distance in near if " " not in name]
        return min(found)[2] if found else None

    def frequency(self, word: str) -> float:
        """Return the share of a word in English texts; 0 for one that is unknown."""
        row = self.row(word)
        return 0.0 if row is None else self._frequency(row)

    def _frequency(self, row: int) -> float:
        return float(10 ** (self._frequencies[row] / FREQUENCY_STEPS - 9))

    def embed(self, rows: Sequence[int]) -> Vector:
        """Return the unit vector of some words together; zeros for none. Rare words count more (SIF)."""
        total = [0.0] * self._dimensions
        for row in rows:
            weight = SIF / (SIF + self._frequency(row)) * (PHRASE_WEIGHT if " " in self.name(row) else 1.0)
            vector = self._vectors[row * self._dimensions : (row + 1) * self._dimensions]
            total = [one + weight * number for one, number in zip(total, vector, strict=True)]
        length = float(sum(map(operator.mul, total, total))) ** 0.5 or 1.0
        return array("f", (one / length for one in total))

    def palette(self, row: int) -> tuple[str, ...]:
        """Return the colors of a word as "rrggbb", from dark to light."""
        places = range(3 * PALETTE_COLORS * row, 3 * PALETTE_COLORS * (row + 1), 3)
        return tuple(bytes(self._palettes[place : place + 3]).hex() for place in places)

    def carries(self, row: int) -> float:
        """Return from 0 to 1 how surely a word carries the colors of its palette."""
        return self._carries[row] / 255


@cache
def _rare_words() -> mmap.mmap:
    with RARE_FILE.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def common_word_for(word: str) -> str | None:
    """Return the known word that means about the same as a rare English one ("salamander" for "axolotl"), or None."""
    table, line = _rare_words(), f"\n{word}\t".encode()
    start = table.find(line)
    if start < 0 or not word.isalpha():
        return None
    return table[start + len(line) : table.find(b"\n", start + 1)].decode()


def spelled_alike(word: str, known: Iterable[str]) -> list[tuple[str, int]]:
    """Return the known words that an unknown one may be meant as, with their numbers of typing errors, fewest first.

    They have the same first letter, and one typing error, or two for a word of LONG_WORD letters or more.
    """
    if len(word) < SHORTEST_MISSPELT or not word.isascii() or not word.isalpha():
        return []
    alike = [one for one in known if one.startswith(word[0])]
    errors = 1 if len(word) < LONG_WORD else 2
    found = process.extract(word, alike, scorer=OSA.distance, score_cutoff=errors, limit=None)
    return [(name, int(distance)) for name, distance, _ in found]


@cache
def load_words() -> Words:
    """Return the shipped words; the file is opened once."""
    with WORDS_FILE.open("rb") as file:
        return Words(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))


def likeness(one: Vector, other: Vector) -> float:
    """Return the cosine of the angle between two unit vectors."""
    return float(sum(map(operator.mul, one, other)))


def split_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without accents and possessive endings."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )
    found = (word.replace("’", "'").removesuffix("'s").replace("'", "") for word in _WORD.findall(plain))
    return [word for word in found if word]
