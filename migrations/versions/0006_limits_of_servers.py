"""Limits and settings of servers, counts of days for each of them, bans"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The counts of days go on."""
    op.create_table(
        "guild_settings",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_guild_settings_guild_id")),
        sa.PrimaryKeyConstraint("guild_id", "kind", "target_id", "name", name=op.f("pk_guild_settings")),
    )
    op.create_table(
        "usage_counts",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("jobs", sa.Integer(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "user_id", "day", name=op.f("pk_usage_counts")),
    )
    op.create_index("ix_usage_counts_day", "usage_counts", ["day"])
    op.execute(
        "INSERT INTO usage_counts (guild_id, user_id, day, jobs, units) SELECT 0, user_id, day, jobs, 0 FROM daily_use"
    )
    op.drop_table("daily_use")
    op.create_table(
        "bans",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("banned_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "target_id", name=op.f("pk_bans")),
    )
    with op.batch_alter_table("guilds", schema=None) as batch_op:
        batch_op.add_column(sa.Column("left_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("most_running", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("spoiler", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("counted_here_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("counted_jobs", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("counted_units", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_index("ix_jobs_guild_id_state_created_at", ["guild_id", "state", "created_at"])
        batch_op.drop_index("ix_jobs_state")
        batch_op.create_index("ix_jobs_state_user_id_guild_id", ["state", "user_id", "guild_id"])
    op.execute("UPDATE jobs SET counted_jobs = 1, counted_units = cost WHERE counted_on IS NOT NULL")


def downgrade() -> None:
    """Take it back; what people have used in all stays."""
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.drop_index("ix_jobs_state_user_id_guild_id")
        batch_op.create_index("ix_jobs_state", ["state"])
        batch_op.drop_index("ix_jobs_guild_id_state_created_at")
        batch_op.drop_column("counted_units")
        batch_op.drop_column("counted_jobs")
        batch_op.drop_column("counted_here_on")
        batch_op.drop_column("spoiler")
        batch_op.drop_column("most_running")
    with op.batch_alter_table("guilds", schema=None) as batch_op:
        batch_op.drop_column("left_at")
    op.drop_table("bans")
    op.create_table(
        "daily_use",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("jobs", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_daily_use_user_id")),
        sa.PrimaryKeyConstraint("user_id", "day", name=op.f("pk_daily_use")),
    )
    op.execute(
        "INSERT INTO daily_use (user_id, day, jobs) SELECT user_id, day, jobs FROM usage_counts "
        "WHERE guild_id = 0 AND user_id IN (SELECT id FROM users)"
    )
    op.drop_table("usage_counts")
    op.drop_table("guild_settings")
