"""Animations and films: made safe when they come, and made to fit when they go. In the imaging process alone."""

from bot.imaging.messages import Deliverable, DeliverMoving, Moving, PrepareMoving
from engine import animations, films, images
from engine.bounds import film_kind
from engine.errors import EngineError
from engine.messages import NoticeCode

QUALITIES = (90, 75, 60)  # of WebP
SMALLER = 0.8
LEAST_SIDE = 32  # pixels


def prepare_moving(request: PrepareMoving) -> Moving:
    """See Imaging.prepare_moving."""
    if kind := film_kind(request.data):
        data, frames = films.safe(request.data, request.longest)
        return Moving(data=data, kind=kind, frames=frames)
    animation = animations.decode(request.data)
    if max(animation.frames[0].rgb.size) > request.longest:
        animation = animation.with_frames([images.fit(frame, request.longest) for frame in animation.frames])
    return Moving(data=animations.encode(animation, "PNG"), kind=animation.kind, frames=len(animation.frames))


def deliver_moving(request: DeliverMoving) -> Deliverable:
    """See Imaging.deliver_moving."""
    if request.kind == "MP4" or request.kind == "WEBM":  # so that mypy knows
        data, smaller = films.deliverable(request.data, request.kind, request.limit)
        return Deliverable(data=data, suffix=request.kind.lower(), smaller=smaller)
    animation = whole = animations.decode(request.data)
    while True:
        for quality in QUALITIES if request.kind == "WEBP" else QUALITIES[:1]:
            data = animations.encode(animation, request.kind, quality)
            if len(data) <= request.limit:
                return Deliverable(data=data, suffix=request.kind.lower(), smaller=animation is not whole)
        longest = round(max(animation.frames[0].rgb.size) * SMALLER)
        if longest < LEAST_SIDE:
            raise EngineError(NoticeCode.PICTURE_HEAVY)
        animation = whole.with_frames([images.fit(frame, longest) for frame in whole.frames])
