"""Everything that a message, a modal, an option or a context menu can be, seen and used."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.sandbox.messages import Body
from tests.browser.conftest import Chat, Open
from tests.specimen import running_specimen


@pytest_asyncio.fixture
async def specimen(empty_chat: Chat) -> AsyncIterator[Chat]:
    empty_chat.sandbox.interactions.first_response_seconds = 1.0  # so that silence is noticed soon
    async with running_specimen(empty_chat.sandbox):
        yield empty_chat


@pytest.mark.parametrize(("device", "theme"), [("desktop", "light"), ("phone", "dark")])
async def test_components(specimen: Chat, open_window: Open, device: str, theme: str) -> None:
    window = await open_window(specimen.address(), device, theme)
    page = window.page
    await (await specimen.person("Ana").run(specimen.channel(), "show")).answered()
    panel = window.messages("A heading")
    await expect(panel.locator(".container")).to_be_visible()
    await window.shot("panel")

    # Markdown, as Discord reads it.
    text = panel.locator(".text").first
    for wanted in (
        "strong >> bold",
        "em >> leaning",
        "u >> under",
        "s >> gone",
        "code >> code",
        "small >> small print",
    ):
        tag, words = wanted.split(" >> ")
        await expect(text.locator(tag).filter(has_text=words)).to_be_visible()
    await expect(text.locator("li")).to_have_count(2)
    await expect(text).to_contain_text("<b>no HTML</b> &amp; !no picture")
    await expect(text).to_contain_text("*plain*")
    await expect(text.locator("img")).to_have_count(0)
    await expect(text.get_by_role("button", name="@Ana")).to_be_visible()
    await expect(text.get_by_role("button", name="#general")).to_be_visible()
    await expect(text.locator("time").nth(1)).to_have_text("January 1, 1970")
    await expect(text.locator("time").last).to_have_text("Invalid Date")  # it is beyond what a date can be

    # A timestamp counts by itself: nobody edits the message.
    counting = text.locator("time").first
    before = await counting.inner_text()
    assert re.fullmatch(r"in \d+ seconds", before)
    await expect(counting).not_to_have_text(before)

    # Galleries open large, one picture after the other; spoilers only when they are asked for.
    await panel.get_by_role("button", name="Enlarge: astronaut").click()
    large = page.get_by_role("dialog", name="Picture")
    await expect(large).to_contain_text("astronaut")
    await page.keyboard.press("ArrowRight")
    await expect(large).to_contain_text("chelsea")
    await window.shot("large")
    await page.keyboard.press("Escape")
    await expect(large).to_have_count(0)
    spoiler = panel.get_by_role("button", name="Enlarge: hidden")
    await expect(spoiler).to_have_count(0)
    await panel.get_by_role("button", name="Show spoiler").click()
    await expect(spoiler).to_be_visible()

    # Buttons: one that answers, one that is silent, one that is off.
    await expect(panel.get_by_role("button", name="Off", exact=True)).to_be_disabled()
    await expect(panel.get_by_role("link", name="Away")).to_have_attribute("href", "https://example.com/")
    await panel.get_by_role("button", name="Yes").click()
    await expect(window.messages("pressed Yes")).to_contain_text("Only you can see this")
    await panel.get_by_role("button", name="Silent").click()
    await expect(panel.get_by_role("alert")).to_have_text("The application did not respond.")

    # Menus for one, for several, for people.
    await panel.get_by_label("One style").select_option("ice")
    await expect(window.messages("chose ['ice']")).to_be_visible()
    await panel.locator(".several summary").click()
    await panel.get_by_label("fire").check()
    await panel.get_by_label("glass").check()
    await expect(panel.get_by_label("ice (as ice)")).to_be_disabled()
    await window.shot("menus")
    await panel.get_by_role("button", name="Choose").click()
    await expect(window.messages("chose ['fire', 'glass']")).to_be_visible()
    await panel.get_by_label("Somebody").select_option("Cleo")
    await expect(window.messages("chose ['cleo']")).to_be_visible()


@pytest.mark.parametrize("device", ["desktop", "phone"])
async def test_modal(specimen: Chat, open_window: Open, coffee: bytes, device: str) -> None:
    window = await open_window(specimen.address(), device)
    page = window.page
    await (await specimen.person("Ana").run(specimen.channel(), "show")).answered()
    await window.button("Ask").click()
    modal = page.get_by_role("dialog", name="Paint this")
    await expect(modal).to_contain_text("Whatever you like.")
    await expect(modal.get_by_label("Notes")).to_have_value("as it is")
    await modal.get_by_label("Style").fill("neon")
    await modal.get_by_label("Preset").select_option("fine")
    await modal.get_by_role("button", name="Submit").click()
    await expect(modal.get_by_role("alert")).to_have_text("Picture is required.")
    await window.shot("something is missing")
    await modal.locator("input[type=file]").set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": coffee}
    )
    await window.shot("filled in")
    await modal.get_by_role("button", name="Submit").click()
    await expect(modal).to_have_count(0)
    said = f"asked for neon, as it is, ['fine'], [{len(coffee)}] bytes"
    await expect(window.messages(said)).to_contain_text("Only you can see this")
    # Escape closes one, and another can be opened after it.
    await window.button("Ask").click()
    await expect(modal).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(modal).to_have_count(0)
    await window.button("Ask").click()
    await expect(modal.get_by_label("Style")).to_have_value("")


async def test_options_of_all_kinds(specimen: Chat, open_window: Open) -> None:
    window = await open_window(specimen.address())
    page = window.page
    await window.composer.press_sequentially("/opt")
    await window.composer.press("Tab")
    await page.get_by_label("words").press_sequentially("water")
    await expect(page.get_by_role("option", name="water oil")).to_be_in_viewport(ratio=1)
    await window.shot("completed")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("words")).to_have_value("water-ink")
    await window.button("Send").click()
    await expect(page.locator("[data-option=count]")).to_contain_text("This option is required.")
    await page.get_by_label("count").fill("9")
    await window.button("Send").click()
    await expect(page.locator("[data-option=count]")).to_contain_text("Enter a number from 1 to 4.")
    await page.get_by_label("count").fill("3")
    for name, value in (("strength", "0.5"), ("loud", "true"), ("whom", "Ben"), ("where", "#gallery")):
        await window.button(f"+ {name}").click()
        field = page.get_by_label(name, exact=True)
        await (field.fill(value) if name == "strength" else field.select_option(value))
    await window.shot("filled in")
    await window.button("Send").click()
    await expect(window.messages("got ['water-ink', 3, 0.5, True, 'Ben', 'gallery']")).to_be_visible()


async def test_subcommands_and_thinking(specimen: Chat, open_window: Open) -> None:
    window = await open_window(specimen.address())
    await window.composer.press_sequentially("/limits show_limits ")
    await window.button("Send").click()
    await expect(window.messages("no limits")).to_contain_text(re.compile("Ana ?used ?/limits show_limits"))
    await window.composer.press_sequentially("/limits p")
    await window.composer.press("Enter")
    await window.button("Send").click()
    await expect(window.page.locator(".message").last).to_contain_text("Wordbrush is thinking…")
    await window.shot("thinking")


@pytest.mark.parametrize("device", ["desktop", "phone"])
async def test_context_menus(specimen: Chat, open_window: Open, device: str) -> None:
    window = await open_window(specimen.address(), device)
    page = window.page
    await window.composer.fill("an ordinary message")
    await window.composer.press("Enter")
    message = window.messages("an ordinary message").first
    await message.get_by_text("an ordinary message").click(button="right")
    await window.shot("menu of a message")
    await page.get_by_role("menuitem", name="Look at it").click()
    looked = window.messages("looked at 'an ordinary message'")
    await expect(looked).to_contain_text("Only you can see this")
    await expect(looked).to_contain_text(re.compile("Ana ?used ?Look at it"))

    if device == "phone":
        await page.get_by_role("button", name="Members", exact=True).click()
    await page.get_by_label("Members").get_by_role("button", name="Cleo").click()
    await window.shot("menu of a person")
    await page.get_by_role("menuitem", name="Greet").click()
    await expect(page.get_by_role("button", name="Back to the chat")).to_have_count(0)
    await expect(window.messages("hello Cleo")).to_be_visible()

    # The same by keyboard, and what moderators may besides.
    await message.get_by_role("button", name="More").focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_role("menuitem", name="Delete message")).to_be_focused()
    await page.keyboard.press("Escape")
    await window.act_as("Ben")
    await message.get_by_role("button", name="More").click()
    await expect(page.get_by_role("menuitem", name="Delete message")).to_have_count(0)
    await page.keyboard.press("Escape")
    await window.act_as("Cleo")
    await message.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Delete message").click()
    await expect(window.messages("an ordinary message")).to_have_count(0)


async def test_messages_of_people_and_many_of_them(empty_chat: Chat, open_window: Open, coffee: bytes) -> None:
    sandbox, channel = empty_chat.sandbox, empty_chat.channel()
    for number in range(150):
        sandbox.messages.create(channel, empty_chat.user("Ben"), Body({"content": f"number {number}."}))
    window = await open_window(empty_chat.address())
    page = window.page
    await expect(window.messages("number 149.")).to_be_in_viewport()
    await expect(page.locator(".message")).to_have_count(100)
    await page.get_by_role("button", name="Earlier messages").click()
    await expect(page.locator(".message")).to_have_count(150)
    # Whoever has scrolled up is told, and not moved.
    await page.locator(".messages").hover()
    await page.mouse.wheel(0, -3000)
    await page.wait_for_timeout(200)
    sandbox.messages.create(channel, empty_chat.user("Ben"), Body({"content": "the newest"}))
    await expect(window.messages("the newest")).to_have_count(1)
    await expect(window.messages("the newest")).not_to_be_in_viewport()
    await page.get_by_role("button", name="Jump to present").click()
    await expect(window.messages("the newest")).to_be_in_viewport()
    # What happens elsewhere is marked until one looks.
    sandbox.messages.create(empty_chat.channel("gallery"), empty_chat.user("Ben"), Body({"content": "elsewhere"}))
    unread = page.locator(".channel.unread")
    await expect(unread).to_contain_text("gallery")
    await window.shot("unread")
    await window.go("Garden Club", "gallery")
    await expect(unread).to_have_count(0)
    await expect(window.messages("elsewhere")).to_be_visible()


async def test_a_channel_that_is_deleted_while_it_is_looked_at(empty_chat: Chat, open_window: Open) -> None:
    window = await open_window(empty_chat.address(channel="gallery"))
    await expect(window.page.locator(".top h2")).to_contain_text("gallery")
    await empty_chat.sandbox.delete_channel(empty_chat.channel("gallery"))
    await expect(window.page.locator(".top h2")).to_contain_text("general")
    await window.composer.fill("still here")
    await window.composer.press("Enter")
    await expect(window.messages("still here")).to_be_visible()
