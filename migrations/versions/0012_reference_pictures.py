"""The pictures whose style a job is to have"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Words alone said what style was asked for before."""
    with op.batch_alter_table("jobs", table_kwargs={"sqlite_autoincrement": True}) as jobs:
        jobs.add_column(sa.Column("reference", sa.Text(), nullable=True))
        jobs.create_index("ix_jobs_reference", ["reference"])


def downgrade() -> None:
    """Take it back; jobs that had a picture instead of words keep an empty prompt."""
    with op.batch_alter_table("jobs", table_kwargs={"sqlite_autoincrement": True}) as jobs:
        jobs.drop_index("ix_jobs_reference")
        jobs.drop_column("reference")
