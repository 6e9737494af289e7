"""Styles: StyleNets with names, and who may use them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count as counted

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.database import Database, insert_new
from bot.store.models import Guild, Style, StyleOrigin, User, folded
from bot.store.retention import unneeded


@dataclass(frozen=True, kw_only=True)
class NewStyle:
    """What is to be kept. guild_id: where it was made; none: in direct messages."""

    user_id: int
    guild_id: int | None
    name: str
    prompt: str
    origin: StyleOrigin
    pictures: int = 0
    weights: str
    thumbnail: str
    job_id: int | None = None
    shared: frozenset[str] = field(default_factory=frozenset)  # of its blobs those that a job has as well


class NameTaken(Exception):  # not an error: the person chooses another one
    """A person has a style of this name."""


class TooManyStyles(Exception):  # not an error: the person is told, and nothing was kept
    """There are as many as there may be. allowed: how many that is. here: in the server, not everywhere."""

    def __init__(self, allowed: int, *, here: bool) -> None:
        self.allowed = allowed
        self.here = here
        super().__init__(f"{allowed} styles")


class WeightsGone(Exception):  # not an error: the person is told
    """The network that was to be kept has been deleted meanwhile."""


@dataclass(frozen=True)
class Room:
    """How many styles a person may have: everywhere, and of those made in one server. None: as many as they like."""

    everywhere: int | None = None
    here: int | None = None


class Styles:
    """The repository of styles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def check_room(self, user_id: int, guild_id: int | None, name: str, room: Room, *, more: int = 0) -> None:
        """Whether `add` would take such a style now, with so many more; raises as it does."""
        async with self._database.reading() as session:
            await _check(session, user_id, guild_id, name, room, more)

    async def add(self, new: NewStyle, room: Room) -> Style:
        """Keep a style; of any number at once exactly as many as may be.

        Raises NameTaken, TooManyStyles and WeightsGone.
        """
        async with self._database.writing() as session:
            await _check(session, new.user_id, new.guild_id, new.name, room)
            if new.shared and await unneeded(session, new.shared):
                raise WeightsGone
            return await insert_style(session, new)

    async def get(self, style_id: int) -> Style | None:
        """As it is now."""
        async with self._database.reading() as session:
            return await session.get(Style, style_id)

    async def of_job(self, job_id: int) -> Style | None:
        """What a training made; none where it has been deleted."""
        async with self._database.reading() as session:
            found = select(Style).where(Style.job_id == job_id, Style.origin == StyleOrigin.TRAINED).limit(1)
            return (await session.scalars(found)).first()

    async def usable(
        self, user_id: int, guild_id: int | None, *, skip: int = 0, limit: int | None = None
    ) -> Sequence[Style]:
        """A person's own and those of the server, the newest first."""
        query = select(Style).where(_usable(user_id, guild_id)).order_by(Style.id.desc()).offset(skip).limit(limit)
        async with self._database.reading() as session:
            return (await session.scalars(query)).all()

    async def count_usable(self, user_id: int, guild_id: int | None) -> int:
        """How many these are."""
        query = select(func.count()).select_from(Style).where(_usable(user_id, guild_id))
        async with self._database.reading() as session:
            return (await session.scalars(query)).one()

    async def named(self, user_id: int, guild_id: int | None, name: str) -> Style | None:
        """Of those that a person may use: their own of this name, else the server's oldest."""
        query = select(Style).where(_usable(user_id, guild_id), Style.searched == folded(name))
        async with self._database.reading() as session:
            return (await session.scalars(query.order_by(Style.user_id != user_id, Style.id).limit(1))).first()

    async def share(self, style_id: int, guild_id: int | None, most: int | None) -> Style | None:
        """Let a server use it, or nobody else (None); raises TooManyStyles where that server has as many as it may."""
        async with self._database.writing() as session:
            style = await session.get(Style, style_id)
            if style is None or style.shared_with == guild_id:
                return style
            if guild_id is not None:
                if most is not None and await _count(session, Style.shared_with == guild_id) >= most:
                    raise TooManyStyles(most, here=True)
                await insert_new(session, Guild, id=guild_id, first_seen_at=datetime.now(UTC))
            style.shared_with = guild_id
        return style

    async def delete(self, style_id: int) -> list[str]:
        """Gives the blobs that nobody else has."""
        async with self._database.writing() as session:
            style = await session.get(Style, style_id)
            if style is None:
                return []
            had = style.blobs
            await session.delete(style)
            await session.flush()
            return await unneeded(session, had)


async def insert_style(session: AsyncSession, new: NewStyle, *, another_name: bool = False) -> Style:
    """As a row. another_name: where the person has one of this name, with a number behind it."""
    now, name = datetime.now(UTC), new.name
    if another_name:
        taken = set(await session.scalars(select(Style.searched).where(Style.user_id == new.user_id)))
        numbers = counted(2)
        while folded(name) in taken:
            name = f"{new.name} {next(numbers)}"
    await insert_new(session, User, id=new.user_id, first_seen_at=now)
    if new.guild_id is not None:
        await insert_new(session, Guild, id=new.guild_id, first_seen_at=now)
    style = Style(
        user_id=new.user_id,
        guild_id=new.guild_id,
        name=name,
        searched=folded(name),
        prompt=new.prompt,
        origin=new.origin,
        pictures=new.pictures,
        weights=new.weights,
        thumbnail=new.thumbnail,
        job_id=new.job_id,
        created_at=now,
    )
    session.add(style)
    await session.flush()
    return style


async def _check(
    session: AsyncSession, user_id: int, guild_id: int | None, name: str, room: Room, more: int = 0
) -> None:
    own = Style.user_id == user_id
    if await _count(session, own, Style.searched == folded(name)):
        raise NameTaken
    if room.everywhere is not None and await _count(session, own) + more >= room.everywhere:
        raise TooManyStyles(room.everywhere, here=False)
    if room.here is not None and await _count(session, own, Style.guild_id == guild_id) + more >= room.here:
        raise TooManyStyles(room.here, here=True)


async def _count(session: AsyncSession, *where: ColumnElement[bool]) -> int:
    return (await session.scalars(select(func.count()).select_from(Style).where(*where))).one()


def _usable(user_id: int, guild_id: int | None) -> ColumnElement[bool]:
    own = Style.user_id == user_id
    return own if guild_id is None else or_(own, Style.shared_with == guild_id)
