"""Other people's words inside our own."""

from collections.abc import Iterable, Sequence

import discord

from bot.i18n.texts import text

SHOWN_PROMPT = 300  # characters of a prompt on a panel
MOST_ADDRESSES = 10  # of messages, each with up to 100 characters, in one message of 2,000
MOST_CHANNELS = 25  # shown in one list, each with 22 characters
LARGEST_NUMBER = 2**63 - 1  # of a database
# What turns the direction of the text around it, and what is no text: a panel stays as it was written.
UNSEEN = dict.fromkeys([*range(0x20), 0x7F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def quoted(prompt: str, length: int = SHOWN_PROMPT) -> str:
    """A prompt as it may stand in a panel: one line, not too long, and nothing in it is a mention or markdown."""
    line = discord.utils.escape_markdown(one_line(prompt, length), ignore_links=False)
    line = line.replace("://", ":\u200b//")  # an address stays text
    return discord.utils.escape_mentions(line).replace("<", "\\<")


def one_line(prompt: str, length: int) -> str:
    """A prompt where no markdown is read, as in the description of a picture."""
    line = " ".join(prompt.split()).translate(UNSEEN)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def with_undeleted_messages(said: str, left: Sequence[str], locale: str) -> str:
    """What is said after a deletion. left: addresses of messages that are still there."""
    if not left:
        return said
    shown = [f"- {address}" for address in left[:MOST_ADDRESSES]]
    return "\n".join([said, text("messages-left", locale, count=len(left)), *shown])


def channels_in(channels: Iterable[int], most: int = MOST_CHANNELS) -> str:
    """Channels as people can press them, at most so many; the oldest first."""
    there = sorted(channels)
    return ", ".join(f"<#{channel}>" for channel in there[:most]) + (" …" if len(there) > most else "")


def number_of(written: str) -> int | None:
    """A number as people write it, with or without a #; None where it is none."""
    digits = written.strip().removeprefix("#")
    number = int(digits) if digits.isdecimal() and len(digits) <= len(str(LARGEST_NUMBER)) else None
    return number if number is not None and number <= LARGEST_NUMBER else None
