"""Writing, by keyboard, by dropping and by pasting; and who sees what."""

import base64
from pathlib import Path

from playwright.async_api import Page, expect

from tests.browser.conftest import Chat, Open
from tests.e2e.bot_process import running_bot

# A file as the browser hands it over when it is dropped or pasted.
HAND_OVER = """([target, kind, name, data]) => {
  const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type: "image/png" }));
  const details = { bubbles: true, cancelable: true };
  const event = kind === "paste" ? new ClipboardEvent(kind, { ...details, clipboardData: transfer })
                                 : new DragEvent(kind, { ...details, dataTransfer: transfer });
  document.querySelector(target).dispatchEvent(event);
}"""


async def hand_over(page: Page, target: str, kind: str, name: str, data: bytes) -> None:
    await page.evaluate(HAND_OVER, [target, kind, name, base64.b64encode(data).decode()])


async def test_everything_by_keyboard(chat: Chat, open_window: Open) -> None:
    window = await open_window(chat.address())
    page, keyboard = window.page, window.page.keyboard
    await window.composer.focus()
    await keyboard.type("/sty")
    await keyboard.press("Enter")
    await expect(page.get_by_label("prompt")).to_be_focused()
    await keyboard.type("fire")
    await keyboard.press("Enter")
    await expect(page.locator("[data-option=picture]")).to_contain_text("This option is required.")
    await expect(window.button("Choose a file")).to_be_focused()
    await keyboard.press("Tab")
    await keyboard.press("Enter")
    await expect(page.locator(".chip-name")).to_have_text("astronaut.jpg")
    await page.get_by_label("prompt").focus()
    await keyboard.press("Enter")
    await expect(window.button("Variation")).to_be_visible()
    await expect(window.composer).to_be_focused()
    # Escape leaves a command; what is chosen with the arrow keys is what is begun.
    await keyboard.type("/")
    await keyboard.press("ArrowDown")
    await keyboard.press("Tab")
    await expect(page.get_by_role("form", name="/history")).to_be_visible()
    await keyboard.press("Escape")
    await expect(window.composer).to_be_focused()
    # The picture, without a mouse.
    await page.get_by_role("button", name="Enlarge").focus()
    await keyboard.press("Enter")
    await expect(page.get_by_role("dialog", name="Picture")).to_be_visible()
    await keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Enlarge")).to_be_focused()


async def test_a_picture_is_dropped_or_pasted(chat: Chat, open_window: Open, coffee: bytes) -> None:
    window = await open_window(chat.address())
    page = window.page
    # Anywhere: it waits until it is known what to do with it, and goes along into the command.
    await hand_over(page, ".messages", "drop", "dropped.png", coffee)
    await expect(page.locator(".staged")).to_contain_text("dropped.png")
    await window.shot("dropped")
    await window.composer.press_sequentially("/stylize fire")
    await expect(page.locator("[data-option=picture] .chip-name")).to_have_text("dropped.png")
    # Another one takes its place, also when it is pasted.
    await hand_over(page, "#option-prompt", "paste", "pasted.png", coffee)
    await expect(page.locator("[data-option=picture] .chip-name")).to_have_text("pasted.png")
    # The second picture of a command gets one where a person is at it.
    await page.get_by_role("button", name="+ like", exact=True).click()
    await expect(page.locator("[data-option=like] .choose")).to_be_focused()
    await hand_over(page, "[data-option=like] .choose", "paste", "a style.png", coffee)
    await expect(page.locator("[data-option=like] .chip-name")).to_have_text("a style.png")
    await expect(page.locator("[data-option=picture] .chip-name")).to_have_text("pasted.png")
    await page.locator("[data-option=like]").get_by_role("button", name="Remove").click()
    await window.button("Send").click()
    await expect(window.button("Variation")).to_be_visible()
    # Or it is only shown.
    await hand_over(page, ".messages", "drop", "shown.png", coffee)
    await window.composer.press("Enter")
    await expect(page.get_by_role("button", name="Enlarge: shown.png")).to_be_visible()
    await expect(page.locator(".staged")).to_have_count(0)


async def test_two_people_at_once(chat: Chat, open_window: Open) -> None:
    ana, ben = await open_window(chat.address("Ana")), await open_window(chat.address("Ben"))
    await ana.stylize("slow forever fire")
    await expect(ben.messages("Step ")).to_be_visible()
    await ben.stylize("slow mosaic", "chelsea")
    waiting = ben.messages("Position in the queue: 1")
    await expect(waiting).to_be_visible()
    await ben.shot("waiting")
    # Ben may not cancel what is Ana's, and only he is told so.
    await ben.messages("forever").get_by_role("button", name="Cancel").click()
    await expect(ben.messages("can cancel this")).to_contain_text("Only you can see this")
    await ana.messages("forever").get_by_role("button", name="Cancel").click()
    await expect(ana.messages("Canceled after")).to_be_visible()
    await expect(ana.messages("can cancel this")).to_have_count(0)
    await expect(ben.button("Variation")).to_be_visible()
    await ana.shot("cancelled")


async def test_the_bar_moves(chat: Chat, open_window: Open) -> None:
    """With an engine whose steps last a known time, so that it moves on machines of every speed."""
    window = await open_window(chat.address())
    await window.stylize("slow long fire")
    await expect(window.page.locator(".occasion").filter(has_text="/stylize")).to_be_visible()
    filled = await window.watch_the_bar()
    assert len(filled) > 1
    assert filled == sorted(filled)


async def test_a_press_beside_open_suggestions_is_one_press(chat: Chat, open_window: Open) -> None:
    window = await open_window(chat.address())
    await window.composer.press_sequentially("/stylize fire")
    suggestions = window.page.get_by_role("listbox", name="Suggestions")
    await expect(suggestions).to_be_visible()
    await window.button("Sample photo: coffee").click()
    await expect(window.page.get_by_text("coffee.jpg")).to_be_visible()
    await expect(suggestions).to_have_count(0)


async def test_a_picture_is_seen_while_it_is_painted(chat: Chat, open_window: Open) -> None:
    window = await open_window(chat.address())
    await window.stylize("slow long fire")
    preview = window.page.get_by_alt_text("Preview")
    await expect(preview).to_be_visible()
    await window.shot("preview")
    await expect(preview).to_have_count(0)
    await expect(window.page.get_by_alt_text("slow long fire")).to_be_visible()


async def test_before_the_bot_is_there(empty_chat: Chat, open_window: Open, tmp_path: Path) -> None:
    window = await open_window(empty_chat.address())
    await expect(window.page.get_by_role("status")).to_have_text("Wordbrush is starting…")
    await window.composer.press_sequentially("/")
    await expect(window.page.get_by_role("listbox")).to_contain_text("Wordbrush is starting. Wait a moment.")
    await window.shot("starting")
    async with running_bot(empty_chat.sandbox, tmp_path):
        await expect(window.page.get_by_role("option", name="/stylize")).to_be_visible()
        await expect(window.page.get_by_role("status")).to_have_count(0)


async def test_a_page_that_is_older_than_the_demo(empty_chat: Chat, open_window: Open) -> None:
    """The demo ends and starts again while the page is open."""
    window = await open_window(empty_chat.address())
    await empty_chat.sandbox.__aexit__(None, None, None)
    await expect(window.page.get_by_text("Connection lost")).to_be_visible()
    await window.composer.fill("hello")
    await window.composer.press("Enter")
    await expect(window.page.get_by_role("alert")).to_contain_text("Cannot connect to the demo.")
    await expect(window.composer).to_have_value("hello")
    await empty_chat.sandbox.__aenter__()
    await expect(window.page.get_by_text("Connection lost")).to_have_count(0)
    await window.composer.press("Enter")
    await expect(window.messages("hello")).to_be_visible()


async def test_light_and_dark_are_remembered(empty_chat: Chat, open_window: Open) -> None:
    window = await open_window(empty_chat.address(), theme="dark")
    page = window.page

    async def ground() -> str:
        return str(await page.evaluate("getComputedStyle(document.body).backgroundColor"))

    dark = await ground()
    await page.get_by_role("button", name="Switch between light and dark").click()
    light = await ground()
    assert light == "rgb(255, 255, 255)" != dark
    await page.reload()
    await expect(page.locator(".messages")).to_be_visible()
    assert await ground() == light


NAMELESS = """() => {
  const named = (one) => one.getAttribute("aria-label") || one.title || one.labels?.length || one.innerText?.trim();
  const shown = [...document.querySelectorAll("button, a, input, select, textarea, [role=dialog], nav, aside")];
  const wrong = shown.filter((one) => !named(one)).map((one) => one.outerHTML.slice(0, 200));
  const pictures = [...document.querySelectorAll("img")].filter((one) => !one.hasAttribute("alt"));
  return [...wrong, ...pictures.map((one) => one.outerHTML)];
}"""


async def test_everything_has_a_name_for_screen_readers(chat: Chat, open_window: Open) -> None:
    window = await open_window(chat.address())
    page = window.page
    await window.stylize("fire")
    await expect(window.button("Variation")).to_be_visible()
    await window.composer.press_sequentially("/stylize x")
    for name in ("+ preset", "+ seed"):
        await window.button(name).click()
    assert await page.evaluate(NAMELESS) == []
    await expect(page.locator("article").last).to_have_attribute(
        "aria-label", "Wordbrush, " + await page.locator(".sent").last.inner_text()
    )
    await expect(page.get_by_role("log")).to_have_count(1)


async def test_a_person_without_direct_messages_stays_where_they_are(empty_chat: Chat, open_window: Open) -> None:
    world = empty_chat.sandbox.world
    guild = empty_chat.channel().guild
    assert guild
    world.add_member(guild, world.add_user("Dan"))
    window = await open_window(empty_chat.address("Dan"))
    await window.page.get_by_role("navigation", name="Servers").get_by_role("button", name="Direct messages").click()
    await expect(window.page.locator(".top h2")).to_contain_text("general")
