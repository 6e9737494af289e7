"""The bot as a container runs it: only its data and /tmp can be written, and it has no privileges."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.sandbox.messages import Upload
from tests.e2e.bot_process import ROOT, running_bot
from tests.e2e.conftest import Discord

pytestmark = [
    pytest.mark.prove,
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0 or not (shutil.which("unshare") and shutil.which("setpriv")),
        reason="only root on Linux can take the rest of the disk away from a process",
    ),
]

CONFINED = """
mount --make-rprivate / && mount --bind "$0" "$0" && mount -o remount,bind,ro / && cd "$0" &&
exec setpriv --bounding-set=-all --inh-caps=-all --no-new-privs "$@"
"""


def confined(folder: Path) -> list[str]:
    return ["unshare", "--mount", "sh", "-c", CONFINED, str(folder)]


def said_by(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, check=False, text=True).stderr


async def test_it_paints_where_only_its_data_can_be_written(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    assert "Read-only file system" in said_by([*confined(tmp_path), "touch", str(ROOT / "touched")])
    (tmp_path / "tmp").mkdir()
    environment = {
        "TMPDIR": str(tmp_path / "tmp"),
        "MPLCONFIGDIR": str(tmp_path / "tmp"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    async with running_bot(
        discord.sandbox, tmp_path, inside=confined(tmp_path), environment=environment, worker="engine.worker"
    ) as bot:
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", preset="draft", size=128)
        await act.result(120)
        status = Path(f"/proc/{bot.process.pid}/status").read_text()  # noqa: ASYNC240  # in memory
        assert "CapEff:\t0000000000000000" in status
        assert "NoNewPrivs:\t1" in status
        assert not [line for line in bot.log if '"level": "error"' in line]
