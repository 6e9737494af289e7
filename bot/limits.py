"""What a person may do, and what a job costs. Pure policy: nothing here looks at a database or a clock."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from engine.presets import Preset

UNIT = 256 * 256 * 10  # pixel steps: a cost unit is ten steps of a draft


@dataclass(frozen=True)
class Limits:
    """What each person may do. None: as much as they like."""

    jobs_per_day: int | None
    queued_at_once: int | None

    def without_days(self) -> "Limits":
        """Those that hold for what is no picture of the day."""
        return replace(self, jobs_per_day=None)


class LimitReached(Exception):  # not an error: the person is told, and nothing was taken
    """A limit stands in the way of a job; nothing was reserved.

    limit: the field of Limits. renews_at: None where it is when a job of the person has begun.
    """

    def __init__(self, limit: str, allowed: int, used: int, renews_at: datetime | None) -> None:
        self.limit = limit
        self.allowed = allowed
        self.used = used
        self.renews_at = renews_at
        super().__init__(f"{limit}: {used} of {allowed}")


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The day that a moment belongs to; days end at midnight of the zone."""
    return moment.astimezone(zone).date()


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The moment when a day ends, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)


def cost(preset: Preset) -> int:
    """What a job costs in units, at least 1: its steps times its pixels."""
    return max(1, round(preset.steps * preset.size * preset.size / UNIT))
