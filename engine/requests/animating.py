"""Animations and films, every frame painted with a StyleNet from before: from a request to its answer."""

import time
from collections.abc import Callable, Iterator, Sequence

from PIL import Image
from torch import Tensor

from engine.media import animations, films, images
from engine.media.file_kinds import film_kind
from engine.models.perception import Perception
from engine.protocol.errors import StopRequested
from engine.protocol.messages import Animate, Done, Progress
from engine.protocol.presets import MIN_SIZE
from engine.requests import pixels, style_files
from engine.requests.painting import REPORT_EVERY_SECONDS
from engine.requests.rendering import frames_measured, rendered_clip
from engine.requests.sizing import check_size

Paint = Callable[[Sequence[Tensor], Iterator[Tensor], int], Iterator[Image.Image]]


def animate(
    request: Animate,
    perception: Perception,
    *,
    tell: Callable[[Progress], None],
    stop_requested: Callable[[], bool],
) -> Done:
    """Paint all frames; `tell` gets how many are done, `stop_requested` is asked before each.

    Raises EngineError and StopRequested.
    """
    began = told = time.monotonic()
    style = style_files.read(request.weights, perception.starts, perception.device)
    size = request.size or style.size
    check_size(size)
    poster: list[Image.Image] = []

    def painted(some: Sequence[Tensor], frames: Iterator[Tensor], count: int) -> Iterator[Image.Image]:
        nonlocal told
        for done, output in enumerate(rendered_clip(style.painter, some, frames, request.options)):
            now = time.monotonic()
            if done == 0 or now - told >= REPORT_EVERY_SECONDS:
                told = now
                tell(Progress(job=request.job, step=done, steps=count, losses={}, seconds=now - began))
            if stop_requested():
                raise StopRequested(done)
            image = pixels.to_image(pixels.finished(output, request.options.finish))
            if not poster:
                poster.append(image)
            yield image

    film = _film(request, size, painted) if film_kind(request.moving) else _animation(request, size, painted)
    return Done(
        job=request.job,
        picture=images.encode(images.Picture(poster[0]), "PNG"),
        width=poster[0].width,
        height=poster[0].height,
        weights=request.weights,
        losses={},
        history={},
        start=str(style.about.get("start", "")),
        seconds=time.monotonic() - began,
        notes=[],
        film=film,
    )


def _film(request: Animate, size: int, painted: Paint) -> bytes:
    count = films.count_frames(request.moving)
    wanted = set(frames_measured(count))
    some = [_fitted(image, size) for number, image in enumerate(films.frames(request.moving)) if number in wanted]
    frames = (_fitted(image, size) for image in films.frames(request.moving))
    return films.repainted(request.moving, painted(some, frames, count))


def _fitted(image: Image.Image, size: int) -> Tensor:
    longest = max(MIN_SIZE, min(size, max(image.size)))
    return pixels.to_tensor(images.fit(images.Picture(image), longest).rgb)


def _animation(request: Animate, size: int, painted: Paint) -> bytes:
    """At the animation's own size or, where that is larger, at `size`. Its frames are decoded anew for each use."""
    animation = animations.decode(request.moving)
    own, count = max(animation.size), len(animation.frames)
    seen = animation.fitted(max(MIN_SIZE, min(own, size))).frames
    wanted = set(frames_measured(count))
    some = [pixels.to_tensor(frame.rgb) for number, frame in enumerate(seen) if number in wanted]
    frames = (pixels.to_tensor(frame.rgb) for frame in seen)
    results = [
        images.fit(images.Picture(image, frame.alpha), min(own, size))
        for image, frame in zip(painted(some, frames, count), seen, strict=True)
    ]
    return animations.encode(animation.with_frames(results), request.kind)
