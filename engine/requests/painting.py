"""Stylize requests: optimize a StyleNet for one picture and one prompt."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec.structs import replace
from PIL import Image
from torch import Tensor

from engine.media import encoding, images, opened_pictures
from engine.models.perception import Perception
from engine.prompts import TEMPLATES
from engine.protocol import vocabulary
from engine.protocol.errors import EngineError
from engine.protocol.explanations import STAND_IN, explain
from engine.protocol.meaning import understand
from engine.protocol.messages import Done, Notice, NoticeCode, Preview, Progress, Stylize
from engine.protocol.wording import split_prompt
from engine.requests import pixels, style_files
from engine.requests.rendering import OptimizedNet, render
from engine.requests.reporting import REPORT_INTERVAL_S, versions
from engine.requests.sizing import Sizing, check_size
from engine.stylize import StepProgress, Stylized, stylize_together

PREVIEW_PX = 512  # the longer side at most
TIME_LAPSE_FRAMES = 40  # approximately


def answer_stylize(
    request: Stylize,
    perception: Perception,
    models: str,
    *,
    send: Callable[[Progress | Preview], None],
    stop_requested: Callable[[], bool],
) -> Done:
    """Optimize a StyleNet for each seed of a request and return the results.

    `models` is the configured model family (engine.protocol.messages.Models). `send` gets progress and previews, and
    `stop_requested` is called before each step. Raises StopRequested and EngineError: SIZE_RANGE, PROMPT_EMPTY,
    PROMPT_UNKNOWN, NOT_FINITE, and what decoding raises.
    """
    preset = request.preset
    check_size(preset.size)
    notes = check_prompt(request.prompt, perception, models, has_references=bool(request.references))
    sizing = Sizing.of(images.decode(request.picture), preset.size, preset.options)
    content = pixels.to_tensor(sizing.working.rgb)
    seeds = [request.seed, *request.more_seeds]
    # Only the first result is reported.
    reports = [_ProgressReporter(request, sizing.working, None if number else send) for number in range(len(seeds))]

    def on_progress(progress: list[StepProgress]) -> None:
        for report, one in zip(reports, progress, strict=True):
            report.step(one)

    results = stylize_together(
        content,
        request.prompt,
        perception,
        preset,
        seeds,
        references=decode_references(request.references, preset.size),
        on_start=(lambda outputs: reports[0].start(outputs[0])) if request.preview_every else None,
        on_progress=on_progress,
        stop_requested=stop_requested,
    )
    first, *more = [
        _done(replace(request, seed=seed), result, report, sizing, content, perception, models, notes)
        for seed, result, report in zip(seeds, results, reports, strict=True)
    ]
    return replace(first, more=more)


def _done(
    request: Stylize,
    result: Stylized,
    report: "_ProgressReporter",
    sizing: Sizing,
    content: Tensor,
    perception: Perception,
    models: str,
    notes: list[Notice],
) -> Done:
    """Return one result with the options of its request applied."""
    preset = request.preset
    output = result.output
    if preset.options.strength != 100 or sizing.is_enlarged:
        optimized = OptimizedNet(result.net, result.start.identity_weights)
        original = pixels.to_tensor(sizing.target.rgb) if sizing.is_enlarged else None
        output = render(optimized, content.to(perception.device), preset.options, original)
    painted = sizing.result(pixels.to_image(pixels.apply_finish(output, preset.options.finish)))
    film = [*report.frames, images.fit(painted, max(report.frames[0].size)).rgb] if report.frames else []
    return Done(
        job=request.job,
        picture=encoding.encode(painted, "PNG"),
        width=painted.rgb.width,
        height=painted.rgb.height,
        weights=style_files.encode(result.net, _metadata(result, request, perception, models)),
        losses=result.losses.values(),
        history=result.history,
        start=result.start.name,
        seconds=report.seconds(),
        notes=notes,
        film=encoding.encode_time_lapse(film) if film else b"",
    )


@dataclass
class _ProgressReporter:
    """The progress and previews of a result, sent to the other side, and the frames of its time lapse.

    Without `send`, there are only the frames.
    """

    request: Stylize
    working: opened_pictures.Picture
    send: Callable[[Progress | Preview], None] | None
    frames: list[Image.Image] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    reported_at: float = 0.0
    started: bool = False  # the preview of step 0 has been sent

    def seconds(self) -> float:
        """Return the seconds since the job began."""
        return time.monotonic() - self.began

    def start(self, output: Tensor) -> None:
        """Send what the first weights paint as the preview of step 0: judging it for the first time takes seconds."""
        self.started = True
        self._send_preview(0, self._preview(output))

    def step(self, progress: StepProgress) -> None:
        """Report a step, if it is time for that, and keep a frame for the time lapse."""
        request, now = self.request, time.monotonic()
        last = progress.step == progress.steps
        # Reading the losses waits for the device, so they are read only for a report.
        if self.send and (progress.step == 0 or last or now - self.reported_at >= REPORT_INTERVAL_S):
            self.reported_at = now
            self.send(
                Progress(
                    job=request.job,
                    step=progress.step,
                    steps=progress.steps,
                    losses=progress.losses.values(),
                    seconds=self.seconds(),
                )
            )
        previewed = self.send and request.preview_every and progress.step % request.preview_every == 0 and not last
        previewed = previewed and not (progress.step == 0 and self.started)
        filmed = request.time_lapse and progress.step % max(1, progress.steps // TIME_LAPSE_FRAMES) == 0
        if not previewed and not filmed:
            return
        preview = self._preview(progress.output)
        if filmed:
            self.frames.append(preview.rgb)
        if previewed:
            self._send_preview(progress.step, preview)

    def _preview(self, output: Tensor) -> opened_pictures.Picture:
        preview = opened_pictures.Picture(pixels.to_image(output), self.working.alpha)
        return images.fit(preview, PREVIEW_PX) if max(preview.rgb.size) > PREVIEW_PX else preview

    def _send_preview(self, step: int, preview: opened_pictures.Picture) -> None:
        if self.send:
            self.send(Preview(job=self.request.job, step=step, picture=encoding.encode_preview(preview)))


def decode_references(references: list[bytes], longest: int) -> list[Tensor]:
    """Return reference pictures as tensors (1, 3, h, w) in [0, 1], with at most `longest` pixels on the longer side.

    Raises what decoding raises.
    """
    decoded = [images.decode(data) for data in references]
    return [pixels.to_tensor(images.fit(one, min(longest, max(one.rgb.size))).rgb) for one in decoded]


def check_prompt(prompt: str, perception: Perception, models: str, *, has_references: bool = False) -> list[Notice]:
    """Return notes for the person about a prompt: how the bundled models understood it, words that do not fit.

    Raises EngineError: PROMPT_EMPTY unless there are references, or PROMPT_UNKNOWN if the bundled models know no word
    in a part of it.
    """
    if not prompt.strip():
        if not has_references:
            raise EngineError(NoticeCode.PROMPT_EMPTY)
        return [STAND_IN] if models == "bundled" else []
    notes: list[Notice] = []
    if models == "bundled":
        if not understand(prompt).is_understood:
            raise EngineError(NoticeCode.PROMPT_UNKNOWN, known=", ".join(vocabulary.STYLES))
        notes += explain(prompt)
    elif not vocabulary.is_latin(prompt):
        notes.append(Notice(NoticeCode.PROMPT_NOT_ENGLISH))
    try:
        for part in split_prompt(prompt):
            perception.tokenize([template.format(part.text) for template in TEMPLATES], truncate=False)
    except RuntimeError:
        notes.append(Notice(NoticeCode.PROMPT_TRUNCATED, {"tokens": perception.context_length}))
    return notes


def _metadata(result: Stylized, request: Stylize, perception: Perception, models: str) -> dict[str, Any]:
    """Return what made a StyleNet, for its style file."""
    from_bank = result.start.identity_weights is not None and perception.style_bank is not None
    return {
        "prompt": request.prompt,
        "references": len(request.references),
        "seed": request.seed,
        "preset": msgspec.to_builtins(request.preset),
        "start": result.start.name,
        "bank": perception.style_bank.digest if from_bank and perception.style_bank else None,
        "history": {name: [round(loss, 5) for loss in losses] for name, losses in result.history.items()},
        "patches_at_once": result.patches_at_once,
        "models": models,
        "versions": versions(),
    }
