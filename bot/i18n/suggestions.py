"""What a prompt could be, while a person types it."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process, utils

from engine.protocol.vocabulary import CHINESE, STYLES, SYNONYMS

MOST = 25  # choices that Discord takes
LONGEST = 100  # characters of a choice
NEAR = 72.0  # of 100: less alike is no suggestion
OWN = 5.0  # more for what the person has used before


def curated_styles(locale: str) -> dict[str, tuple[str, ...]]:
    """Styles to begin with, in a person's language where they have a name in it, and other ways to ask for each."""
    chinese = locale.startswith("zh")
    return {
        (CHINESE[style][0] if chinese else style): (*captions, *SYNONYMS.get(style, ()), *CHINESE[style])
        for style, captions in STYLES.items()
    }


def suggestions(typed: str, used: Sequence[str], styles: Mapping[str, Sequence[str]]) -> list[str]:
    """The best completions, the best first, at most MOST; typing errors are forgiven.

    used: the person's own prompts, the last used first. styles: curated, in the order in which they are to be shown
    where nothing is typed, each with other ways to ask for it.
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
    """A prompt from each of its words on."""
    words = utils.default_process(way).split()
    return [" ".join(words[start:]) for start in range(len(words))]
