"""Whatever Discord answers, what has been painted is delivered or explained: no panel says for ever that it begins."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.sandbox.messages import Upload
from bot.sandbox.person import text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world import Channel, ChannelType, Message
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running, press_more, until
from tests.e2e.test_monitoring import get

FOR_EVER = 1_000_000  # requests
UNFINISHED = ("in the queue", "Starting", "▱▱", "▰▰")
NOT_DELIVERED = "SELECT count(*) FROM jobs WHERE delivered_at IS NULL"
EXPLAINED = ("Discord rejected it in this channel", "content filter blocked it in this channel")

# https://docs.discord.com/developers/topics/opcodes-and-status-codes#json, as of August 2026
CODES = json.loads(Path(__file__).with_name("discord_codes.json").read_text())
TOO_OFTEN = (20016, 20022, 20028, 20029, 30046, 40062)
FORBIDDEN = (20001, 20012, 20018, 40007, 40333, 50001, 50005, 50007, 50009, 50013, 50020, 160002)
# Each kind of answer once, for who is in a hurry; all of them are for `make prove`.
FEW = (0, 10003, 10008, 20009, 20028, 30046, 40001, 40005, 40333, 50013, 50027, 50035, 50083, 130000, 160005, 200000)


@dataclass(frozen=True)
class Refusal:
    """What Discord answers to each edit of a panel. times: how often, where that passes."""

    status: int
    code: int
    times: int = FOR_EVER
    cloudflare: bool = False


def status_of(code: int) -> int:
    """The HTTP status with which a code comes; the table does not say."""
    if code in TOO_OFTEN:
        return 429
    if code in FORBIDDEN:
        return 403
    of_its_own = {40001: 401, 50027: 401, 40005: 413, 130000: 503}
    return of_its_own.get(code, 404 if 10000 <= code < 11000 else 400)


def refusals(codes: list[int] | tuple[int, ...], *, by_token: bool) -> list[Refusal]:
    """All of these codes, and the answers that come without one. What is said to pass, passes."""
    found = []
    for code in codes:
        status = status_of(code)
        if status == 401 and not by_token:
            continue  # the bot's own token, for which there is a test below
        passes = (status == 429 and code != 30046) or status >= 500 or code in (40002, 40003, 40004, 40006, 40333)
        found.append(Refusal(status, code, 2 if passes else FOR_EVER))
    found += [Refusal(status, 0) for status in (403, 404, 405, 413)]
    found += [Refusal(status, 0, 2) for status in (429, 500, 502, 503, 504)]
    return [*found, Refusal(429, 0, 3, cloudflare=True), Refusal(403, 40333, 2)]


def number(folder: Path, query: str) -> int:
    with sqlite3.connect(folder / "data" / "wordbrush.db") as rows:
        return int(rows.execute(query).fetchone()[0])


def picture_of(job: int, messages: list[Message]) -> bool:
    return any(re.match(rf"wordbrush-{job}\b", file.filename) for message in messages for file in message.attachments)


@pytest.mark.parametrize("codes", [pytest.param(FEW, id="few"), pytest.param(CODES, id="all", marks=pytest.mark.prove)])
@pytest.mark.parametrize("restarted", [False, True], ids=["on", "restarted"])
@pytest.mark.parametrize("by_token", [True, False], ids=["token", "bot"])
async def test_whatever_discord_answers_a_job_is_delivered_or_explained(
    by_token: bool, restarted: bool, codes: list[int], tmp_path: Path, photo: Upload
) -> None:
    asked = refusals(codes, by_token=by_token)
    environment = {"WORDBRUSH_LIMITS__JOBS_PER_DAY": "0", "WORDBRUSH_LIMITS__QUEUED_AT_ONCE": "0"}
    environment["WORDBRUSH_LIMITS__GUILD__QUEUED_AT_ONCE"] = "0"
    async with Sandbox(token_seconds=900.0 if by_token else 4.0) as sandbox:
        discord = Discord(sandbox)
        async with running_bot(sandbox, tmp_path, environment=environment) as bot:
            first = await discord.cleo.run(discord.channel, "stylize", picture=photo, prompt="slow fire forever")
            running = await first.says(is_running)  # until all of the others wait behind it
            for place, refusal in enumerate(asked):
                act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")
                panel = await act.says("in the queue")
                assert number(tmp_path, "SELECT max(id) FROM jobs") == place + 2
                path = f"/{act.interaction.token}/messages" if by_token else f"/channels/[0-9]+/messages/{panel.id}$"
                sandbox.faults.add(path, method="PATCH", **vars(refusal))
            if restarted:
                bot.kill()
                await bot.ended()
            else:
                await discord.cleo.press(running, "Cancel")
                await until(lambda: number(tmp_path, NOT_DELIVERED) == 0, 240)
        if restarted:
            async with running_bot(sandbox, tmp_path, environment=environment):
                await discord.cleo.press(running, "Cancel")
                await until(lambda: number(tmp_path, NOT_DELIVERED) == 0, 240)
        messages = sandbox.world.messages()
    stuck = [text_of(message) for message in messages if any(words in text_of(message) for words in UNFINISHED)]
    assert not stuck
    unseen = [refusal for place, refusal in enumerate(asked) if not picture_of(place + 2, messages)]
    said = [message for message in messages if any(words in text_of(message) for words in EXPLAINED)]
    assert len(said) == len(unseen), [text_of(message) for message in messages if not message.attachments]
    assert not [refusal for refusal in unseen if refusal.times != FOR_EVER], "what passes is waited out"


@pytest.fixture
def thread(discord: Discord) -> Channel:
    return discord.sandbox.world.add_channel(discord.guild, "spring", ChannelType.PUBLIC_THREAD)


async def test_a_thread_that_is_archived_meanwhile_is_opened_again_by_the_result(
    discord: Discord, bot: BotProcess, thread: Channel, photo: Upload
) -> None:
    act = await discord.ana.run(thread, "stylize", picture=photo, prompt="slow fire")
    await act.says(is_running)
    discord.sandbox.archive(thread)
    await bot.logs("job delivered")
    [message] = thread.messages.values()
    assert message.attachments
    assert not thread.archived


async def test_a_panel_in_an_archived_thread_is_not_taken_for_a_result_after_a_restart(
    discord: Discord, tmp_path: Path, thread: Channel, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path) as bot:
        with cloudflare(discord):
            act = await discord.ana.run(thread, "stylize", picture=photo, prompt="fire for 1 s")
            await bot.logs("delivery will be repeated")
            bot.kill()
            await bot.ended()
    assert act.interaction.original
    discord.sandbox.archive(thread)
    async with running_bot(discord.sandbox, tmp_path) as bot:
        await bot.logs("job delivered")
    [message] = thread.messages.values()
    assert message.attachments


async def test_of_a_thread_that_is_locked_meanwhile_the_result_goes_to_the_person(
    discord: Discord, bot: BotProcess, thread: Channel, photo: Upload
) -> None:
    act = await discord.ana.run(thread, "stylize", picture=photo, prompt="slow fire")
    await act.says(is_running)
    discord.sandbox.archive(thread, locked=True)
    await bot.logs("job delivered")
    [message] = discord.sandbox.world.direct_messages(discord.ana.user).messages.values()
    assert message.attachments


async def test_a_picture_that_discords_filter_refuses_is_explained_in_its_panel(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    discord.sandbox.faults.add("/messages", status=400, code=20009, with_files=True, times=FOR_EVER)
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")
    await act.says("explicit content filter")
    assert act.interaction.original in discord.channel.messages.values()


@contextmanager
def cloudflare(discord: Discord) -> Iterator[None]:
    """Every request is refused by what stands before Discord: the machine's address is banned for a while."""
    discord.sandbox.faults.add("/messages", status=429, cloudflare=True, times=FOR_EVER)
    yield
    discord.sandbox.faults.clear()


async def test_a_ban_by_cloudflare_is_waited_out_also_over_a_restart(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path) as bot:
        with cloudflare(discord):
            act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")
            for _ in range(3):
                await bot.logs("delivery will be repeated")
                bot.log.clear()
            bot.kill()
            await bot.ended()
            async with running_bot(discord.sandbox, tmp_path) as again:
                await again.logs("delivery will be repeated")
                discord.sandbox.faults.clear()
                await act.result(60)


async def test_after_a_reset_of_the_token_nothing_is_tried_until_the_start_with_the_new_one(
    tmp_path: Path, photo: Upload
) -> None:
    async with Sandbox(token_seconds=1.0) as sandbox:
        discord = Discord(sandbox)
        async with running_bot(sandbox, tmp_path) as bot:
            acts = [await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 6 s")]
            await acts[0].says(is_running)
            acts.append(await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="gold for 1 s"))
            await acts[1].says("in the queue")
            sandbox.reset_token()
            await bot.logs("token was reset")
            await until(lambda: number(tmp_path, "SELECT count(*) FROM jobs WHERE finished_at IS NULL") == 0)
            assert number(tmp_path, NOT_DELIVERED) == 2
            status, body = await get(bot, "/readyz")
            assert (status, json.loads(body)["checks"]["token"]) == (503, False)
        assert sum("token was reset" in line for line in bot.log) == 1
        async with running_bot(sandbox, tmp_path):
            for act in acts:
                await act.result()


async def test_a_deletion_goes_on_past_what_cannot_be_deleted_and_says_what_is_left(
    discord: Discord, bot: BotProcess, thread: Channel, photo: Upload, tmp_path: Path
) -> None:
    for place in (thread, discord.channel, discord.channel):
        await (await discord.ana.run(place, "stylize", picture=photo, prompt="fire")).result()
    in_thread, first, second = (
        next(iter(thread.messages.values())),
        *discord.channel.messages.values(),
    )
    discord.sandbox.archive(thread, locked=True)
    path = f"/messages/{first.id}$"
    discord.sandbox.faults.add(path, method="DELETE", status=429, retry_after=100.0, times=FOR_EVER)
    act = await discord.ana.run(discord.channel, "privacy")
    asked = await discord.ana.press(await act.says("The bot stores"), "Delete everything…")
    done = await discord.ana.press(await asked.says("permanently"), "Delete data and messages")
    message = await done.says("Your data is deleted.")
    assert "2 messages" in text_of(message)
    assert {one.id for one in (in_thread, first)} == set(map(int, re.findall(r"/(\d+)$", text_of(message), re.M)))
    assert second.id not in discord.channel.messages
    assert number(tmp_path, "SELECT count(*) FROM jobs") == 0


async def test_what_an_admin_removes_is_gone_although_its_message_stays(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path
) -> None:
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    discord.sandbox.faults.add("/messages/[0-9]+$", method="DELETE", status=403, code=50001, times=FOR_EVER)
    asked = await discord.cleo.run(discord.channel, "remove", id="1")
    act = await discord.cleo.press(await asked.says("permanently"), "Delete permanently")
    assert "one message" in text_of(await act.says("The result is deleted.", 60))
    assert not list((tmp_path / "data" / "blobs").rglob("*.png"))


@pytest.mark.parametrize("what", ["export", "comparison"])
async def test_other_files_get_smaller_too_where_discord_takes_less_than_it_says(
    discord: Discord, bot: BotProcess, photo: Upload, what: str
) -> None:
    result = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    discord.sandbox.faults.add("/webhooks/", method="POST", status=413, code=40005, with_files=True, times=3)
    if what == "export":
        asked = await (await discord.ana.run(discord.channel, "privacy")).says("The bot stores")
        act = await discord.ana.press(asked, "Export everything")
    else:
        act = await press_more(discord.ana, result, "Before/after")
    await act.says(lambda message: len(message.attachments) > 0)
    assert discord.sandbox.faults.happened == 3


async def test_commands_that_discord_refuses_leave_a_bot_that_works(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    """An application of which only servers can be users, for example."""
    async with running_bot(discord.sandbox, tmp_path):
        pass
    (tmp_path / "data" / "wordbrush.db").unlink()
    discord.sandbox.faults.add("/commands", method="PUT", status=400, code=50035)
    async with running_bot(discord.sandbox, tmp_path) as bot:
        await bot.logs("Guild Install")
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()


@pytest.mark.parametrize("prompt", ["'" * 900, "*" * 900, "<'@everyone>" * 75, "`~|_" * 225])
async def test_details_of_the_strangest_prompts_are_shown(
    discord: Discord, bot: BotProcess, photo: Upload, prompt: str
) -> None:
    result = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt=f"fire {prompt}")).result()
    await (await press_more(discord.ana, result, "Details")).says("wordbrush stylize")
