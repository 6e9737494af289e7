"""The benchmarks of the engine and their tables; each row is measured in a process of its own."""

import asyncio
import base64
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from PIL import Image, ImageOps
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.config import EngineSettings
from bot.engines.local import WORKER_ENVIRONMENT, LocalEngine
from bot.errors import WordbrushError
from bot.imaging.imaging_client import Imaging
from bot.processes import child
from bot.samples import SAMPLES
from bot.terminal.file_painter import FilePainter
from engine.protocol.messages import BenchModels
from engine.protocol.presets import PRESETS, Options, PresetName

STYLES = (
    "watercolor painting",
    "stained glass",
    "pencil sketch",
    "oil painting",
    "mosaic",
    "comic book",
    "neon",
    "woodcut print",
)
CHUNK_BYTES = 1 << 16
NUMBERS = {
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
    size: int | None,
    steps: int,
    device: str,
    threads: int | None,
    console: Console,
    *,
    as_json: bool,
) -> None:
    """Time the published procedure (with random models) and Wordbrush's for these presets.

    Prints a table or JSON. Raises WordbrushError if a row cannot be measured.
    """
    rows = []
    with console.status("") as status:
        for who, preset in _wanted(models, presets):
            status.update(f"Measuring {who}, {preset}")
            rows.append(await _measure(who, models, preset, size, steps, device, threads))
    published = next((row for row in rows if row["who"] == "published"), None)
    for row in rows:
        if published and row is not published:
            row["times_faster_a_step"] = published["seconds_a_step"] / row["seconds_a_step"]
            row["times_faster_a_picture"] = published["seconds_a_picture"] / row["seconds_a_picture"]
            row["share_of_peak"] = row["peak_megabytes"] / published["peak_megabytes"]
    if as_json:
        print(json.dumps({"commit": commit(), "models": models, "steps": steps, "rows": rows}, indent=2))  # noqa: T201
        return
    _show(models, rows)


def _wanted(models: BenchModels, presets: Sequence[PresetName]) -> Iterator[tuple[str, PresetName]]:
    if models == "random":
        yield "published", "paper"
    for preset in presets:
        yield "ours", preset


async def _measure(
    who: str, models: BenchModels, preset: PresetName, size: int | None, steps: int, device: str, threads: int | None
) -> dict[str, Any]:
    numbers = PRESETS["openai" if models == "random" else "bundled"][preset]
    arguments = {
        "who": who,
        "picture": SAMPLES["astronaut"],
        "models": models,
        "preset": preset,
        "size": size,
        "steps": steps,
        "device": device,
        "threads": threads,
    }
    environment = {} if who == "published" else WORKER_ENVIRONMENT  # the published code sets no variables
    printed: list[bytes] = []
    await _run_module("engine.benchmarks.speed", arguments, f"{who}, {preset}", environment, printed.append)
    row: dict[str, Any] = json.loads(b"".join(printed))
    patches = sum(group.count for group in numbers.patches)
    what = f"{'as published' if who == 'published' else preset}\n{size or numbers.size} px\n{patches} patches"
    picture = row["seconds_to_first_step"] + (numbers.steps - 1) * row["seconds_a_step"]
    return {"what": what, "who": who, "preset": preset, "steps": numbers.steps, "seconds_a_picture": picture, **row}


async def bench_styles(
    settings: EngineSettings,
    photos: Sequence[Path],
    prompts: Sequence[str],
    learn: Sequence[Path],
    steps: int | None,
    sheet: Path,
    console: Console,
    *,
    as_json: bool,
) -> None:
    """Train a style for each prompt, and print its losses on photos that it has not been trained on.

    `learn` are the pictures to train on; empty means the bundled ones. The painted photos are written to `sheet`.
    Raises WordbrushError if that fails.
    """
    arguments = {
        "photo": list(photos),
        "prompt": list(prompts),
        "learn": list(learn),
        "steps": steps,
        "sheet": sheet,
    }
    with console.status(f"Learning {len(prompts)} styles"):
        rows = await measured_rows("engine.benchmarks.style_quality", settings, arguments, "the styles")
    for row in rows:
        row["unseen_to_trained_on"] = row["unseen"] / row["trained_on"]
    if as_json:
        _print_json(settings, rows)
        return
    _print_rows(f"Losses of {len(photos)} photos never seen, {settings.models} models", rows)
    console.print(f"The pictures are on [bold]{escape(str(sheet))}[/bold]", highlight=False, soft_wrap=True)


async def time_applying(
    on_progress: Callable[[str], None], settings: EngineSettings, pictures: int, size: int
) -> list[dict[str, Any]]:
    """Measure how many pictures a second a style paints: through the network alone, and from JPEG to PNG files.

    `on_progress` is called with what is being measured; `size` is in pixels. Raises WordbrushError.
    """
    on_progress("Through the network")
    (network,) = await measured_rows(
        "engine.benchmarks.style_speed", settings, {"pictures": pictures, "size": size}, "the network"
    )
    on_progress("From file to file")
    with tempfile.TemporaryDirectory() as folder:
        style = Path(folder) / "style.safetensors"
        style.write_bytes(base64.b64decode(network.pop("style")))
        sources = await asyncio.to_thread(_photos, Path(folder) / "photos", pictures, size)
        painted: list[object] = []
        async with Imaging() as imaging, LocalEngine() as engine:
            ready = await engine.start(settings.start_requests()[0])
            painter = FilePainter(engine, imaging, style.read_bytes(), Options(), size)
            files = [(path, Path(folder) / "painted" / f"{path.stem}.png") for path in sources]
            await painter.paint(*files[0])
            began = time.perf_counter()
            await painter.paint_all(files, painted.append)
            seconds = time.perf_counter() - began
    rows = {"through the network": network["pictures_a_second"], "from file to file": len(painted) / seconds}
    return [
        {"what": what, "pictures_a_second": rate, "pixels": size, "device": ready.device_name}
        for what, rate in rows.items()
    ]


def _photos(folder: Path, count: int, size: int) -> list[Path]:
    """Write `count` different square crops of the sample photos as JPEG files."""
    folder.mkdir()
    found = []
    samples = [Image.open(path).convert("RGB") for path in SAMPLES.values()]
    for number in range(count):
        photo = samples[number % len(samples)]
        shift = number // len(samples) % 50
        square = ImageOps.fit(photo.crop((shift, shift, photo.width - shift, photo.height - shift)), (size, size))
        found.append(folder / f"{number:05}.jpg")
        square.save(found[-1], quality=92)
    return found


async def bench_bot(
    title: str,
    measure: Callable[[Callable[[str], None]], Awaitable[list[dict[str, Any]]]],
    console: Console,
    *,
    as_json: bool,
) -> None:
    """Run a measurement of the bot, and print its rows as a table or JSON.

    `measure` is called with a function that shows its progress.
    """
    with console.status("") as status:
        rows = await measure(status.update)
    if as_json:
        print(json.dumps({"commit": commit(), "rows": rows}, indent=2))  # noqa: T201
        return
    _print_rows(title, rows)


def _print_rows(title: str, rows: Sequence[dict[str, Any]]) -> None:
    table = Table(title=title, title_justify="left")
    columns = list(dict.fromkeys(column for row in rows for column in row))
    for number, column in enumerate(columns):
        table.add_column(column.replace("_", " "), justify="right" if number else "left")
    for row in rows:
        values = (row.get(column, "") for column in columns)
        table.add_row(*(f"{value:.3g}" if isinstance(value, float) else str(value) for value in values))
    Console().print(table)


async def measured_rows(
    module: str,
    settings: EngineSettings,
    arguments: Mapping[str, object],
    what: str,
    on_row: Callable[[dict[str, Any]], None] = lambda _: None,
) -> list[dict[str, Any]]:
    """Run a module with the configured models and device, and return the JSON objects that it prints, one on a line.

    `on_row` is called with each of them at once. Raises WordbrushError, which begins with `what`, if the module fails.
    """
    configured = {
        "models": msgspec.json.encode(settings.models_config()).decode(),
        "device": settings.devices[0],
        "threads": settings.threads,
    }
    rows = []

    def on_line(line: bytes) -> None:
        rows.append(json.loads(line))
        on_row(rows[-1])

    await _run_module(module, {**configured, **arguments}, what, WORKER_ENVIRONMENT, on_line)
    return rows


def _print_json(settings: EngineSettings, rows: Sequence[dict[str, Any]]) -> None:
    print(json.dumps({"commit": commit(), "models": settings.models, "rows": rows}, indent=2))  # noqa: T201


async def _run_module(
    module: str,
    arguments: Mapping[str, object],
    what: str,
    environment: Mapping[str, str],
    on_line: Callable[[bytes], None],
) -> None:
    """Run a module of the engine, and call `on_line` with each line that it prints; omit arguments that are None.

    Raises WordbrushError if the module fails.
    """
    given = [
        f"--{name}={one}"
        for name, value in arguments.items()
        for one in (value if isinstance(value, list) else [value])
        if one is not None
    ]
    process = await child.start_module(module, given, {**environment, **os.environ})
    assert process.stdout
    assert process.stderr
    try:
        _, log = await asyncio.gather(_read_lines(process.stdout, on_line), process.stderr.read())
        await process.wait()
    finally:  # Ctrl-C reaches this process alone, and the other one would keep the cores busy
        if process.returncode is None:
            process.kill()
    if process.returncode:
        last = log.decode(errors="replace").strip().splitlines()[-1:]
        raise WordbrushError(f"{what} could not be measured: {' '.join(last) or process.returncode}")


async def _read_lines(stream: asyncio.StreamReader, on_line: Callable[[bytes], None]) -> None:
    """Read to the end. Lines may be longer than StreamReader.readline allows: a style is one."""
    rest = b""
    while chunk := await stream.read(CHUNK_BYTES):
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            on_line(line)
    if rest:
        on_line(rest)


def commit() -> str:
    """Return the Git commit of this checkout, or "" if this is none."""
    try:
        asked = subprocess.run(
            ["git", "rev-parse", "HEAD"],  # noqa: S607  # the user's own git
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return asked.stdout.strip()


def _show(models: BenchModels, rows: Sequence[dict[str, Any]]) -> None:
    first = rows[0]
    table = Table(title=f"{models} models on {first['device']}, {first['device_name']}", title_justify="left")
    table.add_column("")
    for row in rows:
        table.add_column(row["what"], justify="right")
    for number, name in NUMBERS.items():
        if any(number in row for row in rows):
            table.add_row(name, *(f"{row[number]:.3g}" if number in row else "" for row in rows))
    Console().print(table)
