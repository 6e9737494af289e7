"""From a request about styles to its answer: training one on pictures, making one of several."""

import hashlib
import time
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np
import torch

from engine.bundled import photos
from engine.media import images
from engine.models.perception import Perception
from engine.protocol.errors import EngineError
from engine.protocol.messages import Blend, Checkpoint, NoticeCode, Preview, Progress, StyleDone, Train
from engine.protocol.presets import LEAST_TRAINING_PICTURES, TRAINING_LARGER, StyleTraining
from engine.requests import pixels, style_files
from engine.requests.painting import REPORT_EVERY_SECONDS, read_prompt, versions
from engine.style_training import Pictures, Trained, TrainingProgress, album, drawn, train

HELD_OUT = 4  # pictures, or crops of them, that a style is not trained on
OWN_SEED = 2026  # of the crops that are held out of the project's own pictures


def train_style(
    request: Train,
    perception: Perception,
    models: str,
    *,
    tell: Callable[[Progress | Preview | Checkpoint], None],
    stop_requested: Callable[[], bool],
) -> StyleDone:
    """Train a style, and give it as a file. Raises EngineError and StopRequested."""
    began = told = time.monotonic()
    notes = read_prompt(request.prompt, perception, models)
    pictures, held_out, trained_on = _material(request)
    last_held_out = 0.0

    def report(progress: TrainingProgress) -> None:
        nonlocal told, last_held_out
        now = time.monotonic()
        if progress.held_out is not None:
            last_held_out = progress.held_out
        last = progress.step == progress.steps
        if progress.step == 0 or last or progress.preview is not None or now - told >= REPORT_EVERY_SECONDS:
            told = now
            losses = progress.losses.values() | {"held_out": last_held_out}
            tell(
                Progress(job=request.job, step=progress.step, steps=progress.steps, losses=losses, seconds=now - began)
            )
        if progress.preview is not None:
            preview = images.encode_preview(images.Picture(pixels.to_image(progress.preview)))
            tell(Preview(job=request.job, step=progress.step, picture=preview))

    def keep(step: int, state: bytes, grade: float) -> None:
        tell(Checkpoint(job=request.job, step=step, state=state, held_out=grade))

    trained = train(
        pictures,
        held_out,
        request.prompt,
        perception,
        request.training,
        seed=request.seed,
        resume=request.resume,
        on_progress=report,
        on_checkpoint=keep,
        stop_requested=stop_requested,
    )
    with torch.no_grad():
        sample = trained.net(held_out[0].to(perception.device))
    about = _about(trained, request, perception, models, trained_on)
    return StyleDone(
        job=request.job,
        weights=style_files.written(trained.net, about),
        sample=images.encode_preview(images.Picture(pixels.to_image(sample))),
        step=trained.step,
        steps=trained.steps,
        losses={name: losses[trained.step] for name, losses in trained.history.items()},
        held_out=trained.held_out,
        seconds=time.monotonic() - began,
        notes=notes,
    )


def blend(request: Blend, perception: Perception) -> StyleDone:
    """One style of several. Raises EngineError."""
    began = time.monotonic()
    styles = [style_files.read(data, perception.starts, torch.device("cpu")) for data in request.styles]
    return StyleDone(
        job=request.job,
        weights=style_files.blended(styles, request.shares),
        sample=b"",
        step=0,
        steps=0,
        losses={},
        held_out={},
        seconds=time.monotonic() - began,
        notes=[],
    )


def _material(request: Train) -> tuple[Pictures, list[torch.Tensor], dict[str, Any]]:
    """What is trained on, what is held out, and what is to be said about it in the style's file."""
    side = request.training.preset.size
    if not request.pictures:
        return OWN_PICTURES, list(drawn(OWN_PICTURES, side, HELD_OUT, OWN_SEED)), {"pictures": "built-in"}
    if len(request.pictures) < LEAST_TRAINING_PICTURES:
        raise EngineError(NoticeCode.TRAINING_PICTURES, least=LEAST_TRAINING_PICTURES)
    kept = [decoded(data, TRAINING_LARGER * side) for data in request.pictures]
    count = max(1, min(HELD_OUT, len(kept) // 5))
    held_out, trained_on = album(kept[:count]), album(kept[count:])
    digest = hashlib.sha256(b"".join(hashlib.sha256(data).digest() for data in request.pictures)).hexdigest()
    return (
        trained_on,
        list(drawn(held_out, side, count, request.seed)),
        {"pictures": len(kept), "held_out": count, "digest": digest[:16]},
    )


def decoded(data: bytes, longest: int) -> torch.Tensor:
    """(3, h, w), uint8, its longer side at most so many pixels."""
    picture = images.decode(data)
    if max(picture.rgb.size) > longest:
        picture = images.fit(picture, longest)
    return torch.from_numpy(np.array(picture.rgb)).permute(2, 0, 1).contiguous()


class _OwnPictures:
    """Made-up scenes, and the project's photos."""

    def crop(self, side: int, generator: torch.Generator) -> torch.Tensor:
        """One of them."""
        return photos.pictures(1, side, generator)


OWN_PICTURES: Pictures = _OwnPictures()


def _about(
    trained: Trained, request: Train, perception: Perception, models: str, trained_on: dict[str, Any]
) -> dict[str, Any]:
    training: StyleTraining = request.training
    from_bank = trained.start.photo is not None and perception.starts is not None
    return {
        "prompt": request.prompt,
        "seed": request.seed,
        "preset": msgspec.to_builtins(training.preset),
        "batch": training.batch,
        "trained_on": trained_on,
        "step": trained.step,
        "steps": trained.steps,
        "start": trained.start.name,
        "bank": perception.starts.digest if from_bank and perception.starts else None,
        "history": {name: [round(loss, 5) for loss in losses] for name, losses in trained.history.items()},
        "held_out": {str(step): round(loss, 5) for step, loss in trained.held_out.items()},
        "models": models,
        "versions": versions(),
    }
