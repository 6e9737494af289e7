"""The fair queue: whose job is next.

Over guilds, then over the people of a guild, whoever has been given the least so far is next, measured in cost units;
for one person, first in, first out. This is deficit round-robin without the quantum (start-time fair queueing, Goyal
et al. 1996): as fair, and there is no number to choose. Rows are the truth; this is their order, in memory.
"""

import asyncio
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from heapq import heapify, heappop, heapreplace


@dataclass(frozen=True)
class Work:
    """What an engine has to do for a job."""

    preset: str
    size: int  # pixels
    steps: int  # of each picture
    pictures: int = 1


@dataclass(frozen=True)
class Ticket:
    """A queued job."""

    job_id: int
    guild_id: int | None  # None: a direct message, where each person is a guild of their own
    user_id: int
    cost: int  # units, at least 1
    work: Work


@dataclass
class _Person:
    tickets: OrderedDict[int, Ticket] = field(default_factory=OrderedDict)
    given: float = 0.0

    @property
    def next_ticket(self) -> Ticket:
        """What this person has asked for first."""
        return next(iter(self.tickets.values()))


@dataclass
class _Guild:
    people: dict[int, _Person] = field(default_factory=dict)  # those who wait
    given: float = 0.0
    floor: float = 0.0  # what newcomers start with: an absence is no credit

    @property
    def next_person(self) -> tuple[int, _Person]:
        """Who has been given the least."""
        return min(self.people.items(), key=lambda item: (item[1].given, item[1].next_ticket.job_id))


class _Order:
    """The discipline by itself, without waiting."""

    def __init__(self) -> None:
        self.guilds: dict[tuple[str, int], _Guild] = {}  # those in which somebody waits
        self.floor = 0.0
        # What was given to those who are not waiting now, so that leaving and coming back is no advantage.
        self.absent_guilds: dict[tuple[str, int], float] = {}
        self.absent_people: dict[tuple[tuple[str, int], int], float] = {}

    def put(self, ticket: Ticket, *, again: bool = False) -> None:
        """`again`: it was taken before and goes in front, its cost given back."""
        key = _guild_key(ticket)
        guild = self.guilds.get(key)
        if guild is None:
            guild = self.guilds[key] = _Guild(given=max(self.floor, self.absent_guilds.pop(key, 0.0)))
        person = guild.people.get(ticket.user_id)
        if person is None:
            given = self.absent_people.pop((key, ticket.user_id), 0.0)
            person = guild.people[ticket.user_id] = _Person(given=max(guild.floor, given))
        person.tickets[ticket.job_id] = ticket
        if again:
            person.tickets.move_to_end(ticket.job_id, last=False)
            person.given -= ticket.cost
            guild.given -= ticket.cost

    def pop(self) -> Ticket:
        """The next one; there has to be one."""
        key, guild = min(
            self.guilds.items(), key=lambda item: (item[1].given, item[1].next_person[1].next_ticket.job_id)
        )
        _, person = guild.next_person
        ticket = person.next_ticket
        self.floor = max(self.floor, guild.given)
        guild.floor = max(guild.floor, person.given)
        guild.given += ticket.cost
        person.given += ticket.cost
        self.remove(ticket, key)
        return ticket

    def remove(self, ticket: Ticket, key: tuple[str, int] | None = None) -> None:
        """Take it out; what its person and guild have been given is remembered."""
        key = key or _guild_key(ticket)
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


class FairQueue:
    """An asyncio queue of tickets in a fair order."""

    def __init__(self) -> None:
        self._order = _Order()
        self._tickets: dict[int, Ticket] = {}
        self._filled = asyncio.Event()
        self._known_places: dict[int, int] | None = None  # until something changes

    def put(self, ticket: Ticket, *, again: bool = False) -> None:
        """Let a job wait; `again` where it was taken before and did not get to its end: it is next for its person."""
        self._tickets[ticket.job_id] = ticket
        self._order.put(ticket, again=again)
        self._known_places = None
        self._filled.set()

    async def take(self) -> Ticket:
        """The next job, waiting until there is one. Cancelling the wait loses nothing."""
        while not self._tickets:
            self._filled.clear()
            await self._filled.wait()
        ticket = self._order.pop()
        self._left(ticket.job_id)
        return ticket

    def remove(self, job_id: int) -> None:
        """Let a job no longer wait; without effect where it does not."""
        if ticket := self._tickets.get(job_id):
            self._order.remove(ticket)
            self._left(job_id)

    def _left(self, job_id: int) -> None:
        del self._tickets[job_id]
        self._known_places = None
        if not self._tickets:  # nobody waits: everybody begins anew
            self._order = _Order()

    def __len__(self) -> int:
        return len(self._tickets)

    def __contains__(self, job_id: object) -> bool:
        return job_id in self._tickets

    def in_order(self) -> list[Ticket]:
        """All that wait, in the order in which they would be taken if nobody else came."""
        guilds = []
        for guild in self._order.guilds.values():
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
                heapreplace(people, (person_given + ticket.cost, tickets[0].job_id, tickets))
            else:
                heappop(people)
            if people:
                heapreplace(guilds, (guild_given + ticket.cost, people[0][1], people))
            else:
                heappop(guilds)
        return order

    def place(self, job_id: int) -> int | None:
        """A job's place, from 1 on; None where it does not wait."""
        if self._known_places is None:
            self._known_places = {ticket.job_id: place for place, ticket in enumerate(self.in_order(), start=1)}
        return self._known_places.get(job_id)

    def in_order_with(self, newcomer: Ticket) -> list[Ticket]:
        """As `in_order`, if this one were put in now."""
        self._order.put(newcomer)
        try:
            return self.in_order()
        finally:
            self._order.remove(newcomer)


def _guild_key(ticket: Ticket) -> tuple[str, int]:
    return ("user", ticket.user_id) if ticket.guild_id is None else ("guild", ticket.guild_id)
