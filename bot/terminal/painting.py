"""What `wordbrush stylize` and `wordbrush models` do: an engine's work and its progress in a terminal."""

import asyncio
import io
import json
import uuid
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace
from PIL import Image
from rich.console import Console
from rich.filesize import decimal
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from bot.config import Settings
from bot.engines.connection import Engine
from bot.engines.local import LocalEngine
from bot.errors import Refusal
from bot.i18n.texts import notice_text
from bot.imaging.imaging_client import Imaging
from bot.terminal.exits import telling_what_was_written
from bot.terminal.files import write_whole
from engine.media import encoding, opened_pictures
from engine.protocol import messages
from engine.protocol.messages import (
    Done,
    Encoding,
    Fetching,
    Notice,
    NoticeCode,
    Preview,
    Ready,
    Render,
    Stylize,
    SurveyModels,
)
from engine.protocol.presets import MAX_FULL_SIZE, MAX_SIZE, Preset, PresetName, default_preset

Answer = TypeVar("Answer")

FIRST_FRAME = Notice(NoticeCode.FIRST_FRAME)
PREVIEWS = 20  # in the whole of a job
KINDS: dict[str, Encoding] = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
LOSS_NAMES = {
    "total": "total",
    "content": "content",
    "patch": "patch",
    "direction": "direction",
    "total_variation": "total variation",
    "negative": "negative",
}


@dataclass(frozen=True, kw_only=True)
class Painting:
    """A picture to paint from the command line; None leaves a choice to the preset or the device."""

    picture: bytes
    prompt: str
    output: Path
    seed: int
    likes: Sequence[bytes] = ()  # pictures whose style to use
    preset: PresetName | None = None
    size: int | None = None
    options: Mapping[str, object] = field(default_factory=dict)  # of presets.Options; None: the preset's own
    save_style: Path | None = None
    preview: Path | None = None
    time_lapse: Path | None = None


class WrittenPreviews:
    """The previews of one job, each of which replaces the one before it in a file; without a file, none is written."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self.sentence = ""

    def write(self, preview: Preview) -> None:
        """Write a preview, after which `sentence` says where the last preview is. Raises FileProblem."""
        if self._file:
            write_whole(self._file, preview.picture)
            self.sentence = f"The last preview is in {self._file}."


class Display:
    """A progress bar in the terminal, for loading models and then for steps.

    Enter it as a context manager; at the end the bar disappears.
    """

    def __init__(self, console: Console) -> None:
        self._bars = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            TextColumn("{task.fields[detail]}"),
            TimeRemainingColumn(compact=True),
            console=console,
            transient=True,
        )
        self._task: TaskID = self._bars.add_task("Loading the models", total=None, detail="")

    def __enter__(self) -> "Display":
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def fetching(self, fetching: Fetching) -> None:
        """Show how many bytes of a model's file have been downloaded."""
        self._bars.update(
            self._task,
            description=f"Downloading {escape(fetching.name)}",
            completed=fetching.received,
            total=fetching.total or None,
            detail=f"{decimal(fetching.received)} of {decimal(fetching.total)}",
        )

    def begin(self, description: str, total: int | None = None) -> None:
        """Start the bar again for another part of the work. total: its steps; None if not known."""
        self._bars.reset(self._task, description=escape(description), total=total, detail="")

    def counted(self, done: int, total: int) -> None:
        """Show how many of the pictures are done."""
        self._bars.update(self._task, completed=done, total=total, detail=f"{done}/{total}")

    def progress(self, progress: messages.Progress) -> None:
        """Show which step has been made, and the total loss after it."""
        self._bars.update(
            self._task,
            completed=progress.step,
            total=progress.steps,
            detail=f"{progress.step}/{progress.steps}, loss {progress.losses['total']:.0f}",
        )


async def follow(
    engine: Engine,
    request: Stylize | Render,
    display: Display,
    on_event: Callable[[messages.Progress | Preview], None] = lambda event: None,
) -> Done:
    """Paint a request, show its progress on the display, and return the result.

    on_event: gets progress and previews before the result. When the task is cancelled (Ctrl-C), the engine is asked to
    stop, and JobCancelled says after which step it did. Raises JobFailed and EngineDied.
    """

    async def job() -> Done:
        async for event in engine.paint(request):
            if isinstance(event, Done):
                return event
            if isinstance(event, messages.Progress):
                display.progress(event)
            on_event(event)
        raise AssertionError("unreachable: the events end with Done or raise")

    return await stoppable(job(), engine, request.job, display)


async def stoppable(work: Coroutine[Any, Any, Answer], engine: Engine, job: str, display: Display) -> Answer:
    """Return what an engine answers, and stop the engine's job in order when the task is cancelled.

    Then the engine finishes its step, and JobCancelled is raised unless the answer was already on its way.
    """
    doing = asyncio.create_task(work)
    try:
        return await asyncio.shield(doing)
    except asyncio.CancelledError:
        display.begin("Stopping after this step")
        await engine.cancel(job)
        return await doing


async def paint(painting: Painting, settings: Settings, console: Console, *, as_json: bool = False) -> None:
    """Paint one picture with an engine process of its own, write the files, and print what it took.

    Raises Refusal for an empty prompt, PictureRefused, JobFailed, Interrupted, EngineDied and FileProblem.
    """
    previews = WrittenPreviews(painting.preview)

    def keep_preview(event: messages.Progress | Preview) -> None:
        if isinstance(event, Preview):
            previews.write(event)

    with telling_what_was_written(lambda: previews.sentence or "Nothing was written."):
        async with Imaging() as imaging:  # first: a broken picture has to fail before models are downloaded or loaded
            size = MAX_FULL_SIZE if painting.options.get("full_size") else MAX_SIZE
            references = await prepared_references(painting.prompt, painting.likes, imaging)
            prepared = await imaging.prepare(painting.picture, size)
        with Display(console) as display:
            async with LocalEngine(on_fetching=display.fetching) as engine:
                ready = await engine.start(settings.engine.start_requests()[0])
                preset = _preset(painting, settings, ready)
                display.begin(_description(painting), preset.steps)
                request = Stylize(
                    job=uuid.uuid4().hex,
                    picture=prepared.picture,
                    prompt=painting.prompt,
                    references=references,
                    preset=preset,
                    seed=painting.seed,
                    preview_every=max(1, preset.steps // PREVIEWS) if painting.preview else 0,
                    time_lapse=painting.time_lapse is not None,
                )
                done = await follow(engine, request, display, keep_preview)
    notes = [*([FIRST_FRAME] if prepared.animated else []), *prepared.notes]
    done = replace(done, notes=[*notes, *done.notes])
    write_whole(painting.output, encoded(done.picture, painting.output))
    if painting.save_style:
        write_whole(painting.save_style, done.weights)
    if painting.time_lapse:
        write_whole(painting.time_lapse, done.film)
    if as_json:
        print(json.dumps(_report(painting, ready, preset, done), indent=2))  # noqa: T201
    else:
        _tell(painting, ready, preset, done, console)


async def prepared_references(prompt: str, likes: Sequence[bytes], imaging: Imaging) -> list[bytes]:
    """Return pictures whose style to use, decoded safely.

    Raises PictureRefused, and Refusal if there are neither words nor pictures.
    """
    if not prompt.strip() and not likes:
        raise Refusal(NoticeCode.PROMPT_EMPTY)
    return [(await imaging.prepare(like, MAX_SIZE)).picture for like in likes]


def _description(painting: Painting) -> str:
    words = shorten(painting.prompt, 24, placeholder="…")
    return f"Painting “{words}”" if words else "Painting in the style of a picture"


def _preset(painting: Painting, settings: Settings, ready: Ready) -> Preset:
    settings.choose_draft(lambda: ready.device == "cpu")  # nobody has measured how fast it is
    preset = settings.preset(painting.preset or default_preset(ready.models, ready.device)).choosing(**painting.options)
    return preset if painting.size is None else preset.at_size(painting.size)


def encoded(png: bytes, output: Path) -> bytes:
    """Return a PNG in the format that the suffix of `output` names, one of KINDS."""
    kind = KINDS[output.suffix.lower()]
    if kind == "PNG":
        return png
    image = Image.open(io.BytesIO(png))
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    return encoding.encode(opened_pictures.Picture(image.convert("RGB"), alpha), kind)


def _report(painting: Painting, ready: Ready, preset: Preset, done: Done) -> dict[str, object]:
    return {
        "output": str(painting.output),
        "width": done.width,
        "height": done.height,
        "prompt": painting.prompt,
        "likes": len(painting.likes),
        "seed": painting.seed,
        "preset": msgspec.to_builtins(preset),
        "models": ready.models,
        "clip": ready.clip,
        "content": ready.content,
        "device": ready.device,
        "start": done.start,
        "losses": done.losses,
        "history": done.history,
        "seconds": round(done.seconds, 3),
        "seconds_to_start": round(ready.seconds, 3),
        "notes": [notice_text(note) for note in done.notes],
        "versions": ready.versions,
    }


def _tell(painting: Painting, ready: Ready, preset: Preset, done: Done, console: Console) -> None:
    for one in done.notes:
        note(one, console)
    losses = ", ".join(f"{name} {done.losses[key]:.4g}" for key, name in LOSS_NAMES.items() if done.losses[key])
    console.print(f"losses: {losses}", highlight=False)
    console.print(
        f"{done.width}×{done.height}, preset {preset.name}, seed {painting.seed}, {ready.models} models, "
        f"started from {done.start}; {done.seconds:.1f} s on {ready.device_name}",
        highlight=False,
    )
    _tell_where(painting.output, console)


def note(notice: Notice, console: Console) -> None:
    """Print a notice that a person should know of, such as that the prompt was cut."""
    console.print(f"[yellow]note:[/yellow] {escape(notice_text(notice))}", highlight=False)


def _tell_where(output: Path, console: Console) -> None:
    console.print(f"Wrote [bold]{escape(str(output))}[/bold]", highlight=False, soft_wrap=True)


async def show_models(settings: Settings, console: Console, *, fetch: bool) -> None:
    """Print a table of the models' files. fetch: first download those that are missing or damaged."""
    config = settings.engine.models_config()
    with Display(console) as display:
        display.begin("Checking the files")
        async with LocalEngine(on_fetching=display.fetching) as engine:
            files = await engine.survey_models(SurveyModels(models=config, fetch=fetch))
    table = Table(title=f"{config.models} models", title_justify="left")
    for column in ("model", "size", "file"):
        table.add_column(column, overflow="fold")
    for file in files.files:
        missing = "not downloaded yet" if file.comes_from else "[red]missing[/red]"
        table.add_row(escape(file.name), decimal(file.bytes) if file.bytes else missing, escape(file.path))
    Console().print(table)
    if any(file.comes_from and not file.bytes for file in files.files):
        console.print(
            "Missing files are downloaded when they are first needed. To download them now, run: wordbrush models fetch"
        )
