"""Usage limits and costs: pure functions, without a database or a clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from engine.protocol.presets import Preset, PresetName

UNIT = 256 * 256 * 10  # pixels times steps: without a table of costs, one unit is ten steps at 256 px

LONGEST_COOLDOWN = 24 * 3600  # seconds
LARGEST_QUEUE_SHARE = 5


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What somebody is allowed; None is no limit."""

    jobs_per_day: int | None = None
    jobs_per_week: int | None = None
    units_per_day: int | None = None
    trainings_per_day: int | None = None  # of styles; trainings do not count as jobs
    queued_at_once: int | None = None
    running_at_once: int | None = None
    cooldown: int | None = None  # seconds between two jobs
    largest_size: int | None = None  # pixels
    presets: frozenset[PresetName] | None = None
    channels: frozenset[int] | None = None
    others_results: bool = True  # whether they may make variations of other people's results
    create_styles: bool = True
    styles: int | None = None  # that they may have
    queue_share: int | None = None  # turns in the queue for each turn of others in the guild; None: 1


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
    "queue_share",
]
LIMIT_NAMES: tuple[LimitName, ...] = tuple(one.name for one in fields(Limits))  # type: ignore[misc]  # a test compares
SETS = ("presets", "channels")
PERMISSIONS = ("others_results", "create_styles")

# Values of Limits by name, as an admin has set them. A missing name is not set; None means no limit.
Rule = Mapping[str, Any]


@dataclass(frozen=True)
class Rules:
    """The limits that a guild's admins have set: for everybody, and by the ids of roles and people."""

    server: Rule = field(default_factory=dict)
    roles: Mapping[int, Rule] = field(default_factory=dict)
    people: Mapping[int, Rule] = field(default_factory=dict)

    def of(self, user_id: int, roles: Iterable[int]) -> Limits:
        """Return a person's limits: from their own rule, else the most generous role's, else the guild's.

        Each limit is looked up separately.
        """
        own = self.people.get(user_id, {})
        of_roles = [self.roles[role] for role in roles if role in self.roles]
        found = {}
        for name in LIMIT_NAMES:
            values = [rule[name] for rule in of_roles if name in rule]
            if name in own:
                found[name] = own[name]
            elif values:
                found[name] = most_generous(name, values)
            elif name in self.server:
                found[name] = self.server[name]
        return Limits(**found)


def most_generous(name: str, values: Sequence[Any]) -> Any:
    """Return the one of at least one value of a limit that allows the most; sets are united."""
    if name in PERMISSIONS:
        return any(values)
    if None in values:
        return None
    if name in SETS:
        return frozenset().union(*values)
    return min(values) if name == "cooldown" else max(values)


class AccountKind(StrEnum):
    """Whose usage an account counts together; the values are stored."""

    PERSON = "person"  # one person everywhere
    MEMBER = "member"  # one person in one guild
    GUILD = "guild"  # everybody in one guild


@dataclass(frozen=True)
class Account:
    """A count of what is used, and the limits on it.

    A `guild_id` or `user_id` of 0 stands for all of them. Days end at midnight in `zone`.
    """

    whose: AccountKind
    guild_id: int
    user_id: int
    limits: Limits
    zone: ZoneInfo


@dataclass(frozen=True, kw_only=True)
class Needed:
    """What a job takes from an account; `units` are cost units."""

    jobs: int = 0  # of the jobs per day; 0 if nothing is optimized
    trainings: int = 0
    units: int

    @property
    def counts(self) -> bool:
        """Return whether the job counts as a job or a training of the day."""
        return self.jobs + self.trainings > 0

    def beyond(self, granted: int) -> "Needed":
        """Return what is left to take from an account if grants pay for `granted` of the units.

        A job that grants pay for as a whole takes nothing.
        """
        return replace(self, units=self.units - granted) if granted < self.units else Needed(units=0)


@dataclass(frozen=True, kw_only=True)
class Used:
    """What has been used of an account by a moment."""

    jobs_today: int = 0
    jobs_this_week: int = 0
    units_today: int = 0
    trainings_today: int = 0
    queued: int = 0
    last_at: datetime | None = None  # when the last job that counts was submitted


class LimitReached(Exception):  # no WordbrushError: the person gets a sentence of its own
    """Raised when a limit keeps a job from being accepted; nothing was reserved.

    `limit` is the field of Limits, `needed` what the job would take, and `renews_at` the moment from which it fits;
    None if that depends on when a queued job begins.
    """

    def __init__(
        self, limit: LimitName, whose: AccountKind, *, allowed: int, used: int, needed: int, renews_at: datetime | None
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
        """Return whether the job takes more than the limit allows at any time."""
        return self.needed > self.allowed


def reached(account: Account, used: Used, needed: Needed, now: datetime) -> list[LimitReached]:
    """Return the limits of an account that keep a job from being accepted at `now`."""
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
    if limits.units_per_day is not None and units and used.units_today + units > limits.units_per_day:
        stop("units_per_day", limits.units_per_day, used.units_today, units, tonight)
    trainings_per_day = limits.trainings_per_day
    if trainings_per_day is not None and trainings and used.trainings_today + trainings > trainings_per_day:
        stop("trainings_per_day", trainings_per_day, used.trainings_today, trainings, tonight)
    if limits.queued_at_once is not None and used.queued >= limits.queued_at_once:
        stop("queued_at_once", limits.queued_at_once, used.queued, 1, None)
    # If last_at is in the future, the clock was set back; the cooldown is skipped rather than waited for.
    if limits.cooldown is not None and needed.counts and used.last_at and used.last_at <= now:
        over = used.last_at + timedelta(seconds=limits.cooldown)
        if over > now:
            stop("cooldown", limits.cooldown, 0, 1, over)
    return found


def longest_stop(stops: Sequence[LimitReached]) -> LimitReached:
    """Return the one of at least one reached limit that lasts longest, so that nobody comes back too early."""
    never = [one for one in stops if one.never]
    return never[0] if never else max(stops, key=lambda one: one.renews_at or datetime.min.replace(tzinfo=UTC))


def zone_named(name: str) -> ZoneInfo | None:
    """Return a time zone by its name, such as Europe/Berlin, or None if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """Return the day that a moment belongs to; days end at midnight in the zone."""
    return moment.astimezone(zone).date()


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """Return the moment when a day ends in the zone, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def cost(preset: Preset) -> int:
    """Return what a job costs in units without a table of costs: its steps times its pixels, at least 1."""
    return max(1, round(preset.steps * preset.size * preset.size / UNIT))


def cost_at_size(units: int, size: int, own_size: int) -> int:
    """Return what a picture costs at `size`, if it costs `units` at `own_size`; proportional to its pixels."""
    return max(1, round(units * (size / own_size) ** 2))


def used_units(units: int, step: int, steps: int) -> int:
    """Return how many units a job has used when it stops after `step` of `steps`: pro rata, rounded up."""
    return min(units, -(-units * step // max(1, steps)))
