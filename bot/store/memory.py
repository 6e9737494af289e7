"""What the one bot on a database keeps in memory of its tables.

Database.reserved makes sure that no other process changes these tables, so a value that was read stays right until this
process changes it.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Memory(Generic[Key, Value]):
    """Values that were read from the database, at most `most`; those that were used longest ago are dropped."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._changes = 0

    async def get(self, key: Key, read: Callable[[], Awaitable[Value]]) -> Value:
        """Return the value of a key, which `read` reads if it is not known."""
        if key in self._values:
            self._values.move_to_end(key)
            return self._values[key]
        changes = self._changes
        value = await read()
        if changes == self._changes:  # otherwise it may be from before a change
            self._values[key] = value
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        return value

    def forget(self, key: Key) -> None:
        """Forget a value; called when a transaction that may have changed it has ended, whether or not it failed."""
        self._changes += 1
        self._values.pop(key, None)


class KnownIds:
    """Ids of rows that exist, at most `most`.

    An id is added when the transaction that inserted its row has been committed, and removed before its row is deleted.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._ids: OrderedDict[int, None] = OrderedDict()
        self._deleting = 0

    def __contains__(self, row_id: int) -> bool:
        return row_id in self._ids

    def add(self, row_id: int) -> None:
        """Remember that a row exists, unless rows are being deleted at the moment."""
        if self._deleting:
            return
        self._ids[row_id] = None
        self._ids.move_to_end(row_id)
        if len(self._ids) > self._most:
            self._ids.popitem(last=False)

    def deleting(self, row_id: int | None = None) -> Callable[[], None]:
        """Forget an id whose row is about to be deleted, or all ids.

        The returned function is to be called when the transaction has ended.
        """
        self._deleting += 1
        if row_id is None:
            self._ids.clear()
        else:
            self._ids.pop(row_id, None)

        def ended() -> None:
            self._deleting -= 1

        return ended
