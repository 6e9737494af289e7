"""`wordbrush` as its script runs it, for a fork: `python -m tests.command_line ARGUMENTS`."""

import sys

if __name__ == "__main__":
    # The console of the command line asks the environment how wide the terminal is when it is imported.
    for name in [name for name in sys.modules if name.startswith("bot.cli")]:
        del sys.modules[name]
    from bot.cli.main import main

    sys.argv[0] = "wordbrush"
    __package__ = ""  # else what it says of itself begins with `python -m`
    main()
