"""Pictures painted in one pass by a StyleNet from before: from requests to their answers.

They are decoded and encoded in threads, while the device paints what is decoded, pictures of one size together.
"""

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import torch
from torch import Tensor

from engine.media import images
from engine.memory import is_out_of_memory
from engine.models.perception import Perception
from engine.protocol.messages import Done, Render
from engine.requests import pixels, style_files
from engine.requests.rendering import Painter, rendered
from engine.requests.sizing import Sizing, check_size

THREADS = min(16, os.cpu_count() or 1)
PIXELS_TOGETHER = 32 * 512 * 512  # on a GPU: more is no faster
MOST_ON_CPU = 1  # a CPU is busy with one


@dataclass(frozen=True)
class _Picture:
    """What a request asks for, decoded.

    seen: what the network sees of it, (1, h, w, 3), uint8. original: (1, H, W, 3), where it is to be painted larger.
    """

    sizing: Sizing
    seen: Tensor
    original: Tensor | None


@dataclass
class _Wanted:
    request: Render
    decoding: "Future[_Picture]"
    began: float

    def goes_with(self, other: "_Wanted") -> bool:
        """Whether both can be painted together; `other` is a single picture that is not enlarged."""
        if not self.decoding.done() or self.decoding.exception():
            return False
        mine, its = self.decoding.result(), other.decoding.result()
        alike = mine.original is None and mine.seen.shape == its.seen.shape
        return alike and (self.request.options, self.request.weights) == (other.request.options, other.request.weights)


class Renders:
    """What waits to be painted in one pass. Only `accept` may be called from another thread."""

    def __init__(self, done: Callable[[Done], None], failed: Callable[[str, Exception], None]) -> None:
        """`done` and `failed` are told from other threads; `failed` with the job and what went wrong."""
        self._done = done
        self._failed = failed
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="pictures")
        self._waiting: deque[_Wanted] = deque()
        self._changing = threading.Lock()  # what waits, while it is looked through
        self._style: tuple[bytes, style_files.SavedStyle] | None = None  # the last one: most have the same

    def accept(self, request: Render) -> None:
        """Decode it, and let it wait."""
        wanted = _Wanted(request, self._threads.submit(_decoded, request), time.monotonic())
        with self._changing:
            self._waiting.append(wanted)

    def paint_what_waits(self, models: Callable[[], Perception]) -> None:
        """All of them; nothing that goes wrong with one is raised."""
        while self._waiting:
            first = self._waiting.popleft()
            try:
                first.decoding.result()
                style = self._read(first.request.weights, models())
            except Exception as error:
                self._failed(first.request.job, error)
            else:
                self._paint(style, [first, *self._fitting(first, models().device)])

    def _fitting(self, first: _Wanted, device: torch.device) -> list[_Wanted]:
        """Others that can be painted together with the first one, taken out of those that wait."""
        picture = first.decoding.result()
        if picture.original is not None:
            return []
        _, height, width, _ = picture.seen.shape
        room = pictures_together(height, width, device)
        with self._changing:
            found = [one for one in self._waiting if one.goes_with(first)][: room - 1] if room > 1 else []
            for one in found:
                self._waiting.remove(one)
        return found

    def _read(self, weights: bytes, perception: Perception) -> style_files.SavedStyle:
        if self._style is None or self._style[0] != weights:
            self._style = weights, style_files.read(weights, perception.starts, perception.device)
        return self._style[1]

    def _paint(self, style: style_files.SavedStyle, wanted: Sequence[_Wanted]) -> None:
        """Paint some together; one after the other where the device's memory does not suffice for them."""
        started_from = str(style.about.get("start", ""))
        try:
            painted = _painted(style.painter, wanted)
        except Exception as error:
            problem = error
        else:
            for one, own in zip(wanted, painted, strict=True):
                self._threads.submit(self._finish, one, own, started_from)
            return
        if len(wanted) == 1 or not is_out_of_memory(problem):
            for one in wanted:
                self._failed(one.request.job, problem)
        else:
            for one in wanted:
                self._paint(style, [one])

    def _finish(self, wanted: _Wanted, painted: Tensor, started_from: str) -> None:
        try:
            self._done(_encoded(wanted, painted, started_from))
        except Exception as error:
            self._failed(wanted.request.job, error)


def pictures_together(height: int, width: int, device: torch.device) -> int:
    """How many of a size are painted at once."""
    return MOST_ON_CPU if device.type == "cpu" else max(1, PIXELS_TOGETHER // (height * width))


def _decoded(request: Render) -> _Picture:
    size = request.size or style_files.size_of(request.weights)
    check_size(size)
    sizing = Sizing.of(images.decode(request.picture), size, request.options)
    original = pixels.to_bytes(sizing.own.rgb) if sizing.enlarged else None
    return _Picture(sizing, pixels.to_bytes(sizing.working.rgb), original)


def _painted(painter: Painter, wanted: Sequence[_Wanted]) -> list[Tensor]:
    """Each, (1, h, w, 3), uint8, on the device."""
    device = next(painter.net.parameters()).device
    options, first = wanted[0].request.options, wanted[0].decoding.result()
    seen = torch.cat([one.decoding.result().seen for one in wanted])
    original = None if first.original is None else pixels.from_bytes(first.original.to(device))
    painted = rendered(painter, pixels.from_bytes(seen.to(device)), options, original)
    return [pixels.as_bytes(pixels.finished(picture, options.finish)) for picture in painted.split(1)]


def _encoded(wanted: _Wanted, painted: Tensor, started_from: str) -> Done:
    request = wanted.request
    result = wanted.decoding.result().sizing.result(pixels.image_of(painted))
    return Done(
        job=request.job,
        picture=images.encode(result, request.encoding),
        width=result.rgb.width,
        height=result.rgb.height,
        weights=request.weights,
        losses={},
        history={},
        start=started_from,
        seconds=time.monotonic() - wanted.began,
        notes=[],
    )
