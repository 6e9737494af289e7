"""Safe names for files that come from other people."""

import itertools
from pathlib import PurePosixPath

LONGEST_NAME = 60  # characters


def safe_name(path: str) -> str:
    """Return a file's name without folders, extension and any character that is unsafe in a name.

    At most LONGEST_NAME characters; "picture" if nothing remains.
    """
    stem = PurePosixPath(path.replace("\\", "/")).stem
    kept = "".join(letter for letter in stem if letter.isalnum() or letter in " -_().")
    return kept.strip(" .")[:LONGEST_NAME].strip() or "picture"


class UniqueNames:
    """A set of names that never returns the same name twice, whatever its case."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, name: str) -> str:
        """Return the name, with a number appended if it was returned before."""
        numbers = itertools.count(2)
        found = name
        while found.casefold() in self._given:
            found = f"{name}-{next(numbers)}"
        self._given.add(found.casefold())
        return found
