"""Following what an engine says about a job: progress, previews and checkpoints, until its result."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TypeVar

import structlog
from msgspec.structs import replace

from bot.jobs.audience import Audience
from bot.jobs.fair_queue import FairQueue
from bot.jobs.picture_checker import PictureChecker
from bot.jobs.runs import Run, Runs
from bot.jobs.step_times import seconds_left_of
from bot.store.blobs import Blobs
from bot.store.jobs import Jobs
from bot.store.models import Job, JobKind
from engine.protocol.messages import Checkpoint, Done, Preview, Progress, StyleDone

AHEAD_S = 1.0  # before a job's end the next one is sent to the engine

Event = Progress | Preview | Checkpoint | Done | StyleDone
Ending = TypeVar("Ending", Done, StyleDone)

log = structlog.get_logger()


class EngineEvents:
    """Passes on what engines say, cancels what is to be cancelled, and preempts trainings."""

    def __init__(
        self,
        jobs: Jobs,
        blobs: Blobs,
        audience: Audience,
        queue: FairQueue,
        runs: Runs,
        checker: PictureChecker,
        hung_after: float,
    ) -> None:
        """hung_after: seconds without an event after which an engine counts as dead."""
        self._jobs = jobs
        self._blobs = blobs
        self._audience = audience
        self._queue = queue
        self._runs = runs
        self._checker = checker
        self._hung_after = hung_after
        self.to_cancel: set[int] = set()  # ids of jobs that are to stop before their next step

    async def follow(
        self,
        job: Job,
        run: Run,
        events: AsyncGenerator[Event],
        ends_with: type[Ending],
        steps_before: int = 0,
        seconds_before: float = 0.0,
        together: int = 1,
    ) -> Ending:
        """Follow the events of a request to its result.

        steps_before, seconds_before: of the job's pictures before these. together: how many pictures take each step
        together. An engine that says nothing for too long is killed. Raises EngineDied, JobFailed and JobCancelled.
        """
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
                    event = replace(event, step=event.step * together)  # of all pictures
                    first = first or event
                    run.progress = replace(
                        event,
                        step=steps_before + event.step,
                        steps=event.steps * (1 if run.ticket.work.training else job.count),
                        seconds=_since_the_beginning(event, first) + seconds_before,
                    )
                    self._audience.progress(job.id, run.progress)
                    await self._progressed(job, run, event)
                if isinstance(event, Preview) and await self._checker.may_preview(event.picture, job):
                    self._audience.preview(job.id, replace(event, step=steps_before + event.step * together))
                if isinstance(event, Checkpoint):
                    await self._keep_checkpoint(job, event.state)

    async def _progressed(self, job: Job, run: Run, event: Progress) -> None:
        assert run.progress
        of_all = replace(event, steps=run.progress.steps - run.progress.step + event.step)
        seconds_left = seconds_left_of(of_all)
        if job.kind == JobKind.PICTURE and seconds_left is not None and seconds_left < AHEAD_S:
            run.nearly_done.set()
        # A training stops for a job that waits; after some time, so that it gets on at all.
        long_enough = time.monotonic() - run.began >= self._runs.training_turn
        if run.ticket.work.training and long_enough and self._queue.kept_waiting:
            await self.preempt(run)

    async def preempt(self, run: Run) -> None:
        """Let a training stop after its next step, to go on from there when nobody waits. Raises EngineDied."""
        if not run.is_preempted:
            run.is_preempted = True
            await run.engine.cancel(str(run.ticket.job_id))

    async def _keep_checkpoint(self, job: Job, state: bytes) -> None:
        before = await self._jobs.keep_checkpoint(job.id, await self._blobs.put(state, "checkpoint"))
        if before:
            await self._blobs.delete(before)


def _since_the_beginning(progress: Progress, first: Progress) -> float:
    """Return how long it has taken to come so far.

    Of a training that goes on from a checkpoint, as if it had always been as fast as now.
    """
    made = progress.step - first.step
    return progress.seconds if first.step == 0 or made == 0 else progress.seconds * progress.step / made
