"""The fair queue: whose job is next.

Trainings of styles come after all other jobs, and one at a time.

Over guilds, then over the people of a guild, whoever has been given the least so far is next, measured in cost units;
for one person, first in, first out. Who has as many jobs running as they may is passed over until one of them ends.
This is deficit round-robin without the quantum (start-time fair queueing, Goyal et al. 1996): as fair, and there is no
number to choose. Rows are the truth; this is their order, in memory.

Who has a share of k in a guild is charged a k-th of each job's cost, and so gets k times the turns of others there. The
share changes nothing for other guilds, and nobody starves: between two turns of one person, another one gets at most
their share of the first turn's cost and one job more.
"""

import asyncio
import time
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from heapq import heapify, heappop, heapreplace
from math import inf, lcm

from bot.rules.usage_limits import LARGEST_QUEUE_SHARE, AccountKind

CHARGE = lcm(*range(1, LARGEST_QUEUE_SHARE + 1))  # of a person for a cost unit: a whole number for each share


@dataclass(frozen=True)
class Work:
    """What an engine has to do for a job: how many steps, at which size, for how many pictures."""

    preset: str
    size: int  # pixels
    steps: int  # of each picture
    pictures: int = 1
    training: bool = False


@dataclass(frozen=True)
class Ticket:
    """A job's place holder in the queue, with all that the order depends on."""

    job_id: int
    guild_id: int | None  # None: a direct message, where each person is a guild of their own
    user_id: int
    cost: int  # units, at least 1
    work: Work
    most_running: Mapping[AccountKind, int] = field(default_factory=dict, compare=False)  # at once, each at least 1
    content: str = field(default="", compare=False)  # the blob of a picture that is to be at hand when its turn comes
    queue_share: int = 1  # of its person in the guild

    @property
    def charge(self) -> int:
        """What the job's person is charged for it among the people of the guild."""
        return self.cost * CHARGE // self.queue_share

    @property
    def groups(self) -> "Iterator[tuple[Group, int | None]]":
        """The groups that a job counts in while it runs, and how many of each may run at once (None: any number)."""
        ids = {AccountKind.PERSON: (0, self.user_id)}
        if self.work.training:
            yield TRAININGS, 1
        if self.guild_id is not None:
            ids |= {AccountKind.MEMBER: (self.guild_id, self.user_id), AccountKind.GUILD: (self.guild_id, 0)}
        for whose, (guild_id, user_id) in ids.items():
            yield (whose, guild_id, user_id), self.most_running.get(whose)


Group = tuple[str, int, int]  # guild and user, 0: all of them
TRAININGS: Group = ("training", 0, 0)


@dataclass
class _Person:
    tickets: OrderedDict[int, Ticket] = field(default_factory=OrderedDict)
    given: int = 0  # charges

    @property
    def next_ticket(self) -> Ticket:
        """The ticket that this person has asked for first."""
        return next(iter(self.tickets.values()))


@dataclass
class _Guild:
    people: dict[int, _Person] = field(default_factory=dict)  # those who wait
    given: int = 0  # cost units
    floor: int = 0  # what newcomers start with: an absence is no credit

    def next_ticket(self, may_begin: Callable[[Ticket], bool]) -> Ticket | None:
        """Return the ticket of whoever has been given the least, among people whose next job may begin."""
        able = [one for one in self.people.values() if may_begin(one.next_ticket)]
        if not able:
            return None
        return min(able, key=lambda one: (one.given, one.next_ticket.job_id)).next_ticket


class _FairOrder:
    """The fair order by itself, without waiting and without limits on what runs."""

    def __init__(self) -> None:
        self.guilds: dict[tuple[str, int], _Guild] = {}  # those in which somebody waits
        self.floor = 0
        # What was given to those who are not waiting now, so that leaving and coming back is no advantage.
        self.absent_guilds: dict[tuple[str, int], int] = {}
        self.absent_people: dict[tuple[tuple[str, int], int], int] = {}

    def put(self, ticket: Ticket, *, again: bool = False) -> None:
        """Put a ticket in. `again`: it was taken before and goes in front, its cost given back."""
        key = _guild_key(ticket)
        guild = self.guilds.get(key)
        if guild is None:
            guild = self.guilds[key] = _Guild(given=max(self.floor, self.absent_guilds.pop(key, 0)))
        person = guild.people.get(ticket.user_id)
        if person is None:
            given = self.absent_people.pop((key, ticket.user_id), 0)
            person = guild.people[ticket.user_id] = _Person(given=max(guild.floor, given))
        person.tickets[ticket.job_id] = ticket
        if again:
            person.tickets.move_to_end(ticket.job_id, last=False)
            person.given -= ticket.charge
            guild.given -= ticket.cost

    def next_ticket(self, may_begin: Callable[[Ticket], bool]) -> Ticket | None:
        """Return the next ticket that may begin, or None."""
        able = [
            (guild.given, ticket.job_id, ticket)
            for guild in self.guilds.values()
            if (ticket := guild.next_ticket(may_begin))
        ]
        return min(able, key=lambda item: item[:2])[-1] if able else None

    def pop(self, may_begin: Callable[[Ticket], bool]) -> Ticket | None:
        """Take out and return the next ticket that may begin; its person and guild are charged its cost."""
        ticket = self.next_ticket(may_begin)
        if ticket is None:
            return None
        key = _guild_key(ticket)
        guild = self.guilds[key]
        person = guild.people[ticket.user_id]
        self.floor = max(self.floor, guild.given)
        guild.floor = max(guild.floor, person.given)
        guild.given += ticket.cost
        person.given += ticket.charge
        self.remove(ticket)
        return ticket

    def remove(self, ticket: Ticket) -> None:
        """Take a ticket out; what its person and guild have been given is remembered."""
        key = _guild_key(ticket)
        guild = self.guilds[key]
        person = guild.people[ticket.user_id]
        del person.tickets[ticket.job_id]
        if not person.tickets:
            del guild.people[ticket.user_id]
            if person.given > guild.floor:
                self.absent_people[key, ticket.user_id] = person.given
        if not guild.people:
            del self.guilds[key]
            if guild.given > self.floor:
                self.absent_guilds[key] = guild.given

    def in_order(self) -> list[Ticket]:
        """Return all tickets in the order in which they would be taken if nobody else came."""
        guilds = []
        for guild in self.guilds.values():
            people = [(one.given, one.next_ticket.job_id, deque(one.tickets.values())) for one in guild.people.values()]
            heapify(people)
            guilds.append((guild.given, people[0][1], people))
        heapify(guilds)
        order: list[Ticket] = []
        while guilds:
            guild_given, _, people = guilds[0]
            person_given, _, tickets = people[0]
            ticket = tickets.popleft()
            order.append(ticket)
            if tickets:
                heapreplace(people, (person_given + ticket.charge, tickets[0].job_id, tickets))
            else:
                heappop(people)
            if people:
                heapreplace(guilds, (guild_given + ticket.cost, people[0][1], people))
            else:
                heappop(guilds)
        return order


class Pace:
    """How often something is computed anew: always as long as that is quick, then in a share of the time.

    Otherwise the first answers to thousands of commands would wait for it.
    """

    QUICK_S = 0.005  # what takes no longer is always computed
    SHARE = 0.05  # of the time, for what takes longer

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._took = 0.0
        self._computed_at = -inf

    def is_due(self) -> bool:
        """Return whether to compute it now; otherwise the last answer has to do."""
        return self._took <= self.QUICK_S or self._clock() > self._computed_at + self._took / self.SHARE

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Measure how long it takes to compute it."""
        began = self._clock()
        yield
        self._computed_at = self._clock()
        self._took = self._computed_at - began


class FairQueue:
    """An asyncio queue of tickets in a fair order; trainings come after everything else, one at a time."""

    def __init__(self) -> None:
        self._pictures, self._trainings = _FairOrder(), _FairOrder()
        self._tickets: dict[int, Ticket] = {}
        self._taken: dict[int, Ticket] = {}  # those that run
        self._running: Counter[Group] = Counter()
        self._changed = asyncio.Event()
        self._closed = False
        self.pause_message: str | None = None  # what waiting panels say while it is paused; None: it is not
        self._known_places: dict[int, int] = {}
        self._known_favored: dict[int, int] = {}
        self._places_changed = False
        self._pace = Pace()

    def put(self, ticket: Ticket, *, again: bool = False) -> None:
        """Let a job wait; with `again`, of a job that was taken before, it is the next one of its person."""
        self.finished(ticket.job_id)
        self._tickets[ticket.job_id] = ticket
        self._lane_of(ticket).put(ticket, again=again)
        self._places_changed = True
        self._changed.set()

    async def take(self) -> Ticket:
        """Wait for the next job that may begin, and take it; it runs until `finished`, or `put` again.

        Cancelling the wait loses nothing.
        """
        while (ticket := self._pop() if self._open else None) is None:
            await self.change()
        self._taken[ticket.job_id] = ticket
        self._running.update(group for group, _ in ticket.groups)
        self._dequeued(ticket.job_id)
        return ticket

    def finished(self, job_id: int) -> None:
        """Enter that a taken job does not run any more; without effect on other jobs."""
        if ticket := self._taken.pop(job_id, None):
            self._running.subtract(group for group, _ in ticket.groups)
            self._running += Counter()  # drops those of whom none runs
            self._changed.set()

    def pause(self, message: str) -> None:
        """Let no job be taken from now on. message: what people who wait are told; it may be empty."""
        self.pause_message = message

    def resume(self) -> None:
        """Let jobs be taken again after a pause."""
        self.pause_message = None
        self._changed.set()

    def close(self) -> None:
        """Let no job be taken any more, because the bot stops."""
        self._closed = True

    @property
    def _open(self) -> bool:
        return not self.paused and not self._closed

    async def change(self) -> None:
        """Wait until another job may be the next one."""
        self._changed.clear()
        await self._changed.wait()

    @property
    def next_ticket(self) -> Ticket | None:
        """The ticket that would be taken now; another one may still come before it."""
        return self._pictures.next_ticket(self._may_begin) or self._trainings.next_ticket(self._may_begin)

    @property
    def paused(self) -> bool:
        """Whether the queue is paused, so that no job is taken."""
        return self.pause_message is not None

    @property
    def kept_waiting(self) -> bool:
        """Whether a job that is no training waits for nothing but an engine."""
        return self._open and self._pictures.next_ticket(self._may_begin) is not None

    def _pop(self) -> Ticket | None:
        return self._pictures.pop(self._may_begin) or self._trainings.pop(self._may_begin)

    def _lane_of(self, ticket: Ticket) -> _FairOrder:
        return self._trainings if ticket.work.training else self._pictures

    def _may_begin(self, ticket: Ticket) -> bool:
        return all(most is None or self._running[group] < most for group, most in ticket.groups)

    def remove(self, job_id: int) -> None:
        """Let a job no longer wait; without effect if it does not wait."""
        if ticket := self._tickets.get(job_id):
            self._lane_of(ticket).remove(ticket)
            self._dequeued(job_id)

    def _dequeued(self, job_id: int) -> None:
        del self._tickets[job_id]
        self._places_changed = True
        self._changed.set()
        if not self._tickets:  # nobody waits: everybody begins anew
            self._pictures, self._trainings = _FairOrder(), _FairOrder()

    def __len__(self) -> int:
        return len(self._tickets)

    def __contains__(self, job_id: object) -> bool:
        return job_id in self._tickets

    def in_order(self) -> list[Ticket]:
        """Return all waiting tickets in the order in which they would be taken if nobody else came."""
        return [*self._pictures.in_order(), *self._trainings.in_order()]

    def place(self, job_id: int) -> int | None:
        """Return a job's place, from 1 on, or None if it does not wait.

        With thousands of waiting jobs, places are a moment old, and a newcomer's is the last one (see Pace).
        """
        if job_id not in self._tickets:
            return None
        self._find_places()
        return self._known_places.get(job_id, len(self._tickets))

    def favored_ahead(self, job_id: int) -> int:
        """Return how many people of the same guild are ahead of a job and have a larger share of the queue.

        It is as old as the job's place.
        """
        self._find_places()
        return self._known_favored.get(job_id, 0)

    def _find_places(self) -> None:
        if self._places_changed and self._pace.is_due():
            self._places_changed = False
            with self._pace.measured():
                order = self.in_order()
                self._known_places = {ticket.job_id: place for place, ticket in enumerate(order, start=1)}
                self._known_favored = _favored_ahead(order)

    def in_order_with(self, newcomer: Ticket) -> list[Ticket]:
        """Return the same as `in_order` would if another ticket were put in now."""
        order = self._lane_of(newcomer)
        order.put(newcomer)
        try:
            return self.in_order()
        finally:
            order.remove(newcomer)


def _favored_ahead(order: Iterable[Ticket]) -> dict[int, int]:
    """Return, by job id, how many people of the job's guild are ahead of it and have a larger share."""
    found = {}
    of_guilds: defaultdict[tuple[object, bool], _Ahead] = defaultdict(_Ahead)
    for ticket in order:
        ahead = of_guilds[_guild_key(ticket), ticket.work.training]
        found[ticket.job_id] = ahead.favored(ticket)
        ahead.add(ticket)
    return found


class _Ahead:
    """The people of a guild who are ahead of a ticket, each with the largest share of their tickets there."""

    def __init__(self) -> None:
        self._shares: dict[int, int] = {}
        self._people: Counter[int] = Counter()  # by share

    def favored(self, ticket: Ticket) -> int:
        """Return how many other people have a larger share than the ticket."""
        larger = range(ticket.queue_share + 1, LARGEST_QUEUE_SHARE + 1)
        own = self._shares.get(ticket.user_id, 0) in larger
        return sum(self._people[share] for share in larger) - own

    def add(self, ticket: Ticket) -> None:
        """Add the person of a ticket."""
        before = self._shares.get(ticket.user_id, 0)
        if ticket.queue_share > before:
            self._people[before] -= 1
            self._people[ticket.queue_share] += 1
            self._shares[ticket.user_id] = ticket.queue_share


def _guild_key(ticket: Ticket) -> tuple[str, int]:
    return ("user", ticket.user_id) if ticket.guild_id is None else ("guild", ticket.guild_id)
