"""The forms that describe a job, and the parsing of what a person wrote into them.

A form is parsed from the interaction alone, so one that was opened before a restart works after it:
https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-modal-submit-data-structure
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.i18n.texts import percent, text
from bot.i18n.user_text import one_line
from engine.protocol.presets import PRESET_NAMES, PresetName

OPEN_SECONDS = 3600.0  # until discord.py forgets a form, which bot.commands.router answers also after that
LONGEST_PROMPT, LONGEST_NEGATIVE = 2000, 300  # characters; CLIP itself reads 77 tokens, and the result says so
MOST_PICTURES = 10
MOST_FIELDS = 5  # of a form: https://docs.discord.com/developers/components/reference
MOST_LIKES = 4  # pictures of a style
STRENGTHS = (25, 50, 75, 100, 125, 150)  # percent
PICTURE, UPLOAD, PROMPT, NEGATIVE, PRESET, STRENGTH = "picture", "upload", "prompt", "negative", "preset", "strength"
LIKE = "like"
HOW, AT_ONCE, ANEW = "how", "once", "anew"
FILES, NAME = "files", "name"


@dataclass(frozen=True, kw_only=True)
class Filled:
    """The values of a form's fields; None if the form has no such field, or if the field is empty."""

    prompt: str
    negative: str | None = None
    preset: PresetName | None = None
    strength: int | None = None
    picture: int | None = None  # the index of the picture that was chosen
    upload: discord.Attachment | None = None
    uploads: Sequence[discord.Attachment] = ()  # of a field that takes several files
    likes: Sequence[discord.Attachment] = ()  # the pictures whose style is asked for
    has_negative: bool = True  # whether the form has a field for it
    name: str = ""  # of a style
    how: str | None = None  # AT_ONCE: apply the existing StyleNet, or ANEW: optimize again


def style_form(custom_id: str, locale: str, filled: Filled) -> ui.Modal:
    """Return a form that asks for a picture, to be painted as an earlier one was."""
    modal = ui.Modal(title=text("form-title", locale), custom_id=custom_id, timeout=OPEN_SECONDS)
    modal.add_item(labeled("upload", locale, ui.FileUpload(custom_id=UPLOAD)))
    ways = [
        discord.SelectOption(
            label=text(f"form-{way}", locale),
            description=text(f"form-{way}-about", locale),
            value=way,
            default=way == AT_ONCE,
        )
        for way in (AT_ONCE, ANEW)
    ]
    modal.add_item(labeled("how", locale, ui.Select(custom_id=HOW, options=ways)))
    modal.add_item(strength_menu(locale, filled))
    return modal


def form(
    custom_id: str,
    locale: str,
    filled: Filled,
    *,
    presets: Sequence[PresetName],
    pictures: Sequence[str] = (),
    upload: bool = False,
    like: bool = True,
) -> ui.Modal:
    """Return the form of a job, with what is known filled in and at most MOST_FIELDS fields.

    Where there would be more, there is none for the negative prompt. presets: those that are allowed; without any, the
    field is left out. pictures: file names, of which the person chooses one if there are several. upload: ask for a
    picture to paint. like: ask for pictures whose style to use; otherwise one is known already.
    """
    modal = ui.Modal(title=text("form-title", locale), custom_id=custom_id, timeout=OPEN_SECONDS)
    if upload:
        modal.add_item(labeled("upload", locale, ui.FileUpload(custom_id=UPLOAD)))
    if len(pictures) > 1:
        choices = [
            discord.SelectOption(label=one_line(name, 100) or f"{number + 1}", value=str(number), default=number == 0)
            for number, name in enumerate(pictures[:MOST_PICTURES])
        ]
        which = "picture" if like else "like-picture"
        modal.add_item(labeled(which, locale, ui.Select(custom_id=PICTURE, options=choices)))
    prompt = ui.TextInput[ui.Modal](
        custom_id=PROMPT,
        default=filled.prompt or None,
        required=False,  # a picture of a style is enough
        max_length=LONGEST_PROMPT,
        placeholder=text("form-example", locale),
    )
    modal.add_item(labeled("prompt", locale, prompt))
    if like:
        likes = ui.FileUpload[ui.Modal](custom_id=LIKE, required=False, min_values=0, max_values=MOST_LIKES)
        modal.add_item(labeled("like", locale, likes))
    if len(modal.children) + len([*(["preset"] if presets else []), "strength"]) < MOST_FIELDS:
        negative = ui.TextInput[ui.Modal](
            custom_id=NEGATIVE, default=filled.negative, required=False, max_length=LONGEST_NEGATIVE
        )
        modal.add_item(labeled("negative", locale, negative))
    allowed = [
        discord.SelectOption(label=text(f"preset-{name}", locale), value=name, default=name == filled.preset)
        for name in presets
    ]
    if allowed:
        modal.add_item(labeled("preset", locale, ui.Select(custom_id=PRESET, options=allowed, required=False)))
    modal.add_item(strength_menu(locale, filled))
    return modal


def strength_menu(locale: str, filled: Filled) -> ui.Label[Any]:
    """Return the menu for a strength in percent; it has 100 selected unless `filled` says otherwise."""
    now = 100 if filled.strength is None else filled.strength
    strengths = [
        discord.SelectOption(label=percent(strength, locale), value=str(strength), default=strength == now)
        for strength in sorted({*STRENGTHS, now})
    ]
    return labeled("strength", locale, ui.Select(custom_id=STRENGTH, options=strengths, required=False))


def read_form(interaction: discord.Interaction[Any]) -> Filled:
    """Parse the form of a job or a style that a person sent; unknown presets become None."""
    chosen = values_of(interaction).get
    upload = _uploads(interaction, UPLOAD)
    preset, strength, picture = chosen(PRESET), chosen(STRENGTH), chosen(PICTURE)
    return Filled(
        prompt=chosen(PROMPT) or "",
        negative=chosen(NEGATIVE),
        preset=preset if preset in PRESET_NAMES else None,
        strength=int(strength) if strength else None,
        picture=int(picture) if picture else None,
        how=chosen(HOW),
        upload=upload[0] if upload else None,
        uploads=_uploads(interaction, FILES),
        likes=_uploads(interaction, LIKE),
        has_negative=NEGATIVE in _custom_ids(interaction),
        name=chosen(NAME) or "",
    )


def _uploads(interaction: discord.Interaction[Any], custom_id: str) -> list[discord.Attachment]:
    data: Any = interaction.data
    sent = [field.get("values") or [] for field in _fields(data["components"]) if field["custom_id"] == custom_id]
    found = data.get("resolved", {}).get("attachments", {})
    state = interaction.client._connection
    return [discord.Attachment(data=found[one], state=state) for ids in sent for one in ids if one in found]


def _custom_ids(interaction: discord.Interaction[Any]) -> set[str]:
    data: Any = interaction.data
    return {field["custom_id"] for field in _fields(data["components"])}


def values_of(interaction: discord.Interaction[Any]) -> dict[str, str]:
    """Return what was written or chosen in each field of a form, by custom id, without empty fields."""
    data: Any = interaction.data
    values = {}
    for filled in _fields(data["components"]):
        if value := filled.get("value") or next(iter(filled.get("values") or []), None):
            values[filled["custom_id"]] = value
    return values


def _fields(components: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        inner = component.get("component")
        if inner and "custom_id" in inner:
            yield inner


def labeled(name: str, locale: str, component: ui.Item[Any]) -> ui.Label[Any]:
    """Return a form's field with the label and the description of the messages `form-<name>`."""
    return labeled_as(text(f"form-{name}", locale), text(f"form-{name}-about", locale), component)


def labeled_as(label: str, about: str, component: ui.Item[Any]) -> ui.Label[Any]:
    """Return a form's field with this label and this description."""
    return ui.Label(text=label, description=about, component=component)
