"""`wordbrush run`, before Discord is reached."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app import assembled
from bot.client import PERMISSIONS
from bot.config import Settings


def run(folder: Path, *, without: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """without: a package that is as good as not installed."""
    hidden = f"import sys; sys.modules['{without}'] = None; " if without else ""
    command = [sys.executable, "-c", f"{hidden}from bot.cli.main import main; main()", "run"]
    root = str(Path(__file__).parents[2])
    env = {**os.environ, "PYTHONPATH": root, **environment}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.process
def test_without_a_token_it_says_step_by_step_how_to_get_one(tmp_path: Path) -> None:
    ended = run(tmp_path)
    assert ended.returncode == 1
    for words in ("discord.com/developers/applications", "WORDBRUSH_DISCORD__TOKEN", "make demo"):
        assert words in ended.stderr
    assert not list(tmp_path.iterdir()), "and leaves nothing behind"


@pytest.mark.process
def test_a_database_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")
    ended = run(tmp_path, WORDBRUSH_DISCORD__TOKEN="a-token")
    assert ended.returncode == 1
    assert "The folder of the database" in ended.stderr


@pytest.mark.process
def test_what_more_than_one_machine_needs_is_said_where_it_is_missing(tmp_path: Path) -> None:
    postgres = {"WORDBRUSH_DATABASE__URL": "postgresql+asyncpg://me:hunter2@127.0.0.1:1/wordbrush"}
    for ended in (
        run(tmp_path, without="asyncpg", WORDBRUSH_DISCORD__TOKEN="a-token", **postgres),
        run(tmp_path, without="ray", WORDBRUSH_DISCORD__TOKEN="a-token", WORDBRUSH_ENGINE__BACKEND="ray"),
    ):
        assert ended.returncode == 1
        assert "EXTRAS=cluster" in " ".join(ended.stderr.split())
        assert "hunter2" not in ended.stderr
        assert "Traceback" not in ended.stderr


@pytest.mark.process
async def test_a_bot_that_is_stopped_before_it_logs_in_ends_in_silence(tmp_path: Path) -> None:
    settings = {"database": {"url": f"sqlite+aiosqlite:///{tmp_path}/wordbrush.db"}, "blobs": {"url": str(tmp_path)}}
    async with assembled(Settings.model_validate({**settings, "monitoring": {"listen": "127.0.0.1:0"}})) as wordbrush:
        assert not wordbrush.client.is_closed()
    assert wordbrush.client.is_closed()


def test_the_invite_asks_for_what_is_needed_and_nothing_else() -> None:
    # https://docs.discord.com/developers/topics/permissions: see the channel, write, write in threads, attach files
    assert PERMISSIONS.value == 1 << 10 | 1 << 11 | 1 << 38 | 1 << 15
