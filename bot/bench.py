"""`wordbrush bench`: every timing, each row of it in a process of its own (engine.bench), so that its memory is its own."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.engines.local import WORKER_ENVIRONMENT
from bot.errors import WordbrushError
from bot.samples import SAMPLES
from engine.messages import BenchModels
from engine.presets import PRESETS, PresetName

COLUMNS = {
    "what": "",
    "seconds_to_load": "s to load",
    "seconds_to_first_step": "s to first step",
    "seconds_a_step": "s a step",
    "seconds_a_picture": "s a picture",
    "peak_megabytes": "peak MB",
    "share_of_matrix_rate": "of the matrix rate",
    "times_faster_a_step": "× a step",
    "times_faster_a_picture": "× a picture",
    "share_of_peak": "of its memory",
    "loss_as_a_share_of_the_published": "loss, of its",
}


async def bench_engine(
    models: BenchModels,
    presets: Sequence[PresetName],
    steps: int,
    device: str,
    threads: int | None,
    console: Console,
    *,
    as_json: bool,
) -> None:
    """Time the published procedure (with random models) and ours for these presets, and print a table or JSON.

    Raises WordbrushError where a row cannot be measured.
    """
    rows = []
    with console.status("") as status:
        for who, preset in _wanted(models, presets):
            status.update(f"Measuring {who}, {preset}")
            rows.append(await _measured(who, models, preset, steps, device, threads))
    published = next((row for row in rows if row["who"] == "published"), None)
    for row in rows:
        if published and row is not published:
            row["times_faster_a_step"] = published["seconds_a_step"] / row["seconds_a_step"]
            row["times_faster_a_picture"] = published["seconds_a_picture"] / row["seconds_a_picture"]
            row["share_of_peak"] = row["peak_megabytes"] / published["peak_megabytes"]
    if as_json:
        print(json.dumps({"commit": _commit(), "models": models, "steps": steps, "rows": rows}, indent=2))  # noqa: T201
        return
    _show(models, rows)


def _wanted(models: BenchModels, presets: Sequence[PresetName]) -> Iterator[tuple[str, PresetName]]:
    if models == "random":
        yield "published", "paper"
    for preset in presets:
        yield "ours", preset


async def _measured(
    who: str, models: BenchModels, preset: PresetName, steps: int, device: str, threads: int | None
) -> dict[str, Any]:
    numbers = PRESETS["openai" if models == "random" else "bundled"][preset]
    arguments = {
        "who": who,
        "picture": SAMPLES["astronaut"],
        "models": models,
        "preset": preset,
        "steps": steps,
        "device": device,
        **({"threads": threads} if threads else {}),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "engine.bench"),
        *(f"--{name}={value}" for name, value in arguments.items()),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**WORKER_ENVIRONMENT, **os.environ},
    )
    out, log = await process.communicate()
    if process.returncode:
        last = log.decode(errors="replace").strip().splitlines()[-1:]
        raise WordbrushError(f"{who}, {preset}, could not be measured: {' '.join(last) or process.returncode}.")
    row: dict[str, Any] = json.loads(out)
    patches = sum(group.count for group in numbers.patches)
    what = f"{'as published' if who == 'published' else preset}, {numbers.size} px, {patches} patches"
    picture = row["seconds_to_first_step"] + numbers.steps * row["seconds_a_step"]
    return {"what": what, "who": who, "preset": preset, "steps": numbers.steps, "seconds_a_picture": picture, **row}


def _commit() -> str:
    """Of the checkout that this is; empty where it is none."""
    try:
        asked = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True)  # noqa: S607
    except (OSError, subprocess.CalledProcessError):
        return ""
    return asked.stdout.strip()


def _show(models: BenchModels, rows: Sequence[dict[str, Any]]) -> None:
    first = rows[0]
    table = Table(title=f"{models} models on {first['device']}, {first['device_name']}", title_justify="left")
    shown = [column for column in COLUMNS if any(column in row for row in rows)]
    for column in shown:
        table.add_column(COLUMNS[column], justify="left" if column == "what" else "right")
    for row in rows:
        values = (row.get(column, "") for column in shown)
        table.add_row(*(f"{value:.3g}" if isinstance(value, float) else str(value) for value in values))
    Console().print(table)
