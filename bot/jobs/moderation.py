"""Who and what is blocked: words, people and servers."""

from collections.abc import Sequence
from datetime import datetime

from bot.config import Settings
from bot.errors import Refusal
from bot.jobs.audience import AuditLog
from bot.rules.blocked_words import LONGEST_WORD, blocked_words, normal_form
from bot.store.bans import BanKind, Bans
from bot.store.guilds import Guilds, TooManyWords, WordLists
from bot.store.models import Ban

MOST_WORDS = 500  # of a server


class Moderation:
    """Blocked words and people: those of the bot's owner hold everywhere, those of a server's admins there."""

    def __init__(self, settings: Settings, guilds: Guilds, bans: Bans, audit: AuditLog) -> None:
        self._everywhere = tuple(settings.moderation.blocked_words)
        self._guilds = guilds
        self._bans = bans
        self._audit = audit

    async def check_prompt(self, guild_id: int | None, *texts: str) -> None:
        """Check texts for blocked words. Raises Refusal."""
        words = WordLists() if guild_id is None else await self._guilds.words(guild_id)
        for text in texts:
            # What is blocked everywhere, no server can allow.
            found = [*blocked_words(text, self._everywhere), *blocked_words(text, words.blocked, words.allowed)]
            if found:
                raise Refusal("words-blocked", words=list(dict.fromkeys(found)))

    async def check_person(self, guild_id: int | None, user_id: int) -> None:
        """Check that neither the bot's owner nor the server's admins have blocked a person. Raises Refusal."""
        if banned := await self._bans.of(user_id, guild_id):
            raise Refusal("banned-person") if banned == BanKind.PERSON else Refusal("banned-guild")
        if guild_id is not None and await self._guilds.is_blocked(guild_id, user_id):
            raise Refusal("person-blocked")

    async def blocked_people(self, guild_id: int, limit: int) -> list[tuple[int, datetime]]:
        """Return who may not use the bot in a server and since when, the last blocked first."""
        return [(one.user_id, one.blocked_at) for one in await self._guilds.blocked_people(guild_id, limit)]

    async def set_blocked(self, guild_id: int, person_id: int, *, blocked: bool, user_id: int) -> None:
        """Block a person in a server, or lift the block. Raises Refusal if nothing changes."""
        changed = await self._guilds.set_blocked(guild_id, person_id, blocked=blocked, user_id=user_id)
        if changed is None:
            raise Refusal("setting-same")
        self._audit.changed(changed)

    async def set_banned(self, kind: BanKind, target_id: int, *, banned: bool) -> None:
        """Ban a person or a server from the bot, or lift the ban.

        Raises Refusal where it is so already.
        """
        if not await self._bans.set(kind, target_id, banned=banned):
            raise Refusal("setting-same")

    async def bans(self, limit: int) -> Sequence[Ban]:
        """Return the bans of the bot's owner, the last ones first."""
        return await self._bans.all(limit)

    async def words(self, guild_id: int) -> WordLists:
        """Return the blocked and allowed words of a server."""
        return await self._guilds.words(guild_id)

    async def set_word(self, guild_id: int, word: str, *, allowed: bool | None, user_id: int) -> str:
        """Block a word in a server, allow it, or neither (None); return it as it is kept. Raises Refusal."""
        shown = " ".join(word.split())
        normal = normal_form(shown)
        if not any(char.isalnum() for char in normal) or len(shown) > LONGEST_WORD:
            raise Refusal("words-none", longest=LONGEST_WORD)
        try:
            changed = await self._guilds.set_word(
                guild_id, shown, normal, allowed=allowed, user_id=user_id, most=MOST_WORDS
            )
        except TooManyWords as full:
            raise Refusal("words-full", most=MOST_WORDS) from full
        if changed is None:
            raise Refusal("setting-same")
        self._audit.changed(changed)
        return shown
