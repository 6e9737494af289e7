"""The frame and the layout view that every panel is made of."""

from collections.abc import Iterable

from discord import ui

MOST_TEXT = 4000  # characters of all texts of a message: https://docs.discord.com/developers/components/reference
GRAY, BLUE, GREEN, RED = 0x80848E, 0x5865F2, 0x23A55A, 0xDA373C


def frame(color: int = BLUE) -> ui.Container[ui.LayoutView]:
    """Return an empty container whose edge has this color (0xRRGGBB)."""
    return ui.Container[ui.LayoutView](accent_color=color)


def fitting(lines: Iterable[str], room: int) -> str:
    """Join the lines that fit into `room` characters, with an ellipsis for the others.

    How long lines are differs from language to language.
    """
    taken = [*lines]
    if len(text := "\n".join(taken)) <= room:
        return text
    while taken and len("\n".join([*taken, "…"])) > room:
        taken.pop()
    return "\n".join([*taken, "…"])


def view_of(*items: ui.Item[ui.LayoutView]) -> ui.LayoutView:
    """Return a stopped layout view of these items, ready to be sent.

    Stopped, because discord.py would else keep it and wait for presses: bot.commands.router answers these by their
    custom ids, also after a restart.
    """
    view = ui.LayoutView(timeout=None)
    for item in items:
        view.add_item(item)
    view.stop()
    return view
