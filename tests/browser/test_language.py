"""The language that somebody chooses at the page: names of commands, private answers, panels and dates are in it."""

import pytest
from playwright.async_api import expect

from bot.i18n.texts import text
from tests.browser.conftest import Chat, Open


@pytest.mark.parametrize("device", ["desktop", "phone"])
async def test_everything_changes_into_the_language_that_one_chooses(
    chat: Chat, open_window: Open, device: str
) -> None:
    window = await open_window(chat.address("Ana", "gallery"), device)
    page = window.page
    await expect(page.locator(".status")).to_have_count(0)
    await window.stylize("mosaic")
    await expect(window.button(text("button-variation"))).to_be_visible()
    moment = await page.locator(".message time.sent").last.get_attribute("datetime")

    # What is begun stays, in the other language.
    await window.composer.press_sequentially("/stylize fire")
    if window.phone:
        await page.get_by_role("button", name="Servers and channels").click()
    language = page.get_by_role("combobox", name="Language")
    await expect(language).to_have_value("en-US")
    await window.shot("english")
    await language.select_option(label="中文")
    await expect(language).to_have_value("zh-CN")
    await window.back_to_chat()

    command = text("command-stylize", "zh-CN")
    form = page.get_by_role("form", name="/stylize")
    await expect(form).to_contain_text(f"/{command}")
    await expect(page.get_by_label(text("option-prompt", "zh-CN"))).to_have_value("fire")
    await window.button("Leave the command").click()
    await window.composer.press_sequentially("/")
    await expect(page.get_by_role("option", name=f"/{command}", exact=False)).to_be_visible()
    await window.shot("commands")
    await window.composer.press_sequentially(f"{command} ")
    await page.get_by_label(text("option-prompt", "zh-CN")).press_sequentially("水彩")
    await expect(page.get_by_role("option", name="水彩画")).to_be_visible()
    await window.shot("autocomplete")
    await page.get_by_role("option", name="水彩画").click()
    await window.take_sample("coffee")
    await window.button("Send").click()
    await expect(window.button(text("button-variation", "zh-CN"))).to_be_visible()
    await expect(window.messages(text("button-variation")).locator("time.sent")).to_have_text(
        await page.evaluate(
            "async (one) => new Intl.DateTimeFormat('zh-CN', { timeStyle: 'short' }).format(new Date(one))",
            moment,
        )
    )
    await window.shot("panel")

    await page.reload()
    if window.phone:
        await page.get_by_role("button", name="Servers and channels").click()
    await expect(language).to_have_value("zh-CN")
    await window.shot("after a reload")
