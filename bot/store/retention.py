"""Which blobs are still referenced, and which may be deleted."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, bindparam, or_, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.database import Database
from bot.store.models import Job, Result, Style


class BlobKind(StrEnum):
    """What is kept of a job; each kind has a retention time of its own."""

    PHOTO = "photo"
    RESULT = "result"
    NETWORK = "network"


BATCH = 200  # jobs per transaction, so that no other writer waits long
BLOBS_AT_ONCE = 1000  # a statement takes a limited number of values
BLOB_COLUMNS = (  # every column that refers to a blob
    Job.content,
    Job.reference,
    Job.style,
    Job.checkpoint,
    Result.picture,
    Result.weights,
    Result.film,
    Style.weights,
    Style.thumbnail,
)
_REFERENCED = union(*(select(column).where(column.in_(bindparam("blobs", expanding=True))) for column in BLOB_COLUMNS))


class Retention:
    """The repository through which old photos, results and networks are dropped."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def oldest(self, kind: BlobKind, before: datetime, *, favourites: bool = False) -> Sequence[int]:
        """Return at most BATCH delivered jobs that ended before a moment and still have this kind.

        The oldest come first. Favorites are left out unless `favourites` is set.
        """
        query = select(Job.id).outerjoin(Result, Result.job_id == Job.id)
        query = query.where(Job.delivered_at.is_not(None), Job.finished_at < before, _has(kind))
        if not favourites:
            query = query.where(~Job.favourite)
        async with self._database.reading() as session:
            return (await session.scalars(query.distinct().order_by(Job.id).limit(BATCH))).all()

    async def drop(self, kind: BlobKind, job_ids: Collection[int]) -> list[str]:
        """Remove this kind from the jobs, and return the blobs that nothing refers to any more."""
        async with self._database.writing() as session:
            jobs = (await session.scalars(select(Job).where(Job.id.in_(job_ids)))).all()
            blobs: set[str | None] = set()
            for job in jobs:
                match kind:
                    case BlobKind.PHOTO:
                        blobs.update([job.content, job.reference])
                        job.content, job.reference = "", None if job.reference is None else ""
                    case BlobKind.RESULT:
                        blobs.update(blob for result in job.results for blob in (result.picture, result.film))
                        for result in job.results:
                            result.picture, result.film = "", None
                    case BlobKind.NETWORK:
                        blobs.update([job.style, *(result.weights for result in job.results)])
                        job.style = None if job.style is None else ""
                        for result in job.results:
                            result.weights = ""
            await session.flush()
            return await unreferenced(session, {blob for blob in blobs if blob})

    async def known(self, blobs: Collection[str]) -> set[str]:
        """Return those of the blobs that a job, a result or a style refers to."""
        found: set[str] = set()
        async with self._database.reading() as session:
            for some in _batches(blobs, BLOBS_AT_ONCE):
                found |= set(some) - set(await unreferenced(session, some))
        return found


async def unreferenced(session: AsyncSession, blobs: Collection[str]) -> list[str]:
    """Return those of the blobs that no job, result or style refers to, sorted."""
    return await (await session.connection()).run_sync(unreferenced_blobs, blobs)


def unreferenced_blobs(connection: Connection, blobs: Collection[str]) -> list[str]:
    """Return those of the blobs that no job, result or style refers to, sorted."""
    needed = connection.scalars(_REFERENCED, {"blobs": list(blobs)})
    return sorted(set(blobs) - set(needed))


def _has(kind: BlobKind) -> ColumnElement[bool]:
    match kind:
        case BlobKind.PHOTO:
            return or_(Job.content != "", Job.reference != "")
        case BlobKind.RESULT:
            return Result.picture != ""
        case BlobKind.NETWORK:
            return or_(Result.weights != "", Job.style != "")


def _batches(blobs: Collection[str], size: int) -> Iterator[list[str]]:
    ordered = sorted(blobs)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
