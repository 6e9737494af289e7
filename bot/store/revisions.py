"""Which versions of the tables there are, and which one a database has. Nothing here imports Alembic (10 MB)."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

MIGRATIONS = Path(__file__).parents[2] / "migrations"
VERSION_TABLE = "alembic_version"


def revisions() -> list[str]:
    """Return the ids of all Alembic revisions that this version knows, the oldest first.

    Each file of a migration begins with its revision, in the order in which they are applied.
    """
    return sorted(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("*_*.py"))


def revision_of(connection: Connection) -> str | None:
    """Return the Alembic revision of the tables in the database, or None if there are none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    revision: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608  # a constant
    return revision
