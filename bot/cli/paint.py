"""The commands `wordbrush stylize`, `wordbrush vocabulary` and `wordbrush models`."""

import random
from pathlib import Path
from typing import Annotated

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
from engine.protocol.messages import Models
from engine.protocol.presets import MAX_SIZE, MIN_SIZE, PresetName

app = typer.Typer()
models_app = typer.Typer(help="List the files of the models, or download them.")


@app.command()
def stylize(
    image: Annotated[Path, typer.Argument(help="The picture to paint: PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF or BMP.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write: .png, .jpg or .webp.")],
    prompt: Annotated[
        str,
        typer.Argument(
            help="The style in words, for example “watercolor painting”. Optional with --like.", show_default=False
        ),
    ] = "",
    like: LikeOption = None,
    like_weight: LikeWeightOption = None,
    preset: Annotated[
        PresetName | None,
        typer.Option(
            help="The amount of work. Default: as configured, or draft with OpenAI's CLIP on a CPU, otherwise standard."
        ),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(min=0, max=2**63 - 1, help="The same seed paints the same picture again. Default: random."),
    ] = None,
    size: Annotated[
        int | None,
        typer.Option(
            min=MIN_SIZE, max=MAX_SIZE, help="The longer side of the result in pixels. Default: the preset's."
        ),
    ] = None,
    models: ModelsOption = None,
    device: DeviceOption = None,
    negative: Annotated[
        str | None, typer.Option(help="What the result must not look like, for example “text, letters, watermark”.")
    ] = None,
    strength: StrengthOption = None,
    keep_colors: KeepColorsOption = None,
    full_size: FullSizeOption = None,
    source: Annotated[
        str | None, typer.Option(help="A description of the picture as it is. Default: “a Photo”.")
    ] = None,
    finish: FinishOption = None,
    save_style: Annotated[
        Path | None,
        typer.Option(
            help="Also write the network that painted the picture to this file, for “style apply” (.safetensors)."
        ),
    ] = None,
    preview: Annotated[
        Path | None, typer.Option(help="While painting, keep writing the unfinished picture to this file (.webp).")
    ] = None,
    time_lapse: Annotated[
        Path | None, typer.Option(help="Also write an animation of how the picture was painted to this file (.webp).")
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Repaint a picture in a style that you describe in words, or in that of other pictures."""
    from bot.terminal.painting import KINDS, Painting, paint

    async def command() -> None:
        settings = settings_of(config, models, device)
        check_output(output, set(KINDS), image)
        for path, suffix in ((save_style, ".safetensors"), (preview, ".webp"), (time_lapse, ".webp")):
            if path:
                check_output(path, {suffix}, image)
        painting = Painting(
            picture=read_input(image),
            prompt=prompt,
            likes=[read_input(path) for path in like or ()],
            output=output,
            preset=preset or settings.engine.preset,
            size=size,
            seed=random.getrandbits(32) if seed is None else seed,
            options={
                "source": source,
                "negative": negative,
                "like_weight": like_weight,
                "strength": strength,
                "keep_colors": keep_colors,
                "full_size": full_size,
                "finish": finish,
            },
            save_style=save_style,
            preview=preview,
            time_lapse=time_lapse,
        )
        await paint(painting, settings, console, as_json=as_json)

    run(command())


@app.command()
def vocabulary(
    paint: Annotated[
        Path | None,
        typer.Option(
            help="Paint one photo in all styles, and write a sheet of them to this file: .png, .jpg or .webp."
        ),
    ] = None,
    photo: Annotated[Path | None, typer.Option(help="The photo to paint. Default: a sample photo.")] = None,
    models: Annotated[Models | None, typer.Option(help="The models that paint the sheet. Default: bundled.")] = None,
    device: DeviceOption = None,
    config: ConfigOption = None,
) -> None:
    """List the styles that the bundled models know, or paint one photo in all of them."""
    from bot.terminal.painting import KINDS
    from bot.terminal.style_sheets import paint_vocabulary, show_vocabulary

    if paint is None:
        show_vocabulary()
        return

    async def command() -> None:
        check_output(paint, set(KINDS), photo)
        settings = settings_of(config, models or "bundled", device)
        await paint_vocabulary(paint, read_input(photo) if photo else None, settings, console)

    run(command())


@models_app.callback(invoke_without_command=True)
def models_list(context: typer.Context, models: ModelsOption = None, config: ConfigOption = None) -> None:
    """List the files of the models: whether each is downloaded, its size and its path."""
    if context.invoked_subcommand is None:
        from bot.terminal.painting import show_models

        run(show_models(settings_of(config, models), console, fetch=False))


@models_app.command()
def fetch(models: ModelsOption = None, config: ConfigOption = None) -> None:
    """Check the files of the models against their published hashes, and download missing or damaged ones."""
    from bot.terminal.painting import show_models

    run(show_models(settings_of(config, models), console, fetch=True))
