"""/usage: what one has used oneself and, for admins, who has used how much, as a chart and as a table."""

import csv
import io
from pathlib import Path

from PIL import Image

from bot.sandbox.messages import Upload
from bot.sandbox.person import text_of
from bot.sandbox.world import Flag
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, press_more

PROMPTS = ("fire", "=1+1 fire", "$\\frac{ fire", "水彩画")


async def test_an_admin_sees_who_used_how_much_for_what(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        nothing = await discord.cleo.run(discord.channel, "usage server")
        await nothing.says("Nothing has been used in this server in the last 30 days.")
        for prompt in PROMPTS:
            act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt=prompt, preset="draft")
            await act.result()
        act = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="Fire", preset="fine")
        result = await act.result()
        await (await press_more(discord.ana, result, "Stronger")).result()
        await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire fails")).says("diverged")
        private = discord.sandbox.world.direct_messages(discord.ana.user)
        await (await discord.ana.run(private, "stylize", picture=photo, prompt="a secret, fire")).result()
    async with running_bot(discord.sandbox, tmp_path):
        shown = await (await discord.cleo.run(discord.channel, "usage server", days=7)).says("in the last 7 days")
        assert shown.flags & Flag.EPHEMERAL
        said = text_of(shown).splitlines()
        ana, ben = f"<@{discord.ana.user.id}>", f"<@{discord.ben.user.id}>"
        assert said[1:5] == [
            "5 jobs, 17 units",
            "**Units per person**",
            f"- {ben}: 1 job, 12 units",
            f"- {ana}: 4 jobs, 5 units",
        ]
        assert "- fire: " in "\n".join(said)
        chart, table = shown.attachments
        with Image.open(io.BytesIO(chart.data)) as picture:
            assert picture.size == (800, 400)
            assert len(picture.convert("RGB").getcolors(1 << 20) or []) > 20
        rows = list(csv.DictReader(io.StringIO(table.data.decode())))
        assert [row["prompt"] for row in rows] == ["Fire", "Fire", "水彩画", "$\\frac{ fire", "'=1+1 fire", "fire"]
        assert [row["units"] for row in rows] == ["1", "12", "1", "1", "1", "1"]
        assert {row["person"] for row in rows} == {str(discord.ana.user.id), str(discord.ben.user.id)}


async def test_only_admins_see_it(discord: Discord, bot: BotProcess) -> None:
    act = await discord.ana.run(discord.channel, "usage server")
    message = await act.says("Only people with the Manage Server permission")
    assert message.flags & Flag.EPHEMERAL


async def test_ones_own_use_and_what_is_left(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    values = {"jobs_per_week": 9, "units_per_day": 30, "running_at_once": 2, "cooldown": 1, "presets": "draft, fine"}
    await (await discord.cleo.run(discord.channel, "limits set", **values)).says("This applies from the next job on")
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", preset="fine")).result()
    message = await (await discord.ana.run(discord.channel, "usage me")).says("Your limits here")
    assert message.flags & Flag.EPHEMERAL
    said = text_of(message)
    for line in (
        "Jobs today: 1 of 50, resets <t:",
        "Jobs this week in this server: 1 of 9, resets <t:",
        "Units today in this server: 12 of 30, resets <t:",
        "Running jobs in this server: 2 at most",
        "Time between two jobs: 1 s",
        "Presets: draft, fine",
        "Cost in units: draft 1, standard 4, fine 12, paper 80, creating a style 24",
    ):
        assert line in said
    private = discord.sandbox.world.direct_messages(discord.ana.user)
    said = text_of(await (await discord.ana.run(private, "usage me")).says("Your limits here"))
    assert "Jobs today: 1 of 50" in said
    assert "in this server" not in said
