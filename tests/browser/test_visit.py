"""Somebody tries the demo, as people do: the real bot and the real engine, from the welcome to the last picture."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.engines.local import WORKER
from tests.browser.conftest import Open, Window
from tests.e2e.demo_process import running_demo

RESULTS = ".message .picture img:not([alt^='Preview'], [alt='Starting…'])"  # not what is still being painted
SMALL = "\n".join(f"[presets.{name}]\nsize = 128\nsteps = 16" for name in ("draft", "standard"))


async def see_picture(window: Window, count: int) -> None:
    """Wait until there are so many results, each of them with a picture that the browser could read."""
    pictures = window.page.locator(RESULTS)
    await expect(pictures).to_have_count(count, timeout=60_000)
    await expect(pictures.last).to_be_visible()
    # A function: a mere expression would be evaluated anew at every look, which the page's policy does not allow.
    await window.page.wait_for_function(
        "() => [...document.querySelectorAll('.picture img')].every((one) => one.naturalWidth)"
    )


@pytest.mark.parametrize(
    ("device", "theme"), [("desktop", "dark"), pytest.param("phone", "light", marks=pytest.mark.prove)]
)
async def test_visit(open_window: Open, tmp_path: Path, coffee: bytes, device: str, theme: str) -> None:
    async with running_demo(tmp_path, configuration=SMALL, worker=WORKER) as demo:
        window = await open_window(demo.address, device, theme)
        page = window.page
        await expect(window.messages("Hi! This bot repaints pictures")).to_be_visible()
        await window.shot("welcome")

        # A photo and a style become a picture.
        await window.composer.press_sequentially("/")
        await expect(page.get_by_role("option", name="/stylize")).to_be_visible()
        await window.shot("commands")
        await window.composer.press_sequentially("stylize mosaic")
        await page.locator("#option-picture").set_input_files(
            {"name": "my photo.png", "mimeType": "image/png", "buffer": coffee}
        )
        await expect(page.get_by_label("prompt")).to_have_value("mosaic")
        await window.shot("filled in")
        await page.get_by_label("prompt").press("Enter")
        await expect(page.locator(".occasion").filter(has_text="/stylize")).to_be_visible()
        await window.watch_the_bar()
        await see_picture(window, 1)
        await window.shot("result")
        await window.button("Enlarge").click()
        large = page.get_by_role("dialog", name="Picture").locator("img")
        box = await large.bounding_box()
        assert box
        assert box["width"] > 300
        await window.shot("large")
        await page.keyboard.press("Escape")
        await expect(large).to_have_count(0)

        await window.button("Variation").click()
        await see_picture(window, 2)
        assert len({await seed.inner_text() for seed in await page.get_by_text("· seed").all()}) == 2
        await window.shot("variation")

        # The same picture softer, and a form with everything filled in.
        await window.button("More…").click()
        await window.shot("more")
        await window.button("Softer").click()
        await see_picture(window, 3)
        await expect(page.locator(".message").last).to_contain_text("strength 75%")
        await window.shot("softer")
        await window.button("Edit…").click()
        form = page.get_by_role("dialog", name="Stylize a picture")
        await expect(form.get_by_role("textbox", name="Prompt", exact=True)).to_have_value("mosaic")
        await window.shot("form")
        await page.keyboard.press("Escape")
        await expect(form).to_have_count(0)

        # What is behind “More…” is for oneself, and so is the history.
        private = window.messages("Only you can see this")
        await private.get_by_role("button", name="Dismiss message").click()
        await expect(private).to_have_count(0)
        await window.composer.press_sequentially("/history")
        await window.composer.press("Enter")
        await window.button("Send").click()
        await expect(private).to_contain_text("mosaic")
        await window.shot("history")
        await window.act_as("Ben")
        await expect(page.locator(".message .picture")).to_have_count(3)
        await expect(private).to_have_count(0)
        await expect(window.messages("Your pictures")).to_have_count(0)
        await window.shot("as Ben")

        # A broken file is explained, to Ben alone.
        await window.composer.press_sequentially("/stylize mosaic")
        await page.locator("#option-picture").set_input_files(
            {"name": "broken.png", "mimeType": "image/png", "buffer": coffee[:500]}
        )
        await window.button("Send").click()
        await expect(private).to_contain_text("damaged", timeout=20_000)
        await window.shot("broken file")
        await private.get_by_role("button", name="Dismiss message").click()
        await expect(private).to_have_count(0)

        # Words that the bundled models do not know: the list of those that they do is a click away.
        await window.stylize("qwertz")
        await expect(private).to_contain_text("none of these words")
        await window.shot("unknown words")
        await private.get_by_role("button", name="Show styles").click()
        await expect(private.last).to_contain_text("small models for trying the bot")
        await page.wait_for_function(
            "() => [...document.querySelectorAll('.ephemeral img, .picture img')].pop().naturalWidth"
        )
        await window.shot("styles")
        for dismiss in reversed(await private.get_by_role("button", name="Dismiss message").all()):
            await dismiss.click()
        await expect(private).to_have_count(0)

        # A reload in the middle loses nothing, and nobody's identity.
        await window.button("A cat in stained glass").click()
        await expect(window.messages("Cancel")).to_be_visible()
        await page.reload()
        await expect(page.locator(".me strong")).to_have_text("Ben")
        await expect(private).to_have_count(0)
        await see_picture(window, 4)
        await expect(page.locator(".message").last).to_contain_text("stained glass")
        await expect(window.button("Variation")).to_be_in_viewport()
        await window.shot("after a reload")

        # Places where the bot answers otherwise: a channel without files, and a conversation between two.
        await window.go("Garden Club", "words-only")
        await window.stylize("mosaic")
        await expect(private).to_contain_text("Attach Files")
        await window.shot("words only")
        await window.go("Direct messages", "Wordbrush")
        await window.stylize("mosaic", "astronaut")
        await see_picture(window, 1)
        await window.shot("direct messages")
    assert await demo.ended() == 0
