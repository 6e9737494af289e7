"""The engine process: `python -m engine.worker`. It owns a device, loads the models once and paints one job at a time.

Requests come in as frames on stdin, replies go out as frames on stdout (engine.messages); stderr is the log.
When the other side closes stdin, or dies, this process ends at once, in the middle of a step if need be.
"""

import json
import os
import platform
import queue
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

import msgspec
import torch
from PIL import Image
from safetensors.torch import save
from torch import Tensor

from engine import canvas, images, pixels, vocabulary
from engine.errors import EngineError, StopRequested
from engine.memory import give_back, is_out_of_memory
from engine.messages import (
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
    Preview,
    Progress,
    Ready,
    Reply,
    Request,
    Start,
    Stylize,
    SurveyModels,
    arguments_of,
    frame,
    read_request,
    take_pipes,
)
from engine.perception import Perception, load_perception, weights_files
from engine.presets import MAX_FULL_SIZE, MAX_SIZE, MIN_SIZE, PRESETS, Preset
from engine.prompts import TEMPLATES
from engine.rendering import rendered
from engine.stylize import StepProgress, Stylized, stylize
from engine.wording import parts_of

REPORT_EVERY_SECONDS = 0.2
PREVIEW_SIDE = 512  # pixels
TIME_LAPSE_FRAMES = 40  # about


def main() -> None:
    """Serve requests until the other side closes."""
    started = time.monotonic()
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
        _log(traceback.format_exc())
    finally:
        # The main thread may be deep inside a step: leave without asking it.
        os._exit(0)


class Worker:
    """Answers requests, one after the other. Only `accept` may be called from another thread."""

    def __init__(self, replies: BinaryIO, started: float) -> None:
        self._replies = replies
        self._started = started
        self._perception: Perception | None = None
        self._models = "bundled"
        self._pending: queue.SimpleQueue[Request] = queue.SimpleQueue()
        self._open: set[str] = set()  # jobs accepted and not yet answered
        self._cancelled: set[str] = set()
        self._fetching_told = 0.0

    def accept(self, request: Request) -> None:
        """Put a request into the line; a Cancel stops its job before the next step."""
        job = getattr(request, "job", "")
        if not isinstance(request, Cancel):
            self._open.add(job)
            self._pending.put(request)
        elif job in self._open:
            self._cancelled.add(job)

    def serve_forever(self) -> None:
        """Answer requests until the process ends."""
        while True:
            request = self._pending.get()
            self._serve(request)
            job = getattr(request, "job", "")
            self._open.discard(job)
            self._cancelled.discard(job)
            if self._pending.empty():
                give_back()

    def _serve(self, request: Request) -> None:
        """Answer one request; nothing that goes wrong with it ends the process."""
        job = getattr(request, "job", "")
        try:
            match request:
                case Start():
                    self._start(request)
                case SurveyModels():
                    self._survey(request)
                case Stylize():
                    self._stylize(request)
                case Classify():
                    self._classify(request)
        except StopRequested as stop:
            self._send(Cancelled(job=job, step=stop.step))
        except EngineError as error:
            _log(f"{job or type(request).__name__}: {error}")
            self._send(Failed(job=job, notice=error.notice))
        except Exception as error:
            _log(f"{job or type(request).__name__}: {traceback.format_exc()}")
            if is_out_of_memory(error):
                notice = Notice(NoticeCode.MEMORY)
            else:
                notice = Notice(NoticeCode.INTERNAL, {"error": f"{type(error).__name__}: {error}"})
            self._send(Failed(job=job, notice=notice))

    def _start(self, request: Start) -> None:
        if request.threads is not None:
            torch.set_num_threads(request.threads)
        device = find_device(request.device)
        self._models = request.models.models
        self._perception = load_perception(request.models, device, self._report_fetching)
        if any(preset.start == "style" for preset in PRESETS[self._models].values()):
            canvas.canvas()  # now, and not in the first job
        self._send(
            Ready(
                models=request.models.models,
                clip=self._perception.clip_name,
                content=self._perception.content_name,
                device=str(device),
                device_name=device_name(device),
                versions=versions(),
                seconds=time.monotonic() - self._started,
            )
        )

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

    def _stylize(self, request: Stylize) -> None:
        began = told = time.monotonic()
        perception = self._ready()
        preset = request.preset
        if not MIN_SIZE <= preset.size <= MAX_SIZE:
            raise EngineError(NoticeCode.SIZE_RANGE, size=preset.size, least=MIN_SIZE, most=MAX_SIZE)
        notes = self._read_prompt(request.prompt, perception)
        picture = images.decode(request.picture)
        working = images.fit(picture, preset.size)
        frames: list[Image.Image] = []
        frame_every = max(1, preset.steps // TIME_LAPSE_FRAMES)

        def on_progress(progress: StepProgress) -> None:
            nonlocal told
            now = time.monotonic()
            last = progress.step == progress.steps
            # Reading the losses waits for the device, so they are read only when somebody is told.
            if progress.step == 0 or last or now - told >= REPORT_EVERY_SECONDS:
                told = now
                self._send(
                    Progress(
                        job=request.job,
                        step=progress.step,
                        steps=progress.steps,
                        losses=progress.losses.values(),
                        seconds=now - began,
                    )
                )
            previewed = request.preview_every and progress.step % request.preview_every == 0 and not last
            filmed = request.time_lapse and progress.step % frame_every == 0
            if not previewed and not filmed:
                return
            preview = images.Picture(pixels.to_image(progress.output), working.alpha)
            if max(preview.rgb.size) > PREVIEW_SIDE:
                preview = images.fit(preview, PREVIEW_SIDE)
            if filmed:
                frames.append(preview.rgb)
            if previewed:
                encoded = images.encode_preview(preview)
                self._send(Preview(job=request.job, step=progress.step, picture=encoded))

        content = pixels.to_tensor(working.rgb)
        result = stylize(
            content,
            request.prompt,
            perception,
            preset,
            seed=request.seed,
            on_progress=on_progress,
            stop_requested=lambda: request.job in self._cancelled,
        )
        painted = _finished(result, picture, working, content, preset)
        self._send(
            Done(
                job=request.job,
                picture=images.encode(painted, "PNG"),
                width=painted.rgb.width,
                height=painted.rgb.height,
                weights=self._weights(result, request),
                losses=result.losses.values(),
                history=result.history,
                start=result.start.name,
                seconds=time.monotonic() - began,
                notes=notes,
                time_lapse=images.encode_film([*frames, images.fit(painted, max(frames[0].size)).rgb])
                if frames
                else b"",
            )
        )

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

    def _read_prompt(self, prompt: str, perception: Perception) -> list[Notice]:
        """What is to be said about a prompt; EngineError where it says nothing that the models understand."""
        if not prompt.strip():
            raise EngineError(NoticeCode.PROMPT_EMPTY)
        notes = []
        if self._models == "bundled":
            unknown = vocabulary.unknown_words(prompt)
            if not vocabulary.understood(prompt):
                raise EngineError(NoticeCode.PROMPT_UNKNOWN, known=", ".join(vocabulary.STYLES))
            if unknown:
                near = vocabulary.nearest_styles(unknown)
                arguments = {"words": ", ".join(unknown), "near": ", ".join(near), "count": len(near)}
                notes.append(Notice(NoticeCode.WORDS_UNKNOWN, arguments_of(arguments)))
            notes.append(Notice(NoticeCode.STAND_IN, {"count": len(vocabulary.STYLES)}))
        elif not vocabulary.is_latin(prompt):
            notes.append(Notice(NoticeCode.PROMPT_NOT_ENGLISH))
        try:
            for part in parts_of(prompt):
                perception.tokenize([template.format(part.text) for template in TEMPLATES], truncate=False)
        except RuntimeError:
            notes.append(Notice(NoticeCode.PROMPT_TRUNCATED, {"tokens": perception.context_length}))
        return notes

    def _weights(self, result: Stylized, request: Stylize) -> bytes:
        about = {
            "prompt": request.prompt,
            "seed": request.seed,
            "preset": msgspec.to_builtins(request.preset),
            "start": result.start.name,
            "history": {name: [round(loss, 5) for loss in losses] for name, losses in result.history.items()},
            "patches_at_once": result.patches_at_once,
            "network": result.net.settings(),
            "models": self._models,
            "versions": versions(),
        }
        state = {name: tensor.half().cpu().contiguous() for name, tensor in result.net.state_dict().items()}
        # One key, as safetensors writes several in any order.
        return save(state, {"wordbrush": json.dumps(about)})

    def _send(self, reply: Reply) -> None:
        try:
            self._replies.write(frame(reply))
            self._replies.flush()
        except OSError:  # the other side is gone, and with it the reason to be here
            os._exit(0)


def _finished(
    result: Stylized, picture: images.Picture, working: images.Picture, content: Tensor, preset: Preset
) -> images.Picture:
    """The picture as its options want it; at its own size where they ask for that."""
    options = preset.options
    size = min(max(picture.rgb.size), MAX_FULL_SIZE) if options.full_size else preset.size
    own = images.fit(picture, size) if size > preset.size else working
    original = pixels.to_tensor(own.rgb) if own is not working else None
    painted = pixels.finished(rendered(result, content, options, original), options.finish)
    finished = images.Picture(pixels.to_image(painted), own.alpha)
    return images.fit(finished, size) if size < preset.size else finished


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


def device_name(device: torch.device) -> str:
    """What the device is called by its maker, as far as known."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"{platform.processor() or platform.machine()}, {torch.get_num_threads()} threads"


def versions() -> dict[str, str]:
    """Of everything that decides how a picture looks."""
    return {package: version(package) for package in ("wordbrush", "torch", "torchvision", "clip-anytorch")}


def _log(line: str) -> None:
    sys.stderr.write(f"engine: {line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
