"""The end of a command: exit code 0, or a sentence on stderr and another exit code."""

import asyncio
import io
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console

from bot.errors import Interrupted, JobCancelled, WordbrushError

EXIT_FAILED = 1
EXIT_INTERRUPTED = 130  # what shells expect after Ctrl-C


@contextmanager
def exit_with_a_sentence(console: Console) -> Iterator[None]:
    """Exit the process with a sentence on `console` if a WordbrushError is raised in the context.

    The exit code is EXIT_INTERRUPTED after JobCancelled and Interrupted, and EXIT_FAILED after other errors. From here
    on stdout and stderr replace characters that they cannot encode.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a character that cannot be encoded must not end a command
            stream.reconfigure(errors="replace")
    try:
        yield
    except (JobCancelled, Interrupted) as stop:
        console.print(f"{stop} Nothing was written.", highlight=False)
        sys.exit(EXIT_INTERRUPTED)
    except WordbrushError as error:
        console.print("[red]wordbrush:[/red] ", end="")
        console.print(str(error), highlight=False, markup=False, soft_wrap=True)
        sys.exit(EXIT_FAILED)


def run(command: Coroutine[Any, Any, None]) -> None:
    """Run a command to its end. Raises Interrupted at Ctrl-C, which Typer would turn into exit code 1."""
    try:
        asyncio.run(command)
    except KeyboardInterrupt:
        raise Interrupted from None
