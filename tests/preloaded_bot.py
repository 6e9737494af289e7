"""What bots, command lines and imaging processes read before they begin; they are forked from a process that has it."""

import bot.app
import bot.cli.main
import bot.imaging.worker
import bot.sandbox.parent_watch
import bot.sandbox.torch_free_engine  # noqa: F401
from bot.i18n.texts import LOCALES, text
from tests import forks

for _locale in LOCALES:
    text("command-stylize", _locale)
forks.install()
