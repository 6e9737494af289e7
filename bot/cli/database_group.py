"""`wordbrush db`: back up, restore, check and move the database."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import (
    ConfigOption,
    console,
)
from bot.config import load_settings
from bot.terminal.exits import EXIT_FAILED, run

db_app = typer.Typer(
    help="The database: a backup while the bot runs, a backup put back, a check, a move to a server.",
    no_args_is_help=True,
)


@db_app.command()
def backup(
    to: Annotated[Path, typer.Argument(help="Where to write it; nothing may be there.")], config: ConfigOption = None
) -> None:
    """Write the database as it is now into one file, also while the bot runs; the pictures are no part of it."""
    from bot.terminal.database_tools import back_up

    run(back_up(load_settings(config), to, console))


@db_app.command()
def restore(
    backup: Annotated[Path, typer.Argument(help="What “db backup” has written.")], config: ConfigOption = None
) -> None:
    """Put a backup in the database's place, which is kept beside it; the bot has to be stopped."""
    from bot.terminal.database_tools import restore

    run(restore(load_settings(config), backup, console))


@db_app.command()
def copy(
    source: Annotated[str, typer.Argument(help="A file of SQLite, such as data/wordbrush.db, or an address.")],
    config: ConfigOption = None,
) -> None:
    """Copy a database into the configured one, which has to be empty, and compare both; the bot has to be stopped."""
    from bot.terminal.database_tools import copy

    run(copy(load_settings(config), source, console))


@db_app.command()
def check(
    pictures: Annotated[bool, typer.Option("--pictures", help="Also read every picture and network.")] = False,
    config: ConfigOption = None,
) -> None:
    """Look whether the database is whole, and whether everything is there that it names; nothing is changed."""
    from bot.terminal.database_tools import check

    async def command() -> None:
        if not await check(load_settings(config), console, pictures=pictures):
            raise typer.Exit(EXIT_FAILED)

    run(command())
