"""The process that joins the Ray cluster on the bot's behalf: `python -m bot.engines.cluster_driver`.

It exchanges frames with the bot over stdin and stdout. It is a process of its own because Ray ends a process that has
lost its cluster, starts threads, sets signal handlers and takes memory.
"""

import asyncio
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import ray
import structlog
from ray.exceptions import RayError
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from bot.engines.cluster_actor import BEAT, EngineActor
from bot.engines.cluster_messages import Deliver, End, Ended, Join, Launch, Node, Nodes, Order, decode_order
from engine.protocol.logs import set_up_logs
from engine.protocol.messages import frame, read_body, take_pipes

NAMESPACE = "wordbrush"
CONNECT_SECONDS = 10.0
NODE = "bot.engines.cluster_node"
NODE_LOG_LINES = 20  # of the end of the node's log, shown when the node has ended
POLL_EVERY_S = 1.0  # between two looks at the list of nodes
SILENT_S = 40.0  # without a report, after which an actor counts as lost; more than Ray needs to get over a short cut
CALL_S = 60.0  # for a call to the head, after which the connection counts as lost

Result = TypeVar("Result")
NOT_RESOURCES = ("CPU", "GPU", "memory")  # Ray has separate options for these

log = structlog.get_logger()


def engine_capacity(resources: dict[str, float], share: dict[str, float]) -> int:
    """Return the number of engines for which a node has resources; `share` is what one engine takes."""
    return min(int(resources.get(name, 0.0) / amount + 1e-9) for name, amount in share.items())


class Driver:
    """Launches actors, and passes frames between them and the bot."""

    def __init__(self, join: Join, replies: Any) -> None:
        self._join = join
        self._replies = replies
        self._actor_class = ray.remote(EngineActor)  # one object, as each one is sent to the head before its first use
        self._engines: dict[int, tuple[Any, asyncio.Queue[Deliver | End]]] = {}  # an actor is None until it exists
        self._tasks: set[asyncio.Task[None]] = set()

    def send(self, report: bytes) -> None:
        """Write one frame to the bot, and flush it."""
        self._replies.write(report)
        self._replies.flush()

    def handle(self, order: Order) -> None:
        """Carry out an order of the bot."""
        match order:
            case Launch(engine=engine):
                self._engines[engine] = None, asyncio.Queue()
                self._create_task(self._run_engine(order))
            case End(engine=engine, at_once=True) if engine in self._engines:
                # At once: the node may never answer earlier orders.
                if actor := self._engines[engine][0]:
                    self._create_task(answered(ray.kill, actor))
                else:
                    del self._engines[engine]  # which kills it as soon as it exists
            case Deliver(engine=engine) | End(engine=engine) if engine in self._engines:
                self._engines[engine][1].put_nowait(order)

    def _create_task(self, coroutine: Any) -> None:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def watch_nodes(self) -> None:
        """Send the bot the list of live nodes whenever it changes."""
        known: list[Node] | None = None
        while True:
            found = [
                Node(node["NodeID"], node["NodeManagerHostname"], engine_capacity(node["Resources"], self._join.share))
                for node in await answered(ray.nodes)
                if node["Alive"]
            ]
            if (found := sorted(found, key=lambda node: node.id)) != known:
                known = found
                self.send(frame(Nodes(found)))
            await asyncio.sleep(POLL_EVERY_S)

    async def _run_engine(self, launch: Launch) -> None:
        """Start an actor and pass its reports to the bot until it ends."""
        actor = delivering = None
        try:
            actor = await answered(self._actor, launch)
            if launch.engine not in self._engines:
                return
            _, orders = self._engines[launch.engine]
            self._engines[launch.engine] = actor, orders
            delivering = asyncio.create_task(self._deliver(actor, orders))
            async for report in _streamed(actor.reports.options(num_returns="streaming").remote()):
                if report != BEAT:
                    self.send(report)
        except Exception as error:  # whatever Ray raises, the bot waits for an Ended
            log.error("actor lost", engine=launch.engine, node=launch.node, problem=str(error))
            self.send(frame(Ended(launch.engine, None, f"{type(error).__name__}: {error}")))
        finally:
            self._engines.pop(launch.engine, None)
            if delivering:
                delivering.cancel()
            if actor:
                await answered(ray.kill, actor)

    def _actor(self, launch: Launch) -> Any:
        share = self._join.share
        options: dict[str, Any] = {
            "num_cpus": share.get("CPU", 0),
            "num_gpus": share.get("GPU", 0),
            "resources": {name: amount for name, amount in share.items() if name not in NOT_RESOURCES},
            "scheduling_strategy": NodeAffinitySchedulingStrategy(launch.node, soft=False),
            "max_restarts": 0,  # the bot starts another one itself, as it has to be sent a Start
            "max_task_retries": 0,
        }
        if "memory" in share:
            options["memory"] = share["memory"]
        return self._actor_class.options(**options).remote(launch.engine, self._join.worker)

    async def _deliver(self, actor: Any, orders: asyncio.Queue[Deliver | End]) -> None:
        """Send orders to the actor one after the other, as Ray does not order the calls of an async actor."""
        while True:
            order = await orders.get()
            try:
                if isinstance(order, Deliver):
                    await actor.deliver.remote(order.frame)
                else:
                    await actor.end.remote()
            except RayError as error:
                # Ray does not say whether it has arrived, and does not always end an actor that it cannot reach.
                log.warning("not delivered", problem=str(error))
                await answered(ray.kill, actor)  # the bot learns it from the Ended that follows
                return


async def answered(call: Callable[..., Result], *arguments: Any) -> Result:
    """Make a call to the head that blocks, in a thread, and return its result.

    If there is none after CALL_S, this process ends, so that the bot joins the cluster anew. Ray itself would wait
    without end for an answer that was lost while the network was cut.
    """
    try:
        async with asyncio.timeout(CALL_S):
            return await asyncio.to_thread(call, *arguments)
    except TimeoutError:
        log.error("the head has not answered", call=call.__name__, seconds=CALL_S)
        os._exit(1)  # the thread cannot be ended


async def _streamed(reports: Any) -> AsyncIterator[bytes]:
    """Yield an actor's reports. Raises TimeoutError if none comes for SILENT_S once the first one has come.

    A report that is lost while the network is cut is lost for good: Ray then waits for it without end, and the actor
    goes on with what nobody hears of.
    """
    silent_after: float | None = None  # until there is room for the actor
    while True:
        try:
            async with asyncio.timeout(silent_after):
                report = await (await anext(reports))
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise TimeoutError(f"nothing was heard of it for {SILENT_S:g} s") from None
        silent_after = SILENT_S
        yield report


async def own_address(head: str) -> str:
    """Connect to the head node, and return the address of this machine that the head sees.

    Raises OSError or TimeoutError. Ray itself would retry for a minute or more without saying why, and would take the
    address of the default route, which is another one where the head is behind a VPN.
    """
    host, _, port = head.rpartition(":")
    _, writer = await asyncio.wait_for(asyncio.open_connection(host, int(port)), CONNECT_SECONDS)
    own: str = writer.get_extra_info("sockname")[0]
    writer.close()
    return own


def start_node(head: str, own: str) -> str:
    """Start the bot's own Ray node, and return its folder.

    The node ends with this process, and this process with the node.
    """
    log.info("starting the bot's own Ray node", head=head, address=own)
    folder = tempfile.mkdtemp(prefix="wordbrush-")
    node = subprocess.Popen(  # noqa: S603  # addresses, and a folder of our own
        [sys.executable, "-m", NODE, head, own, folder],
        stdin=subprocess.PIPE,  # its end is the end of the node
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        text=True,
        errors="replace",
    )
    said = node.stdout
    assert said

    def watch() -> None:
        last = deque(said, maxlen=NODE_LOG_LINES)
        shutil.rmtree(folder, ignore_errors=True)
        log.error("the bot's own Ray node has ended", exit_code=node.wait(), said="".join(last))
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    return folder


def head_of_this_machine() -> str | None:
    """Return host:port of the head that Ray's "auto" stands for, or None if it has to be searched for.

    https://docs.ray.io/en/latest/ray-core/api/doc/ray.init.html
    """
    if address := os.environ.get("RAY_ADDRESS"):
        return address
    with suppress(OSError):
        return (Path(tempfile.gettempdir()) / "ray" / "ray_current_cluster").read_text().strip()
    return None


async def join_cluster(address: str) -> None:
    """Join the cluster, on this machine's node or, with the address of a head, on a node of the bot's own.

    Ends the process with a sentence if that fails.
    """
    folder = None  # by which Ray finds the node, among others on this machine
    try:
        if address != "auto":
            folder = start_node(address, await own_address(address))
        elif head := head_of_this_machine():
            await own_address(head)
        ray.init(
            address=address,
            namespace=NAMESPACE,
            log_to_driver=False,
            logging_level=logging.WARNING,
            _temp_dir=folder,
        )
    except TimeoutError:
        sys.exit(f"The head does not answer within {CONNECT_SECONDS:g} s.")
    except OSError as error:  # a ConnectionError of Ray's among them
        sys.exit(f"The head cannot be reached: {error}")
    except RuntimeError as error:
        sys.exit(
            "No node of this machine is in the cluster. Start the node again, or set address in [engine.ray] to the "
            f"address of the head, so that the bot starts a node itself. Ray says: {error}"
        )


async def run_driver() -> None:
    """Join the cluster that the first message names, and carry out orders until the bot closes stdin."""
    incoming, replies = take_pipes()
    orders: asyncio.Queue[Order] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def read() -> None:
        while (body := read_body(incoming)) is not None:
            loop.call_soon_threadsafe(orders.put_nowait, decode_order(body))
        os._exit(0)  # Ray ends the actors together with their driver

    threading.Thread(target=read, daemon=True).start()
    join = await orders.get()
    assert isinstance(join, Join)
    await join_cluster(join.address)
    driver = Driver(join, replies)
    watching = asyncio.create_task(driver.watch_nodes())
    while not watching.done():
        taking = asyncio.create_task(orders.get())
        await asyncio.wait({watching, taking}, return_when=asyncio.FIRST_COMPLETED)
        if taking.done():
            driver.handle(taking.result())
    watching.result()


if __name__ == "__main__":
    set_up_logs()
    asyncio.run(run_driver())
