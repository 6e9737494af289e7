"""Log lines: one each event, on stderr, with the job's id where there is one, of all processes; secrets stay out."""

import logging
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, Literal

import discord
import structlog

Format = Literal["auto", "console", "json"]

REDACTED = "[redacted]"
# An interaction's token, which stands in the addresses that discord.py names in its errors and warnings.
INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/[0-9]+/)[^/\s\"'?]+")

_log = structlog.get_logger()


def set_up_logs(kind: Format = "auto", secrets: Iterable[str] = ()) -> None:
    """The same lines for ours (structlog) and the libraries' (logging).

    kind: "json" for machines, "console" for people; "auto" looks whether stderr is a terminal. secrets: never written.
    """
    as_json = kind == "json" or (kind == "auto" and not sys.stderr.isatty())
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    redact = _Redaction(secrets)
    rendering: list[structlog.typing.Processor] = [structlog.processors.format_exc_info, redact]
    if as_json:
        rendering.append(structlog.processors.JSONRenderer(ensure_ascii=False, default=str))
    else:
        rendering.append(
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), pad_event_to=0, exception_formatter=structlog.dev.plain_traceback
            )
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
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # there is nothing to hear
    for talkative in ("alembic", "aiosqlite", "aiohttp.access"):
        logging.getLogger(talkative).setLevel(logging.WARNING)


def pass_on(process: str) -> Callable[[int, dict[str, Any]], None]:
    """What a process of ours logs becomes lines of this one, which say whose they are."""

    def log(pid: int, entry: dict[str, Any]) -> None:
        facts = {
            key: value for key, value in entry.items() if key not in ("event", "level", "timestamp", "process", "pid")
        }
        if facts.get("job") == "":  # none
            del facts["job"]
        elif isinstance(job := facts.get("job"), str):  # a part of one is called by its id and a part's name
            number, _, part = job.partition(".")
            facts |= {"job": int(number) if number.isdecimal() else number} | ({"part": part} if part else {})
        level = logging.getLevelNamesMapping().get(str(entry.get("level", "info")).upper(), logging.INFO)
        _log.log(level, entry["event"], process=process, pid=pid, **facts)

    return log


class _Redaction:
    """A processor that takes secrets out of whatever is about to be written; what matters most comes first."""

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
        return INTERACTION_TOKEN.sub(rf"\1{REDACTED}", words)
