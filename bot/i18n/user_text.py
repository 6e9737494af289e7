"""Text that other people wrote, made safe inside of the bot's own text."""

from collections.abc import Iterable, Sequence
from unicodedata import bidirectional

import discord

from bot.i18n.texts import text

SHOWN_PROMPT = 300  # characters of a prompt on a panel
MOST_ADDRESSES = 10  # each has up to 100 characters, and a message 2,000
MOST_CHANNELS = 25  # each mention has 22 characters
LARGEST_NUMBER = 2**63 - 1  # that a database's integer holds
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"  # the direction is that of the first letter between them
RIGHT_TO_LEFT = ("R", "AL")  # the classes of Hebrew and Arabic letters, among others
# Control characters, and characters that change the direction of the text after them.
UNSEEN = dict.fromkeys([*range(0x20), 0x7F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def quoted(prompt: str, length: int = SHOWN_PROMPT) -> str:
    """Return a prompt for a panel: one line, shortened, without working mentions, markdown or links.

    Words that are written from right to left are isolated, so that a number after them stays after them.
    https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
    """
    line = discord.utils.escape_markdown(one_line(prompt, length), ignore_links=False)
    line = line.replace("://", ":\u200b//")  # keeps Discord from making a link
    line = discord.utils.escape_mentions(line).replace("<", "\\<")
    return f"{ISOLATE}{line}{END_OF_ISOLATE}" if any(bidirectional(one) in RIGHT_TO_LEFT for one in line) else line


def prompt_or_stand_in(prompt: str, locale: str) -> str:
    """Return a prompt or, if it is empty because a picture was given instead, words that stand for it."""
    return prompt if prompt.strip() else text("like-words", locale)


def one_line(prompt: str, length: int) -> str:
    """Return a prompt as one shortened line, for places that do not interpret markdown."""
    line = " ".join(prompt.split()).translate(UNSEEN)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def with_undeleted_messages(said: str, remaining: Sequence[str], locale: str) -> str:
    """Append the addresses of messages that could not be deleted to the text about a deletion.

    At most MOST_ADDRESSES are shown.
    """
    if not remaining:
        return said
    shown = [f"- {address}" for address in remaining[:MOST_ADDRESSES]]
    return "\n".join([said, text("messages-left", locale, count=len(remaining)), *shown])


def channel_mentions(channels: Iterable[int], most: int = MOST_CHANNELS) -> list[str]:
    """Return mentions of at most `most` channels, the oldest first, and an ellipsis if there are more."""
    there = sorted(channels)
    return [*(f"<#{channel}>" for channel in there[:most]), *(["…"] if len(there) > most else [])]


def parse_number(written: str) -> int | None:
    """Parse a number as people write it, with or without #; None if it is no number or too large."""
    digits = written.strip().removeprefix("#")
    number = int(digits) if digits.isdecimal() and len(digits) <= len(str(LARGEST_NUMBER)) else None
    return number if number is not None and number <= LARGEST_NUMBER else None
