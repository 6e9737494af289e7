"""Python programs as forks of a process that has imported them already, which is most of the time of a start.

A bot, an engine or a command line of its own for each test is a thousand starts. Two servers (tests.fork_server) are
shared by all processes of a test run: one without torch for the bots and what belongs to them, one with torch for the
engines. The first who needs a server starts it. `install` has the product's own child processes started in this way
too. Elsewhere than on Linux there is no fork, or it is not safe after imports: there every program is started anew.
"""

import array
import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO

from bot.engines.local import WORKER_ENVIRONMENT
from bot.processes import child

FORKS = sys.platform == "linux"
FOLDER = "TESTS_FORKS"  # the variable that names the folder of the servers' sockets
_folder = os.environ.get(FOLDER)  # kept where a fork's environment no longer has it
START_SECONDS = 120.0
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Server:
    """A fork server. modules: those that it forks; preloaded: what it imports beforehand."""

    name: str
    modules: frozenset[str]
    preloaded: tuple[str, ...]
    environment: Mapping[str, str]


SERVERS = (
    Server(
        "bots",
        frozenset(
            (
                "bot",
                "bot.imaging.worker",
                "bot.sandbox.parent_watch",
                "bot.sandbox.torch_free_engine",
                "tests.command_line",
                "tests.e2e.far_storage",
                "tests.e2e.without_check",
                "tests.prove.jumping_clock",
                "tests.prove.mortal_bot",
            )
        ),
        ("tests.preloaded_bot",),
        {},
    ),
    Server(
        "engines",
        frozenset(
            (
                "engine.worker",
                "engine.benchmarks.quality",
                "engine.benchmarks.style_quality",
                "engine.benchmarks.style_speed",
                "tests.engine.noisy_worker",
            )
        ),
        ("tests.preloaded_engine",),
        WORKER_ENVIRONMENT,
    ),
)


@contextlib.contextmanager
def allowed() -> Iterator[None]:
    """Let this process, and all that it starts, use fork servers; they end with it."""
    if not FORKS or FOLDER in os.environ:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="forks") as folder:
        (Path(folder) / "master").write_text(str(os.getpid()))
        os.environ[FOLDER] = folder
        try:
            yield
        finally:
            del os.environ[FOLDER]


_STARTS = frozenset(("subprocess.Popen", "os.posix_spawn", "os.fork", "os.forkpty", "os.exec", "os.system"))

started: list[str] = []  # what the running test has started, in the order in which it did


def note_processes(event: str, arguments: object = None) -> None:
    """Note that a process is being started; an audit hook of Python."""
    if event in _STARTS:
        started.append(f"{event} {arguments}")


def _start(address: str) -> None:
    """Start a server, unless somebody else is just doing so."""
    path = Path(address)
    server = next(server for server in SERVERS if server.name == path.name)
    try:
        path.with_suffix(".starting").touch(exist_ok=False)
    except FileExistsError:
        return
    master = (path.parent / "master").read_text()
    os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "tests.fork_server", address, master, *server.preloaded],
        # Rich would keep the width of the starter's terminal for all forks.
        {**os.environ, **server.environment, "PYTHONPATH": str(ROOT)} | {"COLUMNS": ""},
        # None of the streams of whoever starts it: somebody may wait for their end.
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, f"{address}.log", os.O_WRONLY | os.O_CREAT, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
        setsid=True,
    )


def server_of(module: str) -> str | None:
    """Return the address of the server that forks a module; None where it is to be started anew."""
    folder = os.environ.get(FOLDER) or _folder
    if not FORKS or not folder:
        return None
    return next((f"{folder}/{server.name}" for server in SERVERS if module in server.modules), None)


class Ended(Exception):
    """The server has gone."""


def _asked(
    address: str,
    module: str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    folder: Path | str,
    streams: Sequence[int],
) -> tuple[socket.socket, int]:
    """Have a server fork; the connection on which it tells of the end, and the fork's process id."""
    note_processes("os.fork", (module, *arguments))
    deadline = time.monotonic() + START_SECONDS
    while True:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.connect(address)
            break
        except OSError:  # it is still importing, or nobody has started it
            connection.close()
            _start(address)
            if time.monotonic() > deadline:
                raise RuntimeError(f"no fork server: {Path(f'{address}.log').read_text()}") from None
            time.sleep(0.05)
    request = {
        "module": module,
        "arguments": [str(argument) for argument in arguments],
        "environment": dict(environment),
        "folder": str(Path(folder).absolute()),
    }
    data = json.dumps(request).encode() + b"\n"
    rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", streams))
    sent = connection.sendmsg([data], [rights])
    connection.sendall(data[sent:])
    line = b""
    while not line.endswith(b"\n"):
        byte = connection.recv(1)
        if not byte:
            raise Ended
        line += byte
    return connection, int(line)


class _Signalled:
    """A fork that can be sent signals until its end is known, so that none goes to another process of its number."""

    pid: int
    returncode: int | None = None

    def send_signal(self, number: int, /) -> None:
        """Send it a signal; without effect where it has ended."""
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


def _exit_code(line: bytes) -> int:
    """Return what a server told of a fork's end; the server's own end counts as the fork's."""
    return int(line) if line else -signal.SIGKILL


class Fork(_Signalled):
    """One such process, with what is used of asyncio.subprocess.Process."""

    def __init__(
        self,
        pid: int,
        connection: socket.socket,
        stdin: asyncio.StreamWriter,
        stdout: asyncio.StreamReader | None,
        stderr: asyncio.StreamReader | None,
    ) -> None:
        self.pid = pid
        self.stdin, self.stdout, self.stderr = stdin, stdout, stderr
        self._ended = asyncio.Event()
        self._connection = connection
        asyncio.get_running_loop().add_reader(connection, self._end)

    @classmethod
    async def start(
        cls,
        module: str,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        folder: Path | str,
        *,
        with_stdout: bool = False,
        log: BinaryIO | None = None,
    ) -> "Fork":
        """`python -m MODULE ARGUMENTS` in this folder, with nothing in its environment but these variables.

        with_stdout: pipe its stdout too. log: a file that gets stdout and stderr, which are not piped then.
        """
        address = server_of(module)
        assert address, f"{module} has no fork server"
        its_stdin, stdin = os.pipe()
        stdout = stderr = None
        if log is not None:
            its_stdout, its_stderr = os.dup(log.fileno()), os.dup(log.fileno())
        else:
            stderr, its_stderr = os.pipe()
            stdout, its_stdout = os.pipe() if with_stdout else (None, os.dup(1))
        theirs = (its_stdin, its_stdout, its_stderr)
        connection, pid = await asyncio.to_thread(_asked, address, module, arguments, environment, folder, theirs)
        for stream in theirs:
            os.close(stream)
        connection.setblocking(False)
        return cls(pid, connection, await _writer(stdin), await _reader(stdout), await _reader(stderr))

    def _end(self) -> None:
        asyncio.get_running_loop().remove_reader(self._connection)
        line = self._connection.recv(64)
        self._connection.close()
        self.returncode = _exit_code(line)
        self._ended.set()

    async def wait(self) -> int:
        """Wait for its end; the exit code."""
        await self._ended.wait()
        assert self.returncode is not None
        return self.returncode

    async def communicate(self) -> tuple[bytes, bytes]:
        """Read all that it writes until its end."""
        self.stdin.close()
        out, log = await asyncio.gather(*map(_rest_of, (self.stdout, self.stderr)))
        await self.wait()
        return out, log


async def _rest_of(stream: asyncio.StreamReader | None) -> bytes:
    return await stream.read() if stream else b""


async def _reader(pipe: int | None) -> asyncio.StreamReader | None:
    if pipe is None:
        return None
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(pipe, "rb")
    )
    return reader


async def _writer(pipe: int) -> asyncio.StreamWriter:
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, os.fdopen(pipe, "wb"))
    return asyncio.StreamWriter(transport, protocol, None, loop)


class PipedFork(_Signalled):
    """One such process, with what is used of subprocess.Popen; its three streams are pipes."""

    def __init__(self, module: str, arguments: Sequence[str] = (), environment: Mapping[str, str] = os.environ) -> None:
        address = server_of(module)
        assert address, f"{module} has no fork server"
        its_stdin, stdin = os.pipe()
        stdout, its_stdout = os.pipe()
        stderr, its_stderr = os.pipe()
        theirs = (its_stdin, its_stdout, its_stderr)
        self._connection, self.pid = _asked(address, module, arguments, environment, Path.cwd(), theirs)
        for stream in theirs:
            os.close(stream)
        self.stdin, self.stdout, self.stderr = os.fdopen(stdin, "wb"), os.fdopen(stdout, "rb"), os.fdopen(stderr, "rb")

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; the exit code. Raises TimeoutError."""
        if self.returncode is None:
            self._connection.settimeout(timeout)
            self.returncode = _exit_code(self._connection.recv(64))
            self._connection.close()
        return self.returncode


def run(
    module: str, arguments: Sequence[str], *, cwd: Path, env: Mapping[str, str], timeout: float = 300
) -> "subprocess.CompletedProcess[str]":
    """Run a module to its end and return what it wrote; as a fork where there are forks."""
    address = server_of(module)
    if address is None:
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=cwd,
            env=env,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
    with (
        tempfile.TemporaryFile("w+") as out,
        tempfile.TemporaryFile("w+") as log,
        Path(os.devnull).open() as nothing,
    ):
        streams = (nothing.fileno(), out.fileno(), log.fileno())
        connection, pid = _asked(address, module, arguments, env, cwd, streams)
        with connection:
            connection.settimeout(timeout)
            try:
                code = _exit_code(connection.recv(64))
            except TimeoutError:
                os.kill(pid, signal.SIGKILL)
                raise
        return subprocess.CompletedProcess(list(arguments), code, _all_of(out), _all_of(log))


def _all_of(file: IO[str]) -> str:
    file.seek(0)
    return file.read()


_ORIGINAL = child.start_module


def install() -> None:
    """Have what the product starts as `python -m MODULE` forked, where a server has the module."""
    if not FORKS or child.start_module is not _ORIGINAL:
        return
    child.start_module = _start_module


@contextlib.contextmanager
def not_installed() -> Iterator[None]:
    """Have what the product starts started anew: for what is seen from outside, as whose child a process is."""
    installed, child.start_module = child.start_module, _ORIGINAL
    try:
        yield
    finally:
        child.start_module = installed


async def _start_module(
    module: str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    *,
    folder: Path | None = None,
    log: BinaryIO | None = None,
) -> Any:
    if server_of(module) is None:
        return await _ORIGINAL(module, arguments, environment, folder=folder, log=log)
    return await Fork.start(module, arguments, environment, folder or Path.cwd(), with_stdout=True, log=log)
