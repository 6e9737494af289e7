"""What can go wrong in an engine: one root class, told to people as a Notice."""

from engine.protocol.messages import Notice, NoticeCode, arguments_of


class EngineError(Exception):
    """A failure that a person can be told about.

    It crosses the process boundary as its notice and becomes a sentence in the person's language on the other side.
    """

    def __init__(self, code: NoticeCode, **arguments: object) -> None:
        self.notice = Notice(code, arguments_of(arguments))
        told = ", ".join(f"{key}={value}" for key, value in arguments.items())
        super().__init__(f"{code}({told})")


class StopRequested(Exception):
    """The job was cancelled; `step` updates had been made."""

    def __init__(self, step: int) -> None:
        self.step = step
        super().__init__(f"stopped after {step} steps")
