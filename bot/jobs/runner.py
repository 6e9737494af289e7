"""Takes jobs from the queue to the engines, one task for each engine."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar, cast

import structlog

from bot.engines.connection import Engine
from bot.engines.fleet import Fleet
from bot.engines.supervisor import SupervisedEngine
from bot.errors import EngineDied, JobCancelled, JobFailed, Refusal, StorageProblem
from bot.jobs.audience import Audience
from bot.jobs.engine_events import EngineEvents
from bot.jobs.executor import Executor
from bot.jobs.fair_queue import FairQueue, Ticket
from bot.jobs.first_measurement import FirstMeasurement
from bot.jobs.runs import Run, Runs
from bot.observability.metrics import FAILURES, JOBS_ENDED, RUN, WAIT
from bot.store.blobs import BlobMissing, BlobProblem, Blobs
from bot.store.jobs import Jobs
from bot.store.models import UNFINISHED, Job
from engine.protocol.messages import Notice, NoticeCode

MAX_ENGINE_DEATHS = 2  # of one job; after that it is the job's fault
PAUSE_SECONDS = 5.0  # after a failure that is nobody's fault
DRAIN_CHECK_SECONDS = 0.1

Answer = TypeVar("Answer")

log = structlog.get_logger()


class Runner:
    """Takes tickets to engines. Every job that it takes ends as done, failed, cancelled, or queued again."""

    def __init__(
        self,
        fleet: Fleet,
        queue: FairQueue,
        jobs: Jobs,
        blobs: Blobs,
        audience: Audience,
        runs: Runs,
        events: EngineEvents,
        executor: Executor,
        first_measurement: FirstMeasurement,
        hung_after: float,
    ) -> None:
        """hung_after: seconds in which an engine has to do what is quickly done."""
        self._fleet = fleet
        self._queue = queue
        self._jobs = jobs
        self._blobs = blobs
        self._audience = audience
        self._runs = runs
        self._events = events
        self._executor = executor
        self._first_measurement = first_measurement
        self._hung_after = hung_after
        self._skipping: asyncio.Queue[Ticket] = asyncio.Queue()
        self._skip_queue: set[int] = set()  # ids of jobs that skip the queue

    async def run(self) -> None:
        """Serve all engines until cancelled; jobs that run then are queued again."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._fleet.run(lambda engine: self._serve(engine, group)))
            group.create_task(self._fetch_ahead())
            while True:
                ticket = await self._skipping.get()
                group.create_task(self._serve_at_once(ticket))

    async def drain(self, patience: float, at_once: asyncio.Event) -> None:
        """Begin no further job, and let those that run end if they need no more than `patience` seconds.

        The rest waits again; a training from where it is. `at_once`: patience is over.
        """
        self._queue.close()
        deadline = time.monotonic() + patience
        handed_back: set[Run] = set()
        while self._runs.all() and not at_once.is_set() and (remaining := deadline - time.monotonic()) > 0:
            for run in self._runs.all():
                if run.ticket.work.training:
                    await self._preempt(run)
                elif not (run.engine_is_free.is_set() or run in handed_back or self._runs.ends_within(run, remaining)):
                    handed_back.add(run)  # once: it has still to say so to the database
                    self._runs.cancel(run)
            with suppress(TimeoutError):
                await asyncio.wait_for(at_once.wait(), DRAIN_CHECK_SECONDS)

    async def _preempt(self, run: Run) -> None:
        with suppress(EngineDied):  # whoever runs it notices
            await self._events.preempt(run)

    def skip_queue(self, ticket: Ticket) -> None:
        """Paint a job of one pass without waiting: an engine does it between the steps of another job."""
        self._skip_queue.add(ticket.job_id)
        self._skipping.put_nowait(ticket)

    async def cancel(self, job_id: int) -> None:
        """Stop a running job before its next step, wherever between here and the engine it is."""
        self._events.to_cancel.add(job_id)
        if run := self._runs.of_job(job_id):
            with suppress(EngineDied):  # whoever runs it notices
                await run.engine.cancel(str(job_id))

    async def _serve(self, supervised: SupervisedEngine, group: asyncio.TaskGroup) -> None:
        """Give an engine one job after the other, each sent a moment before the engine is free.

        What was painted is kept and shown meanwhile.
        """
        before: Run | None = None
        while True:
            engine = await supervised.engine()
            if engine is None:
                return
            measuring: asyncio.Task[None] | None = None
            if supervised.ready and self._first_measurement.is_needed(supervised.ready):
                measuring = group.create_task(self._first_measurement.measure(engine, supervised.ready))
            ticket = await self._take_while_alive(engine)
            if measuring and not measuring.done():
                await self._first_measurement.stop(engine)
            if ticket is not None:
                run = Run(ticket, engine, supervised)
                if before and not before.engine_is_free.is_set():
                    before.then, run.is_ahead = run, True
                self._runs.add(run, group.create_task(self._see_through(run)))
                before = run
                await run.nearly_done.wait()

    async def _see_through(self, run: Run) -> None:
        try:
            if await self._run_or_give_back(run):
                run.supervised.reset_backoff()
        finally:
            run.free_engine()
            self._runs.remove(run)
            self._queue.finished(run.ticket.job_id)

    async def _fetch_ahead(self) -> None:
        while True:
            if ticket := self._queue.next_ticket:
                try:
                    await self._executor.fetch_ahead(ticket)
                except Exception as problem:  # whoever needs it says what is wrong
                    log.warning("picture not fetched ahead", job=ticket.job_id, problem=str(problem))
            await self._queue.change()

    async def _serve_at_once(self, ticket: Ticket) -> None:
        supervised, engine = await self._next_idle()
        run = Run(ticket, engine, supervised, skips_queue=True)
        self._runs.add(run, cast("asyncio.Task[None]", asyncio.current_task()))
        try:
            await self._run_or_give_back(run)
        finally:
            self._runs.remove(run)

    async def _run_or_give_back(self, run: Run) -> bool:
        """Return whether the engine did its work."""
        try:
            return await self._run(run)
        except Exception:  # the database, most likely: the job waits, and so do we
            log.exception("job interrupted", job=run.ticket.job_id)
            await self._give_back(run.ticket)
            return False

    async def _next_idle(self) -> tuple[SupervisedEngine, Engine]:
        """Wait for the engine that has the least to do, and return it."""
        while True:
            if supervised := self._runs.idlest_engine():
                if engine := await supervised.engine():
                    return supervised, engine
            else:
                await asyncio.sleep(PAUSE_SECONDS)

    def _put_back(self, ticket: Ticket) -> None:
        if ticket.job_id in self._skip_queue:
            self._skipping.put_nowait(ticket)
        else:
            self._queue.put(ticket, again=True)

    async def _give_back(self, ticket: Ticket) -> None:
        """Let a job wait again, however long it takes until the database says so too."""
        while True:
            await asyncio.sleep(PAUSE_SECONDS)
            try:
                await self._jobs.requeue(ticket.job_id, engine_died=False)
                job = await self._jobs.get(ticket.job_id)
            except Exception:
                log.exception("job still interrupted", job=ticket.job_id)
            else:
                if job and job.state in UNFINISHED:
                    self._put_back(ticket)
                elif job and not job.delivered_at:  # that it has ended was written, and nobody heard so
                    await self._ended(job)
                return

    async def _take_while_alive(self, engine: Engine) -> Ticket | None:
        """Take the next job, or return None if the engine ends before there is one."""
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

    async def _run(self, run: Run) -> bool:
        """Run a job to its end; return whether the engine did its work."""
        job = await self._jobs.begin(run.ticket.job_id)
        if job is None:  # cancelled while it waited
            return False
        structlog.contextvars.bind_contextvars(job=job.id)
        self._runs.begin(job.id, run)
        if job.starts == 1 and job.started_at:
            WAIT.observe((job.started_at - job.created_at).total_seconds())
        try:
            outcome = await self._executor.do(job, run)
            # A training may have begun in an earlier run.
            seconds = max(time.monotonic() - run.began, run.progress.seconds if run.progress else 0.0)
            await self._ended(await self._jobs.finish(job, seconds=seconds, **vars(outcome)))
        except JobFailed as failure:
            run.free_engine()
            await self._fail(job, failure.notice)
        except JobCancelled as stop:
            run.free_engine()
            if run.is_preempted and job.id not in self._events.to_cancel:
                await self._requeue_preempted(job, run.ticket, stop.step)
                return True
            await self._drop_results(job)
            work = run.ticket.work
            await self._ended(await self._jobs.cancelled(job.id, stop.step, work.steps * work.pictures))
        except BlobMissing as missing:
            log.error("content missing", problem=str(missing))
            await self._fail(job, Notice(NoticeCode.PICTURE_GONE))
        except EngineDied as death:
            run.engine_died = True
            await self._retry(job, run, death)
            return False
        except asyncio.CancelledError:  # the bot stops: at the next start it is taken up again
            queued = await asyncio.shield(self._jobs.requeue(job.id, engine_died=False))
            if queued is not None:
                log.info("job handed back")
                self._audience.waiting(queued, again=True)
            raise
        except BlobProblem as problem:
            log.error("result not kept", problem=str(problem))
            await self._fail(job, Notice(NoticeCode.NO_ROOM))
        except StorageProblem:
            raise  # that is nobody's fault, and it is tried again
        except Exception as error:
            log.exception("job broken")
            await self._fail(job, Notice(NoticeCode.INTERNAL, {"error": type(error).__name__}))
        finally:
            self._runs.end(job.id)
            structlog.contextvars.unbind_contextvars("job")
        return True

    async def ask(self, deed: Callable[[Engine], Awaitable[Answer]]) -> Answer:
        """Have something short done by the engine that has the least to do, past the queue.

        Raises JobFailed, and Refusal where there is no engine now.
        """
        try:
            async with asyncio.timeout(self._hung_after):
                _, engine = await self._next_idle()
                return await deed(engine)
        except (EngineDied, TimeoutError) as error:
            raise Refusal("engine-away") from error

    async def _requeue_preempted(self, job: Job, ticket: Ticket, step: int) -> None:
        """Let a preempted training wait; it goes on from its checkpoint when nobody else waits."""
        queued = await self._jobs.pause(job.id, step)
        if queued is not None:
            log.info("training lets others go first")
            self._audience.waiting(queued, again=True)
            self._put_back(ticket)

    async def _retry(self, job: Job, run: Run, death: EngineDied) -> None:
        # A death counts against a job only if the engine was at work on it, and its process has really exited.
        is_its_fault = not run.is_ahead and death.returncode is not None
        log.error("engine died", exit_code=death.returncode, deaths=job.engine_deaths + is_its_fault)
        queued = await self._jobs.requeue(job.id, engine_died=is_its_fault)
        if queued is None:
            return
        if queued.engine_deaths >= MAX_ENGINE_DEATHS:
            await self._fail(job, Notice(NoticeCode.ENGINE_DIED))
        else:
            self._audience.waiting(queued, again=True)
            self._put_back(run.ticket)

    async def _drop_results(self, job: Job) -> None:
        """Delete what was painted of a job that does not get to its end."""
        for blob in await self._jobs.drop_results(job.id):
            await self._blobs.delete(blob)

    async def _fail(self, job: Job, notice: Notice) -> None:
        await self._drop_results(job)
        await self._ended(await self._jobs.fail(job.id, notice))

    async def _ended(self, job: Job | None) -> None:
        if job is not None:
            self._events.to_cancel.discard(job.id)
            self._skip_queue.discard(job.id)
            log.info("job ended", state=job.state, seconds=job.seconds, failure=job.failure)
            JOBS_ENDED.labels(job.kind, job.state).inc()
            if job.seconds is not None:
                RUN.labels(job.kind).observe(job.seconds)
            if job.failure:
                FAILURES.labels(job.failure["code"]).inc()
            self._audience.ended(job)  # before anything that can go wrong
            if job.checkpoint and (checkpoint := await self._jobs.drop_checkpoint(job.id)):
                await self._blobs.delete(checkpoint)
