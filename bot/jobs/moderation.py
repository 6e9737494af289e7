"""What a server's admins have to say about prompts."""

from datetime import datetime

from bot.config import Settings
from bot.errors import Refusal
from bot.moderation import LONGEST_WORD, blocked_words, normal_form
from bot.store.guilds import Guilds, TooManyWords, Words

MOST_WORDS = 500  # of a server


class Moderation:
    """Blocked and allowed words: of whoever runs the bot, everywhere, and of each server's admins, there."""

    def __init__(self, settings: Settings, guilds: Guilds) -> None:
        self._everywhere = tuple(settings.moderation.blocked_words)
        self._guilds = guilds

    async def check_prompt(self, guild_id: int | None, *texts: str) -> None:
        """Raises Refusal where one of the texts has a blocked word in it."""
        words = Words() if guild_id is None else await self._guilds.words(guild_id)
        for text in texts:
            # What is blocked everywhere, no server can allow.
            found = [*blocked_words(text, self._everywhere), *blocked_words(text, words.blocked, words.allowed)]
            if found:
                raise Refusal("words-blocked", words=", ".join(dict.fromkeys(found)))

    async def check_person(self, guild_id: int | None, user_id: int) -> None:
        """Raises Refusal where the person may not use the bot."""
        if guild_id is not None and await self._guilds.is_blocked(guild_id, user_id):
            raise Refusal("person-blocked")

    async def blocked_people(self, guild_id: int, limit: int) -> list[tuple[int, datetime]]:
        """Who may not use the bot in a server, and since when; the last blocked first."""
        return [(one.user_id, one.blocked_at) for one in await self._guilds.blocked_people(guild_id, limit)]

    async def set_blocked(self, guild_id: int, person_id: int, *, blocked: bool, user_id: int) -> None:
        """Let a person no longer use the bot in a server, or again; raises Refusal where it is so already."""
        if not await self._guilds.set_blocked(guild_id, person_id, blocked=blocked, user_id=user_id):
            raise Refusal("setting-same")

    async def words(self, guild_id: int) -> Words:
        """A server's words."""
        return await self._guilds.words(guild_id)

    async def set_word(self, guild_id: int, word: str, *, allowed: bool | None, user_id: int) -> str:
        """Block a word in a server, allow it, or neither (None); gives it as it stands there. Raises Refusal."""
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
        if not changed:
            raise Refusal("setting-same")
        return shown
