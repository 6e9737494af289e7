"""Other people's words inside our own."""

import discord

SHOWN_PROMPT = 300  # characters of a prompt on a panel


def quoted(prompt: str, length: int = SHOWN_PROMPT) -> str:
    """A prompt as it may stand in a panel: one line, not too long, and nothing in it is a mention or markdown."""
    line = " ".join(prompt.split())
    if len(line) > length:
        line = line[: length - 1].rstrip() + "…"
    line = discord.utils.escape_markdown(line, ignore_links=False)
    line = line.replace("://", ":\u200b//")  # an address stays text
    return discord.utils.escape_mentions(line).replace("<", "\\<")
