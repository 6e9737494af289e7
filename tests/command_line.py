"""`wordbrush` as its script runs it, for a fork: `python -m tests.command_line ARGUMENTS`."""

import sys

from bot.cli import main

if __name__ == "__main__":
    sys.argv[0] = "wordbrush"
    __package__ = ""  # else what it says of itself begins with `python -m`
    main()
