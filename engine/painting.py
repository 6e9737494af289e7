"""From a request to the picture that answers it: what a job is, inside the engine."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

import msgspec
from PIL import Image
from torch import Tensor

from engine import animations, images, pixels, style_files, vocabulary
from engine.errors import EngineError
from engine.messages import Done, Notice, NoticeCode, Preview, Progress, Render, Stylize, arguments_of
from engine.perception import Perception
from engine.presets import MAX_FULL_SIZE, MAX_SIZE, MIN_SIZE, Options
from engine.prompts import TEMPLATES
from engine.rendering import Painter, rendered, rendered_clip
from engine.stylize import StepProgress, Stylized, stylize
from engine.wording import parts_of

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
    _check_size(preset.size)
    notes = read_prompt(request.prompt, perception, models)
    picture = images.decode(request.picture)
    working = images.fit(picture, preset.size)
    report = _Report(request, working, tell)
    content = pixels.to_tensor(working.rgb)
    result = stylize(
        content,
        request.prompt,
        perception,
        preset,
        seed=request.seed,
        on_progress=report.step,
        stop_requested=stop_requested,
    )

    def draw(original: Tensor | None) -> Tensor:
        if preset.options.strength == 100 and original is None:
            return result.output
        painter = Painter(result.net, result.start.photo)
        return rendered(painter, content.to(perception.device), preset.options, original)

    painted = _finished(picture, working, preset.size, preset.options, draw)
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
        time_lapse=images.encode_film(film) if film else b"",
    )


def render(request: Render, perception: Perception) -> Done:
    """Paint a picture with weights from before, in one pass. Raises EngineError."""
    began = time.monotonic()
    style = style_files.read(request.weights, perception.starts, perception.device)
    size = request.size or style.size
    _check_size(size)
    if request.animated:
        animation = _animated(request, style, size)
        painted, encoded = animation.frames[0], animations.encode(animation)
    else:
        picture = images.decode(request.picture)
        working = images.fit(picture, size)
        content = pixels.to_tensor(working.rgb).to(perception.device)

        def draw(original: Tensor | None) -> Tensor:
            return rendered(style.painter, content, request.options, original)

        painted = _finished(picture, working, size, request.options, draw)
        encoded = images.encode(painted, "PNG")
    return Done(
        job=request.job,
        picture=encoded,
        width=painted.rgb.width,
        height=painted.rgb.height,
        weights=request.weights,
        losses={},
        history={},
        start=str(style.about.get("start", "")),
        seconds=time.monotonic() - began,
        notes=[],
    )


def _animated(request: Render, style: style_files.SavedStyle, size: int) -> animations.Animation:
    """Every frame painted, at the animation's own size or, where that is larger, at `size`."""
    animation = animations.decode(request.picture)
    own = max(animation.frames[0].rgb.size)
    working = [images.fit(frame, max(MIN_SIZE, min(own, size))) for frame in animation.frames]
    clip = [pixels.to_tensor(frame.rgb) for frame in working]
    painted = [
        images.Picture(pixels.to_image(pixels.finished(output, request.options.finish)), frame.alpha)
        for output, frame in zip(rendered_clip(style.painter, clip, request.options), working, strict=True)
    ]
    wanted = min(own, size)
    return animation.with_frames([images.fit(frame, wanted) for frame in painted])


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


def _check_size(size: int) -> None:
    if not MIN_SIZE <= size <= MAX_SIZE:
        raise EngineError(NoticeCode.SIZE_RANGE, size=size, least=MIN_SIZE, most=MAX_SIZE)


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


def _finished(
    picture: images.Picture,
    working: images.Picture,
    size: int,
    options: Options,
    draw: Callable[[Tensor | None], Tensor],
) -> images.Picture:
    """The picture as its options want it; at its own size where they ask for that.

    size: of `working`, the picture that the network saw. draw: paints it, (1, 3, h, w), or a larger original.
    """
    wanted = min(max(picture.rgb.size), MAX_FULL_SIZE) if options.full_size else size
    own = images.fit(picture, wanted) if wanted > size else working
    painted = pixels.finished(draw(None if own is working else pixels.to_tensor(own.rgb)), options.finish)
    finished = images.Picture(pixels.to_image(painted), own.alpha)
    return images.fit(finished, wanted) if wanted < size else finished


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
    """Of everything that decides how a picture looks."""
    return {package: version(package) for package in ("wordbrush", "torch", "torchvision", "clip-anytorch")}
