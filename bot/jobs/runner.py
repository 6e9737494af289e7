"""Takes jobs from the queue to the engines, one task for each engine."""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass
from typing import Protocol

import structlog

from bot.blobs import BlobMissing, Blobs
from bot.engines.local import LocalEngine
from bot.engines.supervisor import SupervisedEngine
from bot.errors import EngineDied, JobCancelled, JobFailed
from bot.jobs.queue import FairQueue, Ticket
from bot.store.jobs import Jobs
from bot.store.models import Job
from engine.messages import Done, Notice, NoticeCode, Preview, Progress, Render, Stylize
from engine.presets import Preset

MAX_ENGINE_DEATHS = 2  # of one job; after that it is the job's fault
MAX_STARTS = 5  # of one job, restarts of the whole bot included
PREVIEWS = 8  # of a job, about
PAUSE_SECONDS = 5.0  # after a failure that is nobody's fault

log = structlog.get_logger()


@dataclass(frozen=True)
class EngineState:
    """device: as configured. name: what its maker calls it, once it is known. problem: why there is none now."""

    device: str
    name: str | None
    problem: str | None


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


class Runner:
    """Every job that it takes ends as done, failed, cancelled, or queued again."""

    def __init__(
        self,
        engines: Sequence[SupervisedEngine],
        queue: FairQueue,
        jobs: Jobs,
        blobs: Blobs,
        audience: Audience,
        preset_of: Callable[[Job], Preset],
        hung_after: float,
        *,
        previews: bool,
    ) -> None:
        """`hung_after`: seconds without progress after which an engine counts as dead."""
        self._previews = previews
        self._engines = engines
        self._queue = queue
        self._jobs = jobs
        self._blobs = blobs
        self._audience = audience
        self._preset_of = preset_of
        self._hung_after = hung_after
        self._running: dict[int, tuple[Ticket, LocalEngine]] = {}
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
                await self._running[job_id][1].cancel(str(job_id))

    def running(self) -> list[Ticket]:
        """All jobs that run now, oldest first."""
        return [ticket for ticket, _ in self._running.values()]

    def engine_states(self) -> list[EngineState]:
        """How the engines are."""
        return [
            EngineState(engine.device, None if engine.ready is None else engine.ready.device_name, engine.problem)
            for engine in self._engines
        ]

    def running_cost(self) -> int:
        """The cost units of all jobs that run now."""
        return sum(ticket.cost for ticket, _ in self._running.values())

    async def _serve(self, supervised: SupervisedEngine) -> None:
        while True:
            engine = await supervised.engine()
            ticket = await self._take_while_alive(engine)
            if ticket is None:
                continue
            self._busy.add(supervised)
            try:
                if await self._run_or_give_back(ticket, engine):
                    supervised.proven()
            finally:
                self._busy.discard(supervised)

    async def _serve_at_once(self, ticket: Ticket) -> None:
        await self._run_or_give_back(ticket, await self._idlest().engine())

    async def _run_or_give_back(self, ticket: Ticket, engine: LocalEngine) -> bool:
        """Whether the engine did its work."""
        try:
            return await self._run(ticket, engine)
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

    async def _run(self, ticket: Ticket, engine: LocalEngine) -> bool:
        """Whether the engine did its work."""
        job = await self._jobs.begin(ticket.job_id)
        if job is None:  # cancelled while it waited
            return False
        structlog.contextvars.bind_contextvars(job=job.id)
        self._running[job.id] = ticket, engine
        try:
            await self._paint(job, engine)
        except JobFailed as failure:
            await self._fail(job, failure.notice)
        except JobCancelled as stop:
            await self._ended(await self._jobs.cancelled(job.id, stop.step))
        except BlobMissing as missing:
            log.error("content missing", problem=str(missing))
            await self._fail(job, Notice(NoticeCode.PICTURE_GONE))
        except EngineDied as death:
            await self._retry(job, ticket, death)
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

    async def _paint(self, job: Job, engine: LocalEngine) -> None:
        if job.starts > MAX_STARTS:
            raise JobFailed(Notice(NoticeCode.ENGINE_DIED))
        request = await self._request(job)
        log.info("job running", user=job.user_id, guild=job.guild_id, preset=job.preset, start=job.starts)
        self._audience.running(job)
        if job.id in self._to_cancel:
            raise JobCancelled(0)
        begun = time.monotonic()
        done = await self._followed(job, engine, request)
        result = await self._blobs.put(done.picture, "png")
        weights = job.style or await self._blobs.put(done.weights, "safetensors")
        finished = await self._jobs.finish(
            job.id, result=result, weights=weights, seconds=time.monotonic() - begun, notes=done.notes
        )
        await self._ended(finished)

    async def _request(self, job: Job) -> Stylize | Render:
        preset = self._preset_of(job)
        picture = await self._blobs.get(job.content)
        if job.style:
            weights = await self._blobs.get(job.style)
            return Render(job=str(job.id), picture=picture, weights=weights, size=preset.size, options=preset.options)
        return Stylize(
            job=str(job.id),
            picture=picture,
            prompt=job.prompt,
            preset=preset,
            seed=job.seed,
            preview_every=-(-preset.steps // PREVIEWS) if self._previews else 0,
        )

    async def _followed(self, job: Job, engine: LocalEngine, request: Stylize | Render) -> Done:
        """The engine's result; an engine that says nothing for too long is killed, which raises EngineDied."""
        async with aclosing(engine.paint(request)) as events:
            while True:
                try:
                    event = await asyncio.wait_for(anext(events), self._hung_after)
                except TimeoutError:
                    log.error("engine hung", pid=engine.pid, seconds=self._hung_after)
                    engine.kill()
                    raise await engine.ended() from None
                if isinstance(event, Done):
                    return event
                if job.id in self._to_cancel:  # an engine forgets what it is told of a job that it does not have yet
                    await engine.cancel(str(job.id))
                if isinstance(event, Progress):
                    self._audience.progress(job.id, event)
                if isinstance(event, Preview):
                    self._audience.preview(job.id, event)

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

    async def _fail(self, job: Job, notice: Notice) -> None:
        await self._ended(await self._jobs.fail(job.id, notice))

    async def _ended(self, job: Job | None) -> None:
        if job is not None:
            self._to_cancel.discard(job.id)
            self._hurrying.discard(job.id)
            log.info("job ended", state=job.state, seconds=job.seconds, failure=job.failure)
            self._audience.ended(job)
