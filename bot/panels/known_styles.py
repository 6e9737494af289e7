"""The styles that the bundled models know, as a picture."""

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
    """Needs the file that `styles_file` gives. `stylize`: the command as a mention."""
    container = frame()
    container.add_item(ui.TextDisplay(text(f"styles-{models}", locale, count=len(STYLES), stylize=stylize)))
    address = f"attachment://{STYLES_PICTURE.name}"
    container.add_item(
        ui.MediaGallery(
            discord.MediaGalleryItem(address, description=text("styles-picture", locale, count=len(STYLES)))
        )
    )
    container.add_item(ui.TextDisplay(text("styles-list", locale, styles=", ".join(STYLES))))
    return view_of(container)


def styles_file() -> discord.File:
    """The picture, to be sent with the panel."""
    # From memory: discord.py does not close what it has opened for the answer to an interaction.
    return discord.File(io.BytesIO(STYLES_PICTURE.read_bytes()), STYLES_PICTURE.name)


def styles_offer(locale: str) -> ui.View:
    """A button that shows them."""
    view = ui.View(timeout=None)
    view.add_item(styles_button(locale))
    return view
