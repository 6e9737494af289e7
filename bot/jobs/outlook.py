"""What is ahead of a job that waits, and when its turn should come."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.jobs.queue import FairQueue
from bot.store.jobs import Jobs


class Outlook:
    """Estimates from what the last jobs took."""

    def __init__(self, jobs: Jobs, queue: FairQueue, *, engines: int, running_cost: Callable[[], int]) -> None:
        self._jobs = jobs
        self._queue = queue
        self._engines = engines
        self._running_cost = running_cost

    def place(self, job_id: int) -> int:
        """Of a job that waits, from 1 on."""
        return self._queue.place(job_id) or 1

    async def begins_at(self, job_id: int) -> datetime | None:
        """When a waiting job should begin; None as long as no job has been finished here."""
        pace = await self._jobs.pace()
        if pace is None:
            return None
        cost = self._queue.cost_before(job_id) + self._running_cost()
        return datetime.now(UTC) + timedelta(seconds=pace * cost / self._engines)
