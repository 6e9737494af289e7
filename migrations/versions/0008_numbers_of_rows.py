"""Numbers of rows are given once only, and may be as wide as Discord's"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

COLUMNS = {
    "jobs": ("id", "parent_id"),
    "results": ("job_id",),
    "posts": ("job_id",),
    "styles": ("id", "job_id"),
    "setting_changes": ("id",),
}


def upgrade() -> None:
    """SQLite: an earlier change of the table of jobs has lost that it counts on. PostgreSQL: BIGINT."""
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("jobs", recreate="always", table_kwargs={"sqlite_autoincrement": True}):
            pass
    else:
        _alter(sa.Integer(), sa.BigInteger())


def downgrade() -> None:
    """Take it back; SQLite may go on counting."""
    if op.get_bind().dialect.name != "sqlite":
        _alter(sa.BigInteger(), sa.Integer())


def _alter(before: sa.types.TypeEngine[int], after: sa.types.TypeEngine[int]) -> None:
    for table, columns in COLUMNS.items():
        for column in columns:
            op.alter_column(table, column, existing_type=before, type_=after)
