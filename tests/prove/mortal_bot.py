"""`python -m tests.prove.mortal_bot run`: the bot, which kills itself before or after something it does.

A point is the name of what it does, with "before" or "after", and how often it came there: "submit after 1". There is
one at each side of each write to the database, each blob that is put or deleted, and each request to Discord: cut off
at each of them in turn, a life is cut off in every state that anything outside of the process can be in. KILL_AT is the
point, KILL_TRACE a file that gets all points that are reached.
"""

import os
import re
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncSession

from bot.sandbox import parent_watch
from bot.store import database
from bot.store.blobs import Blobs
from bot.store.database import Database

POINT, TRACE = os.environ.get("KILL_AT"), os.environ.get("KILL_TRACE")
STORE = str(Path(database.__file__).parent)
ID = re.compile(r"/[0-9]{15,}")
TOKEN = re.compile(r"(webhooks|interactions)/ID/[^/]+")

_reached: Counter[str] = Counter()
_writing, _transact = Database.writing, Database.transact
_request, _put, _delete = aiohttp.ClientSession._request, Blobs.put, Blobs.delete


def reach(name: str, side: str) -> None:
    """One side of something."""
    at = f"{name} {side}"
    _reached[at] += 1
    point = f"{at} {_reached[at]}"
    if TRACE:
        with Path(TRACE).open("a") as trace:
            trace.write(f"{point}\n")
    if point == POINT:
        os.kill(os.getpid(), signal.SIGKILL)


def _what_is_written() -> str:
    """The repository's method that was called from outside of the store."""
    frame, name = sys._getframe(1), "?"
    while frame.f_back:
        frame = frame.f_back
        if frame.f_code.co_filename.startswith(STORE):
            name = frame.f_code.co_name
        elif name not in ("?", "writing", "transact"):
            return name
    return name


@asynccontextmanager
async def writing(self: Database, **hooks: Callable[[], None]) -> AsyncIterator[AsyncSession]:
    name = _what_is_written()
    reach(name, "before")
    async with _writing(self, **hooks) as session:
        yield session
    reach(name, "after")


async def transact(self: Database, work: Callable[[Connection], Any], **hooks: Callable[[], None]) -> Any:
    name = _what_is_written()
    reach(name, "before")
    value = await _transact(self, work, **hooks)
    reach(name, "after")
    return value


async def request(self: aiohttp.ClientSession, method: str, address: Any, **more: Any) -> Any:
    path = TOKEN.sub(r"\1/ID/TOKEN", ID.sub("/ID", str(address).split("?")[0]))
    name = f"{method}-{path.split('/', 3)[-1]}"
    reach(name, "before")
    answer = await _request(self, method, address, **more)
    reach(name, "after")
    return answer


async def put(self: Blobs, data: bytes, suffix: str) -> str:
    reach(f"put-{suffix}", "before")
    key = await _put(self, data, suffix)
    reach(f"put-{suffix}", "after")
    return key


async def delete(self: Blobs, key: str) -> None:
    reach("delete-blob", "before")
    await _delete(self, key)
    reach("delete-blob", "after")


if __name__ == "__main__":
    Database.writing = writing  # type: ignore[method-assign]
    Database.transact = transact  # type: ignore[method-assign]
    aiohttp.ClientSession._request = request  # type: ignore[method-assign,assignment]
    Blobs.put, Blobs.delete = put, delete  # type: ignore[method-assign]
    parent_watch.run()
