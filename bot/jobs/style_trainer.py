"""Learning a style on an engine, and the sample photo that every style is shown on."""

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field

import structlog
from msgspec.structs import replace

from bot.engines.connection import Engine
from bot.errors import JobFailed
from bot.imaging.archives import pictures_of, unzip_pictures
from bot.imaging.imaging_client import Imaging
from bot.jobs.engine_events import EngineEvents
from bot.jobs.picture_checker import PictureChecker
from bot.jobs.runs import Run
from bot.jobs.step_times import StepTimes
from bot.samples import SAMPLES
from bot.store.blobs import Blobs
from bot.store.jobs import Jobs
from bot.store.models import Job, StyleOrigin
from bot.store.new_jobs import Painted
from bot.store.saved_styles import NewStyle
from engine.protocol.messages import Done, Notice, NoticeCode, Render, StyleDone, Train
from engine.protocol.presets import Options, StyleTraining

SAMPLE = SAMPLES["chelsea"]
SAMPLE_SIZE, THUMBNAIL = 384, 160  # pixels

log = structlog.get_logger()


@dataclass(frozen=True)
class Outcome:
    """What came of a job, to be stored when it is finished.

    notes: the engine's. painted: its last picture. style: what a training has made.
    """

    notes: list[Notice] = field(default_factory=list)
    painted: Painted | None = None
    style: NewStyle | None = None


class StyleTrainer:
    """Does what a training asks for; its checkpoints are kept by EngineEvents on the way."""

    def __init__(
        self,
        jobs: Jobs,
        blobs: Blobs,
        imaging: Imaging,
        step_times: StepTimes,
        events: EngineEvents,
        checker: PictureChecker,
        training: StyleTraining,
    ) -> None:
        self._jobs = jobs
        self._blobs = blobs
        self._imaging = imaging
        self._step_times = step_times
        self._events = events
        self._checker = checker
        self._training = training

    async def train(self, job: Job, run: Run, archive: bytes) -> Outcome:
        """Learn a style from a ZIP archive of pictures, or from the project's own where `archive` is empty.

        The job's result is the sample photo painted in the style. Raises
        JobFailed, JobCancelled, EngineDied and BlobMissing.
        """
        pictures = await asyncio.to_thread(unzip_pictures, archive) if archive else []
        resume = await self._blobs.get(job.checkpoint) if job.checkpoint else b""
        request = Train(
            job=str(job.id),
            pictures=pictures,
            prompt=job.prompt,
            references=await references_of(job, self._blobs),
            training=replace(self._training, preset=self._training.preset.choosing(**job.options)),
            seed=job.seed,
            resume=resume,
        )
        try:
            done = await self._events.follow(job, run, run.engine.train(request), StyleDone)
        except JobFailed as failure:
            if failure.notice.code != NoticeCode.CHECKPOINT_OTHER:
                raise
            log.warning("checkpoint of no use", problem=str(failure))  # of another version: from the beginning
            request = replace(request, resume=b"")
            done = await self._events.follow(job, run, run.engine.train(request), StyleDone)
        if run.progress and run.progress.step:
            work = run.ticket.work
            whole = run.progress.seconds * work.steps / run.progress.step
            await self._step_times.learn(run.supervised.ready, work, whole)
        sample = await paint_sample(run.engine, f"{job.id}.sample", done.weights)
        await self._checker.check_result(sample.picture, job)
        weights = await self._blobs.put(done.weights, "safetensors")
        thumbnail = await self._blobs.put((await self._imaging.thumbnail(sample.picture, THUMBNAIL)).data, "webp")
        painted = None
        if not job.results:
            picture = await self._blobs.put(sample.picture, "png")
            painted = Painted(number=1, seed=job.seed, picture=picture, weights=weights)
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
        return Outcome(done.notes, painted, style)


async def references_of(job: Job, blobs: Blobs) -> list[bytes]:
    """Return the pictures whose style a job is to have. Raises BlobMissing if they are no longer kept."""
    if job.reference is None:
        return []
    return await asyncio.to_thread(pictures_of, await blobs.get(job.reference))


async def paint_sample(engine: Engine, job: str, weights: bytes) -> Done:
    """Paint the sample photo in a style; `job` names the request. Raises JobFailed and EngineDied."""
    photo = await asyncio.to_thread(SAMPLE.read_bytes)
    request = Render(job=job, picture=photo, weights=weights, options=Options(), size=SAMPLE_SIZE)
    async with aclosing(engine.paint(request)) as events:
        async for event in events:
            if isinstance(event, Done):
                return event
    raise AssertionError("unreachable: the events end with Done or raise")
