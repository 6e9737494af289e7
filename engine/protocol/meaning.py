"""What a prompt means to the bundled models: styles that they know, and a palette. Nothing here imports torch.

A style that is named is taken. Otherwise the words of the prompt decide by their meaning (engine.protocol.words): the
styles whose captions are nearest are painted, in the colors that the words carry. So nothing in English is refused.
"""

import colorsys
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from engine.protocol import chinese, vocabulary
from engine.protocol.names import find_name, is_word_of_names, misspelt_word_of_names
from engine.protocol.palettes import KEPT_COLOR_SHARE, NEUTRALS, PLAIN_COLORS
from engine.protocol.vocabulary import COLORS, MATERIALS, MEDIA, STYLES, SYNONYMS
from engine.protocol.wording import split_prompt
from engine.protocol.words import Vector, common_word_for, likeness, load_words, split_words

Hue = Literal["red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "gray"]

MOST_STYLES = 3  # that are painted together
NEAR = 0.05  # of similarity: styles this much below the nearest one are painted with it
SOFTNESS = 0.03  # the temperature of the softmax over similarities
SURE = 0.4  # the least similarity of a style that is painted together with others
LEAST = 0.27  # the least similarity of a style that is painted; below, the nearest of PAINTERLY is
# Styles that suit any words and take any colors.
PAINTERLY = (
    "oil painting", "watercolor painting", "comic book", "cartoon", "crayon drawing", "pointillism",
    "ink wash painting",
)  # fmt: skip
LEAST_CARRIED = 0.55  # from which share on a word carries its colors
LEAST_CARRIED_BESIDE_STYLE = 0.72  # beside a style: "wood carving" is wood in its own colors
CARRIED_STRENGTH, CARRIED_BESIDE_STYLE = 0.9, 0.75  # of a palette that a word carries, alone and beside a named style
BEST_CAPTION = 0.75  # how much the nearest caption of a style counts, against the nearest three together
# Words that carry no palette: of drawings rather than colors ("Sketch with black pencil"), or of light.
_NO_TINT = frozenset(
    [
        "black",
        "white",
        "gray",
        "grey",
        "dark",
        "light",
        "bright",
        "color",
        "colors",
        "colour",
        "colours",
        "colorful",
        "palette",
        "paper",
        "page",
        "background",
    ]
)  # reads better


@dataclass(frozen=True)
class Palette:
    """Colors that a picture is painted in.

    Attributes:
        colors: as "rrggbb", from dark to light.
        strength: in (0, 1], the share of these colors in the result.
        source: the word that they come from.
        hue: what most people call the middle one.
    """

    colors: tuple[str, ...]
    strength: float
    source: str
    hue: Hue

    @property
    def is_plain(self) -> bool:
        """Whether the colors are those of a plain color's name."""
        return self.source in PLAIN_COLORS


@dataclass(frozen=True)
class Part:
    """What a weighted part of a prompt means.

    Attributes:
        weight: the part's share of the whole prompt.
        styles: one to MOST_STYLES known styles with their shares, the largest first; they add up to 1. Empty if no word
            is known.
        is_named: whether the prompt names the style, instead of words of a similar meaning.
        palette: or None, for the styles' own colors.
        meant: the words that decided about the style.
        ignored: known words that changed nothing.
        unknown: words that are in no list.
    """

    text: str
    weight: float
    styles: tuple[tuple[str, float], ...]
    is_named: bool
    palette: Palette | None
    meant: tuple[str, ...]
    ignored: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def caption(self) -> str:
        """The part in words that the bundled CLIP was trained with: a plain color if there is one, then the style."""
        if not self.styles:
            return self.text
        style = self.styles[0][0]
        if self.palette and self.palette.hue in COLORS and style not in COLORS:
            return f"{self.palette.hue} {style}"
        return style


@dataclass(frozen=True)
class Understanding:
    """What a prompt means: its weighted parts."""

    parts: tuple[Part, ...]

    @property
    def is_understood(self) -> bool:
        """Whether each part has a word that is known."""
        return all(part.styles for part in self.parts)

    @property
    def unknown(self) -> list[str]:
        """The words that are in no list, each once."""
        return list(dict.fromkeys(word for part in self.parts for word in part.unknown))


@lru_cache(256)
def understand(prompt: str) -> Understanding:
    """Return what a prompt means; a typing error in a word is tolerated."""
    return Understanding(tuple(_part(part.text, part.weight) for part in split_prompt(prompt)))


def canonical_prompt(prompt: str) -> str:
    """Return one weighted part of a prompt in the words that the bundled CLIP was trained with.

    Its text encoder has learned captions and little else: it reads "Sketch with black pencil" as black and white. A
    prompt without a known word comes back unchanged.
    """
    return understand(prompt).parts[0].caption


def suggest_styles(prompt: str, most: int = 3) -> list[str]:
    """Return at most `most` styles for a prompt, the nearest by meaning first, then those spelled alike, then any."""
    words = [word for part in split_prompt(prompt) for word in _read(part.text).words]
    rows = [row for word in words if (row := load_words().row(word)) is not None]
    near = [style for style, _ in _similarities(load_words().embed(rows))[:most]] if rows else []
    return list(dict.fromkeys([*near, *vocabulary.nearest_styles(words), *STYLES]))[:most]


@dataclass(frozen=True)
class _Reading:
    """The words of a text, spelled right where a typing error was found.

    Attributes:
        words: the known ones.
        unknown: those in no list.
        fillers: those that say nothing by themselves.
        typed: the rare words that known ones stand for: "axolotl" for "salamander".
    """

    words: list[str]
    unknown: list[str]
    fillers: list[str]
    typed: dict[str, str]

    def as_typed(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return words as they were typed, each once."""
        return tuple(dict.fromkeys(self.typed.get(word, word) for word in words))


def _read(text: str) -> _Reading:
    words, unknown, fillers = [], [], []
    typed: dict[str, str] = {}
    for word in split_words(chinese.in_english(text)):
        if word.removesuffix("s") in COLORS:  # "in deep reds and blues"
            word = word.removesuffix("s")
        if word in vocabulary.FILLERS:
            fillers.append(word)
            continue
        if vocabulary.is_word_of_styles(word) or is_word_of_names(word) or load_words().row(word) is not None:
            words.append(word)
        elif meant := _probably_meant(word):
            for one in meant:
                (fillers if one in vocabulary.FILLERS else words).append(one)
            if meant == [common_word_for(word)]:
                typed[meant[0]] = word
        elif len(word) > 1 and any(letter.isalpha() for letter in word):
            unknown.append(word)
    if not words and not unknown:  # "a painting" asks for something, too
        words = [word for word in fillers if load_words().exact_row(word) is not None]
    return _Reading(words, unknown, fillers, typed)


def _probably_meant(word: str) -> list[str]:
    """Return what a word without a vector means: a known word, the two words that it is made of, or nothing."""
    ways = vocabulary.misspelt_word_of_styles, common_word_for, misspelt_word_of_names, load_words().corrected
    found = next((meant for way in ways if (meant := way(word))), None)
    return [found] if found else load_words().divided(word)


class _Look(NamedTuple):
    """What words say about the style by themselves, before their meaning is asked.

    Attributes:
        used: the words that say it.
        is_named: whether they name the one style; otherwise `used` is a name that several stand for.
        name: the words of a name among them, used or not.
        color: the plain color that a name stands for beside its style, or None.
    """

    styles: tuple[tuple[str, float], ...]
    used: frozenset[str]
    is_named: bool
    name: frozenset[str]
    color: str | None = None


def _look(words: Sequence[str], fillers: Sequence[str]) -> _Look | None:
    """Return the style that words name, or the styles that stand for a name among them; None if there is neither.

    A style that is named comes first, but a longer name around it says more: "ice cream" is no ice. How a picture is
    made comes before all else: "vermeer underwater" is an oil painting.
    """
    named, name = vocabulary.named_style(words), find_name([*words, *fillers])
    used = vocabulary.words_that_name(named, words) if named else frozenset[str]()
    says_how = (
        name and not name.is_thing and named not in MEDIA and MEDIA.issuperset(name.styles) and not name.words <= used
    )
    says_more = name and name.words > used.intersection(words)
    if named and named not in COLORS and not says_how and not says_more:
        color = name.color if name and name.styles == (named,) and not set(split_words(named)).issubset(words) else None
        return _Look(((named, 1.0),), used, is_named=True, name=name.words if name else frozenset(), color=color)
    if name:
        shares = tuple((style, 1 / len(name.styles)) for style in name.styles)
        return _Look(shares, name.words, is_named=False, name=name.words, color=name.color)
    return None


def _part(text: str, weight: float) -> Part:
    reading = _read(text)
    words = reading.words
    look = _look(words, reading.fillers)
    used = look.used if look else frozenset[str]()
    others = [item for item in _phrases(words) if item not in COLORS and not used.intersection(item.split())]
    color = next((word for word in words if word in COLORS and word not in used), None)
    palette = _palette(words, others, color, look)
    styles: tuple[tuple[str, float], ...] = ()
    meant: tuple[str, ...] = ()
    is_named = bool(look and look.is_named)
    if look:
        styles, meant = look.styles, () if is_named else tuple(word for word in words if word in used)
    elif not (color and _NO_TINT.issuperset(others)):
        rows = [row for item in others if (row := load_words().row(item)) is not None]
        styles, meant = _nearest(load_words().embed(rows)) if rows else (), tuple(others)
    neutrals = [word for word in words if word in NEUTRALS and word not in used]
    if len(neutrals) == 1 and not color and styles and styles[0][0] in MATERIALS:
        palette = _plain(neutrals[0])
    if not styles and color:  # nothing but a color
        styles, palette, is_named = ((color, 1.0),), None, True
    source = palette.source if palette else None
    ignored = reading.as_typed(item for item in others if look and item != source and color not in item.split())
    unknown = tuple(dict.fromkeys(reading.unknown))
    return Part(text, weight, styles, is_named, palette, reading.as_typed(meant), ignored, unknown)


def _palette(words: Sequence[str], others: Sequence[str], color: str | None, look: _Look | None) -> Palette | None:
    """Return the palette of words: a plain color, the color of a name, or what a word carries. others: see `_part`."""
    if color:
        return _plain(color)
    if look and look.color:
        return replace(_plain(look.color), source=" ".join(word for word in words if word in look.name))
    carriers = list(others)
    if look:  # of a phrase that is partly used up, the rest counts: the "peacock" of "peacock feathers"
        is_tinted = vocabulary.TINTED.issuperset(style for style, _ in look.styles)
        carriers = [*others, *(word for word in words if word not in look.used)] if is_tinted else []
    if look and look.is_named and len(look.name) > 1:  # the "john" of a painter's name is no color
        carriers = [item for item in carriers if not look.name.intersection(item.split())]
    elif look and not look.is_named:
        carriers = [*carriers, *_phrases([word for word in words if word in look.used])]
    return _carried(carriers, look)


def _phrases(words: Sequence[str]) -> list[str]:
    """Return the words, two that are a known phrase as one."""
    found: list[str] = []
    for word in words:
        if found and " " not in found[-1] and load_words().exact_row(f"{found[-1]} {word}") is not None:
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word)
    return found


def _plain(color: str) -> Palette:
    colors = PLAIN_COLORS[color]
    return Palette(colors, 1 - KEPT_COLOR_SHARE, color, hue_of(colors[len(colors) // 2]))


def _carried(items: Sequence[str], look: _Look | None) -> Palette | None:
    """Return the palette of the word that carries colors most, or None if none does.

    look: the style that is painted in these colors, if words say one.
    """
    words, found = load_words(), None
    best = LEAST_CARRIED_BESIDE_STYLE if look else LEAST_CARRIED
    for item in [*items, *" ".join(items).split()]:  # "stormy sea", or else "sea"
        row = words.row(item)
        if row is not None and item not in _NO_TINT and words.carries(row) > best:
            best, found = words.carries(row), (item, row)
    if found is None:
        return None
    item, row = found
    colors = words.palette(row)
    strength = CARRIED_BESIDE_STYLE if look else CARRIED_STRENGTH
    return Palette(colors, strength * (1 + best) / 2, item, hue_of(colors[len(colors) // 2]))


def hue_of(color: str) -> Hue:
    """Return what most people call a color "rrggbb"."""
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    degrees, chroma = hue * 360, max(red, green, blue) - min(red, green, blue)
    if chroma < 0.12:  # these numbers are the borders of the colors' names
        return "gray"
    if 12 <= degrees < 50 and (lightness < 0.42 or saturation < 0.45):
        return "brown"
    borders: tuple[tuple[float, Hue], ...] = (
        (12, "red"), (45, "orange"), (68, "yellow"), (165, "green"), (255, "blue"), (295, "purple"), (345, "pink"),
    )  # fmt: skip
    return next((name for border, name in borders if degrees < border), "red")


@cache
def _captions() -> list[tuple[str, Vector]]:
    """Return the vector of each caption and synonym beside its style; plain colors are no styles here."""
    words, found = load_words(), []
    for style in STYLES:
        if style in COLORS:
            continue
        for caption in dict.fromkeys((*STYLES[style], *SYNONYMS.get(style, ()))):
            read = [word for word in split_words(caption) if word not in vocabulary.FILLERS]
            rows = [row for item in _phrases(read) if (row := words.row(item)) is not None]
            if rows and not vocabulary.AMBIGUOUS.issuperset(read):
                found.append((style, words.embed(rows)))
    return found


def _similarities(vector: Vector) -> list[tuple[str, float]]:
    """Return all styles but plain colors with their similarity to a vector, the most similar first."""
    by_style: dict[str, list[float]] = {}
    for style, caption in _captions():
        by_style.setdefault(style, []).append(likeness(caption, vector))
    scores = {}
    for style, found in by_style.items():
        best = sorted(found, reverse=True)[:3]
        scores[style] = BEST_CAPTION * best[0] + (1 - BEST_CAPTION) * sum(best) / len(best)
    return sorted(scores.items(), key=lambda pair: -pair[1])


def _nearest(vector: Vector) -> tuple[tuple[str, float], ...]:
    """Return the styles to paint for a vector, with their shares: one, or several that are about as near."""
    ranked = _similarities(vector)
    if ranked[0][1] < LEAST:
        ranked = [pair for pair in ranked if pair[0] in PAINTERLY]
    best = ranked[0][1]
    near = [pair for pair in ranked[:MOST_STYLES] if best - pair[1] < NEAR and pair[1] > SURE] or ranked[:1]
    odds = [math.exp((likeness - best) / SOFTNESS) for _, likeness in near]
    return tuple((style, one / sum(odds)) for (style, _), one in zip(near, odds, strict=True))
