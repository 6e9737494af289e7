"""One database into another one, of whatever kind: every row, checked on both sides before it counts."""

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

BATCH = 5000  # rows


@dataclass(frozen=True)
class Copied:
    """Of one table, the same on both sides. checksum: over all values of all rows, in whatever order."""

    table: str
    rows: int
    checksum: str


async def copy(source: Database, target: Database, on_table: Callable[[str], None]) -> list[Copied]:
    """All rows, or none; `on_table` is told which table it is at. The target has to be empty.

    Both are reserved meanwhile. Raises DatabaseProblem, also where a row is not the same afterwards.
    """
    if source.name == target.name:
        raise DatabaseProblem(f"{source.name} is the database that is configured already. Please set database.url.")
    async with source.reserved(), target.reserved():
        found = await maintenance.check(source)
        if found.problems:
            raise DatabaseProblem(f"{source.name} is not as it should be: {found.problems[0]} See: wordbrush db check.")
        await target.migrate()
        async with source.reading() as there, target.writing() as here:
            await _ensure_empty(here, target)
            return [await _copy_table(there, here, each, on_table) for each in Base.metadata.sorted_tables]


async def _ensure_empty(session: AsyncSession, target: Database) -> None:
    for each in Base.metadata.sorted_tables:
        if await session.scalar(select(func.count()).select_from(each)):
            raise DatabaseProblem(
                f"There is something in {target.name} already, so nothing was copied. Please give database.url a new "
                "one."
            )


async def _copy_table(there: AsyncSession, here: AsyncSession, each: Table, on_table: Callable[[str], None]) -> Copied:
    on_table(each.name)
    rows, sum_there = 0, Checksum()
    async for some in _batches(there, each):
        await here.execute(insert(each), [dict(row._mapping) for row in some])
        rows += len(some)
        sum_there.add(some)
    sum_here = Checksum()
    async for some in _batches(here, each):
        sum_here.add(some)
    if sum_here.value != sum_there.value:
        raise DatabaseProblem(f"The rows of {each.name} are not the same afterwards, so nothing was copied.")
    await _count_on(there, here, each)
    return Copied(each.name, rows, sum_there.value)


async def _batches(session: AsyncSession, each: Table) -> AsyncIterator[list[Row[Any]]]:
    # Jobs refer to older ones, so the order of keys is one in which they can be inserted.
    query = select(each).order_by(*each.primary_key).execution_options(yield_per=BATCH)
    async for some in (await session.stream(query)).partitions():
        yield list(some)


class Checksum:
    """Of rows, in whatever order: databases sort letters differently."""

    def __init__(self) -> None:
        self._sum = 0

    def add(self, rows: list[Row[Any]]) -> None:
        """Some more."""
        for row in rows:
            self._sum += int.from_bytes(hashlib.sha256(repr(tuple(row)).encode()).digest())

    @property
    def value(self) -> str:
        """64 hexadecimal digits."""
        return f"{self._sum % 2**256:064x}"


SEQUENCES = table("sqlite_sequence", column("name"), column("seq"))


async def _count_on(there: AsyncSession, here: AsyncSession, each: Table) -> None:
    """Numbers go on behind the last one that was ever given, so that no old button finds a new job."""
    if each.autoincrement_column is None:
        return
    number = each.autoincrement_column
    last = max(await _last_given(there, each), await here.scalar(select(func.max(number))) or 0)
    if not last:
        return
    if here.get_bind().dialect.name == "postgresql":
        await here.execute(select(func.setval(func.pg_get_serial_sequence(each.name, number.name), last)))
    elif each.dialect_options["sqlite"]["autoincrement"]:
        await here.execute(delete(SEQUENCES).where(SEQUENCES.c.name == each.name))
        await here.execute(insert(SEQUENCES).values(name=each.name, seq=last))


async def _last_given(session: AsyncSession, each: Table) -> int:
    number = each.autoincrement_column
    assert number is not None
    if session.get_bind().dialect.name == "postgresql":
        sequence = await session.scalar(select(func.pg_get_serial_sequence(each.name, number.name)))
        found = await session.scalar(select(func.pg_sequence_last_value(sequence)))
        return int(found or 0)
    if not each.dialect_options["sqlite"]["autoincrement"]:
        return 0
    return await session.scalar(select(SEQUENCES.c.seq).where(SEQUENCES.c.name == each.name)) or 0
