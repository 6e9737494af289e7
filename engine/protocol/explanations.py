"""What people are told about how the bundled models understood a prompt."""

from collections.abc import Sequence

from engine.protocol.meaning import Part, suggest_styles, understand
from engine.protocol.messages import Notice, NoticeCode, notice_arguments
from engine.protocol.vocabulary import STYLES

MOST_NEAR = 3
STAND_IN = Notice(NoticeCode.STAND_IN, {"count": len(STYLES)})  # that the models know few styles


def explain(prompt: str) -> list[Notice]:
    """Return what is worth saying about a prompt of which each part is understood.

    Which styles stand for words that are none, where colors come from, which words changed nothing, and that the models
    know few styles, unless the first of these says so already.
    """
    parts = understand(prompt).parts
    notes = [notice for part in parts for notice in _of_part(part)]
    if not any(notice.code == NoticeCode.PAINTED_AS for notice in notes):
        notes.append(STAND_IN)
    return [notice for place, notice in enumerate(notes) if notice not in notes[:place]]


def _of_part(part: Part) -> list[Notice]:
    carried = part.palette.source if part.palette and not part.palette.is_plain else ""
    notes = []
    if part.meant and not part.is_named:
        styles = ", ".join(style for style, _ in part.styles)
        arguments = {"words": " ".join(part.meant), "styles": styles, "source": carried, "tinted": int(bool(carried))}
        notes.append(Notice(NoticeCode.PAINTED_AS, notice_arguments(arguments)))
    elif carried:
        notes.append(Notice(NoticeCode.COLORED_BY, {"source": carried}))
    if left_out := [*part.ignored, *part.unknown]:
        notes.append(Notice(NoticeCode.WORDS_UNKNOWN, notice_arguments(_left_out(left_out))))
    return notes


def _left_out(words: Sequence[str]) -> dict[str, object]:
    near = suggest_styles(" ".join(words), MOST_NEAR)
    return {"words": ", ".join(words), "near": ", ".join(near), "count": len(near)}
