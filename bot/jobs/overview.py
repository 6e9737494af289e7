"""The queue as one person may see it: who waits where they are, and how the engines are."""

from dataclasses import dataclass
from datetime import datetime

from bot.jobs.estimates import Estimates
from bot.jobs.fair_queue import FairQueue, Ticket
from bot.jobs.requester import Requester
from bot.jobs.runs import EngineState, Runs
from bot.store.jobs import Jobs


@dataclass(frozen=True)
class InQueue:
    """A job that waits (at a place, from 1 on) or runs. prompt: only of the person's own jobs.

    queue_share: how many turns its owner gets for each turn of others.

    expected_at: when it should begin or, while it runs, be ready; None where that cannot be said.
    """

    job_id: int
    user_id: int
    place: int | None
    expected_at: datetime | None
    prompt: str | None
    queue_share: int = 1


@dataclass(frozen=True)
class Overview:
    """The queue as one person may see it. elsewhere: how many jobs of other servers are in it."""

    running: list[InQueue]
    waiting: list[InQueue]
    elsewhere: int
    engines: list[EngineState]


class Overviews:
    """Makes overviews of the queue and of what runs, each for one person."""

    def __init__(self, jobs: Jobs, queue: FairQueue, runs: Runs, estimates: Estimates) -> None:
        self._jobs = jobs
        self._queue = queue
        self._runs = runs
        self._estimates = estimates

    async def of(self, person: Requester) -> Overview:
        """Return the queue as a person may see it where they are."""
        waiting, running = self._queue.in_order(), self._runs.tickets()
        prompts = await self._jobs.prompts(
            [one.job_id for one in [*waiting, *running] if one.user_id == person.user_id]
        )
        begin = self._estimates.beginnings(one.job_id for one in waiting)
        return Overview(
            running=[
                _in_queue(one, prompts, None, self._runs.ready_at(one.job_id))
                for one in running
                if _is_here(one, person)
            ],
            waiting=[
                _in_queue(one, prompts, place, begin.get(one.job_id))
                for place, one in enumerate(waiting, start=1)
                if _is_here(one, person)
            ],
            elsewhere=sum(not _is_here(one, person) for one in [*waiting, *running]),
            engines=self._runs.engine_states(),
        )


def _is_here(ticket: Ticket, person: Requester) -> bool:
    """Return whether a job belongs to the server where the person is, or to their conversation with the bot."""
    if person.guild_id is None:
        return ticket.guild_id is None and ticket.user_id == person.user_id
    return ticket.guild_id == person.guild_id


def _in_queue(ticket: Ticket, prompts: dict[int, str], place: int | None, expected_at: datetime | None) -> InQueue:
    prompt = prompts.get(ticket.job_id)
    return InQueue(ticket.job_id, ticket.user_id, place, expected_at, prompt, ticket.queue_share)
