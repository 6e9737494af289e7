"""Animate requests: every frame of an animation or a film, stylized in one pass each."""

import time
from collections.abc import Callable, Iterator, Sequence

import torch
from PIL import Image
from torch import Tensor

from engine.media import animations, encoding, films, images, opened_pictures
from engine.media.file_kinds import film_kind
from engine.protocol.errors import StopRequested
from engine.protocol.messages import Animate, Done, Progress
from engine.protocol.presets import MIN_SIZE
from engine.requests import pixels, style_files
from engine.requests.rendering import render_clip, sampled_frames
from engine.requests.reporting import REPORT_INTERVAL_S
from engine.requests.sizing import check_size

# Takes sample frames for the statistics, all frames, and their number.
StylizeFrames = Callable[[Sequence[Tensor], Iterator[Tensor], int], Iterator[Image.Image]]


def answer_animate(
    request: Animate,
    device: torch.device,
    *,
    send: Callable[[Progress], None],
    stop_requested: Callable[[], bool],
) -> Done:
    """Stylize all frames of a request and return the result.

    `send` gets the number of finished frames now and then, and `stop_requested` is called before each frame. Raises
    StopRequested and EngineError: STYLE_UNREADABLE, SIZE_RANGE, and what decoding and encoding raise.
    """
    began = reported_at = time.monotonic()
    style = style_files.decode(request.weights, device)
    size = request.size or style.size
    check_size(size)
    poster: list[Image.Image] = []

    def stylize_frames(samples: Sequence[Tensor], frames: Iterator[Tensor], count: int) -> Iterator[Image.Image]:
        nonlocal reported_at
        for done, output in enumerate(render_clip(style.optimized, samples, frames, request.options)):
            now = time.monotonic()
            if done == 0 or now - reported_at >= REPORT_INTERVAL_S:
                reported_at = now
                send(Progress(job=request.job, step=done, steps=count, losses={}, seconds=now - began))
            if stop_requested():
                raise StopRequested(done)
            image = pixels.to_image(pixels.apply_finish(output, request.options.finish))
            if not poster:
                poster.append(image)
            yield image

    film = (
        _film(request, size, stylize_frames) if film_kind(request.moving) else _animation(request, size, stylize_frames)
    )
    return Done(
        job=request.job,
        picture=encoding.encode(opened_pictures.Picture(poster[0]), "PNG"),
        width=poster[0].width,
        height=poster[0].height,
        weights=b"",
        losses={},
        history={},
        start=str(style.metadata.get("start", "")),
        seconds=time.monotonic() - began,
        notes=[],
        film=film,
    )


def _film(request: Animate, size: int, stylize_frames: StylizeFrames) -> bytes:
    count = films.count_frames(request.moving)
    sampled = set(sampled_frames(count))
    samples = [_fitted(image, size) for number, image in enumerate(films.frames(request.moving)) if number in sampled]
    frames = (_fitted(image, size) for image in films.frames(request.moving))
    return films.replace_frames(request.moving, stylize_frames(samples, frames, count))


def _fitted(image: Image.Image, size: int) -> Tensor:
    longest = max(MIN_SIZE, min(size, max(image.size)))
    return pixels.to_tensor(images.fit(opened_pictures.Picture(image), longest).rgb)


def _animation(request: Animate, size: int, stylize_frames: StylizeFrames) -> bytes:
    """Stylize an animation at its own size or, if that is smaller, at `size`; it is decoded anew for each use."""
    animation = animations.decode(request.moving)
    own_px, count = max(animation.size), len(animation.frames)
    inputs = animation.resized(max(MIN_SIZE, min(own_px, size))).frames
    sampled = set(sampled_frames(count))
    samples = [pixels.to_tensor(frame.rgb) for number, frame in enumerate(inputs) if number in sampled]
    frames = (pixels.to_tensor(frame.rgb) for frame in inputs)
    results = [
        images.fit(opened_pictures.Picture(image, frame.alpha), min(own_px, size))
        for image, frame in zip(stylize_frames(samples, frames, count), inputs, strict=True)
    ]
    return animations.encode(animation.with_frames(results), request.kind)
