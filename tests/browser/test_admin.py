"""The admin of a server sets limits on the chat page, and somebody runs into them."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Chat, Open, Window


async def run(window: Window, command: str) -> None:
    """A command without options."""
    await window.composer.press_sequentially(f"{command} ")
    await expect(window.page.get_by_role("form", name=command)).to_be_visible()
    await window.button("Send").click()


@pytest.mark.parametrize("device", ["desktop", "phone"])
async def test_limits_are_set_met_and_looked_at(chat: Chat, open_window: Open, device: str) -> None:
    window = await open_window(chat.address("Cleo"), device=device)
    page = window.page
    await window.composer.fill("/limits set ")
    await window.button("+ jobs_per_day").click()
    await page.get_by_label("jobs_per_day", exact=True).fill("2")
    await window.button("+ presets").click()
    await window.shot("limits-typed")
    await page.get_by_label("presets", exact=True).select_option("draft, standard")
    await window.button("Send").click()
    await expect(window.messages("This applies from the next job on.")).to_be_visible()
    await window.shot("limits-set")

    await run(window, "/settings")
    panel = window.messages("Server settings").last
    await expect(panel).to_contain_text("Jobs per day: 2")
    await panel.scroll_into_view_if_needed()
    await window.shot("settings")
    await panel.get_by_role("button", name="Size, cooldown, share…").click()
    await page.get_by_label("Largest size in pixels").fill("512")
    await window.shot("settings-form")
    await page.get_by_role("dialog").get_by_role("button", name="Submit").click()
    await expect(panel).to_contain_text("Largest size in pixels: 512")
    await panel.get_by_role("button", name="Spoilers: no").click()
    await expect(panel.get_by_role("button", name="Spoilers: yes")).to_be_visible()
    await window.shot("settings-changed")
    await panel.get_by_role("button", name="Change log").click()
    await expect(window.messages("changed “Results as spoilers”")).to_be_visible()
    await window.shot("changes")

    await window.act_as("Ana")
    for prompt in ("stained glass", "watercolor"):
        await window.stylize(prompt)
        await expect((await window.newest()).get_by_role("button", name="Variation")).to_be_visible()
    await window.shot("spoiler")
    await window.stylize("mosaic")
    await expect(window.messages("You have used 2 of your 2 jobs for today in this server.")).to_be_visible()
    await window.shot("refused")
    await run(window, "/usage me")
    await expect(window.messages("Jobs today in this server: 2 of 2")).to_be_visible()
    await window.shot("usage-me")

    await window.act_as("Cleo")
    for command, words in (("/limits show", "Limits in this server"), ("/owner status", "Bot status")):
        await run(window, command)
        await expect(window.messages(words).last).to_be_visible()
        await window.shot(command.split()[0].strip("/"))
    await run(window, "/usage server")
    await expect(window.messages("Usage in this server in the last 30 days")).to_be_visible()
    await expect(page.get_by_alt_text("Units per day")).to_be_visible()
    await window.shot("usage-server")
