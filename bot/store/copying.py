"""Copying one database to another, of either kind, with a checksum of every table on both sides."""

import hashlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Table, column, delete, func, insert, select, table
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store import maintenance
from bot.store.backend import DatabaseProblem
from bot.store.database import Database
from bot.store.models import Base

BATCH_ROWS = 5000


@dataclass(frozen=True)
class CopiedTable:
    """What was copied of one table.

    `checksum` covers all values of all rows, in any order, and is equal on both sides.
    """

    table: str
    rows: int
    checksum: str


async def copy(source: Database, target: Database, on_table: Callable[[str], None]) -> list[CopiedTable]:
    """Copy all rows to an empty database in one transaction, and return a summary of each table.

    `on_table` is called with each table's name before it is copied. Both databases are reserved meanwhile. Raises
    DatabaseProblem if the source is damaged, the target has rows, or a table differs after the copy; nothing is copied
    then.
    """
    if source.name == target.name:
        raise DatabaseProblem(f"{source.name} is the configured database itself. Set database.url to the new database.")
    async with source.reserved(), target.reserved():
        found = await maintenance.check(source)
        if found.problems:
            raise DatabaseProblem(
                f"{source.name} has problems, so nothing was copied: {found.problems[0]} See: wordbrush db check."
            )
        await target.migrate()
        async with source.reading() as there, target.writing() as here:
            await _ensure_empty(here, target)
            tables = Base.metadata.sorted_tables
            return [await _copy_table(there, here, model_table, on_table) for model_table in tables]


async def _ensure_empty(session: AsyncSession, target: Database) -> None:
    for model_table in Base.metadata.sorted_tables:
        if await session.scalar(select(func.count()).select_from(model_table)):
            raise DatabaseProblem(
                f"{target.name} is not empty, so nothing was copied. Set database.url to an empty database."
            )


async def _copy_table(
    there: AsyncSession, here: AsyncSession, model_table: Table, on_table: Callable[[str], None]
) -> CopiedTable:
    on_table(model_table.name)
    rows, sum_there = 0, Checksum()
    async for some in _batches(there, model_table):
        await here.execute(insert(model_table), [dict(row._mapping) for row in some])
        rows += len(some)
        sum_there.add(some)
    sum_here = Checksum()
    async for some in _batches(here, model_table):
        sum_here.add(some)
    if sum_here.value != sum_there.value:
        raise DatabaseProblem(f"The rows of {model_table.name} differ after the copy, so nothing was copied.")
    await _continue_sequence(there, here, model_table)
    return CopiedTable(model_table.name, rows, sum_there.value)


async def _batches(session: AsyncSession, model_table: Table) -> AsyncIterator[list[Row[Any]]]:
    # A job's parent has a smaller id, so the order of primary keys satisfies the foreign key.
    query = select(model_table).order_by(*model_table.primary_key).execution_options(yield_per=BATCH_ROWS)
    async for some in (await session.stream(query)).partitions():
        yield list(some)


class Checksum:
    """A checksum of rows that does not depend on their order, as databases sort text differently."""

    def __init__(self) -> None:
        self._sum = 0

    def add(self, rows: list[Row[Any]]) -> None:
        """Add rows to the checksum; each value counts by its repr."""
        for row in rows:
            self._sum += int.from_bytes(hashlib.sha256(repr(tuple(row)).encode()).digest())

    @property
    def value(self) -> str:
        """Return the checksum as 64 hexadecimal digits."""
        return f"{self._sum % 2**256:064x}"


SEQUENCES = table("sqlite_sequence", column("name"), column("seq"))


async def _continue_sequence(there: AsyncSession, here: AsyncSession, model_table: Table) -> None:
    """Continue the id sequence after the last id ever assigned, so that an old button never finds a new job."""
    if model_table.autoincrement_column is None:
        return
    number = model_table.autoincrement_column
    last = max(await _last_assigned(there, model_table), await here.scalar(select(func.max(number))) or 0)
    if not last:
        return
    if here.get_bind().dialect.name == "postgresql":
        await here.execute(select(func.setval(func.pg_get_serial_sequence(model_table.name, number.name), last)))
    elif model_table.dialect_options["sqlite"]["autoincrement"]:
        await here.execute(delete(SEQUENCES).where(SEQUENCES.c.name == model_table.name))
        await here.execute(insert(SEQUENCES).values(name=model_table.name, seq=last))


async def _last_assigned(session: AsyncSession, model_table: Table) -> int:
    number = model_table.autoincrement_column
    assert number is not None
    if session.get_bind().dialect.name == "postgresql":
        sequence = await session.scalar(select(func.pg_get_serial_sequence(model_table.name, number.name)))
        found = await session.scalar(select(func.pg_sequence_last_value(sequence)))
        return int(found or 0)
    if not model_table.dialect_options["sqlite"]["autoincrement"]:
        return 0
    return await session.scalar(select(SEQUENCES.c.seq).where(SEQUENCES.c.name == model_table.name)) or 0
