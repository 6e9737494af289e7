"""Styles: StyleNets with names, and who may use them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count as counted

from sqlalchemy import ColumnElement, Connection, Select, func, insert, or_, select

from bot.rules.usage_limits import AccountKind
from bot.store.database import Database, insert_missing, insert_new
from bot.store.models import Guild, Style, StyleOrigin, User, folded
from bot.store.retention import unreferenced, unreferenced_blobs


@dataclass(frozen=True, kw_only=True)
class NewStyle:
    """A style to be stored; `guild_id` is where it was made, None for direct messages."""

    user_id: int
    guild_id: int | None
    name: str
    prompt: str
    origin: StyleOrigin
    pictures: int = 0
    weights: str
    thumbnail: str
    job_id: int | None = None
    shared: frozenset[str] = field(default_factory=frozenset)  # those of its blobs that also belong to a job


class NameTaken(Exception):  # no WordbrushError: the user is asked for another name
    """Raised when the user already has a style of this name."""


class TooManyStyles(Exception):  # no WordbrushError: the user gets a sentence of its own
    """Raised when the allowed number of styles is reached: a user's in all or in a guild, or a guild's."""

    def __init__(self, allowed: int, whose: AccountKind) -> None:
        self.allowed = allowed
        self.whose = whose
        super().__init__(f"{allowed} styles")


class WeightsGone(Exception):  # no WordbrushError: the user gets a sentence of its own
    """Raised when the network to be saved as a style has been deleted meanwhile."""


@dataclass(frozen=True)
class StyleQuota:
    """How many styles a user may have in all, and how many made in one guild; None is no limit."""

    everywhere: int | None = None
    here: int | None = None


class Styles:
    """The repository of named styles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def check_quota(
        self, user_id: int, guild_id: int | None, name: str, quota: StyleQuota, *, more: int = 0
    ) -> None:
        """Check whether the user may add a style of this name and `more` others; nothing is stored.

        Raises NameTaken and TooManyStyles.
        """
        await self._database.read(lambda rows: _check(rows, user_id, guild_id, name, quota, more))

    async def add(self, new: NewStyle, quota: StyleQuota) -> Style:
        """Store a style; of any number of simultaneous calls exactly as many pass as are allowed.

        Raises NameTaken, TooManyStyles and WeightsGone.
        """

        def store(rows: Connection) -> Style:
            _check(rows, new.user_id, new.guild_id, new.name, quota)
            if new.shared and unreferenced_blobs(rows, new.shared):
                raise WeightsGone
            return insert_style(rows, new)

        return await self._database.transact(store)

    async def get(self, style_id: int) -> Style | None:
        """Return the style as it is stored now, or None."""
        async with self._database.reading() as session:
            return await session.get(Style, style_id)

    async def of_job(self, job_id: int) -> Style | None:
        """Return the style that a training job made, or None if it has been deleted."""
        async with self._database.reading() as session:
            found = select(Style).where(Style.job_id == job_id, Style.origin == StyleOrigin.TRAINED).limit(1)
            return (await session.scalars(found)).first()

    async def usable(
        self, user_id: int, guild_id: int | None, *, skip: int = 0, limit: int | None = None
    ) -> Sequence[Style]:
        """Return a user's own styles and those shared with the guild, the newest first."""
        query = select(Style).where(_usable(user_id, guild_id)).order_by(Style.id.desc()).offset(skip).limit(limit)
        async with self._database.reading() as session:
            return (await session.scalars(query)).all()

    async def count_usable(self, user_id: int, guild_id: int | None) -> int:
        """Count the styles that `usable` would return without a limit."""
        query = select(func.count()).select_from(Style).where(_usable(user_id, guild_id))
        async with self._database.reading() as session:
            return (await session.scalars(query)).one()

    async def named(self, user_id: int, guild_id: int | None, name: str) -> Style | None:
        """Return the style of this name that the user may use: their own, else the guild's oldest."""
        query = select(Style).where(_usable(user_id, guild_id), Style.searched == folded(name))
        async with self._database.reading() as session:
            return (await session.scalars(query.order_by(Style.user_id != user_id, Style.id).limit(1))).first()

    async def share(self, style_id: int, guild_id: int | None, most: int | None) -> Style | None:
        """Share a style with a guild, or with nobody (None), and return it; None if it does not exist.

        Raises TooManyStyles if `most` styles are already shared with that guild.
        """
        async with self._database.writing() as session:
            style = await session.get(Style, style_id)
            if style is None or style.shared_with == guild_id:
                return style
            if guild_id is not None:
                if most is not None and (await session.scalars(_counted(Style.shared_with == guild_id))).one() >= most:
                    raise TooManyStyles(most, AccountKind.GUILD)
                await insert_new(session, Guild, id=guild_id, first_seen_at=datetime.now(UTC))
            style.shared_with = guild_id
        return style

    async def delete(self, style_id: int) -> list[str]:
        """Delete a style, and return the blobs that nothing refers to any more."""
        async with self._database.writing() as session:
            style = await session.get(Style, style_id)
            if style is None:
                return []
            blobs = style.blobs
            await session.delete(style)
            await session.flush()
            return await unreferenced(session, blobs)


def insert_style(connection: Connection, new: NewStyle, *, another_name: bool = False) -> Style:
    """Insert a style as a row, without any check.

    If `another_name` is set and the user has a style of this name, a number is appended to it.
    """
    now, name = datetime.now(UTC), new.name
    if another_name:
        taken = set(connection.scalars(select(Style.searched).where(Style.user_id == new.user_id)))
        numbers = counted(2)
        while folded(name) in taken:
            name = f"{new.name} {next(numbers)}"
    insert_missing(connection, User, [{"id": new.user_id, "first_seen_at": now}])
    if new.guild_id is not None:
        insert_missing(connection, Guild, [{"id": new.guild_id, "first_seen_at": now}])
    columns = {
        "user_id": new.user_id,
        "guild_id": new.guild_id,
        "shared_with": None,
        "name": name,
        "searched": folded(name),
        "prompt": new.prompt,
        "origin": new.origin,
        "pictures": new.pictures,
        "weights": new.weights,
        "thumbnail": new.thumbnail,
        "job_id": new.job_id,
        "created_at": now,
    }
    style_id = connection.scalar(insert(Style).returning(Style.id), columns)
    return Style(id=style_id, **columns)


def _check(
    connection: Connection, user_id: int, guild_id: int | None, name: str, quota: StyleQuota, more: int = 0
) -> None:
    own = Style.user_id == user_id
    if _count(connection, own, Style.searched == folded(name)):
        raise NameTaken
    if quota.everywhere is not None and _count(connection, own) + more >= quota.everywhere:
        raise TooManyStyles(quota.everywhere, AccountKind.PERSON)
    if quota.here is not None and _count(connection, own, Style.guild_id == guild_id) + more >= quota.here:
        raise TooManyStyles(quota.here, AccountKind.MEMBER)


def _count(connection: Connection, *where: ColumnElement[bool]) -> int:
    return connection.execute(_counted(*where)).scalar_one()


def _counted(*where: ColumnElement[bool]) -> Select[int]:
    return select(func.count()).select_from(Style).where(*where)


def _usable(user_id: int, guild_id: int | None) -> ColumnElement[bool]:
    own = Style.user_id == user_id
    return own if guild_id is None else or_(own, Style.shared_with == guild_id)
