"""Engines on a Ray cluster: one for each share of its nodes, which may come and go."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self

import msgspec
import structlog

from bot.engines.cluster_messages import (
    Deliver,
    End,
    Ended,
    Join,
    Launch,
    Launched,
    Logged,
    Node,
    Nodes,
    Report,
    Said,
    decode_report,
)
from bot.engines.connection import Engine
from bot.engines.fleet import Serve
from bot.engines.supervisor import SupervisedEngine
from bot.errors import EngineDied, WordbrushError
from bot.observability.logs import pass_on
from bot.processes.child import ChildProcess, OnLog
from engine.protocol.messages import DamagedStream, Fetching, Start, Vitals, frame

DRIVER = "bot.engines.cluster_driver"
CLOSE_SECONDS = 5.0  # in which an engine has to end by itself
KILLED = -9  # the exit code of a process that SIGKILL ended
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds between attempts to join; doubled after each failure

log = structlog.get_logger()


class ClusterLost(WordbrushError):
    """Raised when the cluster cannot be joined or has gone; the text ends with the driver's log."""


class Cluster:
    """A connection to a Ray cluster through a driver process; use it as an async context manager."""

    def __init__(self, join: Join) -> None:
        self._join = join
        self._transports: dict[int, ClusterTransport] = {}
        self._launched = 0
        self.nodes: list[Node] | None = None  # None until the cluster is joined
        self.changed = asyncio.Event()  # set when the nodes change or the cluster is lost

    async def __aenter__(self) -> Self:
        self._driver = await ChildProcess.spawn(DRIVER, on_log=pass_on("cluster"))
        self._reading = asyncio.create_task(self._read())
        await self._driver.send(self._join)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._driver.close()
        await self._reading

    async def wait_lost(self) -> ClusterLost:
        """Wait until the cluster is lost, and return the error that says why."""
        await asyncio.shield(self._reading)
        returncode, said = await self._driver.ended()
        return ClusterLost(
            f"The Ray cluster at {self._join.address} cannot be reached (exit code {returncode}).\n{said}"
        )

    async def joined(self, timeout_s: float) -> list[Node]:
        """Wait until the cluster is joined, and return its nodes.

        Raises ClusterLost if it is not joined within `timeout_s`; the driver is killed then.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                while self.nodes is None and not self.is_lost:
                    self.changed.clear()
                    await self.changed.wait()
        if self.nodes is None:
            self._driver.kill()
            raise await self.wait_lost()
        return self.nodes

    @property
    def is_lost(self) -> bool:
        """Return whether the driver process has ended."""
        return self._reading.done()

    async def launch(self, node: str, on_log: OnLog, timeout_s: float) -> "ClusterTransport":
        """Start an engine process on the node with this id, and return the transport to it.

        Raises EngineDied if the process has not started within `timeout_s`.
        """
        self._launched += 1
        transport = ClusterTransport(self, self._launched, on_log)
        self._transports[transport.number] = transport
        await self.send(Launch(transport.number, node))
        try:
            await transport.wait_launched(timeout_s)
        except BaseException:
            transport.kill()
            raise
        return transport

    async def send(self, order: Launch | Deliver | End) -> None:
        """Send one order to the driver; if it has ended, all transports end."""
        if self.is_lost:
            self.end_all()
        else:
            await self._driver.send(order)

    def send_soon(self, order: End) -> None:
        """Send an order to the driver without waiting until it is written."""
        if not self.is_lost:
            self._driver.send_soon(order)

    def forget(self, number: int) -> None:
        """Ignore whatever this engine still reports."""
        self._transports.pop(number, None)

    def end_all(self) -> None:
        """End all transports, because the cluster is gone."""
        for transport in list(self._transports.values()):
            transport.handle(Ended(transport.number, None, "the connection to the cluster was lost"))

    async def _read(self) -> None:
        try:
            while (body := await self._driver.receive()) is not None:
                self._handle(decode_report(body))
        except (DamagedStream, msgspec.MsgspecError) as error:
            self._driver.note(f"its messages cannot be read: {error}")
            self._driver.kill()
        finally:
            self.end_all()
            self.changed.set()

    def _handle(self, report: Report) -> None:
        if isinstance(report, Nodes):
            self.nodes = report.nodes
            self.changed.set()
        elif transport := self._transports.get(report.engine):
            transport.handle(report)


class ClusterTransport:
    """A Transport to one engine process on the cluster."""

    def __init__(self, cluster: Cluster, number: int, on_log: OnLog) -> None:
        self.number = number
        self._cluster = cluster
        self._on_log = on_log
        self._bodies: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._pid: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._end: asyncio.Future[tuple[int | None, str]] = asyncio.get_running_loop().create_future()
        self._notes = ""

    @property
    def pid(self) -> int:
        """Return the id of the engine process on its own machine."""
        return self._pid.result()

    async def wait_launched(self, timeout_s: float) -> None:
        """Wait until the process runs. Raises EngineDied if it ends or does not start within `timeout_s`."""
        either: set[asyncio.Future[Any]] = {self._pid, self._end}
        await asyncio.wait(either, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
        if self._end.done():
            raise EngineDied(*self._end.result())
        if not self._pid.done():
            raise EngineDied(None, "its node has no room for it: something else uses the resources that it needs")

    def handle(self, report: Launched | Said | Logged | Ended) -> None:
        """Take in a report about this engine from the driver."""
        match report:
            case Launched(pid=pid):
                self._pid.set_result(pid)
            case Said(body=body):
                self._bodies.put_nowait(body)
            case Logged(entry=entry):
                self._on_log(int(entry.pop("pid")), entry)
            case Ended(returncode=returncode, log=said):
                self._finish(returncode, said)

    async def send(self, message: msgspec.Struct) -> None:
        """Send one message to the process, as a frame."""
        await self._cluster.send(Deliver(self.number, frame(message)))

    async def receive(self) -> bytes | None:
        """Return the body of the next frame, or None once the process has ended."""
        return await self._bodies.get()

    def note(self, line: str) -> None:
        """Add a line to the log that `ended` returns."""
        self._notes += f"{line}\n"

    def kill(self) -> None:
        """Kill the process without waiting for a confirmation, as its node may not answer."""
        self._cluster.send_soon(End(self.number, at_once=True))
        self._finish(KILLED, "")

    async def ended(self) -> tuple[int | None, str]:
        """Wait for the end of the process; return its exit code, if known, and the end of its log."""
        returncode, said = await asyncio.shield(self._end)
        return returncode, f"{said}\n{self._notes}".strip()

    async def close(self) -> None:
        """Ask the process to end, and kill it if it has not ended within CLOSE_SECONDS."""
        if not self._end.done():
            await self._cluster.send(End(self.number, at_once=False))
            with suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(self._end), CLOSE_SECONDS)
        if not self._end.done():
            self.kill()

    def _finish(self, returncode: int | None, said: str) -> None:
        if not self._end.done():
            self._end.set_result((returncode, said))
            self._bodies.put_nowait(None)
            self._cluster.forget(self.number)


class ClusterEngine(Engine):
    """An engine process on a node of the cluster."""

    def __init__(
        self,
        cluster: Cluster,
        node: str,
        *,
        patience: float,
        on_fetching: Callable[[Fetching], None] = lambda fetching: None,
        on_vitals: Callable[[Vitals], None] = lambda vitals: None,
        on_log: OnLog = lambda pid, entry: None,
    ) -> None:
        """Prepare an engine on the node with this id.

        The node has `patience` seconds to find room for it. See Engine for `on_fetching` and `on_vitals`; `on_log` gets
        every line of the process's log.
        """

        async def launch() -> ClusterTransport:
            return await cluster.launch(node, on_log, patience)

        super().__init__(launch, on_fetching=on_fetching, on_vitals=on_vitals)


class ClusterFleet:
    """One engine for each share of the cluster's nodes, started and retired as nodes come and go."""

    def __init__(self, join: Join, start: Start, *, most: int, hung_after: float) -> None:
        """Prepare a fleet of at most `most` engines; 0 is no limit.

        Every engine is sent `start`. `hung_after` is as in SupervisedEngine.
        """
        self._join = join
        self._start = start
        self._most = most
        self._hung_after = hung_after
        self._by_place: dict[tuple[str, int], SupervisedEngine] = {}

    @property
    def engines(self) -> list[SupervisedEngine]:
        """Return the engines that exist at the moment, ready or not."""
        return list(self._by_place.values())

    async def run(self, serve: Serve) -> None:
        """Keep the cluster joined and its engines served until cancelled.

        A lost cluster is joined again after a pause, which doubles up to LONGEST_PAUSE.
        """
        failures = 0
        while True:
            try:
                async with Cluster(self._join) as cluster:
                    await self._keep(cluster, serve)
                    failures = 0 if cluster.nodes is not None else failures
                    raise await cluster.wait_lost()
            except ClusterLost as error:
                problem = str(error)
            pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2**failures)
            failures += 1
            log.error("cluster lost", problem=problem, next_try_in_seconds=pause)
            await asyncio.sleep(pause)

    async def _keep(self, cluster: Cluster, serve: Serve) -> None:
        """Run one engine for each share of the nodes until the cluster is lost."""
        async with asyncio.TaskGroup() as group:
            while not cluster.is_lost:
                cluster.changed.clear()
                if cluster.nodes is not None:
                    self._match(cluster, group, serve)
                if not cluster.is_lost:
                    await cluster.changed.wait()
            for place in list(self._by_place):
                self._by_place.pop(place).retire()

    def _match(self, cluster: Cluster, group: asyncio.TaskGroup, serve: Serve) -> None:
        names = {node.id: node.name for node in cluster.nodes or ()}
        places = [(node.id, number) for node in cluster.nodes or () for number in range(node.room)]
        places = places[: self._most or None]
        for place in set(self._by_place) - set(places):
            log.warning("engine's node gone", device=self._by_place[place].device)
            self._by_place.pop(place).retire()
        for place in places:
            if place not in self._by_place:
                engine = self._engine(cluster, place, names[place[0]])
                self._by_place[place] = engine
                group.create_task(engine.run())
                group.create_task(serve(engine))

    def _engine(self, cluster: Cluster, place: tuple[str, int], name: str) -> SupervisedEngine:
        node, number = place

        def make(*, on_fetching: Callable[[Fetching], None], on_vitals: Callable[[Vitals], None]) -> Engine:
            return ClusterEngine(
                cluster,
                node,
                patience=self._hung_after,
                on_fetching=on_fetching,
                on_vitals=on_vitals,
                on_log=pass_on("engine"),
            )

        return SupervisedEngine(f"{name}/{node[:6]}/{number}", self._start, make, hung_after=self._hung_after)
