"""Thanks to people: units on top of the limits, and a larger share of the queue."""

import io
import json
import re
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.messages import Upload
from bot.sandbox.person import Act, Person, text_of
from bot.sandbox.world import Channel, Flag, Permission, Role
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, until

# What is said in each language, with the parts that depend on who it is about.
SAID: dict[str, dict[str, str]] = {
    "en-US": {
        "granted": "Units granted to {ana}: 3, until <t:",
        "left": "Granted units in this server: {left} of 3 left, until <t:",
        "refused": "You do not have enough units left for today in this server: 0 of 0 are used",
        "refunded": "does not count",
        "removed": "Took back what was left of the units granted to {ana}.",
        "nothing": "Nothing changed: no units granted to {ana} are left.",
        "audit": "{cleo} granted units to {ana}: 3, until <t:",
        "audit removed": "{cleo} took back granted units of {ana}: 2.",
        "ahead": "One person with a larger share of the queue is ahead of you.",
        "shares": "×2, ×3…: people with a larger share of the queue",
        "share": "Share of the queue: 3× the turns of other people",
        "privacy": "The bot stores",
        "exported": "The export is complete.",
        "deleted": "Your data is deleted.",
        "unused": "Granted units that you have not used: 3",
    },
    "de": {
        "granted": "Für {ana} gutgeschriebene Einheiten: 3, bis <t:",
        "left": "Gutgeschriebene Einheiten auf diesem Server: noch {left} von 3, bis <t:",
        "refused": "0 von 0",
        "refunded": "zählt nicht",
        "removed": "Der Rest der Gutschriften für {ana} ist zurückgenommen.",
        "nothing": "Nichts geändert: Von den Gutschriften für {ana} ist nichts mehr übrig.",
        "audit": "{cleo} hat {ana} Einheiten gutgeschrieben: 3, bis <t:",
        "audit removed": "{cleo} hat gutgeschriebene Einheiten von {ana} zurückgenommen: 2.",
        "ahead": "Eine Person mit größerem Anteil an der Warteschlange ist vor dir.",
        "shares": "×2, ×3 …: Personen mit größerem Anteil an der Warteschlange",
        "share": "Anteil an der Warteschlange: 3-mal so oft an der Reihe wie andere",
        "privacy": "Der Bot speichert",
        "exported": "Der Export ist vollständig.",
        "deleted": "Deine Daten sind gelöscht.",
        "unused": "Gutgeschriebene Einheiten, die du nicht verbraucht hast: 3",
    },
}


@pytest.fixture(params=SAID)
def said(request: pytest.FixtureRequest, discord: Discord) -> dict[str, str]:
    """What is said in a language, which is the one of everybody here."""
    discord.guild.locale = request.param
    for person in (discord.ana, discord.ben, discord.cleo):
        person.user.locale = request.param
    mentions = {"ana": f"<@{discord.ana.user.id}>", "cleo": f"<@{discord.cleo.user.id}>", "left": "{left}"}
    return {name: words.format(**mentions) for name, words in SAID[request.param].items()}


@pytest.fixture
def patrons(discord: Discord) -> Role:
    return discord.sandbox.world.add_role(discord.guild, "Patrons", Permission(0))


async def ask(discord: Discord, person: Person, photo: Upload, prompt: str = "fire") -> Act:
    return await person.run(discord.channel, "stylize", picture=photo, prompt=prompt, preset="draft")


async def grant(discord: Discord, **options: Any) -> Act:
    return await discord.cleo.run(discord.channel, "limits grant", person=str(discord.ana.user.id), **options)


async def own_usage(discord: Discord, words: str) -> str:
    return text_of(await (await discord.ana.run(discord.channel, "usage me")).says(words))


def rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(folder / "data" / "wordbrush.db") as connection:
        return connection.execute(query).fetchall()


async def test_granted_units_are_used_first_given_back_and_taken_back(
    discord: Discord, said: dict[str, str], tmp_path: Path, photo: Upload
) -> None:
    audit = discord.sandbox.world.add_channel(discord.guild, "changes")
    ana, cleo = discord.ana, discord.cleo

    async def written(words: str) -> None:
        await discord.sandbox.world.until(lambda: any(words in one.content for one in audit.messages.values()), 10)

    async with running_bot(discord.sandbox, tmp_path) as bot:
        await watch(discord, audit)
        await (await cleo.run(discord.channel, "limits set", jobs_per_day=1)).answered()
        await (await ask(discord, ana, photo)).result()
        await (await ask(discord, ana, photo)).says(lambda message: bool(message.flags & Flag.EPHEMERAL))
        granted = await (await grant(discord, units=3, days=7)).says(said["granted"])
        assert granted.flags & Flag.EPHEMERAL
        await written(said["audit"])
        assert said["left"].format(left=3) in await own_usage(discord, said["left"].format(left=3))
        await (await ask(discord, ana, photo, "fire fails")).says(said["refunded"])
        await own_usage(discord, said["left"].format(left=3))
        await (await ask(discord, ana, photo)).result()
        await own_usage(discord, said["left"].format(left=2))
        await (await ask(discord, discord.ben, photo)).result()  # whose limits are as they were
        bot.kill()
        await bot.ended()
    async with running_bot(discord.sandbox, tmp_path):
        shown = await cleo.run(discord.channel, "limits show", of=str(ana.user.id))
        await shown.says(said["left"].format(left=2))
        counted = rows(tmp_path, "SELECT user_id, sum(jobs) FROM usage_counts WHERE guild_id AND user_id GROUP BY 1")
        assert dict(counted)[ana.user.id] == 1, "a job that a grant pays for is none of the day"
        await (await grant(discord, units=0)).says(said["removed"])
        await written(said["audit removed"])
        await (await grant(discord, units=0)).says(said["nothing"])
        await (await ask(discord, ana, photo)).says(lambda message: bool(message.flags & Flag.EPHEMERAL))
        assert len(audit.messages) == 4


async def watch(discord: Discord, audit: Channel) -> None:
    """Choose the channel that gets a line for every change."""
    panel = await (await discord.cleo.run(discord.channel, "settings")).says(lambda message: bool(message.components))
    await (await discord.cleo.use(panel, "settings-menu:audit:server:0", str(audit.id))).answered()


async def test_of_50_simultaneous_commands_exactly_as_many_pass_as_are_granted(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    await (await discord.cleo.run(discord.channel, "limits set", jobs_per_day=1, queued_at_once=0)).answered()
    await (await ask(discord, discord.ana, photo)).result()
    await (await grant(discord, units=3)).says("Units granted to")
    acts = [await ask(discord, discord.ana, photo) for _ in range(50)]
    passed = [await act.says(lambda m: bool(m.attachments) or "for today" in text_of(m), 60) for act in acts]
    assert sum(bool(message.attachments) for message in passed) == 3


async def test_grants_are_exported_and_deleted_and_name_no_admin_who_was_deleted(
    discord: Discord, said: dict[str, str], tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        await (await grant(discord, units=3, days=7)).says(said["granted"])
        await (await discord.ana.run(discord.channel, "privacy")).says(said["unused"])
        await (await ask(discord, discord.ana, photo)).result()
        shown = await (await discord.ana.run(discord.channel, "privacy")).says(said["privacy"])
        exported = await (await discord.ana.use(shown, "privacy:export:0")).says(said["exported"])
        with zipfile.ZipFile(io.BytesIO(exported.attachments[0].data)) as archive:
            [row] = json.loads(archive.read("data.json"))["grants"]
        assert (row["units"], row["remaining"], row["granted_by"]) == (3, 2, discord.cleo.user.id)
        await deleted(discord, discord.cleo, said)
        await until(lambda: rows(tmp_path, "SELECT remaining, granted_by FROM grants") == [(2, None)])
        await deleted(discord, discord.ana, said)
        await until(lambda: rows(tmp_path, "SELECT * FROM grants") == [])


async def deleted(discord: Discord, person: Person, said: dict[str, str]) -> None:
    """Have all that is kept about a person deleted, also if they have only granted something."""
    shown = await (await person.run(discord.channel, "privacy")).says(said["privacy"])
    question = await (await person.use(shown, "privacy:ask:0")).says(lambda message: bool(message.components))
    await (await person.use(question, "privacy:forget:0")).says(said["deleted"])


async def test_a_larger_share_gets_more_turns_and_the_panel_says_who_is_ahead(
    discord: Discord, said: dict[str, str], patrons: Role, tmp_path: Path, photo: Upload
) -> None:
    ana, ben, cleo = discord.ana, discord.ben, discord.cleo
    discord.guild.members[ben.user.id].roles = [patrons]
    async with running_bot(discord.sandbox, tmp_path) as bot:
        shares = {"of": str(patrons.id), "queue_share": 3}
        await (await cleo.run(discord.channel, "limits set", **shares)).says(said["share"].split(":")[0])
        await (await ben.run(discord.channel, "usage me")).says(said["share"])
        blocking = await ask(discord, cleo, photo, "fire slow forever")
        await bot.logs("job running")
        acts = []
        for person in (ana, ana, ben, ben, ben, ben):
            acts.append(await ask(discord, person, photo))
            await acts[-1].says(lambda message: bool(text_of(message)))
        first, second, *_ = acts
        await second.says(said["ahead"])
        queue = text_of(await (await ana.run(discord.channel, "queue")).says(said["shares"]))
        assert len(re.findall(rf"\. <@{ben.user.id}> ×3", queue)) == 4
        assert not re.search(rf"<@({ana.user.id}|{cleo.user.id})> ×", queue)
        shown = await first.says(lambda message: ": 1" in text_of(message))
        assert said["ahead"] not in text_of(shown)
        bot.kill()
        await bot.ended()
    async with running_bot(discord.sandbox, tmp_path) as bot:  # the share is the job's, also after a restart
        await bot.logs("job running")
        await second.says(said["ahead"])
        [running] = blocking.messages()
        await cleo.use(running, "job:1:cancel")
        for act in acts:
            await act.result()
        begun = [json.loads(line)["job"] for line in bot.log if '"job running"' in line]
        assert begun == [1, 2, 4, 5, 6, 3, 7]
