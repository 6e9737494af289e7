"""`wordbrush bench`: every timing."""

import json
import time

from msgspec.structs import replace
from rich.console import Console
from rich.table import Table

from bot.config import Settings
from bot.engines.local import LocalEngine
from bot.samples import SAMPLES
from bot.terminal import Display, follow
from engine.messages import Preview, Progress, Stylize
from engine.presets import PRESETS, PresetName

PROMPT = "Watercolor painting"


async def bench_engine(
    settings: Settings, console: Console, presets: list[PresetName], steps: int, *, as_json: bool
) -> None:
    """Time the engine's start, its first step (with a new prompt), and the steps after it, of each preset."""
    began = time.monotonic()
    rows = []
    with Display(console) as display:
        async with LocalEngine(on_fetching=display.fetching) as engine:
            ready = await engine.start(settings.engine.start_requests()[0])
            seconds_to_start = time.monotonic() - began
            for preset in (PRESETS[ready.models][name] for name in presets):
                display.begin(f"Timing {preset.name}", steps)
                request = Stylize(
                    job=preset.name,
                    picture=SAMPLES["astronaut"].read_bytes(),
                    prompt=PROMPT,
                    preset=replace(preset, steps=steps),
                    seed=0,
                )
                events: list[Progress | Preview] = []
                done = await follow(engine, request, display, events.append)
                first = next(event.seconds for event in events if isinstance(event, Progress))
                a_step = (done.seconds - first) / steps
                rows.append(
                    {
                        "preset": preset.name,
                        "size": preset.size,
                        "seconds_to_first_step": round(first, 3),
                        "seconds_a_step": round(a_step, 4),
                        "seconds_a_picture": round(first + a_step * preset.steps, 1),
                    }
                )
    report = {
        "models": ready.models,
        "device": ready.device,
        "device_name": ready.device_name,
        "versions": ready.versions,
        "seconds_to_start": round(seconds_to_start, 2),
        "presets": rows,
    }
    if as_json:
        print(json.dumps(report, indent=2))  # noqa: T201
        return
    table = Table(
        title=f"{ready.models} models on {ready.device_name}; {seconds_to_start:.1f} s to start",
        title_justify="left",
    )
    for column in rows[0]:
        table.add_column(column.replace("_", " "), justify="right")
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    Console().print(table)
