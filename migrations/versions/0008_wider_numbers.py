"""Numbers of jobs, styles and changes as wide as Discord's, on PostgreSQL; SQLite's always are"""

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
    """Whoever asks for a job by a number that no job has is told so, however large it is."""
    _alter(sa.Integer(), sa.BigInteger())


def downgrade() -> None:
    """Take it back."""
    _alter(sa.BigInteger(), sa.Integer())


def _alter(before: sa.types.TypeEngine[int], after: sa.types.TypeEngine[int]) -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    for table, columns in COLUMNS.items():
        for column in columns:
            op.alter_column(table, column, existing_type=before, type_=after)
