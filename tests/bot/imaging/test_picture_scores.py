"""The picture check's model in the imaging process: what it takes for nudity, and what it costs only where it is on."""

import io
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image

from bot.imaging.archives import packed
from bot.imaging.imaging_client import Imaging
from bot.imaging.worker import MEMORY_BYTES, MOST_MEMORY_BYTES
from bot.rules.picture_rules import LEAST_SCORES, PictureCheck, Threshold, check_of, scores_of, strictest
from bot.samples import SAMPLES
from bot.sandbox.torch_free_engine import bare_shapes
from tests.bot.imaging.test_imaging import child_of, encoded
from tests.moving import a_film, ball

SURE = LEAST_SCORES[Threshold.LENIENT]
SAFE = LEAST_SCORES[Threshold.STRICT]


@pytest_asyncio.fixture
async def imaging() -> AsyncIterator[Imaging]:
    async with Imaging() as running:
        yield running


def animation(frames: list[Image.Image]) -> bytes:
    buffer = io.BytesIO()
    frames[0].save(buffer, "PNG", save_all=True, append_images=frames[1:], duration=50)
    return buffer.getvalue()


@pytest.mark.process
async def test_photos_are_safe_and_shapes_in_skin_colors_are_not(imaging: Imaging) -> None:
    for photo in SAMPLES.values():
        assert await imaging.score((await imaging.prepare(photo.read_bytes(), 512)).picture) < SAFE, photo
    assert await imaging.score(encoded(bare_shapes())) > SURE
    assert await imaging.score(encoded(bare_shapes(), "WEBP")) > SURE


@pytest.mark.process
async def test_one_picture_of_an_archive_or_a_part_of_what_moves_is_enough(imaging: Imaging) -> None:
    safe = encoded(ball(0.5, (160, 120)))
    assert await imaging.score(packed({"a.png": safe, "b.png": safe})) < SAFE
    assert await imaging.score(packed({"a.png": safe, "b.png": encoded(bare_shapes())})) > SURE
    balls = [ball(number / 60, (256, 256)) for number in range(60)]
    assert await imaging.score(animation(balls)) < SAFE
    assert await imaging.score(animation([*balls[:30], *[bare_shapes()] * 6, *balls[36:]])) > SURE
    assert await imaging.score((await imaging.prepare_moving(a_film(), 160)).data) < SAFE


@pytest.mark.process
async def test_what_is_transparent_is_judged_with_and_without_its_transparency(imaging: Imaging) -> None:
    faint = bare_shapes()
    faint.putalpha(3)
    assert await imaging.score(encoded(faint)) > SURE, "the colors that are painted"
    shown = Image.new("RGBA", faint.size, "black")
    assert await imaging.score(encoded(shown)) < SAFE


@pytest.mark.process
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_nothing_is_loaded_and_no_limit_raised_before_the_first_check(imaging: Imaging, coffee: bytes) -> None:
    picture = (await imaging.prepare(coffee, 512)).picture
    process = Path(f"/proc/{await child_of(imaging)}")

    def limit_and_libraries() -> tuple[int, bool]:
        line = next(one for one in (process / "limits").read_text().splitlines() if one.startswith("Max address"))
        return int(line.split()[3]), "onnxruntime" in (process / "maps").read_text()

    assert limit_and_libraries() == (MEMORY_BYTES, False)
    await imaging.score(picture)
    assert limit_and_libraries() == (MOST_MEMORY_BYTES, True)


def test_of_several_settings_the_strictest_holds_for_each_outcome() -> None:
    floor = scores_of(PictureCheck.SPOILER, Threshold.STRICT)
    both = strictest([floor, scores_of(PictureCheck.REFUSE, Threshold.LENIENT), {}])
    assert [check_of(score, both) for score in (0.1, 0.2, 0.79, 0.8)] == ["off", "spoiler", "spoiler", "refuse"]
    milder = strictest(
        [scores_of(PictureCheck.REFUSE, Threshold.STRICT), scores_of(PictureCheck.REFUSE, Threshold.LENIENT)]
    )
    assert check_of(0.3, milder) == PictureCheck.REFUSE
    assert check_of(1.0, scores_of(PictureCheck.OFF, Threshold.STRICT)) == PictureCheck.OFF
