"""A bot of today on a database of every earlier version: nothing is lost, and what was queued is run."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, Table, create_engine, insert
from sqlalchemy.types import JSON, BigInteger, Boolean, Date, DateTime, Float, Integer

from bot.sandbox.messages import Upload
from bot.store.blobs import Blobs
from bot.store.migrating import upgrade
from bot.store.revisions import revisions
from tests.e2e.bot_process import running_bot
from tests.e2e.conftest import Discord
from tests.e2e.test_database_commands import wordbrush_db

NOW = datetime.now(UTC).replace(tzinfo=None)
PROMPT = "fire of long ago"
BECAME = {"daily_use": "usage_counts"}  # tables that have another name now


def filled(table: Table, known: dict[str, Any]) -> dict[str, Any]:
    """A row with something in each of its columns."""
    row = {}
    for column in table.columns:
        if column.name in known:
            row[column.name] = known[column.name]
        elif column.nullable or column.server_default is not None:
            continue
        elif isinstance(column.type, DateTime):
            row[column.name] = NOW
        elif isinstance(column.type, Date):
            row[column.name] = NOW.date()
        elif isinstance(column.type, JSON):
            row[column.name] = [] if column.name == "notes" else {}
        elif isinstance(column.type, Integer | BigInteger | Float | Boolean):
            row[column.name] = 1
        else:
            row[column.name] = "x"
    return row


def fill(connection: Connection, discord: Discord, content: str) -> dict[str, int]:
    """A row in each table, a job that is done, and one that waits; gives how many rows there are in each."""
    metadata = MetaData()
    metadata.reflect(connection)
    user, guild = discord.ana.user.id, discord.guild.id
    known = {
        "user_id": user,
        "guild_id": guild,
        "channel_id": discord.channel.id,
        "application_id": discord.sandbox.world.bot.id,
        "token": "",
        "token_expires_at": NOW - timedelta(days=1),
        "prompt": PROMPT,
        "searched": PROMPT,
        "locale": "en-US",
        "preset": "draft",
        "count": 1,
        "options": {},
        "kind": "picture",
        "job_id": 1,
        "filesize_limit": 10 * 1024 * 1024,
        "starts": 1,
        "engine_deaths": 0,
        "step": 0,
        "reachable": True,
        "favourite": False,
        "allowed": True,
        "value": "x",
    }
    found = {}
    for table in metadata.sorted_tables:
        if table.name == "alembic_version":
            continue
        rows = [
            filled(
                table,
                known | ({"id": user} if table.name == "users" else {"id": guild if table.name == "guilds" else 1}),
            )
        ]
        if table.name == "jobs":
            done = {
                "id": 1,
                "state": "done",
                "content": content,
                "finished_at": NOW,
                "delivered_at": NOW,
                "seconds": 1.0,
            }
            waits = {"id": 2, "state": "queued", "content": content, "starts": 0}
            rows = [filled(table, known | one) for one in (done, waits)]
        for row in rows:
            connection.execute(insert(table).values(row))
        found[table.name] = len(rows)
    connection.commit()
    return found


*EARLIER, LAST = revisions()


@pytest.mark.parametrize(
    "revision", [*(pytest.param(one, marks=pytest.mark.prove) for one in EARLIER[1:]), EARLIER[0], LAST]
)
async def test_what_was_kept_is_kept_and_what_was_queued_is_run(
    discord: Discord, tmp_path: Path, photo: Upload, revision: str
) -> None:
    (tmp_path / "data").mkdir()
    blob = await Blobs(str(tmp_path / "data" / "blobs")).put(photo.data, "png")
    # As earlier versions named them: without a digest.
    old = blob.split("-")[0] + ".png"
    (tmp_path / "data" / "blobs" / blob).rename(tmp_path / "data" / "blobs" / old)
    engine = create_engine(f"sqlite:///{tmp_path / 'data' / 'wordbrush.db'}")
    with engine.connect() as connection:
        upgrade(connection, revision)
        before = fill(connection, discord, old)
    async with running_bot(discord.sandbox, tmp_path) as bot:
        delivered = json.loads(await bot.logs('"event": "job delivered"'))
        assert (delivered["job"], delivered["state"]) == (2, "done")
        [message] = [message for message in discord.sandbox.world.messages() if message.attachments]
        assert message.channel is discord.channel
        await (await discord.ben.press(message, "Variation")).result()
        page = await (await discord.ana.run(discord.channel, "history")).says(PROMPT)
        assert page
    metadata = MetaData()
    with engine.connect() as connection:
        metadata.reflect(connection)
        for name, count in before.items():
            table = metadata.tables[BECAME.get(name, name)]
            assert len(connection.execute(table.select()).all()) >= count, name
    engine.dispose()
    code, said = await wordbrush_db(tmp_path, "check")
    assert code == 0 or "is missing" in said, said


async def test_a_database_of_a_later_version_is_refused_in_a_sentence(discord: Discord, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    engine = create_engine(f"sqlite:///{tmp_path / 'data' / 'wordbrush.db'}")
    with engine.connect() as connection:
        upgrade(connection)
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    engine.dispose()
    async with running_bot(discord.sandbox, tmp_path, connected=False) as bot:
        assert await bot.ended() == 1
        assert "was made by a later version of Wordbrush" in " ".join("\n".join(bot.log).split())
