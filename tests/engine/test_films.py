"""Films: what a stranger sends, what an engine sees of it, and what people get."""

import io
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image, ImageOps

from engine import films
from engine.bounds import film_kind
from engine.errors import EngineError
from engine.messages import NoticeCode
from tests.moving import BACKGROUND, a_film, facts_of_film, moving_ball


def refused(data: bytes) -> NoticeCode:
    with pytest.raises(EngineError) as error:
        films.safe(data, 256)
    return error.value.notice.code


def far(picture: Image.Image, colour: tuple[int, ...]) -> int:
    """How far the colour is that is seen beside the ball."""
    return int(np.abs(np.asarray(picture)[5, 150].astype(int) - colour).max())


def tone_of(film: bytes) -> float:
    """How loud it is: the mean of the sound's magnitude, 0 to 1."""
    source: Any = av.open(io.BytesIO(film))
    with source:
        return float(np.mean([np.abs(frame.to_ndarray()).mean() for frame in source.decode(audio=0)]))


@pytest.mark.parametrize("kind", ["mp4", "webm"])
def test_a_film_is_made_safe_painted_and_given_back_as_it_came(kind: Any) -> None:
    given = a_film(seconds=2, rate=12, kind=kind)
    assert film_kind(given) == kind.upper()
    safe, count = films.safe(given, 160)
    assert count == films.count_frames(safe) == 24
    assert facts_of_film(safe) == {"size": (160, 90), "codecs": ["aac", "h264"], "seconds": 2.0, "frames": 24}
    seen = list(films.frames(safe))
    assert len(seen) == 24
    assert far(seen[0], BACKGROUND) < 12

    painted = films.repainted(safe, (ImageOps.invert(picture) for picture in seen))
    first = next(films.frames(painted))
    assert far(first, tuple(255 - value for value in BACKGROUND)) < 12
    given_back, smaller = films.deliverable(painted, kind.upper(), 10_000_000)
    facts, before = facts_of_film(given_back), facts_of_film(given)
    assert facts == before | {"size": (160, 90)}
    assert not smaller
    assert tone_of(given_back) == pytest.approx(tone_of(given), rel=0.2)


def test_it_fits_into_what_can_be_uploaded_and_the_picture_gets_smaller_before_it_gets_bad() -> None:
    noise = np.random.default_rng(1)
    safe, _ = films.safe(a_film(seconds=1, rate=12, size=(640, 360)), 640)
    rough = films.repainted(
        safe, (Image.fromarray(noise.integers(0, 255, (360, 640, 3), dtype=np.uint8)) for _ in range(12))
    )
    # Of noise an encoder writes far more than it is asked to, down to sizes where there is little left of it.
    for limit, has_to_be_smaller in ((150_000, False), (50_000, True)):
        fitted, smaller = films.deliverable(rough, "MP4", limit)
        assert len(fitted) <= limit < len(rough)
        assert smaller == has_to_be_smaller
        facts = facts_of_film(fitted)
        assert facts["frames"] == 12
        assert facts["size"][0] / facts["size"][1] == pytest.approx(16 / 9, rel=0.05)
    with pytest.raises(EngineError):
        films.deliverable(rough, "MP4", 10_000)


def test_an_mp4_plays_while_it_is_fetched() -> None:
    """What is known at its end stands at its beginning."""
    safe, _ = films.safe(a_film(seconds=1), 160)
    for film in (safe, films.repainted(safe, films.frames(safe))):
        assert film.index(b"moov") < film.index(b"mdat")


def test_fast_films_are_slowed_to_what_an_engine_paints_and_keep_their_time() -> None:
    safe, count = films.safe(a_film(seconds=1, rate=60, sound=False), 128)
    assert count in (30, 31)
    assert facts_of_film(safe)["seconds"] == pytest.approx(1.0, abs=0.05)


def test_a_film_from_a_turned_telephone_is_upright() -> None:
    buffer = io.BytesIO()
    film: Any = av.open(buffer, "w", format="mp4")
    with film:
        stream = film.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 96, "yuv420p"
        picture = np.zeros((96, 160, 3), np.uint8)
        picture[:, :40] = 255  # the left side; upright it is the upper one
        for _ in range(5):
            film.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        film.mux(stream.encode(None))
    turned = bytearray(buffer.getvalue())
    matrix = turned.index(b"tkhd") + 4 + 40  # after the version, times, id and layer: nine numbers of 32 bits
    numbers = [0, 0x10000, 0, -0x10000, 0, 0, 96 << 16, 0, 0x40000000]
    turned[matrix : matrix + 36] = b"".join(number.to_bytes(4, signed=True) for number in numbers)
    upright, _ = films.safe(bytes(turned), 160)
    shown = next(films.frames(upright))
    assert shown.size == (96, 160)
    assert np.asarray(shown)[:30].mean() > 200 > 60 > np.asarray(shown)[-60:].mean()


def test_what_is_no_film_for_us_gets_a_sentence() -> None:
    film = a_film(seconds=1)
    assert refused(a_film(seconds=33, rate=2)) == NoticeCode.FILM_LONG
    assert refused(film[: len(film) // 3]) == NoticeCode.FILM_UNREADABLE
    assert refused(b"\0\0\0\x18ftypmp42" + bytes(100)) == NoticeCode.FILM_UNREADABLE
    assert refused(b"\x1a\x45\xdf\xa3" + bytes(100)) == NoticeCode.FILM_UNREADABLE
    assert film_kind(moving_ball("GIF")) is None
    only_sound = io.BytesIO()
    sound: Any = av.open(only_sound, "w", format="mp4")
    with sound:
        stream = sound.add_stream("aac", rate=48000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
        frame.sample_rate = 48000
        sound.mux(stream.encode(frame))
        sound.mux(stream.encode(None))
    assert refused(only_sound.getvalue()) == NoticeCode.FILM_UNREADABLE


def test_a_film_that_lies_about_its_length_is_noticed() -> None:
    film = bytearray(a_film(seconds=33, rate=2, sound=False))
    for box, places in ((b"mvhd", (16,)), (b"tkhd", (24,)), (b"mdhd", (16,))):
        at = film.index(box) + 4
        for place in places:
            film[at + place : at + place + 4] = (1000).to_bytes(4)
    assert refused(bytes(film)) == NoticeCode.FILM_LONG
