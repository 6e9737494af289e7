"""/limits: what a server's admins allow everybody, roles and people, and how it is explained."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.interactions import InteractionType
from bot.sandbox.messages import Upload
from bot.sandbox.person import Act, CannotDo, text_of
from bot.sandbox.world import Channel, ChannelType, Flag, Message, Permission, Role
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running, press_more


async def set_limits(discord: Discord, **values: Any) -> Message:
    act = await discord.cleo.run(discord.channel, "limits set", **values)
    message = await act.says("This applies from the next job on.")
    assert message.flags & Flag.EPHEMERAL
    return message


async def ask(discord: Discord, photo: Upload, prompt: str = "fire", **options: Any) -> Act:
    return await discord.ana.run(discord.channel, "stylize", picture=photo, prompt=prompt, **options)


async def refused(act: Act, words: str) -> None:
    message = await act.says(words)
    assert message.flags & Flag.EPHEMERAL


@pytest.fixture
def patrons(discord: Discord) -> Role:
    return discord.sandbox.world.add_role(discord.guild, "Patrons", Permission(0))


@pytest.fixture
def members(discord: Discord) -> Role:
    return discord.sandbox.world.add_role(discord.guild, "Members", Permission(0))


@pytest.fixture
def studio(discord: Discord) -> Channel:
    return discord.sandbox.world.add_channel(discord.guild, "studio")


async def test_what_is_set_holds_at_once_survives_a_restart_and_is_explained(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        first = await (await ask(discord, photo)).result()
        await set_limits(discord, jobs_per_day=1)
        await refused(await ask(discord, photo), "used 1 of your 1 job for today in this server. The limit resets")
    async with running_bot(discord.sandbox, tmp_path):
        await refused(await discord.ana.press(first, "Variation"), "for today in this server")
        private = discord.sandbox.world.direct_messages(discord.ana.user)
        await (await discord.ana.run(private, "stylize", picture=photo, prompt="fire")).result()
        help_ = text_of(await (await discord.ana.run(discord.channel, "help")).says("Repaint pictures"))
        assert "Jobs today: 2 of 50" in help_
        assert "Jobs today in this server: 1 of 1, resets <t:" in help_
        shown = text_of(await (await discord.cleo.run(discord.channel, "limits show")).says("Limits in this server"))
        assert "**Everyone:** Jobs per day: 1" in shown
        assert "Jobs per day: 50 · Styles created per day: 5 · Waiting jobs: 5" in shown, (
            "what whoever runs the bot allows"
        )
        # Another person has a day of their own; a week is longer than a day.
        await set_limits(discord, jobs_per_day=0, jobs_per_week=1)
        await refused(await ask(discord, photo), "for this week in this server")
        await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        reset = await discord.cleo.run(discord.channel, "limits reset")
        await reset.says("Removed all limits for everyone")
        await (await ask(discord, photo)).result()
        await (await discord.cleo.run(discord.channel, "limits reset")).says("Nothing changed")


async def test_the_most_generous_role_wins_and_a_person_over_all_roles(
    discord: Discord, patrons: Role, members: Role, bot: BotProcess, photo: Upload
) -> None:
    ana = discord.guild.members[discord.ana.user.id]
    await set_limits(discord, presets="draft")
    await set_limits(discord, of=str(members.id), presets="draft, paper", jobs_per_day=1)
    await set_limits(discord, of=str(patrons.id), presets="draft, standard", jobs_per_day=9)
    await refused(await ask(discord, photo, preset="fine"), "You cannot use the preset fine here. You can use: draft.")
    ana.roles = [members, patrons]
    await refused(await ask(discord, photo, preset="fine"), "You can use: draft, standard, paper.")
    for _ in range(2):
        await (await ask(discord, photo, preset="standard")).result()
    await set_limits(discord, of=str(discord.ana.user.id), jobs_per_day=2)
    await refused(await ask(discord, photo), "used 2 of your 2 jobs")
    shown = await discord.cleo.run(discord.channel, "limits show", of=str(discord.ana.user.id))
    said = text_of(await shown.says("Limits of"))
    assert "Jobs today in this server: 2 of 2" in said
    assert "Presets: draft, standard, paper" in said
    # Nobody gets more than whoever runs the bot allows.
    await set_limits(discord, of=str(discord.ana.user.id), jobs_per_day=0)
    assert "Jobs today: 2 of 50" in text_of(
        await (await discord.cleo.run(discord.channel, "limits show", of=str(discord.ana.user.id))).says("Limits of")
    )
    ana.roles = []
    await refused(await ask(discord, photo, preset="standard"), "You can use: draft.")


async def test_an_admin_sees_the_limits_of_a_role(
    discord: Discord, patrons: Role, members: Role, bot: BotProcess
) -> None:
    async def shown(role: Role) -> str:
        act = await discord.cleo.run(discord.channel, "limits show", of=str(role.id))
        message = await act.says(f"Limits of <@&{role.id}>")
        assert message.flags & Flag.EPHEMERAL
        return text_of(message)

    await set_limits(discord, jobs_per_day=3)
    await set_limits(discord, of=str(patrons.id), jobs_per_day=9, presets="draft, fine")
    said = await shown(patrons)
    assert "Jobs per day: 9 · Presets: draft, fine" in said
    assert "Jobs per day: 3" not in said, "everyone's limits are shown without a role"
    assert "A person's own limits apply first" in said
    assert f"No limits are set for <@&{members.id}>. The limits of the server apply." in await shown(members)
    await (await discord.cleo.run(discord.channel, "limits reset", of=str(patrons.id))).says("Removed all limits for")
    assert f"No limits are set for <@&{patrons.id}>." in await shown(patrons)


async def test_a_job_keeps_the_limits_that_held_when_it_was_submitted(
    discord: Discord, patrons: Role, bot: BotProcess, photo: Upload
) -> None:
    await set_limits(discord, presets="draft")
    await set_limits(discord, of=str(patrons.id), presets="draft, fine")
    discord.guild.members[discord.ana.user.id].roles = [patrons]
    blocking = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
    message = await blocking.says(is_running)
    waiting = await ask(discord, photo, preset="fine")
    await waiting.says("Position in the queue: 1")
    discord.guild.members[discord.ana.user.id].roles = []  # the role is taken away while it waits
    await discord.ben.press(message, "Cancel")
    await waiting.result()
    await refused(await ask(discord, photo, preset="fine"), "You can use: draft.")


async def test_without_a_preset_one_that_is_allowed_is_taken(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    await set_limits(discord, presets="draft, paper")
    result = await (await ask(discord, photo)).result()
    assert "draft · seed" in text_of(result)
    form = await discord.ana.press(result, "Edit…")
    await form.answered()
    assert form.interaction.modal
    menus = [label["component"] for label in form.interaction.modal["components"]]
    offered = next(menu for menu in menus if menu["custom_id"] == "preset")["options"]
    assert [option["value"] for option in offered] == ["draft", "paper"]
    await set_limits(discord, largest_size=200)
    await refused(await ask(discord, photo, preset="draft"), "256 pixels is too large. Your limit here is 200 pixels.")


async def test_units_and_their_share_that_was_not_used(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    (tmp_path / "config.toml").write_text("[costs]\ndraft = 70\n[presets.draft]\nsteps = 70\n")
    async with running_bot(discord.sandbox, tmp_path):
        await set_limits(discord, units_per_day=280)
        await refused(
            await ask(discord, photo, preset="draft", size=1024), "costs 1,120 units, but only 280 are allowed per day"
        )
        await (await ask(discord, photo, preset="draft", count=2)).result()
        act = await ask(discord, photo, preset="draft", count=3)
        await refused(act, "left for today in this server: 140 of 280 are used, and this costs 210.")
        act = await ask(discord, photo, "fire slow long", preset="draft", count=2)
        running = await act.says(" of 140")
        await discord.ana.press(running, "Cancel")
        await act.says("Canceled after")
        shown = text_of(await (await discord.ana.run(discord.channel, "help")).says("Units today"))
        with sqlite3.connect(tmp_path / "data" / "wordbrush.db") as connection:
            step, units, jobs = connection.execute(
                "SELECT step, counted_units, counted_jobs FROM jobs WHERE state = 'cancelled'"
            ).fetchone()
        assert 0 < step < 140
        assert (units, jobs) == (step, 1), "140 units for 140 steps: pro rata; the job stays counted"
        assert f"Units today in this server: {140 + step} of 280" in shown
        assert "Jobs today: 2 of 50" in shown


async def test_channels_cooldown_and_others_results(
    discord: Discord, studio: Channel, bot: BotProcess, photo: Upload
) -> None:
    thread = discord.sandbox.world.add_channel(discord.guild, "a thread", ChannelType.PUBLIC_THREAD)
    result = await (await ask(discord, photo)).result()
    await set_limits(discord, channels=f"<#{studio.id}>")
    await refused(await ask(discord, photo), f"Use <#{studio.id}>.")
    await refused(await press_more(discord.ana, result, "Stronger"), "You cannot use the bot in this channel.")
    await (await discord.ana.run(studio, "stylize", picture=photo, prompt="fire")).result()
    no = await discord.cleo.run(discord.channel, "limits set", channels="general")
    await refused(no, "Enter up to 25 channels of this server as #channel")
    await set_limits(discord, channels=f"<#{studio.id}> <#{discord.channel.id}>")
    await (await discord.ana.run(thread, "stylize", picture=photo, prompt="fire")).result()

    await set_limits(discord, others_results=False)
    acts = [await discord.ben.press(result, button) for button in ("Variation", "Edit…")]
    acts += [await press_more(discord.ben, result, button) for button in ("Stronger", "Use style…")]
    for act in acts:
        await refused(act, "you cannot use the buttons below other people's results")
    await (await press_more(discord.ana, result, "Stronger")).result()

    await set_limits(discord, cooldown=3600)
    await refused(
        await ask(discord, photo), "to wait 3,600 s between two jobs in this server. You can start the next one <t:"
    )
    await (await press_more(discord.ana, result, "Softer")).result()
    ben = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire fails")
    await ben.says("diverged")
    await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()


async def test_as_many_run_at_once_as_may(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    two = {"WORDBRUSH_ENGINE__DEVICE": "cpu, cpu"}
    async with running_bot(discord.sandbox, tmp_path, environment=two) as bot:
        await set_limits(discord, running_at_once=1)
        first = await ask(discord, photo, "fire slow forever")
        running = await first.says(is_running)
        second = await ask(discord, photo, "ice slow forever")
        await second.says("Position in the queue: 1")
        await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="lava")).result()
        await second.says("Position in the queue: 1")
        await discord.ana.press(running, "Cancel")
        await second.says(is_running)
        bot.kill()
        await bot.ended()
    async with running_bot(discord.sandbox, tmp_path, environment=two):  # the limit is the job's, also after a restart
        again = await ask(discord, photo, "gold")
        await second.says(is_running)
        await again.says("Position in the queue: 1")


async def test_of_50_simultaneous_commands_exactly_as_many_pass_as_may(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    await set_limits(discord, jobs_per_day=3, queued_at_once=0)
    acts = await asyncio.gather(*(ask(discord, photo) for _ in range(50)))

    async def passed(act: Act) -> bool:
        message = await act.says(lambda m: bool(m.attachments) or "today" in text_of(m) or "waiting" in text_of(m), 60)
        return bool(message.attachments)

    assert sum(await asyncio.gather(*map(passed, acts))) == 3


async def test_only_admins_set_limits(discord: Discord, bot: BotProcess) -> None:
    with pytest.raises(CannotDo):
        await discord.ana.run(discord.channel, "limits set", jobs_per_day=1)
    command = next(one for one in discord.sandbox.commands[None] if one["name"] == "limits")
    option = {"type": 4, "name": "jobs_per_day", "value": 100}
    data = {"id": command["id"], "name": "limits", "type": 1}
    data["options"] = [{"type": 1, "name": "set", "options": [option]}]
    begin = discord.sandbox.interactions.begin
    act = Act(discord.sandbox, await begin(InteractionType.COMMAND, discord.ana.user, discord.channel, data))
    await refused(act, "Only people with the Manage Server permission")
    await refused(await discord.cleo.run(discord.channel, "limits set"), "Nothing to set.")


async def test_the_owners_ceiling_is_over_a_whole_server(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    (tmp_path / "config.toml").write_text("[limits.guild]\njobs_per_day = 2\n")
    async with running_bot(discord.sandbox, tmp_path):
        await set_limits(discord, jobs_per_day=0)
        for person in (discord.ana, discord.ben):
            await (await person.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        await refused(await ask(discord, photo), "This server has used 2 of its 2 jobs for today.")
        private = discord.sandbox.world.direct_messages(discord.ana.user)
        await (await discord.ana.run(private, "stylize", picture=photo, prompt="fire")).result()
