"""How the bot's owner holds everything up: paused, nothing begins; drained, nothing new is taken."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.errors import Refusal
from bot.jobs.fair_queue import FairQueue
from bot.jobs.runs import EngineState, Runs
from bot.store.blobs import Blobs
from bot.store.key_values import KeyValues
from bot.store.usage_counts import Amount, Usage

PAUSED = "paused"  # what the bot remembers it under
BUSIEST = 10  # guilds
DRAINED_EVERY = 1.0  # seconds


@dataclass(frozen=True)
class Status:
    """How the bot is now. day, busiest: units and jobs of the last 24 hours."""

    running: int
    waiting: int
    day: Amount
    busiest: Sequence[Amount]
    bytes_kept: int
    engines: Sequence[EngineState]
    paused: bool
    pause_message: str
    draining: bool


class Operation:
    """Pausing and draining. A pause lasts until it is ended, over restarts too; draining ends with a restart."""

    def __init__(
        self,
        key_values: KeyValues,
        queue: FairQueue,
        usage: Usage,
        blobs: Blobs,
        runs: Runs,
        tell_waiting: Callable[[], None],
    ) -> None:
        """tell_waiting: tells people who wait that the queue was paused, or goes on."""
        self._key_values = key_values
        self._queue = queue
        self._usage = usage
        self._blobs = blobs
        self._runs = runs
        self._tell_waiting = tell_waiting
        self.draining = False

    async def load(self) -> None:
        """Read at start whether the bot was paused."""
        message = await self._key_values.get(PAUSED)
        if message is not None:
            self._queue.pause(message)

    @property
    def paused(self) -> bool:
        """Whether no waiting job starts until the owner ends the pause."""
        return self._queue.paused

    @property
    def unfinished_jobs(self) -> int:
        """The number of jobs that run or wait."""
        return len(self._queue) + len(self._runs.tickets())

    async def is_drained(self, within_s: float) -> bool:
        """Wait until no job runs or waits; return False if that takes longer, or if draining was ended."""
        try:
            async with asyncio.timeout(within_s):
                while self.draining and self.unfinished_jobs:  # noqa: ASYNC110  # queue, runner and owner change it
                    await asyncio.sleep(DRAINED_EVERY)
        except TimeoutError:
            return False
        return self.draining

    async def report(self) -> Status:
        """Return how the bot is now, for its owner."""
        since = datetime.now(UTC) - timedelta(days=1)
        return Status(
            running=len(self._runs.tickets()),
            waiting=len(self._queue),
            day=await self._usage.total(since),
            busiest=await self._usage.guilds(since, BUSIEST),
            bytes_kept=sum((await self._blobs.sizes()).values()),
            engines=self._runs.engine_states(),
            paused=self._queue.paused,
            pause_message=self._queue.pause_message or "",
            draining=self.draining,
        )

    def check(self) -> None:
        """Check that new jobs are taken. Raises Refusal while the bot is draining."""
        if self.draining:
            raise Refusal("draining")

    async def pause(self, message: str) -> None:
        """Begin no further job, and say so on the panels of those that wait."""
        await self._key_values.set(PAUSED, message)
        self._queue.pause(message)
        self._tell_waiting()

    async def go_on(self) -> None:
        """End both pausing and draining."""
        await self._key_values.forget(PAUSED)
        self.draining = False
        self._queue.resume()
        self._tell_waiting()

    def drain(self) -> None:
        """Take no new jobs; those that are there are finished."""
        self.draining = True
