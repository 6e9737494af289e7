"""`python -m bot.sandbox.parent_watch run`: `wordbrush run`, which ends when its stdin does.

However the demo ends, no bot stays behind that looks for its local Discord for ever. The variable SANDBOX_ENGINE names
another engine's module, such as bot.sandbox.torch_free_engine.
"""

import functools
import os
import signal
import sys
import threading

import bot.app
from bot.cli.main import main
from bot.engines.local import WORKER

ENGINE = "SANDBOX_ENGINE"


def end_with_stdin() -> None:
    """Wait for the end of stdin, then ask this process to stop."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def run() -> None:
    """`wordbrush`, with the engine that SANDBOX_ENGINE names, until stdin ends."""
    threading.Thread(target=end_with_stdin, daemon=True).start()
    bot.app.serve = functools.partial(bot.app.serve, worker=os.environ.get(ENGINE, WORKER))
    main()


if __name__ == "__main__":
    run()
