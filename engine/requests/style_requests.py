"""Train requests: a style learned from many pictures."""

import hashlib
import time
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np
import torch

from engine.bundled import photos
from engine.media import encoding, images, opened_pictures
from engine.models.perception import Perception
from engine.protocol.errors import EngineError
from engine.protocol.messages import Checkpoint, NoticeCode, Preview, Progress, StyleDone, Train
from engine.protocol.presets import MIN_TRAINING_PICTURES, TRAINING_PICTURE_SCALE, StyleTraining
from engine.requests import pixels, style_files
from engine.requests.painting import check_prompt, decode_references
from engine.requests.reporting import REPORT_INTERVAL_S, versions
from engine.style_training import CropSource, Trained, TrainingProgress, crop_source, draw_crops, train

HELD_OUT = 4  # pictures at most, or crops of built-in pictures
BUILT_IN_SEED = 2026  # of the held-out crops of built-in pictures


def answer_train(
    request: Train,
    perception: Perception,
    models: str,
    *,
    send: Callable[[Progress | Preview | Checkpoint], None],
    stop_requested: Callable[[], bool],
) -> StyleDone:
    """Train a style for a request and return it as a file.

    `models` is the configured model family. `send` gets progress, previews and checkpoints, and `stop_requested` is
    called before each step. Raises StopRequested and EngineError: TRAINING_PICTURES, PROMPT_EMPTY, PROMPT_UNKNOWN,
    NOT_FINITE, CHECKPOINT_OTHER, and what decoding raises.
    """
    began = reported_at = time.monotonic()
    notes = check_prompt(request.prompt, perception, models, has_references=bool(request.references))
    pictures, held_out, trained_on = _training_pictures(request)
    last_held_out = 0.0

    def report(progress: TrainingProgress) -> None:
        nonlocal reported_at, last_held_out
        now = time.monotonic()
        if progress.held_out is not None:
            last_held_out = progress.held_out
        last = progress.step == progress.steps
        if progress.step == 0 or last or progress.preview is not None or now - reported_at >= REPORT_INTERVAL_S:
            reported_at = now
            losses = progress.losses.values() | {"held_out": last_held_out}
            send(
                Progress(job=request.job, step=progress.step, steps=progress.steps, losses=losses, seconds=now - began)
            )
        if progress.preview is not None:
            preview = encoding.encode_preview(opened_pictures.Picture(pixels.to_image(progress.preview)))
            send(Preview(job=request.job, step=progress.step, picture=preview))

    def send_checkpoint(step: int, state: bytes, held_out_loss: float) -> None:
        send(Checkpoint(job=request.job, step=step, state=state, held_out=held_out_loss))

    trained = train(
        pictures,
        held_out,
        request.prompt,
        perception,
        request.training,
        seed=request.seed,
        references=decode_references(request.references, TRAINING_PICTURE_SCALE * request.training.preset.size),
        resume=request.resume,
        on_progress=report,
        on_checkpoint=send_checkpoint,
        stop_requested=stop_requested,
    )
    with torch.no_grad():
        sample = trained.net(held_out[0].to(perception.device))
    metadata = _metadata(trained, request, perception, models, trained_on)
    return StyleDone(
        job=request.job,
        weights=style_files.encode(trained.net, metadata),
        sample=encoding.encode_preview(opened_pictures.Picture(pixels.to_image(sample))),
        step=trained.step,
        steps=trained.steps,
        losses={name: losses[trained.step] for name, losses in trained.history.items()},
        held_out=trained.held_out,
        seconds=time.monotonic() - began,
        notes=notes,
    )


def _training_pictures(request: Train) -> tuple[CropSource, list[torch.Tensor], dict[str, Any]]:
    """Return the source of training crops, the held-out crops, and a description for the style's file."""
    side = request.training.preset.size
    if not request.pictures:
        return (
            BUILT_IN_PICTURES,
            list(draw_crops(BUILT_IN_PICTURES, side, HELD_OUT, BUILT_IN_SEED)),
            {"pictures": "built-in"},
        )
    if len(request.pictures) < MIN_TRAINING_PICTURES:
        raise EngineError(NoticeCode.TRAINING_PICTURES, least=MIN_TRAINING_PICTURES)
    kept = [decode_for_training(data, TRAINING_PICTURE_SCALE * side) for data in request.pictures]
    count = max(1, min(HELD_OUT, len(kept) // 5))
    held_out, trained_on = crop_source(kept[:count]), crop_source(kept[count:])
    digest = hashlib.sha256(b"".join(hashlib.sha256(data).digest() for data in request.pictures)).hexdigest()
    return (
        trained_on,
        list(draw_crops(held_out, side, count, request.seed)),
        {"pictures": len(kept), "held_out": count, "digest": digest[:16]},
    )


def decode_for_training(data: bytes, longest: int) -> torch.Tensor:
    """Decode a picture to (3, h, w) in uint8, resized to at most `longest` pixels on its longer side."""
    picture = images.decode(data)
    if max(picture.rgb.size) > longest:
        picture = images.fit(picture, longest)
    return torch.from_numpy(np.array(picture.rgb)).permute(2, 0, 1).contiguous()


class _BuiltInPictures:
    """Synthetic scenes and crops of the project's own photos, as a source of crops."""

    def crop(self, side: int, generator: torch.Generator) -> torch.Tensor:
        return photos.random_pictures(1, side, generator)


BUILT_IN_PICTURES: CropSource = _BuiltInPictures()


def _metadata(
    trained: Trained, request: Train, perception: Perception, models: str, trained_on: dict[str, Any]
) -> dict[str, Any]:
    training: StyleTraining = request.training
    from_bank = trained.start.identity_weights is not None and perception.style_bank is not None
    return {
        "prompt": request.prompt,
        "references": len(request.references),
        "seed": request.seed,
        "preset": msgspec.to_builtins(training.preset),
        "batch": training.batch,
        "trained_on": trained_on,
        "step": trained.step,
        "steps": trained.steps,
        "start": trained.start.name,
        "bank": perception.style_bank.digest if from_bank and perception.style_bank else None,
        "history": {name: [round(loss, 5) for loss in losses] for name, losses in trained.history.items()},
        "held_out": {str(step): round(loss, 5) for step, loss in trained.held_out.items()},
        "models": models,
        "versions": versions(),
    }
