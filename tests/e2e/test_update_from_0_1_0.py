"""An update of a bot of version 0.1.0 that was killed with a full queue, on SQLite, PostgreSQL and in a container.

`version_0_1_0.json` is what the code of commit 77c1dd5 left in the local Discord: its tables, rows, pictures and
messages, with names in place of ids and times. Ana had two results, saved one as the style “Glass”, learned “Ink” and
shared it. Cleo allowed 3 jobs a day and 768 pixels for a role, and blocked a word; Dora is banned. When the bot was
killed, Ben's “ice” was being painted; a picture, an album in “Glass”, a picture in direct messages and a training
waited.
"""

import asyncio
import base64
import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, insert, text
from sqlalchemy.types import Boolean, Date, DateTime

from bot.sandbox.messages import Upload
from bot.sandbox.person import Person, text_of
from bot.sandbox.world import Message
from bot.store.database import Database
from bot.store.migrating import upgrade
from tests.e2e.bot_process import running_bot
from tests.e2e.conftest import Discord
from tests.e2e.test_database_commands import wordbrush_db
from tests.postgres import PostgresServer

FIXTURE = Path(__file__).with_name("version_0_1_0.json").read_text()
HEAD = "0009"  # of its migrations
WAITING = {
    4: "ice for 3 s",
    5: "gold",
    6: "fire",
    7: "silver",
    8: "blue wave",
}  # prompts of the jobs that had not ended


def read(discord: Discord, dora: Person, messages: dict[str, int]) -> dict[str, Any]:
    """The fixture with the ids of this Discord, and times of a minute ago."""
    before = datetime.now(UTC).replace(tzinfo=None) - timedelta(minutes=1)
    ids = messages | {
        "ANA": discord.ana.user.id,
        "BEN": discord.ben.user.id,
        "CLEO": discord.cleo.user.id,
        "DORA": dora.user.id,
        "GUILD": discord.guild.id,
        "CHANNEL": discord.channel.id,
        "DIRECT": discord.sandbox.world.direct_messages(discord.ben.user).id,
        "ROLE": discord.moderators.id,
        "BOT": discord.sandbox.world.bot.id,
    }
    found = re.sub(r'"@([A-Z]+(?:_\d+)?)@"', lambda match: str(ids.get(match[1], match[0])), FIXTURE)
    found = re.sub(r"@([A-Z]+(?:_\d+)?)@", lambda match: str(ids.get(match[1], match[0])), found)
    times = {"NOW": before, "EXPIRED": before - timedelta(days=1)}
    for name, moment in times.items():
        found = found.replace(f"@{name}@", moment.isoformat(" "))
    value: dict[str, Any] = json.loads(found.replace("@TODAY@", datetime.now(UTC).date().isoformat()))
    return value


def lay_messages(discord: Discord, fixture: dict[str, Any]) -> dict[int, Message]:
    """Post the panels as they were, by the number of their job."""
    panels = {}
    for number, shown in enumerate(fixture["messages"], 1):
        channel = discord.sandbox.world.channels[shown["channel"]]
        message = Message(shown["id"], channel, discord.sandbox.world.bot, flags=shown["flags"])
        message.components = shown["components"]
        message.application_id = discord.sandbox.world.bot.id
        channel.messages[message.id] = message
        panels[number] = message
    return panels


def lay_tables(connection: Connection, fixture: dict[str, Any]) -> None:
    """Make the tables, with SQLite as they were there, and fill them."""
    if connection.dialect.name == "sqlite":
        for statement in fixture["schema"]:
            connection.exec_driver_sql(statement)
    else:
        upgrade(connection, HEAD)
        connection.execute(text("DELETE FROM alembic_version"))
    metadata = MetaData()
    metadata.reflect(connection)
    assert set(metadata.tables) == set(fixture["rows"])
    for table in metadata.sorted_tables:
        for row in fixture["rows"][table.name]:
            values = dict(row)
            for name, value in row.items():
                kind = table.columns[name].type
                if isinstance(value, str) and isinstance(kind, DateTime):
                    values[name] = datetime.fromisoformat(value)
                elif isinstance(value, str) and isinstance(kind, Date):
                    values[name] = date.fromisoformat(value)
                elif isinstance(value, str) and kind.__visit_name__ == "JSON":
                    values[name] = json.loads(value)
                elif isinstance(kind, Boolean):
                    values[name] = bool(value)
            connection.execute(insert(table).values(values))
        if (
            connection.dialect.name == "postgresql"
            and "id" in table.columns
            and table.columns["id"].autoincrement is True
        ):
            highest = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}"  # noqa: S608  # our own name
            connection.execute(text(highest))
    connection.commit()


async def lay(url: str, folder: Path, fixture: dict[str, Any]) -> None:
    """Write the data of the old bot: the database, and the pictures in `folder`."""
    database = Database(url)
    async with database._engine.connect() as connection:
        await connection.run_sync(lay_tables, fixture)
    await database.close()
    for key, data in fixture["blobs"].items():
        (folder / "blobs" / key).parent.mkdir(parents=True, exist_ok=True)
        (folder / "blobs" / key).write_bytes(base64.b64decode(data))


@dataclass(frozen=True)
class Place:
    """Where the old bot had its data, and the settings of the new one."""

    url: str
    folder: Path
    environment: dict[str, str]


@pytest.fixture(params=["sqlite", *(pytest.param(one, marks=pytest.mark.prove) for one in ("container", "postgres"))])
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    folder = tmp_path / "data"
    if request.param == "container":  # its working directory was /data
        folder /= "data"
    folder.mkdir(parents=True)
    if request.param != "postgres":
        return Place(f"sqlite+aiosqlite:///{folder / 'wordbrush.db'}", folder, {})
    server: PostgresServer = request.getfixturevalue("postgres")
    url = server.url(await asyncio.to_thread(server.new_database))
    return Place(url, folder, {"WORDBRUSH_DATABASE__URL": url})


def with_pictures(discord: Discord) -> list[Message]:
    return [message for message in discord.sandbox.world.messages() if message.attachments]


async def test_nothing_is_lost_and_what_waited_is_delivered_once(
    discord: Discord, tmp_path: Path, photo: Upload, place: Place
) -> None:
    world = discord.sandbox.world
    dora = Person(discord.sandbox, world.add_user("Dora"))
    world.add_member(discord.guild, dora.user)
    fixture = read(discord, dora, {f"MESSAGE_{number}": world.new_id() for number in range(1, 9)})
    panels = lay_messages(discord, fixture)
    await lay(place.url, place.folder, fixture)
    environment = place.environment

    async def ask(person: Person, prompt: str, **options: Any) -> Any:
        return await person.run(discord.channel, "stylize", picture=photo, prompt=prompt, **options)

    async with running_bot(discord.sandbox, tmp_path, environment=environment) as bot:
        for job in WAITING:
            delivered = json.loads(await bot.logs(f'"event": "job delivered", "state": "done", "job": {job}'))
            assert delivered["job"] == job
        # In the message that waited for it, and nowhere else.
        assert {message.id for message in with_pictures(discord)} == {panels[job].id for job in WAITING}
        for job in (4, 5, 7):
            assert WAITING[job] in text_of(panels[job])
        assert [len(panels[job].attachments) for job in (4, 6)] == [2, 2]

        # Limits and bans: Ana has had 3 of 3 jobs, Ben one of 3.
        await (await ask(discord.ana, "fire")).says("used 3 of your 3 jobs for today in this server")
        await (await ask(discord.ben, "fire and thunder")).says("thunder")
        await (await ask(dora, "fire")).says("The bot owner has banned you")
        shown = text_of(await (await discord.cleo.run(discord.channel, "limits show")).says("Limits in this server"))
        assert "768" in shown

        # History, styles, and buttons of 0.1.0.
        history = await (await discord.ana.run(discord.channel, "history")).says("gold")
        assert "fire" in text_of(history)
        styles = text_of(await (await discord.ana.run(discord.channel, "style list")).says("Glass"))
        assert "Ink" in styles
        await (await discord.ben.run(discord.channel, "stylize", picture=photo, style="Ink")).result()
        await (await discord.ben.press(panels[1], "Variation")).result()
        await (await ask(discord.ben, "ice")).result()
        await (await ask(discord.ben, "ice")).says("used 3 of your 3 jobs for today in this server")
        await (await discord.ana.run(discord.channel, "privacy")).says("2 saved styles")

    before = Counter(message.id for message in with_pictures(discord))
    async with running_bot(discord.sandbox, tmp_path, environment=environment):
        await (await discord.cleo.run(discord.channel, "queue")).says("The queue is empty")
    assert Counter(message.id for message in with_pictures(discord)) == before, "nothing is delivered again"
    code, said = await wordbrush_db(tmp_path, "check", "--pictures", environment=environment)
    assert code == 0, said
    assert "No problems found." in said


async def test_the_migrations_of_0_1_0_are_as_they_were(tmp_path: Path) -> None:
    """Released migrations are never edited: they still make exactly its tables."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'made.db'}")

    def made(connection: Connection) -> list[str]:
        upgrade(connection, HEAD)
        found = text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
        return list(connection.execute(found).scalars())

    async with database._engine.connect() as connection:
        statements = await connection.run_sync(made)
    await database.close()

    def columns(schema: list[str]) -> list[list[str]]:
        """Constraints of a table stand in any order, from run to run."""
        return sorted(sorted(line.strip().rstrip(",") for line in one.splitlines()) for one in schema)

    assert columns(statements) == columns(json.loads(FIXTURE)["schema"])
