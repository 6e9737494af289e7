"""Pictures in one pass: several together, from requests to answers."""

import io
import threading
from typing import Any

import pytest
import torch
from PIL import Image

from engine.models.perception import Perception
from engine.protocol.messages import Done, Render
from engine.protocol.presets import PRESETS, Options
from engine.requests import applying, rendering, style_files
from engine.requests.applying import RenderQueue
from engine.stylize import starting_point


def photo(colour: tuple[int, int, int], size: tuple[int, int] = (96, 64)) -> bytes:
    picture = Image.radial_gradient("L").resize(size).convert("RGB")
    buffer = io.BytesIO()
    Image.blend(picture, Image.new("RGB", size, colour), 0.5).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture(scope="module")
def weights(perception: Perception) -> bytes:
    start = starting_point("mosaic", perception, PRESETS["bundled"]["draft"], 1)
    return style_files.encode(start.net, {"prompt": "mosaic", "preset": {"size": 128}, "start": "mosaic"})


def asked(job: str, picture: bytes, weights: bytes, **options: Any) -> Render:
    return Render(job=job, picture=picture, weights=weights, options=Options(**options))


class Answers:
    """What was told, by job."""

    def __init__(self) -> None:
        self.done: dict[str, Done] = {}
        self.failed: dict[str, Exception] = {}
        self._told = threading.Condition()

    def say_done(self, done: Done) -> None:
        with self._told:
            self.done[done.job] = done
            self._told.notify()

    def say_failed(self, job: str, error: Exception) -> None:
        with self._told:
            self.failed[job] = error
            self._told.notify()

    def wait_for(self, count: int) -> None:
        with self._told:
            assert self._told.wait_for(lambda: len(self.done) + len(self.failed) >= count, 60)


@pytest.fixture
def batches(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pictures went through the network together; a CPU takes up to eight here, as a GPU would."""
    seen: list[int] = []
    really = rendering.render

    def counted(painter: Any, content: torch.Tensor, *others: Any) -> torch.Tensor:
        seen.append(len(content))
        return really(painter, content, *others)

    monkeypatch.setattr(applying, "render", counted)
    monkeypatch.setattr(applying, "MAX_BATCH_ON_CPU", 8)
    return seen


def painted(perception: Perception, requests: list[Render]) -> Answers:
    answers = Answers()
    lane = RenderQueue(answers.say_done, answers.say_failed)
    for request in requests:
        lane.accept(request)
    for waiting in list(lane._waiting):  # as after a step of another job: all are decoded
        waiting.decoding.exception()
    lane.render_waiting(perception.device)
    answers.wait_for(len(requests))
    return answers


def test_those_of_one_size_go_through_the_network_together(
    perception: Perception, weights: bytes, batches: list[int]
) -> None:
    wide = [
        Render(job=f"wide {n}", picture=photo((40 * n, 90, 0)), weights=weights, options=Options()) for n in range(5)
    ]
    tall = [
        Render(job=f"tall {n}", picture=photo((0, 40 * n, 90), (64, 96)), weights=weights, options=Options())
        for n in range(3)
    ]
    softer = Render(job="softer", picture=photo((9, 9, 9)), weights=weights, options=Options(strength=50))
    mixed = [wide[0], tall[0], wide[1], softer, *wide[2:], *tall[1:]]
    together = painted(perception, mixed)
    assert batches == [5, 3, 1]
    assert not together.failed
    for request in mixed:
        alone = painted(perception, [request]).done[request.job]
        one, other = (Image.open(io.BytesIO(done.picture)) for done in (alone, together.done[request.job]))
        assert one.size == other.size == (alone.width, alone.height)
        differences = (abs(a - b) for a, b in zip(one.tobytes(), other.tobytes(), strict=True))
        assert max(differences) <= 1


def test_a_broken_one_stops_nobody(perception: Perception, weights: bytes, batches: list[int]) -> None:
    good = [asked(f"good {n}", photo((n, 0, 0)), weights) for n in range(2)]
    broken = asked("broken", b"no picture", weights)
    foreign = asked("foreign", photo((1, 2, 3)), b"no style")
    answers = painted(perception, [broken, good[0], foreign, good[1]])
    assert sorted(answers.done) == ["good 0", "good 1"]
    assert sorted(answers.failed) == ["broken", "foreign"]
    assert batches == [2]


def test_where_memory_runs_out_they_are_painted_one_by_one(
    perception: Perception, weights: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = rendering.render

    def hungry(painter: Any, content: torch.Tensor, *others: Any) -> torch.Tensor:
        if len(content) > 1:
            raise torch.OutOfMemoryError
        return really(painter, content, *others)

    monkeypatch.setattr(applying, "render", hungry)
    monkeypatch.setattr(applying, "MAX_BATCH_ON_CPU", 8)
    requests = [asked(str(n), photo((n, 0, 0)), weights) for n in range(3)]
    assert sorted(painted(perception, requests).done) == ["0", "1", "2"]


@pytest.mark.parametrize("encoding", ["PNG", "JPEG", "WEBP"])
def test_they_are_encoded_as_they_are_wanted(perception: Perception, weights: bytes, encoding: Any) -> None:
    request = Render(job="a", picture=photo((9, 9, 9)), weights=weights, options=Options(), encoding=encoding)
    done = painted(perception, [request]).done["a"]
    with Image.open(io.BytesIO(done.picture)) as picture:
        assert (picture.format, picture.size) == (encoding, (128, 85))
