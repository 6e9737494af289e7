"""Animations and films in a style, by the real engine process."""

import io
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageSequence

from engine.media import films
from engine.models.perception import Perception
from engine.protocol.messages import (
    Animate,
    Cancel,
    Cancelled,
    Done,
    Failed,
    NoticeCode,
    Progress,
    Ready,
    Render,
    Start,
)
from engine.protocol.presets import PRESETS, Options
from engine.requests import style_files
from engine.stylize import starting_point
from tests.engine.test_worker import BUNDLED, Process
from tests.moving import a_film, facts_of_animation, facts_of_film, moving_ball

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def weights(perception: Perception) -> bytes:
    start = starting_point("pencil sketch", perception, PRESETS["bundled"]["draft"], 1)
    return style_files.encode(start.net, {"prompt": "sketch", "preset": {"size": 128}, "start": "pencil sketch"})


@pytest.fixture(scope="module")
def worker() -> Iterator[Process]:
    process = Process()
    process.send(Start(models=BUNDLED, device="cpu", threads=2))
    process.until(Ready)
    yield process
    process.stop()


def request(moving: bytes, weights: bytes, job: str = "a", **others: object) -> Animate:
    return Animate(job=job, moving=moving, weights=weights, options=Options(), **others)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_an_animation_keeps_its_timing_and_loop(worker: Process, weights: bytes, kind: str) -> None:
    given = moving_ball(kind)
    worker.send(request(given, weights, kind=kind))
    assert worker.until(Progress).steps == 6
    done = worker.until(Done)
    assert facts_of_animation(done.film) == (*facts_of_animation(given)[:4], (128, 96))
    assert Image.open(io.BytesIO(done.picture)).size == (128, 96)


def test_what_does_not_move_does_not_flicker(worker: Process, weights: bytes) -> None:
    """Between neighbouring frames, where the ball is not: measured beside the source's own, which is nothing."""
    worker.send(request(moving_ball("PNG", frames=8, size=(256, 192)), weights, size=256))
    painted = Image.open(io.BytesIO(worker.until(Done).film))
    frames = [np.asarray(frame.convert("RGB")).astype(int) for frame in ImageSequence.Iterator(painted)]
    away = [np.abs(later - earlier)[-8:, 200:].mean() for earlier, later in pairwise(frames[:4])]
    assert max(away) < 0.5, "the ball is at the left still, and the lower right corner is at rest"


def test_a_film_keeps_its_sound_and_its_time_and_others_are_painted_meanwhile(
    worker: Process, weights: bytes, coffee: bytes
) -> None:
    given, _ = films.make_safe(a_film(seconds=2), 128)
    worker.send(request(given, weights, job="film"))
    worker.until(Progress)
    worker.send(Render(job="picture", picture=coffee, weights=weights, options=Options()))
    assert worker.until(Done).job == "picture"
    done = worker.until(Done)
    assert done.job == "film"
    assert facts_of_film(done.film) == facts_of_film(given)


def test_it_can_be_stopped_and_damage_is_said(worker: Process, weights: bytes) -> None:
    long, _ = films.make_safe(a_film(seconds=20), 128)
    worker.send(request(long, weights, job="long"))
    worker.until(Progress)
    worker.send(Cancel(job="long"))
    assert worker.until(Cancelled).step < 240
    worker.send(request(b"GIF89a nothing", weights))
    while not isinstance(reply := worker.receive(), Failed):
        pass
    assert reply.notice.code == NoticeCode.PICTURE_UNREADABLE
