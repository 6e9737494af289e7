"""The frame and the view that every panel is made of."""

from discord import ui

GREY, BLUE, GREEN, RED = 0x80848E, 0x5865F2, 0x23A55A, 0xDA373C


def frame(color: int = BLUE) -> ui.Container[ui.LayoutView]:
    """Return an empty frame whose edge has this color (0xRRGGBB)."""
    return ui.Container[ui.LayoutView](accent_colour=color)


def view_of(*items: ui.Item[ui.LayoutView]) -> ui.LayoutView:
    """Return a message of these items.

    The view is stopped, so that discord.py keeps nothing of it: bot.commands.router finds by the custom id what a press
    is about, after every restart.
    """
    view = ui.LayoutView(timeout=None)
    for item in items:
        view.add_item(item)
    view.stop()
    return view
