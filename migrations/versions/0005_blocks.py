"""People whom servers block"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Who may not use the bot where"""
    op.create_table(
        "guild_blocks",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("blocked_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_guild_blocks_guild_id")),
        sa.PrimaryKeyConstraint("guild_id", "user_id", name=op.f("pk_guild_blocks")),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("guild_blocks")
