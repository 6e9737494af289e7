"""The commands of the group `wordbrush db`: backup, snapshot, restore, copy and check."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import (
    ConfigOption,
    console,
)
from bot.config import load_settings
from bot.processes.permissions import keep_files_private
from bot.terminal.exits import EXIT_FAILED, run

db_app = typer.Typer(
    help="Back up, restore, check or copy the database.",
    no_args_is_help=True,
    callback=keep_files_private,
)


@db_app.command()
def backup(
    to: Annotated[Path, typer.Argument(help="The file to write. It must not exist yet.")], config: ConfigOption = None
) -> None:
    """Back up the database to one file, even while the bot runs. The pictures are not included."""
    from bot.terminal.database_tools import back_up

    run(back_up(load_settings(config), to, console))


@db_app.command()
def snapshot(
    folder: Annotated[Path, typer.Argument(help="The folder of the snapshots. It is made unless it exists.")],
    keep: Annotated[int, typer.Option(min=1, help="The number of snapshots to keep; older ones are deleted.")] = 14,
    config: ConfigOption = None,
) -> None:
    """Back up the database and the pictures to a new folder named after the time, even while the bot runs."""
    from bot.terminal.database_tools import take_snapshot

    run(take_snapshot(load_settings(config), folder, keep, console))


@db_app.command()
def restore(
    backup: Annotated[Path, typer.Argument(help="The file that “db backup” wrote, or a folder of “db snapshot”.")],
    config: ConfigOption = None,
) -> None:
    """Replace the database with a backup. Stop the bot first. The replaced database stays beside it."""
    from bot.terminal.database_tools import restore

    run(restore(load_settings(config), backup, console))


@db_app.command()
def copy(
    source: Annotated[str, typer.Argument(help="An SQLite file, such as data/wordbrush.db, or the URL of a database.")],
    config: ConfigOption = None,
) -> None:
    """Copy a database to the configured one, which must be empty, and compare both. Stop the bot first."""
    from bot.terminal.database_tools import copy

    run(copy(load_settings(config), source, console))


@db_app.command()
def check(
    pictures: Annotated[
        bool, typer.Option("--pictures", help="Also read every picture and network, which finds damaged ones.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Check that the database is intact and that every picture and network in it exists. Changes nothing."""
    from bot.terminal.database_tools import check

    async def command() -> None:
        if not await check(load_settings(config), console, pictures=pictures):
            raise typer.Exit(EXIT_FAILED)

    run(command())
