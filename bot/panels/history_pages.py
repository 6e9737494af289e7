"""A person's own results: a page of them, one of them, and the form that searches. Only the person sees it.

What is shown stands in the custom ids (see View), so every button works after a restart.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import discord
from discord import ui

from bot.i18n.texts import text
from bot.i18n.user_text import number_of, one_line, quoted
from bot.panels.buttons import Button, history_button, history_menu, job_button
from bot.panels.job_form import labelled
from bot.panels.job_panel import facts_of, seeds_of
from bot.panels.layout import frame, view_of
from bot.store.models import Job
from bot.store.person_history import DIRECT_MESSAGES, Cursor, Page, Search

PAGE = 5  # results
LONGEST_WORDS = 32  # characters of a search: a custom id has 100
MOST_PLACES = 23  # in a menu of 25, with "everywhere" and direct messages
ENTRY_ACTIONS = ("show", "again", "variation", "reuse", "details")
STYLED_ACTIONS = ("show", "again", "style", "details")  # of what was painted in a style with a name
SEARCH_FORM = re.compile("history-search")
WORDS, PLACE, KIND, FAVOURITES, EVERYWHERE = "words", "place", "kind", "favourites", "everywhere"


@dataclass(frozen=True)
class View:
    """A page of a history, as it stands in custom ids: `<b|a><job>:<place>:<0|1>:<words>`."""

    search: Search = field(default_factory=Search)
    cursor: Cursor = field(default_factory=Cursor)

    def written(self) -> str:
        """For a custom id."""
        place = "" if self.search.place is None else self.search.place
        direction = self.cursor.direction[0]
        return f"{direction}{self.cursor.job_id}:{place}:{int(self.search.favourites)}:{self.search.words}"

    @classmethod
    def read(cls, written: str) -> "View":
        """From a custom id; what is damaged is left out."""
        cursor, place, favourites, words = [*written.split(":", 3), "", "", ""][:4]
        job_id = number_of(cursor[1:]) or 0
        search = Search(words[:LONGEST_WORDS], number_of(place), favourites == "1")
        return cls(search, Cursor(job_id, "after" if cursor.startswith("a") else "before"))

    def custom_id(self, verb: str, job_id: int = 0) -> str:
        """Of a button."""
        return f"history:{verb}:{job_id}:{self.written()}"


def history_panel(
    view: View, page: Page, places: Mapping[int, str], pictures: Mapping[int, str], locale: str
) -> ui.LayoutView:
    """One page, newest first. places: names by id. pictures: attached under these names, by job."""
    container = frame()
    title = [text("history-title", locale)]
    if not view.search.everything:
        title.append(f"-# {_described(view.search, places, locale)}")
    container.add_item(ui.TextDisplay("\n".join(title)))
    if not page.jobs:
        everything = view.search.everything
        empty = text("history-empty", locale) if everything else text("history-nothing", locale)
        container.add_item(ui.TextDisplay(empty))
    for job in page.jobs:
        line = _line(job, places, locale)
        if job.id in pictures:
            thumbnail = ui.Thumbnail[ui.LayoutView](f"attachment://{pictures[job.id]}", description=_named(job))
            container.add_item(ui.Section(line, accessory=thumbnail))
        else:
            container.add_item(ui.TextDisplay(f"{line}\n-# {text('history-gone', locale)}"))
    if page.jobs:
        options = [discord.SelectOption(label=_named(job), value=str(job.id)) for job in page.jobs]
        menu = history_menu(view.written(), text("history-choose", locale), options)
        container.add_item(ui.ActionRow(menu))
    if page.jobs or not view.search.everything:
        container.add_item(ui.ActionRow(*_turning(view, page, locale)))
    return view_of(container)


def _turning(view: View, page: Page, locale: str) -> list[Button]:
    buttons = []
    if page.jobs and (page.newer or page.older):
        newer = replace(view, cursor=Cursor(page.jobs[0].id, "after"))
        older = replace(view, cursor=Cursor(page.jobs[-1].id, "before"))
        buttons += [
            history_button(newer.custom_id("newer"), text("button-newer", locale), disabled=not page.newer),
            history_button(older.custom_id("older"), text("button-older", locale), disabled=not page.older),
        ]
    buttons.append(history_button(view.custom_id("search"), text("button-search", locale)))
    if not view.search.everything:
        buttons.append(history_button(View().custom_id("page"), text("button-everything", locale)))
    return buttons


def entry_panel(job: Job, view: View, pictures: Sequence[str], place: str | None, locale: str) -> ui.LayoutView:
    """One result, and what can be done with it. view: the page to go back to."""
    container = frame()
    container.add_item(ui.TextDisplay(f"**{quoted(job.prompt)}**"))
    if pictures:
        items = [discord.MediaGalleryItem(f"attachment://{name}", description=_named(job)) for name in pictures]
        container.add_item(ui.MediaGallery(*items))
    else:
        container.add_item(ui.TextDisplay(text("history-gone", locale)))
    actions = STYLED_ACTIONS if job.style_name else ENTRY_ACTIONS
    facts = [*facts_of(job, locale), text("history-seed", locale, seed=seeds_of(job))]
    lines = [" · ".join(facts), " · ".join(_where_and_when(job, place, locale))]
    container.add_item(ui.TextDisplay("\n".join(f"-# {line}" for line in lines)))
    container.add_item(ui.ActionRow(*(job_button(job.id, action, locale) for action in actions)))
    star = "unstar" if job.favourite else "star"
    container.add_item(
        ui.ActionRow(
            history_button(view.custom_id(star, job.id), text(f"button-{star}", locale)),
            job_button(job.id, "delete", locale),
            history_button(view.custom_id("page"), text("button-back", locale)),
        )
    )
    return view_of(container)


def search_form(view: View, places: Mapping[int, str], locale: str) -> ui.Modal:
    """What is to be found. places: names by id, of those where the person has asked for something."""
    modal = ui.Modal(title=text("search-title", locale), custom_id=SEARCH_FORM.pattern)
    words = ui.TextInput[ui.Modal](
        custom_id=WORDS, default=view.search.words or None, required=False, max_length=LONGEST_WORDS
    )
    modal.add_item(labelled("words", locale, words))
    here = view.search.place
    options = [
        discord.SelectOption(label=text("search-everywhere", locale), value=EVERYWHERE, default=here is None),
        *(
            discord.SelectOption(label=one_line(name, 100) or str(place), value=str(place), default=place == here)
            for place, name in places.items()
        ),
    ]
    modal.add_item(labelled("place", locale, ui.Select(custom_id=PLACE, options=options)))
    kinds = [
        discord.SelectOption(label=text("search-all", locale), value="all", default=not view.search.favourites),
        discord.SelectOption(label=text("search-favourites", locale), value=FAVOURITES, default=view.search.favourites),
    ]
    modal.add_item(labelled("kind", locale, ui.Select(custom_id=KIND, options=kinds)))
    return modal


def read_search(values: Mapping[str, str]) -> Search:
    """What a person sent, by the fields' custom ids."""
    place = values.get(PLACE, EVERYWHERE)
    return Search(
        " ".join(values.get(WORDS, "").split())[:LONGEST_WORDS],
        number_of(place),
        values.get(KIND) == FAVOURITES,
    )


def place_of(job: Job) -> int:
    """Where it was asked for."""
    return job.guild_id or DIRECT_MESSAGES


def _line(job: Job, places: Mapping[int, str], locale: str) -> str:
    star = "★ " if job.favourite else ""
    below = " · ".join(_where_and_when(job, places.get(place_of(job)), locale))
    return f"{star}**{quoted(job.prompt, 150)}**\n-# {below}"


def _where_and_when(job: Job, place: str | None, locale: str) -> list[str]:
    said = [text("history-number", locale, job=str(job.id)), discord.utils.format_dt(job.created_at, "R")]
    return [*said, quoted(place, 60)] if place else said


def _named(job: Job) -> str:
    return one_line(f"{job.id} · {job.prompt}", 100)


def _described(search: Search, places: Mapping[int, str], locale: str) -> str:
    said = []
    if search.words:
        said.append(text("history-words", locale, words=quoted(search.words)))
    if search.place is not None:
        said.append(quoted(places.get(search.place, str(search.place)), 60))
    if search.favourites:
        said.append(text("search-favourites", locale))
    return " · ".join(said)
