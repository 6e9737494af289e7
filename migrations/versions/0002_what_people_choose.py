"""What people choose for a job"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Options and size, and the style of a job that optimises nothing"""
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("size", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("style", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("options", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.drop_column("options")
        batch_op.drop_column("style")
        batch_op.drop_column("size")
