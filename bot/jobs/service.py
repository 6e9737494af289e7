"""What people can do with jobs: submit, make variations, cancel. Commands call this, and nothing below it."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog

from bot.config import Settings
from bot.delivery.audit import Audit
from bot.errors import PictureRefused, Refusal, UnknownStyle
from bot.i18n.user_text import quoted
from bot.imaging.archives import zipped
from bot.imaging.imaging_client import Imaging
from bot.imaging.imaging_messages import Album, Deliverable, Prepared
from bot.jobs.estimates import EngineState, Outlook
from bot.jobs.executor import Audience
from bot.jobs.fair_queue import FairQueue, Ticket, Work
from bot.jobs.moderation import Moderation
from bot.jobs.operation import Operation
from bot.jobs.person import Person
from bot.jobs.policy import Policy, Standing
from bot.jobs.runner import Runner
from bot.jobs.step_times import ONE_PASS, TRAINING
from bot.observability.metrics import JOBS_QUEUED
from bot.rules.usage_limits import Account, LimitReached, Used, Whose, day_of, end_of, week_of
from bot.store.blobs import BlobMissing, Blobs
from bot.store.jobs import ContentGone, Jobs, NewJob, Panel, needed_by
from bot.store.models import UNFINISHED, Job, JobKind, JobState, Result
from bot.store.usage_counts import QueueFull
from engine.media.file_kinds import PICTURES, film_kind
from engine.protocol.bounds import MAX_BYTES
from engine.protocol.messages import Notice, NoticeCode, notice_arguments
from engine.protocol.presets import MAX_FULL_SIZE, MIN_TRAINING_PICTURES, TRAINING_PICTURE_SCALE, Preset, PresetName
from engine.protocol.vocabulary import STYLES, is_latin, is_understood, nearest_styles, unknown_words

SEEDS = 2**32
MOST_IN_ARCHIVE = 100  # pictures that are painted by one job
MOST_TRAINED = 200  # pictures that a style is made of
PASSES_A_UNIT = 10  # pictures painted in one pass
NAMES_TOLD = 5
TOKEN_SECONDS = 12 * 60.0  # in which a job has to be done that only its interaction's token can deliver

log = structlog.get_logger()


@dataclass(frozen=True)
class InQueue:
    """A job that waits (at a place, from 1 on) or runs. prompt: only of the person's own jobs.

    expected_at: when it should begin or, while it runs, be ready; None where that cannot be said.
    """

    job_id: int
    user_id: int
    place: int | None
    expected_at: datetime | None
    prompt: str | None


@dataclass(frozen=True)
class Overview:
    """The queue as one person may see it. elsewhere: how many jobs of other servers are in it."""

    running: list[InQueue]
    waiting: list[InQueue]
    elsewhere: int
    engines: list[EngineState]


@dataclass(frozen=True)
class Share:
    """What is allowed of an account, and used of it by now. The moments are those when the counts begin anew."""

    account: Account
    used: Used
    day_ends_at: datetime
    week_ends_at: datetime


@dataclass(frozen=True)
class Allowance:
    """What a person may do where they are, and has used of it."""

    standing: Standing
    shares: list[Share]


@dataclass(frozen=True)
class Choice:
    """The presets that are allowed, and the one of an order that asks for none."""

    presets: tuple[PresetName, ...]
    preset: PresetName


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is asked for, besides the picture. style: a blob, weights to paint with in one pass; none: optimise some.

    style_name: of the style that is used, or of the one that is to be trained.
    """

    kind: JobKind = JobKind.PICTURE
    prompt: str
    preset: PresetName
    style: str | None = None
    style_name: str | None = None
    seed: int | None = None  # None: a new one
    size: int | None = None  # pixels; None: the preset's
    count: int = 1  # pictures, up to MOST_PICTURES, or as many as an album has
    options: dict[str, Any] = field(default_factory=dict)  # of engine.protocol.presets.Options, those chosen


@dataclass(frozen=True)
class _Content:
    """What is to be painted or learned from, and what is to be said about it. blob: empty for the built-in pictures."""

    blob: str
    notes: list[Notice] = field(default_factory=list)
    shared: bool = True  # with the job that it is from
    moving: str | None = None  # what kind of animation or film it came as
    frames: int = 1


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """Who asks about a job, and on which message. moderates: the guild in which this person can manage messages."""

    user_id: int
    message_id: int | None
    moderates: int | None


class JobService:
    """The way in. Everything that it raises to people is a Refusal or PictureRefused, and leaves nothing behind."""

    def __init__(
        self,
        settings: Settings,
        jobs: Jobs,
        queue: FairQueue,
        blobs: Blobs,
        imaging: Imaging,
        moderation: Moderation,
        policy: Policy,
        operation: Operation,
        audit: Audit,
    ) -> None:
        self._settings = settings
        self._jobs = jobs
        self._queue = queue
        self._blobs = blobs
        self._imaging = imaging
        self._moderation = moderation
        self._policy = policy
        self._operation = operation
        self._audit = audit
        self._runner: Runner
        self._outlook: Outlook
        self._audience: Audience

    def connect(self, runner: Runner, audience: Audience, outlook: Outlook) -> None:
        """The other parts, which are made later."""
        self._outlook = outlook
        self._runner = runner
        self._audience = audience

    async def check(self, person: Person, order: Order, parent: Job | None = None) -> None:
        """Everything that can be said before anything is fetched or stored; raises Refusal."""
        if not order.style:
            self._check_prompt(order.prompt)
        standing = await self._admitted(person, order, parent)
        with _limits_explained():
            longest = self._settings.limits.longest_queue
            needed = needed_by(order.kind, order.style, self._cost(order))
            await self._jobs.check(standing.accounts, longest, needed)
        if not person.reachable:
            self._check_wait(person, order)

    async def check_place(self, person: Person) -> Standing:
        """Whether a person may use the bot where they are; raises Refusal."""
        self._operation.check()
        await self._moderation.check_person(person.guild_id, person.user_id)
        standing = await self._policy.standing(person)
        self._policy.check_place(person, standing)
        return standing

    async def _admitted(self, person: Person, order: Order, parent: Job | None, *, one_pass: bool = False) -> Standing:
        """What holds for a person whose order nothing but a count can stand in the way of; raises Refusal."""
        standing = await self.check_place(person)
        self._check_parent(person, standing, parent)
        if order.kind == JobKind.TRAINING:
            self._policy.check_create_styles(standing)
        elif not one_pass:
            preset = self._settings.preset(order.preset, order.size)
            self._policy.check_preset(standing, order.preset, preset.size)
        words = (order.prompt, order.options.get("negative"), order.style_name)
        await self._moderation.check_prompt(person.guild_id, *(text for text in words if text))
        return standing

    async def choice(self, person: Person, default: PresetName, parent: Job | None = None) -> Choice:
        """What a person can choose from, where they may use the bot for this at all; raises Refusal."""
        standing = await self.check_place(person)
        self._check_parent(person, standing, parent)
        fitting = [name for name in standing.presets if self._settings.preset(name).size <= standing.largest_size]
        return Choice(standing.presets, default if default in fitting or not fitting else fitting[0])

    def _check_parent(self, person: Person, standing: Standing, parent: Job | None) -> None:
        if parent is not None and parent.user_id != person.user_id:
            self._policy.check_others_results(standing)

    def _check_wait(self, person: Person, order: Order) -> None:
        """Where only a token can deliver the result, whether that lives long enough."""
        if all(engine.problem for engine in self._runner.engine_states()):
            raise Refusal("wait-unknown")
        newcomer = Ticket(0, person.guild_id, person.user_id, self._cost(order), self._work(order))
        seconds = self._outlook.seconds_until_done(newcomer)
        if seconds is not None and seconds > TOKEN_SECONDS:
            raise Refusal("wait-too-long", minutes=round(seconds / 60))

    async def allowance(self, person: Person) -> Allowance:
        """What a person may do here and now."""
        standing, now = await self._policy.standing(person), datetime.now(UTC)
        shares = []
        for account, used in zip(standing.accounts, await self._jobs.used(standing.accounts, now), strict=True):
            today = day_of(now, account.zone)
            sunday = week_of(today) + timedelta(days=6)
            shares.append(Share(account, used, end_of(today, account.zone), end_of(sunday, account.zone)))
        return Allowance(standing, shares)

    async def overview(self, person: Person) -> Overview:
        """Who waits where the person is, and how the engines are."""
        waiting, running = self._queue.in_order(), self._runner.running()
        prompts = await self._jobs.prompts(
            [one.job_id for one in [*waiting, *running] if one.user_id == person.user_id]
        )
        begin = self._outlook.beginnings(one.job_id for one in waiting)
        return Overview(
            running=[
                _in_queue(one, prompts, None, self._runner.ready_at(one.job_id))
                for one in running
                if _is_here(one, person)
            ],
            waiting=[
                _in_queue(one, prompts, place, begin.get(one.job_id))
                for place, one in enumerate(waiting, start=1)
                if _is_here(one, person)
            ],
            elsewhere=sum(not _is_here(one, person) for one in [*waiting, *running]),
            engines=self._runner.engine_states(),
        )

    def check_attachment(self, content_type: str | None, size: int, *, films: bool = False) -> None:
        """What Discord says about a file, before it is fetched; raises PictureRefused and Refusal.

        A name is no proof: but for films and sounds, only the content decides what is a picture. films: whether these
        can be painted, too.
        """
        if (content_type or "").startswith("video/") and not films:
            raise Refusal(NoticeCode.FILM_NEEDS_STYLE)
        if (content_type or "").startswith("audio/"):
            raise PictureRefused(Notice(NoticeCode.PICTURE_FORMAT, {"formats": ", ".join(PICTURES)}))
        if size > MAX_BYTES:
            megabytes = {"megabytes": round(size / 1e6), "limit": round(MAX_BYTES / 1e6)}
            raise PictureRefused(Notice(NoticeCode.PICTURE_BYTES, notice_arguments(megabytes)))

    async def submit(
        self, person: Person, panel: Panel, picture: bytes, order: Order, *, parent: Job | None = None
    ) -> Job:
        """A job from a stranger's picture or, in a style that is there, animation or film.

        Raises PictureRefused or Refusal.
        """
        async with self._stored(picture, order) as content:
            return await self._enqueue(person, panel, content, order, parent)

    async def submit_album(
        self, person: Person, panel: Panel, pictures: Sequence[tuple[str, bytes]], order: Order
    ) -> Job:
        """A job from several pictures of a stranger, each with its name; raises PictureRefused or Refusal."""
        longest = self._settings.preset(order.preset, order.size).size
        album, notes = await self._safe_album(pictures, longest)
        order = replace(order, kind=JobKind.ALBUM, count=album.count)
        return await self._enqueue_archive(person, panel, album.archive, notes, order)

    async def submit_archive(self, person: Person, panel: Panel, archive: bytes, order: Order) -> Job:
        """A job from a stranger's ZIP archive of pictures; raises PictureRefused or Refusal."""
        longest = self._settings.preset(order.preset, order.size).size
        album = await self._imaging.album(archive, longest, MOST_IN_ARCHIVE)
        order = replace(order, kind=JobKind.ARCHIVE, count=album.count)
        return await self._enqueue_archive(person, panel, album.archive, _left_out(album.left_out), order)

    async def train(
        self,
        person: Person,
        panel: Panel,
        order: Order,
        pictures: Sequence[tuple[str, bytes]] = (),
        archive: bytes | None = None,
    ) -> Job:
        """A job that makes a style of pictures or of a ZIP archive of them; of neither, of the project's own.

        Raises PictureRefused or Refusal.
        """
        size = self._settings.style_training.preset.size * TRAINING_PICTURE_SCALE
        if archive is not None:
            album = await self._imaging.album(archive, size, MOST_TRAINED)
            notes = _left_out(album.left_out)
        elif pictures:
            album, notes = await self._safe_album(pictures, size)
        else:
            return await self._enqueue(person, panel, _Content("", shared=False), order, None)
        if album.count < MIN_TRAINING_PICTURES:
            raise Refusal(NoticeCode.TRAINING_PICTURES, least=MIN_TRAINING_PICTURES)
        return await self._enqueue_archive(person, panel, album.archive, notes, replace(order, count=album.count))

    async def _safe_album(self, pictures: Sequence[tuple[str, bytes]], longest: int) -> tuple[Album, list[Notice]]:
        """Of strangers' pictures those that can be read, and what is to be said; PictureRefused where none can."""
        tries = (self._imaging.prepare(data, longest) for _, data in pictures)
        found = list(zip(pictures, await asyncio.gather(*tries, return_exceptions=True), strict=True))
        good: list[tuple[str, bytes]] = []
        left_out: list[str] = []
        notes: list[Notice] = []
        for (name, _), prepared in found:
            if isinstance(prepared, Prepared):
                good.append((name, prepared.picture))
                notes += _notes_of_still(prepared)
            elif isinstance(prepared, PictureRefused):
                left_out.append(name)
            else:
                raise prepared
        if not good:
            raise next(prepared for _, prepared in found if isinstance(prepared, PictureRefused))
        said = {note.code: note for note in notes}  # once, however many pictures it is about
        return Album(archive=zipped(good), count=len(good), left_out=left_out), [*said.values(), *_left_out(left_out)]

    async def _enqueue_archive(
        self, person: Person, panel: Panel, archive: bytes, notes: list[Notice], order: Order
    ) -> Job:
        blob = await self._blobs.put(archive, "zip")
        async with self._unless_refused(blob):
            return await self._enqueue(person, panel, _Content(blob, notes, shared=False), order, None)

    async def check_retry(self, person: Person, parent: Job) -> Order:
        """What came to nothing, as it was asked for, if it may be asked for again; else Refusal."""
        if parent.state in UNFINISHED:
            raise Refusal("job-unfinished")
        order = replace(
            order_of(parent, seed=parent.seed),
            kind=JobKind(parent.kind),
            style=parent.style,
            style_name=parent.style_name,
        )
        await self.check(person, order, parent)
        if parent.style is not None and not await self._blobs.exists(parent.style):
            raise Refusal("style-gone")
        if not await self.has_picture(parent) and not (parent.kind == JobKind.TRAINING and parent.count == 1):
            raise Refusal(NoticeCode.PICTURE_GONE)
        return order

    async def retry(self, person: Person, panel: Panel, parent: Job) -> Job:
        """What came to nothing, once more; raises Refusal."""
        order = await self.check_retry(person, parent)
        return await self._enqueue(person, panel, _content_of(parent), order, parent)

    async def repeat(self, person: Person, panel: Panel, parent: Job, order: Order) -> Job:
        """The same picture again: a variation, or another try.

        Raises Refusal, also where the picture is no longer kept.
        """
        if not await self.has_picture(parent):
            raise Refusal(NoticeCode.PICTURE_GONE)
        if parent.moving:
            raise Refusal(NoticeCode.FILM_NEEDS_STYLE)
        return await self._enqueue(person, panel, _content_of(parent), order, parent)

    async def restyle(
        self, person: Person, panel: Panel, parent: Job, options: dict[str, Any], picture: bytes | None = None
    ) -> Job:
        """A result's picture, or another one, painted with the result's StyleNet in one pass and with other options.

        Raises Refusal and PictureRefused.
        """
        style = self.only_result(parent).weights
        order = replace(
            order_of(parent, seed=parent.seed),
            options=parent.options | options,
            style=style,
            style_name=parent.style_name,
        )
        await self._admitted(person, order, parent, one_pass=True)
        if not await self._blobs.exists(style):
            raise Refusal("style-gone")
        if picture is None and not await self.has_picture(parent):
            raise Refusal(NoticeCode.PICTURE_GONE)
        if picture is None:
            return await self._enqueue(person, panel, _content_of(parent), order, parent)
        async with self._stored(picture, order) as content:
            return await self._enqueue(person, panel, content, order, parent)

    @asynccontextmanager
    async def _stored(self, picture: bytes, order: Order) -> AsyncIterator[_Content]:
        """A stranger's picture as a blob; where its job is refused, it is thrown away again."""
        content = await self._prepared(picture, order)
        async with self._unless_refused(content.blob):
            yield content

    @asynccontextmanager
    async def _unless_refused(self, blob: str) -> AsyncIterator[None]:
        """A blob that is thrown away again where its job does not come about."""
        try:
            yield
        except Exception:
            await self._blobs.delete(blob)
            raise

    async def _prepared(self, picture: bytes, order: Order) -> _Content:
        if film_kind(picture) and not order.style:
            raise Refusal(NoticeCode.FILM_NEEDS_STYLE)
        animated = False
        if not film_kind(picture):
            prepared = await self._imaging.prepare(picture, MAX_FULL_SIZE)
            animated = prepared.animated
            if not animated or not order.style:
                notes = _notes_of_still(prepared)
                return _Content(await self._blobs.put(prepared.picture, "png"), notes, shared=False)
        longest = self._settings.preset(order.preset, order.size).size
        moving = await self._imaging.prepare_moving(picture, longest)
        blob = await self._blobs.put(moving.data, "png" if animated else "mp4")
        return _Content(blob, moving.notes, shared=False, moving=moving.kind, frames=moving.frames)

    async def has_picture(self, job: Job) -> bool:
        """Whether the picture that was attached to a job is still kept."""
        return bool(job.content) and await self._blobs.exists(job.content)

    def preset_of(self, job: Job) -> Preset:
        """All numbers that a job is painted with."""
        return self._settings.preset(job.preset, job.size).choosing(**job.options)

    async def before_and_after(self, job: Job, limit: int) -> tuple[Deliverable, Deliverable]:
        """A result's picture as it was attached, as large as the result, and the result; each in `limit` bytes.

        Raises Refusal where one is no longer kept.
        """
        result = self.only_result(job)
        try:
            before, after = await self._blobs.get(job.content), await self._blobs.get(result.picture)
        except BlobMissing as missing:
            raise Refusal(NoticeCode.PICTURE_GONE) from missing
        return await self._imaging.shrink(before, limit), await self._imaging.shrink(after, limit)

    async def film(self, job: Job) -> bytes:
        """How a result was painted, an animated WebP; raises Refusal where it is not kept."""
        film = self.only_result(job).film
        try:
            return await self._blobs.get(film or "")
        except BlobMissing as missing:
            raise Refusal("film-gone") from missing

    def only_result(self, job: Job) -> Result:
        """The picture of a job that has one; raises Refusal."""
        if job.state in UNFINISHED:
            raise Refusal("job-unfinished")
        if not job.results:
            raise Refusal(NoticeCode.PICTURE_GONE)
        if len(job.results) > 1:
            raise Refusal("gallery-pick-first")
        return job.results[0]

    async def pick(self, person: Person, panel: Panel, gallery: Job, number: int) -> Job:
        """One picture of a gallery as a result of its own, which belongs to whoever picked it; raises Refusal."""
        result = self.picture(gallery, number)
        order = replace(order_of(gallery, seed=result.seed), count=1)
        standing = await self._admitted(person, order, gallery, one_pass=True)
        new = self._new_job(person, standing, panel, _Content(gallery.content), order, gallery)
        with _limits_explained():
            job = await self._jobs.add_picked(new, result, (gallery.seconds or 0.0) / gallery.count)
        log.info("picture picked", job=job.id, user=job.user_id, gallery=gallery.id, number=number)
        self._audience.ended(job)
        return job

    def picture(self, job: Job, number: int) -> Result:
        """One of a job's pictures, from 1 on; raises Refusal where it is not there."""
        if job.state in UNFINISHED:
            raise Refusal("job-unfinished")
        result = next((one for one in job.results if one.number == number), None)
        if result is None:
            raise Refusal(NoticeCode.PICTURE_GONE)
        return result

    async def own(self, job_id: int, user_id: int) -> Job:
        """A result of this person; raises Refusal."""
        job = await self._jobs.get(job_id)
        if job is None or job.user_id != user_id or not job.results:
            raise Refusal("show-unknown")
        return job

    async def of_guild(self, job_id: int, guild_id: int) -> Job | None:
        """A job that was asked for in this server; None where it is of another one, or none."""
        job = await self._jobs.get(job_id)
        return job if job and job.guild_id == guild_id else None

    async def thumbnails(self, job: Job, side: int) -> list[bytes]:
        """A job's pictures, small, as WebP; none where they are no longer kept."""
        try:
            pictures = [await self._blobs.get(result.picture) for result in job.results]
        except BlobMissing:
            return []
        return [(await self._imaging.thumbnail(picture, side)).data for picture in pictures]

    async def show(self, person: Person, job: Job, panel: Panel) -> None:
        """A result once more, elsewhere; raises Refusal."""
        await self.check_place(person)
        await self._audience.show(job, panel)

    async def find(self, job_id: int) -> Job:
        """The job; Refusal where there is none."""
        job = await self._jobs.get(job_id)
        if job is None:
            raise Refusal("job-unknown")
        return job

    async def seen(self, job_id: int, viewer: Viewer) -> Job:
        """The job, for those who see it: its owner, who moderates its server, and others on a message that shows it.

        Ids are numbers that anybody can count; raises Refusal, as where there is none.
        """
        job = await self.find(job_id)
        here = viewer.message_id is not None and viewer.message_id == job.message_id
        if here or job.user_id == viewer.user_id or (viewer.moderates and viewer.moderates == job.guild_id):
            return job
        if viewer.message_id not in [post.message_id for post in await self._jobs.posts(job_id)]:
            raise Refusal("job-unknown")
        return job

    async def cancel(self, job_id: int, *, user_id: int, moderates: int | None) -> None:
        """Stop a job: its owner may, and who moderates its guild; raises Refusal.

        moderates: the guild in which this person can manage messages.
        """
        job = await self.find(job_id)
        if not _may_end(job, user_id, moderates):
            raise Refusal("cancel-not-yours", owner=str(job.user_id))
        work = self._ticket(job).work
        cancelled = await self._jobs.cancel_queued(job_id, work.steps * work.pictures)
        if cancelled:
            self._queue.remove(job_id)
            if checkpoint := await self._jobs.drop_checkpoint(job_id):
                await self._blobs.delete(checkpoint)
            log.info("job cancelled", job=job_id, by=user_id)
            self._audience.ended(cancelled)
        elif (await self.find(job_id)).state == JobState.RUNNING:
            await self._runner.cancel(job_id)
        else:
            raise Refusal("cancel-late")
        if user_id != job.user_id:
            self._audit.cancelled(job, user_id)

    async def to_forget(self, job_id: int, *, user_id: int, moderates: int | None) -> Job:
        """A job whose picture this person may delete; else Refusal."""
        job = await self.find(job_id)
        if job.state in UNFINISHED:
            raise Refusal("job-unfinished")
        if not _may_end(job, user_id, moderates):
            raise Refusal("forget-not-yours", owner=str(job.user_id))
        return job

    async def forget(self, job_id: int, *, user_id: int, moderates: int | None) -> list[str]:
        """Delete all of a job's pictures and weights that no other job needs, then its messages.

        Returns the addresses of the messages that could not be deleted; raises Refusal.
        """
        job = await self.to_forget(job_id, user_id=user_id, moderates=moderates)
        places = await self._audience.places(job)
        for blob in await self._jobs.forget(job_id):
            await self._blobs.delete(blob)
        log.info("job forgotten", job=job_id, by=user_id)
        self._audit.removed(job, user_id)
        return await self._audience.take_away(places)

    async def recover(self) -> None:
        """At start: what was running or queued when the bot ended waits again, in the order of asking."""
        await self._jobs.take_up_again()
        for job in await self._jobs.queued():
            self._begin(job, again=True)
        for job in await self._jobs.undelivered():
            self._audience.ended(job)

    async def _enqueue(
        self,
        person: Person,
        panel: Panel,
        content: _Content,
        order: Order,
        parent: Job | None,
    ) -> Job:
        standing = await self._admitted(person, order, parent, one_pass=bool(order.style))
        new = self._new_job(person, standing, panel, content, order, parent)
        with _limits_explained():
            job = await self._jobs.submit(new, standing.accounts, self._settings.limits.longest_queue)
        log.info("job queued", job=job.id, user=job.user_id, guild=job.guild_id, preset=job.preset, cost=job.cost)
        JOBS_QUEUED.labels(job.kind).inc()
        self._begin(job)
        return job

    def _new_job(
        self,
        person: Person,
        standing: Standing,
        panel: Panel,
        content: _Content,
        order: Order,
        parent: Job | None,
    ) -> NewJob:
        shared = (content.blob if content.shared else None, order.style)
        return NewJob(
            kind=order.kind,
            style_name=order.style_name,
            user_id=person.user_id,
            guild_id=person.guild_id,
            parent_id=parent.id if parent else None,
            prompt=order.prompt,
            preset=order.preset,
            seed=secrets.randbelow(SEEDS) if order.seed is None else order.seed,
            size=order.size,
            count=order.count,
            options=order.options,
            content=content.blob,
            notes=content.notes,
            shared=frozenset(blob for blob in shared if blob),
            style=order.style,
            cost=self._cost(order, content.frames),
            moving=content.moving,
            frames=content.frames,
            most_running=standing.most_running,
            spoiler=standing.settings.spoiler,
            locale=person.locale,
            panel=panel,
        )

    def _cost(self, order: Order, frames: int = 1) -> int:
        if order.kind == JobKind.TRAINING:
            return self._settings.cost_of_training
        if order.style:
            return -(-order.count * frames // PASSES_A_UNIT)
        return self._settings.cost(order.preset, order.size, order.count)

    def _work(self, order: Order, frames: int = 1) -> Work:
        if order.kind == JobKind.TRAINING:
            preset = self._settings.style_training.preset
            return Work(TRAINING, preset.size, preset.steps, training=True)
        preset = self._settings.preset(order.preset, order.size)
        if order.style:
            return Work(ONE_PASS, preset.size, 1, order.count * frames)
        return Work(preset.name, preset.size, preset.steps, order.count)

    def _ticket(self, job: Job) -> Ticket:
        most = {Whose(whose): most for whose, most in job.most_running.items()}
        order = replace(order_of(job, seed=None), kind=JobKind(job.kind), style=job.style)
        return Ticket(job.id, job.guild_id, job.user_id, job.cost, self._work(order, job.frames), most)

    def _begin(self, job: Job, *, again: bool = False) -> None:
        if job.style and job.kind == JobKind.PICTURE and not job.moving:
            self._runner.hurry(self._ticket(job))
        else:
            self._queue.put(self._ticket(job))
            self._audience.waiting(job, again=again)

    def _check_prompt(self, prompt: str) -> None:
        if not prompt.strip():
            raise Refusal(NoticeCode.PROMPT_EMPTY)
        if self._settings.engine.models == "bundled" and not is_understood(prompt):
            near = nearest_styles(unknown_words(prompt))
            shown = list(dict.fromkeys([*near, *STYLES]))[:8]
            raise UnknownStyle("prompt-unknown-style", styles=", ".join(shown))


def _may_end(job: Job, user_id: int, moderates: int | None) -> bool:
    return job.user_id == user_id or (moderates is not None and moderates == job.guild_id)


def _is_here(ticket: Ticket, person: Person) -> bool:
    """Whether a job belongs to the server where the person is, or to their conversation with the bot."""
    if person.guild_id is None:
        return ticket.guild_id is None and ticket.user_id == person.user_id
    return ticket.guild_id == person.guild_id


def _in_queue(ticket: Ticket, prompts: dict[int, str], place: int | None, expected_at: datetime | None) -> InQueue:
    return InQueue(ticket.job_id, ticket.user_id, place, expected_at, prompts.get(ticket.job_id))


def chosen_options(**options: object) -> dict[str, Any]:
    """Options as an Order has them: those that somebody chose."""
    return {name: value for name, value in options.items() if value is not None}


def order_of(job: Job, *, seed: int | None) -> Order:
    """What a job asked for, with this seed; None: a new one."""
    return Order(
        prompt=job.prompt, preset=job.preset, seed=seed, size=job.size, count=job.count, options=dict(job.options)
    )


def _content_of(job: Job) -> _Content:
    """What another job has."""
    return _Content(job.content, shared=bool(job.content), moving=job.moving, frames=job.frames)


def _notes_of_still(prepared: Prepared) -> list[Notice]:
    """What is to be said of a picture that is painted as a still."""
    return [*([Notice(NoticeCode.FIRST_FRAME)] if prepared.animated else []), *prepared.notes]


def _left_out(names: Sequence[str]) -> list[Notice]:
    if not names:
        return []
    told = ", ".join(quoted(name, 40) for name in names[:NAMES_TOLD])
    return [Notice(NoticeCode.PICTURES_LEFT_OUT, {"count": len(names), "names": told})]


def prompt_notes(prompt: str) -> list[Notice]:
    """What is worth knowing about a prompt before it costs anything."""
    return [] if is_latin(prompt) else [Notice(NoticeCode.PROMPT_NOT_ENGLISH)]


@contextmanager
def _limits_explained() -> Iterator[None]:
    """What the store says about limits becomes a Refusal."""
    try:
        yield
    except LimitReached as reached:
        renews = int(reached.renews_at.timestamp()) if reached.renews_at else 0
        numbers = {"allowed": reached.allowed, "used": reached.used, "needed": reached.needed}
        message = f"limit-{reached.limit.replace('_', '-')}"
        if reached.never:
            message = "limit-units-ever"
        raise Refusal(message, whose=str(reached.whose), renews=str(renews), **numbers) from reached
    except QueueFull as full:
        raise Refusal("queue-full") from full
    except ContentGone as gone:
        raise Refusal(NoticeCode.PICTURE_GONE) from gone
