"""Suggestions for the prompt while a user types it."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process, utils

from engine.protocol.meaning import suggest_styles, understand
from engine.protocol.vocabulary import SIMPLIFIED_CHINESE, STYLES, SYNONYMS, TRADITIONAL_CHINESE

MOST = 25  # choices that Discord accepts
LONGEST = 100  # characters that Discord accepts in a choice
NEAR = 72.0  # the lowest score of 100 that makes a suggestion
OWN = 5.0  # added to the score of prompts that the user has used before


def curated_styles(locale: str) -> dict[str, tuple[str, ...]]:
    """Return the curated styles, each with other ways to ask for it.

    The names are Chinese if the locale is, in its characters, else English, which the models read.
    """
    names = {"zh-CN": SIMPLIFIED_CHINESE, "zh-TW": TRADITIONAL_CHINESE}.get(locale)
    return {
        (names[style][0] if names else style): (
            *(*captions, *SYNONYMS.get(style, ())),
            *(*SIMPLIFIED_CHINESE[style], *TRADITIONAL_CHINESE[style]),
        )
        for style, captions in STYLES.items()
    }


def nearest_by_meaning(typed: str, locale: str) -> list[str]:
    """Return the names of the few curated styles that are nearest to words in meaning, as `curated_styles` has them.

    Empty while no word is known.
    """
    if not understand(typed).is_understood:
        return []
    names = dict(zip(STYLES, curated_styles(locale), strict=True))
    return [names[style] for style in suggest_styles(typed)]


def suggestions(typed: str, used: Sequence[str], styles: Mapping[str, Sequence[str]]) -> list[str]:
    """Return at most MOST completions, the best first; typing errors are tolerated.

    `used` are the user's own prompts, the most recent first. `styles` are the curated styles, in the order in which
    they are shown while nothing is typed, each with other ways to ask for it.
    """
    used = [prompt for prompt in used if 0 < len(prompt) <= LONGEST]
    if not typed.strip():
        return list(dict.fromkeys([*used, *styles]))[:MOST]
    written = [(prompt, prompt) for prompt in used]
    written += [(way, style) for style, ways in styles.items() for way in (style, *ways)]
    wanted = utils.default_process(typed)
    own = set(used)
    best: dict[str, tuple[bool, float]] = {}
    for way, score, place in process.extract(
        wanted, [way for way, _ in written], scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=NEAR,
        limit=None,
    ):  # fmt: skip
        prompt = written[place][1]
        rank = any(word.startswith(wanted) for word in _endings(way)), score + (OWN if prompt in own else 0.0)
        best[prompt] = max(rank, best.get(prompt, rank))
    return sorted(best, key=best.__getitem__, reverse=True)[:MOST]


def _endings(way: str) -> list[str]:
    """Return what remains of a text from each of its words on."""
    words = utils.default_process(way).split()
    return [" ".join(words[start:]) for start in range(len(words))]
