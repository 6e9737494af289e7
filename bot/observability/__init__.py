"""Log lines and metrics of the bot and its processes."""
