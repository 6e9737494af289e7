"""The stored step times: how long a step takes by models, device, preset and size."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Executable, select

from bot.store.database import Database, dialect_insert
from bot.store.models import StepTime


class MeasuredSteps:
    """The repository of measured step times."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Sequence[StepTime]:
        """Return every stored step time."""
        async with self._database.reading() as session:
            return (await session.scalars(select(StepTime))).all()

    async def keep(self, step_time: StepTime) -> None:
        """Store a step time, replacing the earlier one of the same models, device, preset and size."""
        values = {column.name: getattr(step_time, column.name) for column in StepTime.__table__.c}
        await self._database.transact(lambda rows: rows.execute(_keep(rows.dialect.name), values).close())


@cache
def _keep(dialect: str) -> Executable:
    insert = dialect_insert(dialect, StepTime)
    key = list(StepTime.__table__.primary_key)
    measured = {name: insert.excluded[name] for name in ("seconds_a_step", "pictures")}
    return insert.on_conflict_do_update(index_elements=key, set_=measured)
