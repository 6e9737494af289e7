"""Messages between the bot and the process that joins the Ray cluster; frames as in engine.protocol.messages."""

from typing import Any

import msgspec


class Join(msgspec.Struct, tag="join", frozen=True):
    """Become a part of a cluster; the first message."""

    address: str  # host:port of its head, or auto: the cluster that this machine is a node of
    share: dict[str, float]  # of a node's resources, for one engine
    worker: str  # the engine's module


class Launch(msgspec.Struct, tag="launch", frozen=True):
    """Start an engine on a node. engine: its number, never used again."""

    engine: int
    node: str


class Deliver(msgspec.Struct, tag="deliver", frozen=True):
    """A frame for an engine."""

    engine: int
    frame: bytes


class End(msgspec.Struct, tag="end", frozen=True):
    """Let an engine go. at_once: without waiting for what it is at."""

    engine: int
    at_once: bool


class Node(msgspec.Struct, frozen=True):
    """A machine of the cluster that is alive."""

    id: str
    name: str
    room: int  # for engines


class Nodes(msgspec.Struct, tag="nodes", frozen=True):
    """All that there are, whenever that changes."""

    nodes: list[Node]


class Launched(msgspec.Struct, tag="launched", frozen=True):
    """An engine process has been started."""

    engine: int
    pid: int  # on its machine


class Said(msgspec.Struct, tag="said", frozen=True):
    """A frame's body from an engine."""

    engine: int
    body: bytes


class Logged(msgspec.Struct, tag="logged", frozen=True):
    """A line of an engine's log."""

    engine: int
    entry: dict[str, Any]


class Ended(msgspec.Struct, tag="ended", frozen=True):
    """An engine is no more, nor what had started it."""

    engine: int
    returncode: int | None  # of its process, where that is known
    log: str  # the end of it


Order = Join | Launch | Deliver | End
Report = Nodes | Launched | Said | Logged | Ended

decode_order = msgspec.msgpack.Decoder(Order).decode
decode_report = msgspec.msgpack.Decoder(Report).decode
