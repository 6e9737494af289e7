"""The panels of a person's own results: a page of them, one of them, and the search form.

Only the person sees them. The custom ids have what is shown (see View), so every button works after a restart.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import discord
from discord import ui

from bot.i18n.texts import text
from bot.i18n.user_text import one_line, parse_number, prompt_or_stand_in, quoted
from bot.panels.buttons import Button, history_button, history_menu, job_button
from bot.panels.job_form import labeled
from bot.panels.job_panel import facts_of, seeds_of
from bot.panels.layout import frame, view_of
from bot.store.models import Job
from bot.store.person_history import DIRECT_MESSAGES, Cursor, Page, Search

PAGE = 5  # results
LONGEST_WORDS = 32  # characters of a search, which is a part of custom ids of at most 100
MOST_PLACES = 23  # a menu has 25 options, two of which are "everywhere" and direct messages
ENTRY_ACTIONS = ("show", "again", "variation", "reuse", "details")
STYLED_ACTIONS = ("show", "again", "style", "details")  # of a result that was painted in a saved style
SEARCH_FORM = re.compile("history-search")
WORDS, PLACE, KIND, FAVOURITES, EVERYWHERE = "words", "place", "kind", "favourites", "everywhere"


@dataclass(frozen=True)
class View:
    """A page of a history, as custom ids have it: `<b|a><job>:<place>:<0|1>:<words>`.

    `b` and `a` say whether the page has the results before or after the job, 1 that only favorites are shown.
    """

    search: Search = field(default_factory=Search)
    cursor: Cursor = field(default_factory=Cursor)

    def written(self) -> str:
        """Return the page as a part of a custom id, which View.read understands."""
        place = "" if self.search.place is None else self.search.place
        direction = self.cursor.direction[0]
        return f"{direction}{self.cursor.job_id}:{place}:{int(self.search.favourites)}:{self.search.words}"

    @classmethod
    def read(cls, written: str) -> "View":
        """Parse a page from a custom id; each damaged part becomes its default."""
        cursor, place, favourites, words = [*written.split(":", 3), "", "", ""][:4]
        job_id = parse_number(cursor[1:]) or 0
        search = Search(words[:LONGEST_WORDS], parse_number(place), favourites == "1")
        return cls(search, Cursor(job_id, "after" if cursor.startswith("a") else "before"))

    def custom_id(self, verb: str, job_id: int = 0) -> str:
        """Return the custom id of a button on this page. job_id: 0 if the button is not about a job."""
        return f"history:{verb}:{job_id}:{self.written()}"


def history_panel(
    view: View, page: Page, places: Mapping[int, str], pictures: Mapping[int, str], locale: str
) -> ui.LayoutView:
    """Return a panel with one page of results, the newest first.

    places: names by guild id. pictures: names of attached thumbnails by job id; a job without one is shown as no longer
    kept.
    """
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
            thumbnail = ui.Thumbnail[ui.LayoutView](
                f"attachment://{pictures[job.id]}", description=label_of(job, locale)
            )
            container.add_item(ui.Section(line, accessory=thumbnail))
        else:
            container.add_item(ui.TextDisplay(f"{line}\n-# {text('history-gone', locale)}"))
    if page.jobs:
        options = [discord.SelectOption(label=label_of(job, locale), value=str(job.id)) for job in page.jobs]
        menu = history_menu(view.written(), text("history-choose", locale), options)
        container.add_item(ui.ActionRow(menu))
    if page.jobs or not view.search.everything:
        container.add_item(ui.ActionRow(*_page_buttons(view, page, locale)))
    return view_of(container)


def _page_buttons(view: View, page: Page, locale: str) -> list[Button]:
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
    """Return a panel with one result and what can be done with it.

    view: the page to go back to. pictures: names of attached files; none if they are no longer kept. place: its name.
    """
    container = frame()
    container.add_item(ui.TextDisplay(f"**{quoted(prompt_or_stand_in(job.prompt, locale))}**"))
    if pictures:
        items = [
            discord.MediaGalleryItem(f"attachment://{name}", description=label_of(job, locale)) for name in pictures
        ]
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
    """Return the form that asks which results are searched for. places: the names to offer, by guild id."""
    modal = ui.Modal(title=text("search-title", locale), custom_id=SEARCH_FORM.pattern)
    words = ui.TextInput[ui.Modal](
        custom_id=WORDS, default=view.search.words or None, required=False, max_length=LONGEST_WORDS
    )
    modal.add_item(labeled("words", locale, words))
    here = view.search.place
    options = [
        discord.SelectOption(label=text("search-everywhere", locale), value=EVERYWHERE, default=here is None),
        *(
            discord.SelectOption(label=one_line(name, 100) or str(place), value=str(place), default=place == here)
            for place, name in places.items()
        ),
    ]
    modal.add_item(labeled("place", locale, ui.Select(custom_id=PLACE, options=options)))
    kinds = [
        discord.SelectOption(label=text("search-all", locale), value="all", default=not view.search.favourites),
        discord.SelectOption(label=text("search-favourites", locale), value=FAVOURITES, default=view.search.favourites),
    ]
    modal.add_item(labeled("kind", locale, ui.Select(custom_id=KIND, options=kinds)))
    return modal


def read_search(values: Mapping[str, str]) -> Search:
    """Parse the values of a search form, by custom id, into a search."""
    place = values.get(PLACE, EVERYWHERE)
    return Search(
        " ".join(values.get(WORDS, "").split())[:LONGEST_WORDS],
        parse_number(place),
        values.get(KIND) == FAVOURITES,
    )


def place_of(job: Job) -> int:
    """Return the id of the guild where a job was submitted, or DIRECT_MESSAGES."""
    return job.guild_id or DIRECT_MESSAGES


def _line(job: Job, places: Mapping[int, str], locale: str) -> str:
    star = "★ " if job.favourite else ""
    below = " · ".join(_where_and_when(job, places.get(place_of(job)), locale))
    return f"{star}**{quoted(prompt_or_stand_in(job.prompt, locale), 150)}**\n-# {below}"


def _where_and_when(job: Job, place: str | None, locale: str) -> list[str]:
    said = [text("history-number", locale, job=str(job.id)), discord.utils.format_dt(job.created_at, "R")]
    return [*said, quoted(place, 60)] if place else said


def label_of(job: Job, locale: str) -> str:
    """Return a line that names a job in a menu."""
    return one_line(f"{job.id} · {prompt_or_stand_in(job.prompt, locale)}", 100)


def _described(search: Search, places: Mapping[int, str], locale: str) -> str:
    said = []
    if search.words:
        said.append(text("history-words", locale, words=quoted(search.words)))
    if search.place is not None:
        said.append(quoted(places.get(search.place, str(search.place)), 60))
    if search.favourites:
        said.append(text("search-favourites", locale))
    return " · ".join(said)
