"""The tables [limits] and [limits.guild] of the configuration."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, field_validator

from bot.rules.usage_limits import LONGEST_COOLDOWN, Limits, zone_named
from engine.protocol.presets import MAX_SIZE, MIN_SIZE, PRESET_NAMES, PresetName


class CountSettings(BaseModel):
    """The limits that people and guilds have in common; 0 is no limit."""

    model_config = ConfigDict(extra="forbid")

    jobs_per_day: int = Field(default=0, ge=0)
    jobs_per_week: int = Field(default=0, ge=0)
    units_per_day: int = Field(default=0, ge=0)
    trainings_per_day: int = Field(default=0, ge=0)
    queued_at_once: int = Field(default=0, ge=0)
    running_at_once: int = Field(default=0, ge=0)
    styles: int = Field(default=0, ge=0)

    def limits(self) -> Limits:
        """Return the settings as Limits, in which None is no limit."""
        return Limits(
            jobs_per_day=self.jobs_per_day or None,
            jobs_per_week=self.jobs_per_week or None,
            units_per_day=self.units_per_day or None,
            trainings_per_day=self.trainings_per_day or None,
            queued_at_once=self.queued_at_once or None,
            running_at_once=self.running_at_once or None,
            styles=self.styles or None,
        )


class GuildLimitSettings(CountSettings):
    """The table [limits.guild]: what all members of a guild may do together."""

    queued_at_once: int = Field(default=200, ge=0)
    styles: int = Field(default=100, ge=0)


class LimitSettings(CountSettings):
    """The table [limits]: what each person may do, whatever a guild allows."""

    jobs_per_day: int = Field(default=50, ge=0)
    trainings_per_day: int = Field(default=5, ge=0)
    styles: int = Field(default=25, ge=0)
    queued_at_once: int = Field(default=5, ge=0)
    cooldown: int = Field(default=0, ge=0, le=LONGEST_COOLDOWN)
    largest_size: int = Field(default=1024, ge=MIN_SIZE, le=MAX_SIZE)
    presets: list[PresetName] = Field(default_factory=lambda: list(PRESET_NAMES), min_length=1)
    longest_queue: int = Field(default=1000, ge=1)
    time_zone: str = "UTC"
    guild: GuildLimitSettings = Field(default_factory=GuildLimitSettings)

    @field_validator("time_zone")
    @classmethod
    def _check_time_zone(cls, name: str) -> str:
        if zone_named(name) is None:
            raise ValueError(f"there is no time zone “{name}”; use a name like Europe/Berlin")
        return name

    @property
    def zone(self) -> ZoneInfo:
        """Return the time zone in which days end."""
        return ZoneInfo(self.time_zone)

    def limits(self) -> Limits:
        """Return the settings as Limits, in which None is no limit."""
        presets, cooldown = frozenset(self.presets), self.cooldown or None
        return replace(super().limits(), cooldown=cooldown, largest_size=self.largest_size, presets=presets)
