"""Draining: when the bot says that nothing is left to do."""

import asyncio
from pathlib import Path

import pytest

from bot.engines.fleet import LocalFleet
from bot.jobs.fair_queue import FairQueue, Ticket, Work
from bot.jobs.operation import Operation
from bot.jobs.runs import Runs
from bot.jobs.step_times import StepTimes
from bot.store.blobs import Blobs
from bot.store.database import Database
from bot.store.key_values import KeyValues
from bot.store.measured_steps import MeasuredSteps
from bot.store.usage_counts import Usage

SOON = 0.05  # seconds
LATER = 30.0


@pytest.fixture
def queue() -> FairQueue:
    """One in which a job waits."""
    queue = FairQueue()
    queue.put(Ticket(7, None, 1, 1, Work("draft", 256, 10)))
    return queue


@pytest.fixture
def operation(sqlite: Database, queue: FairQueue, tmp_path: Path) -> Operation:
    runs = Runs(LocalFleet([], hung_after=1), StepTimes(MeasuredSteps(sqlite)), training_turn=1)
    return Operation(KeyValues(sqlite), queue, Usage(sqlite), Blobs(str(tmp_path / "blobs")), runs, lambda: None)


async def test_it_is_not_drained_while_jobs_are_left_and_goes_on_draining(
    operation: Operation, queue: FairQueue
) -> None:
    operation.drain()
    assert not await operation.is_drained(SOON)
    assert operation.draining
    assert operation.unfinished_jobs == 1
    waiting = asyncio.create_task(operation.is_drained(LATER))
    queue.remove(7)
    assert await waiting


async def test_draining_that_was_ended_does_not_come_to_its_end(operation: Operation) -> None:
    operation.drain()
    waiting = asyncio.create_task(operation.is_drained(LATER))
    await operation.go_on()
    assert not await waiting
