"""The stored step times: how long a step takes by models, device, preset and size."""

from collections.abc import Sequence

from sqlalchemy import select

from bot.store.database import Database
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
        async with self._database.writing() as session:
            await session.merge(step_time)
