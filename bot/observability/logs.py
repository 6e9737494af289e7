"""Log lines of all processes on stderr, one for each event, without secrets."""

import json
import logging
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, Literal

import discord
import structlog

Format = Literal["auto", "console", "json"]

REDACTED = "[redacted]"
# discord.py's errors and warnings contain addresses, and these contain the interaction's token.
INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/[0-9]+/)[^/\s\"'?]+")

_LEVELS = logging.getLevelNamesMapping()
_JSON = json.JSONEncoder(ensure_ascii=False, default=str)

_log = structlog.get_logger()


def set_up_logs(kind: Format = "auto", secrets: Iterable[str] = ()) -> None:
    """Send this process's logs to stderr, in one format for structlog and the logging module.

    `kind` is "json" for machines or "console" for people; "auto" means console if stderr is a terminal. The `secrets`
    and every interaction's token are replaced by REDACTED.
    """
    as_json = kind == "json" or (kind == "auto" and not sys.stderr.isatty())
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    rendering: list[structlog.typing.Processor] = [structlog.processors.format_exc_info, _Redaction(secrets)]
    if as_json:
        rendering.append(_as_json)
    else:
        rendering.append(
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), pad_event_to=0, exception_formatter=structlog.dev.plain_traceback
            )
        )
    lines = _Lines(rendering)
    structlog.configure(
        processors=shared,
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: lines,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *rendering],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the bot uses no voice channels
    for talkative in ("alembic", "aiosqlite", "aiohttp.access"):
        logging.getLogger(talkative).setLevel(logging.WARNING)


def pass_on(process: str) -> Callable[[int, dict[str, Any]], None]:
    """Return a callback that logs a child process's entries in this process, under its name and id."""

    def log(pid: int, entry: dict[str, Any]) -> None:
        facts = {
            key: value for key, value in entry.items() if key not in ("event", "level", "timestamp", "process", "pid")
        }
        if facts.get("job") == "":  # the entry belongs to no job
            del facts["job"]
        elif isinstance(job := facts.get("job"), str):  # "17", or "17.2" for a part of job 17
            number, _, part = job.partition(".")
            facts |= {"job": int(number) if number.isdecimal() else number} | ({"part": part} if part else {})
        level = _LEVELS.get(str(entry.get("level", "info")).upper(), logging.INFO)
        _log.log(level, entry["event"], process=process, pid=pid, **facts)

    return log


class _Lines:
    """Where structlog writes: an entry is rendered and written to stderr here, and a failure of that ends nothing.

    The logging module would do the same at three times the cost, as it looks up which line of code has logged.
    """

    def __init__(self, rendering: Sequence[structlog.typing.Processor]) -> None:
        self._rendering = rendering
        self._stderr = sys.stderr

    def write(self, /, **entry: Any) -> None:
        """Write an entry as a line."""
        try:
            rendered: Any = entry
            for processor in self._rendering:
                rendered = processor(self, "", rendered)
            self._stderr.write(f"{rendered}\n")
            self._stderr.flush()
        except Exception:  # as logging.Handler.handleError: a full disk keeps nobody from their picture
            with suppress(Exception):
                traceback.print_exc(file=self._stderr)

    debug = info = warning = error = critical = write


def _as_json(logger: Any, name: str, event: structlog.typing.EventDict) -> str:
    return _JSON.encode(event)


class _Redaction:
    """A structlog processor that removes secrets from an entry, and puts its time, level and event first."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = [secret for secret in secrets if secret]

    def __call__(self, logger: Any, name: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
        first = {key: event[key] for key in ("timestamp", "level", "event") if key in event}
        return {key: self._without(value) for key, value in {**first, **event}.items()}

    def _without(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._without(one) for key, one in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self._without(one) for one in value]
        if value is None or isinstance(value, bool | int | float):
            return value
        words = str(value)
        for secret in self._secrets:
            words = words.replace(secret, REDACTED)
        if "/" not in words:  # nearly all of them
            return words
        return INTERACTION_TOKEN.sub(rf"\1{REDACTED}", words)
