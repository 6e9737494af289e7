"""Folders of another user, and who can read the bot's data: what `run` and `doctor` say about both."""

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.sandbox.messages import Upload
from tests.e2e.bot_process import ROOT, running_bot
from tests.e2e.conftest import Discord

IS_ROOT = os.name == "posix" and os.geteuid() == 0

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="files have no such permissions there"),
    pytest.mark.skipif(IS_ROOT and not shutil.which("setpriv"), reason="root can write everywhere"),
]

# Root without capabilities is a user like any other.
UNPRIVILEGED = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if IS_ROOT else []


def of_another_user(folder: Path) -> Path:
    folder.mkdir()
    if IS_ROOT:
        os.chown(folder, 10001, 10001)
    folder.chmod(0o555)
    return folder


async def test_a_data_folder_of_another_user_is_said_with_the_command_that_helps(
    discord: Discord, tmp_path: Path
) -> None:
    folder = of_another_user(tmp_path / "data")
    async with running_bot(discord.sandbox, tmp_path, inside=UNPRIVILEGED or ["env"], connected=False) as bot:
        assert await bot.ended() == 1
    said = " ".join("\n".join(bot.log).split())
    assert f"{folder} cannot be written: permission denied for uid {os.geteuid()}" in said
    assert f"chown -R {os.geteuid()} {folder}" in said


async def test_the_doctor_says_the_same(discord: Discord, tmp_path: Path) -> None:
    folder = of_another_user(tmp_path / "data")
    models = of_another_user(tmp_path / "models")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "WORDBRUSH_ENGINE__MODELS": "bundled",
        "WORDBRUSH_ENGINE__DEVICE": "cuda:77",  # which is soon found out
        "WORDBRUSH_ENGINE__CACHE_DIR": str(models),
    }
    command = [*UNPRIVILEGED, sys.executable, "-m", "bot", "doctor"]
    done = await asyncio.to_thread(
        subprocess.run, command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    for what, sign, where in (("database", "✗", folder), ("pictures", "✗", folder), ("models", "!", models)):
        assert f"{sign} folder for the {what}: {where} cannot be written: permission denied for uid" in done.stdout
        assert f"→ run as root: chown -R {os.geteuid()} {where}" in done.stdout


async def test_nobody_else_can_read_the_database_and_the_pictures(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path, forked=False) as bot:
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        paths = [tmp_path / "data", *(tmp_path / "data").rglob("*")]
        assert {path.suffix for path in paths} >= {".db", ".db-wal", ".png"}
        assert not [path for path in paths if path.stat().st_mode & 0o077]
        assert not [line for line in bot.log if "other users of this machine can read" in line]
