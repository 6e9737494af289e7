"""The panels of styles (one, or a page of them), and the forms that apply or save one."""

from collections.abc import Mapping

import discord
from discord import ui

from bot.i18n.texts import text
from bot.i18n.user_text import one_line, quoted
from bot.jobs.style_service import StylePage
from bot.panels.buttons import style_button, style_menu
from bot.panels.job_form import FILES, NAME, OPEN_SECONDS, Filled, labeled, strength_menu
from bot.panels.job_panel import style_row
from bot.panels.layout import GREEN, frame, view_of
from bot.store.models import Style

PAGE = 5  # styles
MOST_FILES = 10  # the most that Discord accepts in one field of a form


def style_panel(style: Style, picture: str | None, locale: str) -> ui.LayoutView:
    """Return a panel with a style and its buttons. picture: name of the attached sample photo."""
    container = frame(GREEN)
    if picture:
        container.add_item(ui.MediaGallery(_sample(style, picture, locale)))
    container.add_item(ui.TextDisplay("\n".join([_title(style, locale), *about_lines(style, locale)])))
    container.add_item(style_row(style, locale))
    return view_of(container)


def _sample(style: Style, picture: str, locale: str) -> discord.MediaGalleryItem:
    return discord.MediaGalleryItem(
        f"attachment://{picture}", description=text("style-sample", locale, name=one_line(style.name, 100))
    )


def _title(style: Style, locale: str) -> str:
    return text("style-title", locale, name=quoted(style.name), owner=f"<@{style.user_id}>")


def about_lines(style: Style, locale: str) -> list[str]:
    """Return lines on how a style was made, and whether the server can use it."""
    lines = []
    if style.prompt.casefold() not in ("", style.name.casefold()):
        lines.append(text("style-prompt", locale, prompt=quoted(style.prompt, 200)))
    lines.append(f"-# {text(f'style-{style.origin}', locale, pictures=style.pictures)}")
    if style.shared_with:
        lines.append(f"-# {text('style-shared', locale)}")
    return lines


def style_page_panel(
    page: StylePage, pictures: Mapping[int, str], create: str, apply: str, locale: str
) -> ui.LayoutView:
    """Return a panel with a page of styles and a menu to choose one.

    pictures: names of attached thumbnails, by style id. create, apply: mentions of these commands.
    """
    container = frame()
    container.add_item(ui.TextDisplay(text("shelf-title", locale, apply=apply)))
    if not page.styles:
        container.add_item(ui.TextDisplay(text("shelf-empty", locale, create=create, save=text("button-save", locale))))
    for style in page.styles:
        said = "\n".join([_title(style, locale), *about_lines(style, locale)])
        if style.id in pictures:
            described = text("style-sample", locale, name=one_line(style.name, 100))
            thumbnail = ui.Thumbnail[ui.LayoutView](f"attachment://{pictures[style.id]}", description=described)
            container.add_item(ui.Section(said, accessory=thumbnail))
        else:
            container.add_item(ui.TextDisplay(said))
    if page.styles:
        options = [discord.SelectOption(label=one_line(style.name, 100), value=str(style.id)) for style in page.styles]
        container.add_item(ui.ActionRow(style_menu(text("shelf-choose", locale), options)))
    if page.pages > 1:
        newer, older = page.page - 1, page.page + 1
        container.add_item(
            ui.ActionRow(
                style_button(max(0, newer), "newer", text("button-newer", locale), disabled=newer < 0),
                style_button(older, "older", text("button-older", locale), disabled=older >= page.pages),
            )
        )
    return view_of(container)


def delete_panel(style: Style, *, own: bool, locale: str) -> ui.LayoutView:
    """Return a panel that asks whether a style is to be deleted or, if it is not `own`, taken from the server."""
    if own:
        question, label = "style-delete-question", text("style-button-forget", locale)
    else:
        question, label = "style-take-question", text("style-button-take", locale)
    return view_of(
        ui.TextDisplay(text(question, locale, name=quoted(style.name))),
        ui.ActionRow(style_button(style.id, "forget", label)),
    )


def use_form(style: Style, locale: str) -> ui.Modal:
    """Return a form that asks for the pictures that a style is to paint."""
    title = one_line(text("use-form-title", locale, name=style.name), 45)
    modal = ui.Modal(title=title, custom_id=f"form:use:{style.id}", timeout=OPEN_SECONDS)
    files = ui.FileUpload[ui.Modal](custom_id=FILES, min_values=1, max_values=MOST_FILES)
    modal.add_item(labeled("files", locale, files))
    modal.add_item(strength_menu(locale, Filled(prompt="")))
    return modal


def save_form(job_id: int, prompt: str, longest: int, locale: str) -> ui.Modal:
    """Return a form that asks for the name of a style, of at most `longest` characters; `prompt` is suggested."""
    modal = ui.Modal(title=text("save-form-title", locale), custom_id=f"form:save:{job_id}", timeout=OPEN_SECONDS)
    name = ui.TextInput[ui.Modal](custom_id=NAME, default=one_line(prompt, longest) or None, max_length=longest)
    modal.add_item(labeled("name", locale, name))
    return modal
