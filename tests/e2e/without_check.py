"""`python -m tests.e2e.without_check run`: the bot where the packages of the picture check are not installed."""

import sys

from bot.imaging.imaging_client import CHECK_PACKAGES
from bot.sandbox import parent_watch

if __name__ == "__main__":
    for package in CHECK_PACKAGES:
        sys.modules[package] = None  # type: ignore[assignment]  # importlib takes it for a module that is not there
    parent_watch.run()
