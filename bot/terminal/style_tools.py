"""What `wordbrush style` does: train a style, paint pictures with one, blend several, show one."""

import asyncio
import json
import math
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.config import Settings
from bot.engines.local import LocalEngine
from bot.errors import PictureRefused, WordbrushError
from bot.i18n.texts import notice_text
from bot.imaging.archives import unzip_pictures
from bot.imaging.imaging_client import Imaging
from bot.terminal.exits import telling_what_was_written
from bot.terminal.file_painter import FILMS, FilePainter
from bot.terminal.files import FileProblem, check_name, is_there, make_folder, read_input, write_whole
from bot.terminal.painting import Display, WrittenPreviews, note, prepared_references, stoppable
from engine.media import images
from engine.media.file_kinds import film_kind
from engine.protocol import style_header
from engine.protocol.errors import EngineError
from engine.protocol.messages import (
    Blend,
    Checkpoint,
    Done,
    Preview,
    Progress,
    StyleDone,
    Train,
)
from engine.protocol.presets import TRAINING_PICTURE_SCALE, Options, StyleTraining

SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".gif"} | FILMS.keys()  # of files that can be written
WRITTEN_AS = {".jfif": ".jpg", ".jpe": ".jpg", ".mov": ".mp4", ".m4v": ".mp4", ".qt": ".mp4", ".mkv": ".webm"}
# Suffixes of pictures and films. A file with one of them that cannot be read is a failure; others are only skipped.
PICTURES = SUFFIXES | WRITTEN_AS.keys() | {".heic", ".heif", ".avif", ".tif", ".tiff", ".bmp"}
SNIFFED = 4096  # first bytes of a file, which tell its kind
MOST_PICTURES = 500  # of one training
PARTIAL = ".partial"  # the suffix of a training's state, beside the file that it will write


class SomeBroken(WordbrushError):
    """Some of several pictures could not be painted, while the others were."""


@dataclass(frozen=True, kw_only=True)
class TrainingOrder:
    """A training as the command line orders it; None leaves a choice to the models.

    images: a folder or a ZIP archive; None for the bundled pictures.
    """

    prompt: str
    images: Path | None
    output: Path
    seed: int
    likes: Sequence[bytes] = ()  # pictures whose style to learn
    like_weight: int | None = None
    steps: int | None = None
    size: int | None = None
    preview: Path | None = None


async def train_style(order: TrainingOrder, settings: Settings, console: Console, *, as_json: bool) -> None:
    """Train a style, write it, and print how good it is.

    The state is kept beside the output with the suffix PARTIAL until the training ends, and a stopped training resumes
    from it. Pictures that cannot be read are left out and named. Raises what
    `prepared_references` raises, FileProblem, JobFailed, Interrupted and EngineDied.
    """
    partial = order.output.with_name(order.output.name + PARTIAL)
    previews = WrittenPreviews(order.preview)

    def written() -> str:
        saved = (
            f"The training is saved in {partial}. Run the same command again to resume it." if partial.exists() else ""
        )
        return f"{saved} {previews.sentence}".strip() or "Nothing was written."

    broken: list[str] = []
    training = _training(order, settings)
    size = TRAINING_PICTURE_SCALE * training.preset.size
    async with Imaging() as imaging:
        pictures = await _prepared(order.images, imaging, size, broken) if order.images else []
        references = await prepared_references(order.prompt, order.likes, imaging)
    request = Train(
        job="train",
        pictures=pictures,
        prompt=order.prompt,
        references=references,
        training=training,
        seed=order.seed,
        resume=partial.read_bytes() if partial.exists() else b"",
    )
    if request.resume:
        console.print(f"Resuming the training from {escape(str(partial))}", highlight=False)
    with telling_what_was_written(written), Display(console) as display:
        async with LocalEngine(on_fetching=display.fetching) as engine:
            ready = await engine.start(settings.engine.start_requests()[0])
            display.begin(f"Training on {len(pictures) or 'the built-in'} pictures", training.preset.steps)

            async def training_done() -> StyleDone:
                async for event in engine.train(request):
                    match event:
                        case StyleDone():
                            return event
                        case Progress():
                            display.progress(event)
                        case Checkpoint():
                            write_whole(partial, event.state)
                        case Preview():
                            previews.write(event)
                raise AssertionError("unreachable: the events end with StyleDone or raise")

            done = await stoppable(training_done(), engine, request.job, display)
    write_whole(order.output, done.weights)
    partial.unlink(missing_ok=True)
    if as_json:
        report = {
            "output": str(order.output),
            "seed": order.seed,
            "pictures": len(pictures),
            "broken": broken,
            "step": done.step,
            "steps": done.steps,
            "losses": done.losses,
            "held_out": {str(step): loss for step, loss in done.held_out.items()},
            "seconds": round(done.seconds, 3),
            "device": ready.device,
        }
        print(json.dumps(report, indent=2))  # noqa: T201
        return
    for one in done.notes:
        note(one, console)
    first, best = done.held_out[0], done.held_out[done.step]
    facts = f"{done.steps} steps, best after {done.step}: held-out loss {first:.0f} → {best:.0f}"
    console.print(f"{facts}; seed {order.seed}; {done.seconds:.1f} s on {ready.device_name}", highlight=False)
    console.print(f"Wrote [bold]{escape(str(order.output))}[/bold]", highlight=False, soft_wrap=True)
    _tell_broken(broken, console)


async def apply_style(
    style: Path,
    images: Sequence[Path],
    output: Path,
    suffix: str | None,
    size: int | None,
    options: Options,
    settings: Settings,
    console: Console,
) -> None:
    """Paint pictures in a style, each in one pass; a broken picture does not stop the others.

    output: a file if there is one picture and this has a picture's suffix, else a folder. suffix: of the files in that
    folder; None keeps the kind of each. Raises FileProblem, SomeBroken if some of several pictures could not be
    painted, and the picture's own error if there is only one.
    """
    weights = read_input(style)
    _about(style, weights)
    skipped: list[str] = []
    jobs = list(_outputs(images, output, suffix, skipped))
    if not jobs:
        _tell_broken(skipped, console)
        where = ", ".join(str(image) for image in images)
        raise FileProblem(f"{where} contains no pictures that can be painted.")
    painted: list[Done] = []
    problems: list[tuple[Path, WordbrushError]] = []

    def written() -> str:
        return (
            f"{len(painted)} of {len(jobs)} pictures were written to {output}." if painted else "Nothing was written."
        )

    async with AsyncExitStack() as stack:
        stack.enter_context(telling_what_was_written(written))
        imaging = await stack.enter_async_context(Imaging())
        display = stack.enter_context(Display(console))
        engine = await stack.enter_async_context(LocalEngine(on_fetching=display.fetching))
        ready = await engine.start(settings.engine.apply_request())
        display.begin("Painting", len(jobs))
        began = time.monotonic()
        painter = FilePainter(engine, imaging, weights, options, size)

        def tell(result: Done | tuple[Path, WordbrushError]) -> None:
            if isinstance(result, Done):
                painted.append(result)
            else:
                problems.append(result)
            display.counted(len(painted) + len(problems), len(jobs))

        await painter.paint_all(jobs, tell)
        seconds = time.monotonic() - began
    if len(jobs) == 1 and problems:
        raise problems[0][1]
    _tell_broken(sorted([*skipped, *(f"{source}: {problem}" for source, problem in problems)]), console)
    if painted:
        facts = (
            f"{len(painted)} of {len(jobs)} pictures" if len(jobs) > 1 else f"{painted[0].width}×{painted[0].height}"
        )
        started = painted[0].start
        console.print(f"{facts}, started from {started}; {seconds:.1f} s on {ready.device_name}", highlight=False)
        where = "Wrote" if len(jobs) == 1 else "Wrote the pictures to"
        shown = jobs[0][1] if len(jobs) == 1 else output
        console.print(f"{where} [bold]{escape(str(shown))}[/bold]", highlight=False, soft_wrap=True)
    if problems:
        raise SomeBroken(f"{len(problems)} of {len(jobs)} pictures could not be painted.")


async def blend_styles(parts: Sequence[str], output: Path, settings: Settings, console: Console) -> None:
    """Write one style that blends several, each given as FILE:SHARE, or as FILE for a share of 1.

    Raises FileProblem, and JobFailed if the styles do not fit together.
    """
    files, shares = zip(*(_share(part) for part in parts), strict=True)
    request = Blend(job="blend", styles=[read_input(file) for file in files], shares=list(shares))
    with Display(console) as display:
        async with LocalEngine(on_fetching=display.fetching) as engine:
            await engine.start(settings.engine.apply_request())
            done = await engine.blend(request)
    write_whole(output, done.weights)
    console.print(f"Wrote [bold]{escape(str(output))}[/bold]", highlight=False, soft_wrap=True)


def show_style(file: Path, *, as_json: bool) -> None:
    """Print how a style was made, as its file says. Raises FileProblem if the file is no style."""
    about = _about(file, read_input(file))
    if as_json:
        print(json.dumps(about, indent=2, ensure_ascii=False))  # noqa: T201
        return
    table = Table(show_header=False)
    preset = about["preset"]
    trained_on = about.get("trained_on")
    if trained_on is None:
        fitted = "a blend" if "blend_of" in about else "one picture"
    elif trained_on["pictures"] == "built-in":
        fitted = "the built-in pictures"
    else:
        fitted = f"{trained_on['pictures']} pictures"
    held_out = about.get("held_out") or {}
    rows = {
        "style": about["prompt"],
        "style pictures": str(about.get("references") or ""),
        "fitted to": fitted,
        "size": f"{preset['size']} px",
        "steps": str(about.get("step", preset["steps"])),
        "started from": about["start"],
        "held-out loss": f"{held_out['0']:.0f} → {min(held_out.values()):.0f}" if held_out else "",
        "seed": str(about.get("seed", "")),
        "models": about["models"],
        "made with": ", ".join(f"{name} {version}" for name, version in about["versions"].items()),
    }
    for name, value in rows.items():
        if value:
            table.add_row(name, escape(str(value)))
    Console().print(table)


def _about(file: Path, data: bytes) -> dict[str, Any]:
    try:
        return style_header.read_metadata(data)
    except EngineError as error:
        raise FileProblem(f"{file}: {notice_text(error.notice)}") from error


def _training(order: TrainingOrder, settings: Settings) -> StyleTraining:
    training = settings.style_training
    preset = training.preset
    if order.size:
        preset = preset.at_size(order.size)
    if order.steps:
        preset = replace(preset, steps=order.steps)
    return replace(training, preset=preset.choosing(like_weight=order.like_weight))


async def _prepared(images: Path, imaging: Imaging, size: int, broken: list[str]) -> list[bytes]:
    """Return the pictures of a folder or an archive, decoded safely and made as small as `size`.

    broken: gets a line for each file that is no picture. Raises FileProblem.
    """
    if not is_there(images):
        raise FileProblem(f"{images} does not exist.")
    if not await asyncio.to_thread(images.is_dir):
        try:
            album = await imaging.album(read_input(images), size, MOST_PICTURES)
        except PictureRefused as error:
            raise FileProblem(f"{images}: {error}") from error
        broken += album.left_out
        return unzip_pictures(album.archive)
    found = []
    for path in _files_below(images):
        try:
            found.append((await imaging.prepare(read_input(path), size)).picture)
        except (PictureRefused, FileProblem) as error:
            broken.append(f"{path}: {error}")
        if len(found) > MOST_PICTURES:
            raise FileProblem(f"{images} has more than {MOST_PICTURES} pictures. Use fewer.")
    if not found:
        told = "".join(f"\n  {line}" for line in broken)
        raise FileProblem(f"{images} contains no pictures. Choose a folder or ZIP archive with pictures.{told}")
    return found


def _files_below(folder: Path) -> Iterator[Path]:
    """Return all files in a folder but hidden ones; their content, not their name, decides what they are."""
    found = (path for path in folder.rglob("*") if not any(p.startswith(".") for p in path.relative_to(folder).parts))
    return iter(sorted(path for path in found if path.is_file()))


def _outputs(
    images: Sequence[Path], output: Path, suffix: str | None, skipped: list[str]
) -> Iterator[tuple[Path, Path]]:
    """Yield each file to paint with its target, which lies in `output` as the source lies in its folder.

    skipped: gets a line for each file of a folder that is neither a picture nor a film. Raises FileProblem.
    """
    if len(images) == 1 and is_there(images[0]) and not images[0].is_dir() and output.suffix.lower() in SUFFIXES:
        if output.suffix.lower() == ".gif" and not _moves(images[0]):
            raise FileProblem(
                f"{images[0]} is not animated, and a GIF has few colors. Write to {output.stem}.png instead."
            )
        yield images[0], output
        return
    make_folder(output)
    taken: set[Path] = set()
    for image in images:
        if not is_there(image):
            raise FileProblem(f"{image} does not exist.")
    given = {image: list(_files_below(image)) if image.is_dir() else [image] for image in images}
    own = {source.resolve() for sources in given.values() for source in sources}
    for image, sources in given.items():
        for source in sources:
            if image.is_dir() and source.suffix.lower() not in PICTURES and (problem := _why_skipped(source)):
                skipped.append(f"{source}: {problem}")
                continue
            inside = source.relative_to(image) if image.is_dir() else Path(source.name)
            ending = suffix or _written_as(source)
            target = output / inside.with_suffix(ending)
            number = 1
            while target in taken:
                number += 1
                target = output / inside.with_name(f"{inside.stem}-{number}{ending}")
            taken.add(target)
            check_name(target)
            if target.resolve() in own:
                raise FileProblem(f"{target} is one of the pictures to paint. Choose another folder.")
            yield source, target


def _why_skipped(source: Path) -> str:
    """Return why a file of a folder is not painted; empty if it is a picture or a film."""
    try:
        head = read_input(source, SNIFFED)
        if not film_kind(head):
            images.accepted_kind(head)
    except EngineError as error:
        return notice_text(error.notice)
    except FileProblem as error:
        return str(error)
    return ""


def _written_as(source: Path) -> str:
    """Return the suffix of a file's result: the file's own if that can be written and fits the content."""
    ending = source.suffix.lower()
    ending = WRITTEN_AS.get(ending, ending)
    if kind := film_kind(read_input(source, SNIFFED)):
        return ending if ending in FILMS else f".{kind.lower()}"
    if ending not in SUFFIXES - FILMS.keys() or (ending == ".gif" and not _moves(source)):
        return ".png"
    return ending


def _moves(source: Path) -> bool:
    return images.is_animated(read_input(source))


def _share(part: str) -> tuple[Path, float]:
    name, colon, written = part.rpartition(":")
    try:
        share = float(written) if colon else 1.0
    except ValueError:
        name, share = part, 1.0  # the colon belongs to the file's name
    if not (math.isfinite(share) and share > 0):
        raise FileProblem(f"The share in {part} must be a number above 0.")
    return Path(name if colon and name else part), share


def _tell_broken(broken: Sequence[str], console: Console) -> None:
    for line in broken:
        console.print(f"[yellow]left out:[/yellow] {escape(line)}", highlight=False)
