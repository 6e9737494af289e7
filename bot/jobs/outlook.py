"""What is ahead of a job that waits, and when its turn should come."""

from collections.abc import Callable, Iterable
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

    async def beginnings(self, job_ids: Iterable[int]) -> dict[int, datetime]:
        """When waiting jobs should begin; of none as long as no job has been finished here."""
        pace = await self._jobs.pace()
        if pace is None:
            return {}
        now, running = datetime.now(UTC), self._running_cost()
        costs = {job_id: self._queue.cost_before(job_id) + running for job_id in job_ids}
        return {job_id: now + timedelta(seconds=pace * cost / self._engines) for job_id, cost in costs.items()}
