"""The bot's part of a Ray cluster: `python -m bot.engines.cluster_driver`, with frames on its stdin and stdout.

A process of its own, as Ray ends a process that has lost its cluster, and takes threads, signals and memory.
"""

import asyncio
import logging
import os
import threading
from collections.abc import AsyncIterator
from typing import Any

import ray
import structlog
from ray.exceptions import RayError
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from bot.engines.cluster_actor import EngineActor
from bot.engines.cluster_messages import Deliver, End, Ended, Join, Launch, Node, Nodes, Order, decode_order
from engine.protocol.logs import set_up_logs
from engine.protocol.messages import frame, read_body, take_pipes

NAMESPACE = "wordbrush"
CONNECT_SECONDS = 10.0
LOOK_EVERY = 1.0  # seconds, at which nodes there are
NOT_RESOURCES = ("CPU", "GPU", "memory")  # which Ray has options of their own for

log = structlog.get_logger()


def room(resources: dict[str, float], share: dict[str, float]) -> int:
    """For how many engines a node has resources."""
    return min(int(resources.get(name, 0.0) / amount + 1e-9) for name, amount in share.items())


class Driver:
    """Launches actors, and carries frames between them and the bot."""

    def __init__(self, join: Join, replies: Any) -> None:
        self._join = join
        self._replies = replies
        self._engines: dict[int, tuple[Any, asyncio.Queue[Deliver | End]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def say(self, report: bytes) -> None:
        """One frame to the bot."""
        self._replies.write(report)
        self._replies.flush()

    def obey(self, order: Order) -> None:
        """What the bot wants."""
        match order:
            case Launch():
                self._begin(self._carry(order))
            case End(engine=engine, at_once=True) if engine in self._engines:
                ray.kill(self._engines[engine][0])  # past what its node may never answer
            case Deliver(engine=engine) | End(engine=engine) if engine in self._engines:
                self._engines[engine][1].put_nowait(order)

    def _begin(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def watch_nodes(self) -> None:
        """Say which nodes there are, whenever that changes."""
        known: list[Node] | None = None
        while True:
            found = [
                Node(one["NodeID"], one["NodeManagerHostname"], room(one["Resources"], self._join.share))
                for one in await asyncio.to_thread(ray.nodes)
                if one["Alive"]
            ]
            if (found := sorted(found, key=lambda node: node.id)) != known:
                known = found
                self.say(frame(Nodes(found)))
            await asyncio.sleep(LOOK_EVERY)

    async def _carry(self, launch: Launch) -> None:
        """An engine's whole life."""
        actor = self._actor(launch)
        orders: asyncio.Queue[Deliver | End] = asyncio.Queue()
        self._engines[launch.engine] = actor, orders
        delivering = asyncio.create_task(self._deliver(actor, orders))
        try:
            async for report in _streamed(actor.reports.options(num_returns="streaming").remote()):
                self.say(report)
        except Exception as error:  # whatever Ray has to say: the bot waits for a word
            log.error("actor lost", engine=launch.engine, node=launch.node, problem=str(error))
            self.say(frame(Ended(launch.engine, None, f"{type(error).__name__}: {error}")))
        finally:
            delivering.cancel()
            del self._engines[launch.engine]
            ray.kill(actor)

    def _actor(self, launch: Launch) -> Any:
        share = self._join.share
        options: dict[str, Any] = {
            "num_cpus": share.get("CPU", 0),
            "num_gpus": share.get("GPU", 0),
            "resources": {name: amount for name, amount in share.items() if name not in NOT_RESOURCES},
            "scheduling_strategy": NodeAffinitySchedulingStrategy(launch.node, soft=False),
            "max_restarts": 0,  # the bot starts another one, and tells it what to load
            "max_task_retries": 0,
        }
        if "memory" in share:
            options["memory"] = share["memory"]
        return ray.remote(EngineActor).options(**options).remote(launch.engine, self._join.worker)

    async def _deliver(self, actor: Any, orders: asyncio.Queue[Deliver | End]) -> None:
        """One after the other: Ray itself promises no order of an async actor's calls."""
        while True:
            order = await orders.get()
            try:
                if isinstance(order, Deliver):
                    await actor.deliver.remote(order.frame)
                else:
                    await actor.end.remote()
            except RayError as error:
                log.warning("not delivered", problem=str(error))  # the end of its reports says it to the bot


async def _streamed(reports: Any) -> AsyncIterator[bytes]:
    async for report in reports:
        yield await report


async def ensure_somebody_listens(address: str) -> None:
    """Raises OSError: Ray itself tries for a minute or more, and says little."""
    host, colon, port = address.rpartition(":")
    if colon:
        _, writer = await asyncio.wait_for(asyncio.open_connection(host, int(port)), CONNECT_SECONDS)
        writer.close()


async def drive() -> None:
    """Until the bot closes stdin."""
    incoming, replies = take_pipes()
    orders: asyncio.Queue[Order] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def read() -> None:
        while (body := read_body(incoming)) is not None:
            loop.call_soon_threadsafe(orders.put_nowait, decode_order(body))
        os._exit(0)  # Ray ends our actors with us

    threading.Thread(target=read, daemon=True).start()
    join = await orders.get()
    assert isinstance(join, Join)
    await ensure_somebody_listens(join.address)
    ray.init(address=join.address, namespace=NAMESPACE, log_to_driver=False, logging_level=logging.WARNING)
    driver = Driver(join, replies)
    watching = asyncio.create_task(driver.watch_nodes())
    while not watching.done():
        taking = asyncio.create_task(orders.get())
        await asyncio.wait({watching, taking}, return_when=asyncio.FIRST_COMPLETED)
        if taking.done():
            driver.obey(taking.result())
    watching.result()


if __name__ == "__main__":
    set_up_logs()
    asyncio.run(drive())
