"""Units that admins grant people on top of a guild's limits. A job uses them up before it takes from the limits."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, func, or_, select, update

from bot.store.database import Database, insert_new
from bot.store.guilds import record_change
from bot.store.models import Grant, Guild, SettingChange


class TooManyGrants(Exception):  # no WordbrushError: the admin gets a sentence of its own
    """Raised when a guild would have more grants than it may; nothing was granted."""


class Grants:
    """The repository of grants; it records in the guild's change log who granted what."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, guild_id: int, person_id: int, units: int, until: datetime | None, *, user_id: int, most: int
    ) -> tuple[Grant, SettingChange]:
        """Grant a person units until a moment, or without an end if `until` is None.

        Returns the grant and the recorded change. `user_id` is the admin who does so. Raises TooManyGrants if the guild
        already has `most` grants with units left.
        """
        now = datetime.now(UTC)
        async with self._database.writing() as session:
            count = select(func.count()).select_from(Grant).where(Grant.guild_id == guild_id, *_usable(now))
            if (await session.scalars(count)).one() >= most:
                raise TooManyGrants
            await insert_new(session, Guild, id=guild_id, first_seen_at=now)
            grant = Grant(guild_id=guild_id, user_id=person_id, units=units, remaining=units, until=until)
            grant.granted_by, grant.granted_at = user_id, now
            session.add(grant)
            after = json.dumps({"units": units, "until": until and until.isoformat()})
            return grant, record_change(session, guild_id, user_id, f"grant {person_id}", None, after)

    async def remove(self, guild_id: int, person_id: int, *, user_id: int) -> SettingChange | None:
        """Take back what is left of a person's grants, and return the recorded change; None if they have none.

        `user_id` is the admin who does so. Jobs that used a grant give nothing back to it any more.
        """
        now = datetime.now(UTC)
        async with self._database.writing() as session:
            theirs = Grant.guild_id == guild_id, Grant.user_id == person_id, _lasts(now)
            left = (await session.scalars(delete(Grant).where(*theirs).returning(Grant.remaining))).all()
            if not left:
                return None
            before = json.dumps({"units": sum(left)})
            return record_change(session, guild_id, user_id, f"grant {person_id}", before, None)

    async def usable(self, guild_id: int, person_id: int) -> Sequence[Grant]:
        """Return the grants that a person can use now, in the order in which they are used up."""
        async with self._database.reading() as session:
            return (await session.scalars(_grants_of(guild_id, person_id, datetime.now(UTC)))).all()


def units_left(guild_id: Any, person_id: Any, now: Any) -> ColumnElement[int]:
    """Return a scalar subquery of the granted units that a person can use in a guild at a moment."""
    total = select(func.coalesce(func.sum(Grant.remaining), 0))
    where = Grant.guild_id == guild_id, Grant.user_id == person_id, *_usable(now)
    return total.where(*where).scalar_subquery()


def spend(connection: Connection, guild_id: int, person_id: int, units: int, now: datetime) -> dict[str, int]:
    """Use up at most `units` of a person's grants, and return the used units by the id of the grant.

    The grants that end first are used first. Each conditional UPDATE decides whether its grant still has the units.
    """
    paid: dict[str, int] = {}
    usable = _grants_of(guild_id, person_id, now).with_only_columns(Grant.id, Grant.remaining)
    for grant in connection.execute(usable).all():
        part = min(grant.remaining, units - sum(paid.values()))
        if part == 0:
            break
        has_units = Grant.id == grant.id, Grant.remaining >= part
        spent = update(Grant).where(*has_units).values(remaining=Grant.remaining - part).returning(Grant.id)
        if connection.scalar(spent):
            paid[str(grant.id)] = part
    return paid


def give_back_granted(connection: Connection, granted: Mapping[str, int], units: int) -> dict[str, int]:
    """Give back what a job has used of grants beyond `units`, and return what stays used, by the id of the grant.

    The grant that was used last gets its units back first.
    """
    kept: dict[str, int] = {}
    for grant_id, part in granted.items():
        kept[grant_id] = min(part, units - sum(kept.values()))
        if back := part - kept[grant_id]:
            connection.execute(update(Grant).where(Grant.id == int(grant_id)).values(remaining=Grant.remaining + back))
    return {grant_id: part for grant_id, part in kept.items() if part}


def _grants_of(guild_id: int, person_id: int, now: datetime) -> Select[Grant]:
    query = select(Grant).where(Grant.guild_id == guild_id, Grant.user_id == person_id, *_usable(now))
    return query.order_by(Grant.until.is_(None), Grant.until, Grant.id)


def _usable(now: Any) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Grant.remaining > 0, _lasts(now)


def _lasts(now: Any) -> ColumnElement[bool]:
    return or_(Grant.until.is_(None), Grant.until > now)
