"""The context menus and functions that open the form of a job, and the handler of the form that was sent.

The custom id says what a form is about, so a form that was opened before a restart still works:
`form:message:<channel>:<message>` for a message's picture, `form:likes:<channel>:<message>` for another picture in the
style of that one, `form:avatar:<guild or 0>:<person>:<avatar>` for a person's avatar, `form:edit:<job>` for a job's own
picture, `form:again:<job>` for another picture in its place, `form:style:<job>` for another picture in the same style,
`form:like:<job>` for another picture in the style that a job's result has.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import discord
from discord import app_commands

from bot.commands.context import Interaction, check_channel, contexts, defer_panel, parts_of, person_of, viewer_of
from bot.commands.pictures import asset_of, avatar, fetched, pictures_of
from bot.errors import Refusal
from bot.i18n.translator import localized
from bot.i18n.user_text import one_line
from bot.jobs.admission import Choice
from bot.jobs.open_forms import SeenPicture
from bot.jobs.parts import Parts
from bot.panels.job_form import AT_ONCE, Filled, form, read_form, style_form
from bot.store.models import Job
from bot.store.orders import Order, chosen_options, order_of, wanted_style
from engine.protocol.presets import PresetName

JOB_FORM = re.compile(
    r"form:(?:(?P<as>message|likes):(?P<channel>[0-9]{1,20}):(?P<message>[0-9]{1,20})"
    r"|avatar:(?P<guild>[0-9]{1,20}):(?P<person>[0-9]{1,20}):(?P<avatar>[0-9a-z_]{1,34})"
    r"|(?P<kind>edit|again|style|like):(?P<job>[0-9]{1,18}))"
)


@app_commands.context_menu(name=localized("menu-stylize"))
@contexts
async def stylize_message(interaction: Interaction, message: discord.Message) -> None:
    """Open a form for the pictures of a message. Raises Refusal if the message has none."""
    await _open_message_form(interaction, message, "message")


@app_commands.context_menu(name=localized("menu-like"))
@contexts
async def use_as_style(interaction: Interaction, message: discord.Message) -> None:
    """Open a form for a picture to paint in the style of one in a message. Raises Refusal if the message has none."""
    await _open_message_form(interaction, message, "likes")


async def _open_message_form(interaction: Interaction, message: discord.Message, name: str) -> None:
    choice = await _choice(interaction)
    pictures = pictures_of(message)
    if not pictures:
        raise Refusal("message-without-picture")
    custom_id = f"form:{name}:{message.channel.id}:{message.id}"
    names = [one_line(picture.filename, 100) for picture in pictures]
    filled = Filled(prompt="", preset=choice.preset)
    is_style = name == "likes"
    modal = form(
        custom_id,
        str(interaction.locale),
        filled,
        presets=choice.presets,
        pictures=names,
        upload=is_style,
        like=not is_style,
    )
    forms = parts_of(interaction).forms
    forms.remember(custom_id, pictures)
    await interaction.response.send_modal(modal)
    await forms.keep()  # not before the modal, for which Discord waits only 3 seconds


@app_commands.context_menu(name=localized("menu-avatar"))
@contexts
async def stylize_avatar(interaction: Interaction, person: discord.User | discord.Member) -> None:
    """Open a form for a person's avatar as this server shows it. Raises Refusal if they may not use the bot."""
    choice = await _choice(interaction)
    of_guild = isinstance(person, discord.Member) and person.guild_avatar is not None
    guild = interaction.guild_id if of_guild else 0
    custom_id = f"form:avatar:{guild}:{person.id}:{person.display_avatar.key}"
    filled = Filled(prompt="", preset=choice.preset)
    await interaction.response.send_modal(form(custom_id, str(interaction.locale), filled, presets=choice.presets))


async def open_form(interaction: Interaction, job_id: int, kind: str, *, strength: int | None = None) -> None:
    """Open a form that is filled in with the prompt and the options of a job.

    kind: `edit` for the same picture (which becomes `again` if that, or one of its style, is no longer kept), `again`
    for another picture, `style` for another picture in the same style, `like` for another picture in the style that the
    result has, with nothing else of the job. strength: in percent, replaces the job's. Raises Refusal.
    """
    job = await parts_of(interaction).results.find(job_id)
    choice = await _choice(interaction, job)
    locale = str(interaction.locale)
    filled = Filled(
        prompt=job.prompt,
        negative=job.options.get("negative"),
        preset=job.preset,
        strength=job.options.get("strength") if strength is None else strength,
    )
    if kind == "like":
        parts_of(interaction).results.only_result(job)
        filled = Filled(prompt="", preset=choice.preset)
        modal = form(f"form:like:{job_id}", locale, filled, presets=choice.presets, upload=True, like=False)
    elif kind == "style":
        modal = style_form(f"form:style:{job_id}", locale, filled)
    elif kind == "edit" and await parts_of(interaction).results.has_pictures(job):
        modal = form(f"form:edit:{job_id}", locale, filled, presets=choice.presets)
    else:
        lost = job.reference is not None and not await parts_of(interaction).results.has_reference(job)
        modal = form(f"form:again:{job_id}", locale, filled, presets=choice.presets, upload=True, like=lost)
    await interaction.response.send_modal(modal)


async def send_job_form(interaction: Interaction, about: re.Match[str]) -> None:
    """Submit a job as a form that was sent describes it.

    All that needs no download is checked before the answer is deferred. Raises Refusal and PictureRefused.
    """
    client, parts = interaction.client, parts_of(interaction)
    person = person_of(interaction)
    check_channel(interaction)
    filled = read_form(interaction)
    parent = await parts.results.seen(int(about["job"]), viewer_of(interaction)) if about["job"] else None
    # The context menu was opened in the message's channel, so the id of another channel was made up.
    if about["channel"] and int(about["channel"]) != interaction.channel_id:
        raise Refusal("form-forgotten")
    preset = filled.preset or (await parts.admission.choice(person, client.parts.default_preset(), parent)).preset
    reference = _reference_of(parts, parent) if about["kind"] == "like" else None
    if about["kind"] == "like" or parent is None:
        order = _new_order(filled, preset, "" if about["as"] == "likes" else reference)
    else:
        order = _order(filled, parent, preset)
    at_once = parent is not None and filled.how == AT_ONCE
    if not at_once:
        await parts.admission.check(person, order, parent)
    for like in filled.likes:
        parts.admission.check_reference(like.content_type, like.size)
    if about["kind"] == "edit":
        assert parent
        panel = await defer_panel(interaction)
        await parts.jobs.repeat(person, panel, parent, order, likes=await _fetched_all(filled.likes))
        return
    picture: discord.Attachment | discord.Asset
    likes: Sequence[discord.Attachment | discord.Asset] = filled.likes
    if about["as"] == "likes":
        seen_style = _picture(interaction, about, filled.picture or 0)
        parts.admission.check_reference(seen_style.content_type, seen_style.size)
        likes = [asset_of(client, seen_style)]
    if about["avatar"]:
        picture = avatar(client, int(about["guild"]), int(about["person"]), about["avatar"])
    else:
        seen = filled.upload or _picture(interaction, about, filled.picture or 0)
        parts.admission.check_attachment(seen.content_type, seen.size, films=at_once)
        picture = asset_of(client, seen) if isinstance(seen, SeenPicture) else seen
    panel = await defer_panel(interaction)
    content = await fetched(picture)
    if parent and at_once:
        await parts.jobs.restyle(person, panel, parent, chosen_options(strength=filled.strength), content)
    else:
        await parts.jobs.submit(person, panel, content, order, likes=await _fetched_all(likes), parent=parent)


async def _choice(interaction: Interaction, parent: Job | None = None) -> Choice:
    """Return what a form can offer. Raises Refusal if the person would fill in the form in vain."""
    parts, person = parts_of(interaction), person_of(interaction)
    check_channel(interaction)
    return await parts.admission.choice(person, parts.default_preset(), parent)


def _picture(interaction: Interaction, about: re.Match[str], number: int) -> SeenPicture:
    """Return the picture that was remembered when the form was opened, or raise Refusal.

    Discord shows it only then: to a bot without the message content intent, a message that is requested later has no
    attachments. https://docs.discord.com/developers/events/gateway#message-content-intent
    """
    pictures = parts_of(interaction).forms.pictures_of(about[0])
    if not pictures or number >= len(pictures):
        raise Refusal("form-forgotten")
    return pictures[number]


async def _fetched_all(pictures: Sequence[discord.Attachment | discord.Asset]) -> list[bytes]:
    return [await fetched(picture) for picture in pictures]


def _reference_of(parts: Parts, job: Job | None) -> str:
    """Return the blob of a job's result, to be used as the picture of a style. Raises Refusal."""
    assert job
    return parts.results.only_result(job).picture


def _new_order(filled: Filled, preset: PresetName, reference: str | None) -> Order:
    """Return an order that takes nothing over from an earlier one; reference: as an Order has it."""
    options = chosen_options(strength=filled.strength, negative=filled.negative)
    return Order(**wanted_style(filled.prompt, filled.likes, reference), preset=preset, options=options)


def _order(filled: Filled, parent: Job, preset: PresetName) -> Order:
    """Return the order of an earlier job with what was filled in instead of its own."""
    if filled.how:  # only the form for the same style has this field, and it has no prompt
        return replace(
            order_of(parent).optimized(None), options=parent.options | chosen_options(strength=filled.strength)
        )
    options = chosen_options(strength=filled.strength, negative=filled.negative)
    before = order_of(parent).optimized(None)
    asked = {"strength", "negative"} if filled.has_negative else {"strength"}
    others = {name: value for name, value in parent.options.items() if name not in asked}
    return Order(
        **wanted_style(filled.prompt, filled.likes, before.reference or None),
        preset=preset,
        size=before.size if preset == before.preset else None,
        count=before.count,
        options=others | options,
    )
