"""Words that servers block, and who has changed settings"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A server's words, and its log of changes"""
    op.create_table(
        "guild_words",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("normal_form", sa.Text(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_guild_words_guild_id")),
        sa.PrimaryKeyConstraint("guild_id", "normal_form", name=op.f("pk_guild_words")),
    )
    op.create_table(
        "setting_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("setting", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_setting_changes_guild_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting_changes")),
    )
    op.create_index("ix_setting_changes_guild_id", "setting_changes", ["guild_id"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("setting_changes")
    op.drop_table("guild_words")
