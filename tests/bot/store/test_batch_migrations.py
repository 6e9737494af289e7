"""A batch migration drops and renames tables; the rows that refer to them have to stay."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store import revisions
from bot.store.database import Database
from bot.store.jobs import Jobs
from bot.store.revisions import MIGRATIONS
from tests.bot.store.conftest import FREE, new_job

REVISION = '''
"""Rebuild the table of jobs."""
from alembic import op
import sqlalchemy as sa

revision, down_revision, branch_labels, depends_on = "9999", "{head}", None, None


def upgrade() -> None:
    with op.batch_alter_table("users", recreate="always") as batch:
        batch.add_column(sa.Column("extra", sa.Text()))
    with op.batch_alter_table("jobs", recreate="always") as batch:
        batch.add_column(sa.Column("extra", sa.Text()))


def downgrade() -> None:
    pass
'''


async def test_a_rebuilt_table_keeps_what_refers_to_it(
    sqlite: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = Jobs(sqlite)
    parent = await jobs.submit(new_job(), FREE, 100)
    child = await jobs.submit(new_job(parent_id=parent.id), FREE, 100)
    versions = sorted((MIGRATIONS / "versions").glob("*.py"))
    (tmp_path / "migrations" / "versions").mkdir(parents=True)
    for file in (MIGRATIONS / "env.py", MIGRATIONS / "script.py.mako", *versions):
        copy = tmp_path / "migrations" / file.relative_to(MIGRATIONS)
        copy.write_text(file.read_text())
    head = versions[-1].name.split("_")[0]
    (tmp_path / "migrations" / "versions" / "9999_rebuild.py").write_text(REVISION.format(head=head))
    monkeypatch.setattr(revisions, "MIGRATIONS", tmp_path / "migrations")
    await sqlite.migrate()
    kept = await jobs.get(child.id)
    assert kept
    assert kept.parent_id == parent.id
    async with sqlite.reading() as session:
        assert (await session.execute(text("PRAGMA foreign_key_check"))).all() == []
        assert (await session.execute(text("PRAGMA foreign_keys"))).scalar() == 1
