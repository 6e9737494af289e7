"""The pictures that open forms are about: Discord shows them only when a form is opened."""

import time
from collections.abc import Sequence

import msgspec

from bot.store.key_values import KeyValues

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

    def __init__(self, key_values: KeyValues) -> None:
        self._key_values = key_values
        self._forms: dict[str, OpenForm] = {}  # the oldest first

    async def load(self) -> None:
        """Read at start what was kept."""
        self._forms = msgspec.json.decode(await self._key_values.get(KEY) or "{}", type=dict[str, OpenForm])

    def remember(self, custom_id: str, pictures: Sequence[SeenPicture]) -> None:
        """Remember what a form is about; the oldest forms are forgotten. `keep` makes it outlive the process."""
        self._forms.pop(custom_id, None)
        self._forms[custom_id] = OpenForm(time.time(), list(pictures))
        late = time.time() - KEPT_S
        newest = [(name, one) for name, one in self._forms.items() if one.opened > late][-MOST_FORMS:]
        self._forms = dict(newest)

    async def keep(self) -> None:
        """Write all forms to the database."""
        await self._key_values.set(KEY, msgspec.json.encode(self._forms).decode())

    def pictures_of(self, custom_id: str) -> Sequence[SeenPicture]:
        """Return what a form is about; nothing if it was opened very long ago, or never."""
        found = self._forms.get(custom_id)
        return found.pictures if found else ()
