"""A process that has imported what a test's processes need, and forks one whenever a test asks for it.

`python -m tests.fork_server SOCKET PID MODULE …` imports the modules and listens on a Unix socket as long as process
PID lives and the socket is there. A request is one message: JSON with `module`, `arguments`, `environment`, `folder`,
and with it the file descriptors that become the fork's stdin, stdout and stderr. The answer is the fork's process id in
a line, and, when it has ended, its exit code in another.

Importing torch takes 3 to 6 seconds of a core, a fork 30 milliseconds. What runs is what `python -m MODULE` runs: the
fork replaces its arguments, environment, folder and standard streams, then leaves this file's stack.
"""

import array
import atexit
import contextlib
import gc
import importlib
import json
import os
import runpy
import selectors
import signal
import socket
import sys
import threading
import traceback
from pathlib import Path
from typing import Any

LARGEST_REQUEST = 1 << 20  # bytes
STREAMS = 3


class FirstRun(Exception):
    """This process is a fork now, and has a module to run."""

    def __init__(self, request: dict[str, Any], streams: list[int]) -> None:
        super().__init__()
        self.request, self.streams = request, streams


def serve(address: str, master: int) -> None:
    """Fork for whoever asks, as long as the process `master` lives and the socket is there.

    Raises FirstRun in each fork.
    """
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(address)
    listener.listen(64)
    woken, wake = socket.socketpair()
    wake.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
    running: dict[int, socket.socket] = {}
    with selectors.DefaultSelector() as selector:
        for source in (listener, woken):
            selector.register(source, selectors.EVENT_READ)
        while Path(address).exists() and Path(f"/proc/{master}").exists():
            for key, _ in selector.select(timeout=1.0):
                if key.fileobj is woken:
                    woken.recv(4096)
                    _tell_of_ends(running)
                else:
                    _fork_one(listener, running)


def _fork_one(listener: socket.socket, running: dict[int, socket.socket]) -> None:
    client, _ = listener.accept()
    try:
        data, streams = _received(client)
        request: dict[str, Any] = json.loads(data)
    except (OSError, ValueError):
        client.close()
        return
    pid = os.fork()
    if not pid:
        raise FirstRun(request, streams)
    for stream in streams:
        os.close(stream)
    running[pid] = client
    _send(client, f"{pid}\n")


def _received(client: socket.socket) -> tuple[bytes, list[int]]:
    streams = array.array("i")
    data, ancillary, *_ = client.recvmsg(LARGEST_REQUEST, socket.CMSG_SPACE(STREAMS * streams.itemsize))
    for level, kind, sent in ancillary:
        if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
            streams.frombytes(sent[: STREAMS * streams.itemsize])
    while not data.endswith(b"\n"):
        more = client.recv(LARGEST_REQUEST)
        if not more:
            raise ValueError("the request breaks off")
        data += more
    if len(streams) != STREAMS:
        raise ValueError("the request comes without its streams")
    return data, list(streams)


def _tell_of_ends(running: dict[int, socket.socket]) -> None:
    while running:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        with running.pop(pid) as client:
            _send(client, f"{os.waitstatus_to_exitcode(status)}\n")


def _send(client: socket.socket, line: str) -> None:
    with contextlib.suppress(OSError):  # whoever asked is gone
        client.sendall(line.encode())


def become(request: dict[str, Any], streams: list[int]) -> None:
    """Turn this fork into `python -m MODULE ARGUMENTS`."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    # The server's own. Its sockets stay referenced by this stack, so that none is closed again under another's number.
    os.closerange(STREAMS, 256)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", buffering=1, closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", buffering=1, closefd=False)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["folder"])
    sys.argv = [request["module"], *request["arguments"]]
    sys.modules.pop(request["module"], None)  # as `python -m` does, it runs as __main__ alone
    runpy.run_module(request["module"], run_name="__main__", alter_sys=True)


def main() -> None:
    """Import, then serve."""
    address, master, *modules = sys.argv[1:]
    gc.disable()  # importing makes a million objects and no garbage
    for module in modules:
        importlib.import_module(module)
    gc.freeze()  # nor do forks look for it among them, which would make each page of them a fork's own
    gc.enable()
    assert threading.active_count() == 1, "a process with threads cannot be forked safely"
    try:
        serve(address, int(master))
        return
    except FirstRun as run:
        first = run
    _leave(_exit_code_of(first))


def _exit_code_of(run: FirstRun) -> int:
    """Run the fork's module, and return with which code `python -m` would end."""
    try:
        become(run.request, run.streams)
    except SystemExit as ending:
        if ending.code is None or isinstance(ending.code, int):
            return ending.code or 0
        sys.stderr.write(f"{ending.code}\n")
        return 1
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)
    except BaseException:  # whatever it is, Python prints it
        traceback.print_exc()
        return 1
    return 0


def _leave(code: int) -> None:
    """End this fork as Python ends, without taking apart all that was imported, which takes half a second."""
    threading._shutdown()  # type: ignore[attr-defined]  # waits for threads, as Python does at this place
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    os.chdir(Path(__file__).parents[1])  # not where the test's process was that needed this one first
    main()
