"""The end of a command: exit code 0, or a sentence on stderr and another exit code."""

import asyncio
import io
import sys
from collections.abc import Callable, Coroutine, Iterator
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
        console.print(str(stop), highlight=False, markup=False, soft_wrap=True)
        sys.exit(EXIT_INTERRUPTED)
    except WordbrushError as error:
        console.print("[red]wordbrush:[/red] ", end="")
        console.print(str(error), highlight=False, markup=False, soft_wrap=True)
        sys.exit(EXIT_FAILED)


@contextmanager
def telling_what_was_written(written: Callable[[], str]) -> Iterator[None]:
    """Tell, if the context is stopped with Ctrl-C, which files the command has written so far.

    written: returns that in whole sentences. Raises Interrupted in place of JobCancelled and CancelledError.
    """
    try:
        yield
    except JobCancelled as stop:
        raise Interrupted(f"{stop} {written()}") from stop
    except asyncio.CancelledError as stop:
        raise Interrupted(f"Stopped. {written()}") from stop


def run(command: Coroutine[Any, Any, None]) -> None:
    """Run a command to its end. Raises Interrupted at Ctrl-C, which Typer would turn into exit code 1."""
    try:
        asyncio.run(command)
    except KeyboardInterrupt:
        raise Interrupted from None
