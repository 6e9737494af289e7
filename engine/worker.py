"""The engine process, `python -m engine.worker`: it owns a device, loads the models once and answers requests.

Requests arrive as frames on stdin and replies leave as frames on stdout (engine.protocol.messages); stderr is the log.
When the other side closes stdin or dies, this process exits at once, even in the middle of a step.
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
from typing import TYPE_CHECKING, BinaryIO

import structlog
import torch

from engine.media import images
from engine.memory import is_out_of_memory, release_freed_memory, used_and_total_bytes
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
    Models,
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
from engine.requests.animating import answer_animate
from engine.requests.applying import RenderQueue
from engine.requests.blending import answer_blend
from engine.requests.cuda_support import CudaProblem, cuda_problem, read_cuda_facts
from engine.requests.reporting import REPORT_INTERVAL_S, versions

if TYPE_CHECKING:
    from engine.models.perception import Perception

VITALS_INTERVAL_S = 10.0

log = structlog.get_logger()


def main() -> None:
    """Serve requests from stdin until the other side closes it."""
    started = time.monotonic()
    set_up_logs()
    # A terminal sends Ctrl-C to the parent as well, and a service manager SIGTERM to the whole group. The parent
    # decides what is finished, and then closes stdin.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
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
        # Not sys.exit: the main thread may be inside a step that takes minutes.
        os._exit(0)


class Worker:
    """The answers to requests: one after the other, except for quick ones.

    Render and Blend requests take one pass at most, so they are answered between the steps of a running optimization.
    Only `accept` may be called from another thread.

    Args:
        replies: the stream for reply frames.
        started: `time.monotonic()` at the start of the process.
    """

    def __init__(self, replies: BinaryIO, started: float) -> None:
        self._replies = replies
        self._started = started
        self._start_request: Start | None = None
        self._device = torch.device("cpu")
        self._perception: Perception | None = None  # until something has to be judged
        self._pending: queue.SimpleQueue[Request | None] = queue.SimpleQueue()  # None: a quick request waits
        self._renders = RenderQueue(self._send_rendered, self._send_failed)
        self._blends: queue.SimpleQueue[Blend] = queue.SimpleQueue()
        self._sending = threading.Lock()
        self._open_jobs: set[str] = set()  # accepted and not yet answered
        self._cancelled_jobs: set[str] = set()
        self._fetching_reported = 0.0

    def accept(self, request: Request) -> None:
        """Queue a request; a Cancel takes effect at once, before the next step of its job."""
        job = getattr(request, "job", "")
        if not isinstance(request, Cancel):
            self._open_jobs.add(job)
            if isinstance(request, Render):
                self._renders.accept(request)
                self._pending.put(None)
            elif isinstance(request, Blend):
                self._blends.put(request)
                self._pending.put(None)
            else:
                self._pending.put(request)
        elif job in self._open_jobs:
            self._cancelled_jobs.add(job)

    def serve_forever(self) -> None:
        """Answer queued requests until the process ends."""
        while True:
            request = self._pending.get()
            if request is None:
                self._answer_quick_requests()
            else:
                self._serve(request)
            if self._pending.empty():
                release_freed_memory()

    def _answer_quick_requests(self) -> None:
        self._renders.render_waiting(self._device)
        while not self._blends.empty():
            self._serve(self._blends.get())

    def _send_rendered(self, done: Done) -> None:
        log.info("request answered", job=done.job, request="render", seconds=round(done.seconds, 3))
        self._close_job(done.job)
        self._send(done)

    def _serve(self, request: Request) -> None:
        """Answer one request; an exception becomes a Failed reply and does not end the process.

        The job is closed before its last reply leaves: the next request may have the same job id.
        """
        job = getattr(request, "job", "")
        begun = time.monotonic()
        with structlog.contextvars.bound_contextvars(job=job, request=type(request).__name__.lower()):
            try:
                reply = self._answer(request)
            except StopRequested as stop:
                log.info("request stopped", step=stop.step)
                self._close_job(job)
                self._send(Cancelled(job=job, step=stop.step))
            except Exception as error:
                self._send_failed(job, error)
            else:
                self._close_job(job)
                if reply is not None:
                    self._send(reply)
                log.info("request answered", seconds=round(time.monotonic() - begun, 3))

    def _answer(self, request: Request) -> Reply | None:
        """Return the last reply to a request, or None if that has been sent."""
        match request:
            case Start():
                self._start(request)
            case SurveyModels():
                self._survey(request)
            case Stylize():
                return self._stylize(request)
            case Animate():
                return self._animate(request)
            case Train():
                return self._train(request)
            case Blend():
                return answer_blend(request)
            case Classify():
                return self._classify(request)
        return None

    def _send_failed(self, job: str, error: Exception) -> None:
        self._close_job(job)
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

    def _close_job(self, job: str) -> None:
        self._open_jobs.discard(job)
        self._cancelled_jobs.discard(job)

    def _start(self, request: Start) -> None:
        if request.threads is not None:
            torch.set_num_threads(request.threads)
        device = self._device = find_device(request.device)
        self._start_request, self._perception = request, None
        card = self._unused_card(request.device)
        perception = None if request.only_applies else self._loaded_models()
        if perception and any(preset.start == "style" for preset in PRESETS[request.models.models].values()):
            textures.texture_set()  # takes over a second: compute and cache it now, not in the first job
        self._send(
            Ready(
                models=request.models.models,
                clip=perception.clip_name if perception else "",
                content=perception.content_name if perception else "",
                device=str(device),
                other_devices=other_devices(device) if request.device == "auto" else [],
                device_name=device_name(device),
                versions=versions(),
                seconds=time.monotonic() - self._started,
                card_problem=card.said if card else "",
                card_to_do=card.to_do if card else "",
            )
        )

        threading.Thread(target=self._send_vitals, args=(device,), daemon=True).start()

    def _unused_card(self, requested: str) -> CudaProblem | None:
        """Return why an NVIDIA card is not used, and log it, if the device was to be found and is the CPU."""
        if requested != "auto" or self._device.type != "cpu":
            return None
        if problem := cuda_problem(read_cuda_facts()):
            log.warning("graphics card not used", problem=problem.said, to_do=problem.to_do)
        return problem

    def _send_vitals(self, device: torch.device) -> None:
        while True:
            used, total = used_and_total_bytes(device)
            self._send(Vitals(memory_used=used, memory_total=total))
            time.sleep(VITALS_INTERVAL_S)

    def _survey(self, request: SurveyModels) -> None:
        from engine.models.perception import weights_files

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
        if received == total or now - self._fetching_reported > REPORT_INTERVAL_S:
            self._fetching_reported = now
            self._send(Fetching(name=name, path=str(path), received=received, total=total))

    def _stylize(self, request: Stylize) -> Done:
        stop_requested = functools.partial(self._run_between_steps, request.job)
        perception = self._loaded_models()
        from engine.requests.painting import answer_stylize

        return answer_stylize(request, perception, self._models, send=self._send, stop_requested=stop_requested)

    def _animate(self, request: Animate) -> Done:
        stop_requested = functools.partial(self._run_between_steps, request.job)
        return answer_animate(request, self._device, send=self._send, stop_requested=stop_requested)

    def _train(self, request: Train) -> StyleDone:
        stop_requested = functools.partial(self._run_between_steps, request.job)
        perception = self._loaded_models()
        from engine.requests.style_requests import answer_train

        return answer_train(request, perception, self._models, send=self._send, stop_requested=stop_requested)

    def _run_between_steps(self, job: str) -> bool:
        """Answer the quick requests that wait, then return whether a job is to be stopped."""
        self._answer_quick_requests()
        return job in self._cancelled_jobs

    def _classify(self, request: Classify) -> Classified:
        perception = self._loaded_models()
        picture = pixels.to_tensor(images.decode(request.picture).rgb).to(perception.device)
        with torch.no_grad():
            texts = torch.nn.functional.normalize(perception.encode_texts(request.texts), dim=-1)
            image = perception.encode_images(picture, antialias=True)[0]
            probabilities = (perception.clip.logit_scale.exp() * texts @ image).softmax(dim=0)
        return Classified(job=request.job, probabilities=probabilities.tolist())

    @property
    def _models(self) -> Models:
        return self._started_with.models.models

    @property
    def _started_with(self) -> Start:
        if self._start_request is None:
            raise RuntimeError("a job before Start")
        return self._start_request

    def _loaded_models(self) -> "Perception":
        """Return the models that judge a picture, loaded when they are first needed.

        They are imported here, because a style is applied without them, in half the time that they take to load.
        """
        if self._perception is None:
            from engine.models.perception import load_perception

            self._perception = load_perception(self._started_with.models, self._device, self._report_fetching)
        return self._perception

    def _send(self, reply: Reply) -> None:
        try:
            with self._sending:
                self._replies.write(frame(reply))
                self._replies.flush()
        except OSError:  # the other side is gone
            os._exit(0)


def find_device(name: str) -> torch.device:
    """Return the torch device of this name; `auto` takes CUDA if it works, then MPS, then the CPU.

    Raises EngineError: DEVICE_MISSING.
    """
    if name == "auto":
        if torch.cuda.is_available() and cuda_problem(read_cuda_facts()) is None:
            return torch.device("cuda", 0)
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    try:
        device = torch.device(name)
        torch.zeros(1, device=device)
    except (RuntimeError, AssertionError, ValueError) as error:
        raise EngineError(NoticeCode.DEVICE_MISSING, device=name) from error
    return device


def other_devices(device: torch.device) -> list[str]:
    """Return the names of the other GPUs if the device is a CUDA GPU; each could have an engine of its own."""
    if device.type != "cuda":
        return []
    return [f"cuda:{index}" for index in range(torch.cuda.device_count()) if index != device.index]


def device_name(device: torch.device) -> str:
    """Return the name of the device as its maker gives it, as far as it is known."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"{platform.processor() or platform.machine()}, {torch.get_num_threads()} threads"


if __name__ == "__main__":
    main()
