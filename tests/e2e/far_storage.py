"""`python -m tests.e2e.far_storage run`: the bot with an object storage that does not answer while a file is there.

STORAGE_AWAY names the file. The storage is fsspec's own in memory; what it raises is no OSError, as with s3fs.
"""

import os
from pathlib import Path
from typing import Any

from fsspec.implementations.memory import MemoryFileSystem

from bot.sandbox import parent_watch

AWAY = Path(os.environ["STORAGE_AWAY"])
DEEDS = ("cat_file", "pipe_file", "mv", "rm_file", "find", "exists")


class DoesNotAnswer(Exception):
    """What a client of such a storage raises."""


def _unless_away(name: str) -> None:
    original = getattr(MemoryFileSystem, name)

    def deed(self: MemoryFileSystem, *arguments: Any, **options: Any) -> Any:
        if AWAY.exists():
            raise DoesNotAnswer
        return original(self, *arguments, **options)

    setattr(MemoryFileSystem, name, deed)


for _name in DEEDS:
    _unless_away(_name)

if __name__ == "__main__":
    parent_watch.run()
