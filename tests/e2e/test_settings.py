"""/settings: the same as /limits to click, and what else a server's admins decide."""

from pathlib import Path

import pytest

from bot.sandbox import validation
from bot.sandbox.messages import Upload
from bot.sandbox.person import Act, CannotDo, buttons_of, text_of
from bot.sandbox.world import Channel, Flag, Message, Permission, Role
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, press_more


@pytest.fixture
def patrons(discord: Discord) -> Role:
    return discord.sandbox.world.add_role(discord.guild, "Patrons", Permission(0))


@pytest.fixture
def audit(discord: Discord) -> Channel:
    """A channel that only the admin and the bot see."""
    world = discord.sandbox.world
    channel = world.add_channel(discord.guild, "changes")
    channel.overwrites[discord.guild.id] = (Permission(0), Permission.VIEW_CHANNEL)
    channel.overwrites[world.bot.id] = (Permission.VIEW_CHANNEL, Permission(0))
    return channel


async def opened(discord: Discord) -> Message:
    message = await (await discord.cleo.run(discord.channel, "settings")).says("Server settings")
    assert message.flags & Flag.EPHEMERAL
    return message


def menu_of(message: Message, verb: str) -> str:
    ids = [str(one.get("custom_id")) for one in validation.walk(message.components)]
    return next(custom_id for custom_id in ids if custom_id.startswith(f"settings-menu:{verb}:"))


async def choose(discord: Discord, message: Message, verb: str, *values: object) -> None:
    act = await discord.cleo.use(message, menu_of(message, verb), *(str(value) for value in values))
    await act.answered()


async def changed(discord: Discord, message: Message, words: str) -> None:
    await discord.sandbox.world.until(lambda: words in text_of(message) or words in " ".join(buttons_of(message)), 10)


async def ask(discord: Discord, photo: Upload, channel: Channel | None = None) -> Act:
    return await discord.ana.run(channel or discord.channel, "stylize", picture=photo, prompt="fire")


async def test_limits_are_clicked_for_everybody_a_role_and_a_person_also_after_a_restart(
    discord: Discord, patrons: Role, tmp_path: Path, photo: Upload
) -> None:
    admin = discord.cleo
    async with running_bot(discord.sandbox, tmp_path):
        panel = await opened(discord)
    async with running_bot(discord.sandbox, tmp_path):
        form = await admin.press(panel, "Job limits…")
        await form.answered()
        await (await admin.submit(form, jobs_per_day="many")).says("“many” is not valid for “Jobs per day”.")
        form = await admin.press(panel, "Job limits…")
        await form.answered()
        await admin.submit(form, jobs_per_day="1", queued_at_once="0")
        await changed(discord, panel, "Jobs per day: 1 · Waiting jobs: no limit")
        await choose(discord, panel, "presets", "draft", "standard")
        await changed(discord, panel, "Presets: draft, standard")
        await choose(discord, panel, "whom", patrons.id)
        await changed(discord, panel, f"Limits of <@&{patrons.id}>")
        form = await admin.press(panel, "Size, cooldown, share…")
        await form.answered()
        await admin.submit(form, largest_size="200")
        await changed(discord, panel, "Largest size in pixels: 200")
        for no_share in ("0", "6"):
            form = await admin.press(panel, "Size, cooldown, share…")
            await form.answered()
            refused = await admin.submit(form, queue_share=no_share)
            await refused.says(f"“{no_share}” is not valid for “Share of the queue”. Enter a whole number from 1 to 5.")
        await choose(discord, panel, "whom", discord.ana.user.id)
        await changed(discord, panel, f"Limits of <@{discord.ana.user.id}>")
        await choose(discord, panel, "channels", discord.channel.id)
        await changed(discord, panel, f"Channels: <#{discord.channel.id}>")
        await admin.press(panel, "Buttons of others' results: yes")
        await changed(discord, panel, "Buttons of others' results: no")
        await admin.press(panel, "Back to the server")
        await changed(discord, panel, f"**<@&{patrons.id}>:** Largest size in pixels: 200")
        assert f"**<@{discord.ana.user.id}>:** Channels: " in text_of(panel)

        await (await ask(discord, photo)).result()
        await (await ask(discord, photo)).says("used 1 of your 1 job for today in this server")
        shown = await (await admin.press(panel, "Change log")).says("changed “")
        said = text_of(shown).splitlines()
        assert "“Buttons of others' results”" in said[0], "the last change stands first"
        assert f"<@{admin.user.id}> changed “Jobs per day” for the server: not set → 1." in said[-1]
        # An empty field, and a menu from which all is taken, set nothing any more.
        form = await admin.press(panel, "Job limits…")
        await form.answered()
        await admin.submit(form, jobs_per_day="")
        await choose(discord, panel, "presets")
        await changed(discord, panel, "Server settings**\nWaiting jobs: no limit\n")
        await (await ask(discord, photo)).result()
        await admin.press(panel, "Remove limits")
        await changed(discord, panel, "No limits are set in this server.")
        with pytest.raises(CannotDo):
            await admin.press(panel, "Remove limits")
        # Who is no admin any more can no longer press what is still on their screen.
        discord.guild.owner = discord.ben.user
        await (await admin.press(panel, "Spoilers: no")).says("Only people with the Manage Server permission")


async def test_every_limit_is_set_by_command_and_by_panel(discord: Discord, patrons: Role, bot: BotProcess) -> None:
    admin, ana = discord.cleo, discord.ana.user.id
    numbers = {"jobs_per_day": 3, "jobs_per_week": 9, "units_per_day": 90, "queued_at_once": 2, "running_at_once": 1}
    pace = {"cooldown": 5, "largest_size": 512, "queue_share": 3}
    sets = {"presets": "draft, fine", "channels": f"<#{discord.channel.id}>", "others_results": False}
    styles, sets = {"trainings_per_day": 2, "styles": 4}, sets | {"create_styles": False}
    act = await admin.run(discord.channel, "limits set", of=str(patrons.id), **numbers, **pace, **styles, **sets)
    await act.says("This applies from the next job on.")

    panel = await opened(discord)
    await choose(discord, panel, "whom", ana)
    await changed(discord, panel, f"Limits of <@{ana}>")
    for button, values in (("Job limits…", numbers), ("Size, cooldown, share…", pace), ("Style limits…", styles)):
        form = await admin.press(panel, button)
        await form.answered()
        await (await admin.submit(form, **{name: str(value) for name, value in values.items()})).answered()
    await choose(discord, panel, "presets", "fine", "draft")
    await choose(discord, panel, "channels", discord.channel.id)
    await (await admin.press(panel, "Buttons of others' results: yes")).answered()
    await (await admin.press(panel, "Create styles: yes")).answered()

    shown = text_of(await (await admin.run(discord.channel, "limits show")).says("Limits in this server"))
    by_command, by_panel = (
        next(line.split(":** ")[1] for line in shown.splitlines() if line.startswith(f"**{whom}:**"))
        for whom in (f"<@&{patrons.id}>", f"<@{ana}>")
    )
    assert by_command == by_panel
    assert by_panel.count(" · ") == 13, "there are fourteen"
    for name in (*numbers, *pace, *styles, *sets):
        reset = await admin.run(discord.channel, "limits reset", of=str(patrons.id), limit=name)
        await reset.says("Removed for")
    await (await admin.press(panel, "Remove limits")).answered()
    shown = text_of(await (await admin.run(discord.channel, "limits show")).says("Limits in this server"))
    assert "No limits are set in this server." in shown


async def test_admins_are_exempt_where_they_say_so(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    admin, channel = discord.cleo, discord.channel
    await (await admin.run(channel, "limits set", jobs_per_day=1)).says("This applies from the next job on")
    await (await admin.run(channel, "stylize", picture=photo, prompt="fire")).result()
    await (await admin.run(channel, "stylize", picture=photo, prompt="fire")).says("used 1 of your 1")
    panel = await opened(discord)
    await admin.press(panel, "Exempt admins: no")
    await changed(discord, panel, "Exempt admins: yes")
    await (await admin.run(channel, "stylize", picture=photo, prompt="fire")).result()
    await (await ask(discord, photo)).result()
    await (await ask(discord, photo)).says("used 1 of your 1")


async def test_a_servers_days_end_in_its_own_time_zone(discord: Discord, bot: BotProcess) -> None:
    admin = discord.cleo
    panel = await opened(discord)
    assert "Time zone: UTC (set by the bot owner)" in text_of(panel)
    for zone in ("Mars/Olympus", "../../etc/passwd"):
        form = await admin.press(panel, "Time zone…")
        await form.answered()
        await (await admin.submit(form, time_zone=zone)).says(f"There is no time zone “{zone}”.")
    form = await admin.press(panel, "Time zone…")
    await form.answered()
    await admin.submit(form, time_zone="Pacific/Kiritimati")
    await changed(discord, panel, "Time zone: Pacific/Kiritimati")
    await (await admin.run(discord.channel, "limits set", jobs_per_day=1)).says("This applies from the next job on")
    said = text_of(await (await discord.ana.run(discord.channel, "help")).says("in this server"))
    ends = [line.split("<t:")[1].split(":")[0] for line in said.splitlines() if "Jobs" in line]
    everywhere, here = (int(moment) for moment in ends)
    assert (everywhere % 86400, here % 86400) == (0, 10 * 3600), "midnight in UTC, and 14 hours before it"


async def test_age_restricted_channels_only(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    adults = discord.sandbox.world.add_channel(discord.guild, "adults")
    adults.age_restricted = True
    async with running_bot(discord.sandbox, tmp_path):
        first = await (await ask(discord, photo)).result()
        panel = await opened(discord)
        await discord.cleo.press(panel, "Age-restricted only: no")
        await changed(discord, panel, "Age-restricted only: yes")
        refused = await (await ask(discord, photo)).says(
            "In this server the bot works only in age-restricted channels."
        )
        assert refused.flags & Flag.EPHEMERAL
        await (await discord.ana.press(first, "Edit…")).says("age-restricted")
        await (await discord.ana.run(discord.channel, "show", id="1")).says("age-restricted")
        await (await ask(discord, photo, adults)).result()


async def test_results_are_behind_a_spoiler(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    def hidden(message: Message) -> set[bool]:
        galleries = [one for one in validation.walk(message.components) if one.get("items")]
        return {item["spoiler"] for gallery in galleries for item in gallery["items"]}

    before = await (await ask(discord, photo)).result()
    panel = await opened(discord)
    await discord.cleo.press(panel, "Spoilers: no")
    await changed(discord, panel, "Spoilers: yes")
    after = await (await ask(discord, photo)).result()
    assert (hidden(before), hidden(after)) == ({False}, {True})
    assert hidden(await (await press_more(discord.ana, after, "Stronger")).result()) == {True}
    assert hidden(await (await discord.ana.run(discord.channel, "show", id="2")).result()) == {True}


async def test_a_channel_gets_a_line_for_every_change_and_every_removal(
    discord: Discord, audit: Channel, bot: BotProcess, photo: Upload
) -> None:
    admin, who = discord.cleo, f"<@{discord.cleo.user.id}>"

    async def written(words: str) -> None:
        await discord.sandbox.world.until(lambda: any(words in one.content for one in audit.messages.values()), 10)

    first, second = [await (await ask(discord, photo)).result() for _ in range(2)]
    panel = await opened(discord)
    await choose(discord, panel, "audit", audit.id)
    await written(f"{who} changed “Log channel” for the server: not set → <#{audit.id}>.")
    await (await admin.run(discord.channel, "limits set", of=str(discord.ana.user.id), jobs_per_day=9)).says(
        "This applies from the next job on"
    )
    await written(f"{who} changed “Jobs per day” for <@{discord.ana.user.id}>: not set → 9.")
    await (await admin.run(discord.channel, "limits set", of=str(discord.ana.user.id), jobs_per_day=0)).says(
        "This applies from the next job on"
    )
    await written(f"“Jobs per day” for <@{discord.ana.user.id}>: 9 → no limit.")
    await (await admin.run(discord.channel, "words block", word="gore")).says("Blocked")
    await written(f"{who} blocked the word “gore”.")
    await (await admin.run(discord.channel, "block person", person=str(discord.ben.user.id))).says(
        "can no longer use the bot in this server"
    )
    await written(f"{who} blocked <@{discord.ben.user.id}>.")
    # Removing: by an admin with the button, and by number where the message is gone.
    question = await (await press_more(admin, first, "Delete…")).says("permanently")
    await (await admin.press(question, "Delete permanently")).says("The result is deleted.")
    await written(f"{who} deleted result #1 of <@{discord.ana.user.id}>: “fire”.")
    discord.ana.delete(second) if second.author is discord.ana.user else discord.sandbox.delete_message(second)
    question = await (await admin.run(discord.channel, "remove", id="#2")).says("permanently")
    await (await admin.press(question, "Delete permanently")).says("The result is deleted.")
    await written(f"{who} deleted result #2 of")
    await (await discord.ana.run(discord.channel, "history")).says("You have no pictures yet")
    await (await admin.run(discord.channel, "remove", id="77")).says("has no result with this number")
    with pytest.raises(CannotDo):
        await discord.ana.run(discord.channel, "remove", id="1")
    # That nobody watches any more is written where they watched until then.
    await choose(discord, panel, "audit")
    await written(f"{who} changed “Log channel” for the server: <#{audit.id}> → not set.")
    assert len(audit.messages) == 8


async def test_an_audit_channel_that_is_out_of_reach_stops_nobody(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    panel = await opened(discord)
    await choose(discord, panel, "audit", discord.channel.id)
    discord.channel.overwrites[discord.sandbox.world.bot.id] = (Permission(0), Permission.SEND_MESSAGES)
    await (await discord.cleo.run(discord.channel, "words block", word="gore")).says("Blocked “gore”.")
    await bot.logs("audit line not delivered")
