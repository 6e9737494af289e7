"""What crosses the boundary between the bot and an engine process, shared by both sides. Nothing here imports torch."""
