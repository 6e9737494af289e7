"""/words: what a server's admins do not want in prompts."""

import sqlite3
from pathlib import Path

import pytest

from bot.sandbox.interactions import InteractionType
from bot.sandbox.messages import Upload
from bot.sandbox.person import Act, CannotDo, text_of
from bot.sandbox.world import Flag
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord


async def test_what_an_admin_blocks_is_refused_however_it_is_written(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    admin, ana = discord.cleo, discord.ana
    once = {"WORDBRUSH_LIMITS__JOBS_PER_DAY": "3"}
    async with running_bot(discord.sandbox, tmp_path, environment=once):
        first = await (await ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        said = await (await admin.run(discord.channel, "words block", word="Fire")).says("Blocked “Fire”.")
        assert said.flags & Flag.EPHEMERAL
        await (await admin.run(discord.channel, "words block", word="fіrе")).says("Nothing changed")
    async with running_bot(discord.sandbox, tmp_path, environment=once):
        for prompt in ("FIRE", "f i r e and ice", "mosaic of f\u200bіre"):
            act = await ana.run(discord.channel, "stylize", picture=photo, prompt=prompt)
            refused = await act.says("The words “Fire” are not allowed here.")
            assert refused.flags & Flag.EPHEMERAL
        negative = await ana.run(discord.channel, "stylize", picture=photo, prompt="ice", negative="fire")
        await negative.says("are not allowed here")
        # Neither by a button, nor by a form.
        await (await ana.press(first, "Variation")).says("are not allowed here")
        form = await ana.press(first, "Edit…")
        await form.answered()
        await (await ana.submit(form, prompt="lava fire")).says("are not allowed here")
        private = discord.sandbox.world.direct_messages(ana.user)
        await (await ana.run(private, "stylize", picture=photo, prompt="fire")).result()

        await (await admin.run(discord.channel, "words allow", word="fire opal")).says("Allowed “fire opal”.")
        await (await ana.run(discord.channel, "stylize", picture=photo, prompt="fire opal mosaic")).result()
        lists = await (await admin.run(discord.channel, "words list")).says("Blocked:")
        assert "Allowed:** fire opal" in text_of(lists)
        typing = await admin.autocomplete(discord.channel, "words remove", "word", word="fi")
        await typing.answered()
        assert [choice["name"] for choice in typing.interaction.choices or []] == ["Fire", "fire opal"]
        await (await admin.run(discord.channel, "words remove", word="FIRE")).says("from the list.")
        await (await ana.press(first, "Variation")).says("You have used 3 of your 3")  # nothing else had counted
    with sqlite3.connect(tmp_path / "data" / "wordbrush.db") as connection:
        changes = connection.execute(
            "SELECT user_id, setting, before, after FROM setting_changes ORDER BY id"
        ).fetchall()
    who = admin.user.id
    assert changes == [
        (who, "word Fire", None, "blocked"),
        (who, "word fire opal", None, "allowed"),
        (who, "word FIRE", "blocked", None),
    ]


async def test_only_admins_may(discord: Discord, bot: BotProcess) -> None:
    with pytest.raises(CannotDo):
        await discord.ana.run(discord.channel, "words block", word="fire")
    # A server can give the command to others; the bot asks for itself.
    command = next(one for one in discord.sandbox.commands[None] if one["name"] == "words")
    option = {"type": 3, "name": "word", "value": "fire"}
    data = {
        "id": command["id"],
        "name": "words",
        "type": 1,
        "options": [{"type": 1, "name": "block", "options": [option]}],
    }
    interaction = await discord.sandbox.interactions.begin(
        InteractionType.COMMAND, discord.ana.user, discord.channel, data
    )
    await Act(discord.sandbox, interaction).says("Only people with the Manage Server permission")


async def test_what_is_no_word_is_said(discord: Discord, bot: BotProcess) -> None:
    await (await discord.cleo.run(discord.channel, "words block", word="…")).says("This word cannot be used")
    await (await discord.cleo.run(discord.channel, "words remove", word="fire")).says("Nothing changed")
    await (await discord.cleo.run(discord.channel, "words list")).says("No words are blocked in this server.")


async def test_what_the_owner_blocks_is_blocked_everywhere(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    (tmp_path / "config.toml").write_text('[moderation]\nblocked_words = ["gore"]\n')
    async with running_bot(discord.sandbox, tmp_path):
        private = discord.sandbox.world.direct_messages(discord.ana.user)
        await (await discord.ana.run(private, "stylize", picture=photo, prompt="fire g0re")).says(
            "“gore” are not allowed"
        )
        await (await discord.cleo.run(discord.channel, "words allow", word="gore")).says("Allowed “gore”.")
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire gore")
        await act.says("“gore” are not allowed")
