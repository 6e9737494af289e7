"""The bot's errors, all of which derive from WordbrushError, and what an error of Discord means.

Codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes
"""

from enum import Enum

import aiohttp
import discord

from bot.i18n.texts import FALLBACK, Argument, notice_text, text
from engine.protocol.messages import Notice


class WordbrushError(Exception):
    """The root of the bot's errors; the text says what happened, to what, and what to do now."""

    def sentence(self, locale: str) -> str:
        """Return the sentence that a user sees in the chat, in their language."""
        return text("something-wrong", locale)


class StorageProblem(WordbrushError):
    """Raised when the database or the blobs cannot be read or written: disk full, locked, unreachable."""

    def sentence(self, locale: str) -> str:
        """Return a general sentence for the chat; the details are in the log only."""
        return text("storage-problem", locale)


class Refusal(WordbrushError):
    """Raised when a request is not possible; nothing has happened, and nothing was used up."""

    def __init__(self, message: str, **arguments: Argument) -> None:
        """Name the Fluent message that says why, and its arguments."""
        self.message = message
        self.arguments = arguments
        super().__init__(text(message, FALLBACK, **arguments))

    def sentence(self, locale: str) -> str:
        """Return why the request was refused, and what to do now."""
        return text(self.message, locale, **self.arguments)


class UnknownStyle(Refusal):
    """Raised when the models know no word of a prompt; the answer lists the styles that they know."""


class NoticeError(WordbrushError):
    """A failure that an engine or an imaging process reported as a notice."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        super().__init__(notice_text(notice))

    def sentence(self, locale: str) -> str:
        """Return the notice as a sentence in the user's language."""
        return notice_text(self.notice, locale)


class JobFailed(NoticeError):
    """Raised when an engine refused or failed a request."""


class PictureRefused(NoticeError):
    """Raised when the imaging process does not accept a picture or file."""


class JobCancelled(WordbrushError):
    """Raised when a job was cancelled, after `step` of its steps."""

    def __init__(self, step: int) -> None:
        self.step = step
        super().__init__(f"Stopped after {step} step{'s' * (step != 1)}.")


class Interrupted(WordbrushError):
    """Raised on Ctrl-C where no JobCancelled says more, or in its place where a command says what it has written."""

    def __init__(self, sentence: str = "Stopped.") -> None:
        super().__init__(sentence)


class EngineDied(WordbrushError):
    """Raised when an engine process ended or sent no valid frames; `log` is the end of its log."""

    def __init__(self, returncode: int | None, log: str) -> None:
        self.returncode = returncode
        self.log = log
        told = (
            f"The engine process ended unexpectedly (exit code {returncode}). Try again; if memory is short, use "
            "a smaller size."
        )
        super().__init__(f"{told} The end of its log:\n{log.strip()}" if log.strip() else told)


class ConfigError(WordbrushError):
    """Raised when the configuration cannot be used; the text names the wrong keys."""


class DiscordAnswer(Enum):
    """What a request that Discord did not grant means for whatever was to be delivered. Each has one way on."""

    LATER = "later"  # the same request again, after a while, for as long as it takes
    GONE = "gone"  # the message or the place: a new message there, then the person's own messages, then `/history`
    TOO_LARGE = "too large"  # the same with smaller files
    REFUSED = "refused"  # for good: a sentence in its place that says so


TOKEN_RESET = 401  # the HTTP status of every request of a bot whose token is no longer valid

_LATER = frozenset(
    (
        *(20016, 20022, 20028, 20029, 40003, 40062),  # too often, for a channel, a server or direct messages
        *(40001, 40002, 40004, 40006),  # not now: the token, the account, sending or all of this is switched off
        40333,  # Cloudflare stands before Discord
        130000,  # too much work
    )
)
_GONE = frozenset(
    (
        30046,  # edits of a message that is over an hour old have a limit of their own: a new message has not
        *(50083, 160005),  # an archived thread, which a new message opens again, and a locked one, which none does
        *(50003, 50005, 50008, 50021, 50024, 40058, 40067),  # nothing of this kind can be written, or edited, there
        40094,  # an interaction's follow-ups are used up
    )
)
_TOO_LARGE = frozenset((40005, 50045))


def answer_of(error: BaseException) -> DiscordAnswer | None:
    """Return what an error of a request means, or None if it is no answer of Discord, but our fault."""
    if isinstance(error, discord.RateLimited | aiohttp.ClientError | OSError):  # a TimeoutError is an OSError
        return DiscordAnswer.LATER
    if not isinstance(error, discord.HTTPException):
        return None
    if error.status == 413 or error.code in _TOO_LARGE:
        return DiscordAnswer.TOO_LARGE
    if error.code in _GONE:
        return DiscordAnswer.GONE
    if error.code in _LATER or error.status in (TOKEN_RESET, 429) or error.status >= 500:
        return DiscordAnswer.LATER
    if error.status in (403, 404):
        return DiscordAnswer.GONE
    return DiscordAnswer.REFUSED
