"""Under load: a thousand commands in a minute, five thousand jobs on end, and a restart with a long past."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.bench.load import crowd
from tests.e2e.bot_process import ROOT

pytestmark = pytest.mark.prove

JOBS = int(os.environ.get("SOAK_JOBS", "5000"))
GROWTH = 1.1  # that memory may have between a third of the jobs and all of them
FIRST_RESPONSE_MS = 3000
COMMANDS, PEOPLE, GUILDS, SECONDS, JOB_SECONDS = 500, 200, 5, 30.0, 0.5  # of a crowd with the picture check on


async def bench(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    """The rows of a benchmark."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", "from bot.cli.main import main; main()", "bench", *arguments, "--json"),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, log = await process.communicate()
    assert process.returncode == 0, log.decode()[-4000:]
    rows: list[dict[str, Any]] = json.loads(out)["rows"]
    sys.stdout.write(json.dumps(rows, indent=1))
    return rows


async def test_a_thousand_commands_in_a_minute(tmp_path: Path) -> None:
    [row] = await bench(tmp_path, "load")
    assert row["lost"] == 0
    assert row["max_ms"] < FIRST_RESPONSE_MS
    assert row["most_before_one"] <= 1
    assert row["flood_over_its_share"] <= 2
    assert row["waiting"] > 800, "it was really a crowd"
    assert row["megabytes_peak"] < 250


@pytest.mark.alone
async def test_a_crowd_where_pictures_are_checked() -> None:
    settings = {"WORDBRUSH_MODERATION__PICTURES__CHECK": "refuse"}
    [row] = await crowd(lambda _: None, COMMANDS, PEOPLE, GUILDS, SECONDS, JOB_SECONDS, settings)
    assert row["lost"] == 0
    assert row["max_ms"] < FIRST_RESPONSE_MS
    assert row["waiting"] > COMMANDS / 2, "it was really a crowd"
    assert row["megabytes_peak"] < 250, "the model is in the imaging processes"


async def test_thousands_of_jobs_leave_nothing_behind(tmp_path: Path) -> None:
    rows = await bench(tmp_path, "soak", f"--jobs={JOBS}")
    settled, last = rows[len(rows) // 3], rows[-1]
    assert last["jobs"] >= JOBS
    for held in ("megabytes", "imaging_megabytes", "engine_megabytes"):
        assert last[held] < settled[held] * GROWTH + 5, held
    for counted in ("open_files", "tasks"):
        assert last[counted] <= settled[counted] + 5, counted
    assert last["temporary_files"] == 0


async def test_a_bot_with_a_long_past_starts_again(tmp_path: Path) -> None:
    """How long it takes is for `wordbrush bench restart` to say, with a million jobs."""
    rows = await bench(tmp_path, "restart", "--finished=100000", "--queued=10000", "--times=2")
    assert len(rows) == 2
    assert all(row["serving"] > 0 for row in rows)
