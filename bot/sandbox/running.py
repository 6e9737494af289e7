"""The real bot in a process of its own, connected to the local Discord."""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.processes import child
from bot.sandbox.server import Sandbox

LOG = "bot.log"
TORCH_FREE = "bot.sandbox.torch_free_engine"
LONGEST_STOP = 15.0  # seconds before a stopping bot is killed


@asynccontextmanager
async def running_bot(
    sandbox: Sandbox, folder: Path, settings: Mapping[str, str] | None = None
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run the real bot, connected to a sandbox, as an async context manager that yields the process.

    The bot's data and log are in `folder`. Environment variables of another bot's configuration are removed; `settings`
    are environment variables to set instead. At the end the bot has LONGEST_STOP seconds to stop before it is killed.
    """
    environment = {key: value for key, value in os.environ.items() if not key.startswith("WORDBRUSH_")}
    with (folder / LOG).open("ab") as log:
        process = await child.start_module(
            "bot.sandbox.parent_watch",
            ["run"],
            environment
            | {
                "WORDBRUSH_DISCORD__TOKEN": sandbox.token,
                "WORDBRUSH_DISCORD__API_BASE": sandbox.api_base,
                "WORDBRUSH_ENGINE__MODELS": "bundled",
                "WORDBRUSH_MONITORING__LISTEN": "",
            }
            | dict(settings or {}),
            folder=folder,
            log=log,
        )
    assert process.stdin
    try:
        yield process
    finally:
        process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), LONGEST_STOP)
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
