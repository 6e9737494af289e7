"""Other people's words inside our own."""

import discord

SHOWN_PROMPT = 300  # characters of a prompt on a panel


def quoted(prompt: str, length: int = SHOWN_PROMPT) -> str:
    """A prompt as it may stand in a panel: one line, not too long, and nothing in it is a mention or markdown."""
    line = " ".join(prompt.split())
    if len(line) > length:
        line = line[: length - 1].rstrip() + "…"
    # Backslashes first: escape_markdown would leave a typed “\*” as an escaped backslash and a living asterisk.
    line = discord.utils.escape_markdown(line.replace("\\", "\\\\") if "\\" in line else line, as_needed=False)
    line = line.replace("://", ":\u200b//")  # an address stays text
    return discord.utils.escape_mentions(line).replace("<", "\\<")
