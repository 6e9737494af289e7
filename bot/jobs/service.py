"""What people can do with jobs: submit, make variations, cancel, delete. Commands change jobs through this alone."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import structlog

from bot.config import Settings
from bot.errors import Refusal
from bot.jobs.admission import Admission, limits_explained
from bot.jobs.audience import Audience, AuditLog
from bot.jobs.fair_queue import FairQueue
from bot.jobs.intake import Intake
from bot.jobs.picture_checker import Destination, PictureChecker
from bot.jobs.policy import Standing
from bot.jobs.requester import Requester
from bot.jobs.results import Results
from bot.jobs.runner import Runner
from bot.jobs.workloads import Workloads
from bot.observability.metrics import JOBS_QUEUED
from bot.store.blobs import BlobMissing, Blobs
from bot.store.jobs import Jobs
from bot.store.models import UNFINISHED, Job, JobKind, JobState
from bot.store.new_jobs import NewJob, PanelAddress
from bot.store.orders import Content, Order, content_of, order_of
from engine.protocol.messages import NoticeCode

SEEDS = 2**32

log = structlog.get_logger()


class JobService:
    """The way in. Everything that it raises to people is a Refusal or PictureRefused, and leaves nothing behind."""

    def __init__(
        self,
        settings: Settings,
        jobs: Jobs,
        queue: FairQueue,
        blobs: Blobs,
        admission: Admission,
        intake: Intake,
        checker: PictureChecker,
        results: Results,
        workloads: Workloads,
        runner: Runner,
        audience: Audience,
        audit: AuditLog,
    ) -> None:
        self._settings = settings
        self._jobs = jobs
        self._queue = queue
        self._blobs = blobs
        self._admission = admission
        self._intake = intake
        self._checker = checker
        self._results = results
        self._workloads = workloads
        self._runner = runner
        self._audience = audience
        self._audit = audit

    # ── new jobs ─────────────────────────────────────────────────────────────────────────────────────────────────

    async def submit(
        self,
        person: Requester,
        panel: PanelAddress,
        picture: bytes,
        order: Order,
        *,
        likes: Sequence[bytes] = (),
        parent: Job | None = None,
    ) -> Job:
        """Submit a job from a stranger's picture or, in a style, animation or film.

        likes: a stranger's pictures whose style it is to have, instead of the order's reference. Raises PictureRefused
        and Refusal.
        """
        to = await self._destination(person, panel)
        async with self._intake.picture(picture, order, to) as content, self._intake.references(likes, to) as reference:
            return await self._enqueue(person, panel, content, order, parent, reference)

    async def submit_album(
        self, person: Requester, panel: PanelAddress, pictures: Sequence[tuple[str, bytes]], order: Order
    ) -> Job:
        """Submit a job from several pictures of a stranger, each with its name. Raises PictureRefused, Refusal."""
        found = await self._intake.album(pictures, order)
        to = await self._destination(person, panel)
        async with self._intake.archive(found, to) as content:
            order = replace(order, kind=JobKind.ALBUM, count=found.count)
            return await self._enqueue(person, panel, content, order)

    async def submit_archive(self, person: Requester, panel: PanelAddress, archive: bytes, order: Order) -> Job:
        """Submit a job from a stranger's ZIP archive of pictures. Raises PictureRefused and Refusal."""
        found = await self._intake.unpack(archive, order)
        to = await self._destination(person, panel)
        async with self._intake.archive(found, to) as content:
            order = replace(order, kind=JobKind.ARCHIVE, count=found.count)
            return await self._enqueue(person, panel, content, order)

    async def train(
        self,
        person: Requester,
        panel: PanelAddress,
        order: Order,
        pictures: Sequence[tuple[str, bytes]] = (),
        archive: bytes | None = None,
        likes: Sequence[bytes] = (),
    ) -> Job:
        """Submit a job that learns a style from pictures or from a ZIP archive; without both, from the project's own.

        likes: as for `submit`. Raises PictureRefused and Refusal.
        """
        to = await self._destination(person, panel)
        if archive is None and not pictures:
            async with self._intake.references(likes, to) as reference:
                return await self._enqueue(person, panel, Content(""), order, reference=reference)
        found = await self._intake.training_pictures(pictures, archive)
        order = replace(order, count=found.count)
        async with self._intake.archive(found, to) as content, self._intake.references(likes, to) as reference:
            return await self._enqueue(person, panel, content, order, reference=reference)

    # ── jobs made from jobs ──────────────────────────────────────────────────────────────────────────────────────

    async def check_retry(self, person: Requester, parent: Job) -> Order:
        """Return the order of a job that came to nothing, if the person may ask for it again. Raises Refusal."""
        if parent.state in UNFINISHED:
            raise Refusal("job-unfinished")
        order = order_of(parent)
        await self._admission.check(person, order, parent)
        if parent.style is not None and not await self._blobs.exists(parent.style):
            raise Refusal("style-gone")
        needs_none = parent.kind == JobKind.TRAINING and parent.count == 1
        kept = needs_none or await self._results.has_picture(parent)
        if not kept or (not parent.style and not await self._has_reference(order)):
            raise Refusal(NoticeCode.PICTURE_GONE)
        return order

    async def retry(self, person: Requester, panel: PanelAddress, parent: Job) -> Job:
        """Submit a job that came to nothing once more. Raises Refusal."""
        order = await self.check_retry(person, parent)
        return await self._enqueue(person, panel, content_of(parent), order, parent)

    async def repeat(
        self, person: Requester, panel: PanelAddress, parent: Job, order: Order, *, likes: Sequence[bytes] = ()
    ) -> Job:
        """Submit another order for the picture of an earlier job: a variation, or another try.

        likes: as for `submit`. Raises Refusal, also if a picture is no longer kept, and PictureRefused.
        """
        if not await self._results.has_picture(parent) or not (likes or await self._has_reference(order)):
            raise Refusal(NoticeCode.PICTURE_GONE)
        if parent.moving:
            raise Refusal(NoticeCode.FILM_NEEDS_STYLE)
        async with self._intake.references(likes, await self._destination(person, panel)) as reference:
            return await self._enqueue(person, panel, content_of(parent), order, parent, reference)

    async def restyle(
        self, person: Requester, panel: PanelAddress, parent: Job, options: dict[str, Any], picture: bytes | None = None
    ) -> Job:
        """Submit a result's picture, or another one, to be painted in one pass with the result's network.

        options: instead of the earlier job's. Raises Refusal and PictureRefused.
        """
        style = self._results.only_result(parent).weights
        order = replace(
            order_of(parent).optimized(parent.seed),
            options=parent.options | options,
            style=style,
            style_name=parent.style_name,
        )
        await self._admission.standing(person, order, parent, one_pass=True)
        if not await self._blobs.exists(style):
            raise Refusal("style-gone")
        if picture is not None:
            return await self.submit(person, panel, picture, order, parent=parent)
        if not await self._results.has_picture(parent):
            raise Refusal(NoticeCode.PICTURE_GONE)
        return await self._enqueue(person, panel, content_of(parent), order, parent)

    async def pick(self, person: Requester, panel: PanelAddress, gallery: Job, number: int) -> Job:
        """Make one picture of a gallery a finished job of its own, of whoever picks it.

        Raises Refusal and PictureRefused.
        """
        result = self._results.picture(gallery, number)
        order = replace(order_of(gallery).optimized(result.seed), count=1)
        standing = await self._admission.standing(person, order, gallery, one_pass=True)
        hidden = await self._is_hidden(result.picture, person, panel)
        content = Content(gallery.content, shared=True, hidden=hidden)
        new = self._new_job(person, standing, panel, content, order, gallery)
        with limits_explained():
            job = await self._jobs.add_picked(new, result, (gallery.seconds or 0.0) / gallery.count)
        log.info("picture picked", job=job.id, user=job.user_id, gallery=gallery.id, number=number)
        self._audience.ended(job)
        return job

    async def show(self, person: Requester, job: Job, panel: PanelAddress) -> None:
        """Show a result once more, elsewhere. Raises Refusal and PictureRefused."""
        await self._admission.check_place(person)
        for result in job.results:
            shown = result.film if job.moving else result.picture
            if await self._is_hidden(shown or "", person, panel):
                job.spoiler = True  # of this copy only: elsewhere it is shown as before
        await self._audience.show(job, panel)

    # ── the end of jobs ──────────────────────────────────────────────────────────────────────────────────────────

    async def cancel(self, job_id: int, *, user_id: int, moderates: int | None) -> None:
        """Stop a job: its owner may, and who moderates its guild. Raises Refusal.

        moderates: the guild in which this person can manage messages.
        """
        job = await self._results.find(job_id)
        if not _may_end(job, user_id, moderates):
            raise Refusal("cancel-not-yours", owner=str(job.user_id))
        work = self._workloads.ticket(job).work
        cancelled = await self._jobs.cancel_queued(job_id, work.steps * work.pictures)
        if cancelled:
            self._queue.remove(job_id)
            if cancelled.checkpoint and (checkpoint := await self._jobs.drop_checkpoint(job_id)):
                await self._blobs.delete(checkpoint)
            log.info("job cancelled", job=job_id, by=user_id)
            self._audience.ended(cancelled)
        elif (await self._results.find(job_id)).state == JobState.RUNNING:
            await self._runner.cancel(job_id)
        else:
            raise Refusal("cancel-late")
        if user_id != job.user_id:
            self._audit.cancelled(job, user_id)

    async def to_forget(self, job_id: int, *, user_id: int, moderates: int | None) -> Job:
        """Return a job whose pictures this person may delete. Raises Refusal."""
        job = await self._results.find(job_id)
        if job.state in UNFINISHED:
            raise Refusal("job-unfinished")
        if not _may_end(job, user_id, moderates):
            raise Refusal("forget-not-yours", owner=str(job.user_id))
        return job

    async def forget(self, job_id: int, *, user_id: int, moderates: int | None) -> list[str]:
        """Delete all of a job's pictures and weights that no other job needs, then its messages.

        Returns the addresses of the messages that could not be deleted. Raises Refusal.
        """
        job = await self.to_forget(job_id, user_id=user_id, moderates=moderates)
        places = await self._audience.places(job)
        for blob in await self._jobs.forget(job_id):
            await self._blobs.delete(blob)
        log.info("job forgotten", job=job_id, by=user_id)
        self._audit.removed(job, user_id)
        return await self._audience.take_away(places)

    async def recover(self) -> None:
        """Take up at start, in the order of asking, whatever was queued, running or undelivered when the bot ended."""
        await self._jobs.requeue_running()
        for job in await self._jobs.queued():
            self._begin(job, again=True)
        for job in await self._jobs.undelivered():
            self._audience.ended(job)

    async def _has_reference(self, order: Order) -> bool:
        """Return whether the pictures are kept whose style an order asks for, if it asks for that of any."""
        return order.reference is None or await self._blobs.exists(order.reference)

    async def _enqueue(
        self,
        person: Requester,
        panel: PanelAddress,
        content: Content,
        order: Order,
        parent: Job | None = None,
        reference: Content | None = None,
    ) -> Job:
        """Submit an order. reference: pictures that no other job has, instead of the order's own."""
        standing = await self._admission.standing(person, order, parent, one_pass=bool(order.style))
        if order.reference == "" and not reference and not order.style:
            raise Refusal(NoticeCode.PICTURE_GONE)
        # What is shared may have been sent elsewhere, or before the check was on.
        shared = [content.blob if content.shared else "", "" if reference or order.style else order.reference or ""]
        hidden = content.hidden or (reference is not None and reference.hidden)
        for blob in filter(None, shared if standing.least_scores else ()):
            hidden = await self._check_again(blob, person, panel) or hidden
        content = replace(content, hidden=hidden)
        new = self._new_job(person, standing, panel, content, order, parent, reference)
        with limits_explained():
            job = await self._jobs.submit(new, standing.accounts, self._settings.limits.longest_queue)
        log.info("job queued", job=job.id, user=job.user_id, guild=job.guild_id, preset=job.preset, cost=job.cost)
        JOBS_QUEUED.labels(job.kind).inc()
        self._begin(job)
        return job

    async def _destination(self, person: Requester, panel: PanelAddress) -> Destination:
        return Destination(
            user_id=person.user_id,
            guild_id=person.guild_id,
            channel_id=panel.channel_id,
            least_scores=await self._admission.least_scores(person),
        )

    async def _check_again(self, blob: str, person: Requester, panel: PanelAddress) -> bool:
        """Check what an earlier job was made from; return whether the results belong behind a spoiler."""
        return await self._checker.check_content(await self._kept(blob), await self._destination(person, panel))

    async def _is_hidden(self, blob: str, person: Requester, panel: PanelAddress) -> bool:
        """Check a result that is to be shown here; return whether it belongs behind a spoiler."""
        to = await self._destination(person, panel)
        if not to.least_scores:
            return False
        return await self._checker.check_shown(await self._kept(blob), to)

    async def _kept(self, blob: str) -> bytes:
        try:
            return await self._blobs.get(blob)
        except BlobMissing as missing:
            raise Refusal(NoticeCode.PICTURE_GONE) from missing

    def _new_job(
        self,
        person: Requester,
        standing: Standing,
        panel: PanelAddress,
        content: Content,
        order: Order,
        parent: Job | None,
        reference: Content | None = None,
    ) -> NewJob:
        shared = [content.blob if content.shared else None, order.style]
        if reference:
            order = replace(order, reference=reference.blob)
        else:
            shared.append(order.reference)
        return NewJob(
            user_id=person.user_id,
            guild_id=person.guild_id,
            locale=person.locale,
            parent_id=parent.id if parent else None,
            order=order if order.seed is not None else replace(order, seed=secrets.randbelow(SEEDS)),
            content=content,
            cost=self._workloads.cost(order, content.frames),
            most_running=standing.most_running,
            queue_share=standing.queue_share,
            spoiler=standing.settings.spoiler or content.hidden,
            least_scores=standing.least_scores,
            panel=panel,
            shared=frozenset(blob for blob in shared if blob),
        )

    def _begin(self, job: Job, *, again: bool = False) -> None:
        ticket = self._workloads.ticket(job)
        if job.style and job.kind == JobKind.PICTURE and not job.moving:
            self._runner.skip_queue(ticket)
        else:
            self._queue.put(ticket)
            self._audience.waiting(job, again=again)


def _may_end(job: Job, user_id: int, moderates: int | None) -> bool:
    return job.user_id == user_id or (moderates is not None and moderates == job.guild_id)
