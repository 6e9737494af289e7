"""`python -m bot` is `wordbrush`."""

from bot.cli.main import main

main()
