"""Units that admins grant on top of limits, and shares of the queue"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Jobs that wait have the share that everybody had so far."""
    op.create_table(
        "grants",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("remaining", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=True),
        sa.Column("granted_by", sa.BigInteger(), nullable=True),
        sa.Column("granted_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("remaining BETWEEN 0 AND units", name=op.f("ck_grants_remaining")),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_grants_guild_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_grants_guild_id_user_id", "grants", ["guild_id", "user_id"])
    with op.batch_alter_table("jobs") as jobs:
        jobs.add_column(sa.Column("queue_share", sa.Integer(), nullable=False, server_default="1"))
        jobs.add_column(sa.Column("granted", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    """Take it back; what grants have paid for stays uncounted."""
    with op.batch_alter_table("jobs", table_kwargs={"sqlite_autoincrement": True}) as jobs:
        jobs.drop_column("granted")
        jobs.drop_column("queue_share")
    op.drop_table("grants")
