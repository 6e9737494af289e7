"""What can go wrong in the bot: one root class."""

from bot.i18n.texts import FALLBACK, notice_text, text
from engine.protocol.messages import Notice


class WordbrushError(Exception):
    """A failure whose text says what happened, to what, and what to do now."""

    def sentence(self, locale: str) -> str:
        """The text in a person's language, where it is meant for people in a chat."""
        return text("something-wrong", locale)


class StorageProblem(WordbrushError):
    """The database or the place of the pictures cannot be read or written now: the disk is full, or it is locked."""

    def sentence(self, locale: str) -> str:
        """For people in a chat; the log says what it is."""
        return text("storage-problem", locale)


class Refusal(WordbrushError):
    """What a person asked for is not possible; nothing has happened, and nothing was used up."""

    def __init__(self, message: str, **arguments: str | int | float) -> None:
        self.message = message
        self.arguments = arguments
        super().__init__(text(message, FALLBACK, **arguments))

    def sentence(self, locale: str) -> str:
        """Why, and what to do now."""
        return text(self.message, locale, **self.arguments)


class UnknownStyle(Refusal):
    """A prompt of which the models know no word; it is answered with the list of styles at hand."""


class Noticed(WordbrushError):
    """A failure that another process reported as a notice."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        super().__init__(notice_text(notice))

    def sentence(self, locale: str) -> str:
        """The notice in words."""
        return notice_text(self.notice, locale)


class JobFailed(Noticed):
    """An engine refused or failed a request."""


class PictureRefused(Noticed):
    """The imaging process cannot take a picture."""


class JobCancelled(WordbrushError):
    """A job was cancelled after `step` of its steps."""

    def __init__(self, step: int) -> None:
        self.step = step
        super().__init__(f"The job was stopped after {step} steps.")


class Interrupted(WordbrushError):
    """Ctrl-C, before anything had begun that could be stopped in an orderly way."""

    def __init__(self) -> None:
        super().__init__("Stopped.")


class EngineDied(WordbrushError):
    """The engine process ended, or talks nonsense; `log` is the end of what it wrote."""

    def __init__(self, returncode: int | None, log: str) -> None:
        self.returncode = returncode
        self.log = log
        told = (
            f"The engine process ended unexpectedly (exit code {returncode}). Please try again; if memory is short, "
            "with a smaller size."
        )
        super().__init__(f"{told} The end of its log:\n{log.strip()}" if log.strip() else told)


class ConfigError(WordbrushError):
    """The configuration cannot be used; the text names the keys."""
