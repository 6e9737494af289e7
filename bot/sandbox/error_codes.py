"""Errors of Discord's API that the local Discord raises: HTTP status, JSON error code and message.

https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes
"""

from collections.abc import Iterable
from typing import Any


class ApiError(Exception):
    """A refusal by the API: the HTTP status and Discord's error object in `body`.

    `errors` is the tree that explains an invalid form. https://docs.discord.com/developers/reference#error-messages
    """

    def __init__(self, status: int, code: int, message: str, errors: dict[str, Any] | None = None) -> None:
        self.status = status
        self.code = code
        self.body: dict[str, Any] = {"message": message, "code": code}
        if errors:
            self.body["errors"] = errors
        super().__init__(f"{status} {code} {message}")


class TooLarge(ApiError):
    """HTTP 413 with code 40005: a request or a file has more bytes than the local Discord takes."""

    def __init__(self) -> None:
        super().__init__(413, 40005, "Request entity too large")


def unauthorized() -> ApiError:
    """Return HTTP 401 with code 0: the bot token is wrong."""
    return ApiError(401, 0, "401: Unauthorized")


def unknown(what: str) -> ApiError:
    """Return HTTP 404 with the code for a thing that does not exist or no longer exists.

    `what` is "Channel" (10003), "Guild" (10004), "Member" (10007), "Message" (10008), "User" (10013), "Webhook"
    (10015), "Interaction" (10062) or "Application Command" (10063). Raises KeyError for any other.
    """
    codes = {"Channel": 10003, "Guild": 10004, "Member": 10007, "Message": 10008, "User": 10013}
    codes |= {"Webhook": 10015, "Interaction": 10062, "Application Command": 10063}
    return ApiError(404, codes[what], f"Unknown {what}")


def missing_access() -> ApiError:
    """Return HTTP 403 with code 50001: the bot does not see the channel."""
    return ApiError(403, 50001, "Missing Access")


def missing_permissions() -> ApiError:
    """Return HTTP 403 with code 50013: the bot sees the channel, but lacks a permission there."""
    return ApiError(403, 50013, "Missing Permissions")


def cannot_message_user() -> ApiError:
    """Return HTTP 403 with code 50007: the person does not accept direct messages."""
    return ApiError(403, 50007, "Cannot send messages to this user")


def not_the_author() -> ApiError:
    """Return HTTP 403 with code 50005: only its author can edit a message."""
    return ApiError(403, 50005, "Cannot edit a message authored by another user")


def archived_thread() -> ApiError:
    """Return HTTP 400 with code 50083: nothing can be changed in an archived thread.

    A new message opens the thread again, unless the thread is locked.
    """
    return ApiError(400, 50083, "Thread is archived")


def empty_message() -> ApiError:
    """Return HTTP 400 with code 50006: the message has no content of any kind."""
    return ApiError(400, 50006, "Cannot send an empty message")


def already_acknowledged() -> ApiError:
    """Return HTTP 400 with code 40060: the interaction already has its first response."""
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def too_many_follow_ups() -> ApiError:
    """Return HTTP 400 with code 40094: a user-installed app has used up its follow-up messages.

    https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages
    """
    return ApiError(400, 40094, "This interaction has hit the maximum number of follow-up messages")


def invalid_webhook_token() -> ApiError:
    """Return HTTP 401 with code 50027: the interaction's token has expired."""
    return ApiError(401, 50027, "Invalid Webhook Token")


def invalid_form(problems: Iterable[tuple[tuple[str | int, ...], str, str]]) -> ApiError:
    """Return HTTP 400 with code 50035 and Discord's tree of errors in the form.

    Each problem is a path to the field, a code and a message.
    https://docs.discord.com/developers/reference#error-messages
    """
    tree: dict[str, Any] = {}
    for path, code, message in problems:
        node = tree
        for part in path:
            node = node.setdefault(str(part), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})
    return ApiError(400, 50035, "Invalid Form Body", tree)
