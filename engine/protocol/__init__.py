"""Everything that crosses the boundary between the bot and an engine process. Nothing here imports torch."""
