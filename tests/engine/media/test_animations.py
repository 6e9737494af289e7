"""Animated pictures: what comes in goes out with the same frames, timing and loop."""

import io
from typing import Any

import pytest
from PIL import Image, ImageSequence

from engine.media import animations
from engine.media.opened_pictures import Picture
from engine.protocol.bounds import MAX_FRAMES
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode

TIMES = [40, 120, 250]
COLOURS = [(220, 30, 30), (30, 200, 40), (30, 40, 220)]


def written(kind: str, *, loop: int | None = 0, times: list[int] = TIMES, transparent: bool = False) -> bytes:
    frames = []
    for colour in COLOURS[: len(times)]:
        frame = Image.new("RGBA", (48, 32), (0, 0, 0, 0) if transparent else (250, 250, 250, 255))
        frame.paste((*colour, 255), (8, 8, 40, 24))
        frames.append(frame if transparent else frame.convert("RGB"))
    buffer = io.BytesIO()
    options: dict[str, Any] = {} if loop is None else {"loop": loop}
    if kind == "WEBP":
        options |= {"kmin": 1, "kmax": 1}  # each frame whole
    if kind == "GIF":
        options |= {"disposal": 2}
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:], duration=times, **options)
    return buffer.getvalue()


def middle(picture: Picture) -> tuple[int, ...]:
    pixel = picture.rgb.getpixel((24, 16))
    assert isinstance(pixel, tuple)
    return pixel


@pytest.mark.parametrize("kind", animations.KINDS)
@pytest.mark.parametrize("transparent", [False, True])
def test_frames_timing_and_loop_are_kept(kind: str, transparent: bool) -> None:
    animation = animations.decode(written(kind, transparent=transparent))
    assert (animation.kind, animation.loops, list(animation.milliseconds)) == (kind, 0, TIMES)
    again = animations.decode(animations.encode(animation))
    assert (again.kind, again.loops, again.milliseconds) == (kind, 0, animation.milliseconds)
    for one in (animation, again):
        assert [frame.alpha is not None for frame in one.frames] == [transparent] * 3
        for frame, colour in zip(one.frames, COLOURS, strict=True):
            assert max(abs(a - b) for a, b in zip(middle(frame), colour, strict=True)) < 12


@pytest.mark.parametrize(("loop", "loops"), [(None, 1), (0, 0), (1, 2), (4, 5)])
def test_a_gif_plays_as_often_as_it_did(loop: int | None, loops: int) -> None:
    data = written("GIF", loop=loop)
    animation = animations.decode(data)
    assert animation.loops == loops
    with Image.open(io.BytesIO(animations.encode(animation))) as image:
        assert image.info.get("loop") == loop


@pytest.mark.parametrize(("kind", "loops"), [("PNG", 3), ("WEBP", 3)])
def test_others_play_as_often_as_they_did(kind: str, loops: int) -> None:
    animation = animations.decode(written(kind, loop=loops))
    assert animations.decode(animations.encode(animation)).loops == animation.loops == loops


def test_frames_that_claim_to_take_no_time_are_shown_as_browsers_show_them() -> None:
    assert set(animations.decode(written("GIF", times=[0, 10, 0])).milliseconds) == {100}


def test_a_gif_whose_frames_are_only_what_changed_is_seen_whole() -> None:
    whole = [Image.new("RGB", (48, 32), "white") for _ in range(3)]
    for number, image in enumerate(whole):
        image.paste((0, 0, 0), (0, 0, 8 * (number + 1), 8))
    buffer = io.BytesIO()
    whole[0].save(buffer, "GIF", save_all=True, append_images=whole[1:], duration=50, loop=0, disposal=1)
    for frame, wanted in zip(animations.decode(buffer.getvalue()).frames, whole, strict=True):
        assert frame.rgb.tobytes() == wanted.tobytes()


def test_a_picture_that_does_not_move_is_one_frame() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (48, 32), "red").save(buffer, "PNG")
    assert len(animations.decode(buffer.getvalue()).frames) == 1


def test_too_many_frames_and_damage_get_a_sentence() -> None:
    frames = [Image.new("L", (16, 16), number % 256) for number in range(MAX_FRAMES + 1)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:], duration=20)
    with pytest.raises(EngineError) as refused:
        animations.decode(buffer.getvalue())
    assert refused.value.notice.code == NoticeCode.ANIMATION_LONG
    data = written("WEBP")
    with pytest.raises(EngineError) as refused:
        animations.decode(data[: len(data) // 2])
    assert refused.value.notice.code == NoticeCode.PICTURE_UNREADABLE


def test_what_is_written_is_an_animation_for_others_too() -> None:
    with Image.open(io.BytesIO(animations.encode(animations.decode(written("GIF")), "WEBP"))) as image:
        assert image.format == "WEBP"
        assert len(list(ImageSequence.Iterator(image))) == 3
