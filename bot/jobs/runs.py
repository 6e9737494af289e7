"""What runs now, on which engine, and how long it still takes."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import inf
from typing import NamedTuple

from bot.engines.connection import Engine
from bot.engines.fleet import Fleet
from bot.engines.supervisor import SupervisedEngine
from bot.jobs.fair_queue import Ticket
from bot.jobs.step_times import StepTimes, seconds_left_of
from bot.observability.metrics import ENGINE_BUSY
from engine.protocol.messages import Progress, Ready


@dataclass(frozen=True)
class EngineState:
    """An engine as people see it.

    device: as configured. name: what its maker calls it, once it is known. problem: why there is none now.
    """

    device: str
    name: str | None
    problem: str | None


class Download(NamedTuple):
    """A model file that an engine downloads before it can paint, as people see it."""

    name: str
    percent: int
    megabytes: int  # of the whole file


@dataclass(frozen=True)
class EngineLoad:
    """An engine that is ready, with what it is at. seconds_left: until it is free; None where nobody knows.

    ends_in: seconds until what it is at is done, where it is free before: a training can be preempted.
    """

    models: str
    device: str
    seconds_left: float | None
    ticket: Ticket | None = None
    ends_in: float | None = None


@dataclass(eq=False)
class Run:
    """A job on an engine, with what is known of its progress."""

    ticket: Ticket
    engine: Engine
    supervised: SupervisedEngine  # keeps the engine running
    began: float = field(default_factory=time.monotonic)
    progress: Progress | None = None  # over all of its pictures
    is_preempted: bool = False  # a training that stops so that others can go first
    skips_queue: bool = False  # done between the steps of another job
    is_ahead: bool = False  # on the engine already, which is still at another one
    then: "Run | None" = None  # which was sent ahead, behind this one
    engine_died: bool = False
    nearly_done: asyncio.Event = field(default_factory=asyncio.Event)  # the next one can be sent ahead
    engine_is_free: asyncio.Event = field(default_factory=asyncio.Event)  # what remains to be done is the bot's

    def free_engine(self) -> None:
        """Let the engine go on with the next job; of a dead one nobody knows more about that job than before."""
        if self.engine_is_free.is_set():
            return
        now = time.monotonic()
        if not self.is_ahead and not self.skips_queue:
            ENGINE_BUSY.labels(self.supervised.machine).inc(now - self.began)
        if self.then and not self.engine_died:
            self.then.is_ahead, self.then.began = False, now
        self.nearly_done.set()
        self.engine_is_free.set()


class Runs:
    """All runs. A run is here from the moment an engine is chosen for it until all of its results are kept."""

    def __init__(self, fleet: Fleet, step_times: StepTimes, training_turn: float) -> None:
        """training_turn: seconds that a training goes on while others wait."""
        self.fleet = fleet
        self._step_times = step_times
        self.training_turn = training_turn
        self._tasks: dict[Run, asyncio.Task[None]] = {}  # in the order of beginning
        self._of_jobs: dict[int, Run] = {}

    def add(self, run: Run, task: asyncio.Task[None]) -> None:
        """Enter a run, and the task that sees it through."""
        self._tasks[run] = task

    def remove(self, run: Run) -> None:
        """Forget a run that has come to its end."""
        del self._tasks[run]

    def begin(self, job_id: int, run: Run) -> None:
        """Enter that a job runs; it is `running` in the database too."""
        self._of_jobs[job_id] = run

    def end(self, job_id: int) -> None:
        """Enter that a job does not run any more."""
        del self._of_jobs[job_id]

    def of_job(self, job_id: int) -> Run | None:
        """Return the run of a job, or None if the job does not run."""
        return self._of_jobs.get(job_id)

    def all(self) -> list[Run]:
        """Return the runs of all jobs that run, the oldest first."""
        return list(self._of_jobs.values())

    def cancel(self, run: Run) -> None:
        """Cancel the task that sees a run through: its job is queued again."""
        self._tasks[run].cancel()

    def tickets(self) -> list[Ticket]:
        """Return the tickets of all jobs that run, the oldest first."""
        return [run.ticket for run in self._of_jobs.values()]

    def ready_at(self, job_id: int) -> datetime | None:
        """Return when a job that runs should be ready, or None if that cannot be said."""
        run = self._of_jobs.get(job_id)
        seconds = self.seconds_left(run) if run else None
        return None if seconds is None else datetime.now(UTC) + timedelta(seconds=seconds)

    def ends_within(self, run: Run, seconds: float) -> bool:
        """Return whether a run should end within some seconds."""
        expected = None if run.is_ahead else self.seconds_left(run)
        return expected is not None and expected <= seconds

    def seconds_left(self, run: Run) -> float | None:
        """Return how long a run should still take, or None if that cannot be said."""
        ready, by_progress = run.supervised.ready, seconds_left_of(run.progress)
        if run.ticket.work.training and by_progress is not None:  # it may have begun long before this run
            return by_progress
        expected = self._step_times.seconds(ready.models, ready.device_name, run.ticket.work) if ready else None
        elapsed = 0.0 if run.is_ahead else time.monotonic() - run.began
        if expected is not None and elapsed < expected:
            return expected - elapsed
        return by_progress

    @property
    def engines_are_away(self) -> bool:
        """Whether no engine is there, and each has a problem to report."""
        return all(engine.problem for engine in self.fleet.engines)

    @property
    def engine_is_up(self) -> bool:
        """Whether an engine is ready."""
        return any(engine.is_up for engine in self.fleet.engines)

    @property
    def download(self) -> Download | None:
        """What an engine downloads while none is ready, or None."""
        for engine in () if self.engine_is_up else self.fleet.engines:
            if (file := engine.fetching) and file.percent is not None:
                return Download(file.name, file.percent, round(file.total / 1e6))
        return None

    def engine_states(self) -> list[EngineState]:
        """Return the state of each engine, as people see it."""
        return [
            EngineState(engine.device, None if engine.ready is None else engine.ready.device_name, engine.problem)
            for engine in self.fleet.engines
        ]

    def engine_loads(self) -> list[EngineLoad]:
        """Return how long each engine that is ready is busy with what it is at."""
        return [
            self._load(engine.ready, [run for run in self._busy() if run.supervised is engine])
            for engine in self.fleet.engines
            if engine.ready and not engine.problem
        ]

    def idlest_engine(self) -> SupervisedEngine | None:
        """Return the engine that has the least to do, or None if there is none at all."""
        able = [engine for engine in self.fleet.engines if not engine.problem] or self.fleet.engines
        busy = {run.supervised for run in self._busy()}
        return min(able, key=lambda engine: (engine.ready is None, engine in busy), default=None)

    def _busy(self) -> list[Run]:
        """Return what keeps engines busy, in the order of beginning."""
        return [run for run in self._tasks if not run.skips_queue and not run.engine_is_free.is_set()]

    def _load(self, ready: Ready, runs: Sequence[Run]) -> EngineLoad:
        """Return the load of an engine with what it is at, and with what was sent ahead behind it."""
        if not runs:
            return EngineLoad(ready.models, ready.device_name, 0.0)
        seconds = [self.seconds_left(run) for run in runs]
        known = [one for one in seconds if one is not None]
        run, total = runs[-1], sum(known) if len(known) == len(seconds) else None
        if not run.ticket.work.training:
            return EngineLoad(ready.models, ready.device_name, total, run.ticket)
        ends = inf if total is None else total
        turn = self.training_turn - (time.monotonic() - run.began)
        return EngineLoad(ready.models, ready.device_name, min(ends, max(0.0, turn)), run.ticket, ends_in=ends)
