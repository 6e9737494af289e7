"""Changes of the tables by Alembic's migrations. Imported only where tables are changed: Alembic takes 10 MB."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from bot.store import revisions


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run Alembic's migrations up to `revision` on an open connection."""
    command.upgrade(_alembic(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Revert Alembic's migrations down to `revision` on an open connection."""
    command.downgrade(_alembic(connection), revision)


def alembic_config() -> Config:
    """Return an Alembic configuration that points to the project's migrations."""
    config = Config()
    # "%" would begin an interpolation.
    config.set_main_option("script_location", str(revisions.MIGRATIONS).replace("%", "%%"))
    return config


def _alembic(connection: Connection) -> Config:
    config = alembic_config()
    config.attributes["connection"] = connection
    return config
