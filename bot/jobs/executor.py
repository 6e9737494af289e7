"""What is done for a job by an engine: pictures optimised, pictures in one pass, styles learned."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from typing import TypeVar

import structlog
from msgspec.structs import replace

from bot.engines.connection import Engine
from bot.engines.supervisor import SupervisedEngine
from bot.errors import JobCancelled, JobFailed
from bot.imaging.archives import all_unpacked, unpacked
from bot.imaging.imaging_client import Imaging
from bot.jobs.audience import Audience
from bot.jobs.fair_queue import Ticket
from bot.jobs.step_times import PaceBook
from bot.observability.metrics import ENGINE_BUSY
from bot.samples import SAMPLES
from bot.store.blobs import BlobMissing, Blobs
from bot.store.jobs import Jobs
from bot.store.models import Job, JobKind, StyleOrigin
from bot.store.saved_styles import NewStyle
from engine.media.file_kinds import PNG_SIGNATURE
from engine.protocol.messages import (
    FILM_KINDS,
    Animate,
    Checkpoint,
    Done,
    Notice,
    NoticeCode,
    Preview,
    Progress,
    Render,
    StyleDone,
    Stylize,
    Train,
)
from engine.protocol.presets import Options, Preset, StyleTraining

MAX_STARTS = 5  # of one job, restarts of the whole bot included
PREVIEWS = 8  # of a job, about
AHEAD = 1.0  # seconds before a job's end the next one is sent to the engine
ALBUM_AHEAD = 8  # pictures of an archive on their way through an engine
SAMPLE = SAMPLES["chelsea"]  # every style is shown on it
SAMPLE_SIZE, THUMBNAIL = 384, 160  # pixels

Ending = TypeVar("Ending", Done, StyleDone)

log = structlog.get_logger()


@dataclass(eq=False)
class Run:
    """A job in an engine."""

    ticket: Ticket
    engine: Engine
    device: SupervisedEngine
    began: float = field(default_factory=time.monotonic)
    progress: Progress | None = None  # over all of its pictures
    lets_others_go_first: bool = False
    hurried: bool = False  # past the queue, between the steps of another one
    is_ahead: bool = False  # in the engine, which is still at another one
    then: "Run | None" = None  # which was sent ahead, behind this one
    engine_died: bool = False
    nearly_done: asyncio.Event = field(default_factory=asyncio.Event)  # the next one can be sent ahead
    left: asyncio.Event = field(default_factory=asyncio.Event)  # the engine: what remains to be done is the bot's

    def leave(self) -> None:
        """The engine is free for the next one; of a dead one nobody knows more about the next one than before."""
        if self.left.is_set():
            return
        now = time.monotonic()
        if not self.is_ahead and not self.hurried:
            ENGINE_BUSY.labels(self.device.machine).inc(now - self.began)
        if self.then and not self.engine_died:
            self.then.is_ahead, self.then.began = False, now
        self.nearly_done.set()
        self.left.set()


class Workshop:
    """Does what a job asks for, and keeps what comes of it; the life of the job is the runner's."""

    def __init__(
        self,
        jobs: Jobs,
        blobs: Blobs,
        imaging: Imaging,
        audience: Audience,
        paces: PaceBook,
        *,
        preset_of: Callable[[Job], Preset],
        training: StyleTraining,
        others_wait: Callable[[], bool],
        hung_after: float,
        training_turn: float,
        previews: bool,
        films: bool,
    ) -> None:
        """others_wait: whether a job that is no training needs an engine.

        Seconds: `hung_after` without progress an engine counts as dead; `training_turn` a training goes on while others
        wait.
        """
        self._jobs = jobs
        self._blobs = blobs
        self._imaging = imaging
        self._audience = audience
        self._paces = paces
        self._preset_of = preset_of
        self._training = training
        self._others_wait = others_wait
        self._hung_after = hung_after
        self.training_turn = training_turn
        self._previews = previews
        self._films = films
        self.to_cancel: set[int] = set()  # jobs that are to stop before their next step
        self._at_hand: tuple[str, bytes] | None = None  # a blob, fetched for the job that is next

    async def fetch_ahead(self, job_id: int) -> None:
        """Have a picture at hand when an engine is ready for it."""
        job = await self._jobs.get(job_id)
        if job and job.kind == JobKind.PICTURE and (self._at_hand is None or self._at_hand[0] != job.content):
            with suppress(BlobMissing):  # whoever needs it says so
                self._at_hand = job.content, await self._blobs.get(job.content)

    async def _content(self, job: Job) -> bytes:
        if job.kind == JobKind.TRAINING and not job.content:
            return b""
        if self._at_hand and self._at_hand[0] == job.content:
            content, self._at_hand = self._at_hand[1], None
            return content
        return await self._blobs.get(job.content)

    async def do(self, job: Job, run: Run) -> tuple[list[Notice], NewStyle | None]:
        """What a running job asks for; gives the engine's notes, and of a training its style.

        Raises JobFailed, JobCancelled, EngineDied and BlobMissing.
        """
        if job.starts > MAX_STARTS:
            raise JobFailed(Notice(NoticeCode.ENGINE_DIED))
        content = await self._content(job)
        log.info(
            "job running", user=job.user_id, guild=job.guild_id, kind=job.kind, preset=job.preset, start=job.starts
        )
        self._audience.running(job)
        notes: list[Notice] = []
        if job.kind == JobKind.TRAINING:
            return await self._train(job, run, content)
        if job.kind == JobKind.PICTURE:
            painted = {result.number for result in job.results}  # before the bot or the engine ended
            for number in range(1, job.count + 1):
                if number not in painted:
                    notes = await self._paint_one(job, run, content, number)
        else:
            await self._paint_all(job, run, content)
        return notes, None

    async def _paint_one(self, job: Job, run: Run, picture: bytes, number: int) -> list[Notice]:
        """One of a job's pictures, kept; gives the engine's notes."""
        work = run.ticket.work
        steps_before = (number - 1) * work.steps
        seconds_before = 0.0 if run.is_ahead else time.monotonic() - run.began
        if job.id in self.to_cancel:
            raise JobCancelled(steps_before)
        seed = job.seed_of(number)
        began = time.monotonic()
        try:
            events = run.engine.paint(await self._request(job, picture, seed))
            done = await self._followed(job, run, events, Done, steps_before, seconds_before)
        except JobCancelled as stop:
            raise JobCancelled(steps_before + stop.step) from stop
        if not done.picture.startswith(PNG_SIGNATURE):
            log.error("engine answers nonsense", pid=run.engine.pid)
            run.engine.kill()
            raise await run.engine.ended()
        ended, began = time.monotonic(), max(began, run.began)
        if number == job.count:
            run.leave()
        if (job.moving or not job.style) and run.device.ready:
            ready = run.device.ready
            await self._paces.learn(ready.models, ready.device_name, work, (ended - began) / job.frames)
        await self._jobs.add_result(
            job.id,
            number=number,
            seed=seed,
            picture=await self._blobs.put(done.picture, "png"),
            weights=job.style or await self._blobs.put(done.weights, "safetensors"),
            film=await self._blobs.put(done.film, _suffix_of_film(job)) if done.film else None,
        )
        return done.notes

    async def _request(self, job: Job, picture: bytes, seed: int) -> Stylize | Render | Animate:
        preset = self._preset_of(job)
        if job.style:
            weights = await self._blobs.get(job.style)
            if job.moving:
                options = preset.options
                return Animate(job=str(job.id), moving=picture, weights=weights, size=preset.size, options=options)
            return Render(job=str(job.id), picture=picture, weights=weights, size=preset.size, options=preset.options)
        return Stylize(
            job=str(job.id),
            picture=picture,
            prompt=job.prompt,
            preset=preset,
            seed=seed,
            preview_every=-(-preset.steps // PREVIEWS) if self._previews else 0,
            time_lapse=self._films,
        )

    async def _paint_all(self, job: Job, run: Run, archive: bytes) -> None:
        """Each picture of an archive, in one pass; several are on their way at once, as the engine paints them so."""
        weights, preset = await self._blobs.get(job.style or ""), self._preset_of(job)
        painted = {result.number for result in job.results}  # before the bot or the engine ended
        waiting = iter([number for number in range(1, job.count + 1) if number not in painted])

        def tell() -> None:
            done, seconds = len(painted), time.monotonic() - run.began
            run.progress = Progress(job=str(job.id), step=done, steps=job.count, losses={}, seconds=seconds)
            self._audience.progress(job.id, run.progress)

        async def paint_some() -> None:
            for number in waiting:
                if job.id in self.to_cancel:
                    raise JobCancelled(len(painted))
                picture = await asyncio.to_thread(unpacked, archive, number)
                part, options = f"{job.id}.{number}", preset.options
                request = Render(job=part, picture=picture, weights=weights, size=preset.size, options=options)
                done = await self._followed(job, run, run.engine.paint(request), Done)
                blob = await self._blobs.put(done.picture, "png")
                await self._jobs.add_result(job.id, number=number, seed=0, picture=blob, weights=job.style or "")
                painted.add(number)
                tell()

        tell()
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(ALBUM_AHEAD):
                    group.create_task(paint_some())
        except BaseExceptionGroup as group_of_errors:
            raise group_of_errors.exceptions[0] from group_of_errors
        if run.device.ready:
            ready, seconds = run.device.ready, (time.monotonic() - run.began) / job.count
            await self._paces.learn(ready.models, ready.device_name, run.ticket.work, seconds)

    async def _train(self, job: Job, run: Run, archive: bytes) -> tuple[list[Notice], NewStyle]:
        """A style, and the sample photo painted with it as the job's result."""
        pictures = await asyncio.to_thread(all_unpacked, archive) if archive else []
        resume = await self._blobs.get(job.checkpoint) if job.checkpoint else b""
        request = Train(
            job=str(job.id),
            pictures=pictures,
            prompt=job.prompt,
            training=self._training,
            seed=job.seed,
            resume=resume,
        )
        try:
            done = await self._followed(job, run, run.engine.train(request), StyleDone)
        except JobFailed as failure:
            if failure.notice.code != NoticeCode.CHECKPOINT_OTHER:
                raise
            log.warning("checkpoint of no use", problem=str(failure))  # of another version: from the beginning
            request = replace(request, resume=b"")
            done = await self._followed(job, run, run.engine.train(request), StyleDone)
        if run.device.ready and run.progress and run.progress.step:
            ready, work = run.device.ready, run.ticket.work
            whole = run.progress.seconds * work.steps / run.progress.step
            await self._paces.learn(ready.models, ready.device_name, work, whole)
        sample = await self.sample(run.engine, f"{job.id}.sample", done.weights)
        weights = await self._blobs.put(done.weights, "safetensors")
        thumbnail = await self._blobs.put((await self._imaging.thumbnail(sample.picture, THUMBNAIL)).data, "webp")
        if not job.results:
            picture = await self._blobs.put(sample.picture, "png")
            await self._jobs.add_result(job.id, number=1, seed=job.seed, picture=picture, weights=weights)
        style = NewStyle(
            user_id=job.user_id,
            guild_id=job.guild_id,
            name=job.style_name or job.prompt,
            prompt=job.prompt,
            origin=StyleOrigin.TRAINED,
            pictures=len(pictures),
            weights=weights,
            thumbnail=thumbnail,
            job_id=job.id,
        )
        return done.notes, style

    async def sample(self, engine: Engine, job: str, weights: bytes) -> Done:
        """The sample photo in a style. Raises JobFailed and EngineDied."""
        photo = await asyncio.to_thread(SAMPLE.read_bytes)
        request = Render(job=job, picture=photo, weights=weights, options=Options(), size=SAMPLE_SIZE)
        async with aclosing(engine.paint(request)) as events:
            async for event in events:
                if isinstance(event, Done):
                    return event
        raise AssertionError("unreachable: the events end with Done or raise")

    async def _followed(
        self,
        job: Job,
        run: Run,
        events: AsyncGenerator[Progress | Preview | Checkpoint | Done | StyleDone],
        ends_with: type[Ending],
        steps_before: int = 0,
        seconds_before: float = 0.0,
    ) -> Ending:
        """The engine's result; an engine that says nothing for too long is killed, which raises EngineDied."""
        engine = run.engine
        first: Progress | None = None
        async with aclosing(events):
            while True:
                try:
                    event = await asyncio.wait_for(anext(events), self._hung_after)
                except TimeoutError:
                    log.error("engine hung", pid=engine.pid, seconds=self._hung_after)
                    engine.kill()
                    raise await engine.ended() from None
                if isinstance(event, ends_with):
                    return event
                if job.id in self.to_cancel:  # an engine forgets what it is told of a job that it does not have yet
                    await engine.cancel(str(job.id))
                if isinstance(event, Progress):
                    first = first or event
                    run.progress = replace(
                        event,
                        step=steps_before + event.step,
                        steps=event.steps * (1 if run.ticket.work.training else job.count),
                        seconds=_since_the_beginning(event, first) + seconds_before,
                    )
                    self._audience.progress(job.id, run.progress)
                    left = run.progress.steps - run.progress.step
                    if job.kind == JobKind.PICTURE and event.step and event.seconds / event.step * left < AHEAD:
                        run.nearly_done.set()
                    await self._maybe_stop_for_others(run)
                if isinstance(event, Preview):
                    self._audience.preview(job.id, replace(event, step=steps_before + event.step))
                if isinstance(event, Checkpoint):
                    await self._keep_checkpoint(job, event.state)

    async def _maybe_stop_for_others(self, run: Run) -> None:
        """A training stops for a job that waits; after some time, so that it gets on at all."""
        if not run.ticket.work.training or run.lets_others_go_first:
            return
        if self._others_wait() and time.monotonic() - run.began >= self.training_turn:
            await self.stop_for_others(run)

    async def stop_for_others(self, run: Run) -> None:
        """Let a training stop after its next step, to go on later from there; raises EngineDied."""
        if not run.lets_others_go_first:
            run.lets_others_go_first = True
            await run.engine.cancel(str(run.ticket.job_id))

    async def _keep_checkpoint(self, job: Job, state: bytes) -> None:
        before = await self._jobs.keep_checkpoint(job.id, await self._blobs.put(state, "checkpoint"))
        if before:
            await self._blobs.delete(before)


def _suffix_of_film(job: Job) -> str:
    if job.moving is None:
        return "webp"
    return "mp4" if job.moving in FILM_KINDS else "png"


def _since_the_beginning(progress: Progress, first: Progress) -> float:
    """How long it has taken to come so far; of a training that goes on, as if it had always been as fast as now."""
    made = progress.step - first.step
    return progress.seconds if first.step == 0 or made == 0 else progress.seconds * progress.step / made
