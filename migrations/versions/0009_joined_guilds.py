"""Which servers the bot has been a member of: only those can remove it"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of none it is known yet; the next start knows which it is in. What seems to have left may never have joined."""
    with op.batch_alter_table("guilds") as guilds:
        guilds.add_column(sa.Column("joined", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE guilds SET left_at = NULL")


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("guilds") as guilds:
        guilds.drop_column("joined")
