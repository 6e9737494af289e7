"""A Ray cluster of several nodes on this machine: each of them a raylet with processes of its own, which can die."""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

from tests.networks import Network, alone

RESOURCE = "wordbrush"  # of which an engine takes one
SHARE = '{"wordbrush": 1}'
TOKEN = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}  # of RayMachines
SUPERVISED = 'while :; do "$@"; sleep 1; done'  # as systemd and Docker do it
MEMORY = 80 * 1024 * 1024  # bytes of each node's object store


class RayNodes:
    """A head without room, and nodes with room for some engines each. Use it as a context manager."""

    def __init__(self, *rooms: int) -> None:
        self._rooms = rooms

    def __enter__(self) -> Self:
        from ray.cluster_utils import Cluster

        head = {"num_cpus": 0, "include_dashboard": False, "object_store_memory": MEMORY}
        self._cluster: Any = Cluster(initialize_head=True, head_node_args=head)
        self.nodes = [self.add(room) for room in self._rooms]
        self._cluster.wait_for_nodes()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for node in self.nodes:
            self.go_on(node)
        self._cluster.shutdown()

    @property
    def address(self) -> str:
        """Of the head."""
        return str(self._cluster.address)

    def add(self, room: int) -> Any:
        """A node that joins."""
        return self._cluster.add_node(
            num_cpus=0, resources={RESOURCE: room}, object_store_memory=MEMORY, wait=False, include_dashboard=False
        )

    def remove(self, node: Any) -> None:
        """It leaves in an orderly way."""
        self.nodes.remove(node)
        self._cluster.remove_node(node)

    def kill(self, node: Any) -> None:
        """SIGKILL for all of its processes."""
        self.nodes.remove(node)
        for process in self.processes(node):
            process.kill()
        self._cluster.remove_node(node, allow_graceful=False)

    def kill_head(self) -> None:
        """And with it the whole cluster."""
        for process in self.processes(self._cluster.head_node):
            process.kill()

    def stop(self, node: Any) -> None:
        """SIGSTOP for all of them."""
        self._signal(node, signal.SIGSTOP)

    def go_on(self, node: Any) -> None:
        """SIGCONT."""
        self._signal(node, signal.SIGCONT)

    def processes(self, node: Any) -> list[psutil.Process]:
        """Raylet, actors, engines."""
        found = []
        for information in node.all_processes.values():
            for one in information:
                if psutil.pid_exists(one.process.pid):
                    process = psutil.Process(one.process.pid)
                    found += [process, *process.children(recursive=True)]
        return found

    def actors(self, node: Any) -> list[psutil.Process]:
        """Those of them that have an engine."""
        found = []
        for one in self.processes(node):
            with suppress(psutil.NoSuchProcess):  # a zombie is none either
                if "ray::EngineActor" in " ".join(one.cmdline()):
                    found.append(one)
        return found

    def environment(self) -> dict[str, str]:
        """What makes a bot use it."""
        return {
            "WORDBRUSH_ENGINE__BACKEND": "ray",
            "WORDBRUSH_ENGINE__RAY__ADDRESS": "auto",  # the head is a node of this machine
            "RAY_ADDRESS": self.address,
            "WORDBRUSH_ENGINE__RAY__SHARE": SHARE,
        }

    def _signal(self, node: Any, which: signal.Signals) -> None:
        for process in self.processes(node):
            try:
                os.kill(process.pid, which)
            except ProcessLookupError:
                continue


class RayMachines:
    """A head and nodes on machines of their own, on which `ray start` is supervised. Use it as a context manager."""

    HEAD = "head"

    def __init__(self, network: Network, nodes: dict[str, int]) -> None:
        """`nodes` has the names of machines, and how many engines they have room for."""
        self._network = network
        self._nodes = nodes
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            self._folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
            stack.callback(self._stop_all)
            self._addresses = {machine: self._network.add(machine) for machine in (self.HEAD, *self._nodes)}
            for machine in self._addresses:
                self.start(machine)
            self._undo = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._undo.close()

    @property
    def address(self) -> str:
        """Of the head."""
        return f"{self._addresses[self.HEAD]}:6379"

    def start(self, machine: str) -> None:
        """Switch a machine on."""
        own = ["--num-cpus=0", f"--node-ip-address={self._addresses[machine]}", f"--object-store-memory={MEMORY}"]
        if machine == self.HEAD:
            own += ["--head", "--port=6379", "--include-dashboard=false"]
        else:
            own += [f"--address={self.address}", f'--resources={{"{RESOURCE}": {self._nodes[machine]}}}']
        start = [sys.executable, "-m", "ray.scripts.scripts", "start", *own, "--disable-usage-stats", "--block"]
        with (self._folder / f"{machine}.log").open("ab") as log:
            self._running[machine] = subprocess.Popen(
                [*self._network.inside(machine), *alone(self._folder / machine), "sh", "-c", SUPERVISED, "sh", *start],
                env={**os.environ, **TOKEN, "PYTHONPATH": str(Path(__file__).parents[1])},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def stop(self, machine: str) -> None:
        """Pull the plug of a machine."""
        process = self._running.pop(machine)
        process.kill()
        process.wait()

    def environment(self) -> dict[str, str]:
        """What makes a bot use it."""
        return {
            "WORDBRUSH_ENGINE__BACKEND": "ray",
            "WORDBRUSH_ENGINE__RAY__ADDRESS": self.address,
            **TOKEN,
            "WORDBRUSH_ENGINE__RAY__SHARE": SHARE,
        }

    def log(self) -> str:
        """What `ray start` has said on all machines."""
        return "\n".join(f"{file.name}:\n{file.read_text()}" for file in sorted(self._folder.glob("*.log")))

    def _stop_all(self) -> None:
        for machine in list(self._running):
            self.stop(machine)
