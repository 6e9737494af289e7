"""How long a step takes on each device, as measured."""

from collections.abc import Sequence

from sqlalchemy import select

from bot.store.database import Database
from bot.store.models import Pace


class Paces:
    """The repository of measured step times."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Sequence[Pace]:
        """Every one."""
        async with self._database.reading() as session:
            return (await session.scalars(select(Pace))).all()

    async def keep(self, pace: Pace) -> None:
        """What is known by now of a device, preset and size."""
        async with self._database.writing() as session:
            await session.merge(pace)
