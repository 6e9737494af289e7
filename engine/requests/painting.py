"""From a request to the picture that answers it: what a job is, inside the engine."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import msgspec
from PIL import Image

from engine.media import images
from engine.models.perception import Perception
from engine.prompts import TEMPLATES
from engine.protocol import vocabulary
from engine.protocol.errors import EngineError
from engine.protocol.messages import Done, Notice, NoticeCode, Preview, Progress, Stylize, arguments_of
from engine.protocol.wording import parts_of
from engine.requests import pixels, style_files
from engine.requests.rendering import Painter, rendered
from engine.requests.sizing import Sizing, check_size
from engine.stylize import StepProgress, Stylized, stylize

REPORT_EVERY_SECONDS = 0.2
PREVIEW_SIDE = 512  # pixels
TIME_LAPSE_FRAMES = 40  # about


def paint(
    request: Stylize,
    perception: Perception,
    models: str,
    *,
    tell: Callable[[Progress | Preview], None],
    stop_requested: Callable[[], bool],
) -> Done:
    """Optimise one picture. `tell` gets its progress, `stop_requested` is asked before each step.

    Raises EngineError and StopRequested.
    """
    preset = request.preset
    check_size(preset.size)
    notes = read_prompt(request.prompt, perception, models)
    sizing = Sizing.of(images.decode(request.picture), preset.size, preset.options)
    report = _Report(request, sizing.working, tell)
    content = pixels.to_tensor(sizing.working.rgb)
    result = stylize(
        content,
        request.prompt,
        perception,
        preset,
        seed=request.seed,
        on_progress=report.step,
        stop_requested=stop_requested,
    )
    output = result.output
    if preset.options.strength != 100 or sizing.enlarged:
        painter = Painter(result.net, result.start.photo)
        original = pixels.to_tensor(sizing.own.rgb) if sizing.enlarged else None
        output = rendered(painter, content.to(perception.device), preset.options, original)
    painted = sizing.result(pixels.to_image(pixels.finished(output, preset.options.finish)))
    film = [*report.frames, images.fit(painted, max(report.frames[0].size)).rgb] if report.frames else []
    return Done(
        job=request.job,
        picture=images.encode(painted, "PNG"),
        width=painted.rgb.width,
        height=painted.rgb.height,
        weights=style_files.written(result.net, _about(result, request, perception, models)),
        losses=result.losses.values(),
        history=result.history,
        start=result.start.name,
        seconds=report.seconds(),
        notes=notes,
        film=images.encode_film(film) if film else b"",
    )


@dataclass
class _Report:
    """Tells whoever waits how far a job is, and keeps the frames of its film."""

    request: Stylize
    working: images.Picture
    tell: Callable[[Progress | Preview], None]
    frames: list[Image.Image] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    told: float = 0.0

    def seconds(self) -> float:
        """Since the job began."""
        return time.monotonic() - self.began

    def step(self, progress: StepProgress) -> None:
        """A step is done."""
        request, now = self.request, time.monotonic()
        last = progress.step == progress.steps
        # Reading the losses waits for the device, so they are read only when somebody is told.
        if progress.step == 0 or last or now - self.told >= REPORT_EVERY_SECONDS:
            self.told = now
            self.tell(
                Progress(
                    job=request.job,
                    step=progress.step,
                    steps=progress.steps,
                    losses=progress.losses.values(),
                    seconds=self.seconds(),
                )
            )
        previewed = request.preview_every and progress.step % request.preview_every == 0 and not last
        filmed = request.time_lapse and progress.step % max(1, progress.steps // TIME_LAPSE_FRAMES) == 0
        if not previewed and not filmed:
            return
        preview = images.Picture(pixels.to_image(progress.output), self.working.alpha)
        if max(preview.rgb.size) > PREVIEW_SIDE:
            preview = images.fit(preview, PREVIEW_SIDE)
        if filmed:
            self.frames.append(preview.rgb)
        if previewed:
            self.tell(Preview(job=request.job, step=progress.step, picture=images.encode_preview(preview)))


def read_prompt(prompt: str, perception: Perception, models: str) -> list[Notice]:
    """What is to be said about a prompt; EngineError where it says nothing that the models understand."""
    if not prompt.strip():
        raise EngineError(NoticeCode.PROMPT_EMPTY)
    notes = []
    if models == "bundled":
        unknown = vocabulary.unknown_words(prompt)
        if not vocabulary.understood(prompt):
            raise EngineError(NoticeCode.PROMPT_UNKNOWN, known=", ".join(vocabulary.STYLES))
        if unknown:
            near = vocabulary.nearest_styles(unknown)
            arguments = {"words": ", ".join(unknown), "near": ", ".join(near), "count": len(near)}
            notes.append(Notice(NoticeCode.WORDS_UNKNOWN, arguments_of(arguments)))
        notes.append(Notice(NoticeCode.STAND_IN, {"count": len(vocabulary.STYLES)}))
    elif not vocabulary.is_latin(prompt):
        notes.append(Notice(NoticeCode.PROMPT_NOT_ENGLISH))
    try:
        for part in parts_of(prompt):
            perception.tokenize([template.format(part.text) for template in TEMPLATES], truncate=False)
    except RuntimeError:
        notes.append(Notice(NoticeCode.PROMPT_TRUNCATED, {"tokens": perception.context_length}))
    return notes


def _about(result: Stylized, request: Stylize, perception: Perception, models: str) -> dict[str, Any]:
    """What made a StyleNet."""
    from_bank = result.start.photo is not None and perception.starts is not None
    return {
        "prompt": request.prompt,
        "seed": request.seed,
        "preset": msgspec.to_builtins(request.preset),
        "start": result.start.name,
        "bank": perception.starts.digest if from_bank and perception.starts else None,
        "history": {name: [round(loss, 5) for loss in losses] for name, losses in result.history.items()},
        "patches_at_once": result.patches_at_once,
        "models": models,
        "versions": versions(),
    }


def versions() -> dict[str, str]:
    """Return the versions of everything that decides how a picture looks; "" for what runs without being installed."""

    def installed(package: str) -> str:
        try:
            return version(package)
        except PackageNotFoundError:
            return ""

    return {package: installed(package) for package in ("wordbrush", "torch", "torchvision", "clip-anytorch")}
