"""What the commands of `wordbrush` share: options, the console and the loading of settings."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.config import Settings, load_settings
from engine.protocol.messages import Models
from engine.protocol.presets import MAX_LIKE_WEIGHT, MAX_STRENGTH, Finish

# Messages go to stderr, because a script reads the result from stdout.
console = Console(stderr=True)

ConfigOption = Annotated[
    Path | None, typer.Option("--config", help="Read this configuration file instead of ./config.toml.")
]
ModelsOption = Annotated[
    Models | None,
    typer.Option(
        help="openai: OpenAI's CLIP, for any style. bundled: small models for about fifty styles, without a download. "
        "Default: as configured, or openai."
    ),
]
DeviceOption = Annotated[
    str | None,
    typer.Option(help="The device that computes: auto, cpu, cuda, cuda:1 or mps. Default: as configured, or auto."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as one JSON object on stdout.")]
StrengthOption = Annotated[
    int | None,
    typer.Option(
        min=0,
        max=MAX_STRENGTH,
        help="Strength of the style in percent: 0 is the photo, 100 the optimized style, and more exaggerates it.",
    ),
]
LikeOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--like", help="A picture whose style to use, instead of words or beside them. Repeat it for several pictures."
    ),
]
LikeWeightOption = Annotated[
    int | None,
    typer.Option(
        min=0,
        max=MAX_LIKE_WEIGHT,
        help="How much the pictures of --like count beside the words, in percent. Default: 50.",
    ),
]
KeepColorsOption = Annotated[
    bool | None,
    typer.Option("--keep-colors/--new-colors", help="Keep the photo's colors, and change only light and texture."),
]
FullSizeOption = Annotated[
    bool | None,
    typer.Option("--full-size/--working-size", help="Make the result as large as the photo, at most 4096 pixels."),
]
FinishOption = Annotated[
    Finish | None,
    typer.Option(
        help="natural: leave the picture as painted. paper: add the contrast stretch of the published script. "
        "Default: the preset's or the style's own."
    ),
]


def settings_of(config: Path | None, models: Models | None = None, device: str | None = None) -> Settings:
    """Load the settings, and replace the engine's models and device where the command line names others.

    config: None for the usual file. Raises ConfigError.
    """
    settings = load_settings(config)
    said = {key: value for key, value in (("models", models), ("device", device)) if value is not None}
    return settings.model_copy(update={"engine": settings.engine.model_copy(update=said)})
