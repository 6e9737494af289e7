"""A Ray cluster of several nodes on this machine: each of them a raylet with processes of its own, which can die."""

import os
import signal
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

import psutil

RESOURCE = "wordbrush"  # of which an engine takes one
SHARE = '{"wordbrush": 1}'
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
            "WORDBRUSH_ENGINE__RAY__ADDRESS": self.address,
            "WORDBRUSH_ENGINE__RAY__SHARE": SHARE,
        }

    def _signal(self, node: Any, which: signal.Signals) -> None:
        for process in self.processes(node):
            try:
                os.kill(process.pid, which)
            except ProcessLookupError:
                continue
