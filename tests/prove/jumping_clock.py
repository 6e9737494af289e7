"""`python -m tests.prove.jumping_clock run`: the clock jumps by CLOCK_JUMPS_DAYS once there is a file `jump`."""

import os
import threading
import time
from datetime import timedelta
from pathlib import Path

import structlog
import time_machine

from bot.sandbox import parent_watch

log = structlog.get_logger()


def jump() -> None:
    while not Path("jump").exists():
        time.sleep(0.05)  # a real one: the traveller does not touch it
    days = int(os.environ["CLOCK_JUMPS_DAYS"])
    now = time.time()
    time_machine.travel(now + timedelta(days=days).total_seconds(), tick=True).start()
    log.info("the clock has jumped", days=days)


if __name__ == "__main__":
    threading.Thread(target=jump, daemon=True).start()
    parent_watch.run()
