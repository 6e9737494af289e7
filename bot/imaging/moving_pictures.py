"""Animations and films: made safe on arrival, and encoded for delivery; runs in the imaging process only."""

from bot.imaging.imaging_messages import Deliverable, DeliverMoving, Moving, PrepareMoving
from engine.media import animations, films
from engine.media.file_kinds import film_kind
from engine.protocol.bounds import MAX_BYTES
from engine.protocol.errors import EngineError
from engine.protocol.messages import Notice, NoticeCode

QUALITIES = (90, 75, 60)  # of WebP, in the order in which they are tried
SMALLER = 0.8  # the factor by which an animation that is too large is scaled
LEAST_SIDE = 32  # pixels


def prepare_moving(request: PrepareMoving) -> Moving:
    """Make an animation or film safe, as Imaging.prepare_moving describes."""
    if kind := film_kind(request.data):
        said: list[Notice] = []
        data, frames = films.make_safe(request.data, request.longest, lambda code: said.append(Notice(code)))
        return Moving(data=data, kind=kind, frames=frames, notes=said)
    animation = animations.decode(request.data, max_bytes=MAX_BYTES)
    if max(animation.size) > request.longest:
        animation = animation.resized(request.longest)
    data = animations.encode(animation, "PNG")
    notes = [Notice(code) for code in animation.notes]
    return Moving(data=data, kind=animation.kind, frames=len(animation.frames), notes=notes)


def deliver_moving(request: DeliverMoving) -> Deliverable:
    """Encode an animation or film within a size limit, as Imaging.deliver_moving describes.

    An animation is scaled down in steps of SMALLER until it fits. Raises EngineError below LEAST_SIDE.
    """
    if request.kind == "MP4" or request.kind == "WEBM":  # mypy narrows a Literal by ==, but not by `in`
        data, smaller = films.encode_for_delivery(request.data, request.kind, request.limit)
        return Deliverable(data=data, suffix=request.kind.lower(), smaller=smaller)
    animation = whole = animations.decode(request.data)
    while True:
        for quality in QUALITIES if request.kind == "WEBP" else QUALITIES[:1]:
            data = animations.encode(animation, request.kind, quality)
            if len(data) <= request.limit:
                return Deliverable(data=data, suffix=request.kind.lower(), smaller=animation is not whole)
        longest = round(max(animation.size) * SMALLER)
        if longest < LEAST_SIDE:
            raise EngineError(NoticeCode.PICTURE_HEAVY)
        animation = whole.resized(longest)
