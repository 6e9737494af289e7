"""The panel of /styles: the styles that the bundled models know, as a picture and a list."""

import io

import discord
from discord import ui

from bot.i18n.texts import text
from bot.panels.buttons import styles_button
from bot.panels.layout import frame, view_of
from bot.samples import STYLES_PICTURE
from engine.protocol.messages import Models
from engine.protocol.vocabulary import STYLES


def styles_panel(models: Models, stylize: str, locale: str) -> ui.LayoutView:
    """Return the panel of /styles, to be sent with `styles_file`. stylize: a mention of the command."""
    container = frame()
    container.add_item(ui.TextDisplay(text(f"styles-{models}", locale, count=len(STYLES), stylize=stylize)))
    address = f"attachment://{STYLES_PICTURE.name}"
    container.add_item(
        ui.MediaGallery(
            discord.MediaGalleryItem(address, description=text("styles-picture", locale, count=len(STYLES)))
        )
    )
    container.add_item(ui.TextDisplay(text("styles-list", locale, styles=list(STYLES))))
    return view_of(container)


def styles_file() -> discord.File:
    """Return the picture of all known styles, to be sent with the panel."""
    # From memory, because discord.py does not close a file that it opens for the answer to an interaction.
    return discord.File(io.BytesIO(STYLES_PICTURE.read_bytes()), STYLES_PICTURE.name)


def styles_offer(locale: str) -> ui.View:
    """Return a view with the button that shows the known styles."""
    view = ui.View(timeout=None)
    view.add_item(styles_button(locale))
    return view
