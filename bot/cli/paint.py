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
    ModelsOption,
    StrengthOption,
    console,
    settings_of,
)
from bot.terminal.exits import run
from bot.terminal.files import check_output, read_input
from engine.protocol.presets import MAX_SIZE, MIN_SIZE, PresetName

app = typer.Typer()
models_app = typer.Typer(help="List the files of the models, or download them.")


@app.command()
def stylize(
    image: Annotated[Path, typer.Argument(help="The picture: PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF or BMP.")],
    prompt: Annotated[str, typer.Argument(help="The style in words, for example “watercolor painting”.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write: .png, .jpg or .webp.")],
    preset: Annotated[PresetName | None, typer.Option(help="How much work it gets.")] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, max=2**63 - 1, help="The same seed paints the same picture.")
    ] = None,
    size: Annotated[
        int | None,
        typer.Option(min=MIN_SIZE, max=MAX_SIZE, help="The longer side of the result in pixels; else the preset's."),
    ] = None,
    models: ModelsOption = None,
    device: DeviceOption = None,
    negative: Annotated[
        str | None, typer.Option(help="What it is not to look like, for example “text, letters, watermark”.")
    ] = None,
    strength: StrengthOption = None,
    keep_colors: KeepColorsOption = None,
    full_size: FullSizeOption = None,
    source: Annotated[str | None, typer.Option(help="What the picture is called in words; else “a Photo”.")] = None,
    finish: FinishOption = None,
    save_style: Annotated[
        Path | None, typer.Option(help="Also write the StyleNet's weights here (.safetensors).")
    ] = None,
    preview: Annotated[
        Path | None, typer.Option(help="While it paints, keep writing the picture so far here (.webp).")
    ] = None,
    time_lapse: Annotated[
        Path | None, typer.Option(help="Also write a film of how it was painted here (.webp).")
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Repaint a picture in a style put into words."""
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
            output=output,
            preset=preset or settings.engine.preset,
            size=size,
            seed=random.getrandbits(32) if seed is None else seed,
            options={
                "source": source,
                "negative": negative,
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
        Path | None, typer.Option(help="Paint a sheet of them all, and write it here: .png, .jpg or .webp.")
    ] = None,
    photo: Annotated[Path | None, typer.Option(help="The photo on that sheet; else a sample.")] = None,
    models: ModelsOption = None,
    device: DeviceOption = None,
    config: ConfigOption = None,
) -> None:
    """List the styles that the bundled models know, with words that ask for them, or paint a sheet of them."""
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
    """List the files of the models: which are there, where, and how large."""
    if context.invoked_subcommand is None:
        from bot.terminal.painting import show_models

        run(show_models(settings_of(config, models), console, fetch=False))


@models_app.command()
def fetch(models: ModelsOption = None, config: ConfigOption = None) -> None:
    """Check the files against their published hashes, and download what is missing or damaged."""
    from bot.terminal.painting import show_models

    run(show_models(settings_of(config, models), console, fetch=True))
