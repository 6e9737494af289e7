"""The captions with which styles are trained: those of the vocabulary, and those of the styles that it does not know.

A renderer may exist before the shipped models know its style. Until they do, its captions, Chinese names and kind of
colors stand in renderers/captions_*.toml, not in engine.protocol.vocabulary.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from engine.protocol.vocabulary import STYLES

FILES = "captions_*.toml"


@dataclass(frozen=True)
class NewStyle:
    """A style that the vocabulary does not know yet.

    Attributes:
        captions: what people call it, the style's name first.
        simplified, traditional: its Chinese name, as in the vocabulary's tables.
        palette: whether it brings its own colors; otherwise it keeps the photo's.
    """

    captions: tuple[str, ...]
    simplified: str
    traditional: str
    palette: bool


@cache
def new_styles() -> dict[str, NewStyle]:
    """Return the styles of the caption files that the vocabulary does not know, by name."""
    found: dict[str, NewStyle] = {}
    for path in sorted((Path(__file__).parent / "renderers").glob(FILES)):
        for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            style = NewStyle(tuple(entry["captions"]), entry["simplified"], entry["traditional"], entry["palette"])
            if name in found or style.captions[0] != name:
                raise ValueError(f"{path.name}: {name}")
            found[name] = style
    return {name: style for name, style in found.items() if name not in STYLES}


def captions_of(name: str) -> tuple[str, ...]:
    """Return the captions of a style, its name first.

    What a new style is called is no caption of an old one any more: "anime" is no cartoon once there is anime.
    """
    new = new_styles()
    if name in new:
        return new[name].captions
    taken = {caption for style in new.values() for caption in style.captions}
    return tuple(caption for caption in STYLES[name] if caption not in taken)
