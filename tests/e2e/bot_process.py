"""The bot as a process of its own, as `wordbrush run` starts it, with another engine module where a test wants one."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.sandbox.parent_watch import ENGINE
from bot.sandbox.running import TORCH_FREE
from bot.sandbox.server import Sandbox
from tests import tables
from tests.forks import FORKS, Fork

ROOT = Path(__file__).parents[2]
SECONDS = 60.0


async def logged(log: Sequence[str], words: str, seconds: float) -> str:
    """Wait until a line of a growing log says something, and return the line."""
    async with asyncio.timeout(seconds):
        while True:
            for line in log:
                if words in line:
                    return line
            await asyncio.sleep(0.02)


@dataclass
class BotProcess:
    """A running bot."""

    process: asyncio.subprocess.Process | Fork
    log: list[str] = field(default_factory=list)
    reading: asyncio.Task[None] | None = None

    def kill(self) -> None:
        self.process.kill()

    def terminate(self) -> None:
        self.process.send_signal(signal.SIGTERM)

    async def ended(self, seconds: float = SECONDS) -> int:
        """Wait for its end; the exit code."""
        returncode = await asyncio.wait_for(self.process.wait(), seconds)
        assert self.reading
        await self.reading
        return returncode

    async def connected(self, sandbox: Sandbox) -> None:
        """Wait until it is connected to the sandbox and to its engine; AssertionError where that never comes."""

        async def connected() -> None:
            await sandbox.world.until(lambda: sandbox.gateway.connected, SECONDS)
            await self.logs("engine ready")

        connecting, ending = asyncio.create_task(connected()), asyncio.create_task(self.process.wait())
        done, others = await asyncio.wait({connecting, ending}, return_when=asyncio.FIRST_COMPLETED)
        for other in others:
            other.cancel()
        if connecting not in done or isinstance(connecting.exception(), TimeoutError):
            raise AssertionError("the bot does not connect:\n" + "\n".join(self.log))
        connecting.result()

    async def logs(self, words: str, seconds: float = SECONDS) -> str:
        """Wait until a line of its log says something."""
        return await logged(self.log, words, seconds)


@asynccontextmanager
async def running_bot(
    sandbox: Sandbox,
    folder: Path,
    *,
    worker: str = TORCH_FREE,
    module: str = "bot.sandbox.parent_watch",
    inside: Sequence[str] = (),
    connected: bool = True,
    forked: bool = FORKS,
    environment: dict[str, str] | None = None,
) -> AsyncIterator[BotProcess]:
    """`wordbrush run` on the sandbox with its data in `folder`; wait until it is connected.

    worker: the engine's module. module: what runs the bot; one that breaks something on purpose, for some tests.
    inside: a command that runs the one behind it. forked: quicker, see there, and its tables are there already; not for
    what is seen from outside.
    """
    variables = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        ENGINE: worker,
        "WORDBRUSH_DISCORD__TOKEN": sandbox.token,
        "WORDBRUSH_DISCORD__API_BASE": sandbox.api_base,
        "WORDBRUSH_ENGINE__MODELS": "bundled",
        "WORDBRUSH_ENGINE__DEVICE": "cpu",
        "WORDBRUSH_MONITORING__LISTEN": "127.0.0.1:0",
        "TORCH_FREE_MARK": str(folder / "died-once"),
        **(environment or {}),
    }
    process: asyncio.subprocess.Process | Fork
    if forked and not inside:
        if not (folder / "data").exists():
            tables.lay(folder / "data" / "wordbrush.db")
        process = await Fork.start(module, ["run"], variables, folder)
    else:
        process = await asyncio.create_subprocess_exec(
            *(*inside, sys.executable, "-m", module, "run"),
            cwd=folder,
            stdin=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=variables,
        )
    bot = BotProcess(process)

    async def read() -> None:
        assert process.stderr
        async for line in process.stderr:
            bot.log.append(line.decode(errors="replace").rstrip())

    bot.reading = asyncio.create_task(read())
    try:
        if connected:
            await bot.connected(sandbox)
        yield bot
    finally:
        if process.returncode is None:
            bot.terminate()
            try:
                await bot.ended(15)
            except TimeoutError:
                process.kill()
        assert process.stdin
        process.stdin.close()
        await process.wait()
        await bot.reading
        sys.stdout.write("\n".join(["The bot's log:", *bot.log, ""]))  # shown where the test fails
