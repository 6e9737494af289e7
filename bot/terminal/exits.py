"""How a command ends: exit code 0, or a sentence on stderr and another code."""

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
    """Let the process exit with a sentence where what is inside raises a WordbrushError."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a letter that a terminal or a pipe does not know is no error
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
    """Run a command to its end. Raises Interrupted at Ctrl-C, of which Typer would make an exit code 1."""
    try:
        asyncio.run(command)
    except KeyboardInterrupt:
        raise Interrupted from None
