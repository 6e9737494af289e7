"""The command group /style: styles with names, which paint any picture in one forward pass."""

import discord
from discord import app_commands

from bot.commands.context import (
    Interaction,
    check_channel,
    contexts,
    defer_panel,
    parts_of,
    person_of,
)
from bot.commands.pictures import fetched
from bot.commands.style_actions import (
    apply_style,
    ask_to_delete,
    check_files,
    export_style,
    is_film,
    save_result,
    share_style,
    show_page,
    show_style,
)
from bot.errors import Refusal
from bot.i18n.suggestions import suggestions
from bot.i18n.translator import localized
from bot.i18n.user_text import one_line, parse_number
from bot.jobs.style_service import LONGEST_NAME, MOST_BYTES
from bot.panels.job_form import LONGEST_PROMPT
from bot.store.models import JobKind, Style
from bot.store.orders import Order, chosen_options, wanted_style
from engine.protocol.presets import MAX_LIKE_WEIGHT, MAX_STRENGTH

MOST_SHARE = 100
PICTURE_NAMES = {f"picture{number}": localized("option-picture", number) for number in range(1, 11)}
Name = app_commands.Range[str, 1, LONGEST_NAME]
Chosen = app_commands.Range[str, 1, 100]  # an id, if a suggestion was chosen, or a name as it was typed
Share = app_commands.Range[int, 1, MOST_SHARE]
LikeWeight = app_commands.Range[int, 0, MAX_LIKE_WEIGHT]

style = contexts(app_commands.Group(name=localized("command-style"), description=localized("command-style-about")))


@style.command(name=localized("command-style-create"), description=localized("command-style-create-about"))
@app_commands.rename(
    name=localized("option-name"),
    prompt=localized("option-prompt"),
    like=localized("option-like"),
    like_weight=localized("option-like_weight"),
    archive=localized("option-zip"),
    **PICTURE_NAMES,
)
@app_commands.describe(
    name=localized("option-name-about"),
    prompt=localized("option-prompt-about"),
    like=localized("option-like-about"),
    like_weight=localized("option-like_weight-about"),
    archive=localized("option-zip-about"),
    **{picture: localized("option-learned-about") for picture in PICTURE_NAMES},
)
async def create(
    interaction: Interaction,
    name: Name,
    prompt: app_commands.Range[str, 1, LONGEST_PROMPT] | None = None,
    like: discord.Attachment | None = None,
    archive: discord.Attachment | None = None,
    picture1: discord.Attachment | None = None,
    picture2: discord.Attachment | None = None,
    picture3: discord.Attachment | None = None,
    picture4: discord.Attachment | None = None,
    picture5: discord.Attachment | None = None,
    picture6: discord.Attachment | None = None,
    picture7: discord.Attachment | None = None,
    picture8: discord.Attachment | None = None,
    picture9: discord.Attachment | None = None,
    picture10: discord.Attachment | None = None,
    like_weight: LikeWeight | None = None,
) -> None:
    """Submit a job that trains a style on the attached pictures, or on the bundled ones if there are none.

    The style is that of the prompt, of the picture `like`, or of both. Raises Refusal and PictureRefused.
    """
    parts, person = parts_of(interaction), person_of(interaction)
    attached = _given(
        *(picture1, picture2, picture3, picture4, picture5),
        *(picture6, picture7, picture8, picture9, picture10),
    )
    check_channel(interaction)
    if any(is_film(picture) for picture in attached):
        raise Refusal("style-learns-from-pictures")
    check_files(interaction, attached, archive)
    if like is not None:
        parts.admission.check_reference(like.content_type, like.size)
    elif prompt is None:
        raise Refusal("style-prompt-or-like")
    order = Order(
        kind=JobKind.TRAINING,
        **wanted_style(prompt, like),
        preset=parts.default_preset(),
        options=chosen_options(like_weight=like_weight),
        style_name=await parts.styles.check_new(person, name),
    )
    await parts.admission.check(person, order)
    panel = await defer_panel(interaction)
    pictures = [(picture.filename, await fetched(picture)) for picture in attached]
    likes = [await fetched(like)] if like else []
    await parts.jobs.train(person, panel, order, pictures, await fetched(archive) if archive else None, likes)


@style.command(name=localized("command-style-list"), description=localized("command-style-list-about"))
async def list_styles(interaction: Interaction) -> None:
    """Show the person alone the styles that they may use here."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await show_page(interaction, 0)


@style.command(name=localized("command-style-apply"), description=localized("command-style-apply-about"))
@app_commands.rename(
    chosen=localized("option-style"),
    archive=localized("option-zip"),
    strength=localized("option-strength"),
    **PICTURE_NAMES,
)
@app_commands.describe(
    chosen=localized("option-saved-about"),
    archive=localized("option-zip-about"),
    strength=localized("option-strength-about"),
    **{picture: localized("option-picture-about") for picture in PICTURE_NAMES},
)
async def apply(
    interaction: Interaction,
    chosen: Chosen,
    picture1: discord.Attachment | None = None,
    archive: discord.Attachment | None = None,
    picture2: discord.Attachment | None = None,
    picture3: discord.Attachment | None = None,
    picture4: discord.Attachment | None = None,
    picture5: discord.Attachment | None = None,
    picture6: discord.Attachment | None = None,
    picture7: discord.Attachment | None = None,
    picture8: discord.Attachment | None = None,
    picture9: discord.Attachment | None = None,
    picture10: discord.Attachment | None = None,
    strength: app_commands.Range[int, 0, MAX_STRENGTH] | None = None,
) -> None:
    """Submit a job that paints each attached picture in a style, in one pass.

    strength: in percent, 0 to MAX_STRENGTH. Raises Refusal and PictureRefused.
    """
    attached = _given(
        *(picture1, picture2, picture3, picture4, picture5),
        *(picture6, picture7, picture8, picture9, picture10),
    )
    person = person_of(interaction)
    found = await parts_of(interaction).styles.find(person, chosen)
    await apply_style(interaction, person, found, attached, archive, strength)


@style.command(name=localized("command-style-blend"), description=localized("command-style-blend-about"))
@app_commands.rename(
    name=localized("option-name"),
    first=localized("option-first"),
    second=localized("option-second"),
    third=localized("option-third"),
    fourth=localized("option-fourth"),
    first_share=localized("option-first-share"),
    second_share=localized("option-second-share"),
    third_share=localized("option-third-share"),
    fourth_share=localized("option-fourth-share"),
)
@app_commands.describe(
    name=localized("option-name-about"),
    **{which: localized("option-blended-about") for which in ("first", "second", "third", "fourth")},
    **{f"{which}_share": localized("option-share-about") for which in ("first", "second", "third", "fourth")},
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
    """Blend two to four styles into a new one, and show it.

    The shares (1 to MOST_SHARE) are relative to each other. Raises Refusal, and JobFailed if the styles do not fit
    together.
    """
    styles, person = parts_of(interaction).styles, person_of(interaction)
    shares = (first_share, second_share, third_share, fourth_share)
    wanted = [
        (one, share) for one, share in zip((first, second, third, fourth), shares, strict=True) if one is not None
    ]
    parts = [(await styles.find(person, one), float(share)) for one, share in wanted]
    await styles.check_new(person, name)
    await interaction.response.defer(ephemeral=True, thinking=True)
    await show_style(interaction, await styles.blend(person, name, parts))


@style.command(name=localized("command-style-save"), description=localized("command-style-save-about"))
@app_commands.rename(result=localized("option-id"), name=localized("option-name"))
@app_commands.describe(result=localized("option-id-about"), name=localized("option-name-about"))
async def save(interaction: Interaction, result: app_commands.Range[str, 1, 100], name: Name) -> None:
    """Save the StyleNet of one of the person's own results under a name. Raises Refusal if it is not theirs."""
    number = parse_number(result)
    if number is None:
        raise Refusal("show-unknown")
    await parts_of(interaction).results.own(number, interaction.user.id)
    await save_result(interaction, number, name)


@style.command(name=localized("command-style-delete"), description=localized("command-style-delete-about"))
@app_commands.rename(chosen=localized("option-style"))
@app_commands.describe(chosen=localized("option-saved-about"))
async def delete(interaction: Interaction, chosen: Chosen) -> None:
    """Ask for a confirmation before a style is deleted. Raises Refusal if the person may not delete it."""
    found = await parts_of(interaction).styles.find(person_of(interaction), chosen)
    await ask_to_delete(interaction, found.id)


@style.command(name=localized("command-style-share"), description=localized("command-style-share-about"))
@app_commands.rename(chosen=localized("option-style"), private=localized("option-private"))
@app_commands.describe(chosen=localized("option-own-about"), private=localized("option-private-about"))
async def share(interaction: Interaction, chosen: Chosen, private: bool = False) -> None:
    """Share a style with everybody in this server or, with `private`, with nobody. Raises Refusal."""
    found = await parts_of(interaction).styles.find(person_of(interaction), chosen)
    await share_style(interaction, found.id, shared=not private)


@style.command(name=localized("command-style-export"), description=localized("command-style-export-about"))
@app_commands.rename(chosen=localized("option-style"))
@app_commands.describe(chosen=localized("option-saved-about"))
async def export(interaction: Interaction, chosen: Chosen) -> None:
    """Send the file of a style to the person alone. Raises Refusal if they may not use the style."""
    found = await parts_of(interaction).styles.find(person_of(interaction), chosen)
    await export_style(interaction, found)


@style.command(name=localized("command-style-import"), description=localized("command-style-import-about"))
@app_commands.rename(file=localized("option-file"), name=localized("option-name"))
@app_commands.describe(file=localized("option-file-about"), name=localized("option-name-about"))
async def import_style(interaction: Interaction, file: discord.Attachment, name: Name) -> None:
    """Add a style from a file that this or another bot has exported, and show it.

    Raises Refusal if the file is too large or the name is taken, PictureRefused and JobFailed if it is no valid style.
    """
    styles, person = parts_of(interaction).styles, person_of(interaction)
    if file.size > MOST_BYTES:
        raise Refusal("style-file-large", limit=MOST_BYTES // 1_000_000)
    await styles.check_new(person, name)
    await interaction.response.defer(ephemeral=True, thinking=True)
    await show_style(interaction, await styles.import_file(person, name, await fetched(file)))


@apply.autocomplete("chosen")
@delete.autocomplete("chosen")
@share.autocomplete("chosen")
@export.autocomplete("chosen")
@blend.autocomplete("first")
@blend.autocomplete("second")
@blend.autocomplete("third")
@blend.autocomplete("fourth")
async def suggest_styles(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Suggest the person's own styles and those that this server shares."""
    usable = {str(one.id): one for one in await parts_of(interaction).styles.all(person_of(interaction))}
    found = suggestions(typed, [], {number: (one.name, one.prompt) for number, one in usable.items()})
    return [app_commands.Choice(name=_choice(usable[number]), value=number) for number in found]


def _choice(one: Style) -> str:
    same = one.prompt.casefold() in ("", one.name.casefold())
    return one_line(one.name if same else f"{one.name} · {one.prompt}", 100)


def _given(*attached: discord.Attachment | None) -> list[discord.Attachment]:
    return [picture for picture in attached if picture is not None]
