"""Engines on a Ray cluster: one on each share of its nodes, as many as there are at the moment."""

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
CLOSE_SECONDS = 5.0  # for an engine to end by itself
KILLED = -9  # an exit code, as of a process that a signal ended
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds between attempts to join, doubled each time

log = structlog.get_logger()


class ClusterLost(WordbrushError):
    """The cluster cannot be joined, or is there no longer; the text is the end of the driver's log."""


class Cluster:
    """The bot's part of a cluster, in a process of its own; use it as an async context manager."""

    def __init__(self, join: Join) -> None:
        self._join = join
        self._wires: dict[int, ClusterWire] = {}
        self._launched = 0
        self.nodes: list[Node] | None = None  # none until it is joined
        self.changed = asyncio.Event()  # the nodes, or that it is lost

    async def __aenter__(self) -> Self:
        self._driver = await ChildProcess.spawn(DRIVER, on_log=pass_on("cluster"))
        self._reading = asyncio.create_task(self._read())
        await self._driver.send(self._join)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._driver.close()
        await self._reading

    async def lost(self) -> ClusterLost:
        """Wait for the end of it, and say what is known."""
        await asyncio.shield(self._reading)
        returncode, said = await self._driver.ended()
        return ClusterLost(f"The Ray cluster at {self._join.address} is not there (exit code {returncode}).\n{said}")

    async def joined(self, within: float) -> list[Node]:
        """Wait until it is; ClusterLost where it is not within so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                while self.nodes is None and not self.is_lost:
                    self.changed.clear()
                    await self.changed.wait()
        if self.nodes is None:
            self._driver.kill()
            raise await self.lost()
        return self.nodes

    @property
    def is_lost(self) -> bool:
        """Whether it has ended."""
        return self._reading.done()

    async def launch(self, node: str, on_log: OnLog, within: float) -> "ClusterWire":
        """Start an engine process on a node; EngineDied where there is none within so many seconds."""
        self._launched += 1
        wire = ClusterWire(self, self._launched, on_log)
        self._wires[wire.number] = wire
        await self.send(Launch(wire.number, node))
        try:
            await wire.launched(within)
        except BaseException:
            wire.kill()
            raise
        return wire

    async def send(self, order: Launch | Deliver | End) -> None:
        """One order to the driver."""
        if self.is_lost:
            self.forget_all()
        else:
            await self._driver.send(order)

    def send_soon(self, order: End) -> None:
        """The same, without waiting."""
        if not self.is_lost:
            self._driver.send_soon(order)

    def forget(self, number: int) -> None:
        """What this engine still says is for nobody."""
        self._wires.pop(number, None)

    def forget_all(self) -> None:
        """They have all gone."""
        for wire in list(self._wires.values()):
            wire.hear(Ended(wire.number, None, "the cluster is not there any more"))

    async def _read(self) -> None:
        try:
            while (body := await self._driver.receive()) is not None:
                self._hear(decode_report(body))
        except (DamagedStream, msgspec.MsgspecError) as error:
            self._driver.note(f"it cannot be understood: {error}")
            self._driver.kill()
        finally:
            self.forget_all()
            self.changed.set()

    def _hear(self, report: Report) -> None:
        if isinstance(report, Nodes):
            self.nodes = report.nodes
            self.changed.set()
        elif wire := self._wires.get(report.engine):
            wire.hear(report)


class ClusterWire:
    """The way to one engine process on the cluster; a Wire."""

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
        """Of the process, on its machine."""
        return self._pid.result()

    async def launched(self, within: float) -> None:
        """Wait until it runs."""
        either: set[asyncio.Future[Any]] = {self._pid, self._end}
        await asyncio.wait(either, timeout=within, return_when=asyncio.FIRST_COMPLETED)
        if self._end.done():
            raise EngineDied(*self._end.result())
        if not self._pid.done():
            raise EngineDied(None, "its node has no room for it: something else uses what it needs")

    def hear(self, report: Launched | Said | Logged | Ended) -> None:
        """What comes from there."""
        match report:
            case Launched(pid=pid):
                self._pid.set_result(pid)
            case Said(body=body):
                self._bodies.put_nowait(body)
            case Logged(entry=entry):
                self._on_log(int(entry.pop("pid")), entry)
            case Ended(returncode=returncode, log=said):
                self._over(returncode, said)

    async def send(self, message: msgspec.Struct) -> None:
        """One message to the process."""
        await self._cluster.send(Deliver(self.number, frame(message)))

    async def receive(self) -> bytes | None:
        """The body of the next frame; None where it has ended."""
        return await self._bodies.get()

    def note(self, line: str) -> None:
        """Add to the log, for the report."""
        self._notes += f"{line}\n"

    def kill(self) -> None:
        """End it at once, and wait for no confirmation: its node may not answer."""
        self._cluster.send_soon(End(self.number, at_once=True))
        self._over(KILLED, "")

    async def ended(self) -> tuple[int | None, str]:
        """Exit code, where that is known, and the end of its log."""
        returncode, said = await asyncio.shield(self._end)
        return returncode, f"{said}\n{self._notes}".strip()

    async def close(self) -> None:
        """Ask it to end; one that stays is killed."""
        if not self._end.done():
            await self._cluster.send(End(self.number, at_once=False))
            with suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(self._end), CLOSE_SECONDS)
        if not self._end.done():
            self.kill()

    def _over(self, returncode: int | None, said: str) -> None:
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
        """`node`: its id. `patience`: seconds for the node to have room."""

        async def launch() -> ClusterWire:
            return await cluster.launch(node, on_log, patience)

        super().__init__(launch, on_fetching=on_fetching, on_vitals=on_vitals)


class ClusterFleet:
    """One engine for each share of the cluster's nodes; they come and go with these."""

    def __init__(self, join: Join, start: Start, *, most: int, hung_after: float) -> None:
        """`start`: what every engine is told. `most`: of engines; 0 is no limit."""
        self._join = join
        self._start = start
        self._most = most
        self._hung_after = hung_after
        self._by_place: dict[tuple[str, int], SupervisedEngine] = {}

    @property
    def engines(self) -> list[SupervisedEngine]:
        """Those that there are now."""
        return list(self._by_place.values())

    async def run(self, serve: Serve) -> None:
        """Be part of the cluster until cancelled, and join it again whenever it was lost."""
        failures = 0
        while True:
            try:
                async with Cluster(self._join) as cluster:
                    await self._keep(cluster, serve)
                    failures = 0 if cluster.nodes is not None else failures
                    raise await cluster.lost()
            except ClusterLost as error:
                problem = str(error)
            pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2**failures)
            failures += 1
            log.error("cluster lost", problem=problem, next_try_in_seconds=pause)
            await asyncio.sleep(pause)

    async def _keep(self, cluster: Cluster, serve: Serve) -> None:
        """Engines on its nodes, until it is lost."""
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
