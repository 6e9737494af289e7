"""The engine process, spoken to over its real pipes and without the bot's side."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from msgspec.structs import replace
from PIL import Image

from engine.protocol.messages import (
    HEADER_BYTES,
    Blend,
    Cancel,
    Cancelled,
    Done,
    Failed,
    ModelsConfig,
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
    Vitals,
    body_length,
    decode_reply,
    frame,
)
from engine.protocol.presets import Options, Patches, Preset
from tests import forks
from tests.engine import checkpoints

pytestmark = pytest.mark.process

TINY = Preset(name="draft", size=128, steps=6, patches=(Patches(4, 32),), threshold=0.0)
LONG = Preset(name="draft", size=128, steps=100_000, patches=(Patches(4, 32),), threshold=0.0)
BUNDLED = ModelsConfig(models="bundled", clip="ViT-B/32", vgg=None, cache_dir="")


Kind = TypeVar("Kind", Ready, Progress, Done, StyleDone, Failed, Cancelled)


class Process:
    """An engine process; a fork where there are forks."""

    def __init__(self, module: str = "engine.worker") -> None:
        environment = {**os.environ, "GOMP_SPINCOUNT": "1000"}
        self.process: subprocess.Popen[bytes] | forks.PipedFork
        if forks.server_of(module):
            self.process = forks.PipedFork(module, (), environment)
        else:
            pipe = subprocess.PIPE
            command = [sys.executable, "-m", module]
            self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)
        assert self.process.stdin
        assert self.process.stdout
        assert self.process.stderr
        self.stdin, self.stdout, self.stderr = self.process.stdin, self.process.stdout, self.process.stderr

    def send(self, request: Request) -> None:
        self.stdin.write(frame(request))
        self.stdin.flush()

    def receive(self) -> Reply:
        reply: Reply = decode_reply(self.stdout.read(body_length(self.stdout.read(HEADER_BYTES))))
        return reply

    def until(self, kind: type[Kind]) -> Kind:
        while not isinstance(reply := self.receive(), kind):
            assert not isinstance(reply, Failed), reply
        return reply

    def stop(self) -> None:
        self.process.kill()
        for stream in (self.stdin, self.stdout, self.stderr):
            stream.close()
        self.process.wait()


def start(process: Process) -> Ready:
    process.send(Start(models=BUNDLED, device="cpu", threads=1))
    return process.until(Ready)


@pytest.fixture(scope="module")
def worker() -> Iterator[Process]:
    process = Process()
    start(process)
    yield process
    process.stop()


@pytest.fixture
def mortal_worker() -> Iterator[Process]:
    process = Process()
    start(process)
    yield process
    process.stop()


def request(picture: bytes, job: str, preset: Preset = TINY, prompt: str = "fire", preview_every: int = 0) -> Stylize:
    return Stylize(job=job, picture=picture, prompt=prompt, preset=preset, seed=1, preview_every=preview_every)


def test_a_job_tells_its_progress_shows_previews_and_ends_with_the_picture(worker: Process, coffee: bytes) -> None:
    worker.send(request(coffee, "a", preview_every=2))
    replies: list[Reply] = []
    while not replies or not isinstance(replies[-1], Done):
        replies.append(worker.receive())
    progress = [reply for reply in replies if isinstance(reply, Progress)]
    assert (progress[0].step, progress[-1].step) == (0, 6)
    assert [reply.step for reply in replies if isinstance(reply, Preview)] == [0, 2, 4]
    preview = next(reply for reply in replies if isinstance(reply, Preview))
    assert Image.open(io.BytesIO(preview.picture)).size == (128, 86)
    done = replies[-1]
    assert isinstance(done, Done)
    picture = Image.open(io.BytesIO(done.picture))
    assert (picture.format, picture.size) == ("PNG", (128, 86))
    assert (done.width, done.height) == (128, 86)
    assert done.losses == progress[-1].losses


def test_the_results_of_several_seeds_together_are_those_of_each_alone(worker: Process, coffee: bytes) -> None:
    asked = replace(request(coffee, "a", preview_every=2), time_lapse=True)
    alone = []
    for seed in (1, 2, 3):
        worker.send(replace(asked, seed=seed))
        alone.append(worker.until(Done))
    worker.send(replace(asked, more_seeds=[2, 3]))
    replies: list[Reply] = []
    while not replies or not isinstance(replies[-1], Done):
        replies.append(worker.receive())
    first = replies[-1]
    assert isinstance(first, Done)
    assert [done.picture for done in (first, *first.more)] == [done.picture for done in alone]
    assert [done.weights for done in (first, *first.more)] == [done.weights for done in alone]
    assert [done.film for done in (first, *first.more)] == [done.film for done in alone]
    assert len({done.picture for done in alone}) == 3
    steps = [reply.step for reply in replies if isinstance(reply, Preview)]
    assert steps == sorted(set(steps)), "previews are of one of them"


def test_a_style_is_shown_before_its_first_step_and_only_once(worker: Process, coffee: bytes) -> None:
    worker.send(request(coffee, "shown", msgspec.structs.replace(TINY, start="style"), preview_every=3))
    replies: list[Reply] = []
    while not replies or not isinstance(replies[-1], Done):
        if not isinstance(reply := worker.receive(), Vitals):
            replies.append(reply)
    assert isinstance(replies[0], Preview)
    assert [reply.step for reply in replies if isinstance(reply, Preview)] == [0, 3]


def test_the_same_seed_gives_the_same_bytes(worker: Process, coffee: bytes) -> None:
    for job in ("b", "c"):
        worker.send(request(coffee, job))
    first, second = worker.until(Done), worker.until(Done)
    assert (first.job, second.job) == ("b", "c")
    assert first.picture == second.picture
    assert first.weights == second.weights


def test_a_job_may_have_the_id_of_the_one_before(worker: Process, coffee: bytes) -> None:
    short = msgspec.structs.replace(TINY, steps=1)
    for _ in range(10):  # the engine used to close the second one with the first, if it came soon enough
        worker.send(request(coffee, "again", short))
        worker.until(Done)
        worker.send(request(coffee, "again", LONG))
        worker.until(Progress)
        worker.send(Cancel(job="again"))
        worker.until(Cancelled)


def test_the_models_are_loaded_once(mortal_worker: Process, coffee: bytes, tmp_path: Path) -> None:
    clip_path = checkpoints.save_state_dict(checkpoints.random_clip(), tmp_path / "clip.pt")
    vgg_path = checkpoints.save_vgg19(tmp_path / "vgg19.pth")
    config = ModelsConfig(models="openai", clip=str(clip_path), vgg=str(vgg_path), cache_dir=str(tmp_path))
    mortal_worker.send(Start(models=config, device="cpu", threads=2))
    assert mortal_worker.until(Ready).clip == "CLIP clip.pt"
    clip_path.unlink()
    vgg_path.unlink()
    for job in ("a", "b"):
        mortal_worker.send(request(coffee, job))
        assert mortal_worker.until(Done).job == job


def test_a_style_is_applied_without_models_and_what_judges_says_that_they_are_missing(
    worker: Process, mortal_worker: Process, coffee: bytes, tmp_path: Path
) -> None:
    worker.send(request(coffee, "made", replace(TINY, start="style")))
    made = worker.until(Done)
    config = ModelsConfig(models="openai", clip=str(tmp_path / "clip.pt"), vgg=None, cache_dir=str(tmp_path))
    mortal_worker.send(Start(models=config, device="cpu", threads=2, only_applies=True))
    assert mortal_worker.until(Ready).clip == ""
    mortal_worker.send(Render(job="applied", picture=coffee, weights=made.weights, options=Options()))
    assert mortal_worker.until(Done).job == "applied"
    mortal_worker.send(Blend(job="blended", styles=[made.weights, made.weights], shares=[1.0, 1.0]))
    assert mortal_worker.until(StyleDone).job == "blended"
    mortal_worker.send(request(coffee, "judged"))
    assert mortal_worker.until(Failed).notice.code == NoticeCode.WEIGHTS_MISSING


def test_a_job_is_cancelled_between_steps_and_the_next_one_is_not(worker: Process, coffee: bytes) -> None:
    worker.send(request(coffee, "d", LONG))
    step = worker.until(Progress).step
    worker.send(Cancel(job="d"))
    assert worker.until(Cancelled).step >= step
    worker.send(Cancel(job="d"))  # too late, and therefore nothing
    worker.send(request(coffee, "d"))
    assert worker.until(Done).job == "d"


def test_a_job_that_waits_is_cancelled_before_its_first_step(worker: Process, coffee: bytes) -> None:
    worker.send(request(coffee, "e", LONG))
    worker.send(request(coffee, "f"))
    worker.until(Progress)
    worker.send(Cancel(job="f"))
    worker.send(Cancel(job="e"))
    first, second = worker.until(Cancelled), worker.until(Cancelled)
    assert (first.job, second.job, second.step) == ("e", "f", 0)


@pytest.mark.parametrize(
    ("picture", "prompt", "size", "code"),
    [
        (b"no picture", "fire", 128, NoticeCode.PICTURE_FORMAT),
        (None, "  ", 128, NoticeCode.PROMPT_EMPTY),
        (None, "qwertz", 128, NoticeCode.PROMPT_UNKNOWN),
        (None, "fire", 50, NoticeCode.SIZE_RANGE),
        (None, "fire", 100_000, NoticeCode.SIZE_RANGE),
    ],
)
def test_a_bad_request_fails_with_its_reason_and_the_process_goes_on(
    worker: Process, coffee: bytes, picture: bytes | None, prompt: str, size: int, code: NoticeCode
) -> None:
    worker.send(request(coffee if picture is None else picture, "g", TINY.at_size(size), prompt))
    failed = worker.until(Failed)
    assert (failed.job, failed.notice.code) == ("g", code)
    worker.send(request(coffee, "h"))
    assert worker.until(Done).job == "h"


def test_what_was_not_understood_of_a_prompt_is_noted(worker: Process, coffee: bytes) -> None:
    worker.send(request(coffee, "i", prompt="fire zeppelin qwertz " + "very " * 100))
    notes = {note.code: note for note in worker.until(Done).notes}
    assert set(notes) == {NoticeCode.PROMPT_TRUNCATED, NoticeCode.WORDS_UNKNOWN, NoticeCode.STAND_IN}
    assert notes[NoticeCode.WORDS_UNKNOWN].arguments["words"] == "zeppelin, qwertz"
    assert notes[NoticeCode.WORDS_UNKNOWN].arguments["count"] == 3


def test_what_stands_for_words_that_are_no_style_is_noted(worker: Process, coffee: bytes) -> None:
    worker.send(request(coffee, "z", prompt="zombie"))
    notes = {note.code: note for note in worker.until(Done).notes}
    assert set(notes) == {NoticeCode.PAINTED_AS}
    assert notes[NoticeCode.PAINTED_AS].arguments["words"] == "zombie"
    assert notes[NoticeCode.PAINTED_AS].arguments["source"] == "zombie"


def test_more_memory_than_there_is_fails_the_job_and_not_the_process(worker: Process, coffee: bytes) -> None:
    greedy = msgspec.structs.replace(TINY, patches=(Patches(10**14, 128),))
    worker.send(request(coffee, "j", greedy))
    assert worker.until(Failed).notice.code == NoticeCode.MEMORY
    worker.send(request(coffee, "k"))
    assert worker.until(Done).job == "k"


def test_it_ends_by_itself_in_the_middle_of_a_job_when_its_peer_closes(mortal_worker: Process, coffee: bytes) -> None:
    mortal_worker.send(request(coffee, "a", LONG))
    mortal_worker.until(Progress)
    mortal_worker.stdin.close()
    assert mortal_worker.process.wait(timeout=10) == 0


def test_a_frame_that_makes_no_sense_ends_it(mortal_worker: Process) -> None:
    mortal_worker.stdin.write(b"\0\0\0\4what")
    mortal_worker.stdin.flush()
    mortal_worker.process.wait(timeout=10)
    assert b"Traceback" in mortal_worker.stderr.read()


def test_a_style_is_rendered_between_the_steps_of_another_job(worker: Process, coffee: bytes) -> None:
    worker.send(Stylize(job="first", picture=coffee, prompt="fire", preset=TINY, seed=1))
    style = worker.until(Done)
    worker.send(Stylize(job="long", picture=coffee, prompt="ice", preset=LONG, seed=1))
    worker.until(Progress)
    softer = Render(job="softer", picture=coffee, weights=style.weights, options=Options(strength=40))
    worker.send(softer)
    assert worker.until(Done).job == "softer"
    worker.send(Render(job="broken", picture=coffee, weights=b"no", options=Options()))
    assert worker.until(Failed).notice.code == NoticeCode.STYLE_UNREADABLE
    worker.send(Cancel(job="long"))
    assert worker.until(Cancelled).job == "long"
    worker.send(msgspec.structs.replace(softer, size=4))
    assert worker.until(Failed).notice.code == NoticeCode.SIZE_RANGE


@pytest.mark.parametrize("signal_of_the_group", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_the_whole_group_does_not_end_it(
    mortal_worker: Process, coffee: bytes, signal_of_the_group: signal.Signals
) -> None:
    """Ctrl-C in a terminal, or a service that is stopped: the bot decides what is finished."""
    mortal_worker.process.send_signal(signal_of_the_group)
    mortal_worker.send(request(coffee, "a"))
    assert mortal_worker.until(Done).job == "a"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
def test_it_ends_by_itself_when_its_parent_is_killed() -> None:
    """A parent that is shot closes nothing in an orderly way; the system closes its end of the pipe."""
    script = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-m', 'engine.worker'], stdin=subprocess.PIPE)\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        while b"engine.worker" not in Path(f"/proc/{pid}/cmdline").read_bytes():
            pass
        parent.kill()
    subprocess.run(["tail", f"--pid={pid}", "-f", "/dev/null"], timeout=30, check=True)  # noqa: S607  # waits for the end


def test_stray_prints_go_to_the_log_and_damage_no_frame(coffee: bytes) -> None:
    noisy = Process("tests.engine.noisy_worker")
    start(noisy)
    noisy.send(request(coffee, "a"))
    assert noisy.until(Done).job == "a"
    noisy.stdin.close()
    log = noisy.stderr.read()
    assert b"a stray print" in log
    assert b"from a child" in log
    noisy.stop()
