"""The log of a process that works for another one: a JSON object a line, on stderr, for the other one to pass on."""

import io
import sys

import structlog


def set_up_logs() -> None:
    """Lines say what is bound as context (structlog.contextvars), their level and their moment (UTC).

    They are UTF-8, whatever the system would make of a pipe: on Windows, letters that it does not know end a process.
    """
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
