"""The bot killed (SIGKILL) at every boundary of a job's life: nothing is lost or twice there, and counts are exact."""

import asyncio
import io
import re
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest

from bot.sandbox.messages import Upload
from bot.sandbox.person import CannotDo, text_of
from bot.sandbox.server import Exchange, Sandbox
from bot.sandbox.torch_free_engine import bare_shapes
from bot.sandbox.world import Message
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running, press_more, until
from tests.e2e.test_picture_check import hidden
from tests.e2e.test_settings import choose, opened
from tests.e2e.test_style import has_style

pytestmark = pytest.mark.prove

MORTAL = "tests.prove.mortal_bot"
SHARES = 2  # of the points of a life, each a test
UNFINISHED = ("in the queue", "Starting", "▱▱", "▰▰")
LOST = """
SELECT (SELECT count(*) FROM jobs WHERE state IN ('queued', 'running'))
     + (SELECT count(*) FROM jobs WHERE state NOT IN ('queued', 'running') AND delivered_at IS NULL)
"""
MISCOUNTED = """
SELECT * FROM (
    SELECT 0 AS guild_id, user_id, counted_on AS day, sum(counted_jobs) AS jobs, sum(counted_units) AS units
    FROM jobs WHERE counted_on IS NOT NULL GROUP BY 2, 3
) AS used LEFT JOIN usage_counts AS counted
    ON counted.guild_id = 0 AND counted.user_id = used.user_id AND counted.day = used.day
WHERE counted.jobs IS NOT used.jobs OR counted.units IS NOT used.units
"""

# What jobs have used of grants, and of the limits of a server.
MISGRANTED = """
SELECT grants.id, units, remaining, coalesce(sum(used.value), 0) AS used
FROM grants LEFT JOIN (SELECT "key", value FROM jobs, json_each(jobs.granted)) AS used
    ON CAST(used."key" AS INTEGER) = grants.id
GROUP BY grants.id HAVING units - remaining IS NOT coalesce(sum(used.value), 0)
"""
MISCOUNTED_HERE = """
SELECT * FROM (
    SELECT guild_id, user_id, counted_here_on AS day, sum(counted_jobs) AS jobs,
        sum(counted_units - (SELECT coalesce(sum(value), 0) FROM json_each(jobs.granted))) AS units
    FROM jobs WHERE counted_here_on IS NOT NULL GROUP BY 1, 2, 3
) AS used LEFT JOIN usage_counts AS counted
    ON counted.guild_id = used.guild_id AND counted.user_id = used.user_id AND counted.day = used.day
WHERE counted.jobs IS NOT used.jobs OR counted.units IS NOT used.units
"""

Life = Callable[[Discord, Upload], Awaitable[None]]


async def a_picture_that_is_repainted_and_deleted(discord: Discord, photo: Upload) -> None:
    message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    await (await press_more(discord.ana, message, "Stronger")).result()
    asked = await (await press_more(discord.ana, message, "Delete…")).says("Delete")
    await (await discord.ana.press(asked, "Delete permanently")).says("deleted")


async def a_gallery_of_which_one_is_picked(discord: Discord, photo: Upload) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", count=2)
    await (await discord.ben.press(await act.result(), "2")).result()


async def one_in_the_style_of_a_picture_and_its_variation(discord: Discord, photo: Upload) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, like=photo, prompt="fire")
    message = await act.result()
    await (await discord.ana.press(message, "Variation")).result()
    form = await press_more(discord.ana, message, "Use as style…")
    await form.answered()
    await (await discord.ana.submit(form, upload=[photo])).result()


async def one_that_is_cancelled_while_it_waits(discord: Discord, photo: Upload) -> None:
    running = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire for 3 s")
    await running.says(is_running)
    waiting = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")
    await discord.ana.press(await waiting.says("in the queue"), "Cancel")
    await waiting.says("Canceled")
    await running.result()


async def one_that_is_cancelled_while_it_runs(discord: Discord, photo: Upload) -> None:
    running = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 4 s")
    await discord.ana.press(await running.says(is_running), "Cancel")
    await running.says("Canceled")


async def one_that_fails(discord: Discord, photo: Upload) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire fails")
    await act.says("does not count")


async def one_whose_panel_is_deleted(discord: Discord, photo: Upload) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 2 s")
    discord.sandbox.delete_message(await act.says(is_running))
    await discord.sandbox.world.until(lambda: any(one.attachments for one in discord.channel.messages.values()), 30)


async def a_training_that_lets_somebody_go_first(discord: Discord, photo: Upload) -> None:
    training = await discord.ana.run(discord.channel, "style create", name="ink", prompt="slow ink")
    await training.says(is_running)
    await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    await training.says(has_style)


async def an_album_in_a_style(discord: Discord, photo: Upload) -> None:
    made = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    asked = await press_more(discord.ana, made, "Save style…")
    await asked.answered()
    await (await discord.ana.submit(asked, name="ink")).says("ink")
    act = await discord.ana.run(discord.channel, "style apply", style="ink", picture1=photo, picture2=photo)
    await act.says(lambda message: len(message.attachments) == 2)


async def pictures_that_the_check_refuses_and_hides(discord: Discord, photo: Upload) -> None:
    buffer = io.BytesIO()
    bare_shapes().save(buffer, "PNG")
    bare = Upload("shapes.png", buffer.getvalue())
    panel = await opened(discord)
    await choose(discord, panel, "pictures", "refuse")
    await (await discord.ana.run(discord.channel, "stylize", picture=bare, prompt="fire")).says("not meant for this")
    refused = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire bare")
    await refused.says("not meant for this")
    await choose(discord, panel, "pictures", "spoiler")
    await (await discord.ana.run(discord.channel, "stylize", picture=bare, prompt="fire")).result()
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire bare")).result()


async def one_that_grants_pay_for_in_part_and_that_is_cancelled(discord: Discord, photo: Upload) -> None:
    """Two grants pay for the first job, and what is left of the second for a part of the other one."""
    ana = str(discord.ana.user.id)
    for units, more in ((1, {"days": 7}), (2, {})):
        await (await discord.cleo.run(discord.channel, "limits grant", person=ana, units=units, **more)).says("granted")
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", preset="draft", count=2)
    await act.result()
    running = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 4 s", preset="standard")
    await discord.ana.press(await running.says(is_running), "Cancel")
    await running.says("Canceled")
    await (await discord.cleo.run(discord.channel, "limits grant", person=ana, units=0)).answered()


LIVES: list[Life] = [
    a_picture_that_is_repainted_and_deleted,
    a_gallery_of_which_one_is_picked,
    one_in_the_style_of_a_picture_and_its_variation,
    one_that_is_cancelled_while_it_waits,
    one_that_is_cancelled_while_it_runs,
    one_that_fails,
    one_whose_panel_is_deleted,
    a_training_that_lets_somebody_go_first,
    an_album_in_a_style,
    pictures_that_the_check_refuses_and_hides,
    one_that_grants_pay_for_in_part_and_that_is_cancelled,
]


async def points_of(life: Life, folder: Path, photo: Upload) -> list[str]:
    """Every point that the bot comes by in this life, from the first command on."""
    trace = folder / "trace"
    async with Sandbox() as sandbox:
        discord = Discord(sandbox)
        environment = {"KILL_TRACE": str(trace), "WORDBRUSH_ENGINE__TRAINING_TURN": "0"}
        async with running_bot(sandbox, folder, module=MORTAL, environment=environment):
            before = len(trace.read_text().splitlines())
            await life(discord, photo)
            await until(lambda: number(folder, LOST) == 0)
            points = trace.read_text().splitlines()[before:]
    # Between the end of one thing and the beginning of the next, nothing changes outside of the process.
    return [point for last, point in pairwise(["", *points]) if not (" after " in last and " before " in point)]


def number(folder: Path, query: str) -> int:
    with sqlite3.connect(folder / "data" / "wordbrush.db") as rows:
        return int(rows.execute(query).fetchone()[0])


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.__name__)
async def test_a_bot_that_is_killed_anywhere_keeps_its_promises(
    life: Life, share: int, tmp_path: Path, photo: Upload
) -> None:
    (tmp_path / "traced").mkdir()
    points = (await points_of(life, tmp_path / "traced", photo))[share::SHARES]
    died = 0
    for place, point in enumerate(points):
        folder = tmp_path / str(place)
        folder.mkdir()
        died += await killed_at(point, life, folder, photo)
    # How often progress is shown is a matter of speed, so that some points may not be reached again.
    assert died >= 0.8 * len(points), f"{died} of {points}"


async def killed_at(point: str, life: Life, folder: Path, photo: Upload) -> bool:
    """Live until the bot dies at this point, start it again, and look; gives whether it has died."""
    exchanges: list[Exchange] = []
    async with Sandbox(observer=exchanges.append) as sandbox:
        discord = Discord(sandbox)
        environment = {"KILL_AT": point, "WORDBRUSH_ENGINE__TRAINING_TURN": "0"}
        # What it does now and then, it may do before it is connected this time: it dies before its first command.
        async with running_bot(sandbox, folder, module=MORTAL, connected=False, environment=environment) as bot:
            living = asyncio.create_task(_live(life, discord, photo, bot))
            dying = asyncio.create_task(bot.ended(120))
            await asyncio.wait({living, dying}, return_when=asyncio.FIRST_COMPLETED)
            await until(lambda: dying.done() or number(folder, LOST) == 0)  # the end comes after it can be seen
            await asyncio.wait({dying}, timeout=0.5)
            died = dying.done()
            living.cancel()
            dying.cancel()
            await asyncio.gather(living, dying, return_exceptions=True)
        async with running_bot(sandbox, folder) as bot:
            try:
                await until(lambda: number(folder, LOST) == 0, 30)
            except TimeoutError:
                raise AssertionError(f"killed at {point}, something is not at its end") from None
            problems = broken_promises(sandbox, folder, deleted=any(_deletes(one) for one in exchanges))
            assert not problems, f"killed at {point}: {problems}"
    return died


async def _live(life: Life, discord: Discord, photo: Upload, bot: BotProcess) -> None:
    with suppress(AssertionError, CannotDo, TimeoutError):  # what cannot go on without the bot
        await bot.connected(discord.sandbox)
        await life(discord, photo)


def _deletes(exchange: Exchange) -> bool:
    """A message of a job, which somebody wanted to have deleted."""
    return exchange.method == "DELETE" and exchange.path.startswith("/channels/") and exchange.status == 204


def broken_promises(sandbox: Sandbox, folder: Path, *, deleted: bool) -> list[str]:
    """What is not as it has to be once everything is at its end. deleted: a message was, because somebody asked."""
    problems = []
    messages = [message for message in sandbox.world.messages() if message.author.bot]
    with sqlite3.connect(folder / "data" / "wordbrush.db") as rows:
        for job, state, kind, pictures in rows.execute(
            "SELECT id, state, kind, (SELECT count(*) FROM results WHERE job_id = jobs.id) FROM jobs"
        ).fetchall():
            shown = [message for message in messages if _shows(message, job)]
            if len(shown) > 1 or (state == "done" and pictures and not shown and not deleted):
                problems.append(f"job {job} ({kind}, {state}) is shown {len(shown)} times")
        for (job,) in rows.execute("SELECT id FROM jobs WHERE spoiler").fetchall():
            if any(hidden(message) == {False} for message in messages if _shows(message, job)):
                problems.append(f"job {job} is shown without its spoiler")
        counts = [rows.execute(query).fetchall() for query in (MISCOUNTED, MISCOUNTED_HERE, MISGRANTED)]
        problems += [f"counts: {wrong}" for wrong in counts if wrong]
        blobs = {
            blob
            for query in (
                "SELECT content FROM jobs",
                "SELECT reference FROM jobs",
                "SELECT style FROM jobs",
                "SELECT picture FROM results",
                "SELECT weights FROM results",
                "SELECT weights FROM styles",
                "SELECT thumbnail FROM styles",
            )
            for (blob,) in rows.execute(query)
            if blob
        }
    if missing := [blob for blob in blobs if not (folder / "data" / "blobs" / blob).is_file()]:
        problems.append(f"blobs that are not there: {missing}")
    stuck = [text_of(message) for message in messages if any(words in text_of(message) for words in UNFINISHED)]
    if stuck:
        problems.append(f"panels that say so for ever: {stuck}")
    return problems


def _shows(message: Message, job: int) -> bool:
    return any(re.match(rf"wordbrush-{job}\b", file.filename) for file in message.attachments)
