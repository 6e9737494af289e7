"""The bot's own Ray node: `python -m bot.engines.cluster_node HEAD OWN FOLDER`, which ends when its stdin ends.

HEAD is host:port of the head, OWN the address of this machine that the other nodes reach, FOLDER an empty folder, which
is removed in the end. The node has no resources, so no engine runs on it. `ray start --block` alone would outlive a bot
that is killed.
"""

import atexit
import os
import runpy
import shutil
import signal
import sys
import threading
import time

OBJECT_STORE_BYTES = 200_000_000  # for pictures on their way; by default Ray reserves 30% of the machine's memory
END_SECONDS = 5.0  # in which Ray has to end the node; it waits up to 30 s for a head that is away


def main() -> None:
    """Run `ray start --block` in this process until stdin ends."""
    head, own, folder = sys.argv[1:]
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # after Ray's own, as that is registered later
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    sys.argv = [
        *("ray", "start", f"--address={head}", f"--node-ip-address={own}", "--num-cpus=0", "--num-gpus=0"),
        *(f"--object-store-memory={OBJECT_STORE_BYTES}", "--disable-usage-stats", "--block", f"--temp-dir={folder}"),
    ]
    runpy.run_module("ray.scripts.scripts", run_name="__main__")


def _end_with_stdin() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(END_SECONDS)
    os.kill(os.getpid(), signal.SIGKILL)  # Ray's reaper then ends the node's other processes


if __name__ == "__main__":
    main()
