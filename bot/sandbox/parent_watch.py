"""`python -m bot.sandbox.parent_watch`: `wordbrush run` as a process that stops when its stdin ends.

However the demo ends, no bot remains that tries to reconnect to the local Discord forever. The environment variable
SANDBOX_ENGINE names another engine's module, such as bot.sandbox.torch_free_engine.
"""

import os
import signal
import sys
import threading

from rich.console import Console

from bot.app import run_bot
from bot.engines.local import WORKER
from bot.terminal.exits import exit_with_a_sentence

ENGINE = "SANDBOX_ENGINE"


def end_with_stdin() -> None:
    """Wait for the end of stdin, then send this process SIGTERM."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def run() -> None:
    """Run the bot with the engine that SANDBOX_ENGINE names, until stdin ends."""
    threading.Thread(target=end_with_stdin, daemon=True).start()
    with exit_with_a_sentence(Console(stderr=True)):
        run_bot(worker=os.environ.get(ENGINE, WORKER))


if __name__ == "__main__":
    run()
