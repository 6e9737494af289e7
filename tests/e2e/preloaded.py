"""What a bot reads before it begins; a process that has it is what the tests' bots are forked from."""

import bot.app
import bot.cli  # noqa: F401
from bot.texts import LOCALES, text

for _locale in LOCALES:
    text("command-stylize", _locale)
