"""The settings: a typed tree from config.toml and environment variables, which take precedence.

WORDBRUSH_ENGINE__DEVICE=cpu sets `device` in the table [engine]. WORDBRUSH_DISCORD__TOKEN_FILE names a file with the
value of `token` in the table [discord], as Docker and systemd pass secrets; every setting has such a variable.
"""

import codecs
import os
import stat
import tomllib
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec
import platformdirs
from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from bot.engines.cluster_messages import Join
from bot.errors import ConfigError
from bot.processes.permissions import reason_of
from bot.rules.limit_settings import LimitSettings
from bot.rules.picture_rules import PictureCheck, Threshold, scores_of
from bot.rules.usage_limits import cost, cost_at_size
from engine.protocol.messages import Models, ModelsConfig, Start
from engine.protocol.presets import (
    MAX_SIZE,
    MIN_SIZE,
    PRESET_NAMES,
    STYLE_TRAININGS,
    BaseName,
    Preset,
    PresetName,
    StyleTraining,
    preset_of,
)

DEFAULT_FILES = (Path("config.toml"), Path("data/config.toml"))
FILE_SUFFIX = "_file"  # of variables that name a file with the value
PREFIX = "WORDBRUSH_"  # of the settings' environment variables
DISCORD_API = "https://discord.com/api/v10"


class DiscordSettings(BaseModel):
    """The table [discord]: how the bot connects to Discord."""

    model_config = ConfigDict(extra="forbid")

    token: SecretStr | None = None
    api_base: str = DISCORD_API
    proxy: str | None = Field(default=None, pattern=r"^https?://")
    previews: bool = True
    time_lapses: bool = True

    def proxy_address(self) -> str | None:
        """Return the address of the proxy through which Discord is reached, or None without one.

        The setting comes first, then the environment's HTTPS_PROXY or HTTP_PROXY, and NO_PROXY.
        """
        if self.proxy:
            return self.proxy
        address = urlsplit(self.api_base)
        if urllib.request.proxy_bypass(address.hostname or ""):
            return None
        return urllib.request.getproxies().get(address.scheme)


class DatabaseSettings(BaseModel):
    """The table [database]: where jobs, limits and histories are stored."""

    model_config = ConfigDict(extra="forbid")

    url: str = "sqlite+aiosqlite:///data/wordbrush.db"


class BlobSettings(BaseModel):
    """The table [blobs]: where pictures and weights are stored."""

    model_config = ConfigDict(extra="forbid")

    url: str = "data/blobs"


class RaySettings(BaseModel):
    """The table [engine.ray]: engines on the nodes of a Ray cluster."""

    model_config = ConfigDict(extra="forbid")

    address: str = "auto"
    share: dict[str, Annotated[float, Field(gt=0)]] = Field(default_factory=lambda: {"GPU": 1.0}, min_length=1)
    most: int = Field(default=0, ge=0)

    @field_validator("address")
    @classmethod
    def _check_address(cls, address: str) -> str:
        host, _, port = address.rpartition(":")
        if address != "auto" and not (host and port.isdecimal() and "://" not in address):
            raise ValueError("write the address of the head as HOST:PORT, usually with port 6379, or “auto”")
        return address


class EngineSettings(BaseModel):
    """The table [engine]: which models paint, and on which devices."""

    model_config = ConfigDict(extra="forbid")

    backend: Literal["local", "ray"] = "local"
    models: Models = "openai"
    clip: str = "ViT-B/32"
    vgg: Path | None = None
    cache_dir: Path = Field(default_factory=lambda: platformdirs.user_cache_path("wordbrush") / "models")
    device: str = "auto"
    threads: int | None = Field(default=None, ge=1)
    preset: PresetName | None = None
    results_together: int = Field(default=1, ge=1)
    hung_after: float = Field(default=300.0, gt=0)
    training_turn: float = Field(default=20.0, ge=0)
    finish_within: float = Field(default=20.0, ge=0)
    ray: RaySettings = Field(default_factory=RaySettings)

    @property
    def devices(self) -> list[str]:
        """Return the names of the devices, each of which gets an engine process."""
        return [device.strip() for device in self.device.split(",")]

    def models_config(self) -> ModelsConfig:
        """Return what an engine has to know about its models."""
        return ModelsConfig(
            models=self.models,
            clip=self.clip,
            vgg=str(self.vgg) if self.vgg else None,
            cache_dir=str(self.cache_dir.expanduser()),
        )

    def join(self, worker: str) -> Join:
        """Return the message that tells the cluster driver which cluster to join.

        `worker` is the module that the engines run.
        """
        return Join(address=self.ray.address, share=self.ray.share, worker=worker)

    def start_requests(self) -> list[Start]:
        """Return the first message for each engine process, one for each device."""
        return [self._start_on(device) for device in self.devices]

    def apply_request(self) -> Start:
        """Return the first message for an engine process that applies and blends styles, without loading CLIP."""
        return self._start_on(self.devices[0], only_applies=True)

    def _start_on(self, device: str, *, only_applies: bool = False) -> Start:
        models = self.models_config()
        return Start(models=models, device=device, threads=self.threads, only_applies=only_applies)


class TrainingSettings(BaseModel):
    """The table [training]: deviations from engine.protocol.presets."""

    model_config = ConfigDict(extra="forbid")

    size: int | None = Field(default=None, ge=MIN_SIZE, le=MAX_SIZE)
    steps: int | None = Field(default=None, ge=1)


class PresetSettings(TrainingSettings):
    """The tables [presets.NAME]: the same deviations, and whose numbers the preset has.

    Without a base, they are the published ones, except for drafts on slow CPUs (bot.jobs.draft_choice).
    """

    base: BaseName | None = None


class OwnerSettings(BaseModel):
    """The table [owner]: in which guild and by whom the bot is administered."""

    model_config = ConfigDict(extra="forbid")

    guild: int | None = None
    people: list[int] = Field(default_factory=list)


class RetentionSettings(BaseModel):
    """The table [retention]: for how many days and in how much space pictures are kept; 0 is no limit."""

    model_config = ConfigDict(extra="forbid")

    photos_days: float = Field(default=30, ge=0)
    results_days: float = Field(default=30, ge=0)
    networks_days: float = Field(default=30, ge=0)
    left_guilds_days: float = Field(default=30, ge=0)
    gigabytes: float = Field(default=20, ge=0)


class MonitoringSettings(BaseModel):
    """The table [monitoring]: the address of the metrics, and the format of the logs."""

    model_config = ConfigDict(extra="forbid")

    listen: str = "127.0.0.1:9464"
    logs: Literal["auto", "console", "json"] = "auto"

    @field_validator("listen")
    @classmethod
    def _check_listen(cls, listen: str) -> str:
        _, colon, port = listen.rpartition(":")
        if listen and not (colon and port.isdecimal() and int(port) < 65536):
            raise ValueError(
                f"“{listen}” is not an address with a port, such as 127.0.0.1:9464; leave it empty to switch it off"
            )
        return listen


class PictureCheckSettings(BaseModel):
    """The table [moderation.pictures]: the least that the picture check does everywhere."""

    model_config = ConfigDict(extra="forbid")

    check: PictureCheck = PictureCheck.OFF
    threshold: Threshold = Threshold.NORMAL
    age_restricted: bool = False

    def least_scores(self, *, age_restricted: bool) -> dict[str, float]:
        """Return from which score on something is done, in an age-restricted channel or in another one."""
        return scores_of(self.check, self.threshold, applies=self.age_restricted or not age_restricted)


class ModerationSettings(BaseModel):
    """The table [moderation]: words and pictures that are not allowed anywhere, in guilds and direct messages."""

    model_config = ConfigDict(extra="forbid")

    blocked_words: list[str] = Field(default_factory=list)
    pictures: PictureCheckSettings = Field(default_factory=PictureCheckSettings)


class Settings(BaseSettings):
    """All settings; config.example.toml explains each key."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid")

    discord: DiscordSettings = Field(default_factory=DiscordSettings)
    engine: EngineSettings = Field(default_factory=EngineSettings)
    limits: LimitSettings = Field(default_factory=LimitSettings)
    database: DatabaseSettings = Field(default_factory=DatabaseSettings)
    blobs: BlobSettings = Field(default_factory=BlobSettings)
    costs: dict[PresetName | Literal["training"], Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    owner: OwnerSettings = Field(default_factory=OwnerSettings)
    retention: RetentionSettings = Field(default_factory=RetentionSettings)
    moderation: ModerationSettings = Field(default_factory=ModerationSettings)
    monitoring: MonitoringSettings = Field(default_factory=MonitoringSettings)
    presets: dict[PresetName, PresetSettings] = Field(default_factory=dict)
    training: TrainingSettings = Field(default_factory=TrainingSettings)
    _draft_is_small: Callable[[], bool] | None = PrivateAttr(default=None)

    @field_validator("presets")
    @classmethod
    def _check_bases(cls, presets: dict[PresetName, PresetSettings]) -> dict[PresetName, PresetSettings]:
        if presets.get("paper", PresetSettings()).base not in (None, "published"):
            raise ValueError("the preset paper is the published procedure; remove its `base`")
        return presets

    def local_folders(self) -> dict[str, Path]:
        """Return the folders on this machine that the bot writes to, by what is in them, whether they exist or not."""
        folders = self.private_paths()
        if "database" in folders:
            folders["database"] = folders["database"].parent
        return folders | {"models": self.engine.cache_dir.expanduser()}

    def private_paths(self) -> dict[str, Path]:
        """Return what nobody but the bot is to read on this machine: the file of the database, and the pictures."""
        paths = {}
        scheme, _, file = self.database.url.partition(":///")
        if scheme.startswith("sqlite") and file:
            paths["database"] = Path(file)
        if "://" not in self.blobs.url:
            paths["pictures"] = Path(self.blobs.url)
        return paths

    def choose_draft(self, is_small: Callable[[], bool]) -> None:
        """Have `is_small` asked from now on whether a draft without a configured base is the small one."""
        self._draft_is_small = is_small

    def preset(self, name: PresetName, size: int | None = None) -> Preset:
        """Return a preset of the configured models, with the configuration's changes, at `size` if given."""
        changed = self.presets.get(name, PresetSettings())
        small = name == "draft" and self._draft_is_small is not None and self._draft_is_small()
        base = changed.base or ("small" if small else "published")
        preset = preset_of(self.engine.models, name, base)
        return preset.changed_to(size or changed.size, changed.steps)

    def cost(self, name: PresetName, size: int | None = None, count: int = 1) -> int:
        """Return what `count` pictures cost in units.

        The table [costs] decides if it names the preset, else the work: steps times pixels.
        """
        preset = self.preset(name, size)
        if name not in self.costs:
            return count * cost(preset)
        return count * cost_at_size(self.costs[name], preset.size, self.preset(name).size)

    @property
    def style_training(self) -> StyleTraining:
        """Return how styles are trained with the configured models, with the configuration's changes."""
        training = STYLE_TRAININGS[self.engine.models]
        preset = training.preset.changed_to(self.training.size, self.training.steps)
        return msgspec.structs.replace(training, preset=preset)

    @property
    def cost_of_training(self) -> int:
        """Return what a training costs in units: by the table [costs], else by its work."""
        return self.costs.get("training") or self.style_training.batch * cost(self.style_training.preset)

    @property
    def costs_of_presets(self) -> dict[str, int]:
        """Return what a picture costs in units at each preset's own size, and what a training costs."""
        return {name: self.cost(name) for name in PRESET_NAMES} | {"training": self.cost_of_training}


def default_file() -> Path:
    """Return the configuration file that is read if none is named: ./config.toml, or else ./data/config.toml."""
    return next((path for path in DEFAULT_FILES if path.is_file()), DEFAULT_FILES[0])


def readable_by_others(file: Path | None = None) -> Path | None:
    """Return the configuration file if it contains the token and other users of this machine can read it.

    Otherwise, and on Windows, return None. Raises ConfigError if the file is not valid TOML.
    """
    path = file or default_file()
    if os.name != "posix" or not path.is_file() or not path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        return None
    discord = _parse(path).get("discord")
    return path if isinstance(discord, dict) and discord.get("token") else None


def _parse(path: Path) -> dict[str, Any]:
    """Parse a configuration file. Raises ConfigError if it cannot be read or is no TOML in UTF-8.

    Editors on Windows begin UTF-8 files with a byte order mark, which is skipped.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {reason_of(error)}.") from error
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:4]:
        raise ConfigError(f"{path} is encoded as UTF-16. Save it as UTF-8.")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ConfigError(
            f"{path} is not encoded as UTF-8: line {line} has a character of another encoding, such as Latin-1. Save "
            "it as UTF-8."
        ) from error
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}.") from error


def _with_values_of_files(variables: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return environment variables in which each that names a file is replaced by one with the text of the file.

    The names are in lower case. Raises ConfigError if a file cannot be read, or if both variables are set.
    """
    values = dict(variables)
    for name in variables:
        if not name.startswith(PREFIX.lower()) or not name.endswith(FILE_SUFFIX):
            continue
        of, path = name.removesuffix(FILE_SUFFIX), values.pop(name)
        if not path:
            continue
        if values.get(of):
            raise ConfigError(f"{of.upper()} and {name.upper()} are both set. Remove one of them.")
        try:
            values[of] = Path(path).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else "not encoded as UTF-8"
            raise ConfigError(f"The file {path}, which {name.upper()} names, cannot be read: {reason}.") from error
    return values


def load_settings(file: Path | None = None) -> Settings:
    """Load the settings from `file`, or from config.toml in the current folder or in data/ if it exists.

    Raises ConfigError, which names every wrong key.
    """
    path = file or default_file()
    if file is not None and not path.is_file():
        raise ConfigError(f"The configuration file {path} does not exist.")

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
            written = _parse(path) if path.is_file() else {}
            if isinstance(env_settings, EnvSettingsSource):
                env_settings.env_vars = _with_values_of_files(env_settings.env_vars)
            return env_settings, InitSettingsSource(settings_cls, init_kwargs=written)

    try:
        return FromFile()
    except SettingsError as error:
        raise ConfigError(f"An environment variable is not valid: {error}.") from error
    except ValidationError as error:
        wrong = [f"  {'.'.join(str(part) for part in e['loc'])}: {e['msg']}" for e in error.errors()]
        to_do = f"Correct {path} or the environment variable; config.example.toml explains each key."
        message = "\n".join(["The configuration is not valid:", *wrong, to_do])
        raise ConfigError(message) from error
