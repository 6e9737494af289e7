"""Threads with connections of their own, which run the bot's small transactions and queries on an SQLite file.

With aiosqlite, each statement travels to a thread and back. A transaction of a job has several statements, so it costs
less to send the whole transaction there.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from bot.observability.metrics import TRANSACTIONS

MOST_AT_ONCE = 50  # transactions that share a commit, so that none waits long for the others

Value = TypeVar("Value")


@dataclass(eq=False)
class _Transaction:
    """A transaction that waits for its turn, and then for the commit; `outcome` is the value of `work`."""

    work: Callable[[Connection], Any]
    ended: Callable[[], None]
    committed: Callable[[], None]
    answer: asyncio.Future[Any]
    has_run: bool = False
    outcome: Any = None
    error: BaseException | None = None


class DatabaseThreads:
    """One thread that writes and one that reads.

    Transactions that wait at the same time share a commit. Each has a savepoint of its own, so one that fails leaves
    nothing behind and takes no other with it, and each caller is answered after the commit.
    """

    def __init__(self, engine: Engine, write_options: dict[str, Any], read_options: dict[str, Any]) -> None:
        """Use connections of `engine`, with the execution options of transactions and of queries."""
        self._engine = engine
        self._writing_engine = engine.execution_options(**write_options)
        self._reading_engine = engine.execution_options(**read_options)
        self._waiting: SimpleQueue[_Transaction | None] = SimpleQueue()
        self._writer: Thread | None = None
        self._reader = ThreadPoolExecutor(1, "database reader")

    async def transact(
        self, work: Callable[[Connection], Value], ended: Callable[[], None], committed: Callable[[], None]
    ) -> Value:
        """Run `work` as a transaction, and return its value when it is on disk.

        `work` runs a second time if a commit fails that it has shared. It is not run at all if the caller is cancelled
        before its turn; later, it is committed although nobody waits for it. Raises what `work` or the commit raises.
        """
        if self._writer is None:
            self._writer = Thread(target=self._write, name="database writer", daemon=True)
            self._writer.start()
        waiting = _Transaction(work, ended, committed, asyncio.get_running_loop().create_future())
        self._waiting.put(waiting)
        value: Value = await waiting.answer
        return value

    async def read(self, query: Callable[[Connection], Value]) -> Value:
        """Run `query`, of which each statement sees the rows as they are at that moment, and return its value."""
        return await asyncio.get_running_loop().run_in_executor(self._reader, self._read, query)

    def _read(self, query: Callable[[Connection], Value]) -> Value:
        with self._reading_engine.connect() as connection:
            return query(connection)

    async def close(self) -> None:
        """End the threads when they have done what waits for them, and close their connections."""
        if self._writer:
            self._waiting.put(None)
            await asyncio.to_thread(self._writer.join)
            self._writer = None
        await asyncio.to_thread(self._reader.shutdown)
        self._engine.dispose()

    def _write(self) -> None:
        closing = False
        while not closing:
            together = [self._waiting.get()]
            with suppress(Empty):
                while len(together) < MOST_AT_ONCE:
                    together.append(self._waiting.get_nowait())
            closing = None in together
            transactions = [one for one in together if one is not None]
            if wanted := [one for one in transactions if not one.answer.cancelled()]:
                self._run(wanted)
            if transactions:
                with suppress(RuntimeError):  # the event loop has ended, and nobody waits any more
                    transactions[0].answer.get_loop().call_soon_threadsafe(_answer, transactions)

    def _run(self, transactions: list[_Transaction]) -> None:
        """Run transactions with one commit, or, if it fails, with a commit for each."""
        has_begun = False
        try:
            with self._writing_engine.begin() as connection:
                has_begun = True
                for one in transactions:
                    one.has_run, one.outcome, one.error = True, None, None
                if len(transactions) == 1:
                    transactions[0].outcome = transactions[0].work(connection)
                else:
                    _run_with_savepoints(connection, transactions)
        except BaseException as error:  # whatever it is, this thread goes on
            if has_begun and len(transactions) > 1:
                for one in transactions:
                    self._run([one])
                return
            for one in transactions:
                one.has_run, one.error = True, error
        else:
            if not all(one.error for one in transactions):
                TRANSACTIONS.inc()


def _run_with_savepoints(connection: Connection, transactions: list[_Transaction]) -> None:
    """Run each transaction inside a savepoint of its own.

    Raises what SQLite raises if an error has ended the transaction around the savepoints, as a full disk does.
    """
    driver: Any = connection.connection.driver_connection  # SQLAlchemy's own savepoints take 50 times as long
    for one in transactions:
        driver.execute("SAVEPOINT one")
        try:
            one.outcome = one.work(connection)
        except BaseException as error:
            one.error = error
            driver.execute("ROLLBACK TO one")
        driver.execute("RELEASE one")


def _answer(transactions: list[_Transaction]) -> None:
    """Tell the callers how their transactions have ended, in the order in which these were written."""
    for one in transactions:
        try:
            if one.has_run and one.error is None:
                one.committed()
            one.ended()
        except Exception as error:  # the others are to be answered, too
            one.error = error
        if one.answer.done():  # the caller was cancelled
            continue
        if isinstance(one.error, Exception):
            one.answer.set_exception(one.error)
        elif one.error is not None:  # one that would end the event loop with whoever waits
            one.answer.set_exception(RuntimeError(f"the transaction ended with {one.error!r}"))
        else:
            one.answer.set_result(one.outcome)
