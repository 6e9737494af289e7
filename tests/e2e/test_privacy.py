"""/privacy: what is kept about a person, taken along, or deleted for good."""

import io
import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

from PIL import Image

from bot.sandbox.messages import Upload
from bot.sandbox.person import Person, buttons_of, text_of
from bot.sandbox.world import Flag, Message
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running, press_more
from tests.e2e.test_delete import kept

TABLES = {
    "users": "id",
    "jobs": "user_id",
    "prompt_history": "user_id",
    "usage_counts": "user_id",
}


def rows(folder: Path, table: str, user: int) -> list[dict[str, Any]]:
    """What the database has of a person."""
    with sqlite3.connect(folder / "data" / "wordbrush.db") as connection:
        connection.row_factory = sqlite3.Row
        found = connection.execute(f"SELECT * FROM {table} WHERE {TABLES[table]} = ?", (user,))  # noqa: S608  # ours
        return [dict(row) for row in found]


def archive_of(message: Message) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(message.attachments[0].data))


async def asked(person: Person, discord: Discord) -> Message:
    return await (await person.run(discord.channel, "privacy")).says("The bot stores")


async def test_what_is_kept_is_shown_and_exported(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        nothing = await asked(discord.ana, discord)
        assert text_of(nothing) == "The bot stores no jobs, pictures, or prompts of yours."
        for prompt in ("fire", "水彩画"):
            await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt=prompt)).result()
        await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="lava of Ben")).result()
        shown = await asked(discord.ana, discord)
        assert shown.flags & Flag.EPHEMERAL
        assert "2 jobs" in text_of(shown)
        assert "2 results" in text_of(shown)
        assert "Pictures that you sent are deleted 30 days after" in text_of(shown)
    async with running_bot(discord.sandbox, tmp_path):
        exported = await (await discord.ana.press(shown, "Export everything")).says("The export is complete.")
        assert exported.flags & Flag.EPHEMERAL
        archive = archive_of(exported)
        data = json.loads(archive.read("data.json"))
        assert "lava of Ben" not in archive.read("data.json").decode()
        for table in TABLES:
            assert len(data[table]) == len(rows(tmp_path, table, discord.ana.user.id)) > 0, table
        stored = rows(tmp_path, "jobs", discord.ana.user.id)
        assert [job["prompt"] for job in data["jobs"]] == [job["prompt"] for job in stored] == ["fire", "水彩画"]
        assert set(data["jobs"][0]) == set(stored[0]) - {"token"}
        assert [result["job_id"] for result in data["results"]] == [1, 2]
        pictures = {name: Image.open(io.BytesIO(archive.read(name))).size for name in archive.namelist()[1:]}
        given = Image.open(io.BytesIO(photo.data)).size
        assert pictures == {"1-photo.png": given, "1-1.png": (64, 48), "2-photo.png": given, "2-1.png": (64, 48)}


async def test_a_large_export_comes_in_parts(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    discord.guild.upload_limit = 400_000
    for _ in range(3):
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="noisy fire")).result()
    shown = await asked(discord.ana, discord)
    part = await (await discord.ana.press(shown, "Export everything")).says("This is one part of the export")
    names = []
    while "Next part" in buttons_of(part):
        names += archive_of(part).namelist()
        assert len(part.attachments[0].data) < discord.guild.upload_limit
        part = await (await discord.ana.press(part, "Next part")).says(lambda message: bool(message.attachments))
    names += archive_of(part).namelist()
    assert "The export is complete." in text_of(part)
    pictures = [f"{job}-{which}" for job in (1, 2, 3) for which in ("1", "photo")]
    assert sorted(name.split(".")[0] for name in names) == [*pictures, "data"]


async def test_all_is_deleted_in_the_database_on_disk_and_in_the_channel(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    once = {"WORDBRUSH_LIMITS__JOBS_PER_DAY": "3"}
    ana, ben = discord.ana, discord.ben
    async with running_bot(discord.sandbox, tmp_path, environment=once) as bot:
        first = await (await ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        of_ben = await (await press_more(ben, first, "Stronger")).result()
        await (await ana.run(discord.channel, "show", id="1")).result()
        running = await ana.run(discord.channel, "stylize", picture=photo, prompt="slow forever ice")
        await running.says(is_running)
        waiting = await ana.run(discord.channel, "stylize", picture=photo, prompt="mosaic")
        await waiting.says("Position in the queue: 1")
        question = await (await ana.press(await asked(ana, discord), "Delete everything…")).says("permanently")
        assert first.id in discord.channel.messages
        await (await ana.press(question, "Delete data and messages")).says("Your data is deleted.")
        assert [one.id for one in discord.channel.messages.values() if one.only_for is None] == [of_ben.id]
        for table in ("jobs", "prompt_history"):
            assert rows(tmp_path, table, ana.user.id) == []
        assert len(rows(tmp_path, "jobs", ben.user.id)) == 1
        # What Ben has made of it is his: the photo, the network, and his own picture.
        assert len(kept(tmp_path)) == 3
        await (await press_more(ben, of_ben, "Softer")).result()
        assert "job broken" not in "\n".join(bot.log)
        running_jobs = [json.loads(line)["job"] for line in bot.log if '"job running"' in line]
        assert running_jobs == [1, 2, 3, 5], "what waited was stopped before it could begin"
        # A deletion is no way around the limits of the day.
        await (await ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        assert rows(tmp_path, "usage_counts", ana.user.id)[0]["jobs"] == 3


async def test_messages_can_stay(discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path) -> None:
    first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    question = await (await discord.ana.press(await asked(discord.ana, discord), "Delete everything…")).says(
        "permanently"
    )
    await (await discord.ana.press(question, "Delete data, keep messages")).says("Your data is deleted.")
    assert first.id in discord.channel.messages
    assert kept(tmp_path) == set()
    await (await discord.ben.press(first, "Variation")).says("no longer knows this picture")
    await (await discord.ana.run(discord.channel, "history")).says("You have no pictures yet")
