"""Results, further messages, and paces"""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A job can have several pictures; how long a step takes is learned; what shows a job is remembered"""
    op.create_table(
        "results",
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.Column("weights", sa.Text(), nullable=False),
        sa.Column("film", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_results_job_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("job_id", "number", name=op.f("pk_results")),
    )
    op.execute(
        "INSERT INTO results (job_id, number, seed, picture, weights) "
        "SELECT id, 1, seed, result, weights FROM jobs WHERE result IS NOT NULL AND weights IS NOT NULL"
    )
    for column in ("picture", "weights", "film"):
        op.create_index(f"ix_results_{column}", "results", [column])
    op.create_table(
        "posts",
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_posts_job_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_posts")),
    )
    op.create_index("ix_posts_job_id", "posts", ["job_id"])
    op.create_table(
        "paces",
        sa.Column("models", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("preset", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("seconds_a_step", sa.Double(), nullable=False),
        sa.Column("pictures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("models", "device", "preset", "size", name=op.f("pk_paces")),
    )
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("count", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("favourite", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("reachable", sa.Boolean(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("searched", sa.Text(), nullable=False, server_default=""))
        batch_op.drop_column("result")
        batch_op.drop_column("weights")
    _fold_prompts()
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.alter_column("searched", server_default=None)
        batch_op.create_index("ix_jobs_content", ["content"])
        batch_op.create_index("ix_jobs_style", ["style"])


def _fold_prompts() -> None:
    jobs = sa.table("jobs", sa.column("prompt"), sa.column("searched"))
    connection = op.get_bind()
    for (prompt,) in connection.execute(sa.select(jobs.c.prompt).distinct()).all():
        searched = unicodedata.normalize("NFKC", prompt).casefold()
        connection.execute(sa.update(jobs).where(jobs.c.prompt == prompt).values(searched=searched))


def downgrade() -> None:
    """Take it back; of several pictures the first one stays."""
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.drop_index("ix_jobs_style")
        batch_op.drop_index("ix_jobs_content")
        batch_op.drop_column("searched")
        batch_op.drop_column("reachable")
        batch_op.drop_column("favourite")
        batch_op.drop_column("count")
        batch_op.add_column(sa.Column("result", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("weights", sa.Text(), nullable=True))
    for column, source in (("result", "picture"), ("weights", "weights")):
        first = f"SELECT {source} FROM results WHERE results.job_id = jobs.id AND number = 1"  # noqa: S608  # ours
        op.execute(f"UPDATE jobs SET {column} = ({first})")  # noqa: S608  # ours
    op.drop_table("paces")
    op.drop_table("posts")
    op.drop_table("results")
