"""The `wordbrush` command, with the groups of commands and with run, doctor and demo.

Commands import what they need when they run, so the bot's own process, for example, never imports Pillow.
"""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.bench_group import bench_app
from bot.cli.database_group import db_app
from bot.cli.options import ConfigOption, DeviceOption, console, settings_of
from bot.cli.paint import app as paint_app
from bot.cli.paint import models_app
from bot.cli.style_group import style_app
from bot.terminal.exits import EXIT_FAILED, exit_with_a_sentence, run
from engine.protocol.messages import Models
from engine.protocol.presets import PAPER

app = typer.Typer(
    help="Repaint pictures in any style that you can describe, as a Discord bot or on the command line.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.add_typer(paint_app)
app.add_typer(models_app, name="models")
app.add_typer(db_app, name="db")
app.add_typer(bench_app, name="bench")
app.add_typer(style_app, name="style")


def _print_version(wanted: bool) -> None:
    """Print the version and the commit on stdout and exit, before any command is looked for."""
    if wanted:
        from bot.observability.build_info import version_line

        typer.echo(version_line())
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Print the version and commit, and exit.",
        ),
    ] = False,
) -> None:
    """Declare the options that `wordbrush` itself takes, in front of any command."""


@app.command()
def doctor(
    check_models: Annotated[
        bool,
        typer.Option(
            "--models",
            help="Also test whether the models recognize pictures, and paint the published example with OpenAI's CLIP.",
        ),
    ] = False,
    steps: Annotated[
        int,
        typer.Option(min=1, max=1000, help="Steps of the published example; its losses are known for 200 steps."),
    ] = PAPER.steps,
    device: DeviceOption = None,
    config: ConfigOption = None,
) -> None:
    """Check the configuration, Discord, database, disk, models and device, and say how to fix each problem."""
    from bot.terminal.doctor import examine

    async def command() -> None:
        if not await examine(settings_of(config, None, device), console, check_models, steps, config):
            raise typer.Exit(EXIT_FAILED)

    run(command())


@app.command("run")
def run_command(config: ConfigOption = None) -> None:
    """Run the Discord bot until Ctrl-C or SIGTERM."""
    from bot.app import run_bot

    run_bot(config)


@app.command()
def demo(
    port: Annotated[
        int,
        typer.Option(min=0, max=65535, help="Port of the chat page. 0 picks a free port."),
    ] = 8484,
    host: Annotated[
        str,
        typer.Option(
            help="Address of the chat page. By default, only this machine can open the page. 0.0.0.0 is for a "
            "container: the page asks for no password, so whoever reaches the port can act as anyone."
        ),
    ] = "127.0.0.1",
    people: Annotated[
        int, typer.Option(min=0, max=500, help="Number of simulated people who use the bot at the same time.")
    ] = 0,
    folder: Annotated[
        Path, typer.Option(help="Folder for the demo's data and log. You can delete it after the demo.")
    ] = Path("demo"),
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Delete the data of earlier demos in that folder first.")
    ] = False,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in a browser, if this machine has a desktop.")
    ] = True,
    models: Annotated[
        Models, typer.Option(help="openai: OpenAI's CLIP, for any style, which is downloaded once (0.9 GB).")
    ] = "bundled",
) -> None:
    """Try the bot in your browser, in a local Discord. Needs no token, GPU, download or network."""
    from bot.sandbox.demo import Demo

    run(Demo(folder, port, people, fresh, open_browser, models, host).run(console))


def main() -> None:
    """Run the `wordbrush` command; an error becomes a sentence on stderr and an exit code other than 0."""
    with exit_with_a_sentence(console):
        app()
