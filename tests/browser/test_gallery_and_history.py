"""Four pictures, one picked, and what the history does with them; in English, and in Chinese on a phone."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.engines.local import WORKER
from bot.i18n.texts import text
from tests.browser.conftest import Open
from tests.e2e.demo_process import running_demo

SMALL = "[presets.standard]\nsize = 128\nsteps = 12"
PEOPLE = {"en-US": ("Ana", "Garden Club"), "zh-CN": ("小美", "水墨画室")}


@pytest.mark.parametrize(
    ("locale", "device", "theme"),
    [("en-US", "desktop", "dark"), ("zh-CN", "phone", "light")],
)
@pytest.mark.prove
async def test_from_four_pictures_to_the_history(
    open_window: Open, tmp_path: Path, coffee: bytes, locale: str, device: str, theme: str
) -> None:
    person, server = PEOPLE[locale]
    async with running_demo(tmp_path, configuration=SMALL, worker=WORKER) as demo:
        window = await open_window(demo.address, device, theme)
        page = window.page

        def said(message: str) -> str:
            return text(message, locale)

        if person != "Ana":
            await window.act_as(person)
        await window.go(server, "general")
        await expect(window.messages(said("example-glass"))).to_be_visible()
        await window.shot("welcome")

        # A command with its names in the person's language, and a number of pictures.
        await window.composer.press_sequentially("/")
        await expect(page.get_by_role("option", name=f"/{said('command-stylize')}", exact=False)).to_be_visible()
        await window.shot("commands")
        style = {"en-US": "watercolor", "zh-CN": "水彩画"}[locale]
        await window.composer.press_sequentially(f"{said('command-stylize')} {style}")
        await window.take_sample("coffee")
        await window.button(f"+ {said('option-count')}").click()
        await page.get_by_label(said("option-count"), exact=True).fill("4")
        await window.shot("filled in")
        # So that this one has to wait: the other one is in the queue once it can be cancelled.
        await window.button(said("example-sketch")).click()
        await expect(page.locator(".message").last.get_by_role("button", name=said("button-cancel"))).to_be_visible()
        await window.button("Send").click()
        place = text("panel-waiting", locale, place=1)
        await expect(page.locator(".message").last).to_contain_text(place)
        await window.shot("waiting")
        await window.watch_the_bar(until=said("button-variation"))
        gallery = page.locator(".message").last
        await expect(gallery.locator(".picture img")).to_have_count(4, timeout=60_000)
        await window.shot("gallery")

        # One of them by itself, and how it was painted.
        await gallery.get_by_role("button", name="2", exact=True).click()
        picked = page.locator(".message").last
        await expect(picked.get_by_role("button", name=said("button-more"))).to_be_visible()
        await window.shot("picked")
        private = page.locator(".message").filter(has_text="Only you can see this")
        await picked.get_by_role("button", name=said("button-more")).click()
        await expect(private).to_have_count(1)
        await window.shot("more")
        for button in ("button-compare", "button-film", "button-details"):
            await private.first.get_by_role("button", name=said(button)).click()
            await expect(private).to_have_count(2)
            await window.shot(button)
            await private.last.get_by_role("button", name="Dismiss message").click()
        await private.get_by_role("button", name="Dismiss message").click()

        # The history: an entry, marked; a search; and the picture again for everybody.
        await window.composer.press_sequentially(f"/{said('command-history')}")
        await window.composer.press("Enter")
        await window.button("Send").click()
        await expect(private.locator(".thumbnail img")).to_have_count(3)
        await window.shot("history")
        await private.get_by_role("combobox").select_option("3")
        await private.get_by_role("button", name=said("button-star")).click()
        await expect(private.get_by_role("button", name=said("button-unstar"))).to_be_visible()
        await window.shot("entry")
        await private.get_by_role("button", name=said("button-back")).click()
        await private.get_by_role("button", name=said("button-search")).click()
        form = page.get_by_role("dialog", name=said("search-title"))
        await form.get_by_label(said("form-kind")).select_option("favourites")
        await window.shot("search")
        await form.get_by_role("button", name="Submit").click()
        await expect(private.locator(".thumbnail img")).to_have_count(1)
        await window.shot("found")
        await private.get_by_role("combobox").select_option("3")
        await private.get_by_role("button", name=said("button-show")).click()
        await expect(page.locator(".message").last.locator(".picture img")).to_have_count(1)
        await expect(page.locator(".message").last).to_contain_text(style)

        # A broken file, said in the person's language.
        await window.composer.press_sequentially(f"/{said('command-stylize')} {style}")
        await page.locator("#option-picture").set_input_files(
            {"name": "broken.png", "mimeType": "image/png", "buffer": coffee[:500]}
        )
        await window.button("Send").click()
        await expect(private.last).to_contain_text(said("picture-unreadable"), timeout=20_000)
        await window.shot("broken file")
