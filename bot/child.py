"""A module of ours in a process of its own, with which the bot speaks in frames over pipes."""

import asyncio
import os
import sys
from contextlib import suppress

import msgspec

from engine.messages import HEADER_BYTES, body_length, frame

LOG_BYTES = 4096  # kept for the report when the process dies
CLOSE_SECONDS = 5.0


class ChildProcess:
    """`python -m module`, until `close` or its own end. Its stderr is its log."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        self._process = process
        self._stdin, self._stdout, self._stderr = process.stdin, process.stdout, process.stderr
        self._log = b""  # the end of it
        self._reading_log = asyncio.create_task(self._read_log())

    @classmethod
    async def spawn(cls, module: str, environment: dict[str, str] | None = None) -> "ChildProcess":
        """Start it; the variables of `environment` are defaults below the bot's own."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            module,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            # Ctrl-C in a terminal is for us: the child is told to stop, not shot.
            start_new_session=True,
            env={"PYTHONUNBUFFERED": "1", **(environment or {}), **os.environ},
        )
        return cls(process)

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    async def send(self, message: msgspec.Struct) -> None:
        """Write one message; without effect where the process has ended, which `receive` says."""
        with suppress(ConnectionError):
            self._stdin.write(frame(message))
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
        self._log += f"{line}\n".encode()

    def kill(self) -> None:
        """End it at once."""
        with suppress(ProcessLookupError):
            self._process.kill()

    async def ended(self) -> tuple[int, str]:
        """Wait for its end: exit code, and the end of its log."""
        returncode = await self._process.wait()
        await asyncio.shield(self._reading_log)
        return returncode, self._log.decode(errors="replace").strip()

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
        while chunk := await self._stderr.read(LOG_BYTES):
            self._log = (self._log + chunk)[-LOG_BYTES:]
