"""Strangers' archives, animations, films and styles, in a process that may die of them."""

import io
import json
import zipfile
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from PIL import Image

from bot.errors import PictureRefused
from bot.imaging.imaging_client import Imaging
from engine.protocol.messages import NoticeCode
from tests.moving import a_film, facts_of_animation, facts_of_film, moving_ball

pytestmark = pytest.mark.process


@pytest_asyncio.fixture
async def imaging() -> AsyncIterator[Imaging]:
    async with Imaging() as running:
        yield running


def png(size: tuple[int, int] = (64, 48)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, "teal").save(buffer, "PNG")
    return buffer.getvalue()


def archive(files: dict[str, bytes], **options: Any) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", **options) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return buffer.getvalue()


async def names_and_sizes(imaging: Imaging, data: bytes, longest: int = 50) -> tuple[dict[str, Any], list[str]]:
    album = await imaging.album(data, longest, 10)
    found: dict[str, Any] = {}
    with zipfile.ZipFile(io.BytesIO(album.archive)) as packed:
        for name in packed.namelist():
            with Image.open(io.BytesIO(packed.read(name))) as picture:
                found[name] = (picture.format, picture.size)
    assert len(found) == album.count
    return found, album.left_out


async def test_pictures_come_out_safe_small_and_under_names_that_are_only_names(imaging: Imaging) -> None:
    jpeg = io.BytesIO()
    Image.new("RGB", (200, 100), "red").save(jpeg, "JPEG")
    files = {
        "a trip/../../etc/passwd.png": png(),
        "C:\\Users\\ana\\day <1>.JPG": jpeg.getvalue(),
        "a trip/DAY 1.png": png(),
        "__MACOSX/._day.png": b"resource fork",
        "a trip/.DS_Store": b"finder",
        "notes.txt": b"hello",
        "broken.png": png()[:60],
        "日本.png": png(),
        "<>.png": png(),
    }
    found, left_out = await names_and_sizes(imaging, archive(files))
    assert found == {
        "passwd.png": ("PNG", (50, 38)),
        "day 1.png": ("PNG", (50, 25)),
        "DAY 1-2.png": ("PNG", (50, 38)),
        "日本.png": ("PNG", (50, 38)),
        "picture.png": ("PNG", (50, 38)),
    }
    assert left_out == ["notes", "broken"]


async def refused(imaging: Imaging, data: bytes) -> NoticeCode:
    with pytest.raises(PictureRefused) as error:
        await imaging.album(data, 50, 10)
    return error.value.notice.code


async def test_bombs_locks_and_damage(imaging: Imaging) -> None:
    assert await refused(imaging, b"no archive") == NoticeCode.ALBUM_UNREADABLE
    assert await refused(imaging, archive({})) == NoticeCode.ALBUM_EMPTY
    assert await refused(imaging, archive({f"{n}.png": png() for n in range(11)})) == NoticeCode.ALBUM_MANY
    assert await refused(imaging, archive(dict.fromkeys(map(str, range(5001)), b""))) == NoticeCode.ALBUM_MANY
    bomb = archive({"bomb.png": bytes(200_000_000)}, compression=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 300_000
    assert await refused(imaging, bomb) == NoticeCode.ALBUM_EMPTY
    nested = archive({"inner.zip": archive({"a.png": png()})})
    assert await refused(imaging, nested) == NoticeCode.ALBUM_EMPTY
    locked = bytearray(archive({"a.png": png(), "b.png": png()}))
    for place in (locked.index(b"PK\x03\x04") + 6, locked.index(b"PK\x01\x02") + 8):
        locked[place] |= 1  # as if it needed a password
    found, left_out = await names_and_sizes(imaging, bytes(locked))
    assert (list(found), left_out) == (["b.png"], ["a"])
    lying = bytearray(archive({"a.png": png(), "b.png": png()}))
    size = lying.index(b"PK\x01\x02") + 24
    lying[size : size + 4] = (10).to_bytes(4, "little")  # it says that it has ten bytes
    found, left_out = await names_and_sizes(imaging, bytes(lying))
    assert (list(found), left_out) == (["b.png"], ["a"])
    cut = archive({"a.png": png()})[:-30]
    assert await refused(imaging, cut) == NoticeCode.ALBUM_UNREADABLE


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
async def test_an_animation_comes_safe_and_goes_as_it_came(imaging: Imaging, kind: Any) -> None:
    given = moving_ball(kind)
    moving = await imaging.prepare_moving(given, 80)
    assert (moving.kind, moving.frames) == (kind, 6)
    assert facts_of_animation(moving.data)[0] == "PNG"
    delivered = await imaging.deliver_moving(moving.data, kind, 1_000_000)
    assert (delivered.suffix, delivered.smaller) == (kind.lower(), False)
    assert facts_of_animation(delivered.data) == (*facts_of_animation(given)[:4], (80, 60))
    small = await imaging.deliver_moving(moving.data, kind, len(delivered.data) * 2 // 3)
    assert len(small.data) <= len(delivered.data) * 2 // 3
    assert facts_of_animation(small.data)[1] == 6
    with pytest.raises(PictureRefused):
        await imaging.deliver_moving(moving.data, kind, 100)


async def test_a_film_too(imaging: Imaging) -> None:
    moving = await imaging.prepare_moving(a_film(seconds=1, kind="webm"), 160)
    assert (moving.kind, moving.frames) == ("WEBM", 12)
    delivered = await imaging.deliver_moving(moving.data, "WEBM", 1_000_000)
    assert facts_of_film(delivered.data)["codecs"] == ["libopus", "vp9"] or delivered.suffix == "webm"
    with pytest.raises(PictureRefused) as error:
        await imaging.prepare_moving(a_film(seconds=33, rate=2), 160)
    assert error.value.notice.code == NoticeCode.FILM_LONG
    assert (await imaging.prepare_moving(moving_ball("GIF"), 80)).frames == 6, "the process goes on"


def style_file(about: object) -> bytes:
    header = json.dumps(
        {"__metadata__": {"wordbrush": about if isinstance(about, str) else json.dumps(about)}}
    ).encode()
    return len(header).to_bytes(8, "little") + header


async def test_what_a_style_says_about_itself(imaging: Imaging) -> None:
    right = {"prompt": "ink", "network": {}, "preset": {"size": 256}}
    assert (await imaging.inspect_style(style_file(right))).prompt == "ink"
    deep = "[" * 100_000 + "]" * 100_000
    for wrong in (b"", png(), style_file({"prompt": "ink"}), style_file(deep), style_file([1, 2])):
        with pytest.raises(PictureRefused) as error:
            await imaging.inspect_style(wrong)
        assert error.value.notice.code == NoticeCode.STYLE_UNREADABLE
