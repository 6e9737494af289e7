"""Messages between the bot and its cluster driver, in the frames of engine.protocol.messages."""

from typing import Any

import msgspec


class Join(msgspec.Struct, tag="join", frozen=True):
    """The first message: join a cluster."""

    address: str  # host:port of the head node, or "auto": the cluster that this machine is a node of
    share: dict[str, float]  # the resources of a node that one engine takes, by Ray's name
    worker: str  # the module that an engine process runs


class Launch(msgspec.Struct, tag="launch", frozen=True):
    """An order to start an engine on a node; engine numbers are never reused."""

    engine: int
    node: str


class Deliver(msgspec.Struct, tag="deliver", frozen=True):
    """An order to pass a frame to an engine."""

    engine: int
    frame: bytes


class End(msgspec.Struct, tag="end", frozen=True):
    """An order to end an engine; with `at_once` it is killed in the middle of its work."""

    engine: int
    at_once: bool


class Node(msgspec.Struct, frozen=True):
    """A machine of the cluster that is alive."""

    id: str
    name: str
    room: int  # the number of engines for which it has resources


class Nodes(msgspec.Struct, tag="nodes", frozen=True):
    """A report of all live nodes, sent whenever they change."""

    nodes: list[Node]


class Launched(msgspec.Struct, tag="launched", frozen=True):
    """A report that an engine process has started."""

    engine: int
    pid: int  # on its machine


class Said(msgspec.Struct, tag="said", frozen=True):
    """A report with the body of a frame that an engine sent."""

    engine: int
    body: bytes


class Logged(msgspec.Struct, tag="logged", frozen=True):
    """A report with one line of an engine's log."""

    engine: int
    entry: dict[str, Any]


class Ended(msgspec.Struct, tag="ended", frozen=True):
    """A report that an engine process and its actor have ended."""

    engine: int
    returncode: int | None  # of its process; None if unknown
    log: str  # the end of the process's log


Order = Join | Launch | Deliver | End
Report = Nodes | Launched | Said | Logged | Ended

decode_order = msgspec.msgpack.Decoder(Order).decode
decode_report = msgspec.msgpack.Decoder(Report).decode
