"""The commands of the group `wordbrush style`: train, apply, blend and show."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.cli.options import (
    ConfigOption,
    DeviceOption,
    FinishOption,
    FullSizeOption,
    JsonOption,
    KeepColorsOption,
    LikeOption,
    LikeWeightOption,
    ModelsOption,
    StrengthOption,
    console,
    settings_of,
)
from bot.terminal.exits import run
from bot.terminal.files import check_output, read_input
from engine.protocol.presets import MAX_SIZE, MIN_SIZE, Options

style_app = typer.Typer(
    help="Train a style, apply it to pictures, blend several styles, or show how one was made.", no_args_is_help=True
)


@style_app.command()
def train(
    output: Annotated[Path, typer.Option("--out", "-o", help="The style file to write: .safetensors.")],
    prompt: Annotated[
        str,
        typer.Option(
            "--text",
            help="The style in words, for example “watercolor painting”. Optional with --like.",
            show_default=False,
        ),
    ] = "",
    like: LikeOption = None,
    like_weight: LikeWeightOption = None,
    images: Annotated[
        Path | None,
        typer.Option(help="A folder or ZIP archive of pictures to learn from. Default: the built-in pictures."),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(min=0, max=2**63 - 1, help="The same seed trains the same style again. Default: 0."),
    ] = None,
    steps: Annotated[
        int | None, typer.Option(min=1, help="The most training steps. Default: as configured, or as the models need.")
    ] = None,
    size: Annotated[
        int | None,
        typer.Option(
            min=MIN_SIZE,
            max=MAX_SIZE,
            help="The side of the training crops in pixels. Default: as configured, or as the models need.",
        ),
    ] = None,
    preview: Annotated[
        Path | None,
        typer.Option(help="While training, keep writing a picture in the style so far to this file (.webp)."),
    ] = None,
    models: ModelsOption = None,
    device: DeviceOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Train a style on many pictures. It then paints any picture in one pass.

    Ctrl-C stops the training. Run the same command again to resume it.
    """
    from bot.terminal.style_tools import TrainingOrder, train_style

    async def command() -> None:
        settings = settings_of(config, models, device)
        check_output(output, {".safetensors"}, None)
        if preview:
            check_output(preview, {".webp"}, None)
        order = TrainingOrder(
            prompt=prompt,
            likes=[read_input(path) for path in like or ()],
            like_weight=like_weight,
            images=images,
            output=output,
            seed=0 if seed is None else seed,
            steps=steps,
            size=size,
            preview=preview,
        )
        await train_style(order, settings, console, as_json=as_json)

    run(command())


@style_app.command()
def apply(
    style: Annotated[
        Path, typer.Argument(help="The style, written by “style train”, “style blend” or “stylize --save-style”.")
    ],
    images: Annotated[list[Path], typer.Argument(help="Pictures to paint, or folders of pictures.")],
    output: Annotated[
        Path, typer.Option("--out", "--output", "-o", help="The folder to write to or, for one picture, the file.")
    ],
    kind: Annotated[
        Literal["png", "jpg", "webp"] | None,
        typer.Option(help="The format of all files in the folder. Default: that of each original."),
    ] = None,
    strength: StrengthOption = None,
    keep_colors: KeepColorsOption = None,
    full_size: FullSizeOption = None,
    finish: FinishOption = None,
    size: Annotated[
        int | None,
        typer.Option(
            min=MIN_SIZE, max=MAX_SIZE, help="The longer side of a result in pixels. Default: the style's own."
        ),
    ] = None,
    models: ModelsOption = None,
    device: DeviceOption = None,
    config: ConfigOption = None,
) -> None:
    """Paint pictures with a style, each in one pass.

    A style from “stylize --save-style” fits one picture: apply it to repaint that picture stronger, softer or larger.
    """
    from bot.terminal.style_tools import SUFFIXES, apply_style

    async def command() -> None:
        settings = settings_of(config, models, device)
        if len(images) == 1 and output.suffix:
            check_output(output, SUFFIXES, images[0])
        options = Options().choosing(strength=strength, keep_colors=keep_colors, full_size=full_size, finish=finish)
        suffix = f".{kind}" if kind else None
        await apply_style(style, images, output, suffix, size, options, settings, console)

    run(command())


@style_app.command()
def blend(
    styles: Annotated[list[str], typer.Argument(help="Two or more styles, each as FILE or FILE:SHARE.")],
    output: Annotated[Path, typer.Option("--out", "-o", help="The style file to write: .safetensors.")],
    models: ModelsOption = None,
    device: DeviceOption = None,
    config: ConfigOption = None,
) -> None:
    """Blend several styles into one, for example “a.safetensors:0.3 b.safetensors:0.7”."""
    from bot.terminal.style_tools import blend_styles

    async def command() -> None:
        settings = settings_of(config, models, device)
        check_output(output, {".safetensors"}, None)
        await blend_styles(styles, output, settings, console)

    run(command())


@style_app.command(name="show")
def style_show(style: Annotated[Path, typer.Argument(help="The style's file.")], as_json: JsonOption = False) -> None:
    """Show how a style was made: its prompt, training, seed and models."""
    from bot.terminal.style_tools import show_style

    async def command() -> None:
        show_style(style, as_json=as_json)

    run(command())
