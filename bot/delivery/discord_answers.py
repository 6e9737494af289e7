"""What an answer of Discord that is no success means for whatever was to be delivered.

Codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes
"""

from enum import Enum

import aiohttp
import discord


class Answer(Enum):
    """Each has one way on."""

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


def answer_of(error: BaseException) -> Answer | None:
    """What it means that a request ended with this error; None where it is no answer of Discord's, but our fault."""
    if isinstance(error, discord.RateLimited | aiohttp.ClientError | OSError):  # a TimeoutError is an OSError
        return Answer.LATER
    if not isinstance(error, discord.HTTPException):
        return None
    if error.status == 413 or error.code in _TOO_LARGE:
        return Answer.TOO_LARGE
    if error.code in _GONE:
        return Answer.GONE
    if error.code in _LATER or error.status in (TOKEN_RESET, 429) or error.status >= 500:
        return Answer.LATER
    if error.status in (403, 404):
        return Answer.GONE
    return Answer.REFUSED
