"""Which colors a word carries: estimated from the named colors whose names are near to the word.

Colors are compared in CIELAB (D65). The estimate is a weighted mean over names (Nadaraya and Watson 1964), once for
the word and once along lightness, so that a word of several colors ("sunset") keeps them.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.bundled.training.language.word_list import normalized
from engine.protocol.palettes import PALETTE_COLORS

Array = NDArray[np.float32]

PALETTES_FILE = Path(__file__).with_name("palettes.toml")
NEIGHBORS, SHARPNESS = 48, 14.0  # names that count, and how much more a nearer one does
LEAST_SIMILARITY = 0.45
EXACT, CONTAINED, PALETTE = (
    3.0,
    1.0,
    2.0,
)  # more weight of a name that is the word, that has it, and of a palette's color
HUED = 0.4  # weight of a name that ends in a color: "Christmas blue" says little about Christmas
SCATTER = (18.0, 36.0)  # of near colors around their mean: what surely is a color of the word's, and what none
SUPPORT = 1.5  # the weight of near names that is enough
BANDWIDTH = 14.0  # of lightness
GRAY, CLEAR = (
    16.0,
    30.0,
)  # chroma: below, colors are gray, as those of a word without any; above, their scatter is larger
_HUES = frozenset(
    """
    red orange yellow green blue purple pink brown black white gray grey violet turquoise teal cyan magenta beige gold
    """.split()  # noqa: SIM905  # reads better
)
_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], np.float32)
_WHITE = np.array([0.95047, 1.0, 1.08883], np.float32)


@dataclass(frozen=True)
class NamedColors:
    """Names with a color each: CIELAB (n, 3), embeddings (n, d) of unit length, and a factor on each one's weight."""

    names: list[str]
    colors: Array
    vectors: Array
    factors: Array


def from_hex(codes: Sequence[str]) -> Array:
    """Return CIELAB (n, 3) of colors "rrggbb"."""
    rgb = np.array([[int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)] for code in codes], np.float32)
    linear = np.where(rgb > 0.04045, ((rgb + 0.055) / 1.055) ** 2.4, rgb / 12.92)
    xyz = linear @ _TO_XYZ.T / _WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    lab: Array = np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], 1)
    return lab.astype(np.float32)


def to_rgb(lab: Array) -> NDArray[np.uint8]:
    """Return red, green and blue (n, 3) of CIELAB colors, with less chroma where sRGB has not as much."""
    lab = lab.astype(np.float32).copy()
    for _ in range(12):
        y = (lab[:, 0] + 16) / 116
        f = np.stack([y + lab[:, 1] / 500, y, y - lab[:, 2] / 200], 1)
        xyz = np.where(f > 0.2069, f**3, (f - 16 / 116) / 7.787) * _WHITE
        linear = xyz @ np.linalg.inv(_TO_XYZ).T
        outside = (linear < -0.002).any(1) | (linear > 1.002).any(1)  # rounding errors of the matrices
        if not outside.any():
            break
        lab[outside, 1:] *= 0.85
    linear = linear.clip(0, 1)
    rgb = np.where(linear > 0.0031308, 1.055 * linear ** (1 / 2.4) - 0.055, 12.92 * linear)
    return np.asarray((rgb * 255).round(), np.uint8)


@cache
def own_palettes() -> dict[str, tuple[str, ...]]:
    """Return the palettes of `palettes.toml` by each of their names, as "rrggbb" from dark to light."""
    found: dict[str, tuple[str, ...]] = {}
    for line in PALETTES_FILE.read_text().splitlines():
        if line and not line.startswith("#"):
            ((name, colors),) = tomllib.loads(re.sub(r"^([a-z ]+) =", r'"\1" =', line)).items()
            others = line.partition("# ")[2].split(",")
            found |= dict.fromkeys((normalized(one) for one in (name, *others) if one.strip()), tuple(colors.split()))
    return found


def estimate(word: str, near: Array, colors: NamedColors, tangibility: float) -> tuple[NDArray[np.uint8], float]:
    """Return a word's palette (PALETTE_COLORS, 3), and from 0 to 1 whether it carries these colors.

    near: (n,) the similarity of the word's embedding to that of each name. tangibility: from 0 to 1, a factor on the
    second result.
    """
    if own := own_palettes().get(word):
        return to_rgb(from_hex(own)), 1.0
    nearest = np.argpartition(-near, NEIGHBORS)[:NEIGHBORS]
    weight = np.exp(SHARPNESS * (near[nearest] - 1)) * (near[nearest] > LEAST_SIMILARITY)
    for place, row in enumerate(nearest):
        name = colors.names[row]
        weight[place] += EXACT if name == word else CONTAINED if word in name.split() else 0.0
        if name.split()[-1] in _HUES and name != word and word not in _HUES:
            weight[place] *= HUED
    weight = weight * colors.factors[nearest]
    support = float(weight.sum())
    if not support:
        return np.zeros((PALETTE_COLORS, 3), np.uint8), 0.0
    lab = colors.colors[nearest]
    mean = (weight[:, None] * lab).sum(0) / support
    chroma = float(np.hypot(mean[1], mean[2]))
    scatter = float(np.sqrt((weight * ((lab - mean) ** 2 @ np.array([0.35, 1.0, 1.0]))).sum() / support))
    surely, hardly = SCATTER
    confidence = np.clip((hardly - scatter / max(1.0, chroma / CLEAR)) / (hardly - surely), 0, 1)
    confidence *= min(1.0, support / SUPPORT) * np.clip(chroma / GRAY, 0.3, 1) * tangibility
    return to_rgb(_ramp(lab, weight, mean)), float(confidence)


def _ramp(lab: Array, weight: Array, mean: Array) -> Array:
    """Return a palette from dark to light, with the middle about as light as the word's own colors."""
    order = np.argsort(lab[:, 0])
    cumulated = np.cumsum(weight[order]) / weight.sum()
    at = np.searchsorted(cumulated, (0.1, 0.5, 0.9)).clip(0, len(lab) - 1)
    low, middle, high = lab[order][at, 0].tolist()
    first, center = np.clip(0.35 * low, 4, 16), np.clip(0.55 * middle + 0.45 * 52, 34, 68)
    last = np.clip(100 - 0.35 * (100 - high), 84, 97)
    levels = np.interp(np.linspace(0, 1, PALETTE_COLORS), [0, 0.5, 1], [first, center, last])
    chroma = np.interp(np.linspace(0, 1, PALETTE_COLORS), [0, 0.25, 0.5, 1], [0.7, 1.1, 1.15, 0.6])
    kernel = weight * np.exp(-(((lab[:, 0] - levels[:, None]) / BANDWIDTH) ** 2) / 2)
    prior = 0.3 * weight.sum()
    tint = (kernel @ lab[:, 1:] + prior * mean[1:]) / (kernel.sum(1, keepdims=True) + prior)
    return np.concatenate([levels[:, None], chroma[:, None] * tint], 1).astype(np.float32)
