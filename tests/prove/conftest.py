"""What is broken on purpose, for long: `make prove`."""

from tests.e2e.conftest import bot, discord, photo

__all__ = ["bot", "discord", "photo"]
