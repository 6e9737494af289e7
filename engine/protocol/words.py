"""English words and what they mean: a vector and a palette for each, distilled from all-MiniLM-L6-v2. No torch.

`words.npz` beside this file has them; `python -m engine.bundled.training.language` makes it, and LICENSES.md names its
sources. It is read when the first word is looked up, so that starting a process costs nothing.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

WORDS_FILE = Path(__file__).with_name("words.npz")
PHRASE_WEIGHT = 1.5  # of a phrase beside the words around it: it says more than each of its words
# The endings under which a word is looked for, each with what stands there in the word that has a vector.
_ENDINGS = (
    ("'s", ""), ("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("d", ""),
    ("ish", ""), ("y", ""), ("ly", ""), ("like", ""), ("esque", ""), ("ist", "ism"), ("istic", "ism"), ("ian", ""),
)  # fmt: skip
SHORTEST_STEM = 3
SHORTEST_MISSPELT = 5  # letters: shorter words are one letter away from too many others
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Words:
    """The table of known words, each with its vector, weight and palette.

    Attributes:
        rows: the row of each word, and of each phrase of two words.
        vectors: (n, d) int8, the unit vectors in steps of 1 / `scale`.
        weights: (n,) uint8, how much a word says: 255 for rare ones, little for the most frequent ones (the weights of
            Arora et al. 2017, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings").
        palettes: (n, PALETTE_COLORS, 3) uint8, red, green and blue from dark to light.
        carries: (n,) uint8, 255 for a word that surely carries these colors, 0 for one that carries none.
        names: the words in the order of the rows, the most frequent first.
        by_letter: the words by their first letter, in the same order, without phrases.
    """

    rows: dict[str, int]
    vectors: "NDArray[np.int8]"
    scale: float
    weights: "NDArray[np.uint8]"
    palettes: "NDArray[np.uint8]"
    carries: "NDArray[np.uint8]"
    names: list[str]
    by_letter: dict[str, list[str]]

    def row(self, word: str) -> int | None:
        """Return the row of a word in lower case, also of one with another ending, or None if it is unknown."""
        if (found := self.rows.get(word)) is not None:
            return found
        for ending, instead in _ENDINGS:
            stem = word.removesuffix(ending)
            if len(stem) < len(word) and len(stem) >= SHORTEST_STEM:
                for tried in (stem + instead, stem[:-1] if stem[-1:] == stem[-2:-1] else ""):
                    if tried and (found := self.rows.get(tried)) is not None:
                        return found
        return None

    def corrected(self, word: str) -> str | None:
        """Return the known word that an unknown one was probably meant as, or None.

        It has the same first letter, and one typing error (two in a word of eight letters or more); among several, the
        most frequent one.
        """
        if len(word) < SHORTEST_MISSPELT or not word.isascii() or not word.isalpha():
            return None
        errors = 1 if len(word) < 8 else 2  # said above
        alike = self.by_letter.get(word[0], [])
        near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=errors, limit=None)
        return min(near, key=lambda one: (one[1], one[2]))[0] if near else None

    def embed(self, rows: Sequence[int], weights: Sequence[float] | None = None) -> "Vector":
        """Return the unit vector (d,) of some words together, zero for none. weights: factors on the words' own."""
        import numpy as np

        total = np.zeros(self.vectors.shape[1], np.float32)
        for place, row in enumerate(rows):
            factor = PHRASE_WEIGHT if " " in self.names[row] else 1.0
            factor *= float(self.weights[row]) * (weights[place] if weights else 1.0)
            total += factor * self.vectors[row]
        length = float(np.linalg.norm(total))
        return total / length if length else total

    def palette(self, row: int) -> tuple[str, ...]:
        """Return the colors of a word as "rrggbb", from dark to light."""
        return tuple(bytes(color).hex() for color in self.palettes[row])


@cache
def load_words() -> Words:
    """Return the shipped words; they are read once."""
    import numpy as np

    with np.load(WORDS_FILE) as file:
        arrays: dict[str, Any] = dict(file)
    names = arrays["names"].tobytes().decode().split("\n")
    by_letter: dict[str, list[str]] = {}
    for name in names:
        if " " not in name:
            by_letter.setdefault(name[0], []).append(name)
    return Words(
        rows={name: row for row, name in enumerate(names)},
        vectors=arrays["vectors"],
        scale=float(arrays["scale"]),
        weights=arrays["weights"],
        palettes=arrays["palettes"],
        carries=arrays["carries"],
        names=names,
        by_letter=by_letter,
    )


def split_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without accents and possessive endings; digits are no words."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )
    found = (word.replace("’", "'").removesuffix("'s").replace("'", "") for word in _WORD.findall(plain))
    return [word for word in found if word]
