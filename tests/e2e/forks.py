"""Python programs as forks of a process that has already imported the bot, which is most of the time of a start.

A bot of its own for each test is some hundred starts. What runs is what `python -m MODULE` runs, with its own
environment, folder, stdin and stderr.
"""

import asyncio
import multiprocessing
import os
import runpy
import signal
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

FORKS = sys.platform == "linux"  # elsewhere there is no fork, or it is not safe after imports


class Fork:
    """One such process, with what the tests use of asyncio.subprocess.Process."""

    def __init__(
        self, process: multiprocessing.process.BaseProcess, stdin: Connection, stderr: asyncio.StreamReader
    ) -> None:
        assert process.pid
        self.pid: int = process.pid
        self.stdin, self.stderr = stdin, stderr
        self._process = process
        self._ended = asyncio.Event()
        asyncio.get_running_loop().add_reader(process.sentinel, self._end)

    @classmethod
    async def start(cls, module: str, arguments: Sequence[str], environment: Mapping[str, str], folder: Path) -> "Fork":
        """`python -m MODULE ARGUMENTS` in this folder, with nothing in its environment but these variables."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tests.e2e.preloaded"])
        its_stdin, stdin = context.Pipe(duplex=False)
        stderr, its_stderr = context.Pipe(duplex=False)
        process = context.Process(
            target=_become, args=(module, arguments, dict(environment), folder, its_stdin, its_stderr)
        )
        process.start()
        its_stdin.close()
        its_stderr.close()
        lines = asyncio.StreamReader()
        pipe = os.fdopen(os.dup(stderr.fileno()), "rb")
        stderr.close()
        await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), pipe)
        return cls(process, stdin, lines)

    def _end(self) -> None:
        asyncio.get_running_loop().remove_reader(self._process.sentinel)
        self._process.join()
        self._ended.set()

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode if self._ended.is_set() else None

    async def wait(self) -> int:
        await self._ended.wait()
        assert self._process.exitcode is not None
        return self._process.exitcode

    def send_signal(self, number: int, /) -> None:
        if not self._ended.is_set():
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def _become(
    module: str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    stdin: Connection,
    stderr: Connection,
) -> None:
    for ours, number in ((stdin, 0), (stderr, 2)):
        os.dup2(ours.fileno(), number)
        ours.close()
    sys.stdin = open(0, closefd=False)  # noqa: SIM115  # multiprocessing has closed it
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
