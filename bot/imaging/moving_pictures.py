"""Animations and films: made safe when they come, and made to fit when they go. In the imaging process alone."""

from bot.imaging.imaging_messages import Deliverable, DeliverMoving, Moving, PrepareMoving
from engine.media import animations, films
from engine.media.file_kinds import film_kind
from engine.protocol.bounds import MAX_BYTES
from engine.protocol.errors import EngineError
from engine.protocol.messages import Notice, NoticeCode

QUALITIES = (90, 75, 60)  # of WebP
SMALLER = 0.8
LEAST_SIDE = 32  # pixels


def prepare_moving(request: PrepareMoving) -> Moving:
    """See Imaging.prepare_moving."""
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
    """See Imaging.deliver_moving."""
    if request.kind == "MP4" or request.kind == "WEBM":  # so that mypy knows
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
