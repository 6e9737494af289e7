"""The captions with which styles are trained: those in the vocabulary's own table, and those that stand in files.

renderers/captions_*.toml have the captions, Chinese names and kind of colors of the styles that came after the first
ones. The vocabulary takes them from there as soon as the shipped style bank knows the style.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from engine.protocol.vocabulary import STYLES

FILES = "captions_*.toml"


@dataclass(frozen=True)
class FiledStyle:
    """A style whose captions stand in a file.

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
def filed_styles() -> dict[str, FiledStyle]:
    """Return the styles of the caption files by name."""
    found: dict[str, FiledStyle] = {}
    for path in sorted((Path(__file__).parent / "renderers").glob(FILES)):
        for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            style = FiledStyle(tuple(entry["captions"]), entry["simplified"], entry["traditional"], entry["palette"])
            if name in found or style.captions[0] != name:
                raise ValueError(f"{path.name}: {name}")
            found[name] = style
    return found


def captions_of(name: str) -> tuple[str, ...]:
    """Return the captions of a style, its name first.

    What a style of the files is called is no caption of another one: "anime" is no cartoon once there is anime.
    """
    filed = filed_styles()
    if name in filed:
        return filed[name].captions
    taken = {caption for style in filed.values() for caption in style.captions}
    return tuple(caption for caption in STYLES[name] if caption not in taken)
