"""How a prompt is written: one style in words, or several with weights. Shared with the bot: without torch."""

import re
from typing import NamedTuple

# A number after a colon; not that of a time or of a ratio, as in "16:9".
_WEIGHTED = re.compile(r"(?P<text>.*\D)\s*:\s*(?P<weight>\d+(?:\.\d+)?)\s*", re.DOTALL)


class Part(NamedTuple):
    """One of the styles that a prompt asks for. weight: its share of the whole, in (0, 1]."""

    text: str
    weight: float


def parts_of(prompt: str) -> list[Part]:
    """The styles of a prompt: "watercolor:2, night sky:1" asks for two thirds of the one and a third of the other.

    There are weights only where every part between commas ends in `:number`; else the whole prompt is one style, with
    its commas and colons. Parts without weight, or without words, are left out.
    """
    found = [_WEIGHTED.fullmatch(part) for part in prompt.split(",")]
    weighted = [(match["text"].strip(), float(match["weight"])) for match in found if match]
    total = sum(weight for text, weight in weighted if text)
    if len(weighted) < len(found) or total == 0:
        return [Part(prompt, 1.0)]
    return [Part(text, weight / total) for text, weight in weighted if text and weight]
