"""One typed tree of settings: config.toml, then environment variables, which win.

WORDBRUSH_ENGINE__DEVICE=cpu is `device` in the table [engine].
"""

import tomllib
from pathlib import Path

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from bot.errors import ConfigError
from engine.messages import Models, ModelsConfig
from engine.presets import PresetName

DEFAULT_FILE = Path("config.toml")


class EngineSettings(BaseModel):
    """[engine]: which models paint, and on what."""

    model_config = ConfigDict(extra="forbid")

    models: Models = "openai"
    clip: str = "ViT-B/32"
    vgg: Path | None = None
    cache_dir: Path = Field(default_factory=lambda: platformdirs.user_cache_path("wordbrush") / "models")
    device: str = "auto"
    threads: int | None = Field(default=None, ge=1)
    preset: PresetName | None = None

    def models_config(self) -> ModelsConfig:
        """What an engine has to know about its models."""
        return ModelsConfig(
            models=self.models,
            clip=self.clip,
            vgg=str(self.vgg) if self.vgg else None,
            cache_dir=str(self.cache_dir.expanduser()),
        )


class Settings(BaseSettings):
    """Everything that can be configured; config.example.toml explains each key."""

    model_config = SettingsConfigDict(env_prefix="WORDBRUSH_", env_nested_delimiter="__", extra="forbid")

    engine: EngineSettings = Field(default_factory=EngineSettings)


def load_settings(file: Path | None = None) -> Settings:
    """The settings from `file`, or from config.toml in the current folder where there is one.

    Raises ConfigError, which names every key that is wrong.
    """
    path = file or DEFAULT_FILE
    if file is not None and not path.is_file():
        raise ConfigError(f"There is no configuration file {path}.")

    class FromFile(Settings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return env_settings, TomlConfigSettingsSource(settings_cls, path)

    try:
        return FromFile()
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}.") from error
    except ValidationError as error:
        wrong = [f"  {'.'.join(str(part) for part in e['loc'])}: {e['msg']}" for e in error.errors()]
        told = "\n".join(["The configuration is not right:", *wrong, f"See config.example.toml ({path})."])
        raise ConfigError(told) from error
