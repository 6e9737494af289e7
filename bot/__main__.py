"""`python -m bot` is `wordbrush`."""

from bot.cli import main

main()
