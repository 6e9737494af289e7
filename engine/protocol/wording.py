"""Parsing of prompts: one style in words, or several styles with weights. Nothing here imports torch."""

import re
from typing import NamedTuple

# Text that ends in a digit is no weighted part: in a time or a ratio such as "16:9" the colon belongs to the text.
_WEIGHTED = re.compile(r"(?P<text>.*\D)\s*:\s*(?P<weight>\d+(?:\.\d+)?)\s*", re.DOTALL)


class PromptPart(NamedTuple):
    """One of the styles in a prompt, with its share of the whole prompt in (0, 1] as `weight`."""

    text: str
    weight: float


def split_prompt(prompt: str) -> list[PromptPart]:
    """Split a prompt into its weighted styles; the weights of all parts add up to 1.

    "watercolor:2, night sky:1" asks for two thirds of the first style and one third of the second. Weights count only
    if every part between commas ends in `:number`. Otherwise the whole prompt, with its commas and colons, is one
    style. Parts that have weight 0 or no words are left out.
    """
    found = [_WEIGHTED.fullmatch(part) for part in prompt.split(",")]
    weighted = [(match["text"].strip(), float(match["weight"])) for match in found if match]
    total = sum(weight for text, weight in weighted if text)
    if len(weighted) < len(found) or total == 0:
        return [PromptPart(prompt, 1.0)]
    return [PromptPart(text, weight / total) for text, weight in weighted if text and weight]
