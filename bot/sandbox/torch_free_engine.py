"""An engine process without torch that speaks the real protocol, for tests of queues, load and faults.

Words in the prompt of a picture steer the engine:

- "dies" kills the process at the first step, "dies once" only the first time, "dies late" at the last step.
- "fails" reports losses that are not finite, "starves" reports too little memory.
- "hangs" stops answering at the second step, "babbles" writes bytes that are no frame.
- "no picture" returns bytes that are no picture, "noisy" a picture that hardly compresses.
- "sketched" sends a preview one second before the first step.
- "bare" paints and sketches shapes in skin colors, which the picture check takes for nudity.
- "filmed" returns a film where a time-lapse was asked for.
- "slow" takes 0.1 s for each step. There are 20 steps, 70 with "long", no end with "forever".
- "for 1.5 s" makes 20 steps take 1.5 s together.

Training knows "fails", "forever", "slow" and "dies once" (at step 7); its checkpoint is the number of the step.
Environment variables: TORCH_FREE_DEVICES lists further devices for `auto`, TORCH_FREE_MARK is a file that remembers
"dies once", TORCH_FREE_SILENT makes the engine never answer.
"""

import io
import os
import queue
import re
import threading
import time
from pathlib import Path

import structlog
from msgspec.structs import replace
from PIL import Image, ImageDraw, ImageFilter

from engine.protocol.logs import set_up_logs
from engine.protocol.messages import (
    Blend,
    Cancel,
    Cancelled,
    Checkpoint,
    Done,
    Failed,
    Notice,
    NoticeCode,
    Preview,
    Progress,
    Ready,
    Render,
    Reply,
    Request,
    Start,
    StyleDone,
    Stylize,
    Train,
    frame,
    read_request,
    take_pipes,
)

MARK = os.environ.get("TORCH_FREE_MARK", "")  # a file that remembers "dies once"
SECONDS = re.compile(r"for ([0-9.]+) s\b")
STEPS = 20
Pixel = tuple[int, int, int]

log = structlog.get_logger()


def _webp(color: tuple[int, int, int]) -> bytes:
    return _encoded(Image.new("RGB", (32, 24), color), "WEBP")


def bare_shapes() -> Image.Image:
    """Return blurred circles in skin colors: no picture of anything, but open_nsfw gives them a score above 0.99."""
    image = Image.new("RGB", (256, 256), (203, 160, 121))
    draw = ImageDraw.Draw(image)
    for radius, color in ((62, (187, 141, 119)), (20, (149, 93, 78))):
        for x in (60, 196):
            draw.ellipse((x - radius, 122 - radius, x + radius, 122 + radius), fill=color)
    return image.filter(ImageFilter.GaussianBlur(9))


def _first_pixel(picture: bytes) -> Pixel:
    with Image.open(io.BytesIO(picture)) as image:
        red, green, blue = image.convert("RGB").resize((1, 1), box=(0, 0, 1, 1)).tobytes()
    return red, green, blue


def _encoded(image: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


class Painter:
    """An engine that answers each request with a small picture or with the fault that the prompt names."""

    def __init__(self) -> None:
        self.incoming, self.replies = take_pipes()
        self.cancelled: set[str] = set()
        self.requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self.quick: queue.SimpleQueue[Render | Blend] = queue.SimpleQueue()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self) -> None:
        """Sort requests from the pipe into queues, in a thread of its own; exit the process when the pipe ends.

        Renders and blends go to `quick`, with a None in `requests` to wake the main thread.
        """
        while (request := read_request(self.incoming)) is not None:
            if isinstance(request, Cancel):
                self.cancelled.add(request.job)
            elif isinstance(request, Render | Blend):
                self.quick.put(request)
                self.requests.put(None)
            else:
                self.requests.put(request)
        os._exit(0)

    def say(self, reply: Reply) -> None:
        """Write one reply to the bot as a frame."""
        self.replies.write(frame(reply))
        self.replies.flush()

    def serve_forever(self) -> None:
        """Answer requests one after the other; never return."""
        while True:
            request = self.requests.get()
            if os.environ.get("TORCH_FREE_SILENT"):
                time.sleep(3600)
            if isinstance(request, Start):
                self.say(
                    Ready(
                        models="bundled",
                        clip="none",
                        content="none",
                        device="cpu",
                        other_devices=os.environ.get("TORCH_FREE_DEVICES", "").split()
                        if request.device == "auto"
                        else [],
                        device_name="a test",
                        versions={},
                        seconds=0.0,
                    )
                )
            elif isinstance(request, Stylize):
                began = time.time()
                self.paint(request)
                log.info("request answered", job=request.job, began=began, ended=time.time())
            elif isinstance(request, Train):
                self.train(request)
            else:
                self.do_what_is_quick()

    def do_what_is_quick(self) -> None:
        """Answer all waiting renders and blends, also between the steps of a training."""
        while not self.quick.empty():
            request = self.quick.get()
            if isinstance(request, Render):
                self.done(request.job, request.picture, [(request.options.strength, request.options.full_size, 0)], 1)
            else:
                self.say(style(request.job, b"+".join(request.styles), 0))

    def train(self, request: Train) -> None:
        """Pretend to train a style, from the step in `resume` on.

        A checkpoint is sent every five steps, and before the answer to a cancellation. The style's weights are a text
        that says how many pictures there were and at which step the training began.
        """
        begun = time.monotonic()
        words = request.prompt
        if "fails" in words:
            self.say(Failed(job=request.job, notice=Notice(NoticeCode.NOT_FINITE, {"steps": 3})))
            return
        first = int(request.resume or b"0")
        steps = 10**9 if "forever" in words else 20
        learned = f", in the style of {len(request.references)} pictures" if request.references else ""
        for step in range(first, steps + 1):
            self.do_what_is_quick()
            kept = Checkpoint(job=request.job, step=step, state=str(step).encode(), held_out=1.0)
            if request.job in self.cancelled:
                self.cancelled.discard(request.job)
                self.say(kept)
                self.say(Cancelled(job=request.job, step=step))
                return
            if step and step % 5 == 0:
                self.say(kept)
            if "dies once" in words and step == 7 and not Path(MARK).exists():
                Path(MARK).touch()
                os._exit(9)
            self.say(
                Progress(
                    job=request.job, step=step, steps=steps, losses={"total": 1.0}, seconds=time.monotonic() - begun
                )
            )
            time.sleep(0.1 if "slow" in words else 0.001)
        self.say(style(request.job, f"{len(request.pictures)} pictures from step {first}{learned}".encode(), steps))

    def paint(self, request: Stylize) -> None:
        """Pretend to stylize a picture, step by step.

        The first pixel's red is the request's seed modulo 256. With references, its green is their number and its blue
        is their weight, and the second pixel is the first one of the first reference.
        """
        begun = time.monotonic()
        words = request.prompt
        if "fails" in words:
            self.say(Failed(job=request.job, notice=Notice(NoticeCode.NOT_FINITE, {"steps": 3})))
            return
        if "starves" in words:
            self.say(Failed(job=request.job, notice=Notice(NoticeCode.MEMORY)))
            return
        if "babbles" in words:
            self.replies.write(b"\xff" + os.urandom(10_000))  # a length beyond every limit
            self.replies.flush()
            time.sleep(3600)
        if request.preview_every and "sketched" in words:
            sketch = _encoded(bare_shapes(), "WEBP") if "bare" in words else _webp((0, 0, 0))
            self.say(Preview(job=request.job, step=0, picture=sketch))
            time.sleep(1)
        steps = 10**9 if "forever" in words else 70 if "long" in words else STEPS
        for step in range(1, steps + 1):
            if request.job in self.cancelled:
                self.say(Cancelled(job=request.job, step=step - 1))
                return
            if "dies once" in words:
                if not Path(MARK).exists():
                    Path(MARK).touch()
                    os._exit(9)
            elif "dies late" in words:
                time.sleep(0.05)
                if step == steps:
                    os._exit(9)
            elif "dies" in words:
                os._exit(9)
            if "hangs" in words and step == 2:
                time.sleep(3600)
            asked = SECONDS.search(words)
            time.sleep(float(asked[1]) / STEPS if asked else 0.1 if "slow" in words else 0.001)
            if request.preview_every and "slow" in words and step % request.preview_every == 0:
                self.say(Preview(job=request.job, step=step, picture=_webp((0, step, 0))))
            self.say(
                Progress(
                    job=request.job, step=step, steps=steps, losses={"total": 1.0}, seconds=time.monotonic() - begun
                )
            )
        if "no picture" in words:
            self.done(request.job, request.picture, [], steps, painted=b"no picture")
            return
        if "bare" in words:
            self.done(request.job, request.picture, [], steps, painted=_encoded(bare_shapes(), "PNG"))
            return
        film = _webp((0, 0, 255)) if request.time_lapse and "filmed" in words else b""
        told = (len(request.references), request.preset.options.like_weight) if request.references else (0, 0)
        style = [_first_pixel(request.references[0])] if request.references else []
        results = [
            self.result(
                request.job, request.picture, [(seed % 256, *told), *style], steps, noisy="noisy" in words, film=film
            )
            for seed in (request.seed, *request.more_seeds)
        ]
        self.say(replace(results[0], more=results[1:]))

    def done(self, job: str, given: bytes, pixels: list[Pixel], steps: int, *, painted: bytes | None = None) -> None:
        """Send the answer to a job: a result as `result` returns it."""
        self.say(self.result(job, given, pixels, steps, painted=painted))

    def result(
        self,
        job: str,
        given: bytes,
        pixels: list[Pixel],
        steps: int,
        *,
        noisy: bool = False,
        film: bytes = b"",
        painted: bytes | None = None,
    ) -> Done:
        """Return a result: the given picture at 64 × 48 pixels with its first pixels replaced.

        A `noisy` picture has 512 × 512 random pixels; `painted` replaces the encoded picture.
        """
        with Image.open(io.BytesIO(given)) as picture:
            small = picture.convert("RGB").resize((64, 48))
        if noisy:
            small = Image.frombytes("RGB", (512, 512), os.urandom(512 * 512 * 3))
        for x, pixel in enumerate(pixels):
            small.putpixel((x, 0), pixel)
        return Done(
            job=job,
            picture=painted or _encoded(small, "PNG"),
            width=small.width,
            height=small.height,
            weights=b"weights",
            losses={"total": 1.0},
            history={"total": [1.0] * (steps + 1)},
            start="random",
            seconds=0.1,
            notes=[],
            film=film,
        )


def style(job: str, weights: bytes, steps: int) -> StyleDone:
    """Return the reply to a finished training or blend, with the given weights and without a sample."""
    return StyleDone(
        job=job,
        weights=weights,
        sample=b"",
        step=steps,
        steps=steps,
        losses={"total": 1.0},
        held_out={},
        seconds=0.1,
        notes=[],
    )


if __name__ == "__main__":
    set_up_logs()
    Painter().serve_forever()
