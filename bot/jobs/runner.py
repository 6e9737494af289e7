"""Takes jobs from the queue to the engines, one task for each engine."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

import structlog
from msgspec.structs import replace

from bot.blobs import BlobMissing, Blobs
from bot.engines.local import LocalEngine
from bot.engines.supervisor import SupervisedEngine
from bot.errors import EngineDied, JobCancelled, JobFailed, Refusal
from bot.imaging import Imaging
from bot.imaging.archives import all_unpacked, unpacked
from bot.jobs.outlook import EngineLoad, EngineState
from bot.jobs.paces import PaceBook
from bot.jobs.queue import FairQueue, Ticket
from bot.samples import SAMPLES
from bot.store.jobs import Jobs, Panel
from bot.store.models import Job, JobKind, StyleOrigin
from bot.store.styles import NewStyle
from engine.messages import (
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
from engine.presets import Options, Preset, StyleTraining

MAX_ENGINE_DEATHS = 2  # of one job; after that it is the job's fault
MAX_STARTS = 5  # of one job, restarts of the whole bot included
PREVIEWS = 8  # of a job, about
PAUSE_SECONDS = 5.0  # after a failure that is nobody's fault
ALBUM_AHEAD = 8  # pictures of an archive on their way through an engine
SAMPLE = SAMPLES["chelsea"]  # every style is shown on it
SAMPLE_SIZE, THUMBNAIL = 384, 160  # pixels

Answer = TypeVar("Answer")
Ending = TypeVar("Ending", Done, StyleDone)

log = structlog.get_logger()


class Audience(Protocol):
    """Who wants to know what happens to jobs."""

    def running(self, job: Job) -> None:
        """An engine has begun with it."""

    def progress(self, job_id: int, progress: Progress) -> None:
        """Steps have been made."""

    def preview(self, job_id: int, preview: Preview) -> None:
        """This is how it looks by now."""

    def waiting(self, job: Job, *, again: bool = False) -> None:
        """It waits, for the first time or again."""

    def ended(self, job: Job) -> None:
        """It is done, failed or cancelled."""

    async def forgotten(self, job: Job) -> None:
        """It is to be seen no longer."""

    async def show(self, job: Job, panel: Panel) -> None:
        """It is to be seen in a further place."""


@dataclass
class _Run:
    """A job in an engine."""

    ticket: Ticket
    engine: LocalEngine
    device: SupervisedEngine
    began: float = field(default_factory=time.monotonic)
    progress: Progress | None = None  # over all of its pictures
    lets_others_go_first: bool = False


class Runner:
    """Every job that it takes ends as done, failed, cancelled, or queued again."""

    def __init__(
        self,
        engines: Sequence[SupervisedEngine],
        queue: FairQueue,
        jobs: Jobs,
        blobs: Blobs,
        imaging: Imaging,
        audience: Audience,
        paces: PaceBook,
        preset_of: Callable[[Job], Preset],
        training: StyleTraining,
        hung_after: float,
        training_turn: float,
        *,
        previews: bool,
        films: bool,
    ) -> None:
        """Seconds: `hung_after` without progress an engine counts as dead; `training_turn` a training goes on while
        others wait.
        """
        self._previews = previews
        self._films = films
        self._paces = paces
        self._engines = engines
        self._queue = queue
        self._jobs = jobs
        self._blobs = blobs
        self._imaging = imaging
        self._audience = audience
        self._preset_of = preset_of
        self._training = training
        self._hung_after = hung_after
        self._training_turn = training_turn
        self._running: dict[int, _Run] = {}
        self._to_cancel: set[int] = set()
        self._busy: set[SupervisedEngine] = set()  # with a job of the queue
        self._hurried: asyncio.Queue[Ticket] = asyncio.Queue()
        self._hurrying: set[int] = set()  # jobs that pass the queue by

    async def run(self) -> None:
        """Serve all engines until cancelled; jobs that were running then are queued again."""
        async with asyncio.TaskGroup() as group:
            for engine in self._engines:
                group.create_task(engine.run())
                group.create_task(self._serve(engine))
            while True:
                ticket = await self._hurried.get()
                group.create_task(self._serve_at_once(ticket))

    def hurry(self, ticket: Ticket) -> None:
        """Paint a job of one pass past the queue: an engine does it between the steps of what it is at."""
        self._hurrying.add(ticket.job_id)
        self._hurried.put_nowait(ticket)

    async def cancel(self, job_id: int) -> None:
        """Stop a running job before its next step, wherever between here and the engine it is."""
        self._to_cancel.add(job_id)
        if job_id in self._running:
            with suppress(EngineDied):  # whoever runs it notices
                await self._running[job_id].engine.cancel(str(job_id))

    def running(self) -> list[Ticket]:
        """All jobs that run now, oldest first."""
        return [run.ticket for run in self._running.values()]

    def ready_at(self, job_id: int) -> datetime | None:
        """When a job that runs should be ready; None where that cannot be said."""
        left = self._seconds_left(self._running.get(job_id))
        return None if left is None else datetime.now(UTC) + timedelta(seconds=left)

    def engine_states(self) -> list[EngineState]:
        """How the engines are."""
        return [
            EngineState(engine.device, None if engine.ready is None else engine.ready.device_name, engine.problem)
            for engine in self._engines
        ]

    def engine_loads(self) -> list[EngineLoad]:
        """How long the engines that are ready are busy with what they are at."""
        runs = {run.device: run for run in self._running.values() if run.ticket.job_id not in self._hurrying}
        return [
            EngineLoad(
                engine.ready.models,
                engine.ready.device_name,
                self._seconds_left(runs.get(engine)),
                runs[engine].ticket if engine in runs else None,
            )
            for engine in self._engines
            if engine.ready and not engine.problem
        ]

    def _seconds_left(self, run: _Run | None) -> float | None:
        if run is None:
            return 0.0
        ready, progress = run.device.ready, run.progress
        expected = self._paces.seconds(ready.models, ready.device_name, run.ticket.work) if ready else None
        elapsed = time.monotonic() - run.began
        if expected is not None and elapsed < expected:
            return expected - elapsed
        if progress and progress.step:
            return progress.seconds / progress.step * (progress.steps - progress.step)
        return None

    async def _serve(self, supervised: SupervisedEngine) -> None:
        while True:
            engine = await supervised.engine()
            ticket = await self._take_while_alive(engine)
            if ticket is None:
                continue
            self._busy.add(supervised)
            try:
                if await self._run_or_give_back(ticket, engine, supervised):
                    supervised.proven()
            finally:
                self._busy.discard(supervised)
                self._queue.finished(ticket.job_id)

    async def _serve_at_once(self, ticket: Ticket) -> None:
        supervised = self._idlest()
        await self._run_or_give_back(ticket, await supervised.engine(), supervised)

    async def _run_or_give_back(self, ticket: Ticket, engine: LocalEngine, device: SupervisedEngine) -> bool:
        """Whether the engine did its work."""
        try:
            return await self._run(_Run(ticket, engine, device))
        except Exception:  # the database, most likely: the job waits, and so do we
            log.exception("job interrupted", job=ticket.job_id)
            await self._give_back(ticket)
            return False

    def _idlest(self) -> SupervisedEngine:
        ready = [engine for engine in self._engines if not engine.problem] or self._engines
        return min(ready, key=lambda engine: (engine.ready is None, engine in self._busy))

    def _put_back(self, ticket: Ticket) -> None:
        if ticket.job_id in self._hurrying:
            self._hurried.put_nowait(ticket)
        else:
            self._queue.put(ticket, again=True)

    async def _give_back(self, ticket: Ticket) -> None:
        """Let a job wait again, however long it takes until the database says so too."""
        while True:
            await asyncio.sleep(PAUSE_SECONDS)
            try:
                await self._jobs.requeue(ticket.job_id, engine_died=False)
            except Exception:
                log.exception("job still interrupted", job=ticket.job_id)
            else:
                self._put_back(ticket)
                return

    async def _take_while_alive(self, engine: LocalEngine) -> Ticket | None:
        """The next job; None where the engine ends before there is one."""
        taking = asyncio.create_task(self._queue.take())
        ending = asyncio.create_task(engine.ended())
        try:
            await asyncio.wait({taking, ending}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            ending.cancel()
            if not taking.done():
                taking.cancel()
        if not taking.done() or taking.cancelled():
            return None
        ticket = taking.result()
        if ending.done() and not ending.cancelled():
            self._queue.put(ticket, again=True)
            return None
        return ticket

    async def _run(self, run: _Run) -> bool:
        """Whether the engine did its work."""
        job = await self._jobs.begin(run.ticket.job_id)
        if job is None:  # cancelled while it waited
            return False
        structlog.contextvars.bind_contextvars(job=job.id)
        self._running[job.id] = run
        try:
            await self._paint(job, run)
        except JobFailed as failure:
            await self._fail(job, failure.notice)
        except JobCancelled as stop:
            if run.lets_others_go_first and job.id not in self._to_cancel:
                await self._let_others_go_first(job, run.ticket)
                return True
            await self._drop_results(job)
            work = run.ticket.work
            await self._ended(await self._jobs.cancelled(job.id, stop.step, work.steps * work.pictures))
        except BlobMissing as missing:
            log.error("content missing", problem=str(missing))
            await self._fail(job, Notice(NoticeCode.PICTURE_GONE))
        except EngineDied as death:
            await self._retry(job, run.ticket, death)
            return False
        except asyncio.CancelledError:  # the bot stops: at the next start it is taken up again
            await asyncio.shield(self._jobs.requeue(job.id, engine_died=False))
            raise
        except Exception as error:
            log.exception("job broken")
            await self._fail(job, Notice(NoticeCode.INTERNAL, {"error": type(error).__name__}))
        finally:
            del self._running[job.id]
            structlog.contextvars.unbind_contextvars("job")
        return True

    async def _paint(self, job: Job, run: _Run) -> None:
        if job.starts > MAX_STARTS:
            raise JobFailed(Notice(NoticeCode.ENGINE_DIED))
        content = await self._blobs.get(job.content) if job.content or job.kind != JobKind.TRAINING else b""
        log.info(
            "job running", user=job.user_id, guild=job.guild_id, kind=job.kind, preset=job.preset, start=job.starts
        )
        self._audience.running(job)
        notes: list[Notice] = []
        style = None
        if job.kind == JobKind.TRAINING:
            style, notes = await self._train(job, run, content)
        elif job.kind == JobKind.PICTURE:
            painted = {result.number for result in job.results}  # before the bot or the engine ended
            for number in range(1, job.count + 1):
                if number not in painted:
                    notes = await self._paint_one(job, run, content, number)
        else:
            await self._paint_all(job, run, content)
        seconds = time.monotonic() - run.began
        await self._ended(await self._jobs.finish(job, seconds=seconds, notes=notes, style=style))

    async def _paint_one(self, job: Job, run: _Run, picture: bytes, number: int) -> list[Notice]:
        """One of a job's pictures, kept; gives the engine's notes."""
        work = run.ticket.work
        steps_before = (number - 1) * work.steps
        if job.id in self._to_cancel:
            raise JobCancelled(steps_before)
        seed = job.seed_of(number)
        began = time.monotonic()
        try:
            events = run.engine.paint(await self._request(job, picture, seed))
            done = await self._followed(job, run, events, Done, steps_before)
        except JobCancelled as stop:
            raise JobCancelled(steps_before + stop.step) from stop
        if (job.moving or not job.style) and run.device.ready:
            ready = run.device.ready
            await self._paces.learn(ready.models, ready.device_name, work, (time.monotonic() - began) / job.frames)
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

    async def _paint_all(self, job: Job, run: _Run, archive: bytes) -> None:
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
                if job.id in self._to_cancel:
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

    async def _train(self, job: Job, run: _Run, archive: bytes) -> tuple[NewStyle, list[Notice]]:
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
        sample = await self.sample(run.engine, f"{job.id}.sample", done.weights)
        weights = await self._blobs.put(done.weights, "safetensors")
        picture = await self._blobs.put(sample.picture, "png")
        thumbnail = await self._blobs.put((await self._imaging.thumbnail(sample.picture, THUMBNAIL)).data, "webp")
        if not job.results:
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
        return style, done.notes

    async def sample(self, engine: LocalEngine, job: str, weights: bytes) -> Done:
        """The sample photo in a style. Raises JobFailed and EngineDied."""
        photo = await asyncio.to_thread(SAMPLE.read_bytes)
        request = Render(job=job, picture=photo, weights=weights, options=Options(), size=SAMPLE_SIZE)
        async with aclosing(engine.paint(request)) as events:
            async for event in events:
                if isinstance(event, Done):
                    return event
        raise AssertionError("unreachable: the events end with Done or raise")

    async def ask(self, deed: Callable[[LocalEngine], Awaitable[Answer]]) -> Answer:
        """Something that is quickly done, past the queue, by the engine that has the least to do.

        Raises JobFailed, and Refusal where there is no engine now.
        """
        supervised = self._idlest()
        try:
            async with asyncio.timeout(self._hung_after):
                return await deed(await supervised.engine())
        except (EngineDied, TimeoutError) as error:
            raise Refusal("engine-away") from error

    async def _followed(
        self,
        job: Job,
        run: _Run,
        events: AsyncGenerator[Progress | Preview | Checkpoint | Done | StyleDone],
        ends_with: type[Ending],
        steps_before: int = 0,
    ) -> Ending:
        """The engine's result; an engine that says nothing for too long is killed, which raises EngineDied."""
        engine = run.engine
        seconds_before = time.monotonic() - run.began
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
                if job.id in self._to_cancel:  # an engine forgets what it is told of a job that it does not have yet
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
                    await self._maybe_stop_for_others(run)
                if isinstance(event, Preview):
                    self._audience.preview(job.id, replace(event, step=steps_before + event.step))
                if isinstance(event, Checkpoint):
                    await self._keep_checkpoint(job, event.state)

    async def _maybe_stop_for_others(self, run: _Run) -> None:
        """A training stops for a job that waits; after some time, so that it gets on at all."""
        if not run.ticket.work.training or run.lets_others_go_first:
            return
        if self._queue.kept_waiting and time.monotonic() - run.began >= self._training_turn:
            run.lets_others_go_first = True
            await run.engine.cancel(str(run.ticket.job_id))

    async def _let_others_go_first(self, job: Job, ticket: Ticket) -> None:
        """It goes on from its checkpoint when nobody waits."""
        queued = await self._jobs.pause(job.id)
        if queued is not None:
            log.info("training lets others go first")
            self._audience.waiting(queued, again=True)
            self._put_back(ticket)

    async def _keep_checkpoint(self, job: Job, state: bytes) -> None:
        before = await self._jobs.keep_checkpoint(job.id, await self._blobs.put(state, "checkpoint"))
        if before:
            await self._blobs.delete(before)

    async def _retry(self, job: Job, ticket: Ticket, death: EngineDied) -> None:
        log.error("engine died", exit_code=death.returncode, log=death.log, deaths=job.engine_deaths + 1)
        queued = await self._jobs.requeue(job.id, engine_died=True)
        if queued is None:
            return
        if queued.engine_deaths >= MAX_ENGINE_DEATHS:
            await self._fail(job, Notice(NoticeCode.ENGINE_DIED))
        else:
            self._audience.waiting(queued, again=True)
            self._put_back(ticket)

    async def _drop_results(self, job: Job) -> None:
        """What was painted of a job that does not get to its end."""
        for blob in await self._jobs.drop_results(job.id):
            await self._blobs.delete(blob)

    async def _fail(self, job: Job, notice: Notice) -> None:
        await self._drop_results(job)
        await self._ended(await self._jobs.fail(job.id, notice))

    async def _ended(self, job: Job | None) -> None:
        if job is not None:
            self._to_cancel.discard(job.id)
            self._hurrying.discard(job.id)
            if checkpoint := await self._jobs.drop_checkpoint(job.id):
                await self._blobs.delete(checkpoint)
            log.info("job ended", state=job.state, seconds=job.seconds, failure=job.failure)
            self._audience.ended(job)


def _suffix_of_film(job: Job) -> str:
    if job.moving is None:
        return "webp"
    return "mp4" if job.moving in FILM_KINDS else "png"


def _since_the_beginning(progress: Progress, first: Progress) -> float:
    """How long it has taken to come so far; of a training that goes on, as if it had always been as fast as now."""
    made = progress.step - first.step
    return progress.seconds if first.step == 0 or made == 0 else progress.seconds * progress.step / made
