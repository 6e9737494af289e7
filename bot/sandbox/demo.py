"""`wordbrush demo`: the local Discord with people in it, the real bot with bundled models, and a chat page."""

import asyncio
import os
import shutil
import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path

import filelock
from rich.console import Console

from bot.errors import WordbrushError
from bot.i18n import texts
from bot.processes.signals import stop_on_signals
from bot.samples import SAMPLES
from bot.sandbox.avatars import portrait
from bot.sandbox.chat import ChatPage
from bot.sandbox.crowd import Crowd
from bot.sandbox.hosts import LOOPBACK
from bot.sandbox.running import LOG, running_bot
from bot.sandbox.server import Sandbox
from bot.sandbox.validation import LOCALES
from bot.sandbox.world import ChannelType, Guild, Permission
from bot.terminal.files import make_folder
from engine.protocol import vocabulary
from engine.protocol.messages import Models

SETTLED = 3.0  # seconds after the bot's start in which discord.py takes any guild for one that the bot was in before
LOG_LINES = 20  # of the bot's log, shown when the bot ends by itself

# People, guilds and channels have the same ids at every start, because the bot's database keeps their history.
PEOPLE, GUILDS, CHANNELS, DIRECT, CROWD = (1_000_000_000_000_000_000 + n * 1_000_000 for n in range(1, 6))

DATA, LOCK = "data", ".wordbrush-demo"


class DemoProblem(WordbrushError):
    """A problem that keeps the demo from starting or continuing; the message explains the problem."""


@dataclass(frozen=True)
class Demo:
    """A demo with its settings: data folder, port, number of simulated people, fresh data or not, browser or not.

    A `port` of 0 takes any free port. `models` judge the pictures. `host` is the address that the page is served on.
    """

    folder: Path
    port: int
    people: int
    fresh: bool
    open_browser: bool
    models: Models = "bundled"
    host: str = LOOPBACK

    async def run(self, console: Console) -> None:
        """Run the demo in its folder until Ctrl-C.

        Raises DemoProblem where another demo uses the folder, the port cannot be used, or the bot has ended by itself.
        """
        stop = asyncio.Event()
        stop_on_signals(stop)
        make_folder(self.folder)
        lock = filelock.FileLock(self.folder / LOCK)
        try:
            with lock.acquire(timeout=0):
                if self.fresh:
                    self._clear()
                await self._serve(console, stop)
        except filelock.Timeout:
            raise DemoProblem(
                f"Another demo is using the folder {self.folder}. Stop it with Ctrl-C in its terminal, or choose "
                "another folder and port: wordbrush demo --folder demo2 --port 8485."
            ) from None

    def _clear(self) -> None:
        shutil.rmtree(self.folder / DATA, ignore_errors=True)
        (self.folder / LOG).unlink(missing_ok=True)

    async def _serve(self, console: Console, stop: asyncio.Event) -> None:
        sandbox = Sandbox(host=self.host, port=self.port)
        guilds = populate(sandbox)
        crowd = Crowd(sandbox, guilds, self.people, CROWD)
        ChatPage(sandbox, SAMPLES, languages())
        try:
            await sandbox.__aenter__()
        except OSError as error:
            raise DemoProblem(
                f"Port {self.port} cannot be used ({error.strerror}). Another demo or another program may be using it. "
                f"Stop that program, or choose another port: wordbrush demo --port {self.port + 1}."
            ) from error
        settings = owned_by(guilds[0]) | {"WORDBRUSH_ENGINE__MODELS": self.models}
        try:
            async with running_bot(sandbox, self.folder, settings) as bot:
                await self._show(console, sandbox, guilds, crowd, bot, stop)
        finally:
            await sandbox.__aexit__(None, None, None)
        console.print("Stopped.", highlight=False)

    async def _show(
        self,
        console: Console,
        sandbox: Sandbox,
        guilds: list[Guild],
        crowd: Crowd,
        bot: asyncio.subprocess.Process,
        stop: asyncio.Event,
    ) -> None:
        address = f"{sandbox.origin}/chat/"
        console.print(f"Open the chat page: [bold]{address}[/bold]", highlight=False)
        if self.host != LOOPBACK:
            console.print(
                f"[yellow]Warning:[/yellow] the page answers on {self.host} and asks for no password: whoever can "
                "reach it can act as anyone in the demo, and use this machine to paint. Use it in a network that you "
                "trust only.",
                highlight=False,
            )
        console.print(f"The demo's data and log are in {self.folder}/. Press Ctrl-C to stop the demo.", highlight=False)
        if self.models == "bundled":
            console.print(
                f"The bundled models know {len(vocabulary.STYLES)} styles. OpenAI's CLIP paints any style. To download "
                "its weights (0.9 GB, once) and try it, run:\nwordbrush demo --models openai",
                highlight=False,
            )
        if self.open_browser and _has_desktop():
            await asyncio.to_thread(webbrowser.open, address)
        stopping = asyncio.create_task(stop.wait())
        ending = asyncio.create_task(bot.wait())
        living = asyncio.create_task(self._live(console, sandbox, guilds, crowd))
        try:
            await asyncio.wait([stopping, ending, living], return_when=asyncio.FIRST_COMPLETED)
            if living.done():
                living.result()
            if ending.done() and not stop.is_set():
                lines = (self.folder / LOG).read_text(errors="replace").splitlines()[-LOG_LINES:]
                raise DemoProblem("\n".join(["The bot stopped unexpectedly. The end of its log:", *lines]))
        finally:
            for task in (stopping, ending, living):
                task.cancel()
            await asyncio.gather(stopping, ending, living, return_exceptions=True)

    async def _live(self, console: Console, sandbox: Sandbox, guilds: list[Guild], crowd: Crowd) -> None:
        while not sandbox.gateway.connected:
            await sandbox.world.next_change.wait()
        await asyncio.sleep(SETTLED)
        for guild in guilds:
            await sandbox.invite(guild)
        console.print("The bot is online. Its engine needs a few more seconds before it can paint.", highlight=False)
        await crowd.run()
        await asyncio.Event().wait()


def populate(sandbox: Sandbox) -> list[Guild]:
    """Fill a sandbox with people, guilds and channels, and return the guilds that the bot is yet to be invited to.

    One guild and its admin are Chinese; another guild never has the bot, where Ana uses her own installation.
    """
    world = sandbox.world
    ana, ben, cleo, mei = (
        world.add_user(name, snowflake=PEOPLE + n) for n, name in enumerate(("Ana", "Ben", "Cleo", "小美"))
    )
    mei.locale = "zh-CN"
    garden = world.add_guild("Garden Club", cleo, [ana, ben], snowflake=GUILDS, with_bot=False)
    world.add_channel(garden, "gallery", snowflake=CHANNELS)
    no_files = world.add_channel(garden, "words-only", snowflake=CHANNELS + 1)
    no_files.overwrites[garden.id] = (Permission(0), Permission.ATTACH_FILES)
    world.add_channel(garden, "spring pictures", ChannelType.PUBLIC_THREAD, snowflake=CHANNELS + 2)
    prints = world.add_guild("Print Room", cleo, [ana, ben], snowflake=GUILDS + 1000, with_bot=False)
    world.add_channel(prints, "drafts", snowflake=CHANNELS + 3)
    studio = world.add_guild("水墨画室", mei, [ana, ben], snowflake=GUILDS + 3000, with_bot=False)
    studio.locale = "zh-CN"
    for number, user in enumerate((ana, ben, cleo, mei)):
        world.direct_messages(user, snowflake=DIRECT + number)
    ana.avatar = portrait(SAMPLES["astronaut"], (0.25, 0.0, 0.65, 0.4))
    cleo.avatar = portrait(SAMPLES["chelsea"], (0.1, 0.0, 0.7, 0.9))
    # Ana has installed the bot for herself, so she can use the bot where the bot is no member.
    ana.installed = True
    world.add_guild("Book Café", ben, [ana, cleo], snowflake=GUILDS + 2000, with_bot=False)
    world.private_conversation(ana, ben, snowflake=DIRECT + 10)
    return [garden, prints, studio]


def languages() -> dict[str, str]:
    """Return the locales in which the bot speaks, each with its own name, in Discord's order."""
    return {locale: name for locale, name in LOCALES.items() if locale in texts.LOCALES}


def owned_by(guild: Guild) -> dict[str, str]:
    """Return environment variables that make a guild's owner the bot's owner, in that guild."""
    return {"WORDBRUSH_OWNER__GUILD": str(guild.id), "WORDBRUSH_OWNER__PEOPLE": f"[{guild.owner.id}]"}


def _has_desktop() -> bool:
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
