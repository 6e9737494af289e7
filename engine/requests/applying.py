"""Render requests: pictures stylized in one pass with existing weights, several of one size at a time.

They are decoded and encoded in threads, while the device stylizes what is decoded.
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

from engine.media import encoding, images
from engine.memory import is_out_of_memory
from engine.protocol.messages import Done, Render
from engine.requests import pixels, style_files
from engine.requests.rendering import OptimizedNet, render
from engine.requests.sizing import Sizing, check_size

MAX_THREADS = min(16, os.cpu_count() or 1)
MAX_BATCH_PIXELS = 32 * 512 * 512  # on a GPU; more are no faster
MAX_BATCH_ON_CPU = 1  # one picture already uses all cores


@dataclass(frozen=True)
class _DecodedPicture:
    """The picture of a request.

    Attributes:
        working: what the network sees, (1, h, w, 3) in uint8.
        original: (1, H, W, 3) in uint8 if the result is larger than that, else None.
    """

    sizing: Sizing
    working: Tensor
    original: Tensor | None


@dataclass
class _WaitingRender:
    request: Render
    decoding: "Future[_DecodedPicture]"
    began: float

    def can_share_batch(self, other: "_WaitingRender") -> bool:
        """Return whether both can be stylized in one batch, for an `other` that is decoded and not enlarged."""
        if not self.decoding.done() or self.decoding.exception():
            return False
        mine, its = self.decoding.result(), other.decoding.result()
        alike = mine.original is None and mine.working.shape == its.working.shape
        return alike and (self.request.options, self.request.weights) == (other.request.options, other.request.weights)


class RenderQueue:
    """The Render requests that wait; only `accept` may be called from any thread.

    Args:
        done: called with each reply, from other threads.
        failed: called with the job and the exception of each failure, from any thread.
    """

    def __init__(self, done: Callable[[Done], None], failed: Callable[[str, Exception], None]) -> None:
        self._done = done
        self._failed = failed
        self._threads = ThreadPoolExecutor(MAX_THREADS, thread_name_prefix="pictures")
        self._waiting: deque[_WaitingRender] = deque()
        self._lock = threading.Lock()  # held while `_waiting` is changed or iterated
        self._style: tuple[bytes, style_files.SavedStyle] | None = None  # the last one: most requests have it

    def accept(self, request: Render) -> None:
        """Start decoding a request's picture, and add the request to the queue."""
        waiting = _WaitingRender(request, self._threads.submit(_decode, request), time.monotonic())
        with self._lock:
            self._waiting.append(waiting)

    def render_waiting(self, device: torch.device) -> None:
        """Stylize everything in the queue on a device; failures go to `failed`, and none is raised."""
        while self._waiting:
            first = self._waiting.popleft()
            try:
                first.decoding.result()
                style = self._load_style(first.request.weights, device)
            except Exception as error:
                self._failed(first.request.job, error)
            else:
                self._render(style, [first, *self._take_batch(first, device)])

    def _take_batch(self, first: _WaitingRender, device: torch.device) -> list[_WaitingRender]:
        """Take other requests that can be stylized together with the first one out of the queue."""
        picture = first.decoding.result()
        if picture.original is not None:
            return []
        _, height, width, _ = picture.working.shape
        room = batch_size(height, width, device)
        with self._lock:
            found = [one for one in self._waiting if one.can_share_batch(first)][: room - 1] if room > 1 else []
            for one in found:
                self._waiting.remove(one)
        return found

    def _load_style(self, weights: bytes, device: torch.device) -> style_files.SavedStyle:
        if self._style is None or self._style[0] != weights:
            self._style = weights, style_files.decode(weights, device)
        return self._style[1]

    def _render(self, style: style_files.SavedStyle, waiting: Sequence[_WaitingRender]) -> None:
        """Stylize a batch; if the device's memory does not suffice, stylize its pictures one by one."""
        started_from = str(style.metadata.get("start", ""))
        try:
            painted = _render_batch(style.optimized, waiting)
        except Exception as error:
            problem = error
        else:
            for one, own in zip(waiting, painted, strict=True):
                self._threads.submit(self._finish, one, own, started_from)
            return
        if len(waiting) == 1 or not is_out_of_memory(problem):
            for one in waiting:
                self._failed(one.request.job, problem)
        else:
            for one in waiting:
                self._render(style, [one])

    def _finish(self, waiting: _WaitingRender, painted: Tensor, started_from: str) -> None:
        try:
            self._done(_encode(waiting, painted, started_from))
        except Exception as error:
            self._failed(waiting.request.job, error)


def batch_size(height: int, width: int, device: torch.device) -> int:
    """Return how many pictures of this size in pixels are stylized at once on a device."""
    return MAX_BATCH_ON_CPU if device.type == "cpu" else max(1, MAX_BATCH_PIXELS // (height * width))


def _decode(request: Render) -> _DecodedPicture:
    size = request.size or style_files.optimized_size(request.weights)
    check_size(size)
    sizing = Sizing.of(images.decode(request.picture), size, request.options)
    original = pixels.image_to_uint8(sizing.target.rgb) if sizing.is_enlarged else None
    return _DecodedPicture(sizing, pixels.image_to_uint8(sizing.working.rgb), original)


def _render_batch(optimized: OptimizedNet, waiting: Sequence[_WaitingRender]) -> list[Tensor]:
    """Return each result, (1, h, w, 3) in uint8, on the device."""
    device = next(optimized.net.parameters()).device
    options, first = waiting[0].request.options, waiting[0].decoding.result()
    working = torch.cat([one.decoding.result().working for one in waiting])
    original = None if first.original is None else pixels.uint8_to_float(first.original.to(device))
    painted = render(optimized, pixels.uint8_to_float(working.to(device)), options, original)
    return [pixels.float_to_uint8(pixels.apply_finish(picture, options.finish)) for picture in painted.split(1)]


def _encode(waiting: _WaitingRender, painted: Tensor, started_from: str) -> Done:
    request = waiting.request
    result = waiting.decoding.result().sizing.result(pixels.uint8_to_image(painted))
    return Done(
        job=request.job,
        picture=encoding.encode(result, request.encoding),
        width=result.rgb.width,
        height=result.rgb.height,
        weights=b"",
        losses={},
        history={},
        start=started_from,
        seconds=time.monotonic() - waiting.began,
        notes=[],
    )
