"""Who asks for something, and where."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Requester:
    """A person who asks for something, and where they ask.

    guild_id: None in direct messages, and where the bot itself is not. reachable: whether the bot can write there by
    itself; else only the interaction's token can, as long as it lives. places: the channel and, of a thread, its
    parent. admin: whether they manage the server.
    """

    user_id: int
    guild_id: int | None
    locale: str
    reachable: bool = True
    roles: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    admin: bool = False
    age_restricted: bool = False  # the channel, by its settings
