"""The history of a user's results and prompts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Select, select, update

from bot.store.database import Database
from bot.store.models import HistoryEntry, Job, JobKind, JobState, Result, folded

DIRECT_MESSAGES = 0  # the place of jobs that have no guild


@dataclass(frozen=True)
class Search:
    """A filter on a user's history.

    Every word of `words` must occur in the prompt. `place` is a guild's id, or DIRECT_MESSAGES; None means everywhere.
    """

    words: str = ""
    place: int | None = None
    favourites: bool = False

    @property
    def everything(self) -> bool:
        """Return whether the filter lets every job through."""
        return not self.words.strip() and self.place is None and not self.favourites


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: just before or after a job. A `job_id` of 0 means the newest page."""

    job_id: int = 0
    direction: Literal["before", "after"] = "before"


@dataclass(frozen=True)
class Page:
    """Jobs with their results, the newest first, and whether there are newer and older ones."""

    jobs: Sequence[Job]
    newer: bool
    older: bool


class History:
    """The repository of users' histories; a history is shown to its owner only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def prompts(self, user_id: int, limit: int) -> Sequence[str]:
        """Return at most `limit` of a user's prompts, the most recently used first."""
        async with self._database.reading() as session:
            query = select(HistoryEntry.prompt).where(HistoryEntry.user_id == user_id)
            query = query.order_by(HistoryEntry.last_used_at.desc(), HistoryEntry.prompt)
            return (await session.scalars(query.limit(limit))).all()

    async def page(self, user_id: int, search: Search, cursor: Cursor, size: int) -> Page:
        """Return at most `size` of a user's finished pictures that match the search.

        The query's cost does not grow with the number of jobs before the page.
        """
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
        """Return at most `limit` guilds where a user has had jobs, the most recent first.

        None stands for direct messages.
        """
        jobs = select(Job.guild_id).where(Job.user_id == user_id, Job.state == JobState.DONE)
        async with self._database.reading() as session:
            recent = (await session.scalars(jobs.order_by(Job.id.desc()).limit(_RECENT))).all()
        return list(dict.fromkeys(recent))[:limit]

    async def set_favourite(self, job_id: int, *, favourite: bool) -> None:
        """Mark a job as a favorite, or remove the mark."""
        async with self._database.writing() as session:
            await session.execute(update(Job).where(Job.id == job_id).values(favourite=favourite))


_RECENT = 5000  # jobs that are searched for places


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
