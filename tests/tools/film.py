"""`python -m tests.tools.film docs/film.webp`: the short film in the README, recorded on the demo's chat page.

The command is typed, the preview gets better, the result comes, then a variation. Needs Chromium (Debian: chromium).
Waiting is shown faster than it was: of every phase only so many frames are kept.
"""

import argparse
import asyncio
import io
import os
import re
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from PIL import Image
from playwright.async_api import Page, async_playwright, expect

from tests.browser.conftest import CHROMIUM, Window

WIDTH, HEIGHT = 820, 760  # pixels of the window
FRAME_MS, LAST_FRAME_MS = 150, 3000
LARGEST = 2_000_000  # bytes
PROMPT, SAMPLE = "watercolor", "coffee"
RESULTS = ".message .picture img:not([alt^='Preview'], [alt='Starting…'])"  # not what is still being painted


@asynccontextmanager
async def filming(page: Page, most: int) -> AsyncIterator[list[Image.Image]]:
    """Take pictures of the page while the block runs; at its end at most `most` of them are left, evenly spread."""
    frames: list[Image.Image] = []

    async def film() -> None:
        while True:
            shot = Image.open(io.BytesIO(await page.screenshot())).convert("RGB")
            if not frames or shot.tobytes() != frames[-1].tobytes():
                frames.append(shot)
            await page.wait_for_timeout(60)

    filming_it = asyncio.create_task(film())
    try:
        yield frames
    finally:
        filming_it.cancel()
        with suppress(asyncio.CancelledError):
            await filming_it
        if len(frames) > most:
            frames[:] = [frames[round(number * (len(frames) - 1) / (most - 1))] for number in range(most)]


async def record(address: str) -> list[Image.Image]:
    """Return the frames of a visit: the command, the job, the result, a variation."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = await browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="dark")
        page = await context.new_page()
        await page.goto(address)
        window = Window(page, "film", phone=False)
        await expect(window.messages("Hi! This bot repaints pictures")).to_be_visible()
        async with filming(page, 20) as typed:
            await window.composer.press_sequentially(f"/stylize {PROMPT}", delay=60)
            await window.take_sample(SAMPLE)
            await page.wait_for_timeout(400)
        async with filming(page, 26) as painted:
            await window.button("Send").click()
            await expect(page.locator(RESULTS)).to_have_count(1, timeout=120_000)
            await page.wait_for_timeout(500)
        async with filming(page, 22) as varied:
            await window.button("Variation").click()
            await expect(page.locator(RESULTS)).to_have_count(2, timeout=120_000)
            await page.wait_for_timeout(500)
        await browser.close()
    # The result rests for a moment before the variation begins.
    return [*typed, *painted, *([painted[-1]] * 10), *varied]


def encoded(frames: list[Image.Image]) -> bytes:
    """Return the film as an endless animated WebP of at most LARGEST bytes."""
    times = [FRAME_MS] * (len(frames) - 1) + [LAST_FRAME_MS]
    for quality in (80, 70, 60, 50, 40):
        buffer = io.BytesIO()
        frames[0].save(
            buffer, "WEBP", save_all=True, append_images=frames[1:], duration=times, loop=0, quality=quality, method=4
        )
        if buffer.tell() <= LARGEST:
            break
    return buffer.getvalue()


@asynccontextmanager
async def running_demo(folder: Path) -> AsyncIterator[str]:
    """Run `wordbrush demo` in a folder, as people do; yield the address of its chat page."""
    arguments = ("-m", "bot", "demo", "--no-open", "--port", "0", "--folder", str(folder))
    demo = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, stderr=asyncio.subprocess.PIPE, env={**os.environ, "COLUMNS": "200"}
    )
    assert demo.stderr
    try:
        said = ""
        while not (address := re.search(r"http://\S+", said)):
            line = await demo.stderr.readline()
            assert line, said
            said += line.decode()
        yield address[0]
    finally:
        demo.send_signal(signal.SIGINT)
        await demo.wait()


async def main(output: Path) -> None:
    """Run the demo, film a visit, and write the film."""
    with tempfile.TemporaryDirectory() as folder:
        async with running_demo(Path(folder)) as address:
            frames = await record(address)
    data = encoded(frames)
    await asyncio.to_thread(output.write_bytes, data)
    print(f"{output}: {len(frames)} frames, {len(data) / 1e6:.2f} MB")  # noqa: T201


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("output", type=Path)
    asyncio.run(main(arguments.parse_args().output))
