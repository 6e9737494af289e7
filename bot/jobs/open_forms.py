"""The pictures that open forms are about: Discord shows them only when a form is opened."""

import asyncio
import time
from collections.abc import Sequence

import msgspec

from bot.store.key_values import Memory

KEY = "open-forms"
MOST_FORMS = 100  # kept, the newest
KEPT_S = 86400.0  # as long as Discord's addresses of pictures live


class SeenPicture(msgspec.Struct, frozen=True):
    """A picture that a message shows. content_type, size (bytes): as far as Discord says; 0 where it does not."""

    url: str
    filename: str
    content_type: str | None = None
    size: int = 0


class OpenForm(msgspec.Struct):
    """A form about pictures of a message. opened: seconds since the epoch."""

    opened: float
    pictures: list[SeenPicture]


class OpenForms:
    """The forms that have been opened lately, by custom id; they may be sent after a restart."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._lock = asyncio.Lock()

    async def remember(self, custom_id: str, pictures: Sequence[SeenPicture]) -> None:
        """Keep what a form is about; the oldest forms are forgotten."""
        async with self._lock:
            forms = await self._read()
            forms.pop(custom_id, None)
            forms[custom_id] = OpenForm(time.time(), list(pictures))
            late = time.time() - KEPT_S
            newest = [(name, one) for name, one in forms.items() if one.opened > late][-MOST_FORMS:]
            await self._memory.set(KEY, msgspec.json.encode(dict(newest)).decode())

    async def pictures_of(self, custom_id: str) -> Sequence[SeenPicture]:
        """Return what a form is about; nothing if it was opened very long ago, or never."""
        found = (await self._read()).get(custom_id)
        return found.pictures if found else ()

    async def _read(self) -> dict[str, OpenForm]:
        """Return all forms, the oldest first."""
        return msgspec.json.decode(await self._memory.get(KEY) or "{}", type=dict[str, OpenForm])
