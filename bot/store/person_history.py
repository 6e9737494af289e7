"""What a person has had painted, and with which prompts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Select, select, update

from bot.store.database import Database
from bot.store.models import HistoryEntry, Job, JobKind, JobState, Result, folded

DIRECT_MESSAGES = 0  # as a place, where guilds have their id


@dataclass(frozen=True)
class Search:
    """What of a history is wanted. words: all of them have to be in the prompt. place: a guild, or DIRECT_MESSAGES."""

    words: str = ""
    place: int | None = None
    favourites: bool = False

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.words.strip() and self.place is None and not self.favourites


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: with those `before` or `after` a job; the newest page without one."""

    job_id: int = 0
    direction: Literal["before", "after"] = "before"


@dataclass(frozen=True)
class Page:
    """Jobs with results, the newest first, and whether there are others on both sides."""

    jobs: Sequence[Job]
    newer: bool
    older: bool


class History:
    """The repository of what people have asked for. Only they see it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def prompts(self, user_id: int, limit: int) -> Sequence[str]:
        """A person's prompts, the last used first."""
        async with self._database.reading() as session:
            query = select(HistoryEntry.prompt).where(HistoryEntry.user_id == user_id)
            query = query.order_by(HistoryEntry.last_used_at.desc(), HistoryEntry.prompt)
            return (await session.scalars(query.limit(limit))).all()

    async def page(self, user_id: int, search: Search, cursor: Cursor, size: int) -> Page:
        """At most `size` jobs of a person. The cost does not grow with what lies before the page."""
        after = cursor.direction == "after"
        query = _wanted(user_id, search)
        if cursor.job_id:
            query = query.where(Job.id > cursor.job_id if after else Job.id < cursor.job_id)
        query = query.order_by(Job.id.asc() if after else Job.id.desc()).limit(size + 1)
        async with self._database.reading() as session:
            found = list((await session.scalars(query)).all())
        more, jobs = len(found) > size, found[:size]
        if after:
            return Page(jobs[::-1], newer=more, older=True)
        return Page(jobs, newer=cursor.job_id > 0, older=more)

    async def places(self, user_id: int, limit: int) -> Sequence[int | None]:
        """Where a person has asked for something, the last place first; None: direct messages."""
        jobs = select(Job.guild_id).where(Job.user_id == user_id, Job.state == JobState.DONE)
        async with self._database.reading() as session:
            recent = (await session.scalars(jobs.order_by(Job.id.desc()).limit(_RECENT))).all()
        return list(dict.fromkeys(recent))[:limit]

    async def set_favourite(self, job_id: int, *, favourite: bool) -> None:
        """Mark a job, or no longer."""
        async with self._database.writing() as session:
            await session.execute(update(Job).where(Job.id == job_id).values(favourite=favourite))


_RECENT = 5000  # jobs: older ones name no further places


def _wanted(user_id: int, search: Search) -> Select[Job]:
    painted = select(Result.job_id).where(Result.job_id == Job.id).exists()
    query = select(Job).where(Job.user_id == user_id, Job.state == JobState.DONE, Job.kind == JobKind.PICTURE, painted)
    if search.place is not None:
        query = query.where(Job.guild_id.is_(None) if search.place == DIRECT_MESSAGES else Job.guild_id == search.place)
    if search.favourites:
        query = query.where(Job.favourite)
    for word in folded(search.words).split():
        query = query.where(Job.searched.contains(word, autoescape=True))
    return query
