"""Which Wordbrush this is: the version, and the commit if it is known."""

import os
import subprocess
from functools import cache
from pathlib import Path

from engine.protocol.version import VERSION

CHECKOUT = Path(__file__).parents[2]
COMMIT_VARIABLE = "WORDBRUSH_COMMIT"  # deploy/build-image.sh writes it into the image
SHOWN_DIGITS = 12
GIT_SECONDS = 5.0


@cache
def commit() -> str | None:
    """Return the commit that runs: the image's, or else the checkout's with "+changes" if files differ from it.

    None if neither is known: without Git, or outside of a checkout.
    """
    if named := os.environ.get(COMMIT_VARIABLE):
        digits, plus, changes = named.partition("+")
        return digits[:SHOWN_DIGITS] + plus + changes
    if not (CHECKOUT / ".git").exists():  # else Git would find a checkout that has this one somewhere in it
        return None
    # A checkout in /opt often belongs to another user than the bot's, and Git refuses to read it unless told.
    git = ("git", "-c", "safe.directory=*", "-C", str(CHECKOUT))
    described = ("describe", "--always", "--exclude=*", f"--abbrev={SHOWN_DIGITS}", "--dirty=+changes")
    try:
        done = subprocess.run([*git, *described], capture_output=True, text=True, timeout=GIT_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() or None


def version_line() -> str:
    """Return "wordbrush 0.2.0 (commit 0123456789ab)", without the parentheses if the commit is not known."""
    known = commit()
    return f"wordbrush {VERSION} (commit {known})" if known else f"wordbrush {VERSION}"
