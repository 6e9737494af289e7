"""`wordbrush demo` as a process of its own."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.sandbox.parent_watch import ENGINE
from bot.sandbox.running import TORCH_FREE
from tests.e2e.bot_process import ROOT
from tests.forks import FORKS, Fork

SECONDS = 60.0


@dataclass
class DemoProcess:
    """`wordbrush demo`, running."""

    process: asyncio.subprocess.Process | Fork
    folder: Path
    lines: list[str] = field(default_factory=list)
    spoke: asyncio.Event = field(default_factory=asyncio.Event)

    async def read(self) -> None:
        assert self.process.stderr
        async for line in self.process.stderr:
            self.lines.append(line.decode(errors="replace").rstrip())
            self.spoke.set()

    @property
    def address(self) -> str:
        return next(match[0] for line in self.lines if (match := re.search(r"http://\S+", line)))

    async def says(self, words: str) -> None:
        """Wait for a line on its stderr."""
        async with asyncio.timeout(SECONDS):
            while not any(words in line for line in self.lines):
                self.spoke.clear()
                await self.spoke.wait()

    async def ended(self) -> int:
        return await asyncio.wait_for(self.process.wait(), SECONDS)

    def press_ctrl_c(self) -> None:
        self.process.send_signal(signal.SIGINT)

    def kill(self) -> None:
        self.process.kill()


async def start_demo(folder: Path, *arguments: str, worker: str = TORCH_FREE) -> asyncio.subprocess.Process | Fork:
    """`wordbrush demo` in a folder, on a free port unless the arguments name one. worker: its engine's module."""
    given = ("demo", "--no-open", "--port", "0", *arguments)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "200", ENGINE: worker}
    if FORKS:
        return await Fork.start("bot", given, environment, folder)
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *given), cwd=folder, stderr=asyncio.subprocess.PIPE, env=environment
    )


@asynccontextmanager
async def running_demo(
    folder: Path, *arguments: str, configuration: str = "", worker: str = TORCH_FREE
) -> AsyncIterator[DemoProcess]:
    """`configuration`: what a config.toml in the demo's folder says."""
    data = folder / "demo"
    data.mkdir(exist_ok=True)
    (data / "config.toml").write_text(configuration)
    demo = DemoProcess(await start_demo(folder, *arguments, worker=worker), data)
    reading = asyncio.create_task(demo.read())
    try:
        await demo.says("http://")
        yield demo
    finally:
        if demo.process.returncode is None:
            demo.process.terminate()
        await demo.ended()
        await reading
        sys.stdout.write("\n".join(["The demo said:", *demo.lines, ""]))  # shown where the test fails
