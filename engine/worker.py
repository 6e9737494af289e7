"""The engine process: `python -m engine.worker`. It owns a device, loads the models once and paints one job at a time.

Requests come in as frames on stdin, replies go out as frames on stdout (engine.protocol.messages); stderr is the log.
When the other side closes stdin, or dies, this process ends at once, in the middle of a step if need be.
"""

import functools
import os
import platform
import queue
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import structlog
import torch

from engine.media import images
from engine.memory import give_back, is_out_of_memory, used_and_total
from engine.models.perception import Perception, load_perception, weights_files
from engine.network import textures
from engine.protocol.errors import EngineError, StopRequested
from engine.protocol.logs import set_up_logs
from engine.protocol.messages import (
    Animate,
    Blend,
    Cancel,
    Cancelled,
    Classified,
    Classify,
    Done,
    Failed,
    Fetching,
    ModelFile,
    ModelFiles,
    Notice,
    NoticeCode,
    Ready,
    Render,
    Reply,
    Request,
    Start,
    StyleDone,
    Stylize,
    SurveyModels,
    Train,
    Vitals,
    frame,
    read_request,
    take_pipes,
)
from engine.protocol.presets import PRESETS
from engine.requests import pixels
from engine.requests.animating import animate
from engine.requests.applying import Renders
from engine.requests.painting import REPORT_EVERY_SECONDS, paint, versions
from engine.requests.style_requests import blend, train_style

VITALS_EVERY = 10.0  # seconds

log = structlog.get_logger()


def main() -> None:
    """Serve requests until the other side closes."""
    started = time.monotonic()
    set_up_logs()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the other side
    requests, replies = take_pipes()
    worker = Worker(replies, started)
    threading.Thread(target=_read_requests, args=(requests, worker.accept), daemon=True).start()
    worker.serve_forever()


def _read_requests(stream: BinaryIO, accept: Callable[[Request], None]) -> None:
    try:
        while (request := read_request(stream)) is not None:
            accept(request)
    except Exception:
        log.exception("requests cannot be read")
    finally:
        # The main thread may be deep inside a step: leave without asking it.
        os._exit(0)


class Worker:
    """Answers requests, one after the other, but what is quick between the steps of a job that is being optimised.

    Only `accept` may be called from another thread.
    """

    def __init__(self, replies: BinaryIO, started: float) -> None:
        self._replies = replies
        self._started = started
        self._perception: Perception | None = None
        self._models = "bundled"
        self._pending: queue.SimpleQueue[Request | None] = queue.SimpleQueue()  # None: there is something quick
        self._renders = Renders(self._painted, self._failed)
        self._blends: queue.SimpleQueue[Blend] = queue.SimpleQueue()
        self._sending = threading.Lock()
        self._open: set[str] = set()  # jobs accepted and not yet answered
        self._cancelled: set[str] = set()
        self._fetching_told = 0.0

    def accept(self, request: Request) -> None:
        """Put a request into the line; a Cancel stops its job before the next step."""
        job = getattr(request, "job", "")
        if not isinstance(request, Cancel):
            self._open.add(job)
            if isinstance(request, Render):
                self._renders.accept(request)
                self._pending.put(None)
            elif isinstance(request, Blend):
                self._blends.put(request)
                self._pending.put(None)
            else:
                self._pending.put(request)
        elif job in self._open:
            self._cancelled.add(job)

    def serve_forever(self) -> None:
        """Answer requests until the process ends."""
        while True:
            request = self._pending.get()
            if request is None:
                self._do_what_is_quick()
            else:
                self._serve(request)
            if self._pending.empty():
                give_back()

    def _do_what_is_quick(self) -> None:
        self._renders.paint_what_waits(self._ready)
        while not self._blends.empty():
            self._serve(self._blends.get())

    def _painted(self, done: Done) -> None:
        log.info("request answered", job=done.job, request="render", seconds=round(done.seconds, 3))
        self._answered(done.job)
        self._send(done)

    def _serve(self, request: Request) -> None:
        """Answer one request; nothing that goes wrong with it ends the process."""
        job = getattr(request, "job", "")
        begun = time.monotonic()
        with structlog.contextvars.bound_contextvars(job=job, request=type(request).__name__.lower()):
            try:
                self._answer(request)
            except StopRequested as stop:
                log.info("request stopped", step=stop.step)
                self._send(Cancelled(job=job, step=stop.step))
            except Exception as error:
                self._failed(job, error)
            else:
                log.info("request answered", seconds=round(time.monotonic() - begun, 3))
            finally:
                self._answered(job)

    def _answer(self, request: Request) -> None:
        match request:
            case Start():
                self._start(request)
            case SurveyModels():
                self._survey(request)
            case Stylize():
                self._send(self._stylize(request))
            case Animate():
                self._send(self._animate(request))
            case Train():
                self._send(self._train(request))
            case Blend():
                self._send(blend(request, self._ready()))
            case Classify():
                self._classify(request)

    def _failed(self, job: str, error: Exception) -> None:
        self._answered(job)
        if isinstance(error, EngineError):
            log.warning("request refused", job=job, why=str(error))
            self._send(Failed(job=job, notice=error.notice))
            return
        log.error("request broken", job=job, exc_info=error)
        if is_out_of_memory(error):
            notice = Notice(NoticeCode.MEMORY)
        else:
            notice = Notice(NoticeCode.INTERNAL, {"error": f"{type(error).__name__}: {error}"})
        self._send(Failed(job=job, notice=notice))

    def _answered(self, job: str) -> None:
        self._open.discard(job)
        self._cancelled.discard(job)

    def _start(self, request: Start) -> None:
        if request.threads is not None:
            torch.set_num_threads(request.threads)
        device = find_device(request.device)
        self._models = request.models.models
        self._perception = load_perception(request.models, device, self._report_fetching)
        if any(preset.start == "style" for preset in PRESETS[self._models].values()):
            textures.canvas()  # now, and not in the first job
        self._send(
            Ready(
                models=request.models.models,
                clip=self._perception.clip_name,
                content=self._perception.content_name,
                device=str(device),
                other_devices=other_devices(device) if request.device == "auto" else [],
                device_name=device_name(device),
                versions=versions(),
                seconds=time.monotonic() - self._started,
            )
        )

        threading.Thread(target=self._tell_vitals, args=(device,), daemon=True).start()

    def _tell_vitals(self, device: torch.device) -> None:
        while True:
            used, total = used_and_total(device)
            self._send(Vitals(memory_used=used, memory_total=total))
            time.sleep(VITALS_EVERY)

    def _survey(self, request: SurveyModels) -> None:
        files = weights_files(request.models)
        if request.fetch:
            for file in files:
                if file.url and not file.is_whole():
                    file.download(self._report_fetching)
        self._send(
            ModelFiles(
                files=[
                    ModelFile(
                        name=file.name,
                        path=str(file.path),
                        bytes=file.path.stat().st_size if file.path.is_file() else 0,
                        comes_from=file.url,
                        whole=file.is_whole() if request.check else None,
                    )
                    for file in files
                ]
            )
        )

    def _report_fetching(self, name: str, path: Path, received: int, total: int) -> None:
        now = time.monotonic()
        if received == total or now - self._fetching_told > REPORT_EVERY_SECONDS:
            self._fetching_told = now
            self._send(Fetching(name=name, path=str(path), received=received, total=total))

    def _stylize(self, request: Stylize) -> Done:
        stop_requested = functools.partial(self._between_steps, request.job)
        return paint(request, self._ready(), self._models, tell=self._send, stop_requested=stop_requested)

    def _animate(self, request: Animate) -> Done:
        stop_requested = functools.partial(self._between_steps, request.job)
        return animate(request, self._ready(), tell=self._send, stop_requested=stop_requested)

    def _train(self, request: Train) -> StyleDone:
        stop_requested = functools.partial(self._between_steps, request.job)
        return train_style(request, self._ready(), self._models, tell=self._send, stop_requested=stop_requested)

    def _between_steps(self, job: str) -> bool:
        """Whether a job is to be stopped; what takes a pass instead of hundreds is painted meanwhile."""
        self._do_what_is_quick()
        return job in self._cancelled

    def _classify(self, request: Classify) -> None:
        perception = self._ready()
        picture = pixels.to_tensor(images.decode(request.picture).rgb).to(perception.device)
        with torch.no_grad():
            texts = torch.nn.functional.normalize(perception.encode_texts(request.texts), dim=-1)
            image = perception.encode_images(picture, antialias=True)[0]
            probabilities = (perception.clip.logit_scale.exp() * texts @ image).softmax(dim=0)
        self._send(Classified(job=request.job, probabilities=probabilities.tolist()))

    def _ready(self) -> Perception:
        if self._perception is None:
            raise RuntimeError("a job before the models were loaded")
        return self._perception

    def _send(self, reply: Reply) -> None:
        try:
            with self._sending:
                self._replies.write(frame(reply))
                self._replies.flush()
        except OSError:  # the other side is gone, and with it the reason to be here
            os._exit(0)


def find_device(name: str) -> torch.device:
    """The device of this name; `auto` takes CUDA, then MPS, then the CPU. EngineError: DEVICE_MISSING."""
    if name == "auto":
        if torch.cuda.is_available():
            return torch.device("cuda", 0)
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    try:
        device = torch.device(name)
        torch.zeros(1, device=device)
    except (RuntimeError, AssertionError, ValueError) as error:
        raise EngineError(NoticeCode.DEVICE_MISSING, device=name) from error
    return device


def other_devices(device: torch.device) -> list[str]:
    """The devices beside this one that are of its kind, and as good to have an engine of their own."""
    if device.type != "cuda":
        return []
    return [f"cuda:{index}" for index in range(torch.cuda.device_count()) if index != device.index]


def device_name(device: torch.device) -> str:
    """What the device is called by its maker, as far as known."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"{platform.processor() or platform.machine()}, {torch.get_num_threads()} threads"


if __name__ == "__main__":
    main()
