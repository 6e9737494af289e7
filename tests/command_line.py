"""`wordbrush` as its script runs it, for a fork: `python -m tests.command_line ARGUMENTS`."""

import sys

if __name__ == "__main__":
    sys.modules.pop(
        "bot.cli.main", None
    )  # its console asks the environment how wide the terminal is when it is imported
    from bot.cli.main import main

    sys.argv[0] = "wordbrush"
    __package__ = ""  # else what it says of itself begins with `python -m`
    main()
