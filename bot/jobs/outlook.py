"""What is ahead of a job that waits, and when its turn should come."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import heapify, heapreplace

from bot.jobs.paces import PaceBook
from bot.jobs.queue import FairQueue, Ticket


@dataclass(frozen=True)
class EngineLoad:
    """An engine that is ready. seconds_left: until it is free; None where nobody knows."""

    models: str
    device: str
    seconds_left: float | None


class Outlook:
    """Estimates: the queue is played through on the engines that there are."""

    def __init__(self, queue: FairQueue, paces: PaceBook, loads: Callable[[], Sequence[EngineLoad]]) -> None:
        self._queue = queue
        self._paces = paces
        self._loads = loads

    def place(self, job_id: int) -> int:
        """Of a job that waits, from 1 on."""
        return self._queue.place(job_id) or 1

    def beginnings(self, job_ids: Iterable[int]) -> dict[int, datetime]:
        """When waiting jobs should begin; only of those of which it can be said."""
        wanted, now = set(job_ids), datetime.now(UTC)
        return {
            ticket.job_id: now + timedelta(seconds=begins)
            for ticket, begins, _ in self._played(self._queue.in_order())
            if ticket.job_id in wanted
        }

    def seconds_until_done(self, newcomer: Ticket) -> float | None:
        """If this one were put into the queue now; None where that cannot be said."""
        played = self._played(self._queue.in_order_with(newcomer))
        return next((ends for ticket, _, ends in played if ticket.job_id == newcomer.job_id), None)

    def _played(self, tickets: Iterable[Ticket]) -> Iterator[tuple[Ticket, float, float]]:
        """For each ticket in how many seconds it begins and ends, as far as that can be said."""
        loads = self._loads()
        free = [(load.seconds_left, index) for index, load in enumerate(loads) if load.seconds_left is not None]
        heapify(free)
        for ticket in tickets:
            if not free:
                return
            begins, index = free[0]
            seconds = self._paces.seconds(loads[index].models, loads[index].device, ticket.work)
            if seconds is None:
                return
            heapreplace(free, (begins + seconds, index))
            yield ticket, begins, begins + seconds
