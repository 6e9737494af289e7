"""What is ahead of a job that waits, and when its turn should come."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from heapq import heapify, heapreplace
from math import inf

from bot.jobs.fair_queue import FairQueue, Group, Pace, Ticket
from bot.jobs.runs import EngineLoad
from bot.jobs.step_times import StepTimes


class Estimates:
    """Estimates of when jobs begin and end: the queue is played through on the engines that there are."""

    def __init__(self, queue: FairQueue, step_times: StepTimes, loads: Callable[[], Sequence[EngineLoad]]) -> None:
        self._queue = queue
        self._step_times = step_times
        self._loads = loads
        self._pace = Pace()
        self._begin_at: dict[int, datetime] = {}

    def place(self, job_id: int) -> int:
        """Return the place of a waiting job in the queue, from 1 on."""
        return self._queue.place(job_id) or 1

    def beginnings(self, job_ids: Iterable[int]) -> dict[int, datetime]:
        """Return when waiting jobs should begin, for those of which it can be said.

        With thousands of waiting jobs, that is not computed anew for each of them (see Pace).
        """
        if self._pace.is_due():
            with self._pace.measured():
                now = datetime.now(UTC)
                self._begin_at = {
                    ticket.job_id: now + timedelta(seconds=begins)
                    for ticket, begins, _ in self._played(self._queue.in_order())
                }
        return {job_id: self._begin_at[job_id] for job_id in job_ids if job_id in self._begin_at}

    def seconds_until_done(self, newcomer: Ticket) -> float | None:
        """Return how long a job would take if it were put into the queue now, or None if that cannot be said."""
        played = self._played(self._queue.in_order_with(newcomer))
        return next((ends for ticket, _, ends in played if ticket.job_id == newcomer.job_id), None)

    def _played(self, tickets: Iterable[Ticket]) -> Iterator[tuple[Ticket, float, float]]:
        """Yield each ticket with the seconds until it begins and ends, as far as that can be said."""
        loads = self._loads()
        free = [(load.seconds_left, index) for index, load in enumerate(loads) if load.seconds_left is not None]
        heapify(free)
        waiting = _Waiting(tickets, loads)
        while free:
            begins, index = free[0]
            ticket, later = waiting.take(begins)
            if ticket is None:
                if later == inf:
                    return
                heapreplace(free, (later, index))
                continue
            seconds = self._step_times.seconds(loads[index].models, loads[index].device, ticket.work)
            if seconds is None:
                return
            heapreplace(free, (begins + seconds, index))
            waiting.began(ticket, begins + seconds)
            yield ticket, begins, begins + seconds


class _Waiting:
    """Tickets in order, without those whose people have as many jobs running as they may."""

    def __init__(self, tickets: Iterable[Ticket], loads: Sequence[EngineLoad]) -> None:
        self._tickets = deque(tickets)
        self._held: dict[Group, deque[Ticket]] = {}  # behind a group of which no more may run; there are few
        self._ends: dict[Group, list[float]] = defaultdict(list)  # of what runs, in seconds
        for load in loads:
            if load.ticket:
                ends = load.seconds_left if load.ends_in is None else load.ends_in
                self.began(load.ticket, inf if ends is None else ends)

    def began(self, ticket: Ticket, ends: float) -> None:
        """Enter that a ticket runs until a moment, `ends` seconds from now."""
        for group, _ in ticket.groups:
            self._ends[group].append(ends)

    def take(self, moment: float) -> tuple[Ticket | None, float]:
        """Return the first ticket that may begin at a moment, or None and when one may."""
        able = []
        for group, held in list(self._held.items()):
            stop, _ = self._stop(held[0], moment)
            if stop is None:
                able.append((held[0].job_id, group))
            elif stop != group:
                self._held.setdefault(stop, deque()).append(held.popleft())
                if not held:
                    del self._held[group]
        if able:
            _, group = min(able)
            ticket = self._held[group].popleft()
            if not self._held[group]:
                del self._held[group]
            return ticket, moment
        while self._tickets:
            ticket = self._tickets.popleft()
            stop, _ = self._stop(ticket, moment)
            if stop is None:
                return ticket, moment
            self._held.setdefault(stop, deque()).append(ticket)
        return None, min((self._stop(held[0], moment)[1] for held in self._held.values()), default=inf)

    def _stop(self, ticket: Ticket, moment: float) -> tuple[Group | None, float]:
        """Return the group because of which a ticket may not begin at a moment, and when it may."""
        for group, most in ticket.groups:
            if most is not None:
                running = sorted(end for end in self._ends[group] if end > moment)
                self._ends[group] = running
                if len(running) >= most:
                    return group, running[len(running) - most]
        return None, moment
