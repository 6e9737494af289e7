"""`wordbrush db`: a backup while the bot runs, put back after a loss, and what a check finds."""

import asyncio
import os
import shutil
import sqlite3
from pathlib import Path

from bot.sandbox.messages import Upload
from tests import forks
from tests.e2e.bot_process import ROOT, BotProcess, running_bot
from tests.e2e.conftest import Discord


async def wordbrush_db(folder: Path, *arguments: str, environment: dict[str, str] | None = None) -> tuple[int, str]:
    """Exit code, and what it says."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "1000", **(environment or {})}
    done = await asyncio.to_thread(forks.run, "tests.command_line", ["db", *arguments], cwd=folder, env=variables)
    return done.returncode, " ".join((done.stdout + done.stderr).split())


def data(folder: Path) -> Path:
    return folder / "data" / "wordbrush.db"


async def test_what_was_backed_up_while_the_bot_ran_is_there_again_after_a_loss(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        acts = [
            await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire for 1 s") for _ in range(3)
        ]
        code, said = await wordbrush_db(tmp_path, "backup", "saved.db")
        assert (code, "MB" in said) == (0, True), said
        code, said = await wordbrush_db(tmp_path, "check", "--pictures")
        assert (code, "No problems found." in said) == (0, True), said
        code, said = await wordbrush_db(tmp_path, "restore", "saved.db")
        assert code == 1
        assert "Another bot is running on the database" in said
        for act in acts:
            await act.result()
    data(tmp_path).write_bytes(b"lost")
    code, said = await wordbrush_db(tmp_path, "check")
    assert code == 1
    code, said = await wordbrush_db(tmp_path, "restore", "saved.db")
    assert code == 0, said
    async with running_bot(discord.sandbox, tmp_path):
        # What had not ended when the backup was made is done again, in the place where it was.
        await (await discord.ana.press(message, "Variation")).result()
        await (await discord.ana.run(discord.channel, "history")).says("fire")
    assert (await wordbrush_db(tmp_path, "check"))[0] == 0


async def test_a_snapshot_has_the_pictures_and_old_ones_are_deleted(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    blobs = tmp_path / "data" / "blobs"
    async with running_bot(discord.sandbox, tmp_path):
        message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        for _ in range(3):
            code, said = await wordbrush_db(tmp_path, "snapshot", "backups", "--keep", "2")
            assert code == 0, said
            await asyncio.sleep(1)  # their names are times in seconds
    older, newer = sorted((tmp_path / "backups").iterdir())
    pictures = {path.relative_to(blobs) for path in blobs.rglob("*") if path.is_file()}
    for snapshot in (older, newer):
        saved = snapshot / "blobs"
        assert {path.relative_to(saved) for path in saved.rglob("*") if path.is_file()} == pictures
        assert all((saved / picture).stat().st_nlink == 2 for picture in pictures), "the first snapshot is deleted"
    shutil.rmtree(tmp_path / "data")
    code, said = await wordbrush_db(tmp_path, "restore", str(newer))
    assert code == 0, said
    code, said = await wordbrush_db(tmp_path, "check", "--pictures")
    assert (code, "No problems found." in said) == (0, True), said
    async with running_bot(discord.sandbox, tmp_path):
        await (await discord.ana.press(message, "Variation")).result()
    remote = {"WORDBRUSH_BLOBS__URL": "s3://bucket/wordbrush"}
    code, said = await wordbrush_db(tmp_path, "snapshot", "backups", environment=remote)
    assert (code, "that storage's own tools" in said) == (1, True), said


WRONG = {
    "nothing.db": "does not exist",
    "text.db": "is not a backup",
    "other.db": "is not a backup",
    "later.db": "later version",
}


async def test_what_cannot_be_restored_is_refused_and_nothing_is_lost(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    (tmp_path / "text.db").write_text("not a database" * 1000)
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE other (x)").connection.close()
    shutil.copy(data(tmp_path), tmp_path / "later.db")
    with sqlite3.connect(tmp_path / "later.db") as later:
        later.execute("UPDATE alembic_version SET version_num = '9999'")
    for file, says in WRONG.items():
        code, said = await wordbrush_db(tmp_path, "restore", file)
        assert (code, says in said) == (1, True), said
    async with running_bot(discord.sandbox, tmp_path):
        await (await discord.ana.press(message, "Variation")).result()


async def test_a_backup_takes_no_place_of_another_file(bot: BotProcess, tmp_path: Path) -> None:
    (tmp_path / "saved.db").write_text("precious")
    code, said = await wordbrush_db(tmp_path, "backup", "saved.db")
    assert (code, "exists already" in said) == (1, True)
    assert (tmp_path / "saved.db").read_text() == "precious"


async def test_the_folder_of_a_backup_is_made(bot: BotProcess, tmp_path: Path) -> None:
    code, said = await wordbrush_db(tmp_path, "backup", "backups/today/saved.db")
    assert code == 0, said
    assert (tmp_path / "backups" / "today" / "saved.db").stat().st_mode & 0o777 == 0o600
    (tmp_path / "file").touch()
    code, said = await wordbrush_db(tmp_path, "backup", "file/saved.db")
    assert (code, "file/saved.db cannot be written" in said) == (1, True), said


async def test_a_check_finds_what_is_wrong(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    pictures = sorted((tmp_path / "data" / "blobs").rglob("*.png"))
    pictures[0].unlink()
    pictures[1].write_bytes(pictures[1].read_bytes()[:-1])
    with sqlite3.connect(data(tmp_path)) as rows:
        rows.execute("UPDATE usage_counts SET jobs = 0")
        rows.execute("PRAGMA foreign_keys=OFF")
        rows.execute("DELETE FROM users")
    code, said = await wordbrush_db(tmp_path, "check")
    assert code == 1
    assert "refers to a missing row of users" in said
    assert "1 jobs on" in said
    with sqlite3.connect(data(tmp_path)) as rows:
        rows.execute("UPDATE usage_counts SET jobs = 1")
        rows.execute("INSERT INTO users SELECT DISTINCT user_id, created_at FROM jobs")
    code, said = await wordbrush_db(tmp_path, "check", "--pictures")
    assert code == 1
    assert f"{pictures[0].name} is missing" in said
    assert f"{pictures[1].name} is damaged" in said


async def test_without_a_database_it_says_so(tmp_path: Path) -> None:
    for command in (("check",), ("backup", "saved.db")):
        code, said = await wordbrush_db(tmp_path, *command)
        assert (code, "does not exist. The bot creates it" in said) == (1, True), said
