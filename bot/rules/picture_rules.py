"""What is done about a picture that the picture check takes for nudity, and from which score on."""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class PictureCheck(StrEnum):
    """What the picture check does; the values are stored, from the mildest to the strictest."""

    OFF = "off"
    SPOILER = "spoiler"  # the result is shown behind a spoiler
    REFUSE = "refuse"


class Threshold(StrEnum):
    """From which score on the check does something; the values are stored."""

    STRICT = "strict"
    NORMAL = "normal"
    LENIENT = "lenient"


# The model's authors call pictures below 0.2 likely safe and those above 0.8 highly likely not to be:
# https://github.com/yahoo/open_nsfw#usage
LEAST_SCORES = {Threshold.STRICT: 0.2, Threshold.NORMAL: 0.5, Threshold.LENIENT: 0.8}

Scores = Mapping[str, float]  # the least score for each PictureCheck but OFF; empty where nothing is checked


def scores_of(check: PictureCheck, threshold: Threshold, *, applies: bool = True) -> dict[str, float]:
    """Return the least scores that a setting makes, or none where it does not apply."""
    return {} if check == PictureCheck.OFF or not applies else {str(check): LEAST_SCORES[threshold]}


def strictest(settings: Iterable[Scores]) -> dict[str, float]:
    """Return the least scores that hold where several settings hold."""
    found: dict[str, float] = {}
    for scores in settings:
        for check, score in scores.items():
            found[check] = min(score, found.get(check, score))
    return found


def check_of(score: float, least: Scores) -> PictureCheck:
    """Return what is done about a picture with this score."""
    for check in (PictureCheck.REFUSE, PictureCheck.SPOILER):
        if check in least and score >= least[check]:
            return check
    return PictureCheck.OFF
