"""What people can do with all that is kept about them: see it, take it with them, have it deleted."""

import asyncio
import io
import json
import time
import zipfile
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass

import structlog

from bot.errors import PictureRefused, Refusal
from bot.imaging.archives import names_in, pictures_of, unzip_pictures
from bot.imaging.imaging_client import Imaging
from bot.jobs.audience import Audience
from bot.jobs.service import JobService
from bot.store.blobs import BlobMissing, Blobs
from bot.store.models import Job, JobKind
from bot.store.people import People, Summary
from engine.media.file_kinds import film_kind

PIECE = 1 << 18  # bytes of JSON that are compressed at once
BATCH = 50  # jobs
ENDING = 60.0  # seconds that what runs may take to end
LOOK_EVERY = 0.2  # seconds
FILE_OVERHEAD = 512  # bytes of an archive for each file in it, and for its end

log = structlog.get_logger()


@dataclass(frozen=True)
class Part:
    """One archive of an export. last_job: the last whose pictures are in it; more: whether others follow."""

    data: bytes
    last_job: int
    more: bool


class PersonalData:
    """Export and deletion of everything that is kept about a person."""

    def __init__(
        self,
        people: People,
        service: JobService,
        blobs: Blobs,
        imaging: Imaging,
        audience: Audience,
    ) -> None:
        self._people = people
        self._service = service
        self._blobs = blobs
        self._imaging = imaging
        self._audience = audience

    async def summary(self, user_id: int) -> Summary:
        """Return how much is kept about a person, in numbers."""
        return await self._people.summary(user_id)

    async def export(self, user_id: int, after: int, limit: int) -> Part:
        """Return a ZIP archive of at most `limit` bytes with the pictures of jobs after `after`, as many as fit.

        The first (after = 0) also has all rows, as JSON. A file too large for it is in it as a smaller WebP.
        """
        buffer = io.BytesIO()
        last, more = after, False
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            if after == 0:
                with archive.open("data.json", "w") as file:
                    async for lines in self._json(user_id):
                        await asyncio.to_thread(file.write, lines)
            empty = buffer.tell()
            async for job in self._jobs(user_id, after):
                files = await self._files(job, limit - empty - FILE_OVERHEAD * 8)
                size = sum(len(data) + FILE_OVERHEAD for data in files.values())
                if buffer.tell() + size + FILE_OVERHEAD > limit and last != after:
                    more = True
                    break
                for name, data in files.items():
                    # Pictures are compressed already.
                    await asyncio.to_thread(archive.writestr, name, data, zipfile.ZIP_STORED)
                last = job.id
        return Part(buffer.getvalue(), last, more)

    async def _json(self, user_id: int) -> AsyncIterator[bytes]:
        """Yield all rows as one JSON object with an array for each table, piece by piece, as there may be many."""
        table, piece = "", bytearray()
        async for name, row in self._people.rows(user_id):
            before = "," if name == table else f"{'],' if table else '{'}\n{json.dumps(name)}: ["
            piece += f"{before}\n  {json.dumps(row, ensure_ascii=False)}".encode()
            table = name
            if len(piece) >= PIECE:
                yield bytes(piece)
                piece.clear()
        yield bytes(piece) + (b"]\n}\n" if table else b"{}\n")

    async def _jobs(self, user_id: int, after: int) -> AsyncIterator[Job]:
        while jobs := await self._people.jobs(user_id, after, BATCH):
            for job in jobs:
                yield job
            after = jobs[-1].id

    async def _files(self, job: Job, limit: int) -> dict[str, bytes]:
        """Return a job's pictures by name, all of them in at most `limit` bytes."""
        wanted = await self._pictures(job)
        found = {}
        for name, data in wanted.items():
            if film_kind(data):
                found[f"{name}.mp4"] = data
                continue
            with suppress(PictureRefused):
                picture = await self._imaging.shrink(data, limit // len(wanted))
                found[f"{name}.{picture.suffix}"] = picture.data
        return found

    async def _pictures(self, job: Job) -> dict[str, bytes]:
        """Return a job's pictures as they are kept, as far as they are."""
        found = {}
        with suppress(BlobMissing):
            content = await self._blobs.get(job.content)
            if job.kind == JobKind.PICTURE:
                found[f"{job.id}-photo"] = content
            else:
                unzipped = await asyncio.to_thread(unzip_pictures, content)
                pictures = zip(names_in(content), unzipped, strict=True)
                found |= {f"{job.id}-photo-{name}": picture for name, picture in pictures}
        with suppress(BlobMissing):
            references = await asyncio.to_thread(pictures_of, await self._blobs.get(job.reference or ""))
            found |= {f"{job.id}-like-{number}": picture for number, picture in enumerate(references, start=1)}
        for result in job.results:
            with suppress(BlobMissing):
                found[f"{job.id}-{result.number}"] = await self._blobs.get(result.picture)
            if job.moving:
                with suppress(BlobMissing):
                    found[f"{job.id}-{result.number}-moving"] = await self._blobs.get(result.film or "")
        return found

    async def forget(self, user_id: int, *, messages: bool) -> list[str]:
        """Delete everything about a person for good; their waiting and running jobs are cancelled first.

        Only how much the person has used this week stays until limits no longer ask for it. Returns the addresses of
        the messages that could not be deleted: all else is gone before the first of them is tried. Raises Refusal.
        """
        await self._cancel_all(user_id)
        places = []
        if messages:
            async for job in self._jobs(user_id, 0):
                places += await self._audience.places(job)
        for blob in await self._people.forget(user_id):
            await self._blobs.delete(blob)
        log.info("person forgotten", user=user_id, messages=messages)
        return await self._audience.take_away(places)

    async def _cancel_all(self, user_id: int) -> None:
        patience = time.monotonic() + ENDING
        asked: set[int] = set()
        while unfinished := await self._people.unfinished(user_id):
            for job_id in [one for one in unfinished if one not in asked]:
                asked.add(job_id)
                with suppress(Refusal):  # it has ended by itself in the meantime
                    await self._service.cancel(job_id, user_id=user_id, moderates=None)
            if time.monotonic() > patience:
                raise Refusal("privacy-busy")
            await asyncio.sleep(LOOK_EVERY)
