"""The log of a child process: one JSON object per line on stderr, which the parent process passes on."""

import io
import sys

import structlog


def set_up_logs() -> None:
    """Configure structlog to write JSON lines to stderr.

    Each line has the bound context variables (structlog.contextvars), the level and the UTC time. Lines are UTF-8 on
    every system: on Windows a pipe otherwise uses the code page, and a letter outside it would raise
    UnicodeEncodeError.
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
