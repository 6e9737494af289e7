"""A style from the first words to a film that plays: kept, learned, listed, used on pictures and on what moves."""

import asyncio
import re
from pathlib import Path

import pytest
from playwright.async_api import FilePayload, Route, expect

from bot.engines.local import WORKER
from bot.i18n.texts import text
from tests.browser.conftest import Open, Window
from tests.e2e.demo_process import running_demo
from tests.moving import a_film, moving_ball

SMALL = """
[engine]
preset = "draft"
[presets.draft]
size = 192
steps = 6
[training]
size = 128
steps = 8
"""


async def attach(window: Window, option: str, file: FilePayload) -> None:
    """Into the field of an option, which is there already."""
    field = window.page.get_by_role("form").locator(".option", has_text=option)
    await field.locator("input[type=file]").set_input_files([file])


async def arrives_late(route: Route) -> None:
    """A sample photo, as a slow machine fetches it."""
    await asyncio.sleep(0.3)
    await route.continue_()


async def plays(window: Window) -> float:
    """Seconds of the newest film that were played, and not in silence."""
    film = window.page.locator("video").last
    await film.evaluate("film => film.play()")
    await window.page.wait_for_function("() => [...document.querySelectorAll('video')].at(-1).currentTime > 0.3")
    await film.evaluate("film => film.pause()")
    return float(await film.evaluate("film => film.duration"))


@pytest.mark.prove
@pytest.mark.parametrize("device", ["desktop", "phone"])
async def test_a_style_and_what_can_be_done_with_it(open_window: Open, tmp_path: Path, device: str) -> None:
    async with running_demo(tmp_path, configuration=SMALL, worker=WORKER) as demo:
        window = await open_window(demo.address, device)
        page = window.page
        await window.go("Garden Club", "general")
        await expect(window.messages(text("example-glass"))).to_be_visible()
        await window.stylize("stained glass")
        result = page.locator(".message").filter(has=page.get_by_role("button", name="More…")).last
        await expect(result).to_be_visible(timeout=60_000)
        await window.shot("result")
        await result.get_by_role("button", name="More…").click()
        await page.get_by_role("button", name="Save style…").click()
        await page.get_by_label("Name").fill("Our windows")
        await window.shot("save form")
        await page.get_by_role("dialog").get_by_role("button", name="Submit").click()
        await expect(window.messages("Saved from one result")).to_be_visible(timeout=30_000)
        await window.shot("saved")

        await window.composer.press_sequentially("/style create ")
        await page.get_by_label("name", exact=True).fill("Garden ink")
        await page.get_by_role("button", name="+ prompt", exact=True).click()
        await page.get_by_label("prompt", exact=True).fill("pencil sketch")
        await window.shot("create")
        await window.button("Send").click()
        learned = page.locator(".message").filter(has_text="The style is ready")
        await expect(learned).to_be_visible(timeout=60_000)
        await window.shot("learned")

        await window.composer.press_sequentially("/style list ")
        await window.button("Send").click()
        shelf = page.locator(".message").filter(has=page.locator(".thumbnail img")).last
        await expect(shelf).to_contain_text("Our windows")
        await expect(shelf.locator(".thumbnail img")).to_have_count(2)
        await window.shot("list")

        await learned.get_by_role("button", name="Use style…").click()
        dialog = page.get_by_role("dialog")
        await page.route("**/chat/samples/*", arrives_late)
        for sample in ("astronaut", "coffee", "chelsea"):
            await dialog.get_by_role("button", name=f"Sample photo: {sample}").click()
        await expect(dialog.get_by_role("button", name=re.compile("^Remove "))).to_have_count(3)
        await window.shot("use form")
        await dialog.get_by_role("button", name="Submit").click()
        gallery = page.locator(".message").filter(has_text="3 results").last
        await expect(gallery.locator(".picture img")).to_have_count(3, timeout=60_000)
        await window.shot("three pictures")

        moving: list[tuple[str, str, bytes]] = [
            ("ball.gif", "image/gif", moving_ball("GIF")),
            ("ball.png", "image/png", moving_ball("PNG")),
            ("ball.mp4", "video/mp4", a_film(seconds=2)),
        ]
        for name, kind, data in moving:
            await window.composer.press_sequentially("/stylize ")
            await window.button("+ style").click()
            await page.get_by_label("style", exact=True).fill("Our windows")
            await attach(window, "picture", {"name": name, "mimeType": kind, "buffer": data})
            await window.button("Send").click()
            done = page.locator(".message").filter(has_text="frames").last
            if kind.startswith("video/"):
                await expect(page.locator("video")).to_have_count(1, timeout=60_000)
                await expect(page.locator("video")).to_have_js_property("videoWidth", 192)
                assert 1.9 < await plays(window) < 2.2
            else:
                await expect(done.locator(".picture img")).to_be_visible(timeout=60_000)
                await expect(done.locator(f'.picture img[src*="{name[-4:]}"]')).to_have_count(1)
            await window.shot(name.replace(".", " "))
