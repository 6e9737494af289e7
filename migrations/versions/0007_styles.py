"""Styles with names, jobs that train them or use them on many pictures"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every job that there is asked for a picture."""
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.Text(), nullable=False, server_default="picture"))
        batch_op.add_column(sa.Column("style_name", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("moving", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("frames", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("checkpoint", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("counted_trainings", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_index("ix_jobs_checkpoint", ["checkpoint"])
    with op.batch_alter_table("usage_counts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("trainings", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "styles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("shared_with", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("searched", sa.Text(), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("pictures", sa.Integer(), nullable=False),
        sa.Column("weights", sa.Text(), nullable=False),
        sa.Column("thumbnail", sa.Text(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_styles_user_id")),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_styles_guild_id")),
        sa.ForeignKeyConstraint(["shared_with"], ["guilds.id"], name=op.f("fk_styles_shared_with")),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_styles_job_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_styles")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_styles_user_id_searched", "styles", ["user_id", "searched"], unique=True)
    op.create_index("ix_styles_shared_with", "styles", ["shared_with"])
    op.create_index("ix_styles_weights", "styles", ["weights"])
    op.create_index("ix_styles_thumbnail", "styles", ["thumbnail"])


def downgrade() -> None:
    """Take it back; jobs that asked for no picture go with it."""
    op.drop_table("styles")
    with op.batch_alter_table("usage_counts", schema=None) as batch_op:
        batch_op.drop_column("trainings")
    # Foreign keys are off in migrations.
    op.execute("DELETE FROM results WHERE job_id IN (SELECT id FROM jobs WHERE kind != 'picture')")
    op.execute("DELETE FROM posts WHERE job_id IN (SELECT id FROM jobs WHERE kind != 'picture')")
    op.execute("UPDATE jobs SET parent_id = NULL WHERE parent_id IN (SELECT id FROM jobs WHERE kind != 'picture')")
    op.execute("DELETE FROM jobs WHERE kind != 'picture'")
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.drop_index("ix_jobs_checkpoint")
        batch_op.drop_column("counted_trainings")
        batch_op.drop_column("checkpoint")
        batch_op.drop_column("frames")
        batch_op.drop_column("moving")
        batch_op.drop_column("style_name")
        batch_op.drop_column("kind")
