"""Machines on a network of their own: network namespaces of Linux behind a switch, whose cables can be pulled.

The process that uses it, and what that starts without `inside`, is on the network too, beside its own connections.
https://man7.org/linux/man-pages/man7/network_namespaces.7.html
"""

import contextlib
import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Self

PROGRAMS = ("ip", "unshare", "setpriv")
IP = shutil.which("ip") or ""
NETWORKS = 256  # of 198.18.0.0/15, which is reserved for tests of network devices
_numbers = itertools.count()

# What a machine has of its own besides its network: its processes, which end with the first one, and Ray's files.
ALONE = """
mkdir -p "$0" /tmp/ray && mount --bind "$0" /tmp/ray && exec "$@"
"""


def missing() -> str | None:
    """Return why there can be no networks here, or None if there can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux can make network namespaces"
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    if absent:
        return f"making network namespaces needs {', '.join(absent)}"
    name = f"wordbrush-try-{os.getpid()}"
    tried = subprocess.run([IP, "netns", "add", name], capture_output=True, text=True)
    if tried.returncode:
        return f"no network namespaces can be made here: {tried.stderr.strip()}"
    tried = subprocess.run([IP, "-n", name, "link", "add", "tried", "type", "bridge"], capture_output=True, text=True)
    subprocess.run([IP, "netns", "delete", name], check=True)
    return f"no bridge can be made here: {tried.stderr.strip()}" if tried.returncode else None


class Network:
    """A switch, and machines on it. Use it as a context manager."""

    def __init__(self) -> None:
        number = next(_numbers)
        self._name = f"wb{os.getpid()}-{number}"
        # Test processes whose ids are close to each other run at the same time, so they do not get the same addresses.
        self._subnet = f"198.18.{(os.getpid() * 7 + number) % NETWORKS}"
        self._machines: dict[str, str] = {}  # their addresses
        self._namespaces: list[str] = []

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            stack.callback(self._remove)
            _ip("netns", "add", self._switch)
            _ip("-n", self._switch, "link", "add", "bridge", "type", "bridge")
            _ip("-n", self._switch, "link", "set", "bridge", "up")
            self._plug_in("here", None)
            self._undo = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._undo.close()

    @property
    def here(self) -> str:
        """Return the address of the machine that all of this runs on."""
        return self._machines["here"]

    def add(self, machine: str) -> str:
        """Add a machine, and return its address."""
        namespace = self._namespace(machine)
        _ip("netns", "add", namespace)
        self._namespaces.append(namespace)
        _ip("-n", namespace, "link", "set", "lo", "up")
        return self._plug_in(machine, namespace)

    def inside(self, machine: str) -> list[str]:
        """Return the command that runs the one behind it on the network of a machine."""
        return [IP, "netns", "exec", self._namespace(machine)]

    def cut(self, machine: str) -> None:
        """Pull the cable of a machine at the switch."""
        _ip("-n", self._switch, "link", "set", machine, "down")

    def join(self, machine: str) -> None:
        """Plug the cable in again."""
        _ip("-n", self._switch, "link", "set", machine, "up")

    @property
    def _switch(self) -> str:
        return f"{self._name}-switch"

    def _namespace(self, machine: str) -> str:
        return f"{self._name}-{machine}"

    def _plug_in(self, machine: str, namespace: str | None) -> str:
        address = f"{self._subnet}.{len(self._machines) + 1}"
        device = "cable" if namespace else self._name  # at most 15 characters
        peer = ["peer", "name", device, "netns", namespace or str(os.getpid())]
        _ip("-n", self._switch, "link", "add", machine, "type", "veth", *peer)
        _ip("-n", self._switch, "link", "set", machine, "master", "bridge", "up")
        there = ["-n", namespace] if namespace else []
        _ip(*there, "address", "add", f"{address}/24", "dev", device)
        _ip(*there, "link", "set", device, "up")
        self._machines[machine] = address
        return address

    def _remove(self) -> None:
        for namespace in (*self._namespaces, self._switch):
            subprocess.run([IP, "netns", "delete", namespace], check=False)


def alone(files: Path) -> list[str]:
    """Return a command that runs the one behind it as a machine's first process, with Ray's files in a folder."""
    return ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", ALONE, str(files)]


def _ip(*arguments: str) -> None:
    done = subprocess.run([IP, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, f"ip {' '.join(arguments)}: {done.stderr}"
