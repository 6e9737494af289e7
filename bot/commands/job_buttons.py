"""The handlers of the buttons on the panel of a job."""

import io
import re
from typing import TypedDict

import discord
import structlog

from bot.commands.context import (
    Interaction,
    check_channel,
    defer_panel,
    parts_of,
    person_of,
    send_what_fits,
    upload_room,
    viewer_of,
)
from bot.commands.forms import open_form
from bot.commands.history import show_again
from bot.commands.style_actions import open_save_form
from bot.errors import Refusal
from bot.i18n.texts import text
from bot.i18n.user_text import with_undeleted_messages
from bot.panels.buttons import PICK
from bot.panels.details import AFTER, BEFORE, comparison_panel, details_panel, film_panel
from bot.panels.job_panel import forget_panel, more_panel, strength_after
from bot.store.models import UNFINISHED, JobKind
from bot.store.orders import order_of


async def press_job(interaction: Interaction, about: re.Match[str]) -> None:
    """Answer a button of a job's panel as the action in its custom id says.

    Raises Refusal if the person cannot see the job, or if the action is not possible now.
    """
    job_id, action = int(about["id"]), about["action"]
    structlog.contextvars.bind_contextvars(job=job_id)
    job = await parts_of(interaction).results.seen(job_id, viewer_of(interaction))
    match action:
        case "cancel":
            await _cancel(interaction, job_id)
        case "edit" | "style" | "like":
            await open_form(interaction, job_id, action)
        case "reuse":
            await open_form(interaction, job_id, "again")
        case "show":
            await show_again(interaction, job_id)
        case "save":
            await open_save_form(interaction, job_id)
        case "film":
            await _film(interaction, job_id)
        case "delete":
            job = await parts_of(interaction).jobs.to_forget(job_id, **_who(interaction))
            await interaction.response.send_message(view=forget_panel(job, str(interaction.locale)), ephemeral=True)
        case "forget":
            await interaction.response.defer(ephemeral=True, thinking=True)
            undeleted = await parts_of(interaction).jobs.forget(job_id, **_who(interaction))
            locale = str(interaction.locale)
            said = with_undeleted_messages(text("forget-done", locale), undeleted, locale)
            await interaction.followup.send(said, ephemeral=True)
        case "compare":
            await _compare(interaction, job_id)
        case "more":
            await interaction.response.send_message(view=more_panel(job, str(interaction.locale)), ephemeral=True)
        case "details":
            parts = parts_of(interaction)
            models = parts.settings.engine.models
            view = details_panel(job, parts.workloads.preset(job), models, str(interaction.locale))
            await interaction.response.send_message(view=view, ephemeral=True)
        case "stronger" | "softer" | "larger":
            await _restyle(interaction, job_id, action)
        case _ if action.startswith(PICK):
            await _pick(interaction, job_id, int(action.removeprefix(PICK)))
        case "retry" | "again":
            await _again(interaction, job_id)
        case "variation":
            await _repeat(interaction, job_id, same_seed=False)
        case _:
            raise AssertionError(f"no way for {action}")


async def _cancel(interaction: Interaction, job_id: int) -> None:
    await parts_of(interaction).jobs.cancel(job_id, **_who(interaction))
    await interaction.response.defer()


class _Who(TypedDict):
    user_id: int
    moderates: int | None


def _who(interaction: Interaction) -> _Who:
    """Return who presses, and the guild in which they may act on the results of others."""
    viewer = viewer_of(interaction)
    return {"user_id": viewer.user_id, "moderates": viewer.moderates}


async def _again(interaction: Interaction, job_id: int) -> None:
    parts = parts_of(interaction)
    parent = await parts.results.find(job_id)
    if parent.kind == JobKind.PICTURE and parent.style_name is None:
        await _repeat(interaction, job_id, same_seed=True)
        return
    person = person_of(interaction)
    check_channel(interaction)
    await parts.jobs.check_retry(person, parent)
    panel = await defer_panel(interaction)
    await parts.jobs.retry(person, panel, parent)


async def _repeat(interaction: Interaction, job_id: int, *, same_seed: bool) -> None:
    parts = parts_of(interaction)
    person = person_of(interaction)
    parent = await parts.results.find(job_id)
    if parent.state in UNFINISHED:
        raise Refusal("job-unfinished")
    if not await parts.results.has_pictures(parent):
        await open_form(interaction, job_id, "again")
        return
    check_channel(interaction)
    order = order_of(parent).optimized(parent.seed if same_seed else None)
    await parts.admission.check(person, order, parent)
    panel = await defer_panel(interaction)
    await parts.jobs.repeat(person, panel, parent, order)


async def _restyle(interaction: Interaction, job_id: int, action: str) -> None:
    parts = parts_of(interaction)
    person = person_of(interaction)
    parent = await parts.results.find(job_id)
    parts.results.only_result(parent)
    options = {"full_size": True} if action == "larger" else {"strength": strength_after(parent, action)}
    if not await parts.results.has_picture(parent):
        await open_form(interaction, job_id, "style", strength=options.get("strength"))
        return
    check_channel(interaction)
    panel = await defer_panel(interaction)
    await parts.jobs.restyle(person, panel, parent, options)


async def _pick(interaction: Interaction, job_id: int, number: int) -> None:
    parts = parts_of(interaction)
    person = person_of(interaction)
    gallery = await parts.results.find(job_id)
    parts.results.picture(gallery, number)
    check_channel(interaction)
    panel = await defer_panel(interaction)
    await parts.jobs.pick(person, panel, gallery, number)


async def _film(interaction: Interaction, job_id: int) -> None:
    parts = parts_of(interaction)
    job = await parts.results.find(job_id)
    parts.results.only_result(job)
    await interaction.response.defer(ephemeral=True, thinking=True)
    film = discord.File(io.BytesIO(await parts.results.film(job)), f"time-lapse-{job.id}.webp")
    view = film_panel(film.filename, job, str(interaction.locale))
    await interaction.followup.send(view=view, files=[film], ephemeral=True)


async def _compare(interaction: Interaction, job_id: int) -> None:
    parts = parts_of(interaction)
    job = await parts.results.find(job_id)
    await interaction.response.defer(ephemeral=True, thinking=True)

    async def send(room: int) -> None:
        pictures = await parts.results.before_and_after(job, room // 2)
        before, after = (
            discord.File(io.BytesIO(picture.data), f"{which}-{job.id}.{picture.suffix}")
            for which, picture in zip((BEFORE, AFTER), pictures, strict=True)
        )
        view = comparison_panel(before.filename, after.filename, str(interaction.locale))
        await interaction.followup.send(view=view, files=[before, after], ephemeral=True)

    await send_what_fits(upload_room(interaction), send)
