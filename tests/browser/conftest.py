"""A browser that looks at the chat page. What it saw lies in test-output/browser/ afterwards."""

import os
import re
import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, ViewportSize, async_playwright, expect

from bot.samples import SAMPLES
from bot.sandbox.chat import ChatPage
from bot.sandbox.demo import languages, owned_by, populate
from bot.sandbox.person import Person
from bot.sandbox.server import Sandbox
from bot.sandbox.world import Channel, User
from tests.e2e.bot_process import ROOT, running_bot

OUTPUT = ROOT / "test-output" / "browser"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SIZES: dict[str, ViewportSize] = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 780}}

expect.set_options(timeout=20_000)


@dataclass
class Window:
    """The page as somebody has it open."""

    page: Page
    name: str
    phone: bool
    wrong: list[str] = field(default_factory=list)  # errors of scripts, and requests to anywhere else
    shots: int = 0

    async def shot(self, what: str) -> None:
        """A screenshot; they are numbered in their order."""
        self.shots += 1
        await self.page.wait_for_timeout(250)  # what slides has slid
        await self.page.screenshot(path=OUTPUT / f"{self.name}-{self.shots:02}-{what}.png")

    @property
    def composer(self) -> Locator:
        """Where one types."""
        return self.page.get_by_role("combobox", name=re.compile("^Message"))

    def button(self, name: str) -> Locator:
        """The newest button of this name."""
        return self.page.get_by_role("button", name=name).last

    def messages(self, text: str) -> Locator:
        """Messages that say something."""
        return self.page.locator(".message").filter(has_text=text)

    async def newest(self) -> Locator:
        return self.page.locator(".message").last

    async def act_as(self, name: str) -> None:
        """Become somebody else."""
        if self.phone:
            await self.page.get_by_role("button", name="Servers and channels").click()
        await self.page.get_by_role("button", name="Act as somebody else").click()
        await self.page.get_by_role("menuitem", name=name).click()
        await expect(self.page.locator(".me strong")).to_have_text(name)
        await self.back_to_chat()

    async def go(self, server: str, channel: str) -> None:
        """Another place."""
        if self.phone:
            await self.page.get_by_role("button", name="Servers and channels").click()
        await self.page.get_by_role("navigation", name="Servers").get_by_role("button", name=server).click()
        await self.page.get_by_role("navigation", name="Channels").get_by_role("button", name=channel).click()
        await expect(self.page.locator(".top h2")).to_contain_text(channel)
        await self.back_to_chat()

    async def back_to_chat(self) -> None:
        """On a phone, what has slid in slides away."""
        curtain = self.page.get_by_role("button", name="Back to the chat")
        if self.phone and await curtain.count():
            await curtain.click(position={"x": 380, "y": 400})
            await expect(curtain).to_have_count(0)

    async def watch_the_bar(self, until: str = "Variation") -> list[int]:
        """How full the newest message's bar was, each state that could be seen until there was this button."""
        seen: list[int] = []
        newest = self.page.locator(".message").last
        while not await newest.get_by_role("button", name=until).count():
            bar = re.search(r"[▰▱]+", await newest.inner_text())
            filled = bar[0].count("▰") if bar else None
            if filled is not None and seen[-1:] != [filled]:
                seen.append(filled)
                await self.shot("running")
            await self.page.wait_for_timeout(50)
        return seen

    async def stylize(self, prompt: str, sample: str = "coffee") -> None:
        """Type the command, with a sample photo."""
        await self.composer.press_sequentially(f"/stylize {prompt}")
        await self.take_sample(sample)
        await self.button("Send").click()

    async def take_sample(self, sample: str) -> None:
        """Take a sample photo, and wait until it is there: the page fetches it, and sends nothing without it."""
        await self.button(f"Sample photo: {sample}").click()
        await expect(self.button(f"Remove {sample}.jpg")).to_be_visible()


@pytest_asyncio.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium; without one these tests skip."""
    if CHROMIUM is None:
        pytest.skip("There is no Chromium here. On Debian: apt install chromium.")
    as_root = ["--no-sandbox"] if sys.platform == "linux" and os.geteuid() == 0 else []
    OUTPUT.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=as_root)
        yield running
        await running.close()


Open = Callable[..., Awaitable[Window]]


@pytest_asyncio.fixture
async def open_window(browser: Browser, request: pytest.FixtureRequest) -> AsyncIterator[Open]:
    """`await open_window(address, device="phone", theme="light")`."""
    windows: list[Window] = []
    async with AsyncExitStack() as stack:

        async def open_(address: str, device: str = "desktop", theme: str = "dark") -> Window:
            context = await browser.new_context(
                viewport=SIZES[device],
                has_touch=device == "phone",
                color_scheme="light" if theme == "light" else "dark",
                locale="en-GB",
                reduced_motion="reduce",
            )
            stack.push_async_callback(context.close)
            page = await context.new_page()
            test = re.sub(r"\W+", "-", request.node.name.removeprefix("test_")).strip("-")
            window = Window(page, f"{test}{f'-{len(windows)}' if windows else ''}", device == "phone")
            windows.append(window)
            page.on("pageerror", lambda error: window.wrong.append(str(error)))
            page.on("request", lambda sent: _check(window, sent.url))
            await page.goto(address)
            await expect(page.locator(".messages")).to_be_visible()
            return window

        yield open_
    for window in windows:
        assert not window.wrong


def _check(window: Window, address: str) -> None:
    if not re.match(r"(http|ws)://127\.0\.0\.1:|blob:|data:", address):
        window.wrong.append(f"asked for {address}")


@dataclass
class Chat:
    """The local Discord of the demo, with its page, in this process."""

    sandbox: Sandbox

    def user(self, name: str) -> User:
        return next(user for user in self.sandbox.world.users.values() if user.name == name)

    def person(self, name: str) -> Person:
        return Person(self.sandbox, self.user(name))

    def channel(self, name: str = "general") -> Channel:
        return next(channel for channel in self.sandbox.world.channels.values() if channel.name == name)

    def address(self, person: str = "Ana", channel: str = "general") -> str:
        """The page as somebody sees it, somewhere."""
        return f"{self.sandbox.origin}/chat/#{self.user(person).id}/{self.channel(channel).id}"


@asynccontextmanager
async def served_chat() -> AsyncIterator[Chat]:
    sandbox = Sandbox()
    guilds = populate(sandbox)
    ChatPage(sandbox, SAMPLES, languages())
    async with sandbox:
        for guild in guilds:
            await sandbox.invite(guild)
        yield Chat(sandbox)


@pytest_asyncio.fixture
async def empty_chat() -> AsyncIterator[Chat]:
    """No bot is connected."""
    async with served_chat() as chat:
        yield chat


@pytest_asyncio.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    """The real bot with the torch-free engine."""
    async with served_chat() as served:
        garden = next(guild for guild in served.sandbox.world.guilds.values() if guild.name == "Garden Club")
        async with running_bot(served.sandbox, tmp_path, environment=owned_by(garden)):
            yield served
