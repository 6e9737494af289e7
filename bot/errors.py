"""The bot's errors, all of which derive from WordbrushError."""

from bot.i18n.texts import FALLBACK, notice_text, text
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

    def __init__(self, message: str, **arguments: str | int | float) -> None:
        """Name the Fluent message that says why, and its arguments."""
        self.message = message
        self.arguments = arguments
        super().__init__(text(message, FALLBACK, **arguments))

    def sentence(self, locale: str) -> str:
        """Return why the request was refused, and what to do now."""
        return text(self.message, locale, **self.arguments)


class UnknownStyle(Refusal):
    """Raised when the models know no word of a prompt; the answer lists the styles that they know."""


class Noticed(WordbrushError):
    """A failure that an engine or an imaging process reported as a notice."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        super().__init__(notice_text(notice))

    def sentence(self, locale: str) -> str:
        """Return the notice as a sentence in the user's language."""
        return notice_text(self.notice, locale)


class JobFailed(Noticed):
    """Raised when an engine refused or failed a request."""


class PictureRefused(Noticed):
    """Raised when the imaging process does not accept a picture or file."""


class JobCancelled(WordbrushError):
    """Raised when a job was cancelled, after `step` of its steps."""

    def __init__(self, step: int) -> None:
        self.step = step
        super().__init__(f"The job was stopped after {step} steps.")


class Interrupted(WordbrushError):
    """Raised on Ctrl-C before there is anything to stop in order."""

    def __init__(self) -> None:
        super().__init__("Stopped.")


class EngineDied(WordbrushError):
    """Raised when an engine process ended or sent no valid frames; `log` is the end of its log."""

    def __init__(self, returncode: int | None, log: str) -> None:
        self.returncode = returncode
        self.log = log
        told = (
            f"The engine process ended unexpectedly (exit code {returncode}). Please try again; if memory is short, "
            "with a smaller size."
        )
        super().__init__(f"{told} The end of its log:\n{log.strip()}" if log.strip() else told)


class ConfigError(WordbrushError):
    """Raised when the configuration cannot be used; the text names the wrong keys."""
