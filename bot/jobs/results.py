"""Jobs and their pictures, as those who may see them ask for them."""

from dataclasses import dataclass

from bot.errors import Refusal
from bot.imaging.imaging_client import Imaging
from bot.imaging.imaging_messages import Deliverable
from bot.store.blobs import BlobMissing, Blobs
from bot.store.jobs import Jobs
from bot.store.models import UNFINISHED, Job, Result
from engine.protocol.messages import NoticeCode


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """Who asks about a job, and on which message. moderates: the guild in which this person can manage messages."""

    user_id: int
    message_id: int | None
    moderates: int | None


class Results:
    """Read access to jobs and their pictures. Whatever it raises is a Refusal with a sentence for people."""

    def __init__(self, jobs: Jobs, blobs: Blobs, imaging: Imaging) -> None:
        self._jobs = jobs
        self._blobs = blobs
        self._imaging = imaging

    async def find(self, job_id: int) -> Job:
        """Return a job. Raises Refusal if there is none with this id."""
        job = await self._jobs.get(job_id)
        if job is None:
            raise Refusal("job-unknown")
        return job

    async def seen(self, job_id: int, viewer: Viewer) -> Job:
        """Return a job to those who see it: its owner, who moderates its guild, and others on a message that shows it.

        Ids are numbers that anybody can count; raises Refusal, as where there is no such job.
        """
        job = await self.find(job_id)
        here = viewer.message_id is not None and viewer.message_id == job.message_id
        if here or job.user_id == viewer.user_id or (viewer.moderates and viewer.moderates == job.guild_id):
            return job
        if viewer.message_id not in [post.message_id for post in await self._jobs.posts(job_id)]:
            raise Refusal("job-unknown")
        return job

    async def own(self, job_id: int, user_id: int) -> Job:
        """Return a finished job of this person. Raises Refusal."""
        job = await self._jobs.get(job_id)
        if job is None or job.user_id != user_id or not job.results:
            raise Refusal("show-unknown")
        return job

    async def of_guild(self, job_id: int, guild_id: int) -> Job | None:
        """Return a job that was asked for in this guild, or None."""
        job = await self._jobs.get(job_id)
        return job if job and job.guild_id == guild_id else None

    async def has_picture(self, job: Job) -> bool:
        """Return whether the picture that was attached to a job is still kept."""
        return bool(job.content) and await self._blobs.exists(job.content)

    async def has_reference(self, job: Job) -> bool:
        """Return whether the pictures are still kept whose style a job was to have, if there were any."""
        return job.reference is None or await self._blobs.exists(job.reference)

    async def has_pictures(self, job: Job) -> bool:
        """Return whether all that a job was painted from is still kept: its picture, and those of its style."""
        return await self.has_picture(job) and await self.has_reference(job)

    def picture(self, job: Job, number: int) -> Result:
        """Return one of a job's pictures, from 1 on. Raises Refusal."""
        if job.state in UNFINISHED:
            raise Refusal("job-unfinished")
        result = next((one for one in job.results if one.number == number), None)
        if result is None:
            raise Refusal(NoticeCode.PICTURE_GONE)
        return result

    def only_result(self, job: Job) -> Result:
        """Return the picture of a job that has one. Raises Refusal."""
        if job.state in UNFINISHED:
            raise Refusal("job-unfinished")
        if not job.results:
            raise Refusal(NoticeCode.PICTURE_GONE)
        if len(job.results) > 1:
            raise Refusal("gallery-pick-first")
        return job.results[0]

    async def before_and_after(self, job: Job, limit: int) -> tuple[Deliverable, Deliverable]:
        """Return the attached picture, as large as the result, and the result; each in at most `limit` bytes.

        Raises Refusal if one of them is no longer kept.
        """
        result = self.only_result(job)
        try:
            before, after = await self._blobs.get(job.content), await self._blobs.get(result.picture)
        except BlobMissing as missing:
            raise Refusal(NoticeCode.PICTURE_GONE) from missing
        return await self._imaging.shrink(before, limit), await self._imaging.shrink(after, limit)

    async def film(self, job: Job) -> bytes:
        """Return how a result was painted, as an animated WebP. Raises Refusal if it is not kept."""
        film = self.only_result(job).film
        try:
            return await self._blobs.get(film or "")
        except BlobMissing as missing:
            raise Refusal("film-gone") from missing

    async def thumbnails(self, job: Job, side: int) -> list[bytes]:
        """Return a job's pictures as WebP, `side` pixels at most; none if they are no longer kept."""
        try:
            pictures = [await self._blobs.get(result.picture) for result in job.results]
        except BlobMissing:
            return []
        return [(await self._imaging.thumbnail(picture, side)).data for picture in pictures]
