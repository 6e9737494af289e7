"""Lines of the log: for people or for machines, of all processes, without secrets."""

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import structlog

from bot.observability.logs import pass_on, set_up_logs

SECRET = "MTIz.very-secret.token"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def entries(written: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.splitlines()]


def test_lines_are_json_where_nobody_looks_and_words_where_somebody_does(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs()
    structlog.get_logger().info("job queued", job=1)
    [entry] = entries(capsys.readouterr().err)
    assert list(entry)[:3] == ["timestamp", "level", "event"]
    assert (entry["event"], entry["job"]) == ("job queued", 1)
    structlog.reset_defaults()
    set_up_logs("console")
    structlog.get_logger().info("job queued", job=2)
    assert "job queued job=2" in capsys.readouterr().err.splitlines()[-1].replace("[", "").replace("]", "")


def test_the_libraries_lines_look_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("json")
    try:
        raise ValueError("broken")
    except ValueError:
        logging.getLogger("discord.gateway").exception("it says %s", "so")
    [entry] = entries(capsys.readouterr().err)
    assert (entry["event"], entry["level"], entry["logger"]) == ("it says so", "error", "discord.gateway")
    assert "ValueError: broken" in entry["exception"]


def test_secrets_are_taken_out_wherever_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("json", [SECRET])
    log = structlog.get_logger()
    log.warning(f"with {SECRET}", headers={"Authorization": f"Bot {SECRET}"}, all=[SECRET], error=ValueError(SECRET))
    log.warning("slow", url="https://discord.com/api/v10/webhooks/123456/aW50ZXJhY3Rpb24.x-y/messages/@original")
    try:
        raise RuntimeError(f"POST /interactions/123456/{'x' * 80}/callback with {SECRET}")
    except RuntimeError:
        logging.getLogger("discord.http").exception("failed")
    written = capsys.readouterr().err
    assert SECRET not in written
    assert "aW50ZXJhY3Rpb24" not in written
    assert "x" * 80 not in written
    assert "/webhooks/123456/[redacted]/messages/@original" in written
    assert "/interactions/123456/[redacted]/callback" in written


def test_what_other_processes_say_is_passed_on_with_whose_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("json")
    told = pass_on("engine")
    told(7, {"event": "request answered", "level": "warning", "job": "12.3", "timestamp": "then", "seconds": 0.5})
    told(7, {"event": "a line of some library"})
    told(7, {"event": "request answered", "job": "", "process": "of another one", "pid": 1})
    first, second, third = entries(capsys.readouterr().err)
    assert (first["process"], first["pid"], first["level"], first["job"], first["part"]) == (
        "engine",
        7,
        "warning",
        12,
        "3",
    )
    assert (second["event"], second["level"]) == ("a line of some library", "info")
    assert "job" not in third
    assert (third["process"], third["pid"]) == ("engine", 7)


def test_a_log_that_cannot_be_written_keeps_nobody_from_their_picture(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As where nobody reads it any more, or where a value cannot be written as text."""

    class Unwritable:
        def __str__(self) -> str:
            raise ValueError("no text")

    set_up_logs("json")
    structlog.get_logger().info("job queued", job=Unwritable())
    assert "no text" in capsys.readouterr().err
    reading, writing = os.pipe()
    os.close(reading)
    wrote_on = False
    with suppress(BrokenPipeError), os.fdopen(writing, "w") as gone:
        monkeypatch.setattr(sys, "stderr", gone)
        set_up_logs("json")
        structlog.get_logger().error("job queued", job=1)
        wrote_on = True
    assert wrote_on


def test_what_is_below_info_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("json")
    structlog.get_logger().debug("a detail")
    assert capsys.readouterr().err == ""
