"""What is done for a job on an engine: pictures optimized, pictures painted in one pass, styles learned."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress

import structlog

from bot.errors import JobCancelled, JobFailed
from bot.imaging.archives import unzip_picture
from bot.jobs.audience import Audience
from bot.jobs.engine_events import EngineEvents
from bot.jobs.fair_queue import Ticket
from bot.jobs.picture_checker import PictureChecker
from bot.jobs.runs import Run
from bot.jobs.step_times import StepTimes
from bot.jobs.style_trainer import Outcome, StyleTrainer, references_of
from bot.jobs.workloads import Workloads
from bot.store.blobs import BlobMissing, Blobs
from bot.store.jobs import Jobs
from bot.store.models import Job, JobKind
from bot.store.new_jobs import Painted
from engine.media.file_kinds import PNG_SIGNATURE
from engine.protocol.messages import FILM_KINDS, Animate, Done, Notice, NoticeCode, Progress, Render, Stylize

MAX_STARTS = 5  # of one job, restarts of the whole bot included
PREVIEWS = 8  # of a job, about
ALBUM_AHEAD = 8  # pictures of an archive on their way through an engine

log = structlog.get_logger()


class Executor:
    """Does what a job asks for, and keeps what comes of it; the life of the job is the runner's."""

    def __init__(
        self,
        jobs: Jobs,
        blobs: Blobs,
        audience: Audience,
        step_times: StepTimes,
        workloads: Workloads,
        events: EngineEvents,
        trainer: StyleTrainer,
        checker: PictureChecker,
        *,
        previews: bool,
        time_lapses: bool,
        results_together: int,
    ) -> None:
        """results_together: how many results of a job an engine optimizes step by step together, at most."""
        self._jobs = jobs
        self._blobs = blobs
        self._audience = audience
        self._step_times = step_times
        self._workloads = workloads
        self._events = events
        self._trainer = trainer
        self._checker = checker
        self._previews = previews
        self._time_lapses = time_lapses
        self._results_together = results_together
        self._at_hand: tuple[str, bytes] | None = None  # a blob, fetched for the job that is next

    async def fetch_ahead(self, ticket: Ticket) -> None:
        """Read a job's picture before an engine is ready for it."""
        if ticket.content and (self._at_hand is None or self._at_hand[0] != ticket.content):
            with suppress(BlobMissing):  # whoever needs it says so
                self._at_hand = ticket.content, await self._blobs.get(ticket.content)

    async def do(self, job: Job, run: Run) -> Outcome:
        """Do what a running job asks for.

        Raises JobFailed, JobCancelled, EngineDied and BlobMissing.
        """
        if job.starts > MAX_STARTS:
            raise JobFailed(Notice(NoticeCode.ENGINE_DIED))
        content = await self._content(job)
        log.info(
            "job running", user=job.user_id, guild=job.guild_id, kind=job.kind, preset=job.preset, start=job.starts
        )
        self._audience.running(job)
        if job.kind == JobKind.TRAINING:
            return await self._trainer.train(job, run, content)
        if job.kind != JobKind.PICTURE:
            await self._paint_all(job, run, content)
            return Outcome()
        painted = {result.number for result in job.results}  # before the bot or the engine ended
        missing = [number for number in range(1, job.count + 1) if number not in painted]
        together = 1 if job.style else self._results_together
        outcome = Outcome()
        for first in range(0, len(missing), together):
            if outcome.painted:
                await self._jobs.add_result(job.id, outcome.painted)
            outcome = await self._paint_some(job, run, content, missing[first : first + together])
        return outcome

    async def _content(self, job: Job) -> bytes:
        if job.kind == JobKind.TRAINING and not job.content:
            return b""
        if self._at_hand and self._at_hand[0] == job.content:
            content, self._at_hand = self._at_hand[1], None
            return content
        return await self._blobs.get(job.content)

    async def _paint_some(self, job: Job, run: Run, picture: bytes, numbers: Sequence[int]) -> Outcome:
        """Paint some of a job's results together, keep their files, and store all of them but the last."""
        work = run.ticket.work
        steps_before = (numbers[0] - 1) * work.steps
        seconds_before = 0.0 if run.is_ahead else time.monotonic() - run.began
        if job.id in self._events.to_cancel:
            raise JobCancelled(steps_before)
        seeds = [job.seed_of(number) for number in numbers]
        began = time.monotonic()
        try:
            events = run.engine.paint(await self._request(job, picture, seeds))
            first = await self._events.follow(job, run, events, Done, steps_before, seconds_before, len(numbers))
        except JobCancelled as stop:
            raise JobCancelled(steps_before + stop.step * len(numbers)) from stop
        answers = [first, *first.more]
        if len(answers) != len(numbers) or not all(done.picture.startswith(PNG_SIGNATURE) for done in answers):
            log.error("engine answers nonsense", pid=run.engine.pid)
            run.engine.kill()
            raise await run.engine.ended()
        ended, began = time.monotonic(), max(began, run.began)
        if numbers[-1] == job.count:
            run.free_engine()
        if job.moving or not job.style:
            seconds = (ended - began) / job.frames / len(numbers)
            await self._step_times.learn(run.supervised.ready, work, seconds)
        outcome = Outcome()
        for number, seed, done in zip(numbers, seeds, answers, strict=True):
            if outcome.painted:
                await self._jobs.add_result(job.id, outcome.painted)
            outcome = Outcome(first.notes, await self._keep(job, number, seed, done))
        return outcome

    async def _keep(self, job: Job, number: int, seed: int, done: Done) -> Painted:
        """Check a result, and keep its files."""
        await self._checker.check_result(done.film if job.moving else done.picture, job)
        return Painted(
            number=number,
            seed=seed,
            picture=await self._blobs.put(done.picture, "png"),
            weights=job.style or await self._blobs.put(done.weights, "safetensors"),
            film=await self._blobs.put(done.film, _suffix_of_film(job)) if done.film else None,
        )

    async def _request(self, job: Job, picture: bytes, seeds: Sequence[int]) -> Stylize | Render | Animate:
        preset = self._workloads.preset(job)
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
            references=await references_of(job, self._blobs),
            preset=preset,
            seed=seeds[0],
            more_seeds=list(seeds[1:]),
            preview_every=-(-preset.steps // PREVIEWS) if self._previews else 0,
            time_lapse=self._time_lapses,
        )

    async def _paint_all(self, job: Job, run: Run, archive: bytes) -> None:
        """Paint each picture of an archive in one pass; several are on their way at once, as the engine paints them."""
        weights, preset = await self._blobs.get(job.style or ""), self._workloads.preset(job)
        painted = {result.number for result in job.results}  # before the bot or the engine ended
        waiting = iter([number for number in range(1, job.count + 1) if number not in painted])

        def tell() -> None:
            done, seconds = len(painted), time.monotonic() - run.began
            run.progress = Progress(job=str(job.id), step=done, steps=job.count, losses={}, seconds=seconds)
            self._audience.progress(job.id, run.progress)

        async def paint_some() -> None:
            for number in waiting:
                if job.id in self._events.to_cancel:
                    raise JobCancelled(len(painted))
                picture = await asyncio.to_thread(unzip_picture, archive, number)
                part, options = f"{job.id}.{number}", preset.options
                request = Render(job=part, picture=picture, weights=weights, size=preset.size, options=options)
                done = await self._events.follow(job, run, run.engine.paint(request), Done)
                await self._checker.check_result(done.picture, job)
                blob = await self._blobs.put(done.picture, "png")
                kept = Painted(number=number, seed=0, picture=blob, weights=job.style or "")
                await self._jobs.add_result(job.id, kept)
                painted.add(number)
                tell()

        tell()
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(ALBUM_AHEAD):
                    group.create_task(paint_some())
        except BaseExceptionGroup as group_of_errors:
            raise group_of_errors.exceptions[0] from group_of_errors
        await self._step_times.learn(run.supervised.ready, run.ticket.work, (time.monotonic() - run.began) / job.count)


def _suffix_of_film(job: Job) -> str:
    if job.moving is None:
        return "webp"
    return "mp4" if job.moving in FILM_KINDS else "png"
