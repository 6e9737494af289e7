"""Usage counts per day, taken when a job is submitted and given back when it comes to nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Executable,
    and_,
    bindparam,
    case,
    false,
    func,
    literal,
    or_,
    outerjoin,
    select,
    update,
)
from sqlalchemy.orm.attributes import set_committed_value

from bot.rules.usage_limits import (
    Account,
    AccountKind,
    LimitReached,
    Needed,
    Used,
    day_of,
    longest_stop,
    reached,
    week_of,
)
from bot.store.database import Database, dialect_insert
from bot.store.grants import give_back_granted, spend, units_left
from bot.store.models import Grant, Job, JobState, UsageCount

COUNTS, JOBS = UsageCount.__table__.c, Job.__table__.c
NOTHING = Needed(units=0)


class QueueFull(Exception):  # no WordbrushError: the user gets a sentence of its own
    """Raised when the whole queue has its maximum length; nothing was taken."""


@dataclass(frozen=True)
class CurrentUsage:
    """What has been used of some accounts, how many jobs are queued in all, and the granted units that are left."""

    used: list[Used]
    queued: int
    granted: int

    def stops(
        self, accounts: Sequence[Account], needed: Needed, now: datetime, granted: int | None = None
    ) -> list[LimitReached]:
        """Return the limits that keep a job that needs this much from being accepted.

        Grants pay for `granted` of its units: None for as many as are left.
        """
        paid = self.granted if granted is None else granted
        pairs = zip(accounts, self.used, strict=True)
        return [
            stop for account, used in pairs for stop in reached(account, used, _needed_of(account, needed, paid), now)
        ]


def take(
    connection: Connection, accounts: Sequence[Account], needed: Needed, *, now: datetime, longest_queue: int
) -> dict[str, int]:
    """Take what a job needs from grants and from every account, or nothing from any.

    Returns the units that grants pay, by the id of the grant. Raises LimitReached and QueueFull.

    The transaction is the only writer from its first statement on (Database.transact), so that of any number
    of simultaneous calls exactly as many pass as the limits allow.
    """
    state = current_usage(connection, accounts, now)
    if state.queued >= longest_queue:
        raise QueueFull
    paid: dict[str, int] = {}
    for account in accounts:
        if account.whose == AccountKind.MEMBER and state.granted:
            paid = spend(connection, account.guild_id, account.user_id, needed.units, now)
    granted = sum(paid.values())
    if stops := state.stops(accounts, needed, now, granted):
        raise longest_stop(stops)
    rows = [
        {
            "guild_id": account.guild_id,
            "user_id": account.user_id,
            "day": day_of(now, account.zone),
            "jobs": taken.jobs,
            "units": taken.units,
            "trainings": taken.trainings,
            "last_at": now if taken.counts else None,
        }
        for account in accounts
        if (taken := _needed_of(account, needed, granted)) != NOTHING
    ]
    if not rows:
        return paid
    connection.execute(_add_usage(connection.dialect.name), rows)
    return paid


@cache
def _add_usage(dialect: str) -> Executable:
    """Return the statement that adds to usage counts, of which some have no row yet."""
    insert = dialect_insert(dialect, UsageCount)
    more = {name: COUNTS[name] + insert.excluded[name] for name in ("jobs", "units", "trainings")}
    last_at = func.coalesce(insert.excluded.last_at, COUNTS.last_at)
    key = [COUNTS.guild_id, COUNTS.user_id, COUNTS.day]
    return insert.on_conflict_do_update(index_elements=key, set_=more | {"last_at": last_at})


def _needed_of(account: Account, needed: Needed, granted: int) -> Needed:
    """Return what a job takes from an account: grants pay for what the admins of the guild limit, and nobody else."""
    return needed.beyond(granted) if account.whose == AccountKind.MEMBER else needed


def current_usage(connection: Connection, accounts: Sequence[Account], now: datetime) -> CurrentUsage:
    """Return what has been used of each account by `now`, in the order of the accounts."""
    query = _query(tuple(account.whose for account in accounts))
    parameters: dict[str, Any] = {"now": now}
    for number, account in enumerate(accounts):
        parameters[f"guild{number}"], parameters[f"user{number}"] = account.guild_id, account.user_id
        parameters[f"first{number}"] = _first_day(account, now)
    rows = connection.execute(query, parameters).all()
    used = []
    for number, account in enumerate(accounts):
        today = day_of(now, account.zone)
        own = [row for row in rows if (row.guild_id, row.user_id) == (account.guild_id, account.user_id)]
        used.append(
            Used(
                jobs_today=sum(row.jobs for row in own if row.day == today),
                units_today=sum(row.units for row in own if row.day == today),
                trainings_today=sum(row.trainings for row in own if row.day == today),
                jobs_this_week=sum(row.jobs for row in own if week_of(today) <= row.day <= today),
                queued=getattr(rows[0], f"queued{number}"),
                last_at=max((row.last_at for row in own if row.last_at), default=None),
            )
        )
    return CurrentUsage(used, rows[0].total, rows[0].granted)


def _first_day(account: Account, now: datetime) -> date:
    """Return the first day whose counts matter: of the week, or yesterday, as a cooldown continues past midnight."""
    today = day_of(now, account.zone)
    return min(week_of(today), today - timedelta(days=1))


@cache
def _query(kinds: tuple[AccountKind, ...]) -> Executable:
    """Return the query for what accounts of these kinds have used, and how many of their jobs are queued.

    It runs for every command, and making it takes longer than running it. Its parameters have the account's number:
    `guild0`, `user0`, `first0`. The numbers of queued jobs and the granted units that are left are in every row; there
    is one row even if nothing was used.
    """
    of_week: list[ColumnElement[bool]] = []
    queued = []
    granted: ColumnElement[int] = literal(0)
    for number, whose in enumerate(kinds):
        guild: BindParameter[Any] = bindparam(f"guild{number}")
        user: BindParameter[Any] = bindparam(f"user{number}")
        first: BindParameter[Any] = bindparam(f"first{number}")
        of_week.append(and_(COUNTS.guild_id == guild, COUNTS.user_id == user, COUNTS.day >= first))
        same = [JOBS.user_id == user] if whose != AccountKind.GUILD else []
        same += [JOBS.guild_id == guild] if whose != AccountKind.PERSON else []
        if whose == AccountKind.MEMBER:
            granted = units_left(guild, user, bindparam("now", type_=Grant.until.type))
        queued.append(func.coalesce(func.sum(case((and_(*same), 1), else_=0)), 0).label(f"queued{number}"))
    counted = select(func.count().label("total"), granted.label("granted"), *queued).select_from(Job.__table__)
    waiting = counted.where(JOBS.state == JobState.QUEUED).subquery()
    used = outerjoin(waiting, UsageCount.__table__, or_(false(), *of_week))
    return select(waiting, *COUNTS).select_from(used)


def give_back(connection: Connection, job: Job, units: int) -> None:
    """Reduce what a job has used to `units`; with 0, its count as a job or training is undone as well.

    The units that limits paid are given back first, then those that grants paid. The job gets its new counts.
    """
    returned_units = job.counted_units - units
    jobs, trainings = (job.counted_jobs, job.counted_trainings) if units == 0 else (0, 0)
    from_limits = job.counted_units - sum(job.granted.values())  # of the guild
    returned = [
        {
            "of_guild": guild_id,
            "of_user": user_id,
            "of_day": day,
            "fewer_units": min(returned_units, from_limits) if guild_id and user_id else returned_units,
            "fewer_jobs": jobs,
            "fewer_trainings": trainings,
            "uncounted_at": job.created_at if jobs or trainings else None,
        }
        for guild_id, user_id, day in _counted(job)
    ]
    if returned:
        connection.execute(_GIVE_BACK, returned)
    counts = {
        "counted_units": units,
        "counted_jobs": job.counted_jobs - jobs,
        "counted_trainings": job.counted_trainings - trainings,
        "granted": give_back_granted(connection, job.granted, units) if job.granted else {},
    } | ({"counted_on": None, "counted_here_on": None} if units == 0 else {})
    connection.execute(_SET_COUNTS, {"job_id": job.id, **counts})
    for name, value in counts.items():
        set_committed_value(job, name, value)


def _less(name: str) -> ColumnElement[int]:
    fewer: BindParameter[int] = bindparam(f"fewer_{name}", type_=COUNTS[name].type)
    return case((COUNTS[name] > fewer, COUNTS[name] - fewer), else_=0)


_GIVE_BACK = (
    update(UsageCount)
    .where(
        COUNTS.guild_id == bindparam("of_guild"),
        COUNTS.user_id == bindparam("of_user"),
        COUNTS.day == bindparam("of_day"),
    )
    .values({name: _less(name) for name in ("jobs", "units", "trainings")})
    # A job that came to nothing causes no cooldown.
    .values(last_at=func.nullif(COUNTS.last_at, bindparam("uncounted_at", type_=UsageCount.last_at.type)))
)
_SET_COUNTS = update(Job).where(JOBS.id == bindparam("job_id"))


def _counted(job: Job) -> list[tuple[int, int, date]]:
    """Return the keys of the usage counts that the job is part of."""
    rows = []
    if job.counted_on:
        rows.append((0, job.user_id, job.counted_on))
        if job.guild_id:
            rows.append((job.guild_id, 0, job.counted_on))
    if job.counted_here_on and job.guild_id:
        rows.append((job.guild_id, job.user_id, job.counted_here_on))
    return rows


@dataclass(frozen=True)
class Amount:
    """How many jobs were asked for and what they cost in units.

    `what` is what the sum is about: a user's id, a guild's id (0: direct messages), a prompt, or the ISO moment at
    which a period begins.
    """

    what: int | str
    jobs: int
    units: int


class Usage:
    """The repository of what jobs have cost; a job whose cost was given back does not count."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def between(self, guild_id: int, moments: Sequence[datetime]) -> list[Amount]:
        """Return a guild's usage from each moment to the next.

        The index is read for every period, so the cost grows with the jobs inside them only.
        """
        found = []
        async with self._database.reading() as session:
            for begin, end in pairwise(moments):
                query = select(*_AMOUNT).where(*_of(guild_id, begin), Job.created_at < end)
                jobs, units = (await session.execute(query)).one()
                found.append(Amount(begin.isoformat(), jobs, units or 0))
        return found

    async def people(self, guild_id: int, since: datetime, limit: int) -> list[Amount]:
        """Return at most `limit` users who have used the bot the most in a guild since a moment."""
        return await self._most(Job.user_id, _of(guild_id, since), limit)

    async def prompts(self, guild_id: int, since: datetime, limit: int) -> list[Amount]:
        """Return at most `limit` prompts that were asked for the most in a guild, case-folded."""
        return await self._most(Job.searched, _of(guild_id, since), limit)

    async def guilds(self, since: datetime, limit: int) -> list[Amount]:
        """Return at most `limit` guilds that have used the bot the most since a moment."""
        where = [Job.state.in_(list(JobState)), Job.created_at >= since, Job.counted_units > 0]
        return await self._most(func.coalesce(Job.guild_id, 0), where, limit)

    async def total(self, since: datetime) -> Amount:
        """Return the usage of all guilds and direct messages since a moment."""
        query = select(*_AMOUNT).where(Job.created_at >= since, Job.counted_units > 0)
        async with self._database.reading() as session:
            jobs, units = (await session.execute(query)).one()
        return Amount(0, jobs, units or 0)

    async def rows(self, guild_id: int, since: datetime, limit: int) -> list[tuple[Any, ...]]:
        """Return at most `limit` of a guild's jobs since a moment, as tuples of columns, the newest first."""
        columns = (
            Job.id,
            Job.created_at,
            Job.user_id,
            Job.state,
            Job.prompt,
            Job.preset,
            Job.size,
            Job.count,
            Job.counted_units,
            Job.seconds,
        )
        query = select(*columns).where(*_of(guild_id, since)).order_by(Job.created_at.desc()).limit(limit)
        async with self._database.reading() as session:
            return [tuple(row) for row in (await session.execute(query)).all()]

    async def _most(self, what: Any, where: Sequence[ColumnElement[bool]], limit: int) -> list[Amount]:
        jobs, units = _AMOUNT
        query = select(what, jobs, units).where(*where).group_by(what).order_by(units.desc(), what).limit(limit)
        async with self._database.reading() as session:
            return [Amount(*row) for row in (await session.execute(query)).all()]


_AMOUNT = (func.coalesce(func.sum(Job.counted_jobs), 0), func.coalesce(func.sum(Job.counted_units), 0))


def _of(guild_id: int, since: datetime) -> list[ColumnElement[bool]]:
    # Naming all states lets the query use the index on guild, state and creation.
    return [
        Job.guild_id == guild_id,
        Job.state.in_(list(JobState)),
        Job.created_at >= since,
        Job.counted_units > 0,
    ]
