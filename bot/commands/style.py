"""/style: networks with names, which paint any picture in one pass."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from bot.commands.context import (
    Interaction,
    check_channel,
    check_own_panel,
    contexts,
    defer_panel,
    parts_of,
    person_of,
    viewer_of,
)
from bot.commands.pictures import fetched
from bot.errors import Refusal
from bot.i18n.suggestions import suggestions
from bot.i18n.texts import text
from bot.i18n.translator import localised
from bot.i18n.user_text import number_of, one_line, quoted
from bot.jobs.requester import Requester
from bot.jobs.style_service import LONGEST_NAME, MOST_BYTES
from bot.panels.job_form import LONGEST_PROMPT, read_form
from bot.panels.style_panels import PAGE, delete_panel, save_form, style_page_panel, style_panel, use_form
from bot.store.models import JobKind, Style
from bot.store.orders import Order, chosen_options
from engine.protocol.presets import MAX_STRENGTH, PresetName

MOST_SHARE = 100
Name = app_commands.Range[str, 1, LONGEST_NAME]
Chosen = app_commands.Range[str, 1, 100]  # a number, as suggested, or a name as it was typed
Share = app_commands.Range[int, 1, MOST_SHARE]
MOST_ARCHIVE_BYTES = 64 * 1024 * 1024
STYLE_FORM = re.compile(r"form:(?P<kind>use|save):(?P<id>[0-9]{1,18})")

style = contexts(app_commands.Group(name=localised("command-style"), description=localised("command-style-about")))


@style.command(name=localised("command-style-create"), description=localised("command-style-create-about"))
@app_commands.rename(name=localised("option-name"), prompt=localised("option-prompt"), archive=localised("option-zip"))
@app_commands.describe(
    name=localised("option-name-about"),
    prompt=localised("option-prompt-about"),
    archive=localised("option-zip-about"),
    **{f"image{number}": localised("option-learned-about") for number in range(1, 11)},
)
async def create(
    interaction: Interaction,
    name: Name,
    prompt: app_commands.Range[str, 1, LONGEST_PROMPT],
    archive: discord.Attachment | None = None,
    image1: discord.Attachment | None = None,
    image2: discord.Attachment | None = None,
    image3: discord.Attachment | None = None,
    image4: discord.Attachment | None = None,
    image5: discord.Attachment | None = None,
    image6: discord.Attachment | None = None,
    image7: discord.Attachment | None = None,
    image8: discord.Attachment | None = None,
    image9: discord.Attachment | None = None,
    image10: discord.Attachment | None = None,
) -> None:
    """A long job: it learns the style from the pictures, or from the project's own."""
    client, person = interaction.client, person_of(interaction)
    images = _given(image1, image2, image3, image4, image5, image6, image7, image8, image9, image10)
    check_channel(interaction)
    if any(_is_film(image) for image in images):
        raise Refusal("style-learns-from-pictures")
    _check_files(interaction, images, archive)
    order = Order(
        kind=JobKind.TRAINING,
        prompt=prompt.strip(),
        preset=client.parts.default_preset(),
        style_name=await client.parts.styles.check_new(person, name),
    )
    await client.parts.admission.check(person, order)
    panel = await defer_panel(interaction)
    pictures = [(image.filename, await fetched(image)) for image in images]
    await client.parts.jobs.train(person, panel, order, pictures, await fetched(archive) if archive else None)


@style.command(name=localised("command-style-list"), description=localised("command-style-list-about"))
async def list_styles(interaction: Interaction) -> None:
    """Only the person sees it."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await _show_page(interaction, 0)


@style.command(name=localised("command-style-apply"), description=localised("command-style-apply-about"))
@app_commands.rename(
    chosen=localised("option-style"), archive=localised("option-zip"), strength=localised("option-strength")
)
@app_commands.describe(
    chosen=localised("option-style-about"),
    archive=localised("option-zip-about"),
    strength=localised("option-strength-about"),
    **{f"image{number}": localised("option-image-about") for number in range(1, 11)},
)
async def apply(
    interaction: Interaction,
    chosen: Chosen,
    image1: discord.Attachment | None = None,
    archive: discord.Attachment | None = None,
    image2: discord.Attachment | None = None,
    image3: discord.Attachment | None = None,
    image4: discord.Attachment | None = None,
    image5: discord.Attachment | None = None,
    image6: discord.Attachment | None = None,
    image7: discord.Attachment | None = None,
    image8: discord.Attachment | None = None,
    image9: discord.Attachment | None = None,
    image10: discord.Attachment | None = None,
    strength: app_commands.Range[int, 0, MAX_STRENGTH] | None = None,
) -> None:
    """Each picture in one pass."""
    images = _given(image1, image2, image3, image4, image5, image6, image7, image8, image9, image10)
    person = person_of(interaction)
    found = await parts_of(interaction).styles.find(person, chosen)
    await _apply(interaction, person, found, images, archive, strength)


async def _apply(
    interaction: Interaction,
    person: Requester,
    found: Style,
    images: Sequence[discord.Attachment],
    archive: discord.Attachment | None,
    strength: int | None,
) -> None:
    parts = parts_of(interaction)
    check_channel(interaction)
    if not images and not archive:
        raise Refusal("style-no-images")
    if len(images) > 1 and any(_is_film(image) for image in images):
        raise Refusal("style-film-alone")
    _check_files(interaction, images, archive)
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
    """An order for pictures in this style, of a preset's size."""
    return Order(prompt=found.prompt, preset=preset, style=found.weights, style_name=found.name, seed=0)


@style.command(name=localised("command-style-blend"), description=localised("command-style-blend-about"))
@app_commands.rename(
    name=localised("option-name"),
    first=localised("option-first"),
    second=localised("option-second"),
    third=localised("option-third"),
    fourth=localised("option-fourth"),
    first_share=localised("option-first-share"),
    second_share=localised("option-second-share"),
    third_share=localised("option-third-share"),
    fourth_share=localised("option-fourth-share"),
)
@app_commands.describe(
    name=localised("option-name-about"),
    **{which: localised("option-blended-about") for which in ("first", "second", "third", "fourth")},
    **{f"{which}_share": localised("option-share-about") for which in ("first", "second", "third", "fourth")},
)
async def blend(
    interaction: Interaction,
    name: Name,
    first: Chosen,
    second: Chosen,
    third: Chosen | None = None,
    fourth: Chosen | None = None,
    first_share: Share = 50,
    second_share: Share = 50,
    third_share: Share = 50,
    fourth_share: Share = 50,
) -> None:
    """A new style between others."""
    styles, person = parts_of(interaction).styles, person_of(interaction)
    shares = (first_share, second_share, third_share, fourth_share)
    wanted = [
        (one, share) for one, share in zip((first, second, third, fourth), shares, strict=True) if one is not None
    ]
    parts = [(await styles.find(person, one), float(share)) for one, share in wanted]
    await styles.check_new(person, name)
    await interaction.response.defer(ephemeral=True, thinking=True)
    await _show_style(interaction, await styles.blend(person, name, parts))


@style.command(name=localised("command-style-save"), description=localised("command-style-save-about"))
@app_commands.rename(result=localised("option-id"), name=localised("option-name"))
@app_commands.describe(result=localised("option-id-about"), name=localised("option-name-about"))
async def save(interaction: Interaction, result: app_commands.Range[str, 1, 100], name: Name) -> None:
    """The network of an own result, under a name."""
    number = number_of(result)
    if number is None:
        raise Refusal("show-unknown")
    await parts_of(interaction).results.own(number, interaction.user.id)
    await _save(interaction, number, name)


async def _save(interaction: Interaction, job_id: int, name: str) -> None:
    styles, person = parts_of(interaction).styles, person_of(interaction)
    await styles.check_new(person, name)
    await interaction.response.defer(ephemeral=True, thinking=True)
    await _show_style(interaction, await styles.save(person, job_id, name))


@style.command(name=localised("command-style-delete"), description=localised("command-style-delete-about"))
@app_commands.rename(chosen=localised("option-style"))
@app_commands.describe(chosen=localised("option-style-about"))
async def delete(interaction: Interaction, chosen: Chosen) -> None:
    """Asked once more before it goes."""
    found = await parts_of(interaction).styles.find(person_of(interaction), chosen)
    await _ask_to_delete(interaction, found.id)


@style.command(name=localised("command-style-share"), description=localised("command-style-share-about"))
@app_commands.rename(chosen=localised("option-style"), private=localised("option-private"))
@app_commands.describe(chosen=localised("option-style-about"), private=localised("option-private-about"))
async def share(interaction: Interaction, chosen: Chosen, private: bool = False) -> None:
    """With everybody in this server, or with nobody any more."""
    found = await parts_of(interaction).styles.find(person_of(interaction), chosen)
    await _share(interaction, found.id, shared=not private)


@style.command(name=localised("command-style-export"), description=localised("command-style-export-about"))
@app_commands.rename(chosen=localised("option-style"))
@app_commands.describe(chosen=localised("option-style-about"))
async def export(interaction: Interaction, chosen: Chosen) -> None:
    """Its file; only the person sees it."""
    found = await parts_of(interaction).styles.find(person_of(interaction), chosen)
    await _export(interaction, found)


@style.command(name=localised("command-style-import"), description=localised("command-style-import-about"))
@app_commands.rename(file=localised("option-file"), name=localised("option-name"))
@app_commands.describe(file=localised("option-file-about"), name=localised("option-name-about"))
async def import_style(interaction: Interaction, file: discord.Attachment, name: Name) -> None:
    """A style from a file, of this bot or another one."""
    styles, person = parts_of(interaction).styles, person_of(interaction)
    if file.size > MOST_BYTES:
        raise Refusal("style-file-large", limit=MOST_BYTES // 1_000_000)
    await styles.check_new(person, name)
    await interaction.response.defer(ephemeral=True, thinking=True)
    await _show_style(interaction, await styles.import_file(person, name, await fetched(file)))


@apply.autocomplete("chosen")
@delete.autocomplete("chosen")
@share.autocomplete("chosen")
@export.autocomplete("chosen")
@blend.autocomplete("first")
@blend.autocomplete("second")
@blend.autocomplete("third")
@blend.autocomplete("fourth")
async def suggest_styles(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """The person's own styles, and those of the server."""
    usable = {str(one.id): one for one in await parts_of(interaction).styles.all(person_of(interaction))}
    found = suggestions(typed, [], {number: (one.name, one.prompt) for number, one in usable.items()})
    return [app_commands.Choice(name=_choice(usable[number]), value=number) for number in found]


def _choice(one: Style) -> str:
    same = one.name.casefold() == one.prompt.casefold()
    return one_line(one.name if same else f"{one.name} · {one.prompt}", 100)


async def choose_style(interaction: Interaction, _: re.Match[str]) -> None:
    """Show the style that was chosen from a page of them, with all that can be done with it."""
    data: Any = interaction.data
    await _press(interaction, int(data["values"][0]), "show")


async def press_style(interaction: Interaction, about: re.Match[str]) -> None:
    """Do what a button of a style says, or of a page of them (`newer` and `older`, with the page's number)."""
    await _press(interaction, int(about["id"]), about["verb"])


async def _press(interaction: Interaction, number: int, verb: str) -> None:
    client, person, locale = interaction.client, person_of(interaction), str(interaction.locale)
    match verb:
        case "newer" | "older":
            check_own_panel(interaction)
            await interaction.response.defer()
            await _show_page(interaction, number)
        case "show":
            await interaction.response.defer(ephemeral=True, thinking=True)
            await _show_style(interaction, await client.parts.styles.by_id(person, number))
        case "use":
            check_channel(interaction)
            await interaction.response.send_modal(use_form(await client.parts.styles.by_id(person, number), locale))
        case "share" | "hide":
            await _share(interaction, number, shared=verb == "share")
        case "export":
            await _export(interaction, await client.parts.styles.by_id(person, number))
        case "delete":
            await _ask_to_delete(interaction, number)
        case _:
            await interaction.response.defer(ephemeral=True, thinking=True)
            deleted = await client.parts.styles.delete(person, number, moderates=_moderates(interaction))
            said = text("style-deleted" if deleted else "style-taken", locale)
            await interaction.followup.send(said, ephemeral=True)


async def open_save_form(interaction: Interaction, job_id: int) -> None:
    """How a result's network is to be called."""
    job = await parts_of(interaction).results.find(job_id)
    parts_of(interaction).results.only_result(job)
    await interaction.response.send_modal(save_form(job_id, job.prompt, LONGEST_NAME, str(interaction.locale)))


async def send_style_form(interaction: Interaction, about: re.Match[str]) -> None:
    """A form about a style was sent."""
    filled, person = read_form(interaction), person_of(interaction)
    if about["kind"] == "save":
        await parts_of(interaction).results.seen(int(about["id"]), viewer_of(interaction))
        await _save(interaction, int(about["id"]), filled.name)
        return
    found = await parts_of(interaction).styles.by_id(person, int(about["id"]))
    archives = [one for one in filled.uploads if _is_archive(one)]
    if len(archives) > 1:
        raise Refusal("style-one-zip")
    images = [one for one in filled.uploads if not _is_archive(one)]
    await _apply(interaction, person, found, images, archives[0] if archives else None, filled.strength)


async def _show_style(interaction: Interaction, found: Style) -> None:
    picture = await parts_of(interaction).styles.thumbnail(found)
    files = [_file(found, picture)] if picture else []
    view = style_panel(found, files[0].filename if files else None, str(interaction.locale))
    await interaction.followup.send(view=view, files=files, ephemeral=True)


async def _show_page(interaction: Interaction, page: int) -> None:
    styles, locale = parts_of(interaction).styles, str(interaction.locale)
    found = await styles.page(person_of(interaction), page, PAGE)
    pictures = {one.id: await styles.thumbnail(one) for one in found.styles}
    files = {one.id: _file(one, picture) for one in found.styles if (picture := pictures[one.id])}
    mentions = interaction.client.mentions
    to_create, to_apply = mentions[f"{style.name} {create.name}"], mentions[f"{style.name} {apply.name}"]
    names = {key: file.filename for key, file in files.items()}
    view = style_page_panel(found, names, to_create, to_apply, locale)
    await interaction.edit_original_response(view=view, attachments=list(files.values()))


def _file(found: Style, picture: bytes) -> discord.File:
    return discord.File(io.BytesIO(picture), f"style-{found.id}.webp")


async def _share(interaction: Interaction, style_id: int, *, shared: bool) -> None:
    locale = str(interaction.locale)
    found = await parts_of(interaction).styles.share(person_of(interaction), style_id, shared=shared)
    said = text("style-now-shared" if shared else "style-now-private", locale, name=quoted(found.name))
    await interaction.response.send_message(said, ephemeral=True)


async def _export(interaction: Interaction, found: Style) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    data = await parts_of(interaction).styles.file(person_of(interaction), found)
    said = text("style-exported", str(interaction.locale), name=quoted(found.name))
    file = discord.File(io.BytesIO(data), f"wordbrush-style-{found.id}.safetensors")
    await interaction.followup.send(said, file=file, ephemeral=True)


async def _ask_to_delete(interaction: Interaction, style_id: int) -> None:
    person = person_of(interaction)
    found = await parts_of(interaction).styles.to_delete(person, style_id, moderates=_moderates(interaction))
    view = delete_panel(found, own=found.user_id == person.user_id, locale=str(interaction.locale))
    await interaction.response.send_message(view=view, ephemeral=True)


def _moderates(interaction: Interaction) -> bool:
    return viewer_of(interaction).moderates is not None


def _given(*images: discord.Attachment | None) -> list[discord.Attachment]:
    return [image for image in images if image is not None]


def _check_files(
    interaction: Interaction,
    images: Sequence[discord.Attachment],
    archive: discord.Attachment | None,
) -> None:
    """What Discord says about files, before they are fetched; raises PictureRefused and Refusal."""
    if images and archive:
        raise Refusal("style-images-or-zip")
    if archive and archive.size > MOST_ARCHIVE_BYTES:
        raise Refusal("style-zip-large", limit=MOST_ARCHIVE_BYTES // 1_000_000)
    for image in images:
        parts_of(interaction).admission.check_attachment(image.content_type, image.size, films=True)


def _is_film(file: discord.Attachment) -> bool:
    return (file.content_type or "").startswith("video/")


def _is_archive(file: discord.Attachment) -> bool:
    return file.filename.lower().endswith(".zip") or "zip" in (file.content_type or "")
