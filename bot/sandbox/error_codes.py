"""Discord's refusals: https://docs.discord.com/developers/topics/opcodes-and-status-codes."""

from collections.abc import Iterable
from typing import Any


class ApiError(Exception):
    """An HTTP status and Discord's error object."""

    def __init__(self, status: int, code: int, message: str, errors: dict[str, Any] | None = None) -> None:
        self.status = status
        self.code = code
        self.body: dict[str, Any] = {"message": message, "code": code}
        if errors:
            self.body["errors"] = errors
        super().__init__(f"{status} {code} {message}")


class TooLarge(ApiError):
    """413: more bytes than are taken here."""

    def __init__(self) -> None:
        super().__init__(413, 40005, "Request entity too large")


def unauthorized() -> ApiError:
    """401: the bot token is not the right one."""
    return ApiError(401, 0, "401: Unauthorized")


def unknown(what: str) -> ApiError:
    """404 of a thing that is not there (any more)."""
    codes = {"Channel": 10003, "Guild": 10004, "Member": 10007, "Message": 10008, "User": 10013}
    codes |= {"Webhook": 10015, "Interaction": 10062, "Application Command": 10063}
    return ApiError(404, codes[what], f"Unknown {what}")


def missing_access() -> ApiError:
    """403: the bot does not see the channel."""
    return ApiError(403, 50001, "Missing Access")


def missing_permissions() -> ApiError:
    """403: the bot sees the channel, and may not do this there."""
    return ApiError(403, 50013, "Missing Permissions")


def cannot_message_user() -> ApiError:
    """403: the person takes no direct messages."""
    return ApiError(403, 50007, "Cannot send messages to this user")


def not_the_author() -> ApiError:
    """403: only its author can edit a message."""
    return ApiError(403, 50005, "Cannot edit a message authored by another user")


def archived_thread() -> ApiError:
    """400: nothing can be changed in it; a new message opens it again, unless it is locked."""
    return ApiError(400, 50083, "Thread is archived")


def empty_message() -> ApiError:
    """400: there is nothing in it."""
    return ApiError(400, 50006, "Cannot send an empty message")


def already_acknowledged() -> ApiError:
    """400: a second first response."""
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def too_many_follow_ups() -> ApiError:
    """400: somebody's own app has said all that it may in one interaction."""
    return ApiError(400, 40094, "This interaction has hit the maximum number of follow-up messages")


def invalid_webhook_token() -> ApiError:
    """401: the interaction's token has ended."""
    return ApiError(401, 50027, "Invalid Webhook Token")


def invalid_form(problems: Iterable[tuple[tuple[str | int, ...], str, str]]) -> ApiError:
    """50035 with Discord's tree of errors; a problem is a path, a code and a message."""
    tree: dict[str, Any] = {}
    for path, code, message in problems:
        node = tree
        for part in path:
            node = node.setdefault(str(part), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})
    return ApiError(400, 50035, "Invalid Form Body", tree)
