"""The types of columns that SQLAlchemy does not have."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, TypeDecorator

RowId = BigInteger().with_variant(Integer, "sqlite")  # SQLite autoincrements INTEGER only, which is as wide there


class UTCDateTime(TypeDecorator[datetime]):
    """A moment in UTC, aware in Python and naive in the database, as SQLite stores no time zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert an aware moment to a naive one in UTC; a naive one is a mistake of the caller."""
        if value is None:
            return None
        assert value.tzinfo is not None
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Mark a stored moment as being in UTC."""
        return None if value is None else value.replace(tzinfo=UTC)
