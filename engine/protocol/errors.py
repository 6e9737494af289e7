"""Exceptions of the engine: failures that become a Notice for a person, and the end of a cancelled job."""

from engine.protocol.messages import Notice, NoticeCode, notice_arguments


class EngineError(Exception):
    """A failure that a person can be told about.

    It crosses the process boundary as its `notice`. The bot turns the notice into a sentence in the person's language.
    """

    def __init__(self, code: NoticeCode, **arguments: object) -> None:
        self.notice = Notice(code, notice_arguments(arguments))
        listed = ", ".join(f"{key}={value}" for key, value in arguments.items())
        super().__init__(f"{code}({listed})")


class StopRequested(Exception):
    """Signal that a job was cancelled, after `step` updates of the network (or `step` painted frames)."""

    def __init__(self, step: int) -> None:
        self.step = step
        super().__init__(f"stopped after {step} steps")
