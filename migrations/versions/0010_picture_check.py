"""From which score on the picture check hides or refuses the pictures of a job"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was checked before."""
    with op.batch_alter_table("jobs") as jobs:
        jobs.add_column(sa.Column("least_scores", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("jobs") as jobs:
        jobs.drop_column("least_scores")
