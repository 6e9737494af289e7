"""The files of a result: as good as Discord takes them where they go, and smaller and smaller until it does."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress

from discord import ui

from bot.imaging.archives import names_in, packed, pictures_of
from bot.imaging.imaging_client import Imaging
from bot.imaging.imaging_messages import Deliverable, MovingKind
from bot.panels.job_panel import Reduction, result_panel, trained_panel
from bot.store.blobs import BlobMissing, Blobs
from bot.store.models import Job, JobKind
from bot.store.saved_styles import Styles

UPLOAD_MARGIN = 64 * 1024  # bytes of a request that are not the picture
SMALLEST_UPLOAD = 64 * 1024
SMALLEST_IN_ARCHIVE = 8 * 1024
ENTRY = 512  # bytes of an archive for each file in it
REFERENCE = 160  # pixels of a picture of a style
GLIMPSES, GLIMPSE = 4, 480  # pictures that are shown beside an archive, and pixels of each
LARGEST_REQUEST = 25 * 1024 * 1024  # bytes of a message with all of its files

Message = tuple[ui.LayoutView, list[tuple[str, bytes]]]  # a panel, and the files that belong to it, with their names


def room_for(limit: int, *, files: int = 1) -> int:
    """Return the bytes that each file of a message may have, if Discord says that one may have `limit`.

    What it says is the larger of what the server and the person's subscription allow, and it takes no larger request.
    """
    return min(limit, LARGEST_REQUEST // files) - UPLOAD_MARGIN


class Attachments:
    """Result panels with their files, made to fit into what Discord takes."""

    def __init__(self, blobs: Blobs, styles: Styles, imaging: Imaging) -> None:
        self._blobs = blobs
        self._styles = styles
        self._imaging = imaging

    async def results(self, job: Job, limit: int) -> AsyncIterator[Message]:
        """Yield a job's result panel with its files, smaller each time. limit: bytes of a file.

        Raises BlobMissing and PictureRefused.
        """
        if job.kind == JobKind.ARCHIVE:
            async for found in self._archives(job, limit):
                yield found
            return
        if job.moving:
            async for found in self._moving(job, limit):
                yield found
            return
        pictures = [await self._blobs.get(result.picture) for result in job.results]
        style = await self._styles.of_job(job.id) if job.kind == JobKind.TRAINING else None
        references = await self._reference(job)
        reference = references[0][0] if references else None
        limit = room_for(limit, files=max(1, len(pictures))) - sum(len(data) for _, data in references)
        while pictures and limit >= SMALLEST_UPLOAD:
            uploads = [await self._imaging.shrink(png, limit) for png in pictures]
            files = [
                (f"wordbrush-{job.id}{f'-{result.number}' if job.count > 1 else ''}.{upload.suffix}", upload.data)
                for result, upload in zip(job.results, uploads, strict=True)
            ]
            names = [name for name, _ in files]
            if job.kind == JobKind.TRAINING:
                yield trained_panel(job, names[0], style), files
            else:
                yield result_panel(job, names, _reduction(uploads), reference=reference), [*files, *references]
            limit = min(limit, max(len(upload.data) for upload in uploads)) // 2

    async def _reference(self, job: Job) -> list[tuple[str, bytes]]:
        """Return a small copy of the picture whose style a job was to have, with its name, if that is still kept."""
        if not job.reference or job.style_name or job.kind == JobKind.TRAINING:
            return []
        with suppress(BlobMissing):
            first, *_ = await asyncio.to_thread(pictures_of, await self._blobs.get(job.reference))
            return [(f"style-{job.id}.webp", (await self._imaging.thumbnail(first, REFERENCE)).data)]
        return []

    async def _moving(self, job: Job, limit: int) -> AsyncIterator[Message]:
        """Yield an animation or a film in the kind that it came as, smaller each time."""
        film = await self._blobs.get(job.results[0].film or "")
        limit = room_for(limit)
        while limit >= SMALLEST_UPLOAD:
            kind: MovingKind = job.moving  # type: ignore[assignment]  # as the imaging process said
            upload = await self._imaging.deliver_moving(film, kind, limit)
            name = f"wordbrush-{job.id}.{upload.suffix}"
            yield result_panel(job, [name], "smaller" if upload.smaller else None), [(name, upload.data)]
            limit = min(limit, len(upload.data)) // 2

    async def _archives(self, job: Job, limit: int) -> AsyncIterator[Message]:
        """Yield a ZIP archive of all pictures under the names that they came with, and some pictures to look at."""
        names = [f"{result.number:03}" for result in job.results]
        with suppress(BlobMissing):
            names = await asyncio.to_thread(names_in, await self._blobs.get(job.content))
        glimpses = []
        for result in job.results[:GLIMPSES]:
            small = await self._imaging.thumbnail(await self._blobs.get(result.picture), GLIMPSE)
            glimpses.append((f"glimpse-{job.id}-{result.number}.webp", small.data))
        room = room_for(limit) - sum(len(data) for _, data in glimpses)
        while room // max(1, len(job.results)) >= SMALLEST_IN_ARCHIVE:
            uploads = [
                await self._imaging.shrink(await self._blobs.get(result.picture), room // len(job.results) - ENTRY)
                for result in job.results
            ]
            files = {
                f"{names[result.number - 1]}.{upload.suffix}": upload.data
                for result, upload in zip(job.results, uploads, strict=True)
            }
            archive = (f"wordbrush-{job.id}.zip", await asyncio.to_thread(packed, files))
            shown = [name for name, _ in glimpses]
            yield result_panel(job, shown, _reduction(uploads), archive[0]), [*glimpses, archive]
            room //= 2


def _reduction(uploads: Sequence[Deliverable]) -> Reduction | None:
    if any(upload.smaller for upload in uploads):
        return "smaller"
    return "webp" if any(upload.suffix != "png" for upload in uploads) else None
