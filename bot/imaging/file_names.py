"""Names of files that come from strangers."""

import itertools
from pathlib import PurePosixPath

LONGEST_NAME = 60  # characters


def safe_name(path: str) -> str:
    """The name of a file without folders, ending, and what could be anything but a name."""
    stem = PurePosixPath(path.replace("\\", "/")).stem
    kept = "".join(letter for letter in stem if letter.isalnum() or letter in " -_().")
    return kept.strip(" .")[:LONGEST_NAME].strip() or "picture"


class UniqueNames:
    """Names that have not been given yet, in whatever case."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, name: str) -> str:
        """This one, or with a number behind it."""
        numbers = itertools.count(2)
        found = name
        while found.casefold() in self._given:
            found = f"{name}-{next(numbers)}"
        self._given.add(found.casefold())
        return found
