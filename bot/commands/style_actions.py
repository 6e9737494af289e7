"""What slash commands, buttons and forms do with styles in common."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.commands.context import (
    Interaction,
    check_channel,
    check_own_panel,
    defer_panel,
    parts_of,
    person_of,
    viewer_of,
)
from bot.commands.pictures import fetched
from bot.errors import Refusal
from bot.i18n.texts import text
from bot.i18n.user_text import quoted
from bot.jobs.requester import Requester
from bot.jobs.style_service import LONGEST_NAME
from bot.panels.job_form import read_form
from bot.panels.style_panels import PAGE, delete_panel, save_form, style_page_panel, style_panel, use_form
from bot.store.models import JobKind, Style
from bot.store.orders import Order, chosen_options
from engine.protocol.presets import PresetName

STYLE_FORM = re.compile(r"form:(?P<kind>use|save):(?P<id>[0-9]{1,18})")
MOST_ARCHIVE_BYTES = 64 * 1024 * 1024


async def apply_style(
    interaction: Interaction,
    person: Requester,
    found: Style,
    images: Sequence[discord.Attachment],
    archive: discord.Attachment | None,
    strength: int | None,
) -> None:
    """Submit a job that paints pictures in a style: one picture or film, several pictures, or a ZIP archive.

    strength: in percent; None is 100. All that needs no download is checked before the answer is deferred. Raises
    Refusal and PictureRefused.
    """
    parts = parts_of(interaction)
    check_channel(interaction)
    if not images and not archive:
        raise Refusal("style-no-images")
    if len(images) > 1 and any(is_film(image) for image in images):
        raise Refusal("style-film-alone")
    check_files(interaction, images, archive)
    choice = await parts.admission.choice(person, parts_of(interaction).default_preset())
    order = replace(
        in_style(found, choice.preset), options=chosen_options(strength=None if strength == 100 else strength)
    )
    if archive:
        order = replace(order, kind=JobKind.ARCHIVE)
    elif len(images) > 1:
        order = replace(order, kind=JobKind.ALBUM, count=len(images))
    await parts.admission.check(person, order)
    panel = await defer_panel(interaction)
    if archive:
        await parts.jobs.submit_archive(person, panel, await fetched(archive), order)
        return
    pictures = [(image.filename, await fetched(image)) for image in images]
    if len(pictures) > 1:
        await parts.jobs.submit_album(person, panel, pictures, order)
    else:
        await parts.jobs.submit(person, panel, pictures[0][1], order)


def in_style(found: Style, preset: PresetName) -> Order:
    """Return an order for pictures in a style, at the size of a preset."""
    return Order(prompt=found.prompt, preset=preset, style=found.weights, style_name=found.name, seed=0)


async def save_result(interaction: Interaction, job_id: int, name: str) -> None:
    """Save the StyleNet of a result under a name, and show the new style.

    Raises Refusal if the name is taken, the person may have no more styles, or the weights are no longer kept.
    """
    styles, person = parts_of(interaction).styles, person_of(interaction)
    await styles.check_new(person, name)
    await interaction.response.defer(ephemeral=True, thinking=True)
    await show_style(interaction, await styles.save(person, job_id, name))


async def choose_style(interaction: Interaction, _: re.Match[str]) -> None:
    """Show the person alone the style that was chosen in a menu, with its buttons."""
    data: Any = interaction.data
    await _press(interaction, int(data["values"][0]), "show")


async def press_style(interaction: Interaction, about: re.Match[str]) -> None:
    """Answer a button of a style, or one that turns the pages of a list of styles.

    The number in the custom id is the style's id; for the verbs `newer` and `older` it is the page's number. Raises
    Refusal.
    """
    await _press(interaction, int(about["id"]), about["verb"])


async def _press(interaction: Interaction, number: int, verb: str) -> None:
    parts, person, locale = parts_of(interaction), person_of(interaction), str(interaction.locale)
    match verb:
        case "newer" | "older":
            check_own_panel(interaction)
            await interaction.response.defer()
            await show_page(interaction, number)
        case "show":
            await interaction.response.defer(ephemeral=True, thinking=True)
            await show_style(interaction, await parts.styles.by_id(person, number))
        case "use":
            check_channel(interaction)
            await interaction.response.send_modal(use_form(await parts.styles.by_id(person, number), locale))
        case "share" | "hide":
            await share_style(interaction, number, shared=verb == "share")
        case "export":
            await export_style(interaction, await parts.styles.by_id(person, number))
        case "delete":
            await ask_to_delete(interaction, number)
        case "forget":
            await interaction.response.defer(ephemeral=True, thinking=True)
            deleted = await parts.styles.delete(person, number, moderates=_moderates(interaction))
            said = text("style-deleted" if deleted else "style-taken", locale)
            await interaction.followup.send(said, ephemeral=True)
        case _:
            raise AssertionError(f"no way for {verb}")


async def open_save_form(interaction: Interaction, job_id: int) -> None:
    """Open a form that asks for the name under which a result's StyleNet is saved. Raises Refusal."""
    job = await parts_of(interaction).results.find(job_id)
    parts_of(interaction).results.only_result(job)
    await interaction.response.send_modal(save_form(job_id, job.prompt, LONGEST_NAME, str(interaction.locale)))


async def send_style_form(interaction: Interaction, about: re.Match[str]) -> None:
    """Save a result as a style, or apply a style, as the form that was sent says. Raises Refusal."""
    filled, person = read_form(interaction), person_of(interaction)
    if about["kind"] == "save":
        await parts_of(interaction).results.seen(int(about["id"]), viewer_of(interaction))
        await save_result(interaction, int(about["id"]), filled.name)
        return
    found = await parts_of(interaction).styles.by_id(person, int(about["id"]))
    archives = [one for one in filled.uploads if _is_archive(one)]
    if len(archives) > 1:
        raise Refusal("style-one-zip")
    images = [one for one in filled.uploads if not _is_archive(one)]
    await apply_style(interaction, person, found, images, archives[0] if archives else None, filled.strength)


async def show_style(interaction: Interaction, found: Style) -> None:
    """Show a style in an ephemeral follow-up to an interaction that was answered or deferred before."""
    picture = await parts_of(interaction).styles.thumbnail(found)
    files = [_file(found, picture)] if picture else []
    view = style_panel(found, files[0].filename if files else None, str(interaction.locale))
    await interaction.followup.send(view=view, files=files, ephemeral=True)


async def show_page(interaction: Interaction, page: int) -> None:
    """Replace the interaction's original response by a page of styles, counted from 0."""
    styles, locale = parts_of(interaction).styles, str(interaction.locale)
    found = await styles.page(person_of(interaction), page, PAGE)
    pictures = {one.id: await styles.thumbnail(one) for one in found.styles}
    files = {one.id: _file(one, picture) for one in found.styles if (picture := pictures[one.id])}
    mentions = interaction.client.mentions
    to_create, to_apply = (
        mentions[f"{text('command-style')} {text(f'command-style-{name}')}"] for name in ("create", "apply")
    )
    names = {key: file.filename for key, file in files.items()}
    view = style_page_panel(found, names, to_create, to_apply, locale)
    await interaction.edit_original_response(view=view, attachments=list(files.values()))


def _file(found: Style, picture: bytes) -> discord.File:
    return discord.File(io.BytesIO(picture), f"style-{found.id}.webp")


async def share_style(interaction: Interaction, style_id: int, *, shared: bool) -> None:
    """Share a style with this server, or end that, and confirm it to the person. Raises Refusal."""
    locale = str(interaction.locale)
    found = await parts_of(interaction).styles.share(person_of(interaction), style_id, shared=shared)
    said = text("style-now-shared" if shared else "style-now-private", locale, name=quoted(found.name))
    await interaction.response.send_message(said, ephemeral=True)


async def export_style(interaction: Interaction, found: Style) -> None:
    """Send a style's file in an ephemeral follow-up. Raises Refusal if the weights are no longer kept."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    data = await parts_of(interaction).styles.file(person_of(interaction), found)
    said = text("style-exported", str(interaction.locale), name=quoted(found.name))
    file = discord.File(io.BytesIO(data), f"wordbrush-style-{found.id}.safetensors")
    await interaction.followup.send(said, file=file, ephemeral=True)


async def ask_to_delete(interaction: Interaction, style_id: int) -> None:
    """Ask whether a style is to be deleted or, if it is another person's, taken from the server.

    Raises Refusal unless the style is the person's own or shared with a server that they moderate.
    """
    person = person_of(interaction)
    found = await parts_of(interaction).styles.to_delete(person, style_id, moderates=_moderates(interaction))
    view = delete_panel(found, own=found.user_id == person.user_id, locale=str(interaction.locale))
    await interaction.response.send_message(view=view, ephemeral=True)


def _moderates(interaction: Interaction) -> bool:
    return viewer_of(interaction).moderates is not None


def check_files(
    interaction: Interaction,
    images: Sequence[discord.Attachment],
    archive: discord.Attachment | None,
) -> None:
    """Check what Discord says about files before they are downloaded.

    Raises Refusal for pictures and an archive together and for an archive that is too large, PictureRefused for a file
    of another kind or size.
    """
    if images and archive:
        raise Refusal("style-images-or-zip")
    if archive and archive.size > MOST_ARCHIVE_BYTES:
        raise Refusal("style-zip-large", limit=MOST_ARCHIVE_BYTES // 1_000_000)
    for image in images:
        parts_of(interaction).admission.check_attachment(image.content_type, image.size, films=True)


def is_film(file: discord.Attachment) -> bool:
    """Return whether Discord says that a file is a video."""
    return (file.content_type or "").startswith("video/")


def _is_archive(file: discord.Attachment) -> bool:
    return file.filename.lower().endswith(".zip") or "zip" in (file.content_type or "")
