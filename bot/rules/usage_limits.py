"""What a person may do, and what a job costs. Pure policy: nothing here looks at a database or a clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from engine.protocol.presets import Preset, PresetName

UNIT = 256 * 256 * 10  # pixel steps: without a table of costs, a cost unit is ten steps of a draft

LONGEST_COOLDOWN = 24 * 3600  # seconds


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What is allowed. None: as much as one likes."""

    jobs_per_day: int | None = None
    jobs_per_week: int | None = None
    units_per_day: int | None = None
    trainings_per_day: int | None = None  # of styles; they are no jobs of the day
    queued_at_once: int | None = None
    running_at_once: int | None = None
    cooldown: int | None = None  # seconds between two jobs
    largest_size: int | None = None  # pixels
    presets: frozenset[PresetName] | None = None
    channels: frozenset[int] | None = None
    others_results: bool = True  # whether variations can be made of what others have had painted
    create_styles: bool = True
    styles: int | None = None  # that a person may have


LimitName = Literal[
    "jobs_per_day",
    "jobs_per_week",
    "units_per_day",
    "trainings_per_day",
    "queued_at_once",
    "running_at_once",
    "cooldown",
    "largest_size",
    "presets",
    "channels",
    "others_results",
    "create_styles",
    "styles",
]
LIMIT_NAMES: tuple[LimitName, ...] = tuple(one.name for one in fields(Limits))  # type: ignore[misc]  # a test compares
SETS = ("presets", "channels")
PERMISSIONS = ("others_results", "create_styles")

# What an admin has said of somebody: values of Limits by name. What is not said is not in it; None says "no limit".
Rule = Mapping[str, Any]


@dataclass(frozen=True)
class Rules:
    """What the admins of a server have said: of everybody, of roles and of people, by their ids."""

    server: Rule = field(default_factory=dict)
    roles: Mapping[int, Rule] = field(default_factory=dict)
    people: Mapping[int, Rule] = field(default_factory=dict)

    def of(self, user_id: int, roles: Iterable[int]) -> Limits:
        """What holds for a person: their own rule, else the most generous of their roles', else the server's."""
        own = self.people.get(user_id, {})
        of_roles = [self.roles[role] for role in roles if role in self.roles]
        found = {}
        for name in LIMIT_NAMES:
            said = [rule[name] for rule in of_roles if name in rule]
            if name in own:
                found[name] = own[name]
            elif said:
                found[name] = most_generous(name, said)
            elif name in self.server:
                found[name] = self.server[name]
        return Limits(**found)


def most_generous(name: str, values: Sequence[Any]) -> Any:
    """Of values of one limit, at least one, what allows the most; sets allow together what each of them does."""
    if name in PERMISSIONS:
        return any(values)
    if None in values:
        return None
    if name in SETS:
        return frozenset().union(*values)
    return min(values) if name == "cooldown" else max(values)


class Whose(StrEnum):
    """Whose use is counted together."""

    PERSON = "person"  # of one person, everywhere
    MEMBER = "member"  # of one person in one server
    GUILD = "guild"  # of everybody in one server


@dataclass(frozen=True)
class Account:
    """A count of what is used, and what is allowed of it. 0 as an id: all of them. zone: where its days end."""

    whose: Whose
    guild_id: int
    user_id: int
    limits: Limits
    zone: ZoneInfo


@dataclass(frozen=True, kw_only=True)
class Needed:
    """What a job takes of an account."""

    jobs: int = 0  # of the day's; none where nothing is optimised
    trainings: int = 0
    units: int

    @property
    def counts(self) -> bool:
        """Whether it is a request of the day."""
        return self.jobs + self.trainings > 0


@dataclass(frozen=True, kw_only=True)
class Used:
    """What an account has been used for by now."""

    jobs_today: int = 0
    jobs_this_week: int = 0
    units_today: int = 0
    trainings_today: int = 0
    queued: int = 0
    last_at: datetime | None = None  # when the last job was submitted that counts


class LimitReached(Exception):  # not an error: the person is told, and nothing was taken
    """A limit stands in the way of a job; nothing was reserved.

    limit: the field of Limits. needed: what the job would take. renews_at: None where it is when a job has begun.
    """

    def __init__(
        self, limit: LimitName, whose: Whose, *, allowed: int, used: int, needed: int, renews_at: datetime | None
    ) -> None:
        self.limit = limit
        self.whose = whose
        self.allowed = allowed
        self.used = used
        self.needed = needed
        self.renews_at = renews_at
        super().__init__(f"{limit} ({whose}): {used} of {allowed}")

    @property
    def never(self) -> bool:
        """Whether the job takes more than there is, however long one waits."""
        return self.needed > self.allowed


def reached(account: Account, used: Used, needed: Needed, now: datetime) -> list[LimitReached]:
    """Which limits of an account stand in the way of a job."""
    jobs, trainings, units = needed.jobs, needed.trainings, needed.units
    limits, today = account.limits, day_of(now, account.zone)
    tonight = end_of(today, account.zone)
    found = []

    def stop(limit: LimitName, allowed: int, is_used: int, needed: int, renews_at: datetime | None) -> None:
        found.append(
            LimitReached(limit, account.whose, allowed=allowed, used=is_used, needed=needed, renews_at=renews_at)
        )

    if limits.jobs_per_day is not None and jobs and used.jobs_today + jobs > limits.jobs_per_day:
        stop("jobs_per_day", limits.jobs_per_day, used.jobs_today, jobs, tonight)
    if limits.jobs_per_week is not None and jobs and used.jobs_this_week + jobs > limits.jobs_per_week:
        renews = end_of(week_of(today) + timedelta(days=6), account.zone)
        stop("jobs_per_week", limits.jobs_per_week, used.jobs_this_week, jobs, renews)
    if limits.units_per_day is not None and used.units_today + units > limits.units_per_day:
        stop("units_per_day", limits.units_per_day, used.units_today, units, tonight)
    trainings_per_day = limits.trainings_per_day
    if trainings_per_day is not None and trainings and used.trainings_today + trainings > trainings_per_day:
        stop("trainings_per_day", trainings_per_day, used.trainings_today, trainings, tonight)
    if limits.queued_at_once is not None and used.queued >= limits.queued_at_once:
        stop("queued_at_once", limits.queued_at_once, used.queued, 1, None)
    # A job that was submitted later than now: the clock has been put back, and nobody waits for it to come round.
    if limits.cooldown is not None and needed.counts and used.last_at and used.last_at <= now:
        over = used.last_at + timedelta(seconds=limits.cooldown)
        if over > now:
            stop("cooldown", limits.cooldown, 0, 1, over)
    return found


def the_last_to_end(stops: Sequence[LimitReached]) -> LimitReached:
    """Of several, at least one, what stands in the way for longest: told another, a person would come back in vain."""
    never = [one for one in stops if one.never]
    return never[0] if never else max(stops, key=lambda one: one.renews_at or datetime.min.replace(tzinfo=UTC))


def zone_named(name: str) -> ZoneInfo | None:
    """A time zone by its name, like Europe/Berlin; None where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The day that a moment belongs to; days end at midnight of the zone."""
    return moment.astimezone(zone).date()


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The moment when a day ends, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def cost(preset: Preset) -> int:
    """What a job costs in units where no table says it, at least 1: its steps times its pixels."""
    return max(1, round(preset.steps * preset.size * preset.size / UNIT))


def cost_at_size(units: int, size: int, own_size: int) -> int:
    """What a picture costs in units at another size than its preset's own, where that costs `units`: as its pixels."""
    return max(1, round(units * (size / own_size) ** 2))


def used_units(units: int, step: int, steps: int) -> int:
    """What a job has used of its units when it is stopped after some of its steps: pro rata, rounded up."""
    return min(units, -(-units * step // max(1, steps)))
