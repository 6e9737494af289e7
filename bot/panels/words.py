"""Other people's words inside our own."""

import discord

SHOWN_PROMPT = 300  # characters of a prompt on a panel
LONGEST_NUMBER = 20  # digits


def quoted(prompt: str, length: int = SHOWN_PROMPT) -> str:
    """A prompt as it may stand in a panel: one line, not too long, and nothing in it is a mention or markdown."""
    line = discord.utils.escape_markdown(one_line(prompt, length), ignore_links=False)
    line = line.replace("://", ":\u200b//")  # an address stays text
    return discord.utils.escape_mentions(line).replace("<", "\\<")


def one_line(prompt: str, length: int) -> str:
    """A prompt where no markdown is read, as in the description of a picture."""
    line = " ".join(prompt.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def number_of(written: str) -> int | None:
    """A number as people write it, with or without a #; None where it is none."""
    number = written.strip().removeprefix("#")
    return int(number) if number.isdecimal() and 0 < len(number) <= LONGEST_NUMBER else None
