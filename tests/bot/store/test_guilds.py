"""What a server's admins have set, in a real SQLite file."""

import pytest

from bot.store.database import Database
from bot.store.guilds import Guilds, TooManyWords, WordLists
from bot.store.people import People


async def test_words_are_set_changed_and_taken_away_and_every_change_is_kept(database: Database) -> None:
    guilds = Guilds(database)
    assert await guilds.set_word(7, "Fire", "fire", allowed=False, user_id=1, most=9)
    assert not await guilds.set_word(7, "FIRE", "fire", allowed=False, user_id=2, most=9)
    assert await guilds.set_word(7, "ice", "ice", allowed=True, user_id=2, most=9)
    assert await guilds.set_word(8, "lava", "lava", allowed=False, user_id=1, most=9)
    assert await guilds.words(7) == WordLists(blocked=("Fire",), allowed=("ice",))
    assert await guilds.set_word(7, "fire", "fire", allowed=True, user_id=2, most=9)
    assert await guilds.words(7) == WordLists(allowed=("fire", "ice"))
    assert await guilds.set_word(7, "fire", "fire", allowed=None, user_id=1, most=9)
    assert not await guilds.set_word(7, "fire", "fire", allowed=None, user_id=1, most=9)
    changes = [(one.user_id, one.setting, one.before, one.after) for one in await guilds.changes(7, 9)]
    assert changes == [
        (1, "word fire", "allowed", None),
        (2, "word fire", "blocked", "allowed"),
        (2, "word ice", None, "allowed"),
        (1, "word Fire", None, "blocked"),
    ]


async def test_there_is_a_most_and_what_is_there_can_still_be_changed(database: Database) -> None:
    guilds = Guilds(database)
    await guilds.set_word(7, "fire", "fire", allowed=False, user_id=1, most=1)
    with pytest.raises(TooManyWords):
        await guilds.set_word(7, "ice", "ice", allowed=False, user_id=1, most=1)
    assert await guilds.set_word(7, "fire", "fire", allowed=True, user_id=1, most=1)


async def test_an_admin_who_wants_to_be_forgotten_is_and_the_setting_stays(database: Database) -> None:
    guilds, people = Guilds(database), People(database)
    await guilds.set_word(7, "fire", "fire", allowed=False, user_id=1, most=9)
    exported = [(table, row["setting"]) async for table, row in people.rows(1)]
    assert exported == [("setting_changes", "word fire")]
    await people.forget(1)
    assert [one.user_id for one in await guilds.changes(7, 9)] == [None]
    assert (await guilds.words(7)).blocked == ("fire",)
