"""The commands /history and /show, with which people see their own results again."""

import asyncio
import io
import re
from typing import Any

import discord
from discord import app_commands, ui

from bot.commands.context import Interaction, check_channel, check_own_panel, contexts, defer_panel, parts_of, person_of
from bot.errors import Refusal
from bot.i18n.texts import text
from bot.i18n.translator import localized
from bot.i18n.user_text import parse_number
from bot.panels.history_pages import (
    MOST_PLACES,
    PAGE,
    View,
    entry_panel,
    history_panel,
    label_of,
    place_of,
    read_search,
    search_form,
)
from bot.panels.job_form import values_of
from bot.store.models import Job
from bot.store.person_history import DIRECT_MESSAGES, Cursor, Search

THUMBNAIL, LARGE = 256, 640  # pixels
SUGGESTED = 25  # choices, the most that Discord accepts


@app_commands.command(name=localized("command-history"), description=localized("command-history-about"))
@contexts
async def history(interaction: Interaction) -> None:
    """Show the person alone the first page of their own results, the newest first."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await _show_page(interaction, View())


@app_commands.command(name=localized("command-show"), description=localized("command-show-about"))
@app_commands.rename(result=localized("option-id"))
@app_commands.describe(result=localized("option-show-id-about"))
@contexts
async def show(interaction: Interaction, result: app_commands.Range[str, 1, 100]) -> None:
    """Post one of the person's own results again, visible to everybody here. Raises Refusal if it is unknown."""
    number = parse_number(result)
    if number is None:
        raise Refusal("show-unknown")
    await show_again(interaction, number)


@show.autocomplete("result")
async def suggest_results(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Suggest the person's newest results whose prompts have the typed words."""
    locale = str(interaction.locale)
    page = await parts_of(interaction).history.page(interaction.user.id, Search(typed), Cursor(), SUGGESTED)
    return [app_commands.Choice(name=label_of(job, locale), value=str(job.id)) for job in page.jobs]


async def show_again(interaction: Interaction, job_id: int) -> None:
    """Post one of the person's own results as a new message with its buttons.

    Raises Refusal if the job is not finished or not the person's, or if nothing can be posted here.
    """
    person = person_of(interaction)
    job = await parts_of(interaction).results.own(job_id, interaction.user.id)
    check_channel(interaction)
    panel = await defer_panel(interaction)
    await parts_of(interaction).jobs.show(person, job, panel)


async def choose_from_history(interaction: Interaction, about: re.Match[str]) -> None:
    """Replace a page of a history by the result that was chosen in its menu."""
    check_own_panel(interaction)
    await interaction.response.defer()
    data: Any = interaction.data
    await _show_entry(interaction, int(data["values"][0]), View.read(about["view"]))


async def press_history(interaction: Interaction, about: re.Match[str]) -> None:
    """Answer a button of a history: open the search, mark or unmark a favorite, or show another page."""
    check_own_panel(interaction)
    view, job_id = View.read(about["view"]), int(about["job"])
    match about["verb"]:
        case "search":
            places = await _places(interaction)
            await interaction.response.send_modal(search_form(view, places, str(interaction.locale)))
        case "star" | "unstar" as verb:
            await interaction.response.defer()
            await parts_of(interaction).results.own(job_id, interaction.user.id)
            await parts_of(interaction).history.set_favourite(job_id, favourite=verb == "star")
            await _show_entry(interaction, job_id, view)
        case _:
            await interaction.response.defer()
            await _show_page(interaction, view)


async def send_search(interaction: Interaction, _: re.Match[str]) -> None:
    """Show the results that match the search form that was sent."""
    check_own_panel(interaction)
    await interaction.response.defer()
    await _show_page(interaction, View(read_search(values_of(interaction))))


async def _show_page(interaction: Interaction, view: View) -> None:
    parts = parts_of(interaction)
    page = await parts.history.page(interaction.user.id, view.search, view.cursor, PAGE)
    small = await asyncio.gather(*(parts.results.thumbnails(job, THUMBNAIL) for job in page.jobs))
    files = {job.id: _file(job, 1, pictures[0]) for job, pictures in zip(page.jobs, small, strict=True) if pictures}
    places = {place: _place_name(interaction, place) for place in {place_of(job) for job in page.jobs}}
    if view.search.place is not None:
        places[view.search.place] = _place_name(interaction, view.search.place)
    names = {job_id: file.filename for job_id, file in files.items()}
    await _edit(interaction, history_panel(view, page, places, names, str(interaction.locale)), [*files.values()])


async def _show_entry(interaction: Interaction, job_id: int, view: View) -> None:
    job = await parts_of(interaction).results.own(job_id, interaction.user.id)
    pictures = await parts_of(interaction).results.thumbnails(job, LARGE)
    files = [_file(job, number, picture) for number, picture in enumerate(pictures, start=1)]
    place = _place_name(interaction, place_of(job))
    panel = entry_panel(job, view, [file.filename for file in files], place, str(interaction.locale))
    await _edit(interaction, panel, files)


async def _edit(interaction: Interaction, view: ui.LayoutView, files: list[discord.File]) -> None:
    await interaction.edit_original_response(view=view, attachments=files)


def _file(job: Job, number: int, picture: bytes) -> discord.File:
    return discord.File(io.BytesIO(picture), f"small-{job.id}-{number}.webp")


async def _places(interaction: Interaction) -> dict[int, str]:
    """Return the names of the places where the person submitted jobs by guild id, the latest place first."""
    places = await parts_of(interaction).history.places(interaction.user.id, MOST_PLACES)
    return {place or DIRECT_MESSAGES: _place_name(interaction, place or DIRECT_MESSAGES) for place in places}


def _place_name(interaction: Interaction, place: int) -> str:
    if place == DIRECT_MESSAGES:
        return text("history-direct", str(interaction.locale))
    guild = interaction.client.get_guild(place)
    return guild.name if guild else text("history-elsewhere", str(interaction.locale), guild=str(place))
