"""What the commands of `wordbrush` share: options, the console and the loading of settings."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.config import Settings, load_settings
from engine.protocol.messages import Models
from engine.protocol.presets import MAX_STRENGTH, Finish

# Messages go to stderr, because a script reads the result from stdout.
console = Console(stderr=True)

ConfigOption = Annotated[Path | None, typer.Option("--config", help="A configuration file instead of ./config.toml.")]
ModelsOption = Annotated[Models | None, typer.Option(help="Which models judge the picture.")]
DeviceOption = Annotated[str | None, typer.Option(help="auto, cpu, cuda, cuda:1 or mps.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout.")]
StrengthOption = Annotated[
    int | None, typer.Option(min=0, max=MAX_STRENGTH, help="Percent: 0 is the photo, 100 what was optimised.")
]
KeepColorsOption = Annotated[
    bool | None,
    typer.Option("--keep-colors/--new-colors", help="Let the photo's colours stay, and change light and texture."),
]
FullSizeOption = Annotated[
    bool | None,
    typer.Option("--full-size/--working-size", help="Make the result as large as the photo, 4096 pixels at most."),
]
FinishOption = Annotated[
    Finish | None,
    typer.Option(help="natural: as painted. paper: with the published contrast stretch. Else the preset's."),
]


def settings_of(config: Path | None, models: Models | None = None, device: str | None = None) -> Settings:
    """Load the settings, and replace the engine's models and device where the command line names others.

    config: None for the usual file. Raises ConfigError.
    """
    settings = load_settings(config)
    said = {key: value for key, value in (("models", models), ("device", device)) if value is not None}
    return settings.model_copy(update={"engine": settings.engine.model_copy(update=said)})
