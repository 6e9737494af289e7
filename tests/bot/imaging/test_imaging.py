"""Strangers' pictures, in a process that may die of them."""

import asyncio
import io
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pillow_heif
import psutil
import pytest
import pytest_asyncio
import structlog
from PIL import Image

from bot.errors import PictureRefused
from bot.imaging.archives import zipped
from bot.imaging.imaging_client import Imaging
from bot.imaging.worker import MEMORY_BYTES
from engine.protocol.messages import NoticeCode
from tests import forks

pytestmark = pytest.mark.process


@pytest_asyncio.fixture
async def imaging() -> AsyncIterator[Imaging]:
    async with Imaging() as running:
        yield running


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


async def child_of(imaging: Imaging) -> int:
    """The process that will get the next picture."""
    process = imaging._pool.get_nowait()
    assert process
    imaging._pool.put_nowait(process)
    return process.child.pid


async def test_a_picture_comes_back_upright_small_enough_and_without_its_metadata(imaging: Imaging) -> None:
    photo = Image.new("RGB", (400, 200), "red")
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    exif[0x010F] = "a camera that says where it was"
    prepared = await imaging.prepare(encoded(photo, "JPEG", exif=exif), 100)
    assert (prepared.width, prepared.height) == (50, 100)
    with Image.open(io.BytesIO(prepared.picture)) as image:
        assert image.size == (50, 100)
        assert not image.getexif()
    assert b"camera" not in prepared.picture


async def test_a_wrong_file_is_refused_and_the_process_goes_on(imaging: Imaging) -> None:
    before = await child_of(imaging)
    with pytest.raises(PictureRefused, match="not a picture") as refusal:
        await imaging.prepare(b"hello", 100)
    assert refusal.value.notice.code == NoticeCode.PICTURE_FORMAT
    assert await child_of(imaging) == before


async def test_a_picture_that_takes_too_long_is_refused_and_the_process_replaced(coffee: bytes) -> None:
    async with Imaging(timeout_s=1.0) as imaging:
        await imaging.prepare(coffee, 100)
        pid = await child_of(imaging)
        os.kill(pid, signal.SIGSTOP)  # as a decoder that does not come to an end
        with pytest.raises(PictureRefused, match="too much time"):
            await imaging.prepare(coffee, 100)
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
        assert (await imaging.prepare(coffee, 100)).width == 100


async def test_a_process_that_dies_takes_no_picture_with_it(imaging: Imaging, coffee: bytes) -> None:
    await imaging.prepare(coffee, 100)
    os.kill(await child_of(imaging), signal.SIGKILL)
    assert (await imaging.prepare(coffee, 100)).width == 100


async def test_a_picture_that_two_processes_die_of_is_refused(coffee: bytes) -> None:
    large = encoded(Image.open(io.BytesIO(coffee)).resize((1600, 1070)), "JPEG")
    deadly = zipped([("coffee.jpg", large)] * 200)  # long enough to be killed in the middle
    with forks.not_installed():  # it looks for its own children
        await _dies_of(deadly, coffee)


async def _dies_of(deadly: bytes, coffee: bytes) -> None:
    async with Imaging() as imaging:
        await imaging.prepare(coffee, 100)
        refusal = asyncio.create_task(imaging.album(deadly, 512, 200))
        killed: set[int] = set()
        while not refusal.done():
            for child in psutil.Process().children():
                if "bot.imaging.worker" in child.cmdline() and child.cpu_times().user > 0.5 and child.pid not in killed:
                    child.kill()
                    killed.add(child.pid)
            await asyncio.sleep(0.05)
        with pytest.raises(PictureRefused, match="too much time"):
            await refusal
        assert len(killed) == 2
        assert (await imaging.prepare(coffee, 100)).width == 100


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_its_memory_is_limited(imaging: Imaging, coffee: bytes) -> None:
    await imaging.prepare(coffee, 100)
    limits = Path(f"/proc/{await child_of(imaging)}/limits").read_text()  # noqa: ASYNC240  # in memory
    assert f"Max address space         {MEMORY_BYTES}" in limits


async def test_many_at_once_all_come_back(imaging: Imaging, coffee: bytes) -> None:
    prepared = await asyncio.gather(*(imaging.prepare(coffee, 64 + n) for n in range(12)))
    assert [one.width for one in prepared] == [64 + n for n in range(12)]


async def test_a_cancelled_request_leaves_no_stale_answer(imaging: Imaging, coffee: bytes) -> None:
    impatient = asyncio.create_task(imaging.prepare(coffee, 100))
    await asyncio.sleep(0.01)
    impatient.cancel()
    assert (await imaging.prepare(coffee, 80)).width == 80
    assert (await imaging.prepare(coffee, 81)).width == 81


async def test_a_result_that_fits_stays_as_it_is(imaging: Imaging, coffee: bytes) -> None:
    kept = await imaging.shrink(coffee, len(coffee))
    assert (kept.data, kept.suffix) == (coffee, "png")


@pytest.mark.parametrize("limit", [200_000, 20_000, 2_000])
async def test_a_result_that_does_not_fit_is_made_to(imaging: Imaging, limit: int) -> None:
    noise = Image.frombytes("RGB", (400, 300), os.urandom(400 * 300 * 3))
    made = await imaging.shrink(encoded(noise), limit)
    assert len(made.data) <= limit
    assert made.suffix == "webp"
    with Image.open(io.BytesIO(made.data)) as image:
        assert image.width / image.height == pytest.approx(4 / 3, abs=0.1)


async def test_a_process_that_is_started_for_a_request_does_not_log_for_it_for_ever() -> None:
    photo, bound = encoded(Image.new("RGB", (64, 64))), []
    async with Imaging(on_log=lambda pid, entry: bound.append(structlog.contextvars.get_contextvars())) as imaging:
        os.kill(await child_of(imaging), signal.SIGKILL)
        with structlog.contextvars.bound_contextvars(interaction=7):
            await imaging.prepare(photo, 64)
        await imaging.prepare(photo, 64)
    assert len(bound) >= 2
    assert not any(bound)


def peak_of(pid: int) -> int:
    """Bytes of addresses that a process has had at once."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmPeak"))) * 1024


@pytest.mark.prove
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells it")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "HEIF", "AVIF", "TIFF", "moving PNG", "moving GIF", "moving WEBP"])
async def test_the_largest_files_leave_a_fifth_of_the_memory(kind: str) -> None:
    pillow_heif.register_heif_opener()
    moves = kind.startswith("moving")
    largest = Image.linear_gradient("L").resize((700, 700) if moves else (8000, 8000)).convert("RGB")
    options: dict[str, object] = {"compression": "tiff_lzw"} if kind == "TIFF" else {}
    if moves:
        frames = 250 if "GIF" in kind else 400  # as many as fit into a file that is taken
        options = {
            "save_all": True,
            "append_images": [largest.rotate(90 * n) for n in range(1, frames)],
            "duration": 50,
        }
    data = encoded(largest, kind.split()[-1], **options)
    async with Imaging(timeout_s=60) as imaging:
        pid = await child_of(imaging)
        if moves:
            made = await imaging.prepare_moving(data, 512)
            await imaging.deliver_moving(made.data, made.kind, 10_000_000)
        else:
            await imaging.prepare(data, 4096)
        assert await child_of(imaging) == pid, "it lives"
        assert peak_of(pid) < 0.8 * MEMORY_BYTES
