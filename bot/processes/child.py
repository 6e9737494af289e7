"""A Python module in a child process, with which the bot exchanges frames over pipes."""

import asyncio
import os
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from contextvars import Context
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from engine.protocol.messages import HEADER_BYTES, body_length, frame

LOG_CHARS, LOG_ENTRIES = 4096, 64  # at most, of the end of the log, for the report when the process dies
LONGEST_LINE = 64 * 1024  # bytes
CLOSE_SECONDS = 5.0  # in which a process has to end by itself
CONFIG_PREFIX = "WORDBRUSH_"  # of environment variables with the bot's configuration, its token among them

Entry = dict[str, Any]  # a log entry, with at least the key `event`
OnLog = Callable[[int, Entry], None]  # called with the process's id and an entry of its log


async def start_module(
    module: str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    *,
    folder: Path | None = None,
    log: BinaryIO | None = None,
) -> asyncio.subprocess.Process:
    """Start `python -m MODULE ARGUMENTS` with exactly these environment variables.

    The process is in a session of its own, so that Ctrl-C in a terminal reaches only the process that starts it, which
    then stops the others. `folder` is its working directory; None is this process's own. `log` is an open file for
    stdout and stderr; without it both are pipes, as stdin always is.
    """
    output = asyncio.subprocess.PIPE if log is None else log
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        cwd=folder,
        stdin=asyncio.subprocess.PIPE,
        stdout=output,
        stderr=output,
        start_new_session=True,
        env=dict(environment),
    )


class ChildProcess:
    """A process that runs `python -m MODULE` until `close` or its own end; its stderr is its log."""

    def __init__(self, process: asyncio.subprocess.Process, on_log: OnLog | None) -> None:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        self._process = process
        self._stdin, self._stdout, self._stderr = process.stdin, process.stdout, process.stderr
        self._on_log = on_log
        self._log: deque[Entry] = deque(maxlen=LOG_ENTRIES)  # its end
        # An empty context: the entries must not get the log context of the request that started the process.
        self._reading_log = asyncio.create_task(self._read_log(), context=Context())

    @classmethod
    async def spawn(
        cls, module: str, environment: dict[str, str] | None = None, *, on_log: OnLog | None = None
    ) -> "ChildProcess":
        """Start the process; it inherits the environment without the bot's configuration and its secrets.

        The variables of `environment` are defaults, which inherited ones override. `on_log` gets every line of the log.
        """
        inherited = {name: value for name, value in os.environ.items() if not name.upper().startswith(CONFIG_PREFIX)}
        process = await start_module(module, (), {"PYTHONUNBUFFERED": "1", **(environment or {}), **inherited})
        return cls(process, on_log)

    @property
    def pid(self) -> int:
        """Return the id of the process."""
        return self._process.pid

    async def send(self, message: msgspec.Struct) -> None:
        """Write one message; without effect if the process has ended, which `receive` reports."""
        await self.write(frame(message))

    def send_soon(self, message: msgspec.Struct) -> None:
        """Write one message without waiting until the pipe has taken it."""
        with suppress(ConnectionError):
            self._stdin.write(frame(message))

    async def write(self, data: bytes) -> None:
        """Write a frame that is already encoded."""
        with suppress(ConnectionError):
            self._stdin.write(data)
            await self._stdin.drain()

    async def receive(self) -> bytes | None:
        """Return the body of the next frame, or None once the process has ended.

        Raises DamagedStream if the output is not a sequence of frames.
        """
        try:
            length = body_length(await self._stdout.readexactly(HEADER_BYTES))
            return await self._stdout.readexactly(length)
        except asyncio.IncompleteReadError:
            return None

    def note(self, line: str) -> None:
        """Add a line to the log that `ended` returns."""
        self._add_to_log({"event": line})

    def kill(self) -> None:
        """Kill the process without letting it finish anything."""
        with suppress(ProcessLookupError):
            self._process.kill()

    async def ended(self) -> tuple[int, str]:
        """Wait for the end of the process; return its exit code and the end of its log."""
        returncode = await self._process.wait()
        await asyncio.shield(self._reading_log)
        return returncode, "\n".join(_readable(entry) for entry in self._log)[-LOG_CHARS:].strip()

    async def close(self) -> None:
        """Close the process's stdin, which asks it to end, and kill it after CLOSE_SECONDS."""
        self._stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), CLOSE_SECONDS)
        except TimeoutError:
            self.kill()
            await self._process.wait()
        await self._reading_log

    async def _read_log(self) -> None:
        rest = b""
        while chunk := await self._stderr.read(LONGEST_LINE):
            *lines, rest = (rest + chunk).split(b"\n")
            if len(rest) > LONGEST_LINE:
                lines, rest = [*lines, rest], b""
            for line in lines:
                self._add_to_log(_entry(line))
        if rest:
            self._add_to_log(_entry(rest))

    def _add_to_log(self, entry: Entry) -> None:
        self._log.append(entry)
        if self._on_log:
            self._on_log(self.pid, entry)


def _entry(line: bytes) -> Entry:
    """Parse a line that engine.protocol.logs wrote; any other text becomes an entry with only an event."""
    with suppress(msgspec.MsgspecError):
        entry = msgspec.json.decode(line, type=Entry)
        if "event" in entry:
            return entry
    return {"event": line.decode(errors="replace").rstrip()}


def _readable(entry: Entry) -> str:
    facts = [f"{key}={value}" for key, value in entry.items() if key not in ("event", "timestamp", "exception")]
    return "\n".join(
        [" ".join([str(entry["event"]), *facts]), *([str(entry["exception"])] if "exception" in entry else [])]
    )
