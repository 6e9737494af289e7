"""Films: what a stranger sends, what an engine sees of it, and what people get."""

import io
from fractions import Fraction
from typing import Any

import av
import numpy as np
import pytest
from av.stream import Disposition
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from PIL import Image, ImageOps

from engine.media import colors, film_colors, films
from engine.media.file_kinds import film_kind
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode
from tests.moving import BACKGROUND, a_film, facts_of_film, moving_ball


def refused(data: bytes) -> NoticeCode:
    with pytest.raises(EngineError) as error:
        films.make_safe(data, 256)
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
    safe, count = films.make_safe(given, 160)
    assert count == films.count_frames(safe) == 24
    assert facts_of_film(safe) == {"size": (160, 90), "codecs": ["aac", "h264"], "seconds": 2.0, "frames": 24}
    seen = list(films.frames(safe))
    assert len(seen) == 24
    assert far(seen[0], BACKGROUND) < 12

    painted = films.replace_frames(safe, (ImageOps.invert(picture) for picture in seen))
    first = next(films.frames(painted))
    assert far(first, tuple(255 - value for value in BACKGROUND)) < 12
    given_back, smaller = films.encode_for_delivery(painted, kind.upper(), 10_000_000)
    facts, before = facts_of_film(given_back), facts_of_film(given)
    assert facts == before | {"size": (160, 90)}
    assert not smaller
    assert tone_of(given_back) == pytest.approx(tone_of(given), rel=0.2)


def test_it_fits_into_what_can_be_uploaded_and_the_picture_gets_smaller_before_it_gets_bad() -> None:
    noise = np.random.default_rng(1)
    safe, _ = films.make_safe(a_film(seconds=1, rate=12, size=(640, 360)), 640)
    rough = films.replace_frames(
        safe, (Image.fromarray(noise.integers(0, 255, (360, 640, 3), dtype=np.uint8)) for _ in range(12))
    )
    # Of noise an encoder writes far more than it is asked to, down to sizes where there is little left of it.
    for limit, has_to_be_smaller in ((150_000, False), (50_000, True)):
        fitted, smaller = films.encode_for_delivery(rough, "MP4", limit)
        assert len(fitted) <= limit < len(rough)
        assert smaller == has_to_be_smaller
        facts = facts_of_film(fitted)
        assert facts["frames"] == 12
        assert facts["size"][0] / facts["size"][1] == pytest.approx(16 / 9, rel=0.05)
    with pytest.raises(EngineError):
        films.encode_for_delivery(rough, "MP4", 10_000)


def test_an_mp4_plays_while_it_is_fetched() -> None:
    """What is known at its end stands at its beginning."""
    safe, _ = films.make_safe(a_film(seconds=1), 160)
    for film in (safe, films.replace_frames(safe, films.frames(safe))):
        assert film.index(b"moov") < film.index(b"mdat")


def test_fast_films_are_slowed_to_what_an_engine_paints_and_keep_their_time() -> None:
    safe, count = films.make_safe(a_film(seconds=1, rate=60, sound=False), 128)
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
    upright, _ = films.make_safe(bytes(turned), 160)
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


# ── films of others ──────────────────────────────────────────────────────────────────────────────────────────────


def written(
    frames: list[np.ndarray[Any, Any]],
    *,
    kind: str = "mp4",
    codec: str = "libx264",
    pixels: str = "yuv420p",
    look: tuple[int, int, int, int] = (1, 1, 1, 1),
    shape: Fraction | None = None,
    sound_from: float | None = None,
    tracks: int = 1,
) -> bytes:
    """look: matrix, range, primaries, transfer. shape: of a pixel. sound_from: seconds after the first picture."""
    matrix, full, primaries, transfer = look
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=kind) as film:
        video: Any = film.add_stream(codec, rate=10, options={"crf": "1"} if codec == "libx264" else {})
        video.width, video.height, video.pix_fmt = frames[0].shape[1], frames[0].shape[0], pixels
        context = video.codec_context
        context.colorspace, context.color_range = matrix, full
        context.color_primaries, context.color_trc = primaries, transfer
        if shape:
            context.sample_aspect_ratio = shape
        heard: list[Any] = [
            film.add_stream("aac", rate=48000, layout="stereo") for _ in range(tracks if sound_from is not None else 0)
        ]
        for number, image in enumerate(frames):
            kind_of_pixels = "rgba" if image.shape[2] == 4 else "rgb24"
            frame = av.VideoFrame.from_ndarray(image, format=kind_of_pixels)
            frame = frame.reformat(
                format=pixels,
                dst_colorspace=Colorspace(matrix) if matrix in (1, 5, 9) else None,
                dst_color_range=ColorRange(full),
                interpolation=film_colors.SCALING,
            )
            frame.pts, frame.time_base = number, Fraction(1, 10)
            frame.colorspace, frame.color_range = matrix, full
            film.mux(video.encode(frame))
        film.mux(video.encode(None))
        for track in heard:
            _beep(film, track, sound_from or 0.0)
    return buffer.getvalue()


def _beep(film: Any, stream: Any, begins: float) -> None:
    """Half a second of a tone, from a moment on."""
    for number in range(24):
        wave = 0.5 * np.sin(2 * np.pi * 440 * np.arange(number * 1024, number * 1024 + 1024) / 48000)
        frame = av.AudioFrame.from_ndarray(np.stack([wave, wave]).astype(np.float32), format="fltp", layout="stereo")
        frame.sample_rate, frame.time_base = 48000, Fraction(1, 48000)
        frame.pts = round(begins * 48000) + number * 1024
        film.mux(stream.encode(frame))
    film.mux(stream.encode(None))


def plain(color: tuple[int, ...], size: tuple[int, int] = (128, 96), count: int = 5) -> list[np.ndarray[Any, Any]]:
    return [np.full((size[1], size[0], len(color)), color, np.uint8)] * count


@pytest.mark.parametrize("color", [(0, 255, 0), (200, 30, 30), (40, 40, 40), (230, 230, 230), (20, 60, 220)])
@pytest.mark.parametrize(
    ("matrix", "full", "pixels"), [(5, 1, "yuv420p"), (1, 1, "yuv420p"), (5, 2, "yuvj420p"), (1, 2, "yuvj420p")]
)
def test_an_engine_sees_the_colors_that_a_film_has_and_what_is_given_back_says_which_they_are(
    color: tuple[int, int, int], matrix: int, full: int, pixels: str
) -> None:
    safe, _ = films.make_safe(written(plain(color), pixels=pixels, look=(matrix, full, 1, 1)), 128)
    seen: Any = next(films.frames(safe)).getpixel((60, 40))
    assert max(abs(a - b) for a, b in zip(seen, color, strict=True)) <= 3
    painted = films.replace_frames(safe, films.frames(safe))
    for kind in films.CODECS:
        given_back, _ = films.encode_for_delivery(painted, kind, 10_000_000)
        source: Any = av.open(io.BytesIO(given_back))
        with source:
            context = source.streams.video[0].codec_context
            assert (context.colorspace, context.color_range, context.color_primaries, context.color_trc) == (1, 1, 1, 1)
            shown = VideoReformatter().reformat(
                next(source.decode(video=0)), format="rgb24", src_colorspace=Colorspace.ITU709
            )
        assert np.abs(shown.to_ndarray()[40, 60].astype(int) - color).max() <= 8


def test_a_small_film_that_says_nothing_has_the_colors_of_television_and_a_large_one_of_high_definition() -> None:
    for size, matrix in (((128, 96), 5), ((1280, 720), 1)):
        safe, _ = films.make_safe(
            written(plain((200, 30, 30), size, 2), look=(matrix, 1, 2, 2)).replace(b"colr", b"free"), 128
        )
        seen: Any = next(films.frames(safe)).getpixel((60, 40))
        assert max(abs(a - b) for a, b in zip(seen, (200, 30, 30), strict=True)) <= 6


@pytest.mark.parametrize("transfer", [16, 18])
def test_a_film_that_is_brighter_than_white_is_brought_below_it(transfer: int) -> None:
    white = {16: 148, 18: 191}[transfer]  # of paper
    gray = np.full((96, 128, 3), white, np.uint8)
    safe, _ = films.make_safe(written([gray] * 3, look=(9, 1, 9, transfer)), 128)
    wanted = colors.to_srgb(np.full((1, 1, 3), white, np.uint8), colors.space_from_codes(9, transfer))[0, 0]
    seen: Any = next(films.frames(safe)).getpixel((60, 40))
    assert max(abs(int(a) - int(b)) for a, b in zip(seen, wanted, strict=True)) <= 6


@pytest.mark.parametrize(
    ("shape", "size"), [(Fraction(3, 2), (192, 96)), (Fraction(1, 2), (64, 96)), (None, (128, 96))]
)
def test_a_film_keeps_its_shape_whatever_its_pixels_have(shape: Fraction | None, size: tuple[int, int]) -> None:
    safe, _ = films.make_safe(written(plain((9, 9, 9)), shape=shape), 256)
    assert next(films.frames(safe)).size == size


def loud_from(film: bytes) -> float:
    """The second at which something is heard first."""
    source: Any = av.open(io.BytesIO(film))
    with source:
        return next(float(one.time) for one in source.decode(audio=0) if np.abs(one.to_ndarray()).mean() > 0.05)


@pytest.mark.parametrize("late", [0.0, 0.7])
def test_a_sound_stays_in_step_with_the_pictures(late: float) -> None:
    given = written(plain((9, 9, 9), count=20), sound_from=late)
    safe, _ = films.make_safe(given, 128)
    painted = films.replace_frames(safe, films.frames(safe))
    given_back, _ = films.encode_for_delivery(painted, "WEBM", 10_000_000)
    for film in (safe, painted, given_back):
        assert loud_from(film) == pytest.approx(loud_from(given), abs=0.06)


def test_a_track_that_cannot_be_decoded_leaves_the_next_one_or_silence() -> None:
    said: list[NoticeCode] = []
    given = written(plain((9, 9, 9)), sound_from=0.0, tracks=2)
    one_unknown = given.replace(b"mp4a", b"apac", 1).replace(b"esds", b"free", 1)
    safe, _ = films.make_safe(one_unknown, 128, said.append)
    assert tone_of(safe) > 0.01
    assert said == []
    safe, _ = films.make_safe(given.replace(b"mp4a", b"apac").replace(b"esds", b"free"), 128, said.append)
    assert facts_of_film(safe)["codecs"] == ["h264"]
    assert said == [NoticeCode.FILM_SILENT]


def test_a_film_whose_pictures_cannot_be_decoded_is_refused_in_a_sentence() -> None:
    assert (
        refused(a_film(sound=False).replace(b"avc1", b"CRAW").replace(b"avcC", b"free")) == NoticeCode.FILM_UNREADABLE
    )
    cover = io.BytesIO()
    with av.open(cover, "w", format="mp4") as film:
        picture: Any = film.add_stream("mjpeg", rate=1)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuvj420p"
        picture.disposition = Disposition.attached_pic
        _beep(film, film.add_stream("aac", rate=48000, layout="stereo"), 0.0)
        film.mux(picture.encode(av.VideoFrame.from_ndarray(plain((9, 9, 9), (64, 48))[0], format="rgb24")))
        film.mux(picture.encode(None))
    assert refused(cover.getvalue()) == NoticeCode.FILM_UNREADABLE


SDP = (
    b"\nv=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\n"
    b"m=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n"
)


@pytest.mark.parametrize("head", [b"\x1a\x45\xdf\xa3", b"AAAAfree", b"AAAAftypisom"])
def test_what_looks_like_a_film_and_is_a_list_of_addresses_opens_none_of_them(head: bytes) -> None:
    assert refused(head + SDP) == NoticeCode.FILM_UNREADABLE


def half_clear() -> list[np.ndarray[Any, Any]]:
    """Red to the left, nothing to the right."""
    frames = plain((0, 0, 0, 0))
    frames[0][:, :64] = (200, 30, 30, 255)
    return frames


def test_what_is_transparent_in_a_webm_stays_so() -> None:
    said: list[NoticeCode] = []
    given = written(half_clear(), kind="webm", codec="libvpx-vp9", pixels="yuva420p")
    safe, count = films.make_safe(given, 128, said.append)
    first = next(films.frames(safe))
    left, right = (np.array(first.getpixel(at)) for at in ((20, 40), (110, 40)))
    assert np.abs(left - (200, 30, 30)).max() < 16
    assert np.abs(right - 255).max() < 8
    assert said == []
    painted = films.replace_frames(safe, (ImageOps.invert(picture) for picture in films.frames(safe)))
    given_back, _ = films.encode_for_delivery(painted, "WEBM", 10_000_000)
    decoder: Any = av.CodecContext.create("libvpx-vp9", "r")
    source: Any = av.open(io.BytesIO(given_back))
    with source:
        assert source.streams.video[0].metadata["alpha_mode"] == "1"
        shown = [one.to_ndarray(format="rgba") for packet in source.demux(video=0) for one in decoder.decode(packet)]
    assert len(shown) == count == 5
    assert np.abs(shown[2][40, 20].astype(int) - (55, 225, 225, 255)).max() < 20
    assert shown[2][40, 110, 3] < 8


def test_what_is_transparent_in_another_film_is_painted_on_white_and_it_is_said() -> None:
    said: list[NoticeCode] = []
    safe, _ = films.make_safe(
        written(half_clear(), kind="mov", codec="prores_ks", pixels="yuva444p10le"), 128, said.append
    )
    first = next(films.frames(safe))
    left, right = (np.array(first.getpixel(at)) for at in ((20, 40), (110, 40)))
    assert np.abs(left - (200, 30, 30)).max() < 24
    assert np.abs(right - 255).max() < 8
    assert said == [NoticeCode.FILM_FLATTENED]
