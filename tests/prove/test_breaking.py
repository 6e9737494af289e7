"""What the bot stands on breaks, one thing after the other: every job is delivered or explained, and costs no more."""

import asyncio
import resource
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from bot.sandbox.messages import Upload
from bot.sandbox.person import Person, text_of
from bot.sandbox.world import Message
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running, press_more, until
from tests.e2e.test_user_apps import elsewhere

pytestmark = pytest.mark.prove

BUSY_SECONDS = 30  # that the bot waits for a locked database
AWAY_SECONDS = 125  # of a gateway
LONGEST_RECONNECT = 45  # seconds, once it is there again: a pause of 32, and the connection itself


def pictures(discord: Discord) -> list[Message]:
    return [m for m in discord.sandbox.world.messages() if m.author.bot and m.attachments]


def used_today(folder: Path, person: Person | None = None) -> int:
    """Requests that are counted, of one person or of all."""
    query = "SELECT coalesce(sum(jobs), 0) FROM usage_counts WHERE guild_id = 0 AND ? IN (0, user_id)"
    with sqlite3.connect(folder / "data" / "wordbrush.db") as rows:
        [(used,)] = rows.execute(query, [person.user.id if person else 0])
    return int(used)


def imaging_processes(bot: BotProcess) -> list[psutil.Process]:
    return [child for child in psutil.Process(bot.process.pid).children() if "bot.imaging.worker" in child.cmdline()]


# ── engines and imaging ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("nonsense", ["babbles", "no picture"])
async def test_an_engine_that_answers_nonsense_is_replaced_and_after_twice_the_job_is_given_back(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path, nonsense: str
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt=f"fire {nonsense}")
    await act.says("does not count")
    assert used_today(tmp_path) == 0
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()


async def test_an_engine_without_enough_memory_says_so_and_goes_on(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire starves")
    said = text_of(await act.says("does not count"))
    assert "memory" in said
    assert used_today(tmp_path) == 0
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()


async def test_a_job_that_was_sent_ahead_is_not_blamed_for_the_death_of_its_engine(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    """It waited in the engine behind one that killed it, each time."""
    for _ in range(2):
        dying = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire dies late")
        behind = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")
        await dying.says("does not count")
        await behind.result()


@pytest.mark.parametrize("when", ["while it is attached", "while it is delivered"])
async def test_imaging_processes_that_are_killed_take_no_picture_with_them(
    discord: Discord, bot: BotProcess, photo: Upload, when: str
) -> None:
    if when == "while it is attached":
        for process in imaging_processes(bot):
            process.kill()
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        return
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    await act.says(is_running)
    for process in imaging_processes(bot):
        process.kill()
    await act.result()


# ── database and disk ────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_database_that_another_program_holds_for_a_moment_is_waited_for(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    await act.says(is_running)
    with sqlite3.connect(tmp_path / "data" / "wordbrush.db") as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")
        await asyncio.sleep(5)
        other.execute("ROLLBACK")
    await act.result()
    await waiting.result()


async def test_a_database_that_stays_locked_is_said_and_nothing_is_lost(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path
) -> None:
    running = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    await running.says(is_running)
    with sqlite3.connect(tmp_path / "data" / "wordbrush.db") as other:
        other.execute("BEGIN IMMEDIATE")
        refused = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")
        message = await refused.says("cannot store anything right now", BUSY_SECONDS + 10)
        assert message.only_for == discord.ben.user.id
        other.execute("ROLLBACK")
    await running.result(60)
    assert len(pictures(discord)) == 1
    assert used_today(tmp_path) == 1
    await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes room away from a process that runs")
async def test_a_full_disk_is_said_and_nothing_is_lost(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path
) -> None:
    """The bot may write no file longer than nothing, as if there were no room."""
    running = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    await running.says(is_running)
    before = resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (0, before[1]))
    refused = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")
    await refused.says("cannot store anything right now")
    await bot.logs("job interrupted")
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, before)
    await running.says(lambda message: bool(message.attachments) or "disk is full" in text_of(message), 60)
    await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()
    assert used_today(tmp_path) == len(pictures(discord))
    assert not list((tmp_path / "data").rglob("*.partial"))


def blobs(folder: Path, suffix: str) -> list[Path]:
    return sorted((folder / "data" / "blobs").rglob(f"*.{suffix}"), key=lambda path: path.stat().st_mtime)


def _damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


def _put_something_else_there(path: Path) -> None:
    path.unlink()
    path.mkdir()


SPOIL: list[Callable[[Path], None]] = [Path.unlink, _damage, _put_something_else_there]


@pytest.mark.parametrize("spoil", SPOIL, ids=["missing", "damaged", "no file"])
async def test_a_photo_that_is_spoilt_while_its_job_waits_is_explained_and_costs_nothing(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    running = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
    panel = await running.says(is_running)
    first = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")  # which is fetched ahead
    await first.says("in the queue")
    second = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")
    await second.says("in the queue")
    spoil(blobs(tmp_path, "png")[-1])
    await discord.ben.press(panel, "Cancel")
    await second.says("deleted, so this is no longer possible")
    await first.result()
    assert used_today(tmp_path, discord.ana) == 1


@pytest.mark.parametrize("spoil", SPOIL, ids=["missing", "damaged", "no file"])
async def test_a_result_that_is_spoilt_before_it_is_shown_is_explained(
    discord: Discord, photo: Upload, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    async with running_bot(discord.sandbox, tmp_path) as bot:
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
        await act.says(is_running)
        discord.sandbox.faults.add("/messages/", method="PATCH", status=500, times=1000)
        await bot.logs("job ended")
        bot.kill()
        await bot.ended()
    spoil(blobs(tmp_path, "png")[-1])
    discord.sandbox.faults.clear()
    async with running_bot(discord.sandbox, tmp_path) as bot:
        assert "does not count" in text_of(await act.says("missing or damaged"))
        assert used_today(tmp_path) == 0
        await (await discord.ana.press(act.messages()[0], "Try again")).result()


@pytest.mark.parametrize("spoil", SPOIL, ids=["missing", "damaged", "no file"])
async def test_a_network_that_is_spoilt_is_explained(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    spoil(blobs(tmp_path, "safetensors")[-1])
    await (await press_more(discord.ana, message, "Stronger")).says("has been deleted")


# ── the clock ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("days", [1, -1, 400, -400])
async def test_a_clock_that_jumps_loses_nothing_and_blocks_nobody(
    discord: Discord, tmp_path: Path, photo: Upload, days: int
) -> None:
    """In the middle of a job, in a server and where there is only the interaction's token."""
    environment = {"CLOCK_JUMPS_DAYS": str(days), "WORDBRUSH_LIMITS__COOLDOWN": "1"}
    async with running_bot(
        discord.sandbox, tmp_path, module="tests.prove.jumping_clock", environment=environment
    ) as bot:
        channel = elsewhere(discord)[0]
        here = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
        there = await discord.ana.run(channel, "stylize", picture=photo, prompt="slow ice")
        await here.says(is_running)
        (tmp_path / "jump").touch()
        await bot.logs("the clock has jumped")
        await here.result()
        await there.result()
        await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="gold")).result()


# ── Discord ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_results_come_while_the_gateway_is_away_for_long(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    gateway = discord.sandbox.gateway
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow long fire")
    await act.says(is_running)
    gateway.away = True
    await gateway.drop(resumable=False)
    await act.result()
    await asyncio.sleep(AWAY_SECONDS)
    gateway.away = False
    await discord.sandbox.world.until(lambda: gateway.connected, LONGEST_RECONNECT)
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()


async def test_a_server_that_removes_the_bot_in_the_middle_gets_nothing_and_the_person_does(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    other = discord.sandbox.world.add_guild("Other", discord.cleo.user, [discord.ana.user])
    await discord.sandbox.invite(other) if discord.sandbox.world.bot.id not in other.members else None
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    message = await act.says(is_running)
    discord.sandbox.delete_message(message)
    await discord.sandbox.remove_bot(discord.guild)
    await bot.logs("job delivered")
    assert len(discord.sandbox.world.direct_messages(discord.ana.user).messages) == 1


async def test_a_slow_discord_is_waited_for_everywhere(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    discord.sandbox.faults.add(delay=1.0, times=1000)
    message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    await (await discord.ana.press(message, "Variation")).result()


async def test_a_token_that_is_reset_ends_the_bot_with_a_sentence(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
    await act.says(is_running)
    discord.sandbox.reset_token()
    await discord.sandbox.gateway.drop(resumable=False)
    assert await bot.ended() == 1
    assert "does not accept this token" in "\n".join(bot.log)
    async with running_bot(discord.sandbox, tmp_path):
        await act.says(is_running)


async def test_the_gateway_that_drops_again_and_again_does_no_harm(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    acts = []
    for number in range(6):
        acts.append(await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire"))
        await discord.sandbox.gateway.drop(resumable=bool(number % 2))
        await discord.sandbox.world.until(lambda: discord.sandbox.gateway.connected, 60)
    await until(lambda: sum(act.interaction.answered is not None for act in acts) >= 3)
    for act in acts:
        if act.interaction.answered is not None:
            await act.result()
