"""A module of ours in a process of its own, with which the bot speaks in frames over pipes."""

import asyncio
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from contextvars import Context
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from engine.protocol.messages import HEADER_BYTES, body_length, frame

LOG_LETTERS = 4096  # kept for the report when the process dies
LONGEST_LINE = 64 * 1024  # bytes
CLOSE_SECONDS = 5.0
OURS = "WORDBRUSH_"  # variables of the bot's configuration, with its token

Entry = dict[str, Any]  # of a log: at least `event`
OnLog = Callable[[int, Entry], None]  # gets the process's id and what it says


async def start_module(
    module: str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    *,
    folder: Path | None = None,
    log: BinaryIO | None = None,
) -> asyncio.subprocess.Process:
    """Start `python -m MODULE ARGUMENTS`, with nothing in its environment but these variables.

    The process has a session of its own: Ctrl-C in a terminal is for whoever starts it, who then tells it to stop.

    Args:
        folder: its working directory, if not this process's own.
        log: an open file that gets its stdout and stderr; without one both are piped, as stdin always is.
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
    """`python -m module`, until `close` or its own end. Its stderr is its log."""

    def __init__(self, process: asyncio.subprocess.Process, on_log: OnLog | None) -> None:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        self._process = process
        self._stdin, self._stdout, self._stderr = process.stdin, process.stdout, process.stderr
        self._on_log = on_log
        self._log = ""  # the end of it
        # Without what the log says of the request for which it happened to be started.
        self._reading_log = asyncio.create_task(self._read_log(), context=Context())

    @classmethod
    async def spawn(
        cls, module: str, environment: dict[str, str] | None = None, *, on_log: OnLog | None = None
    ) -> "ChildProcess":
        """Start it; the variables of `environment` are defaults below the bot's own, of which it gets no secret."""
        inherited = {name: value for name, value in os.environ.items() if not name.upper().startswith(OURS)}
        process = await start_module(module, (), {"PYTHONUNBUFFERED": "1", **(environment or {}), **inherited})
        return cls(process, on_log)

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    async def send(self, message: msgspec.Struct) -> None:
        """Write one message; without effect where the process has ended, which `receive` says."""
        await self.write(frame(message))

    def send_soon(self, message: msgspec.Struct) -> None:
        """The same, without waiting until it is written."""
        with suppress(ConnectionError):
            self._stdin.write(frame(message))

    async def write(self, data: bytes) -> None:
        """Write a whole frame."""
        with suppress(ConnectionError):
            self._stdin.write(data)
            await self._stdin.drain()

    async def receive(self) -> bytes | None:
        """The body of the next frame; None where the process has ended.

        Raises DamagedStream where what it says makes no frames.
        """
        try:
            length = body_length(await self._stdout.readexactly(HEADER_BYTES))
            return await self._stdout.readexactly(length)
        except asyncio.IncompleteReadError:
            return None

    def note(self, line: str) -> None:
        """Add to the log, for the report."""
        self._hear({"event": line})

    def kill(self) -> None:
        """End it at once."""
        with suppress(ProcessLookupError):
            self._process.kill()

    async def ended(self) -> tuple[int, str]:
        """Wait for its end: exit code, and the end of its log."""
        returncode = await self._process.wait()
        await asyncio.shield(self._reading_log)
        return returncode, self._log.strip()

    async def close(self) -> None:
        """Ask it to end by closing its stdin; a process that stays is killed."""
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
                self._hear(_entry(line))
        if rest:
            self._hear(_entry(rest))

    def _hear(self, entry: Entry) -> None:
        self._log = f"{self._log}{_readable(entry)}\n"[-LOG_LETTERS:]
        if self._on_log:
            self._on_log(self.pid, entry)


def _entry(line: bytes) -> Entry:
    """What a line says: as engine.protocol.logs writes it, or just text of whoever else writes to stderr."""
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
